/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-recent.h"
#include "hd-remove-folder.h"
#include "hd-secret-copy.h"
#include "hd-test-ui.h"

static GtkWidget *
new_window (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gboolean
is_empty (gpointer window)
{
  return gdk_clipboard_get_content (gtk_widget_get_clipboard (window)) == NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (
    gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* A clipboard history asks for the mark and finds it; who pastes finds the text. */
static void
test_marked (void)
{
  GtkWidget *window = new_window ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean written = FALSE;

  hd_secret_copy (window, "Friday before 9:30");

  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (window));

  gdk_content_provider_write_mime_type_async (content, "x-kde-passwordManagerHint", stream,
                                              G_PRIORITY_DEFAULT, NULL, written_cb, &written);
  hd_test_wait_until (is_true, &written);
  g_assert_cmpint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 6);
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), 6, "secret",
                   6);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "Friday before 9:30");

  hd_secret_copy_clear (gtk_widget_get_display (window));
  g_assert_true (is_empty (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_goes (void)
{
  GtkWidget *window = new_window ();

  hd_secret_copy_for (window, "first", 1000000);
  hd_secret_copy_for (window, "second", 1);
  g_assert_false (is_empty (window));
  hd_test_wait_until (is_empty, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What somebody copied since is theirs. */
static void
test_leaves_others (void)
{
  GtkWidget *window = new_window ();

  hd_secret_copy (window, "ours");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), "theirs");
  hd_secret_copy_clear (gtk_widget_get_display (window));
  g_assert_false (is_empty (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
dup_marked (GtkWidget *window)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (window));
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  return gdk_content_formats_contain_mime_type (formats, "x-kde-passwordManagerHint") &&
             gdk_content_provider_get_value (content, &value, NULL)
           ? g_value_dup_string (&value)
           : NULL;
}

static void
mark_cb (GdkClipboard *clipboard, GtkWidget *window)
{
  hd_secret_copy_mark (window);
}

/* What GTK copies from an entry or a text is marked as soon as it is there. */
static void
test_marks_what_keys_copy (void)
{
  GtkWidget *window = new_window (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_text_new (), *text = gtk_text_view_new ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);
  gulong id = g_signal_connect (clipboard, "changed", G_CALLBACK (mark_cb), window);
  g_autofree char *of_entry = NULL, *of_text = NULL;

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), text);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Northwind");
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  gtk_widget_activate_action (entry, "clipboard.copy", NULL);
  of_entry = dup_marked (window);
  g_assert_cmpstr (of_entry, ==, "Northwind");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Larch & Sons", -1);
  g_signal_emit_by_name (text, "select-all", TRUE);
  g_signal_emit_by_name (text, "cut-clipboard");
  of_text = dup_marked (window);
  g_assert_cmpstr (of_text, ==, "Larch & Sons");

  g_signal_handler_disconnect (clipboard, id);
  hd_secret_copy_clear (gtk_widget_get_display (window));
  g_assert_true (is_empty (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define RECENT "file:///nowhere/Invitation.ics"

static void
note_recent (void)
{
  GtkRecentData data = { .mime_type = (char *) "text/calendar",
                         .app_name = (char *) g_get_application_name (),
                         .app_exec = (char *) "true" };

  g_assert_true (gtk_recent_manager_add_full (gtk_recent_manager_get_default (), RECENT, &data));
}

static gboolean
is_forgotten (gpointer uri)
{
  return !gtk_recent_manager_has_item (gtk_recent_manager_get_default (), uri);
}

/* A file that was noted before, and is noted again when GTK comes to it, is in no list. */
static void
test_recent (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri (RECENT);

  note_recent ();
  g_assert_false (is_forgotten ((gpointer) RECENT));
  hd_recent_forget (file);
  hd_test_wait_until (is_forgotten, (gpointer) RECENT);
  note_recent ();
  hd_test_wait_until (is_forgotten, (gpointer) RECENT);
}

int
main (int argc, char **argv)
{
  g_autofree char *dir = g_dir_make_tmp ("halfday-test-XXXXXX", NULL);
  int result;

  /* The list of recent files is not to be that of whoever runs the test. */
  g_setenv ("XDG_DATA_HOME", dir, TRUE);
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/secret-copy/recent", test_recent);
  g_test_add_func ("/ui/secret-copy/marked", test_marked);
  g_test_add_func ("/ui/secret-copy/goes", test_goes);
  g_test_add_func ("/ui/secret-copy/leaves-others", test_leaves_others);
  g_test_add_func ("/ui/secret-copy/marks-what-keys-copy", test_marks_what_keys_copy);
  result = g_test_run ();
  hd_remove_folder (dir);
  return result;
}
