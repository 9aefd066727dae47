/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-applications.h"
#include "hd-appointment-import.h"
#include "hd-appointment-dialog.h"
#include "hd-appointment-pane.h"
#include "hd-appointments-page.h"
#include "hd-agenda.h"
#include "hd-board-column.h"
#include "hd-board.h"
#include "hd-case-dialog.h"
#include "hd-import-window.h"
#include "hd-interviews.h"
#include "hd-names.h"
#include "hd-reply-window.h"
#include "hd-secret-copy.h"
#include "hd-slots-group.h"
#include "hd-test-ui.h"
#include "hd-verb.h"
#include "hd-watch.h"
#include "hd-zone-row.h"
#include "hd-own-names-window.h"
#include "hd-recipients.h"

typedef struct
{
  HdContext *context;
  GSettings *settings;
  GtkWidget *window;
  GtkWidget *page;
  HdKeptDraft *written; /* what was handed over to be written */
  GTimeZone *home;
  char *dir;
} Fixture;

static gint64
fixed_now (gpointer data)
{
  return 1795600800; /* Wednesday 2026-11-25T10:00:00Z */
}

typedef struct
{
  gboolean done;
  gint64 id;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GError) error = NULL;

  answer->id = hd_context_finish (HD_CONTEXT (source), result, &error);
  g_assert_no_error (error);
  answer->done = TRUE;
}

static gboolean
is_done (gpointer answer)
{
  return ((Answer *) answer)->done;
}

/* Whether the list shows so many. */
typedef struct
{
  GListModel *list;
  guint n;
} Awaited;

static gboolean
has_come (gpointer data)
{
  Awaited *awaited = data;

  return g_list_model_get_n_items (awaited->list) == awaited->n;
}

static void
wait_for_n (GListModel *list, guint n)
{
  Awaited awaited = { list, n };

  hd_test_wait_until (has_come, &awaited);
}

static gint64
add_case (Fixture *fixture, const char *company, const char *role, HdStage stage)
{
  g_autoptr (HdJobApplication) application = hd_job_application_new ();
  Answer answer = { 0 };

  g_object_set (application, "company", company, "role", role, "stage", hd_stage_to_string (stage),
                NULL);
  hd_applications_save_async (fixture->context, application, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  return answer.id;
}

static gint64
add_appointment (Fixture *fixture, gint64 application, const char *day, int minute, int minutes)
{
  g_autoptr (HdInterview) interview = hd_interviews_new (fixture->context, application);
  guint n = g_list_model_get_n_items (hd_interviews_get_list (fixture->context));
  Answer answer = { 0 };
  HdDate date;

  g_assert_true (hd_date_parse_iso (day, &date));
  g_object_set (interview, "format", "site", "travel-out", 35, "travel-back", 35, NULL);
  hd_interview_set_times (interview, (HdWall){ date, minute * 60 },
                          (HdWall){ date, (minute + minutes) * 60 }, "Europe/London");
  hd_interviews_save_async (fixture->context, interview, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  wait_for_n (hd_interviews_get_list (fixture->context), n + 1);
  return answer.id;
}

static void
write_cb (Fixture *fixture, HdKeptDraft *draft)
{
  g_set_object (&fixture->written, draft);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const HdClock clock = { fixed_now, NULL };

  fixture->dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  g_assert_nonnull (fixture->dir);
  fixture->context = hd_context_new (fixture->dir, &clock);
  fixture->home = g_time_zone_new_identifier ("Europe/Berlin");
  hd_context_set_home (fixture->context, fixture->home, 0x3e);
  fixture->settings = g_settings_new ("io.github.halfday_app.Halfday");
  g_settings_set_string (fixture->settings, "time-zone", "Europe/Berlin");
  fixture->window = gtk_window_new ();
  fixture->page = hd_appointments_page_new (fixture->context, fixture->settings);
  g_signal_connect_swapped (fixture->page, "write", G_CALLBACK (write_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 720);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  hd_test_settle ();
  hd_context_close (fixture->context);
  hd_test_settle (); /* what was still asked of it is answered now */
  g_assert_finalize_object (fixture->context);
  g_settings_reset (fixture->settings, "time-zone");
  g_object_unref (fixture->settings);
  g_clear_object (&fixture->written);
  g_time_zone_unref (fixture->home);

  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->dir);
  g_free (fixture->dir);
}

static void
fill (Fixture *fixture)
{
  gint64 northwind = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_MANAGER);
  gint64 larch = add_case (fixture, "Larch & Sons", "Site reliability engineer", HD_STAGE_SCREEN);

  add_case (fixture, "Ostrava Steel", "Analyst", HD_STAGE_APPLIED);
  add_case (fixture, "Brightwater", "Platform engineer", HD_STAGE_SAVED);
  add_appointment (fixture, northwind, "2026-11-12", 10 * 60, 60);
  add_appointment (fixture, larch, "2026-11-27", 8 * 60, 30);
  add_appointment (fixture, northwind, "2026-12-03", 13 * 60, 90);
  hd_test_settle ();
}

static GtkWidget *
agenda_view (Fixture *fixture)
{
  return hd_test_find_type (hd_test_find_type (fixture->page, HD_TYPE_AGENDA), GTK_TYPE_LIST_VIEW);
}

/* The row at @position of the agenda, of which the titles of sections are rows too. */
static void
activate (Fixture *fixture, guint position)
{
  gtk_widget_activate_action (agenda_view (fixture), "list.activate-item", "u", position);
  hd_test_settle ();
}

static gboolean
shows_no_need (gpointer data)
{
  Fixture *fixture = data;

  return hd_test_find_label (fixture->page, "On site · No leave needed") != NULL &&
         hd_test_find_label (fixture->page, "On site · No leave asked") == NULL;
}

/* On a Saturday nobody is at work: that no leave was asked is no reproach. */
static void
test_no_need (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_MANAGER);

  add_appointment (fixture, id, "2026-11-28", 10 * 60, 60);
  hd_test_wait_until (shows_no_need, fixture);
}

