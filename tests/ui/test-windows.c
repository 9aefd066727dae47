/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-applications.h"
#include "hd-interviews.h"
#include "hd-test-ui.h"
#include "hd-windows-window.h"
#include "hd-zone-row.h"

/* Sunday, 22 November 2026, 12:00 UTC. */
#define NOW 1795348800

static gint64
now_cb (gpointer data)
{
  return NOW;
}

typedef struct
{
  HdContext *context;
  GSettings *settings;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const HdClock clock = { now_cb, NULL };
  g_autoptr (HdShade) shade = hd_shade_new ();

  fixture->context = hd_test_open (&clock);
  fixture->settings = g_settings_new ("io.github.halfday_app.Halfday");
  g_settings_set_string (fixture->settings, "time-zone", "Europe/Berlin");
  hd_windows_window_present (NULL, fixture->context, fixture->settings, shade);
  fixture->window = GTK_WIDGET (hd_test_find_window ("My Windows"));
  g_assert_nonnull (fixture->window);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  hd_test_settle ();
  g_assert_null (fixture->window);
  g_settings_reset (fixture->settings, "time-zone");
  hd_test_close (NULL, fixture->context);
  g_object_unref (fixture->settings);
}

static GtkWidget *
find_pick (Fixture *fixture, const char *title)
{
  GtkWidget *row = hd_test_find_row (fixture->window, title);

  g_assert_nonnull (row);
  return hd_test_find_type (row, GTK_TYPE_CHECK_BUTTON);
}

/* What is free stands first; what is picked is in the text, in the zone that was chosen. */
static void
test_text (Fixture *fixture, gconstpointer data)
{
  HdZoneRow *zone = HD_ZONE_ROW (hd_test_find_type (fixture->window, HD_TYPE_ZONE_ROW));

  g_assert_nonnull (hd_test_find_label (fixture->window, "free"));
  g_assert_nonnull (
    hd_test_find_label (fixture->window,
                        "Mon 23 Nov, 07:30–09:00\nMon 23 Nov, 17:00–18:30\n"
                        "Tue 24 Nov, 07:30–09:00\nTue 24 Nov, 17:00–18:30\n(Berlin time)"));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_pick (fixture, "Mon 23 Nov, 07:30–09:00")),
                               FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_pick (fixture, "Tue 24 Nov, 07:30–09:00")),
                               FALSE);
  hd_zone_row_set_zone (zone, "America/New_York");
  g_assert_nonnull (hd_test_find_label (fixture->window,
                                        "Mon 23 Nov, 11:00–12:30\nTue 24 Nov, 11:00–12:30\n"
                                        "(New York time)"));
  gtk_test_widget_wait_for_draw (fixture->window);
  hd_test_screenshot (fixture->window, "windows");
}

/* With nothing picked there is nothing to copy. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "Mon 23 Nov, 07:30–09:00", "Mon 23 Nov, 17:00–18:30",
                                        "Tue 24 Nov, 07:30–09:00", "Tue 24 Nov, 17:00–18:30" };
  GtkWidget *copy = hd_test_find_button (fixture->window, "_Copy");

  g_assert_true (gtk_widget_is_sensitive (copy));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (find_pick (fixture, titles[i])), FALSE);
  g_assert_nonnull (hd_test_find_label (fixture->window, "Pick the times to offer."));
  g_assert_false (gtk_widget_is_sensitive (copy));
}

/* A way to go takes time of its own, and so the free times are others. */
static void
test_way (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = hd_test_find_row (fixture->window, "The way there, and back");

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 3);
  g_assert_null (hd_test_find_row (fixture->window, "Mon 23 Nov, 07:30–09:00"));
  g_assert_cmpint (hd_test_min_width (fixture->window), <=, 360);
}

static void
done_cb (GObject *context, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(gint64 *) user_data = hd_context_finish (HD_CONTEXT (context), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_done (gpointer data)
{
  return *(gint64 *) data != 0;
}

static gboolean
waits (gpointer data)
{
  g_autoptr (GPtrArray) waiting = hd_offered_slots_list_waiting (data, 0);

  return waiting->len == 1;
}

/* An appointment without a time, for which Monday morning was offered. */
static void
offer_monday (Fixture *fixture)
{
  g_autoptr (HdJobApplication) application =
    g_object_new (HD_TYPE_JOB_APPLICATION, "company", "Northwind", NULL);
  g_autoptr (HdInterview) interview = hd_interviews_new (fixture->context, 0);
  g_autoptr (GPtrArray) mine = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 id = 0, offered = 0;

  g_object_set (interview, "state", "offered", NULL);
  hd_interviews_enter_async (fixture->context, application, interview, NULL, FALSE, done_cb, &id);
  hd_test_wait_until (is_done, &id);
  g_ptr_array_add (mine, hd_offered_slot_new_mine (fixture->context, hd_date_new (2026, 11, 23),
                                                   450, 540, NULL));
  hd_offered_slots_offer_async (fixture->context, id, mine, done_cb, &offered);
  hd_test_wait_until (is_done, &offered);
  hd_test_wait_until (waits, fixture->context);
}

/* What somebody was offered can be offered to them again, and what was picked stays picked. */
static void
test_whom (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdShade) shade = hd_shade_new ();
  GtkWidget *row;

  offer_monday (fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  hd_test_settle ();
  hd_windows_window_present (NULL, fixture->context, fixture->settings, shade);
  fixture->window = GTK_WIDGET (hd_test_find_window ("My Windows"));
  g_assert_null (hd_test_find_row (fixture->window, "Mon 23 Nov, 07:30–09:00"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_pick (fixture, "Mon 23 Nov, 17:00–18:30")),
                               FALSE);

  row = hd_test_find_row (fixture->window, "Offered to");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_false (gtk_check_button_get_active (
    GTK_CHECK_BUTTON (find_pick (fixture, "Mon 23 Nov, 07:30–09:00"))));
  g_assert_false (gtk_check_button_get_active (
    GTK_CHECK_BUTTON (find_pick (fixture, "Mon 23 Nov, 17:00–18:30"))));
  g_assert_true (gtk_check_button_get_active (
    GTK_CHECK_BUTTON (find_pick (fixture, "Tue 24 Nov, 07:30–09:00"))));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/windows/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/ui/windows/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/ui/windows/way", Fixture, NULL, set_up, test_way, tear_down);
  g_test_add ("/ui/windows/whom", Fixture, NULL, set_up, test_whom, tear_down);
  return g_test_run ();
}
