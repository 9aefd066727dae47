/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-feed-folder.h"
#include "hd-subscription.h"

G_BEGIN_DECLS

GListModel *hd_feeds_get_list (HdContext *context);
GListModel *hd_feeds_get_folders (HdContext *context);

void hd_feeds_change_async (HdContext *context,
                            HdSubscription *before,
                            HdSubscription *feed,
                            const char *folder,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void hd_feeds_remove_async (HdContext *context,
                            gint64 id,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void hd_feeds_rename_folder_async (HdContext *context,
                                   gint64 id,
                                   const char *title,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void hd_feeds_remove_folder_async (HdContext *context,
                                   gint64 id,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

G_END_DECLS
