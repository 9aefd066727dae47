/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-dates.h"

#include <string.h>

static gboolean
adjacent (const HdReading *r, guint i, gunichar c)
{
  return hd_when_is_punct (&r->t[i], c) && !r->t[i].space;
}

static gboolean
number (const HdReading *r, guint i, int digits, int least, int most)
{
  return r->t[i].kind == T_NUMBER && r->t[i].digits <= digits && r->t[i].value >= least &&
         r->t[i].value <= most;
}

/* A year at @i, behind a comma or "de" if need be. */
static guint
read_year (const HdReading *r, guint i, int *year)
{
  guint k = i;

  if (hd_when_is_punct (&r->t[k], ','))
    k++;
  k = hd_when_skip_optional (r, k, W_OF);
  if (hd_when_is_punct (&r->t[k], '\'') && r->t[k + 1].kind == T_NUMBER && r->t[k + 1].digits == 2)
    {
      *year = 2000 + r->t[k + 1].value;
      return k + 2;
    }
  if (r->t[k].kind != T_NUMBER || hd_when_minutes_follow (r, k + 1) ||
      hd_when_is (&r->t[k + 1], W_H, NULL))
    return i;
  if (r->t[k].digits == 4 && r->t[k].value >= 1900 && r->t[k].value <= 2200)
    {
      *year = r->t[k].value;
      return k + 1;
    }

  int this_year = hd_date_year (r->context->today) % 100;

  if (k == i && r->t[k].digits == 2 && r->t[k].value > 24 && r->t[k].value >= this_year &&
      r->t[k].value <= this_year + 1)
    {
      *year = 2000 + r->t[k].value;
      return k + 1;
    }
  return i;
}

/* "32.11., 14 Uhr", "0 December", "32 November": a number that no day has; what it takes is a slip.
 */
static gboolean
is_no_day (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];

  return t->kind == T_NUMBER && t->digits <= 2 && (t->value == 0 || t->value > 31) &&
         (i == 0 || t->space || t[-1].kind == T_BREAK);
}

/* 2026-12-03, 3.12.2026, 3/12/26, 20261203. */
static guint
read_full_numbers (const HdReading *r, guint i, HdWrittenDate *w)
{
  const HdToken *t = r->t;

  if (t[i].digits == 8 && hd_when_is_reference (r, i))
    return 0;
  if (t[i].digits == 8)
    {
      w->year = t[i].value / 10000;
      w->month = t[i].value / 100 % 100;
      w->day = t[i].value % 100;
      return w->year >= 1900 && w->year <= 2200 && hd_when_possible (w->year, w->month, w->day)
               ? i + 1
               : 0;
    }

  gunichar c = (gunichar) t[i + 1].value;

  if (t[i + 1].kind != T_PUNCT || strchr ("-/.", (int) c) == NULL || c > 127 || t[i + 1].space ||
      t[i + 2].kind != T_NUMBER || t[i + 2].digits > 2 || (t[i + 2].space && c != '.') ||
      !hd_when_is_punct (&t[i + 3], c) || t[i + 3].space || t[i + 4].kind != T_NUMBER ||
      (t[i + 4].space && c != '.'))
    return 0;
  /* Four numbers are no date. */
  if (hd_when_is_punct (&t[i + 5], c) && !t[i + 5].space && t[i + 6].kind == T_NUMBER &&
      !t[i + 6].space)
    return 0;

  if (t[i].digits == 4 && t[i + 4].digits <= 2)
    {
      w->year = t[i].value;
      w->month = t[i + 2].value;
      w->day = t[i + 4].value;
    }
  else if (t[i].digits <= 2 && (t[i + 4].digits == 4 || t[i + 4].digits == 2))
    {
      /* "10/11/13 December" */
      if (c == '/' && t[i + 4].digits == 2 && hd_when_is (&t[i + 5], W_MONTH, NULL))
        return 0;
      if (t[i + 4].space && t[i + 4].digits == 2)
        return 0;
      w->day = t[i].value;
      w->month = t[i + 2].value;
      /* "den 28. 9.45 - 10.30 Uhr" */
      if (t[i + 2].space && t[i + 4].digits == 2 &&
          (hd_when_is (&t[i + 5], W_H, NULL) ||
           (hd_when_is_punct (&t[i + 5], '-') && t[i + 6].kind == T_NUMBER)))
        return 0;
      w->year = t[i + 4].value + (t[i + 4].digits == 2 ? 2000 : 0);
      w->either = c != '.';
    }
  else
    return 0;

  if (w->year < 1900 || w->year > 2200 ||
      !(hd_when_looks_possible (w->month, w->day) ||
        (w->either && hd_when_looks_possible (w->day, w->month)) ||
        /* "2026-13-01 10:00" */
        ((t[i].digits == 4 || t[i + 4].digits == 4) && hd_when_time_ahead (r, i + 5))))
    return 0;
  return i + 5;
}

