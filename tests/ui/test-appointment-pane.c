/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-fixture.h"
#include "hd-context-private.h"
#include "hd-db.h"
#include "hd-names.h"
#include "hd-own-names-window.h"
#include "hd-recipients.h"
#include "hd-record-sql.h"
#include "hd-reply-window.h"
#include "hd-requests.h"
#include "hd-sample-desk.h"
#include "hd-secret-copy.h"

static gboolean
shows_no_need (gpointer data)
{
  Fixture *fixture = data;

  return hd_test_find_label (fixture->page, "On site · No leave needed") != NULL;
}

/* On a Saturday nobody is at work: that no leave was asked is no reproach. */
static void
test_no_need (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_MANAGER);

  add_appointment (fixture, id, "2026-11-28", 10 * 60, 60);
  hd_test_wait_until (shows_no_need, fixture);
  g_assert_null (hd_test_find_label (fixture->page, "On site · No leave asked"));
}

/* What lasts until the next day, outside work, is said to need none in the same words everywhere.
 */
static void
test_no_need_past_midnight (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_MANAGER);

  add_appointment (fixture, id, "2026-12-01", 18 * 60 + 30, 329);
  hd_test_wait_until (shows_no_need, fixture);
  activate (fixture, 1);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_row (fixture->page, "No leave needed"));
  g_assert_null (hd_test_find_label (fixture->page, "Absence needed"));
  g_assert_null (hd_test_find_button (fixture->page, "_Draft Request"));
}

/* When it is nobody knows if its zone is not known: then nobody knows whether one is at work. */
static void
test_unknown_zone (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_MANAGER);
  g_autoptr (HdInterview) interview = hd_interviews_new (fixture->context, id);
  HdDate day = hd_date_new (2026, 12, 3);
  Answer answer = { 0 };

  hd_interview_set_times (interview, (HdWall){ day, 10 * 3600 }, (HdWall){ day, 11 * 3600 },
                          "Nowhere/Yet");
  hd_interviews_enter_async (fixture->context, NULL, interview, NULL, FALSE, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  wait_for_n (hd_interviews_get_list (fixture->context), 1);
  hd_test_settle ();
  activate (fixture, 1);
  g_assert_cmpint (shown (fixture)->start_day, ==, day);
  g_assert_cmpint (shown (fixture)->start_at, ==, 0);
  g_assert_null (hd_test_find_row (fixture->page, "No leave needed"));
  g_assert_nonnull (hd_test_find_button (fixture->page, "_Draft Request"));
}

static gpointer
set_back (HdDb *db, gpointer data, GError **error)
{
  return hd_db_exec (db, "UPDATE interview SET start_at = start_at - 3600, end_at = end_at - 3600",
                     error)
           ? hd_row_id_new (1)
           : NULL;
}

static gboolean
shows_new_rules (gpointer data)
{
  GtkWidget *row = hd_test_find_row (((Fixture *) data)->page, "The clocks there have new rules");

  return row != NULL && gtk_widget_get_visible (row);
}

/* The rules of London changed since its instant was derived: it says so, and when it was. */
static void
test_new_rules (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_MANAGER);
  Answer answer = { 0 };
  GtkWidget *row;

  add_appointment (fixture, id, "2026-12-03", 14 * 60, 60);
  activate (fixture, 1);
  hd_test_settle ();
  g_assert_false (shows_new_rules (fixture));

  hd_context_write_async (fixture->context, HD_STORE_PRIVATE, set_back,
                          hd_verb_args_new (fixture->context), set_back, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  answer.done = FALSE;
  hd_interviews_rederive_async (fixture->context, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (shows_new_rules, fixture);
  row = hd_test_find_row (fixture->page, "The clocks there have new rules");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "It was Thu 3 Dec 14:00");
  hd_test_screenshot (fixture->window, "appointment-new-rules");
}

static gboolean
uses_leave (gpointer data)
{
  return strcmp (shown (data)->absence_state, "requested") == 0;
}

static gboolean
shows_asked (gpointer data)
{
  Fixture *fixture = data;

  return hd_test_find_label (fixture->page, "On site · Leave asked, no answer yet") != NULL;
}

