/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-written.h"

#include <string.h>

#include "hd-when-cues.h"

/* Dates that are written with numbers alone: 2026-12-03, 3.12., 3/12. */

/* Whether a number of at most so many digits, from @least to @most, stands at @i. */
gboolean
hd_when_is_number (const HdReading *r, guint i, int digits, int least, int most)
{
  return r->t[i].kind == T_NUMBER && r->t[i].digits <= digits && r->t[i].value >= least &&
         r->t[i].value <= most;
}

/* A year at @i, behind a comma or "de" if need be. */
guint
hd_when_read_year (const HdReading *r, guint i, int *year)
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
gboolean
hd_when_is_no_day (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];

  return t->kind == T_NUMBER && t->digits <= 2 && (t->value == 0 || t->value > 31) &&
         (i == 0 || t->space || t[-1].kind == T_BREAK);
}

/* 2026-12-03, 3.12.2026, 3/12/26, 20261203. */
guint
hd_when_read_full_numbers (const HdReading *r, guint i, HdWrittenDate *w)
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
guint
hd_when_read_two_numbers (const HdReading *r, guint i, int weekday, HdWrittenDate *w)
{
  /* "Does 12/8 or 12/9 work?" */
  static const char *const asks[] = { "does", "is",    "are",    "was",    "s",
                                      "try",  "do",    "either", "say",    "take",
                                      "geht", "passt", "ist",    "serait", NULL };
  const HdToken *t = r->t;

  if (hd_when_is_no_day (r, i) && (weekday != 0 || hd_when_date_word_before (r, i)) &&
      hd_when_adjoins (r, i + 1, '.') && hd_when_is_number (r, i + 2, 2, 1, 12) &&
      !t[i + 2].space && hd_when_adjoins (r, i + 3, '.') && hd_when_time_ahead (r, i + 4))
    {
      w->day = t[i].value;
      w->month = t[i + 2].value;
      return i + 4;
    }
  if (!hd_when_is_number (r, i, 2, 1, 31) || t[i + 1].kind != T_PUNCT || t[i + 1].space ||
      !hd_when_is_number (r, i + 2, 2, 1, 31))
    return 0;

  w->day = t[i].value;
  w->month = t[i + 2].value;
  if (t[i + 1].value == '.' && hd_when_looks_possible (w->month, w->day))
    {
      if (i > 0 && ((hd_when_is (&t[i - 1], W_AT, NULL) && !hd_when_date_word_before (r, i)) ||
                    hd_when_numbers_room (r, i - 1)))
        return 0;
      if (hd_when_adjoins (r, i + 3, '.') &&
          !(t[i + 4].kind == T_NUMBER && !t[i + 4].space && t[i + 4].digits != 4))
        {
          int year = 0;
          guint k = i + 4;

          if (t[k].kind == T_NUMBER && t[k].digits == 4)
            k = hd_when_read_year (r, k, &year);
          w->year = year;
          return k;
        }
      if (t[i + 2].space || hd_when_adjoins (r, i + 3, '.') || hd_when_adjoins (r, i + 3, ','))
        return hd_when_adjoins (r, i + 3, ',') && (weekday != 0 || is_day_of_talk (r, i, w)) ? i + 3
                                                                                             : 0;
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

  if (t[i + 1].value == '/' && !t[i + 2].space && !hd_when_adjoins (r, i + 3, '/') &&
      !(w->day == 24 && w->month == 7) && !hd_when_is (&t[i + 3], W_HOUR, NULL) &&
      !hd_when_is (&t[i + 3], W_H, NULL) && !hd_when_adjoins (r, i + 3, '%'))
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
