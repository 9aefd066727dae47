/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "hd-question-row.h"
#include "hd-request-fixture.h"
#include "hd-zone-row.h"

/* What Ctrl+V takes outside of a text field. */

/* Copies a file with an event of @times, as a file manager does, and pastes it. */
static void
paste_event (Fixture *fixture, const char *times)
{
  g_autofree char *event =
    g_strdup_printf ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:copied\r\nSUMMARY:A talk\r\n"
                     "%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                     times);
  g_autofree char *path =
    g_build_filename (hd_context_get_data_dir (fixture->context), "copied.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GSList files = { .data = file };

  g_file_set_contents (path, event, -1, &error);
  g_assert_no_error (error);
  gdk_clipboard_set (gtk_widget_get_clipboard (fixture->page), GDK_TYPE_FILE_LIST, &files);
  gtk_widget_activate_action (fixture->page, "request.paste", NULL);
}

static void
remove_event (Fixture *fixture)
{
  g_autofree char *path =
    g_build_filename (hd_context_get_data_dir (fixture->context), "copied.ics", NULL);

  g_unlink (path);
}

/* A file manager leaves the file itself: it is read, and is no line that says where it lies. */
static void
test_file (Fixture *fixture, gconstpointer data)
{
  paste_event (fixture, "DTSTART:20261203T140000\r\nDTEND:20261203T153000");
  hd_test_wait_until (says_thursday, fixture);
  g_assert_true (says_thursday (fixture));
  remove_event (fixture);
}

static gboolean
asks_for_a_zone (gpointer data)
{
  return hd_test_find_type (((Fixture *) data)->page, HD_TYPE_ZONE_ROW) != NULL;
}

/* Which zone was said: it can be another one still. */
static const char *
get_zone (Fixture *fixture)
{
  return hd_zone_row_get_zone (HD_ZONE_ROW (hd_test_find_type (fixture->page, HD_TYPE_ZONE_ROW)));
}

static gboolean
is_in_london (gpointer data)
{
  return hd_test_find_label (((Fixture *) data)->page,
                             "14:00–15:00 · 13:00–14:00 in London · 1 h · Enter takes it") != NULL;
}

/* A zone that nobody knows is asked for here as well. */
static void
test_zone (Fixture *fixture, gconstpointer data)
{
  g_settings_set_string (fixture->settings, "time-zone", "Europe/Berlin");
  paste_event (fixture, "DTSTART;TZID=Nowhere:20261203T130000\r\nDURATION:PT1H");
  hd_test_wait_until (asks_for_a_zone, fixture);
  g_assert_true (asks_for_a_zone (fixture));
  hd_zone_row_set_zone (HD_ZONE_ROW (hd_test_find_type (fixture->page, HD_TYPE_ZONE_ROW)),
                        "Europe/London");
  hd_test_wait_until (is_in_london, fixture);
  g_assert_true (is_in_london (fixture));
  g_assert_cmpstr (hd_zone_row_get_zone (
                     HD_ZONE_ROW (hd_test_find_type (fixture->page, HD_TYPE_ZONE_ROW))),
                   ==, "Europe/London");
  remove_event (fixture);
}

static gboolean
has_keyboard (gpointer entry)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (entry));

  return focus != NULL && gtk_widget_is_ancestor (focus, entry);
}

/* Whoever opens the list types a city: the first that is left is taken by Enter, and nothing before
 * something was typed. */
static void
test_zone_typed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list, *entry;

  g_settings_set_string (fixture->settings, "time-zone", "Europe/Berlin");
  paste_event (fixture, "DTSTART;TZID=Nowhere:20261203T130000\r\nDURATION:PT1H");
  hd_test_wait_until (asks_for_a_zone, fixture);
  list =
    hd_test_find_type (hd_test_find_type (fixture->page, HD_TYPE_ZONE_ROW), GTK_TYPE_DROP_DOWN);
  entry = hd_test_find_type (list, GTK_TYPE_SEARCH_ENTRY);
  gtk_widget_activate (list);
  hd_test_wait_until (has_keyboard, entry);
  g_signal_emit_by_name (entry, "activate");
  hd_test_settle ();
  g_assert_null (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (list)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "lond");
  g_signal_emit_by_name (entry, "activate");
  hd_test_wait_until (is_in_london, fixture);
  g_assert_cmpstr (get_zone (fixture), ==, "Europe/London");
  remove_event (fixture);
}

static gboolean
is_here (gpointer data)
{
  return hd_test_find_label (((Fixture *) data)->page, "13:00–14:00 · 1 h · Enter takes it") !=
         NULL;
}

