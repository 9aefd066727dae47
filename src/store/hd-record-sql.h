/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-record.h"

G_BEGIN_DECLS

void hd_record_bind (HdRecord *record, HdStmt *stmt);
gboolean hd_record_insert (HdDb *db, const char *table, HdRecord *record, GError **error);
gboolean hd_record_update (HdDb *db, const char *table, HdRecord *record, GError **error);
GPtrArray *hd_record_collect (HdStmt *stmt, GType type, GError **error);
GPtrArray *hd_record_select (HdDb *db, GType type, const char *sql, GError **error);
gpointer hd_record_select_one (HdDb *db, GType type, const char *sql, gint64 id, GError **error);
gint64 *hd_row_id_new (gint64 id);

G_END_DECLS
