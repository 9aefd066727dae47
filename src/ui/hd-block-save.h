/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-context.h"
#include "hd-leave-facts.h"

G_BEGIN_DECLS

/* The calendar file of a request, for who does not use a terminal: its time and one word. */

gboolean hd_block_is_cancelled (const HdAbsenceFacts *absence);
const char *hd_block_advice (const HdAbsenceFacts *absence);
void hd_block_save_async (GtkWindow *parent,
                          HdContext *context,
                          gint64 request,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean hd_block_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
