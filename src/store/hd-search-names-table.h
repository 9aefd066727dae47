/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-name-exemption.h"

G_BEGIN_DECLS

gboolean
hd_search_names_sync (HdDb *db, gint64 step, gint64 application, gint64 now, GError **error);

GPtrArray *hd_name_exemptions_table_list (HdDb *db, GError **error);
gboolean hd_name_exemptions_table_set (HdDb *db,
                                       gint64 own_name,
                                       gint64 recipient,
                                       gboolean exempt,
                                       gint64 now,
                                       GError **error);

G_END_DECLS
