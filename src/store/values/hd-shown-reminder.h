/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_SHOWN_REMINDER (hd_shown_reminder_get_type ())
G_DECLARE_FINAL_TYPE (HdShownReminder, hd_shown_reminder, HD, SHOWN_REMINDER, HdRecord)

/**
 * HdShownReminder:
 *
 * A reminder that was shown, so that it is shown once.
 *
 * Read its fields; write its properties.
 */
struct _HdShownReminder
{
  HdRecord parent_instance;

  gint64 interview; /* 0 when it was about the application */
  gint64 application;
  char *kind; /* start prepare thank action */
  gint64 at;  /* the time that it was planned for: one that moved is another */
};

G_END_DECLS
