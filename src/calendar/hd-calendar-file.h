/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-invitation.h"

G_BEGIN_DECLS

/* The most events that are read of one file. */
#define HD_CALENDAR_MAX_EVENTS 10000

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

HdCalendarFile *hd_calendar_file_new (void);
void hd_calendar_file_free (HdCalendarFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdCalendarFile, hd_calendar_file_free)

const char *hd_calendar_from_words (void);
GBytes *hd_calendar_file_to_bytes (const HdCalendarFile *self);
HdCalendarFile *hd_calendar_file_new_from_bytes (GBytes *bytes, GError **error);

G_END_DECLS
