/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "hd-articles-page.h"
#include "hd-articles-sidebar.h"
#include "hd-articles-table.h"
#include "hd-context.h"
#include "hd-schema.h"

/*
 * bench-articles-list [ARTICLES]: the page of articles over a large library beside the same over
 * ten: how long the main thread works until the list is there, the longest time for which it
 * answers nothing while somebody scrolls through and jumps about, and what is resident then.
 * Beside it a list view of as many lines of plain text, which does nothing but to be scrolled.
 * Time is processor time of that thread, so that what else the machine does is no part of it.
 */

#define STEPS 150
#define SAVED_PAGES 3 /* in the sidebar */
#define FRAME_MS 16.0

static gint64
worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
stop_on (const GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static void
fill (const char *folder, int articles)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDb) db = hd_db_open (&hd_schema_library, path, &error);

  stop_on (error);
  hd_db_exec (db, "BEGIN IMMEDIATE", &error);
  for (int i = 1; i <= articles && error == NULL; i++)
    {
      g_autoptr (HdNewArticle) article = g_new0 (HdNewArticle, 1);
      g_autofree char *url = g_strdup_printf ("https://example.org/%d", i);
      g_autofree char *title =
        g_strdup_printf ("Number %d, and what the town did about it when the river came", i);

      article->item = g_object_new (HD_TYPE_ARTICLE_ITEM, "url", url, "source",
                                    (gint64) HD_SOURCE_SAVED, "title", title, "neutral-title",
                                    title, "language", "en", "words", 300, "minutes", 2, NULL);
      article->sorted_at = i;
      article->document = g_bytes_new_static ("document", 8);
      article->text = g_strdup_printf ("The text of number %d is short.", i);
      hd_articles_table_put (db, article, &error);
    }
  if (error == NULL)
    hd_db_exec (db, "COMMIT", &error);
  stop_on (error);
}

typedef struct
{
  double opened;   /* ms */
  double longest;  /* while scrolling */
  double jump;     /* and when the list is taken elsewhere at once */
  gint64 resident; /* KiB */
} Result;

static gint64
get_resident (void)
{
  g_autofree char *rollup = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &rollup, NULL, NULL))
    return 0;
  line = strstr (rollup, "\nRss:");
  return line != NULL ? g_ascii_strtoll (line + 5, NULL, 10) : 0;
}

/* One turn of the main loop at a time: none may take longer than a frame. Returns the work of those
 * in which there was something to do, in ms. */
static double
turn (double *longest, guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  double all = 0;

  do
    {
      gint64 began = worked ();
      gboolean busy = g_main_context_iteration (NULL, FALSE);
      double took = (double) (worked () - began) / 1000;

      *longest = MAX (*longest, took);
      if (busy)
        all += took;
      else
        g_usleep (500);
    }
  while (g_get_monotonic_time () < end);
  return all;
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Scrolls through, and at each tenth step takes the list elsewhere at once. */
static void
scroll (GtkWidget *list, Result *result)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  for (guint i = 0; i < STEPS; i++)
    {
      double most =
        gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
      double at =
        i % 10 == 9 ? most * ((i * 37) % 100) / 100 : gtk_adjustment_get_value (adjustment) + 400;

      gtk_adjustment_set_value (adjustment, CLAMP (at, 0, most));
      turn (i % 10 == 9 ? &result->jump : &result->longest, i % 10 == 9 ? 300 : 30);
    }
}

static void
set_up_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *line = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (line));
}

/* What GTK itself needs. */
static void
measure_plain (int lines, Result *result)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;
  gint64 began;
  double opening = 0;

  for (int i = 1; i <= lines; i++)
    {
      g_autofree char *line = g_strdup_printf ("Number %d", i);

      gtk_string_list_append (strings, line);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_line_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line_cb), NULL);
  began = worked ();
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (strings))),
                            factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
  result->opened = (double) (worked () - began) / 1000;
  result->opened += turn (&opening, 1000);
  scroll (list, result);
  result->resident = get_resident ();
  gtk_window_destroy (GTK_WINDOW (window));
  turn (&opening, 100);
}

static void
measure (int articles, Result *result)
{
  g_autofree char *folder = g_dir_make_tmp ("halfday-bench-XXXXXX", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf %s", folder);
  g_autoptr (HdContext) context = NULL;
  GtkWidget *window = adw_window_new ();
  GtkWidget *page, *sidebar, *list;
  GtkListBox *rows;
  gint64 began;
  double opening = 0;

  fill (folder, articles);
  context = hd_context_new (folder, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  began = worked ();
  page = hd_articles_page_new (context);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  sidebar = find_type (page, HD_TYPE_ARTICLES_SIDEBAR);
  rows = GTK_LIST_BOX (find_type (sidebar, GTK_TYPE_LIST_BOX));
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, SAVED_PAGES)));
  result->opened = (double) (worked () - began) / 1000;
  result->opened += turn (&opening, 2500);

  list = find_type (page, GTK_TYPE_LIST_VIEW);
  g_assert (g_list_model_get_n_items (
              G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) == (guint) articles);
  scroll (list, result);
  result->resident = get_resident ();

  gtk_window_destroy (GTK_WINDOW (window));
  hd_context_close (context);
  turn (&opening, 100);
  g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL);
}

static void
print (const char *what, int articles, const Result *result)
{
  printf ("%8d %s: there after %.1f ms of work, longest turn while scrolling "
          "%.1f ms, at a jump %.1f ms, %.1f MiB resident\n",
          articles, what, result->opened, result->longest, result->jump,
          (double) result->resident / 1024);
}

int
main (int argc, char **argv)
{
  int articles = argc > 1 ? (int) g_ascii_strtoll (argv[1], NULL, 10) : 100000;
  Result few = { 0 };
  Result many = { 0 };
  Result plain = { 0 };

  adw_init ();
  /* The first window of a program pays for all. */
  measure (10, &(Result){ 0 });
  measure (10, &few);
  measure (articles, &many);
  measure_plain (articles, &plain);
  print ("articles", 10, &few);
  print ("articles", articles, &many);
  print ("lines of plain text", articles, &plain);
  printf ("%.2f x the work, %.2f x the memory\n", many.opened / few.opened,
          (double) many.resident / (double) few.resident);
  return MAX (many.longest, many.jump) <= FRAME_MS ? 0 : 1;
}
