/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-job-application.h"
#include "hd-stage-event.h"

G_BEGIN_DECLS

GPtrArray *hd_applications_table_list (HdDb *db, GError **error);
HdJobApplication *hd_applications_table_get (HdDb *db, gint64 id, GError **error);
gboolean hd_applications_table_put (HdDb *db,
                                    gint64 step,
                                    HdJobApplication *row,
                                    gint64 now,
                                    GError **error);
gboolean hd_applications_table_save (HdDb *db, HdJobApplication *row, gint64 now, GError **error);
gboolean hd_applications_table_move (HdDb *db,
                                     gint64 id,
                                     const char *stage,
                                     const char *outcome,
                                     gint64 now,
                                     GError **error);
gboolean hd_applications_table_remove (HdDb *db, gint64 id, gint64 now, GError **error);

GPtrArray *hd_stage_events_table_list (HdDb *db, GError **error);

G_END_DECLS
