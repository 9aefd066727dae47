/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-applications.h"
#include "hd-figures-row.h"
#include "hd-forecast-chart.h"
#include "hd-forecast-view.h"
#include "hd-history-window.h"
#include "hd-interviews.h"
#include "hd-own-profile.h"
#include "hd-request-row.h"
#include "hd-requests.h"
#include "hd-sample-desk.h"
#include "hd-test-ui.h"
#include "hd-time-off-page.h"
#include "hd-year-grid.h"

typedef struct
{
  HdContext *context;
  GSettings *settings;
  GtkWidget *window;
  GtkWidget *page;
  char *line;
} Fixture;

static void
take_line_cb (HdTimeOffPage *page, const char *line, Fixture *fixture)
{
  g_free (fixture->line);
  fixture->line = g_strdup (line);
}

static void
set_up (Fixture *fixture, gconstpointer width)
{
  const HdClock clock = { sample_now_cb, NULL };

  fixture->context = hd_test_open (&clock);
  fixture->settings = g_settings_new ("io.github.halfday_app.Halfday");
  fixture->window = adw_window_new ();
  fixture->page = hd_time_off_page_new (fixture->context, fixture->settings);
  g_assert_nonnull (fixture->page);
  g_signal_connect (fixture->page, "take-line", G_CALLBACK (take_line_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (width),
                               GPOINTER_TO_INT (width) == 800 ? 700 : 2200);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer width)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  hd_test_settle ();
  g_assert_null (fixture->page);
  hd_test_close (NULL, fixture->context);
  g_object_unref (fixture->settings);
  g_free (fixture->line);
}

static gboolean
shows (gpointer data)
{
  gpointer *sought = data;
  GtkWidget *label = hd_test_find_label (sought[1], sought[0]);

  return label != NULL && gtk_widget_is_visible (label);
}

static void
wait_for (GtkWidget *page, const char *text)
{
  gpointer sought[] = { (gpointer) text, page };

  hd_test_wait_until (shows, sought);
}

static gboolean
one_item (gpointer data)
{
  return g_list_model_get_n_items (data) == 1;
}

/* From an empty page to a balance that follows what is asked for and answered. */
static void
test_balance (Fixture *fixture, gconstpointer width)
{
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  GtkWidget *page = fixture->page;
  GListModel *requests = hd_requests_get_list (fixture->context);

  wait_for (page, "How much leave is left?");
  wait_for (page, "Not described yet: nothing is forecast to come in");
  hd_own_profile_set_payslip_async (fixture->context, 46 * 60 + 30, hd_date_new (2026, 11, 20),
                                    NULL, NULL);
  wait_for (page, "46 h 30");
  g_assert_false (gtk_widget_is_visible (hd_test_find_label (page, "How much leave is left?")));

  g_object_set (draft, "facts", "{}", "body", "Text", "first-day", hd_date_new (2026, 12, 3),
                "last-day", hd_date_new (2026, 12, 3), "from-minute", 795, "to-minute", 975,
                "amount-minutes", 180, "channel", "email", NULL);
  hd_requests_send_async (fixture->context, draft, NULL, NULL);
  hd_test_wait_until (one_item, requests);
  wait_for (page, "43 h 30");
  wait_for (page, "46 h 30");

  g_autoptr (HdRequest) request = g_list_model_get_item (requests, 0);

  hd_requests_set_state_async (fixture->context, hd_record_get_id (HD_RECORD (request)), "approved",
                               NULL, NULL);
  wait_for (page, "3 h · Approved");
  g_assert_cmpstr (request->state, ==, "approved");

  hd_requests_set_state_async (fixture->context, hd_record_get_id (HD_RECORD (request)), "denied",
                               NULL, NULL);
  wait_for (page, "Denied. Three ways on.");
  wait_for (page, "46 h 30");
}

