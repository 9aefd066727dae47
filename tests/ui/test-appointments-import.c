/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-agenda-list.h"
#include "hd-appointment-import.h"
#include "hd-early-cancels.h"
#include "hd-appointments-fixture.h"
#include "hd-change-card.h"
#include "hd-context-private.h"
#include "hd-details-group.h"
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
  static const char words[] = "The interview was moved from Thu 3 Dec 14:00 to Fri 4 Dec 10:00.";
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
  /* When it was to be is said once. */
  g_assert_null (hd_test_find_row (preview, "Not everything was taken"));
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
  hd_test_settle ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (preview)), ==, "Keep Appointment");
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 4);
}

static gboolean
asks_for_another (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *group = hd_test_find_type (fixture->page, HD_TYPE_SLOTS_GROUP);

  return group != NULL && gtk_widget_get_mapped (group) &&
         g_strcmp0 (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)),
                    "They ask for another time") == 0;
}

static gboolean
asks_for_none (gpointer data)
{
  return !asks_for_another (data);
}

static gboolean
is_proposed (gpointer data)
{
  return shown (data) != NULL && strcmp (shown (data)->state, "proposed") == 0;
}

/* Pastes what asks for other times than that of the appointment that is shown, and keeps them. */
static void
ask_instead (Fixture *fixture, const char *words, const char *title, const char *picture)
{
  GtkWidget *preview = NULL, *row;

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), words);
  hd_test_wait_until (finds_window, &preview);
  hd_test_settle ();
  row = hd_test_find_row (preview, title);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_get_mapped (row));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (hd_test_find_type (row, GTK_TYPE_SWITCH))));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (preview)), ==, "Times They Offer");
  g_assert_null (hd_test_find_row (preview, "Not everything was taken"));
  g_assert_false (gtk_widget_get_mapped (hd_test_find_row (preview, "Company")));
  g_assert_cmpint (hd_test_min_width (gtk_window_get_child (GTK_WINDOW (preview))), <=, 360);
  if (picture != NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (preview), 360, 620);
      hd_test_settle ();
      hd_test_screenshot (preview, picture);
    }
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  hd_test_wait_until (asks_for_another, fixture);
  hd_test_settle ();
}

static void
ask (Fixture *fixture, const char *words, const char *picture)
{
  ask_instead (fixture, words, "Instead of Thu 3 Dec 14:00", picture);
}

/* Who asks for another time moves nothing: the appointment and its leave stay until one of the
 * times is chosen, and there is no second appointment. */
static void
test_words_ask (Fixture *fixture, gconstpointer data)
{
  static const char words[] =
    "Could we move the interview from Thu 3 Dec 14:00 to Fri 4 Dec 10:00?";
  GtkWidget *group;
  gint64 id;

  fill (fixture);
  activate (fixture, 3);
  id = hd_record_get_id (HD_RECORD (shown (fixture)));
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_test_settle ();

  ask (fixture, words, "import-asked");
  g_assert_cmpuint (n_interviews (fixture), ==, 3);
  g_assert_cmpstr (shown (fixture)->state, ==, "confirmed");
  g_assert_cmpint (shown (fixture)->start_day, ==, hd_date_new (2026, 12, 3));
  g_assert_false (asks_what_to_send (fixture));
  g_assert_true (has_row (fixture, "Thu 3 Dec 14:00, N. C. · Data engineer · round\u00a02, "
                                   "They ask for another time · Leave held, not yet asked"));
  hd_test_screenshot (fixture->window, "appointments-asked-to-move");

  group = hd_test_find_type (fixture->page, HD_TYPE_SLOTS_GROUP);
  /* It would last as long as it was to, with the way there and back. */
  g_assert_nonnull (hd_test_find_label (group, "10:00\n3 h 15 of leave"));
  g_signal_emit_by_name (hd_test_find_button (group, "Stay"), "clicked");
  hd_test_wait_until (asks_for_none, fixture);
  g_assert_cmpstr (shown (fixture)->state, ==, "confirmed");
  hd_test_settle ();
  g_assert_true (has_row (fixture, "Thu 3 Dec 14:00, N. C. · Data engineer · round\u00a02, "
                                   "On site · Leave held, not yet asked"));

  /* Asked once more it waits again, and is moved once it is chosen; as long as it was. */
  ask (fixture, words, NULL);
  g_signal_emit_by_name (hd_test_find_button (group, "Choose"), "clicked");
  hd_test_wait_until (is_proposed, fixture);
  hd_test_wait_until (asks_for_none, fixture);
  g_assert_cmpint (hd_record_get_id (HD_RECORD (shown (fixture))), ==, id);
  g_assert_cmpint (shown (fixture)->start_day, ==, hd_date_new (2026, 12, 4));
  g_assert_cmpint (shown (fixture)->end_at - shown (fixture)->start_at, ==, 90 * 60);
  g_assert_cmpuint (n_interviews (fixture), ==, 3);
}

