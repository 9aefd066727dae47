/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-appointment-import.h"
#include "hd-appointments-fixture.h"
#include "hd-change-card.h"
#include "hd-context-private.h"
#include "hd-details-group.h"
#include "hd-home.h"
#include "hd-record-sql.h"
#include "hd-requests.h"
#include "hd-slots-group.h"
#include "hd-zone-row.h"

static gboolean
was_cancelled (gpointer data)
{
  return shown (data) != NULL && strcmp (shown (data)->state, "cancelled") == 0;
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

  /* What cancels it is applied: nothing is kept of it. */
  g_auto (GStrv) parts = g_strsplit (invitation, "METHOD:REQUEST", 2);
  g_autofree char *cancel = g_strconcat (parts[0], "METHOD:CANCEL", parts[1], NULL);

  preview = NULL;
  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), cancel);
  hd_test_wait_until (finds_window, &preview);
  g_assert_null (hd_test_find_button (preview, "_Keep"));
  g_signal_emit_by_name (hd_test_find_button (preview, "_Apply"), "clicked");
  hd_test_wait_until (was_cancelled, fixture);
}

/* What was ticked stays so when another time is asked about and answered. */
static void
test_ticks_stay (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = NULL, *check;

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), invitation);
  hd_test_wait_until (finds_window, &preview);
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 1);
  hd_test_settle ();

  preview = NULL;
  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page),
                                  "- Fri 4 Dec 2026, 14:00-15:00\n"
                                  "- Mon 7 Dec 2026, 10:00-11:00 CST\n");
  hd_test_wait_until (finds_window, &preview);
  check = hd_test_find_type (preview, GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_emit_by_name (hd_test_find_button (preview, "Chicago"), "clicked");
  hd_test_settle ();
  check = hd_test_find_type (preview, GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_window_destroy (GTK_WINDOW (preview));
}

static gboolean
is_moved (gpointer data)
{
  return shown (data) != NULL && strcmp (shown (data)->state, "moved") == 0;
}

static gboolean
asks_what_to_send (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_mapped (hd_test_find_type (fixture->page, HD_TYPE_CHANGE_CARD));
}

/* A mail in words that moves a known appointment gives it the new time, and what was asked for is
 * looked at; there is no second one. Who says so keeps both. */
static void
test_words_move (Fixture *fixture, gconstpointer data)
{
  static const char words[] =
    "Could we move the interview from Thu 3 Dec 14:00 to Fri 4 Dec 10:00?";
  GtkWidget *preview = NULL, *row, *toggle;
  gint64 id;

  fill (fixture);
  activate (fixture, 3);
  g_assert_cmpint (shown (fixture)->start_day, ==, hd_date_new (2026, 12, 3));
  id = hd_record_get_id (HD_RECORD (shown (fixture)));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_test_settle ();

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), words);
  hd_test_wait_until (finds_window, &preview);
  row = hd_test_find_row (preview, "Instead of Thu 3 Dec 14:00");
  g_assert_nonnull (row);
  toggle = hd_test_find_type (row, GTK_TYPE_SWITCH);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  g_assert_nonnull (hd_test_find_button (preview, "_Apply"));
  g_assert_cmpint (hd_test_min_width (gtk_window_get_child (GTK_WINDOW (preview))), <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (preview), 360, 620);
  hd_test_settle ();
  hd_test_screenshot (preview, "import-moved");

  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (preview)), ==, "Keep Appointment");
  g_assert_nonnull (hd_test_find_button (preview, "_Keep"));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (preview)), ==, "Changed Appointment");

  g_signal_emit_by_name (hd_test_find_button (preview, "_Apply"), "clicked");
  hd_test_wait_until (is_moved, fixture);
  hd_test_wait_until (asks_what_to_send, fixture);
  g_assert_cmpuint (n_interviews (fixture), ==, 3);
  g_assert_cmpint (hd_record_get_id (HD_RECORD (shown (fixture))), ==, id);
  g_assert_cmpint (shown (fixture)->start_day, ==, hd_date_new (2026, 12, 4));
  g_assert_cmpint (shown (fixture)->end_at - shown (fixture)->start_at, ==, 90 * 60);
  g_assert_cmpint (shown (fixture)->travel_out, ==, 35);
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "appointments-moved-by-words");
}

