/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-names-table.h"

#include "hd-record-sql.h"
#include "hd-undo.h"

/* Returns: (transfer full) (element-type HdOwnName): by name */
GPtrArray *
hd_names_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_OWN_NAME,
                           "SELECT * FROM own_name WHERE deleted_at IS NULL"
                           " ORDER BY name COLLATE NOCASE, kind, id",
                           error);
}

/* The row of this kind and name, 0 when there is none; TRUE unless the database failed. */
static gboolean
find_name (HdDb *db, HdOwnName *name, gint64 *id, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "SELECT id FROM own_name WHERE kind = :kind AND name = "
                                           ":name AND deleted_at IS NULL",
                                           error);
  HdStep step;

  *id = 0;
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":kind", name->kind);
  hd_stmt_bind_text (stmt, ":name", name->name);
  step = hd_stmt_step (stmt, error);
  if (step == HD_STEP_ROW)
    *id = hd_stmt_get_int (stmt, 0);
  return step != HD_STEP_ERROR;
}

/* Stores a new name, giving it its id, or changes one. A name that is already there is changed. */
gboolean
hd_names_table_save (HdDb *db, HdOwnName *name, gint64 now, GError **error)
{
  HdRecord *record = HD_RECORD (name);
  gint64 id = hd_record_get_id (record);
  gint64 step;

  if (id == 0 && !find_name (db, name, &id, error))
    return FALSE;

  step = hd_undo_begin (db, id == 0 ? "name-add" : "name-change", now, error);
  if (step == 0)
    return FALSE;
  if (id == 0)
    return hd_record_insert (db, "own_name", record, error) &&
           hd_undo_made (db, step, "own_name", hd_record_get_id (record), error);

  hd_record_set_id (record, id);
  return hd_undo_changes (db, step, "own_name", "*", id, error) &&
         hd_record_update (db, "own_name", record, error);
}

gboolean
hd_names_table_remove (HdDb *db, gint64 id, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "name-remove", now, error);

  return step != 0 && hd_undo_remove_row (db, step, "own_name", id, now, error);
}