/* Leave that was asked for beside the appointment is said to be so, not that none is needed; it can
 * be made the appointment's own. */
static void
test_asked_beside (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_MANAGER);
  HdDate day = hd_date_new (2026, 12, 3);

  sample_apply_absence (fixture->context, day, day, 13 * 60, 17 * 60, "requested");
  add_appointment (fixture, id, "2026-12-03", 13 * 60, 60);
  hd_test_wait_until (shows_asked, fixture);
  activate (fixture, 1);
  g_assert_null (hd_test_find_label (fixture->page, "You are not at work then"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "Thu 3 Dec 13:00–17:00"));
  hd_test_screenshot (fixture->window, "asked-beside");
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Use It"), "clicked");
  hd_test_wait_until (uses_leave, fixture);
  hd_test_settle ();
  g_assert_null (hd_test_find_button (fixture->page, "_Use It"));
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

static gboolean
keeps_place (gpointer data)
{
  return hd_test_find_label (((Fixture *) data)->page, "Shown with the names") != NULL;
}

/* Where it is, is known also while it is not shown. */
static void
test_place (Fixture *fixture, gconstpointer data)
{
  gint64 id =
    add_appointment (fixture,
                     add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_MANAGER),
                     "2026-12-03", 13 * 60, 60);
  g_autoptr (HdInterview) copy =
    hd_record_copy (HD_RECORD (hd_interviews_peek (fixture->context, id)));
  Answer answer = { 0 };

  g_object_set (copy, "format", "", "place", "12 Quay Street", NULL);
  hd_interviews_enter_async (fixture->context, NULL, copy, NULL, FALSE, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_settle ();
  activate (fixture, 1);
  hd_test_wait_until (keeps_place, fixture);
  g_assert_null (hd_test_find_label (fixture->page, "12 Quay Street"));
  gtk_widget_activate_action (fixture->page, "appointments.show-names", NULL);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (fixture->page, "12 Quay Street"));
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

static gboolean
is_narrow (gpointer window)
{
  gtk_window_set_default_size (window, 360, 720);
  return gtk_widget_get_width (window) == 360;
}

/* The file lies where it was, and the page says so, on a phone too. */
static void
test_leftover (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path =
    g_build_filename (hd_context_get_data_dir (fixture->context), "invite.ics", NULL);
  g_autofree char *folder = g_path_get_basename (hd_context_get_data_dir (fixture->context));
  g_autofree char *sentence = g_strdup_printf ("invite.ics is still in %s", folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *preview = NULL, *label;

  g_assert_true (g_file_set_contents (path, invitation, -1, NULL));
  take_file (fixture->page, file);
  hd_test_wait_until (finds_window, &preview);
  g_assert_null (hd_test_find_label (fixture->page, sentence));
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 1);
  hd_test_settle ();
  label = hd_test_find_label (fixture->page, sentence);
  g_assert_nonnull (label);
  hd_test_wait_until (is_narrow, fixture->window);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
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
  /* What will not be needs no absence. */
  g_assert_null (hd_test_find_label (fixture->page, "Absence needed"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "Absence"));
  hd_test_screenshot (fixture->window, "appointments-change");
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Give Back"), "clicked");
  hd_test_wait_until (was_given_back, fixture);
}

static gboolean
asks_about_leave (gpointer page)
{
  GtkWidget *button = hd_test_find_button (page, "_Give Back");

  return button != NULL && gtk_widget_get_mapped (button);
}

static gboolean
asks_no_more (gpointer page)
{
  return !asks_about_leave (page);
}

static gboolean
says_denied (gpointer page)
{
  return hd_test_find_label (page, "Denied. Ways on.") != NULL;
}

static gboolean
offers_less (gpointer page)
{
  return hd_test_find_label (page, "Denied. Three ways on.") != NULL;
}

/* What was denied was the least that it takes: nobody is told to ask for less. Shortened, it takes
 * less, and that is what is asked for. */
