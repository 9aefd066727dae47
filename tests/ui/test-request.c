/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-applications.h"
#include "hd-drafts.h"
#include "hd-date-button.h"
#include "hd-facts-pane.h"
#include "hd-forget.h"
#include "hd-finding-row.h"
#include "hd-finding-why.h"
#include "hd-interviews.h"
#include "hd-message-pane.h"
#include "hd-names.h"
#include "hd-recipient-popover.h"
#include "hd-recipients.h"
#include "hd-request-page.h"
#include "hd-requests.h"
#include "hd-test-ui.h"

/* Sunday, 22 November 2026, 12:00 UTC. */
#define NOW 1795348800

typedef struct
{
  char *dir;
  HdContext *context;
  GSettings *settings;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static gint64
now_cb (gpointer data)
{
  return NOW;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const HdClock clock = { now_cb, NULL };

  fixture->dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  g_assert_nonnull (fixture->dir);
  fixture->context = hd_context_new (fixture->dir, &clock);
  fixture->settings = g_settings_new ("io.github.halfday_app.Halfday");
  g_settings_set_string (fixture->settings, "region", "en-GB");
  g_settings_set_string (fixture->settings, "work-hours", "09:00-17:30");
  g_settings_set_boolean (fixture->settings, "welcomed", FALSE);
  fixture->window = adw_window_new ();
  fixture->page = hd_request_page_new (fixture->context, fixture->settings);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
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
  g_object_unref (fixture->settings);

  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->dir);
  g_free (fixture->dir);
}

static HdFactsPane *
facts_pane (Fixture *fixture)
{
  return HD_FACTS_PANE (hd_test_find_type (fixture->page, HD_TYPE_FACTS_PANE));
}

static GtkTextBuffer *
buffer (Fixture *fixture)
{
  GtkWidget *view =
    hd_test_find_type (hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE), GTK_TYPE_TEXT_VIEW);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static char *
body (Fixture *fixture)
{
  char *text;

  g_object_get (buffer (fixture), "text", &text, NULL);
  return text;
}

static void
test_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = body (fixture);

  g_assert_cmpstr (before, ==, "");
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 2-3:30pm, 35 min each way");

  g_autofree char *text = body (fixture);

  g_assert_nonnull (strstr (text, "Thursday 3 December"));
  g_assert_nonnull (strstr (text, "13:15"));
  g_assert_nonnull (strstr (text, "16:15"));
  g_assert_nonnull (strstr (text, "three hours"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "13:15–16:15"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "No findings"));
  hd_test_screenshot (fixture->window, "request");
  g_assert_nonnull (hd_test_find_label (fixture->page, "Why not less?"));
  g_assert_nonnull (
    hd_test_find_label (fixture->page,
                        "13:15–16:10 is needed, with the way and a few minutes before and after.\n"
                        "2 h 55 of that is working time.\nIt is counted in steps of 15 min.\n"
                        "That makes 3 h."));

  /* Another option becomes the facts at once. */
  gtk_widget_activate_action (fixture->page, "request.choose", "u", 1);
  g_autofree char *later = body (fixture);

  g_assert_null (strstr (later, "16:15"));
  g_assert_null (
    hd_test_find_label (fixture->page,
                        "13:15–16:10 is needed, with the way and a few minutes before and after.\n"
                        "2 h 55 of that is working time.\nIt is counted in steps of 15 min.\n"
                        "That makes 3 h."));
}

static void
test_question (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 10:00-11:00 CST");

  g_autofree char *text = body (fixture);

  g_assert_cmpstr (text, ==, ""); /* nothing ambiguous is decided silently */

  GtkWidget *answer = hd_test_find_button (fixture->page, "Chicago");

  g_assert_nonnull (answer);
  g_signal_emit_by_name (answer, "clicked");
  g_autofree char *after = body (fixture);

  g_assert_nonnull (strstr (after, "Friday 4 December"));
}

static void
test_hand_edit (Fixture *fixture, gconstpointer data)
{
  GtkTextIter start;

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  gtk_text_buffer_get_start_iter (buffer (fixture), &start);
  gtk_text_buffer_insert (buffer (fixture), &start, "Mine. ", -1);

  /* A fact that changes later does not overwrite what was typed. */
  gtk_widget_activate_action (fixture->page, "request.choose", "u", 1);
  g_autofree char *kept = body (fixture);

  g_assert_true (g_str_has_prefix (kept, "Mine. "));
  g_assert_true (gtk_widget_is_visible (hd_test_find_button (fixture->page, "_Keep Mine")));

  gtk_widget_activate_action (gtk_widget_get_first_child (
                                hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE)),
                              "message.rewrite", NULL);
  g_autofree char *rewritten = body (fixture);

  g_assert_false (g_str_has_prefix (rewritten, "Mine. "));
}

