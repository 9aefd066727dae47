/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hd-temp-dir.h"
#include "hd-things.h"

static gboolean
add_then_fail (HdDb *db, gpointer data, GError **error)
{
  if (!add (db, "one", error))
    return FALSE;

  g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, "no");
  return FALSE;
}

static void
test_failure_rolls_back (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);

  g_assert_false (hd_db_transact (db, add_then_fail, NULL, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM thing"), ==, 0);
}

static void
test_pragmas (HdTempDir *temp, gconstpointer data)
{
  static const struct
  {
    const char *pragma;
    gint64 value;
  } table[] = {
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA secure_delete", 1 },
    { "PRAGMA trusted_schema", 0 },
    { "PRAGMA temp_store", 2 /* memory */ },
    { "PRAGMA synchronous", 2 /* full */ },
    { "PRAGMA user_version", 1 },
    { "PRAGMA application_id", 0x54657374 },
  };
  g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, "PRAGMA journal_mode", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].pragma);
      g_assert_cmpint (hd_test_db_ask (db, table[i].pragma), ==, table[i].value);
    }

  g_assert_cmpint (hd_stmt_step (stmt, NULL), ==, HD_STEP_ROW);
  g_assert_cmpstr (hd_stmt_get_text (stmt, 0), ==, "wal");
}

static int
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_for_the_owner_alone (HdTempDir *temp, gconstpointer data)
{
  g_autofree char *dir = g_build_filename (temp->dir, "new", NULL);
  g_autofree char *path = g_build_filename (dir, "test.db", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy = g_strconcat (path, ".v1", NULL);
  mode_t mask = umask (0);

  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, path);

    g_assert_cmpint (mode_of (dir), ==, 0700);
    g_assert_cmpint (mode_of (path), ==, 0600);
    g_assert_cmpint (mode_of (wal), ==, 0600);
  }

  /* Copied here by a tool that was not so careful. */
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v2, path);
  }
  g_assert_cmpint (mode_of (path), ==, 0600);
  g_assert_cmpint (mode_of (copy), ==, 0600);

  umask (mask);
  g_unlink (path);
  g_unlink (copy);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

static void
test_migration_keeps_a_copy (HdTempDir *temp, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (temp->path, ".v1", NULL);
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);

    g_assert_true (add (db, "one", &error));
  }
  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v2, temp->path);

    g_assert_cmpint (hd_test_db_ask (db, "SELECT size FROM thing"), ==, 7);
    g_assert_cmpint (hd_test_db_ask (db, "PRAGMA user_version"), ==, 2);
  }
  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, copy);

    g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM thing"), ==, 1);
  }
}

static void
test_failed_migration_changes_nothing (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v2, temp->path);

    g_assert_true (add (db, "one", &error));
  }

  refuse (&v3_fails, temp->path, HD_ERROR_STORE);

  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v2, temp->path);

    g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM thing"), ==, 1);
    g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM sqlite_schema WHERE name = 'other'"),
                     ==, 0);
  }
}

static void
test_newer_is_not_touched (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *wal = g_strconcat (temp->path, "-wal", NULL);

  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v2, temp->path);
  }
  before = hd_read_bytes (temp->path);
  refuse (&v1, temp->path, HD_ERROR_NEWER);
  after = hd_read_bytes (temp->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

/* The version may still be in the log only, when the newer program was killed. */
static void
test_newer_in_the_log (HdTempDir *temp, gconstpointer data)
{
  pid_t pid;
  int status;

  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);
  }

  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      hd_db_open (&v2, temp->path, NULL);
      _exit (0); /* as a crash would: nothing is written back */
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);

  refuse (&v1, temp->path, HD_ERROR_NEWER);
  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v2, temp->path);

    g_assert_cmpint (hd_test_db_ask (db, "PRAGMA user_version"), ==, 2);
  }
}

