/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-private.h"
#include "hd-feed-read.h"

#include <stdio.h>
#include <string.h>

#include "hd-date.h"

/*
 * Dates as feeds have them: RFC 822, ISO 8601, asctime, numbers, and what people type instead.
 * No locale has a part in it. Without a zone a time is taken for UTC.
 */

typedef struct
{
  int year, month, day;
  int hour, minute, second;
  int offset; /* minutes east of UTC */
  gboolean has_time;
} Moment;

static gboolean
moment_get (const Moment *moment, gint64 *seconds)
{
  int hour = moment->hour;
  gint64 days;

  if (moment->year < 1 || moment->year > 9999 ||
      !hd_date_valid (moment->year, moment->month, moment->day))
    return FALSE;
  if (hour < 0 || hour > 24 || moment->minute < 0 || moment->minute > 59 || moment->second < 0 ||
      moment->second > 60 || ABS (moment->offset) > 24 * 60)
    return FALSE;
  days = hd_date_new (moment->year, moment->month, moment->day);
  *seconds = days * 86400 + (gint64) hour * 3600 + (gint64) (moment->minute - moment->offset) * 60 +
             MIN (moment->second, 59);
  return TRUE;
}

/* Reads up to @most digits; returns how many there are. */
static guint
read_digits (const char **p, guint most, int *value)
{
  guint n = 0;

  *value = 0;
  while (n < most && g_ascii_isdigit (**p))
    {
      *value = *value * 10 + (*(*p)++ - '0');
      n++;
    }
  return n;
}

static void
skip_fraction (const char **p)
{
  if ((**p == '.' || **p == ',') && g_ascii_isdigit ((*p)[1]))
    for ((*p)++; g_ascii_isdigit (**p); (*p)++)
      ;
}

/* What follows a sign: "2", "02", "0200", "02:00". */
static gboolean
read_offset (const char **p, int *offset)
{
  int sign = **p == '-' ? -1 : 1;
  int hours, minutes = 0;
  const char *at = *p + 1;
  guint n = read_digits (&at, 2, &hours);

  if (n == 0)
    return FALSE;
  if (*at == ':')
    at++;
  if (read_digits (&at, 2, &minutes) == 1)
    {
      /* "530": three digits are an hour and its minutes. */
      minutes += hours % 10 * 10;
      hours /= 10;
    }
  *offset = sign * (hours * 60 + minutes);
  *p = at;
  return TRUE;
}

