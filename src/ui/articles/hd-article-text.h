/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-document.h"
#include "hd-ink.h"

G_BEGIN_DECLS

/**
 * HdArticleText: the text of a document, to be read, selected, copied and searched.
 *
 * Positions are bytes of hd_document_get_text(), so that what is copied comes from the document
 * and not from what happens to stand in the text buffer. A long document is put in a little in
 * each frame, so that none takes long; `loaded` is emitted at the end.
 *
 * Emits `link-activated` with the target of a link.
 */
#define HD_TYPE_ARTICLE_TEXT (hd_article_text_get_type ())
G_DECLARE_FINAL_TYPE (HdArticleText, hd_article_text, HD, ARTICLE_TEXT, GtkTextView)

/* Gives a picture for its block, or NULL where there is none (yet). */
typedef GdkPaintable *(*HdPictureSource) (const HdBlock *block, gpointer user_data);

void
hd_article_text_set_pictures (HdArticleText *self, HdPictureSource pictures, gpointer user_data);
void hd_article_text_set_ink (HdArticleText *self, const HdInk *ink);

void hd_article_text_set_document (HdArticleText *self,
                                   HdDocument *document,
                                   const char *byline,
                                   GtkWidget *footer,
                                   guint block);
HdDocument *hd_article_text_get_document (HdArticleText *self);
gboolean hd_article_text_get_loaded (HdArticleText *self);
void hd_article_text_load_now (HdArticleText *self);

gboolean hd_article_text_get_range (HdArticleText *self, guint32 *start, guint32 *end);
void hd_article_text_select_range (HdArticleText *self, guint32 start, guint32 end);
const char *hd_article_text_get_link_at (HdArticleText *self, const GtkTextIter *iter);

void hd_article_text_scroll_to_block (HdArticleText *self, guint block);
void hd_article_text_scroll_to_range (HdArticleText *self, guint32 start, guint32 end);
void hd_article_text_page (HdArticleText *self, int direction);
guint hd_article_text_get_top_block (HdArticleText *self);
double hd_article_text_get_seen (HdArticleText *self);

void hd_article_text_resize_insets (HdArticleText *self);
void hd_article_text_mark_found (HdArticleText *self, GArray *ranges, guint current);

G_END_DECLS
