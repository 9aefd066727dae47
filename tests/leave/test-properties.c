/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-patience.h"
#include "random-account.h"

/* What must hold for any account, tried on some hundreds of them. */

#define N_ACCOUNTS 300
#define FIRST hd_date_new (2023, 12, 1)
#define LAST hd_date_new (2028, 6, 30)

typedef void (*Property) (HdLeaveAccount *account, GRand *rand);

static void
for_many (guint32 seed, Property property)
{
  for (guint32 i = 0; i < hd_part_of (N_ACCOUNTS); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed * 100000 + i);
      g_autoptr (HdLeaveAccount) account = random_account (rand, 12);

      g_test_message ("seed %u, account %u", seed, i);
      property (account, rand);
    }
}

static void
sums (HdLeaveAccount *account, GRand *rand)
{
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, LAST);
  g_autofree gint64 *moved = g_new0 (gint64, book->ledger->lots->len + 1);
  gint64 total = 0, debt = 0, left = 0;
  HdDate before = HD_DATE_NONE;
  HdLeaveFigures figures;

  for (guint i = 0; i < book->ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (book->ledger->lines, HdLeaveLine, i);

      g_assert_cmpint (line->on, >=, before);
      g_assert_cmpint (line->on, <=, LAST);
      g_assert_cmpint (line->minutes, !=, 0);
      before = line->on;
      total += line->minutes;
      if (line->lot >= 0)
        moved[line->lot] += line->minutes;
      else
        debt -= line->minutes;
      /* No lot is ever overdrawn, on no line. */
      if (line->lot >= 0)
        g_assert_cmpint (moved[line->lot], >=, 0);
    }
  for (guint i = 0; i < book->ledger->lots->len; i++)
    {
      const HdLeaveLot *lot = &g_array_index (book->ledger->lots, HdLeaveLot, i);

      g_assert_cmpint (lot->left, ==, moved[i]);
      g_assert_cmpint (lot->used + lot->expired + lot->left, ==, lot->amount);
      g_assert_cmpint (lot->left, >=, 0);
      if (lot->last_usable != HD_DATE_NONE && lot->last_usable < LAST)
        g_assert_cmpint (lot->left, ==, 0);
      left += lot->left;
    }

  hd_leave_book_get_figures (book, LAST, &figures);
  g_assert_cmpint (debt, >=, 0);
  g_assert_cmpint (total, ==, left - debt);
  g_assert_cmpint (total, ==, figures.balance);
  g_assert_cmpint (total, ==, hd_leave_ledger_balance (book->ledger, LAST));
}

static void
shuffle (GArray *array, GRand *rand)
{
  gsize size = g_array_get_element_size (array);
  g_autofree char *spare = g_malloc (size);

  for (guint i = array->len; i > 1; i--)
    {
      char *a = array->data + (i - 1) * size;
      char *b = array->data + (gsize) g_rand_int_range (rand, 0, (gint32) i) * size;

      memcpy (spare, a, size);
      memmove (a, b, size);
      memcpy (b, spare, size);
    }
}

static void
order_of_entry (HdLeaveAccount *account, GRand *rand)
{
  g_autoptr (HdLeaveBook) one = hd_leave_book_new (account, LAST);
  g_autoptr (HdLeaveBook) two = NULL;

  /* The first book has read all it needs; its ledger is its own. */
  shuffle (account->entries, rand);
  shuffle (account->absences, rand);
  two = hd_leave_book_new (account, LAST);

  for (HdDate date = FIRST; date <= LAST; date++)
    g_assert_cmpint (hd_leave_ledger_balance (one->ledger, date), ==,
                     hd_leave_ledger_balance (two->ledger, date));
}

static void
assert_same_lines (const HdLeaveLedger *shorter, const HdLeaveLedger *longer)
{
  g_assert_cmpuint (shorter->lines->len, <=, longer->lines->len);
  for (guint i = 0; i < shorter->lines->len; i++)
    {
      const HdLeaveLine *a = &g_array_index (shorter->lines, HdLeaveLine, i);
      const HdLeaveLine *b = &g_array_index (longer->lines, HdLeaveLine, i);

      g_assert_cmpint (a->on, ==, b->on);
      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpint (a->lot, ==, b->lot);
      g_assert_cmpint (a->source, ==, b->source);
      g_assert_cmpint (a->minutes, ==, b->minutes);
    }
}

