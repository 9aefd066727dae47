/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-interview.h"
#include "hd-job-application.h"
#include "hd-reminder-rule.h"

G_BEGIN_DECLS

/**
 * HdReminder:
 * @interview: what it is about, 0 when it is about the application or a request
 * @application: the application, 0 when it is about a request
 * @at: when to show it
 * @start: of what it reminds of
 * @end: same
 * @request: the request without an interview that it is about, 0 for none
 *
 * One thing to remind of. It is derived and never stored: moving an interview moves it.
 */
typedef struct
{
  HdReminderKind kind;
  gint64 interview;
  gint64 application;
  gint64 at;
  gint64 start;
  gint64 end;
  gint64 request;
} HdReminder;

GArray *hd_reminders_list (HdContext *context, const HdReminderPlan *plan);
GArray *hd_reminders_due (HdContext *context, const HdReminderPlan *plan, guint *wait_seconds);
char *hd_reminder_text (HdContext *context, const HdReminder *reminder);
void hd_reminders_shown_async (HdContext *context,
                               const HdReminder *reminder,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

void hd_reminders_put_off_async (HdContext *context,
                                 const HdReminder *reminder,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

G_END_DECLS
