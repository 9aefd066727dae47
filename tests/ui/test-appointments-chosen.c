/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-fixture.h"
#include "hd-change-card.h"
#include "hd-context-private.h"
#include "hd-home.h"
#include "hd-record-sql.h"
#include "hd-requests.h"
#include "hd-slots-group.h"

/* What was chosen, written or sent on Request before it is kept. */

/* What is in the mail; of its two times the second was taken on Request. */
static HdPasted *
new_chosen (Fixture *fixture)
{
  HdPasted *pasted =
    hd_pasted_new_from_when (fixture->context,
                             hd_home_read (fixture->settings,
                                           hd_context_get_today (fixture->context), two_times),
                             two_times);

  pasted->travel = 20;
  pasted->chosen = 1;
  pasted->draft = g_strdup ("a-draft");
  return pasted;
}

static GtkWidget *
show_chosen (Fixture *fixture)
{
  g_autoptr (HdPasted) pasted = new_chosen (fixture);
  GtkWidget *preview = NULL;

  hd_appointments_page_import (HD_APPOINTMENTS_PAGE (fixture->page), pasted);
  hd_test_wait_until (finds_window, &preview);
  return preview;
}

static gboolean
has_draft (gpointer data)
{
  return strcmp (shown (data)->draft_uid, "a-draft") == 0;
}

/* The time that was taken on Request is proposed, and the message that is written there is its. */
static void
test_chosen_before (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = show_chosen (fixture);

  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_offered_slots_get_list (fixture->context), 2);
  hd_test_wait_until (shows_one, fixture);
  g_assert_cmpstr (shown (fixture)->state, ==, "proposed");
  g_assert_cmpint (shown (fixture)->start_day, ==, hd_date_new (2026, 12, 11));
  g_assert_cmpint (shown (fixture)->start_minute, ==, 14 * 60 + 30);
  g_assert_cmpint (shown (fixture)->travel_out, ==, 20);
  hd_test_wait_until (has_draft, fixture);
}

/* A time that is refused leaves the choice of another one alone, and is back when nothing was kept
 * in the end. */
static void
test_chosen_behind_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdPasted) pasted = new_chosen (fixture);
  HdQuestion *question =
    hd_invitation_ask (g_ptr_array_index (pasted->events, 0), HD_QUESTION_OFFERED);
  GtkWidget *preview = NULL;

  hd_question_add (question, "yes");
  hd_question_add (question, "no");
  for (int i = 0; i < 2; i++)
    {
      preview = NULL;
      hd_appointments_page_import (HD_APPOINTMENTS_PAGE (fixture->page), pasted);
      hd_test_wait_until (finds_window, &preview);
      g_signal_emit_by_name (hd_test_find_button (preview, "No"), "clicked");
      hd_test_settle ();
      if (i == 0)
        {
          gtk_window_destroy (GTK_WINDOW (preview));
          hd_test_settle ();
        }
      g_assert_cmpuint (pasted->events->len, ==, 2);
      g_assert_cmpint (pasted->chosen, ==, 1);
    }
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  hd_test_wait_until (shows_one, fixture);
  g_assert_cmpint (shown (fixture)->start_day, ==, hd_date_new (2026, 12, 11));
  hd_test_wait_until (has_draft, fixture);
  g_assert_true (pasted->kept);
}