/* What is to be done stands on top of the agenda and opens its case; the next appointment is shown
 * beside it before anything is chosen. */
static void
test_to_do (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdJobApplication) application = hd_job_application_new ();
  Answer answer = { 0 };

  fill (fixture);
  g_assert_nonnull (hd_test_find_label (fixture->page, "Friday, 27 November 2026"));

  g_object_set (application, "company", "Northwind Components", "role", "Data engineer", "stage",
                "applied", "next-action", "Send the sample", "next-on", hd_date_new (2026, 11, 1),
                NULL);
  hd_applications_save_async (fixture->context, application, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  wait_for_n (hd_applications_get_list (fixture->context), 5);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (fixture->page, "To do"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "Send the sample"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "Due"));
  activate (fixture, 1);
  g_assert_nonnull (hd_test_find_label (fixture->page, "Applied · since today"));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (hd_test_find_label (fixture->page, "No Appointments Yet"));
  g_assert_nonnull (hd_test_find_button (fixture->page, "_Paste Invitation"));
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "appointments-empty");
}

/* What comes next stands on top; names are initials until they are asked for. */
static void
test_agenda (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  g_assert_nonnull (hd_test_find_label (fixture->page, "Next: Fri 27 Nov 09:00 (08:00 London)"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "This week"));
  g_assert_nonnull (
    hd_test_find_label (fixture->page, "L. S. · Site reliability engineer · round 1"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "Past"));
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);

  activate (fixture, 3);
  hd_test_screenshot (fixture->window, "appointments");
  g_assert_nonnull (hd_test_find_row (fixture->page, "Thursday, 3 December 2026"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "N. C. · Data engineer · round 2"));
  gtk_widget_activate_action (fixture->page, "appointments.show-names", NULL);
  hd_test_settle ();
  g_assert_nonnull (
    hd_test_find_label (fixture->page, "Northwind Components · Data engineer · round 2"));
}

