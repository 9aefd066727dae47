/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-date.h"

#include <string.h>

#include "hd-error.h"

static const char *const weekday_names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

/**
 * hd_date_is_leap_year:
 *
 * By the Gregorian rule, also before 1582.
 */
gboolean
hd_date_is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/**
 * hd_date_days_in_month:
 * @month: 1 to 12
 *
 * Returns: 28 to 31
 */
int
hd_date_days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return month == 2 && hd_date_is_leap_year (year) ? 29 : days[month - 1];
}

/**
 * hd_date_valid:
 *
 * Whether the three numbers name a day of the years 1 to 9999.
 */
gboolean
hd_date_valid (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
         day <= hd_date_days_in_month (year, month);
}

/**
 * hd_date_new:
 *
 * The day number of a valid date. The year is counted from March, which puts the leap day last,
 * and in eras of 400 years, which all have 146,097 days.
 */
HdDate
hd_date_new (int year, int month, int day)
{
  g_return_val_if_fail (month >= 1 && month <= 12, HD_DATE_NONE);

  int y = month <= 2 ? year - 1 : year;
  int era = (y >= 0 ? y : y - 399) / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/**
 * hd_date_get_ymd:
 * @year: (out) (optional): the year
 * @month: (out) (optional): 1 to 12
 * @day: (out) (optional): 1 to 31
 *
 * The inverse of hd_date_new().
 */
void
hd_date_get_ymd (HdDate date, int *year, int *month, int *day)
{
  g_return_if_fail (date != HD_DATE_NONE);

  int z = date + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int day_of_era = z - era * 146097;
  int year_of_era =
    (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted = (5 * day_of_year + 2) / 153;
  int m = shifted < 10 ? shifted + 3 : shifted - 9;

  if (year != NULL)
    *year = year_of_era + era * 400 + (m <= 2 ? 1 : 0);
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = day_of_year - (153 * shifted + 2) / 5 + 1;
}

int
hd_date_year (HdDate date)
{
  int year = 0;

  hd_date_get_ymd (date, &year, NULL, NULL);
  return year;
}

/**
 * hd_date_weekday:
 *
 * 1970-01-01 was a Thursday.
 */
HdWeekday
hd_date_weekday (HdDate date)
{
  int offset = (int) (((gint64) date + 3) % 7);

  return (HdWeekday) ((offset < 0 ? offset + 7 : offset) + 1);
}

/**
 * hd_date_add_months:
 *
 * A day number past the month's end becomes its last day. To step repeatedly count from the
 * original date (31 Jan + 1, + 2 = 28 Feb, 31 Mar), never from the previous result.
 */
HdDate
hd_date_add_months (HdDate date, int months)
{
  int year = 0, month = 0, day = 0;

  hd_date_get_ymd (date, &year, &month, &day);

  gint64 index = (gint64) year * 12 + month - 1 + months;
  int new_year = (int) (index >= 0 ? index / 12 : (index - 11) / 12);
  int new_month = (int) (index - (gint64) new_year * 12) + 1;

  return hd_date_new (new_year, new_month, MIN (day, hd_date_days_in_month (new_year, new_month)));
}

/**
 * hd_date_next_weekday:
 *
 * Returns: the first @weekday that lies after @after, never @after itself
 */
HdDate
hd_date_next_weekday (HdDate after, HdWeekday weekday)
{
  int ahead = ((int) weekday - (int) hd_date_weekday (after) + 7) % 7;

  return after + (ahead == 0 ? 7 : ahead);
}

/**
 * hd_date_easter:
 *
 * Easter Sunday of the Western churches, by the Gregorian computus in the form of Meeus and
 * Jones (Astronomical Algorithms, chapter 8).
 */
HdDate
hd_date_easter (int year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int sum = h + l - 7 * m + 114;

  return hd_date_new (year, sum / 31, sum % 31 + 1);
}

/**
 * hd_date_parse_iso:
 * @date: (out): the day
 *
 * Reads exactly `YYYY-MM-DD`, ASCII digits only.
 *
 * Returns: %FALSE when @text is anything else or names no day
 */
gboolean
hd_date_parse_iso (const char *text, HdDate *date)
{
  int number[3] = { 0, 0, 0 };
  int field = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (strlen (text) != 10)
    return FALSE;

  for (int i = 0; i < 10; i++)
    if (i == 4 || i == 7)
      {
        if (text[i] != '-')
          return FALSE;
        field++;
      }
    else if (!g_ascii_isdigit (text[i]))
      return FALSE;
    else
      number[field] = number[field] * 10 + (text[i] - '0');

  if (!hd_date_valid (number[0], number[1], number[2]))
    return FALSE;

  *date = hd_date_new (number[0], number[1], number[2]);
  return TRUE;
}

/**
 * hd_weekday_parse:
 *
 * Reads the three letters of the command line, `mon` to `sun`, in any case.
 */
gboolean
hd_weekday_parse (const char *text, HdWeekday *weekday)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (int i = 0; i < 7; i++)
    if (g_ascii_strcasecmp (text, weekday_names[i]) == 0)
      {
        *weekday = (HdWeekday) (i + 1);
        return TRUE;
      }

  return FALSE;
}

/**
 * hd_date_parse:
 * @today: what `today`, `tomorrow` and the weekdays count from
 * @date: (out): the day
 *
 * Reads `YYYY-MM-DD`, `today`, `tomorrow`, or `mon` to `sun` for the next such day.
 *
 * Returns: %FALSE with %HD_ERROR_INVALID when it is none of these
 */
gboolean
hd_date_parse (const char *text, HdDate today, HdDate *date, GError **error)
{
  HdWeekday weekday;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (hd_date_parse_iso (text, date))
    return TRUE;

  if (g_ascii_strcasecmp (text, "today") == 0)
    *date = today;
  else if (g_ascii_strcasecmp (text, "tomorrow") == 0)
    *date = today + 1;
  else if (hd_weekday_parse (text, &weekday))
    *date = hd_date_next_weekday (today, weekday);
  else
    {
      g_autofree char *shown = g_utf8_make_valid (text, (gssize) strnlen (text, 40));

      g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
                   "“%s” is no date: write YYYY-MM-DD, today, tomorrow, or mon to sun", shown);
      return FALSE;
    }

  return TRUE;
}

/**
 * hd_date_format_iso:
 *
 * Returns: (transfer full): `YYYY-MM-DD`
 */
char *
hd_date_format_iso (HdDate date)
{
  int year = 0, month = 0, day = 0;

  hd_date_get_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}
