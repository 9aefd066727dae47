/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-error.h"
#include "hd-leave-desk.h"
#include "hd-remove-folder.h"
#include "hd-wait.h"

G_BEGIN_DECLS

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

static inline gint64
fixture_now (gpointer data)
{
  return ((Fixture *) data)->now;
}

static inline void
changed_cb (HdLeaveDesk *desk, gpointer data)
{
  ((Fixture *) data)->n_changed++;
}

static inline void
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

static inline void
close_context (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->desk, fixture);
  hd_assert_closed (g_steal_pointer (&fixture->context));
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("halfday-desk-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->now = NOW;
  open_context (fixture);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_context (fixture);
  hd_remove_folder (fixture->dir);
  g_clear_pointer (&fixture->dir, g_free);
}

static inline gint64
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

static inline void
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

static inline gint64
balance (Fixture *fixture, HdDate on)
{
  HdLeaveFigures figures;

  g_assert_true (hd_leave_desk_get_figures (fixture->desk, on, &figures));
  return figures.balance;
}

/* 7 h 30 each month, credited at its end. */
static inline HdLeavePolicy *
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

static inline HdAbsenceFacts *
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

static inline gint64
cost_of (Fixture *fixture, gint64 id)
{
  return hd_leave_desk_get_cost (fixture->desk, id);
}

static inline void
expect_refused (Fixture *fixture, HdLeaveEdit *edit, int code)
{
  g_autoptr (HdLeaveEdit) owned G_GNUC_UNUSED = edit;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdLeavePreview) preview = hd_leave_desk_preview (fixture->desk, edit, &error);

  g_assert_null (preview);
  g_assert_error (error, HD_ERROR, code);
}

G_END_DECLS
