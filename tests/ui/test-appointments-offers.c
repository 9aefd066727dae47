/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-fixture.h"
#include "hd-slots-group.h"

/* Times that they offer, to choose from. */

/* Where it is said of all the times that are offered is kept with them, and the way there counts;
 * what was kept is shown. */
static void
test_offers_keep_place (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preview = NULL, *spin;

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), two_times);
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

/* Whether the rows of the days stand in this order. */
static gboolean
stand_in_order (GtkWidget *group, const char *first, const char *second)
{
  GtkWidget *above = hd_test_find_row (group, first), *below = hd_test_find_row (group, second);

  while (above != NULL && above != below)
    above = gtk_widget_get_next_sibling (above);
  return above != NULL;
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

  /* In the evening nobody is at work, so that comes before what the mail names first. */
  g_assert_true (stand_in_order (group, "Wednesday, 2 December 2026", "Tuesday, 1 December 2026"));
  g_assert_true (stand_in_order (group, "Wednesday, 2 December 2026", "Thursday, 3 December 2026"));
  g_assert_nonnull (hd_test_find_label (group, "19:00–20:00 · 1 h\nno leave needed"));

  /* One more, typed, is read back as everywhere: what has two readings is asked and not refused,
   * and where it is comes with it. */
  GtkWidget *entry = hd_test_find_type (group, ADW_TYPE_ENTRY_ROW);

  preview = NULL;
  gtk_editable_set_text (GTK_EDITABLE (entry), "Fri 4 Dec at 8, 1 h, 12 Quay Street, Leeds");
  g_signal_emit_by_name (entry, "apply");
  hd_test_wait_until (finds_window, &preview);
  g_assert_nonnull (hd_test_find_label (preview, "Which time is meant?"));
  g_assert_false (gtk_widget_get_sensitive (hd_test_find_button (preview, "_Keep")));
  gtk_window_destroy (GTK_WINDOW (preview));
  hd_test_settle ();

  /* What was not kept is still there, and Enter reads it again. */
  preview = NULL;
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "activate");
  hd_test_wait_until (finds_window, &preview);
  g_assert_nonnull (hd_test_find_label (preview, "Which time is meant?"));
  gtk_window_destroy (GTK_WINDOW (preview));
  hd_test_settle ();

  /* Nobody means three at night: that is said, and needs no answer. */
  preview = NULL;
  gtk_editable_set_text (GTK_EDITABLE (entry), "Fri 4 Dec at 3, 1 h, 12 Quay Street, Leeds");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "activate");
  hd_test_wait_until (finds_window, &preview);
  g_assert_nonnull (hd_test_find_label (preview, "Taken as 15:00. Is another time meant?"));
  g_assert_nonnull (hd_test_find_label (preview, "12 Quay Street, Leeds"));
  /* It belongs to the appointment that is shown. */
  g_assert_false (is_shown (hd_test_find_row (preview, "Company")));
  g_assert_cmpint (hd_test_min_width (gtk_window_get_child (GTK_WINDOW (preview))), <=, 360);
  g_assert_true (gtk_widget_get_sensitive (hd_test_find_button (preview, "_Keep")));
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
  g_test_add ("/ui/appointments/offers-keep-place", Fixture, NULL, set_up, test_offers_keep_place,
              tear_down);
  g_test_add ("/ui/appointments/offers", Fixture, NULL, set_up, test_offers, tear_down);

  return g_test_run ();
}
