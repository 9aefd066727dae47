/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when.h"

G_BEGIN_DECLS

/* Today is Monday 2026-11-16 here, home is Berlin. */
static inline HdWhen *
when_parse_in (const char *text, gssize length, const char *region)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  HdWhenContext context = { .today = hd_date_new (2026, 11, 16), .home = home, .region = region };

  return hd_when_parse (text, length, &context);
}

static inline HdWhen *
when_parse (const char *text)
{
  return when_parse_in (text, -1, NULL);
}

static inline HdInvitation *
when_first (HdWhen *when)
{
  g_assert_cmpuint (when->events->len, >=, 1);
  return g_ptr_array_index (when->events, 0);
}

G_END_DECLS