/* Turned off, or of a mail that moves nothing that is known, it is one more. */
static void
test_words_keep_both (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = NULL, *row;

  fill (fixture);
  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page),
                                  "Could we move from Wed 2 Dec 14:00 to Fri 4 Dec 10:00?");
  hd_test_wait_until (finds_window, &preview);
  g_assert_null (hd_test_find_row (preview, "Instead of Thu 3 Dec 14:00"));
  gtk_window_destroy (GTK_WINDOW (preview));
  hd_test_settle ();

  preview = NULL;
  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page),
                                  "Could we move from Thu 3 Dec 14:00 to Fri 4 Dec 10:00?");
  hd_test_wait_until (finds_window, &preview);
  row = hd_test_find_row (preview, "Instead of Thu 3 Dec 14:00");
  gtk_switch_set_active (GTK_SWITCH (hd_test_find_type (row, GTK_TYPE_SWITCH)), FALSE);
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 4);
}

static const char mail[] = "Could you do one of these?\n"
                           "- Thu 10 Dec 2026, 10:00-11:00\n"
                           "- Fri 11 Dec 2026, 14:30-16:00\n"
                           "We meet at 12 Quay Street, Leeds.\n";

static gboolean
shows_one (gpointer data)
{
  return shown (data) != NULL;
}

/* Where it is said of all the times that are offered is kept with them, and the way there counts;
 * what was kept is shown. */
static void
test_offers_keep_place (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = NULL, *spin;

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), mail);
  hd_test_wait_until (finds_window, &preview);
  spin = hd_test_find_type (hd_test_find_row (preview, "Travel each way, in minutes"),
                            GTK_TYPE_SPIN_BUTTON);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_ancestor (spin, ADW_TYPE_ACTION_ROW)));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 35);
  /* Where nobody is known nobody has to be chosen. */
  g_assert_false (gtk_widget_get_visible (hd_test_find_type (preview, ADW_TYPE_COMBO_ROW)));
  g_assert_cmpint (hd_test_min_width (gtk_window_get_child (GTK_WINDOW (preview))), <=, 360);
  /* Both times and what they have in common stand in one list; Enter keeps it. */
  g_assert_true (gtk_widget_get_ancestor (hd_test_find_row (preview, "Thursday, 10 December 2026"),
                                          ADW_TYPE_PREFERENCES_GROUP) ==
                 gtk_widget_get_ancestor (hd_test_find_label (preview, "12 Quay Street, Leeds"),
                                          ADW_TYPE_PREFERENCES_GROUP));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (preview)) ==
                 hd_test_find_button (preview, "_Keep"));
  hd_test_settle ();
  hd_test_screenshot (preview, "import-offers");
  gtk_widget_activate_default (preview);
  wait_for_n (hd_offered_slots_get_list (fixture->context), 2);
  hd_test_wait_until (shows_one, fixture);
  g_assert_cmpstr (shown (fixture)->state, ==, "offered");
  g_assert_cmpstr (shown (fixture)->place, ==, "12 Quay Street, Leeds");
  g_assert_cmpint (shown (fixture)->travel_out, ==, 35);
  g_assert_cmpint (shown (fixture)->travel_back, ==, 35);
  g_assert_cmpstr (hd_applications_peek (fixture->context, shown (fixture)->application)->stage, ==,
                   "screen");
}

/* What is in the mail; of its two times the second was taken on Request. */
static HdPasted *
new_chosen (Fixture *fixture)
{
  HdPasted *pasted =
    hd_pasted_new_from_when (fixture->context,
                             hd_home_read (fixture->settings,
                                           hd_context_get_today (fixture->context), mail),
                             mail);

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

static void
toast_cb (GSimpleAction *action, GVariant *sentence, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
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

/* With nothing copied, what pastes says so: it is all that an empty page offers. */
static void
test_nothing_to_paste (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) toast = g_simple_action_new ("toast", G_VARIANT_TYPE_STRING);
  gboolean said = FALSE;

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (toast));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  g_signal_connect (toast, "activate", G_CALLBACK (toast_cb), &said);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (fixture->page), NULL);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Paste Invitation"), "clicked");
  hd_test_wait_until (is_set, &said);
  g_assert_true (said);
}

static gboolean
shows_site (gpointer data)
{
  return shown (data) != NULL && strcmp (shown (data)->uid, "site@example.com") == 0;
}

