/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-amount.h"
#include "hd-error.h"

static void
test_amounts (void)
{
  static const struct
  {
    const char *text;
    gint64 minutes; /* G_MININT64: refused */
  } rows[] = {
    { "2h", 120 },
    { "2h30", 150 },
    { "2h30m", 150 },
    { "90m", 90 },
    { "1d", 480 },
    { "0.5d", 240 },
    { "0,5d", 240 },
    { "2.5h", 150 },
    { "-2h", -120 },
    { "0m", 0 },
    { "0.125d", 60 },
    { "", G_MININT64 },
    { "2", G_MININT64 },
    { "h", G_MININT64 },
    { "2h60", G_MININT64 },
    { "2h3", G_MININT64 },
    { "2.h", G_MININT64 },
    { "1e9h", G_MININT64 },
    { "999999999d", G_MININT64 },
    { "2hours", G_MININT64 },
    { "2h30x", G_MININT64 },
    { "--2h", G_MININT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 minutes = 0;
      g_autoptr (GError) error = NULL;
      gboolean ok = hd_amount_parse (rows[i].text, 480, &minutes, &error);

      g_assert_cmpint (ok, ==, rows[i].minutes != G_MININT64);
      if (ok)
        g_assert_cmpint (minutes, ==, rows[i].minutes);
      else
        g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
    }
}

static void
test_spans (void)
{
  HdSpan span;

  g_assert_true (hd_span_parse ("14:00-16:30", &span, NULL));
  g_assert_cmpint (span.from, ==, 840);
  g_assert_cmpint (span.to, ==, 990);
  g_assert_true (hd_span_parse ("9:00–24:00", &span, NULL));
  g_assert_cmpint (span.to, ==, 1440);

  static const char *const bad[] = {
    "", "14:00", "16:00-14:00", "14:00-14:00", "25:00-26:00", "14:60-15:00", "14-16", "14:00-16:00 "
  };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hd_span_parse (bad[i], &span, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/amount/amounts", test_amounts);
  g_test_add_func ("/base/amount/spans", test_spans);
  return g_test_run ();
}
