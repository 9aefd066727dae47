/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-date-button.h"
#include "hd-open-strip.h"
#include "hd-request-fixture.h"

/* What a person sees of the page who has never seen it, step by step. */

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_is_visible (widget);
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_is_visible (widget);
}

static gboolean
is_suggested (GtkWidget *button)
{
  return gtk_widget_has_css_class (button, "suggested-action");
}

/* At first there is the one line; what is to be said of an absence comes with it, and after copying
 * the keyboard is at the question that follows. */
static void
test_first_look (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cover = hd_test_find_row (fixture->page, "Who covers");
  GtkWidget *forward = hd_test_find_button (fixture->page, "Message");

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 700);
  hd_test_settle ();
  g_assert_false (gtk_widget_is_visible (cover));
  g_assert_false (is_suggested (forward));
  g_assert_nonnull (hd_test_find_label (fixture->page, "No recipient"));
  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 14:00-15:30");
  g_assert_true (gtk_widget_is_visible (cover));
  g_assert_true (is_suggested (forward));
  g_assert_nonnull (hd_test_find_label (fixture->page, "No recipient · Chat · Plain"));
  gtk_widget_activate_action (hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE),
                              "message.copy", NULL);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 hd_test_find_button (fixture->page, "I Sent It"));
  gtk_test_widget_wait_for_draw (fixture->page);
  g_assert_false (pango_layout_is_ellipsized (
    gtk_label_get_layout (GTK_LABEL (hd_test_find_label (fixture->page, "No findings")))));
}

/* What is said once stands above the times, and on a phone not above the message. */
static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  GtkWidget *welcome = gtk_widget_get_parent (hd_test_find_button (fixture->page, "Got It"));
  GtkWidget *open = gtk_widget_get_parent (hd_test_find_type (fixture->page, HD_TYPE_OPEN_STRIP));

  g_assert_true (gtk_widget_is_visible (welcome));
  gtk_widget_activate_action (fixture->page, "request.message", NULL);
  hd_test_settle ();
  g_assert_true (gtk_widget_is_visible (welcome));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 700);
  hd_test_wait_until (is_hidden, welcome);
  g_assert_false (gtk_widget_get_visible (open));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  hd_test_wait_until (is_shown, welcome);
  g_assert_true (gtk_widget_get_visible (open));
  g_settings_set_boolean (fixture->settings, "welcomed", TRUE);
  g_assert_false (gtk_widget_is_visible (welcome));
}

/* What was written is read back, whatever is taken of the day; what is written by hand outranks it.
 */
static void
test_read_back (Fixture *fixture, gconstpointer data)
{
  AdwActionRow *row;

  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 14:00-15:30 London");
  row = ADW_ACTION_ROW (hd_test_find_row (fixture->page, "Friday, 4 December 2026"));
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "14:00–15:30");
  gtk_widget_activate_action (fixture->page, "request.choose", "u", 1);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "14:00–15:30");
  gtk_editable_set_text (GTK_EDITABLE (
                           hd_test_find_row (fixture->page,
                                             "Away, such as 13:15-16:15; empty for the whole day")),
                         "9:00-10:00");
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "09:00–10:00");
}

/* A pasted time of another zone is seen in both zones before it is taken. */
static void
test_other_zone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  g_settings_set_string (fixture->settings, "time-zone", "Europe/Berlin");
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 8:00-9:30 New York");
  hd_test_settle ();
  g_autofree char *none = body (fixture);

  g_assert_cmpstr (none, ==, "");
  g_assert_nonnull (
    hd_test_find_label (fixture->page,
                        "14:00–15:30 · 08:00–09:30 in New York · 1 h 30 · Enter takes it"));
  row = hd_test_find_row (fixture->page, "Thursday, 3 December 2026");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == row);

  gtk_widget_activate (row);
  g_autofree char *text = body (fixture);

  g_assert_nonnull (strstr (text, "13:50–15:35"));
  g_settings_reset (fixture->settings, "time-zone");
}

/* A date has two lines where it is given the room for half of it: large letters on a phone. */
static void
test_date_wraps (void)
{
  GtkWidget *button = g_object_ref_sink (
    g_object_new (HD_TYPE_DATE_BUTTON, "date", (int) hd_date_new (2026, 11, 26), NULL));
  int least, whole, low, high;

  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &least, &whole, NULL, NULL);
  gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, whole, &low, NULL, NULL, NULL);
  gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, (least + whole) / 2, &high, NULL, NULL,
                      NULL);
  g_assert_cmpint (least, <, whole);
  g_assert_cmpint (high, >, low);
  g_object_unref (button);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/request-look/first", Fixture, NULL, set_up, test_first_look, tear_down);
  g_test_add_func ("/ui/request-look/date-wraps", test_date_wraps);
  g_test_add ("/ui/request-look/welcome", Fixture, NULL, set_up, test_welcome, tear_down);
  g_test_add ("/ui/request/other-zone", Fixture, NULL, set_up, test_other_zone, tear_down);
  g_test_add ("/ui/request-look/read-back", Fixture, NULL, set_up, test_read_back, tear_down);
  return g_test_run ();
}