static gboolean
find_zone (const char *word, int *offset)
{
  static const struct
  {
    const char *name;
    int minutes;
  } zones[] = {
    { "ut", 0 },      { "utc", 0 },    { "gmt", 0 },    { "z", 0 },      { "wet", 0 },
    { "est", -300 },  { "edt", -240 }, { "et", -300 },  { "cst", -360 }, { "cdt", -300 },
    { "ct", -360 },   { "mst", -420 }, { "mdt", -360 }, { "mt", -420 },  { "pst", -480 },
    { "pdt", -420 },  { "pt", -480 },  { "ast", -240 }, { "adt", -180 }, { "akst", -540 },
    { "akdt", -480 }, { "hst", -600 }, { "nst", -210 }, { "ndt", -150 }, { "bst", 60 },
    { "ist", 330 },   { "west", 60 },  { "cet", 60 },   { "met", 60 },   { "mez", 60 },
    { "cest", 120 },  { "mest", 120 }, { "mesz", 120 }, { "eet", 120 },  { "eest", 180 },
    { "msk", 180 },   { "msd", 240 },  { "jst", 540 },  { "kst", 540 },  { "hkt", 480 },
    { "sgt", 480 },   { "awst", 480 }, { "acst", 570 }, { "acdt", 630 }, { "aest", 600 },
    { "aedt", 660 },  { "nzst", 720 }, { "nzdt", 780 }, { "brt", -180 }, { "sast", 120 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_str_equal (word, zones[i].name))
      {
        *offset = zones[i].minutes;
        return TRUE;
      }

  /* RFC 822, 5.1: A is one hour west, N one hour east, J is not used. */
  if (word[0] != '\0' && word[1] == '\0' && word[0] != 'j')
    {
      char c = word[0];

      if (c >= 'a' && c <= 'm')
        *offset = -60 * (c - 'a' + 1 - (c > 'j'));
      else if (c >= 'n' && c <= 'y')
        *offset = 60 * (c - 'n' + 1);
      else
        return FALSE;
      return TRUE;
    }
  return FALSE;
}

static int
find_month (const char *word, gboolean *may_be_weekday)
{
  static const struct
  {
    const char *start;
    int month;
  } months[] = {
    { "jan", 1 },  { "jän", 1 },  { "gen", 1 },  { "ene", 1 },  { "feb", 2 },  { "fev", 2 },
    { "fév", 2 },  { "mar", 3 },  { "mär", 3 },  { "mrz", 3 },  { "maa", 3 },  { "apr", 4 },
    { "avr", 4 },  { "abr", 4 },  { "may", 5 },  { "mai", 5 },  { "mag", 5 },  { "mei", 5 },
    { "jun", 6 },  { "juin", 6 }, { "giu", 6 },  { "jul", 7 },  { "juil", 7 }, { "lug", 7 },
    { "aug", 8 },  { "aoû", 8 },  { "aou", 8 },  { "ago", 8 },  { "sep", 9 },  { "set", 9 },
    { "oct", 10 }, { "okt", 10 }, { "ott", 10 }, { "out", 10 }, { "nov", 11 }, { "dec", 12 },
    { "dez", 12 }, { "déc", 12 }, { "dic", 12 }, { "már", 3 },  { "ápr", 4 },  { "máj", 5 },
    { "jún", 6 },  { "júl", 7 },  { "ιαν", 1 },  { "φεβ", 2 },  { "μαρ", 3 },  { "μάρ", 3 },
    { "μαώ", 3 },  { "απρ", 4 },  { "μάι", 5 },  { "μαΐ", 5 },  { "μαϊ", 5 },  { "ιούν", 6 },
    { "ιον", 6 },  { "ιουν", 6 }, { "ιούλ", 7 }, { "ιολ", 7 },  { "ιουλ", 7 }, { "αύγ", 8 },
    { "αυγ", 8 },  { "σεπ", 9 },  { "οκτ", 10 }, { "νοέ", 11 }, { "νοε", 11 }, { "δεκ", 12 },
    { "янв", 1 },  { "фев", 2 },  { "мар", 3 },  { "апр", 4 },  { "мая", 5 },  { "май", 5 },
    { "июн", 6 },  { "июл", 7 },  { "авг", 8 },  { "сен", 9 },  { "окт", 10 }, { "ноя", 11 },
    { "дек", 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (word, months[i].start))
      {
        /* "mar" is mardi and martes as well. */
        *may_be_weekday = g_str_equal (word, "mar") || g_str_has_prefix (word, "mard") ||
                          g_str_has_prefix (word, "mart");
        return months[i].month;
      }
  return 0;
}

/* From the hour on: "10:14:55.1234567". */
static gboolean
read_time (const char **p, Moment *moment)
{
  if (read_digits (p, 2, &moment->hour) == 0 || **p != ':')
    return FALSE;
  (*p)++;
  if (read_digits (p, 2, &moment->minute) == 0)
    return FALSE;
  if (**p == ':')
    {
      (*p)++;
      if (read_digits (p, 2, &moment->second) == 0)
        return FALSE;
      skip_fraction (p);
    }
  moment->has_time = TRUE;
  return TRUE;
}

/* The zone at the end of an ISO date, or nothing. */
static gboolean
read_iso_zone (const char *p, int *offset)
{
  g_autofree char *word = NULL;

  while (*p == ' ')
    p++;
  if (*p == '\0')
    return TRUE;
  if (*p == '+' || *p == '-')
    return read_offset (&p, offset);
  word = g_ascii_strdown (p, -1);
  return find_zone (word, offset);
}

static gboolean
parse_iso (const char *p, gint64 *seconds)
{
  Moment moment = { .month = 1, .day = 1 };
  int number;
  guint n = read_digits (&p, 4, &moment.year);

  /* "03-12-31": two digits and dashes are a year first, as ISO 8601 once allowed. */
  if (n == 2 && p[0] == '-' && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2]) && p[3] == '-')
    moment.year += moment.year < 50 ? 2000 : 1900;
  else if (n != 4)
    return FALSE;
  if (*p == '-' || *p == '/' || *p == '.')
    {
      char separator = *p++;

      n = read_digits (&p, 3, &number);
      if (n == 3)
        {
          if (number < 1 || number > 366)
            return FALSE;
          hd_date_get_ymd (hd_date_new (moment.year, 1, 1) + number - 1, &moment.year,
                           &moment.month, &moment.day);
        }
      else if (n == 0)
        return FALSE;
      else
        {
          moment.month = number;
          if (*p == separator)
            {
              p++;
              if (read_digits (&p, 2, &moment.day) == 0)
                return FALSE;
            }
        }
    }
  else if (g_ascii_isdigit (*p))
    {
      if (read_digits (&p, 2, &moment.month) != 2 || read_digits (&p, 2, &moment.day) != 2)
        return FALSE;
    }
  else if (*p != '\0')
    return FALSE;

  if (*p == 'T' || *p == 't' || *p == ' ')
    for (p++; *p == ' '; p++)
      ;
  if (g_ascii_isdigit (*p))
    {
      const char *from = p;

      if (!read_time (&p, &moment))
        {
          p = from;
          n = read_digits (&p, 2, &moment.hour);
          if (n == 2 && read_digits (&p, 2, &moment.minute) == 2)
            read_digits (&p, 2, &moment.second);
          skip_fraction (&p);
          moment.has_time = TRUE;
        }
    }
  return read_iso_zone (p, &moment.offset) && moment_get (&moment, seconds);
}