/* The request is drafted from the absence that is chosen, and names nothing. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  activate (fixture, 3);
  g_assert_nonnull (hd_test_find_label (fixture->page, "13:15–16:10"));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Draft Request"), "clicked");
  hd_test_settle ();
  g_assert_nonnull (fixture->written);
  g_assert_cmpint (fixture->written->from_minute, ==, 13 * 60 + 15);
  g_assert_null (strstr (fixture->written->facts, "Northwind"));
  g_assert_null (strstr (fixture->written->facts, "engineer"));
}

static const char invitation[] =
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\n"
  "BEGIN:VEVENT\r\nUID:one@example.com\r\n"
  "DTSTART;TZID=Europe/London:20261204T130000\r\n"
  "DTEND;TZID=Europe/London:20261204T140000\r\n"
  "SUMMARY:Second round <b>&\r\nORGANIZER:mailto:dana@example.com\r\n"
  "END:VEVENT\r\nEND:VCALENDAR\r\n";

static gboolean
finds_window (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (HD_IS_IMPORT_WINDOW (l->data))
      *(GtkWidget **) data = l->data;
  return *(GtkWidget **) data != NULL;
}

static guint
n_interviews (Fixture *fixture)
{
  return g_list_model_get_n_items (hd_interviews_get_list (fixture->context));
}

/* An invitation is shown first, in both zones; only what is kept then is stored. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = NULL;

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), invitation);
  hd_test_wait_until (finds_window, &preview);
  g_assert_cmpuint (n_interviews (fixture), ==, 0);
  g_assert_nonnull (hd_test_find_row (preview, "Second round <b>&"));
  g_assert_nonnull (hd_test_find_label (preview, "14:00–15:00 · 13:00–14:00 in London · 1 h"));
  g_assert_cmpint (hd_test_min_width (gtk_window_get_child (GTK_WINDOW (preview))), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (preview, "import");

  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 1);
  hd_test_settle ();

  /* The same again changes nothing, and cannot be kept. */
  preview = NULL;
  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), invitation);
  hd_test_wait_until (finds_window, &preview);
  g_assert_nonnull (hd_test_find_label (preview, "Known already, nothing changes"));
  g_assert_false (gtk_widget_get_sensitive (hd_test_find_button (preview, "_Keep")));
  gtk_window_destroy (GTK_WINDOW (preview));
}

/* A long list is there at once with what fills a window, and then whole; one far down is found. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) invitations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hd_invitation_free);
  g_autoptr (GPtrArray) lines = NULL;
  Answer answer = { 0 };
  GtkSelectionModel *shown;
  GtkWidget *page, *agenda, *list;
  gint64 last = 0;

  for (int i = 0; i < 50; i++)
    {
      HdInvitation *one = hd_invitation_new ();

      one->zone_known = TRUE;
      one->start = (HdWall){ hd_date_new (2026, 12, 3), (480 + i * 5) * 60 };
      one->end = (HdWall){ hd_date_new (2026, 12, 3), (485 + i * 5) * 60 };
      hd_invitation_settle (one, fixture->home);
      g_ptr_array_add (invitations, one);
    }
  lines = hd_appointment_import_plan (hd_interviews_get_list (fixture->context), invitations,
                                      fixture->home);
  hd_appointment_import_async (fixture->context, lines, NULL, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  wait_for_n (hd_interviews_get_list (fixture->context), 50);
  g_autoptr (HdRecord) furthest =
    g_list_model_get_item (hd_interviews_get_list (fixture->context), 49);

  last = hd_record_get_id (furthest);
  page = hd_appointments_page_new (fixture->context, fixture->settings);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  fixture->page = page;
  agenda = hd_test_find_type (page, HD_TYPE_AGENDA);
  list = hd_test_find_type (agenda, GTK_TYPE_LIST_VIEW);
  shown = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown)), ==, 40);
  hd_agenda_choose (HD_AGENDA (agenda), last, TRUE);
  hd_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown)), ==, 51);

  HdInterview *selected = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (shown));

  g_assert_true (HD_IS_INTERVIEW (selected));
  g_assert_cmpint (hd_record_get_id (HD_RECORD (selected)), ==, last);
}

static GtkDropTarget *
drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller); /* the widget holds it */
    }
  return NULL;
}

/* What a file manager drops is read in the child and previewed: of what repeats the next day, and
 * nothing is kept unseen. */
