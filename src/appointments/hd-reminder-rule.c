/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-reminder-rule.h"

#include <string.h>

/*
 * When to remind, out of instants alone. Nothing here counts time that passes: a suspended
 * computer or a clock that was set is met by comparing with the clock again, at least once in
 * %LONGEST_WAIT.
 */

#define MINUTE 60
#define HOUR ((gint64) 60 * MINUTE)
#define DAY (24 * HOUR)
#define LONGEST_WAIT ((gint64) 5 * MINUTE)

static const char *const kinds[HD_N_REMINDERS] = {
  [HD_REMINDER_START] = "start",   [HD_REMINDER_PREPARE] = "prepare", [HD_REMINDER_THANK] = "thank",
  [HD_REMINDER_ACTION] = "action", [HD_REMINDER_ANSWER] = "answer",
};

const char *
hd_reminder_kind_to_string (HdReminderKind kind)
{
  g_return_val_if_fail (kind < HD_N_REMINDERS, "");

  return kinds[kind];
}

static gint64
at_minute (GTimeZone *home, HdDate day, int minute)
{
  HdWall wall = { day, minute * MINUTE };

  return hd_zone_to_instant (home, wall, NULL);
}

/**
 * hd_reminder_at:
 * @start: seconds since 1970; of %HD_REMINDER_ACTION any instant of its day
 * @end: same, or @start when it is not known
 * @minutes_before: the way there and the preparation
 *
 * Returns: when to remind, in seconds since 1970
 */
gint64
hd_reminder_at (HdReminderKind kind,
                gint64 start,
                gint64 end,
                int minutes_before,
                const HdReminderPlan *plan,
                GTimeZone *home)
{
  switch (kind)
    {
    case HD_REMINDER_PREPARE:
      return at_minute (home, hd_zone_to_wall (home, start).date - 1, plan->evening);
    case HD_REMINDER_THANK:
      return at_minute (home, hd_zone_to_wall (home, MAX (start, end)).date + 1, plan->morning);
    case HD_REMINDER_ACTION:
      return at_minute (home, hd_zone_to_wall (home, start).date, plan->morning);
    case HD_REMINDER_START:
    case HD_REMINDER_ANSWER:
    case HD_N_REMINDERS:
    default:
      return start - (gint64) (minutes_before + plan->lead) * MINUTE;
    }
}

/* Until when it is still of use. */
static gint64
useful_until (HdReminderKind kind, gint64 at, gint64 start, gint64 end)
{
  switch (kind)
    {
    case HD_REMINDER_START:
      return MAX (start + (gint64) 10 * MINUTE, MIN (end, start + HOUR));
    case HD_REMINDER_PREPARE:
    case HD_REMINDER_ANSWER:
      return start;
    case HD_REMINDER_THANK:
      return at + 3 * DAY;
    case HD_REMINDER_ACTION:
    case HD_N_REMINDERS:
    default:
      return at + 7 * DAY;
    }
}

/**
 * hd_reminder_fate:
 * @at: from hd_reminder_at()
 *
 * What to do about a reminder that was not shown yet, whatever happened since one last looked: the
 * computer slept, or the clock was set forward or back.
 */
HdReminderFate
hd_reminder_fate (HdReminderKind kind, gint64 at, gint64 start, gint64 end, gint64 now)
{
  if (now < at)
    return HD_REMINDER_WAITS;
  return now < useful_until (kind, at, start, end) ? HD_REMINDER_DUE : HD_REMINDER_MISSED;
}

/**
 * hd_reminder_wait_seconds:
 * @next: when something is due next, 0 when everything is shown or missed as the clock stands
 *
 * Returns: after how many seconds to look again; never long, since timers stand still while a
 *   computer sleeps and know nothing of a clock that was set. Also what is missed is looked at
 *   again: the clock may have been ahead, and is set right later.
 */
guint
hd_reminder_wait_seconds (gint64 next, gint64 now)
{
  return next == 0 ? (guint) LONGEST_WAIT : (guint) CLAMP (next - now, 1, LONGEST_WAIT);
}
