/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-evidence.h"

/* What a time tells by itself of whether it is offered. */

/* Who works from nine to five is seldom met before the one or after the other, in hours. */
#define EARLY 8
#define LATE 18

/* Hours of a house or of a shift last longer than a visit, in minutes. */
#define LONGEST 240

/* So many tokens part a day and its hour that stand side by side: "Tuesday, at 10". */
#define BESIDE 3

/* Seldom is anybody asked to come in more days, and often to begin work. */
#define LONG_AHEAD 60

static gboolean
has_number (const HdReading *r, const HdItem *item)
{
  for (guint k = item->first; k < item->end; k++)
    if (r->t[k].kind == T_NUMBER)
      return TRUE;
  return FALSE;
}

static gboolean
follows_from (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = { "from", "since",  "between",  "ab", "von", "vom",
                                       "seit", "depuis", "zwischen", "de", "des", "du",
                                       "del",  "desde",  "entre",    NULL };

  return item->first > 0 && hd_when_says_one (r, item->first - 1, words);
}

/* What the words say of the day. */
static guint
find_day (const HdReading *r, const HdItem *date)
{
  guint own = 0;

  if (has_number (r, date))
    own |= OWN_DATED;
  if (date->date.bare || date->date.weekday != 0)
    own |= OWN_WEEKDAY;
  if (follows_from (r, date))
    own |= OWN_FROM;
  return own;
}

/* What they say of the hour. */
static guint
find_hour (const HdReading *r, const HdItem *time)
{
  guint own = 0;

  if (time->first > 0 && hd_when_is_punct (&r->t[time->first - 1], '('))
    own |= OWN_BRACKET;
  if (follows_from (r, time))
    own |= OWN_FROM;
  return own;
}

/* What the two are to each other. */
static guint
find_distance (const HdItem *time, const HdItem *date)
{
  guint apart = time->first < date->first ? date->first - time->end
                                          : time->first - MIN (time->first, date->end);

  if (time->first == date->first)
    return 0;
  return apart <= BESIDE ? OWN_AFAR | OWN_BESIDE : OWN_AFAR;
}

/* What the clock and the calendar say. */
static guint
find_instant (const HdInvitation *event, HdDate today)
{
  guint own = 0;

  if (event->start.date > today + LONG_AHEAD)
    own |= OWN_LATE;
  if (event->start.date == today)
    own |= OWN_TODAY;
  if (event->all_day)
    return own | OWN_DAY;
  if (event->start.second % 3600 == 0)
    own |= OWN_WHOLE;
  if (event->start.second < EARLY * 3600 || event->start.second >= LATE * 3600)
    own |= OWN_OFF;
  if (event->start.second % 900 != 0)
    own |= OWN_ODD;
  if (hd_invitation_has_end (event) && hd_invitation_minutes (event) > LONGEST)
    own |= OWN_LONG;
  return own;
}

/**
 * hd_when_find_own:
 * @time: (nullable): the item of its hour
 * @date: (nullable): the one of its day
 *
 * Returns: what is known of an event by itself, flags of #HdEvidenceOwn
 */
guint
hd_when_find_own (const HdReading *r,
                  const HdInvitation *event,
                  const HdItem *time,
                  const HdItem *date)
{
  guint own = find_instant (event, r->context->today);

  /* A day without an hour is seldom all that a mail offers, however it is said. */
  if (date != NULL && time != NULL)
    own |= find_day (r, date);
  if (time != NULL)
    own |= find_hour (r, time);
  if (time != NULL && date != NULL)
    own |= find_distance (time, date);
  if (hd_invitation_has_end (event) && !event->all_day)
    own |= OWN_END;
  if (event->zone != NULL)
    own |= OWN_ZONED;
  if (event->place != HD_PLACE_UNKNOWN)
    own |= OWN_PLACED;
  return own;
}
