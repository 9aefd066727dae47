/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-interview.h"
#include "hd-job-application.h"

G_BEGIN_DECLS

/* The most that is kept of what an invitation said, in bytes. */
#define HD_INTERVIEW_SOURCE_MAX ((gsize) 64 * 1024)

GPtrArray *hd_interviews_table_list (HdDb *db, GError **error);
HdInterview *hd_interviews_table_get (HdDb *db, gint64 id, GError **error);
gboolean
hd_interviews_table_write (HdDb *db, gint64 step, HdInterview *row, gint64 now, GError **error);
gboolean
hd_interviews_table_put (HdDb *db, gint64 step, HdInterview *row, gint64 now, GError **error);
gboolean hd_interviews_table_enter (HdDb *db,
                                    HdJobApplication *application,
                                    HdInterview *row,
                                    GPtrArray *slots,
                                    gboolean moved,
                                    gint64 now,
                                    GError **error);
gboolean hd_interviews_table_change (HdDb *db,
                                     const char *verb,
                                     HdInterview *row,
                                     gint64 now,
                                     GError **error);
gboolean hd_interviews_table_move (HdDb *db, HdInterview *row, gint64 now, GError **error);
gboolean hd_interviews_table_agree (HdDb *db,
                                    const char *verb,
                                    HdInterview *row,
                                    gint64 now,
                                    GError **error);
gboolean hd_interviews_table_remove (HdDb *db, gint64 id, gint64 now, GError **error);

gboolean hd_interviews_table_set_source (HdDb *db,
                                         gint64 id,
                                         const char *details,
                                         const char *raw,
                                         GError **error);
char *hd_interviews_table_get_details (HdDb *db, gint64 id, GError **error);

gboolean
hd_interviews_table_join (HdDb *db, gint64 step, HdInterview *row, gint64 now, GError **error);
gboolean
hd_interviews_table_cover (HdDb *db, gint64 id, gint64 absence, gint64 now, GError **error);
gboolean hd_interviews_table_note_draft (HdDb *db, gint64 id, const char *draft, GError **error);
gboolean hd_interviews_table_adopt (HdDb *db, const char *draft, gint64 absence, GError **error);
gboolean hd_interviews_table_rederive (HdDb *db, HdInterview *row, GError **error);

gboolean
hd_interviews_table_has_absence (HdDb *db, gint64 absence, gboolean *is_there, GError **error);

G_END_DECLS