/* The message is written for the time that was taken, and not for another one that is kept. */
static void
test_chosen_not_kept (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = show_chosen (fixture);
  GtkWidget *row = hd_test_find_row (preview, "Friday, 11 December 2026");
  Answer answer = { 0 };

  gtk_check_button_set_active (GTK_CHECK_BUTTON (hd_test_find_type (row, GTK_TYPE_CHECK_BUTTON)),
                               FALSE);
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  hd_test_wait_until (shows_one, fixture);
  g_assert_cmpint (shown (fixture)->start_day, ==, hd_date_new (2026, 12, 10));
  /* What else was to be stored is stored by then. */
  hd_interviews_thanked_async (fixture->context, hd_record_get_id (HD_RECORD (shown (fixture))),
                               answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_settle ();
  g_assert_cmpstr (shown (fixture)->draft_uid, ==, "");
}

static gboolean
is_covered (gpointer data)
{
  return shown (data) != NULL && shown (data)->absence != 0;
}

/* What was asked for already covers the time that it was asked for, and a mail that says what it is
 * about needs no typing: one that is known is meant. */
static void
test_sent_before (Fixture *fixture, gconstpointer data)
{
  static const char about[] = "Thank you for applying for the Data Engineer position at Northwind "
                              "Components.\nFri 11 Dec 2026, 14:30-16:00\n";
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  g_autoptr (HdPasted) pasted =
    hd_pasted_new_from_when (fixture->context,
                             hd_home_read (fixture->settings,
                                           hd_context_get_today (fixture->context), about),
                             about);
  HdDate friday = hd_date_new (2026, 12, 11);
  Answer answer = { 0 };
  GtkWidget *preview = NULL, *company;

  hd_appointments_page_import (HD_APPOINTMENTS_PAGE (fixture->page), pasted);
  hd_test_wait_until (finds_window, &preview);
  company = hd_test_find_row (preview, "Company");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (company)), ==, "Northwind Components");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (hd_test_find_row (preview, "Role"))), ==,
                   "Data Engineer");
  hd_test_settle ();
  hd_test_screenshot (preview, "import-named");
  gtk_window_destroy (GTK_WINDOW (preview));
  hd_test_settle ();

  fill (fixture);
  g_object_set (draft, "facts", "{}", "body", "Text", "first-day", friday, "last-day", friday,
                "amount-minutes", 480, "channel", "email", NULL);
  hd_requests_send_async (fixture->context, draft, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_settle ();
  pasted->chosen = 0;
  pasted->absence = answer.id;
  preview = NULL;
  hd_appointments_page_import (HD_APPOINTMENTS_PAGE (fixture->page), pasted);
  hd_test_wait_until (finds_window, &preview);
  g_assert_false (gtk_widget_get_visible (hd_test_find_row (preview, "Company")));
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  hd_test_wait_until (is_covered, fixture);
  g_assert_cmpint (shown (fixture)->absence, ==, answer.id);
  g_assert_true (pasted->kept);
  g_assert_cmpstr (hd_applications_peek (fixture->context, shown (fixture)->application)->company,
                   ==, "Northwind Components");
}

static gboolean
is_proposed (gpointer data)
{
  return shown (data) != NULL && strcmp (shown (data)->state, "proposed") == 0;
}

/* What asks for another time confirms none, also when one of its times was taken on Request: that
 * is proposed, and the others wait beside it. */
static void
test_chosen_of_asked (Fixture *fixture, gconstpointer data)
{
  static const char asks[] = "We have to move the interview on Thu 3 Dec 14:00. Would Fri 4 Dec "
                             "10:00 or Mon 7 Dec 11:00 suit?";
  HdDate today = hd_context_get_today (fixture->context);
  GListModel *slots = hd_offered_slots_get_list (fixture->context);
  GtkWidget *preview = NULL, *row, *toggle;
  g_autoptr (GPtrArray) asked = NULL;
  gint64 id;

  fill (fixture);
  activate (fixture, 3);
  id = hd_record_get_id (HD_RECORD (shown (fixture)));

  g_autoptr (HdPasted) pasted =
    hd_pasted_new_from_when (fixture->context, hd_home_read (fixture->settings, today, asks), asks);

  pasted->chosen = 0;
  pasted->draft = g_strdup ("a-draft");
  hd_appointments_page_import (HD_APPOINTMENTS_PAGE (fixture->page), pasted);
  hd_test_wait_until (finds_window, &preview);
  row = hd_test_find_row (preview, "Instead of Thu 3 Dec 14:00");
  toggle = hd_test_find_type (row, GTK_TYPE_SWITCH);
  for (int i = 0; i < 2; i++)
    {
      gtk_switch_set_active (GTK_SWITCH (toggle), i == 1);
      hd_test_settle ();
      g_assert_nonnull (hd_test_find_row (preview, "Friday, 4 December 2026"));
      g_assert_nonnull (hd_test_find_row (preview, "Monday, 7 December 2026"));
    }
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (slots, 2);
  hd_test_wait_until (is_proposed, fixture);
  hd_test_wait_until (has_draft, fixture);
  g_assert_cmpint (hd_record_get_id (HD_RECORD (shown (fixture))), ==, id);
  g_assert_cmpint (shown (fixture)->start_day, ==, hd_date_new (2026, 12, 4));
  asked = hd_offered_slots_list_asked (fixture->context, id);
  g_assert_cmpuint (asked->len, ==, 1);
  g_assert_cmpint (((HdOfferedSlot *) asked->pdata[0])->start_day, ==, hd_date_new (2026, 12, 7));
}

