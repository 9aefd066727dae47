/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-dialog.h"
#include "hd-appointments-fixture.h"
#include "hd-board-column.h"
#include "hd-board.h"
#include "hd-case-dialog.h"
#include "hd-case-pane.h"
#include "hd-close-window.h"
#include "hd-verb.h"
#include "hd-watch.h"

typedef struct
{
  GtkAdjustment *adjustment;
  double upper;
} Height;

static gboolean
has_grown (gpointer data)
{
  Height *height = data;

  return gtk_adjustment_get_upper (height->adjustment) > height->upper;
}

static gboolean
is_on_top (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) <= 0;
}

/* What is to be done stands on top of the agenda and opens its case; the next appointment is shown
 * beside it before anything is chosen. */
static void
test_to_do (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdJobApplication) application = hd_job_application_new ();
  Answer answer = { 0 };
  Height height = { NULL };

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 240);
  fill (fixture);
  g_assert_nonnull (hd_test_find_label (fixture->page, "Friday, 27 November 2026"));
  height.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (agenda_view (fixture)));
  hd_test_wait_until (has_grown, &height);
  height.upper = gtk_adjustment_get_upper (height.adjustment);

  g_object_set (application, "company", "Northwind Components", "role", "Data engineer", "stage",
                "applied", "next-action", "Send the sample", "next-on", hd_date_new (2026, 11, 1),
                NULL);
  hd_applications_save_async (fixture->context, application, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  wait_for_n (hd_applications_get_list (fixture->context), 5);
  hd_test_settle ();
  hd_test_wait_until (has_grown, &height);
  hd_test_wait_until (is_on_top, height.adjustment);
  g_assert_true (has_row (fixture, "To do"));
  g_assert_true (has_row (fixture, "Send the sample, Due, N. C. · Data engineer, Sun 1 Nov"));
  activate (fixture, 1);
  g_assert_nonnull (hd_test_find_label (fixture->page, "Applied · since today"));
}

static gboolean
is_past_empty (gpointer page)
{
  GtkWidget *empty = hd_test_find_label (page, "No Appointments Yet");

  return empty == NULL || !gtk_widget_get_mapped (empty);
}

static gboolean
is_empty (gpointer page)
{
  return !is_past_empty (page);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  /* Nobody knows yet: the list has not been read. */
  g_assert_true (is_past_empty (fixture->page));
  hd_test_wait_until (is_empty, fixture->page);
  g_assert_nonnull (hd_test_find_button (fixture->page, "_Paste Invitation"));
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_settle ();
  hd_test_screenshot (fixture->window, "appointments-empty");
}

static gboolean
is_focus_on_page (gpointer data)
{
  const Fixture *fixture = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, fixture->page);
}

/* Who is on the empty page when its first entry comes stays on the page, and is not sent to the
 * header bar. */
static void
test_focus_stays (Fixture *fixture, gconstpointer data)
{
  hd_test_wait_until (is_empty, fixture->page);
  gtk_test_widget_wait_for_draw (fixture->page);
  gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_FORWARD);
  hd_test_assert_focus_within (fixture->window, fixture->page);
  add_case (fixture, "Larch & Sons", "Data engineer", HD_STAGE_APPLIED);
  hd_test_wait_until (is_past_empty, fixture->page);
  /* It goes where the list is once that was drawn. */
  hd_test_wait_until (is_focus_on_page, fixture);
}

/* What comes next stands on top; names are initials until they are asked for. */
static void
test_agenda (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  g_assert_nonnull (hd_test_find_label (fixture->page, "Next: Fri 27 Nov 09:00 (08:00 London)"));
  g_assert_true (has_row (fixture, "This week"));
  g_assert_true (has_row (fixture,
                          "Fri 27 Nov 09:00, L. S. · Site reliability engineer · round\u00a01, "
                          "On site · No leave asked"));
  g_assert_true (has_row (fixture, "Past"));
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);

  activate (fixture, 3);
  hd_test_screenshot (fixture->window, "appointments");
  g_assert_nonnull (hd_test_find_row (fixture->page, "Thursday, 3 December 2026"));
  g_assert_nonnull (hd_test_find_label (fixture->page, "N. C. · Data engineer · round\u00a02"));
  gtk_widget_activate_action (fixture->page, "appointments.show-names", NULL);
  hd_test_settle ();
  g_assert_nonnull (
    hd_test_find_label (fixture->page, "Northwind Components · Data engineer · round\u00a02"));
  g_assert_true (has_row (fixture, "Thu 12 Nov 11:00, Northwind Components · Data engineer · "
                                   "round\u00a01, On site"));
}

