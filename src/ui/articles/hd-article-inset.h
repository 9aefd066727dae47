/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HdArticleInset: a widget inside the text, exactly as wide as it is told.
 *
 * A text view gives a child its minimum width and would grow to fit it: an inset keeps a wide
 * table from making the whole article scroll sideways, and a narrow one from standing lost.
 */
#define HD_TYPE_ARTICLE_INSET (hd_article_inset_get_type ())
G_DECLARE_FINAL_TYPE (HdArticleInset, hd_article_inset, HD, ARTICLE_INSET, GtkWidget)

HdArticleInset *hd_article_inset_new (GtkWidget *child);
GtkWidget *hd_article_inset_get_child (HdArticleInset *self);
gboolean hd_article_inset_set_width (HdArticleInset *self, int width);

G_END_DECLS
