/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-desk.h"

#include <glib/gstdio.h>
#include <string.h>

#include "hd-composer.h"
#include "hd-db.h"
#include "hd-error.h"
#include "hd-options.h"
#include "hd-recipients.h"
#include "hd-requests.h"
#include "hd-schema.h"
#include "hd-wait.h"

/* The leave ledger as the app keeps it: edits, their previews, undo, and what the file refuses. */

typedef struct
{
  char *dir;
  gint64 now;
  HdContext *context;
  HdLeaveDesk *desk;
  guint n_changed;
} Fixture;

/* Wednesday, 25 November 2026, 10:00 UTC */
#define NOW 1795600800
#define TODAY hd_date_new (2026, 11, 25)

static gint64
fixture_now (gpointer data)
{
  return ((Fixture *) data)->now;
}

static void
changed_cb (HdLeaveDesk *desk, gpointer data)
{
  ((Fixture *) data)->n_changed++;
}

static void
open_context (Fixture *fixture)
{
  HdClock clock = { fixture_now, fixture };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  fixture->context = hd_context_new (fixture->dir, &clock);
  hd_context_set_home (fixture->context, utc, 0x3e);
  fixture->desk = hd_leave_desk_get (fixture->context);
  g_signal_connect (fixture->desk, "changed", G_CALLBACK (changed_cb), fixture);
  while (!hd_leave_desk_is_loaded (fixture->desk))
    g_main_context_iteration (NULL, TRUE);
}

static void
close_context (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->desk, fixture);
  hd_assert_closed (g_steal_pointer (&fixture->context));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("halfday-desk-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->now = NOW;
  open_context (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_context (fixture);
  dir = g_dir_open (fixture->dir, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

      g_assert_no_errno (g_remove (path));
    }
  g_assert_no_errno (g_rmdir (fixture->dir));
  g_clear_pointer (&fixture->dir, g_free);
}

/* Until the desk shows what was stored. */
static void
wait_changed (Fixture *fixture)
{
  guint n = fixture->n_changed;

  while (fixture->n_changed == n)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
apply (Fixture *fixture, HdLeaveEdit *edit)
{
  g_autoptr (HdLeaveEdit) owned G_GNUC_UNUSED = edit;
  GAsyncResult *slot = NULL;
  guint n = fixture->n_changed;
  gint64 id;

  hd_leave_desk_apply_async (fixture->desk, edit, hd_keep_result_cb, &slot);
  id = hd_wait_id (fixture->context, &slot);
  while (fixture->n_changed == n)
    g_main_context_iteration (NULL, TRUE);
  return id;
}

static void
undo (Fixture *fixture, gboolean redo)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  GAsyncResult *slot = NULL;
  guint n = fixture->n_changed;

  if (redo)
    hd_context_redo_last_async (fixture->context, hd_keep_result_cb, &slot);
  else
    hd_context_undo_last_async (fixture->context, hd_keep_result_cb, &slot);
  result = hd_wait_for (&slot);
  said = hd_context_undo_finish (fixture->context, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (said);
  while (fixture->n_changed == n)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
balance (Fixture *fixture, HdDate on)
{
  HdLeaveFigures figures;

  g_assert_true (hd_leave_desk_get_figures (fixture->desk, on, &figures));
  return figures.balance;
}

/* 7 h 30 each month, credited at its end. */
static HdLeavePolicy *
monthly (HdDate from, gint64 minutes)
{
  HdLeavePolicy *policy = hd_leave_policy_new ();
  HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, 0);

  policy->accrual_from = from;
  terms->frequency = HD_FREQUENCY_MONTHLY;
  terms->amount = hd_fraction_new (minutes, 1);
  hd_grid_init_months (&terms->grid, 1, from);
  return policy;
}

static HdAbsenceFacts *
absence (HdDate on, int from, int to, const char *state)
{
  HdAbsenceFacts *facts = hd_absence_facts_new (0);

  facts->first = facts->last = on;
  facts->from_minute = from;
  facts->to_minute = to;
  facts->zone = g_strdup ("");
  facts->leave_type = g_strdup ("");
  facts->charge = g_strdup ("leave");
  facts->state = g_strdup (state);
  return facts;
}

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

  /* Without a policy the next figure replaces the first. */
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
  g_assert_true (hd_leave_desk_compute (fixture->desk, TODAY, &computed));
  g_assert_cmpint (computed, ==, 6 * 450 + 4 * 600);
  {
    g_autoptr (GArray) drift = hd_leave_desk_list_drift (fixture->desk);

    g_assert_cmpint (g_array_index (drift, HdLeaveDrift, 0).booked, ==, -100);
    g_assert_false (g_array_index (drift, HdLeaveDrift, 0).opened);
  }
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

static gint64
cost_of (Fixture *fixture, gint64 id)
{
  return hd_leave_desk_get_cost (fixture->desk, id);
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
expect_refused (Fixture *fixture, HdLeaveEdit *edit, int code)
{
  g_autoptr (HdLeaveEdit) owned G_GNUC_UNUSED = edit;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdLeavePreview) preview = hd_leave_desk_preview (fixture->desk, edit, &error);

  g_assert_null (preview);
  g_assert_error (error, HD_ERROR, code);
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

/* “I sent it” books what the schedule says, or what was agreed. */
static void
test_sent_is_priced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  GAsyncResult *slot = NULL;
  const HdAbsenceFacts *facts;
  gint64 id;

  g_object_set (draft, "first-day", hd_date_new (2026, 12, 3), "last-day",
                hd_date_new (2026, 12, 3), "from-minute", 795, "to-minute", 975, "amount-minutes",
                180, "body", "Hi", "busy-from", 29937600, "busy-to", 29937690, NULL);
  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &slot);
  id = hd_wait_id (fixture->context, &slot);
  wait_changed (fixture);
  facts = hd_leave_facts_find_absence (hd_leave_desk_get_facts (fixture->desk), id);
  g_assert_false (facts->stated);
  g_assert_cmpint (facts->busy_to, ==, 29937690);
  g_assert_cmpint (cost_of (fixture, id), ==, 180);

  g_object_set (draft, "purpose", "change", "request", id, "amount-minutes", 240, NULL);
  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &slot);
  g_assert_cmpint (hd_wait_id (fixture->context, &slot), ==, id);
  wait_changed (fixture);
  facts = hd_leave_facts_find_absence (hd_leave_desk_get_facts (fixture->desk), id);
  g_assert_true (facts->stated);
  g_assert_cmpint (cost_of (fixture, id), ==, 240);
  undo (fixture, FALSE);
  g_assert_cmpint (cost_of (fixture, id), ==, 180);
}

