/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "hd-context-private.h"
#include "hd-drafts.h"
#include "hd-error.h"
#include "hd-findings.h"
#include "hd-names.h"
#include "hd-own-profile.h"
#include "hd-recipients-table.h"
#include "hd-recipients.h"
#include "hd-record-list.h"
#include "hd-requests.h"
#include "hd-wait.h"

typedef struct
{
  char *dir;
  gint64 now;
  HdContext *context;
} Fixture;

/* Wednesday, 25 November 2026, 10:00 UTC */
#define NOW 1795600800

static gint64
fixture_now (gpointer data)
{
  return ((Fixture *) data)->now;
}

static void
open_context (Fixture *fixture)
{
  HdClock clock = { fixture_now, fixture };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  fixture->context = hd_context_new (fixture->dir, &clock);
  hd_context_set_home (fixture->context, utc, 0x3e);
}

static void
close_context (Fixture *fixture)
{
  hd_assert_closed (g_steal_pointer (&fixture->context));
}

/* What a crash of the program and its next start come to. */
static void
reopen (Fixture *fixture)
{
  close_context (fixture);
  open_context (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("halfday-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->now = NOW;
  open_context (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "private.db", "library.db" };

  close_context (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->dir, names[i], NULL);

      g_unlink (path);
    }
  /* Closing has written back and removed the logs. */
  g_assert_cmpint (g_rmdir (fixture->dir), ==, 0);
  g_free (fixture->dir);
}

static HdRecipient *
save_recipient (Fixture *fixture, const char *name, const char *relation)
{
  g_autoptr (HdRecipient) recipient =
    g_object_new (HD_TYPE_RECIPIENT, "name", name, "relation", relation, "channel", "email", "tone",
                  "plain", NULL);
  g_autoptr (GAsyncResult) result = NULL;

  hd_recipients_save_async (fixture->context, recipient, hd_keep_result_cb, &result);
  hd_record_set_id (HD_RECORD (recipient), hd_wait_id (fixture->context, &result));
  return g_steal_pointer (&recipient);
}

static GListModel *
loaded (GListModel *list)
{
  hd_wait_loaded (list);
  return list;
}

static void
wait_items (GListModel *list, guint n)
{
  while (g_list_model_get_n_items (list) != n)
    g_main_context_iteration (NULL, TRUE);
}

static char *
undo (Fixture *fixture, gboolean redo, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (redo)
    hd_context_redo_last_async (fixture->context, hd_keep_result_cb, &result);
  else
    hd_context_undo_last_async (fixture->context, hd_keep_result_cb, &result);
  return hd_context_undo_finish (fixture->context, hd_wait_for (&result), error);
}

static void
assert_undo (Fixture *fixture, gboolean redo, const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = undo (fixture, redo, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sentence, ==, said);
}

static void
test_recipient_and_undo_after_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) dana = save_recipient (fixture, "Dana Ruiz", "approves");
  GListModel *list = loaded (hd_recipients_get_list (fixture->context));
  g_autoptr (HdRecipient) shown = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  wait_items (list, 1);
  shown = g_list_model_get_item (list, 0);
  g_assert_cmpstr (shown->name, ==, "Dana Ruiz");
  g_assert_cmpstr (shown->relation, ==, "approves");

  /* A change reaches the object that is shown; nothing else does. */
  g_object_set (dana, "name", "Dana", NULL);
  hd_recipients_save_async (fixture->context, dana, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  while (!g_str_equal (shown->name, "Dana"))
    g_main_context_iteration (NULL, TRUE);

  hd_recipients_remove_async (fixture->context, hd_record_get_id (HD_RECORD (dana)),
                              hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  wait_items (list, 0);

  reopen (fixture);
  assert_undo (fixture, FALSE, "Undone: Recipient removed");
  list = loaded (hd_recipients_get_list (fixture->context));
  wait_items (list, 1);
  assert_undo (fixture, FALSE, "Undone: Recipient changed");
  assert_undo (fixture, FALSE, "Undone: Recipient added");
  wait_items (list, 0);
  g_assert_null (undo (fixture, FALSE, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);

  assert_undo (fixture, TRUE, "Redone: Recipient added");
  assert_undo (fixture, TRUE, "Redone: Recipient changed");
  wait_items (list, 1);
  g_clear_object (&shown);
  shown = g_list_model_get_item (list, 0);
  while (!g_str_equal (shown->name, "Dana"))
    g_main_context_iteration (NULL, TRUE);
}

static HdKeptDraft *
new_draft (HdRecipient *to, HdDate day)
{
  HdKeptDraft *draft = hd_kept_draft_new ();

  g_object_set (draft, "facts", "{\"date\":\"2026-12-03\"}", "channel", "email", "tone", "plain",
                "language", "en", "situation", "early", "body", "Hi Dana,", "first-day", day,
                "last-day", day, "from-minute", 795, "to-minute", 975, "zone", "UTC",
                "amount-minutes", 180, NULL);
  if (to != NULL)
    g_object_set (draft, "recipient", hd_record_get_id (HD_RECORD (to)), "recipient-name", to->name,
                  NULL);
  return draft;
}

static void
test_draft_survives_without_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = new_draft (NULL, hd_date_new (2026, 12, 3));
  GListModel *list = loaded (hd_drafts_get_list (fixture->context));
  g_autoptr (HdKeptDraft) shown = NULL;

  hd_drafts_keep (fixture->context, draft);
  wait_items (list, 1);
  shown = g_list_model_get_item (list, 0);
  g_assert_true (shown == draft);

  /* Typed after the last save, then closed. */
  g_object_set (draft, "body", "Hi Dana, I have", NULL);
  hd_drafts_keep (fixture->context, draft);
  reopen (fixture);

  list = loaded (hd_drafts_get_list (fixture->context));
  wait_items (list, 1);
  g_clear_object (&shown);
  shown = g_list_model_get_item (list, 0);
  g_assert_cmpstr (shown->body, ==, "Hi Dana, I have");
  g_assert_cmpstr (shown->uid, ==, draft->uid);
  g_assert_cmpint (shown->first_day, ==, hd_date_new (2026, 12, 3));
  g_assert_cmpint (shown->created_at, ==, NOW);
}

static void
test_reading_never_overwrites_typing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = new_draft (NULL, hd_date_new (2026, 12, 3));
  GListModel *list = loaded (hd_drafts_get_list (fixture->context));
  g_autoptr (HdRecipient) other = NULL;

  hd_drafts_keep (fixture->context, draft);
  wait_items (list, 1);
  g_object_set (draft, "body", "typed", NULL);
  hd_drafts_keep (fixture->context, draft);

  /* Another verb reads every list again while the typing waits to be stored. */
  other = save_recipient (fixture, "Priya", "is-told");
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (draft->body, ==, "typed");
}

