/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-calendar-file.h"
#include "hd-context.h"

G_BEGIN_DECLS

/* The largest calendar file or mail that is read, in bytes. */
#define HD_INTAKE_MAX_BYTES (16u << 20)

gboolean hd_intake_is_calendar (const char *text, gssize length);

void hd_intake_file_async (HdContext *context,
                           GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void hd_intake_bytes_async (HdContext *context,
                            GBytes *bytes,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
HdCalendarFile *hd_intake_finish (HdContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
