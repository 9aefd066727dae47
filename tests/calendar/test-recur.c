/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-recur.h"

/* The days and times of a rule are walked along with what cannot be theirs left out; here each day
 * and each second is asked for itself. */

static void
test_days (void)
{
  static const char *const rules[] = {
    "FREQ=DAILY",
    "FREQ=DAILY;BYMONTH=2,12",
    "FREQ=DAILY;BYMONTHDAY=-1",
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "FREQ=WEEKLY;BYMONTH=1,3;BYDAY=SU",
    "FREQ=WEEKLY",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=2TU,-2SA",
    "FREQ=MONTHLY;BYMONTHDAY=29,-1",
    "FREQ=MONTHLY;BYMONTH=2",
    "FREQ=MONTHLY",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;BYMONTH=12,1;BYDAY=1MO,-1SU",
    "FREQ=YEARLY;BYMONTH=6",
    "FREQ=YEARLY;BYYEARDAY=1,60,-1",
    "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO,SU",
    "FREQ=YEARLY;BYDAY=20MO,-1TH",
    "FREQ=YEARLY",
  };
  static const int starts[][3] = { { 2023, 12, 31 }, { 2024, 2, 29 }, { 2026, 11, 16 } };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      guint n = 0;

      for (guint k = 0; k < G_N_ELEMENTS (starts); k++)
        {
          HdDate start = hd_date_new (starts[k][0], starts[k][1], starts[k][2]);
          HdRecurIter iter;
          HdRecur rule;
          HdDate day;

          g_assert_true (hd_recur_parse (rules[i], &rule, NULL));
          g_assert_false (rule.strange);
          hd_recur_iter_init (&iter, &rule, start, start);
          g_assert_true (hd_recur_iter_next (&iter, &day));
          g_assert_cmpint (day, ==, start);
          for (HdDate asked = start + 1; asked < start + 9 * 366; asked++)
            if (hd_recur_takes (&rule, start, asked))
              {
                g_assert_true (hd_recur_iter_next (&iter, &day));
                g_assert_cmpint (day, ==, asked);
                n++;
              }
        }
      g_assert_cmpuint (n, >, 1);
    }
}

static void
test_times (void)
{
  static const struct
  {
    const char *rule;
    guint32 hours;
    guint64 minutes;
    int budget; /* what a whole day takes */
  } rows[] = {
    { "FREQ=DAILY", 1u << 10, 1, 10 },
    { "FREQ=DAILY;BYHOUR=0,23;BYMINUTE=0,15,59", 1u | 1u << 23,
      1 | 1 << 15 | G_GUINT64_CONSTANT (1) << 59, 95 },
    { "FREQ=HOURLY;BYMINUTE=7", (1u << 24) - 1, 1 << 7, 514 },
  };
  const HdDate day = hd_date_new (2026, 11, 16);
  const HdWall start = { day, 10 * 3600 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int budget = G_MAXINT, second = -1;
      HdRecurIter iter;
      HdRecur rule;

      g_assert_true (hd_recur_parse (rows[i].rule, &rule, NULL));
      hd_recur_iter_init (&iter, &rule, day, day);
      iter.budget = &budget;
      for (int minute = 0; minute < 24 * 60; minute++)
        if ((rows[i].hours >> (minute / 60) & 1) != 0 &&
            (rows[i].minutes >> (minute % 60) & 1) != 0)
          {
            second = hd_recur_next_time (&iter, start, day, second);
            g_assert_cmpint (second, ==, minute * 60);
          }
      g_assert_cmpint (hd_recur_next_time (&iter, start, day, second), ==, -1);
      g_assert_cmpint (G_MAXINT - budget, ==, rows[i].budget);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recur/days", test_days);
  g_test_add_func ("/recur/times", test_times);

  return g_test_run ();
}
