/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-request-fixture.h"

/* What Ctrl+V takes outside of a text field. */

static gboolean
says_thursday (gpointer data)
{
  g_autofree char *text = body (data);

  return strstr (text, "Thursday 3 December") != NULL;
}

/* A file manager leaves the file itself: it is read, and is no line that says where it lies. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  static const char event[] =
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:copied\r\nSUMMARY:A talk\r\n"
    "DTSTART:20261203T140000\r\nDTEND:20261203T153000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  g_autofree char *path =
    g_build_filename (hd_context_get_data_dir (fixture->context), "copied.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GSList files = { .data = file };

  g_file_set_contents (path, event, -1, &error);
  g_assert_no_error (error);
  gdk_clipboard_set (gtk_widget_get_clipboard (fixture->page), GDK_TYPE_FILE_LIST, &files);
  gtk_widget_activate_action (fixture->page, "request.paste", NULL);
  hd_test_wait_until (says_thursday, fixture);
  g_assert_true (says_thursday (fixture));
  g_unlink (path);
}

/* A line is a line as before. */
static void
test_text (Fixture *fixture, gconstpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->page), "Thu 3 Dec 14:00-15:30");
  gtk_widget_activate_action (fixture->page, "request.paste", NULL);
  hd_test_wait_until (says_thursday, fixture);
  g_assert_true (says_thursday (fixture));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/request/paste/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/ui/request/paste/text", Fixture, NULL, set_up, test_text, tear_down);
  return g_test_run ();
}
