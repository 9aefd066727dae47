/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-appointment-agenda.h"
#include "hd-applications.h"
#include "hd-interviews.h"
#include "hd-schema.h"

/*
 * A thousand applications with five thousand interviews: reading them for the page (goal: 150 ms),
 * a search (20 ms), and what a change costs on the main thread.
 */

#define N_APPLICATIONS 1000
#define N_INTERVIEWS 5000
#define NOW 1795600800

static gint64
fixed_now (gpointer data)
{
  return NOW;
}

static gboolean
fill (HdDb *db, gpointer data, GError **error)
{
  return hd_db_exec (db,
                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                     "1000)"
                     " INSERT INTO job_application (company, agency, role, place, source_url, "
                     "stage, outcome,"
                     " stage_at, terms, submitted_by, next_action, notes, created_at)"
                     " SELECT 'Hollowfern ' || i || ' GmbH', CASE WHEN i % 3 = 0 THEN 'Birch "
                     "Partners' ELSE '' "
                     "END,"
                     " 'Senior data engineer ' || i % 17, 'Berlin', 'https://jobs.example/' || i, "
                     "'screen', '',"
                     " 1795000000 + i, 'from 1 March', 'Robin Marsh', 'send times', 'They build "
                     "gates, and ' ||"
                     " 'have an office beside the river. Spoke of the team twice.', 1795000000 "
                     "FROM n",
                     error) &&
         hd_db_exec (db,
                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                     "5000)"
                     " INSERT INTO interview (application, title, round, loop, state, format, "
                     "place, link,"
                     " start_day, start_minute, end_day, end_minute, all_day, zone, start_at, "
                     "end_at, prep,"
                     " travel_out, travel_back, settle, organizer, uid, recurrence_id, sequence, "
                     "stamp, "
                     "was_why,"
                     " draft_uid, call_from, dress, notes, created_at)"
                     " SELECT 1 + i % 1000, 'Second talk about the gates ' || i, 1 + i % 5, 0, "
                     "'confirmed', "
                     "'video',"
                     " 'Birch Street ' || i % 90, 'https://meet.example/' || i, 18000 + i % 3000, "
                     "840,"
                     " 18000 + i % 3000, 900, 0, 'Europe/Berlin', (18000 + i % 3000) * 86400 + "
                     "46800,"
                     " (18000 + i % 3000) * 86400 + 50400, 10, 35, 35, 5, 'robin@example.net', "
                     "'uid-' || i, '',"
                     " 0, 1795000000, '', '', '', '', 'Asked about the backup of the gates.', "
                     "1795000000 FROM "
                     "n",
                     error) &&
         hd_db_exec (db,
                     "INSERT INTO person (application, name, role, agency, email, phone, notes)"
                     " SELECT id, 'Robin Marsh ' || id, 'recruiter', '', 'robin@example.net', '', "
                     "''"
                     " FROM job_application",
                     error);
}

static void
wait_loaded (GListModel *list)
{
  for (gboolean loaded = FALSE; !loaded;)
    {
      g_object_get (list, "loaded", &loaded, NULL);
      if (!loaded)
        g_main_context_iteration (NULL, TRUE);
    }
}

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static HdContext *
open_page (const char *dir, double *took)
{
  HdClock clock = { fixed_now, NULL };
  HdContext *context = hd_context_new (dir, &clock);
  gint64 start = g_get_monotonic_time ();

  wait_loaded (hd_applications_get_list (context));
  wait_loaded (hd_interviews_get_list (context));
  *took = ms_since (start);
  return context;
}

static guint
count_matches (HdAgendaSearch *search, GListModel *list)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) record = g_list_model_get_item (list, i);

      n += hd_agenda_search_matches (search, record) ? 1 : 0;
    }
  return n;
}

static void
measure_search (HdContext *context, const char *words)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (HdAgendaSearch) search = hd_agenda_search_new (context, words);
  guint entries = count_matches (search, hd_applications_get_list (context));
  guint interviews = count_matches (search, hd_interviews_get_list (context));

  g_print ("search “%s”: %.1f ms, %u entries, %u appointments\n", words, ms_since (start), entries,
           interviews);
}

static void
measure_sections (HdContext *context)
{
  GListModel *list = hd_interviews_get_list (context);
  guint counts[HD_N_AGENDA_SECTIONS] = { 0 };
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (list, i);

      counts[hd_agenda_section (context, interview)]++;
    }
  g_print ("sections of all: %.1f ms; %u are past\n", ms_since (start), counts[HD_AGENDA_PAST]);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("halfday-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "private.db", NULL);
  HdDb *db = hd_db_open (&hd_schema_private, path, &error);
  HdContext *context;
  double took, best = G_MAXDOUBLE;

  if (db == NULL || !hd_db_transact (db, fill, NULL, &error))
    g_error ("%s", error->message);
  hd_db_close (db);

  for (int i = 0; i < 5; i++)
    {
      context = open_page (dir, &took);
      g_print ("open: %.1f ms\n", took);
      best = MIN (best, took);
      if (i == 4)
        {
          measure_sections (context);
          measure_search (context, "gates");
          measure_search (context, "hollowfern 77");
          measure_search (context, "robin marsh 900 birch");
          measure_search (context, "nowhere");
        }
      hd_context_close (context);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_object_unref (context);
    }
  g_print ("%d applications, %d interviews: open %.1f ms at best\n", N_APPLICATIONS, N_INTERVIEWS,
           best);
  g_unlink (path);
  g_rmdir (dir);
  return 0;
}
