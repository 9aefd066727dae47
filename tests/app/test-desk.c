/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-db.h"
#include "hd-desk-fixture.h"
#include "hd-schema.h"

static void
test_payslip_opens_the_books (Fixture *fixture, gconstpointer data)
{
  HdLeaveFigures figures;
  g_autoptr (GArray) drift = NULL;

  g_assert_cmpint (hd_leave_desk_get_mode (fixture->desk), ==, HD_LEAVE_MODE_EMPTY);
  g_assert_false (hd_leave_desk_get_figures (fixture->desk, TODAY, &figures));
  g_assert_null (hd_leave_desk_get_book (fixture->desk));

  /* What was asked for before the payslip's day is in its figure. */
  apply (fixture,
         hd_leave_edit_new_absence (absence (hd_date_new (2026, 10, 1), 540, 660, "taken"), FALSE));
  apply (fixture, hd_leave_edit_new_payslip (hd_date_new (2026, 10, 31), 2790));
  apply (fixture,
         hd_leave_edit_new_absence (absence (hd_date_new (2026, 12, 3), 795, 975, "requested"),
                                    FALSE));
  g_assert_cmpint (hd_leave_desk_get_mode (fixture->desk), ==, HD_LEAVE_MODE_BALANCE);
  g_assert_cmpint (balance (fixture, TODAY), ==, 2790);
  g_assert_true (hd_leave_desk_get_figures (fixture->desk, hd_date_new (2026, 12, 31), &figures));
  g_assert_cmpint (figures.balance, ==, 2790);
  g_assert_cmpint (figures.available, ==, 2610);

  /* The next figure is the balance from then on. */
  apply (fixture, hd_leave_edit_new_payslip (hd_date_new (2026, 11, 20), 2800));
  g_assert_cmpint (balance (fixture, TODAY), ==, 2800);
  undo (fixture, FALSE);
  g_assert_cmpint (balance (fixture, TODAY), ==, 2790);
  undo (fixture, TRUE);
  g_assert_cmpint (balance (fixture, TODAY), ==, 2800);
  undo (fixture, FALSE);

  drift = hd_leave_desk_list_drift (fixture->desk);
  g_assert_cmpuint (drift->len, ==, 1);
  g_assert_true (g_array_index (drift, HdLeaveDrift, 0).opened);
}

static void
test_policy_has_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdLeavePolicy) first = monthly (hd_date_new (2026, 1, 1), 450);
  g_autoptr (HdLeavePolicy) second = monthly (hd_date_new (2026, 1, 1), 600);
  g_autoptr (HdLeavePolicy) shown = NULL;
  g_autoptr (HdLeaveEdit) edit = hd_leave_edit_new_policy (hd_date_new (2026, 7, 1), second);
  g_autoptr (HdLeavePreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  gint64 computed;

  apply (fixture, hd_leave_edit_new_policy (hd_date_new (2026, 1, 1), first));
  g_assert_cmpint (balance (fixture, hd_date_new (2026, 7, 1)), ==, 6 * 450);
  g_assert_cmpint (balance (fixture, TODAY), ==, 10 * 450);

  /* An edit of the past is shown before it is made: four credits, each 2 h 30 more. */
  preview = hd_leave_desk_preview (fixture->desk, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hd_leave_ledger_balance (preview->after->book->ledger, TODAY), ==,
                   6 * 450 + 4 * 600);
  g_assert_cmpuint (preview->changes->len, >=, 4);
  g_assert_cmpint (g_array_index (preview->changes, HdLeaveChange, 0).on, ==,
                   hd_date_new (2026, 8, 1));
  g_assert_cmpint (balance (fixture, TODAY), ==, 10 * 450);

  apply (fixture, hd_leave_edit_ref (edit));
  g_assert_cmpint (balance (fixture, hd_date_new (2026, 7, 1)), ==, 6 * 450);
  g_assert_cmpint (balance (fixture, TODAY), ==, 6 * 450 + 4 * 600);
  shown = hd_leave_desk_get_policy (fixture->desk, hd_date_new (2026, 6, 30));
  g_assert_cmpint (hd_fraction_round (g_array_index (shown->terms, HdLeaveTerms, 0).amount), ==,
                   450);

  /* A payslip that differs books one line, and what was computed stays known. */
  apply (fixture, hd_leave_edit_new_payslip (hd_date_new (2026, 11, 1), 5000));
  g_assert_cmpint (balance (fixture, TODAY), ==, 5000);
  g_assert_true (
    hd_leave_books_compute (hd_leave_desk_get_books (fixture->desk), TODAY, &computed));
  g_assert_cmpint (computed, ==, 6 * 450 + 4 * 600);
  {
    g_autoptr (GArray) drift = hd_leave_desk_list_drift (fixture->desk);

    g_assert_cmpint (g_array_index (drift, HdLeaveDrift, 0).booked, ==, -100);
    g_assert_false (g_array_index (drift, HdLeaveDrift, 0).opened);
  }
}

