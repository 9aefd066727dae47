/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-article-item.h"

G_BEGIN_DECLS

/**
 * HdArticleRow:
 *
 * An article in the list: its neutral title, where it is from and how long it is.
 *
 * A list view keeps two hundred rows behind the dozen that one sees, and measures each of them when
 * it is taken elsewhere. So all rows are of one height, whatever they say, and a row lays out its
 * text when it is painted.
 */
#define HD_TYPE_ARTICLE_ROW (hd_article_row_get_type ())
G_DECLARE_FINAL_TYPE (HdArticleRow, hd_article_row, HD, ARTICLE_ROW, GtkWidget)

void hd_article_row_set_item (HdArticleRow *self, HdArticleItem *item);

G_END_DECLS
