/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-row.h"
#include "hd-article-view.h"
#include "hd-articles-page.h"
#include "hd-test-ui.h"

G_BEGIN_DECLS

/* The page of articles with the bundled ones, in a window of its own. */

typedef struct
{
  HdContext *context;
  GtkWidget *window;
  GtkWidget *page;
  HdArticleText *text;
} Fixture;

static inline gint64
fixed_now (gpointer data)
{
  return 1795600800; /* Wednesday, 25 November 2026, 10:00 UTC */
}

/* The row of the list that has this title. */
static inline GtkWidget *
find_article (GtkWidget *root, const char *title)
{
  GtkWidget *found = NULL;

  if (HD_IS_ARTICLE_ROW (root))
    {
      g_autoptr (HdArticleItem) item = NULL;

      g_object_get (root, "item", &item, NULL);
      return item != NULL && g_str_equal (item->neutral_title, title) ? root : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_article (child, title);
  return found;
}

static inline gboolean
has_rows (gpointer data)
{
  return find_article (data, "Leaving gracefully") != NULL;
}

static inline void
set_up_with (Fixture *f, int width, int height)
{
  HdClock clock = { fixed_now, NULL };

  f->context = hd_test_open (&clock);
  f->window = adw_window_new ();
  f->page = hd_articles_page_new (f->context);
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, height);
  adw_window_set_content (ADW_WINDOW (f->window), f->page);
  gtk_window_present (GTK_WINDOW (f->window));
  hd_test_wait_until (has_rows, f->page);
  gtk_test_widget_wait_for_draw (f->page);
  f->text = HD_ARTICLE_TEXT (hd_test_find_type (f->page, HD_TYPE_ARTICLE_TEXT));
  hd_test_settle ();
}

static inline void
tear_down (Fixture *f)
{
  hd_test_close (GTK_WINDOW (f->window), f->context);
}

static inline gboolean
is_loaded (gpointer data)
{
  Fixture *f = data;

  return hd_article_text_get_loaded (f->text);
}

static inline gboolean
has_related (gpointer data)
{
  Fixture *f = data;

  return hd_test_find_label (f->page, "Related Articles") != NULL;
}

/* Twice: what the first drawing finds out about sizes shows in the second. */
static inline void
draw (Fixture *f)
{
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (f->page);
      gtk_test_widget_wait_for_draw (f->page);
      hd_test_settle ();
    }
}

static inline void
open_first (Fixture *f)
{
  gtk_widget_activate_action (f->page, "articles.next", NULL);
  hd_test_wait_until (is_loaded, f);
  hd_test_wait_until (has_related, f);
  draw (f);
}

static inline HdArticleItem *
open_item (Fixture *f)
{
  GtkWidget *list = hd_test_find_type (f->page, GTK_TYPE_LIST_VIEW);
  GtkSingleSelection *selection =
    GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  return gtk_single_selection_get_selected_item (selection);
}

G_END_DECLS
