/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <time.h>

#include "hd-applications.h"
#include "hd-appointment-agenda.h"
#include "hd-appointments-page.h"
#include "hd-context-private.h"
#include "hd-interviews.h"
#include "hd-record-sql.h"

/* A search of years: how long the page takes to be there, and words to be found. Counted is the
 * time of the processor, since a frame waits for the clock of the display and for other programs.
 */
#define CASES 1000
#define APPOINTMENTS 5000

#define OPEN_MS 150
#define SEARCH_MS 20

static const char sql[] =
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
  " INSERT INTO job_application (id, company, agency, role, place, source_url, stage, outcome,"
  " stage_at, terms, submitted_by, next_action, notes, created_at)"
  " SELECT i, 'Company ' || i, '', 'Engineer of kind ' || (i % 37), '', '', 'applied', '', 1, '', "
  "'',"
  " '', '', 1 FROM n;"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
  " INSERT INTO interview (application, title, round, loop, state, format, place, link, start_day,"
  " start_minute, end_day, end_minute, all_day, zone, start_at, end_at, prep, travel_out,"
  " travel_back, settle, organizer, uid, recurrence_id, sequence, was_why, draft_uid, call_from,"
  " dress, notes, created_at)"
  " SELECT 1 + i % 1000, 'Meeting ' || i, 1 + i / 1000, 0, 'confirmed', '', '', '', 20000 + i % "
  "1000,"
  " 600, 20000 + i % 1000, 660, 0, '', (20000 + i % 1000) * 86400 + 36000,"
  " (20000 + i % 1000) * 86400 + 39600, 10, 0, 0, 5, '', '', '', 0, '', '', '', '', '', 1 FROM n;";

static gpointer
insert (HdDb *db, gpointer data, GError **error)
{
  return hd_db_exec (db, sql, error) ? hd_row_id_new (1) : NULL;
}

static void
inserted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *done = hd_store_finish (HD_STORE (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
  *(gboolean *) user_data = TRUE;
}

/* Microseconds of this thread. */
static gint64
used (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static int
report (const char *what, gint64 microseconds, int bound)
{
  gboolean kept = microseconds <= bound * 1000;

  g_print ("%-8s %6.1f ms (at most %d: %s)\n", what, (double) microseconds / 1000, bound,
           kept ? "kept" : "BROKEN");
  return kept ? 0 : 1;
}

int
main (int argc, char **argv)
{
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  GtkWidget *window, *page;
  gboolean done = FALSE;
  gint64 start, opened, searched;
  guint found = 0;
  HdContext *context;

  gtk_init ();
  adw_init ();
  context = hd_context_new (dir, NULL);
  hd_store_write_async (hd_context_get_store (context, HD_STORE_PRIVATE), insert, NULL, NULL,
                        g_free, inserted_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  g_autoptr (GSettings) settings = g_settings_new ("io.github.halfday_app.Halfday");
  GListModel *interviews = hd_interviews_get_list (context);

  while (g_list_model_get_n_items (interviews) < APPOINTMENTS ||
         g_list_model_get_n_items (hd_applications_get_list (context)) < CASES)
    g_main_context_iteration (NULL, TRUE);

  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 720);
  gtk_window_present (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  start = used ();
  page = hd_appointments_page_new (context, settings);
  gtk_window_set_child (GTK_WINDOW (window), page);
  done = FALSE;
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  opened = used () - start;

  start = used ();
  g_autoptr (HdAgendaSearch) search = hd_agenda_search_new (context, "engineer 777");

  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);

      found += hd_agenda_search_matches (search, interview) ? 1 : 0;
    }
  searched = used () - start;
  g_assert_cmpuint (found, >, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  hd_context_close (context);
  return report ("open", opened, OPEN_MS) + report ("search", searched, SEARCH_MS);
}
