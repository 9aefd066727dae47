/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-document.h"
#include "hd-ink.h"

G_BEGIN_DECLS

/**
 * HdArticleTable: a table of a document.
 *
 * As wide as the column of text; one that needs more scrolls sideways by itself, by wheel, by
 * touch, or by the arrow keys while it has the focus.
 */
#define HD_TYPE_ARTICLE_TABLE (hd_article_table_get_type ())
G_DECLARE_FINAL_TYPE (HdArticleTable, hd_article_table, HD, ARTICLE_TABLE, AdwBin)

GtkWidget *hd_article_table_new (HdDocument *document, guint index);
void hd_article_table_set_width (HdArticleTable *self, int width);
void hd_article_table_set_ink (HdArticleTable *self, const HdInk *ink);
void hd_article_table_mark (HdArticleTable *self, guint32 start, guint32 end, gboolean current);
void hd_article_table_clear_marks (HdArticleTable *self);

G_END_DECLS
