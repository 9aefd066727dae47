/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-interview.h"

G_BEGIN_DECLS

gboolean hd_visits_table_next (HdDb *db, gint64 application, int *loop, GError **error);
gboolean hd_visits_table_leave (HdDb *db, HdInterview *row, GError **error);
gboolean hd_visits_table_take (HdDb *db, HdInterview *row, GError **error);
gboolean hd_visits_table_cover (HdDb *db, gint64 step, gint64 id, gint64 absence, GError **error);
gboolean hd_visits_table_gather (HdDb *db, gint64 step, HdInterview *row, GError **error);

G_END_DECLS
