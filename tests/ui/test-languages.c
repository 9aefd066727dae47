/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-page.h"
#include "hd-articles-page.h"
#include "hd-facts-pane.h"
#include "hd-languages-fixture.h"
#include "hd-message-pane.h"
#include "hd-next-strip.h"
#include "hd-preferences.h"
#include "hd-request-page.h"
#include "hd-time-off-page.h"

/*
 * The pages in each language of po/LINGUAS, which their own tests see in English only: none is
 * wider than a phone because words are longer.
 */

static void
test_request (Fixture *fixture, gconstpointer language)
{
  GtkWidget *page, *facts;

  sample_fill (fixture->context);
  page = show (fixture, hd_request_page_new (fixture->context, fixture->settings));
  assert_fits (page, "empty");

  facts = hd_test_find_type (page, HD_TYPE_FACTS_PANE);
  hd_facts_pane_take_line (HD_FACTS_PANE (facts), "Thu 3 Dec 14:00-15:30 CST");
  assert_fits (page, "to choose");
  hd_facts_pane_take_line (HD_FACTS_PANE (facts), "Fri 4 Dec 14:00-15:30");
  gtk_widget_activate_action (hd_test_find_type (page, HD_TYPE_MESSAGE_PANE), "message.copy", NULL);
  assert_fits (page, "copied");
  g_assert_nonnull (hd_test_find_label (page, _ ("Sent it?")));
  assert_fits_large (page);
}

static void
test_time_off (Fixture *fixture, gconstpointer language)
{
  GtkWidget *page = show (fixture, hd_time_off_page_new (fixture->context, fixture->settings));

  assert_fits (page, "empty");
  assert_fits_large (page);
  sample_fill (fixture->context);
  assert_fits (page, "filled");
  g_assert_nonnull (hd_test_find_label (page, _ ("Forecast")));
  assert_fits_large (page);
}

static gboolean
tells_absence (gpointer page)
{
  return hd_test_find_label (page, _ ("Absence needed")) != NULL;
}

static gboolean
has_width (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

/* Beside the button for what it tells. */
static void
assert_title_is_whole (GtkWidget *page)
{
  GtkWidget *title = hd_test_find_label (page, _ ("Absence needed"));

  hd_test_wait_until (has_width, title);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (title))));
}

static void
test_appointments (Fixture *fixture, gconstpointer language)
{
  GtkWidget *page = show (fixture, hd_appointments_page_new (fixture->context, fixture->settings));

  assert_fits (page, "empty");
  assert_fits_large (page);
  add_appointment (fixture);
  assert_fits (page, "filled");
  gtk_widget_activate_action (page, "appointments.filter", "s", "loop");
  hd_test_settle ();
  assert_fits (page, "filtered");
  g_assert_false (gtk_widget_get_visible (hd_test_find_type (page, HD_TYPE_NEXT_STRIP)));
  assert_fits_large (page);
  gtk_widget_activate_action (page, "appointments.filter", "s", "all");
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (hd_test_find_type (page, GTK_TYPE_SEARCH_BAR)),
                                  FALSE);
  hd_test_settle ();
  g_assert_true (gtk_widget_get_visible (hd_test_find_type (page, HD_TYPE_NEXT_STRIP)));
  gtk_widget_activate_action (hd_test_find_type (page, GTK_TYPE_LIST_VIEW), "list.activate-item",
                              "u", 1);
  assert_fits (page, "one open");
  hd_test_wait_until (tells_absence, page);
  assert_title_is_whole (page);
  assert_fits_large (page);
}

static void
test_articles (Fixture *fixture, gconstpointer language)
{
  GtkWidget *page = show (fixture, hd_articles_page_new (fixture->context));

  /* What stands there while nothing was read yet. */
  g_assert_cmpint (hd_test_min_width (hd_test_find_type (page, ADW_TYPE_STATUS_PAGE)), <=, 360);
  assert_fits (page, "articles");
  assert_fits_large (page);
}

static void
test_preferences (Fixture *fixture, gconstpointer language)
{
  GtkWindow *dialog;

  hd_preferences_present (fixture->window, fixture->context, fixture->settings);
  dialog = hd_test_find_window (_ ("Preferences"));
  assert_fits (gtk_window_get_child (dialog), "preferences");
  assert_fits_large (gtk_window_get_child (dialog));
  gtk_window_destroy (dialog);
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { "request", test_request },           { "time-off", test_time_off },
    { "appointments", test_appointments }, { "articles", test_articles },
    { "preferences", test_preferences },
  };

  return run (argc, argv, cases, G_N_ELEMENTS (cases));
}