static gboolean
waits (gpointer page)
{
  return hd_test_find_row (page, "Nothing to send until the new time is confirmed.") != NULL;
}

static gboolean
says_what_to_send (gpointer page)
{
  return hd_test_find_row (page, "Ask to change what was approved.") != NULL;
}

static gboolean
may_choose (gpointer page)
{
  return hd_test_find_button (page, "Choose") != NULL;
}

static gboolean
has_keyboard (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL &&
         gtk_widget_is_ancestor (focus,
                                 hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE));
}

static void
add_asked (Fixture *fixture, HdDate day)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HdInterview) words = hd_interview_new ();
  Answer answer = { 0 };

  g_ptr_array_add (slots, g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day", day,
                                        "start-minute", 600, NULL));
  hd_offered_slots_add_async (fixture->context, hd_record_get_id (HD_RECORD (shown (fixture))),
                              slots, words, -1, -1, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (may_choose, fixture->page);
}

static gboolean
stands_below (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_PREFERENCES_ROW);
  GtkWidget *words = hd_test_find_label (row, "Ask to change what was approved.");
  graphene_rect_t upper, lower;

  return gtk_widget_compute_bounds (words, row, &upper) &&
         gtk_widget_compute_bounds (button, row, &lower) && upper.size.height > 0 &&
         lower.origin.y >= upper.origin.y + upper.size.height;
}

/* The row is made anew with each change. */
static gboolean
wide_stands_below (gpointer card)
{
  GtkWidget *button = hd_test_find_button (card, "_Write Message");

  gtk_widget_set_size_request (button, 400, -1);
  return stands_below (button);
}

/* A time that is chosen is only proposed: until they confirm it nobody is asked for leave, and then
 * the message that fits is there. */
static void
test_chosen_waits (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };
  GtkWidget *card;

  fill (fixture);
  activate (fixture, 3);
  gtk_widget_grab_focus (hd_test_find_button (fixture->page, "_Hold"));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_test_wait_until (has_keyboard, fixture);
  g_assert_false (gtk_widget_is_focus (hd_test_find_button (fixture->page, "_Draft Request")));
  hd_requests_set_state_async (fixture->context, shown (fixture)->absence, "approved", answered_cb,
                               &answer);
  hd_test_wait_until (is_done, &answer);
  add_asked (fixture, hd_date_new (2026, 12, 4));
  gtk_widget_grab_focus (hd_test_find_button (fixture->page, "Choose"));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "Choose"), "clicked");
  hd_test_wait_until (waits, fixture->page);
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "appointments-proposed");
  card = hd_test_find_type (fixture->page, HD_TYPE_CHANGE_CARD);
  g_assert_null (hd_test_find_button (card, "_Write Message"));
  g_assert_false (gtk_widget_has_css_class (hd_test_find_button (fixture->page, "_Draft Request"),
                                            "suggested-action"));

  /* The button that was pressed is gone, and the keyboard stays: at nothing that Enter would do. */
  hd_test_wait_until (has_keyboard, fixture);
  g_assert_false (gtk_widget_is_focus (hd_test_find_button (card, "_Confirmed")));
  gtk_widget_grab_focus (hd_test_find_button (card, "_Confirmed"));
  g_signal_emit_by_name (hd_test_find_button (card, "_Confirmed"), "clicked");
  hd_test_wait_until (says_what_to_send, fixture->page);
  g_assert_null (hd_test_find_button (card, "_Confirmed"));
  /* One of the ways to it is urged. */
  g_assert_false (gtk_widget_has_css_class (hd_test_find_button (fixture->page, "_Draft Request"),
                                            "suggested-action"));
  g_assert_true (
    gtk_widget_has_css_class (hd_test_find_button (card, "_Write Message"), "suggested-action"));
  hd_test_wait_until (has_keyboard, fixture);

  /* Where there is no room for it beside what is said it stands below. */
  g_assert_false (stands_below (hd_test_find_button (card, "_Write Message")));
  hd_test_wait_until (wide_stands_below, card);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *what = hd_context_undo_finish (HD_CONTEXT (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (what, ==, "Undone: Time chosen");
}

/* Leave is held for the time that was chosen, and for none that is shown until it is stored. */
static void
test_chosen_is_held (Fixture *fixture, gconstpointer data)
{
  HdDate friday = hd_date_new (2026, 12, 4);

  fill (fixture);
  activate (fixture, 3);
  add_asked (fixture, friday);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "Choose"), "clicked");
  hd_appointment_pane_show (HD_APPOINTMENT_PANE (
                              hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE)),
                            hd_record_get_id (HD_RECORD (shown (fixture))));
  hd_test_wait_until (is_held, fixture);
  g_assert_cmpint (shown (fixture)->start_day, ==, friday);
  g_assert_cmpint (shown (fixture)->absence_first, ==, friday);

  /* Who takes back the choice takes back what followed from it. */
  hd_context_undo_last_async (fixture->context, undone_cb, NULL);
  hd_test_wait_until (may_choose, fixture->page);
  g_assert_cmpstr (shown (fixture)->state, ==, "confirmed");
  g_assert_cmpint (shown (fixture)->absence, ==, 0);
}

