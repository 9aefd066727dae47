/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-invitation.h"

G_BEGIN_DECLS

/**
 * HdCalendarContext:
 * @home: the zone of floating times
 * @today: the next occurrence of what repeats is sought from this day on
 */
typedef struct
{
  GTimeZone *home;
  HdDate today;
} HdCalendarContext;

/**
 * HdCalendarFile:
 * @events: (element-type HdInvitation)
 * @warnings: (element-type utf8): about the file as a whole
 *
 * What a calendar file or a mail with an invitation says.
 */
typedef struct
{
  GPtrArray *events;
  GPtrArray *warnings;
} HdCalendarFile;

HdCalendarFile *hd_calendar_read (GBytes *bytes, const HdCalendarContext *context, GError **error);
void hd_calendar_file_free (HdCalendarFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdCalendarFile, hd_calendar_file_free)

G_END_DECLS
