/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-article-item.h"
#include "hd-context.h"

G_BEGIN_DECLS

#define HD_TYPE_ARTICLES_SIDEBAR (hd_articles_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (HdArticlesSidebar, hd_articles_sidebar, HD, ARTICLES_SIDEBAR, AdwBin)

void hd_articles_sidebar_set_context (HdArticlesSidebar *self, HdContext *context);
const char *
hd_articles_sidebar_select (HdArticlesSidebar *self, HdArticleFilter filter, gint64 scope);
void hd_articles_sidebar_focus (HdArticlesSidebar *self);
void hd_articles_sidebar_add_feed (HdArticlesSidebar *self, const char *address);
void hd_articles_sidebar_listen (HdArticlesSidebar *self, GtkWindow *dialog);

G_END_DECLS
