/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-answers.h"
#include "hd-leave-book.h"

#define PAYSLIP hd_date_new (2026, 11, 20)

static HdDate
day (int month, int number)
{
  return hd_date_new (2026, month, number);
}

/* What the policy of some answers has brought by the payslip, and the days of its last credits. */
static void
test_credits (void)
{
  const struct
  {
    HdLeaveAnswers answers;
    gint64 minutes;
    HdDate last[2];
  } all[] = {
    /* 120 h a year, each month on the 1st: the year has eleven firsts by then, of which the one of
     * January is the start. */
    { { 7200, TRUE, HD_FREQUENCY_MONTHLY, day (3, 1), .year_start = { 1, 1 },
        .since = HD_DATE_NONE },
      6000,
      { day (11, 1), day (10, 1) } },
    /* 10 h each month on the 15th: whole ones from the boundary before the year on. */
    { { 600, FALSE, HD_FREQUENCY_MONTHLY, day (5, 15), .year_start = { 1, 1 },
        .since = HD_DATE_NONE },
      6600,
      { day (11, 15), day (10, 15) } },
    /* On the last day of each month. */
    { { 600, FALSE, HD_FREQUENCY_MONTHLY, day (1, 31), .year_start = { 1, 1 },
        .since = HD_DATE_NONE },
      6000,
      { day (10, 31), day (9, 30) } },
    /* Every second Friday. */
    { { 240, FALSE, HD_FREQUENCY_BIWEEKLY, day (11, 6), .year_start = { 1, 1 },
        .since = HD_DATE_NONE },
      24 * 240,
      { day (11, 20), day (11, 6) } },
    /* The 15th and the last. */
    { { 240, FALSE, HD_FREQUENCY_SEMIMONTHLY, HD_DATE_NONE, .year_start = { 1, 1 },
        .since = HD_DATE_NONE },
      21 * 240,
      { day (11, 15), day (10, 31) } },
    /* All of it when the year begins, in April. */
    { { 12000, TRUE, HD_FREQUENCY_ANNUAL, day (4, 1), .year_start = { 4, 1 },
        .since = HD_DATE_NONE },
      12000,
      { day (4, 1), HD_DATE_NONE } },
    /* Hired on 16 September: half of that month, then October. */
    { { 600, FALSE, HD_FREQUENCY_MONTHLY, day (1, 1), .year_start = { 1, 1 },
        .since = day (9, 16) },
      900,
      { day (11, 1), day (10, 1) } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (HdLeavePolicy) policy =
        hd_leave_answers_to_policy (&all[i].answers, NULL, PAYSLIP);
      g_autoptr (HdSchedule) schedule = hd_schedule_new_default ();
      g_autoptr (GArray) credits = hd_leave_policy_credits (policy, schedule, PAYSLIP);
      gint64 sum = 0;

      for (guint j = 0; j < credits->len; j++)
        sum += g_array_index (credits, HdCredit, j).minutes;
      g_test_message ("%u: %" G_GINT64_FORMAT, i, sum);
      g_assert_cmpint (sum, ==, all[i].minutes);
      for (guint j = 0; j < 2 && all[i].last[j] != HD_DATE_NONE; j++)
        g_assert_cmpint (g_array_index (credits, HdCredit, credits->len - 1 - j).on, ==,
                         all[i].last[j]);
    }
}

/* What is left at the year's end, and until when. */
static void
test_carry (void)
{
  HdLeaveAnswers answers;

  hd_leave_answers_init (&answers, PAYSLIP);
  answers.amount = 7200;
  answers.carry = HD_CARRY_MAX;
  answers.carry_max = 2400;
  answers.last_usable = (HdMonthDay){ 3, 31 };
  answers.cap = 9600;

  g_autoptr (HdLeaveAccount) account = hd_leave_account_new ();
  hd_leave_account_take_policy (account, hd_leave_answers_to_policy (&answers, NULL, PAYSLIP));
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, hd_date_new (2027, 12, 31));

  g_assert_cmpint (hd_leave_ledger_balance (book->ledger, day (12, 31)), ==, 6600);
  /* 40 h carried and the credit of the 1st. */
  g_assert_cmpint (hd_leave_ledger_balance (book->ledger, hd_date_new (2027, 1, 1)), ==, 3000);
  g_assert_cmpint (hd_leave_ledger_balance (book->ledger, hd_date_new (2027, 3, 31)), ==, 4200);
  g_assert_cmpint (hd_leave_ledger_balance (book->ledger, hd_date_new (2027, 4, 1)), ==, 2400);
}

