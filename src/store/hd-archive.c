/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-archive.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"
#include "hd-json.h"

/* Names of tables and columns come from our own schema and from nowhere else, but are quoted all
 * the same. */
static char *
quote_name (const char *name)
{
  g_autoptr (GString) quoted = g_string_new (name);

  g_string_replace (quoted, "\"", "\"\"", 0);
  return g_strdup_printf ("\"%s\"", quoted->str);
}

static GStrv
read_names (HdDb *db, const char *sql, const char *table, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);
  HdStep step;

  if (stmt == NULL)
    return NULL;
  if (table != NULL)
    hd_stmt_bind_text (stmt, ":table", table);
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    g_strv_builder_add (names, hd_stmt_get_text (stmt, 0));
  return step == HD_STEP_DONE ? g_strv_builder_end (names) : NULL;
}

/**
 * hd_archive_list_tables:
 *
 * Returns: (transfer full): the tables that hold what was entered, read or saved: neither the
 *   search index nor the steps of undo, %NULL with @error set
 */
GStrv
hd_archive_list_tables (HdDb *db, GError **error)
{
  /* A virtual table keeps its own rows in tables that begin with its name. */
  return read_names (db,
                     "SELECT name FROM sqlite_schema AS t WHERE type = 'table' AND sql LIKE "
                     "'CREATE TABLE%'"
                     "  AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'undo\\_%' "
                     "ESCAPE '\\'"
                     "  AND NOT EXISTS (SELECT 1 FROM sqlite_schema AS v WHERE v.sql LIKE 'CREATE "
                     "VIRTUAL%'"
                     "    AND substr (t.name, 1, length (v.name) + 1) = v.name || '_')"
                     "  ORDER BY name",
                     NULL, error);
}

static GStrv
list_columns (HdDb *db, const char *table, GError **error)
{
  return read_names (db, "SELECT name FROM pragma_table_info (:table) ORDER BY cid", table, error);
}

/* SELECT "a", typeof ("a"), … FROM "table", in an order that is the same each time. */
static HdStmt *
select_rows (HdDb *db, const char *table, const GStrv columns, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autofree char *quoted = quote_name (table);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *column = quote_name (columns[i]);

      g_string_append_printf (sql, "%s%s, typeof (%s)", i > 0 ? ", " : "", column, column);
    }
  g_string_append_printf (sql, " FROM %s ORDER BY 1, 3", quoted);
  if (columns[1] == NULL)
    g_string_truncate (sql, sql->len - strlen (", 3"));
  return hd_db_prepare (db, sql->str, error);
}

/* INSERT INTO "table" ("a", …) VALUES (:c0, …) */
static HdStmt *
insert_row (HdDb *db, const char *table, const GStrv columns, GError **error)
{
  g_autofree char *quoted = quote_name (table);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (", quoted);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *column = quote_name (columns[i]);

      g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", column);
      g_string_append_printf (values, "%s:c%u", i > 0 ? ", " : "", i);
    }
  g_string_append_printf (sql, ") VALUES (%s)", values->str);
  return hd_db_prepare (db, sql->str, error);
}

/* A blob is an object, so that it cannot be taken for a text. */
static JsonNode *
cell_to_json (HdStmt *stmt, int column)
{
  const char *type = hd_stmt_get_text (stmt, column + 1);
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  if (strcmp (type, "integer") == 0)
    json_node_set_int (node, hd_stmt_get_int (stmt, column));
  else if (strcmp (type, "text") == 0)
    json_node_set_string (node, hd_stmt_get_text (stmt, column));
  else if (strcmp (type, "blob") == 0)
    {
      g_autoptr (GBytes) bytes = hd_stmt_get_bytes (stmt, column);
      gsize size = 0;
      const guint8 *data = g_bytes_get_data (bytes, &size);
      g_autofree char *base64 = g_base64_encode (data != NULL ? data : (const guint8 *) "", size);
      g_autoptr (JsonObject) object = json_object_new ();

      json_object_set_string_member (object, "base64", base64);
      json_node_init_object (node, object);
    }
  else
    json_node_init_null (node);
  return node;
}

