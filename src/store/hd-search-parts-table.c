/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-search-parts-table.h"

#include "hd-record-sql.h"
#include "hd-search-names-table.h"
#include "hd-undo.h"

/*
 * What belongs to an application: its people, its lines (checklist, questions, feedback, notes),
 * and which reminders were shown.
 */

#define OF_APPLICATION(table)                                                                      \
  "SELECT " table ".* FROM " table " JOIN job_application ON job_application.id = " table          \
  ".application AND job_application.deleted_at IS NULL WHERE " table ".deleted_at IS NULL"

/* Returns: (transfer full) (element-type HdPerson): by name */
GPtrArray *
hd_persons_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_PERSON,
                           OF_APPLICATION ("person") " ORDER BY person.name COLLATE NOCASE,"
                                                     " person.id",
                           error);
}

static gboolean
put (HdDb *db, gint64 step, const char *table, HdRecord *row, GError **error)
{
  gint64 id = hd_record_get_id (row);

  if (id != 0)
    return hd_undo_changes (db, step, table, "*", id, error) &&
           hd_record_update (db, table, row, error);
  return hd_record_insert (db, table, row, error) &&
         hd_undo_made (db, step, table, hd_record_get_id (row), error);
}

/* Stores somebody, as a part of @step. */
gboolean
hd_persons_table_put (HdDb *db, gint64 step, HdPerson *row, gint64 now, GError **error)
{
  return put (db, step, "person", HD_RECORD (row), error) &&
         hd_search_names_sync (db, step, row->application, now, error);
}

gboolean
hd_persons_table_save (HdDb *db, HdPerson *row, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "person-change", now, error);

  return step != 0 && hd_persons_table_put (db, step, row, now, error);
}

gboolean
hd_persons_table_remove (HdDb *db, gint64 id, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "person-remove", now, error);

  return step != 0 && hd_undo_remove_row (db, step, "person", id, now, error);
}

/* Returns: (transfer full) (element-type HdJobNote): in their order */
GPtrArray *
hd_job_notes_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_JOB_NOTE,
                           OF_APPLICATION ("job_note") " ORDER BY job_note.application,"
                                                       " job_note.position, job_note.id",
                           error);
}

gboolean
hd_job_notes_table_save (HdDb *db, HdJobNote *row, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "line-change", now, error);

  if (row->at == 0)
    g_object_set (row, "at", now, NULL);
  return step != 0 && put (db, step, "job_note", HD_RECORD (row), error);
}

gboolean
hd_job_notes_table_remove (HdDb *db, gint64 id, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "line-remove", now, error);

  return step != 0 && hd_undo_remove_row (db, step, "job_note", id, now, error);
}

/* Returns: (transfer full) (element-type HdShownReminder) */
GPtrArray *
hd_shown_reminders_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_SHOWN_REMINDER, "SELECT * FROM shown_reminder ORDER BY id",
                           error);
}

/* What belongs to no appointment goes with none: after so long nothing can be due any more. */
#define OLD ((gint64) 400 * 24 * 3600)

static gboolean
remove_old (HdDb *db, gint64 at, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "DELETE FROM shown_reminder"
                   " WHERE interview IS NULL AND application IS NULL AND at < :old",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":old", at - OLD);
  return hd_stmt_step (stmt, error) == HD_STEP_DONE;
}

/* Notes that a reminder was shown. It is nothing that could be undone. */
gboolean
hd_shown_reminders_table_add (HdDb *db, HdShownReminder *row, GError **error)
{
  return remove_old (db, row->at, error) &&
         hd_record_insert (db, "shown_reminder", HD_RECORD (row), error);
}

/* Forgets that a reminder was shown: it is to come again. */
gboolean
hd_shown_reminders_table_remove (HdDb *db, HdShownReminder *row, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "DELETE FROM shown_reminder WHERE ifnull (interview, 0) = :interview"
                   " AND ifnull (application, 0) = :application AND kind = :kind AND at = :at",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":interview", row->interview);
  hd_stmt_bind_int (stmt, ":application", row->application);
  hd_stmt_bind_text (stmt, ":kind", row->kind);
  hd_stmt_bind_int (stmt, ":at", row->at);
  return hd_stmt_step (stmt, error) == HD_STEP_DONE;
}