static const HdPlanOption *
option_at (const GArray *options, guint i)
{
  g_assert_cmpuint (options->len, >, i);
  return &g_array_index (options, HdPlanOption, i);
}

/* The sample day of the specification: 09:00-12:30 and 13:00-17:30. */
static void
set_sample_week (Fixture *fixture)
{
  HdWorkWeek week = { 0 };

  for (HdWeekday day = HD_MONDAY; day <= HD_FRIDAY; day++)
    {
      hd_work_week_add_span (&week, day, (HdSpan){ 9 * 60, 12 * 60 + 30 });
      hd_work_week_add_span (&week, day, (HdSpan){ 13 * 60, 17 * 60 + 30 });
    }
  apply (fixture, hd_leave_edit_new_week (hd_date_new (2026, 1, 1), &week));
}

/* What can be asked for follows from the work, the days off, the other absences and the leave. */
static void
test_options (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  HdSpan loop = { 12 * 60 + 5, 17 * 60 + 15 }, video = { 12 * 60 + 20, 13 * 60 + 20 };
  gint64 denied;

  facts->date = hd_date_new (2026, 12, 3);
  facts->hours = (HdSpan){ 9 * 60, 17 * 60 };
  facts->workdays = HD_WEEKDAYS_MON_FRI;
  set_sample_week (fixture);

  /* No balance is known: what it costs, and no more. */
  {
    g_autoptr (GArray) options = hd_options_plan (fixture->desk, facts, loop, TRUE, 0);
    g_autofree char *text = hd_option_summary (fixture->desk, option_at (options, 0));

    g_assert_cmpint (option_at (options, 0)->cost, ==, 300);
    g_assert_cmpstr (text, ==, "5 h · only 15 min would be left after; counted in steps of 15 min");
    g_assert_cmpint (hd_options_balance (fixture->desk, facts->date, TODAY), ==, -1);
  }

  apply (fixture, hd_leave_edit_new_payslip (hd_date_new (2026, 11, 1), 400));
  {
    g_autoptr (GArray) options = hd_options_plan (fixture->desk, facts, loop, TRUE, 0);
    g_autofree char *whole = hd_option_summary (fixture->desk, option_at (options, 1));

    g_assert_cmpint (option_at (options, 0)->balance_after, ==, 100);
    g_assert_true (option_at (options, 0)->covered);
    g_assert_cmpint (option_at (options, 1)->kind, ==, HD_PLAN_FULL_DAY);
    g_assert_false (option_at (options, 1)->covered);
    g_assert_nonnull (strstr (whole, "then −1 h 20 left · more leave than there is"));
  }

  /* What is asked for already is spoken for, and its time is free already. */
  denied =
    apply (fixture,
           hd_leave_edit_new_absence (absence (facts->date, 13 * 60, 17 * 60 + 30, "requested"),
                                      FALSE));
  {
    g_autoptr (GArray) options = hd_options_plan (fixture->desk, facts, video, FALSE, 0);
    g_autoptr (GArray) instead = hd_options_plan (fixture->desk, facts, video, FALSE, denied);

    g_assert_cmpint (option_at (options, 0)->cost, ==, 15);
    g_assert_cmpint (option_at (options, 0)->balance_after, ==, 400 - 270 - 15);
    g_assert_cmpint (option_at (instead, 0)->cost, ==, 30);
    g_assert_cmpint (option_at (instead, 0)->balance_after, ==, 370);
  }
  apply (fixture, hd_leave_edit_new_state (denied, "denied"));

  /* Time that lapses anyway is used first: it makes the longer absence as good as free. */
  apply (fixture, hd_leave_edit_new_entry ("comp", hd_date_new (2026, 11, 20), 480,
                                           hd_date_new (2026, 12, 31), NULL));
  {
    g_autoptr (GArray) options = hd_options_plan (fixture->desk, facts, loop, TRUE, 0);

    g_assert_cmpint (option_at (options, 0)->saved, ==, option_at (options, 0)->cost);
    g_assert_true (option_at (options, 1)->covered);
  }

  /* A day off costs nothing, and nothing need be asked. */
  {
    HdLeaveEdit *off = hd_leave_edit_new_holidays ();
    g_autoptr (GArray) options = NULL;

    hd_leave_edit_add_holiday (off, facts->date, HD_WHOLE_DAY, HD_DAY_PART_FULL, "Fair");
    apply (fixture, off);
    options = hd_options_plan (fixture->desk, facts, loop, TRUE, 0);
    g_assert_cmpuint (options->len, ==, 0);
  }
}

