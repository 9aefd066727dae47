/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the Time Off page costs with a long working life in it, 40 years of weekly credits and 2,000
 * absences: making it and painting its first frame, and painting the forecast of three years again.
 * Counted in processor time of the main thread, so that what else the machine does is no part of
 * it. Beside it, in the same run, a bare page of labels, and a picture of as many rectangles. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>

#include "hd-forecast-chart.h"
#include "hd-history-window.h"
#include "hd-leave-desk.h"
#include "hd-leave-table.h"
#include "hd-requests.h"
#include "hd-schema.h"
#include "hd-test-ui.h"
#include "hd-time-off-page.h"
#include "hd-undo.h"

#define ROUNDS 5
#define OPEN_MS 100.0
#define FRAME_MS 16.7

/* Monday, 5 January 2026, 12:00 UTC. */
#define NOW 1767614400

static gint64
now_cb (gpointer data)
{
  return NOW;
}

/* Microseconds that this thread has worked. */
static gint64
worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
fill (const char *dir, int n)
{
  g_autofree char *path = g_build_filename (dir, "private.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = hd_db_open (&hd_schema_private, path, &error);
  gint64 step;

  g_assert_no_error (error);
  g_assert_true (hd_db_exec (db, "BEGIN IMMEDIATE", &error));
  step = hd_undo_begin (db, "bench", NOW, &error);
  g_assert_no_error (error);
  hd_leave_table_add_policy (db, step, hd_date_new (1986, 1, 1),
                             "{\"accrual_from\":\"1986-01-01\",\"frequency\":\"weekly\","
                             "\"annual\":\"14400\",\"balance_cap\":\"14400\","
                             "\"carryover\":{\"on\":\"01-01\",\"mode\":\"max\",\"max\":\"4800\","
                             "\"carried_valid\":\"P6M\"}}",
                             NOW, &error);
  g_assert_no_error (error);
  for (int i = 0; i < n; i++)
    {
      HdAbsenceFacts *absence = hd_absence_facts_new (0);
      HdCharge charge = { hd_date_new (1986, 1, 6) + 7 * (i % 2000) + i / 2000,
                          i % 3 == 0 ? 240 : 480 };
      gint64 id;

      absence->uid = g_strdup_printf ("absence-%d", i);
      absence->first = absence->last = charge.on;
      absence->state = g_strdup ("taken");
      absence->charge = g_strdup ("leave");
      absence->zone = g_strdup ("");
      absence->leave_type = g_strdup ("");
      g_array_append_val (absence->days, charge);
      id = hd_leave_table_add_absence (db, step, absence, NOW, &error);
      g_assert_no_error (error);
      hd_leave_table_price_absence (db, step, id, FALSE, absence->days, NOW, &error);
      g_assert_no_error (error);
      hd_absence_facts_free (absence);
    }
  g_assert_true (hd_db_exec (db, "COMMIT", &error));
}

static GtkWidget *
bare_page (void)
{
  GtkWidget *page = adw_preferences_page_new ();

  for (int i = 0; i < 4; i++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      for (int j = 0; j < 3; j++)
        {
          GtkWidget *row = adw_action_row_new ();

          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "A row");
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
        }
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  return page;
}

/* Milliseconds until the page is there and painted. */
static double
open_page (GtkWidget *window, HdContext *context, GSettings *settings)
{
  gint64 start = worked ();
  GtkWidget *page = context != NULL ? hd_time_off_page_new (context, settings) : bare_page ();

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_test_widget_wait_for_draw (window);
  return (double) (worked () - start) / 1000;
}

/* Milliseconds for painting a widget once more. */
static double
paint (GtkWidget *widget)
{
  gint64 start = worked ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);

  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr (GdkTexture) texture =
    gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  g_assert_nonnull (texture);
  return (double) (worked () - start) / 1000;
}

/* The same for as many rectangles as three years have weeks, twice. */
static double
paint_rectangles (GtkWidget *widget)
{
  gint64 start = worked ();
  const GdkRGBA color = { 0.2f, 0.5f, 0.9f, 0.3f };
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  for (int i = 0; i < 314; i++)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT ((float) (i * 2), 0, 2, (float) (height / 2)));

  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr (GdkTexture) texture =
    gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  g_assert_nonnull (texture);
  return (double) (worked () - start) / 1000;
}

/* Milliseconds until all of 5,000 requests can be looked through. */
static double
open_history (void)
{
  const HdClock clock = { now_cb, NULL };
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  double opened = G_MAXDOUBLE;

  fill (dir, 5000);

  g_autoptr (HdContext) context = hd_context_new (dir, &clock);
  GListModel *requests = hd_requests_get_list (context);
  HdLeaveDesk *desk = hd_leave_desk_get (context);

  while (!hd_leave_desk_is_loaded (desk) || g_list_model_get_n_items (requests) < 5000)
    g_main_context_iteration (NULL, TRUE);
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 start = worked ();
      GtkWidget *window = hd_history_window_new (NULL, context);

      gtk_window_present (GTK_WINDOW (window));
      gtk_test_widget_wait_for_draw (window);
      opened = MIN (opened, (double) (worked () - start) / 1000);
      gtk_window_destroy (GTK_WINDOW (window));
      hd_test_settle ();
    }
  hd_context_close (context);
  return opened;
}

int
main (int argc, char **argv)
{
  const HdClock clock = { now_cb, NULL };
  double opened = G_MAXDOUBLE, bare = G_MAXDOUBLE, painted = G_MAXDOUBLE, plain = G_MAXDOUBLE;
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  fill (dir, 2000);

  g_autoptr (HdContext) context = hd_context_new (dir, &clock);
  g_autoptr (GSettings) settings = g_settings_new ("io.github.halfday_app.Halfday");
  GtkWidget *window = adw_window_new ();
  HdLeaveDesk *desk = hd_leave_desk_get (context);

  while (!hd_leave_desk_is_loaded (desk))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 720);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  for (int i = 0; i < ROUNDS; i++)
    {
      bare = MIN (bare, open_page (window, NULL, settings));
      opened = MIN (opened, open_page (window, context, settings));
    }

  GtkWidget *page = adw_window_get_content (ADW_WINDOW (window));
  GtkWidget *chart = hd_test_find_type (page, HD_TYPE_FORECAST_CHART);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (hd_test_find_button (page, "3 Years")), TRUE);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (hd_day_canvas_get_cursor (HD_DAY_CANVAS (chart)), ==,
                   hd_context_get_today (context));
  for (int i = 0; i < 4 * ROUNDS; i++)
    {
      painted = MIN (painted, paint (chart));
      plain = MIN (plain, paint_rectangles (chart));
    }

  printf ("the page of 40 years opens in %.1f ms (a bare page in %.1f ms)\n", opened, bare);
  double history = open_history ();

  printf ("all of 5,000 requests open in %.1f ms\n", history);
  printf ("the forecast of three years is painted in %.1f ms (its rectangles in %.1f ms)\n",
          painted, plain);
  gtk_window_destroy (GTK_WINDOW (window));
  hd_test_settle ();
  hd_context_close (context);
  return opened < OPEN_MS && history < OPEN_MS && painted < FRAME_MS ? 0 : 1;
}
