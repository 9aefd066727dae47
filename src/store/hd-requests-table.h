/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-kept-draft.h"
#include "hd-request.h"

G_BEGIN_DECLS

GPtrArray *hd_requests_table_list (HdDb *db, GError **error);
gint64 hd_requests_table_send (HdDb *db,
                               HdKeptDraft *draft,
                               gint64 now,
                               gint64 follow_up_at,
                               GError **error);
gboolean
hd_requests_table_set_state (HdDb *db, gint64 id, const char *state, gint64 now, GError **error);

G_END_DECLS