/* Seconds or milliseconds since 1970. */
static gboolean
parse_number (const char *text, gint64 *seconds)
{
  gsize length = strspn (text, "0123456789");
  gint64 number;

  if (length < 9 || length > 13 || length == 11 || (text[length] != '\0' && text[length] != '.'))
    return FALSE;
  number = g_ascii_strtoll (text, NULL, 10);
  *seconds = length >= 12 ? number / 1000 : number;
  return TRUE;
}

/* "2006/09/15" or "2006-09-15" among words: @p stands behind the year. */
static gboolean
read_year_first (const char **p, Moment *moment)
{
  char separator = **p;
  const char *at = *p + 1;
  int month, day;

  if (read_digits (&at, 2, &month) == 0 || *at != separator)
    return FALSE;
  at++;
  if (read_digits (&at, 2, &day) == 0)
    return FALSE;
  moment->month = month;
  moment->day = day;
  *p = at;
  return TRUE;
}

/* What the sign behind a number says that it is, in Korean, Chinese and Japanese. */
static gboolean
read_counter (const char **p, int number, Moment *moment)
{
  static const char *const signs[][3] = {
    { "년", "월", "일" },
    { "年", "月", "日" },
  };
  int *const places[] = { &moment->year, &moment->month, &moment->day };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    for (guint j = 0; j < 3; j++)
      if (g_str_has_prefix (*p, signs[i][j]))
        {
          *places[j] = number;
          *p += strlen (signs[i][j]);
          /* Korea has one zone. */
          if (i == 0)
            moment->offset = 9 * 60;
          return TRUE;
        }
  return FALSE;
}

/* "01/31/2004", "31.12.2003": the second and third number, @p stands behind the first. */
static gboolean
read_numeric_date (const char **p, int first, Moment *moment)
{
  char separator = **p;
  const char *at = *p + 1;
  int second, year;
  guint n;

  if (read_digits (&at, 2, &second) == 0 || *at != separator)
    return FALSE;
  at++;
  n = read_digits (&at, 4, &year);
  if (n != 2 && n != 4)
    return FALSE;
  moment->year = n == 2 ? year + (year < 50 ? 2000 : 1900) : year;
  moment->month = separator == '/' && first <= 12 ? first : second;
  moment->day = separator == '/' && first <= 12 ? second : first;
  *p = at;
  return TRUE;
}

