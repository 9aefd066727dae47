/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-undo.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "hd-articles-table.h"
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

/* The table whose rows are never changed nor hidden: what made one is undone by a reversal. */
#define HD_UNDO_LEDGER "pto_entry"

/* The tables that a step may touch. Images come from the file, so names are checked on the way
 * back: an image must not become a way to write elsewhere. */
static const char *const tables[] = {
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
                   " (SELECT count(*) FROM undo_row WHERE step = :step), :table_name, :row_id, "
                   ":image)",
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
static char *
take_image (HdDb *db, const char *table, const char *columns, gint64 row_id, GError **error)
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
  g_autofree char *image = take_image (db, table, columns, row_id, error);
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

  if (!g_strv_contains (tables, row->table))
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

  current = take_image (db, row->table, columns, row->id, error);
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

  for (guint i = 0; tables[i] != NULL; i++)
    if (!purge_table (db, tables[i], before, error))
      return FALSE;

  return TRUE;
}
