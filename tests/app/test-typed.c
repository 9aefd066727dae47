/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-week-words.h"
#include "hd-words.h"

static void
test_amounts (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
    gint64 minutes;
  } all[] = {
    { "46h30", TRUE, 2790 },
    { "46:30", TRUE, 2790 },
    { "46.5", TRUE, 2790 },
    { "46,5", TRUE, 2790 },
    { " 4 h 15 ", TRUE, 255 },
    { "45 min", TRUE, 45 },
    { "45m", TRUE, 45 },
    { "5.5d", TRUE, 2640 },
    { "8", TRUE, 480 },
    { "−4 h 30", TRUE, -270 },
    { "-2", TRUE, -120 },
    { "0", TRUE, 0 },
    { "", FALSE, 0 },
    { "h", FALSE, 0 },
    { "4:75", FALSE, 0 },
    { "eight", FALSE, 0 },
    { "1h1h", FALSE, 0 },
    { "9999999", FALSE, 0 },
    { "1-2", FALSE, 0 },
    { "\xff", FALSE, 0 },
    { "1111111111111111111111111111111111111111111111111", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      gint64 minutes = 0;

      g_test_message ("%u", i);
      g_assert_cmpint (hd_words_read_amount (all[i].text, 480, &minutes), ==, all[i].valid);
      if (all[i].valid)
        g_assert_cmpint (minutes, ==, all[i].minutes);
    }
}

/* What is written can be read again. */
static void
test_written (void)
{
  for (gint64 minutes = -3000; minutes < 3000; minutes += 7)
    {
      g_autofree char *text = hd_words_amount (minutes);
      gint64 again;

      g_assert_true (hd_words_read_amount (text, 480, &again));
      g_assert_cmpint (again, ==, minutes);
    }
}

static void
test_days (void)
{
  static const struct
  {
    const char *text, *again;
    int minutes, n_spans;
  } all[] = {
    { "9:00-12:30, 13:00–17:30", "09:00–12:30, 13:00–17:30", 480, 2 },
    { "13:00 – 17:30; 9:00 – 12:30", "09:00–12:30, 13:00–17:30", 480, 2 },
    { "9:00–17:00,", "09:00–17:00", 480, 1 },
    { "7.5", "7 h 30", 450, 0 },
    { "6h", "6 h", 360, 0 },
    { "", "", 0, 0 },
    { "  ", "", 0, 0 },
    { "0", "", 0, 0 },
  };
  static const char *const wrong[] = { "9-12-13",
                                       "9:00–12:30, 12:00–13:00",
                                       "25h",
                                       "late",
                                       "17:00–9:00",
                                       "-3h",
                                       "9:00–25:00",
                                       "\xff\xfe",
                                       ("1:00–2:00,2:00–3:00,3:00–4:00,4:00–5:00,5:00–6:00,"
                                        "6:00–7:00,7:00–8:00,8:00–9:00,9:00–10:00") };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      HdWorkWeek week = { 0 };
      g_autofree char *again = NULL;

      g_assert_true (hd_week_words_read_day (&week, HD_WEDNESDAY, all[i].text, NULL));
      again = hd_week_words_day (&week.days[HD_WEDNESDAY - 1]);
      g_assert_cmpstr (again, ==, all[i].again);
      g_assert_cmpint (hd_week_words_minutes (&week), ==, all[i].minutes);
      g_assert_cmpint (week.days[HD_WEDNESDAY - 1].n_spans, ==, all[i].n_spans);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      HdWorkWeek week = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_false (hd_week_words_read_day (&week, HD_MONDAY, wrong[i], &error));
      g_assert_nonnull (error);
      g_assert_cmpint (hd_week_words_minutes (&week), ==, 0);
    }
}

static void
test_lengths (void)
{
  const struct
  {
    HdDate from;
    HdDate to;
    const char *text;
  } all[] = {
    { hd_date_new (2022, 9, 1), hd_date_new (2025, 11, 1), "3 years, 2 months" },
    { hd_date_new (2022, 9, 1), hd_date_new (2027, 9, 1), "5 years" },
    { hd_date_new (2022, 9, 1), hd_date_new (2023, 8, 31), "11 months" },
    { hd_date_new (2022, 9, 2), hd_date_new (2023, 10, 2), "1 year, 1 month" },
    { hd_date_new (2024, 2, 29), hd_date_new (2025, 2, 28), "1 year" },
    { hd_date_new (2026, 1, 31), hd_date_new (2026, 2, 27), "less than a month" },
    { hd_date_new (2026, 1, 31), hd_date_new (2026, 2, 28), "1 month" },
    { hd_date_new (2026, 3, 1), hd_date_new (2026, 1, 1), "less than a month" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *text = hd_words_length (all[i].from, all[i].to);

      g_assert_cmpstr (text, ==, all[i].text);
    }
}

/* Between words that run from right to left, what runs its own way is isolated. */
static void
test_mirrored (void)
{
  g_autofree char *before = hd_words_isolate ("Dana (London)");
  g_autofree char *span = NULL, *name = NULL, *nothing = NULL, *day = NULL, *amount = NULL,
                  *typed = NULL;
  HdWorkWeek week = { 0 };

  g_assert_cmpstr (before, ==, "Dana (London)");
  hd_words_set_mirrored (TRUE);
  span = hd_words_span (14 * 60, 16 * 60);
  name = hd_words_isolate ("Dana (London)");
  nothing = hd_words_isolate ("");
  amount = hd_words_amount (30);
  typed = hd_words_amount_typed (30);
  /* What stands in a field is read from it. */
  g_assert_true (hd_week_words_read_day (&week, HD_MONDAY, "9:00–12:30", NULL));
  day = hd_week_words_day (&week.days[HD_MONDAY - 1]);
  g_assert_true (hd_week_words_read_day (&week, HD_MONDAY, day, NULL));
  hd_words_set_mirrored (FALSE);
  g_assert_cmpstr (span, ==, "\u200f\u206614:00–16:00\u2069");
  g_assert_cmpstr (name, ==, "\u200f\u2068Dana (London)\u2069");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (amount, ==, "\u200f\u206830 min\u2069");
  g_assert_cmpstr (typed, ==, "30 min");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/typed/amounts", test_amounts);
  g_test_add_func ("/app/typed/written", test_written);
  g_test_add_func ("/app/typed/days", test_days);
  g_test_add_func ("/app/typed/lengths", test_lengths);
  g_test_add_func ("/app/typed/mirrored", test_mirrored);
  return g_test_run ();
}
