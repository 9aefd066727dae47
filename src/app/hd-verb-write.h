/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context-private.h"

G_BEGIN_DECLS

gpointer hd_verb_answer (const HdVerbArgs *args, gboolean done);

void hd_verb_save_async (HdContext *context,
                         HdRecord *record,
                         HdStoreFunc func,
                         gpointer tag,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
void hd_verb_row_async (HdContext *context,
                        gint64 id,
                        gint64 number,
                        HdStoreFunc func,
                        gpointer tag,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
void hd_verb_text_async (HdContext *context,
                         gint64 id,
                         gint64 number,
                         const char *text,
                         HdStoreFunc func,
                         gpointer tag,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

G_END_DECLS
