/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-drift.h"
#include "hd-sample-leave.h"

static void
test_causes (void)
{
  g_autoptr (HdLeaveAccount) account = sample_account ();
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, SAMPLE_UNTIL);
  const struct
  {
    HdDate on;
    gint64 drift;
    HdDriftCause cause;
    HdDate day;
  } all[] = {
    { SAMPLE_TODAY, 0, HD_DRIFT_NONE, HD_DATE_NONE },
    /* The request of 3 December, which the books only hold. */
    { SAMPLE_TODAY, -180, HD_DRIFT_TIME_OFF, hd_date_new (2026, 12, 3) },
    { SAMPLE_TODAY, 180, HD_DRIFT_TIME_OFF, hd_date_new (2026, 12, 3) },
    { SAMPLE_TODAY, 450, HD_DRIFT_CREDIT, hd_date_new (2026, 11, 1) },
    { SAMPLE_TODAY, 2, HD_DRIFT_ROUNDING, HD_DATE_NONE },
    { SAMPLE_TODAY, 37, HD_DRIFT_UNKNOWN, HD_DATE_NONE },
    { hd_date_new (2027, 4, 10), 540, HD_DRIFT_CARRY, hd_date_new (2027, 4, 1) },
    /* Far from that day. */
    { hd_date_new (2026, 9, 20), -180, HD_DRIFT_UNKNOWN, HD_DATE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      HdDate day;

      g_test_message ("%u", i);
      g_assert_cmpint (hd_drift_find (book, all[i].on, all[i].drift, &day), ==, all[i].cause);
      g_assert_cmpint (day, ==, all[i].day);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/drift/causes", test_causes);
  return g_test_run ();
}