/* "Mo 28.12 - 16 Uhr", "Fr 11.12 - 15.45 Uhr": the weekday falls on it, and no "Fr 9.10 - 10.10".
 */
static gboolean
is_day_before_dash (const HdReading *r, guint i, int weekday, const HdWrittenDate *w)
{
  HdDateItem date = { .last_day = HD_DATE_NONE };

  return weekday != 0 && r->t[i + 3].space && hd_when_time_ahead (r, i + 3) &&
         hd_when_resolve (r, &date, w, 0) && (int) hd_date_weekday (date.dates[0]) == weekday;
}

/* "le 12.11 à 16h15", "Entretien 12.11 à 16h15", "el 12.11 a las 16:15": the words before it or an
 * hour that is written in another way behind it say that it is a day. */
static gboolean
is_day_before_hour (const HdReading *r, guint i)
{
  static const char *const articles[] = { "le", "el", "dia", "on", NULL };
  const HdToken *t = &r->t[i + 3];

  if (i > 0 && hd_when_says_one (r, i - 1, articles))
    return TRUE;
  if (i > 0 &&
      (hd_when_is (&r->t[i - 1], W_FROM, NULL) || hd_when_is (&r->t[i - 1], W_BETWEEN, NULL)))
    return FALSE;
  if (hd_when_says (r, i + 3, "a") &&
      (hd_when_says (r, i + 4, "las") || hd_when_says (r, i + 4, "la")))
    return hd_when_is_punct (&t[3], ':') && !t[3].space && t[4].kind == T_NUMBER;
  /* "…, 11.12 8:45 Interview" */
  if (i > 0 && t[0].kind == T_NUMBER && hd_when_minutes_follow (r, i + 4))
    return hd_when_is_punct (&r->t[i - 1], ',') || hd_when_is_punct (&r->t[i - 1], ';') ||
           (hd_when_is_punct (&r->t[i - 1], '/') && r->t[i].space) ||
           (hd_when_is_punct (&r->t[i - 1], ':') && r->t[i].space) ||
           hd_when_is (&r->t[i - 1], W_OR, NULL) || hd_when_is (&r->t[i - 1], W_AND, NULL);
  return (hd_when_says (r, i + 3, "a") || hd_when_says (r, i + 3, "um") ||
          hd_when_says (r, i + 3, "at")) &&
         t[1].kind == T_NUMBER &&
         ((hd_when_is (&t[2], W_H, NULL) && (!t[2].space || hd_when_says (r, i + 3, "um"))) ||
          hd_when_is (&t[2], W_AM, NULL) || hd_when_is (&t[2], W_PM, NULL) ||
          (hd_when_is_punct (&t[2], ':') && !t[2].space));
}

/* "Interview 25.11", "Assessment Center 10.12 bitte …": no hour is 25.11, and few are 10.12. */
static gboolean
is_day_of_talk (const HdReading *r, guint i, const HdWrittenDate *w)
{
  return ((i > 0 && (hd_when_cue_at (r, i - 1) & CUE_TALK) != 0) ||
          (i > 1 && (hd_when_cue_at (r, i - 2) & CUE_TALK) != 0)) &&
         (r->t[i + 3].space || hd_when_ends_phrase (&r->t[i + 3])) &&
         !(hd_when_is_punct (&r->t[i + 3], '.') && r->t[i + 4].kind == T_NUMBER) &&
         (w->day > 24 || (w->month % 5 != 0 && !hd_when_time_ahead (r, i + 3)));
}