static gboolean
print (GOutputStream *out, const char *text, GError **error)
{
  return g_output_stream_write_all (out, text, strlen (text), NULL, NULL, error);
}

static gboolean
write_table (HdDb *db, const char *table, GOutputStream *out, GError **error)
{
  g_auto (GStrv) columns = list_columns (db, table, error);
  g_autoptr (HdStmt) stmt = columns != NULL ? select_rows (db, table, columns, error) : NULL;
  const char *separator = "\n";
  HdStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      JsonObject *row = json_object_new ();
      g_autofree char *line = NULL;

      for (int i = 0; columns[i] != NULL; i++)
        json_object_set_member (row, columns[i], cell_to_json (stmt, 2 * i));
      json_node_take_object (node, row);
      line = json_to_string (node, FALSE);
      if (!print (out, separator, error) || !print (out, line, error))
        return FALSE;
      separator = ",\n";
    }
  return step == HD_STEP_DONE;
}

/**
 * hd_archive_write_json:
 *
 * Writes `{"version":N,"tables":{"name":[{"column":value…}…]…}}`, a row a line, the same for the
 * same rows. A blob is `{"base64":"…"}`. Row by row: the library need not fit into memory.
 */
gboolean
hd_archive_write_json (HdDb *db, const HdSchema *schema, GOutputStream *out, GError **error)
{
  g_auto (GStrv) tables = hd_archive_list_tables (db, error);
  g_autofree char *head = g_strdup_printf ("{\"version\":%u,\"tables\":{", schema->n_scripts);

  if (tables == NULL || !print (out, head, error))
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s\n\"%s\":[", i > 0 ? "]," : "", tables[i]);

      if (!print (out, name, error) || !write_table (db, tables[i], out, error))
        return FALSE;
    }
  return print (out, tables[0] != NULL ? "]}}" : "}}", error);
}

static gboolean
set_foreign (GError **error, const char *what)
{
  g_set_error (error, HD_ERROR, HD_ERROR_PARSE, _ ("This is not what Halfday wrote: %s"), what);
  return FALSE;
}

static gboolean
bind_json (HdStmt *stmt, const char *name, JsonNode *node, GError **error)
{
  if (JSON_NODE_HOLDS_NULL (node))
    hd_stmt_bind_null (stmt, name);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    hd_stmt_bind_int (stmt, name, json_node_get_int (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    hd_stmt_bind_text (stmt, name, json_node_get_string (node));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      const char *base64 = NULL;
      gsize size = 0;

      if (!hd_json_get_string (json_node_get_object (node), "base64", &base64, error))
        return FALSE;
      if (base64 == NULL)
        return set_foreign (error, "base64");

      guint8 *data = g_base64_decode (base64, &size);
      g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);

      hd_stmt_bind_bytes (stmt, name, bytes);
    }
  else
    return set_foreign (error, name);
  return TRUE;
}

