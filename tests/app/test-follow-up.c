/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-follow-up.h"

#include "hd-zone.h"

#define MON_TO_FRI 0x3e

static gint64
at (GTimeZone *zone, HdDate date, int hour, int minute)
{
  return hd_zone_to_instant (zone, (HdWall){ date, hour * 3600 + minute * 60 }, NULL);
}

/* The 10th is a public holiday. */
typedef struct
{
  guint work_days;
  gboolean holiday;
} Calendar;

static gboolean
is_worked (HdDate day, gpointer user_data)
{
  const Calendar *calendar = user_data;

  return (calendar->work_days & 1u << hd_date_weekday (day)) != 0 &&
         !(calendar->holiday && day == hd_date_new (2026, 11, 10));
}

/* All in November 2026 in Berlin, where the 2nd is a Monday. */
static const struct
{
  const char *why;
  int sent_day, sent_hour;
  int absence_day, absence_hour;
  guint work_days;
  int due_day, due_hour; /* 0: never */
  gboolean holiday;      /* on the 10th */
} table[] = {
  { "two working days", 2, 10, 30, 9, MON_TO_FRI, 4, 10 },
  { "over a weekend", 5, 10, 30, 9, MON_TO_FRI, 9, 10 },
  { "sent on a Saturday", 7, 10, 30, 9, MON_TO_FRI, 10, 10 },
  { "half the lead time comes first", 2, 10, 4, 10, MON_TO_FRI, 3, 10 },
  { "within a day", 2, 8, 2, 16, MON_TO_FRI, 2, 12 },
  { "Sunday to Thursday", 5, 10, 30, 9, 0x9e, 9, 10 },
  { "one working day a week", 2, 10, 30, 23, 1 << HD_MONDAY, 16, 10 },
  { "no working day: half the lead time", 2, 10, 12, 10, 0, 7, 10 },
  { "over a holiday", 9, 10, 30, 9, MON_TO_FRI, 12, 10, TRUE },
  { "over a weekend and a holiday", 6, 10, 30, 9, MON_TO_FRI, 11, 10, TRUE },
  { "already begun", 4, 10, 4, 9, MON_TO_FRI, 0, 0 },
  { "begins now", 4, 10, 4, 10, MON_TO_FRI, 0, 0 },
};

static void
test_table (void)
{
  g_autoptr (GTimeZone) zone = hd_zone_load ("Europe/Berlin");

  g_assert_nonnull (zone);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Calendar calendar = { table[i].work_days, table[i].holiday };
      gint64 due = hd_follow_up_due (at (zone, hd_date_new (2026, 11, table[i].sent_day),
                                         table[i].sent_hour, 0),
                                     at (zone, hd_date_new (2026, 11, table[i].absence_day),
                                         table[i].absence_hour, 0),
                                     zone, is_worked, &calendar);
      gint64 wanted = table[i].due_day == 0
                        ? 0
                        : at (zone, hd_date_new (2026, 11, table[i].due_day), table[i].due_hour, 0);

      g_test_message ("%s", table[i].why);
      g_assert_cmpint (due, ==, wanted);
    }
}

/* The clocks go back on 25 October 2026: the same time of day, 25 hours later. */
static void
test_time_of_day_over_a_clock_change (void)
{
  g_autoptr (GTimeZone) zone = hd_zone_load ("Europe/Berlin");
  gint64 sent = at (zone, hd_date_new (2026, 10, 23), 10, 0);
  Calendar calendar = { MON_TO_FRI, FALSE };

  g_assert_cmpint (hd_follow_up_due (sent, at (zone, hd_date_new (2026, 11, 30), 9, 0), zone,
                                     is_worked, &calendar),
                   ==, at (zone, hd_date_new (2026, 10, 27), 10, 0));
}

static void
test_absurd_times (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  Calendar calendar = { MON_TO_FRI, FALSE };

  g_assert_cmpint (hd_follow_up_due (G_MAXINT64 / 4, G_MAXINT64 / 2, zone, is_worked, &calendar),
                   ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/follow-up/table", test_table);
  g_test_add_func ("/follow-up/time-of-day-over-a-clock-change",
                   test_time_of_day_over_a_clock_change);
  g_test_add_func ("/follow-up/absurd-times", test_absurd_times);

  return g_test_run ();
}
