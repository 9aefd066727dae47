/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-written.h"

/* Days beside the name or number of their month, one or a list or run of them: 3 Dec, December 3 or
 * 4, 14.–16.12. */

/* "3./4. Dezember"; "7/8 December", and in "7/8/9 December" too */
static gboolean
is_day_slash (const HdReading *r, guint k)
{
  if (hd_when_is_punct (&r->t[k], '/') && hd_when_is_punct (&r->t[k - 1], '.') &&
      hd_when_is_number (r, k + 1, 2, 1, 31) && hd_when_is_punct (&r->t[k + 2], '.'))
    return TRUE;
  return hd_when_adjoins (r, k, '/') &&
         hd_when_is_number (r, k + 1, 2, r->t[k - 1].value + 1, 31) && !r->t[k + 1].space &&
         r->t[k - 1].kind == T_NUMBER;
}

/* What parts two days of a list or run that share a month: "3 or 4", "14.–16.", "du 14 au 16". */
static guint
read_days_joint (const HdReading *r, guint i, gboolean *run, gboolean *comma)
{
  guint k = i;

  *run = *comma = FALSE;
  if (hd_when_is_punct (&r->t[k], ',') &&
      (hd_when_is (&r->t[k + 1], W_OR, NULL) || hd_when_is (&r->t[k + 1], W_AND, NULL)))
    k++;
  if ((hd_when_is_punct (&r->t[k], '-') || hd_when_is_punct (&r->t[k], ',')) &&
      hd_when_counts_options (r, k))
    return i;
  if (hd_when_is_punct (&r->t[k], '-') || hd_when_is (&r->t[k], W_RANGE, NULL))
    *run = TRUE;
  else if (is_day_slash (r, k))
    return k + 1;
  else if (hd_when_is_punct (&r->t[k], ','))
    *comma = TRUE;
  else if (!hd_when_is (&r->t[k], W_OR, NULL) && !hd_when_is (&r->t[k], W_AND, NULL) &&
           !hd_when_is_punct (&r->t[k], '+'))
    return i;
  k++;

  guint limit = k + 4;

  while (k < limit && r->t[k].kind != T_NUMBER &&
         (hd_when_is (&r->t[k], W_WEEKDAY, NULL) || hd_when_is (&r->t[k], W_THE, NULL) ||
          hd_when_is (&r->t[k], W_ON, NULL) || hd_when_is_punct (&r->t[k], ',') ||
          hd_when_is_punct (&r->t[k], '.')))
    k++;
  return r->t[k].kind == T_NUMBER ? k : i;
}

static guint
read_month_word (const HdReading *r, guint i, int *month)
{
  guint k = i;

  if ((hd_when_is_punct (&r->t[k], '-') || hd_when_is_punct (&r->t[k], '/')) && !r->t[k].space)
    k++;
  if (hd_when_is (&r->t[k], W_OF, NULL))
    k = hd_when_skip_optional (r, k + 1, W_THE);
  if (!hd_when_is (&r->t[k], W_MONTH, month))
    return 0;
  k++;
  /* "3 dic. por la tarde", and no "3 de diciembre. Por la noche" */
  if (hd_when_adjoins (r, k, '.') &&
      (r->t[k - 1].end - r->t[k - 1].start <= 4 || !hd_when_ends_sentence (r, k)))
    k++;
  if ((hd_when_adjoins (r, k, '-') || hd_when_adjoins (r, k, '/')) &&
      r->t[k + 1].kind == T_NUMBER && r->t[k + 1].digits == 4)
    k++;
  return k;
}

/* "22.3. 10-11 und 23.3. 15-16", "22 March 10 or 11 and 23 March": what stands right behind a date
 * are its hours. */