static gboolean
parse_words (const char *p, gint64 *seconds)
{
  Moment moment = { 0 };
  gboolean tentative = FALSE;
  gboolean afternoon = FALSE;

  while (*p != '\0')
    {
      if (g_ascii_isdigit (*p))
        {
          const char *from = p;
          int number;
          guint n = read_digits (&p, 4, &number);

          if (*p == ':' && n <= 2 && !moment.has_time)
            {
              p = from;
              if (!read_time (&p, &moment))
                return FALSE;
              if (afternoon && moment.hour < 12)
                moment.hour += 12;
              continue;
            }
          if (read_counter (&p, number, &moment) ||
              (n == 4 && (*p == '/' || *p == '-') && moment.day == 0 &&
               read_year_first (&p, &moment)))
            {
              moment.year = n == 4 ? number : moment.year;
              continue;
            }
          if ((*p == '/' || *p == '.') && n <= 2 && moment.day == 0 &&
              read_numeric_date (&p, number, &moment))
            continue;
          if (n >= 3)
            moment.year = n == 3 ? number + 1900 : number;
          else if (moment.day == 0)
            moment.day = number;
          else if (moment.year == 0)
            moment.year = number + (number < 50 ? 2000 : 1900);
          if (*p == '-' && !moment.has_time)
            p++;
        }
      else if ((*p == '+' || *p == '-') && moment.has_time && g_ascii_isdigit (p[1]))
        {
          if (!read_offset (&p, &moment.offset))
            return FALSE;
        }
      else if (g_ascii_isalpha (*p) || (guint8) *p >= 0x80)
        {
          const char *from = p;
          g_autofree char *word = NULL;
          gboolean weekday = FALSE;
          int month;

          while (g_ascii_isalpha (*p) || (guint8) *p >= 0x80)
            p++;
          {
            g_autofree char *raw = g_strndup (from, (gsize) (p - from));
            word = g_utf8_strdown (raw, -1);
          }
          month = find_month (word, &weekday);
          if (month != 0 && (moment.month == 0 || tentative))
            {
              moment.month = month;
              tentative = weekday;
              if (*p == '-')
                p++;
            }
          else if (g_str_equal (word, "오후") || g_str_equal (word, "오전"))
            {
              afternoon = g_str_equal (word, "오후");
              moment.offset = 9 * 60; /* Korea has one zone. */
            }
          else if (g_str_equal (word, "午後") || g_str_equal (word, "下午"))
            afternoon = TRUE;
          else if (moment.has_time && g_str_equal (word, "pm") && moment.hour < 12)
            moment.hour += 12;
          else if (moment.has_time && g_str_equal (word, "am") && moment.hour == 12)
            moment.hour = 0;
          else if (moment.has_time)
            find_zone (word, &moment.offset);
        }
      else
        p++;
    }
  return moment_get (&moment, seconds);
}

/* Returns: 1 << %HD_MONDAY and so on for a day of the week in English, 0 for anything else */
guint
hd_feed_weekday_bit (const char *text)
{
  static const char *const days[] = { "monday", "tuesday",  "wednesday", "thursday",
                                      "friday", "saturday", "sunday" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_ascii_strcasecmp (text, days[i]) == 0)
      return 1u << (HD_MONDAY + i);
  return 0;
}

/**
 * hd_feed_date_parse:
 * @text: a date as a feed has it, in valid UTF-8
 * @seconds: (out): since 1970 in UTC
 *
 * Returns: whether there is a date in it
 */
gboolean
hd_feed_date_parse (const char *text, gint64 *seconds)
{
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (text != NULL && seconds != NULL, FALSE);

  if (strlen (text) > 200)
    return FALSE;
  trimmed = g_strstrip (g_strdup (text));
  return parse_number (trimmed, seconds) || parse_iso (trimmed, seconds) ||
         parse_words (trimmed, seconds);
}

/**
 * hd_feed_date_format:
 *
 * Returns: (transfer full) (nullable): @seconds since 1970 as ISO 8601 in UTC; NULL for
 *   %HD_FEED_NO_DATE
 */
char *
hd_feed_date_format (gint64 seconds)
{
  gint64 days = seconds / 86400 - (seconds % 86400 < 0);
  int rest = (int) (seconds - days * 86400);
  g_autofree char *day = NULL;

  if (days < HD_DATE_MIN || days > HD_DATE_MAX)
    return NULL;
  day = hd_date_format_iso ((HdDate) days);
  return g_strdup_printf ("%sT%02d:%02d:%02dZ", day, rest / 3600, rest / 60 % 60, rest % 60);
}