/* Everything there is, and it fits. */
static void
test_whole (Fixture *fixture, gconstpointer width)
{
  g_autofree char *name = g_strdup_printf ("timeoff-%d", GPOINTER_TO_INT (width));

  sample_fill (fixture->context);
  wait_for (fixture->page, "46 h 30");
  wait_for (fixture->page, "After requests, by 3 Dec");
  wait_for (fixture->page, "51 h");
  wait_for (fixture->page, "Sun 22 Nov: 46 h 30");
  wait_for (fixture->page, "Thu 3 Dec 13:15–16:15");
  /* Each row says what it leads to. */
  wait_for (fixture->page, "7 h 30 · Each month");
  wait_for (fixture->page, "40 h a week");
  wait_for (fixture->page, "None known yet: say where you work");
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  gtk_test_widget_wait_for_draw (fixture->window);
  hd_test_screenshot (fixture->window, name);
}

/* What lies beyond the forecast is its last day. */
static gboolean
ends_with_january (gpointer chart)
{
  hd_day_canvas_set_cursor (HD_DAY_CANVAS (chart), hd_date_new (2027, 10, 1));
  return hd_day_canvas_get_cursor (HD_DAY_CANVAS (chart)) == hd_date_new (2027, 2, 1);
}

/* The forecast ends where the employment does. */
static void
test_last_day (Fixture *fixture, gconstpointer width)
{
  HdLeaveDesk *desk = hd_leave_desk_get (fixture->context);
  GtkWidget *chart = hd_test_find_type (fixture->page, HD_TYPE_FORECAST_CHART);

  sample_fill (fixture->context);
  wait_for (fixture->page, "46 h 30");

  g_autoptr (HdLeaveSettings) settings =
    hd_leave_settings_copy (hd_leave_desk_get_facts (desk)->settings);

  settings->last_day = hd_date_new (2027, 1, 31);
  sample_apply (fixture->context, hd_leave_edit_new_settings (settings));
  hd_test_wait_until (ends_with_january, chart);
  g_assert_true (ends_with_january (chart));
}

/* Walks to a day, so that it is in view, and opens what is on it. */
static void
open_day (Fixture *fixture, GtkWidget *grid, HdDate date)
{
  hd_day_canvas_set_cursor (HD_DAY_CANVAS (grid), date);
  gtk_widget_activate_action (grid, "day.move", "(ii)", HD_DAY_MOVE_DAYS, 0);
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_widget_activate_action (grid, "year.activate", NULL);
}

/* A day of the calendar begins a request for it; an absence there opens that request. */
static void
test_calendar (Fixture *fixture, gconstpointer width)
{
  GtkWidget *grid = hd_test_find_type (fixture->page, HD_TYPE_YEAR_GRID);
  GtkWidget *sheet;

  sample_fill (fixture->context);
  wait_for (fixture->page, "51 h");
  gtk_test_widget_wait_for_draw (fixture->window);
  open_day (fixture, grid, hd_date_new (2026, 12, 4));
  g_signal_emit_by_name (hd_test_find_button (grid, "_Request This Day"), "clicked");
  g_assert_cmpstr (fixture->line, ==, "2026-12-04");

  open_day (fixture, grid, hd_date_new (2026, 12, 3));
  g_signal_emit_by_name (hd_test_find_button (grid, "_Show Request"), "clicked");
  sheet = GTK_WIDGET (hd_test_find_window ("Request"));
  g_assert_nonnull (sheet);
  g_assert_nonnull (hd_test_find_row (sheet, "Thu 3 Dec 13:15–16:15"));
  g_assert_nonnull (hd_test_find_label (sheet, "3 h"));
  g_assert_true (gtk_widget_is_visible (hd_test_find_label (sheet, "History")));
  g_assert_nonnull (hd_test_find_row (sheet, "Requested"));
  gtk_test_widget_wait_for_draw (sheet);
  hd_test_screenshot (sheet, "request-sheet");
}

static gboolean
find_question (gpointer data)
{
  GtkWidget **question = data;
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel))
        *question = toplevel;
    }
  return *question != NULL;
}

