/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-item.h"
#include "hd-context.h"
#include "hd-library-counts.h"

G_BEGIN_DECLS

HdLibraryCounts *hd_library_get_counts (HdContext *context);

void hd_library_note_reading (HdContext *context, HdArticleItem *article);
void hd_library_note_position (HdContext *context, HdArticleItem *article, int position);
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
void hd_library_mark_all_read_async (HdContext *context,
                                     HdArticleFilter filter,
                                     gint64 scope,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void hd_library_remove_async (HdContext *context,
                              gint64 id,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

void hd_library_load_document_async (HdContext *context,
                                     gint64 id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GBytes *hd_library_load_document_finish (HdContext *context, GAsyncResult *result, GError **error);

void hd_library_find_async (HdContext *context,
                            const char *slug,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
HdArticleItem *hd_library_find_finish (HdContext *context, GAsyncResult *result, GError **error);

void hd_library_load_item_async (HdContext *context,
                                 gint64 id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
HdArticleItem *
hd_library_load_item_finish (HdContext *context, GAsyncResult *result, GError **error);

void hd_library_related_async (HdContext *context,
                               gint64 id,
                               guint max,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *hd_library_related_finish (HdContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