static HdRequest *
send (Fixture *fixture, HdKeptDraft *draft, guint n_requests)
{
  g_autoptr (GAsyncResult) result = NULL;
  GListModel *list = loaded (hd_requests_get_list (fixture->context));

  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  wait_items (list, n_requests);
  return g_list_model_get_item (list, 0);
}

static void
test_send_and_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) dana = save_recipient (fixture, "Dana Ruiz", "approves");
  g_autoptr (HdKeptDraft) draft = new_draft (dana, hd_date_new (2026, 12, 3));
  GListModel *drafts = loaded (hd_drafts_get_list (fixture->context));
  g_autoptr (HdRequest) request = NULL;
  g_autoptr (HdKeptDraft) reminder = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  hd_drafts_keep (fixture->context, draft);
  wait_items (drafts, 1);
  request = send (fixture, draft, 1);
  wait_items (drafts, 0);
  g_assert_cmpstr (request->state, ==, "requested");
  g_assert_cmpstr (request->recipient_name, ==, "Dana Ruiz");
  g_assert_cmpstr (request->facts, ==, "{\"date\":\"2026-12-03\"}");
  g_assert_cmpint (request->sent_at, ==, NOW);
  g_assert_cmpint (request->amount_minutes, ==, 180);
  g_assert_true (hd_requests_is_open (fixture->context, request));
  g_assert_false (hd_requests_is_overdue (fixture->context, request));

  /* Asked on Wednesday at 10: overdue on Friday at 10. */
  g_assert_cmpint (request->follow_up_at, ==, NOW + 2 * 24 * 3600);
  fixture->now = NOW + 2 * 24 * 3600;
  g_assert_true (hd_requests_is_overdue (fixture->context, request));

  /* The reminder is a message about the same absence; the facts stay those of the request. */
  reminder = hd_requests_new_draft (fixture->context, request, "follow-up");
  g_object_set (reminder, "facts", "{}", "body", "A short reminder", NULL);
  g_clear_object (&request);
  request = send (fixture, reminder, 1);
  while (request->n_messages != 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (request->body, ==, "A short reminder");
  g_assert_cmpstr (request->facts, ==, "{\"date\":\"2026-12-03\"}");
  g_assert_false (hd_requests_is_overdue (fixture->context, request));

  hd_requests_set_state_async (fixture->context, hd_record_get_id (HD_RECORD (request)), "approved",
                               hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  while (!g_str_equal (request->state, "approved"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (request->follow_up_at, ==, 0);

  /* Everything back, step by step, also after a restart. */
  reopen (fixture);
  assert_undo (fixture, FALSE, "Undone: Request approved");
  assert_undo (fixture, FALSE, "Undone: Request booked as sent");
  assert_undo (fixture, FALSE, "Undone: Request booked as sent");
  drafts = loaded (hd_drafts_get_list (fixture->context));
  wait_items (drafts, 2);
  wait_items (loaded (hd_requests_get_list (fixture->context)), 0);
}

/* A key pressed while “I sent it” is being stored does not bring the draft back. */
static void
test_typing_while_sending (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = new_draft (NULL, hd_date_new (2026, 12, 3));
  g_autoptr (GAsyncResult) result = NULL;
  GListModel *drafts = NULL;

  hd_drafts_keep (fixture->context, draft);
  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &result);
  g_object_set (draft, "body", "Hi Dana, x", NULL);
  hd_drafts_keep (fixture->context, draft);
  hd_drafts_flush (fixture->context);
  hd_wait_id (fixture->context, &result);
  reopen (fixture);
  drafts = loaded (hd_drafts_get_list (fixture->context));
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 0);

  /* Taken back, it can be written in again. */
  assert_undo (fixture, FALSE, "Undone: Request booked as sent");
  wait_items (drafts, 1);
  g_autoptr (HdKeptDraft) back = g_list_model_get_item (drafts, 0);

  g_assert_cmpstr (back->body, ==, "Hi Dana,");
  g_object_set (back, "body", "Hello Dana,", NULL);
  hd_drafts_keep (fixture->context, back);
  g_clear_object (&back);
  reopen (fixture);
  drafts = loaded (hd_drafts_get_list (fixture->context));
  wait_items (drafts, 1);
  back = g_list_model_get_item (drafts, 0);
  g_assert_cmpstr (back->body, ==, "Hello Dana,");
}

static void
test_told_owe_no_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) team = save_recipient (fixture, "Team", "is-told");
  g_autoptr (HdKeptDraft) draft = new_draft (team, hd_date_new (2026, 12, 3));
  g_autoptr (HdRequest) request = send (fixture, draft, 1);

  g_assert_cmpint (request->follow_up_at, ==, 0);
  fixture->now = NOW + 7 * 24 * 3600;
  g_assert_false (hd_requests_is_overdue (fixture->context, request));
}

