/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "hd-appointments-fixture.h"
#include "hd-import-rule.h"
#include "hd-record-tidy.h"
#include "hd-zone-row.h"

/* What the preview of an invitation proposes, from what is known already. */

#define CALENDAR "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n%sEND:VCALENDAR\r\n"

static GtkWidget *
take_calendar (Fixture *fixture, const char *events)
{
  g_autofree char *text = g_strdup_printf (CALENDAR, events);
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

/* A cancellation that is seen before what it cancels keeps that from being kept unasked. */
static void
test_called_off_before (Fixture *fixture, gconstpointer data)
{
  static const char cancel[] =
    "BEGIN:VEVENT\r\nUID:off@example.com\r\nSEQUENCE:1\r\nDTSTAMP:20261120T100000Z\r\n"
    "STATUS:CANCELLED\r\nDTSTART:20261208T130000Z\r\nDTEND:20261208T133000Z\r\n"
    "SUMMARY:A talk\r\nEND:VEVENT\r\n";
  static const char before[] =
    "BEGIN:VEVENT\r\nUID:off@example.com\r\nSEQUENCE:0\r\nDTSTAMP:20261118T100000Z\r\n"
    "DTSTART:20261208T130000Z\r\nDTEND:20261208T133000Z\r\nSUMMARY:A talk\r\nEND:VEVENT\r\n";
  GtkWidget *preview = take_calendar (fixture, cancel), *row, *check;

  row = hd_test_find_row (preview, "A talk");
  g_assert_nonnull (hd_test_find_label (row, "Cancels one that you do not have"));
  g_assert_false (gtk_widget_get_sensitive (hd_test_find_button (preview, "_Keep")));
  gtk_window_destroy (GTK_WINDOW (preview));
  hd_test_settle ();

  preview = take_calendar (fixture, before);
  row = hd_test_find_row (preview, "A talk");
  check = hd_test_find_type (row, GTK_TYPE_CHECK_BUTTON);
  g_assert_nonnull (hd_test_find_label (row, "Its cancellation came in before it"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_true (gtk_widget_get_sensitive (check));
  hd_test_settle ();
  gtk_window_set_default_size (GTK_WINDOW (preview), 360, 620);
  gtk_test_widget_wait_for_draw (preview);
  hd_test_screenshot (preview, "import-called-off");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  keep (fixture, preview);
}

/* A series ends before the day that is kept of it, and one of it is moved behind that: the day that
 * goes stands there as well, with its date. */
static void
test_ends_and_moves (Fixture *fixture, gconstpointer data)
{
  static const char events[] =
    "BEGIN:VEVENT\r\nUID:weekly@example.com\r\nSEQUENCE:1\r\nDTSTART:20261109T130000Z\r\n"
    "DTEND:20261109T133000Z\r\nRRULE:FREQ=WEEKLY;UNTIL=20261124T000000Z\r\n"
    "SUMMARY:Weekly talk\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:weekly@example.com\r\nSEQUENCE:1\r\nRECURRENCE-ID:20261123T130000Z\r\n"
    "DTSTART:20261215T080000Z\r\nDTEND:20261215T083000Z\r\nSUMMARY:The last talk\r\nEND:VEVENT\r\n";
  GtkWidget *preview = take_calendar (fixture, WEEKLY ("20261130", "0"));
  GtkWidget *row;

  keep (fixture, preview);
  preview = take_calendar (fixture, events);
  row = hd_test_find_row (preview, "Weekly talk");
  g_assert_nonnull (row);
  g_assert_nonnull (hd_test_find_label (row, "Cancels one that you have"));
  g_assert_nonnull (hd_test_find_row (preview, "Monday, 30 November 2026"));
  g_assert_nonnull (hd_test_find_label (hd_test_find_row (preview, "The last talk"), "New"));
  hd_test_screenshot (preview, "import-ends-and-moves");
  keep (fixture, preview);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HdInterview) one =
        g_list_model_get_item (hd_interviews_get_list (fixture->context), i);

      g_assert_cmpstr (one->state, ==,
                       one->start_day == hd_date_new (2026, 11, 30) ? "cancelled" : "confirmed");
    }
}

static GFile *
write_file (Fixture *fixture, guint i, const char *event)
{
  g_autofree char *name = g_strdup_printf ("dropped-%u.ics", i);
  g_autofree char *path = g_build_filename (hd_context_get_data_dir (fixture->context), name, NULL);
  g_autofree char *text = g_strdup_printf (CALENDAR, event);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

/* A file for each of @n talks, on a day of its own, or one behind the other at one place on one. */
static GPtrArray *
write_talks (Fixture *fixture, guint n, gboolean one_day)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *event =
        g_strdup_printf ("BEGIN:VEVENT\r\nUID:talk-%u@example.com\r\nSUMMARY:Talk %u\r\n"
                         "DTSTART:202612%uT1%u0000Z\r\nDURATION:PT45M\r\n"
                         "LOCATION:12 Quay Street\r\nEND:VEVENT\r\n",
                         i, i, one_day ? 10 : 10 + i, i);

      g_ptr_array_add (files, write_file (fixture, i, event));
    }
  return files;
}

