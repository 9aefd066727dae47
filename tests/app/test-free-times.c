/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-free-times.h"
#include "hd-zone.h"

static GArray *
sample_windows (void)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (HdFreeTime));
  HdDate friday = hd_date_new (2026, 12, 4);
  const HdFreeTime all[] = {
    { friday, 17 * 60, 18 * 60 + 30, 0, HD_PLAN_NONE },
    { friday, 8 * 60, 9 * 60, 0, HD_PLAN_NONE },
    { friday - 1, 16 * 60, 18 * 60, 90, HD_PLAN_EARLY },
    /* Touches the first, at another price. */
    { friday, 15 * 60 + 30, 17 * 60, 60, HD_PLAN_EARLY },
  };

  g_array_append_vals (windows, all, G_N_ELEMENTS (all));
  return windows;
}

static void
test_text (void)
{
  g_autoptr (GTimeZone) berlin = hd_zone_load ("Europe/Berlin");
  g_autoptr (GArray) windows = sample_windows ();
  static const struct
  {
    const char *zone, *text;
  } texts[] = {
    { "", "Thu 3 Dec, 16:00–18:00\nFri 4 Dec, 08:00–09:00\nFri 4 Dec, 15:30–18:30\n(Berlin time)" },
    { "America/New_York",
      "Thu 3 Dec, 10:00–12:00\nFri 4 Dec, 02:00–03:00\nFri 4 Dec, 09:30–12:30\n(New York time)" },
    { "Asia/Tokyo", "Fri 4 Dec, 00:00–02:00\nFri 4 Dec, 16:00–17:00\n"
                    "Fri 4 Dec, 23:30 – Sat 5 Dec, 02:30\n(Tokyo time)" },
    { "No/Where",
      "Thu 3 Dec, 16:00–18:00\nFri 4 Dec, 08:00–09:00\nFri 4 Dec, 15:30–18:30\n(Berlin time)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = hd_free_times_text (windows, berlin, texts[i].zone);

      g_assert_cmpstr (text, ==, texts[i].text);
    }
}

static void
test_nothing (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (HdFreeTime));
  g_autofree char *text = hd_free_times_text (none, utc, "");

  g_assert_cmpstr (text, ==, "");
}

static void
test_words (void)
{
  g_autoptr (GArray) windows = sample_windows ();
  const HdFreeTime *free_one = &g_array_index (windows, HdFreeTime, 1);
  g_autofree char *title = hd_free_times_title (free_one, hd_date_new (2026, 11, 22));
  g_autofree char *cost = hd_free_times_cost (free_one);
  g_autofree char *more = hd_free_times_cost (&g_array_index (windows, HdFreeTime, 2));

  g_assert_cmpstr (title, ==, "Fri 4 Dec, 08:00–09:00");
  g_assert_cmpstr (cost, ==, "free");
  g_assert_cmpstr (more, ==, "1 h 30");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/free-times/text", test_text);
  g_test_add_func ("/app/free-times/nothing", test_nothing);
  g_test_add_func ("/app/free-times/words", test_words);
  return g_test_run ();
}