static void
test_change_and_withdraw (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) dana = save_recipient (fixture, "Dana Ruiz", "approves");
  g_autoptr (HdKeptDraft) draft = new_draft (dana, hd_date_new (2026, 12, 3));
  g_autoptr (HdRequest) request = send (fixture, draft, 1);
  g_autoptr (HdKeptDraft) change = hd_requests_new_draft (fixture->context, request, "change");
  g_autoptr (HdKeptDraft) cancel = NULL;

  g_object_set (change, "first-day", hd_date_new (2026, 12, 4), "last-day",
                hd_date_new (2026, 12, 4), "facts", "{\"date\":\"2026-12-04\"}", NULL);
  g_clear_object (&request);
  request = send (fixture, change, 1);
  while (request->n_messages != 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (request->first_day, ==, hd_date_new (2026, 12, 4));
  g_assert_cmpstr (request->facts, ==, "{\"date\":\"2026-12-04\"}");

  cancel = hd_requests_new_draft (fixture->context, request, "cancel");
  g_clear_object (&request);
  request = send (fixture, cancel, 1);
  while (!g_str_equal (request->state, "cancelled"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (hd_requests_is_open (fixture->context, request));

  assert_undo (fixture, FALSE, "Undone: Request booked as sent");
  while (!g_str_equal (request->state, "requested"))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_send_without_a_day_loses_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = new_draft (NULL, HD_DATE_NONE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hd_drafts_keep (fixture->context, draft);
  hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_context_finish (fixture->context, hd_wait_for (&result), &error), ==, 0);
  g_assert_error (error, HD_ERROR, HD_ERROR_MISSING);
  g_clear_object (&result);

  reopen (fixture);
  wait_items (loaded (hd_drafts_get_list (fixture->context)), 1);
}

static void
test_absurd_times_are_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int first_day, last_day, from, to;
  } table[] = {
    { 100, 99, -1, -1 },   { 100, 100, 600, 599 },  { 100, 100, 600, -1 },
    { 100, 100, -1, 600 }, { 100, 101, 600, 9999 }, { 100, 101, -5, 600 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (HdKeptDraft) draft = new_draft (NULL, table[i].first_day);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_object_set (draft, "last-day", table[i].last_day, "from-minute", table[i].from, "to-minute",
                    table[i].to, NULL);
      hd_requests_send_async (fixture->context, draft, hd_keep_result_cb, &result);
      g_assert_cmpint (hd_context_finish (fixture->context, hd_wait_for (&result), &error), ==, 0);
      g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
    }
  reopen (fixture);
  wait_items (loaded (hd_drafts_get_list (fixture->context)), G_N_ELEMENTS (table));
}

static void
count_cb (HdContext *context, GError *error, int kind, gpointer data)
{
  g_assert_error (error, HD_ERROR, HD_ERROR_DAMAGED);
  g_assert_cmpint (kind, ==, HD_STORE_PRIVATE);
  (*(int *) data)++;
}

/* Told once, left alone, and all is well again when the user has it moved aside. */
static void
test_damaged_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "private.db", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (HdRecipient) dana = NULL;
  int said = 0;

  g_assert_true (g_file_set_contents (path, "dear diary", -1, NULL));
  g_signal_connect (fixture->context, "failed", G_CALLBACK (count_cb), &said);
  hd_recipients_get_list (fixture->context);
  hd_drafts_get_list (fixture->context);
  hd_names_get_list (fixture->context);
  while (said == 0)
    g_main_context_iteration (NULL, TRUE);

  hd_context_set_aside_async (fixture->context, HD_STORE_PRIVATE, hd_keep_result_cb, &result);
  aside = hd_context_set_aside_finish (fixture->context, hd_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (aside, "private.db.damaged-2026-11-25"));
  g_assert_cmpint (said, ==, 1);

  dana = save_recipient (fixture, "Dana Ruiz", "approves");
  wait_items (loaded (hd_recipients_get_list (fixture->context)), 1);
  g_assert_cmpint (g_unlink (aside), ==, 0);
  g_clear_object (&result);
}

