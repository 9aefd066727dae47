/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The longest time for which the main loop answers nothing while an article of 10,000 words is
 * opened and while it is paged through: what a person sees as a frame that hangs. It is counted in
 * processor time, so that what else the machine does is no part of it. Beside it, in the same run,
 * the same for a bare text view that is given the same words at once. */

#include <adwaita.h>
#include <stdio.h>
#include <time.h>

#include "hd-article-view.h"
#include "hd-document-builder.h"
#include "hd-document-copy.h"

#define WORDS 10000
#define ROUNDS 5
#define LIMIT_MS 50.0

typedef struct
{
  gint64 last;
  gint64 longest;
} Stall;

/* Microseconds that this thread has worked. */
static gint64
worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
beat_cb (gpointer user_data)
{
  Stall *stall = user_data;
  gint64 now = worked ();

  if (stall->last != 0)
    stall->longest = MAX (stall->longest, now - stall->last);
  stall->last = now;
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop for a while, with a heartbeat before everything else. */
static double
longest_stall (guint milliseconds, void (*act) (gpointer), gpointer data)
{
  Stall stall = { 0 };
  guint id = g_timeout_add_full (G_PRIORITY_HIGH - 50, 1, beat_cb, &stall, NULL);
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  beat_cb (&stall);
  act (data);
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  return (double) stall.longest / 1000.0;
}

/* As articles are: headings, paragraphs of eighty words, lists, a table now and then. */
static HdDocument *
make_article (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  HdDocument *document;
  guint words = 0;

  hd_document_builder_set_title (b, "Ten thousand words");
  for (guint section = 0; words < WORDS; section++)
    {
      hd_document_builder_open_heading (b, 2);
      hd_document_builder_add_text (b, "A section of it", -1, HD_SPAN_PLAIN, NULL);
      hd_document_builder_close (b);
      for (guint p = 0; p < 4; p++)
        {
          hd_document_builder_open_paragraph (b);
          for (guint w = 0; w < 80; w++, words++)
            hd_document_builder_add_text (b, w % 9 == 0 ? "marvellous " : "simple ", -1,
                                          w % 17 == 0 ? HD_SPAN_EMPHASIS : HD_SPAN_PLAIN,
                                          w % 40 == 3 ? "https://example.org/" : NULL);
          hd_document_builder_close (b);
        }
      hd_document_builder_open_list (b, FALSE, 0);
      for (guint i = 0; i < 5; i++, words += 6)
        {
          hd_document_builder_open_item (b);
          hd_document_builder_add_text (b, "one of the things to note", -1, HD_SPAN_PLAIN, NULL);
          hd_document_builder_close (b);
        }
      hd_document_builder_close (b);
      if (section % 5 != 0)
        continue;

      hd_document_builder_open_table (b);
      for (guint cell = 0; cell < 12; cell++)
        {
          if (cell % 3 == 0)
            hd_document_builder_open_row (b);
          hd_document_builder_open_cell (b, cell < 3, HD_ALIGN_START, 1, 1);
          hd_document_builder_add_text (b, "a cell", -1, HD_SPAN_PLAIN, NULL);
          hd_document_builder_close (b);
          if (cell % 3 == 2)
            hd_document_builder_close (b);
        }
      hd_document_builder_close (b);
    }

  document = hd_document_builder_end (b, NULL);
  g_assert (document != NULL && hd_document_get_words (document) >= WORDS);
  return document;
}

typedef struct
{
  HdArticleView *view;
  GtkTextView *bare;
  HdDocument *document;
  char *text;
  guint pages;
} Bench;

static void
open_article (gpointer data)
{
  Bench *bench = data;

  hd_article_view_show_document (bench->view, bench->document, "Example · 42 minute read", NULL, 0);
}

static gboolean
page_cb (gpointer data)
{
  Bench *bench = data;

  hd_article_text_page (hd_article_view_get_text (bench->view), 1);
  return bench->pages-- > 0;
}

static void
page_through (gpointer data)
{
  ((Bench *) data)->pages = 30;
  g_timeout_add (30, page_cb, data);
}

static void
open_bare (gpointer data)
{
  Bench *bench = data;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (bench->bare), bench->text, -1);
}

static void
do_nothing (gpointer data)
{
}

static GtkWidget *
make_window (GtkWidget *content)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_present (GTK_WINDOW (window));
  longest_stall (500, do_nothing, NULL);
  return window;
}

static double
worst (const double *values)
{
  double highest = 0;

  for (guint i = 0; i < ROUNDS; i++)
    highest = MAX (highest, values[i]);
  return highest;
}

int
main (int argc, char **argv)
{
  g_autoptr (HdDocument) document = make_article ();
  g_autofree char *text = hd_document_copy_text (document, 0, HD_DOCUMENT_END);
  Bench bench = { .document = document, .text = text };
  double idle[ROUNDS];
  double bare[ROUNDS];
  double opening[ROUNDS];
  double paging[ROUNDS];
  GtkWidget *scroller;
  GtkWidget *window;
  adw_init ();

  bench.bare = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (bench.bare, GTK_WRAP_WORD_CHAR);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (bench.bare));
  window = make_window (scroller);
  for (guint i = 0; i < ROUNDS; i++)
    {
      idle[i] = longest_stall (300, do_nothing, NULL);
      bare[i] = longest_stall (1200, open_bare, &bench);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (bench.bare), "", 0);
      longest_stall (200, do_nothing, NULL);
    }
  gtk_window_destroy (GTK_WINDOW (window));

  bench.view = HD_ARTICLE_VIEW (hd_article_view_new ());
  window = make_window (GTK_WIDGET (bench.view));
  for (guint i = 0; i < ROUNDS; i++)
    {
      opening[i] = longest_stall (1200, open_article, &bench);
      g_assert (hd_article_text_get_loaded (hd_article_view_get_text (bench.view)));
      paging[i] = longest_stall (1200, page_through, &bench);
      hd_article_view_show_document (bench.view, NULL, "", NULL, 0);
      longest_stall (200, do_nothing, NULL);
    }
  gtk_window_destroy (GTK_WINDOW (window));

  printf ("article of %u words: longest stall in %d rounds: opening %.1f ms, paging %.1f ms; "
          "bare text view %.1f ms, nothing at all %.1f ms; limit %.0f ms\n",
          hd_document_get_words (document), ROUNDS, worst (opening), worst (paging), worst (bare),
          worst (idle), LIMIT_MS);

  /* On a machine that is too slow for any text, what the bare text view takes is the measure. */
  return MAX (worst (opening), worst (paging)) <= MAX (LIMIT_MS, worst (bare)) ? 0 : 1;
}
