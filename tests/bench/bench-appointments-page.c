/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <time.h>

#include "hd-applications.h"
#include "hd-appointments-page.h"
#include "hd-context-private.h"
#include "hd-interviews.h"
#include "hd-record-sql.h"
#include "hd-test-ui.h"

/* A search of years: how long the page takes to be there, and words to be found, a key at a time.
 * Counted is the time of the processor that the main thread uses, since a frame waits for the clock
 * of the display and for other programs: until the window has been painted with what is new, and
 * until nothing is left to be done. Beside it a list view of as many lines of one label each, which
 * is filled and filtered by GTK alone.
 */
#define CASES 1000
#define APPOINTMENTS 5000

#define OPEN_MS 150
#define SEARCH_MS 20

/* Nothing has happened for so long: the window is at rest. */
#define REST_US 400000

static const char words[] = "engineer of 17";

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

typedef struct
{
  GtkWindow *window;
  gint64 worked;  /* microseconds of this thread … */
  gint64 since;   /* … and when the last of its work began */
  gint64 painted; /* when the first frame after what was waited for was there; 0: not yet */
  gboolean ready; /* what is waited for has happened */
} Watch;

static gint64
now_cb (gpointer data)
{
  return 1795600800; /* 2026-11-25T10:00:00Z */
}

static void
painted_cb (GdkFrameClock *clock, Watch *watch)
{
  if (watch->ready && watch->painted == 0)
    watch->painted = watch->worked + used () - watch->since;
}

static void
begin (Watch *watch, gboolean ready)
{
  watch->ready = ready;
  watch->painted = 0;
  watch->worked = 0;
  watch->since = used ();
}

/* Returns: microseconds of this thread since begin () until nothing is left to be done, without the
 * looking for something to do. */
static gint64
rest (Watch *watch)
{
  gint64 last = g_get_monotonic_time ();

  watch->worked += used () - watch->since;
  while (g_get_monotonic_time () - last < REST_US)
    {
      watch->since = used ();
      if (g_main_context_iteration (NULL, FALSE))
        {
          last = g_get_monotonic_time ();
          watch->worked += used () - watch->since;
        }
      else
        g_usleep (1000);
    }
  return watch->worked;
}

static void
searched_cb (Watch *watch)
{
  watch->ready = TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : *(const gint64 *) a > *(const gint64 *) b;
}

/* Types the words and takes them back; prints what the worst and the middle key cost. */
static gboolean
type (Watch *watch, GtkEditable *entry, const char *what, int bound)
{
  g_autoptr (GArray) painted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) rested = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 2 * strlen (words);
  gint64 worst;

  for (guint i = 1; i <= n; i++)
    {
      int end = (int) strlen (gtk_editable_get_text (entry));
      gint64 all;

      begin (watch, FALSE);
      if (i <= n / 2)
        gtk_editable_insert_text (entry, words + end, 1, &end);
      else
        gtk_editable_delete_text (entry, end - 1, end);
      all = rest (watch);
      g_assert_true (watch->ready);
      if (watch->painted == 0) /* nothing that is seen has changed */
        watch->painted = all;
      if (g_getenv ("BENCH_KEYS") != NULL)
        g_print ("  %-16s %6.1f ms, at rest %6.1f\n", gtk_editable_get_text (entry),
                 watch->painted / 1000.0, all / 1000.0);
      g_array_append_val (painted, watch->painted);
      g_array_append_val (rested, all);
    }
  g_array_sort (painted, compare);
  g_array_sort (rested, compare);
  worst = g_array_index (painted, gint64, n - 1);
  g_print ("%-24s painted %6.1f ms in the middle, %6.1f at worst; at rest %6.1f and %6.1f", what,
           g_array_index (painted, gint64, n / 2) / 1000.0, worst / 1000.0,
           g_array_index (rested, gint64, n / 2) / 1000.0,
           g_array_index (rested, gint64, n - 1) / 1000.0);
  if (bound > 0)
    g_print (" (at most %d painted: %s)", bound, worst <= bound * 1000 ? "kept" : "BROKEN");
  g_print ("\n");
  return bound == 0 || worst <= bound * 1000;
}