/* The terms that came first held always, also when later ones begin before the day of entry. */
static void
test_first_terms_hold_always (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdLeavePolicy) first = monthly (hd_date_new (2026, 1, 1), 450);
  g_autoptr (HdLeavePolicy) second = monthly (hd_date_new (2026, 1, 1), 600);

  first->accrual_until = hd_date_new (2026, 3, 31);
  apply (fixture, hd_leave_edit_new_policy (TODAY, first));
  g_assert_cmpint (balance (fixture, TODAY), ==, 3 * 450);
  /* Between them nothing is earned. */
  apply (fixture, hd_leave_edit_new_policy (hd_date_new (2026, 6, 1), second));
  g_assert_cmpint (balance (fixture, hd_date_new (2026, 6, 30)), ==, 3 * 450);
  g_assert_cmpint (balance (fixture, TODAY), ==, 3 * 450 + 5 * 600);
}

/* The books open on a day; the policy behind them runs from the first day of work. */
static void
test_opening_keeps_whole_periods (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdLeavePolicy) policy = monthly (hd_date_new (2020, 1, 1), 450);

  apply (fixture, hd_leave_edit_new_payslip (hd_date_new (2026, 11, 15), 2790));
  apply (fixture, hd_leave_edit_new_policy (TODAY, policy));
  g_assert_cmpint (balance (fixture, TODAY), ==, 2790);
  g_assert_cmpint (balance (fixture, hd_date_new (2026, 12, 1)), ==, 2790 + 450);
}

