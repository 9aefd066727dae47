/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-early-cancel.h"

G_BEGIN_DECLS

GPtrArray *hd_early_cancels_table_list (HdDb *db, GError **error);
gboolean hd_early_cancels_table_note (HdDb *db, HdEarlyCancel *row, GError **error);
gboolean hd_early_cancels_table_remove_old (HdDb *db, gint64 at, GError **error);

G_END_DECLS
