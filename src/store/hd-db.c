/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-db-private.h"

#include <glib/gi18n.h>

#include "hd-error.h"

/*
 * A connection: errors as sentences, transactions, and what is asked of the whole file. Opening is
 * in hd-db-open.c, copies are in hd-db-copy.c, statements in hd-db-stmt.c.
 */

void
_hd_db_set_damaged (const char *name, const char *detail, GError **error)
{
  g_set_error (error, HD_ERROR, HD_ERROR_DAMAGED,
               _ ("The file %s is damaged. It was left as it is. (%s)"), name, detail);
}

/* SQLite's last error as a sentence that says what happened to the user's data. */
void
_hd_db_set_error (HdDb *self, GError **error)
{
  int code = sqlite3_errcode (self->handle);
  const char *text = sqlite3_errmsg (self->handle);

  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
      return;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      _hd_db_set_damaged (self->name, text, error);
      return;
    case SQLITE_FULL:
      g_set_error (error, HD_ERROR, HD_ERROR_STORE,
                   _ ("There is no space left for %s. Nothing was changed."), self->name);
      return;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, HD_ERROR, HD_ERROR_STORE,
                   _ ("The file %s cannot be written. Nothing was changed."), self->name);
      return;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, HD_ERROR, HD_ERROR_STORE,
                   _ ("Another program is using %s. Nothing was changed; please try again."),
                   self->name);
      return;
    case SQLITE_CANTOPEN:
      g_set_error (error, HD_ERROR, HD_ERROR_STORE, _ ("The file %s cannot be opened."),
                   self->name);
      return;
    case SQLITE_IOERR:
      g_set_error (error, HD_ERROR, HD_ERROR_STORE,
                   _ ("The disk reported a fault at %s. Nothing was changed. (%d)"), self->name,
                   code);
      return;
    case SQLITE_CONSTRAINT:
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: %s", self->name, text);
      return;
    default:
      g_set_error (error, HD_ERROR, HD_ERROR_STORE, "%s: %s", self->name, text);
      return;
    }
}

/**
 * hd_db_exec:
 *
 * Runs one or more statements that bind nothing and of which no row is wanted.
 */
gboolean
hd_db_exec (HdDb *self, const char *sql, GError **error)
{
  g_assert (self->owner == g_thread_self ());

  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  _hd_db_set_error (self, error);
  return FALSE;
}

static gboolean
transact (HdDb *self, const char *begin, HdDbFunc func, gpointer data, GError **error)
{
  if (!hd_db_exec (self, begin, error))
    return FALSE;

  if (func (self, data, error) && hd_db_exec (self, "COMMIT", error))
    return TRUE;

  /* The first error is the one to report; after some (a full disk) SQLite has rolled back. */
  if (!sqlite3_get_autocommit (self->handle))
    hd_db_exec (self, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * hd_db_transact:
 *
 * Runs @func in a transaction that may write. Either all of it is stored or, with @error set,
 * nothing.
 */
gboolean
hd_db_transact (HdDb *self, HdDbFunc func, gpointer data, GError **error)
{
  return transact (self, "BEGIN IMMEDIATE", func, data, error);
}

/**
 * hd_db_read:
 *
 * Runs @func on one unchanging snapshot, whatever another process writes meanwhile.
 */
gboolean
hd_db_read (HdDb *self, HdDbFunc func, gpointer data, GError **error)
{
  return transact (self, "BEGIN DEFERRED", func, data, error);
}

gint64
_hd_db_pragma_int (HdDb *self, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  gint64 value = -1;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return value;
}

void
hd_db_close (HdDb *self)
{
  g_assert (self->owner == g_thread_self ());

  /* Busy here means a statement leaked. */
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("Database closed with open statements");
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

gboolean
hd_db_is_read_only (HdDb *self)
{
  return sqlite3_db_readonly (self->handle, "main") == 1;
}

/**
 * hd_db_get_data_version:
 *
 * Returns: a number that changes when another connection, of this or another process, commits
 */
gint64
hd_db_get_data_version (HdDb *self)
{
  g_assert (self->owner == g_thread_self ());

  return _hd_db_pragma_int (self, "PRAGMA data_version");
}

/**
 * hd_db_check:
 *
 * Reads the whole file and looks for damage and for rows that refer to nothing.
 *
 * Returns: (transfer full): what was found, empty when all is well, or %NULL with @error set
 */
GStrv
hd_db_check (HdDb *self, GError **error)
{
  g_autoptr (GStrvBuilder) findings = g_strv_builder_new ();
  HdStep step;

  {
    g_autoptr (HdStmt) stmt = hd_db_prepare (self, "PRAGMA integrity_check", error);

    if (stmt == NULL)
      return NULL;
    while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
      if (g_strcmp0 (hd_stmt_get_text (stmt, 0), "ok") != 0)
        g_strv_builder_add (findings, hd_stmt_get_text (stmt, 0));
    if (step != HD_STEP_DONE)
      return NULL;
  }

  {
    g_autoptr (HdStmt) stmt = hd_db_prepare (self, "PRAGMA foreign_key_check", error);

    if (stmt == NULL)
      return NULL;
    while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
      {
        g_autofree char *line =
          g_strdup_printf ("%s row %" G_GINT64_FORMAT " refers to a missing %s",
                           hd_stmt_get_text (stmt, 0), hd_stmt_get_int (stmt, 1),
                           hd_stmt_get_text (stmt, 2));
        g_strv_builder_add (findings, line);
      }
    if (step != HD_STEP_DONE)
      return NULL;
  }

  return g_strv_builder_end (findings);
}

/**
 * hd_db_set_cancellable:
 * @cancellable: (nullable): ends what runs with %G_IO_ERROR_CANCELLED once it is cancelled
 */
void
hd_db_set_cancellable (HdDb *self, GCancellable *cancellable)
{
  g_assert (self->owner == g_thread_self ());

  g_set_object (&self->cancellable, cancellable);
}

/**
 * hd_db_set_triggers:
 * @enabled: %FALSE while rows are put back that triggers once had their part in
 */
void
hd_db_set_triggers (HdDb *self, gboolean enabled)
{
  g_assert (self->owner == g_thread_self ());

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, enabled ? 1 : 0, NULL);
}

gint64
hd_db_get_last_id (HdDb *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/* Returns: how many rows the last statement changed */
int
hd_db_get_n_changes (HdDb *self)
{
  return sqlite3_changes (self->handle);
}
