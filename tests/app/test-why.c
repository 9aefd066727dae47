/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-sample-leave.h"
#include "hd-why.h"

static void
test_three_figures (void)
{
  g_autoptr (HdLeaveAccount) account = sample_account ();
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, SAMPLE_UNTIL);
  HdDate new_years_eve = hd_date_new (2026, 12, 31);
  g_autoptr (HdWhy) now = hd_why_now (book, SAMPLE_TODAY);
  g_autoptr (HdWhy) after = hd_why_after_requests (book, SAMPLE_TODAY);
  g_autoptr (HdWhy) on = hd_why_on (book, SAMPLE_TODAY, new_years_eve);
  g_autoptr (HdWhy) lapsing = hd_why_on (book, SAMPLE_TODAY, hd_date_new (2027, 2, 12));

  g_assert_cmpint (now->total, ==, 46 * 60 + 30);
  g_assert_cmpstr (now->sentence, ==, "46 h 30 = 46 h 30 earned");
  g_assert_cmpstr (after->sentence, ==,
                   "51 h = 46 h 30 now + 7 h 30 earned until then − 3 h requested");
  g_assert_cmpint (after->on, ==, hd_date_new (2026, 12, 3));
  g_assert_cmpstr (on->sentence, ==, "51 h = 54 h earned − 3 h held");
  /* What is asked for was gone before the rest was carried over. */
  g_assert_cmpstr (lapsing->sentence, ==, "24 h = 11 h carried (use by 31 Mar) + 13 h earned");
}

/* A request that lies far ahead is paid by what is earned until then, less what lapses. */
static void
test_far_request (void)
{
  g_autoptr (HdLeaveAccount) account = sample_account ();
  HdAbsence far = HD_ABSENCE_INIT (hd_date_new (2027, 5, 3));

  far.state = HD_ABSENCE_REQUESTED;
  g_array_append_val (account->absences, far);

  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, SAMPLE_UNTIL);
  g_autoptr (HdWhy) after = hd_why_after_requests (book, SAMPLE_TODAY);
  g_autoptr (HdWhy) on = hd_why_on (book, SAMPLE_TODAY, far.from);
  g_autoptr (HdWhy) asked = NULL;

  g_assert_cmpint (after->on, ==, far.from);
  g_assert_cmpint (after->total, ==, on->total);
  g_assert_cmpstr (after->sentence, ==,
                   "27 h 30 = 46 h 30 now + 43 h earned until then − 6 h lapsing − 45 h approved"
                   " − 11 h requested");

  /* What is asked for and over still waits for its answer; nothing ahead is counted with it. */
  g_array_set_size (account->absences, account->absences->len - 2);
  far.from = far.to = SAMPLE_TODAY - 3;
  g_array_append_val (account->absences, far);
  g_clear_pointer (&book, hd_leave_book_free);
  book = hd_leave_book_new (account, SAMPLE_UNTIL);
  asked = hd_why_after_requests (book, SAMPLE_TODAY);
  g_assert_cmpint (asked->on, ==, SAMPLE_TODAY);
  g_assert_cmpstr (asked->sentence, ==, "38 h 30 = 46 h 30 now − 8 h requested");
}

/* Every line leads from one balance to the next, down to the figure. */
static void
test_lines (void)
{
  g_autoptr (HdLeaveAccount) account = sample_account ();
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, SAMPLE_UNTIL);
  g_autoptr (GArray) lines = hd_why_list_lines (book, SAMPLE_UNTIL);
  gint64 left = 0;

  g_assert_cmpuint (lines->len, >, 40);
  for (guint i = 0; i < lines->len; i++)
    {
      const HdWhyLine *line = &g_array_index (lines, HdWhyLine, i);

      left += line->minutes;
      g_assert_cmpint (line->left, ==, left);
      g_assert_cmpint (line->kind, !=, HD_LEAVE_CARRY_IN);
    }
  g_assert_cmpint (left, ==, hd_leave_ledger_balance (book->ledger, SAMPLE_UNTIL));
}

/* An account of nothing has figures too. */
static void
test_nothing (void)
{
  g_autoptr (HdLeaveAccount) account = hd_leave_account_new ();
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, SAMPLE_UNTIL);
  g_autoptr (HdWhy) now = hd_why_now (book, SAMPLE_TODAY);
  g_autoptr (HdWhy) after = hd_why_after_requests (book, SAMPLE_TODAY);
  g_autoptr (GArray) lines = hd_why_list_lines (book, SAMPLE_UNTIL);

  g_assert_cmpstr (now->sentence, ==, "0 min");
  g_assert_cmpstr (after->sentence, ==, "0 min = 0 min now");
  g_assert_cmpuint (lines->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/why/three-figures", test_three_figures);
  g_test_add_func ("/app/why/far-request", test_far_request);
  g_test_add_func ("/app/why/lines", test_lines);
  g_test_add_func ("/app/why/nothing", test_nothing);
  return g_test_run ();
}
