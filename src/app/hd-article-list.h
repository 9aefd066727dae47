/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-item.h"
#include "hd-context.h"

G_BEGIN_DECLS

#define HD_TYPE_ARTICLE_LIST (hd_article_list_get_type ())
G_DECLARE_FINAL_TYPE (HdArticleList, hd_article_list, HD, ARTICLE_LIST, GObject)

HdArticleList *hd_article_list_new (HdContext *context);
void hd_article_list_set_filter (HdArticleList *self, HdArticleFilter filter);
void hd_article_list_set_scope (HdArticleList *self, HdArticleFilter filter, gint64 scope);
void hd_article_list_set_search (HdArticleList *self, const char *words);
gboolean hd_article_list_get_loaded (HdArticleList *self);
gboolean hd_article_list_find (HdArticleList *self, gint64 id, guint *position);
void hd_article_list_reload (HdArticleList *self);

G_END_DECLS
