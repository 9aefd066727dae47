/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-profile-table.h"

#include "hd-record-sql.h"
#include "hd-undo.h"

#define USER_NAME "user-name"

/* Returns: (transfer full) (element-type HdProfile): one profile, empty when nothing was told */
GPtrArray *
hd_profile_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_PROFILE,
                           "SELECT 1 AS id,"
                           " (SELECT value FROM note WHERE name = '" USER_NAME
                           "' AND deleted_at IS NULL) AS name,"
                           " figure.on_day AS payslip_on, figure.minutes AS payslip_minutes"
                           " FROM (SELECT 1) LEFT JOIN payslip AS figure ON figure.id ="
                           " (SELECT id FROM payslip WHERE deleted_at IS NULL"
                           "  ORDER BY on_day DESC, id DESC LIMIT 1)",
                           error);
}

static gboolean
find_note (HdDb *db, const char *name, gint64 *id, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, "SELECT id FROM note WHERE name = :name", error);
  HdStep step;

  *id = 0;
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":name", name);
  step = hd_stmt_step (stmt, error);
  if (step == HD_STEP_ROW)
    *id = hd_stmt_get_int (stmt, 0);
  return step != HD_STEP_ERROR;
}

/* The user's own name, as messages are signed with it. */
gboolean
hd_profile_table_set_name (HdDb *db, const char *name, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt = NULL;
  gint64 id;
  gint64 step;

  if (!find_note (db, USER_NAME, &id, error))
    return FALSE;
  step = hd_undo_begin (db, "profile-name", now, error);
  if (step == 0 || (id != 0 && !hd_undo_changes (db, step, "note", "value, deleted_at", id, error)))
    return FALSE;

  stmt = hd_db_prepare (db,
                        "INSERT INTO note (name, value) VALUES ('" USER_NAME "', :value)"
                        " ON CONFLICT (name) DO UPDATE SET value = :value, deleted_at = NULL",
                        error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":value", name);
  if (!hd_stmt_run (stmt, error))
    return FALSE;

  return id != 0 || hd_undo_made (db, step, "note", hd_db_get_last_id (db), error);
}
