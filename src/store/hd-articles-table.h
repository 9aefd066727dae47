/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-item.h"
#include "hd-db.h"
#include "hd-library-counts.h"

G_BEGIN_DECLS

/* The sources that are always there. */
#define HD_SOURCE_ADVICE 1
#define HD_SOURCE_SAVED 2

/**
 * HdNewArticle:
 * @item: slug or address, and what a list shows; its id is set when it has been stored
 * @sorted_at: its place in the lists, newest first
 * @document: in its wire format
 * @text: all its text, for the index
 */
typedef struct
{
  HdArticleItem *item;
  gint64 sorted_at;
  GBytes *document;
  char *text;
} HdNewArticle;

void hd_new_article_free (HdNewArticle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdNewArticle, hd_new_article_free)

gboolean hd_articles_table_put (HdDb *db, HdNewArticle *article, GError **error);
gboolean hd_articles_table_put_text (HdDb *db, HdNewArticle *article, GError **error);
gboolean hd_articles_table_index_undone (HdDb *db, GError **error);
gboolean hd_articles_table_delete (HdDb *db, gint64 id, GError **error);
GArray *hd_articles_table_list (HdDb *db, HdArticleFilter filter, gint64 scope, GError **error);
GPtrArray *hd_articles_table_rows (HdDb *db, const gint64 *ids, guint n_ids, GError **error);
gint64 hd_articles_table_find (HdDb *db, const char *slug, GError **error);
GBytes *hd_articles_table_document (HdDb *db, gint64 id, GError **error);
HdLibraryCounts *hd_articles_table_count (HdDb *db, GError **error);
gboolean
hd_articles_table_set_unread (HdDb *db, gint64 id, gboolean unread, gint64 now, GError **error);
gboolean
hd_articles_table_set_starred (HdDb *db, gint64 id, gboolean starred, gint64 now, GError **error);
gboolean hd_articles_table_set_position (HdDb *db, gint64 id, int position, GError **error);
gboolean hd_articles_table_mark_all_read (HdDb *db,
                                          HdArticleFilter filter,
                                          gint64 scope,
                                          gint64 now,
                                          GError **error);
gboolean hd_articles_table_remove (HdDb *db, gint64 id, gint64 now, GError **error);

gboolean hd_articles_table_note_reading (HdDb *db, gint64 id, gint64 now, GError **error);

gboolean hd_articles_table_purge (HdDb *db, gint64 before, guint keep, GError **error);

char *hd_library_note_get (HdDb *db, const char *name, GError **error);
gboolean hd_library_note_set (HdDb *db, const char *name, const char *value, GError **error);

char *hd_article_filter_dup_sql (HdArticleFilter filter, gint64 scope);

G_END_DECLS
