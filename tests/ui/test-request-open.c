/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-applications.h"
#include "hd-context-private.h"
#include "hd-date-button.h"
#include "hd-forget.h"
#include "hd-interviews.h"
#include "hd-leave-desk.h"
#include "hd-names.h"
#include "hd-recipient-popover.h"
#include "hd-recipients.h"
#include "hd-request-fixture.h"
#include "hd-record-sql.h"
#include "hd-requests.h"
#include "hd-words.h"

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

/* What is planned again goes by the books, which are read behind the list. */
static gboolean
desk_knows (gpointer data)
{
  HdContext *context = data;
  const HdLeaveFacts *facts = hd_leave_desk_get_facts (hd_leave_desk_get (context));
  g_autoptr (HdRequest) request = g_list_model_get_item (hd_requests_get_list (context), 0);
  const HdAbsenceFacts *absence =
    facts != NULL ? hd_leave_facts_find_absence (facts, hd_record_get_id (HD_RECORD (request)))
                  : NULL;

  return absence != NULL && strcmp (absence->state, "denied") == 0;
}

/* The first child of the message pane: where its actions are known. */
static void
act (Fixture *fixture, const char *action)
{
  GtkWidget *pane = hd_test_find_type (fixture->page, HD_TYPE_MESSAGE_PANE);

  gtk_widget_activate_action (gtk_widget_get_first_child (pane), action, NULL);
}

/* Asks for that Thursday, which takes 13:50 to 15:35. */
static void
ask_thursday (Fixture *fixture)
{
  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  act (fixture, "message.sent");
  hd_test_wait_until (one_request, hd_requests_get_list (fixture->context));
  hd_test_settle ();
}

/* A denial is no end: the request stays in sight, with what can still be done. */
static void
test_denied (Fixture *fixture, gconstpointer data)
{
  GListModel *requests = hd_requests_get_list (fixture->context);

  ask_thursday (fixture);

  GtkWidget *row = hd_test_find_row (fixture->page, "Thu 3 Dec 13:50–15:35");

  g_assert_nonnull (row);
  gtk_widget_activate_action (row, "row.set-state", "s", "denied");
  hd_test_wait_until (denied, requests);
  hd_test_wait_until (desk_knows, fixture->context);
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
  act (fixture, "message.sent");
  hd_test_wait_until (two_requests, requests);
}

/* A change is told once its new time is known: the line takes it, and it stays a change. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  ask_thursday (fixture);
  gtk_widget_activate_action (hd_test_find_row (fixture->page, "Thu 3 Dec 13:50–15:35"),
                              "row.write", "s", "change");
  hd_test_settle ();
  g_autofree char *none = body (fixture);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_cmpstr (none, ==, "");
  g_assert_true (GTK_IS_EDITABLE (focus) &&
                 gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW) != NULL);

  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 14:00-15:30");
  g_autofree char *text = body (fixture);

  g_assert_nonnull (strstr (text, "instead of Thursday 3 December"));
  g_assert_nonnull (strstr (text, "Friday 4 December"));
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
  hd_interviews_enter_async (fixture->context, NULL, interview, NULL, FALSE, row_cb, &id);
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

static gboolean
is_cancelled (gpointer request)
{
  return strcmp (((HdRequest *) request)->state, "cancelled") == 0;
}

/* A message that withdraws the time off asks what becomes of what counts on it. */
static void
test_withdrawn (Fixture *fixture, gconstpointer data)
{
  GListModel *requests = hd_requests_get_list (fixture->context);

  ask_thursday (fixture);

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
  hd_test_wait_until (is_cancelled, request);
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
  hd_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (hd_requests_get_list (fixture->context)), ==, 1);
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
  GtkWidget *sent = hd_test_find_button (fixture->page, "_I Sent It");
  GtkRevealer *revealer = GTK_REVEALER (gtk_widget_get_ancestor (sent, GTK_TYPE_REVEALER));
  GtkWidget *copy = hd_test_find_type (fixture->page, ADW_TYPE_SPLIT_BUTTON);

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  g_assert_true (gtk_widget_has_css_class (copy, "suggested-action"));
  act (fixture, "message.copy");
  g_assert_true (gtk_revealer_get_reveal_child (revealer));
  /* One button at a time is the one to press. */
  g_assert_false (gtk_widget_has_css_class (copy, "suggested-action"));
  act (fixture, "message.not-yet");
  g_assert_false (gtk_revealer_get_reveal_child (revealer));
  g_assert_true (gtk_widget_has_css_class (copy, "suggested-action"));

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
  ask_thursday (fixture);
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