static gboolean
one_request (gpointer data)
{
  return g_list_model_get_n_items (data) == 1;
}

static gboolean
two_requests (gpointer data)
{
  return g_list_model_get_n_items (data) == 2;
}

static void
test_sent (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE);

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  gtk_widget_activate_action (fixture->page, "request.copy", NULL);
  gtk_widget_activate_action (gtk_widget_get_first_child (pane), "message.sent", NULL);
  hd_test_wait_until (one_request, hd_requests_get_list (fixture->context));

  g_autoptr (HdRequest) request =
    g_list_model_get_item (hd_requests_get_list (fixture->context), 0);

  g_assert_cmpstr (request->state, ==, "requested");
  g_assert_cmpint (request->first_day, ==, hd_date_new (2026, 12, 3));
  g_assert_cmpint (request->from_minute, ==, 13 * 60 + 50);
  hd_test_settle ();

  g_autofree char *text = body (fixture);

  g_assert_cmpstr (text, ==, "");
  g_assert_nonnull (hd_test_find_label (fixture->page, "Thu 3 Dec 13:50–15:35"));
}

static gboolean
three_requests (gpointer data)
{
  return g_list_model_get_n_items (data) == 3;
}

/* What waits for an answer is one row and a button; what is approved waits for nobody. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  GListModel *requests = hd_requests_get_list (fixture->context);
  static const int days[] = { 3, 4, 7 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();

      g_object_set (draft, "facts", "{}", "body", "Text", "first-day",
                    hd_date_new (2026, 12, days[i]), "last-day", hd_date_new (2026, 12, days[i]),
                    "amount-minutes", 480, "channel", "email", NULL);
      hd_requests_send_async (fixture->context, draft, NULL, NULL);
    }
  hd_test_wait_until (three_requests, requests);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_row (fixture->page, "Thu 3 Dec"));
  g_assert_null (hd_test_find_row (fixture->page, "Fri 4 Dec"));
  g_assert_nonnull (hd_test_find_button (fixture->page, "2 More Open…"));

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HdRequest) request = g_list_model_get_item (requests, i);

      if (request->first_day == hd_date_new (2026, 12, 3))
        hd_requests_set_state_async (fixture->context, hd_record_get_id (HD_RECORD (request)),
                                     "approved", NULL, NULL);
    }
  while (hd_test_find_row (fixture->page, "Fri 4 Dec") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (hd_test_find_row (fixture->page, "Thu 3 Dec"));
  g_assert_nonnull (hd_test_find_button (fixture->page, "1 More Open…"));
}

static gboolean
denied (gpointer data)
{
  if (g_list_model_get_n_items (data) != 1)
    return FALSE;

  g_autoptr (HdRequest) request = g_list_model_get_item (data, 0);

  return strcmp (request->state, "denied") == 0;
}

/* A denial is no end: the request stays in sight, with what can still be done. */
static void
test_denied (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE);
  GListModel *requests = hd_requests_get_list (fixture->context);

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  gtk_widget_activate_action (gtk_widget_get_first_child (pane), "message.sent", NULL);
  hd_test_wait_until (one_request, requests);
  hd_test_settle ();

  GtkWidget *row = hd_test_find_row (fixture->page, "Thu 3 Dec 13:50–15:35");

  g_assert_nonnull (row);
  gtk_widget_activate_action (row, "row.set-state", "s", "denied");
  hd_test_wait_until (denied, requests);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (fixture->page, "Denied. Three ways on."));

  /* The same day again, to be made smaller: a request of its own, with its text. */
  row = hd_test_find_row (fixture->page, "Thu 3 Dec 13:50–15:35");
  gtk_widget_activate_action (row, "row.write-again", NULL);
  g_autofree char *text = body (fixture);

  /* What was denied is not asked for again: the time that is needed was kept, and another way to be
   * away for it is chosen. */
  g_assert_nonnull (strstr (text, "Thursday 3 December"));
  g_assert_null (strstr (text, "13:50–15:35"));
  gtk_widget_activate_action (gtk_widget_get_first_child (pane), "message.sent", NULL);
  hd_test_wait_until (two_requests, requests);
}