static void
test_denied (Fixture *fixture, gconstpointer data)
{
  HdDate thursday = hd_date_new (2026, 12, 3);
  Answer answer = { 0 };

  fill (fixture);
  activate (fixture, 3);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_requests_set_state_async (fixture->context, shown (fixture)->absence, "denied", answered_cb,
                               &answer);
  hd_test_wait_until (says_denied, fixture->page);
  g_assert_null (hd_test_find_row (fixture->page, "Ask for less"));
  g_assert_nonnull (hd_test_find_row (fixture->page, "Ask them for another time"));

  answer.done = FALSE;
  hd_interviews_move_async (fixture->context, hd_record_get_id (HD_RECORD (shown (fixture))),
                            (HdWall){ thursday, 13 * 3600 }, (HdWall){ thursday, 13 * 3600 + 1800 },
                            "Europe/London", answered_cb, &answer);
  hd_test_wait_until (offers_less, fixture->page);
  g_assert_nonnull (hd_test_find_row (fixture->page, "Ask for less"));
}

/* Whoever removes an appointment is asked what becomes of its leave; what nobody knows of goes back
 * without a word. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE);
  gint64 absence;

  fill (fixture);
  activate (fixture, 3);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_test_settle ();
  absence = shown (fixture)->absence;
  g_assert_false (asks_about_leave (fixture->page));
  gtk_widget_activate_action (pane, "appointment.remove", NULL);
  hd_test_wait_until (asks_about_leave, fixture->page);
  hd_test_settle ();
  g_assert_nonnull (
    hd_test_find_label (fixture->page, "Give it back or keep it? It is your leave."));
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_screenshot (fixture->page, "appointments-left");
  g_assert_nonnull (hd_test_find_row (fixture->page, "Thu 3 Dec"));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Give Back"), "clicked");
  hd_test_wait_until (asks_no_more, fixture->page);
  g_assert_null (fixture->written);

  g_autoptr (HdRequest) request = hd_requests_find (fixture->context, absence);

  g_assert_cmpstr (request->state, ==, "cancelled");
}

static gboolean
may_use_other (gpointer page)
{
  return hd_test_find_button (page, "_Use It") != NULL;
}

static GtkCheckButton *
last_option (Fixture *fixture)
{
  GtkWidget *row = hd_test_find_row (fixture->page, "The whole day");

  return GTK_CHECK_BUTTON (hd_test_find_type (row, GTK_TYPE_CHECK_BUTTON));
}

static void
leave_changed_cb (HdLeaveDesk *desk, gboolean *changed)
{
  *changed = TRUE;
}

/* Leave that is booked for something else meanwhile is known at once. Where it changes nothing the
 * way to be away that was chosen stays chosen. */
static void
test_other_leave (Fixture *fixture, gconstpointer data)
{
  HdLeaveDesk *desk = hd_leave_desk_get (fixture->context);
  gboolean changed = FALSE;
  gulong handler;
  HdDate thursday = hd_date_new (2026, 12, 3);

  fill (fixture);
  activate (fixture, 3);
  gtk_check_button_set_active (last_option (fixture), TRUE);
  handler = g_signal_connect (desk, "changed", G_CALLBACK (leave_changed_cb), &changed);
  sample_apply_absence (fixture->context, thursday + 5, thursday + 5, -1, -1, "approved");
  hd_test_wait_until (is_set, &changed);
  g_signal_handler_disconnect (desk, handler);
  hd_test_settle ();
  g_assert_true (gtk_check_button_get_active (last_option (fixture)));

  g_assert_nonnull (hd_test_find_button (fixture->page, "_Draft Request"));
  sample_apply_absence (fixture->context, thursday, thursday, -1, -1, "approved");
  hd_test_wait_until (may_use_other, fixture->page);
  g_assert_null (hd_test_find_button (fixture->page, "_Draft Request"));
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
  GtkWidget *window = NULL, *kind;
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
  /* What is to be said stands whole below, where a phone has room for it. */
  kind = hd_test_find_row (window, "What to say");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (kind)), ==, "Confirm");
  /* Enter at once closes nothing. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == kind);
  type_employer (fixture, window);

  g_signal_emit_by_name (hd_test_find_button (window, "_Copy"), "clicked");
  hd_test_settle ();

  GdkContentProvider *content =
    gdk_clipboard_get_content (gtk_widget_get_clipboard (fixture->window));
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);

  g_assert_true (gdk_content_formats_contain_mime_type (formats, "x-kde-passwordManagerHint"));
  hd_secret_copy_clear (gtk_widget_get_display (fixture->window));
}

static gboolean
shows_offers (gpointer data)
{
  return hd_test_find_button (((Fixture *) data)->page, "They Take It") != NULL;
}

static gboolean
shows_no_offers (gpointer data)
{
  return !shows_offers (data);
}

/* The free times of a reply that is copied wait with the appointment; one that they take is its
 * time, without a form. */
