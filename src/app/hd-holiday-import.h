/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-holiday-list.h"

G_BEGIN_DECLS

void hd_holiday_list_read_async (HdContext *context,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void hd_holiday_list_read_bytes_async (HdContext *context,
                                       GBytes *bytes,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
HdHolidayList *
hd_holiday_list_read_finish (HdContext *context, GAsyncResult *result, GError **error);
int hd_holiday_line_get_permille (const HdHolidayLine *line);

G_END_DECLS