/* Chooses a kind of what is to be seen, and what is typed among it. */
static gboolean
choose (Watch *watch, GtkWidget *page, const char *kind)
{
  gint64 all;

  begin (watch, TRUE);
  gtk_widget_activate_action (page, "appointments.filter", "s", kind);
  all = rest (watch);
  if (watch->painted == 0)
    watch->painted = all;
  g_print ("the page, %-14s painted %6.1f ms, at rest %6.1f (at most %d painted: %s)\n", kind,
           watch->painted / 1000.0, all / 1000.0, SEARCH_MS,
           watch->painted <= SEARCH_MS * 1000 ? "kept" : "BROKEN");
  return watch->painted <= SEARCH_MS * 1000;
}

static gboolean
open_child (Watch *watch, GtkWidget *child, const char *what, int bound)
{
  gint64 all;

  gtk_window_set_child (watch->window, child);
  all = rest (watch);
  g_print ("%-24s painted %6.1f ms, at rest %6.1f", what, watch->painted / 1000.0, all / 1000.0);
  if (bound > 0)
    g_print (" (at most %d: %s)", bound, all <= bound * 1000 ? "kept" : "BROKEN");
  g_print ("\n");
  return bound == 0 || all <= bound * 1000;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
filter_cb (GtkSearchEntry *entry, GtkStringFilter *filter)
{
  gtk_string_filter_set_search (filter, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* A list of GTK's own, of as many lines. */
static void
measure_plain (Watch *watch)
{
  GtkListItemFactory *factory;
  GtkStringList *lines;
  GtkFilter *filter;
  GtkWidget *box, *entry, *scroller, *view;

  begin (watch, TRUE);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  entry = gtk_search_entry_new ();
  scroller = gtk_scrolled_window_new ();
  factory = gtk_signal_list_item_factory_new ();
  lines = gtk_string_list_new (NULL);
  for (guint i = 0; i < APPOINTMENTS; i++)
    {
      g_autofree char *line =
        g_strdup_printf ("Company %u, Engineer of kind %u", i % CASES, i % 37);

      gtk_string_list_append (lines, line);
    }
  filter = GTK_FILTER (
    gtk_string_filter_new (gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (
                              gtk_filter_list_model_new (G_LIST_MODEL (lines), filter)))),
                            factory);
  g_signal_connect (entry, "search-changed", G_CALLBACK (filter_cb), filter);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (searched_cb), watch);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scroller);
  open_child (watch, box, "a list view, opened", 0);
  type (watch, GTK_EDITABLE (entry), "a list view, a key", 0);
  gtk_window_set_child (watch->window, NULL);
}

int
main (int argc, char **argv)
{
  const HdClock clock = { now_cb, NULL };
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  GtkWidget *page, *entry;
  Watch watch = { NULL };
  gboolean done = FALSE;
  gboolean kept;
  HdContext *context;

  gtk_init ();
  adw_init ();
  hd_test_load_style ();
  context = hd_context_new (dir, &clock);
  hd_store_write_async (hd_context_get_store (context, HD_STORE_PRIVATE), insert, NULL, NULL,
                        g_free, inserted_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  g_autoptr (GSettings) settings = g_settings_new ("io.github.halfday_app.Halfday");
  GListModel *interviews = hd_interviews_get_list (context);

  while (g_list_model_get_n_items (interviews) < APPOINTMENTS ||
         g_list_model_get_n_items (hd_applications_get_list (context)) < CASES)
    g_main_context_iteration (NULL, TRUE);

  watch.window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (watch.window, 1000, 720);
  gtk_window_present (watch.window);
  rest (&watch);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (watch.window)), "after-paint",
                    G_CALLBACK (painted_cb), &watch);
  measure_plain (&watch);
  rest (&watch);

  begin (&watch, TRUE);
  page = hd_appointments_page_new (context, settings);
  kept = open_child (&watch, page, "the page, opened", OPEN_MS);

  gtk_widget_activate_action (page, "appointments.search", NULL);
  entry = hd_test_find_type (page, GTK_TYPE_SEARCH_ENTRY);
  /* The cursor of an entry that has the keyboard blinks. */
  gtk_window_set_focus (watch.window, NULL);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (searched_cb), &watch);
  rest (&watch);
  kept = type (&watch, GTK_EDITABLE (entry), "the page, a key", SEARCH_MS) && kept;
  kept = choose (&watch, page, "open") && kept;
  kept = choose (&watch, page, "not-covered") && kept;
  kept = type (&watch, GTK_EDITABLE (entry), "a key among those", SEARCH_MS) && kept;
  kept = choose (&watch, page, "all") && kept;

  gtk_window_destroy (watch.window);
  hd_context_close (context);
  return kept ? 0 : 1;
}