/* A leave is described in one go: settings, week, policy and payslip. */
static void
test_group (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdLeaveSettings) settings =
    hd_leave_settings_copy (hd_leave_desk_get_facts (fixture->desk)->settings);
  g_autoptr (HdLeavePolicy) policy = monthly (hd_date_new (2026, 1, 1), 450);
  g_autoptr (HdLeaveEdit) group = hd_leave_edit_new_group ();
  g_autoptr (HdLeavePreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  HdWorkWeek week = { 0 };
  gint64 ahead;

  expect_refused (fixture, hd_leave_edit_new_group (), HD_ERROR_MISSING);
  ahead =
    apply (fixture,
           hd_leave_edit_new_absence (absence (hd_date_new (2026, 12, 1), -1, -1, "requested"),
                                      FALSE));
  settings->increment = 60;
  hd_work_week_init_hours (&week, (HdSpan){ 9 * 60, 14 * 60 + 30 }, HD_WEEKDAYS_MON_FRI);
  hd_leave_edit_group_add (group, hd_leave_edit_new_settings (settings));
  hd_leave_edit_group_add (group, hd_leave_edit_new_week (hd_date_new (2026, 1, 1), &week));
  hd_leave_edit_group_add (group, hd_leave_edit_new_policy (hd_date_new (2026, 1, 1), policy));
  hd_leave_edit_group_add (group, hd_leave_edit_new_payslip (hd_date_new (2026, 11, 1), 5000));

  preview = hd_leave_desk_preview (fixture->desk, group, &error);
  g_assert_no_error (error);
  g_assert_cmpint (preview->booked, ==, 500);
  g_assert_cmpuint (preview->repriced->len, ==, 1);
  g_assert_cmpint (g_array_index (preview->repriced, HdLeaveRepriced, 0).after, ==, 360);

  apply (fixture, hd_leave_edit_ref (group));
  g_assert_cmpint (balance (fixture, TODAY), ==, 5000);
  g_assert_cmpint (cost_of (fixture, ahead), ==, 360);
  for (int i = 0; i < 2; i++)
    {
      undo (fixture, FALSE);
      g_assert_cmpint (hd_leave_desk_get_mode (fixture->desk), ==, HD_LEAVE_MODE_EMPTY);
      g_assert_cmpint (cost_of (fixture, ahead), ==, 480);
      undo (fixture, TRUE);
      g_assert_cmpint (balance (fixture, TODAY), ==, 5000);
      g_assert_cmpint (cost_of (fixture, ahead), ==, 360);
    }
}