static gint n_reads;

static GPtrArray *
fail_first (HdDb *db, GError **error)
{
  if (g_atomic_int_add (&n_reads, 1) > 0)
    return hd_recipients_table_list (db, error);

  g_set_error_literal (error, HD_ERROR, HD_ERROR_STORE, "The first time it fails.");
  return NULL;
}

static void
read_failed_cb (const GError *error, gpointer user_data)
{
  g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
  ++*(int *) user_data;
}

/* What was asked for while a read was under way is read, though that one failed. */
static void
test_read_again_after_failure (Fixture *fixture, gconstpointer data)
{
  HdStore *store = hd_context_get_store (fixture->context, HD_STORE_PRIVATE);
  int failed = 0;
  g_autoptr (HdRecordList) list =
    hd_record_list_new (store, HD_TYPE_RECIPIENT, fail_first, read_failed_cb, &failed);
  g_autoptr (HdRecipient) dana = NULL;
  g_autoptr (HdRecipient) lee = NULL;
  gboolean is_loaded = FALSE;

  hd_record_list_reload (list);
  /* Jobs are in order: the second is done after what the end of the first read asked for. */
  dana = save_recipient (fixture, "Dana Ruiz", "approves");
  lee = save_recipient (fixture, "Lee", "approves");
  g_assert_cmpint (failed, ==, 1);
  g_object_get (list, "loaded", &is_loaded, NULL);
  g_assert_true (is_loaded);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
}

