/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-context-private.h"
#include "hd-drafts.h"
#include "hd-error.h"
#include "hd-names.h"
#include "hd-recipients-table.h"
#include "hd-record-list.h"
#include "hd-verbs-fixture.h"

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

static int n_reads;

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
test_tidy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdRecipient) gone = save_recipient (fixture, "zanzibar-canary", "approves");
  g_autoptr (HdRecipient) kept G_GNUC_UNUSED = save_recipient (fixture, "Dana Ruiz", "approves");
  GListModel *list = loaded (hd_recipients_get_list (fixture->context));
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *undone = NULL;

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

  /* After thirty days it is gone for good. */
  fixture->now += 31 * 24 * 3600;
  hd_context_tidy_async (fixture->context, HD_STORE_PRIVATE, hd_keep_result_cb, &result);
  hd_wait_id (fixture->context, &result);
  undone = undo (fixture, FALSE, NULL);
  g_assert_cmpstr (undone, !=, "Undone: Recipient removed");
  g_assert_cmpuint (g_list_model_get_n_items (list), <, 2);
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

  ADD ("/app/damaged-file", test_damaged_file);
  ADD ("/app/read-again-after-failure", test_read_again_after_failure);
  ADD ("/app/tidy", test_tidy);
  ADD ("/app/verbs-after-close-fail", test_verbs_after_close_fail);

  return g_test_run ();
}