static gboolean
read_table (HdDb *db, const char *table, JsonNode *node, GError **error)
{
  g_auto (GStrv) columns = list_columns (db, table, error);
  g_autoptr (HdStmt) stmt = columns != NULL ? insert_row (db, table, columns, error) : NULL;

  if (stmt == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return set_foreign (error, table);

  JsonArray *rows = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *element = json_array_get_element (rows, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return set_foreign (error, table);
      for (guint c = 0; columns[c] != NULL; c++)
        {
          g_autofree char *name = g_strdup_printf (":c%u", c);
          JsonNode *value = json_object_get_member (json_node_get_object (element), columns[c]);

          if (value == NULL)
            return set_foreign (error, columns[c]);
          if (!bind_json (stmt, name, value, error))
            return FALSE;
        }
      if (!hd_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* What a fresh database holds is in the archive too. */
static gboolean
empty_tables (HdDb *db, const GStrv tables, GError **error)
{
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *quoted = quote_name (tables[i]);
      g_autofree char *sql = g_strdup_printf ("DELETE FROM %s", quoted);

      if (!hd_db_exec (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_tables (HdDb *db, gpointer data, GError **error)
{
  JsonObject *tables = data;
  g_auto (GStrv) known = hd_archive_list_tables (db, error);

  if (known == NULL || !hd_db_exec (db, "PRAGMA defer_foreign_keys = ON", error) ||
      !empty_tables (db, known, error))
    return FALSE;
  for (guint i = 0; known[i] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (tables, known[i]);

      if (node == NULL)
        return set_foreign (error, known[i]);
      if (!read_table (db, known[i], node, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hd_archive_read_json:
 * @object: what hd_archive_write_json() wrote, of this version or an older one
 *
 * Returns: (transfer full): a database in memory, of the present version, with the rows of
 *   @object; %NULL with %HD_ERROR_PARSE, %HD_ERROR_NEWER or the rule that a row breaks
 */
HdDb *
hd_archive_read_json (const HdSchema *schema, JsonObject *object, GError **error)
{
  gint64 version = 0;
  g_autoptr (HdDb) db = NULL;
  g_autoptr (GBytes) bytes = NULL;
  JsonNode *tables = json_object_get_member (object, "tables");

  if (!hd_json_get_int (object, "version", &version, error))
    return NULL;
  if (version < 1 || tables == NULL || !JSON_NODE_HOLDS_OBJECT (tables))
    {
      set_foreign (error, "version, tables");
      return NULL;
    }
  if (version > schema->n_scripts)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_NEWER,
                           _ ("A newer version of Halfday wrote this. Please update Halfday."));
      return NULL;
    }

  /* As it was when it was written; then it is brought up to date as a file would be. */
  HdSchema old = *schema;

  old.n_scripts = (guint) version;
  db = hd_db_open_bytes (&old, NULL, error);
  if (db == NULL)
    return NULL;
  hd_db_set_triggers (db, FALSE);
  if (!hd_db_transact (db, read_tables, json_node_get_object (tables), error))
    return NULL;
  bytes = hd_db_get_bytes (db, error);
  return bytes != NULL ? hd_db_open_bytes (schema, bytes, error) : NULL;
}

/* What the database is made of, in one text. */
static char *
describe (HdDb *db, GError **error)
{
  g_auto (GStrv) lines = read_names (db,
                                     "SELECT type || ' ' || name || ' ' || coalesce (sql, '') FROM "
                                     "sqlite_schema ORDER BY 1",
                                     NULL, error);

  return lines != NULL ? g_strjoinv ("\n", lines) : NULL;
}

/**
 * hd_archive_is_sound:
 *
 * Whether a database from outside is whole and has the tables, rules and triggers of @schema and
 * no others: a file that somebody made could hold triggers of its own.
 */
gboolean
hd_archive_is_sound (HdDb *db, const HdSchema *schema, GError **error)
{
  g_autoptr (HdDb) model = hd_db_open_bytes (schema, NULL, error);
  g_autofree char *ours = model != NULL ? describe (model, error) : NULL;
  g_autofree char *theirs = ours != NULL ? describe (db, error) : NULL;
  g_auto (GStrv) damage = NULL;

  if (theirs == NULL)
    return FALSE;
  if (strcmp (ours, theirs) != 0)
    return set_foreign (error, _ ("its tables are others"));

  damage = hd_db_check (db, error);
  if (damage == NULL)
    return FALSE;
  return damage[0] == NULL || set_foreign (error, damage[0]);
}

static gboolean
copy_table (HdDb *db, HdDb *from, const char *table, GError **error)
{
  g_auto (GStrv) columns = list_columns (db, table, error);
  g_autoptr (HdStmt) source = columns != NULL ? select_rows (from, table, columns, error) : NULL;
  g_autoptr (HdStmt) target = source != NULL ? insert_row (db, table, columns, error) : NULL;
  HdStep step;

  if (target == NULL)
    return FALSE;
  while ((step = hd_stmt_step (source, error)) == HD_STEP_ROW)
    {
      for (int i = 0; columns[i] != NULL; i++)
        {
          g_autofree char *name = g_strdup_printf (":c%d", i);
          const char *type = hd_stmt_get_text (source, 2 * i + 1);

          if (strcmp (type, "integer") == 0)
            hd_stmt_bind_int (target, name, hd_stmt_get_int (source, 2 * i));
          else if (strcmp (type, "text") == 0)
            hd_stmt_bind_text (target, name, hd_stmt_get_text (source, 2 * i));
          else if (strcmp (type, "blob") == 0)
            {
              g_autoptr (GBytes) bytes = hd_stmt_get_bytes (source, 2 * i);

              hd_stmt_bind_bytes (target, name, bytes);
            }
          else
            hd_stmt_bind_null (target, name);
        }
      if (!hd_stmt_run (target, error))
        return FALSE;
    }
  return step == HD_STEP_DONE;
}

/* The index is made of the rows of another table, which have all changed. */
static gboolean
rebuild_indexes (HdDb *db, GError **error)
{
  g_auto (GStrv) indexes =
    read_names (db,
                "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5 %'",
                NULL, error);

  if (indexes == NULL)
    return FALSE;
  for (guint i = 0; indexes[i] != NULL; i++)
    {
      g_autofree char *quoted = quote_name (indexes[i]);
      g_autofree char *sql =
        g_strdup_printf ("INSERT INTO %s (%s) VALUES ('rebuild')", quoted, quoted);

      if (!hd_db_exec (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
replace_rows (HdDb *db, HdDb *from, GError **error)
{
  g_auto (GStrv) tables = hd_archive_list_tables (db, error);

  if (tables == NULL || !hd_db_exec (db, "PRAGMA defer_foreign_keys = ON", error) ||
      !hd_db_exec (db, "DELETE FROM undo_row; DELETE FROM undo_step;", error) ||
      !empty_tables (db, tables, error))
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    if (!copy_table (db, from, tables[i], error))
      return FALSE;
  return rebuild_indexes (db, error);
}

/**
 * hd_archive_replace_within:
 *
 * Does what hd_archive_replace() does, within the transaction of a caller who looked at @db first.
 */
gboolean
hd_archive_replace_within (HdDb *db, HdDb *from, GError **error)
{
  gboolean done;

  /* The rows say themselves what their triggers once wrote, and history is not written twice. */
  hd_db_set_triggers (db, FALSE);
  done = replace_rows (db, from, error);
  hd_db_set_triggers (db, TRUE);
  return done;
}

static gboolean
replace (HdDb *db, gpointer from, GError **error)
{
  return hd_archive_replace_within (db, from, error);
}

/**
 * hd_archive_replace:
 * @from: a database of the same schema, which hd_archive_is_sound() found sound
 *
 * Puts the rows of @from in the place of all that is in @db, at once or not at all. Another
 * process that has @db open sees the change as any other. What stood there is gone, the steps of
 * undo too: make a copy before.
 */
gboolean
hd_archive_replace (HdDb *db, HdDb *from, GError **error)
{
  return hd_db_transact (db, replace, from, error);
}

/**
 * hd_archive_erase:
 *
 * Everything that was ever entered leaves the file and its log for good; what remains is an empty
 * database.
 */
gboolean
hd_archive_erase (HdDb *db, const HdSchema *schema, GError **error)
{
  g_autoptr (HdDb) empty = hd_db_open_bytes (schema, NULL, error);

  return empty != NULL && hd_archive_replace (db, empty, error) && hd_db_shred (db, error);
}
