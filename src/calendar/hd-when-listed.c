/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

/* Weekdays of which other days of the text say which is meant. */

/* Within so many tokens days are told together. */
#define MAX_LISTED 24

/* "Wednesday at 1pm is perfect", above "Wednesday 16 December, 1pm": a weekday alone is the day of
 * that name that is quoted, where there is but one. */
void
hd_when_find_quoted_days (HdReading *r)
{
  HdDate days[8] = { 0 };
  guint n[8] = { 0 };

  for (guint i = 0; i < r->items->len; i++)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, i);
      int weekday;

      if (item->kind != ITEM_DATE || r->lines[r->t[item->first].line].depth == 0 ||
          item->date.bare || item->date.past || item->date.n_dates != 1 ||
          item->date.dates[0] < r->context->today)
        continue;
      weekday = (int) hd_date_weekday (item->date.dates[0]);
      n[weekday] += n[weekday] == 0 || days[weekday] != item->date.dates[0];
      days[weekday] = item->date.dates[0];
    }
  for (guint i = 0; i < r->items->len; i++)
    {
      HdItem *item = &g_array_index (r->items, HdItem, i);

      if (item->kind != ITEM_DATE || r->lines[r->t[item->first].line].depth != 0 ||
          !item->date.bare || item->date.weekday == 0 || n[item->date.weekday] != 1)
        continue;
      item->date.dates[0] = days[item->date.weekday];
      item->date.n_dates = 1;
      item->date.bare = FALSE;
    }
}

/* Whether one of several readings of a date is today. */
static gboolean
may_be_today (const HdReading *r, const HdItem *item)
{
  for (guint i = 0; item->date.n_dates > 1 && i < item->date.n_dates; i++)
    if (item->date.dates[i] == r->context->today)
      return TRUE;
  return FALSE;
}

/* "Tuesday from 9 or Thursday from 2", "Tuesday at 10, Thursday at 2", on a Wednesday: tomorrow, or
 * two days behind Tuesday? */
static gboolean
is_listed_before (const HdReading *r, const HdItem *before, const HdItem *item)
{
  guint k = item->first;

  if (!item->date.bare || !before->date.bare || item->date.n_dates != 1 ||
      before->date.weekday == 0 || before->date.weekday >= item->date.weekday ||
      item->date.dates[0] >= before->date.dates[0] || item->first - before->end >= MAX_LISTED ||
      r->lines[r->t[item->first].line].depth != r->lines[r->t[before->first].line].depth)
    return FALSE;
  while (k > before->end && item->first - k < 3 &&
         (hd_when_is (&r->t[k - 1], W_ON, NULL) || hd_when_is (&r->t[k - 1], W_THE, NULL)))
    k--;
  return k > 0 &&
         (hd_when_is (&r->t[k - 1], W_OR, NULL) || hd_when_is (&r->t[k - 1], W_AND, NULL) ||
          hd_when_is_punct (&r->t[k - 1], ',') || hd_when_is_punct (&r->t[k - 1], ';') ||
          (k > 1 && hd_when_is (&r->t[k - 2], W_OR, NULL)));
}

/* "Wednesday 2 December or Thursday", read on a Thursday: the day behind another one that is still
 * to come is none of today. */
void
hd_when_find_listed_days (HdReading *r)
{
  const HdItem *before = NULL, *listed = NULL;

  for (guint i = 0; i < r->items->len; i++)
    {
      HdItem *item = &g_array_index (r->items, HdItem, i);

      if (item->kind != ITEM_DATE)
        continue;
      if (before != NULL && item->date.bare && item->date.n_dates == 2 &&
          item->first - before->end < MAX_LISTED &&
          r->lines[r->t[item->first].line].depth == r->lines[r->t[before->first].line].depth)
        {
          HdDate first = MIN (item->date.dates[0], item->date.dates[1]),
                 second = MAX (item->date.dates[0], item->date.dates[1]),
                 day = before->date.dates[0];

          if (first == r->context->today && day > first && day < second &&
              /* "Monday or Tuesday", on a Tuesday */
              (!before->date.bare || before->date.weekday < item->date.weekday) &&
              (hd_when_is (&r->t[item->first - 1], W_OR, NULL) ||
               (item->first > 1 && hd_when_is (&r->t[item->first - 2], W_OR, NULL))))
            {
              item->date.dates[0] = second;
              item->date.n_dates = 1;
            }
        }
      if (listed != NULL && is_listed_before (r, listed, item))
        {
          item->date.dates[1] = item->date.dates[0];
          item->date.dates[0] += 7;
          item->date.n_dates = 2;
        }
      /* "Thursday, 3 December, is free. Shall we say Thursday at 2?" */
      if (before != NULL && item->date.bare && item->date.n_dates > 1 && !before->date.bare &&
          item->first - before->end < MAX_LISTED && item->date.weekday != 0 &&
          before->date.dates[0] > r->context->today &&
          (int) hd_date_weekday (before->date.dates[0]) == item->date.weekday &&
          r->lines[r->t[item->first].line].depth == r->lines[r->t[before->first].line].depth)
        {
          item->date.dates[0] = before->date.dates[0];
          item->date.n_dates = 1;
        }
      before = item->date.n_dates == 1 && !item->date.past ? item : NULL;
      /* Of the weekday of today nobody knows whether it is behind or before the others. */
      listed = item->date.n_dates > 0 && !item->date.past && !may_be_today (r, item) ? item : NULL;
    }
}
