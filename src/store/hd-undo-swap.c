/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-undo-private.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "hd-articles-table.h"
#include "hd-error.h"
#include "hd-json.h"

/* Undo and redo: the images of a step change places with what is there. */

/* TRUE with error unset when nothing that still counts has touched these rows since. */
static gboolean
check_untouched (HdDb *db, gint64 step, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT 1 FROM undo_row AS mine JOIN undo_row AS other USING (table_name, "
                   "row_id)"
                   " JOIN undo_step ON undo_step.id = other.step"
                   " WHERE mine.step = :step AND other.step > :step AND undo_step.undone = 0"
                   " LIMIT 1",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":step", step);

  switch (hd_stmt_step (stmt, error))
    {
    case HD_STEP_DONE:
      return TRUE;
    case HD_STEP_ROW:
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                           _ ("It was changed again since. Undo the later change first."));
      return FALSE;
    case HD_STEP_ERROR:
    default:
      return FALSE;
    }
}

static gboolean
is_column_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && *p != '_')
      return FALSE;

  return *name != '\0';
}

/* The names of the columns of an image, separated by commas, or NULL with error set. */
static char *
image_columns (JsonObject *image, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (image);
  g_autoptr (GString) columns = g_string_new (NULL);

  for (GList *l = names; l != NULL; l = l->next)
    {
      if (!is_column_name (l->data))
        {
          g_set_error_literal (error, HD_ERROR, HD_ERROR_DAMAGED, "undo: not a column");
          return NULL;
        }
      g_string_append_printf (columns, "%s%s", l == names ? "" : ", ", (const char *) l->data);
    }
  return g_string_free (g_steal_pointer (&columns), FALSE);
}

static gboolean
put_image (HdDb *db, const char *table, gint64 row_id, JsonObject *image, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (image);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (HdStmt) stmt = NULL;

  g_string_append_printf (sql, "UPDATE %s SET ", table);
  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (sql, "%s%s = :%s", l == names ? "" : ", ", (const char *) l->data,
                            (const char *) l->data);
  g_string_append (sql, " WHERE id = :row");

  stmt = hd_db_prepare (db, sql->str, error);
  if (stmt == NULL)
    return FALSE;

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *value = json_object_get_member (image, l->data);
      g_autofree char *parameter = g_strconcat (":", l->data, NULL);

      if (JSON_NODE_HOLDS_NULL (value))
        hd_stmt_bind_null (stmt, parameter);
      else if (json_node_get_value_type (value) == G_TYPE_INT64)
        hd_stmt_bind_int (stmt, parameter, json_node_get_int (value));
      else
        hd_stmt_bind_text (stmt, parameter, json_node_get_string (value));
    }
  hd_stmt_bind_int (stmt, ":row", row_id);
  return hd_stmt_run (stmt, error);
}

typedef struct
{
  gint64 seq;
  char *table;
  gint64 id;
  char *image; /* NULL: the step made the row */
} Row;
static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->table);
  g_free (row->image);
  g_free (row);
}

/* Takes back an entry of the ledger, or a reversal of one, by what comes after it. */
static gint64
reverse_entry (HdDb *db, gint64 id, gint64 now, GError **error)
{
  g_autoptr (HdStmt) find =
    hd_db_prepare (db, "SELECT 1 FROM pto_entry WHERE reverses = :id", error);
  g_autoptr (HdStmt) stmt = NULL;

  if (find == NULL)
    return 0;
  hd_stmt_bind_int (find, ":id", id);
  switch (hd_stmt_step (find, error))
    {
    case HD_STEP_DONE:
      break;
    case HD_STEP_ROW:
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                           _ ("It was changed again since. Undo the later change first."));
      return 0;
    case HD_STEP_ERROR:
    default:
      return 0;
    }

  stmt = hd_db_prepare (db,
                        "INSERT INTO pto_entry (account, on_day, minutes, kind, last_usable, note,"
                        " reverses, entered_at) SELECT account, on_day, -minutes, 'reversal',"
                        " last_usable, note, id, :now FROM pto_entry WHERE id = :id",
                        error);
  if (stmt == NULL)
    return 0;
  hd_stmt_bind_int (stmt, ":id", id);
  hd_stmt_bind_int (stmt, ":now", now);
  if (!hd_stmt_run (stmt, error))
    return 0;
  if (hd_db_get_n_changes (db) == 1)
    return hd_db_get_last_id (db);

  g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("It is no longer there."));
  return 0;
}

