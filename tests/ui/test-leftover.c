/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-appointments-fixture.h"
#include "hd-leftover-strip.h"
#include "hd-remove-folder.h"

/* What becomes of the file that an invitation was read from. The bin is one of this test's own. */

typedef struct
{
  Fixture page;
  char *said; /* by the window */
  GtkWidget *strip;
  GFile *file;
} Leftover;

static char *home;

static void
said_cb (GSimpleAction *action, GVariant *sentence, gpointer user_data)
{
  Leftover *leftover = user_data;

  g_free (leftover->said);
  leftover->said = g_variant_dup_string (sentence, NULL);
}

static gboolean
has_said (gpointer leftover)
{
  return ((Leftover *) leftover)->said != NULL;
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static char *
trash_of (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "Trash", "files", name, NULL);
}

/* Keeps the appointment of a file that lies in Downloads. */
static void
keep (Leftover *leftover, const char *name)
{
  g_autofree char *path = g_build_filename (home, "Downloads", name, NULL);
  GtkWidget *preview = NULL;

  g_assert_true (g_file_set_contents (path, invitation, -1, NULL));
  g_set_object (&leftover->file, NULL);
  leftover->file = g_file_new_for_path (path);
  take_file (leftover->page.page, leftover->file);
  hd_test_wait_until (finds_window, &preview);
  g_assert_false (is_shown (leftover->strip));
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  hd_test_wait_until (is_shown, leftover->strip);
}

static void
set_up_leftover (Leftover *leftover, gconstpointer data)
{
  const GActionEntry actions[] = {
    { .name = "toast", .activate = said_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autofree char *downloads = g_build_filename (home, "Downloads", NULL);

  g_assert_cmpint (g_mkdir_with_parents (downloads, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  set_up (&leftover->page, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), leftover);
  gtk_widget_insert_action_group (leftover->page.window, "win", G_ACTION_GROUP (group));
  leftover->strip = hd_test_find_type (leftover->page.page, HD_TYPE_LEFTOVER_STRIP);
  keep (leftover, "invite.ics");
  g_assert_nonnull (hd_test_find_label (leftover->strip, "invite.ics is still in Downloads"));
}

static void
tear_down_leftover (Leftover *leftover, gconstpointer data)
{
  g_autofree char *downloads = g_build_filename (home, "Downloads", NULL);

  tear_down (&leftover->page, NULL);
  g_clear_object (&leftover->file);
  g_clear_pointer (&leftover->said, g_free);
  hd_remove_folder (g_get_user_data_dir ());
  hd_remove_folder (downloads);
}

static GtkWidget *
bin_button (Leftover *leftover)
{
  return hd_test_find_button (leftover->strip, "Move to _Bin");
}

/* There are machines whose temporary files can not be moved to any bin. */
static gboolean
has_bin (void)
{
  g_autofree char *path = g_build_filename (home, "Downloads", "probe", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "", -1, NULL));
  return g_file_trash (file, NULL, NULL);
}

/* It is in the bin, whence it can be taken back, and nothing is left of it on the page. */
static void
test_moved (Leftover *leftover, gconstpointer data)
{
  g_autofree char *binned = trash_of ("invite.ics");
  g_autofree char *content = NULL;

  if (!has_bin ())
    {
      g_test_skip ("there is no bin for temporary files");
      return;
    }
  g_signal_emit_by_name (bin_button (leftover), "clicked");
  /* A second click finds it on its way. */
  g_assert_false (gtk_widget_get_sensitive (bin_button (leftover)));
  hd_test_wait_until (has_said, leftover);
  g_assert_cmpstr (leftover->said, ==, "Moved to the bin");
  g_assert_false (is_shown (leftover->strip));
  g_assert_false (g_file_query_exists (leftover->file, NULL));
  g_assert_true (g_file_get_contents (binned, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, invitation);
  /* The appointment is not bound to it. */
  wait_for_n (hd_interviews_get_list (leftover->page.context), 1);

  /* The next one has a button that works. */
  keep (leftover, "two.ics");
  g_assert_true (gtk_widget_get_sensitive (bin_button (leftover)));
}

/* Where it can not be moved it stays, with the reason, and one can try again. */
static void
test_fails (Leftover *leftover, gconstpointer data)
{
  g_autofree char *trash = g_build_filename (g_get_user_data_dir (), "Trash", NULL);

  hd_remove_folder (g_get_user_data_dir ());
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_data_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (trash, "in the way", -1, NULL));
  g_signal_emit_by_name (bin_button (leftover), "clicked");
  hd_test_wait_until (has_said, leftover);
  g_assert_cmpstr (leftover->said, !=, "Moved to the bin");
  g_assert_true (is_shown (leftover->strip));
  g_assert_true (gtk_widget_get_sensitive (bin_button (leftover)));
  g_assert_true (g_file_query_exists (leftover->file, NULL));

  g_assert_cmpint (g_remove (trash), ==, 0);
  if (!has_bin ())
    return;
  g_clear_pointer (&leftover->said, g_free);
  g_signal_emit_by_name (bin_button (leftover), "clicked");
  hd_test_wait_until (has_said, leftover);
  g_assert_cmpstr (leftover->said, ==, "Moved to the bin");
  g_assert_false (is_shown (leftover->strip));
}

/* Of one that somebody took away meanwhile it is not said that it is still there. */
static void
test_gone (Leftover *leftover, gconstpointer data)
{
  g_assert_true (g_file_delete (leftover->file, NULL, NULL));
  g_signal_emit_by_name (bin_button (leftover), "clicked");
  hd_test_wait_until (has_said, leftover);
  g_assert_cmpstr (leftover->said, ==, "It is no longer there");
  g_assert_false (is_shown (leftover->strip));
}

/* The answer for one file does not hide the next one. */
static void
test_next (Leftover *leftover, gconstpointer data)
{
  g_autofree char *path = g_build_filename (home, "Downloads", "two.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, invitation, -1, NULL));
  g_assert_true (g_file_delete (leftover->file, NULL, NULL));
  g_signal_emit_by_name (bin_button (leftover), "clicked");
  hd_leftover_strip_show (HD_LEFTOVER_STRIP (leftover->strip), file);
  hd_test_wait_until (has_said, leftover);
  g_assert_true (is_shown (leftover->strip));
  g_assert_nonnull (hd_test_find_label (leftover->strip, "two.ics is still in Downloads"));
}

/* Left where it is, nothing is asked again. */
static void
test_left (Leftover *leftover, gconstpointer data)
{
  g_signal_emit_by_name (hd_test_find_button (leftover->strip, "Leave It There"), "clicked");
  g_assert_false (is_shown (leftover->strip));
  g_assert_true (g_file_query_exists (leftover->file, NULL));
}

static void
add (const char *path, void (*test) (Leftover *leftover, gconstpointer data))
{
  g_test_add (path, Leftover, NULL, set_up_leftover, test, tear_down_leftover);
}

int
main (int argc, char **argv)
{
  g_autofree char *data_dir = NULL;
  int status;

  /* Before anything asks for them: the bin for what lies below is where both are. */
  home = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  g_assert_nonnull (home);
  data_dir = g_build_filename (home, "data", NULL);
  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", data_dir, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();

  add ("/ui/leftover/moved", test_moved);
  add ("/ui/leftover/fails", test_fails);
  add ("/ui/leftover/gone", test_gone);
  add ("/ui/leftover/next", test_next);
  add ("/ui/leftover/left", test_left);
  status = g_test_run ();
  hd_remove_folder (home);
  g_free (home);
  return status;
}