/* Another time than the one that was asked for costs what it costs, and not what that did. */
static void
test_moved_by_hand (Fixture *fixture, gconstpointer data)
{
  GtkEditable *window, *amount;
  g_autofree char *text = NULL, *kept = NULL;

  ask_thursday (fixture);
  gtk_widget_activate_action (hd_test_find_row (fixture->page, "Thu 3 Dec 13:50–15:35"),
                              "row.write", "s", "change");
  window = GTK_EDITABLE (
    hd_test_find_row (fixture->page, "Away, such as 13:15-16:15; empty for the whole day"));
  amount = GTK_EDITABLE (hd_test_find_row (fixture->page, "How much, such as 3h or 0.5d"));
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "1h45");

  gtk_editable_set_text (window, "12:00-16:00");
  text = body (fixture);
  g_assert_nonnull (strstr (text, "12:00–16:00"));
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "");

  /* What somebody typed is theirs. */
  gtk_editable_set_text (amount, "2h30");
  gtk_editable_set_text (window, "12:00-15:00");
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "2h30");
  kept = body (fixture);
  g_assert_nonnull (strstr (kept, "12:00–15:00"));
}

/* Nor does a day on which nothing need be asked cost what the one before it did. */
static void
test_day_off (Fixture *fixture, gconstpointer data)
{
  GtkEditable *amount =
    GTK_EDITABLE (hd_test_find_row (fixture->page, "How much, such as 3h or 0.5d"));

  hd_facts_pane_take_line (facts_pane (fixture), "Thu 3 Dec 14:00-15:30");
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "1h45");
  hd_facts_pane_take_line (facts_pane (fixture), "Sat 5 Dec 14:00-15:30");
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "");
}

static int
position_of (GtkWidget *label, const char *part)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  const char *text = pango_layout_get_text (layout);
  PangoRectangle place;

  pango_layout_index_to_pos (layout, (int) (strstr (text, part) - text), &place);
  return MIN (place.x, place.x + place.width);
}

/* In an interface that runs from right to left a time begins with its beginning. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label, *row;
  g_autoptr (GtkWidget) line = NULL;
  g_autofree char *name = NULL;
  PangoLayout *layout;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  hd_words_set_mirrored (TRUE);
  hd_facts_pane_take_line (facts_pane (fixture), "Fri 4 Dec 14:00-15:30");

  row = hd_test_find_row (fixture->page, "Friday, 4 December 2026");
  g_assert_nonnull (row);
  label = hd_test_find_label (row, adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  gtk_test_widget_wait_for_draw (label);
  g_assert_cmpint (position_of (label, "14"), <, position_of (label, "15"));

  /* And a line that begins with a name still begins on the right. */
  name = hd_words_isolate ("Dana");
  line = g_object_ref_sink (gtk_label_new (name));
  layout = gtk_label_get_layout (GTK_LABEL (line));
  g_assert_cmpint (pango_layout_get_direction (layout, 0), ==, PANGO_DIRECTION_RTL);
  hd_words_set_mirrored (FALSE);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "sent", test_sent },
    { "open", test_open },
    { "change", test_change },
    { "denied", test_denied },
    { "leave", test_leave },
    { "forgotten", test_forgotten },
    { "withdrawn", test_withdrawn },
    { "sent-twice", test_sent_twice },
    { "sent-and-went-on", test_sent_and_went_on },
    { "not-yet", test_not_yet },
    { "approved", test_approved },
    { "by-hand", test_by_hand },
    { "moved-by-hand", test_moved_by_hand },
    { "day-off", test_day_off },
    { "mirrored", test_mirrored },
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