/* The app that was not opened for a year sees what the one opened every day saw. */
static void
day_by_day (HdLeaveAccount *account, GRand *rand)
{
  g_autoptr (HdLeaveBook) whole = hd_leave_book_new (account, LAST);
  g_autoptr (HdLeaveBook) again = hd_leave_book_new (account, LAST);

  assert_same_lines (whole->ledger, again->ledger);
  g_assert_cmpuint (whole->ledger->lines->len, ==, again->ledger->lines->len);

  for (HdDate date = FIRST; date <= LAST; date += g_rand_int_range (rand, 1, 40))
    {
      g_autoptr (HdLeaveLedger) part =
        hd_leave_ledger_derive (account, whole->charges, whole->charged, date);

      assert_same_lines (part, whole->ledger);
      g_assert_cmpint (hd_leave_ledger_balance (part, date), ==,
                       hd_leave_ledger_balance (whole->ledger, date));
    }
}

/* What is entered for later changes nothing before: forecast (D) today is balance (D) then. */
static void
forecast (HdLeaveAccount *account, GRand *rand)
{
  HdDate split = hd_date_new (2026, 1, 1) + g_rand_int_range (rand, 0, 300);
  g_autoptr (HdLeaveBook) before = hd_leave_book_new (account, LAST);
  g_autoptr (HdLeaveBook) after = NULL;
  HdAbsence absence = HD_ABSENCE_INIT (split + 1);
  HdLeaveEntry entry = { split + 2, 333, HD_LEAVE_COMP };

  g_array_append_val (account->absences, absence);
  g_array_append_val (account->entries, entry);
  after = hd_leave_book_new (account, LAST);
  for (HdDate date = FIRST; date <= split; date += 5)
    {
      HdLeaveFigures one, two;

      hd_leave_book_get_figures (before, date, &one);
      hd_leave_book_get_figures (after, date, &two);
      g_assert_cmpmem (&one, sizeof one, &two, sizeof two);
    }
}

/* Without caps, lapses and limits a year edge is a day like any other. */
static void
year_edges (HdLeaveAccount *account, GRand *rand)
{
  g_autoptr (HdLeaveBook) book = NULL;
  gint64 expected = 0;

  /* A statement is the balance whatever was before it. */
  account->opened_on = account->stated_on = HD_DATE_NONE;
  for (guint i = account->entries->len; i > 0; i--)
    if (g_array_index (account->entries, HdLeaveEntry, i - 1).stated)
      g_array_remove_index (account->entries, i - 1);
  /* A later version would cut the periods of this one. */
  if (account->policies->len > 1)
    g_ptr_array_set_size (account->policies, 1);
  for (guint i = 0; i < account->policies->len; i++)
    {
      HdLeavePolicy *policy = g_ptr_array_index (account->policies, i);

      policy->stop_at_annual = FALSE;
      for (guint j = 0; j < policy->terms->len; j++)
        {
          HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, j);

          terms->balance_cap = HD_NO_LIMIT;
          terms->yearly_cap = HD_NO_LIMIT;
          terms->carryover.mode = HD_CARRY_ALL;
          terms->carryover.limited = FALSE;
        }

      g_autoptr (GArray) credits = hd_leave_policy_credits (policy, account->schedule, LAST);

      for (guint j = 0; j < credits->len; j++)
        expected += g_array_index (credits, HdCredit, j).minutes;
    }
  for (guint i = 0; i < account->lots->len; i++)
    {
      g_array_index (account->lots, HdLeaveLot, i).last_usable = HD_DATE_NONE;
      expected += g_array_index (account->lots, HdLeaveLot, i).amount;
    }
  for (guint i = 0; i < account->entries->len; i++)
    expected += g_array_index (account->entries, HdLeaveEntry, i).minutes;

  book = hd_leave_book_new (account, LAST);
  for (guint i = 0; i < account->absences->len; i++)
    if (book->charged[i])
      expected -= hd_leave_book_get_cost (book, i);
  g_assert_cmpint (hd_leave_ledger_balance (book->ledger, LAST), ==, expected);
}