static gint64
add_recipient (Fixture *fixture, const char *name, const char *relation, gboolean contractor)
{
  g_autoptr (HdRecipient) recipient =
    g_object_new (HD_TYPE_RECIPIENT, "name", name, "relation", relation, "channel", "email", "tone",
                  "plain", "contractor", contractor, NULL);
  GAsyncResult *slot = NULL;

  hd_recipients_save_async (fixture->context, recipient, hd_keep_result_cb, &slot);
  return hd_wait_id (fixture->context, &slot);
}

static HdRequest *
first_request (Fixture *fixture)
{
  GListModel *requests = hd_requests_get_list (fixture->context);

  while (g_list_model_get_n_items (requests) == 0)
    g_main_context_iteration (NULL, TRUE);
  return g_list_model_get_item (requests, 0);
}

/* A day that has passed is asked about, for a while; nothing answers for the person. */
static void
test_day_is_over (Fixture *fixture, gconstpointer data)
{
  gint64 id =
    apply (fixture,
           hd_leave_edit_new_absence (absence (hd_date_new (2026, 11, 26), 540, 660, "approved"),
                                      FALSE));
  g_autoptr (HdRequest) request = first_request (fixture);

  g_assert_false (hd_requests_is_over (fixture->context, request));
  fixture->now += 2 * 86400;
  g_assert_true (hd_requests_is_over (fixture->context, request));
  g_assert_cmpstr (request->state, ==, "approved");
  apply (fixture, hd_leave_edit_new_state (id, "taken"));
  while (g_str_equal (request->state, "approved"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (hd_requests_is_over (fixture->context, request));
  undo (fixture, FALSE);
  fixture->now += 60 * 86400;
  g_assert_false (hd_requests_is_over (fixture->context, request));
}

/* One absence, a text for each: the agency is asked, the client is told, and sending the second
 * text changes nothing about the absence. */
static void
test_each_is_told (Fixture *fixture, gconstpointer data)
{
  gint64 agency = add_recipient (fixture, "Agency", "approves", TRUE);
  gint64 client = add_recipient (fixture, "Client", "is-told", TRUE);
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  g_autofree char *json = NULL;
  g_autoptr (HdComposer) composer = NULL;
  GAsyncResult *slot = NULL;

  facts->date = hd_date_new (2026, 12, 3);
  facts->window = (HdSpan){ 795, 975 };
  json = hd_request_facts_to_json (facts);
  g_object_set (draft, "facts", json, "first-day", facts->date, "last-day", facts->date,
                "from-minute", 795, "to-minute", 975, "body", "Hi", "recipient", agency, NULL);
  hd_wait_loaded (hd_recipients_get_list (fixture->context));
  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &slot);
  hd_wait_id (fixture->context, &slot);

  {
    g_autoptr (HdRequest) request = first_request (fixture);
    g_autoptr (GPtrArray) untold = hd_requests_list_untold (fixture->context, request);
    g_autoptr (HdKeptDraft) notice = NULL;

    g_assert_cmpuint (untold->len, ==, 1);
    g_assert_cmpint (hd_record_get_id (untold->pdata[0]), ==, client);
    notice = hd_requests_new_draft_for (fixture->context, request, untold->pdata[0]);
    composer = hd_composer_new (fixture->context, "en");
    hd_composer_load (composer, notice);
    g_assert_cmpint (hd_composer_get_facts (composer)->relation, ==, HD_RELATION_IS_TOLD);
    g_assert_true (g_str_has_prefix (hd_composer_get_body (composer), "Hi Client"));
    g_assert_null (strstr (hd_composer_get_body (composer), "leave"));
    hd_requests_send_async (fixture->context, hd_composer_get_draft (composer), hd_keep_result_cb,
                            &slot);
    hd_wait_id (fixture->context, &slot);
    while (request->n_messages < 2)
      g_main_context_iteration (NULL, TRUE);
    g_assert_cmpstr (request->state, ==, "requested");
    g_clear_pointer (&untold, g_ptr_array_unref);
    untold = hd_requests_list_untold (fixture->context, request);
    g_assert_cmpuint (untold->len, ==, 0);
  }
}

/* A half holiday and an afternoon off are free for an appointment; the rest costs. */
static void
test_windows (Fixture *fixture, gconstpointer data)
{
  const HdWindowRules rules = { .length = 60,
                                .before = 0,
                                .after = 0,
                                .days = 3,
                                .hours = { 8 * 60, 18 * 60 },
                                .step = 30 };
  HdLeaveEdit *fair = hd_leave_edit_new_holidays ();
  g_autoptr (GArray) windows = NULL;
  guint n_free = 0;

  set_sample_week (fixture);
  hd_leave_edit_add_holiday (fair, hd_date_new (2026, 11, 27), 500, HD_DAY_PART_PM, "Fair");
  apply (fixture, fair);
  apply (fixture, hd_leave_edit_new_absence (absence (hd_date_new (2026, 11, 26), 13 * 60,
                                                      17 * 60 + 30, "approved"),
                                             FALSE));
  windows = hd_leave_desk_find_windows (fixture->desk, &rules);
  for (guint i = 0; i < windows->len; i++)
    {
      const HdWindow *window = &g_array_index (windows, HdWindow, i);

      if (window->cost == 0 && window->from >= 12 * 60)
        n_free++;
      g_assert_cmpint (window->date, <=, hd_date_new (2026, 11, 30));
    }
  /* Thursday and Friday from 12:30 on. */
  g_assert_cmpuint (n_free, ==, 2);
}

/* For a contractor there are minutes and money, and no leave. */
static void
test_options_unpaid (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdLeaveSettings) settings =
    hd_leave_settings_copy (hd_leave_desk_get_facts (fixture->desk)->settings);
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  g_autoptr (GArray) options = NULL;
  g_autofree char *text = NULL;

  settings->kind = HD_LEAVE_ACCOUNT_UNPAID;
  settings->hourly_rate = 9000;
  apply (fixture, hd_leave_edit_new_settings (settings));
  set_sample_week (fixture);
  facts->date = hd_date_new (2026, 12, 3);
  options = hd_options_plan (fixture->desk, facts, (HdSpan){ 13 * 60, 14 * 60 }, FALSE, 0);
  text = hd_option_summary (fixture->desk, option_at (options, 0));
  g_assert_cmpstr (text, ==, "1 h unpaid, 90.00");
}

#define ADD(path, func) g_test_add ("/desk/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("payslip-opens-the-books", test_payslip_opens_the_books);
  ADD ("policy-has-versions", test_policy_has_versions);
  ADD ("opening-keeps-whole-periods", test_opening_keeps_whole_periods);
  ADD ("schedule-never-prices-the-past", test_schedule_never_prices_the_past);
  ADD ("states", test_states);
  ADD ("overlaps", test_overlaps);
  ADD ("entries-are-reversed", test_entries_are_reversed);
  ADD ("unpaid-and-unlimited", test_unpaid_and_unlimited);
  ADD ("last-day", test_last_day);
  ADD ("any-clock", test_any_clock);
  ADD ("sent-is-priced", test_sent_is_priced);
  ADD ("options", test_options);
  ADD ("options-unpaid", test_options_unpaid);
  ADD ("group", test_group);
  ADD ("each-is-told", test_each_is_told);
  ADD ("day-is-over", test_day_is_over);
  ADD ("windows", test_windows);

  return g_test_run ();
}
