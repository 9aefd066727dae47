/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-reminder-rule.h"

#define HOUR 3600

static GTimeZone *
berlin (void)
{
  GTimeZone *zone = hd_zone_load ("Europe/Berlin");

  g_assert_nonnull (zone);
  return zone;
}

static gint64
at (GTimeZone *zone, int day, int hour, int minute)
{
  HdWall wall = { hd_date_new (2026, 3, day), hour * HOUR + minute * 60 };

  return hd_zone_to_instant (zone, wall, NULL);
}

/* 29 March 2026 has 23 hours in Berlin: evening before and morning after stay on the wall. */
static void
test_at (void)
{
  g_autoptr (GTimeZone) zone = berlin ();
  const HdReminderPlan plan = HD_REMINDER_PLAN_INIT;
  gint64 start = at (zone, 29, 14, 0), end = at (zone, 29, 15, 0);

  g_assert_cmpint (hd_reminder_at (HD_REMINDER_START, start, end, 45, &plan, zone), ==,
                   at (zone, 29, 13, 0));
  g_assert_cmpint (hd_reminder_at (HD_REMINDER_PREPARE, start, end, 45, &plan, zone), ==,
                   at (zone, 28, 19, 0));
  g_assert_cmpint (hd_reminder_at (HD_REMINDER_THANK, start, end, 45, &plan, zone), ==,
                   at (zone, 30, 9, 0));
  g_assert_cmpint (hd_reminder_at (HD_REMINDER_ACTION, start, start, 0, &plan, zone), ==,
                   at (zone, 29, 9, 0));
}

/* The computer slept, or the clock was set: what counts is the clock when one looks. */
static void
test_fate (void)
{
  const gint64 start = 1000 * HOUR, end = 1001 * HOUR, reminder = start - HOUR;
  static const struct
  {
    HdReminderKind kind;
    gint64 now;
    HdReminderFate fate;
  } cases[] = {
    { HD_REMINDER_START, 999 * HOUR - 1, HD_REMINDER_WAITS },
    { HD_REMINDER_START, 999 * HOUR, HD_REMINDER_DUE },
    { HD_REMINDER_START, 1000 * HOUR + 600, HD_REMINDER_DUE },
    { HD_REMINDER_START, 1001 * HOUR, HD_REMINDER_MISSED },
    { HD_REMINDER_PREPARE, 1000 * HOUR - 1, HD_REMINDER_DUE },
    { HD_REMINDER_PREPARE, 1000 * HOUR, HD_REMINDER_MISSED },
    { HD_REMINDER_THANK, 999 * HOUR + 71 * HOUR, HD_REMINDER_DUE },
    { HD_REMINDER_THANK, 999 * HOUR + 72 * HOUR, HD_REMINDER_MISSED },
    { HD_REMINDER_ACTION, 999 * HOUR + 6 * 24 * HOUR, HD_REMINDER_DUE },
    { HD_REMINDER_ACTION, 999 * HOUR + 7 * 24 * HOUR, HD_REMINDER_MISSED },
    /* Set back by a day after it was due: it waits again. */
    { HD_REMINDER_START, 975 * HOUR, HD_REMINDER_WAITS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hd_reminder_fate (cases[i].kind, reminder, start, end, cases[i].now), ==,
                     cases[i].fate);
}

static void
test_next (void)
{
  /* Nothing is due as the clock stands, which may be set back. */
  g_assert_cmpuint (hd_reminder_wait_seconds (0, 50), ==, 300);
  g_assert_cmpuint (hd_reminder_wait_seconds (100, 50), ==, 50);
  g_assert_cmpuint (hd_reminder_wait_seconds (100, 100), ==, 1);
  g_assert_cmpuint (hd_reminder_wait_seconds (1000000, 50), ==, 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reminder/times", test_at);
  g_test_add_func ("/reminder/fate", test_fate);
  g_test_add_func ("/reminder/next", test_next);

  return g_test_run ();
}