static HdJobApplication *
find_case (Fixture *fixture, const char *company)
{
  GListModel *cases = hd_applications_get_list (fixture->context);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (HdJobApplication) one = g_list_model_get_item (cases, i);

      if (strcmp (one->company, company) == 0)
        return one;
    }
  return NULL;
}

static gboolean
brightwater_has_applied (gpointer data)
{
  HdJobApplication *one = find_case (data, "Brightwater");

  return one != NULL && strcmp (one->stage, "applied") == 0;
}

typedef struct
{
  Fixture *fixture;
  GtkWidget *inside;
} Way;

/* Presses Tab until the keyboard is where it is to come to; FALSE when it gets stuck before. */
static gboolean
tab_reaches (gpointer data)
{
  const Way *way = data;
  GtkWidget *before = NULL;

  for (int i = 0; i < 60; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (way->fixture->window, GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (way->fixture->window));
      if (focus == NULL || focus == before)
        return FALSE;
      if (gtk_widget_is_ancestor (focus, way->inside))
        return TRUE;
      before = focus;
    }
  return FALSE;
}

/* The rows of a list are there a while after what they show. */
static void
wait_for_tab (Fixture *fixture, GtkWidget *inside)
{
  Way way = { fixture, inside };

  hd_test_wait_until (tab_reaches, &way);
}

/* Tab goes from the buttons above to the rows and the cards below them, past columns without any.
 */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  gint64 larch = add_case (fixture, "Larch & Sons", "Site reliability engineer", HD_STAGE_SCREEN);

  add_appointment (fixture, larch, "2026-11-27", 8 * 60, 30);
  hd_test_settle ();
  wait_for_tab (fixture, agenda_view (fixture));
  wait_for_tab (fixture, hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE));
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "board");
  hd_test_settle ();
  wait_for_tab (fixture, hd_test_find_type (fixture->page, HD_TYPE_BOARD));
}

/* A card goes on by the keyboard, and keeps it. */
static void
test_board (Fixture *fixture, gconstpointer data)
{
  GtkWidget *board, *column;

  fill (fixture);
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "board");
  hd_test_settle ();
  board = hd_test_find_type (fixture->page, HD_TYPE_BOARD);
  g_assert_nonnull (hd_test_find_label (board, "Saved  1"));
  g_assert_nonnull (hd_test_find_label (board, "B."));
  hd_test_screenshot (fixture->window, "board");

  column = hd_test_find_type (board, HD_TYPE_BOARD_COLUMN);
  g_assert_true (
    hd_board_column_focus_case (HD_BOARD_COLUMN (column),
                                hd_record_get_id (HD_RECORD (find_case (fixture, "Brightwater")))));
  gtk_widget_activate_action (board, "board.shift", "i", 1);
  hd_test_wait_until (brightwater_has_applied, fixture);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (board, "Saved  0"));
  g_assert_nonnull (hd_test_find_label (board, "Applied  2"));
  /* What has the keyboard is the card that went on, not another one of that column. */
  g_assert_nonnull (hd_test_find_label (gtk_window_get_focus (GTK_WINDOW (fixture->window)), "B."));
}

static gboolean
knows_the_way (gpointer pane)
{
  return hd_test_find_row (pane, "Rejected") != NULL;
}

static gboolean
warns_of_two_ways (gpointer pane)
{
  return hd_test_find_row (pane, "You have applied there yourself already. "
                                 "Two ways in can cost both.") != NULL;
}

