/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "hd-appointments-fixture.h"

/* What the preview of an invitation proposes, from what is known already. */

static GtkWidget *
take_calendar (Fixture *fixture, const char *events)
{
  g_autofree char *text =
    g_strdup_printf ("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n%sEND:VCALENDAR\r\n", events);
  GtkWidget *preview = NULL;

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), text);
  hd_test_wait_until (finds_window, &preview);
  return preview;
}

/* What “Belongs to” says, or NULL when nothing is asked. */
static const char *
belongs_to (GtkWidget *preview)
{
  GtkWidget *row = hd_test_find_row (preview, "Belongs to");
  gpointer item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  return gtk_widget_get_visible (row) ? gtk_string_object_get_string (item) : NULL;
}

static void
keep (Fixture *fixture, GtkWidget *preview)
{
  guint n = n_interviews (fixture);

  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), n + 1);
  hd_test_settle ();
}

static void
type_company (GtkWidget *preview, const char *company)
{
  gtk_editable_set_text (GTK_EDITABLE (hd_test_find_row (preview, "Company")), company);
}

#define WEEKLY(day, sequence)                                                                      \
  "BEGIN:VEVENT\r\nUID:weekly@example.com\r\nSEQUENCE:" sequence "\r\nDTSTART:" day                \
  "T130000Z\r\nDTEND:" day                                                                         \
  "T133000Z\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Weekly talk\r\nEND:VEVENT\r\n"

/* One of a series whose others are known is of the same people. */
static void
test_belongs_to_series (Fixture *fixture, gconstpointer data)
{
  static const char one[] =
    "BEGIN:VEVENT\r\nUID:weekly@example.com\r\nSEQUENCE:1\r\nRECURRENCE-ID:20261214T130000Z\r\n"
    "DTSTART:20261215T080000Z\r\nDTEND:20261215T083000Z\r\nSUMMARY:Weekly talk\r\nEND:VEVENT\r\n";
  GtkWidget *preview;

  fill (fixture);
  preview = take_calendar (fixture, WEEKLY ("20261130", "0"));
  g_assert_cmpstr (belongs_to (preview), ==, "Somebody new");
  type_company (preview, "Hollowfern");
  keep (fixture, preview);

  preview = take_calendar (fixture, one);
  g_assert_cmpstr (belongs_to (preview), ==, "Hollowfern");
  g_assert_false (gtk_widget_get_visible (hd_test_find_row (preview, "Company")));
  keep (fixture, preview);
  g_assert_cmpuint (g_list_model_get_n_items (hd_applications_get_list (fixture->context)), ==, 5);
}

/* What has been is said to be over and is not kept unasked; what is to come beside it is. */
static void
test_over (Fixture *fixture, gconstpointer data)
{
  static const char events[] =
    "BEGIN:VEVENT\r\nUID:past@example.com\r\nDTSTART:20261124T130000Z\r\nDTEND:20261124T133000Z\r\n"
    "SUMMARY:A past talk\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:next@example.com\r\nDTSTART:20261208T130000Z\r\nDTEND:20261208T133000Z\r\n"
    "SUMMARY:A talk to come\r\nEND:VEVENT\r\n";
  GtkWidget *preview = take_calendar (fixture, events);
  GtkWidget *row = hd_test_find_row (preview, "A past talk");
  GtkWidget *check = hd_test_find_type (row, GTK_TYPE_CHECK_BUTTON);

  g_assert_nonnull (hd_test_find_label (row, "Already over"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_true (gtk_widget_get_sensitive (check));
  row = hd_test_find_row (preview, "A talk to come");
  g_assert_nonnull (hd_test_find_label (row, "New"));
  hd_test_screenshot (preview, "import-over");
  keep (fixture, preview);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();

  g_test_add ("/ui/import-preview/belongs-to-series", Fixture, NULL, set_up, test_belongs_to_series,
              tear_down);

  g_test_add ("/ui/import-preview/over", Fixture, NULL, set_up, test_over, tear_down);

  return g_test_run ();
}
