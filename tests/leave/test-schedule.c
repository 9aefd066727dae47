/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-schedule.h"

#define AT(hour, minute) ((hour) *60 + (minute))

/* The sample day of the planner: 09:00–12:30 and 13:00–17:30; Friday morning only. */
static HdSchedule *
sample (gboolean exact)
{
  HdSchedule *schedule = hd_schedule_new ();
  HdWorkWeek week;

  hd_work_week_init_length (&week, 0, 0);
  for (int i = HD_MONDAY; i <= HD_THURSDAY; i++)
    {
      g_assert_true (
        hd_work_week_add_span (&week, (HdWeekday) i, (HdSpan){ AT (13, 0), AT (17, 30) }));
      g_assert_true (
        hd_work_week_add_span (&week, (HdWeekday) i, (HdSpan){ AT (9, 0), AT (12, 30) }));
    }
  g_assert_true (hd_work_week_add_span (&week, HD_FRIDAY, (HdSpan){ AT (8, 0), AT (12, 0) }));
  hd_schedule_add_week (schedule, hd_date_new (2026, 1, 1), &week);
  hd_schedule_set_half_day (schedule, (HdHalfDay){ AT (12, 30), exact });
  return schedule;
}

static void
test_parts (void)
{
  static const struct
  {
    int day;
    int full, half, exact_am, exact_pm;
  } rows[] = {
    { 3, 480, 240, 210, 270 }, /* Thursday */
    { 4, 240, 120, 240, 0 },   /* Friday */
    { 5, 0, 0, 0, 0 },         /* Saturday */
  };
  g_autoptr (HdSchedule) half = sample (FALSE);
  g_autoptr (HdSchedule) exact = sample (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HdDate date = hd_date_new (2026, 12, rows[i].day);

      g_assert_cmpint (hd_schedule_paid_minutes (half, date, HD_DAY_PART_FULL), ==, rows[i].full);
      g_assert_cmpint (hd_schedule_paid_minutes (half, date, HD_DAY_PART_AM), ==, rows[i].half);
      g_assert_cmpint (hd_schedule_paid_minutes (half, date, HD_DAY_PART_PM), ==, rows[i].half);
      g_assert_cmpint (hd_schedule_paid_minutes (exact, date, HD_DAY_PART_AM), ==,
                       rows[i].exact_am);
      g_assert_cmpint (hd_schedule_paid_minutes (exact, date, HD_DAY_PART_PM), ==,
                       rows[i].exact_pm);
    }

  /* Before the first week nothing is known, and nothing is paid. */
  g_assert_cmpint (hd_schedule_paid_minutes (half, hd_date_new (2025, 12, 31), HD_DAY_PART_FULL),
                   ==, 0);
}

static void
test_window (void)
{
  static const struct
  {
    HdSpan span;
    int paid;
  } rows[] = {
    { { AT (13, 15), AT (16, 10) }, 175 }, { { AT (12, 20), AT (13, 20) }, 30 },
    { { AT (12, 30), AT (13, 0) }, 0 },    { { 0, HD_DAY_MINUTES }, 480 },
    { { AT (17, 30), AT (20, 0) }, 0 },
  };
  g_autoptr (HdSchedule) schedule = sample (FALSE);
  HdDate thursday = hd_date_new (2026, 12, 3);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (hd_schedule_paid_minutes_in (schedule, thursday, rows[i].span), ==,
                     rows[i].paid);
}

static void
test_holidays (void)
{
  static const struct
  {
    int permille;
    HdDayPart part;
    int full, am, pm, window; /* the window is 10:00–15:00 */
  } rows[] = {
    { 1000, HD_DAY_PART_FULL, 0, 0, 0, 0 },     { 500, HD_DAY_PART_FULL, 240, 210, 240, 240 },
    { 500, HD_DAY_PART_AM, 270, 0, 270, 120 },  { 500, HD_DAY_PART_PM, 210, 210, 0, 150 },
    { 1000, HD_DAY_PART_PM, 210, 210, 0, 150 }, /* a part is never more than its half */
  };
  HdDate thursday = hd_date_new (2026, 12, 3);
  HdSpan window = { AT (10, 0), AT (15, 0) };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HdSchedule) schedule = sample (TRUE);
      g_autoptr (HdDaysOff) off = hd_days_off_new ();

      /* The same holiday from two calendars counts once. */
      hd_days_off_add (off, thursday, rows[i].permille, rows[i].part);
      hd_days_off_add (off, thursday, rows[i].permille, rows[i].part);
      hd_schedule_take_days_off (schedule, g_steal_pointer (&off));

      g_assert_cmpint (hd_schedule_paid_minutes (schedule, thursday, HD_DAY_PART_FULL), ==,
                       rows[i].full);
      g_assert_cmpint (hd_schedule_paid_minutes (schedule, thursday, HD_DAY_PART_AM), ==,
                       rows[i].am);
      g_assert_cmpint (hd_schedule_paid_minutes (schedule, thursday, HD_DAY_PART_PM), ==,
                       rows[i].pm);
      g_assert_cmpint (hd_schedule_paid_minutes_in (schedule, thursday, window), ==,
                       rows[i].window);
    }
}

static void
test_weeks_from_dates (void)
{
  g_autoptr (HdSchedule) schedule = hd_schedule_new_default ();
  HdWorkWeek week;

  /* Part time from May on; added before the older change, which must make no difference. */
  hd_work_week_init_length (&week, 300, HD_WEEKDAY_BIT (HD_MONDAY));
  hd_schedule_add_week (schedule, hd_date_new (2026, 5, 1), &week);
  hd_work_week_init_length (&week, 450, HD_WEEKDAYS_MON_FRI);
  hd_schedule_add_week (schedule, hd_date_new (2026, 3, 1), &week);

  g_assert_cmpint (hd_schedule_paid_minutes (schedule, hd_date_new (2026, 2, 27), HD_DAY_PART_FULL),
                   ==, 480);
  g_assert_cmpint (hd_schedule_paid_minutes (schedule, hd_date_new (2026, 4, 30), HD_DAY_PART_FULL),
                   ==, 450);
  g_assert_cmpint (hd_schedule_paid_minutes (schedule, hd_date_new (2026, 5, 1), HD_DAY_PART_FULL),
                   ==, 0);
  g_assert_cmpint (hd_schedule_paid_minutes (schedule, hd_date_new (2026, 5, 4), HD_DAY_PART_FULL),
                   ==, 300);
}

static void
test_overlapping_spans_are_refused (void)
{
  HdWorkWeek week;

  hd_work_week_init_hours (&week, (HdSpan){ AT (9, 0), AT (12, 0) }, HD_WEEKDAY_BIT (HD_MONDAY));
  g_assert_false (hd_work_week_add_span (&week, HD_MONDAY, (HdSpan){ AT (11, 59), AT (13, 0) }));
  g_assert_false (hd_work_week_add_span (&week, HD_MONDAY, (HdSpan){ AT (8, 0), AT (9, 1) }));
  g_assert_true (hd_work_week_add_span (&week, HD_MONDAY, (HdSpan){ AT (12, 0), AT (13, 0) }));
  g_assert_cmpint (week.days[0].minutes, ==, 240);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leave/schedule/parts", test_parts);
  g_test_add_func ("/leave/schedule/window", test_window);
  g_test_add_func ("/leave/schedule/holidays", test_holidays);
  g_test_add_func ("/leave/schedule/weeks-from-dates", test_weeks_from_dates);
  g_test_add_func ("/leave/schedule/overlapping-spans-are-refused",
                   test_overlapping_spans_are_refused);

  return g_test_run ();
}
