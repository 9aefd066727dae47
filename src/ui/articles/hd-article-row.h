/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-article-item.h"

G_BEGIN_DECLS

/* HdArticleRow: an article in the list: its neutral title, where it is from and how long it is. */
#define HD_TYPE_ARTICLE_ROW (hd_article_row_get_type ())
G_DECLARE_FINAL_TYPE (HdArticleRow, hd_article_row, HD, ARTICLE_ROW, GtkBox)

char *hd_article_dup_source (HdArticleItem *item);
char *hd_article_dup_minutes (guint minutes);
char *hd_article_dup_byline (HdArticleItem *item);

G_END_DECLS