static void
test_schedule_never_prices_the_past (Fixture *fixture, gconstpointer data)
{
  HdWorkWeek week = { 0 };
  g_autoptr (HdLeaveEdit) edit = NULL;
  g_autoptr (HdLeavePreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  HdLeaveRepriced *repriced;
  HdAbsenceFacts *agreed = absence (hd_date_new (2026, 12, 8), -1, -1, "approved");
  gint64 past, ahead, fixed;

  agreed->stated = TRUE;
  agreed->amount = 240;
  apply (fixture, hd_leave_edit_new_payslip (hd_date_new (2026, 1, 1), 6000));
  past =
    apply (fixture,
           hd_leave_edit_new_absence (absence (hd_date_new (2026, 11, 3), -1, -1, "taken"), FALSE));
  ahead = apply (fixture,
                 hd_leave_edit_new_absence (absence (hd_date_new (2026, 12, 1), -1, -1, "approved"),
                                            FALSE));
  fixed = apply (fixture, hd_leave_edit_new_absence (agreed, FALSE));
  g_assert_cmpint (balance (fixture, hd_date_new (2026, 12, 31)), ==, 6000 - 480 - 480 - 240);

  hd_work_week_init_hours (&week, (HdSpan){ 9 * 60, 15 * 60 }, HD_WEEKDAYS_MON_FRI);
  edit = hd_leave_edit_new_week (hd_date_new (2026, 1, 1), &week);
  preview = hd_leave_desk_preview (fixture->desk, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->repriced->len, ==, 1);
  repriced = &g_array_index (preview->repriced, HdLeaveRepriced, 0);
  g_assert_cmpint (repriced->absence, ==, ahead);
  g_assert_cmpint (repriced->before, ==, 480);
  g_assert_cmpint (repriced->after, ==, 360);

  apply (fixture, hd_leave_edit_ref (edit));
  g_assert_cmpint (cost_of (fixture, past), ==, 480);
  g_assert_cmpint (cost_of (fixture, ahead), ==, 360);
  g_assert_cmpint (cost_of (fixture, fixed), ==, 240);
  undo (fixture, FALSE);
  g_assert_cmpint (cost_of (fixture, ahead), ==, 480);
  undo (fixture, TRUE);
  g_assert_cmpint (cost_of (fixture, ahead), ==, 360);

  /* A holiday that is added after the fact gives its minutes back. */
  {
    HdLeaveEdit *holiday = hd_leave_edit_new_holidays ();

    hd_leave_edit_add_holiday (holiday, hd_date_new (2026, 12, 1), 500, HD_DAY_PART_FULL, "Fair");
    apply (fixture, holiday);
  }
  g_assert_cmpint (cost_of (fixture, ahead), ==, 180);
  g_assert_cmpint (cost_of (fixture, past), ==, 480);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  HdLeaveFigures figures;
  HdDate later = hd_date_new (2026, 12, 31);
  gint64 id;

  apply (fixture, hd_leave_edit_new_payslip (hd_date_new (2026, 11, 1), 600));
  id = apply (fixture,
              hd_leave_edit_new_absence (absence (hd_date_new (2026, 12, 3), 540, 660, "draft"),
                                         FALSE));
  g_assert_true (hd_leave_desk_get_figures (fixture->desk, later, &figures));
  g_assert_cmpint (figures.available, ==, 600);

  apply (fixture, hd_leave_edit_new_state (id, "requested"));
  g_assert_true (hd_leave_desk_get_figures (fixture->desk, later, &figures));
  g_assert_cmpint (figures.balance, ==, 600);
  g_assert_cmpint (figures.held, ==, 120);

  apply (fixture, hd_leave_edit_new_state (id, "approved"));
  g_assert_cmpint (balance (fixture, later), ==, 480);
  expect_refused (fixture, hd_leave_edit_new_state (id, "taken"), HD_ERROR_INVALID);
  expect_refused (fixture, hd_leave_edit_new_state (id, "perhaps"), HD_ERROR_INVALID);
  expect_refused (fixture, hd_leave_edit_new_state (999, "approved"), HD_ERROR_NOT_FOUND);

  /* The day has passed: nothing becomes taken by itself, but now it can. */
  fixture->now += 30 * 86400;
  apply (fixture, hd_leave_edit_new_state (id, "taken"));
  g_assert_cmpint (balance (fixture, later), ==, 480);
  apply (fixture, hd_leave_edit_new_state (id, "cancelled"));
  g_assert_cmpint (balance (fixture, later), ==, 600);
  undo (fixture, FALSE);
  g_assert_cmpint (balance (fixture, later), ==, 480);
  {
    const HdAbsenceFacts *facts =
      hd_leave_facts_find_absence (hd_leave_desk_get_facts (fixture->desk), id);

    /* Made, asked, approved, taken, withdrawn, and that taken back. */
    g_assert_cmpuint (facts->events->len, ==, 6);
    g_assert_cmpstr (((HdAbsenceEvent *) facts->events->pdata[1])->to, ==, "requested");
    g_assert_cmpint (facts->sequence, ==, 2);
  }
}

static void
test_overlaps (Fixture *fixture, gconstpointer data)
{
  HdDate day = hd_date_new (2026, 12, 3);

  apply (fixture, hd_leave_edit_new_absence (absence (day, 540, 660, "requested"), FALSE));
  expect_refused (fixture, hd_leave_edit_new_absence (absence (day, 600, 720, "requested"), FALSE),
                  HD_ERROR_INVALID);
  expect_refused (fixture, hd_leave_edit_new_absence (absence (day, -1, -1, "requested"), FALSE),
                  HD_ERROR_INVALID);
  expect_refused (fixture, hd_leave_edit_new_absence (absence (day, 660, 660, "requested"), FALSE),
                  HD_ERROR_INVALID);
  apply (fixture, hd_leave_edit_new_absence (absence (day, 600, 720, "requested"), TRUE));
  /* Touching is no overlap. */
  apply (fixture, hd_leave_edit_new_absence (absence (day, 720, 780, "requested"), FALSE));
}

static void
test_entries_are_reversed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "private.db", NULL);
  gint64 id;

  apply (fixture,
         hd_leave_edit_new_entry ("opening", hd_date_new (2026, 11, 1), 600, HD_DATE_NONE, NULL));
  id = apply (fixture, hd_leave_edit_new_entry ("comp", hd_date_new (2026, 11, 10), 90,
                                                hd_date_new (2026, 12, 31), "weekend"));
  apply (fixture,
         hd_leave_edit_new_entry ("payout", hd_date_new (2026, 11, 12), 60, HD_DATE_NONE, NULL));
  g_assert_cmpint (balance (fixture, TODAY), ==, 630);
  /* Paid out was the time that would lapse first; 30 minutes of it lapse with the year. */
  g_assert_cmpint (balance (fixture, hd_date_new (2027, 1, 1)), ==, 600);

  apply (fixture, hd_leave_edit_new_reversal (id));
  g_assert_cmpint (balance (fixture, TODAY), ==, 540);
  expect_refused (fixture, hd_leave_edit_new_reversal (id), HD_ERROR_INVALID);
  for (int i = 0; i < 3; i++)
    {
      undo (fixture, FALSE);
      g_assert_cmpint (balance (fixture, TODAY), ==, 630);
      undo (fixture, TRUE);
      g_assert_cmpint (balance (fixture, TODAY), ==, 540);
    }
  undo (fixture, FALSE);
  undo (fixture, FALSE);
  g_assert_cmpint (balance (fixture, TODAY), ==, 690);

  /* Nothing but a reversal ever takes an entry away: the file itself refuses. */
  {
    static const char *const attempts[] = {
      "UPDATE pto_entry SET minutes = 0",
      "DELETE FROM pto_entry",
      "DELETE FROM pto_entry WHERE kind = 'reversal'",
      "INSERT INTO pto_entry (account, on_day, minutes, kind, note, reverses, entered_at)"
      " VALUES (1, 20000, -1, 'reversal', '', 1, 0)",
      "INSERT INTO pto_entry (account, on_day, minutes, kind, note, entered_at)"
      " VALUES (1, 20000, -1, 'reversal', '', 0)",
      "UPDATE pto_policy SET terms = '{}'",
    };
    g_autoptr (HdLeavePolicy) policy = monthly (hd_date_new (2026, 1, 1), 450);
    g_autoptr (GError) error = NULL;
    g_autoptr (HdDb) db = NULL;

    apply (fixture, hd_leave_edit_new_policy (TODAY, policy));
    db = hd_db_open (&hd_schema_private, path, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
      {
        g_autoptr (GError) refused = NULL;

        g_test_message ("%s", attempts[i]);
        g_assert_false (hd_db_exec (db, attempts[i], &refused));
        g_assert_nonnull (refused);
      }
  }
}

