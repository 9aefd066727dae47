/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <signal.h>
#include <string.h>

#include "hd-names-table.h"
#include "hd-own-name.h"
#include "hd-patience.h"
#include "hd-schema.h"
#include "hd-temp-dir.h"

static GSubprocess *
start_writer (const char *path, int first)
{
  g_autofree char *writer = g_test_build_filename (G_TEST_BUILT, "store", "crash-writer", NULL);
  g_autofree char *number = g_strdup_printf ("%d", first);
  g_autoptr (GError) error = NULL;
  GSubprocess *child =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, writer, path, number, NULL);

  g_assert_no_error (error);
  return child;
}

/* Reads what is acknowledged, kills after so many, and reads what had been said until then. */
static int
kill_after (GSubprocess *child, int n)
{
  g_autoptr (GDataInputStream) lines =
    g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  int last = -1;
  char *line;

  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      last = (int) g_ascii_strtoll (line, NULL, 10);
      g_free (line);
      if (--n == 0)
        g_subprocess_send_signal (child, SIGKILL);
    }
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (child));
  return last;
}

static void
assert_all_there (const char *path, int last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = hd_db_open (&hd_schema_private, path, &error);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) findings = NULL;

  g_assert_no_error (error);
  findings = hd_db_check (db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);

  names = hd_names_table_list (db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_add (found, HD_OWN_NAME (names->pdata[i])->name);
  for (int i = 0; i <= last; i++)
    {
      g_autofree char *name = g_strdup_printf ("name-%d", i);

      g_assert_true (g_hash_table_contains (found, name));
    }
}

/* A crash at any time: the file is whole, and everything that was acknowledged is in it. */
static void
test_killed_while_writing (HdTempDir *temp, gconstpointer data)
{
  int rounds = hd_rounds (8);
  int last = -1;

  for (int round = 0; round < rounds; round++)
    {
      g_autoptr (GSubprocess) child = start_writer (temp->path, last + 1);

      last = kill_after (child, 1 + round % 16 * 3);
      assert_all_there (temp->path, last);
    }
  g_assert_cmpint (last, >=, rounds);
}

/* Two processes write at the same time: nothing is lost. */
static void
test_two_writers (HdTempDir *temp, gconstpointer data)
{
  g_autoptr (GSubprocess) one = start_writer (temp->path, 0);
  g_autoptr (GSubprocess) two = start_writer (temp->path, 100000);
  int last_one = kill_after (one, 25);
  int last_two = kill_after (two, 25);
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = NULL;
  g_autoptr (GPtrArray) names = NULL;

  assert_all_there (temp->path, last_one);
  db = hd_db_open (&hd_schema_private, temp->path, &error);
  names = hd_names_table_list (db, &error);
  g_assert_no_error (error);
  g_assert_cmpint ((int) names->len, >=, last_one + 1 + last_two - 100000 + 1);
}

#define ADD(path, func)                                                                            \
  g_test_add (path, HdTempDir, NULL, hd_temp_dir_set_up, func, hd_temp_dir_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/crash/killed-while-writing", test_killed_while_writing);
  ADD ("/crash/two-writers", test_two_writers);

  return g_test_run ();
}