/*
 * More leave never makes a later balance higher, as long as no cap cuts anything off: leave taken
 * at the cap makes room for a credit, which can outlive the lot that the leave used. So can what a
 * statement makes up for leave before it. The judge relies on all of this.
 */
static void
more_leave_is_less_balance (HdLeaveAccount *account, GRand *rand)
{
  g_autoptr (HdLeaveBook) before = hd_leave_book_new (account, LAST);
  g_autoptr (HdLeaveBook) after = NULL;
  HdAbsence absence = HD_ABSENCE_INIT (hd_date_new (2025, 3, 3));

  for (guint i = 0; i < before->ledger->lines->len; i++)
    if (g_array_index (before->ledger->lines, HdLeaveLine, i).kind == HD_LEAVE_CAP_LOST)
      return;

  absence.from = MAX (absence.from + g_rand_int_range (rand, 0, 600), account->stated_on + 1);
  absence.to = absence.from + g_rand_int_range (rand, 0, 20);
  g_array_append_val (account->absences, absence);
  after = hd_leave_book_new (account, LAST);
  for (HdDate date = FIRST; date <= LAST; date++)
    g_assert_cmpint (hd_leave_ledger_balance (after->ledger, date), <=,
                     hd_leave_ledger_balance (before->ledger, date));
}

/* Runs of requests judged together come out as one after the other. */
static void
judged_one_by_one (HdLeaveAccount *account, GRand *rand)
{
  g_autoptr (GPtrArray) charges = NULL;
  g_autoptr (GArray) together = NULL;
  g_autoptr (GArray) absences = g_array_ref (account->absences);
  g_autoptr (GArray) so_far = g_array_new (FALSE, FALSE, sizeof (HdAbsence));
  HdLeaveEntry horizon = { LAST, 0, HD_LEAVE_ADJUST };

  /* So that both look equally far ahead, however few requests there are. */
  g_array_append_val (account->entries, horizon);
  account->limited = TRUE;
  account->negative_limit = g_rand_int_range (rand, -2000, 2000);
  charges = hd_leave_account_charges (account);
  together = hd_leave_judge (account, charges);

  g_array_unref (account->absences);
  account->absences = g_array_ref (so_far);
  for (guint i = 0; i < absences->len; i++)
    {
      HdAbsence absence = g_array_index (absences, HdAbsence, i);
      g_autoptr (GPtrArray) few = NULL;
      g_autoptr (GArray) verdicts = NULL;
      gboolean allowed;

      /* All that went before is settled: what was refused is gone. */
      g_array_append_val (so_far, absence);
      few = hd_leave_account_charges (account);
      verdicts = hd_leave_judge (account, few);
      allowed = g_array_index (verdicts, HdLeaveVerdict, so_far->len - 1).allowed;
      g_assert_cmpint (allowed, ==, g_array_index (together, HdLeaveVerdict, i).allowed);
      if (!allowed || absence.state == HD_ABSENCE_DRAFT)
        g_array_set_size (so_far, so_far->len - 1);
    }
}

#define PROPERTY(name, seed)                                                                       \
  static void test_##name (void) { for_many (seed, name); }

PROPERTY (sums, 1)
PROPERTY (order_of_entry, 2)
PROPERTY (day_by_day, 3)
PROPERTY (forecast, 4)
PROPERTY (year_edges, 5)
PROPERTY (more_leave_is_less_balance, 6)
PROPERTY (judged_one_by_one, 7)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leave/property/sums", test_sums);
  g_test_add_func ("/leave/property/order-of-entry", test_order_of_entry);
  g_test_add_func ("/leave/property/day-by-day", test_day_by_day);
  g_test_add_func ("/leave/property/forecast", test_forecast);
  g_test_add_func ("/leave/property/year-edges", test_year_edges);
  g_test_add_func ("/leave/property/more-leave-is-less-balance", test_more_leave_is_less_balance);
  g_test_add_func ("/leave/property/judged-one-by-one", test_judged_one_by_one);

  return g_test_run ();
}
