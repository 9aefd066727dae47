/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hd-temp-dir.h"
#include "hd-things.h"

/* Every page but the first is overwritten: private data is checked when it is opened, the library
 * when it is read; neither is written to. */
static void
test_damage_inside (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  gsize length;

  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);

    for (int i = 0; i < 500; i++)
      {
        g_autofree char *name = g_strdup_printf ("thing number %d", i);

        g_assert_true (add (db, name, &error));
      }
  }
  g_assert_true (g_file_get_contents (temp->path, &contents, &length, NULL));
  memset (contents + 4096, 0x5a, length - 4096);
  g_assert_true (g_file_set_contents (temp->path, contents, (gssize) length, NULL));
  before = hd_read_bytes (temp->path);

  refuse (&v1, temp->path, HD_ERROR_DAMAGED);
  refuse (&v2, temp->path, HD_ERROR_DAMAGED);
  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&unchecked, temp->path);
    g_auto (GStrv) findings = hd_db_check (db, NULL);
    g_autoptr (HdStmt) stmt = hd_db_prepare (db, "SELECT count(*) FROM thing", &error);

    g_assert_cmpuint (findings != NULL ? g_strv_length (findings) : 1, >, 0);
    if (stmt != NULL)
      g_assert_cmpint (hd_stmt_step (stmt, &error), ==, HD_STEP_ERROR);
    g_assert_error (error, HD_ERROR, HD_ERROR_DAMAGED);
    g_clear_error (&error);
  }

  /* Only the explicit verb moves it, and it keeps every byte. */
  aside = hd_db_set_aside (temp->path, "2026-11-25", &error);
  g_assert_no_error (error);
  after = hd_read_bytes (aside);
  g_assert_true (g_bytes_equal (before, after));
  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);

    g_assert_true (add (db, "one", &error));
  }
}

static void
test_check_finds_nothing (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);
  g_auto (GStrv) findings = hd_db_check (db, NULL);

  g_assert_nonnull (findings);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

static void
test_full_disk (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);

  g_assert_true (add (db, "before", &error));
  g_assert_true (hd_db_exec (db, "PRAGMA max_page_count = 8", &error));
  g_assert_false (hd_db_transact (db, add_many, NULL, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "no space"));
  g_clear_error (&error);

  /* Nothing was lost, and it goes on when there is room. */
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM thing"), ==, 1);
  g_assert_true (hd_db_exec (db, "PRAGMA max_page_count = 1000000", &error));
  g_assert_true (hd_db_transact (db, add_many, NULL, &error));
}

/* The real thing: the operating system refuses to make the file longer. */
static void
full_disk_child (const char *path)
{
  struct rlimit limit = { 64 * 1024, 64 * 1024 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = NULL;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  db = hd_test_db_open (&v1, path);
  g_assert_true (add (db, "before", &error));
  g_assert_false (hd_db_transact (db, add_many, NULL, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM thing"), ==, 1);
}

/* Whoever is root may write anywhere, so somebody else must try. */
static void
read_only_child (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = NULL;
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *missing = g_build_filename (dir, "missing.db", NULL);

  if (geteuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);

  db = hd_test_db_open (&v1, path);
  g_assert_true (hd_db_is_read_only (db));
  g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM thing"), ==, 1);
  g_assert_false (add (db, "two", &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
  g_clear_error (&error);

  g_assert_null (hd_db_open (&v1, missing, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
  g_clear_error (&error);

  /* It cannot be brought to a newer version, and says so. */
  g_assert_null (hd_db_open (&v2, path, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_STORE);
}

static void
in_child (void (*func) (const char *path), const char *path)
{
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      func (path);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_full_disk_for_real (HdTempDir *temp, gconstpointer data)
{
  in_child (full_disk_child, temp->path);
  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);
    g_auto (GStrv) findings = hd_db_check (db, NULL);

    g_assert_cmpuint (g_strv_length (findings), ==, 0);
    g_assert_cmpint (hd_test_db_ask (db, "SELECT count(*) FROM thing"), ==, 1);
  }
}

static void
test_read_only (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (HdDb) db G_GNUC_UNUSED = hd_test_db_open (&v1, temp->path);

    g_assert_true (add (db, "one", &error));
  }
  g_assert_cmpint (g_chmod (temp->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (temp->dir, 0555), ==, 0);
  in_child (read_only_child, temp->path);
  g_assert_cmpint (g_chmod (temp->dir, 0755), ==, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, HdTempDir, NULL, hd_temp_dir_set_up, func, hd_temp_dir_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/db/damage-inside", test_damage_inside);
  ADD ("/db/check-finds-nothing", test_check_finds_nothing);
  ADD ("/db/full-disk", test_full_disk);
  ADD ("/db/full-disk-for-real", test_full_disk_for_real);
  ADD ("/db/read-only", test_read_only);

  return g_test_run ();
}
