/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "hd-drafts-table.h"
#include "hd-patience.h"
#include "hd-schema.h"

/* A key every 20 ms, so that this many are a second. */
#define KEYS_A_SECOND 50

static int
type_and_kill (const char *dir, int n_keys)
{
  g_autofree char *typist = g_test_build_filename (G_TEST_BUILT, "app", "typist", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, typist, dir, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  int last = 0;
  char *line;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      last = (int) g_ascii_strtoll (line, NULL, 10);
      g_free (line);
      if (last == n_keys)
        g_subprocess_send_signal (child, SIGKILL);
    }
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (child));
  return last;
}

static int
stored_keys (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = hd_db_open (&hd_schema_private, path, &error);
  g_autoptr (GPtrArray) drafts = NULL;

  g_assert_no_error (error);
  drafts = hd_drafts_table_list (db, &error);
  g_assert_no_error (error);
  return drafts->len > 0 ? (int) strlen (HD_KEPT_DRAFT (drafts->pdata[0])->body) : 0;
}

/* Killed at any time, at most the last second of typing is lost. */
static void
test_killed_while_typing (void)
{
  static const int keys[] = { 5, 30, 47, 61, 88, 120 };

  for (int i = 0; i < hd_rounds (G_N_ELEMENTS (keys)); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", &error);
      g_autofree char *path = g_build_filename (dir, "private.db", NULL);
      int typed;
      int stored;

      g_assert_no_error (error);
      typed = type_and_kill (dir, keys[(guint) i % G_N_ELEMENTS (keys)]);
      stored = stored_keys (path);
      g_test_message ("%d typed, %d stored", typed, stored);
      g_assert_cmpint (stored, >=, typed - KEYS_A_SECOND);
      g_unlink (path);
      g_assert_cmpint (g_rmdir (dir), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/typing/killed-while-typing", test_killed_while_typing);

  return g_test_run ();
}