/* Where Tab leads depends on where things are drawn: what was filled anew has no place until then.
 */
static gboolean
tab_leads_to_company (gpointer toggle)
{
  GtkWidget *preview = GTK_WIDGET (gtk_widget_get_root (toggle));
  GtkWidget *company = hd_test_find_row (preview, "Company");
  GtkWidget *focus;

  gtk_widget_grab_focus (toggle);
  gtk_widget_child_focus (preview, GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (preview));
  if (company != NULL && focus != NULL &&
      gtk_widget_is_ancestor (focus, gtk_widget_get_ancestor (company, ADW_TYPE_PREFERENCES_GROUP)))
    return TRUE;
  gtk_widget_queue_resize (preview);
  return FALSE;
}

/* The keyboard stays on the switch that says which appointment is meant, whatever that changes. */
static void
test_asked_by_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = NULL, *toggle;

  fill (fixture);
  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page),
                                  "Could we move the interview from Thu 3 Dec 14:00 to Tue 8 Dec?");
  hd_test_wait_until (finds_window, &preview);
  hd_test_settle ();
  toggle =
    hd_test_find_type (hd_test_find_row (preview, "Instead of Thu 3 Dec 14:00"), GTK_TYPE_SWITCH);
  gtk_widget_grab_focus (toggle);
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  hd_test_settle ();
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (preview)), ==, "Keep Appointment");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (preview)) == toggle);
  hd_test_wait_until (tab_leads_to_company, toggle);
  gtk_window_destroy (GTK_WINDOW (preview));
}

static gboolean
is_narrow (gpointer window)
{
  gtk_window_set_default_size (window, 360, 720);
  return gtk_widget_get_width (window) == 360;
}

/* Opened on a phone an appointment begins at its top: Enter does not choose a time unseen. */
static void
test_asked_from_top (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  activate (fixture, 3);
  ask (fixture, "Could we move the interview from Thu 3 Dec 14:00 to Fri 4 Dec 10:00?", NULL);
  activate (fixture, 1);
  hd_test_wait_until (is_narrow, fixture->window);
  hd_test_settle ();
  gtk_widget_activate_action (fixture->page, "appointments.back", NULL);
  hd_test_settle ();
  gtk_widget_grab_focus (agenda_view (fixture));
  activate (fixture, 3);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 hd_test_find_button (fixture->page, "_Edit…"));
  hd_test_screenshot (fixture->window, "appointments-asked-360");
}

/* Where Tab leads depends on where things are drawn: see tab_leads_to_company(). */
static gboolean
tab_leads_to_pane (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *pane = hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE);
  GtkWidget *focus;

  gtk_widget_grab_focus (agenda_view (fixture));
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  if (focus != NULL && gtk_widget_is_ancestor (focus, pane))
    return TRUE;
  gtk_widget_queue_resize (pane);
  return FALSE;
}

/* Beside the list one stays in it, whatever is shown. */
static void
test_stays_in_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;

  fill (fixture);
  list = agenda_view (fixture);
  gtk_widget_grab_focus (list);
  activate (fixture, 3);
  hd_test_assert_focus_within (fixture->window, hd_test_find_type (fixture->page, HD_TYPE_AGENDA));

  /* However many rows there are, Tab goes past them in one step. */
  hd_test_wait_until (tab_leads_to_pane, fixture);
}

static guint
count_buttons (GtkWidget *widget, const char *label)
{
  guint n =
    GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0
      ? 1
      : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child, label);
  return n;
}

/* A time that has passed is none to choose, also when another one is still to come. */
static void
test_asked_is_over (Fixture *fixture, gconstpointer data)
{
  const HdDate days[] = { hd_date_new (2026, 11, 24), hd_date_new (2026, 12, 7) };
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HdInterview) words = hd_interview_new ();
  Answer answer = { 0 };

  fill (fixture);
  activate (fixture, 3);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_ptr_array_add (slots, g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day",
                                          days[i], "start-minute", 600, NULL));
  hd_offered_slots_add_async (fixture->context, hd_record_get_id (HD_RECORD (shown (fixture))),
                              slots, words, -1, -1, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (asks_for_another, fixture);
  hd_test_settle ();
  g_assert_cmpuint (count_buttons (hd_test_find_type (fixture->page, HD_TYPE_SLOTS_GROUP),
                                   "Choose"),
                    ==, 1);
}

