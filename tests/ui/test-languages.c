/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointments-page.h"
#include "hd-applications.h"
#include "hd-articles-page.h"
#include "hd-facts-pane.h"
#include "hd-interviews.h"
#include "hd-message-pane.h"
#include "hd-preferences.h"
#include "hd-request-page.h"
#include "hd-sample-desk.h"
#include "hd-test-ui.h"
#include "hd-time-off-page.h"

/*
 * The pages in each language of po/LINGUAS, which their own tests see in English only: none is
 * wider than a phone because words are longer.
 */

/* What a phone of 360 × 294 pixels leaves between the bars of the window. */
#define PAGE_HEIGHT 196

/* What gettext() counts up when a language was changed while it runs. */
extern int _nl_msg_cat_cntr;

typedef struct
{
  HdContext *context;
  GSettings *settings;
  GtkWindow *window;
} Fixture;

static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  _nl_msg_cat_cntr++;
}

static void
set_up (Fixture *fixture, gconstpointer language)
{
  const HdClock clock = { sample_now_cb, NULL };

  speak (language);
  fixture->context = hd_test_open (&clock);
  fixture->settings = g_settings_new ("io.github.halfday_app.Halfday");
  g_settings_set_boolean (fixture->settings, "welcomed", FALSE);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 360, 760);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer language)
{
  hd_test_close (fixture->window, fixture->context);
  g_object_unref (fixture->settings);
  speak ("");
}

static void
add_appointment (Fixture *fixture)
{
  g_autoptr (HdJobApplication) application = hd_job_application_new ();
  g_autoptr (HdInterview) interview = NULL;
  HdDate day = hd_date_new (2026, 12, 1);
  gint64 id = 0, saved = 0;

  g_object_set (application, "company", "Northwind Components", "role", "Data engineer", NULL);
  hd_applications_save_async (fixture->context, application, sample_wait_cb, &id);
  while (id == 0)
    g_main_context_iteration (NULL, TRUE);
  interview = hd_interviews_new (fixture->context, id);
  g_object_set (interview, "format", "site", "travel-out", 35, "travel-back", 35, NULL);
  hd_interview_set_times (interview, (HdWall){ day, 13 * 3600 }, (HdWall){ day, 14 * 3600 },
                          "Europe/London");
  hd_interviews_save_async (fixture->context, interview, sample_wait_cb, &saved);
  while (saved == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Takes the page and shows it. */
static GtkWidget *
show (Fixture *fixture, GtkWidget *page)
{
  adw_window_set_content (ADW_WINDOW (fixture->window), page);
  return page;
}

static void
assert_fits (GtkWidget *page, const char *what)
{
  hd_test_settle ();
  g_test_message ("%s", what);
  g_assert_cmpint (hd_test_min_width (page), <=, 360);
  g_assert_cmpint (hd_test_min_height (page, PAGE_HEIGHT), <=, PAGE_HEIGHT);
}

/* With letters twice as large. */
static void
assert_fits_large (GtkWidget *page)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  hd_test_settle ();
  g_test_message ("large");
  g_assert_cmpint (hd_test_min_width (page), <=, 360);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

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
  sample_fill (fixture->context);
  assert_fits (page, "filled");
  g_assert_nonnull (hd_test_find_label (page, _ ("Forecast")));
}

static void
test_appointments (Fixture *fixture, gconstpointer language)
{
  GtkWidget *page = show (fixture, hd_appointments_page_new (fixture->context, fixture->settings));

  assert_fits (page, "empty");
  assert_fits_large (page);
  add_appointment (fixture);
  assert_fits (page, "filled");
  gtk_widget_activate_action (hd_test_find_type (page, GTK_TYPE_LIST_VIEW), "list.activate-item",
                              "u", 1);
  assert_fits (page, "one open");
  g_assert_nonnull (hd_test_find_label (page, _ ("Absence needed")));
  assert_fits_large (page);
}

static void
test_articles (Fixture *fixture, gconstpointer language)
{
  assert_fits (show (fixture, hd_articles_page_new (fixture->context)), "articles");
}

static void
test_preferences (Fixture *fixture, gconstpointer language)
{
  GtkWindow *dialog;

  hd_preferences_present (fixture->window, fixture->context, fixture->settings);
  dialog = hd_test_find_window (_ ("Preferences"));
  assert_fits (gtk_window_get_child (dialog), "preferences");
  gtk_window_destroy (dialog);
}

static void
add (const char *language, const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/ui/languages/%s/%s", language, name);

  g_test_add (path, Fixture, language, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autofree char *catalogues = NULL;
  g_auto (GStrv) languages = g_strsplit (g_getenv ("HD_TEST_LANGUAGES"), " ", -1);

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  catalogues = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  bindtextdomain ("halfday", catalogues);
  bind_textdomain_codeset ("halfday", "UTF-8");
  textdomain ("halfday");

  g_assert_cmpuint (g_strv_length (languages), >, 0);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      speak (languages[i]);
      if (strcmp (_ ("Time Off"), "Time Off") == 0)
        {
          g_printerr ("This C library speaks nothing but English in the locale of the tests\n");
          continue;
        }
      add (languages[i], "request", test_request);
      add (languages[i], "time-off", test_time_off);
      add (languages[i], "appointments", test_appointments);
      add (languages[i], "articles", test_articles);
      add (languages[i], "preferences", test_preferences);
    }
  return g_test_run ();
}
