/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-appointment-import.h"
#include "hd-context.h"
#include "hd-import-rule.h"

G_BEGIN_DECLS

GListModel *hd_early_cancels_get_list (HdContext *context);
GHashTable *hd_early_cancels_index (GListModel *list);
void hd_early_cancels_add (GHashTable *index, const HdSighting *cancel);
gboolean hd_early_cancels_is_one (const HdImportLine *line);
gboolean hd_early_cancels_cover (GHashTable *index, const HdSighting *incoming);
void hd_early_cancels_note_async (HdContext *context,
                                  const GPtrArray *lines,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

G_END_DECLS
