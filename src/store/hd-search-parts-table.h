/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-job-note.h"
#include "hd-person.h"
#include "hd-shown-reminder.h"

G_BEGIN_DECLS

GPtrArray *hd_persons_table_list (HdDb *db, GError **error);
gboolean hd_persons_table_put (HdDb *db, gint64 step, HdPerson *row, gint64 now, GError **error);
gboolean hd_persons_table_save (HdDb *db, HdPerson *row, gint64 now, GError **error);
gboolean hd_persons_table_remove (HdDb *db, gint64 id, gint64 now, GError **error);

GPtrArray *hd_job_notes_table_list (HdDb *db, GError **error);
gboolean hd_job_notes_table_save (HdDb *db, HdJobNote *row, gint64 now, GError **error);
gboolean hd_job_notes_table_remove (HdDb *db, gint64 id, gint64 now, GError **error);

GPtrArray *hd_shown_reminders_table_list (HdDb *db, GError **error);
gboolean hd_shown_reminders_table_add (HdDb *db, HdShownReminder *row, GError **error);
gboolean hd_shown_reminders_table_remove (HdDb *db, HdShownReminder *row, GError **error);

G_END_DECLS