static gboolean
has_draft (gpointer data)
{
  HdContext *context = data;
  GListModel *drafts = hd_drafts_get_list (context);

  if (g_list_model_get_n_items (drafts) == 0)
    {
      hd_context_refresh (context);
      return FALSE;
    }
  return TRUE;
}

/* What is typed reaches the disk without a word from us, so that no end of the process loses it. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");

  g_autofree char *text = body (fixture);
  g_autoptr (HdContext) other = hd_context_new (fixture->dir, NULL);

  hd_test_wait_until (has_draft, other);

  g_autoptr (HdKeptDraft) draft = g_list_model_get_item (hd_drafts_get_list (other), 0);

  g_assert_cmpstr (draft->body, ==, text);
  g_assert_cmpint (draft->first_day, ==, hd_date_new (2026, 12, 3));

  /* What is emptied by hand is empty on the disk too. */
  gtk_text_buffer_set_text (buffer (fixture), "", -1);
  hd_drafts_flush (fixture->context);
  while (*draft->body != '\0')
    {
      hd_context_refresh (other);
      g_main_context_iteration (NULL, TRUE);
    }
  hd_context_close (other);
}

static void
test_own_text (Fixture *fixture, gconstpointer data)
{
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), "Hi {{name}}");

  g_autofree char *text = body (fixture);

  g_assert_cmpstr (text, ==, "Hi {{name}}");
  g_assert_nonnull (hd_test_find_label (fixture->page, "My own text"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "1 finding"));

  /* What says more is named, and replaced by neutral words at one click. */
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), "I have a dentist appointment.");

  GtkWidget *fix = hd_test_find_button (fixture->page, "Replace");

  g_assert_nonnull (fix);
  g_signal_emit_by_name (fix, "clicked");
  g_autofree char *fixed = body (fixture);

  g_assert_null (strstr (fixed, "dentist"));
}

/* Beside one's own words stands what they would be if they said nothing but the time. */
static void
test_neutral (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title;

  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page),
                              "Sorry for the short notice, I have a dentist appointment on 3 "
                              "December 2026 from 14:00 to "
                              "15:30.");
  title = hd_test_find_label (fixture->page, "Neutral version");
  g_assert_nonnull (title);
  g_assert_true (gtk_widget_get_mapped (title));
  hd_test_screenshot (fixture->window, "own-text");
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Use It"), "clicked");

  g_autofree char *text = body (fixture);

  g_assert_null (strstr (text, "dentist"));
  g_assert_null (strstr (text, "Sorry"));
  g_assert_nonnull (strstr (text, "Thursday 3 December"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "No findings"));

  /* No time, nothing to write. */
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), "Sorry, I have to leave.");
  g_assert_false (gtk_widget_get_mapped (hd_test_find_label (fixture->page, "Neutral version")));
}

static GtkWidget *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel))
        return toplevel;
    }
  return NULL;
}

/* A text that could not be checked is none without findings. */
static void
test_unchecked (Fixture *fixture, gconstpointer data)
{
  static const char problem[] = "The text could not be checked: it is longer than 16 MB";
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *dialog;

  while (text->len <= (gsize) 16 * 1024 * 1024)
    {
      for (guint i = 0; i < 1000; i++)
        g_string_append_c (text, 'x');
      g_string_append_c (text, '\n');
    }
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), text->str);
  g_assert_null (hd_test_find_label (fixture->page, "No findings"));
  g_assert_nonnull (hd_test_find_label (fixture->page, problem));

  gtk_widget_activate_action (fixture->page, "request.copy", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==, problem);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), "I have an appointment.");
  g_assert_nonnull (hd_test_find_label (fixture->page, "No findings"));
}

/* Ignored here is ignored in this text, and nowhere else. */
static void
test_ignore_here (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "I have a dentist appointment on Thursday.";
  GtkWidget *row;

  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), text);
  row = hd_test_find_type (fixture->page, HD_TYPE_FINDING_ROW);
  g_assert_nonnull (row);
  gtk_widget_activate_action (row, "finding.ignore-here", NULL);
  g_assert_nonnull (hd_test_find_label (fixture->page, "No findings"));
  g_assert_nonnull (
    hd_test_find_label (fixture->page,
                        "The last word is yours: rules know words, not your reader."));
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), "Hi Dana. I have an appointment.");
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page), text);
  g_assert_nonnull (hd_test_find_label (fixture->page, "1 finding"));
}