/* An application tells by which stages it came, and who stands there already. */
static void
test_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdJobApplication) other = hd_job_application_new ();
  gint64 id = add_case (fixture, "Northwind", "Data engineer", HD_STAGE_APPLIED);
  Answer answer = { 0 };
  GtkWidget *pane;

  g_object_set (other, "company", "northwind", "agency", "Cedar Talent", "stage", "saved", NULL);
  hd_applications_save_async (fixture->context, other, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  wait_for_n (hd_applications_get_list (fixture->context), 2);
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "board");
  hd_test_settle ();
  gtk_widget_activate_action (hd_test_find_type (fixture->page, HD_TYPE_BOARD), "board.open", "x",
                              answer.id);
  pane = hd_test_find_type (fixture->page, HD_TYPE_CASE_PANE);
  hd_test_wait_until (warns_of_two_ways, pane);

  hd_case_pane_show (HD_CASE_PANE (pane), id);
  answer.done = FALSE;
  hd_applications_move_async (fixture->context, id, HD_STAGE_LOOP, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  answer.done = FALSE;
  hd_applications_close_async (fixture->context, id, HD_OUTCOME_REJECTED, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (knows_the_way, pane);
  g_assert_nonnull (hd_test_find_row (pane, "The way so far"));
  g_assert_nonnull (hd_test_find_row (pane, "Applied"));
  g_assert_nonnull (hd_test_find_row (pane, "Interview loop"));
}

static gboolean
asks_what_became_of_it (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (HD_IS_CLOSE_WINDOW (l->data))
      *(GtkWidget **) data = l->data;
  return *(GtkWidget **) data != NULL;
}

static gboolean
brightwater_is_ghosted (gpointer data)
{
  HdJobApplication *one = find_case (data, "Brightwater");

  return one != NULL && strcmp (one->stage, "closed") == 0 && strcmp (one->outcome, "ghosted") == 0;
}

/* A card that is dropped on the last column, or sent there by its menu, is closed by what became of
 * it; until that is said it stays where it was. */
static void
test_board_closes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *board, *window = NULL;
  HdJobApplication *one;
  gint64 id;

  fill (fixture);
  id = hd_record_get_id (HD_RECORD (find_case (fixture, "Brightwater")));
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "board");
  hd_test_settle ();
  board = hd_test_find_type (fixture->page, HD_TYPE_BOARD);
  gtk_widget_activate_action (board, "board.move", "(xs)", id, "closed");
  hd_test_wait_until (asks_what_became_of_it, &window);
  hd_test_settle ();
  hd_test_screenshot (window, "board-close");
  one = find_case (fixture, "Brightwater");
  g_assert_true (one != NULL && strcmp (one->stage, "saved") == 0);
  g_assert_cmpint (hd_test_min_width (window), <=, 360);
  g_signal_emit_by_name (hd_test_find_row (window, "Ghosted"), "activated");
  hd_test_wait_until (brightwater_is_ghosted, fixture);
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (board, "Closed  1"));

  /* It stands there already, and what became of it is known. */
  window = NULL;
  gtk_widget_activate_action (board, "board.move", "(xs)", id, "closed");
  hd_test_settle ();
  g_assert_false (asks_what_became_of_it (&window));
  g_assert_true (brightwater_is_ghosted (fixture));
}

static gboolean
brightwater_has_a_next_action (gpointer data)
{
  HdJobApplication *one = find_case (data, "Brightwater");

  return one != NULL && *one->next_action != '\0';
}

/* Of two moves of a card that go nowhere, the one that fails and the one that changes nothing, the
 * board remembers nothing: what changes later leaves the keyboard where it is. */
