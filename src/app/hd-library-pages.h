/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-item.h"
#include "hd-context.h"

G_BEGIN_DECLS

void hd_library_load_whole_async (HdContext *context,
                                  gint64 id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GBytes *hd_library_load_whole_finish (HdContext *context, GAsyncResult *result, GError **error);

void hd_library_read_again_async (HdContext *context,
                                  HdArticleItem *article,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean hd_library_read_again_finish (HdContext *context, GAsyncResult *result, GError **error);
void hd_library_read_older_async (HdContext *context,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
int hd_library_read_older_finish (HdContext *context, GAsyncResult *result, GError **error);

void hd_library_set_tags_async (HdContext *context,
                                gint64 article,
                                const char *tags,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void hd_library_list_tags_async (HdContext *context,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *hd_library_list_tags_finish (HdContext *context, GAsyncResult *result, GError **error);

char *hd_library_dup_picture_path (HdContext *context, const char *source);

G_END_DECLS
