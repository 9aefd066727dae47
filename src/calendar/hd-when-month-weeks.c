/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-when-dates.h"

/* Weeks and parts of a month: "the first week of January", "die zweite Dezemberwoche", "début
 * janvier", "a finales de noviembre". */

static HdDate
monday_of (HdDate date)
{
  return date - ((int) hd_date_weekday (date) - 1);
}

/* The month of a compound such as "Januarwoche". */
static gboolean
read_compound (const HdReading *r, guint i, int *month)
{
  const char *word = hd_when_text (r, i);
  gsize length = strlen (word);
  g_autofree char *name = NULL;
  const HdWord *known;

  if (!g_str_has_suffix (word, "woche") || length < 8)
    return FALSE;
  name = g_strndup (word, length - strlen ("woche"));
  known = hd_when_word (name);
  if (known == NULL || known->meaning != W_MONTH)
    return FALSE;
  *month = known->value;
  return TRUE;
}

/* "of January 2027", "im Januar", "d'août", "de enero", in any language. */
static guint
read_of_month (const HdReading *r, guint i, int *month, int *year)
{
  guint k = hd_when_skip_optional (r, hd_when_skip_optional (r, i, W_IN), W_OF);

  if (hd_when_says (r, k, "im") || hd_when_says (r, k, "d"))
    k++;
  if (hd_when_is_punct (&r->t[k], '\''))
    k++;
  if (!hd_when_is (&r->t[k], W_MONTH, month))
    return 0;
  k++;
  *year = 0;
  if (r->t[k].kind == T_NUMBER && r->t[k].digits == 4 && r->t[k].value >= 2000 &&
      r->t[k].value <= 2200)
    *year = r->t[k++].value;
  return k;
}

/* Bounds of the first week with its days from the 1st on, or of the first whole one, and the like
 * from the end of the month. */
static void
find_week (int year, int month, int nth, HdNamedWeek *week)
{
  HdDate first = hd_date_new (year, month, 1);
  HdDate last = hd_date_new (year, month, hd_date_days_in_month (year, month));
  HdDate part = monday_of (nth > 0 ? first : last), whole = part;

  /* Where most days of the week are of another month, the whole one is the likelier. */
  gboolean mostly;

  if (nth > 0)
    {
      whole += part < first ? 7 : 0;
      mostly = first - part <= 3;
      part += 7 * (nth - 1);
      whole += 7 * (nth - 1);
    }
  else
    {
      whole -= part + 6 > last ? 7 : 0;
      mostly = last - part >= 3;
    }
  *week = (HdNamedWeek){ .monday = mostly ? part : whole,
                         .other = part == whole ? HD_DATE_NONE
                                  : mostly      ? whole
                                                : part,
                         .month = month,
                         .to = HD_DATE_NONE };
}

/* "early", "Anfang", "début", "a principios de": which third of a month; -1: none. */
static int
read_third (const HdReading *r, guint i, guint *end)
{
  static const struct
  {
    const char *word;
    int third;
  } words[] = {
    { "early", 0 }, { "anfang", 0 }, { "debut", 0 },   { "principios", 0 }, { "comienzos", 0 },
    { "mid", 1 },   { "mitte", 1 },  { "mi", 1 },      { "mediados", 1 },   { "late", 2 },
    { "ende", 2 },  { "fin", 2 },    { "finales", 2 }, { "fines", 2 },
  };

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    if (hd_when_says (r, i, words[w].word))
      {
        *end = hd_when_is_punct (&r->t[i + 1], '-') ? i + 2 : i + 1;
        return words[w].third;
      }
  return -1;
}

/**
 * hd_when_read_month_week:
 *
 * Reads a week or a third of a month, the coming one where no year is named.
 *
 * Returns: the token behind it, 0 when none begins at @i
 */
guint
hd_when_read_month_week (const HdReading *r, guint i, HdNamedWeek *week)
{
  HdDate today = r->context->today;
  int month = 0, year = 0, named, nth, third = -1;
  guint k, end;

  /* "first week", "1. Januarwoche", "early January", "mid-December" */
  if ((r->t[i].kind != T_WORD && r->t[i].kind != T_NUMBER) ||
      (r->t[i + 1].kind != T_WORD &&
       (r->t[i + 2].kind != T_WORD ||
        (r->t[i].kind != T_NUMBER && !hd_when_is_punct (&r->t[i + 1], '-')))))
    return 0;
  nth = hd_when_read_ordinal (r, i, &k);
  if (nth != 0 && read_compound (r, k, &month))
    end = k + 1;
  else if (nth != 0 && hd_when_is (&r->t[k], W_WEEK, NULL))
    end = read_of_month (r, k + 1, &month, &year);
  else if ((third = read_third (r, i, &k)) >= 0)
    end = read_of_month (r, k, &month, &year);
  else
    return 0;
  if (end == 0)
    return 0;
  /* "Ende November 2026" and "early January 5": the day says it. */
  if (third >= 0 && year == 0 && r->t[end].kind == T_NUMBER)
    return 0;

  named = year;
  for (year = named != 0 ? named : hd_date_year (today);; year++)
    {
      HdDate last = hd_date_new (year, month, hd_date_days_in_month (year, month));

      if (third >= 0)
        {
          HdDate from = hd_date_new (year, month, 1 + 10 * third);

          *week = (HdNamedWeek){ .monday = from,
                                 .other = HD_DATE_NONE,
                                 .month = month,
                                 .to = third == 2 ? last : from + 9 };
          last = week->to;
        }
      else
        {
          find_week (year, month, nth, week);
          last = MIN (last, MAX (week->monday, week->other) + 6);
        }
      if (named != 0 || last >= today)
        return end;
    }
}

static gboolean
fits (const HdNamedWeek *week, HdDate day)
{
  int month;

  hd_date_get_ymd (day, NULL, &month, NULL);
  return week->month == 0 || month == week->month;
}

/* Adds the day of a week that was named, with what else it may be. */
void
hd_when_add_day_of_week (const HdReading *r, HdDateItem *item, const HdNamedWeek *week, int weekday)
{
  HdDate day = week->monday + weekday - 1;

  if (week->month != 0 && week->to != HD_DATE_NONE)
    {
      day = hd_date_next_weekday (week->monday - 1, (HdWeekday) weekday);
      for (; day <= week->to; day += 7)
        if (day >= r->context->today)
          hd_when_add_date (item, day);
      return;
    }
  if (fits (week, day))
    hd_when_add_date (item, day);
  if (week->other != HD_DATE_NONE && fits (week, week->other + weekday - 1))
    hd_when_add_date (item, week->other + weekday - 1);
  if (week->open)
    hd_when_add_date (item, hd_date_next_weekday (r->context->today, (HdWeekday) weekday));
}
