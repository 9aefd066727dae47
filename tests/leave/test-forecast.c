/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-forecast.h"
#include "random-account.h"

#define FIRST hd_date_new (2024, 1, 1)
#define LAST hd_date_new (2028, 6, 30)

/* 10 h that lapse on 31 March, 6 h a month with a cap, 4 h held. */
static HdLeaveAccount *
sample (void)
{
  HdLeaveAccount *account = hd_leave_account_new ();
  HdLeavePolicy *policy = hd_leave_policy_new ();
  HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, 0);
  HdAbsence held = HD_ABSENCE_INIT (hd_date_new (2026, 3, 2));

  policy->accrual_from = hd_date_new (2026, 1, 1);
  terms->frequency = HD_FREQUENCY_MONTHLY;
  terms->amount = hd_fraction_new (360, 1);
  terms->balance_cap = 1200;
  hd_grid_init_months (&terms->grid, 1, hd_date_new (2026, 1, 1));
  hd_leave_account_take_policy (account, policy);
  hd_leave_account_add_lot (account, "old", hd_date_new (2026, 1, 1), hd_date_new (2026, 3, 31),
                            600);
  held.price = HD_ABSENCE_PRICE_TOTAL;
  held.cost = 240;
  held.state = HD_ABSENCE_REQUESTED;
  g_array_append_val (account->absences, held);
  return account;
}

static void
test_marks (void)
{
  g_autoptr (HdLeaveAccount) account = sample ();
  HdDate until = hd_date_new (2026, 4, 30);
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, until);
  g_autoptr (HdLeaveForecast) forecast =
    hd_leave_forecast_new (book, hd_date_new (2026, 1, 1), until);
  static const struct
  {
    int month, day;
    HdLeaveKind kind;
    gint64 minutes;
  } marks[] = {
    { 3, 1, HD_LEAVE_CAP_LOST, 120 },
    { 4, 1, HD_LEAVE_EXPIRE, 360 },
  };
  static const struct
  {
    int month, day;
    gint64 balance, available;
  } points[] = {
    { 1, 1, 600, 600 },  { 2, 1, 960, 960 }, { 3, 1, 1200, 1200 },
    { 3, 2, 1200, 960 }, { 4, 1, 960, 960 },
  };

  g_assert_cmpuint (forecast->marks->len, ==, G_N_ELEMENTS (marks));
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const HdLeaveMark *mark = &g_array_index (forecast->marks, HdLeaveMark, i);

      g_assert_cmpint (mark->on, ==, hd_date_new (2026, marks[i].month, marks[i].day));
      g_assert_cmpint (mark->kind, ==, marks[i].kind);
      g_assert_cmpint (mark->minutes, ==, marks[i].minutes);
    }
  g_assert_cmpuint (forecast->points->len, ==, G_N_ELEMENTS (points));
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      const HdLeavePoint *point = &g_array_index (forecast->points, HdLeavePoint, i);

      g_assert_cmpint (point->on, ==, hd_date_new (2026, points[i].month, points[i].day));
      g_assert_cmpint (point->balance, ==, points[i].balance);
      g_assert_cmpint (point->available, ==, points[i].available);
    }
  g_assert_cmpint (forecast->worst, ==, hd_date_new (2026, 1, 1));
}

static void
test_red_days (void)
{
  g_autoptr (HdLeaveAccount) account = hd_leave_account_new ();
  HdAbsence absence = HD_ABSENCE_INIT (hd_date_new (2026, 5, 4));
  HdLeaveEntry entry = { hd_date_new (2026, 6, 1), 600, HD_LEAVE_COMP };
  HdDate until = hd_date_new (2026, 6, 30);

  g_array_append_val (account->absences, absence);
  g_array_append_val (account->entries, entry);

  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, until);
  g_autoptr (HdLeaveForecast) forecast =
    hd_leave_forecast_new (book, hd_date_new (2026, 5, 1), until);
  const HdLeaveMark *mark = &g_array_index (forecast->marks, HdLeaveMark, 0);

  g_assert_cmpuint (forecast->marks->len, ==, 1);
  g_assert_cmpint (mark->on, ==, absence.from);
  g_assert_cmpint (mark->kind, ==, HD_LEAVE_LEAVE);
  g_assert_cmpint (mark->minutes, ==, 480);
  g_assert_cmpint (forecast->worst, ==, absence.from);
  g_assert_cmpint (forecast->worst_minutes, ==, -480);
}

