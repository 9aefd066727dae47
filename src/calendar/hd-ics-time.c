/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-time.h"

#define DAY_SECONDS 86400

static gboolean
digits (const char **p, int n, int *value)
{
  *value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*p)[i]))
        return FALSE;
      *value = *value * 10 + ((*p)[i] - '0');
    }
  *p += n;
  return TRUE;
}

/* "+0100", "-05:00" behind a time, as ISO 8601 has it and iCalendar has not. */
static gboolean
offset (const char **p, int *seconds)
{
  int hours, minutes = 0, sign = **p == '-' ? -1 : 1;

  (*p)++;
  if (!digits (p, 2, &hours))
    return FALSE;
  *p += **p == ':';
  if (g_ascii_isdigit (**p) && !digits (p, 2, &minutes))
    return FALSE;
  *seconds = sign * (hours * 60 + minutes) * 60;
  return hours <= 15 && minutes <= 59;
}

/**
 * hd_ics_parse_time:
 * @wall: (out): as written, or in UTC when an offset is written
 * @date: (out): it is a day without a time
 * @utc: (out): it ends in Z or in an offset
 *
 * Reads DATE and DATE-TIME values, also without seconds, with the marks of ISO 8601, and 24:00.
 */
gboolean
hd_ics_parse_time (const char *text, HdWall *wall, gboolean *date, gboolean *utc)
{
  const char *p = text;
  int year, month, day, hour, minute, second = 0, east = 0;

  *date = *utc = FALSE;
  wall->second = 0;
  while (*p == ' ' || *p == '\t')
    p++;
  if (!digits (&p, 4, &year))
    return FALSE;
  p += *p == '-';
  if (!digits (&p, 2, &month))
    return FALSE;
  p += *p == '-';
  if (!digits (&p, 2, &day) || !hd_date_valid (year, month, day))
    return FALSE;
  wall->date = hd_date_new (year, month, day);
  /* "2026-12-03 10:00:00" */
  if ((*p == ' ' && g_ascii_isdigit (p[1])) || *p == 'T' || *p == 't')
    p++;
  else
    {
      *date = TRUE;
      while (*p == ' ')
        p++;
      return *p == '\0' || *p == 'Z';
    }
  if (!digits (&p, 2, &hour))
    return FALSE;
  p += *p == ':';
  if (!digits (&p, 2, &minute))
    return FALSE;
  p += *p == ':';
  if (g_ascii_isdigit (*p) && !digits (&p, 2, &second))
    return FALSE;
  if (*p == '.')
    for (p++; g_ascii_isdigit (*p);)
      p++;
  p += *p == ' ' && (p[1] == 'Z' || p[1] == 'z');
  if (*p == 'Z' || *p == 'z')
    {
      *utc = TRUE;
      p++;
    }
  else if (*p == '+' || *p == '-')
    {
      if (!offset (&p, &east))
        return FALSE;
      *utc = TRUE;
    }
  while (*p == ' ' || *p == '\t' || *p == '"')
    p++;
  if (*p != '\0' || hour > 24 || minute > 59 || second > 60 ||
      (hour == 24 && (minute > 0 || second > 0)))
    return FALSE;

  wall->second = hour * 3600 + minute * 60 + MIN (second, 59) - east;
  if (wall->second < 0)
    *wall = (HdWall){ wall->date - 1, wall->second + DAY_SECONDS };
  else if (wall->second >= DAY_SECONDS)
    *wall = (HdWall){ wall->date + 1, wall->second - DAY_SECONDS };
  /* No other year has four digits. */
  return wall->date >= HD_DATE_MIN && wall->date <= HD_DATE_MAX;
}