static void
test_board_stays (Fixture *fixture, gconstpointer data)
{
  GtkWidget *board, *columns;
  gint64 id;

  fill (fixture);
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "board");
  hd_test_settle ();
  board = hd_test_find_type (fixture->page, HD_TYPE_BOARD);
  columns = hd_test_find_type (board, HD_TYPE_BOARD_COLUMN);
  id = hd_record_get_id (HD_RECORD (find_case (fixture, "Brightwater")));

  for (int failing = 0; failing < 2; failing++)
    {
      g_autoptr (HdJobApplication) changed = NULL;
      Answer answer = { 0 };

      gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
      gtk_widget_activate_action (board, "board.move", "(xs)", failing ? (gint64) 99999 : id,
                                  "saved");
      hd_test_settle ();
      changed = hd_record_copy (HD_RECORD (find_case (fixture, "Brightwater")));
      g_object_set (changed, "next-action", failing ? "Write" : "Call", NULL);
      hd_applications_save_async (fixture->context, changed, answered_cb, &answer);
      hd_test_wait_until (is_done, &answer);
      hd_test_wait_until (brightwater_has_a_next_action, fixture);
      hd_test_settle ();
      g_assert_false (gtk_widget_get_focus_child (columns) != NULL &&
                      gtk_root_get_focus (GTK_ROOT (fixture->window)) != NULL);
    }
}

/* Tab goes to a card and not to the menu on it, which opens by its key. */
static void
test_board_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *board, *cell, *menu;

  fill (fixture);
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "board");
  hd_test_settle ();
  board = hd_test_find_type (fixture->page, HD_TYPE_BOARD);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (
    gtk_widget_child_focus (hd_test_find_type (board, HD_TYPE_BOARD_COLUMN), GTK_DIR_TAB_FORWARD));
  cell = gtk_root_get_focus (GTK_ROOT (fixture->window));
  menu = hd_test_find_type (cell, GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (menu);
  g_assert_false (gtk_widget_get_focusable (gtk_widget_get_first_child (menu)));
}

/* What comes while a dialog is open, from the command line perhaps, does not shift its list. */
static void
test_chosen_case (Fixture *fixture, gconstpointer data)
{
  gint64 northwind = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_APPLIED);
  GtkWidget *dialog, *row;

  wait_for_n (hd_applications_get_list (fixture->context), 1);
  hd_appointment_dialog_present_new (GTK_WINDOW (fixture->window), fixture->context,
                                     fixture->settings, 0, "Thu 3 Dec 2026 14:00-15:00");
  dialog = hd_test_find_toplevel (HD_TYPE_APPOINTMENT_DIALOG);
  row = hd_test_find_row (dialog, "Belongs to");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);

  add_case (fixture, "Larch & Sons", "Analyst", HD_STAGE_APPLIED);
  wait_for_n (hd_applications_get_list (fixture->context), 2);
  g_signal_emit_by_name (hd_test_find_button (dialog, "_Save"), "clicked");
  wait_for_n (hd_interviews_get_list (fixture->context), 1);

  g_autoptr (HdInterview) stored =
    g_list_model_get_item (hd_interviews_get_list (fixture->context), 0);

  g_assert_cmpint (stored->application, ==, northwind);
}

/* A dialog begins with its first field, and one whose words could not be stored keeps them. */
static void
test_case_not_stored (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_APPLIED);
  Answer answer = { 0 };
  GtkWidget *dialog, *role, *save;

  wait_for_n (hd_applications_get_list (fixture->context), 1);
  hd_case_dialog_present (GTK_WINDOW (fixture->window), fixture->context,
                          find_case (fixture, "Northwind Components"));
  dialog = hd_test_find_toplevel (HD_TYPE_CASE_DIALOG);
  save = hd_test_find_button (dialog, "_Save");
  role = hd_test_find_row (dialog, "Role");
  hd_test_assert_focus_within (dialog,
                               hd_test_find_row (dialog, "Company, the client behind an agency"));
  gtk_editable_set_text (GTK_EDITABLE (role), "Platform engineer");
  hd_applications_remove_async (fixture->context, id, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);

  g_signal_emit_by_name (save, "clicked");
  g_assert_false (gtk_widget_get_sensitive (save));
  while (!gtk_widget_get_sensitive (save))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (hd_test_find_toplevel (HD_TYPE_CASE_DIALOG) == dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (role)), ==, "Platform engineer");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A line that could not be stored is there again, to be tried once more. */
