/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-sample-leave.h"
#include "hd-test-ui.h"
#include "hd-year-grid.h"
#include "hd-year-view.h"

typedef struct
{
  GtkWidget *window;
  HdYearView *view;
  HdYearGrid *grid;
  HdDate requested;
  gint64 shown;
} Fixture;

static HdYear *
sample_year (int year)
{
  g_autoptr (HdLeaveAccount) account = sample_account ();
  HdYear *self = hd_year_new (year, account->schedule);

  hd_year_add_holiday (self, hd_date_new (year, 12, 25), HD_WHOLE_DAY, "Christmas Day");
  hd_year_add_holiday (self, hd_date_new (year, 12, 24), 500, "Christmas Eve");
  hd_year_add_holiday (self, hd_date_new (year, 1, 1), HD_WHOLE_DAY, "New Year’s Day");
  for (guint i = 0; i < account->absences->len; i++)
    hd_year_add_absence (self, &g_array_index (account->absences, HdAbsence, i), 180, i + 1);
  return self;
}

static void
year_cb (HdYearView *view)
{
  hd_year_view_take_year (view, sample_year (hd_year_view_get_year (view)));
}

static void
request_cb (HdYearView *view, HdDate date, Fixture *fixture)
{
  fixture->requested = date;
}

static void
show_absence_cb (HdYearView *view, gint64 id, Fixture *fixture)
{
  fixture->shown = id;
}

static void
set_up (Fixture *fixture, gconstpointer width)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->requested = HD_DATE_NONE;
  fixture->window = adw_window_new ();
  fixture->view = HD_YEAR_VIEW (hd_year_view_new ());
  fixture->grid = HD_YEAR_GRID (hd_test_find_type (GTK_WIDGET (fixture->view), HD_TYPE_YEAR_GRID));
  g_assert_nonnull (fixture->grid);
  g_signal_connect (fixture->view, "notify::year", G_CALLBACK (year_cb), NULL);
  g_signal_connect (fixture->view, "request", G_CALLBACK (request_cb), fixture);
  g_signal_connect (fixture->view, "show-absence", G_CALLBACK (show_absence_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (width), 1000);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  adw_window_set_content (ADW_WINDOW (fixture->window), scrolled);
  hd_year_grid_set_first_weekday (fixture->grid, HD_MONDAY);
  hd_year_view_set_today (fixture->view, SAMPLE_TODAY);
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
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "day.move", "(ii)", how, by);
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (fixture->view), words));
}

/* Arrows walk over days, weeks, months and over the year's edge, which leafs. */
static void
test_keys (Fixture *fixture, gconstpointer width)
{
  walk (fixture, HD_DAY_MOVE_DAYS, 7, "Sunday, 29 November 2026: No work");
  walk (fixture, HD_DAY_MOVE_ALONG, 1, "Monday, 30 November 2026");
  walk (fixture, HD_DAY_MOVE_ALONG, 3, "Thursday, 3 December 2026: Requested, 13:15–16:15, 3 h");
  walk (fixture, HD_DAY_MOVE_MONTHS, 1, "Sunday, 3 January 2027: No work");
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (fixture->view), "2027"));
  walk (fixture, HD_DAY_MOVE_ALONG, -2, "Friday, 1 January 2027: New Year’s Day");
  walk (fixture, HD_DAY_MOVE_ALONG, -1, "Thursday, 31 December 2026");
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (fixture->view), "2026"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "year-view.leaf", "i", 1);
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (fixture->view), "Friday, 31 December 2027"));
}

