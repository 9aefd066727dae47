/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-undo-private.h"

/* The end of what was removed: after this no step brings it back. */

static gboolean
run_with_time (HdDb *db, const char *sql, gint64 before, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":before", before);
  return hd_stmt_run (stmt, error);
}

static gboolean
purge_table (HdDb *db, const char *table, gint64 before, GError **error)
{
  g_autofree char *find =
    g_strdup_printf ("SELECT 1 FROM pragma_table_info ('%s') WHERE name = 'deleted_at'", table);
  g_autofree char *steps =
    g_strdup_printf ("DELETE FROM undo_step WHERE id IN (SELECT step FROM undo_row WHERE "
                     "table_name = '%s'"
                     " AND row_id IN (SELECT id FROM %s WHERE deleted_at < :before))",
                     table, table);
  g_autofree char *rows = g_strdup_printf ("DELETE FROM %s WHERE deleted_at < :before", table);
  g_autoptr (HdStmt) has = hd_db_prepare (db, find, error);

  if (has == NULL)
    return FALSE;

  switch (hd_stmt_step (has, error))
    {
    case HD_STEP_ROW:
      return run_with_time (db, steps, before, error) && run_with_time (db, rows, before, error);
    case HD_STEP_DONE:
      return TRUE; /* a table of the other database */
    case HD_STEP_ERROR:
    default:
      return FALSE;
    }
}

/**
 * hd_undo_purge:
 * @before: seconds since 1970
 * @keep: how many of the last steps stay however old they are, as long as what they touched stays
 *
 * Deletes for good what was removed before then, and the steps that could bring it back. With the
 * time of now and no step kept nothing of what was removed or replaced is left.
 */
gboolean
hd_undo_purge (HdDb *db, gint64 before, guint keep, GError **error)
{
  g_autofree char *old_steps =
    g_strdup_printf ("DELETE FROM undo_step WHERE at < :before AND id NOT IN"
                     " (SELECT id FROM undo_step ORDER BY id DESC LIMIT %u)",
                     keep);

  if (!run_with_time (db, old_steps, before, error))
    return FALSE;

  for (guint i = 0; hd_undo_tables[i] != NULL; i++)
    if (!purge_table (db, hd_undo_tables[i], before, error))
      return FALSE;

  return TRUE;
}
