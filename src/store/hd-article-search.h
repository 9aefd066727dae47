/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-articles-table.h"

G_BEGIN_DECLS

/* The most articles that a search lists. */
#define HD_SEARCH_MAX 500

char *hd_article_search_match (const char *words, gboolean *may_go);
GArray *hd_article_search (HdDb *db,
                           const char *words,
                           HdArticleFilter filter,
                           gint64 scope,
                           GError **error);
gboolean hd_article_search_snippets (HdDb *db, const char *words, GPtrArray *items, GError **error);
gboolean hd_article_related_keep (HdDb *db, gint64 id, GError **error);
GArray *hd_article_related (HdDb *db, gint64 id, guint max, GError **error);

G_END_DECLS
