/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"

G_BEGIN_DECLS

void hd_feed_full_text_async (HdContext *context,
                              GArray *articles,
                              const char *local_host,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void hd_feed_full_text_finish (HdContext *context, GAsyncResult *result);

G_END_DECLS
