/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-date-button.h"
#include "hd-figures-row.h"
#include "hd-line-list.h"
#include "hd-sample-leave.h"
#include "hd-test-ui.h"

typedef struct
{
  HdLeaveAccount *account;
  HdLeaveBook *book;
  GtkWidget *window;
  GtkWidget *row;
} Fixture;

static const HdLeaveBook *
book_cb (gpointer data)
{
  return ((Fixture *) data)->book;
}

static void
set_up (Fixture *fixture, gconstpointer width)
{
  fixture->account = sample_account ();
  fixture->book = hd_leave_book_new (fixture->account, SAMPLE_UNTIL);
  g_assert_nonnull (fixture->book);
  fixture->window = adw_window_new ();
  fixture->row = hd_figures_row_new ();
  hd_figures_row_set_source (HD_FIGURES_ROW (fixture->row), book_cb, fixture);
  hd_figures_row_update (HD_FIGURES_ROW (fixture->row), SAMPLE_TODAY);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (width), 200);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->row);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer width)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->row), (gpointer *) &fixture->row);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  hd_test_settle ();
  g_assert_null (fixture->row);
  hd_leave_book_free (fixture->book);
  hd_leave_account_free (fixture->account);
}

static void
test_figures (Fixture *fixture, gconstpointer width)
{
  HdDateButton *button = HD_DATE_BUTTON (hd_test_find_type (fixture->row, HD_TYPE_DATE_BUTTON));

  g_assert_nonnull (hd_test_find_label (fixture->row, "46 h 30"));
  g_assert_nonnull (hd_test_find_label (fixture->row, "After requests, by 3 Dec"));
  g_assert_nonnull (hd_test_find_label (fixture->row, "51 h"));
  hd_date_button_set_date (button, hd_date_new (2027, 4, 1));
  g_assert_nonnull (hd_test_find_label (fixture->row, "28 h"));
  /* What is left after requests is a matter of the requests and not of the day looked at. */
  g_assert_nonnull (hd_test_find_label (fixture->row, "51 h"));
  /* Neither the past nor what the books do not reach. */
  hd_date_button_set_date (button, hd_date_new (2020, 1, 1));
  g_assert_cmpint (hd_figures_row_get_date (HD_FIGURES_ROW (fixture->row)), ==, SAMPLE_TODAY);
  hd_date_button_set_date (button, hd_date_new (2099, 1, 1));
  g_assert_cmpint (hd_figures_row_get_date (HD_FIGURES_ROW (fixture->row)), ==, SAMPLE_UNTIL);
}

/* Why, down to the lines of the ledger. */
static void
test_why (Fixture *fixture, gconstpointer width)
{
  GtkWidget *sheet;

  gtk_widget_activate_action (fixture->row, "figures.why", "s", "after");
  sheet = GTK_WIDGET (hd_test_find_window ("Why 51 h?"));
  g_assert_nonnull (sheet);
  g_assert_nonnull (
    hd_test_find_label (sheet, "51 h = 46 h 30 now + 7 h 30 earned until then − 3 h requested"));
  g_assert_nonnull (hd_test_find_row (sheet, "3 h requested"));
  /* The opening, eleven credits, five days. */
  g_assert_cmpuint (hd_line_list_get_n_lines (
                      HD_LINE_LIST (hd_test_find_type (sheet, HD_TYPE_LINE_LIST))),
                    ==, 17);
  gtk_test_widget_wait_for_draw (sheet);
  g_assert_nonnull (hd_test_find_label (sheet, "Tue 1 Dec"));
  g_assert_cmpint (hd_test_min_width (sheet), <=, 360);
  hd_test_screenshot (sheet, "why");
  gtk_window_destroy (GTK_WINDOW (sheet));

  gtk_widget_activate_action (fixture->row, "figures.why", "s", "on");
  sheet = GTK_WIDGET (hd_test_find_window ("Why 51 h?"));
  g_assert_nonnull (sheet);
  gtk_window_destroy (GTK_WINDOW (sheet));
}

static void
test_size (Fixture *fixture, gconstpointer width)
{
  g_autofree char *name = g_strdup_printf ("figures-%d", GPOINTER_TO_INT (width));

  g_assert_cmpint (hd_test_min_width (fixture->row), <=, 336);
  hd_test_screenshot (fixture->window, name);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/figures/figures", Fixture, GINT_TO_POINTER (700), set_up, test_figures,
              tear_down);
  g_test_add ("/ui/figures/why", Fixture, GINT_TO_POINTER (700), set_up, test_why, tear_down);
  g_test_add ("/ui/figures/narrow", Fixture, GINT_TO_POINTER (360), set_up, test_size, tear_down);
  g_test_add ("/ui/figures/wide", Fixture, GINT_TO_POINTER (800), set_up, test_size, tear_down);
  return g_test_run ();
}
