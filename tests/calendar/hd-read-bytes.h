/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "hd-calendar-reader.h"

G_BEGIN_DECLS

/* What a file says on 2026-11-16 to somebody in Berlin. */
static inline HdCalendarFile *
read_bytes (const char *data, gsize length, GError **error)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  HdCalendarContext context = { .home = home, .today = hd_date_new (2026, 11, 16) };

  return hd_calendar_read (bytes, &context, error);
}

G_END_DECLS