static void
test_foreign_or_damaged_is_not_touched (HdTempDir *temp, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *text;
    gsize length;
  } table[] = {
    { "text", "dear diary", 10 },
    { "one byte", "S", 1 },
    { "magic only", "SQLite format 3", 16 },
    { "zeros", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20 },
  };
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GBytes) left = NULL;

      g_test_message ("%s", table[i].name);
      g_file_set_contents (temp->path, table[i].text, (gssize) table[i].length, &error);
      g_assert_no_error (error);
      refuse (&v1, temp->path, HD_ERROR_DAMAGED);
      left = hd_read_bytes (temp->path);
      g_assert_cmpmem (g_bytes_get_data (left, NULL), g_bytes_get_size (left), table[i].text,
                       table[i].length);
    }

  g_unlink (temp->path);
  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&another, temp->path);
  }
  before = hd_read_bytes (temp->path);
  refuse (&v1, temp->path, HD_ERROR_DAMAGED);
  after = hd_read_bytes (temp->path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_empty_file_is_new (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = NULL;

  g_file_set_contents (temp->path, "", 0, &error);
  g_assert_no_error (error);
  db = hd_test_db_open (&v1, temp->path);
  g_assert_true (add (db, "one", &error));
}

static void
test_bytes (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) file = NULL;

  {
    g_autoptr (HdDb) db = hd_db_open_bytes (&v1, NULL, &error);

    g_assert_no_error (error);
    g_assert_true (add (db, "one", &error));
    bytes = hd_db_get_bytes (db, &error);
    g_assert_no_error (error);
  }
  {
    g_autoptr (HdDb) db = hd_db_open_bytes (&v2, bytes, &error);

    g_assert_no_error (error);
    g_assert_cmpint (hd_test_db_ask (db, "SELECT size FROM thing WHERE name = 'one'"), ==, 7);
    g_assert_true (hd_db_transact (db, add_many, NULL, &error)); /* it grows */
    g_assert_false (hd_db_transact (db, add_then_fail, NULL, &error));
    g_clear_error (&error);
    g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM thing"), ==, 2001);
  }

  /* A file that was in use has “write-ahead log” in its header; its bytes open all the same. */
  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);

    g_assert_true (add (db, "one", &error));
  }
  file = hd_read_bytes (temp->path);
  {
    g_autoptr (HdDb) db = hd_db_open_bytes (&v1, file, &error);

    g_assert_no_error (error);
    g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM thing"), ==, 1);
  }
}

static void
test_bad_bytes (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("dear diary", 10);
  g_autoptr (GError) error = NULL;

  g_assert_null (hd_db_open_bytes (&v1, text, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_DAMAGED);
}

static void
test_text_is_mended (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);
  g_autoptr (HdStmt) stmt = NULL;

  g_assert_true (add (db, "caf\xe9 '; DROP TABLE thing; --", &error));
  stmt = hd_db_prepare (db, "SELECT name FROM thing", &error);
  g_assert_cmpint (hd_stmt_step (stmt, &error), ==, HD_STEP_ROW);
  g_assert_cmpstr (hd_stmt_get_text (stmt, 0), ==, "caf\xef\xbf\xbd '; DROP TABLE thing; --");
}

static void
test_deleted_is_gone (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *wal = g_strconcat (temp->path, "-wal", NULL);
  g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) log = NULL;

  g_assert_true (add (db, "zanzibar-canary", &error));
  log = hd_read_bytes (wal);
  g_assert_true (hd_bytes_contain (log, "zanzibar-canary"));
  g_clear_pointer (&log, g_bytes_unref);

  g_assert_true (hd_db_exec (db, "DELETE FROM thing", &error));
  g_assert_true (hd_db_shred (db, &error));
  file = hd_read_bytes (temp->path);
  log = hd_read_bytes (wal);
  g_assert_false (hd_bytes_contain (file, "zanzibar-canary"));
  g_assert_false (hd_bytes_contain (log, "zanzibar-canary"));
}

/* What is deleted is deleted, also when its traces cannot go yet: the sentence must not deny it. */
static void
test_traces_are_left (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = hd_test_db_open (&v1, temp->path);
  g_autoptr (HdDb) reader = NULL;

  g_assert_true (add (db, "zanzibar-canary", &error));
  reader = hd_db_open_reader (&v1, temp->path, &error);
  g_assert_no_error (error);
  g_assert_true (hd_db_exec (reader, "BEGIN; SELECT count(*) FROM thing", &error));

  g_assert_true (hd_db_exec (db, "DELETE FROM thing", &error));
  g_assert_false (hd_db_shred (db, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
  g_assert_null (strstr (error->message, "Nothing was changed"));
  g_clear_error (&error);

  g_assert_true (hd_db_exec (reader, "ROLLBACK", &error));
  g_assert_true (hd_db_shred (db, &error));
}

#define ADD(path, func)                                                                            \
  g_test_add (path, HdTempDir, NULL, hd_temp_dir_set_up, func, hd_temp_dir_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/db/failure-rolls-back", test_failure_rolls_back);
  ADD ("/db/pragmas", test_pragmas);
  ADD ("/db/for-the-owner-alone", test_for_the_owner_alone);
  ADD ("/db/migration-keeps-a-copy", test_migration_keeps_a_copy);
  ADD ("/db/failed-migration-changes-nothing", test_failed_migration_changes_nothing);
  ADD ("/db/newer-is-not-touched", test_newer_is_not_touched);
  ADD ("/db/newer-in-the-log", test_newer_in_the_log);
  ADD ("/db/foreign-or-damaged-is-not-touched", test_foreign_or_damaged_is_not_touched);
  ADD ("/db/empty-file-is-new", test_empty_file_is_new);
  ADD ("/db/bytes", test_bytes);
  g_test_add_func ("/db/bad-bytes", test_bad_bytes);
  ADD ("/db/text-is-mended", test_text_is_mended);
  ADD ("/db/deleted-is-gone", test_deleted_is_gone);
  ADD ("/db/traces-are-left", test_traces_are_left);

  return g_test_run ();
}