static gint64
add_appointment (Fixture *fixture, gint64 request)
{
  g_autoptr (HdJobApplication) application =
    g_object_new (HD_TYPE_JOB_APPLICATION, "company", "Hollowfern", "stage", "applied", NULL);
  g_autoptr (HdInterview) interview = NULL;
  HdWall from = { hd_date_new (2026, 12, 3), 14 * 3600 },
         to = { hd_date_new (2026, 12, 3), 15 * 3600 };
  gint64 id = 0, linked = 0;

  hd_applications_save_async (fixture->context, application, sample_wait_cb, &id);
  while (id == 0)
    g_main_context_iteration (NULL, TRUE);
  interview = hd_interviews_new (fixture->context, id);
  hd_interview_set_times (interview, from, to, "UTC");
  id = 0;
  hd_interviews_enter_async (fixture->context, NULL, interview, NULL, FALSE, sample_wait_cb, &id);
  while (id == 0)
    g_main_context_iteration (NULL, TRUE);
  hd_interviews_link_absence_async (fixture->context, id, request, sample_wait_cb, &linked);
  while (linked == 0 || hd_interviews_peek (fixture->context, id) == NULL ||
         hd_interviews_peek (fixture->context, id)->absence != request)
    g_main_context_iteration (NULL, TRUE);
  return id;
}

/* What counts on time off that was denied is asked for, once; keeping it changes nothing. */
static void
test_linked (Fixture *fixture, gconstpointer width)
{
  gint64 request = sample_fill (fixture->context);
  gint64 appointment = add_appointment (fixture, request);
  GtkWidget *row = NULL, *question = NULL;

  wait_for (fixture->page, "Thu 3 Dec 13:15–16:15");
  row = hd_test_find_row (fixture->page, "Thu 3 Dec 13:15–16:15");
  gtk_widget_activate_action (row, "row.set-state", "s", "denied");
  hd_test_wait_until (find_question, &question);
  g_assert_nonnull (hd_test_find_label (question, "What Becomes of the Appointment?"));
  g_signal_emit_by_name (hd_test_find_button (question, "_Keep It"), "clicked");
  hd_test_settle ();
  g_assert_cmpstr (hd_interviews_peek (fixture->context, appointment)->state, !=, "cancelled");

  question = NULL;
  gtk_widget_activate_action (row, "row.set-state", "s", "cancelled");
  hd_test_wait_until (find_question, &question);
  g_signal_emit_by_name (hd_test_find_button (question, "_Cancel It Too"), "clicked");
  while (!g_str_equal (hd_interviews_peek (fixture->context, appointment)->state, "cancelled"))
    g_main_context_iteration (NULL, TRUE);
}

/* Three years, and a day far ahead. */
static void
test_ahead (Fixture *fixture, gconstpointer width)
{
  GtkWidget *view = hd_test_find_type (fixture->page, HD_TYPE_FORECAST_VIEW);

  sample_fill (fixture->context);
  wait_for (fixture->page, "51 h");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (hd_test_find_button (view, "3 Years")), TRUE);
  gtk_widget_activate_action (hd_test_find_type (view, g_type_from_name ("HdForecastChart")),
                              "day.move", "(ii)", HD_DAY_MOVE_TO_END, 1);

  HdDate last = hd_date_new (2029, 11, 21);
  g_autoptr (HdForecast) forecast =
    hd_forecast_new (hd_leave_desk_get_book (hd_leave_desk_get (fixture->context)), SAMPLE_TODAY,
                     last, last);
  g_autofree char *words = hd_forecast_read_out (forecast, last);

  g_assert_true (g_str_has_prefix (words, "Wed 21 Nov 2029: "));
  g_assert_nonnull (hd_test_find_label (view, words));
}

/* The page speaks of leave as the person does. */
static void
test_word (Fixture *fixture, gconstpointer width)
{
  g_settings_set_string (fixture->settings, "region", "en-GB");
  g_settings_set_string (fixture->settings, "leave-words", "annual");
  wait_for (fixture->page, "How much annual leave is left?");
  g_assert_nonnull (hd_test_find_button (fixture->page, "_Describe My Annual Leave…"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "My Annual Leave"));
  g_assert_nonnull (hd_test_find_row (fixture->page, "How Annual Leave Is Earned…"));

  gtk_widget_activate_action (fixture->page, "time-off.open", "s", "describe");
  g_assert_nonnull (hd_test_find_window ("Describe My Annual Leave"));
  gtk_window_destroy (hd_test_find_window ("Describe My Annual Leave"));
  g_settings_reset (fixture->settings, "region");
  g_settings_reset (fixture->settings, "leave-words");
  wait_for (fixture->page, "How much leave is left?");
}