static void
test_offers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  HdOfferedSlot *first;
  HdDate day;
  int minute;

  fill (fixture);
  activate (fixture, 3);
  wait_for_n (hd_offered_slots_get_list (fixture->context), 0);
  gtk_widget_activate_action (hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE),
                              "appointment.reply", "s", "offer");
  hd_test_wait_until (finds_reply, &window);
  hd_test_settle ();
  /* The toast and what is kept belong to the window behind. */
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (fixture->window));
  g_signal_emit_by_name (hd_test_find_button (window, "_Copy"), "clicked");
  hd_test_wait_until (shows_offers, fixture);
  hd_secret_copy_clear (gtk_widget_get_display (fixture->window));
  waiting = hd_offered_slots_list_waiting (fixture->context,
                                           hd_record_get_id (HD_RECORD (shown (fixture))));
  g_assert_cmpuint (waiting->len, >=, 2);
  g_assert_nonnull (hd_test_find_label (fixture->page, "Times you offered"));
  hd_test_screenshot (fixture->window, "offers");

  first = waiting->pdata[0];
  day = first->start_day;
  minute = first->start_minute;
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "They Take It"), "clicked");
  hd_test_wait_until (shows_no_offers, fixture);
  g_assert_cmpstr (shown (fixture)->state, ==, "confirmed");
  g_assert_cmpint (shown (fixture)->start_day, ==, day);
  g_assert_cmpint (shown (fixture)->start_minute, ==, minute);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  /* There is no application here that would load it. */
  hd_test_load_style ();
  g_test_add ("/ui/appointments/draft", Fixture, NULL, set_up, test_draft, tear_down);
  g_test_add ("/ui/appointments/exemption", Fixture, NULL, set_up, test_exemption, tear_down);
  g_test_add ("/ui/appointments/leftover", Fixture, NULL, set_up, test_leftover, tear_down);
  g_test_add ("/ui/appointments/held", Fixture, NULL, set_up, test_held, tear_down);
  g_test_add ("/ui/appointments/other-leave", Fixture, NULL, set_up, test_other_leave, tear_down);
  g_test_add ("/ui/appointments/denied", Fixture, NULL, set_up, test_denied, tear_down);
  g_test_add ("/ui/appointments/removed", Fixture, NULL, set_up, test_removed, tear_down);
  g_test_add ("/ui/appointments/held-and-gone-on", Fixture, NULL, set_up, test_held_and_gone_on,
              tear_down);
  g_test_add ("/ui/appointments/no-need", Fixture, NULL, set_up, test_no_need, tear_down);
  g_test_add ("/ui/appointment-pane/no-need-past-midnight", Fixture, NULL, set_up,
              test_no_need_past_midnight, tear_down);
  g_test_add ("/ui/appointment-pane/new-rules", Fixture, NULL, set_up, test_new_rules, tear_down);
  g_test_add ("/ui/appointment-pane/unknown-zone", Fixture, NULL, set_up, test_unknown_zone,
              tear_down);
  g_test_add ("/ui/appointments/asked-beside", Fixture, NULL, set_up, test_asked_beside, tear_down);
  g_test_add ("/ui/appointments/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/ui/appointments/reply", Fixture, NULL, set_up, test_reply, tear_down);
  g_test_add ("/ui/appointments/offers", Fixture, NULL, set_up, test_offers, tear_down);
  return g_test_run ();
}
