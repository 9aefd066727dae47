/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-item.h"
#include "hd-context.h"

G_BEGIN_DECLS

#define HD_TYPE_LIBRARY_COUNTS (hd_library_counts_get_type ())
G_DECLARE_FINAL_TYPE (HdLibraryCounts, hd_library_counts, HD, LIBRARY_COUNTS, GObject)

HdLibraryCounts *hd_library_get_counts (HdContext *context);

void hd_library_set_unread_async (HdContext *context,
                                  HdArticleItem *article,
                                  gboolean unread,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void hd_library_set_starred_async (HdContext *context,
                                   HdArticleItem *article,
                                   gboolean starred,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void hd_library_keep_position (HdContext *context, HdArticleItem *article, int position);

void hd_library_load_document_async (HdContext *context,
                                     gint64 id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GBytes *hd_library_load_document_finish (HdContext *context, GAsyncResult *result, GError **error);

void hd_library_related_async (HdContext *context,
                               gint64 id,
                               guint max,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *hd_library_related_finish (HdContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
