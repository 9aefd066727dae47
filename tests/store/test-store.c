/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-store.h"

#include "hd-error.h"
#include "hd-temp-dir.h"

static const char *const scripts[] = {
  "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;",
};

static const HdSchema schema = { 0x54657374, TRUE, scripts, 1 };

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static gpointer
add (HdDb *db, gpointer name, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, "INSERT INTO thing (name) VALUES (:name)", error);

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_text (stmt, ":name", name);
  return hd_stmt_run (stmt, error) ? GINT_TO_POINTER (1) : NULL;
}

static gpointer
add_then_fail (HdDb *db, gpointer name, GError **error)
{
  if (add (db, name, error) != NULL)
    g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, "no");
  return NULL;
}

/* All names, in order, with a blank between. */
static gpointer
list (HdDb *db, gpointer data, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT coalesce (group_concat (name, ' '), '') FROM thing", error);

  if (stmt == NULL || hd_stmt_step (stmt, error) != HD_STEP_ROW)
    return NULL;
  return g_strdup (hd_stmt_get_text (stmt, 0));
}

static gpointer
count_for_ever (HdDb *db, gpointer started, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + "
                                           "1 FROM n) SELECT count (*) FROM n",
                                           error);

  g_atomic_int_set ((int *) started, 1);
  return stmt != NULL && hd_stmt_step (stmt, error) == HD_STEP_ROW ? GINT_TO_POINTER (1) : NULL;
}

static void
write_name (HdStore *store, const char *name, GAsyncResult **slot)
{
  hd_store_write_async (store, add, g_strdup (name), g_free, NULL, keep_result_cb, slot);
}

static void
assert_names (HdStore *store, const char *wanted)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  hd_store_read_async (store, list, NULL, NULL, g_free, NULL, keep_result_cb, &result);
  names = hd_store_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (names, ==, wanted);
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
test_first_in_first_out (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdStore) store = hd_store_new (&schema, temp->path, FALSE);
  GAsyncResult *results[50] = { NULL };
  g_autoptr (GString) wanted = g_string_new (NULL);

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);

      write_name (store, name, &results[i]);
      g_string_append_printf (wanted, "%s%d", i > 0 ? " " : "", i);
    }
  /* Asked last, answered last: it sees them all. */
  assert_names (store, wanted->str);
  for (int i = 0; i < 50; i++)
    {
      g_assert_nonnull (results[i]);
      g_clear_object (&results[i]);
    }
  g_assert_true (hd_store_close (store, NULL));
}

static void
test_failed_job_changes_nothing (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdStore) store = hd_store_new (&schema, temp->path, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hd_store_write_async (store, add_then_fail, g_strdup ("one"), g_free, NULL, keep_result_cb,
                        &result);
  g_assert_null (hd_store_finish (store, wait_for (&result), &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
  assert_names (store, "");
  g_assert_true (hd_store_close (store, NULL));
}

/* Closing waits for what was queued: it happens, although nobody waited for it. */
static void
test_queued_writes_happen (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GAsyncResult) one = NULL;
  g_autoptr (GAsyncResult) two = NULL;

  {
    g_autoptr (HdStore) store = hd_store_new (&schema, temp->path, TRUE);

    write_name (store, "one", &one);
    write_name (store, "two", &two);
    g_assert_true (hd_store_close (store, NULL));
    drain ();
    g_clear_object (&one);
    g_clear_object (&two);
  }
  {
    g_autoptr (HdStore) store = hd_store_new (&schema, temp->path, TRUE);

    assert_names (store, "one two");
    g_assert_true (hd_store_close (store, NULL));
  }
}

static void
test_reader_sees_what_was_acknowledged (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdStore) store = hd_store_new (&schema, temp->path, TRUE);
  g_autoptr (GString) wanted = g_string_new (NULL);

  assert_names (store, "");
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autofree char *name = g_strdup_printf ("%d", i);

      write_name (store, name, &result);
      g_assert_nonnull (hd_store_finish (store, wait_for (&result), NULL));
      g_string_append_printf (wanted, "%s%d", i > 0 ? " " : "", i);
      assert_names (store, wanted->str);
    }
  g_assert_true (hd_store_close (store, NULL));
}

