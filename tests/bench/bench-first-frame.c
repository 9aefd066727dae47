/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>

/* Loaded into a GTK program with LD_PRELOAD: says on standard output when its first window had
 * painted its first frame and when a text had the focus in it (microseconds after $BENCH_START, of
 * the monotonic clock), then what is resident a while later (KiB, whole and without what is
 * shared), and ends it. So the program that is measured needs no code for it, and two programs are
 * measured alike. */

#define SETTLE_MS 1500

static gboolean
settled_cb (gpointer user_data)
{
  g_autofree char *rollup = NULL;
  gint64 rss = 0, pss = 0;

  if (g_file_get_contents ("/proc/self/smaps_rollup", &rollup, NULL, NULL))
    {
      const char *rss_line = strstr (rollup, "\nRss:");
      const char *pss_line = strstr (rollup, "\nPss:");

      rss = rss_line != NULL ? g_ascii_strtoll (rss_line + 5, NULL, 10) : 0;
      pss = pss_line != NULL ? g_ascii_strtoll (pss_line + 5, NULL, 10) : 0;
    }
  printf ("rss %" G_GINT64_FORMAT "\npss %" G_GINT64_FORMAT "\n", rss, pss);
  fflush (stdout);
  g_application_quit (G_APPLICATION (user_data));
  return G_SOURCE_REMOVE;
}

static void
report (const char *what)
{
  const char *start = g_getenv ("BENCH_START");

  printf ("%s %" G_GINT64_FORMAT "\n", what,
          g_get_monotonic_time () - g_ascii_strtoll (start != NULL ? start : "0", NULL, 10));
  fflush (stdout);
}

static void
painted_cb (GdkFrameClock *clock, GApplication *application)
{
  static gboolean seen = FALSE;

  if (seen)
    return;
  seen = TRUE;
  report ("frame");
  g_timeout_add (SETTLE_MS, settled_cb, application);
}

static void
focus_changed_cb (GtkWindow *window)
{
  static gboolean seen = FALSE;

  if (seen || !GTK_IS_EDITABLE (gtk_window_get_focus (window)))
    return;
  seen = TRUE;
  report ("typing");
}

static void
mapped_cb (GtkWidget *window, GApplication *application)
{
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), NULL);
  focus_changed_cb (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    application);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer user_data)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (window)))
    mapped_cb (GTK_WIDGET (window), G_APPLICATION (application));
  else
    g_signal_connect (window, "map", G_CALLBACK (mapped_cb), application);
}

int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*run) (GApplication *, int, char **) = NULL;

  *(void **) &run = dlsym (RTLD_NEXT, "g_application_run");
  if (GTK_IS_APPLICATION (application))
    g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return run (application, argc, argv);
}
