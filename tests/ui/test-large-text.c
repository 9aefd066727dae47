/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-fixture.h"
#include "hd-facts-pane.h"
#include "hd-patience.h"
#include "hd-quick-window.h"
#include "hd-request-page.h"

/* A megabyte that somebody pastes where times are expected: what is at its start is read, nobody
 * waits for the rest, and it is said that there is one. */

static const char cut[] = "only the first part of the text was read";
static const char not_all[] = "Not everything was taken";

static char *
large (const char *end)
{
  GString *text = g_string_new ("Could you come on Thu 3 Dec 2026, 14:00-15:30?");

  while (text->len < 1024 * 1024)
    g_string_append_printf (text, "%sWe look forward to it <b>very</b> much & so does the team.",
                            end);
  g_string_append_printf (text, "%sOr on Fri 4 Dec 2026, 10:00-11:00?", end);
  return g_string_free (text, FALSE);
}

static void
assert_says_so (GtkWidget *root)
{
  GtkWidget *row = hd_test_find_row (root, not_all);

  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), cut));
}

/* A test that is patient on a slow machine, and fails where each byte costs the more the more there
 * are. */
static void
assert_since (gint64 begin)
{
  double seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;

  g_test_message ("%.3f s", seconds);
  g_assert_cmpfloat (seconds, <, hd_patience ());
}

static gboolean
says_thursday (gpointer page)
{
  return hd_test_find_row (page, "Thursday, 3 December 2026") != NULL;
}

/* Pasted beside the field, and into it. */
static void
test_request (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = hd_request_page_new (fixture->context, fixture->settings);
  GtkEditable *line = GTK_EDITABLE (
    hd_test_find_type (hd_test_find_type (page, HD_TYPE_FACTS_PANE), ADW_TYPE_ENTRY_ROW));
  g_autofree char *text = large ("\n");
  gint64 begin = g_get_monotonic_time ();

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
  hd_request_page_take_text (HD_REQUEST_PAGE (page), text);
  hd_test_wait_until (says_thursday, page);
  assert_since (begin);
  g_assert_nonnull (hd_test_find_row (page, "Thursday, 3 December 2026"));
  assert_says_so (page);
  hd_test_screenshot (window, "request-large");

  hd_request_page_take_text (HD_REQUEST_PAGE (page), "Fri 4 Dec 2026, 10:00-11:00");
  g_assert_null (hd_test_find_row (page, not_all));
  begin = g_get_monotonic_time ();
  gtk_editable_set_text (line, text);
  hd_test_wait_until (says_thursday, page);
  assert_since (begin);
  g_assert_cmpstr (gtk_editable_get_text (line), ==, "");
  g_assert_nonnull (hd_test_find_row (page, "Thursday, 3 December 2026"));
  assert_says_so (page);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The field itself holds less than that, and says no less. */
static void
test_quick (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (hd_quick_window_new (NULL, fixture->context, fixture->settings));
  g_autofree char *text = large (" ");
  gint64 begin = g_get_monotonic_time ();

  gtk_window_present (GTK_WINDOW (window));
  gtk_editable_set_text (GTK_EDITABLE (hd_test_find_type (window, ADW_TYPE_ENTRY_ROW)), text);
  hd_test_wait_until (says_thursday, window);
  assert_since (begin);
  assert_says_so (window);
  hd_test_screenshot (window, "quick-large");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is read in the child ends there as well, and the preview says so before anything is kept. */
static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = large ("\n");
  GtkWidget *preview = NULL;
  gint64 begin = g_get_monotonic_time ();

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), text);
  hd_test_wait_until (finds_window, &preview);
  hd_test_settle ();
  assert_since (begin);
  g_assert_nonnull (hd_test_find_row (preview, "Thursday, 3 December 2026"));
  g_assert_null (hd_test_find_row (preview, "Friday, 4 December 2026"));
  assert_says_so (preview);
  hd_test_screenshot (preview, "import-large");
  gtk_window_destroy (GTK_WINDOW (preview));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();

  g_test_add ("/ui/large-text/request", Fixture, NULL, set_up, test_request, tear_down);
  g_test_add ("/ui/large-text/quick", Fixture, NULL, set_up, test_quick, tear_down);
  g_test_add ("/ui/large-text/preview", Fixture, NULL, set_up, test_preview, tear_down);
  return g_test_run ();
}
