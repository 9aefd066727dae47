/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-articles-page-private.h"

#include <glib/gi18n.h>

#include "hd-article-words.h"
#include "hd-library.h"

/* The article that is open: how it comes to be so, and what becomes of it when it is left. */

#define N_RELATED 3

void
hd_articles_page_look (HdArticlesPage *self)
{
  HdArticleText *text = hd_article_view_get_text (self->view);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean active = GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)) &&
                    gtk_widget_get_mapped (GTK_WIDGET (text));

  if (self->item == NULL || hd_article_text_get_document (text) == NULL)
    return;

  hd_reading_gauge_look (&self->gauge, g_get_monotonic_time (), active,
                         hd_article_text_get_seen (text));
  if (hd_reading_gauge_is_read (&self->gauge))
    hd_library_note_reading (self->context, self->item);
  if (gtk_widget_get_mapped (GTK_WIDGET (text)))
    hd_library_note_position (self->context, self->item,
                              (int) hd_article_text_get_top_block (text));
}

/* What was open is put away; where it was left is remembered. */
void
hd_articles_page_leave (HdArticlesPage *self)
{
  hd_articles_page_look (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  self->related = NULL;
  self->whole = FALSE;
  hd_article_outline_set_document (self->outline, NULL);
}

/* Shows no article. */
void
hd_articles_page_close (HdArticlesPage *self)
{
  hd_articles_page_leave (self);
  gtk_stack_set_visible_child_name (self->article_stack, "none");
  if (adw_leaflet_get_folded (self->inner))
    adw_leaflet_set_visible_child (self->inner, self->list_pane);
  hd_articles_page_update_actions (self);
}

static void
show_star (HdArticlesPage *self)
{
  gboolean starred = self->item != NULL && self->item->starred;

  gtk_toggle_button_set_active (self->star_button, starred);
  gtk_button_set_icon_name (GTK_BUTTON (self->star_button),
                            starred ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->star_button),
                               starred ? _ ("Remove Star") : _ ("Star"));
}

static void
related_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = hd_library_related_finish (HD_CONTEXT (source), result, &error);
  HdArticlesPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* An article without relatives is complete all the same. */
  self = HD_ARTICLES_PAGE (user_data);
  if (articles == NULL || self->related == NULL)
    return;
  hd_related_cards_set_articles (self->related, articles);
  hd_article_text_resize_insets (hd_article_view_get_text (self->view));
}

static void
related_open_cb (HdArticlesPage *self, HdArticleItem *item)
{
  hd_articles_page_open (self, item);
}

static void
show_failure (HdArticlesPage *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->article_stack, "failed");
}

void
hd_articles_page_show_document (HdArticlesPage *self, HdDocument *document)
{
  g_autofree char *byline = hd_article_dup_byline (self->item);
  gint64 id = hd_record_get_id (HD_RECORD (self->item));
  int position = MAX (self->item->position, 0);

  self->related = HD_RELATED_CARDS (hd_related_cards_new ());
  g_signal_connect_object (self->related, "open", G_CALLBACK (related_open_cb), self,
                           G_CONNECT_SWAPPED);
  hd_article_view_show_document (self->view, document, byline, GTK_WIDGET (self->related),
                                 (guint) position);
  hd_article_outline_set_document (self->outline, document);
  hd_reading_gauge_start (&self->gauge, hd_document_get_words (document));
  gtk_stack_set_visible_child_name (self->article_stack, "article");
  hd_library_related_async (self->context, id, N_RELATED, self->cancellable, related_cb, self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hd_library_load_document_finish (HD_CONTEXT (source), result, &error);
  g_autoptr (HdDocument) document = NULL;
  HdArticlesPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = HD_ARTICLES_PAGE (user_data);
  if (bytes != NULL)
    document = hd_document_new_from_bytes (bytes, &error);
  if (document != NULL)
    hd_articles_page_show_document (self, document);
  else
    show_failure (self, error);
  hd_articles_page_update_actions (self);
}

static void
item_changed_cb (HdArticlesPage *self)
{
  show_star (self);
  hd_articles_page_update_actions (self);
}

/* It was read again, or that was undone. */
static void
text_changed_cb (HdArticlesPage *self)
{
  if (self->item->loaded)
    gtk_widget_activate_action (GTK_WIDGET (self), "articles.reopen", NULL);
}

/* The row of the open article is the one that is selected. */
void
hd_articles_page_select_open (HdArticlesPage *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->item != NULL &&
      !hd_article_list_find (self->list, hd_record_get_id (HD_RECORD (self->item)), &position))
    position = GTK_INVALID_LIST_POSITION;

  self->opening = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->opening = FALSE;
}

/* Shows an article, and goes where it is. */
void
hd_articles_page_open (HdArticlesPage *self, HdArticleItem *item)
{
  g_autoptr (HdArticleItem) kept = g_object_ref (item);

  if (self->item != item)
    {
      hd_articles_page_leave (self);
      self->item = g_object_ref (kept);
      self->cancellable = g_cancellable_new ();
      g_signal_connect_object (item, "notify", G_CALLBACK (item_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::version", G_CALLBACK (text_changed_cb), self,
                               G_CONNECT_SWAPPED);
      show_star (self);
      hd_library_load_document_async (self->context, hd_record_get_id (HD_RECORD (item)),
                                      self->cancellable, loaded_cb, self);
    }

  hd_articles_page_select_open (self);
  adw_leaflet_set_visible_child (self->inner, GTK_WIDGET (self->toasts));
  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  gtk_widget_grab_focus (GTK_WIDGET (hd_article_view_get_text (self->view)));
  hd_articles_page_update_actions (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdArticlesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdArticleItem) item = hd_library_find_finish (HD_CONTEXT (source), result, &error);

  if (item != NULL && self->list != NULL)
    hd_articles_page_open (self, item);
  else if (self->list != NULL)
    hd_articles_page_toast (self, _ ("This article is not in the library"));
}

/* Opens the bundled article of that name, for links from elsewhere; says so if there is none. */
void
hd_articles_page_open_slug (HdArticlesPage *self, const char *slug)
{
  g_return_if_fail (HD_IS_ARTICLES_PAGE (self));

  hd_library_find_async (self->context, slug, NULL, found_cb, g_object_ref (self));
}