static void
test_unpaid_and_unlimited (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdLeaveSettings) settings =
    hd_leave_settings_copy (hd_leave_desk_get_facts (fixture->desk)->settings);
  g_autofree char *money = NULL;
  HdLeaveFigures figures;

  settings->kind = HD_LEAVE_ACCOUNT_UNPAID;
  settings->hourly_rate = 8550;
  g_free (settings->currency);
  settings->currency = g_strdup ("EUR");
  apply (fixture, hd_leave_edit_new_settings (settings));
  apply (fixture,
         hd_leave_edit_new_absence (absence (hd_date_new (2026, 12, 3), 540, 640, "requested"),
                                    FALSE));
  g_assert_cmpint (hd_leave_desk_get_mode (fixture->desk), ==, HD_LEAVE_MODE_UNPAID);
  g_assert_false (hd_leave_desk_get_figures (fixture->desk, TODAY, &figures));
  /* Not in steps: what is not worked is not billed. */
  g_assert_cmpint (hd_leave_desk_get_unpaid (fixture->desk, TODAY, hd_date_new (2026, 12, 31)), ==,
                   100);
  money = hd_leave_desk_format_money (fixture->desk, 100);
  g_assert_cmpstr (money, ==, "142.50 EUR");

  settings->kind = HD_LEAVE_ACCOUNT_UNLIMITED;
  apply (fixture, hd_leave_edit_new_settings (settings));
  g_assert_cmpint (hd_leave_desk_get_mode (fixture->desk), ==, HD_LEAVE_MODE_UNLIMITED);
  g_assert_false (hd_leave_desk_get_figures (fixture->desk, TODAY, &figures));
  g_assert_null (hd_leave_desk_forecast (fixture->desk, TODAY, TODAY + 30));
}

