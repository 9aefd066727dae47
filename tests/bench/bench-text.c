/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>

#include "hd-intake-text.h"

/*
 * bench-text: what it costs that a pasted mail is read in the child, beside a reading in this
 * process: the first time, when the child is started for it, and after that.
 */

#define ROUNDS 50

static const char mail[] =
  "Dear Sam,\n\ncould we move from Thu 3 Dec 14:00 to Fri 4 Dec, 10:00-11:00 or Mon 7 Dec 9:30?\n"
  "The way is 35 min each way. Please confirm by Tuesday, 5pm.\n\nRobin Marsh\n";

static gint64
fixed_now (gpointer data)
{
  return 1795600800; /* Wednesday, 25 November 2026, 10:00 UTC */
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Returns: milliseconds */
static double
ask (HdContext *context, const HdWhenContext *where)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  HdWhen *when;

  hd_intake_text_async (context, mail, where, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  when = hd_intake_text_finish (context, result, &error);
  g_assert_no_error (error);
  hd_when_free (when);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *figures)
{
  qsort (figures, ROUNDS, sizeof *figures, compare);
  return figures[ROUNDS / 2];
}

int
main (void)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  const HdWhenContext where = { hd_date_new (2026, 11, 25), home, "DE", HD_WHEN_QUICK_BYTES };
  const HdClock clock = { fixed_now, NULL };
  g_autofree char *folder = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  double here[ROUNDS], first[ROUNDS], later[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (HdContext) context = hd_context_new (folder, &clock);
      gint64 start = g_get_monotonic_time ();

      hd_when_free (hd_when_parse (mail, -1, &where));
      here[i] = (double) (g_get_monotonic_time () - start) / 1000;
      first[i] = ask (context, &where);
      later[i] = ask (context, &where);
      hd_context_close (context);
    }
  printf ("a mail of %u bytes, medians of %d: here %.2f ms, in a new child %.2f ms, in one that "
          "waits %.2f ms\n",
          (guint) sizeof mail - 1, ROUNDS, median (here), median (first), median (later));
  g_rmdir (folder);
  return 0;
}
