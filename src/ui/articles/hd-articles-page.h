/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdArticlesPage: the articles: what there is, the list, and the one that is read.
 *
 * Folds from three columns to two and to one. Keys: J and K next and previous, S star, Ctrl+F
 * find in the article, Ctrl+Shift+F search all, Ctrl+P print, Alt+Left back; those of
 * #HdArticleView inside the article. A private page: whoever embeds it keeps it closed.
 */
#define HD_TYPE_ARTICLES_PAGE (hd_articles_page_get_type ())
G_DECLARE_FINAL_TYPE (HdArticlesPage, hd_articles_page, HD, ARTICLES_PAGE, AdwBin)

GtkWidget *hd_articles_page_new (HdContext *context);
void hd_articles_page_open_slug (HdArticlesPage *self, const char *slug);

void hd_articles_page_listen (HdArticlesPage *self, GtkWindow *dialog);
void hd_articles_page_save_file (HdArticlesPage *self, GFile *file);

G_END_DECLS