static void
test_drop (Fixture *fixture, gconstpointer data)
{
  static const char series[] =
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:drop\r\nSUMMARY:A day on site\r\n"
    "DTSTART;VALUE=DATE:20260105\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  g_autofree char *path = g_build_filename (fixture->dir, "dropped.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  GtkWidget *preview = NULL;
  gboolean taken = FALSE;
  GSList files = { .data = file };

  g_file_set_contents (path, series, -1, &error);
  g_assert_no_error (error);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (drop_target (fixture->page), "drop", &value, 0.0, 0.0, &taken);
  g_assert_true (taken);
  hd_test_wait_until (finds_window, &preview);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_row (preview, "A day on site"));
  g_assert_nonnull (hd_test_find_row (preview, "Monday, 30 November 2026"));
  g_assert_cmpuint (g_list_model_get_n_items (hd_interviews_get_list (fixture->context)), ==, 0);

  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 1);
  g_autoptr (HdInterview) kept =
    g_list_model_get_item (hd_interviews_get_list (fixture->context), 0);
  g_autofree char *day = hd_date_format_iso (kept->start_day);

  g_assert_cmpstr (day, ==, "2026-11-30");
  g_assert_true (kept->all_day);
  g_unlink (path);
}

/* Text that is dropped is read as if it had been pasted. */
static void
test_drop_text (Fixture *fixture, gconstpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GtkWidget *preview = NULL;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, "Thu 3 Dec 14:00-15:00");
  g_signal_emit_by_name (drop_target (fixture->page), "drop", &value, 0.0, 0.0, &taken);
  g_assert_true (taken);
  hd_test_wait_until (finds_window, &preview);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_row (preview, "Thursday, 3 December 2026"));
  gtk_window_destroy (GTK_WINDOW (preview));
}

/* What can be read in two ways is not kept before it was said which; a line that was left out stays
 * so when a question of another is answered. */
static void
test_import_question (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = NULL, *check;

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page),
                                  "Thu 3 Dec 14:00-15:00 or Fri 4 Dec at 3");
  hd_test_wait_until (finds_window, &preview);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_row (preview, "Thursday, 3 December 2026"));
  g_assert_false (gtk_widget_get_sensitive (hd_test_find_button (preview, "_Keep")));

  check = hd_test_find_type (hd_test_find_row (preview, "Thursday, 3 December 2026"),
                             GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_signal_emit_by_name (hd_test_find_button (preview, "15:00"), "clicked");
  hd_test_settle ();
  check = hd_test_find_type (hd_test_find_row (preview, "Thursday, 3 December 2026"),
                             GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_true (gtk_widget_get_sensitive (hd_test_find_button (preview, "_Keep")));
  gtk_window_destroy (GTK_WINDOW (preview));
}

/* A zone that nobody knows is asked for. */
static void
test_import_unknown_zone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = NULL, *row;

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page),
                                  "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:z@example.com\r\n"
                                  "SUMMARY:A talk\r\nDTSTART;TZID=Nowhere:20261204T130000\r\n"
                                  "DURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  hd_test_wait_until (finds_window, &preview);
  hd_test_settle ();
  g_assert_false (gtk_widget_get_sensitive (hd_test_find_button (preview, "_Keep")));
  row = hd_test_find_type (preview, HD_TYPE_ZONE_ROW);
  g_assert_nonnull (row);
  hd_zone_row_set_zone (HD_ZONE_ROW (row), "Europe/London");
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (preview, "14:00–15:00 · 13:00–14:00 in London · 1 h"));
  g_assert_true (gtk_widget_get_sensitive (hd_test_find_button (preview, "_Keep")));
  gtk_window_destroy (GTK_WINDOW (preview));
}

static gboolean
finds_names (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (HD_IS_OWN_NAMES_WINDOW (l->data))
      *(GtkWidget **) data = l->data;
  return *(GtkWidget **) data != NULL;
}

/* A name that one recipient knows anyhow may stand in messages to them. */
static void
test_exemption (Fixture *fixture, gconstpointer data)
{
  GListModel *exemptions = hd_name_exemptions_get_list (fixture->context);
  g_autoptr (HdRecipient) dana =
    g_object_new (HD_TYPE_RECIPIENT, "name", "Dana Ruiz", "channel", "email", "tone", "plain",
                  "relation", "approves", NULL);
  GtkWidget *names = NULL, *row, *toggle;
  Answer answer = { 0 };

  add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_APPLIED);
  hd_recipients_save_async (fixture->context, dana, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  wait_for_n (hd_recipients_get_list (fixture->context), 1);
  hd_test_settle ();
  gtk_widget_activate_action (fixture->page, "appointments.show-names", NULL);
  gtk_widget_activate_action (fixture->page, "appointments.own-names", NULL);
  hd_test_wait_until (finds_names, &names);
  hd_test_settle ();
  row = hd_test_find_row (names, "Northwind Components");
  g_assert_true (ADW_IS_EXPANDER_ROW (row));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  toggle = hd_test_find_type (hd_test_find_row (names, "May stand in messages to Dana Ruiz"),
                              GTK_TYPE_SWITCH);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  wait_for_n (exemptions, 1);
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  wait_for_n (exemptions, 0);
  gtk_window_destroy (GTK_WINDOW (names));
}

