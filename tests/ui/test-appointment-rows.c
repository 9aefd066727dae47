/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-fixture.h"
#include "hd-change-card.h"
#include "hd-leave-desk.h"

/* The keyboard in rows that are filled anew by what else is stored. */

static gint64
add_line (Fixture *fixture, const char *kind, const char *text)
{
  g_autoptr (HdJobNote) note = hd_job_note_new ();
  Answer answer = { 0 };

  g_object_set (note, "application", shown (fixture)->application, "interview",
                hd_record_get_id (HD_RECORD (shown (fixture))), "kind", kind, "text", text, NULL);
  hd_job_notes_save_async (fixture->context, note, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  return answer.id;
}

static void
changed_cb (HdLeaveDesk *desk, gboolean *changed)
{
  *changed = TRUE;
}

/* Stores something that has nothing to do with what is shown, and waits until all is shown that
 * follows from it. */
static void
store_something (Fixture *fixture)
{
  HdLeaveDesk *desk = hd_leave_desk_get (fixture->context);
  guint n = g_list_model_get_n_items (hd_applications_get_list (fixture->context));
  gboolean changed = FALSE;
  gulong handler = g_signal_connect (desk, "changed", G_CALLBACK (changed_cb), &changed);

  add_case (fixture, "Ostrava Steel", "Analyst", HD_STAGE_APPLIED);
  hd_test_wait_until (is_set, &changed);
  wait_for_n (hd_applications_get_list (fixture->context), n + 1);
  g_signal_handler_disconnect (desk, handler);
  hd_test_settle ();
}

static void
add_asked (Fixture *fixture)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HdInterview) words = hd_interview_new ();
  Answer answer = { 0 };

  for (int i = 0; i < 2; i++)
    g_ptr_array_add (slots,
                     g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day",
                                   hd_date_new (2026, 12, 4) + 3 * i, "start-minute", 600, NULL));
  hd_offered_slots_add_async (fixture->context, hd_record_get_id (HD_RECORD (shown (fixture))),
                              slots, words, -1, -1, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  wait_for_n (hd_offered_slots_get_list (fixture->context), 2);
  hd_test_settle ();
}