/* Every line of a bundled rule is in English and known to the translators, whatever the language
 * of the rule: who writes in another language than the program's reads it in the program's. */
static void
test_whys (Fixture *fixture, gconstpointer data)
{
  static const char *const files[] = { "common", "de", "en", "es", "fr" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "..", "data", "wording", files[i], "rules", NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      lines = g_strsplit (text, "\n", -1);
      for (guint k = 0; lines[k] != NULL; k++)
        if (g_str_has_prefix (lines[k], "  why "))
          {
            n++;
            g_test_message ("%s", lines[k]);
            g_assert_true (hd_finding_why_is_known (lines[k] + strlen ("  why ")));
          }
    }
  g_assert_cmpuint (n, >, 150);

  g_autofree char *shown = hd_finding_why_translate ("says more than “an appointment”");

  g_assert_cmpstr (shown, ==, "Says more than “an appointment”");
}

static gboolean
one_name (gpointer data)
{
  return g_list_model_get_n_items (data) == 1;
}

/* A name to keep out is found in any spelling. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdOwnName) name = hd_own_name_new ();

  g_object_set (name, "kind", "company", "name", "Hollowfern Labs Ltd", NULL);
  hd_names_save_async (fixture->context, name, NULL, NULL);
  hd_test_wait_until (one_name, hd_names_get_list (fixture->context));
  hd_request_page_check_text (HD_REQUEST_PAGE (fixture->page),
                              "I have an appointment on Thursday near HOLLOWFERN'S lobby.");
  g_assert_nonnull (hd_test_find_label (fixture->page, "1 finding"));
}

static void
test_fold (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  hd_request_page_fold (HD_REQUEST_PAGE (fixture->page));
  hd_test_settle ();
  g_assert_false (gtk_widget_get_mapped (hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE)));

  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Show It Again"), "clicked");

  g_autofree char *text = body (fixture);

  g_assert_nonnull (strstr (text, "Thursday 3 December"));
}

static void
test_fits (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30 CST");
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_facts_pane_take_line (facts_pane (fixture), "3 Dec 2030 14:00-15:00");
  g_assert_nonnull (hd_test_find_button (fixture->page, "Tue 3 Dec 2030"));
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
}

/* A kind chosen by hand shows at once what it needs, and says in words what is missing. */
static void
test_problem (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");

  GtkWidget *kinds = hd_test_find_row (fixture->page, "Kind of absence");
  GtkWidget *earlier = hd_test_find_row (fixture->page, "Asked on, or the day before the change");

  g_assert_false (gtk_widget_get_visible (earlier));
  adw_combo_row_set_selected (ADW_COMBO_ROW (kinds), 11); /* a change of what was approved */
  g_assert_true (gtk_widget_get_visible (earlier));
  g_assert_true (gtk_widget_has_css_class (earlier, "error"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (earlier)), ==,
                   "Choose the day that was agreed before.");

  GtkWidget *others =
    hd_test_find_row (fixture->page, "Other days that work, such as 2026-12-04 09:00-11:00; …");

  adw_combo_row_set_selected (ADW_COMBO_ROW (kinds), 13); /* other times are offered */
  g_assert_true (gtk_widget_get_visible (others));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (others)), ==,
                   "Add another time, such as 2026-12-04 09:00-11:00.");
  gtk_editable_set_text (GTK_EDITABLE (others), "2026-12-04 09:00-11:00");
  g_assert_false (gtk_widget_has_css_class (others, "error"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (earlier)), ==, "");
}

/* The kind of leave that was chosen is the one that is asked for. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");

  GtkWidget *kinds = hd_test_find_row (fixture->page, "Kind");
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (kinds));
  g_autoptr (GtkStringObject) kind = g_list_model_get_item (model, 2);

  adw_combo_row_set_selected (ADW_COMBO_ROW (kinds), 2);
  g_autofree char *text = body (fixture);

  g_assert_nonnull (strstr (text, gtk_string_object_get_string (kind)));
}

/* An end before the start is never taken for the next day's in silence. */
static void
test_backwards (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 16:00-14:00");
  g_autofree char *text = body (fixture);

  g_assert_cmpstr (text, ==, "");
}

