/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-kept-draft.h"

G_BEGIN_DECLS

GPtrArray *hd_drafts_table_list (HdDb *db, GError **error);
gboolean hd_drafts_table_keep (HdDb *db, HdKeptDraft *draft, gint64 now, GError **error);
gboolean hd_drafts_table_discard (HdDb *db, const char *uid, gint64 now, GError **error);

G_END_DECLS
