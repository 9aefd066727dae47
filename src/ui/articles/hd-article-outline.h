/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-document.h"

G_BEGIN_DECLS

/**
 * HdArticleOutline: the headings and the links of an article, as lists of buttons.
 *
 * For everyone who wants to jump, and the way to them for a screen reader, to which a text view
 * is one text. Emits `heading` with the block to go to, and `link` with a target.
 */
#define HD_TYPE_ARTICLE_OUTLINE (hd_article_outline_get_type ())
G_DECLARE_FINAL_TYPE (HdArticleOutline, hd_article_outline, HD, ARTICLE_OUTLINE, GtkPopover)

void hd_article_outline_set_document (HdArticleOutline *self, HdDocument *document);

G_END_DECLS