static void
test_line_not_stored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (gtk_entry_new ());

  gtk_editable_set_text (GTK_EDITABLE (entry), "Bring the portfolio");
  hd_applications_remove_async (fixture->context, 999, hd_verb_done_cb,
                                hd_verb_from_entry (GTK_EDITABLE (entry)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  while (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Bring the portfolio");
}

static gboolean
is_forgotten (gpointer list)
{
  return g_list_model_get_n_items (list) == 0;
}

/* Whether any widget below @widget, shown or not, says @word. */
static gboolean
says (GtkWidget *widget, const char *word)
{
  const char *text = GTK_IS_LABEL (widget)      ? gtk_label_get_label (GTK_LABEL (widget))
                     : GTK_IS_EDITABLE (widget) ? gtk_editable_get_text (GTK_EDITABLE (widget))
                                                : NULL;

  if (text != NULL && strstr (text, word) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, word))
      return TRUE;
  return FALSE;
}

static gboolean
has_sample_to_send (gpointer fixture)
{
  HdJobApplication *one = find_case (fixture, "Northwind Components");

  return one != NULL && strcmp (one->next_action, "Send the sample") == 0;
}

/* The agenda is shown again, with an application and its appointment opened beside it and the
 * board behind. */
static void
open_everything (Fixture *fixture)
{
  g_autoptr (HdJobApplication) northwind =
    hd_record_copy (HD_RECORD (find_case (fixture, "Northwind Components")));
  Answer answer = { 0 };

  g_object_set (northwind, "next-action", "Send the sample", NULL);
  hd_applications_save_async (fixture->context, northwind, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_wait_until (has_sample_to_send, fixture);
  gtk_widget_activate_action (fixture->page, "appointments.show-names", NULL);
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "board");
  hd_test_settle ();
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "agenda");
  hd_test_settle ();
  activate (fixture, 5);
  activate (fixture, 1);
  g_assert_true (says (hd_test_find_type (fixture->page, HD_TYPE_CASE_PANE), "Send the sample"));
  g_assert_true (says (hd_test_find_type (fixture->page, HD_TYPE_APPOINTMENT_PANE), "Northwind"));
  g_assert_true (says (hd_test_find_type (fixture->page, HD_TYPE_BOARD), "Northwind"));
}

/* Asked once, by a window whose title says nothing; then nothing is left of it, in no widget
 * either that is there and not shown. */
static void
test_forget (Fixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog = NULL;
  GtkWidget *focus;

  fill (fixture);
  open_everything (fixture);
  g_assert_true (gtk_widget_grab_focus (agenda_view (fixture)));
  gtk_widget_activate_action (fixture->page, "appointments.forget", NULL);
  hd_test_wait_until (asks, &dialog);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Halfday");
  g_assert_cmpuint (n_interviews (fixture), ==, 3);
  adw_message_dialog_response (dialog, "go");
  hd_test_wait_until (is_forgotten, hd_applications_get_list (fixture->context));
  hd_test_wait_until (is_forgotten, hd_interviews_get_list (fixture->context));
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (fixture->page, "No Appointments Yet"));
  /* Who goes on by keys does so where one starts again. */
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_STACK));
  g_assert_false (says (fixture->page, "Northwind"));
  g_assert_false (says (fixture->page, "Send the sample"));
  g_assert_false (says (fixture->page, "engineer"));
}

/* Words in any order find it; what is not there says so. */
static void
count_cb (guint *n)
{
  ++*n;
}