static gpointer
forbid_friday (HdDb *db, gpointer data, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("CREATE TEMP TRIGGER no_friday BEFORE UPDATE ON "
                                          "interview WHEN new.start_day = %d"
                                          " BEGIN SELECT raise (ABORT, 'no'); END",
                                          hd_date_new (2026, 12, 4));

  return hd_db_exec (db, sql, error) ? hd_row_id_new (1) : NULL;
}

static gboolean
monday_is_held (gpointer fixture)
{
  return is_held (fixture) && shown (fixture)->start_day == hd_date_new (2026, 12, 7);
}

static GtkWidget *
choice_of (GtkWidget *page, const char *day)
{
  GtkWidget *row = hd_test_find_row (hd_test_find_type (page, HD_TYPE_SLOTS_GROUP), day);

  return row != NULL ? hd_test_find_button (row, "Choose") : NULL;
}

static gboolean
lists_two (gpointer page)
{
  return choice_of (page, "Friday, 4 December 2026") != NULL &&
         choice_of (page, "Monday, 7 December 2026") != NULL;
}

/* A choice that cannot be stored, which is known late, takes back no later one. */
static void
test_chosen_behind_failed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *friday, *monday;
  Answer answer = { 0 };

  fill (fixture);
  activate (fixture, 3);
  add_asked (fixture, hd_date_new (2026, 12, 4));
  add_asked (fixture, hd_date_new (2026, 12, 7));
  hd_test_settle ();
  hd_context_write_async (fixture->context, HD_STORE_PRIVATE, forbid_friday,
                          hd_verb_args_new (fixture->context), forbid_friday, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (lists_two, fixture->page);
  friday = choice_of (fixture->page, "Friday, 4 December 2026");
  monday = choice_of (fixture->page, "Monday, 7 December 2026");
  g_signal_emit_by_name (friday, "clicked");
  g_signal_emit_by_name (monday, "clicked");
  hd_test_wait_until (monday_is_held, fixture);
  g_assert_cmpint (shown (fixture)->absence_first, ==, hd_date_new (2026, 12, 7));
}

static gboolean
lists_not_asked (gpointer fixture)
{
  return has_row (fixture, "Fri 4 Dec 10:00, Proposed, N. C. · Data engineer · round\u00a02, "
                           "On site · No leave asked");
}

/* Nothing is held later, and unseen, for a choice that was left behind. */
static void
test_chosen_is_left (Fixture *fixture, gconstpointer data)
{
  guint n;

  fill (fixture);
  activate (fixture, 3);
  add_asked (fixture, hd_date_new (2026, 12, 4));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "Choose"), "clicked");
  activate (fixture, 1);
  hd_test_wait_until (lists_not_asked, fixture);
  hd_test_settle ();
  activate (fixture, 3);
  hd_test_settle ();
  /* Whatever followed from showing it is stored before this. */
  n = g_list_model_get_n_items (hd_applications_get_list (fixture->context));
  add_case (fixture, "Ostrava Steel", "Analyst", HD_STAGE_APPLIED);
  wait_for_n (hd_applications_get_list (fixture->context), n + 1);
  g_assert_cmpint (shown (fixture)->start_day, ==, hd_date_new (2026, 12, 4));
  g_assert_true (lists_not_asked (fixture));
  g_assert_cmpint (shown (fixture)->absence, ==, 0);
}

static gboolean
lists_denied (gpointer fixture)
{
  return has_row (fixture, "Thu 3 Dec 14:00, N. C. · Data engineer · round\u00a02, "
                           "On site · Leave denied");
}

static gboolean
asks_again (gpointer page)
{
  return hd_test_find_label (page, "Another time is proposed") != NULL &&
         hd_test_find_label (page, "Leave denied") != NULL;
}

