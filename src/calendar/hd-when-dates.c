/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"

static guint
read_all_day (const HdReading *r, guint i)
{
  int value;
  guint k;

  if (!hd_when_is (&r->t[i], W_ALL, &value))
    return i;
  if (value == 1)
    return i + 1;
  k = hd_when_skip_optional (r, i + 1, W_THE);
  if (hd_when_is (&r->t[k], W_DAY, NULL) || hd_when_says (r, k, "journee"))
    return k + 1;
  return i;
}

/* "den Vormittag des 26. Januar", "the morning of 26 January", "la matinée du 26": the part of a
 * day before it. */
static HdDayPart
part_of (const HdReading *r, guint i)
{
  static const char *const of[] = { "of", "des", "vom", "du", "de", "del", NULL };
  guint k = i;
  int value;

  while (k > 0 && i - k < 3 && hd_when_is (&r->t[k - 1], W_THE, NULL))
    k--;
  return k > 1 && hd_when_says_one (r, k - 1, of) && hd_when_is (&r->t[k - 2], W_PART, &value)
           ? (HdDayPart) value
           : PART_NONE;
}

/**
 * hd_when_read_date:
 * @items: (out): the dates; several for "3 or 4 December", at most %MAX_DATES
 *
 * Returns: the token behind a date that begins at @i, 0 when none does
 */
guint
hd_when_read_date (HdReading *r, guint i, HdItem *items, guint *n_items)
{
  guint k = read_all_day (r, i), end;
  gboolean all_day = k != i;
  HdItem blank = { .kind = ITEM_DATE, .first = i, .date = { .last_day = HD_DATE_NONE } };

  if (all_day)
    {
      k = hd_when_skip_optional (r, k, W_OF);
      k = hd_when_skip_optional (r, k, W_ON);
      k = hd_when_skip_optional (r, k, W_THE);
    }

  items[0] = blank;
  *n_items = 1;
  end = hd_when_read_feast (r, k, items, n_items);
  if (end == 0)
    end = hd_when_read_nth (r, k, &items[0].date);
  if (end == 0)
    end = hd_when_read_weekday (r, k, items, n_items);
  if (end == 0)
    {
      items[0] = blank;
      *n_items = 1;
      end = hd_when_read_written (r, k, 0, items, n_items);
    }
  if (end == 0)
    {
      items[0] = blank;
      *n_items = 1;
      end = hd_when_read_relative (r, k, &items[0].date);
    }
  if (end == 0)
    {
      items[0] = blank;
      end = hd_when_read_day_only (r, k, 0, &items[0].date);
    }
  if (end == 0)
    return 0;

  if (items[0].date.part == PART_NONE)
    {
      guint part = hd_when_is_punct (&r->t[end], ',') ? end + 1 : end;
      guint behind = hd_when_read_part (r, part, &items[0].date.part);

      if (behind != part)
        end = behind;
    }
  if (items[0].date.part == PART_NONE)
    items[0].date.part = part_of (r, i);
  guint j =
    hd_when_is_punct (&r->t[end], ',') || hd_when_is_punct (&r->t[end], '(') ? end + 1 : end;

  k = read_all_day (r, j);
  if (k != j)
    {
      all_day = TRUE;
      end = k;
    }

  for (guint n = 0; n < *n_items; n++)
    {
      items[n].end = end;
      items[n].date.all_day = all_day;
      items[n].date.part = items[0].date.part;
    }
  return end;
}