/* Whoever is about to press a button presses that one, whatever is stored meanwhile. */
static void
test_keyboard_stays (Fixture *fixture, gconstpointer data)
{
  static const char *const buttons[] = { "Choose", "_Draft Request", "_Hold" };
  GtkWidget *row, *check;

  fill (fixture);
  activate (fixture, 3);
  add_asked (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = hd_test_find_button (fixture->page, buttons[i]);

      gtk_widget_grab_focus (button);
      store_something (fixture);
      g_assert_true (hd_test_find_button (fixture->page, buttons[i]) == button);
      hd_test_assert_focus_within (fixture->window, button);
    }

  /* The way to be away that was chosen is still so. */
  row = hd_test_find_row (fixture->page, "The whole day");
  check = hd_test_find_type (row, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_grab_focus (check);
  store_something (fixture);
  hd_test_assert_focus_within (fixture->window, check);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

typedef struct
{
  Fixture *fixture;
  gint64 id;
} Line;

static HdJobNote *
find_line (Fixture *fixture, gint64 id)
{
  GListModel *notes = hd_job_notes_get_list (fixture->context);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (HdJobNote) note = g_list_model_get_item (notes, i);

      if (hd_record_get_id (HD_RECORD (note)) == id)
        return note;
    }
  return NULL;
}

static gboolean
is_ticked (gpointer data)
{
  Line *line = data;
  HdJobNote *note = find_line (line->fixture, line->id);

  return note != NULL && note->done;
}

/* The window moves it with the next frame. */
static gboolean
is_at_entry (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *entry = hd_test_find_row (fixture->page, "Add something to prepare");

  return focus != NULL && gtk_widget_is_ancestor (focus, entry);
}

/* A line that is ticked keeps the keyboard, and after one that is removed a second Enter removes
 * none, and unticks none that is done. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  Line line = { fixture };
  GtkWidget *row, *check, *remove;

  fill (fixture);
  activate (fixture, 3);
  line.id = add_line (fixture, "checklist", "Print the plan");
  wait_for_n (hd_job_notes_get_list (fixture->context), 1);
  hd_test_settle ();
  row = hd_test_find_row (fixture->page, "Print the plan");
  gtk_widget_activate (hd_test_find_type (row, GTK_TYPE_CHECK_BUTTON));
  hd_test_wait_until (is_ticked, &line);
  line.id = add_line (fixture, "checklist", "Take the train");
  wait_for_n (hd_job_notes_get_list (fixture->context), 2);
  hd_test_settle ();
  row = hd_test_find_row (fixture->page, "Take the train");
  check = hd_test_find_type (row, GTK_TYPE_CHECK_BUTTON);
  gtk_widget_grab_focus (check);
  gtk_widget_activate (check);
  hd_test_wait_until (is_ticked, &line);
  store_something (fixture);
  hd_test_assert_focus_within (fixture->window, check);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));

  remove = hd_test_find_type (row, GTK_TYPE_BUTTON);
  gtk_widget_grab_focus (remove);
  g_signal_emit_by_name (remove, "clicked");
  hd_test_wait_until (is_at_entry, fixture);
  g_assert_null (hd_test_find_row (fixture->page, "Take the train"));
}

/* What is ticked in the card stays so, and is so of that appointment alone. */
static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card, *check;
  g_autoptr (HdInterview) moved = NULL;
  g_autoptr (HdInterview) other = NULL;

  fill (fixture);
  activate (fixture, 3);
  g_signal_emit_by_name (hd_test_find_button (fixture->page, "_Hold"), "clicked");
  hd_test_wait_until (is_held, fixture);
  hd_test_settle ();
  card = hd_test_find_type (fixture->page, HD_TYPE_CHANGE_CARD);
  moved = hd_record_copy (HD_RECORD (shown (fixture)));
  g_object_set (moved, "state", "cancelled", "absence-state", "approved", NULL);
  other = hd_record_copy (HD_RECORD (moved));
  hd_record_set_id (HD_RECORD (other), hd_record_get_id (HD_RECORD (moved)) + 100);

  hd_change_card_show (HD_CHANGE_CARD (card), moved, FALSE);
  check = hd_test_find_type (card, GTK_TYPE_CHECK_BUTTON);
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  hd_change_card_show (HD_CHANGE_CARD (card), moved, FALSE);
  g_assert_true (hd_test_find_type (card, GTK_TYPE_CHECK_BUTTON) == check);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));

  /* It moves once more: what was done about the first time is to be done again. */
  g_object_set (moved, "start-at", moved->start_at + 86400, NULL);
  hd_change_card_show (HD_CHANGE_CARD (card), moved, FALSE);
  check = hd_test_find_type (card, GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);

  g_object_set (other, "start-at", moved->start_at, NULL);
  hd_change_card_show (HD_CHANGE_CARD (card), other, FALSE);
  check = hd_test_find_type (card, GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

static gboolean
is_in_london (gpointer page)
{
  return hd_test_find_label (page, "13:00–14:30 · 1 h 30") != NULL;
}

/* Who lives elsewhere now has other times on the clock, in the pane as in the agenda. */
static void
test_home (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) london = g_time_zone_new_identifier ("Europe/London");

  fill (fixture);
  activate (fixture, 3);
  g_assert_nonnull (
    hd_test_find_label (fixture->page, "14:00–15:30 · 13:00–14:30 in London · 1 h 30"));
  g_settings_set_string (fixture->settings, "time-zone", "Europe/London");
  hd_context_set_home (fixture->context, london, 0x3e);
  hd_test_wait_until (is_in_london, fixture->page);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  /* There is no application here that would load it. */
  hd_test_load_style ();
  g_test_add ("/ui/appointment-rows/keyboard-stays", Fixture, NULL, set_up, test_keyboard_stays,
              tear_down);
  g_test_add ("/ui/appointment-rows/ticks", Fixture, NULL, set_up, test_ticks, tear_down);
  g_test_add ("/ui/appointment-rows/lines", Fixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/ui/appointments/home", Fixture, NULL, set_up, test_home, tear_down);
  return g_test_run ();
}
