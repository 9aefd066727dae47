/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-dialog.h"
#include "hd-appointments-fixture.h"

/* Several appointments of one day that are one visit, as the form and the page have them. */

typedef struct
{
  GtkWidget *dialog;
  GtkWidget *row;
  GtkSwitch *toggle;
  GtkSpinButton *round;
} Form;

static Form
find_form (void)
{
  Form form = { GTK_WIDGET (hd_test_find_window ("Appointment")) };

  g_assert_nonnull (form.dialog);
  form.row = hd_test_find_row (form.dialog, "Same visit as the one at 14:00");
  if (form.row != NULL)
    form.toggle = GTK_SWITCH (hd_test_find_type (form.row, GTK_TYPE_SWITCH));
  form.round = GTK_SPIN_BUTTON (
    hd_test_find_type (hd_test_find_row (form.dialog, "Round"), GTK_TYPE_SPIN_BUTTON));
  return form;
}

/* The form of a new one of the same firm, with a time typed. */
static Form
type (Fixture *fixture, gint64 application, const char *time)
{
  hd_appointment_dialog_present_new (GTK_WINDOW (fixture->window), fixture->context,
                                     fixture->settings, application, time);
  return find_form ();
}

static void
choose_kind (Form *form, guint kind)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (hd_test_find_row (form->dialog, "Kind")), kind);
}

static void
save (Fixture *fixture, Form *form)
{
  guint n = n_interviews (fixture);

  g_signal_emit_by_name (hd_test_find_button (form->dialog, "_Save"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), n + 1);
  hd_test_settle ();
}

static gint64
first_talk (Fixture *fixture, gint64 *id)
{
  gint64 application = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_LOOP);

  *id = add_appointment (fixture, application, "2026-12-03", 13 * 60, 90);
  hd_test_settle ();
  return application;
}

/* The pane is filled when nothing else is to be done. */
static gboolean
says_when (gpointer page)
{
  return hd_test_find_label (page, "14:00–15:30 · 13:00–14:30 in London · 1 h 30\n"
                                   "Visit, 1 of 2: away once for 14:00–16:30") != NULL;
}

static gboolean
is_alone (gpointer interview)
{
  return ((HdInterview *) interview)->loop == 0;
}

/* There, right behind it: that is one visit, and one round, unless it is switched off. */
static void
test_there (Fixture *fixture, gconstpointer data)
{
  gint64 first;
  gint64 application = first_talk (fixture, &first);
  Form form = type (fixture, application, "3 Dec 2026 15:45-16:30");
  HdInterview *known = hd_interviews_peek (fixture->context, first);

  g_assert_nonnull (form.row);
  g_assert_true (gtk_widget_get_visible (form.row));
  g_assert_false (gtk_switch_get_active (form.toggle));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (form.round), ==, 2);
  choose_kind (&form, 1);
  g_assert_true (gtk_switch_get_active (form.toggle));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (form.round), ==, 1);
  hd_test_settle ();
  hd_test_screenshot (form.dialog, "appointment-visit");
  g_assert_cmpint (hd_test_min_width (form.dialog), <=, 360);

  save (fixture, &form);
  g_assert_cmpint (known->loop, ==, 1);
  g_assert_cmpint (known->visit_others, ==, 1);
  g_assert_true (has_row (fixture,
                          "Thu 3 Dec 14:00, Visit, 1 of 2, N. C. · Data engineer · round\u00a01, "
                          "On site · No leave asked"));
  hd_test_wait_until (says_when, fixture->page);
  gtk_test_widget_wait_for_draw (fixture->window);
  hd_test_screenshot (fixture->window, "appointments-visit");

  /* The form of what is one visit says so, and can part it. */
  hd_appointment_dialog_present (GTK_WINDOW (fixture->window), fixture->context, fixture->settings,
                                 known);
  form.dialog = GTK_WIDGET (hd_test_find_window ("Appointment"));
  form.row = hd_test_find_row (form.dialog, "Same visit as the one at 15:45");
  g_assert_nonnull (form.row);
  form.toggle = GTK_SWITCH (hd_test_find_type (form.row, GTK_TYPE_SWITCH));
  g_assert_true (gtk_switch_get_active (form.toggle));
  gtk_switch_set_active (form.toggle, FALSE);
  g_signal_emit_by_name (hd_test_find_button (form.dialog, "_Save"), "clicked");
  hd_test_wait_until (is_alone, known);
  g_assert_cmpint (known->visit_others, ==, 0);
}

