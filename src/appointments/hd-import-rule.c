/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-rule.h"

#include <glib/gi18n.h>

/*
 * Identity is UID and RECURRENCE-ID (RFC 5545). The higher SEQUENCE wins, then the later DTSTAMP.
 * Some programs begin to count anew, and one wrong number would hide all that comes after it; some
 * schedulers send one slot under two identifiers: that is asked about, never decided.
 */

static const struct
{
  const char *name;
  const char *sentence;
  gboolean changes;
} verdicts[HD_N_IMPORT_VERDICTS] = {
  [HD_IMPORT_NEW] = { "new", N_ ("New"), TRUE },
  [HD_IMPORT_SAME] = { "same", N_ ("Known already, nothing changes"), FALSE },
  [HD_IMPORT_UPDATE] = { "update", N_ ("A later version of one that you have"), TRUE },
  [HD_IMPORT_OLDER] = { "older", N_ ("Older than what you have, nothing changes"), FALSE },
  [HD_IMPORT_DOUBTFUL] = { "doubtful",
                           N_ ("Written later than what you have, but numbered as an earlier "
                               "version"),
                           TRUE },
  [HD_IMPORT_CANCEL] = { "cancel", N_ ("Cancels one that you have"), TRUE },
  [HD_IMPORT_CANCEL_UNKNOWN] = { "cancel-unknown", N_ ("Cancels one that you do not have"), FALSE },
  [HD_IMPORT_MERGE] = { "merge", N_ ("The same time as one that you have"), TRUE },
  [HD_IMPORT_NO_TIME] = { "no-time", N_ ("Without a time that is certain"), FALSE },
};

const char *
hd_import_verdict_to_string (HdImportVerdict verdict)
{
  g_return_val_if_fail (verdict < HD_N_IMPORT_VERDICTS, "");

  return verdicts[verdict].name;
}

/* Returns: (transfer none): what a preview says about it */
const char *
hd_import_verdict_sentence (HdImportVerdict verdict)
{
  g_return_val_if_fail (verdict < HD_N_IMPORT_VERDICTS, "");

  return _ (verdicts[verdict].sentence);
}

/* Whether taking it in would change anything. */
gboolean
hd_import_verdict_changes (HdImportVerdict verdict)
{
  g_return_val_if_fail (verdict < HD_N_IMPORT_VERDICTS, FALSE);

  return verdicts[verdict].changes;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
same_text (const char *a, const char *b)
{
  return is_empty (a) ? is_empty (b) : g_strcmp0 (a, b) == 0;
}

static gboolean
same_address (const char *a, const char *b)
{
  return !is_empty (a) && !is_empty (b) && g_ascii_strcasecmp (a, b) == 0;
}

static gboolean
is_same_event (const HdSighting *a, const HdSighting *b)
{
  return !is_empty (a->uid) && same_text (a->uid, b->uid) &&
         same_text (a->recurrence_id, b->recurrence_id);
}

/* One slot under two names. A time that was typed has no name and often no end. */
static gboolean
is_same_slot (const HdSighting *known, const HdSighting *incoming)
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

/* < 0: the incoming one is older. Once somebody said that the numbers of an organizer are wrong,
 * the old version with its high number must not come back as the later one: when they were written
 * decides. */
static int
compare_versions (const HdSighting *known, const HdSighting *incoming)
{
  gboolean stamped = incoming->stamp != HD_SIGHTING_NONE && known->stamp != HD_SIGHTING_NONE;
  gboolean by_stamp =
    known->counted_anew && stamped && same_address (known->organizer, incoming->organizer);

  if (!by_stamp && incoming->sequence != known->sequence)
    return incoming->sequence < known->sequence ? -1 : 1;
  if (!stamped)
    return 0;
  return incoming->stamp < known->stamp ? -1 : incoming->stamp > known->stamp;
}

/* An earlier version by its number alone. */
static HdImportVerdict
judge_earlier (const HdSighting *known, const HdSighting *incoming)
{
  gboolean later = incoming->stamp != HD_SIGHTING_NONE && known->stamp != HD_SIGHTING_NONE &&
                   incoming->stamp > known->stamp;

  return later && same_address (known->organizer, incoming->organizer) ? HD_IMPORT_DOUBTFUL
                                                                       : HD_IMPORT_OLDER;
}

static HdImportVerdict
judge_version (const HdSighting *known, const HdSighting *incoming)
{
  int order = compare_versions (known, incoming);

  if (incoming->cancelled)
    {
      if (known->cancelled)
        return HD_IMPORT_SAME;
      /* Many programs cancel without counting the version up. */
      return order >= 0 ? HD_IMPORT_CANCEL : judge_earlier (known, incoming);
    }

  if (order < 0 && incoming->start == HD_SIGHTING_NONE)
    return HD_IMPORT_OLDER;
  if (order < 0)
    return judge_earlier (known, incoming);
  if (order == 0)
    return known->cancelled ? HD_IMPORT_OLDER : HD_IMPORT_SAME;
  return incoming->start == HD_SIGHTING_NONE ? HD_IMPORT_NO_TIME : HD_IMPORT_UPDATE;
}

/**
 * hd_import_judge:
 * @known: what there is, and what was taken from the same file before
 * @which: (out) (nullable): the one of @known that it is about, or @n_known for none
 *
 * Says what an event from outside means for those that are known.
 */
HdImportVerdict
hd_import_judge (const HdSighting *known, guint n_known, const HdSighting *incoming, guint *which)
{
  guint slot = n_known;

  if (which != NULL)
    *which = n_known;
  for (guint i = 0; i < n_known; i++)
    {
      if (is_same_event (&known[i], incoming))
        {
          if (which != NULL)
            *which = i;
          return judge_version (&known[i], incoming);
        }
      if (slot == n_known && is_same_slot (&known[i], incoming))
        slot = i;
    }

  if (incoming->cancelled)
    return HD_IMPORT_CANCEL_UNKNOWN;
  if (incoming->start == HD_SIGHTING_NONE)
    return HD_IMPORT_NO_TIME;
  if (slot == n_known)
    return HD_IMPORT_NEW;

  if (which != NULL)
    *which = slot;
  return HD_IMPORT_MERGE;
}