/* A calendar file is no choice: its one is shown once it is kept, with the way that was said. */
static void
test_way_of_file (Fixture *fixture, gconstpointer data)
{
  static const char site[] =
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:site@example.com\r\n"
    "DTSTART;TZID=Europe/London:20261204T130000\r\nDTEND;TZID=Europe/London:20261204T140000\r\n"
    "SUMMARY:A talk\r\nLOCATION:12 Quay Street\\, Leeds\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  GtkWidget *preview = NULL, *spin;

  fill (fixture);
  activate (fixture, 1);
  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), site);
  hd_test_wait_until (finds_window, &preview);
  spin = hd_test_find_type (hd_test_find_row (preview, "Travel each way, in minutes"),
                            GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 25);
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  hd_test_wait_until (shows_site, fixture);
  g_assert_cmpint (shown (fixture)->travel_out, ==, 25);
}

static gboolean
shows_details (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *label = hd_test_find_label (fixture->page, "Dial 555 0100, code 42 & #");

  return label != NULL &&
         gtk_widget_get_visible (gtk_widget_get_ancestor (label, HD_TYPE_DETAILS_GROUP));
}

/* What an invitation says at length is there, folded up, and as plain text. */
static void
test_details (Fixture *fixture, gconstpointer data)
{
  static const char with_details[] =
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:two@example.com\r\n"
    "DTSTART;TZID=Europe/London:20261204T130000\r\nDTEND;TZID=Europe/London:20261204T140000\r\n"
    "SUMMARY:A talk\r\nDESCRIPTION:Dial 555 0100\\, code 42 & #\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n";
  GtkWidget *preview = NULL, *group;

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), with_details);
  hd_test_wait_until (finds_window, &preview);
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 1);
  hd_test_settle ();
  activate (fixture, 1);
  hd_test_wait_until (shows_details, fixture);
  group = hd_test_find_type (fixture->page, HD_TYPE_DETAILS_GROUP);
  g_assert_false (adw_expander_row_get_expanded (
    ADW_EXPANDER_ROW (hd_test_find_type (group, ADW_TYPE_EXPANDER_ROW))));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (
                                   hd_test_find_type (group, ADW_TYPE_EXPANDER_ROW)),
                                 TRUE);
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (group, "details");
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
  g_autofree char *path =
    g_build_filename (hd_context_get_data_dir (fixture->context), "dropped.ics", NULL);
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

/* Adds another appointment of the same entry, agreed on Tuesday, and for which Wednesday evening
 * was offered. */
