/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date.h"
#include "hd-db.h"
#include "hd-profile.h"

G_BEGIN_DECLS

GPtrArray *hd_profile_table_list (HdDb *db, GError **error);
gboolean hd_profile_table_set_name (HdDb *db, const char *name, gint64 now, GError **error);

G_END_DECLS
