/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-early-cancels-table.h"

#include "hd-record-sql.h"

/* After so long no invitation comes in that is older; and a file of thousands of cancellations does
 * not make every later import slow. */
#define OLD_SECONDS ((gint64) 400 * 24 * 3600)
#define MOST "1000"

/* Returns: (transfer full) (element-type HdEarlyCancel) */
GPtrArray *
hd_early_cancels_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_EARLY_CANCEL, "SELECT * FROM early_cancel ORDER BY id",
                           error);
}

/* To be called once what came in at @at has been noted: it looks at all of them. */
gboolean
hd_early_cancels_table_remove_old (HdDb *db, gint64 at, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "DELETE FROM early_cancel WHERE at < :old OR id NOT IN"
                   " (SELECT id FROM early_cancel ORDER BY at DESC, id DESC LIMIT " MOST ")",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":old", at - OLD_SECONDS);
  return hd_stmt_step (stmt, error) == HD_STEP_DONE;
}

/* Keeps the later one of each event. It is nothing that could be undone. */
gboolean
hd_early_cancels_table_note (HdDb *db, HdEarlyCancel *row, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "INSERT INTO early_cancel (event, sequence, stamp, at)"
                   " VALUES (:event, :sequence, :stamp, :at)"
                   " ON CONFLICT (event) DO UPDATE SET at = excluded.at,"
                   "   stamp = CASE WHEN excluded.sequence > sequence THEN excluded.stamp"
                   "     WHEN excluded.sequence = sequence"
                   "       THEN nullif (max (ifnull (stamp, 0), ifnull (excluded.stamp, 0)), 0)"
                   "     ELSE stamp END,"
                   "   sequence = max (sequence, excluded.sequence)",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_record_bind (HD_RECORD (row), stmt);
  return hd_stmt_step (stmt, error) == HD_STEP_DONE;
}