static void
promise_elsewhere (Fixture *fixture)
{
  g_autoptr (HdInterview) interview = hd_interview_new ();
  g_autoptr (GPtrArray) mine = g_ptr_array_new_with_free_func (g_object_unref);
  Answer answer = { 0 };
  HdDate tuesday = hd_date_new (2026, 12, 1);
  gint64 other;

  g_object_set (interview, "application", shown (fixture)->application, "state", "confirmed",
                "start-day", tuesday, "start-minute", 630, "end-day", tuesday, "end-minute", 690,
                NULL);
  hd_interviews_enter_async (fixture->context, NULL, interview, NULL, FALSE, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  other = answer.id;
  answer = (Answer){ 0 };
  g_ptr_array_add (mine, hd_offered_slot_new_mine (fixture->context, tuesday + 1, 19 * 60 + 30,
                                                   20 * 60, NULL));
  hd_offered_slots_offer_async (fixture->context, other, mine, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_settle ();
}

static gboolean
is_shown (GtkWidget *row)
{
  return gtk_widget_get_visible (row) &&
         gtk_widget_get_visible (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP));
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
  /* That there is no time is said above the row, and not again in it. */
  g_assert_true (has_row (fixture, "No time yet"));
  g_assert_true (has_row (fixture, "Times offered, Appointment · round\u00a01, No leave asked"));

  GtkWidget *group = hd_test_find_type (fixture->page, HD_TYPE_SLOTS_GROUP);

  /* In the evening nobody is at work. */
  g_assert_nonnull (hd_test_find_label (group, "19:00–20:00 · 1 h\nno leave needed"));

  /* One more, typed, is read back as everywhere: what has two readings is asked and not refused,
   * and where it is comes with it. */
  GtkWidget *entry = hd_test_find_type (group, ADW_TYPE_ENTRY_ROW);

  preview = NULL;
  gtk_editable_set_text (GTK_EDITABLE (entry), "Fri 4 Dec at 3, 1 h, 12 Quay Street, Leeds");
  g_signal_emit_by_name (entry, "apply");
  hd_test_wait_until (finds_window, &preview);
  gtk_window_destroy (GTK_WINDOW (preview));
  hd_test_settle ();

  /* What was not kept is still there, and Enter reads it again. */
  preview = NULL;
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "activate");
  hd_test_wait_until (finds_window, &preview);
  g_assert_nonnull (hd_test_find_label (preview, "Which time is meant?"));
  g_assert_nonnull (hd_test_find_label (preview, "12 Quay Street, Leeds"));
  /* It belongs to the appointment that is shown. */
  g_assert_false (is_shown (hd_test_find_row (preview, "Company")));
  g_assert_cmpint (hd_test_min_width (gtk_window_get_child (GTK_WINDOW (preview))), <=, 360);
  g_assert_false (gtk_widget_get_sensitive (hd_test_find_button (preview, "_Keep")));
  g_signal_emit_by_name (hd_test_find_button (preview, "15:00"), "clicked");
  hd_test_settle ();
  hd_test_screenshot (preview, "slots-read");
  g_assert_cmpuint (g_list_model_get_n_items (hd_offered_slots_get_list (fixture->context)), ==, 3);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), !=, "");
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_offered_slots_get_list (fixture->context), 4);
  hd_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpstr (shown (fixture)->place, ==, "12 Quay Street, Leeds");
  hd_test_screenshot (fixture->window, "slots");

  /* What is promised to others is said beside it. */
  promise_elsewhere (fixture);
  g_assert_nonnull (hd_test_find_label (group, "10:00–11:00 · 1 h\n1 h 15 of leave\n"
                                               "You have another appointment then"));
  hd_test_screenshot (fixture->window, "slots-promised");

  /* Choosing one holds its leave, and asks nobody. */
  GtkWidget *row = hd_test_find_row (group, "Tuesday, 1 December 2026");
  GtkWidget *choose = hd_test_find_button (row, "Choose");

  g_signal_emit_by_name (choose, "clicked");
  hd_test_wait_until (is_held, fixture);
  g_assert_cmpstr (shown (fixture)->state, ==, "proposed");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  /* There is no application here that would load it. */
  hd_test_load_style ();
  g_test_add ("/ui/appointments/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/ui/appointments/ticks-stay", Fixture, NULL, set_up, test_ticks_stay, tear_down);
  g_test_add ("/ui/appointments/words-move", Fixture, NULL, set_up, test_words_move, tear_down);
  g_test_add ("/ui/appointments/words-keep-both", Fixture, NULL, set_up, test_words_keep_both,
              tear_down);
  g_test_add ("/ui/appointments/offers-keep-place", Fixture, NULL, set_up, test_offers_keep_place,
              tear_down);
  g_test_add ("/ui/appointments/chosen-before", Fixture, NULL, set_up, test_chosen_before,
              tear_down);
  g_test_add ("/ui/appointments/chosen-behind-refused", Fixture, NULL, set_up,
              test_chosen_behind_refused, tear_down);
  g_test_add ("/ui/appointments/chosen-not-kept", Fixture, NULL, set_up, test_chosen_not_kept,
              tear_down);
  g_test_add ("/ui/appointments/sent-before", Fixture, NULL, set_up, test_sent_before, tear_down);
  g_test_add ("/ui/appointments/not-linked", Fixture, NULL, set_up, test_not_linked, tear_down);
  g_test_add ("/ui/appointments/nothing-to-paste", Fixture, NULL, set_up, test_nothing_to_paste,
              tear_down);
  g_test_add ("/ui/appointments/way-of-file", Fixture, NULL, set_up, test_way_of_file, tear_down);
  g_test_add ("/ui/appointments/details", Fixture, NULL, set_up, test_details, tear_down);
  g_test_add ("/ui/appointments/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/ui/appointments/drop", Fixture, NULL, set_up, test_drop, tear_down);
  g_test_add ("/ui/appointments/drop-text", Fixture, NULL, set_up, test_drop_text, tear_down);
  g_test_add ("/ui/appointments/import-question", Fixture, NULL, set_up, test_import_question,
              tear_down);
  g_test_add ("/ui/appointments/import-unknown-zone", Fixture, NULL, set_up,
              test_import_unknown_zone, tear_down);
  g_test_add ("/ui/appointments/offers", Fixture, NULL, set_up, test_offers, tear_down);
  return g_test_run ();
}