static gboolean
shows_talk (gpointer title)
{
  GtkWidget *preview = hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW);

  return preview != NULL && hd_test_find_row (preview, title) != NULL;
}

static void
wait_for_talk (const char *title)
{
  g_autofree char *copy = g_strdup (title);

  hd_test_wait_until (shows_talk, copy);
}

/* An invitation for each talk of a day, dropped together: the second is proposed as one visit with
 * the first, of which it is known then, and with those whom that is with. */
static void
test_visit_of_files (Fixture *fixture, gconstpointer data)
{
  const gboolean one = data == NULL;
  g_autoptr (GPtrArray) files = write_talks (fixture, 3, TRUE);
  GListModel *kept = hd_interviews_get_list (fixture->context);
  GtkWidget *preview, *row;

  fill (fixture);
  hd_appointments_page_take_files (HD_APPOINTMENTS_PAGE (fixture->page), files);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Talk %u", i);
      g_autofree char *same = g_strdup_printf ("Same visit as the one at 1%u:00", i);

      wait_for_talk (title);
      preview = hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW);
      row = hd_test_find_row (preview, i == 0 ? "One visit" : same);
      g_assert_nonnull (row);
      g_assert_true (gtk_widget_get_visible (row) == (i > 0));
      g_assert_cmpstr (belongs_to (preview), ==, i == 0 ? "Somebody new" : "Hollowfern");
      if (i == 0)
        type_company (preview, "Hollowfern");
      else if (!one)
        gtk_switch_set_active (GTK_SWITCH (hd_test_find_type (row, GTK_TYPE_SWITCH)), FALSE);
      if (i == 1)
        {
          /* With others it is none. */
          adw_combo_row_set_selected (ADW_COMBO_ROW (hd_test_find_row (preview, "Belongs to")), 0);
          g_assert_false (gtk_widget_get_visible (row));
          adw_combo_row_set_selected (ADW_COMBO_ROW (hd_test_find_row (preview, "Belongs to")), 1);
          g_assert_true (gtk_widget_get_visible (row));
        }
      keep (fixture, preview);
    }
  for (guint i = 0; i < g_list_model_get_n_items (kept); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (kept, i);

      if (interview->start_day == hd_date_new (2026, 12, 10))
        g_assert_true ((interview->loop == 1 && interview->visit_others == 2) == one);
    }
}

/* Whether the preview says which file of how many it is from. */
static gboolean
says_place (const char *place)
{
  GtkWidget *label = hd_test_find_label (hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW), place);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* How many files are to come is said, and all of them can be left out but the one that is shown. */
