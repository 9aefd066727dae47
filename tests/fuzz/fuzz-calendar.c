/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>

#include "hd-calendar-reader.h"
#include "hd-holiday-reader.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Any bytes are events or a refusal, and events can be told in JSON. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static GTimeZone *home;

  if (home == NULL)
    home = hd_zone_load ("Europe/Berlin");

  HdCalendarContext context = { .home = home, .today = hd_date_new (2026, 11, 16) };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (HdCalendarFile) file = hd_calendar_read (bytes, &context, NULL);
  g_autoptr (HdHolidayList) list =
    hd_holiday_list_read (bytes, hd_date_new (2026, 1, 1), hd_date_new (2028, 12, 31), NULL);
  g_autofree char *json = NULL;

  /* What was read gets to the other side of the wire as it is. */
  if (file != NULL)
    {
      g_autoptr (GBytes) wire = hd_calendar_file_to_bytes (file);
      g_autoptr (HdCalendarFile) copy = hd_calendar_file_new_from_bytes (wire, NULL);

      g_assert_nonnull (copy);
      json = hd_invitations_to_json (copy->events, copy->warnings, FALSE);
    }
  if (list != NULL)
    {
      g_autoptr (GBytes) wire = hd_holiday_list_to_bytes (list);
      g_autoptr (HdHolidayList) copy = hd_holiday_list_new_from_bytes (wire, NULL);

      g_assert_nonnull (copy);
    }
  return 0;
}