/* Searching fills the widgets of the rows anew, which cost more than the search itself. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry, *cell;
  GListModel *rows;
  guint changes = 0;

  fill (fixture);
  rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (agenda_view (fixture))));
  g_signal_connect_swapped (rows, "items-changed", G_CALLBACK (count_cb), &changes);
  cell = gtk_widget_get_first_child (agenda_view (fixture));
  g_assert_true (cell_says (cell, "This week"));
  gtk_widget_activate_action (fixture->page, "appointments.search", NULL);
  entry = hd_test_find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "northwind");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_true (cell == gtk_widget_get_first_child (agenda_view (fixture)));
  g_assert_true (cell_says (cell, "Later"));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 4);
  activate (fixture, 1);
  g_assert_nonnull (hd_test_find_label (fixture->page, "Thursday, 3 December 2026"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "engineer larch");
  changes = 0;
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (hd_agenda_get_n_found (
                      HD_AGENDA (hd_test_find_type (fixture->page, HD_TYPE_AGENDA))),
                    ==, 1);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2);
  /* One more letter that finds the same changes nothing in the list. */
  gtk_editable_insert_text (GTK_EDITABLE (entry), " s", 2, &(int){ 14 });
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (changes, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zebra");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_nonnull (hd_test_find_label (fixture->page, "Nothing Found"));
}

/* Rows that are further down say what they open as soon as those above do. */
static void
test_search_below (Fixture *fixture, gconstpointer data)
{
  static const char northwind[] = "Sat 9 Jan 2027 11:00, N. C. · Data engineer · round\u00a01, "
                                  "On site · No leave needed";
  gint64 other = add_case (fixture, "Northwind Components", "Data engineer", HD_STAGE_MANAGER);
  gint64 larch = add_case (fixture, "Larch & Sons", "Engineer", HD_STAGE_SCREEN);
  HdDate first = hd_date_new (2026, 11, 26);
  GtkWidget *entry;

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *day = hd_date_format_iso (first + i);

      add_appointment (fixture, i == 44 ? other : larch, day, 10 * 60, 60);
    }
  hd_test_settle ();
  g_assert_true (has_row (fixture, northwind));
  gtk_widget_activate_action (fixture->page, "appointments.search", NULL);
  entry = hd_test_find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "larch");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_false (has_row (fixture, northwind));
}

/* Who hides the names and looks for something at once sees none of them any more. */
static void
test_search_hides_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  fill (fixture);
  gtk_widget_activate_action (fixture->page, "appointments.search", NULL);
  entry = hd_test_find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  gtk_widget_activate_action (fixture->page, "appointments.show-names", NULL);
  hd_test_settle ();
  g_assert_true (has_row (fixture, "Thu 12 Nov 11:00, Northwind Components · Data engineer · "
                                   "round\u00a01, On site"));
  gtk_widget_activate_action (fixture->page, "appointments.show-names", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "engineer");
  g_signal_emit_by_name (entry, "search-changed");
  hd_test_settle ();
  g_assert_true (
    has_row (fixture, "Thu 12 Nov 11:00, N. C. · Data engineer · round\u00a01, On site"));
}

static void
never_cb (GtkWidget *widget)
{
  g_assert_not_reached ();
}

/* A watch may be the last that has the list: they go together. */
static void
test_watch (void)
{
  GListModel *list = G_LIST_MODEL (g_list_store_new (G_TYPE_OBJECT));
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  gpointer kept = list;

  g_object_add_weak_pointer (G_OBJECT (list), &kept);
  g_list_store_append (G_LIST_STORE (list), label);
  hd_watch (list, G_CALLBACK (never_cb), label);
  /* Nothing has changed since. */
  hd_test_settle ();
  g_list_store_remove_all (G_LIST_STORE (list));
  g_object_unref (list);
  g_assert_nonnull (kept);
  g_assert_finalize_object (label);
  g_assert_null (kept);
}

/* The strip on top leads to what it tells of, from wherever one is. */
static void
test_next (Fixture *fixture, gconstpointer data)
{
  GtkWidget *next;

  fill (fixture);
  activate (fixture, 3);
  g_assert_nonnull (hd_test_find_row (fixture->page, "Thursday, 3 December 2026"));
  g_object_set (fixture->page, "view", "board", NULL);
  next = hd_test_find_button (fixture->page, "Next: Fri 27 Nov 09:00 (08:00 London)");
  g_assert_nonnull (next);
  /* Its second line is read aloud, too. */
  gtk_test_accessible_assert_property (next, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (
                                         gtk_button_get_child (GTK_BUTTON (next))))));
  g_signal_emit_by_name (next, "clicked");
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_row (fixture->page, "Friday, 27 November 2026"));
}