static void
test_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = write_talks (fixture, 4, FALSE);
  g_autoptr (GPtrArray) last = g_ptr_array_new_with_free_func (g_object_unref);
  HdAppointmentsPage *page = HD_APPOINTMENTS_PAGE (fixture->page);
  GtkWidget *preview, *skip;

  g_ptr_array_add (last, g_ptr_array_steal_index (files, 3));
  hd_appointments_page_take_files (page, files);
  wait_for_talk ("Talk 0");
  g_assert_true (says_place ("File 1 of 3"));
  hd_appointments_page_take_files (page, last);
  g_assert_true (says_place ("File 1 of 4"));
  gtk_window_close (GTK_WINDOW (hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW)));

  wait_for_talk ("Talk 1");
  preview = hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW);
  g_assert_true (says_place ("File 2 of 4"));
  g_assert_cmpint (hd_test_min_width (gtk_window_get_child (GTK_WINDOW (preview))), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (preview, "import-place");
  skip = hd_test_find_button (preview, "_Skip the Other Files");
  g_signal_emit_by_name (skip, "clicked");
  g_assert_false (says_place ("File 2 of 4"));
  g_assert_nonnull (hd_test_find_row (preview, "Talk 1"));
  keep (fixture, preview);
  g_assert_null (hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW));

  /* What is dropped afterwards is counted anew, and behind the last one there is none to skip. */
  g_ptr_array_set_size (files, 1);
  g_ptr_array_add (files, g_object_ref (last->pdata[0]));
  hd_appointments_page_take_files (page, files);
  wait_for_talk ("Talk 0");
  g_assert_true (says_place ("File 1 of 2"));
  gtk_window_close (GTK_WINDOW (hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW)));
  wait_for_talk ("Talk 3");
  g_assert_true (says_place ("File 2 of 2"));
  preview = hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW);
  g_assert_false (gtk_widget_get_visible (hd_test_find_button (preview, "_Skip the Other Files")));
  gtk_window_close (GTK_WINDOW (preview));
}

static gboolean
shows_other (gpointer data)
{
  GtkWidget **shown = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (HD_IS_IMPORT_WINDOW (window) && window != shown[0])
        shown[1] = window;
    }
  return shown[1] != NULL;
}

/* Returns: (transfer none): the preview of a calendar that is pasted while @preview is open */
static GtkWidget *
take_another (Fixture *fixture, GtkWidget *preview, const char *events)
{
  GtkWidget *shown[2] = { preview, NULL };
  g_autofree char *text = g_strdup_printf (CALENDAR, events);

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), text);
  hd_test_wait_until (shows_other, shown);
  return shown[1];
}

/* Text that is pasted while files wait is none of them. */
static void
test_place_of_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = write_talks (fixture, 2, FALSE);
  g_autoptr (GPtrArray) more = g_ptr_array_new_with_free_func (g_object_unref);
  HdAppointmentsPage *page = HD_APPOINTMENTS_PAGE (fixture->page);
  GtkWidget *file, *text;

  g_ptr_array_add (more, g_ptr_array_steal_index (files, 1));
  hd_appointments_page_take_files (page, files);
  wait_for_talk ("Talk 0");
  file = hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW);
  text = take_another (fixture, file, WEEKLY ("20261130", "0"));
  hd_appointments_page_take_files (page, more);
  g_assert_null (hd_test_find_label (text, "File 1 of 2"));
  gtk_window_close (GTK_WINDOW (file));
  gtk_window_close (GTK_WINDOW (text));
  wait_for_talk ("Talk 1");
  g_assert_true (says_place ("File 2 of 2"));
  gtk_window_close (GTK_WINDOW (hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW)));
}