/* 3.12. and 3/12; and 3.12 where what stands around it tells it from a time or an amount. */
static guint
read_two_numbers (const HdReading *r, guint i, int weekday, HdWrittenDate *w)
{
  /* "Does 12/8 or 12/9 work?" */
  static const char *const asks[] = { "does", "is",    "are",    "was",    "s",
                                      "try",  "do",    "either", "say",    "take",
                                      "geht", "passt", "ist",    "serait", NULL };
  const HdToken *t = r->t;

  if (is_no_day (r, i) && (weekday != 0 || hd_when_date_word_before (r, i)) &&
      adjacent (r, i + 1, '.') && number (r, i + 2, 2, 1, 12) && !t[i + 2].space &&
      adjacent (r, i + 3, '.') && hd_when_time_ahead (r, i + 4))
    {
      w->day = t[i].value;
      w->month = t[i + 2].value;
      return i + 4;
    }
  if (!number (r, i, 2, 1, 31) || t[i + 1].kind != T_PUNCT || t[i + 1].space ||
      !number (r, i + 2, 2, 1, 31))
    return 0;

  w->day = t[i].value;
  w->month = t[i + 2].value;
  if (t[i + 1].value == '.' && hd_when_looks_possible (w->month, w->day))
    {
      if (i > 0 && ((hd_when_is (&t[i - 1], W_AT, NULL) && !hd_when_date_word_before (r, i)) ||
                    hd_when_numbers_room (r, i - 1)))
        return 0;
      if (adjacent (r, i + 3, '.') &&
          !(t[i + 4].kind == T_NUMBER && !t[i + 4].space && t[i + 4].digits != 4))
        {
          int year = 0;
          guint k = i + 4;

          if (t[k].kind == T_NUMBER && t[k].digits == 4)
            k = read_year (r, k, &year);
          w->year = year;
          return k;
        }
      if (t[i + 2].space || adjacent (r, i + 3, '.') || adjacent (r, i + 3, ','))
        return adjacent (r, i + 3, ',') && (weekday != 0 || is_day_of_talk (r, i, w)) ? i + 3 : 0;
      if (hd_when_is (&t[i + 3], W_H, NULL) || hd_when_is (&t[i + 3], W_AM, NULL) ||
          hd_when_is (&t[i + 3], W_PM, NULL) || hd_when_is (&t[i + 3], W_MINUTE, NULL) ||
          hd_when_is (&t[i + 3], W_HOUR, NULL) ||
          (hd_when_is_punct (&t[i + 3], '-') && !is_day_before_dash (r, i, weekday, w)))
        return 0;
      if (weekday != 0 || hd_when_date_word_before (r, i) || is_day_before_hour (r, i) ||
          hd_when_fits_short_day (r, i, w) || is_day_of_talk (r, i, w))
        return i + 3;
      if ((i == 0 || t[i - 1].kind == T_BREAK) &&
          (hd_when_is (&t[i + 3], W_AT, NULL) ||
           (t[i + 3].kind == T_NUMBER &&
            (hd_when_is_punct (&t[i + 4], ':') || hd_when_is (&t[i + 4], W_H, NULL)))))
        return i + 3;
      return 0;
    }

  /* "el 4-12 a las 9:30", "le 4-12 à 9h30", and no hours "9-12" */
  if (t[i + 1].value == '-' && !t[i + 2].space && hd_when_looks_possible (w->month, w->day) &&
      (hd_when_date_word_before (r, i) ||
       (i > 0 && hd_when_says_one (r, i - 1, (const char *const[]){ "el", "le", "dia", NULL })) ||
       i == 0 || t[i - 1].kind == T_BREAK) &&
      hd_when_is (&t[i + 3], W_AT, NULL) && hd_when_time_ahead (r, i + 3))
    {
      w->either = TRUE;
      return i + 3;
    }

  if (t[i + 1].value == '/' && !t[i + 2].space && !adjacent (r, i + 3, '/') &&
      !(w->day == 24 && w->month == 7) && !hd_when_is (&t[i + 3], W_HOUR, NULL) &&
      !hd_when_is (&t[i + 3], W_H, NULL) && !adjacent (r, i + 3, '%'))
    {
      /* But "J 26/11" */
      if (i > 0 && t[i - 1].kind == T_WORD && t[i - 1].word == NULL &&
          !(t[i - 1].caps && t[i - 1].end - t[i - 1].start == 1) &&
          /* "Group exercise 25/11": more than a whole is no part of it. */
          (w->day <= 12 || hd_when_is_reference (r, i) || hd_when_numbers_room (r, i - 1)) &&
          /* "Interview 30/11" */
          (hd_when_cue_at (r, i - 1) & (CUE_TALK | CUE_OFFER | CUE_WISH)) == 0 &&
          !(hd_when_says_one (r, i - 1, asks) && !hd_when_is_reference (r, i)) &&
          (!hd_when_time_ahead (r, i + 3) || hd_when_is_reference (r, i)))
        return 0;
      if (!hd_when_looks_possible (w->month, w->day) && !hd_when_looks_possible (w->day, w->month))
        return 0;
      w->either = TRUE;
      return i + 3;
    }
  return 0;
}

