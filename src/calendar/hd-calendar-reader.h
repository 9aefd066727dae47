/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-calendar-file.h"

G_BEGIN_DECLS

/**
 * HdCalendarContext:
 * @home: the zone of floating times
 * @today: the next occurrence of what repeats is sought from this day on
 * @words: of a mail without an invitation, read the times that its words tell
 */
typedef struct
{
  GTimeZone *home;
  HdDate today;
  gboolean words;
} HdCalendarContext;

HdCalendarFile *hd_calendar_read (GBytes *bytes, const HdCalendarContext *context, GError **error);

G_END_DECLS
