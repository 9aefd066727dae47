/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-db-private.h"

/* Prepared statements: values are bound by name, never written into SQL. */

struct _HdStmt
{
  HdDb *db; /* unowned: statements live shorter than their database */
  sqlite3_stmt *handle;
};

HdStmt *
hd_db_prepare (HdDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *handle;

  g_assert (self->owner == g_thread_self ());

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &handle, NULL) != SQLITE_OK)
    {
      _hd_db_set_error (self, error);
      return NULL;
    }

  HdStmt *stmt = g_new0 (HdStmt, 1);
  stmt->db = self;
  stmt->handle = handle;
  return stmt;
}

void
hd_stmt_free (HdStmt *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

/* Names, not numbers: a wrong name is a bug in our SQL, so it stops the program. */
static int
parameter (HdStmt *self, const char *name)
{
  int index = sqlite3_bind_parameter_index (self->handle, name);

  if (index == 0)
    g_error ("No parameter %s in: %s", name, sqlite3_sql (self->handle));
  return index;
}

void
hd_stmt_bind_int (HdStmt *self, const char *name, gint64 value)
{
  sqlite3_bind_int64 (self->handle, parameter (self, name), value);
}

void
hd_stmt_bind_null (HdStmt *self, const char *name)
{
  sqlite3_bind_null (self->handle, parameter (self, name));
}

/* @value: (nullable): text; what is not UTF-8 in it is mended, never stored */
void
hd_stmt_bind_text (HdStmt *self, const char *name, const char *value)
{
  if (value == NULL || g_utf8_validate (value, -1, NULL))
    {
      sqlite3_bind_text (self->handle, parameter (self, name), value, -1, SQLITE_TRANSIENT);
    }
  else
    {
      g_autofree char *mended = g_utf8_make_valid (value, -1);

      sqlite3_bind_text (self->handle, parameter (self, name), mended, -1, SQLITE_TRANSIENT);
    }
}

void
hd_stmt_bind_bytes (HdStmt *self, const char *name, GBytes *value)
{
  gsize size;
  const void *data = g_bytes_get_data (value, &size);

  /* NULL would bind NULL, not an empty blob. */
  sqlite3_bind_blob64 (self->handle, parameter (self, name), size > 0 ? data : "", size,
                       SQLITE_TRANSIENT);
}

HdStep
hd_stmt_step (HdStmt *self, GError **error)
{
  switch (sqlite3_step (self->handle))
    {
    case SQLITE_ROW:
      return HD_STEP_ROW;
    case SQLITE_DONE:
      return HD_STEP_DONE;
    default:
      _hd_db_set_error (self->db, error);
      return HD_STEP_ERROR;
    }
}

/* For statements that return no rows; it can be bound and run again afterwards. */
gboolean
hd_stmt_run (HdStmt *self, GError **error)
{
  gboolean done = hd_stmt_step (self, error) == HD_STEP_DONE;

  sqlite3_reset (self->handle);
  return done;
}

int
hd_stmt_get_n_columns (HdStmt *self)
{
  return sqlite3_column_count (self->handle);
}

const char *
hd_stmt_get_column_name (HdStmt *self, int column)
{
  return sqlite3_column_name (self->handle, column);
}

gboolean
hd_stmt_is_null (HdStmt *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gboolean
hd_stmt_is_int (HdStmt *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_INTEGER;
}

gint64
hd_stmt_get_int (HdStmt *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/* Returns: (transfer none) (nullable): valid until the next step */
const char *
hd_stmt_get_text (HdStmt *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/* Returns: (transfer full): a copy of the blob */
GBytes *
hd_stmt_get_bytes (HdStmt *self, int column)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}
