/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-stage.h"
#include "hd-zone.h"

G_BEGIN_DECLS

/**
 * HdReminderKind:
 * @HD_REMINDER_START: it is time to go, or to sit down
 * @HD_REMINDER_PREPARE: the evening before
 * @HD_REMINDER_THANK: the morning after
 * @HD_REMINDER_ACTION: the day of the next action
 * @HD_REMINDER_ANSWER: nobody has answered the request: after two working days, or half the time
 *   that is left; its instant is known to whoever sent it
 */
typedef enum
{
  HD_REMINDER_START,
  HD_REMINDER_PREPARE,
  HD_REMINDER_THANK,
  HD_REMINDER_ACTION,
  HD_REMINDER_ANSWER,
  HD_N_REMINDERS
} HdReminderKind;

const char *hd_reminder_kind_to_string (HdReminderKind kind);

/**
 * HdReminderPlan:
 * @lead: minutes before one must leave, for %HD_REMINDER_START
 * @evening: minute of the day of the evening before
 * @morning: minute of the day of the morning after, and of a next action
 */
typedef struct
{
  int lead;
  int evening;
  int morning;
} HdReminderPlan;

#define HD_REMINDER_PLAN_INIT                                                                      \
  {                                                                                                \
    15, 19 * 60, 9 * 60                                                                            \
  }

gint64 hd_reminder_at (HdReminderKind kind,
                       gint64 start,
                       gint64 end,
                       int minutes_before,
                       const HdReminderPlan *plan,
                       GTimeZone *home);

/**
 * HdReminderFate:
 * @HD_REMINDER_WAITS: its time has not come
 * @HD_REMINDER_DUE: show it now
 * @HD_REMINDER_MISSED: what it reminded of is over: it is put away without a sound
 */
typedef enum
{
  HD_REMINDER_WAITS,
  HD_REMINDER_DUE,
  HD_REMINDER_MISSED,
} HdReminderFate;

HdReminderFate
hd_reminder_fate (HdReminderKind kind, gint64 at, gint64 start, gint64 end, gint64 now);
guint hd_reminder_wait_seconds (gint64 next, gint64 now);

G_END_DECLS
