/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-drafts-table.h"

#include "hd-record-sql.h"
#include "hd-undo.h"

/* Returns: (transfer full) (element-type HdKeptDraft): those not sent yet, last changed first */
GPtrArray *
hd_drafts_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_KEPT_DRAFT,
                           "SELECT * FROM draft WHERE deleted_at IS NULL"
                           " ORDER BY updated_at DESC, id DESC",
                           error);
}

/* The id of a draft, 0 when there is none; TRUE unless the database failed. */
static gboolean
find_draft (HdDb *db, const char *uid, gint64 *id, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, "SELECT id FROM draft WHERE uid = :uid", error);
  HdStep step;

  *id = 0;
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":uid", uid);
  step = hd_stmt_step (stmt, error);
  if (step == HD_STEP_ROW)
    *id = hd_stmt_get_int (stmt, 0);
  return step != HD_STEP_ERROR;
}

static gboolean
revive (HdDb *db, gint64 id, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "UPDATE draft SET deleted_at = NULL WHERE id = :id", error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", id);
  return hd_stmt_run (stmt, error);
}

/**
 * hd_drafts_table_keep:
 *
 * Stores a draft as it stands, whether it is known by its uid or not, and gives @draft its id.
 * No step of undo: typing has its own. One that was discarded elsewhere is back, as somebody is
 * writing in it.
 */
gboolean
hd_drafts_table_keep (HdDb *db, HdKeptDraft *draft, gint64 now, GError **error)
{
  HdRecord *record = HD_RECORD (draft);
  gint64 id;

  if (!find_draft (db, draft->uid, &id, error))
    return FALSE;

  g_object_set (draft, "updated-at", now, NULL);
  if (draft->created_at == 0)
    g_object_set (draft, "created-at", now, NULL);

  if (id == 0)
    return hd_record_insert (db, "draft", record, error);

  hd_record_set_id (record, id);
  return revive (db, id, error) && hd_record_update (db, "draft", record, error);
}

/* Takes a draft away; one that was never stored is no error. */
gboolean
hd_drafts_table_discard (HdDb *db, const char *uid, gint64 now, GError **error)
{
  gint64 id;
  gint64 step;

  if (!find_draft (db, uid, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;

  step = hd_undo_begin (db, "draft-discard", now, error);
  return step != 0 && hd_undo_remove_row (db, step, "draft", id, now, error);
}
