/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-articles-table.h"

G_BEGIN_DECLS

/**
 * HdNewEntry:
 * @key: what makes it this entry within its feed
 * @second_key: the same without scheme and host, which sites change for all entries at a time
 * @link: where it can be read, "" for nowhere
 * @sum: of what it says, to see whether it was edited
 * @article: its article; what does not concern lists, like its place in them, is filled in here
 */
typedef struct
{
  char *key;
  char *second_key;
  char *link;
  char *sum;
  HdNewArticle *article;
} HdNewEntry;

void hd_new_entry_free (HdNewEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdNewEntry, hd_new_entry_free)

/**
 * HdMerged:
 * @articles: (nullable) (element-type gint64): takes the articles that are new or were edited
 *
 * What a merge changed.
 */
typedef struct
{
  guint n_new;
  guint n_edited;
  GArray *articles;
} HdMerged;

gboolean hd_entries_table_merge (HdDb *db,
                                 gint64 feed,
                                 GPtrArray *entries,
                                 guint keep,
                                 gint64 now,
                                 HdMerged *merged,
                                 GError **error);
gboolean hd_entries_table_prune (HdDb *db, gint64 feed, guint keep, gint64 now, GError **error);

G_END_DECLS
