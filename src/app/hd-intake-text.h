/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-when.h"

G_BEGIN_DECLS

/* The longest line that somebody types, in bytes. */
#define HD_INTAKE_LINE_BYTES 1024

gboolean hd_intake_is_line (const char *text);

void hd_intake_text_async (HdContext *context,
                           const char *text,
                           const HdWhenContext *where,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
HdWhen *hd_intake_text_finish (HdContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
