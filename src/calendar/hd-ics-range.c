/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-range.h"

#include <string.h>

#define DAY_SECONDS 86400

/* What a series is moved by at most. */
#define MAX_MOVED ((gint64) 366 * DAY_SECONDS)

static gint64
local_of (HdWall wall)
{
  return (gint64) wall.date * DAY_SECONDS + wall.second;
}

/* Reads where the occurrences of a series that follow one are moved to. FALSE: the event moves only
 * that one. */
static gboolean
read_range (HdIcsEvent *event, HdIcsRange *range)
{
  const HdIcsProperty *id = hd_ics_get (event->component, "RECURRENCE-ID");
  g_autofree char *how = id != NULL ? hd_ics_parameter (id, "RANGE") : NULL;
  const gboolean day = event->event->all_day;
  gint64 from;

  if (how == NULL)
    return FALSE;
  *range = (HdIcsRange){ .event = event, .at = event->overrides };
  range->before = g_ascii_strcasecmp (how, "THISANDPRIOR") == 0;
  if (!range->before && g_ascii_strcasecmp (how, "THISANDFUTURE") != 0)
    return FALSE;
  hd_ics_read_start (event->calendar, event->component, &range->start);
  /* Of whole days the midnight at home, as the series itself has it. */
  if (day || event->override_day != HD_DATE_NONE)
    range->at = hd_ics_instant (event->calendar, &range->start, (HdWall){ event->override_day, 0 });
  if (range->at == HD_INSTANT_NONE)
    return FALSE;

  /* A series of its own goes on by itself. */
  range->ends = event->cancelled || event->event->recurring;
  from = day ? (gint64) event->override_day * DAY_SECONDS
             : local_of (hd_ics_wall (event->calendar, &range->start, range->at));
  if (!day && event->override_day != HD_DATE_NONE)
    from = (gint64) event->override_day * DAY_SECONDS + event->event->start.second;
  range->moved = local_of (event->event->start) - from;
  range->unknown = !range->ends && ((!day && event->event->start_utc == HD_INSTANT_NONE) ||
                                    ABS (range->moved) > MAX_MOVED);
  return TRUE;
}

/**
 * hd_ics_ranges_new:
 * @series: what repeats; it can itself stand for the rest of another
 * @events: (element-type HdIcsEvent): of the same UID
 *
 * Returns: (transfer full) (element-type HdIcsRange): those that stand for more than one occurrence
 */
GArray *
hd_ics_ranges_new (const HdIcsEvent *series, GPtrArray *events)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (HdIcsRange));

  for (guint i = 0; i < events->len && ranges->len < HD_ICS_MAX_RANGES; i++)
    {
      HdIcsRange range;

      if (events->pdata[i] != series && read_range (g_ptr_array_index (events, i), &range))
        g_array_append_val (ranges, range);
    }
  return ranges;
}

/* How far an occurrence can be from where its rule has it, in seconds. */
gint64
hd_ics_ranges_reach (const GArray *ranges)
{
  gint64 reach = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const HdIcsRange *range = &g_array_index (ranges, HdIcsRange, i);

      if (!range->unknown && !range->ends)
        reach = MAX (reach, ABS (range->moved) + DAY_SECONDS);
    }
  return reach;
}

/**
 * hd_ics_ranges_move:
 * @instant: (inout): of an occurrence as its rule has it; as it is moved, %HD_INSTANT_NONE when
 *   that is not known
 *
 * Returns: %FALSE when the occurrence does not take place, or elsewhere
 */
gboolean
hd_ics_ranges_move (const GArray *ranges, gint64 *instant)
{
  const HdIcsRange *found = NULL;

  for (guint i = 0; i < ranges->len; i++)
    {
      const HdIcsRange *range = &g_array_index (ranges, HdIcsRange, i);

      if (range->before ? *instant > range->at : *instant < range->at)
        continue;
      /* The nearest counts. */
      if (found == NULL || ABS (*instant - range->at) < ABS (*instant - found->at))
        found = range;
    }
  if (found == NULL)
    return TRUE;
  if (found->ends)
    return FALSE;
  if (found->unknown)
    {
      *instant = HD_INSTANT_NONE;
      return TRUE;
    }

  HdIcsTime start = found->start;
  gint64 local = local_of (hd_ics_wall (found->event->calendar, &start, *instant)) + found->moved;
  gint64 date = local / DAY_SECONDS - (local % DAY_SECONDS < 0);

  *instant = hd_ics_instant (found->event->calendar, &start,
                             (HdWall){ (HdDate) date, (int) (local - date * DAY_SECONDS) });
  return TRUE;
}
