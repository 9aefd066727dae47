/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-forecast-chart.h"
#include "hd-forecast-view.h"
#include "hd-line-list.h"
#include "hd-sample-leave.h"
#include "hd-test-ui.h"

typedef struct
{
  GtkWidget *window;
  HdForecastView *view;
  GtkWidget *chart;
} Fixture;

static HdForecast *
sample_forecast (int years)
{
  g_autoptr (HdLeaveAccount) account = sample_account ();
  g_autoptr (HdLeaveBook) book = hd_leave_book_new (account, SAMPLE_UNTIL);

  return hd_forecast_new (book, SAMPLE_TODAY, SAMPLE_TODAY,
                          hd_date_add_months (SAMPLE_TODAY, 12 * years) - 1);
}

static void
set_up (Fixture *fixture, gconstpointer width)
{
  fixture->window = adw_window_new ();
  fixture->view = HD_FORECAST_VIEW (hd_forecast_view_new ());
  fixture->chart = hd_test_find_type (GTK_WIDGET (fixture->view), HD_TYPE_FORECAST_CHART);
  g_assert_nonnull (fixture->chart);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (width), 420);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  hd_forecast_view_take_forecast (fixture->view, sample_forecast (1));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer width)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  hd_test_settle ();
  g_assert_null (fixture->view);
}

static void
walk (Fixture *fixture, int how, int by, const char *words)
{
  gtk_widget_activate_action (fixture->chart, "day.move", "(ii)", how, by);
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (fixture->view), words));
}

/* The arrow keys walk over the days, and each is read out. */
static void
test_keys (Fixture *fixture, gconstpointer width)
{
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (fixture->view), "Sun 22 Nov: 46 h 30"));
  walk (fixture, HD_DAY_MOVE_ALONG, 1, "Mon 23 Nov: 46 h 30");
  walk (fixture, HD_DAY_MOVE_MONTHS_ALONG, 1, "Wed 23 Dec: 54 h, 51 h after requests");
  walk (fixture, HD_DAY_MOVE_ALONG, -20, "Thu 3 Dec: 54 h, 51 h after requests · Requested: 3 h");
  walk (fixture, HD_DAY_MOVE_TO_END, 1, "Sun 21 Nov 2027: 64 h");
  walk (fixture, HD_DAY_MOVE_ALONG, 1, "Sun 21 Nov 2027: 64 h");
  walk (fixture, HD_DAY_MOVE_TO_END, -1, "Sun 22 Nov: 46 h 30");
  walk (fixture, HD_DAY_MOVE_MONTHS_ALONG, -1, "Sun 22 Nov: 46 h 30");
}

/* In a mirrored chart time runs to the left. */
static void
test_mirrored (Fixture *fixture, gconstpointer width)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  gtk_test_widget_wait_for_draw (fixture->window);
  walk (fixture, HD_DAY_MOVE_ALONG, -1, "Mon 23 Nov: 46 h 30");
  walk (fixture, HD_DAY_MOVE_TO_END, 1, "Sun 21 Nov 2027: 64 h");
  gtk_widget_grab_focus (fixture->chart);
  gtk_test_widget_wait_for_draw (fixture->window);
  hd_test_screenshot (fixture->window, "forecast-mirrored");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The table says the same. */
static void
test_table (Fixture *fixture, gconstpointer width)
{
  GtkWidget *button = hd_test_find_button (GTK_WIDGET (fixture->view), "Show as Table");
  GtkWidget *list;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  gtk_test_widget_wait_for_draw (fixture->window);
  list = hd_test_find_type (GTK_WIDGET (fixture->view), HD_TYPE_LINE_LIST);
  g_assert_nonnull (hd_test_find_label (list, "Thu 3 Dec"));
  g_assert_nonnull (hd_test_find_label (list, "Requested: 3 h"));
  g_assert_nonnull (hd_test_find_label (list, "51 h after requests"));
  /* 12 credits, the request, six days off, and the lapse on a day of a credit. */
  g_assert_cmpuint (hd_line_list_get_n_lines (HD_LINE_LIST (list)), ==, 19);
  hd_test_screenshot (fixture->window, "forecast-table");

  hd_forecast_view_take_forecast (fixture->view, sample_forecast (3));
  g_assert_cmpuint (hd_line_list_get_n_lines (HD_LINE_LIST (list)), ==, 43);
}

static void
test_years (Fixture *fixture, gconstpointer width)
{
  GtkWidget *button = hd_test_find_button (GTK_WIDGET (fixture->view), "3 Years");

  g_assert_cmpint (hd_forecast_view_get_years (fixture->view), ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_cmpint (hd_forecast_view_get_years (fixture->view), ==, 3);
}

static void
test_size (Fixture *fixture, gconstpointer width)
{
  g_autofree char *name = g_strdup_printf ("forecast-%d", GPOINTER_TO_INT (width));
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->view));

  g_assert_cmpint (hd_test_min_width (GTK_WIDGET (fixture->view)), <=, 336);
  /* Nothing jumps when the day below the cursor has more to say. */
  hd_day_canvas_set_cursor (HD_DAY_CANVAS (fixture->chart), hd_date_new (2027, 4, 1));
  gtk_widget_grab_focus (fixture->chart);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->view)), ==, height);
  hd_test_screenshot (fixture->window, name);
  hd_forecast_view_take_forecast (fixture->view, NULL);
  gtk_test_widget_wait_for_draw (fixture->window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/forecast/keys", Fixture, GINT_TO_POINTER (700), set_up, test_keys, tear_down);
  g_test_add ("/ui/forecast/mirrored", Fixture, GINT_TO_POINTER (700), set_up, test_mirrored,
              tear_down);
  g_test_add ("/ui/forecast/table", Fixture, GINT_TO_POINTER (360), set_up, test_table, tear_down);
  g_test_add ("/ui/forecast/years", Fixture, GINT_TO_POINTER (700), set_up, test_years, tear_down);
  g_test_add ("/ui/forecast/narrow", Fixture, GINT_TO_POINTER (360), set_up, test_size, tear_down);
  g_test_add ("/ui/forecast/wide", Fixture, GINT_TO_POINTER (800), set_up, test_size, tear_down);
  return g_test_run ();
}
