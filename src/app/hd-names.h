/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-own-name.h"

G_BEGIN_DECLS

GListModel *hd_names_get_list (HdContext *context);
void hd_names_save_async (HdContext *context,
                          HdOwnName *name,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void hd_names_remove_async (HdContext *context,
                            gint64 id,
                            GAsyncReadyCallback callback,
                            gpointer user_data);

GListModel *hd_name_exemptions_get_list (HdContext *context);
void hd_name_exemptions_set_async (HdContext *context,
                                   gint64 name,
                                   gint64 recipient,
                                   gboolean exempt,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

G_END_DECLS
