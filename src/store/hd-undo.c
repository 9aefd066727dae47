/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-undo-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "hd-error.h"
#include "hd-json.h"

/*
 * Every verb that changes data stores its inverse here, in its own transaction, so that it can
 * still be taken back after a restart.
 *
 * A step holds, for each row that it touched, how what it changed there was before (the image), or
 * nothing if the step made the row. Nothing is deleted for good until it is purged: a removed row
 * carries deleted_at, so that removing and bringing back are changes like any other. Undoing a step
 * puts each image back and keeps what was there in its place: done twice it is redo.
 */

const char *const hd_undo_tables[] = {
  "recipient",
  "absence",
  "message",
  "draft",
  "own_name",
  "ignored_finding",
  "payslip",
  "note",
  /* the library */
  "article",
  "feed",
  "folder",
  "source",
  "article_tag",
  /* appointments */
  "job_application",
  "stage_event",
  "interview",
  "offered_slot",
  "person",
  "job_note",
  "own_name_use",
  "name_exemption",
  /* leave */
  "pto_account",
  "pto_policy",
  "schedule",
  "holiday",
  "absence_day",
  HD_UNDO_LEDGER,
  NULL,
};

void
hd_undo_step_free (HdUndoStep *self)
{
  g_free (self->verb);
  g_free (self);
}

/**
 * hd_undo_begin:
 * @verb: a word that names what is being done; the app has a sentence for it
 *
 * Begins a step inside the running transaction. What had been undone can no longer be redone.
 *
 * Returns: the step, or 0 with @error set
 */
gint64
hd_undo_begin (HdDb *db, const char *verb, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt = NULL;

  if (!hd_db_exec (db, "DELETE FROM undo_step WHERE undone = 1", error))
    return 0;

  stmt = hd_db_prepare (db, "INSERT INTO undo_step (verb, at) VALUES (:verb, :at)", error);
  if (stmt == NULL)
    return 0;

  hd_stmt_bind_text (stmt, ":verb", verb);
  hd_stmt_bind_int (stmt, ":at", now);
  return hd_stmt_run (stmt, error) ? hd_db_get_last_id (db) : 0;
}

static gboolean
add_row (HdDb *db, gint64 step, const char *table, gint64 row_id, const char *image, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "INSERT INTO undo_row (step, seq, table_name, row_id, image) VALUES (:step,"
                   " (SELECT coalesce (max (seq) + 1, 0) FROM undo_row WHERE step = :step),"
                   " :table_name, :row_id, :image)",
                   error);

  if (stmt == NULL)
    return FALSE;

  hd_stmt_bind_int (stmt, ":step", step);
  hd_stmt_bind_text (stmt, ":table_name", table);
  hd_stmt_bind_int (stmt, ":row_id", row_id);
  hd_stmt_bind_text (stmt, ":image", image);
  return hd_stmt_run (stmt, error);
}

/* Columns of the row as they are now, as JSON, or NULL with error set. Our tables hold numbers and
 * text only. */
char *
hd_undo_take_image (HdDb *db, const char *table, const char *columns, gint64 row_id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = :id", columns, table);
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":id", row_id);

  switch (hd_stmt_step (stmt, error))
    {
    case HD_STEP_ROW:
      break;
    case HD_STEP_DONE:
      g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("It is no longer there."));
      return NULL;
    case HD_STEP_ERROR:
    default:
      return NULL;
    }

  for (int i = 0; i < hd_stmt_get_n_columns (stmt); i++)
    {
      const char *name = hd_stmt_get_column_name (stmt, i);

      if (hd_stmt_is_null (stmt, i))
        json_object_set_null_member (object, name);
      else if (hd_stmt_is_int (stmt, i))
        json_object_set_int_member (object, name, hd_stmt_get_int (stmt, i));
      else
        json_object_set_string_member (object, name, hd_stmt_get_text (stmt, i));
    }

  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/* What the step has kept of the row already: one image is put back for a row, so that what is kept
 * first counts. *@image is NULL when the step made the row. */
static gboolean
find_image (HdDb *db,
            gint64 step,
            const char *table,
            gint64 row_id,
            gboolean *found,
            char **image,
            GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT image FROM undo_row WHERE step = :step AND table_name = :table_name"
                   " AND row_id = :row_id",
                   error);
  HdStep result;

  *found = FALSE;
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":step", step);
  hd_stmt_bind_text (stmt, ":table_name", table);
  hd_stmt_bind_int (stmt, ":row_id", row_id);
  result = hd_stmt_step (stmt, error);
  if (result == HD_STEP_ROW)
    {
      *found = TRUE;
      *image = hd_stmt_is_null (stmt, 0) ? NULL : g_strdup (hd_stmt_get_text (stmt, 0));
    }
  return result != HD_STEP_ERROR;
}

/* Adds to an image what another of the same row has more. */
static gboolean
join_images (HdDb *db,
             gint64 step,
             const char *table,
             gint64 row_id,
             const char *first,
             const char *second,
             GError **error)
{
  g_autoptr (JsonNode) kept = hd_json_parse (first, -1, error);
  g_autoptr (JsonNode) more = kept != NULL ? hd_json_parse (second, -1, error) : NULL;
  g_autoptr (HdStmt) stmt = NULL;
  g_autofree char *image = NULL;
  g_autoptr (GList) names = NULL;
  JsonObject *into, *from;

  if (more == NULL || !hd_json_get_object (kept, &into, "undo", error) ||
      !hd_json_get_object (more, &from, "undo", error))
    return FALSE;

  names = json_object_get_members (from);
  for (GList *l = names; l != NULL; l = l->next)
    if (!json_object_has_member (into, l->data))
      json_object_set_member (into, l->data, json_object_dup_member (from, l->data));
  image = json_to_string (kept, FALSE);

  stmt = hd_db_prepare (db,
                        "UPDATE undo_row SET image = :image WHERE step = :step"
                        " AND table_name = :table_name AND row_id = :row_id",
                        error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":image", image);
  hd_stmt_bind_int (stmt, ":step", step);
  hd_stmt_bind_text (stmt, ":table_name", table);
  hd_stmt_bind_int (stmt, ":row_id", row_id);
  return hd_stmt_run (stmt, error);
}

