/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-rule.h"

#include <glib/gi18n.h>

/*
 * Identity is UID and RECURRENCE-ID (RFC 5545); of a series the next one is kept, so that it and
 * messages about that one occurrence are one thing here. The higher SEQUENCE wins, then the later
 * DTSTAMP. Some programs begin to count anew, and one wrong number would hide all that comes after
 * it; some schedulers send one slot under two identifiers: that is asked about, never decided.
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
same_address (const char *a, const char *b)
{
  return a != NULL && *a != '\0' && b != NULL && g_ascii_strcasecmp (a, b) == 0;
}

static gboolean
is_occurrence (const HdSighting *sighting)
{
  return sighting->recurrence_id != NULL && *sighting->recurrence_id != '\0';
}

/* An earlier version by its number alone. A series and one of it are counted apart, so that there
 * the number alone says nothing, whoever sent it. */
static HdImportVerdict
judge_earlier (const HdSighting *known, const HdSighting *incoming)
{
  gboolean later = incoming->stamp != HD_SIGHTING_NONE && known->stamp != HD_SIGHTING_NONE &&
                   incoming->stamp > known->stamp;

  return later && (same_address (known->organizer, incoming->organizer) ||
                   is_occurrence (known) != is_occurrence (incoming))
           ? HD_IMPORT_DOUBTFUL
           : HD_IMPORT_OLDER;
}

/* What is known is one of a series that comes in, or comes in for a series of which the next one is
 * known. What is said of one stands against what is said of all. */
static gboolean
judge_part (const HdSighting *known,
            const HdSighting *incoming,
            int order,
            HdImportVerdict *verdict)
{
  if (is_occurrence (known) == is_occurrence (incoming) || known->cancelled || incoming->cancelled)
    return FALSE;
  if (is_occurrence (known))
    {
      *verdict = HD_IMPORT_SAME;
      return TRUE;
    }
  *verdict = HD_IMPORT_UPDATE;
  return order == 0 && incoming->start != HD_SIGHTING_NONE &&
         (incoming->start != known->start || incoming->end != known->end);
}

static HdImportVerdict
judge_version (const HdSighting *known, const HdSighting *incoming)
{
  int order = hd_sighting_compare_versions (known, incoming);
  HdImportVerdict verdict;

  /* A rule that is given an end is how a series is called off from a day on. */
  if ((incoming->ended || incoming->start == HD_SIGHTING_NONE) && !incoming->cancelled &&
      !known->cancelled && !known->over && hd_sighting_is_off (known, incoming))
    return HD_IMPORT_CANCEL;
  if (judge_part (known, incoming, order, &verdict))
    return verdict;
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
    return known->cancelled && !incoming->ended ? HD_IMPORT_OLDER : HD_IMPORT_SAME;
  return incoming->start == HD_SIGHTING_NONE ? HD_IMPORT_NO_TIME : HD_IMPORT_UPDATE;
}

/* Whether nothing comes of @verdict for @known, so that what the series says of its other days is
 * all that it says. */
static gboolean
says_nothing_of (const HdSighting *known, const HdSighting *incoming, HdImportVerdict verdict)
{
  switch (verdict)
    {
    case HD_IMPORT_SAME:
    case HD_IMPORT_NO_TIME:
      return TRUE;

    case HD_IMPORT_OLDER:
    case HD_IMPORT_DOUBTFUL:
      return is_occurrence (known);

    case HD_IMPORT_NEW:
    case HD_IMPORT_UPDATE:
    case HD_IMPORT_CANCEL:
    case HD_IMPORT_CANCEL_UNKNOWN:
    case HD_IMPORT_MERGE:
    case HD_N_IMPORT_VERDICTS:
    default:
      return FALSE;
    }
}

/* @place: (inout): what was found as the same event; what is the same slot, or none */
static HdImportVerdict
judge_found (HdImportIndex *known, const HdSighting *incoming, guint *place)
{
  guint none = hd_import_index_get_size (known);

  if (*place != none)
    return judge_version (hd_import_index_get (known, *place), incoming);
  if (incoming->cancelled)
    return HD_IMPORT_CANCEL_UNKNOWN;
  if (incoming->start == HD_SIGHTING_NONE)
    return HD_IMPORT_NO_TIME;
  *place = hd_import_index_find_slot (known, incoming);
  return *place != none ? HD_IMPORT_MERGE : HD_IMPORT_NEW;
}

/* What a series says of the days behind its end stands, whatever it says of its next one. */
static HdImportVerdict
judge_end (HdImportIndex *known, const HdSighting *incoming, HdImportVerdict verdict, guint *place)
{
  guint none = hd_import_index_get_size (known), part;

  if (*place != none ? !says_nothing_of (hd_import_index_get (known, *place), incoming, verdict)
                     : !incoming->over)
    return verdict;
  part = hd_import_index_find_part (known, incoming, 0);
  if (part == none)
    return verdict;
  *place = part;
  return HD_IMPORT_CANCEL;
}

/**
 * hd_import_judge:
 * @known: what there is, and what was taken from the same file before
 * @which: (out) (nullable): the one of @known that it is about, or its size for none
 *
 * Says what an event from outside means for those that are known.
 */
HdImportVerdict
hd_import_judge (HdImportIndex *known, const HdSighting *incoming, guint *which)
{
  guint place = hd_import_index_find_event (known, incoming);
  HdImportVerdict verdict = judge_found (known, incoming, &place);

  if (!incoming->cancelled)
    verdict = judge_end (known, incoming, verdict, &place);
  if (which != NULL)
    *which = place;
  return verdict;
}

/**
 * hd_import_is_after_cancel:
 * @cancel: it came in before @incoming, when nothing was known of the event
 *
 * Whether @incoming invites again to what @cancel called off. Many programs cancel without counting
 * the version up, and some begin to count anew: only what is later by both holds.
 */
gboolean
hd_import_is_after_cancel (const HdSighting *cancel, const HdSighting *incoming)
{
  if (incoming->stamp == HD_SIGHTING_NONE || cancel->stamp == HD_SIGHTING_NONE)
    return incoming->sequence > cancel->sequence;
  return incoming->sequence >= cancel->sequence && incoming->stamp > cancel->stamp;
}
