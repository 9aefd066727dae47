/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-visit.h"

/* Which appointments are one visit. */

#define THURSDAY hd_date_new (2026, 12, 3)
#define TEN 1796292000

/* A talk there, so many minutes after ten. */
static HdVisitPart
talk (int from, int to)
{
  return (HdVisitPart){ .day = THURSDAY,
                        .start = TEN + from * 60,
                        .end = TEN + to * 60,
                        .confirmed = TRUE,
                        .on_site = TRUE,
                        .place = "12 Mill Lane" };
}

static void
test_sure (void)
{
  HdVisitPart parts[] = { talk (0, 45), talk (60, 105), talk (120, 210) };
  HdVisitPart reversed[] = { talk (120, 210), talk (0, 45) };

  g_assert_true (hd_visit_is_sure (parts, 3));
  g_assert_true (hd_visit_is_sure (reversed, 2));
  g_assert_false (hd_visit_is_sure (parts, 1));
  g_assert_false (hd_visit_is_sure (parts, 0));
}

/* A calendar of a room is no visit. */
static void
test_many (void)
{
  HdVisitPart parts[25];

  for (int i = 0; i < 25; i++)
    parts[i] = talk (i * 20, i * 20 + 15);
  g_assert_true (hd_visit_is_sure (parts, 24));
  g_assert_false (hd_visit_is_sure (parts, 25));
}

static void
test_unsure (void)
{
  HdVisitPart parts[] = { talk (0, 45), talk (60, 105) };
  const HdVisitPart good = parts[1];

  parts[1].confirmed = FALSE;
  g_assert_false (hd_visit_is_sure (parts, 2));
  parts[1] = good;
  parts[1].on_site = FALSE;
  g_assert_false (hd_visit_is_sure (parts, 2));
  parts[1] = good;
  parts[1].place = "3 Park Row";
  g_assert_false (hd_visit_is_sure (parts, 2));
  parts[1] = good;
  parts[1].day = THURSDAY + 1;
  g_assert_false (hd_visit_is_sure (parts, 2));
  /* Two at once, a long pause, and one whose end nobody said. */
  parts[1] = talk (30, 90);
  g_assert_false (hd_visit_is_sure (parts, 2));
  parts[1] = talk (45 + 121, 240);
  g_assert_false (hd_visit_is_sure (parts, 2));
  parts[1] = good;
  parts[0].end = 0;
  g_assert_false (hd_visit_is_sure (parts, 2));
}

static void
test_nearest (void)
{
  HdVisitPart parts[] = { talk (-300, -240), talk (90, 120), talk (0, 30) };
  HdVisitPart to = talk (60, 90);

  g_assert_cmpuint (hd_visit_nearest (parts, 3, &to), ==, 1);
  parts[1].day = THURSDAY + 1;
  g_assert_cmpuint (hd_visit_nearest (parts, 3, &to), ==, 2);
  g_assert_cmpuint (hd_visit_nearest (parts, 0, &to), ==, 0);
  to.day = HD_DATE_NONE;
  g_assert_cmpuint (hd_visit_nearest (parts, 3, &to), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit/sure", test_sure);
  g_test_add_func ("/visit/many", test_many);
  g_test_add_func ("/visit/unsure", test_unsure);
  g_test_add_func ("/visit/nearest", test_nearest);
  return g_test_run ();
}
