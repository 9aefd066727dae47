/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-answers.h"
#include "hd-leave-edits.h"
#include "hd-wait.h"

/* Sunday, 22 November 2026, 12:00 UTC. */
#define NOW 1795348800
#define TODAY hd_date_new (2026, 11, 22)

static gint64
now_cb (gpointer data)
{
  return NOW;
}

typedef struct
{
  char *dir;
  HdContext *context;
  HdLeaveDesk *desk;
} Fixture;

static gboolean
is_loaded (gpointer desk)
{
  return hd_leave_desk_is_loaded (desk);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const HdClock clock = { now_cb, NULL };

  fixture->dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  fixture->context = hd_context_new (fixture->dir, &clock);
  fixture->desk = hd_leave_desk_get (fixture->context);
  while (!is_loaded (fixture->desk))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (hd_leave_desk_get_mode (fixture->desk), ==, HD_LEAVE_MODE_EMPTY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hd_context_close (fixture->context);
  g_assert_finalize_object (fixture->context);
  g_free (fixture->dir);
}

static GPtrArray *
sample_edits (gint64 monthly, gint64 payslip)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_leave_edit_unref);
  HdLeaveAnswers answers;

  hd_leave_answers_init (&answers, TODAY);
  answers.amount = monthly;
  answers.by_year = FALSE;

  g_autoptr (HdLeavePolicy) policy = hd_leave_answers_to_policy (&answers, NULL, TODAY);

  g_ptr_array_add (edits, hd_leave_edit_new_payslip (hd_date_new (2026, 11, 20), payslip));
  g_ptr_array_add (edits, hd_leave_edit_new_policy (policy->accrual_from, policy));
  return edits;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  hd_leave_edits_apply_finish (HD_CONTEXT (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

static void
apply (Fixture *fixture, GPtrArray *edits)
{
  gboolean done = FALSE;

  hd_leave_edits_apply_async (fixture->context, edits, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_balance (Fixture *fixture, gint64 minutes)
{
  HdLeaveFigures figures;

  while (!hd_leave_desk_get_figures (fixture->desk, hd_date_new (2026, 12, 31), &figures) ||
         figures.balance != minutes)
    g_main_context_iteration (NULL, TRUE);
}

/* All together: what is previewed is what is there afterwards. */
static void
test_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) edits = sample_edits (450, 46 * 60 + 30);
  g_autoptr (GError) error = NULL;
  HdLeavePreview *preview = hd_leave_edits_preview (fixture->context, edits, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = hd_leave_difference_words (preview, TODAY);
  g_assert_cmpstr (words, ==, "Today: 46 h 30\nThu 31 Dec: 54 h");
  hd_leave_preview_free (preview);
  g_assert_cmpint (hd_leave_desk_get_mode (fixture->desk), ==, HD_LEAVE_MODE_EMPTY);

  apply (fixture, edits);
  wait_for_balance (fixture, 54 * 60);

  /* One step back takes all of it. */
  hd_context_undo_last_async (fixture->context, NULL, NULL);
  while (hd_leave_desk_get_mode (fixture->desk) != HD_LEAVE_MODE_EMPTY)
    g_main_context_iteration (NULL, TRUE);
}

/* A policy of the past that is changed: how much, and what of it. */
static void
test_past (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) edits = sample_edits (450, 46 * 60 + 30);
  g_autoptr (GPtrArray) other = sample_edits (480, 40 * 60);
  HdLeavePreview *preview;
  g_autofree char *words = NULL, *line = NULL;

  apply (fixture, edits);
  wait_for_balance (fixture, 54 * 60);

  g_ptr_array_remove_index (other, 1);
  preview = hd_leave_edits_preview (fixture->context, other, NULL);
  words = hd_leave_difference_words (preview, TODAY);
  g_assert_cmpstr (words, ==,
                   "Today: 40 h instead of 46 h 30\nThu 31 Dec: 47 h 30 instead of 54 h\n"
                   "1 line of the past differs");
  line = hd_leave_difference_line (&g_array_index (preview->changes, HdLeaveChange, 0), TODAY);
  g_assert_cmpstr (line, ==, "Opening balance: 40 h instead of 46 h 30");
  hd_leave_preview_free (preview);
}

/* One that cannot be made stops the preview of all. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) edits = sample_edits (450, 60);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (edits, hd_leave_edit_new_payslip (hd_date_new (2027, 1, 1), 60));
  g_assert_null (hd_leave_edits_preview (fixture->context, edits, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/leave-edits/together", Fixture, NULL, set_up, test_together, tear_down);
  g_test_add ("/app/leave-edits/past", Fixture, NULL, set_up, test_past, tear_down);
  g_test_add ("/app/leave-edits/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
