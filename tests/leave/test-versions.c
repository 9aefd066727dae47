/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-book.h"

static HdLeavePolicy *
monthly (HdDate from, gint64 minutes)
{
  HdLeavePolicy *policy = hd_leave_policy_new ();
  HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, 0);

  policy->accrual_from = from;
  terms->frequency = HD_FREQUENCY_MONTHLY;
  terms->amount = hd_fraction_new (minutes, 1);
  hd_grid_init_months (&terms->grid, 1, hd_date_new (2020, 1, 1));
  return policy;
}

static void
assert_balances (HdLeaveAccount *account, const char *const *days, const gint64 *minutes)
{
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, hd_date_new (2028, 1, 1));

  for (guint i = 0; days[i] != NULL; i++)
    {
      HdDate date;

      g_assert_true (hd_date_parse_iso (days[i], &date));
      g_test_message ("%s", days[i]);
      g_assert_cmpint (hd_leave_ledger_balance (book->ledger, date), ==, minutes[i]);
    }
}

/* A new rate from the middle of May: 8 of 31 days on the old one, 23 on the new one. */
static void
test_new_rate (void)
{
  g_autoptr (HdLeaveAccount) account = hd_leave_account_new ();
  static const char *const days[] = { "2026-05-01", "2026-05-08", "2026-05-09",
                                      "2026-06-01", "2026-07-01", NULL };
  static const gint64 minutes[] = { 4 * 310, 4 * 310, 4 * 310 + 80, 4 * 310 + 80 + 460,
                                    4 * 310 + 80 + 460 + 620 };

  /* Added in the wrong order, which must make no difference. */
  hd_leave_account_take_policy (account, monthly (hd_date_new (2026, 5, 9), 620));
  hd_leave_account_take_policy (account, monthly (hd_date_new (2026, 1, 1), 310));
  assert_balances (account, days, minutes);
}

static void
test_change_on_a_boundary (void)
{
  g_autoptr (HdLeaveAccount) account = hd_leave_account_new ();
  static const char *const days[] = { "2026-04-30", "2026-05-01", "2026-06-01", NULL };
  static const gint64 minutes[] = { 3 * 310, 4 * 310, 4 * 310 + 620 };

  hd_leave_account_take_policy (account, monthly (hd_date_new (2026, 1, 1), 310));
  hd_leave_account_take_policy (account, monthly (hd_date_new (2026, 5, 1), 620));
  assert_balances (account, days, minutes);
}

/* Nothing is earned between two jobs; of two versions from one day the later one holds. */
static void
test_gap_and_replacement (void)
{
  g_autoptr (HdLeaveAccount) account = hd_leave_account_new ();
  HdLeavePolicy *first = monthly (hd_date_new (2026, 1, 1), 310);
  static const char *const days[] = { "2026-03-01", "2026-06-01", "2026-07-01", NULL };
  static const gint64 minutes[] = { 620, 620, 620 + 100 };

  first->accrual_until = hd_date_new (2026, 2, 28);
  hd_leave_account_take_policy (account, first);
  hd_leave_account_take_policy (account, monthly (hd_date_new (2026, 6, 1), 999));
  hd_leave_account_take_policy (account, monthly (hd_date_new (2026, 6, 1), 100));
  g_assert_cmpuint (account->policies->len, ==, 2);
  assert_balances (account, days, minutes);
}

/* The anniversary stays that of the first day; each version's own rule holds in its time. */
static void
test_anniversary_and_carry (void)
{
  g_autoptr (HdLeaveAccount) account = hd_leave_account_new ();
  HdLeavePolicy *first = monthly (hd_date_new (2025, 3, 1), 60);
  HdLeavePolicy *second = monthly (hd_date_new (2026, 6, 1), 60);
  HdLeaveTerms *terms = &g_array_index (first->terms, HdLeaveTerms, 0);
  static const char *const days[] = { "2026-02-28", "2026-03-01", "2026-06-01", "2027-03-01",
                                      NULL };
  static const gint64 minutes[] = { 11 * 60, 60, 4 * 60, 13 * 60 };

  terms->carryover = (HdCarryover){ .mode = HD_CARRY_NONE, .anniversary = TRUE };
  terms = &g_array_index (second->terms, HdLeaveTerms, 0);
  terms->carryover = (HdCarryover){ .mode = HD_CARRY_MAX, .anniversary = TRUE, .max = 720 };
  second->anniversary_of = first->accrual_from;
  hd_leave_account_take_policy (account, first);
  hd_leave_account_take_policy (account, second);
  assert_balances (account, days, minutes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leave/versions/new-rate", test_new_rate);
  g_test_add_func ("/leave/versions/change-on-a-boundary", test_change_on_a_boundary);
  g_test_add_func ("/leave/versions/gap-and-replacement", test_gap_and_replacement);
  g_test_add_func ("/leave/versions/anniversary-and-carry", test_anniversary_and_carry);

  return g_test_run ();
}