/**
 * hd_undo_changes:
 * @columns: what the step changes of the row, separated by commas; "*" for all
 *
 * Keeps how a row is now; called before it is changed. What is not named is not touched when the
 * step is undone, so that two verbs on one row do not undo each other. A step may change a row more
 * than once: how it was at first is kept.
 */
gboolean
hd_undo_changes (HdDb *db,
                 gint64 step,
                 const char *table,
                 const char *columns,
                 gint64 row_id,
                 GError **error)
{
  g_autofree char *image = hd_undo_take_image (db, table, columns, row_id, error);
  g_autofree char *first = NULL;
  gboolean found;

  if (image == NULL || !find_image (db, step, table, row_id, &found, &first, error))
    return FALSE;
  if (!found)
    return add_row (db, step, table, row_id, image, error);
  return first == NULL || join_images (db, step, table, row_id, first, image, error);
}

/**
 * hd_undo_made:
 *
 * Notes that the step made this row.
 */
gboolean
hd_undo_made (HdDb *db, gint64 step, const char *table, gint64 row_id, GError **error)
{
  return add_row (db, step, table, row_id, NULL, error);
}

/* Whether the step made or changed this row. */
gboolean
hd_undo_touches (HdDb *db,
                 gint64 step,
                 const char *table,
                 gint64 row_id,
                 gboolean *touches,
                 GError **error)
{
  g_autofree char *image = NULL;

  return find_image (db, step, table, row_id, touches, &image, error);
}

/* Makes what the step did to one more row a part of another one before it. */
static gboolean
take_over (HdDb *db, gint64 step, HdStmt *row, GError **error)
{
  const char *table = hd_stmt_get_text (row, 0);
  const char *image = hd_stmt_is_null (row, 2) ? NULL : hd_stmt_get_text (row, 2);
  gint64 id = hd_stmt_get_int (row, 1);
  g_autofree char *first = NULL;
  gboolean found;

  if (!find_image (db, step, table, id, &found, &first, error))
    return FALSE;
  if (!found)
    return add_row (db, step, table, id, image, error);
  return first == NULL || image == NULL || join_images (db, step, table, id, first, image, error);
}

/**
 * hd_undo_join:
 * @step: a step that counts
 * @later: the one right after it
 *
 * Makes one step of two: what followed from what the user did is undone with it.
 */
gboolean
hd_undo_join (HdDb *db, gint64 step, gint64 later, GError **error)
{
  g_autoptr (HdStmt) rows = hd_db_prepare (db,
                                           "SELECT table_name, row_id, image FROM undo_row"
                                           " WHERE step = :later ORDER BY seq",
                                           error);
  g_autoptr (HdStmt) stmt = NULL;
  HdStep result;

  if (rows == NULL)
    return FALSE;
  hd_stmt_bind_int (rows, ":later", later);
  while ((result = hd_stmt_step (rows, error)) == HD_STEP_ROW)
    if (!take_over (db, step, rows, error))
      return FALSE;
  if (result == HD_STEP_ERROR)
    return FALSE;

  stmt = hd_db_prepare (db, "DELETE FROM undo_step WHERE id = :later", error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":later", later);
  return hd_stmt_run (stmt, error);
}

/**
 * hd_undo_remove_row:
 *
 * Takes a row away as a part of the step: it is hidden until it is purged.
 */
gboolean
hd_undo_remove_row (HdDb *db,
                    gint64 step,
                    const char *table,
                    gint64 row_id,
                    gint64 now,
                    GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE %s SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL",
                     table);
  g_autoptr (HdStmt) stmt = NULL;

  if (!hd_undo_changes (db, step, table, "deleted_at", row_id, error))
    return FALSE;

  stmt = hd_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":now", now);
  hd_stmt_bind_int (stmt, ":id", row_id);
  if (!hd_stmt_run (stmt, error))
    return FALSE;

  if (hd_db_get_n_changes (db) == 1)
    return TRUE;

  g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("It is no longer there."));
  return FALSE;
}

/**
 * hd_undo_last:
 * @undone: the last one that can be redone, rather than undone
 *
 * Returns: (transfer full): the step, its id 0 when there is none, or %NULL with @error set
 */
HdUndoStep *
hd_undo_last (HdDb *db, gboolean undone, GError **error)
{
  g_autoptr (HdUndoStep) last = g_new0 (HdUndoStep, 1);
  /* Redo goes forward again: the oldest of those undone comes first. */
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   undone
                     ? "SELECT id, verb, at FROM undo_step WHERE undone = 1 ORDER BY id LIMIT 1"
                     : "SELECT id, verb, at FROM undo_step WHERE undone = 0 ORDER BY id DESC LIMIT "
                       "1",
                   error);

  if (stmt == NULL)
    return NULL;

  switch (hd_stmt_step (stmt, error))
    {
    case HD_STEP_ROW:
      last->id = hd_stmt_get_int (stmt, 0);
      last->verb = g_strdup (hd_stmt_get_text (stmt, 1));
      last->at = hd_stmt_get_int (stmt, 2);
      return g_steal_pointer (&last);
    case HD_STEP_DONE:
      return g_steal_pointer (&last);
    case HD_STEP_ERROR:
    default:
      return NULL;
    }
}