static void
test_why (void)
{
  g_autoptr (HdLeaveAccount) account = sample ();
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, hd_date_new (2026, 12, 31));
  g_autoptr (GArray) parts = hd_leave_explain_prospect (book, hd_date_new (2026, 3, 31));
  static const HdLeavePart expected[] = {
    { HD_LEAVE_PART_GRANTED, 600, 0, 0 },
    { HD_LEAVE_PART_EARNED, 600, HD_DATE_NONE, 1 },
    { HD_LEAVE_PART_HELD, -240, HD_DATE_NONE, -1 },
  };

  g_assert_cmpuint (parts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const HdLeavePart *part = &g_array_index (parts, HdLeavePart, i);

      g_assert_cmpint (part->kind, ==, expected[i].kind);
      g_assert_cmpint (part->minutes, ==, expected[i].minutes);
      g_assert_cmpint (part->lot, ==, expected[i].lot);
    }
  g_assert_cmpint (g_array_index (parts, HdLeavePart, 0).last_usable, ==,
                   hd_date_new (2026, 3, 31));
}

/* What is asked for before the year ends is not missing from what is carried into the next: 20 h,
 * of which 10 h are carried and 4 h asked for. */
static void
test_held_before_carry_over (void)
{
  g_autoptr (HdLeaveAccount) account = hd_leave_account_new ();
  HdLeavePolicy *policy = hd_leave_policy_new ();
  HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, 0);
  HdAbsence absence = HD_ABSENCE_INIT (hd_date_new (2026, 12, 22));
  HdLeaveEntry entry = { hd_date_new (2026, 6, 1), 1200, HD_LEAVE_COMP };

  policy->accrual_from = hd_date_new (2026, 1, 1);
  terms->carryover = (HdCarryover){ .mode = HD_CARRY_MAX, .on = { 1, 1 }, .max = 600 };
  hd_leave_account_take_policy (account, policy);
  absence.price = HD_ABSENCE_PRICE_TOTAL;
  absence.cost = 240;
  absence.state = HD_ABSENCE_REQUESTED;
  g_array_append_val (account->absences, absence);
  g_array_append_val (account->entries, entry);

  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, hd_date_new (2027, 12, 31));
  g_autoptr (HdLeaveForecast) forecast =
    hd_leave_forecast_new (book, hd_date_new (2026, 6, 1), hd_date_new (2027, 12, 31));
  HdLeaveFigures figures;

  hd_leave_book_get_prospect (book, hd_date_new (2026, 12, 31), &figures);
  g_assert_cmpint (figures.available, ==, 960);
  g_assert_cmpint (figures.held, ==, 240);
  hd_leave_book_get_prospect (book, hd_date_new (2027, 1, 1), &figures);
  g_assert_cmpint (figures.available, ==, 600);
  g_assert_cmpint (figures.held, ==, 0);
  g_assert_cmpuint (forecast->marks->len, ==, 1);
  g_assert_cmpint (g_array_index (forecast->marks, HdLeaveMark, 0).minutes, ==, 360);
}

/* Every step says what the figures of its day say, and the terms add up to them. */
static void
test_agrees_with_figures (void)
{
  for (guint32 seed = 0; seed < 100; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (HdLeaveAccount) account = random_account (rand, 12);
      g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, LAST);
      g_autoptr (HdLeaveForecast) forecast = hd_leave_forecast_new (book, FIRST, LAST);
      HdLeaveFigures figures;
      guint at = 0;

      for (HdDate date = FIRST; date <= LAST; date += 9)
        {
          g_autoptr (GArray) parts = hd_leave_explain_prospect (book, date);
          const HdLeavePoint *point;
          gint64 sum = 0;

          while (at + 1 < forecast->points->len &&
                 g_array_index (forecast->points, HdLeavePoint, at + 1).on <= date)
            at++;
          point = &g_array_index (forecast->points, HdLeavePoint, at);
          hd_leave_book_get_prospect (book, date, &figures);
          g_assert_cmpint (point->balance, ==, figures.balance);
          g_assert_cmpint (point->available, ==, figures.available);
          g_assert_cmpint (forecast->worst_minutes, <=, figures.available);

          for (guint i = 0; i < parts->len; i++)
            sum += g_array_index (parts, HdLeavePart, i).minutes;
          g_assert_cmpint (sum, ==, figures.balance - figures.held);
        }
    }
}

/* What a payslip says is the balance at the end of its day, whatever else happens on it, and the
 * difference is booked; entries of its day come on top. */
