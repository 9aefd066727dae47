/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-record-sql.h"

#include <glib/gi18n.h>

#include "hd-error.h"

/*
 * Records to rows and back, after the table of fields that describes each kind of record. Names
 * of tables and columns come from our own constants, values are always bound.
 */

static gboolean
is_null (const HdField *field, gint64 value)
{
  switch (field->type)
    {
    case HD_FIELD_OPTIONAL:
      return value == field->initial;
    case HD_FIELD_TIME:
    case HD_FIELD_ID:
      return value == 0;
    case HD_FIELD_STRING:
    case HD_FIELD_BOOLEAN:
    case HD_FIELD_INT:
    default:
      return FALSE;
    }
}

static void
bind_field (HdRecord *record, guint number, HdStmt *stmt)
{
  const HdField *field = &HD_RECORD_GET_CLASS (record)->fields[number];
  g_autofree char *name = g_strconcat (":", field->name, NULL);

  if (field->type == HD_FIELD_STRING)
    {
      hd_stmt_bind_text (stmt, name, hd_record_get_string (record, number));
    }
  else
    {
      gint64 value = hd_record_get_number (record, number);

      if (is_null (field, value))
        hd_stmt_bind_null (stmt, name);
      else
        hd_stmt_bind_int (stmt, name, value);
    }
}

/**
 * hd_record_bind:
 *
 * Binds every field that is a column to the parameter of its name.
 */
void
hd_record_bind (HdRecord *record, HdStmt *stmt)
{
  HdRecordClass *klass = HD_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!klass->fields[i].joined)
      bind_field (record, i, stmt);
}

/**
 * hd_record_insert:
 *
 * Stores a new row and gives @record its id.
 */
gboolean
hd_record_insert (HdDb *db, const char *table, HdRecord *record, GError **error)
{
  HdRecordClass *klass = HD_RECORD_GET_CLASS (record);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autoptr (HdStmt) stmt = NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    if (!klass->fields[i].joined)
      {
        const char *comma = columns->len > 0 ? ", " : "";

        g_string_append_printf (columns, "%s%s", comma, klass->fields[i].name);
        g_string_append_printf (values, "%s:%s", comma, klass->fields[i].name);
      }

  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, columns->str, values->str);
  stmt = hd_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hd_record_bind (record, stmt);
  if (!hd_stmt_run (stmt, error))
    return FALSE;

  hd_record_set_id (record, hd_db_get_last_id (db));
  return TRUE;
}

/**
 * hd_record_update:
 *
 * Writes the values of @record into the row of its id; %HD_ERROR_NOT_FOUND when there is none or
 * it was removed meanwhile.
 */
gboolean
hd_record_update (HdDb *db, const char *table, HdRecord *record, GError **error)
{
  HdRecordClass *klass = HD_RECORD_GET_CLASS (record);
  g_autoptr (GString) set = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autoptr (HdStmt) stmt = NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    if (!klass->fields[i].joined)
      g_string_append_printf (set, "%s%s = :%s", set->len > 0 ? ", " : "", klass->fields[i].name,
                              klass->fields[i].name);

  sql = g_strdup_printf ("UPDATE %s SET %s WHERE id = :id AND deleted_at IS NULL", table, set->str);
  stmt = hd_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hd_record_bind (record, stmt);
  hd_stmt_bind_int (stmt, ":id", hd_record_get_id (record));
  if (!hd_stmt_run (stmt, error))
    return FALSE;

  if (hd_db_get_n_changes (db) == 0)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("It was removed meanwhile."));
      return FALSE;
    }
  return TRUE;
}

/* Which field each column goes to: its number, ID_COLUMN or NO_FIELD. */
#define NO_FIELD (-1)
#define ID_COLUMN (-2)

static int *
map_columns (HdRecordClass *klass, HdStmt *stmt, int n_columns)
{
  int *map = g_new (int, MAX (n_columns, 1));

  for (int column = 0; column < n_columns; column++)
    {
      const char *name = hd_stmt_get_column_name (stmt, column);

      map[column] = g_str_equal (name, "id") ? ID_COLUMN : NO_FIELD;
      for (guint i = 0; i < klass->n_fields && map[column] == NO_FIELD; i++)
        if (g_str_equal (name, klass->fields[i].name))
          map[column] = (int) i;
    }
  return map;
}

/* Takes the columns of the current row into the fields of the same name; one that no field wants is
 * passed over. */
static void
fill_mapped (HdRecord *record, HdStmt *stmt, const int *map, int n_columns)
{
  HdRecordClass *klass = HD_RECORD_GET_CLASS (record);

  for (int column = 0; column < n_columns; column++)
    {
      guint number = (guint) map[column];

      if (map[column] == ID_COLUMN)
        hd_record_set_id (record, hd_stmt_get_int (stmt, column));
      else if (map[column] == NO_FIELD)
        continue;
      else if (klass->fields[number].type == HD_FIELD_STRING)
        hd_record_fill_string (record, number, hd_stmt_get_text (stmt, column));
      else if (hd_stmt_is_null (stmt, column))
        hd_record_fill_number (record, number, klass->fields[number].initial);
      else
        hd_record_fill_number (record, number, hd_stmt_get_int (stmt, column));
    }
}

/**
 * hd_record_collect:
 * @type: a kind of #HdRecord
 *
 * Returns: (transfer full) (element-type HdRecord): a record for each row that @stmt still gives,
 *   or %NULL with @error set
 */
GPtrArray *
hd_record_collect (HdStmt *stmt, GType type, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  int n_columns = 0;
  g_autofree int *map = NULL;
  HdStep step;

  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      HdRecord *record = g_object_new (type, NULL);

      if (map == NULL)
        {
          n_columns = hd_stmt_get_n_columns (stmt);
          map = map_columns (HD_RECORD_GET_CLASS (record), stmt, n_columns);
        }
      fill_mapped (record, stmt, map, n_columns);
      g_ptr_array_add (records, record);
    }

  return step == HD_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/* hd_record_collect() for a statement that binds nothing. */
GPtrArray *
hd_record_select (HdDb *db, GType type, const char *sql, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);

  return stmt != NULL ? hd_record_collect (stmt, type, error) : NULL;
}

/**
 * hd_record_select_one:
 * @sql: a query that binds ":id" and nothing else
 *
 * Returns: (transfer full): %NULL with %HD_ERROR_NOT_FOUND when there is none
 */
gpointer
hd_record_select_one (HdDb *db, GType type, const char *sql, gint64 id, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":id", id);
  rows = hd_record_collect (stmt, type, error);
  if (rows == NULL)
    return NULL;
  if (rows->len > 0)
    return g_object_ref (rows->pdata[0]);

  g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("It is no longer there."));
  return NULL;
}

/* Returns: (transfer full): an id as the result of a job, to be freed with g_free() */
gint64 *
hd_row_id_new (gint64 id)
{
  gint64 *boxed = g_new (gint64, 1);

  *boxed = id;
  return boxed;
}
