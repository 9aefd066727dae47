/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-appointments-fixture.h"
#include "hd-board-column.h"
#include "hd-board.h"

/* The board and the pointer: what a card is dropped on, and what comes into view meanwhile. */

static gboolean
has_board (gpointer data)
{
  return hd_test_find_type (data, HD_TYPE_BOARD) != NULL;
}

/* It comes when the first application has been read. */
static GtkWidget *
show_board (Fixture *fixture)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 720);
  gtk_widget_activate_action (fixture->page, "appointments.view", "s", "board");
  hd_test_wait_until (has_board, fixture->page);
  hd_test_settle ();
  return hd_test_find_type (fixture->page, HD_TYPE_BOARD);
}

static GtkScrolledWindow *
scroller_of (GtkWidget *board)
{
  GtkWidget *column = hd_test_find_type (board, HD_TYPE_BOARD_COLUMN);

  return GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (column, GTK_TYPE_SCROLLED_WINDOW));
}

static GtkDropTarget *
target_of (GtkScrolledWindow *scroller)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (scroller));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller); /* the widget holds it */
    }
  g_assert_not_reached ();
}

static void
drag_to (GtkDropTarget *target, double x)
{
  GdkDragAction action;

  g_signal_emit_by_name (target, "motion", x, 100.0, &action);
  g_assert_cmpint (action, ==, GDK_ACTION_MOVE);
}

static void
drop (GtkDropTarget *target, gint64 id, double x)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, id);
  g_signal_emit_by_name (target, "drop", &value, x, 100.0, &taken);
  g_assert_true (taken);
}

static gboolean
has_applied (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (HdJobApplication) one =
    g_list_model_get_item (hd_applications_get_list (fixture->context), 0);

  return strcmp (one->stage, "applied") == 0;
}

static GtkWidget *
column_at (GtkWidget *board, guint position)
{
  GtkWidget *column = hd_test_find_type (board, HD_TYPE_BOARD_COLUMN);

  while (position-- > 0)
    column = gtk_widget_get_next_sibling (column);
  return column;
}

static gboolean
is_at_the_end (gpointer data)
{
  GtkAdjustment *at = data;

  return gtk_adjustment_get_value (at) >=
         gtk_adjustment_get_upper (at) - gtk_adjustment_get_page_size (at);
}

/* A card goes to the column that it is let go over, also where that had to come into view while the
 * pointer stood still at the edge. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_case (fixture, "Brightwater", "Analyst", HD_STAGE_SAVED);
  GtkWidget *board = show_board (fixture);
  GtkScrolledWindow *scroller = scroller_of (board);
  GtkAdjustment *at = gtk_scrolled_window_get_hadjustment (scroller);
  GtkDropTarget *target = target_of (scroller);
  double width = gtk_widget_get_width (GTK_WIDGET (scroller));

  drag_to (target, width - 3);
  hd_test_wait_until (is_at_the_end, at);
  /* Gone from the edge it stands still. */
  drag_to (target, width / 2);
  gtk_adjustment_set_value (at, 0);
  gtk_test_widget_wait_for_draw (board);
  gtk_test_widget_wait_for_draw (board);
  g_assert_cmpfloat (gtk_adjustment_get_value (at), ==, 0);

  drag_to (target, 300);
  g_assert_true (gtk_widget_has_css_class (column_at (board, 1), "hd-target"));
  drop (target, id, 300);
  g_assert_false (gtk_widget_has_css_class (column_at (board, 1), "hd-target"));
  hd_test_wait_until (has_applied, fixture);
}

/* A long name is told from another by its second line, and the rest has the width of the card. */
static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  GtkWidget *board, *label;

  add_case (fixture, "Brightwater Components International", "Senior platform engineer",
            HD_STAGE_SAVED);
  g_object_set (fixture->page, "show-names", TRUE, NULL);
  board = show_board (fixture);
  gtk_test_widget_wait_for_draw (board);
  hd_test_settle ();
  label = hd_test_find_label (board, "Brightwater Components International");
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), ==, 2);
  label = hd_test_find_label (board, "Senior platform engineer");
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  hd_test_screenshot (fixture->window, "board-names");
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
}

static gboolean
says_asked (gpointer board)
{
  GtkWidget *label = hd_test_find_label (board, "They ask for another time");

  return label != NULL && gtk_widget_get_mapped (label);
}

static gboolean
says_asked_no_more (gpointer board)
{
  return !says_asked (board);
}

/* A time that they ask for waits on the card of whoever asks, until it is answered. */
static void
test_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HdInterview) words = hd_interview_new ();
  gint64 known = add_case (fixture, "Brightwater", "Analyst", HD_STAGE_SAVED);
  gint64 id = add_appointment (fixture, known, "2026-12-03", 13 * 60, 90);
  Answer answer = { 0 };
  GtkWidget *board = show_board (fixture);

  g_assert_false (says_asked (board));
  g_ptr_array_add (slots, g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day",
                                        hd_date_new (2026, 12, 4), "start-minute", 600, NULL));
  hd_offered_slots_add_async (fixture->context, id, slots, words, -1, -1, answered_cb, &answer);
  hd_test_wait_until (says_asked, board);
  g_assert_cmpint (hd_test_min_width (fixture->page), <=, 360);
  hd_test_screenshot (fixture->window, "board-asked");
  hd_offered_slots_stay_async (fixture->context, id, answered_cb, &answer);
  hd_test_wait_until (says_asked_no_more, board);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/ui/board/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/ui/board/long-name", Fixture, NULL, set_up, test_long_name, tear_down);
  g_test_add ("/ui/board/asked", Fixture, NULL, set_up, test_asked, tear_down);
  return g_test_run ();
}