/* The file lies where it was, and the page says so. */
static void
test_leftover (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "invite.ics", NULL);
  g_autofree char *folder = g_path_get_basename (fixture->dir);
  g_autofree char *sentence = g_strdup_printf ("invite.ics is still in %s", folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *preview = NULL;

  g_assert_true (g_file_set_contents (path, invitation, -1, NULL));
  hd_appointments_page_take_file (HD_APPOINTMENTS_PAGE (fixture->page), file);
  hd_test_wait_until (finds_window, &preview);
  g_assert_null (hd_test_find_label (fixture->page, sentence));
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 1);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (fixture->page, sentence));
}

static HdInterview *
shown (Fixture *fixture)
{
  return hd_appointment_pane_get (
    HD_APPOINTMENT_PANE (hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE)));
}

static gboolean
is_held (gpointer data)
{
  HdInterview *interview = shown (data);

  return interview != NULL && strcmp (interview->absence_state, "draft") == 0;
}

static gboolean
fell_away (gpointer data)
{
  return strcmp (shown (data)->state, "cancelled") == 0;
}

static gboolean
was_given_back (gpointer data)
{
  return strcmp (shown (data)->absence_state, "cancelled") == 0;
}

/* Held for oneself, then it falls away: nothing is to be sent, and the time goes back. */
static void
test_held (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  activate (fixture, 3);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_row (fixture->page, "Leave held, not yet asked"));

  /* Asking for it asks for what is held, and not once more. */
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Draft Request"), "clicked");
  hd_test_settle ();
  g_assert_cmpint (fixture->written->request, ==, shown (fixture)->absence);

  gtk_widget_activate_action (hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE),
                              "appointment.state", "s", "cancelled");
  hd_test_wait_until (fell_away, fixture);
  hd_test_settle ();
  g_assert_nonnull (
    hd_test_find_row (fixture->page, "It was not asked for, so there is nothing to send."));
  hd_test_screenshot (fixture->window, "appointments-change");
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Give Back"), "clicked");
  hd_test_wait_until (was_given_back, fixture);
}

static HdInterview *
find_at (Fixture *fixture, const char *day)
{
  GListModel *interviews = hd_interviews_get_list (fixture->context);
  HdDate date;

  g_assert_true (hd_date_parse_iso (day, &date));
  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);

      if (interview->start_day == date)
        return interview;
    }
  g_assert_not_reached ();
}

static gboolean
first_is_held (gpointer fixture)
{
  return strcmp (find_at (fixture, "2026-12-03")->absence_state, "draft") == 0;
}

/* What is held belongs to the appointment whose button it was, whichever is shown by then. */
static void
test_held_and_gone_on (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  activate (fixture, 3);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  gtk_widget_activate_action (agenda_view (fixture), "list.activate-item", "u", 1);
  g_assert_true (shown (fixture) == find_at (fixture, "2026-11-27"));
  hd_test_wait_until (first_is_held, fixture);
  g_assert_cmpint (find_at (fixture, "2026-11-27")->absence, ==, 0);
}

static gboolean
finds_reply (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (HD_IS_REPLY_WINDOW (l->data))
      *(GtkWidget **) data = l->data;
  return *(GtkWidget **) data != NULL;
}

static gboolean
asks_before_copying (gpointer window)
{
  return hd_test_find_button (window, "_Copy Anyway") != NULL;
}

static gboolean
copies_at_once (gpointer window)
{
  return hd_test_find_button (window, "_Copy") != NULL;
}

