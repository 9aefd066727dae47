/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-findings-table.h"

#include "hd-ignored-finding.h"
#include "hd-record-sql.h"
#include "hd-undo.h"

/* Returns: (transfer full) (element-type HdIgnoredFinding): the findings put aside for good */
GPtrArray *
hd_findings_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_IGNORED_FINDING,
                           "SELECT * FROM ignored_finding WHERE deleted_at IS NULL ORDER BY id",
                           error);
}

/* Puts a finding aside or back; doing what is already so is no error and no step of undo. */
gboolean
hd_findings_table_set_ignored (HdDb *db,
                               const char *finding,
                               gboolean ignored,
                               gint64 now,
                               GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT id FROM ignored_finding WHERE finding = :finding AND deleted_at IS NULL",
                   error);
  gint64 id = 0;
  gint64 step;
  HdStep found;

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":finding", finding);
  found = hd_stmt_step (stmt, error);
  if (found == HD_STEP_ERROR)
    return FALSE;
  if (found == HD_STEP_ROW)
    id = hd_stmt_get_int (stmt, 0);
  if (ignored == (id != 0))
    return TRUE;

  step = hd_undo_begin (db, ignored ? "finding-ignore" : "finding-restore", now, error);
  if (step == 0)
    return FALSE;

  if (ignored)
    {
      g_autoptr (HdIgnoredFinding) row =
        g_object_new (HD_TYPE_IGNORED_FINDING, "finding", finding, "at", now, NULL);

      return hd_record_insert (db, "ignored_finding", HD_RECORD (row), error) &&
             hd_undo_made (db, step, "ignored_finding", hd_record_get_id (HD_RECORD (row)), error);
    }

  return hd_undo_remove_row (db, step, "ignored_finding", id, now, error);
}