static gboolean
is_hour_of_date (const HdReading *r, guint i)
{
  const HdItem *last =
    r->items->len > 0 ? &g_array_index (r->items, HdItem, r->items->len - 1) : NULL;
  static const char *const bounds[] = { "after", "before", "nach", "vor", "apres", "avant", NULL };
  guint k = i;

  if (last == NULL || last->kind != ITEM_DATE || last->date.part != PART_NONE)
    return FALSE;
  if (k > last->end && (hd_when_is_punct (&r->t[k - 1], ':') ||
                        (hd_when_is_punct (&r->t[k - 1], ',') &&
                         hd_when_is_punct (&r->t[i + 1], '-') && !r->t[i + 1].space)))
    k--;
  /* "18 November after 6 or 19 November" */
  while (k > last->end && i - k < 3 &&
         (hd_when_is (&r->t[k - 1], W_AT, NULL) || hd_when_is (&r->t[k - 1], W_FROM, NULL) ||
          hd_when_says_one (r, k - 1, bounds)))
    k--;
  return k == last->end && r->t[i].kind == T_NUMBER && r->t[i].value <= 24 &&
         hd_when_skip_ordinal (r, i + 1) == i + 1 && r->t[last->end - 1].line == r->t[i].line &&
         !hd_when_is (&r->t[last->end - 1], W_WEEKDAY, NULL) &&
         !hd_when_is (&r->t[last->end - 1], W_RELDAY, NULL);
}

/* 3 Dec, 3rd of December, 3. und 4. Dezember, du 14 au 16 décembre, 14.–16.12. */
guint
hd_when_read_days_month (const HdReading *r, guint i, HdDayList *days, HdWrittenDate *w)
{
  guint k = i;
  gboolean comma_last = FALSE, ordered = TRUE, growing = TRUE;

  while (days->n < MAX_DATES)
    {
      gboolean run, comma;
      guint ordinal, next;

      /* "32 November", and no "45 mar" or "45 may" */
      if (days->n == 0 && hd_when_is_no_day (r, k))
        {
          guint month = hd_when_skip_optional (r, k + 1, W_OF);

          if (!hd_when_is (&r->t[month], W_MONTH, &w->month) ||
              r->t[month].end - r->t[month].start < 5)
            return 0;
          days->days[days->n++] = w->day = r->t[k].value;
          return hd_when_read_year (r, month + 1, &w->year);
        }
      if (!hd_when_is_number (r, k, 2, 1, 31))
        return 0;
      if (days->n == 1 && is_hour_of_date (r, i))
        return 0;
      growing &= days->n == 0 || r->t[k].value > days->days[days->n - 1];
      days->days[days->n++] = r->t[k].value;
      w->day = days->days[0];

      /* "7., 8., 9.12.", "les 7, 8, 9 décembre", and no "room 5, 7 December" */
      gboolean listed = !comma_last || (growing && !days->run && (ordered || days->n > 2));

      if (days->n > 1 && hd_when_read_two_numbers (r, k, 0, w) != 0 && r->t[k + 1].value == '.')
        {
          guint end = hd_when_read_two_numbers (r, k, 0, w);

          w->day = days->days[0];
          return listed ? end : 0;
        }
      ordinal = hd_when_skip_ordinal (r, k + 1);
      ordered &= ordinal > k + 1;
      next = read_month_word (r, ordinal, &w->month);
      w->either = FALSE;
      if (next != 0)
        return !listed ? 0 : hd_when_read_year (r, next, &w->year);

      next = read_days_joint (r, ordinal, &run, &comma);
      if (next == ordinal || (run && days->n > 1))
        return 0;
      days->run = days->run || run;
      comma_last = comma;
      k = next;
    }
  return 0;
}

/* What says that a list of days is over: a time, or nothing. */
static gboolean
days_end (const HdReading *r, guint i, guint n)
{
  return hd_when_is (&r->t[i], W_AT, NULL) || hd_when_is (&r->t[i], W_FROM, NULL) ||
         hd_when_is (&r->t[i], W_BETWEEN, NULL) || hd_when_is_punct (&r->t[i], '@') ||
         (n > 2 && (hd_when_ends_phrase (&r->t[i]) || hd_when_time_ahead (r, i)));
}

/* ", 8 and 9", "/8", ", 8, 9 at" behind "December 7": growing days to an "and", "or" or a time.
 * Returns where they end, 0 for none. */
