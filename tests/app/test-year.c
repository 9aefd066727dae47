/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-sample-leave.h"
#include "hd-year.h"

static HdYear *
sample_year (int year)
{
  g_autoptr (HdLeaveAccount) account = sample_account ();
  HdYear *self = hd_year_new (year, account->schedule);

  hd_year_add_holiday (self, hd_date_new (year, 12, 25), HD_WHOLE_DAY, "Christmas Day");
  hd_year_add_holiday (self, hd_date_new (year, 12, 24), 500, "Christmas Eve");
  hd_year_add_holiday (self, hd_date_new (year, 12, 28), 0, "Ignored");
  hd_year_add_holiday (self, hd_date_new (year + 1, 1, 1), HD_WHOLE_DAY, "Of another year");
  for (guint i = 0; i < account->absences->len; i++)
    hd_year_add_absence (self, &g_array_index (account->absences, HdAbsence, i), 180, i + 1);
  return self;
}

static void
test_days (void)
{
  g_autoptr (HdYear) year = sample_year (2026);
  static const struct
  {
    int month, day;
    HdYearDay looks;
    const char *words;
  } days[] = {
    { 12, 2, { HD_YEAR_WORK }, "Wednesday, 2 December 2026" },
    { 12,
      3,
      { HD_YEAR_WORK, HD_YEAR_ASKED, TRUE },
      "Thursday, 3 December 2026: Requested, 13:15–16:15, 3 h" },
    { 12, 5, { HD_YEAR_OFF }, "Saturday, 5 December 2026: No work" },
    { 12,
      24,
      { HD_YEAR_HOLIDAY, HD_YEAR_THERE, FALSE, TRUE },
      "Thursday, 24 December 2026: Christmas Eve" },
    { 12, 25, { HD_YEAR_HOLIDAY }, "Friday, 25 December 2026: Christmas Day" },
    { 12, 28, { HD_YEAR_WORK }, "Monday, 28 December 2026" },
    { 7, 10, { HD_YEAR_WORK, HD_YEAR_AWAY }, "Friday, 10 July 2026: Taken, 3 h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      HdDate date = hd_date_new (2026, days[i].month, days[i].day);
      const HdYearDay *day = hd_year_get_day (year, date);
      g_autofree char *words = hd_year_read_out (year, date);

      g_assert_cmpint (day->look, ==, days[i].looks.look);
      g_assert_cmpint (day->away, ==, days[i].looks.away);
      g_assert_cmpint (day->part, ==, days[i].looks.part);
      g_assert_cmpint (day->half, ==, days[i].looks.half);
      g_assert_cmpstr (words, ==, days[i].words);
    }
  g_assert_null (hd_year_get_day (year, hd_date_new (2027, 1, 1)));
  g_assert_null (hd_year_get_day (year, hd_date_new (2025, 12, 31)));
}

/* Absences of the year alone, and each can be found by its days. */
static void
test_items (void)
{
  g_autoptr (HdYear) year = sample_year (2026), next = sample_year (2027);

  g_assert_cmpuint (year->items->len, ==, 4);
  g_assert_cmpint (g_array_index (year->items, HdYearItem, 0).from, ==, hd_date_new (2026, 7, 6));
  g_assert_cmpint (g_array_index (year->items, HdYearItem, 3).from, ==, hd_date_new (2026, 12, 25));
  g_assert_cmpint (hd_year_get_absence (year, hd_date_new (2026, 12, 3))->id, ==, 4);
  g_assert_null (hd_year_get_absence (year, hd_date_new (2026, 12, 25)));
  g_assert_cmpint (hd_year_get_absence (next, hd_date_new (2027, 2, 10))->id, ==, 2);
}

/* Nobody is away for what was denied; over a year's edge each year has its days. */
static void
test_edges (void)
{
  g_autoptr (HdSchedule) schedule = hd_schedule_new_default ();
  g_autoptr (HdYear) year = hd_year_new (2028, schedule);
  HdAbsence absence = HD_ABSENCE_INIT (hd_date_new (2027, 12, 30));

  g_assert_cmpint (year->n_days, ==, 366);
  absence.to = hd_date_new (2028, 1, 4);
  absence.state = HD_ABSENCE_DENIED;
  hd_year_add_absence (year, &absence, -1, 1);
  g_assert_cmpuint (year->items->len, ==, 0);
  absence.state = HD_ABSENCE_APPROVED;
  absence.last_day_half = TRUE;
  hd_year_add_absence (year, &absence, -1, 2);
  g_assert_cmpint (hd_year_get_day (year, hd_date_new (2028, 1, 3))->away, ==, HD_YEAR_AWAY);
  g_assert_false (hd_year_get_day (year, hd_date_new (2028, 1, 3))->part);
  g_assert_true (hd_year_get_day (year, hd_date_new (2028, 1, 4))->part);
  g_assert_cmpint (hd_year_get_day (year, hd_date_new (2028, 1, 1))->away, ==, HD_YEAR_THERE);
  g_assert_cmpstr (g_array_index (year->items, HdYearItem, 0).words, ==, "Approved");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/year/days", test_days);
  g_test_add_func ("/app/year/items", test_items);
  g_test_add_func ("/app/year/edges", test_edges);
  return g_test_run ();
}
