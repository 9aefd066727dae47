/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-appointment-import.h"
#include "hd-db.h"

G_BEGIN_DECLS

/**
 * HdImportJob:
 *
 * What an import takes to the thread of the store: values of its own.
 */
typedef struct _HdImportJob HdImportJob;

HdImportJob *hd_import_job_new (const GPtrArray *lines,
                                HdJobApplication *application,
                                GTimeZone *home,
                                gint64 now);
void hd_import_job_free (gpointer data);
gpointer hd_import_job_run (HdDb *db, gpointer job, GError **error);

HdSighting hd_interview_sighting (HdInterview *interview, GTimeZone *home, gint64 now);

G_END_DECLS
