/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-request.h"

G_BEGIN_DECLS

void hd_forget_async (HdContext *context,
                      gint64 application,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
GPtrArray *hd_forget_list_absences (HdContext *context, gint64 application);

void hd_forget_note_left (HdContext *context, gint64 application, gint64 interview);
GPtrArray *hd_forget_list_left (HdContext *context);
void hd_forget_keep_left (HdContext *context, gint64 absence);

G_END_DECLS
