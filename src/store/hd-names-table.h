/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-own-name.h"

G_BEGIN_DECLS

GPtrArray *hd_names_table_list (HdDb *db, GError **error);
gboolean hd_names_table_save (HdDb *db, HdOwnName *name, gint64 now, GError **error);
gboolean hd_names_table_remove (HdDb *db, gint64 id, gint64 now, GError **error);

G_END_DECLS