/* The reader cannot write, whatever a job tries. */
static void
test_reader_cannot_write (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdStore) store = hd_store_new (&schema, temp->path, TRUE);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  /* The file is there now, so that the next reading is the reader's. */
  write_name (store, "one", &first);
  wait_for (&first);
  hd_store_read_async (store, add, g_strdup ("two"), g_free, NULL, NULL, keep_result_cb, &result);
  g_assert_null (hd_store_finish (store, wait_for (&result), &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
  assert_names (store, "one");
  g_assert_true (hd_store_close (store, NULL));
}

static void
test_cancel_under_way (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdStore) store = hd_store_new (&schema, temp->path, TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int started = 0;

  hd_store_read_async (store, count_for_ever, &started, NULL, NULL, cancellable, keep_result_cb,
                       &result);
  while (!g_atomic_int_get (&started))
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  g_assert_null (hd_store_finish (store, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_names (store, "");
  g_assert_true (hd_store_close (store, NULL));
}

static void
test_unopenable (HdTempDir *temp, gconstpointer data)
{
  /* The folder cannot be made: there is a file in its place. */
  g_autofree char *file = g_build_filename (temp->dir, "file", NULL);
  g_autofree char *path = g_build_filename (file, "test.db", NULL);
  g_autoptr (HdStore) store = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  store = hd_store_new (&schema, path, TRUE);
  write_name (store, "one", &result);
  g_assert_null (hd_store_finish (store, wait_for (&result), &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_STORE);

  /* The reason is gone: the next job finds out by itself. */
  g_assert_cmpint (g_unlink (file), ==, 0);
  write_name (store, "one", &again);
  g_assert_nonnull (hd_store_finish (store, wait_for (&again), NULL));
  assert_names (store, "one");
  g_assert_true (hd_store_close (store, NULL));
  g_unlink (path);
  g_assert_cmpint (g_rmdir (file), ==, 0);
}

static void
test_after_close (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdStore) store = hd_store_new (&schema, temp->path, TRUE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hd_store_close (store, NULL));
  write_name (store, "one", &result);
  g_assert_null (hd_store_finish (store, wait_for (&result), &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
}

/* A vault, as far as the store sees one. */
typedef struct
{
  GBytes *sealed;
  gboolean refuse;
  int n_calls;
} Vault;

static gboolean
seal (HdDb *db, gpointer data, GError **error)
{
  Vault *vault = data;
  GBytes *bytes;

  vault->n_calls++;
  if (vault->refuse)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_STORE, "no room for the vault");
      return FALSE;
    }

  bytes = hd_db_get_bytes (db, error);
  if (bytes == NULL)
    return FALSE;
  g_clear_pointer (&vault->sealed, g_bytes_unref);
  vault->sealed = bytes;
  return TRUE;
}

static void
test_acknowledged_after_persisting (HdTempDir *temp, gconstpointer data)
{
  Vault vault = { NULL, FALSE, 0 };
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (HdStore) store = hd_store_new_for_bytes (&schema, NULL, seal, &vault, NULL);
    g_autoptr (GAsyncResult) one = NULL;
    g_autoptr (GAsyncResult) two = NULL;
    g_autoptr (GAsyncResult) three = NULL;

    write_name (store, "one", &one);
    g_assert_nonnull (hd_store_finish (store, wait_for (&one), NULL));
    assert_names (store, "one");
    g_assert_cmpint (vault.n_calls, ==, 1); /* reading persists nothing */

    vault.refuse = TRUE;
    write_name (store, "two", &two);
    g_assert_null (hd_store_finish (store, wait_for (&two), &error));
    g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
    g_clear_error (&error);

    /* The next write persists both. */
    vault.refuse = FALSE;
    write_name (store, "three", &three);
    g_assert_nonnull (hd_store_finish (store, wait_for (&three), NULL));
    g_assert_true (hd_store_close (store, NULL));
  }
  {
    g_autoptr (HdStore) store = hd_store_new_for_bytes (&schema, vault.sealed, seal, &vault, NULL);

    assert_names (store, "one two three");
    g_assert_true (hd_store_close (store, NULL));
  }
  g_bytes_unref (vault.sealed);
}

static void
test_close_tries_once_more (HdTempDir *temp, gconstpointer data)
{
  for (int refuse = 0; refuse < 2; refuse++)
    {
      Vault vault = { NULL, TRUE, 0 };
      g_autoptr (HdStore) store = hd_store_new_for_bytes (&schema, NULL, seal, &vault, NULL);
      g_autoptr (GAsyncResult) one = NULL;
      g_autoptr (GError) error = NULL;

      write_name (store, "one", &one);
      g_assert_null (hd_store_finish (store, wait_for (&one), NULL));
      vault.refuse = refuse;
      g_assert_true (hd_store_close (store, &error) == !refuse);
      if (refuse)
        g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
      else
        g_assert_no_error (error);
      g_assert_true ((vault.sealed != NULL) == !refuse);
      g_clear_pointer (&vault.sealed, g_bytes_unref);
    }
}

static gboolean
refresh (HdStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  hd_store_refresh_async (store, keep_result_cb, &result);
  g_assert_true (hd_store_refresh_finish (store, wait_for (&result), &changed, &error));
  g_assert_no_error (error);
  return changed;
}

static void
test_two_processes (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdStore) store = hd_store_new (&schema, temp->path, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) mine = NULL;
  g_autoptr (HdDb) other = NULL;

  assert_names (store, "");
  other = hd_db_open (&schema, temp->path, &error);
  g_assert_no_error (error);

  g_assert_false (refresh (store));
  g_assert_nonnull (add (other, (gpointer) "theirs", &error));
  g_assert_true (refresh (store));
  g_assert_false (refresh (store));
  assert_names (store, "theirs");

  /* Our own writing is no news, and they see it. */
  write_name (store, "mine", &mine);
  g_assert_nonnull (hd_store_finish (store, wait_for (&mine), NULL));
  g_assert_false (refresh (store));
  {
    g_autofree char *names = list (other, NULL, &error);

    g_assert_cmpstr (names, ==, "theirs mine");
  }
  g_assert_true (hd_store_close (store, NULL));
}

static void
test_set_aside (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdStore) store = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) write = NULL;
  g_autoptr (GBytes) left = NULL;
  g_autofree char *aside = NULL;

  g_assert_true (g_file_set_contents (temp->path, "dear diary", -1, NULL));
  store = hd_store_new (&schema, temp->path, TRUE);
  write_name (store, "one", &write);
  g_assert_null (hd_store_finish (store, wait_for (&write), &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_DAMAGED);
  g_clear_error (&error);
  g_clear_object (&write);

  hd_store_set_aside_async (store, "2026-11-25", keep_result_cb, &result);
  aside = hd_store_set_aside_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);
  left = hd_read_bytes (aside);
  g_assert_cmpmem (g_bytes_get_data (left, NULL), g_bytes_get_size (left), "dear diary", 10);

  write_name (store, "one", &write);
  g_assert_nonnull (hd_store_finish (store, wait_for (&write), NULL));
  assert_names (store, "one");

  /* Once more, while the reader holds a connection to the old file; nothing is overwritten. */
  g_clear_object (&result);
  g_clear_pointer (&aside, g_free);
  hd_store_set_aside_async (store, "2026-11-25", keep_result_cb, &result);
  aside = hd_store_set_aside_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (aside, "-2"));
  assert_names (store, "");
  g_assert_true (hd_store_close (store, NULL));
}

#define ADD(path, func)                                                                            \
  g_test_add (path, HdTempDir, NULL, hd_temp_dir_set_up, func, hd_temp_dir_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/first-in-first-out", test_first_in_first_out);
  ADD ("/store/failed-job-changes-nothing", test_failed_job_changes_nothing);
  ADD ("/store/queued-writes-happen", test_queued_writes_happen);
  ADD ("/store/reader-sees-what-was-acknowledged", test_reader_sees_what_was_acknowledged);
  ADD ("/store/reader-cannot-write", test_reader_cannot_write);
  ADD ("/store/cancel-under-way", test_cancel_under_way);
  ADD ("/store/unopenable", test_unopenable);
  ADD ("/store/after-close", test_after_close);
  ADD ("/store/acknowledged-after-persisting", test_acknowledged_after_persisting);
  ADD ("/store/close-tries-once-more", test_close_tries_once_more);
  ADD ("/store/two-processes", test_two_processes);
  ADD ("/store/set-aside", test_set_aside);

  return g_test_run ();
}
