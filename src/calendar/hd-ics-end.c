/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-event.h"

#include <glib/gi18n.h>

/* Until when an event takes. */

/* No event is longer. */
#define MAX_DAYS 36500

/* "P1DT2H", "-PT15M", also with the parts in another order: days as such, the rest in seconds. */
static gboolean
parse_duration (const char *text, int *days, gint64 *seconds)
{
  const char *p = text;
  gint64 total_days = 0, total = 0;
  int sign = 1;
  gboolean any = FALSE;

  while (*p == ' ')
    p++;
  if (*p == '-' || *p == '+')
    sign = *p++ == '-' ? -1 : 1;
  if (g_ascii_toupper (*p) != 'P')
    return FALSE;
  for (p++; *p != '\0'; p++)
    {
      char *end;
      gint64 n;

      if (g_ascii_toupper (*p) == 'T' || *p == ' ')
        continue;
      if (!g_ascii_isdigit (*p))
        return FALSE;
      n = MIN (g_ascii_strtoll (p, &end, 10), 10000000);
      switch (g_ascii_toupper (*end))
        {
        case 'W':
          total_days += 7 * n;
          break;
        case 'D':
          total_days += n;
          break;
        case 'H':
          total += 3600 * n;
          break;
        case 'M':
          total += 60 * n;
          break;
        case 'S':
          total += n;
          break;
        default:
          return FALSE;
        }
      any = TRUE;
      p = end;
    }
  if (!any || total_days > MAX_DAYS || total > (gint64) MAX_DAYS * 86400)
    return FALSE;

  *days = sign * (int) total_days;
  *seconds = sign * total;
  return TRUE;
}

/**
 * hd_ics_set_last_day:
 * @end: (nullable): DTEND
 * @duration: (nullable): DURATION, as it is written
 *
 * Says of whole days before which day they end.
 */
void
hd_ics_set_last_day (HdInvitation *event, const HdIcsTime *end, const char *duration)
{
  int days;
  gint64 seconds;

  if (end != NULL)
    event->end.date = end->wall.date + (!end->date && end->wall.second > 0);
  else if (duration != NULL && parse_duration (duration, &days, &seconds))
    event->end.date = event->start.date + days + (HdDate) (seconds / 86400);
  if (event->end.date == HD_DATE_NONE)
    event->end.date = event->start.date + 1;
  else if (event->end.date == event->start.date)
    event->end.date++; /* as some write a single day */
  else if (event->end.date < event->start.date)
    {
      hd_invitation_warn (event, _ ("it ends before it begins: the end was left out"));
      event->end.date = event->start.date + 1;
    }
}

/* An end in days and seconds behind the start. */
static void
add_duration (HdIcsCalendar *calendar,
              HdInvitation *event,
              HdIcsTime *start,
              int days,
              gint64 seconds)
{
  HdWall wall = { .date = event->start.date + days, .second = event->start.second };

  if (start->instant == HD_INSTANT_NONE)
    {
      gint64 local = (gint64) wall.date * 86400 + wall.second + seconds;
      gint64 date = local / 86400 - (local % 86400 < 0);

      event->end = (HdWall){ (HdDate) date, (int) (local - date * 86400) };
      return;
    }
  gint64 day = hd_ics_instant (calendar, start, wall);

  event->end_utc = day != HD_INSTANT_NONE ? hd_ics_within_years (day + seconds) : HD_INSTANT_NONE;
  if (event->end_utc != HD_INSTANT_NONE)
    event->end = hd_ics_wall (calendar, start, event->end_utc);
}

/**
 * hd_ics_set_end:
 * @end: (nullable): DTEND
 * @duration: (nullable): DURATION, as it is written
 *
 * Says when a time ends. Where both are there (RFC 5545, 3.6.1, has one of them) the end counts,
 * unless it cannot be meant.
 */
void
hd_ics_set_end (HdIcsCalendar *calendar,
                HdInvitation *event,
                HdIcsTime *start,
                HdIcsTime *end,
                const char *duration)
{
  gint64 by_length = HD_INSTANT_NONE;
  HdWall until = { HD_DATE_NONE, 0 }; /* by its length */
  int days;
  gint64 seconds;

  if (end != NULL && duration != NULL && parse_duration (duration, &days, &seconds))
    {
      add_duration (calendar, event, start, days, seconds);
      by_length = event->end_utc;
      if (days >= 0 && seconds >= 0)
        until = event->end;
      event->end = (HdWall){ HD_DATE_NONE, 0 };
      event->end_utc = HD_INSTANT_NONE;
    }
  if (end != NULL && end->date)
    {
      /* A day as the end of a time: its first moment, as it is said. */
      hd_invitation_warn (event, _ ("it ends with a date only: the start of that day was taken"));
      end->zone = start->zone;
      end->utc = start->utc;
      end->instant = hd_ics_instant (calendar, end, end->wall);
    }
  if (end != NULL && end->instant != HD_INSTANT_NONE && start->instant != HD_INSTANT_NONE)
    {
      event->end_utc = end->instant;
      event->end = end->zone == start->zone && end->utc == start->utc
                     ? end->wall
                     : hd_ics_wall (calendar, start, end->instant);
    }
  else if (end != NULL && end->zone == start->zone && end->utc == start->utc)
    event->end = end->wall;
  else if (end != NULL)
    {
      event->end_utc = end->instant;
      hd_invitation_warn (event, _ ("its end is in another zone"));
    }
  else if (duration != NULL && parse_duration (duration, &days, &seconds))
    add_duration (calendar, event, start, days, seconds);
  else
    {
      event->end = event->start;
      event->end_utc = event->start_utc;
      hd_invitation_warn (event, _ ("no end is given"));
      return;
    }

  gint64 length = ((gint64) event->end.date - event->start.date) * 86400 + event->end.second -
                  event->start.second;

  if (event->end_utc != HD_INSTANT_NONE && event->start_utc != HD_INSTANT_NONE)
    length = event->end_utc - event->start_utc;
  else if (event->end.date == HD_DATE_NONE && until.date == HD_DATE_NONE)
    return; /* in different zones, one of which is not known */
  if (until.date != HD_DATE_NONE && (length < 0 || event->end.date == HD_DATE_NONE))
    {
      hd_invitation_warn (event, _ ("its end and its length disagree: the length was taken"));
      event->end = until;
      event->end_utc = by_length;
      return;
    }
  if (by_length != HD_INSTANT_NONE && event->end_utc != HD_INSTANT_NONE &&
      by_length != event->end_utc)
    hd_invitation_warn (event, _ ("its end and its length disagree: the end was taken"));
  if (length < 0)
    {
      hd_invitation_warn (event, _ ("it ends before it begins: the end was left out"));
      event->end.date = HD_DATE_NONE;
      event->end_utc = HD_INSTANT_NONE;
    }
}