static void
test_discard_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdKeptDraft) draft = new_draft (NULL, hd_date_new (2026, 12, 3));
  GListModel *list = loaded (hd_drafts_get_list (fixture->context));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HdKeptDraft) shown = NULL;

  hd_drafts_keep (fixture->context, draft);
  hd_drafts_discard_async (fixture->context, draft, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  reopen (fixture);
  list = loaded (hd_drafts_get_list (fixture->context));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);

  assert_undo (fixture, FALSE, "Undone: Draft discarded");
  wait_items (list, 1);
  shown = g_list_model_get_item (list, 0);
  g_assert_cmpstr (shown->body, ==, "Hi Dana,");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdOwnName) name =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "company", "name", "Hollowfern", NULL);
  g_autoptr (HdOwnName) bad =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "planet", "name", "Mars", NULL);
  GListModel *list = loaded (hd_names_get_list (fixture->context));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  hd_names_save_async (fixture->context, name, hd_keep_result_cb, &result);
  id = hd_wait_id (fixture->context, &result);

  /* The same again is the same row. */
  g_object_set (name, "exempt", TRUE, NULL);
  hd_names_save_async (fixture->context, name, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (fixture->context, &result), ==, id);
  wait_items (list, 1);

  hd_names_save_async (fixture->context, bad, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_context_finish (fixture->context, hd_wait_for (&result), &error), ==, 0);
  g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
  g_clear_object (&result);

  hd_names_remove_async (fixture->context, id, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  wait_items (list, 0);
}