static gboolean
asks_for_hour (gpointer data)
{
  return hd_test_find_label (((Fixture *) data)->page,
                             "They named a day only. Ask at what time.") != NULL;
}

/* Several times, or a day without an hour, are for the appointment that is known, too. */
static void
test_words_offer (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = {
    "We have to move the interview on Thu 3 Dec 14:00. Would Fri 4 Dec 10:00 or Mon 7 Dec 11:00 "
    "suit?",
    "Could we move the interview from Thu 3 Dec 14:00 to Tue 8 Dec?"
  };
  GListModel *slots = hd_offered_slots_get_list (fixture->context);

  fill (fixture);
  activate (fixture, 3);
  ask (fixture, words[0], "import-asked-several");
  g_assert_cmpuint (g_list_model_get_n_items (slots), ==, 2);
  ask (fixture, words[1], NULL);
  wait_for_n (slots, 3);
  g_assert_cmpuint (n_interviews (fixture), ==, 3);
  g_assert_cmpint (shown (fixture)->start_day, ==, hd_date_new (2026, 12, 3));

  /* A day says no hour that could take the place of that which is agreed. */
  hd_test_wait_until (asks_for_hour, fixture);
  g_assert_cmpuint (count_buttons (hd_test_find_type (fixture->page, HD_TYPE_SLOTS_GROUP),
                                   "Choose"),
                    ==, 2);

  /* What moved is agreed for its new time, too. */
  Answer answer = { 0 };
  HdDate monday = hd_date_new (2026, 12, 7);

  hd_interviews_move_async (fixture->context, hd_record_get_id (HD_RECORD (shown (fixture))),
                            (HdWall){ monday, 50400 }, (HdWall){ monday, 54000 }, NULL, answered_cb,
                            &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (asks_for_none, fixture);
  ask_instead (fixture, "Could we move the interview from Mon 7 Dec 14:00 to Wed 9 Dec 9:00?",
               "Instead of Mon 7 Dec 14:00", NULL);
  g_assert_cmpstr (shown (fixture)->state, ==, "moved");
  g_assert_nonnull (
    hd_test_find_button (hd_test_find_type (fixture->page, HD_TYPE_SLOTS_GROUP), "Stay"));
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
  lines = hd_appointment_import_plan (hd_interviews_get_list (fixture->context),
                                      hd_early_cancels_get_list (fixture->context), invitations,
                                      fixture->home, hd_context_get_now (fixture->context));
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

  HdRecord *selected =
    hd_agenda_place_get (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (shown)));

  g_assert_true (HD_IS_INTERVIEW (selected));
  g_assert_cmpint (hd_record_get_id (selected), ==, last);
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

static gboolean
finds_preview_of (GtkWidget *preview, const char *title)
{
  return preview != NULL && hd_test_find_row (preview, title) != NULL;
}

static gboolean
finds_second (gpointer data)
{
  return finds_preview_of (hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW), "A second talk");
}

/* Of several files that are dropped one is previewed after the other; what cannot be read among
 * them holds up none. */
static void
test_drop_several (Fixture *fixture, gconstpointer data)
{
  static const char *const contents[] = {
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:first\r\nSUMMARY:A first talk\r\n"
    "DTSTART:20261203T140000\r\nDTEND:20261203T150000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    NULL, /* there is no such file */
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:second\r\nSUMMARY:A second talk\r\n"
    "DTSTART:20261204T140000\r\nDTEND:20261204T150000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
  };
  g_auto (GValue) value = G_VALUE_INIT;
  GSList *files = NULL;
  GtkWidget *preview = NULL;
  gboolean taken = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *name = g_strdup_printf ("several-%u.ics", i);
      g_autofree char *path =
        g_build_filename (hd_context_get_data_dir (fixture->context), name, NULL);

      if (contents[i] != NULL)
        g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      files = g_slist_append (files, g_file_new_for_path (path));
    }
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  g_signal_emit_by_name (drop_target (fixture->page), "drop", &value, 0.0, 0.0, &taken);
  g_assert_true (taken);
  hd_test_wait_until (finds_window, &preview);
  hd_test_settle ();
  g_assert_true (finds_preview_of (preview, "A first talk"));
  g_assert_false (finds_second (NULL));
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 1);

  hd_test_wait_until (finds_second, NULL);
  preview = hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW);
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 2);
  hd_test_settle ();
  g_assert_null (hd_test_find_toplevel (HD_TYPE_IMPORT_WINDOW));
}