/* Enter on one of several files that cannot be kept leaves none of the others out. */
static void
test_nothing_to_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = write_talks (fixture, 2, FALSE);
  GFile *cancel = write_file (fixture, 9,
                              "BEGIN:VEVENT\r\nUID:off@example.com\r\nSTATUS:CANCELLED\r\n"
                              "DTSTART:20261208T130000Z\r\nSUMMARY:Off\r\nEND:VEVENT\r\n");
  GtkWidget *preview = NULL;

  g_ptr_array_insert (files, 0, cancel);
  hd_appointments_page_take_files (HD_APPOINTMENTS_PAGE (fixture->page), files);
  hd_test_wait_until (finds_window, &preview);
  gtk_test_widget_wait_for_draw (preview);
  hd_test_settle ();
  g_assert_true (says_place ("File 1 of 3"));
  gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (preview)));
  wait_for_talk ("Talk 0");
  g_assert_true (says_place ("File 2 of 3"));
  gtk_window_close (GTK_WINDOW (hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW)));
  wait_for_talk ("Talk 1");
  gtk_window_close (GTK_WINDOW (hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW)));
}

static gboolean
shows_none (gpointer data)
{
  return hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW) == NULL;
}

static gboolean
says_new_time (gpointer preview)
{
  g_autofree char *says = g_strdup_printf ("%s\nUntil now Tue 8 Dec 14:00",
                                           hd_import_verdict_sentence (HD_IMPORT_UPDATE));

  return hd_test_find_label (preview, says) != NULL;
}

static const char talk_before[] =
  "BEGIN:VEVENT\r\nUID:talk@example.com\r\nSEQUENCE:0\r\nDTSTART:20261208T130000Z\r\n"
  "DTEND:20261208T133000Z\r\nSUMMARY:A talk\r\nEND:VEVENT\r\n";
static const char talk_behind[] =
  "BEGIN:VEVENT\r\nUID:talk@example.com\r\nSEQUENCE:1\r\nDTSTART:20261209T130000Z\r\n"
  "DTEND:20261209T133000Z\r\nSUMMARY:A talk\r\nEND:VEVENT\r\n"
  "BEGIN:VEVENT\r\nUID:other@example.com\r\nDTSTART:20261211T130000Z\r\n"
  "DTEND:20261211T133000Z\r\nSUMMARY:Another talk\r\nEND:VEVENT\r\n";

/* What becomes known while a preview is looked at changes what it says, and what was said in it
 * stays. */
static void
test_known_meanwhile (Fixture *fixture, gconstpointer data)
{
  GListModel *kept = hd_interviews_get_list (fixture->context);
  GListModel *cases = hd_applications_get_list (fixture->context);
  GtkWidget *behind = take_calendar (fixture, talk_behind), *before, *check;
  g_autoptr (HdInterview) talk = NULL;

  hd_test_settle ();
  g_assert_false (says_new_time (behind));
  check = hd_test_find_type (hd_test_find_row (behind, "Another talk"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);

  before = take_another (fixture, behind, talk_before);
  type_company (before, "Hollowfern");
  g_signal_emit_by_name (hd_test_find_button (before, "_Keep"), "clicked");
  hd_test_wait_until (says_new_time, behind);
  hd_test_settle ();
  hd_test_screenshot (behind, "import-update");
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 1);
  check = hd_test_find_type (hd_test_find_row (behind, "Another talk"), GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_signal_emit_by_name (hd_test_find_button (behind, "_Apply"), "clicked");
  hd_test_wait_until (shows_none, NULL);
  hd_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (cases), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 1);
  talk = g_list_model_get_item (kept, 0);
  g_assert_cmpint (talk->start_day, ==, hd_date_new (2026, 12, 9));
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* A bar with no room for the word on the button that closes has a cross there instead. */
static void
test_nothing_to_keep_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview =
    take_calendar (fixture, "BEGIN:VEVENT\r\nUID:off@example.com\r\nSTATUS:CANCELLED\r\n"
                            "DTSTART:20261208T130000Z\r\nSUMMARY:Off\r\nEND:VEVENT\r\n");
  GtkWidget *cancel = hd_test_find_button (preview, "_Cancel");

  hd_import_window_set_place (HD_IMPORT_WINDOW (preview), 1, 2);
  gtk_test_widget_wait_for_draw (preview);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (preview)) == cancel);
  gtk_button_set_label (GTK_BUTTON (cancel), "A word that no telephone has the room for at all");
  gtk_window_set_default_size (GTK_WINDOW (preview), 360, 620);
  hd_test_wait_until (is_unmapped, cancel);
  g_assert_cmpstr (gtk_button_get_icon_name (
                     GTK_BUTTON (gtk_window_get_focus (GTK_WINDOW (preview)))),
                   ==, "window-close-symbolic");
  gtk_window_close (GTK_WINDOW (preview));
}

