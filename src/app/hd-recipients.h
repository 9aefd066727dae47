/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-recipient.h"

G_BEGIN_DECLS

GListModel *hd_recipients_get_list (HdContext *context);
void hd_recipients_save_async (HdContext *context,
                               HdRecipient *recipient,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void hd_recipients_remove_async (HdContext *context,
                                 gint64 id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

G_END_DECLS