/* A copied file comes to its preview as one that is dropped does. */
static void
test_paste_file (Fixture *fixture, gconstpointer data)
{
  static const char event[] =
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:copied\r\nSUMMARY:A talk\r\n"
    "DTSTART:20261203T140000\r\nDTEND:20261203T153000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  g_autofree char *path =
    g_build_filename (hd_context_get_data_dir (fixture->context), "copied.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GtkWidget *preview = NULL;
  GSList files = { .data = file };

  g_file_set_contents (path, event, -1, &error);
  g_assert_no_error (error);
  gdk_clipboard_set (gtk_widget_get_clipboard (fixture->page), GDK_TYPE_FILE_LIST, &files);
  gtk_widget_activate_action (fixture->page, "appointments.paste", NULL);
  hd_test_wait_until (finds_window, &preview);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_row (preview, "Thursday, 3 December 2026"));
  gtk_window_destroy (GTK_WINDOW (preview));
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
                                  "Thu 3 Dec 14:00-15:00 or Fri 4 Dec at 8");
  hd_test_wait_until (finds_window, &preview);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_row (preview, "Thursday, 3 December 2026"));
  g_assert_false (gtk_widget_get_sensitive (hd_test_find_button (preview, "_Keep")));

  check = hd_test_find_type (hd_test_find_row (preview, "Thursday, 3 December 2026"),
                             GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_signal_emit_by_name (hd_test_find_button (preview, "08:00"), "clicked");
  hd_test_settle ();
  check = hd_test_find_type (hd_test_find_row (preview, "Thursday, 3 December 2026"),
                             GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_true (gtk_widget_get_sensitive (hd_test_find_button (preview, "_Keep")));
  gtk_window_destroy (GTK_WINDOW (preview));
}

/* A zone that nobody knows is asked for, and what was answered can be answered otherwise. */
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
  row = hd_test_find_type (preview, HD_TYPE_ZONE_ROW);
  g_assert_cmpstr (hd_zone_row_get_zone (HD_ZONE_ROW (row)), ==, "Europe/London");
  hd_test_screenshot (preview, "import-zone-answered");
  hd_zone_row_set_zone (HD_ZONE_ROW (row), "");
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (preview, "13:00–14:00 · 1 h"));
  row = hd_test_find_type (preview, HD_TYPE_ZONE_ROW);
  g_assert_cmpstr (hd_zone_row_get_zone (HD_ZONE_ROW (row)), ==, "");
  gtk_window_destroy (GTK_WINDOW (preview));
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
  g_test_add ("/ui/appointments/words-ask", Fixture, NULL, set_up, test_words_ask, tear_down);
  g_test_add ("/ui/appointments/asked-by-keys", Fixture, NULL, set_up, test_asked_by_keys,
              tear_down);
  g_test_add ("/ui/appointments/asked-from-top", Fixture, NULL, set_up, test_asked_from_top,
              tear_down);
  g_test_add ("/ui/appointments/stays-in-list", Fixture, NULL, set_up, test_stays_in_list,
              tear_down);
  g_test_add ("/ui/appointments/asked-is-over", Fixture, NULL, set_up, test_asked_is_over,
              tear_down);
  g_test_add ("/ui/appointments/words-offer", Fixture, NULL, set_up, test_words_offer, tear_down);
  g_test_add ("/ui/appointments/nothing-to-paste", Fixture, NULL, set_up, test_nothing_to_paste,
              tear_down);
  g_test_add ("/ui/appointments/way-of-file", Fixture, NULL, set_up, test_way_of_file, tear_down);
  g_test_add ("/ui/appointments/details", Fixture, NULL, set_up, test_details, tear_down);
  g_test_add ("/ui/appointments/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/ui/appointments/paste-file", Fixture, NULL, set_up, test_paste_file, tear_down);
  g_test_add ("/ui/appointments/drop", Fixture, NULL, set_up, test_drop, tear_down);
  g_test_add ("/ui/appointments/drop-several", Fixture, NULL, set_up, test_drop_several, tear_down);
  g_test_add ("/ui/appointments/drop-text", Fixture, NULL, set_up, test_drop_text, tear_down);
  g_test_add ("/ui/appointments/import-question", Fixture, NULL, set_up, test_import_question,
              tear_down);
  g_test_add ("/ui/appointments/import-unknown-zone", Fixture, NULL, set_up,
              test_import_unknown_zone, tear_down);
  return g_test_run ();
}