static gboolean
is_away (gpointer widget)
{
  return !gtk_widget_is_visible (widget);
}

static gboolean
is_back (gpointer widget)
{
  return gtk_widget_is_visible (widget);
}

/* On a phone the appointment that is opened has the page for itself. */
static void
test_alone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *next;

  fill (fixture);
  next = hd_test_find_button (fixture->page, "Next: Fri 27 Nov 09:00 (08:00 London)");
  activate (fixture, 3);
  g_assert_true (gtk_widget_is_visible (next));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 720);
  hd_test_wait_until (is_away, next);
  gtk_widget_activate_action (fixture->page, "appointments.back", NULL);
  hd_test_wait_until (is_back, next);
}

static gboolean
stands_below (gpointer page)
{
  GtkWidget *next = hd_test_find_button (page, "Next: Fri 27 Nov 08:00");
  GtkWidget *windows = hd_test_find_button (page, "My _Windows");
  graphene_rect_t above = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  graphene_rect_t below = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  return gtk_widget_compute_bounds (next, page, &above) &&
         gtk_widget_compute_bounds (windows, page, &below) &&
         below.origin.y >= above.origin.y + above.size.height;
}

static gboolean
stands_beside (gpointer page)
{
  return !stands_below (page);
}

/* Large letters on a phone: a column of single words says nothing, and the button comes below. */
static void
test_next_large (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_settings_set_string (fixture->settings, "time-zone", "Europe/London");
  fill (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 720);
  g_assert_nonnull (hd_test_find_button (fixture->page, "Next: Fri 27 Nov 08:00"));
  hd_test_wait_until (stands_beside, fixture->page);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  hd_test_wait_until (stands_below, fixture->page);
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  /* There is no application here that would load it. */
  hd_test_load_style ();
  g_test_add_func ("/ui/appointments/watch", test_watch);
  g_test_add ("/ui/appointments/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui/appointments/focus-stays", Fixture, under_button, set_up, test_focus_stays,
              tear_down);
  g_test_add ("/ui/appointments/agenda", Fixture, NULL, set_up, test_agenda, tear_down);
  g_test_add ("/ui/appointments/to-do", Fixture, NULL, set_up, test_to_do, tear_down);
  g_test_add ("/ui/appointments/tab", Fixture, NULL, set_up, test_tab, tear_down);
  g_test_add ("/ui/appointments/board", Fixture, NULL, set_up, test_board, tear_down);
  g_test_add ("/ui/appointments/board-stays", Fixture, NULL, set_up, test_board_stays, tear_down);
  g_test_add ("/ui/appointments/chosen-case", Fixture, NULL, set_up, test_chosen_case, tear_down);
  g_test_add ("/ui/appointments/case-not-stored", Fixture, NULL, set_up, test_case_not_stored,
              tear_down);
  g_test_add ("/ui/appointments/line-not-stored", Fixture, NULL, set_up, test_line_not_stored,
              tear_down);
  g_test_add ("/ui/appointments/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/ui/appointments/search-below", Fixture, NULL, set_up, test_search_below, tear_down);
  g_test_add ("/ui/appointments/search-hides-names", Fixture, NULL, set_up, test_search_hides_names,
              tear_down);
  g_test_add ("/ui/appointments/next", Fixture, NULL, set_up, test_next, tear_down);
  g_test_add ("/ui/appointments/alone", Fixture, NULL, set_up, test_alone, tear_down);
  g_test_add ("/ui/appointments/next-large", Fixture, NULL, set_up, test_next_large, tear_down);
  g_test_add ("/ui/appointments/forget", Fixture, NULL, set_up, test_forget, tear_down);
  g_test_add ("/ui/appointments/board-closes", Fixture, NULL, set_up, test_board_closes, tear_down);
  g_test_add ("/ui/appointments/way", Fixture, NULL, set_up, test_way, tear_down);
  g_test_add ("/ui/appointments/board-keys", Fixture, NULL, set_up, test_board_keys, tear_down);
  return g_test_run ();
}