/* Nothing is chosen before somebody chooses, and the zone of this computer can be. */
static void
test_zone_here (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;

  paste_event (fixture, "DTSTART;TZID=Nowhere:20261203T130000\r\nDURATION:PT1H");
  hd_test_wait_until (asks_for_a_zone, fixture);
  list =
    hd_test_find_type (hd_test_find_type (fixture->page, HD_TYPE_ZONE_ROW), GTK_TYPE_DROP_DOWN);
  g_assert_null (gtk_drop_down_get_selected_item (GTK_DROP_DOWN (list)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 0);
  hd_test_wait_until (is_here, fixture);
  g_assert_true (is_here (fixture));
  remove_event (fixture);
}

static gboolean
is_called_off (gpointer data)
{
  return hd_test_find_label (((Fixture *) data)->page, "14:00–15:00 · 1 h · Cancelled") != NULL;
}

/* For what was called off nobody needs to be away. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  paste_event (fixture, "STATUS:CANCELLED\r\nDTSTART:20261203T140000\r\nDTEND:20261203T150000");
  hd_test_wait_until (is_called_off, fixture);
  g_assert_true (is_called_off (fixture));
  g_assert_false (says_thursday (fixture));
  remove_event (fixture);
}

static gboolean
asks_until_when (gpointer data)
{
  return hd_test_find_type (((Fixture *) data)->page, HD_TYPE_QUESTION_ROW) != NULL;
}

static gboolean
says_left (gpointer data)
{
  GtkWidget *row = hd_test_find_row (((Fixture *) data)->page, "Not everything was taken");

  return row != NULL && strcmp (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                "its end and its length disagree: the end was taken") == 0;
}

/* What was not understood of one event is said, as that of the whole file is. */
static void
test_told (Fixture *fixture, gconstpointer data)
{
  paste_event (fixture, "DTSTART:20261203T140000\nDTEND:20261203T150000\nDURATION:PT2H");
  hd_test_wait_until (says_thursday, fixture);
  g_assert_true (says_left (fixture));
  remove_event (fixture);
}

/* An event that says no end is none of no length. */
static void
test_length (Fixture *fixture, gconstpointer data)
{
  paste_event (fixture, "DTSTART:20261203T140000");
  hd_test_wait_until (asks_until_when, fixture);
  g_assert_true (asks_until_when (fixture));
  g_assert_false (says_thursday (fixture));
  g_assert_null (hd_test_find_label (fixture->page, "14:00–14:00 · 0 min · Enter takes it"));
  g_signal_emit_by_name (hd_test_find_type (fixture->page, HD_TYPE_QUESTION_ROW), "answered", 2u);
  hd_test_wait_until (says_thursday, fixture);
  g_assert_true (says_thursday (fixture));
  remove_event (fixture);
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

static gboolean
has_row_like (GtkWidget *root, const char *beginning)
{
  if (ADW_IS_PREFERENCES_ROW (root) &&
      g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), beginning))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_row_like (child, beginning))
      return TRUE;
  return FALSE;
}

/* A mail is read apart from this program. When nobody can, that is said where it was pasted, which
 * shows its beginning; all of it is there to be read once somebody can again. */
static void
test_unread (Fixture *fixture, gconstpointer data)
{
  g_autofree char *real = g_strdup (g_getenv ("HALFDAY_PARSER"));
  g_autofree char *missing =
    g_build_filename (hd_context_get_data_dir (fixture->context), "parser", NULL);
  GtkWidget *line;

  if (real == NULL)
    {
      g_test_skip ("HALFDAY_PARSER names no reader");
      return;
    }
  g_setenv ("HALFDAY_PARSER", missing, TRUE);
  paste (fixture, "Dear Sam,\nthank you for your letter.\n\nWe meet on 3 Dec 2026, 14:00-15:30.\n");
  g_assert_true (has_row_like (fixture->page, "The reader cannot be started"));
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "request-unread");
  line = hd_test_find_row (fixture->page, "Type or paste: Thu 3 Dec, 2–3:30 pm");
  g_assert_true (
    g_str_has_prefix (gtk_editable_get_text (GTK_EDITABLE (line)), "Dear Sam, thank you"));
  g_assert_false (says_thursday (fixture));

  g_setenv ("HALFDAY_PARSER", real, TRUE);
  g_assert_no_errno (symlink (real, missing));
  g_signal_emit_by_name (line, "apply");
  hd_test_wait_until (says_thursday, fixture);
  g_assert_true (says_thursday (fixture));
  g_assert_false (has_row_like (fixture->page, "The reader cannot be started"));
}

/* What is typed meanwhile stands, and what was being read is nothing any more. */
static void
test_typed_over (Fixture *fixture, gconstpointer data)
{
  GtkWidget *line;

  hd_facts_pane_take_line (facts_pane (fixture),
                           "Dear Sam,\nwe meet on 4 Dec 2026, 14:00-15:30.\n");
  g_assert_true (hd_facts_pane_is_reading (facts_pane (fixture)));
  line = hd_test_find_row (fixture->page, "Type or paste: Thu 3 Dec, 2–3:30 pm");
  gtk_editable_set_text (GTK_EDITABLE (line), "Thu 3 Dec 14:00-15:30");
  g_assert_false (hd_facts_pane_is_reading (facts_pane (fixture)));
  hd_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "Thu 3 Dec 14:00-15:30");
  g_signal_emit_by_name (line, "apply");
  hd_test_wait_until (says_thursday, fixture);
  g_assert_true (says_thursday (fixture));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/request/paste/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/ui/request/paste/zone", Fixture, NULL, set_up, test_zone, tear_down);
  g_test_add ("/ui/request/paste/zone-typed", Fixture, NULL, set_up, test_zone_typed, tear_down);
  g_test_add ("/ui/request/paste/zone-here", Fixture, NULL, set_up, test_zone_here, tear_down);
  g_test_add ("/ui/request/paste/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/ui/request/paste/told", Fixture, NULL, set_up, test_told, tear_down);
  g_test_add ("/ui/request/paste/length", Fixture, NULL, set_up, test_length, tear_down);
  g_test_add ("/ui/request/paste/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/ui/request/paste/unread", Fixture, NULL, set_up, test_unread, tear_down);
  g_test_add ("/ui/request/paste/typed-over", Fixture, NULL, set_up, test_typed_over, tear_down);
  return g_test_run ();
}