static void
test_last_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdLeavePolicy) policy = monthly (hd_date_new (2026, 1, 1), 450);
  g_autoptr (HdLeaveSettings) settings =
    hd_leave_settings_copy (hd_leave_desk_get_facts (fixture->desk)->settings);
  HdLeaveSettlement settlement;

  apply (fixture, hd_leave_edit_new_policy (hd_date_new (2026, 1, 1), policy));
  g_assert_false (hd_leave_desk_settle (fixture->desk, &settlement));
  settings->last_day = hd_date_new (2026, 12, 31);
  apply (fixture, hd_leave_edit_new_settings (settings));
  g_assert_cmpint (balance (fixture, hd_date_new (2028, 1, 1)), ==, 12 * 450);
  g_assert_true (hd_leave_desk_settle (fixture->desk, &settlement));
  g_assert_cmpint (settlement.owed, ==, 0);
  g_assert_cmpint (settlement.left, >, 0);
}

/* Another day of the same clock, a clock that was set back, and a year in which nobody looked. */
static void
test_any_clock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdLeavePolicy) policy = monthly (hd_date_new (2026, 1, 1), 450);
  gint64 ahead, before;

  apply (fixture, hd_leave_edit_new_policy (hd_date_new (2026, 1, 1), policy));
  ahead = balance (fixture, hd_date_new (2028, 6, 1));
  before = balance (fixture, hd_date_new (2026, 3, 1));

  fixture->now += 500 * G_GINT64_CONSTANT (86400);
  g_assert_cmpint (balance (fixture, hd_date_new (2028, 6, 1)), ==, ahead);
  close_context (fixture);
  open_context (fixture);
  g_assert_cmpint (balance (fixture, hd_date_new (2028, 6, 1)), ==, ahead);

  fixture->now -= 2000 * G_GINT64_CONSTANT (86400);
  g_assert_cmpint (balance (fixture, hd_date_new (2028, 6, 1)), ==, ahead);
  g_assert_cmpint (balance (fixture, hd_date_new (2026, 3, 1)), ==, before);
  close_context (fixture);
  open_context (fixture);
  g_assert_cmpint (balance (fixture, hd_date_new (2028, 6, 1)), ==, ahead);
  expect_refused (fixture, hd_leave_edit_new_payslip (TODAY, 10), HD_ERROR_INVALID);
}

/* The window was open overnight: whoever comes back to it sees the figures of today. */
static void
test_another_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdLeavePolicy) policy = monthly (hd_date_new (2026, 1, 1), 450);
  guint n;

  apply (fixture, hd_leave_edit_new_policy (hd_date_new (2026, 1, 1), policy));
  hd_context_refresh (fixture->context);
  n = fixture->n_changed;
  fixture->now += G_GINT64_CONSTANT (86400);
  hd_context_refresh (fixture->context);
  while (fixture->n_changed == n)
    g_main_context_iteration (NULL, TRUE);
  /* The same day again is nothing new. */
  n = fixture->n_changed;
  hd_context_refresh (fixture->context);
  apply (fixture, hd_leave_edit_new_payslip (TODAY, 600)); /* jobs are done in turn */
  g_assert_cmpuint (fixture->n_changed, ==, n + 1);
}

#define ADD(path, func) g_test_add ("/desk/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("payslip-opens-the-books", test_payslip_opens_the_books);
  ADD ("policy-has-versions", test_policy_has_versions);
  ADD ("first-terms-hold-always", test_first_terms_hold_always);
  ADD ("opening-keeps-whole-periods", test_opening_keeps_whole_periods);
  ADD ("schedule-never-prices-the-past", test_schedule_never_prices_the_past);
  ADD ("states", test_states);
  ADD ("overlaps", test_overlaps);
  ADD ("entries-are-reversed", test_entries_are_reversed);
  ADD ("unpaid-and-unlimited", test_unpaid_and_unlimited);
  ADD ("last-day", test_last_day);
  ADD ("any-clock", test_any_clock);
  ADD ("another-day", test_another_day);

  return g_test_run ();
}