static void
test_findings_and_profile (Fixture *fixture, gconstpointer data)
{
  GListModel *profiles = loaded (hd_own_profile_get_list (fixture->context));
  g_autoptr (HdProfile) profile = g_list_model_get_item (profiles, 0);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_cmpstr (profile->name, ==, "");
  g_assert_cmpint (profile->payslip_on, ==, HD_DATE_NONE);

  hd_own_profile_set_name_async (fixture->context, "Lea Brandt", hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  hd_own_profile_set_payslip_async (fixture->context, 2790, hd_date_new (2026, 10, 31),
                                    hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  while (profile->payslip_on == HD_DATE_NONE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (profile->name, ==, "Lea Brandt");
  g_assert_cmpint (profile->payslip_minutes, ==, 2790);

  assert_undo (fixture, FALSE, "Undone: Hours left entered");
  assert_undo (fixture, FALSE, "Undone: Your name changed");
  while (profile->name[0] != '\0')
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (profile->payslip_on, ==, HD_DATE_NONE);

  hd_findings_set_ignored_async (fixture->context, "apology|sorry|so|for", TRUE, hd_keep_result_cb,
                                 &result);
  hd_wait_id (fixture->context, &result);
  wait_items (loaded (hd_findings_get_ignored (fixture->context)), 1);
  g_assert_true (hd_findings_is_ignored (fixture->context, "apology|sorry|so|for"));
  g_assert_false (hd_findings_is_ignored (fixture->context, "apology|sorry|so"));
  hd_findings_set_ignored_async (fixture->context, "apology|sorry|so|for", FALSE, hd_keep_result_cb,
                                 &result);
  hd_wait_id (fixture->context, &result);
  wait_items (hd_findings_get_ignored (fixture->context), 0);
}

static GBytes *
read_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

static gboolean
is_in (GBytes *bytes, const char *needle)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, needle, strlen (needle)) != NULL;
}

static void
test_tidy_and_erase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) gone = save_recipient (fixture, "zanzibar-canary", "approves");
  g_autoptr (HdRecipient) kept G_GNUC_UNUSED = save_recipient (fixture, "Dana Ruiz", "approves");
  GListModel *list = loaded (hd_recipients_get_list (fixture->context));
  g_autofree char *copy = g_build_filename (fixture->dir, "private.db.v1", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) log = NULL;

  hd_recipients_remove_async (fixture->context, hd_record_get_id (HD_RECORD (gone)),
                              hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  wait_items (list, 1);

  /* After 29 days it is still there. */
  fixture->now += 29 * 24 * 3600;
  hd_context_tidy_async (fixture->context, HD_STORE_PRIVATE, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  assert_undo (fixture, FALSE, "Undone: Recipient removed");
  wait_items (list, 2);
  assert_undo (fixture, TRUE, "Redone: Recipient removed");
  wait_items (list, 1);

  g_assert_true (g_file_set_contents (copy, "zanzibar-canary", -1, NULL));
  hd_context_erase_removed_async (fixture->context, HD_STORE_PRIVATE, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  file = read_file (fixture, "private.db");
  log = read_file (fixture, "private.db-wal");
  g_assert_false (is_in (file, "zanzibar"));
  g_assert_false (is_in (log, "zanzibar"));
  g_assert_true (is_in (file, "Dana Ruiz"));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_null (undo (fixture, FALSE, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);
}

static void
test_verbs_after_close_fail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdContext) context = hd_context_new (fixture->dir, NULL);
  g_autoptr (HdOwnName) name =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "company", "name", "Hollowfern", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hd_context_close (context);
  hd_names_save_async (context, name, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_context_finish (context, hd_wait_for (&result), &error), ==, 0);
  g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/app/recipient-and-undo-after-restart", test_recipient_and_undo_after_restart);
  ADD ("/app/draft-survives-without-saving", test_draft_survives_without_saving);
  ADD ("/app/reading-never-overwrites-typing", test_reading_never_overwrites_typing);
  ADD ("/app/send-and-answer", test_send_and_answer);
  ADD ("/app/typing-while-sending", test_typing_while_sending);
  ADD ("/app/told-owe-no-answer", test_told_owe_no_answer);
  ADD ("/app/change-and-withdraw", test_change_and_withdraw);
  ADD ("/app/send-without-a-day-loses-nothing", test_send_without_a_day_loses_nothing);
  ADD ("/app/absurd-times-are-refused", test_absurd_times_are_refused);
  ADD ("/app/damaged-file", test_damaged_file);
  ADD ("/app/read-again-after-failure", test_read_again_after_failure);
  ADD ("/app/discard-and-undo", test_discard_and_undo);
  ADD ("/app/names", test_names);
  ADD ("/app/findings-and-profile", test_findings_and_profile);
  ADD ("/app/tidy-and-erase", test_tidy_and_erase);
  ADD ("/app/verbs-after-close-fail", test_verbs_after_close_fail);

  return g_test_run ();
}
