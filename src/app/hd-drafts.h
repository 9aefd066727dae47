/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-kept-draft.h"

G_BEGIN_DECLS

GListModel *hd_drafts_get_list (HdContext *context);
void hd_drafts_keep (HdContext *context, HdKeptDraft *draft);
void hd_drafts_flush (HdContext *context);
void hd_drafts_discard_async (HdContext *context,
                              HdKeptDraft *draft,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

G_END_DECLS
