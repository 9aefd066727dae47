/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"

G_BEGIN_DECLS

GPtrArray *hd_findings_table_list (HdDb *db, GError **error);
gboolean hd_findings_table_set_ignored (HdDb *db,
                                        const char *finding,
                                        gboolean ignored,
                                        gint64 now,
                                        GError **error);

G_END_DECLS