/* What is typed into a reply is looked at too: here it gives away where one works. */
static void
type_employer (Fixture *fixture, GtkWidget *window)
{
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (hd_test_find_type (window, GTK_TYPE_TEXT_VIEW)));
  g_autoptr (HdOwnName) employer =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "employer", "name", "Mallowgate Insurance Ltd", NULL);
  GtkTextIter start, end;

  hd_names_save_async (fixture->context, employer, NULL, NULL);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_button (window, "_Copy"));
  gtk_text_buffer_insert_at_cursor (buffer, "Until then I am at Mallowgate.", -1);
  hd_test_wait_until (asks_before_copying, window);
  hd_test_screenshot (window, "reply-asks");
  gtk_text_buffer_get_end_iter (buffer, &end);
  start = end;
  gtk_text_iter_backward_chars (&start, (int) strlen ("Until then I am at Mallowgate."));
  gtk_text_buffer_delete (buffer, &start, &end);
  hd_test_wait_until (copies_at_once, window);
}

/* A reply names the time as they read it, and what is copied of it is marked. */
static void
test_reply (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = NULL;
  g_autofree char *text = NULL;

  fill (fixture);
  activate (fixture, 3);
  gtk_widget_activate_action (hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE),
                              "appointment.reply", "s", "confirm");
  hd_test_wait_until (finds_reply, &window);
  g_object_get (gtk_text_view_get_buffer (
                  GTK_TEXT_VIEW (hd_test_find_type (window, GTK_TYPE_TEXT_VIEW))),
                "text", &text, NULL);
  g_assert_nonnull (strstr (text, "3 December"));
  g_assert_nonnull (strstr (text, "13:00"));
  g_assert_cmpint (hd_test_min_width (gtk_window_get_child (GTK_WINDOW (window))), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (window, "reply");
  type_employer (fixture, window);

  g_signal_emit_by_name (hd_test_find_button (window, "_Copy"), "clicked");
  hd_test_settle ();

  GdkContentProvider *content =
    gdk_clipboard_get_content (gtk_widget_get_clipboard (fixture->window));
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);

  g_assert_true (gdk_content_formats_contain_mime_type (formats, "x-kde-passwordManagerHint"));
  hd_secret_copy_clear (gtk_widget_get_display (fixture->window));
}

static HdJobApplication *
find_case (Fixture *fixture, const char *company)
{
  GListModel *cases = hd_applications_get_list (fixture->context);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (HdJobApplication) one = g_list_model_get_item (cases, i);

      if (strcmp (one->company, company) == 0)
        return one;
    }
  return NULL;
}

static gboolean
brightwater_has_applied (gpointer data)
{
  HdJobApplication *one = find_case (data, "Brightwater");

  return one != NULL && strcmp (one->stage, "applied") == 0;
}

/* A card goes on by the keyboard, and keeps it. */
static void
test_board (Fixture *fixture, gconstpointer data)
{
  GtkWidget *board, *column;

  fill (fixture);
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "board");
  hd_test_settle ();
  board = hd_test_find_type (fixture->page, HD_TYPE_BOARD);
  g_assert_nonnull (hd_test_find_label (board, "Saved  1"));
  g_assert_nonnull (hd_test_find_label (board, "B."));
  hd_test_screenshot (fixture->window, "board");

  column = hd_test_find_type (board, HD_TYPE_BOARD_COLUMN);
  g_assert_true (
    hd_board_column_focus_case (HD_BOARD_COLUMN (column),
                                hd_record_get_id (HD_RECORD (find_case (fixture, "Brightwater")))));
  gtk_widget_activate_action (board, "board.shift", "i", 1);
  hd_test_wait_until (brightwater_has_applied, fixture);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (board, "Saved  0"));
  g_assert_nonnull (hd_test_find_label (board, "Applied  2"));
}

static GtkWidget *
find_toplevel (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

/* What comes while a dialog is open, from the command line perhaps, does not shift its list. */
static void
test_chosen_case (Fixture *fixture, gconstpointer data)
{
  gint64 northwind = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_APPLIED);
  GtkWidget *dialog, *row;

  wait_for_n (hd_applications_get_list (fixture->context), 1);
  hd_appointment_dialog_present_new (GTK_WINDOW (fixture->window), fixture->context,
                                     fixture->settings, 0, "Thu 3 Dec 2026 14:00-15:00");
  dialog = find_toplevel (HD_TYPE_APPOINTMENT_DIALOG);
  row = hd_test_find_row (dialog, "Belongs to");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);

  add_case (fixture, "Larch & Sons", "Analyst", HD_STAGE_APPLIED);
  wait_for_n (hd_applications_get_list (fixture->context), 2);
  g_signal_emit_by_name (hd_test_find_button (dialog, "_Save"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 1);

  g_autoptr (HdInterview) stored =
    g_list_model_get_item (hd_interviews_get_list (fixture->context), 0);

  g_assert_cmpint (stored->application, ==, northwind);
}