/* What was switched by hand stays as it was, whatever else is said; another day has no visit. */
static void
test_by_hand (Fixture *fixture, gconstpointer data)
{
  gint64 first;
  gint64 application = first_talk (fixture, &first);
  Form form = type (fixture, application, "3 Dec 2026 15:45-16:30");
  GtkWidget *line = hd_test_find_type (form.dialog, ADW_TYPE_ENTRY_ROW);

  gtk_switch_set_active (form.toggle, TRUE);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (form.round), ==, 1);
  choose_kind (&form, 2);
  g_assert_true (gtk_switch_get_active (form.toggle));
  gtk_switch_set_active (form.toggle, FALSE);
  choose_kind (&form, 1);
  g_assert_false (gtk_switch_get_active (form.toggle));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (form.round), ==, 2);

  gtk_switch_set_active (form.toggle, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (line), "4 Dec 2026 15:45-16:30");
  g_assert_false (gtk_widget_get_visible (form.row));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (form.round), ==, 2);
  save (fixture, &form);
  g_assert_cmpint (hd_interviews_peek (fixture->context, first)->loop, ==, 0);
}

/* Of somebody else, nothing is said. */
static void
test_of_another (Fixture *fixture, gconstpointer data)
{
  gint64 first;
  Form form;

  first_talk (fixture, &first);
  form = type (fixture, add_case (fixture, "Larch & Sons", "Analyst", HD_STAGE_SCREEN),
               "3 Dec 2026 15:45-16:30");
  g_assert_null (form.row);
  gtk_window_destroy (GTK_WINDOW (form.dialog));
}

#define TALK(uid, from, to)                                                                        \
  "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART:20261203T" from "00Z\r\nDTEND:20261203T" to "00Z\r\n"    \
  "SUMMARY:Talk\r\nLOCATION:Mill Lane 3\\, Leeds\r\nEND:VEVENT\r\n"

static const char day_of_talks[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" TALK ("a", "0900", "0945")
  TALK ("b", "1000", "1100") TALK ("c", "1130", "1230") "END:VCALENDAR\r\n";

static guint
n_in_visit (Fixture *fixture)
{
  GListModel *list = hd_interviews_get_list (fixture->context);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdInterview) row = g_list_model_get_item (list, i);

      n += row->loop > 0 ? 1 : 0;
    }
  return n;
}

/* A day of talks in one file is one visit; that is seen before it is kept, and can be said not to
 * be. @data: it is. */
static void
test_imported (Fixture *fixture, gconstpointer data)
{
  gboolean one = GPOINTER_TO_INT (data);
  GtkWidget *preview = NULL, *row, *check;

  hd_appointments_page_take_text (HD_APPOINTMENTS_PAGE (fixture->page), day_of_talks);
  hd_test_wait_until (finds_window, &preview);
  row = hd_test_find_row (preview, "One visit");
  g_assert_true (gtk_widget_get_visible (row));
  hd_test_settle ();
  hd_test_screenshot (preview, "import-visit");
  if (!one)
    gtk_switch_set_active (GTK_SWITCH (hd_test_find_type (row, GTK_TYPE_SWITCH)), FALSE);

  /* What is not kept is no part of it. */
  check = hd_test_find_type (preview, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_true (gtk_widget_get_visible (row));
  g_signal_emit_by_name (hd_test_find_button (preview, "_Keep"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 2);
  g_assert_cmpuint (n_in_visit (fixture), ==, one ? 2 : 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/appointments/visit", Fixture, NULL, set_up, test_there, tear_down);
  g_test_add ("/ui/appointments/visit-by-hand", Fixture, NULL, set_up, test_by_hand, tear_down);
  g_test_add ("/ui/appointments/visit-of-another", Fixture, NULL, set_up, test_of_another,
              tear_down);
  g_test_add ("/ui/appointments/visit-imported", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_imported, tear_down);
  g_test_add ("/ui/appointments/visit-parted", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_imported, tear_down);
  return g_test_run ();
}