/* The first child of the message pane: where its actions are known. */
static void
act (Fixture *fixture, const char *action)
{
  GtkWidget *pane = hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE);

  gtk_widget_activate_action (gtk_widget_get_first_child (pane), action, NULL);
}

static void
row_cb (GObject *source, GAsyncResult *result, gpointer id)
{
  g_autoptr (GError) error = NULL;

  *(gint64 *) id = hd_context_finish (HD_CONTEXT (source), result, &error);
  g_assert_no_error (error);
}

static void
wait_row (gint64 *id)
{
  while (*id == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* What counts on the request, an hour of that day. */
static void
add_linked (Fixture *fixture, gint64 request)
{
  g_autoptr (HdJobApplication) application =
    g_object_new (HD_TYPE_JOB_APPLICATION, "company", "Hollowfern", "stage", "applied", NULL);
  g_autoptr (HdInterview) interview = NULL;
  HdDate day = hd_date_new (2026, 12, 3);
  gint64 parent = 0, id = 0, linked = 0;

  hd_applications_save_async (fixture->context, application, row_cb, &parent);
  wait_row (&parent);
  interview = hd_interviews_new (fixture->context, parent);
  hd_interview_set_times (interview, (HdWall){ day, 14 * 3600 }, (HdWall){ day, 15 * 3600 }, "UTC");
  hd_interviews_save_async (fixture->context, interview, row_cb, &id);
  wait_row (&id);
  hd_interviews_link_absence_async (fixture->context, id, request, row_cb, &linked);
  wait_row (&linked);
  while (hd_interviews_peek (fixture->context, id) == NULL ||
         hd_interviews_peek (fixture->context, id)->absence != request)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_blank (gpointer data)
{
  g_autofree char *text = body (data);

  return *text == '\0';
}

/* What is on the paper is forgotten with the rest, and the line that it was made from. */
static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  GtkWidget *option;
  GtkTextIter start;
  gint64 done = 0;

  add_linked (fixture, 0);
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 2-3:30pm, 35 min each way");
  g_assert_nonnull (hd_test_find_label (fixture->page, "13:15–16:15"));
  gtk_text_buffer_get_start_iter (buffer (fixture), &start);
  gtk_text_buffer_insert (buffer (fixture), &start, "To Hollowfern. ", -1);
  hd_forget_async (fixture->context, 0, row_cb, &done);
  hd_test_wait_until (is_blank, fixture);
  wait_row (&done);
  hd_test_settle ();
  option = hd_test_find_label (fixture->page, "13:15–16:15");
  g_assert_true (option == NULL || !gtk_widget_get_mapped (option));
}

/* A message that withdraws the time off asks what becomes of what counts on it. */
static void
test_withdrawn (Fixture *fixture, gconstpointer data)
{
  GListModel *requests = hd_requests_get_list (fixture->context);

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  act (fixture, "message.sent");
  hd_test_wait_until (one_request, requests);
  hd_test_settle ();

  g_autoptr (HdRequest) request = g_list_model_get_item (requests, 0);
  g_autoptr (HdKeptDraft) draft = hd_requests_new_draft (fixture->context, request, "cancel");
  GtkWidget *question = NULL;

  add_linked (fixture, hd_record_get_id (HD_RECORD (request)));
  hd_request_page_go_on (HD_REQUEST_PAGE (fixture->page), draft);
  act (fixture, "message.sent");
  while (question == NULL)
    {
      GListModel *toplevels = gtk_window_get_toplevels ();

      g_main_context_iteration (NULL, TRUE);
      for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
        {
          g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

          if (ADW_IS_MESSAGE_DIALOG (toplevel))
            question = toplevel;
        }
    }
  g_assert_nonnull (hd_test_find_label (question, "What Becomes of the Appointment?"));
  g_signal_emit_by_name (hd_test_find_button (question, "_Keep It"), "clicked");
  hd_test_settle ();
  g_assert_cmpstr (request->state, ==, "cancelled");
}

static void
test_sent_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdOwnName) name = hd_own_name_new ();

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  act (fixture, "message.sent");
  act (fixture, "message.sent");

  /* Jobs are done in turn: when this one is, the others are. */
  g_object_set (name, "kind", "company", "name", "Hollowfern", NULL);
  hd_names_save_async (fixture->context, name, NULL, NULL);
  hd_test_wait_until (one_name, hd_names_get_list (fixture->context));
  hd_test_wait_until (one_request, hd_requests_get_list (fixture->context));
}

