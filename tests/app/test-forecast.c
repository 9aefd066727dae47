/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "hd-forecast.h"
#include "hd-leave-words.h"
#include "hd-sample-leave.h"

#define LAST hd_date_new (2027, 11, 21)

static HdForecast *
sample_forecast (void)
{
  g_autoptr (HdLeaveAccount) account = sample_account ();
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, SAMPLE_UNTIL);

  return hd_forecast_new (book, SAMPLE_TODAY, SAMPLE_TODAY, LAST);
}

static void
test_read_out (void)
{
  g_autoptr (HdForecast) forecast = sample_forecast ();
  static const struct
  {
    int year, month, day;
    const char *words;
  } days[] = {
    { 2026, 11, 22, "Sun 22 Nov: 46 h 30" },
    { 2026, 12, 1, "Tue 1 Dec: 54 h · Earned: 7 h 30" },
    { 2026, 12, 3, "Thu 3 Dec: 54 h, 51 h after requests · Requested: 3 h" },
    { 2026, 12, 31, "Thu 31 Dec: 54 h, 51 h after requests" },
    { 2027, 2, 8, "Mon 8 Feb 2027: 56 h · Time off: 8 h" },
    { 2027, 3, 31, "Wed 31 Mar 2027: 26 h 30 · 6 h lapse on 31 Mar" },
    { 2027, 4, 1, "Thu 1 Apr 2027: 28 h · Earned: 7 h 30 · Lapsed: 6 h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      HdDate on = hd_date_new (days[i].year, days[i].month, days[i].day);
      g_autofree char *words = hd_forecast_read_out (forecast, on);

      g_assert_cmpstr (words, ==, days[i].words);
    }
}

static void
test_bounds (void)
{
  g_autoptr (HdForecast) forecast = sample_forecast ();

  g_assert_cmpint (forecast->least, ==, 0);
  g_assert_cmpint (forecast->most, ==, 64 * 60);
  g_assert_cmpuint (forecast->caps->len, ==, 1);
  g_assert_cmpint (g_array_index (forecast->caps, HdForecastCap, 0).on, ==, SAMPLE_TODAY);
  g_assert_cmpint (g_array_index (forecast->caps, HdForecastCap, 0).minutes, ==, 64 * 60);
  g_assert_null (hd_forecast_get_day (forecast, SAMPLE_TODAY));
  g_assert_true (hd_forecast_get_day (forecast, hd_date_new (2027, 4, 1))->marked);
  g_assert_false (hd_forecast_get_day (forecast, hd_date_new (2026, 12, 1))->marked);
  /* Outside is the nearest day inside. */
  g_assert_cmpint (hd_forecast_get_point (forecast, HD_DATE_MIN)->on, ==, SAMPLE_TODAY);
  g_assert_cmpint (hd_forecast_get_point (forecast, HD_DATE_MAX)->balance, ==,
                   hd_forecast_get_point (forecast, LAST)->balance);
}

static void
test_sum (void)
{
  g_autoptr (HdLeaveAccount) account = sample_account ();
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, SAMPLE_UNTIL);
  g_autoptr (GArray) parts = hd_leave_explain_prospect (book, hd_date_new (2026, 12, 31));
  g_autofree char *sum = hd_leave_words_sum (parts, SAMPLE_TODAY);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (HdLeavePart));
  g_autofree char *nothing = hd_leave_words_sum (none, SAMPLE_TODAY);

  g_assert_cmpstr (sum, ==, "51 h = 54 h earned − 3 h held");
  g_assert_cmpstr (nothing, ==, "0 min");
}

static void
test_marks (void)
{
  const HdLeaveMark marks[] = {
    { hd_date_new (2027, 4, 1), HD_LEAVE_EXPIRE, 360 },
    { hd_date_new (2027, 4, 1), HD_LEAVE_CAP_LOST, 90 },
    { hd_date_new (2028, 5, 3), HD_LEAVE_LEAVE, 30 },
  };
  const char *const words[] = { "6 h lapse on 31 Mar", "1 h 30 lost to the cap on 1 Apr",
                                "30 min too little from 3 May 2028" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *said = hd_leave_words_mark (&marks[i], SAMPLE_TODAY);

      g_assert_cmpstr (said, ==, words[i]);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/forecast/read-out", test_read_out);
  g_test_add_func ("/app/forecast/bounds", test_bounds);
  g_test_add_func ("/app/forecast/sum", test_sum);
  g_test_add_func ("/app/forecast/marks", test_marks);
  return g_test_run ();
}
