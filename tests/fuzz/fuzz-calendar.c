/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>

#include "hd-calendar-reader.h"

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
  g_autoptr (JsonNode) json = NULL;

  if (file != NULL)
    json = hd_invitations_to_json (file->events, file->warnings, FALSE);
  return 0;
}
