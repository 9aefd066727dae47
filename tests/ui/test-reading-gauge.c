/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-reading-gauge.h"

#define SECONDS(n) ((gint64) (n) *G_USEC_PER_SEC)

/* An article of 238 words takes a minute. */
static void
test_what_counts_as_reading (void)
{
  static const struct
  {
    const char *what;
    guint words;
    int seconds;
    double seen;
    gboolean read;
  } cases[] = {
    { "opened", 238, 0, 0.2, FALSE },
    { "scrolled to the end at once", 238, 2, 1, FALSE },
    { "skimmed", 238, 13, 1, TRUE },
    { "left open at the start", 238, 80, 0.2, FALSE },
    { "half of it in half the time", 238, 31, 0.5, TRUE },
    { "half of it too fast", 238, 20, 0.6, FALSE },
    { "one sentence, looked at", 5, 5, 1, TRUE },
    { "one sentence, flashed by", 5, 1, 1, FALSE },
    { "a book, at its end within a minute", 17100, 60, 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HdReadingGauge gauge;

      hd_reading_gauge_start (&gauge, cases[i].words);
      hd_reading_gauge_look (&gauge, SECONDS (100), TRUE, 0);
      hd_reading_gauge_look (&gauge, SECONDS (100 + cases[i].seconds), TRUE, cases[i].seen);
      g_test_message ("%s", cases[i].what);
      g_assert_true (hd_reading_gauge_is_read (&gauge) == cases[i].read);
    }
}

static void
test_time_away_does_not_count (void)
{
  HdReadingGauge gauge;

  hd_reading_gauge_start (&gauge, 238);
  hd_reading_gauge_look (&gauge, SECONDS (1), TRUE, 0.1);
  hd_reading_gauge_look (&gauge, SECONDS (3), FALSE, 1);
  hd_reading_gauge_look (&gauge, SECONDS (600), TRUE, 1);
  g_assert_false (hd_reading_gauge_is_read (&gauge));
  g_assert_cmpint (gauge.spent, ==, SECONDS (2));

  /* Nor does a night with the lid closed. */
  hd_reading_gauge_look (&gauge, SECONDS (36000), TRUE, 1);
  g_assert_cmpint (gauge.spent, ==, SECONDS (92));
}

static void
test_nothing_open_is_not_read (void)
{
  HdReadingGauge gauge = { 0 };

  hd_reading_gauge_look (&gauge, SECONDS (1), TRUE, 1);
  hd_reading_gauge_look (&gauge, SECONDS (50), TRUE, 1);
  g_assert_false (hd_reading_gauge_is_read (&gauge));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/reading-gauge/what-counts-as-reading", test_what_counts_as_reading);
  g_test_add_func ("/ui/reading-gauge/time-away-does-not-count", test_time_away_does_not_count);
  g_test_add_func ("/ui/reading-gauge/nothing-open-is-not-read", test_nothing_open_is_not_read);

  return g_test_run ();
}