/* Somebody begins another message while the first one is being booked. */
static void
test_sent_and_went_on (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  act (fixture, "message.sent");
  hd_request_page_new_request (HD_REQUEST_PAGE (fixture->page));
  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 14:00-15:30");
  hd_test_wait_until (one_request, hd_requests_get_list (fixture->context));
  hd_test_settle ();

  g_autofree char *text = body (fixture);

  g_assert_nonnull (strstr (text, "Friday 4 December"));
}

static void
test_not_yet (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE);
  GtkRevealer *revealer = GTK_REVEALER (hd_test_find_type (pane, GTK_TYPE_REVEALER));

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  act (fixture, "message.copy");
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
  act (fixture, "message.not-yet");
  g_assert_false (gtk_revealer_get_reveal_child (revealer));

  /* Nor does the question come back with the next letter. */
  gtk_text_buffer_insert_at_cursor (buffer (fixture), "x", -1);
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  act (fixture, "message.copy");
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
}

static gboolean
shows_none (gpointer page)
{
  return hd_test_find_row (page, "Thu 3 Dec 13:50–15:35") == NULL;
}

static void
test_approved (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  act (fixture, "message.sent");
  hd_test_wait_until (one_request, hd_requests_get_list (fixture->context));
  hd_test_settle ();
  g_assert_false (shows_none (fixture->page));

  g_autoptr (HdRequest) request =
    g_list_model_get_item (hd_requests_get_list (fixture->context), 0);

  hd_requests_set_state_async (fixture->context, hd_record_get_id (HD_RECORD (request)), "approved",
                               NULL, NULL);
  hd_test_wait_until (shows_none, fixture->page);
  g_assert_cmpstr (request->state, ==, "approved");
}

/* A day chosen by hand is said where the line's day is. */
static void
test_by_hand (Fixture *fixture, gconstpointer data)
{
  HdFactsPane *pane = facts_pane (fixture);

  hd_date_button_set_date (HD_DATE_BUTTON (
                             hd_test_find_type (GTK_WIDGET (pane), HD_TYPE_DATE_BUTTON)),
                           hd_date_new (2026, 12, 4));
  g_assert_nonnull (hd_test_find_label (fixture->page, "Friday, 4 December 2026"));
}

/* A setting that says nothing about messages changes none. */
static void
test_resized (Fixture *fixture, gconstpointer data)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  gtk_text_buffer_insert_at_cursor (buffer (fixture), "Mine.", -1);
  g_settings_set_int (fixture->settings, "window-width", 777);
  hd_test_settle ();
  g_assert_false (gtk_widget_is_visible (hd_test_find_button (fixture->page, "_Keep Mine")));
}

static gboolean
two_people (gpointer data)
{
  return g_list_model_get_n_items (data) == 2;
}

/* The second person does not take the place of the first, who is still being stored. */
static void
test_two_people (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = hd_test_find_type (fixture->page, HD_TYPE_RECIPIENT_POPOVER);

  gtk_popover_popup (GTK_POPOVER (popover));
  GtkWidget *name = hd_test_find_type (popover, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (name), "Ana");
  g_signal_emit_by_name (hd_test_find_button (popover, "Add a Person"), "clicked");
  gtk_editable_set_text (GTK_EDITABLE (name), "Ben");
  hd_test_wait_until (two_people, hd_recipients_get_list (fixture->context));
  gtk_popover_popdown (GTK_POPOVER (popover));
  hd_test_settle ();
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "line", test_line },
    { "question", test_question },
    { "hand-edit", test_hand_edit },
    { "sent", test_sent },
    { "kept", test_kept },
    { "own-text", test_own_text },
    { "neutral", test_neutral },
    { "unchecked", test_unchecked },
    { "ignore-here", test_ignore_here },
    { "whys", test_whys },
    { "names", test_names },
    { "fold", test_fold },
    { "fits", test_fits },
    { "open", test_open },
    { "denied", test_denied },
    { "leave", test_leave },
    { "backwards", test_backwards },
    { "problem", test_problem },
    { "forgotten", test_forgotten },
    { "withdrawn", test_withdrawn },
    { "sent-twice", test_sent_twice },
    { "sent-and-went-on", test_sent_and_went_on },
    { "not-yet", test_not_yet },
    { "approved", test_approved },
    { "by-hand", test_by_hand },
    { "resized", test_resized },
    { "two-people", test_two_people },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/request/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