typedef struct
{
  int days[MAX_DATES];
  guint n;
  gboolean run; /* from the first to the second */
} Days;

/* "3./4. Dezember"; "7/8 December", and in "7/8/9 December" too */
static gboolean
is_day_slash (const HdReading *r, guint k)
{
  if (hd_when_is_punct (&r->t[k], '/') && hd_when_is_punct (&r->t[k - 1], '.') &&
      number (r, k + 1, 2, 1, 31) && hd_when_is_punct (&r->t[k + 2], '.'))
    return TRUE;
  return adjacent (r, k, '/') && number (r, k + 1, 2, r->t[k - 1].value + 1, 31) &&
         !r->t[k + 1].space && r->t[k - 1].kind == T_NUMBER;
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
  if (adjacent (r, k, '.') &&
      (r->t[k - 1].end - r->t[k - 1].start <= 4 || !hd_when_ends_sentence (r, k)))
    k++;
  if ((adjacent (r, k, '-') || adjacent (r, k, '/')) && r->t[k + 1].kind == T_NUMBER &&
      r->t[k + 1].digits == 4)
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
static guint
read_days_month (const HdReading *r, guint i, Days *days, HdWrittenDate *w)
{
  guint k = i;
  gboolean comma_last = FALSE, ordered = TRUE, growing = TRUE;

  while (days->n < MAX_DATES)
    {
      gboolean run, comma;
      guint ordinal, next;

      /* "32 November", and no "45 mar" or "45 may" */
      if (days->n == 0 && is_no_day (r, k))
        {
          guint month = hd_when_skip_optional (r, k + 1, W_OF);

          if (!hd_when_is (&r->t[month], W_MONTH, &w->month) ||
              r->t[month].end - r->t[month].start < 5)
            return 0;
          days->days[days->n++] = w->day = r->t[k].value;
          return read_year (r, month + 1, &w->year);
        }
      if (!number (r, k, 2, 1, 31))
        return 0;
      if (days->n == 1 && is_hour_of_date (r, i))
        return 0;
      growing &= days->n == 0 || r->t[k].value > days->days[days->n - 1];
      days->days[days->n++] = r->t[k].value;
      w->day = days->days[0];

      /* "7., 8., 9.12.", "les 7, 8, 9 décembre", and no "room 5, 7 December" */
      gboolean listed = !comma_last || (growing && !days->run && (ordered || days->n > 2));

      if (days->n > 1 && read_two_numbers (r, k, 0, w) != 0 && r->t[k + 1].value == '.')
        {
          guint end = read_two_numbers (r, k, 0, w);

          w->day = days->days[0];
          return listed ? end : 0;
        }
      ordinal = hd_when_skip_ordinal (r, k + 1);
      ordered &= ordinal > k + 1;
      next = read_month_word (r, ordinal, &w->month);
      w->either = FALSE;
      if (next != 0)
        return !listed ? 0 : read_year (r, next, &w->year);

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
read_more_days (const HdReading *r, guint i, Days *days)
{
  Days more = *days;
  gboolean last = FALSE, slashes = FALSE;
  guint k = i;

  while (!last && more.n < MAX_DATES)
    {
      guint from = k;

      if (adjacent (r, k, '/') && !r->t[k + 1].space)
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
          (slashes && adjacent (r, k + 1, '/') && r->t[k + 2].digits > 2))
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
static guint
read_month_days (const HdReading *r, guint i, Days *days, HdWrittenDate *w)
{
  HdWeekdayList list;
  guint k;

  /* "lun 10, mar 11" */
  if (!hd_when_is (&r->t[i], W_MONTH, &w->month) || hd_when_find_weekday_list (r, i, &list))
    return 0;
  k = i + 1;
  if (adjacent (r, k, '.'))
    k++;
  k = hd_when_skip_optional (r, k, W_THE);
  if (!number (r, k, 2, 1, 31) || hd_when_minutes_follow (r, k + 1) ||
      hd_when_is (&r->t[k + 1], W_AM, NULL) || hd_when_is (&r->t[k + 1], W_PM, NULL) ||
      (hd_when_is (&r->t[k + 1], W_H, NULL) && !r->t[k + 1].space))
    return 0;
  /* "mar. 15/12/2026" is a Tuesday. */
  if (hd_when_is (&r->t[i], W_WEEKDAY, NULL) &&
      (adjacent (r, k + 1, '/') || adjacent (r, k + 1, '.')) && r->t[k + 2].kind == T_NUMBER &&
      !r->t[k + 2].space)
    return 0;

  days->days[days->n++] = w->day = r->t[k].value;
  k++;
  if (hd_when_is (&r->t[k], W_ORD, NULL) && !r->t[k].space)
    k++;

  gboolean run, comma;
  guint next = read_more_days (r, k, days);

  if (next != 0)
    return read_year (r, next, &w->year);
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
  return read_year (r, k, &w->year);
}

/* Copies the date of @w for each day of @days that follows the first. */
static void
more_days (const HdReading *r,
           const Days *days,
           const HdWrittenDate *w,
           HdItem *items,
           guint *n_items)
{
  if (days->run && days->n == 2)
    {
      HdDateItem last = { .last_day = HD_DATE_NONE };
      HdWrittenDate end = *w;

      end.day = days->days[1];
      if (hd_when_resolve (r, &last, &end, 0) && last.dates[0] > items[0].date.dates[0])
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

/* A date with its parts written out, with or without weekday. */
guint
hd_when_read_written (const HdReading *r, guint i, int weekday, HdItem *items, guint *n_items)
{
  const HdToken *t = r->t;
  HdWrittenDate w = { 0 };
  Days days = { .n = 0 };
  guint end = 0;
  int after;

  if (t[i].kind == T_NUMBER)
    {
      if (i > 0 && !t[i].space && t[i - 1].kind == T_PUNCT && t[i - 1].value < 128 &&
          strchr (".:/+#$", t[i - 1].value) != NULL)
        return 0;
      end = read_full_numbers (r, i, &w);
      if (end == 0)
        {
          w = (HdWrittenDate){ 0 };
          end = read_days_month (r, i, &days, &w);
        }
      if (end == 0)
        {
          w = (HdWrittenDate){ 0 };
          days.n = 0;
          days.run = FALSE;
          end = read_two_numbers (r, i, weekday, &w);
        }
    }
  else
    end = read_month_days (r, i, &days, &w);
  if (end == 0)
    return 0;

  /* "3 December (Thursday)", "2026-12-03, Thursday at 10". */
  if (weekday == 0 && (hd_when_is_punct (&t[end], '(') || hd_when_is_punct (&t[end], ',')) &&
      hd_when_is (&t[end + 1], W_WEEKDAY, &after))
    {
      gboolean bracket = t[end].value == '(';
      gboolean closed = hd_when_is_punct (&t[end + 2], ')');

      if ((bracket && closed) ||
          (!bracket && (t[end + 2].kind == T_BREAK || t[end + 2].kind == T_END ||
                        hd_when_is (&t[end + 2], W_AT, NULL) ||
                        (hd_when_is_punct (&t[end + 2], ',') && hd_when_time_ahead (r, end + 2)))))
        {
          weekday = after & 0xf;
          end += bracket ? 3 : 2;
        }
    }

  /* Behind a day of the list stands the weekday of that day only. */
  if (!hd_when_resolve (r, &items[0].date, &w, days.n > 1 ? 0 : weekday))
    return 0;
  more_days (r, &days, &w, items, n_items);
  return end;
}