static gboolean
says_another_question (gpointer page)
{
  return hd_test_find_row (page, "The new time is another question. Ask again.") != NULL;
}

/* What was denied says nothing of a time that is chosen instead. */
static void
test_chosen_behind_denied (Fixture *fixture, gconstpointer data)
{
  Answer answer = { 0 };
  GtkWidget *card;

  fill (fixture);
  activate (fixture, 3);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_requests_set_state_async (fixture->context, shown (fixture)->absence, "denied", answered_cb,
                               &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (lists_denied, fixture);
  add_asked (fixture, hd_date_new (2026, 12, 4));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "Choose"), "clicked");
  hd_test_wait_until (asks_again, fixture->page);
  hd_test_wait_until (lists_not_asked, fixture);
  hd_test_screenshot (fixture->window, "appointments-denied-elsewhere");
  g_assert_null (hd_test_find_row (fixture->page, "Ask for less"));
  card = hd_test_find_type (fixture->page, HD_TYPE_CHANGE_CARD);
  g_signal_emit_by_name (hd_test_find_button (card, "_Confirmed"), "clicked");
  hd_test_wait_until (says_another_question, fixture->page);
  g_signal_emit_by_name (hd_test_find_button (card, "_Write Message"), "clicked");
  g_assert_cmpstr (fixture->written->purpose, ==, "request");
  g_assert_cmpint (fixture->written->first_day, ==, hd_date_new (2026, 12, 4));
}

static gpointer
forbid_drafts (HdDb *db, gpointer data, GError **error)
{
  gboolean done = hd_db_exec (db,
                              "CREATE TEMP TRIGGER forbidden BEFORE UPDATE OF draft_uid"
                              " ON interview BEGIN SELECT RAISE (ABORT, 'forbidden'); END",
                              error);

  return done ? hd_row_id_new (1) : NULL;
}

static void
stored_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = hd_store_finish (HD_STORE (store), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
  *(gboolean *) user_data = TRUE;
}

/* A message that could not be linked covers nothing once it is sent: that is said. */
static void
test_not_linked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) toast = g_simple_action_new ("toast", G_VARIANT_TYPE_STRING);
  gboolean forbidden = FALSE, said = FALSE;

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (toast));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  g_signal_connect (toast, "activate", G_CALLBACK (toast_cb), &said);
  hd_store_write_async (hd_context_get_store (fixture->context, HD_STORE_PRIVATE), forbid_drafts,
                        NULL, NULL, g_free, stored_cb, &forbidden);
  hd_test_wait_until (is_set, &forbidden);

  g_signal_emit_by_name (hd_test_find_button (show_chosen (fixture), "_Keep"), "clicked");
  hd_test_wait_until (shows_one, fixture);
  hd_test_wait_until (is_set, &said);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  /* There is no application here that would load it. */
  hd_test_load_style ();
  g_test_add ("/ui/appointments/chosen-before", Fixture, NULL, set_up, test_chosen_before,
              tear_down);
  g_test_add ("/ui/appointments/chosen-behind-refused", Fixture, NULL, set_up,
              test_chosen_behind_refused, tear_down);
  g_test_add ("/ui/appointments/chosen-not-kept", Fixture, NULL, set_up, test_chosen_not_kept,
              tear_down);
  g_test_add ("/ui/appointments/sent-before", Fixture, NULL, set_up, test_sent_before, tear_down);
  g_test_add ("/ui/appointments/chosen-waits", Fixture, NULL, set_up, test_chosen_waits, tear_down);
  g_test_add ("/ui/appointments/chosen-is-held", Fixture, NULL, set_up, test_chosen_is_held,
              tear_down);
  g_test_add ("/ui/appointments/chosen-is-left", Fixture, NULL, set_up, test_chosen_is_left,
              tear_down);
  g_test_add ("/ui/appointments/chosen-behind-denied", Fixture, NULL, set_up,
              test_chosen_behind_denied, tear_down);
  g_test_add ("/ui/appointments/chosen-of-asked", Fixture, NULL, set_up, test_chosen_of_asked,
              tear_down);
  g_test_add ("/ui/appointments/not-linked", Fixture, NULL, set_up, test_not_linked, tear_down);

  g_test_add ("/ui/appointments/chosen-behind-failed", Fixture, NULL, set_up,
              test_chosen_behind_failed, tear_down);
  return g_test_run ();
}
