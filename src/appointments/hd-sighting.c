/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-index.h"

/* What one version says of another one that is known, whichever of all they are. */

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
same_address (const char *a, const char *b)
{
  return !is_empty (a) && !is_empty (b) && g_ascii_strcasecmp (a, b) == 0;
}

/**
 * hd_sighting_compare_versions:
 *
 * Which of two versions of one event is the later. Once somebody said that the numbers of an
 * organizer are wrong, the old version with its high number must not come back as the later one:
 * when they were written decides. Who says so of @incoming says that it is later than what was
 * written at no known time.
 *
 * Returns: below 0 when @incoming is the older one, above 0 when it is the later one
 */
int
hd_sighting_compare_versions (const HdSighting *known, const HdSighting *incoming)
{
  gboolean stamped = incoming->stamp != HD_SIGHTING_NONE && known->stamp != HD_SIGHTING_NONE;
  gboolean by_stamp =
    incoming->counted_anew ||
    (known->counted_anew && stamped && same_address (known->organizer, incoming->organizer));

  if (incoming->counted_anew && !stamped)
    return 1;
  if (!by_stamp && incoming->sequence != known->sequence)
    return incoming->sequence < known->sequence ? -1 : 1;
  if (!stamped)
    return 0;
  return incoming->stamp < known->stamp ? -1 : incoming->stamp > known->stamp;
}

/**
 * hd_sighting_is_superseded:
 *
 * Returns: whether @incoming is an older version than @known by its number, and was not written
 *   later
 */
gboolean
hd_sighting_is_superseded (const HdSighting *known, const HdSighting *incoming)
{
  gboolean stamped = incoming->stamp != HD_SIGHTING_NONE && known->stamp != HD_SIGHTING_NONE;

  return hd_sighting_compare_versions (known, incoming) < 0 &&
         !(stamped && incoming->stamp > known->stamp);
}

/**
 * hd_sighting_without_next:
 * @series: one whose next time another event moves
 *
 * Returns: what the series says beside that; borrows the texts of @series
 */
HdSighting
hd_sighting_without_next (const HdSighting *series)
{
  HdSighting rule = *series;

  rule.recurrence_id = "";
  rule.occurrence = 0;
  rule.start = rule.end = HD_SIGHTING_NONE;
  return rule;
}

/* Whether it takes place when the rule of its series says. */
static gboolean
is_by_rule (const HdSighting *known)
{
  return is_empty (known->recurrence_id) || known->start == known->occurrence;
}

static gboolean
is_later_than (const HdSighting *known, gint64 occurrence)
{
  gint64 day = known->occurrence != 0 ? known->occurrence : known->start;

  return occurrence != 0 && day != HD_SIGHTING_NONE && day > occurrence;
}

/**
 * hd_sighting_follows:
 * @known: one of the series that @incoming is of
 *
 * Returns: whether @incoming says what it says of @known as well, which comes behind its own
 *   occurrence (RANGE=THISANDFUTURE, RFC 5545 3.2.13)
 */
gboolean
hd_sighting_follows (const HdSighting *known, const HdSighting *incoming)
{
  return incoming->future && is_later_than (known, incoming->occurrence);
}

/**
 * hd_sighting_is_moved:
 * @known: one of the series that @incoming is of
 *
 * Returns: whether @known moves with @incoming, which moves what follows it as well: what was moved
 *   by itself stays, and what is no older version
 */
gboolean
hd_sighting_is_moved (const HdSighting *known, const HdSighting *incoming)
{
  return !incoming->cancelled && hd_sighting_follows (known, incoming) && is_by_rule (known) &&
         hd_sighting_compare_versions (known, incoming) > 0;
}

/* Whether the series has no such day any more. */
static gboolean
is_behind_end (const HdSighting *known, const HdSighting *series)
{
  return series->ended || is_later_than (known, series->last);
}

/**
 * hd_sighting_is_off:
 * @known: one of the series that @incoming stands for
 *
 * A series is called off with all of its days, or from one on, but for what is a later version than
 * that; one that is given an end, with those behind it. What was moved there is meant all the same.
 *
 * Returns: whether @known does not take place by what @incoming says of its series
 */
gboolean
hd_sighting_is_off (const HdSighting *known, const HdSighting *incoming)
{
  int order = hd_sighting_compare_versions (known, incoming);

  if (!is_empty (incoming->recurrence_id) && !hd_sighting_follows (known, incoming))
    return FALSE;
  return incoming->cancelled ? order >= 0
                             : order > 0 && is_by_rule (known) && is_behind_end (known, incoming);
}

/**
 * hd_sighting_is_same_slot:
 *
 * Returns: whether they are one slot under two names. A time that was typed has no name and often
 * no end
 */
gboolean
hd_sighting_is_same_slot (const HdSighting *known, const HdSighting *incoming)
{
  gboolean nameless = is_empty (known->uid) || is_empty (incoming->uid);

  if (known->cancelled || known->start == HD_SIGHTING_NONE || known->start != incoming->start)
    return FALSE;
  if (nameless)
    return known->end == incoming->end || known->end == HD_SIGHTING_NONE ||
           incoming->end == HD_SIGHTING_NONE;
  return known->end == incoming->end && (same_address (known->organizer, incoming->organizer) ||
                                         same_address (known->link, incoming->link));
}
