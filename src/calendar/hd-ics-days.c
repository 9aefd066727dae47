/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-event.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whole days that are written as times. */

/* How many zones of the file are asked whether it is midnight there. */
#define MAX_MIDNIGHTS 8

static gboolean
says_all_day (const HdIcsComponent *component)
{
  static const char *const names[] = { "X-MICROSOFT-CDO-ALLDAYEVENT",
                                       "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT", "X-FUNAMBOL-ALLDAY" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = hd_ics_value (component, names[i]);

      if (value != NULL && (g_ascii_strcasecmp (value, "TRUE") == 0 || strcmp (value, "1") == 0))
        return TRUE;
    }
  return FALSE;
}

/* Whether it is midnight in the zone of that name. */
static gboolean
is_midnight_in (HdIcsCalendar *calendar, const char *tzid, HdIcsTime *utc, HdWall *midnight)
{
  const HdIcsZone *zone = tzid != NULL && *tzid != '\0' ? hd_ics_zone_of (calendar, tzid) : NULL;

  if (zone == NULL || !hd_ics_zone_known (zone))
    return FALSE;
  *midnight = hd_ics_zone_to_wall (zone, utc->instant);
  return midnight->second == 0;
}

/* The day whose midnight an instant in UTC is: in a zone that the file has, at home, else in the
 * nearest. @sure: it is no other day in any zone with people in it. */
static HdWall
midnight_of (HdIcsCalendar *calendar, HdIcsTime *utc, gboolean *sure)
{
  HdWall midnight;

  *sure = TRUE;
  for (guint i = 0; i < MIN (calendar->timezones->list->len, MAX_MIDNIGHTS); i++)
    if (is_midnight_in (calendar, hd_ics_value (calendar->timezones->list->pdata[i], "TZID"), utc,
                        &midnight))
      return midnight;
  if (is_midnight_in (calendar, calendar->default_zone, utc, &midnight))
    return midnight;
  midnight = hd_zone_to_wall (calendar->context->home, utc->instant);
  if (midnight.second == 0)
    return midnight;

  /* Hawaii and New Zealand are a day apart. */
  *sure = utc->wall.second < 10 * 3600 || utc->wall.second >= 12 * 3600;
  return (HdWall){ utc->wall.date + (utc->wall.second > 10 * 3600), 0 };
}

static void
ask_day (HdInvitation *event, HdWall likely, HdWall utc)
{
  HdQuestion *question = hd_invitation_ask (event, "date");
  g_autofree char *first = hd_date_format_iso (likely.date);
  g_autofree char *second = hd_date_format_iso (likely.date == utc.date ? utc.date + 1 : utc.date);

  hd_question_add (question, first);
  hd_question_add (question, second);
  /* Translators: a date, as 2026-12-03 */
  hd_invitation_warn (event, _ ("a whole day in a zone that is not told: it may be the day %s"),
                      second);
}

/**
 * hd_ics_make_days:
 * @start: a time; it becomes a day where it is one
 * @end: (nullable): likewise
 *
 * Exchange writes whole days as times from midnight to midnight and says so beside them. The
 * midnight is that of the zone that it names; in UTC it is that of a zone which is not told, and
 * the whole days in between tell that it is one. What lies elsewhere in the day is a time whatever
 * is said of it.
 */
void
hd_ics_make_days (HdIcsCalendar *calendar,
                  const HdIcsComponent *component,
                  HdInvitation *event,
                  HdIcsTime *start,
                  HdIcsTime *end)
{
  HdWall from = start->wall, to = end != NULL ? end->wall : start->wall;
  gint64 length = ((gint64) to.date - from.date) * 86400 + to.second - from.second;

  if (!says_all_day (component))
    return;
  /* The clocks may change in between. */
  if (start->utc && from.second != 0 && from.second % 900 == 0 && length >= 82800 &&
      (length + 3600) % 86400 <= 7200)
    {
      gboolean sure;

      from = midnight_of (calendar, start, &sure);
      to = (HdWall){ from.date + (HdDate) ((length + 3600) / 86400), 0 };
      if (!sure)
        ask_day (event, from, start->wall);
    }
  if (from.second != 0 || to.second != 0)
    return;
  *start = (HdIcsTime){ .wall = from, .date = TRUE, .instant = HD_INSTANT_NONE };
  if (end != NULL)
    *end = (HdIcsTime){ .wall = to, .date = TRUE, .instant = HD_INSTANT_NONE };
}
