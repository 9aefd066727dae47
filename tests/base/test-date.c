/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-date.h"
#include "hd-error.h"

static void
test_round_trip (void)
{
  static const struct
  {
    int year, month, day;
    HdDate date;
    HdWeekday weekday;
  } rows[] = {
    { 1, 1, 1, HD_DATE_MIN, HD_MONDAY }, { 1970, 1, 1, 0, HD_THURSDAY },
    { 1969, 12, 31, -1, HD_WEDNESDAY },  { 2000, 2, 29, 11016, HD_TUESDAY },
    { 2026, 12, 3, 20790, HD_THURSDAY }, { 9999, 12, 31, HD_DATE_MAX, HD_FRIDAY },
  };
  GDate first;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int year, month, day;

      g_assert_cmpint (hd_date_new (rows[i].year, rows[i].month, rows[i].day), ==, rows[i].date);
      g_assert_cmpint (hd_date_weekday (rows[i].date), ==, rows[i].weekday);
      hd_date_get_ymd (rows[i].date, &year, &month, &day);
      g_assert_cmpint (year, ==, rows[i].year);
      g_assert_cmpint (month, ==, rows[i].month);
      g_assert_cmpint (day, ==, rows[i].day);
    }

  /* Against GDate, day by day over four centuries. */
  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, 1, 1800);
  for (guint32 julian = g_date_get_julian (&first); julian < 803200; julian++)
    {
      GDate date;
      int year, month, day;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, julian);

      HdDate ours = hd_date_new (g_date_get_year (&date), (int) g_date_get_month (&date),
                                 g_date_get_day (&date));

      g_assert_cmpint (ours, ==, (int) julian - 719163);
      g_assert_cmpint (hd_date_weekday (ours), ==, g_date_get_weekday (&date));
      hd_date_get_ymd (ours, &year, &month, &day);
      g_assert_cmpint (day, ==, g_date_get_day (&date));
    }
}

static void
test_add_months (void)
{
  HdDate start = hd_date_new (2026, 1, 31);
  static const char *const expected[] = { "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30" };

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *text = hd_date_format_iso (hd_date_add_months (start, i));
      g_assert_cmpstr (text, ==, expected[i]);
    }

  g_assert_cmpint (hd_date_add_months (start, -2), ==, hd_date_new (2025, 11, 30));
  g_assert_cmpint (hd_date_add_months (hd_date_new (2024, 2, 29), 12), ==,
                   hd_date_new (2025, 2, 28));
}

static void
test_easter (void)
{
  g_assert_cmpint (hd_date_easter (2024), ==, hd_date_new (2024, 3, 31));
  g_assert_cmpint (hd_date_easter (2025), ==, hd_date_new (2025, 4, 20));
  g_assert_cmpint (hd_date_easter (2038), ==, hd_date_new (2038, 4, 25));
  g_assert_cmpint (hd_date_easter (2285), ==, hd_date_new (2285, 3, 22));
}

static void
test_parse (void)
{
  HdDate today = hd_date_new (2026, 11, 22); /* a Sunday */
  static const struct
  {
    const char *text, *expected;
  } rows[] = {
    { "2026-12-03", "2026-12-03" },
    { "today", "2026-11-22" },
    { "tomorrow", "2026-11-23" },
    { "sun", "2026-11-29" },
    { "Mon", "2026-11-23" },
    { "2024-02-29", "2024-02-29" },
    { "2026-02-29", NULL },
    { "2026-2-3", NULL },
    { "2026-12-03 ", NULL },
    { "", NULL },
    { "friday", NULL },
    { "0000-01-01", NULL },
    { "+026-01-01", NULL },
    { "2026-13-01", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HdDate date = HD_DATE_NONE;
      g_autoptr (GError) error = NULL;

      if (rows[i].expected == NULL)
        {
          g_assert_false (hd_date_parse (rows[i].text, today, &date, &error));
          g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
          continue;
        }

      g_assert_true (hd_date_parse (rows[i].text, today, &date, &error));
      g_autofree char *text = hd_date_format_iso (date);
      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/round-trip", test_round_trip);
  g_test_add_func ("/base/date/add-months", test_add_months);
  g_test_add_func ("/base/date/easter", test_easter);
  g_test_add_func ("/base/date/parse", test_parse);
  return g_test_run ();
}
