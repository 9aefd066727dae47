/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-occurrence.h"

#include <string.h>

/*
 * Which occurrence of a series an interview is, as it is stored: the instant that its RECURRENCE-ID
 * names, in UTC. As a file writes it, it is a time in a zone that is named beside it, and the next
 * file may write the same one in another zone.
 */

#define DAY_SECONDS 86400

/* As RECURRENCE-ID has a time, and a day. */
#define TIME_LENGTH (sizeof "20261203T140000" - 1)
#define DAY_LENGTH (sizeof "20261203" - 1)

/**
 * hd_occurrence_at:
 *
 * Returns: (transfer full): what tells the occurrence that was to be at @instant from the others
 */
char *
hd_occurrence_at (gint64 instant)
{
  HdDate day = (HdDate) (instant / DAY_SECONDS - (instant % DAY_SECONDS < 0));
  int second = (int) (instant - (gint64) day * DAY_SECONDS);
  int year, month, month_day;

  hd_date_get_ymd (day, &year, &month, &month_day);
  return g_strdup_printf ("%04d%02d%02dT%02d%02d%02dZ", year, month, month_day, second / 3600,
                          second / 60 % 60, second % 60);
}

/**
 * hd_occurrence_of_invitation:
 *
 * Returns: (transfer full) (nullable): what tells it from the others of its series: as the file has
 *   it where the instant is not known, %NULL when it stands for the series
 */
char *
hd_occurrence_of_invitation (const HdInvitation *invitation)
{
  HdDate day = invitation->occurrence_day;
  int year, month, month_day;

  if (invitation->occurrence_utc != HD_INSTANT_NONE)
    return hd_occurrence_at (invitation->occurrence_utc);
  if (day != HD_DATE_NONE)
    {
      hd_date_get_ymd (day, &year, &month, &month_day);
      return g_strdup_printf ("%04d%02d%02d", year, month, month_day);
    }
  return g_strdup (invitation->recurrence_id);
}

/* Reads @n digits. */
static gboolean
read_number (const char **text, int n, int *number)
{
  *number = 0;
  for (int i = 0; i < n; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + g_ascii_digit_value (**text);
    }
  return TRUE;
}

static gboolean
read_wall (const char *text, HdWall *wall)
{
  gsize length = strlen (text);
  int year, month, day, hour = 0, minute = 0, second = 0;

  if ((length != DAY_LENGTH && length != TIME_LENGTH) || !read_number (&text, 4, &year) ||
      !read_number (&text, 2, &month) || !read_number (&text, 2, &day) ||
      !hd_date_valid (year, month, day))
    return FALSE;
  if (length == TIME_LENGTH &&
      (*text++ != 'T' || !read_number (&text, 2, &hour) || !read_number (&text, 2, &minute) ||
       !read_number (&text, 2, &second) || hour > 23 || minute > 59 || second > 59))
    return FALSE;
  *wall = (HdWall){ hd_date_new (year, month, day), (hour * 60 + minute) * 60 + second };
  return TRUE;
}

/**
 * hd_occurrence_of_interview:
 *
 * Returns: when it was to be by the rule of its series, of a whole day the midnight at home;
 *   0 when it is no occurrence, or that is not known
 */
gint64
hd_occurrence_of_interview (HdInterview *interview, GTimeZone *home)
{
  g_autofree char *text = g_strdup (interview->recurrence_id);
  g_autoptr (GTimeZone) zone = NULL;
  HdWall wall;

  if (g_str_has_suffix (text, "Z"))
    {
      text[strlen (text) - 1] = '\0';
      return read_wall (text, &wall) ? (gint64) wall.date * DAY_SECONDS + wall.second : 0;
    }
  if (!read_wall (text, &wall))
    return 0;
  /* As files have it that were read before: most name the zone of the event. */
  zone = strlen (text) == DAY_LENGTH || *interview->zone == '\0' ? g_time_zone_ref (home)
                                                                 : hd_zone_load (interview->zone);
  return zone != NULL ? hd_zone_to_instant (zone, wall, NULL) : 0;
}