/* Twice as large a text, as some need it, fits a phone too. */
static void
test_large_text (Fixture *fixture, gconstpointer width)
{
  GtkSettings *settings = gtk_settings_get_default ();

  sample_fill (fixture->context);
  wait_for (fixture->page, "51 h");
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  hd_test_settle ();
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_screenshot (fixture->page, "time-off-large-text");
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

static void
said_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  char **said = user_data;

  g_free (*said);
  *said = g_variant_dup_string (parameter, NULL);
}

static gboolean
is_said (gpointer said)
{
  return *(char **) said != NULL;
}

/* All requests are a list of which few rows are made; one opens the request. */
static void
test_history (Fixture *fixture, gconstpointer width)
{
  const GActionEntry actions[] = {
    { .name = "undo-toast", .activate = said_cb, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autofree char *said = NULL;
  GtkWidget *window, *list, *row;

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), &said);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  sample_fill (fixture->context);
  wait_for (fixture->page, "51 h");
  window = hd_history_window_new (GTK_WINDOW (fixture->window), fixture->context);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (window, "Thu 3 Dec 13:15–16:15");
  wait_for (window, "3 h");
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (hd_test_min_width (window), <=, 360);
  hd_test_screenshot (window, "all-requests");

  list = hd_test_find_type (window, GTK_TYPE_LIST_VIEW);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (HdRequest) request =
        g_list_model_get_item (hd_requests_get_list (fixture->context), i);

      if (request->from_minute >= 0)
        gtk_widget_activate_action (list, "list.activate-item", "u", i);
    }
  g_assert_nonnull (hd_test_find_window ("Request"));

  /* What comes of an answer that is noted there is said in the window behind both. */
  row = hd_test_find_type (GTK_WIDGET (hd_test_find_window ("Request")), HD_TYPE_REQUEST_ROW);
  g_assert_true (gtk_widget_activate_action (row, "row.set-state", "s", "cancelled"));
  hd_test_wait_until (is_said, &said);
  g_assert_cmpstr (said, ==, "Answer noted");
  gtk_window_destroy (hd_test_find_window ("Request"));

  g_assert_true (hd_test_press (window, "Escape"));
  hd_test_settle ();
  g_assert_null (hd_test_find_window ("All Requests"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/time-off/balance", Fixture, GINT_TO_POINTER (800), set_up, test_balance,
              tear_down);
  g_test_add ("/ui/time-off/narrow", Fixture, GINT_TO_POINTER (360), set_up, test_whole, tear_down);
  g_test_add ("/ui/time-off/wide", Fixture, GINT_TO_POINTER (1000), set_up, test_whole, tear_down);
  g_test_add ("/ui/time-off/last-day", Fixture, GINT_TO_POINTER (800), set_up, test_last_day,
              tear_down);
  g_test_add ("/ui/time-off/calendar", Fixture, GINT_TO_POINTER (800), set_up, test_calendar,
              tear_down);
  g_test_add ("/ui/time-off/linked", Fixture, GINT_TO_POINTER (800), set_up, test_linked,
              tear_down);
  g_test_add ("/ui/time-off/word", Fixture, GINT_TO_POINTER (800), set_up, test_word, tear_down);
  g_test_add ("/ui/time-off/large-text", Fixture, GINT_TO_POINTER (360), set_up, test_large_text,
              tear_down);
  g_test_add ("/ui/time-off/history", Fixture, GINT_TO_POINTER (800), set_up, test_history,
              tear_down);
  g_test_add ("/ui/time-off/ahead", Fixture, GINT_TO_POINTER (800), set_up, test_ahead, tear_down);
  return g_test_run ();
}