/* A policy that was made of answers is the same answers again. */
static void
test_round_trip (void)
{
  static const HdFrequency frequencies[] = {
    HD_FREQUENCY_WEEKLY,    HD_FREQUENCY_BIWEEKLY,   HD_FREQUENCY_SEMIMONTHLY, HD_FREQUENCY_MONTHLY,
    HD_FREQUENCY_QUARTERLY, HD_FREQUENCY_SEMIANNUAL, HD_FREQUENCY_ANNUAL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (frequencies); i++)
    {
      HdLeaveAnswers answers, again;

      hd_leave_answers_init (&answers, PAYSLIP);
      answers.amount = 1234;
      answers.by_year = i % 2 == 0;
      answers.frequency = frequencies[i];
      answers.first_and_fifteenth = frequencies[i] == HD_FREQUENCY_SEMIMONTHLY;
      answers.carry = HD_CARRY_MAX;
      answers.carry_max = 600;
      answers.year_start = (HdMonthDay){ 4, 6 };
      answers.last_usable = (HdMonthDay){ 9, 30 };
      answers.cap = 9999;

      g_autoptr (HdLeavePolicy) policy = hd_leave_answers_to_policy (&answers, NULL, PAYSLIP);

      g_assert_true (hd_leave_answers_from_policy (&again, policy));
      g_assert_cmpint (again.amount, ==, answers.amount);
      g_assert_cmpint (again.by_year, ==, answers.by_year);
      g_assert_cmpint (again.frequency, ==, answers.frequency);
      g_assert_cmpint (again.first_and_fifteenth, ==, answers.first_and_fifteenth);
      g_assert_cmpint (again.carry, ==, answers.carry);
      g_assert_cmpint (again.carry_max, ==, answers.carry_max);
      g_assert_cmpint (again.year_start.month, ==, 4);
      g_assert_cmpint (again.year_start.day, ==, 6);
      g_assert_cmpint (again.last_usable.month, ==, 9);
      g_assert_cmpint (again.last_usable.day, ==, 30);
      g_assert_cmpint (again.cap, ==, answers.cap);
      if (frequencies[i] != HD_FREQUENCY_SEMIMONTHLY)
        g_assert_cmpint (again.credit_on, ==, answers.credit_on);
    }
}

/* What the questions do not ask stays, and is said to be more. */
static void
test_more (void)
{
  HdLeaveAnswers answers;
  HdLeaveTerms tier = { 0 };

  hd_leave_answers_init (&answers, PAYSLIP);
  answers.amount = 7200;

  g_autoptr (HdLeavePolicy) policy = hd_leave_answers_to_policy (&answers, NULL, PAYSLIP);

  tier = g_array_index (policy->terms, HdLeaveTerms, 0);
  tier.from = hd_date_new (2030, 1, 1);
  g_array_append_val (policy->terms, tier);
  policy->stop_at_annual = TRUE;
  g_assert_false (hd_leave_answers_from_policy (&answers, policy));
  answers.amount = 8000;

  g_autoptr (HdLeavePolicy) edited = hd_leave_answers_to_policy (&answers, policy, PAYSLIP);

  g_assert_cmpuint (edited->terms->len, ==, 2);
  g_assert_true (edited->stop_at_annual);
  g_assert_cmpint (edited->accrual_from, ==, policy->accrual_from);
  g_assert_cmpint (hd_fraction_round (g_array_index (edited->terms, HdLeaveTerms, 0).annual), ==,
                   8000);
  g_assert_cmpint (hd_fraction_round (g_array_index (edited->terms, HdLeaveTerms, 1).annual), ==,
                   7200);
}

/* What is more exact than it is asked for stays with answers that nobody changed: 13.33 h on the
 * last day of each month. */
static void
test_exact (void)
{
  HdLeaveAnswers answers;

  hd_leave_answers_init (&answers, PAYSLIP);
  answers.by_year = FALSE;
  answers.amount = 800;
  answers.carry = HD_CARRY_MAX;
  answers.carry_max = 2400;

  g_autoptr (HdLeavePolicy) policy = hd_leave_answers_to_policy (&answers, NULL, PAYSLIP);
  HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, 0);

  terms->amount = hd_fraction_new (7998, 10);
  terms->carryover.anniversary = TRUE;
  hd_grid_init_dates (&terms->grid);
  for (int month = 1; month <= 12; month++)
    hd_grid_add_date (&terms->grid, (HdMonthDay){ month, 31 });

  g_assert_false (hd_leave_answers_from_policy (&answers, policy));
  g_assert_cmpint (answers.amount, ==, 800);
  g_assert_cmpint (answers.credit_on, ==, hd_date_new (2025, 12, 31));
  answers.cap = 9600;

  g_autoptr (HdLeavePolicy) edited = hd_leave_answers_to_policy (&answers, policy, PAYSLIP);
  const HdLeaveTerms *kept = &g_array_index (edited->terms, HdLeaveTerms, 0);

  g_assert_cmpint (kept->balance_cap, ==, 9600);
  g_assert_cmpint (kept->amount.num * terms->amount.den, ==, terms->amount.num * kept->amount.den);
  g_assert_true (kept->carryover.anniversary);
  g_assert_cmpint (hd_grid_date (&kept->grid, hd_grid_last_index (&kept->grid, PAYSLIP)), ==,
                   day (10, 31));

  /* One that was changed holds. */
  answers.amount = 900;
  answers.credit_on = day (1, 5);

  g_autoptr (HdLeavePolicy) changed = hd_leave_answers_to_policy (&answers, policy, PAYSLIP);

  kept = &g_array_index (changed->terms, HdLeaveTerms, 0);
  g_assert_cmpint (hd_fraction_round (kept->amount), ==, 900);
  g_assert_cmpint (hd_grid_date (&kept->grid, hd_grid_last_index (&kept->grid, PAYSLIP)), ==,
                   day (11, 5));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/leave-answers/credits", test_credits);
  g_test_add_func ("/app/leave-answers/carry", test_carry);
  g_test_add_func ("/app/leave-answers/round-trip", test_round_trip);
  g_test_add_func ("/app/leave-answers/more", test_more);
  g_test_add_func ("/app/leave-answers/exact", test_exact);
  return g_test_run ();
}
