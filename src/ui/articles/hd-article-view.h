/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-article-text.h"

G_BEGIN_DECLS

/* The sizes that text may have, in percent. */
#define HD_ZOOM_MIN 70
#define HD_ZOOM_USUAL 100
#define HD_ZOOM_MAX 300

/**
 * HdArticleView: an article as it is read: the text on its paper, and the bar that finds in it.
 *
 * Lines are 62 to 72 characters long as far as there is room. Its actions, with their keys:
 * article.find (Ctrl+F), article.find-next and -previous (Ctrl+G, Ctrl+Shift+G), article.zoom-in,
 * -out and -reset (Ctrl+plus, minus, 0), article.page-down and -up (Space, Shift+Space).
 */
#define HD_TYPE_ARTICLE_VIEW (hd_article_view_get_type ())
G_DECLARE_FINAL_TYPE (HdArticleView, hd_article_view, HD, ARTICLE_VIEW, AdwBin)

GtkWidget *hd_article_view_new (void);
HdArticleText *hd_article_view_get_text (HdArticleView *self);

void hd_article_view_show_document (HdArticleView *self,
                                    HdDocument *document,
                                    const char *byline,
                                    GtkWidget *footer,
                                    guint block);

G_END_DECLS