static guint
read_more_days (const HdReading *r, guint i, HdDayList *days)
{
  HdDayList more = *days;
  gboolean last = FALSE, slashes = FALSE;
  guint k = i;

  while (!last && more.n < MAX_DATES)
    {
      guint from = k;

      if (hd_when_adjoins (r, k, '/') && !r->t[k + 1].space)
        {
          slashes = TRUE;
          k++;
        }
      else if (hd_when_is_punct (&r->t[k], ','))
        k++;
      last = hd_when_is (&r->t[k], W_OR, NULL) || hd_when_is (&r->t[k], W_AND, NULL);
      if (last)
        k = hd_when_skip_optional (r, k + 1, W_THE);
      if (k == from || !hd_when_is_listed_day (r, k) || r->t[k].value <= more.days[more.n - 1] ||
          (slashes && hd_when_adjoins (r, k + 1, '/') && r->t[k + 2].digits > 2))
        {
          k = from;
          last = FALSE;
          break;
        }
      more.days[more.n++] = r->t[k++].value;
      if (hd_when_is (&r->t[k], W_ORD, NULL) && !r->t[k].space)
        k++;
    }
  if (more.n == days->n || !(last ? more.n > 2 : slashes || days_end (r, k, more.n)))
    return 0;
  *days = more;
  return k;
}

/* December 3rd, 2026; Dec 14-16; December 3 or 4. */
guint
hd_when_read_month_days (const HdReading *r, guint i, HdDayList *days, HdWrittenDate *w)
{
  HdWeekdayList list;
  guint k;

  /* "lun 10, mar 11" */
  if (!hd_when_is (&r->t[i], W_MONTH, &w->month) || hd_when_find_weekday_list (r, i, &list))
    return 0;
  k = i + 1;
  if (hd_when_adjoins (r, k, '.'))
    k++;
  k = hd_when_skip_optional (r, k, W_THE);
  if (!hd_when_is_number (r, k, 2, 1, 31) || hd_when_minutes_follow (r, k + 1) ||
      hd_when_is (&r->t[k + 1], W_AM, NULL) || hd_when_is (&r->t[k + 1], W_PM, NULL) ||
      (hd_when_is (&r->t[k + 1], W_H, NULL) && !r->t[k + 1].space))
    return 0;
  /* "mar. 15/12/2026" is a Tuesday. */
  if (hd_when_is (&r->t[i], W_WEEKDAY, NULL) &&
      (hd_when_adjoins (r, k + 1, '/') || hd_when_adjoins (r, k + 1, '.')) &&
      r->t[k + 2].kind == T_NUMBER && !r->t[k + 2].space)
    return 0;

  days->days[days->n++] = w->day = r->t[k].value;
  k++;
  if (hd_when_is (&r->t[k], W_ORD, NULL) && !r->t[k].space)
    k++;

  gboolean run, comma;
  guint next = read_more_days (r, k, days);

  if (next != 0)
    return hd_when_read_year (r, next, &w->year);
  next = read_days_joint (r, k, &run, &comma);
  if (next != k && !comma && hd_when_is_listed_day (r, next) &&
      /* But "Dec 4 - 6 – 6:30pm" */
      (!run || (r->t[next].value > w->day && !hd_when_is_punct (&r->t[next + 1], '-'))))
    {
      days->days[days->n++] = r->t[next].value;
      days->run = run;
      k = next + 1;
      if (hd_when_is (&r->t[k], W_ORD, NULL) && !r->t[k].space)
        k++;
    }
  return hd_when_read_year (r, k, &w->year);
}

/* Copies the date of @w for each day of @days that follows the first. */
void
hd_when_add_days (const HdReading *r,
                  const HdDayList *days,
                  const HdWrittenDate *w,
                  HdItem *items,
                  guint *n_items)
{
  if (days->run && days->n == 2)
    {
      HdDateItem last = { .last_day = HD_DATE_NONE };
      HdWrittenDate end = *w;

      end.day = days->days[1];
      /* "moved from Thursday 14 to Wednesday 13 January": the last may be the earlier one. */
      if (hd_when_resolve (r, &last, &end, 0) && last.dates[0] != items[0].date.dates[0])
        items[0].date.last_day = last.dates[0];
      return;
    }
  for (guint d = 1; d < days->n; d++)
    {
      HdWrittenDate other = *w;
      HdItem *item = &items[*n_items];

      *item = items[0];
      item->date.n_dates = 0;
      other.day = days->days[d];
      if (!hd_when_resolve (r, &item->date, &other, 0))
        continue;
      /* The 31st of "30 and 31 November" is not the 30th again. */
      for (guint k = 1; k < item->date.n_dates && item->date.dates[0] == item[-1].date.dates[0];
           k++)
        {
          item->date.dates[k - 1] = item->date.dates[k];
          item->date.dates[k] = item[-1].date.dates[0];
        }
      (*n_items)++;
    }
}
