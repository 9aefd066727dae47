/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-fraction.h"
#include "hd-grid.h"

static void
test_parse_and_round (void)
{
  static const struct
  {
    const char *text; /* an amount of days of 480 minutes */
    gint64 minutes;
    const char *printed;
  } rows[] = {
    { "0", 0, "0.0000" },
    { "1.5", 720, "1.5000" },
    { "-1.5", -720, "-1.5000" },
    { "+2", 960, "2.0000" },
    { "0.0010416667", 1, "0.0010" },    /* a hair above half a minute */
    { "0.00104166", 0, "0.0010" },      /* a hair below */
    { "-0.0010416667", -1, "-0.0010" }, /* away from zero on both sides */
    { "-0.00004", 0, "0.0000" },        /* never minus zero */
    { "1.6666666667", 800, "1.6667" },
    { "1.6666666666666667", 800, "1.6667" }, /* digits past the tenth only round it */
    { "0.99999999999", 480, "1.0000" },
    { "0.0010416666666666666", 1, "0.0010" },
    { "10000000", 4800000000, "10000000.0000" },
  };
  static const char *const bad[] = { "",         "-",     ".5",
                                     "1.",       "1,5",   "1e3",
                                     " 1",       "1 ",    "0x1",
                                     "10000001", "1.2.3", "nan",
                                     "٣",        "--1",   "0.1234567890123456789012345678901" };
  HdFraction value;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (hd_fraction_parse (rows[i].text, &value));
      g_assert_cmpint (hd_fraction_round (hd_fraction_scale (value, 480, 1)), ==, rows[i].minutes);

      g_autofree char *printed = hd_fraction_format (value, 4);
      g_assert_cmpstr (printed, ==, rows[i].printed);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (hd_fraction_parse (bad[i], &value));
}

/* Rates of a year over each number of periods: no cut of the year ever loses a minute. */
static void
test_sum_is_exact (void)
{
  HdFraction annual = hd_fraction_new (4800, 1);

  for (int n = 1; n <= 366; n++)
    {
      HdFraction sum = hd_fraction_new (0, 1);

      for (int i = 0; i < n; i++)
        sum = hd_fraction_add (sum, hd_fraction_scale (annual, 1, n));
      g_assert_cmpint (hd_fraction_round (sum), ==, 4800);
      g_assert_true (sum.den == 1);
    }
}

static void
test_round_to_step (void)
{
  static const struct
  {
    gint64 num, den, step_num, step_den, expected;
  } rows[] = {
    { 50, 1, 120, 1, 0 },    { 60, 1, 120, 1, 120 },  { -60, 1, 120, 1, -120 },
    { 400, 1, 240, 1, 480 }, { 359, 1, 240, 1, 240 }, { 100, 3, 5, 2, 33 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (hd_fraction_round (
                       hd_fraction_round_to (hd_fraction_new (rows[i].num, rows[i].den),
                                             hd_fraction_new (rows[i].step_num, rows[i].step_den))),
                     ==, rows[i].expected);
}

/* For every day of a century: the boundary found is on or before it, and the next one after. */
static void
check_grid (const HdGrid *grid)
{
  for (HdDate date = hd_date_new (1968, 1, 1); date < hd_date_new (2068, 1, 1); date += 3)
    {
      int index = hd_grid_last_index (grid, date);

      g_assert_cmpint (hd_grid_date (grid, index), <=, date);
      g_assert_cmpint (hd_grid_date (grid, index + 1), >, date);
      g_assert_cmpint (hd_grid_date (grid, index - 1), <=, hd_grid_date (grid, index));
    }
}

static void
test_grids (void)
{
  HdGrid grid;
  static const HdMonthDay dates[] = { { 2, 30 }, { 2, 28 }, { 4, 31 }, { 12, 31 }, { 1, 1 } };

  hd_grid_init_days (&grid, 1, 0);
  check_grid (&grid);
  hd_grid_init_days (&grid, 14, hd_date_new (2026, 12, 18));
  check_grid (&grid);
  for (int step = 1; step <= 12; step++)
    {
      hd_grid_init_months (&grid, step, hd_date_new (2024, 2, 29));
      check_grid (&grid);
      hd_grid_init_months (&grid, step, hd_date_new (2023, 12, 31));
      check_grid (&grid);
    }

  hd_grid_init_dates (&grid);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_assert_true (hd_grid_add_date (&grid, dates[i]));
      check_grid (&grid);
    }
  g_assert_false (hd_grid_add_date (&grid, dates[0]));

  /* 31 January, then the last day of each month, counted from the original. */
  hd_grid_init_months (&grid, 1, hd_date_new (2026, 1, 31));
  g_assert_cmpint (hd_grid_date (&grid, 1), ==, hd_date_new (2026, 2, 28));
  g_assert_cmpint (hd_grid_date (&grid, 2), ==, hd_date_new (2026, 3, 31));
  g_assert_cmpint (hd_grid_date (&grid, -1), ==, hd_date_new (2025, 12, 31));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leave/fraction/parse-and-round", test_parse_and_round);
  g_test_add_func ("/leave/fraction/sum-is-exact", test_sum_is_exact);
  g_test_add_func ("/leave/fraction/round-to-step", test_round_to_step);
  g_test_add_func ("/leave/grid/boundaries", test_grids);

  return g_test_run ();
}
