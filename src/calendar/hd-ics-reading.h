/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-ics-event.h"

G_BEGIN_DECLS

/**
 * HdIcsReading:
 * @files: (element-type HdIcsFile): its parts, when it is a mail
 * @calendars: (element-type HdIcsCalendar)
 * @events: (element-type HdIcsEvent): the newest version of each
 * @warnings: (element-type utf8): about the file as a whole
 * @words: (nullable): what a mail without a calendar says, when that was asked for
 * @budget: how many days the rules of all events may still be followed over
 * @last_budget: and how many to find their ends
 *
 * All that was read of one file, before anything is made of it.
 */
typedef struct
{
  const HdCalendarContext *context;
  GPtrArray *files;
  GPtrArray *calendars;
  GPtrArray *events;
  GPtrArray *warnings;
  char *words;
  gint budget;
  gint last_budget;
} HdIcsReading;

HdIcsReading *hd_ics_reading_new (GBytes *bytes, const HdCalendarContext *context, GError **error);
void hd_ics_reading_free (HdIcsReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdIcsReading, hd_ics_reading_free)

void hd_ics_warn (GPtrArray *warnings, const char *text);

G_END_DECLS
