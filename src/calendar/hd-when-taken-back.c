/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* Slots that a later sentence takes back: "PS: the Wednesday no longer works". */

#define NEAR_TIME 4

/* Whether a day is named with no hour and no part beside it. */
static gboolean
stands_alone (const HdReading *r, const HdItem *items, guint n, guint i)
{
  const HdItem *date = &items[i];

  if (date->date.part != PART_NONE || hd_when_is (&r->t[date->end], W_AT, NULL))
    return FALSE;
  if (i + 1 < n && items[i + 1].kind == ITEM_TIME && items[i + 1].first - date->end <= NEAR_TIME)
    return FALSE;
  return i == 0 || items[i - 1].kind != ITEM_TIME || date->first - items[i - 1].end > NEAR_TIME ||
         hd_when_sentence (r, date->first, NEAR_TIME + 1).from >= items[i - 1].end;
}

/* A weekday alone is the one that was offered; with its number it is that day only. */
static gboolean
same_day (const HdItem *a, const HdItem *b)
{
  if (a->date.n_dates == 0 || b->date.n_dates == 0)
    return FALSE;
  return a->date.dates[0] == b->date.dates[0] ||
         (b->date.bare && b->date.weekday != 0 &&
          (int) hd_date_weekday (a->date.dates[0]) == b->date.weekday);
}

static gboolean
is_slot (const HdReading *r, const HdItem *item, guint depth, guint to)
{
  return item->kind == ITEM_DATE && !item->dropped && item->end <= to &&
         r->lines[r->t[item->first].line].depth == depth;
}

/* Drops the day at @i with the hours around it. */
static void
drop_slot (HdItem *items, guint n, guint i)
{
  guint k = i + 1;

  if (k < n && items[k].kind == ITEM_TIME && items[k].first - items[i].end <= NEAR_TIME)
    for (; k < n && items[k].kind != ITEM_DATE; k++)
      {
        if (items[k].kind == ITEM_TIME)
          items[k].dropped = items[k].refused = TRUE;
      }
  else if (i > 0 && items[i - 1].kind == ITEM_TIME &&
           items[i].first - items[i - 1].end <= NEAR_TIME)
    items[i - 1].dropped = items[i - 1].refused = TRUE;
  items[i].dropped = items[i].refused = TRUE;
}

/**
 * hd_when_mark_taken_back:
 *
 * Drops what was offered of a day that a later sentence refuses, where another day is left.
 */
void
hd_when_mark_taken_back (HdReading *r, HdItem *items, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      guint depth = r->lines[r->t[items[i].first].line].depth, from, same = 0, other = 0, slot = 0;

      if (items[i].kind != ITEM_DATE || !items[i].refused || !stands_alone (r, items, n, i))
        continue;
      from = hd_when_sentence (r, items[i].first, 30).from;
      for (guint k = i > 12 ? i - 12 : 0; k < i; k++)
        if (is_slot (r, &items[k], depth, from))
          {
            if (!same_day (&items[k], &items[i]))
              other++;
            else
              {
                same++;
                slot = k;
              }
          }
      if (same == 1 && other > 0)
        drop_slot (items, n, slot);
    }
}