static void
test_statement (void)
{
  g_autoptr (HdLeaveAccount) account = sample ();
  g_autoptr (HdLeaveBook) book = NULL;
  HdDate on = hd_date_new (2026, 2, 15);
  HdLeaveEntry late = { on, 30, HD_LEAVE_ADJUST, FALSE };
  guint index = account->entries->len;

  hd_leave_account_add_statement (account, on, 977);
  book = hd_leave_book_new (account, hd_date_new (2026, 12, 31));
  g_assert_cmpint (hd_leave_ledger_balance (book->ledger, on), ==, 977);
  g_assert_cmpint (hd_leave_ledger_balance (book->ledger, on - 1), ==, 960);
  g_assert_cmpint (hd_leave_ledger_sum_entry (book->ledger, index), ==, 17);

  g_array_append_val (account->entries, late);
  hd_leave_book_free (book);
  book = hd_leave_book_new (account, hd_date_new (2026, 12, 31));
  g_assert_cmpint (hd_leave_ledger_balance (book->ledger, on), ==, 1007);
  g_assert_cmpint (hd_leave_ledger_sum_entry (book->ledger, index), ==, 17);
}

/* A leave entered after its lot lapsed opens the lapse again; the difference says so. */
static void
test_edit_of_the_past (void)
{
  g_autoptr (HdLeaveAccount) account = sample ();
  g_autoptr (HdLeaveBook) before = hd_leave_book_new (account, hd_date_new (2026, 4, 30));
  g_autoptr (HdLeaveBook) after = NULL;
  g_autoptr (GArray) changes = NULL;
  HdAbsence late = HD_ABSENCE_INIT (hd_date_new (2026, 2, 3));
  static const HdLeaveChange expected[] = {
    { 0, HD_LEAVE_LEAVE, 0, -480 },
    { 0, HD_LEAVE_CAP_LOST, -120, 0 },
    { 0, HD_LEAVE_EXPIRE, -600, -120 },
  };

  g_array_append_val (account->absences, late);
  after = hd_leave_book_new (account, hd_date_new (2026, 4, 30));
  changes = hd_leave_compare (before->ledger, after->ledger);
  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const HdLeaveChange *change = &g_array_index (changes, HdLeaveChange, i);

      g_assert_cmpint (change->kind, ==, expected[i].kind);
      g_assert_cmpint (change->before, ==, expected[i].before);
      g_assert_cmpint (change->after, ==, expected[i].after);
    }

  g_autoptr (GArray) same = hd_leave_compare (after->ledger, after->ledger);
  g_assert_cmpuint (same->len, ==, 0);
}

/* 6 h a month, leaving on 15 March: 12 h, half a month, and 10 h that are left. */
static void
test_last_day (void)
{
  g_autoptr (HdLeaveAccount) account = sample ();
  HdDate last_day = hd_date_new (2026, 3, 15);
  HdLeaveSettlement settlement = hd_leave_settle (account, hd_date_new (2026, 3, 12), last_day);
  HdAbsence absence = HD_ABSENCE_INIT (hd_date_new (2026, 1, 5));

  /* The cap of 20 h cuts March off; two days of work are left, and nothing is held in them. */
  g_assert_cmpint (settlement.left, ==, 1200);
  g_assert_cmpint (settlement.usable, ==, 960);
  g_assert_cmpint (settlement.owed, ==, 0);

  absence.to = hd_date_new (2026, 1, 9);
  g_array_append_val (account->absences, absence);
  settlement = hd_leave_settle (account, hd_date_new (2026, 3, 12), last_day);
  /* 10 h and 12 h and 15 of 31 days of 6 h, less 40 h. */
  g_assert_cmpint (settlement.left, ==, 0);
  g_assert_cmpint (settlement.owed, ==, 2400 - 600 - 720 - 174);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leave/forecast/marks", test_marks);
  g_test_add_func ("/leave/forecast/red-days", test_red_days);
  g_test_add_func ("/leave/forecast/why", test_why);
  g_test_add_func ("/leave/forecast/held-before-carry-over", test_held_before_carry_over);
  g_test_add_func ("/leave/forecast/agrees-with-figures", test_agrees_with_figures);
  g_test_add_func ("/leave/forecast/reconcile", test_statement);
  g_test_add_func ("/leave/forecast/edit-of-the-past", test_edit_of_the_past);

  g_test_add_func ("/leave/forecast/last-day", test_last_day);

  return g_test_run ();
}