/* Each day is found where it is drawn, in both directions of writing. */
static void
test_places (Fixture *fixture, gconstpointer width)
{
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      gtk_widget_set_direction (GTK_WIDGET (fixture->grid), directions[i]);
      for (HdDate date = hd_date_new (2026, 1, 1); date <= hd_date_new (2026, 12, 31); date++)
        {
          GdkRectangle place;

          g_assert_true (hd_year_grid_get_place (fixture->grid, date, &place));
          g_assert_cmpint (place.x, >=, 0);
          g_assert_cmpint (place.x + place.width, <=,
                           gtk_widget_get_width (GTK_WIDGET (fixture->grid)));
          g_assert_cmpint (place.y + place.height, <=,
                           gtk_widget_get_height (GTK_WIDGET (fixture->grid)));
          g_assert_cmpint (hd_day_canvas_get_date_at (HD_DAY_CANVAS (fixture->grid),
                                                      place.x + place.width / 2,
                                                      place.y + place.height / 2),
                           ==, date);
        }
    }
  gtk_test_widget_wait_for_draw (fixture->window);
  hd_test_screenshot (fixture->window, "year-mirrored");
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* A day that comes offers a request, a day away shows it, the past neither. */
static void
test_day (Fixture *fixture, gconstpointer width)
{
  GtkWidget *button;

  hd_day_canvas_set_cursor (HD_DAY_CANVAS (fixture->grid), hd_date_new (2026, 12, 4));
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "year.activate", NULL);
  button = hd_test_find_button (GTK_WIDGET (fixture->grid), "_Request This Day");
  hd_test_wait_until (is_mapped, button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (fixture->requested, ==, hd_date_new (2026, 12, 4));

  hd_day_canvas_set_cursor (HD_DAY_CANVAS (fixture->grid), hd_date_new (2026, 7, 6));
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "year.activate", NULL);
  button = hd_test_find_button (GTK_WIDGET (fixture->grid), "_Show Request");
  hd_test_wait_until (is_mapped, button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (fixture->shown, ==, 1);

  hd_day_canvas_set_cursor (HD_DAY_CANVAS (fixture->grid), hd_date_new (2026, 11, 2));
  gtk_widget_activate_action (GTK_WIDGET (fixture->grid), "year.activate", NULL);
  g_assert_null (hd_test_find_button (GTK_WIDGET (fixture->grid), "_Request This Day"));
}

/* The same as a list. */
static void
test_list (Fixture *fixture, gconstpointer width)
{
  GtkWidget *row = hd_test_find_row (GTK_WIDGET (fixture->view), "Holidays and Time Off as a List");

  g_assert_null (hd_test_find_row (GTK_WIDGET (fixture->view), "Fri 25 Dec"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_nonnull (hd_test_find_row (GTK_WIDGET (fixture->view), "Fri 25 Dec"));
  g_assert_nonnull (hd_test_find_row (GTK_WIDGET (fixture->view), "Mon 6 Jul – Fri 10 Jul"));
  gtk_widget_activate (hd_test_find_row (GTK_WIDGET (fixture->view), "Thu 3 Dec"));
  hd_year_view_take_year (fixture->view, sample_year (2027));
  g_assert_null (hd_test_find_row (GTK_WIDGET (fixture->view), "Fri 25 Dec"));
}

static void
test_size (Fixture *fixture, gconstpointer width)
{
  g_autofree char *name = g_strdup_printf ("year-%d", GPOINTER_TO_INT (width));

  g_assert_cmpint (hd_test_min_width (GTK_WIDGET (fixture->view)), <=, 336);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  gtk_test_widget_wait_for_draw (fixture->window);
  hd_test_screenshot (fixture->window, name);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/year/keys", Fixture, GINT_TO_POINTER (700), set_up, test_keys, tear_down);
  g_test_add ("/ui/year/places", Fixture, GINT_TO_POINTER (700), set_up, test_places, tear_down);
  g_test_add ("/ui/year/day", Fixture, GINT_TO_POINTER (700), set_up, test_day, tear_down);
  g_test_add ("/ui/year/list", Fixture, GINT_TO_POINTER (700), set_up, test_list, tear_down);
  g_test_add ("/ui/year/narrow", Fixture, GINT_TO_POINTER (360), set_up, test_size, tear_down);
  g_test_add ("/ui/year/wide", Fixture, GINT_TO_POINTER (800), set_up, test_size, tear_down);
  return g_test_run ();
}