/* Of one whose time is asked about nothing is to be kept yet; the question is what comes first. */
static void
test_zone_to_say (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview =
    take_calendar (fixture, "BEGIN:VEVENT\r\nUID:own@example.com\r\nSUMMARY:Talk\r\n"
                            "DTSTART;TZID=Customized Time Zone:20261208T130000\r\nEND:VEVENT\r\n");
  GtkWidget *focus;

  hd_import_window_set_place (HD_IMPORT_WINDOW (preview), 1, 2);
  gtk_test_widget_wait_for_draw (preview);
  focus = gtk_window_get_focus (GTK_WINDOW (preview));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, HD_TYPE_ZONE_ROW));
  gtk_window_close (GTK_WINDOW (preview));
}

/* A name takes no more than a name has; what is stored of a longer one is as long. */
static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strnfill (HD_TIDY_NAME_MAX, 'x');
  g_autofree char *longer = g_strconcat (name, "\303\244", "y", NULL);
  GListModel *cases = hd_applications_get_list (fixture->context);
  GtkWidget *preview = take_calendar (fixture, WEEKLY ("20261130", "0"));

  type_company (preview, longer);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (hd_test_find_row (preview, "Company"))), ==,
                   name);
  keep (fixture, preview);
  hd_test_wait_until (shows_one, fixture);
  hd_test_screenshot (fixture->window, "appointments-long-name");
  add_case (fixture, longer, longer, HD_STAGE_APPLIED);
  wait_for_n (cases, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HdJobApplication) one = g_list_model_get_item (cases, i);

      g_assert_cmpstr (one->company, ==, name);
      g_assert_true (*one->role == '\0' || g_str_equal (one->role, name));
    }
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

  g_test_add ("/ui/import-preview/called-off-before", Fixture, NULL, set_up, test_called_off_before,
              tear_down);

  g_test_add ("/ui/import-preview/ends-and-moves", Fixture, NULL, set_up, test_ends_and_moves,
              tear_down);

  g_test_add ("/ui/import-preview/visit-of-files", Fixture, NULL, set_up, test_visit_of_files,
              tear_down);
  g_test_add ("/ui/import-preview/visit-of-files/apart", Fixture, "apart", set_up,
              test_visit_of_files, tear_down);

  g_test_add ("/ui/import-preview/place", Fixture, NULL, set_up, test_place, tear_down);

  g_test_add ("/ui/import-preview/nothing-to-keep", Fixture, NULL, set_up, test_nothing_to_keep,
              tear_down);

  g_test_add ("/ui/import-preview/place-of-text", Fixture, NULL, set_up, test_place_of_text,
              tear_down);
  g_test_add ("/ui/import-preview/known-meanwhile", Fixture, NULL, set_up, test_known_meanwhile,
              tear_down);
  g_test_add ("/ui/import-preview/nothing-to-keep-narrow", Fixture, NULL, set_up,
              test_nothing_to_keep_narrow, tear_down);

  g_test_add ("/ui/import-preview/zone-to-say", Fixture, NULL, set_up, test_zone_to_say, tear_down);

  g_test_add ("/ui/import-preview/long-name", Fixture, NULL, set_up, test_long_name, tear_down);

  return g_test_run ();
}