static gboolean
swap_entry (HdDb *db, gint64 step, const Row *row, gint64 now, GError **error)
{
  gint64 reversal = reverse_entry (db, row->id, now, error);
  g_autoptr (HdStmt) stmt = NULL;

  if (reversal == 0)
    return FALSE;

  /* Redo reverses the reversal. */
  stmt = hd_db_prepare (db, "UPDATE undo_row SET row_id = :row WHERE step = :step AND seq = :seq",
                        error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":row", reversal);
  hd_stmt_bind_int (stmt, ":step", step);
  hd_stmt_bind_int (stmt, ":seq", row->seq);
  return hd_stmt_run (stmt, error);
}

/**
 * hd_undo_reverse_entry:
 *
 * Takes an entry of the ledger back as a part of the step, by a reversal that points to it.
 */
gboolean
hd_undo_reverse_entry (HdDb *db, gint64 step, gint64 entry, gint64 now, GError **error)
{
  gint64 reversal = reverse_entry (db, entry, now, error);

  return reversal != 0 && hd_undo_made (db, step, HD_UNDO_LEDGER, reversal, error);
}

static gboolean
swap_row (HdDb *db, gint64 step, const Row *row, gint64 now, GError **error)
{
  /* A row that the step made is taken away by hiding it. */
  g_autofree char *made = g_strdup_printf ("{\"deleted_at\":%" G_GINT64_FORMAT "}", now);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *columns = NULL;
  g_autofree char *current = NULL;
  g_autoptr (HdStmt) stmt = NULL;
  JsonObject *image;

  if (!g_strv_contains (hd_undo_tables, row->table))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_DAMAGED, "undo: not a table");
      return FALSE;
    }
  if (g_str_equal (row->table, HD_UNDO_LEDGER))
    return swap_entry (db, step, row, now, error);

  node = hd_json_parse (row->image != NULL ? row->image : made, -1, error);
  if (node == NULL || !hd_json_get_object (node, &image, "undo", error))
    return FALSE;
  columns = image_columns (image, error);
  if (columns == NULL)
    return FALSE;

  current = hd_undo_take_image (db, row->table, columns, row->id, error);
  if (current == NULL || !put_image (db, row->table, row->id, image, error))
    return FALSE;

  stmt = hd_db_prepare (db, "UPDATE undo_row SET image = :image WHERE step = :step AND seq = :seq",
                        error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":image", current);
  hd_stmt_bind_int (stmt, ":step", step);
  hd_stmt_bind_int (stmt, ":seq", row->seq);
  return hd_stmt_run (stmt, error);
}

/**
 * hd_undo_swap:
 *
 * Undoes a step, or redoes one that was undone. Refused with %HD_ERROR_INVALID when a later step
 * that still counts changed the same.
 */
gboolean
hd_undo_swap (HdDb *db, gint64 step, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (HdStmt) stmt = NULL;
  HdStep result;
  gboolean articles = FALSE;

  if (!check_untouched (db, step, error))
    return FALSE;

  /* A step has one image of a row, so the order does not matter. */
  stmt = hd_db_prepare (db,
                        "SELECT seq, table_name, row_id, image FROM undo_row WHERE step = :step "
                        "ORDER BY seq",
                        error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":step", step);
  while ((result = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      Row *row = g_new0 (Row, 1);

      row->seq = hd_stmt_get_int (stmt, 0);
      row->table = g_strdup (hd_stmt_get_text (stmt, 1));
      row->id = hd_stmt_get_int (stmt, 2);
      row->image = g_strdup (hd_stmt_get_text (stmt, 3));
      g_ptr_array_add (rows, row);
    }
  if (result != HD_STEP_DONE)
    return FALSE;
  g_clear_pointer (&stmt, hd_stmt_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];

      if (!swap_row (db, step, row, now, error))
        return FALSE;
      articles = articles || g_str_equal (row->table, "article");
    }
  if (articles && !hd_articles_table_index_undone (db, error))
    return FALSE;

  stmt = hd_db_prepare (db, "UPDATE undo_step SET undone = 1 - undone WHERE id = :step", error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":step", step);
  return hd_stmt_run (stmt, error);
}
