/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-shown-reminder.h"

G_DEFINE_FINAL_TYPE (HdShownReminder, hd_shown_reminder, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "interview", HD_FIELD_ID, G_STRUCT_OFFSET (HdShownReminder, interview) },
  { "application", HD_FIELD_ID, G_STRUCT_OFFSET (HdShownReminder, application) },
  { "kind", HD_FIELD_STRING, G_STRUCT_OFFSET (HdShownReminder, kind) },
  { "at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdShownReminder, at) },
};

static void
hd_shown_reminder_class_init (HdShownReminderClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_shown_reminder_init (HdShownReminder *self)
{
}
