/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-interviews.h"
#include "hd-large-letters.h"
#include "hd-sample-desk.h"
#include "hd-test-ui.h"

G_BEGIN_DECLS

/* A program that speaks a language of po/LINGUAS, in a window as wide as a phone. */

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

static inline void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  _nl_msg_cat_cntr++;
}

static inline void
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

static inline void
tear_down (Fixture *fixture, gconstpointer language)
{
  hd_test_close (fixture->window, fixture->context);
  g_object_unref (fixture->settings);
  speak ("");
}

static inline void
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
  hd_interviews_enter_async (fixture->context, NULL, interview, NULL, FALSE, sample_wait_cb,
                             &saved);
  while (saved == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Takes the page and shows it. */
static inline GtkWidget *
show (Fixture *fixture, GtkWidget *page)
{
  adw_window_set_content (ADW_WINDOW (fixture->window), page);
  return page;
}

static inline void
assert_fits (GtkWidget *page, const char *what)
{
  hd_test_settle ();
  g_test_message ("%s", what);
  g_assert_cmpint (hd_test_min_width (page), <=, 360);
  g_assert_cmpint (hd_test_min_height (page, PAGE_HEIGHT), <=, PAGE_HEIGHT);
}

/* With letters twice as large. */
static inline void
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

typedef struct
{
  const char *name;
  void (*run) (Fixture *fixture, gconstpointer language);
} Case;

/* Runs the cases in each language. */
static inline int
run (int argc, char **argv, const Case *cases, guint n)
{
  g_autofree char *catalogues = NULL;
  g_auto (GStrv) languages = g_strsplit (g_getenv ("HD_TEST_LANGUAGES"), " ", -1);

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  hd_large_letters_fit ();
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
      for (guint j = 0; j < n; j++)
        {
          g_autofree char *path =
            g_strdup_printf ("/ui/languages/%s/%s", languages[i], cases[j].name);

          g_test_add (path, Fixture, languages[i], set_up, cases[j].run, tear_down);
        }
    }
  return g_test_run ();
}

G_END_DECLS
