/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-visit.h"

#include <string.h>

/*
 * Who goes somewhere to talk with several people, each at a time of their own, is away once. These
 * are the rules for what is one such visit.
 */

/* In a longer pause one may go back to work. In seconds. */
#define LONGEST_PAUSE ((gint64) 2 * 60 * 60)

/* Nobody talks with more people in a day. */
#define MOST_PARTS 24

static int
compare_start (gconstpointer a, gconstpointer b)
{
  const HdVisitPart *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static gboolean
may_be_part (const HdVisitPart *part)
{
  return part->day != HD_DATE_NONE && part->start != 0 && part->end > part->start &&
         part->confirmed && part->on_site;
}

/**
 * hd_visit_is_sure:
 * @parts: in any order
 *
 * Whether they are one visit without anybody having said so: all are agreed, there, on one day, one
 * behind the other. Two at once are not for one person, and a long pause may be worked in.
 */
gboolean
hd_visit_is_sure (const HdVisitPart *parts, guint n)
{
  g_autofree HdVisitPart *sorted = NULL;

  if (n < 2 || n > MOST_PARTS)
    return FALSE;
  sorted = g_memdup2 (parts, n * sizeof *parts);
  qsort (sorted, n, sizeof *sorted, compare_start);
  for (guint i = 0; i < n; i++)
    {
      if (!may_be_part (&sorted[i]))
        return FALSE;
      if (i > 0 &&
          (sorted[i].day != sorted[0].day || strcmp (sorted[i].place, sorted[0].place) != 0 ||
           sorted[i].start < sorted[i - 1].end ||
           sorted[i].start - sorted[i - 1].end > LONGEST_PAUSE))
        return FALSE;
    }
  return TRUE;
}

/**
 * hd_visit_nearest:
 * @to: what looks for others
 *
 * Returns: which of @parts is the nearest to @to on its day; @n when none is on it
 */
guint
hd_visit_nearest (const HdVisitPart *parts, guint n, const HdVisitPart *to)
{
  gint64 least = G_MAXINT64;
  guint nearest = n;

  for (guint i = 0; i < n; i++)
    {
      gint64 away = ABS (parts[i].start - to->start);

      if (to->day == HD_DATE_NONE || parts[i].day != to->day || parts[i].start == 0 ||
          to->start == 0 || away >= least)
        continue;
      least = away;
      nearest = i;
    }
  return nearest;
}