/* A dialog whose words could not be stored keeps them. */
static void
test_case_not_stored (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_APPLIED);
  Answer answer = { 0 };
  GtkWidget *dialog, *role, *save;

  wait_for_n (hd_applications_get_list (fixture->context), 1);
  hd_case_dialog_present (GTK_WINDOW (fixture->window), fixture->context,
                          find_case (fixture, "Northwind Components"));
  dialog = find_toplevel (HD_TYPE_CASE_DIALOG);
  save = hd_test_find_button (dialog, "_Save");
  role = hd_test_find_row (dialog, "Role");
  gtk_editable_set_text (GTK_EDITABLE (role), "Platform engineer");
  hd_applications_remove_async (fixture->context, id, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);

  g_signal_emit_by_name (save, "clicked");
  g_assert_false (gtk_widget_get_sensitive (save));
  while (!gtk_widget_get_sensitive (save))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (find_toplevel (HD_TYPE_CASE_DIALOG) == dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (role)), ==, "Platform engineer");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A line that could not be stored is there again, to be tried once more. */
static void
test_line_not_stored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (gtk_entry_new ());

  gtk_editable_set_text (GTK_EDITABLE (entry), "Bring the portfolio");
  hd_applications_remove_async (fixture->context, 999, hd_verb_done_cb,
                                hd_verb_from_entry (GTK_EDITABLE (entry)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  while (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Bring the portfolio");
}

static gboolean
is_forgotten (gpointer list)
{
  return g_list_model_get_n_items (list) == 0;
}

static gboolean
asks (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      *(AdwMessageDialog **) data = l->data;
  return *(AdwMessageDialog **) data != NULL;
}

/* Asked once; then nothing is left of it. */
static void
test_forget (Fixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog = NULL;
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);

  /* AdwMessageDialog as it was kept for old programs measures a label of its own too narrow. */
  if (adw_get_minor_version () < 5)
    g_log_set_always_fatal (fatal);

  fill (fixture);
  gtk_widget_activate_action (fixture->page, "appointments.forget", NULL);
  hd_test_wait_until (asks, &dialog);
  g_assert_cmpuint (n_interviews (fixture), ==, 3);
  adw_message_dialog_response (dialog, "go");
  hd_test_wait_until (is_forgotten, hd_applications_get_list (fixture->context));
  hd_test_wait_until (is_forgotten, hd_interviews_get_list (fixture->context));
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (fixture->page, "No Appointments Yet"));
  g_log_set_always_fatal (fatal);
}

/* Words in any order find it; what is not there says so. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  fill (fixture);
  gtk_widget_activate_action (fixture->page, "appointments.search", NULL);
  entry = hd_test_find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "engineer larch");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (hd_agenda_get_n_found (
                      HD_AGENDA (hd_test_find_type (fixture->page, HD_TYPE_AGENDA))),
                    ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zebra");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_nonnull (hd_test_find_label (fixture->page, "Nothing Found"));
}

/* Several times in a mail are times to choose from: one appointment, the cheapest first. */
static void
test_offers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = NULL;

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page),
                                  "We could offer Tue 1 Dec 2026 10:00-11:00, Wed 2 Dec 2026 "
                                  "19:00-20:00 or Thu 3 Dec 2026 14:00-15:00");
  hd_test_wait_until (finds_window, &preview);
  hd_test_settle ();
  hd_test_screenshot (preview, "offers");
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_offered_slots_get_list (fixture->context), 3);
  wait_for_n (hd_interviews_get_list (fixture->context), 1);
  hd_test_settle ();
  activate (fixture, 1);
  g_assert_nonnull (hd_test_find_label (fixture->page, "No time yet"));

  GtkWidget *group = hd_test_find_type (fixture->page, HD_TYPE_SLOTS_GROUP);

  /* In the evening nobody is at work. */
  g_assert_nonnull (hd_test_find_label (group, "19:00–20:00 · 1 h\nno leave needed"));

  /* One more, typed; what has two readings is asked and not refused. */
  GtkWidget *entry = hd_test_find_type (group, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Fri 4 Dec at 3, 1 h");
  g_signal_emit_by_name (entry, "apply");
  g_assert_nonnull (hd_test_find_label (group, "Which time is meant?"));
  g_assert_cmpuint (g_list_model_get_n_items (hd_offered_slots_get_list (fixture->context)), ==, 3);
  hd_test_screenshot (fixture->window, "slots-question");
  g_signal_emit_by_name (hd_test_find_button (group, "15:00"), "clicked");
  wait_for_n (hd_offered_slots_get_list (fixture->context), 4);
  g_assert_null (hd_test_find_label (group, "Which time is meant?"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  hd_test_screenshot (fixture->window, "slots");

  /* Choosing one holds its leave, and asks nobody. */
  GtkWidget *row = hd_test_find_row (group, "Tuesday, 1 December 2026");
  GtkWidget *choose = hd_test_find_button (row, "Choose");

  g_signal_emit_by_name (choose, "clicked");
  hd_test_wait_until (is_held, fixture);
  g_assert_cmpstr (shown (fixture)->state, ==, "proposed");
}

static void
never_cb (GtkWidget *widget)
{
  g_assert_not_reached ();
}

/* A watch may be the last that has the list: they go together. */
static void
test_watch (void)
{
  GListModel *list = G_LIST_MODEL (g_list_store_new (G_TYPE_OBJECT));
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  gpointer kept = list;

  g_object_add_weak_pointer (G_OBJECT (list), &kept);
  hd_watch (list, G_CALLBACK (never_cb), label);
  g_object_unref (list);
  g_assert_nonnull (kept);
  g_assert_finalize_object (label);
  g_assert_null (kept);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  /* There is no application here that would load it. */
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/io/github/halfday_app/Halfday/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_test_add_func ("/ui/appointments/watch", test_watch);
  g_test_add ("/ui/appointments/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui/appointments/agenda", Fixture, NULL, set_up, test_agenda, tear_down);
  g_test_add ("/ui/appointments/to-do", Fixture, NULL, set_up, test_to_do, tear_down);
  g_test_add ("/ui/appointments/draft", Fixture, NULL, set_up, test_draft, tear_down);
  g_test_add ("/ui/appointments/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/ui/appointments/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/ui/appointments/drop", Fixture, NULL, set_up, test_drop, tear_down);
  g_test_add ("/ui/appointments/drop-text", Fixture, NULL, set_up, test_drop_text, tear_down);
  g_test_add ("/ui/appointments/import-question", Fixture, NULL, set_up, test_import_question,
              tear_down);
  g_test_add ("/ui/appointments/import-unknown-zone", Fixture, NULL, set_up,
              test_import_unknown_zone, tear_down);
  g_test_add ("/ui/appointments/exemption", Fixture, NULL, set_up, test_exemption, tear_down);
  g_test_add ("/ui/appointments/leftover", Fixture, NULL, set_up, test_leftover, tear_down);
  g_test_add ("/ui/appointments/held", Fixture, NULL, set_up, test_held, tear_down);
  g_test_add ("/ui/appointments/held-and-gone-on", Fixture, NULL, set_up, test_held_and_gone_on,
              tear_down);
  g_test_add ("/ui/appointments/no-need", Fixture, NULL, set_up, test_no_need, tear_down);
  g_test_add ("/ui/appointments/reply", Fixture, NULL, set_up, test_reply, tear_down);
  g_test_add ("/ui/appointments/board", Fixture, NULL, set_up, test_board, tear_down);
  g_test_add ("/ui/appointments/chosen-case", Fixture, NULL, set_up, test_chosen_case, tear_down);
  g_test_add ("/ui/appointments/case-not-stored", Fixture, NULL, set_up, test_case_not_stored,
              tear_down);
  g_test_add ("/ui/appointments/line-not-stored", Fixture, NULL, set_up, test_line_not_stored,
              tear_down);
  g_test_add ("/ui/appointments/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/ui/appointments/forget", Fixture, NULL, set_up, test_forget, tear_down);
  g_test_add ("/ui/appointments/offers", Fixture, NULL, set_up, test_offers, tear_down);
  return g_test_run ();
}
