/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hd-db-rank.h"
#include "hd-error.h"

/*
 * Opening a database. What is on disk is never made worse: the header is read with plain read(2)
 * before SQLite sees the file, so that one that is damaged, foreign or from a newer version is not
 * so much as opened for writing; each migration is one transaction, after a copy of the file.
 */

/* How long one process waits for another's transaction. Ours take milliseconds. */
#define BUSY_TIMEOUT_MS 5000

/* Virtual machine steps between two looks at the cancellable: about 0.1 ms. */
#define STEPS_PER_LOOK 2000

/* Where SQLite's file format keeps them, big-endian: https://www.sqlite.org/fileformat.html */
#define HEADER_SIZE 100
#define HEADER_WRITE_VERSION 18
#define HEADER_READ_VERSION 19
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

static void
set_newer (const char *name, GError **error)
{
  g_set_error (error, HD_ERROR, HD_ERROR_NEWER,
               _ ("The file %s was written by a newer version of Halfday. It was left as it is; "
                  "please update Halfday to open it."),
               name);
}

static guint32
read_be32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Judges a file by its first hundred bytes. One of no bytes is new. */
static gboolean
check_header (const HdSchema *schema,
              const char *name,
              const guint8 *header,
              gsize size,
              GError **error)
{
  if (size == 0)
    return TRUE;

  if (size < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0)
    {
      _hd_db_set_damaged (name, _ ("not a database"), error);
      return FALSE;
    }

  guint32 version = read_be32 (header + HEADER_USER_VERSION);
  guint32 id = read_be32 (header + HEADER_APPLICATION_ID);

  /* Both are zero when the first transaction is still in the write-ahead log. */
  if (id != schema->application_id && (id != 0 || version != 0))
    {
      _hd_db_set_damaged (name, _ ("it belongs to another program"), error);
      return FALSE;
    }

  if (version > schema->n_scripts)
    {
      set_newer (name, error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_file (const HdSchema *schema, const char *path, const char *name, GError **error)
{
  guint8 header[HEADER_SIZE];
  gsize size = 0;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    {
      int saved = errno;

      if (saved == ENOENT)
        return TRUE;
      g_set_error (error, HD_ERROR, HD_ERROR_STORE, _ ("The file %s cannot be opened: %s"), name,
                   g_strerror (saved));
      return FALSE;
    }

  while (size < sizeof header)
    {
      gssize n = read (fd, header + size, sizeof header - size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      size += (gsize) n;
    }
  close (fd);

  return check_header (schema, name, header, size, error);
}

/* SQLite would make the file readable for all; its log and index files then take over our mode. */
gboolean
_hd_db_make_private_file (const char *path, const char *name, GError **error)
{
  g_autofree char *dir = g_path_get_dirname (path);
  struct stat info;
  int fd;

  if (g_mkdir_with_parents (dir, 0700) == 0)
    {
      fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
      if (fd < 0 && (errno == EACCES || errno == EROFS || errno == EPERM))
        fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
      if (fd >= 0)
        {
          /* Copied here by another tool, perhaps: what is private stays so. A file system without
           * modes refuses, and has nothing to protect. */
          if (fstat (fd, &info) == 0 && (info.st_mode & 077) != 0 && fchmod (fd, 0600) != 0)
            g_debug ("%s: %s", name, g_strerror (errno));
          close (fd);
          return TRUE;
        }
    }

  g_set_error (error, HD_ERROR, HD_ERROR_STORE, _ ("The file %s cannot be made: %s"), name,
               g_strerror (errno));
  return FALSE;
}

/* TRUE, 1 of SQLite's terms, ends what runs now with SQLITE_INTERRUPT. */
static int
look_at_cancellable (void *data)
{
  HdDb *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

HdDb *
_hd_db_open_handle (const char *path, const char *name, int flags, GError **error)
{
  g_autoptr (HdDb) self = g_new0 (HdDb, 1);

  self->owner = g_thread_self ();
  self->name = g_strdup (name);
  self->path = g_strdup (path);
  if (sqlite3_open_v2 (path != NULL ? path : ":memory:", &self->handle,
                       flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
    {
      _hd_db_set_error (self, error);
      return NULL;
    }

  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_progress_handler (self->handle, STEPS_PER_LOOK, look_at_cancellable, self);

  /* A file that somebody prepared must not run anything of its own:
   * https://www.sqlite.org/security.html */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);

  if (!hd_db_rank_register (self->handle))
    {
      _hd_db_set_error (self, error);
      return NULL;
    }
  if (!hd_db_exec (self,
                   "PRAGMA trusted_schema = OFF;"
                   "PRAGMA temp_store = MEMORY;"
                   "PRAGMA secure_delete = ON;"
                   "PRAGMA foreign_keys = ON;"
                   "PRAGMA cell_size_check = ON;",
                   error))
    return NULL;

  return g_steal_pointer (&self);
}

/* All steps are one transaction: nobody ever sees a file half way, which would look old to them. */
static gboolean
run_scripts (HdDb *self, gpointer data, GError **error)
{
  const HdSchema *schema = data;
  g_autofree char *pragmas =
    g_strdup_printf ("PRAGMA application_id = %u; PRAGMA user_version = %u", schema->application_id,
                     schema->n_scripts);
  /* Another process may have migrated between our look and our lock. */
  gint64 version = _hd_db_pragma_int (self, "PRAGMA user_version");

  if (version < 0)
    {
      _hd_db_set_error (self, error);
      return FALSE;
    }
  if (version > schema->n_scripts)
    {
      set_newer (self->name, error);
      return FALSE;
    }
  if (version == schema->n_scripts)
    return TRUE;

  for (guint i = (guint) version; i < schema->n_scripts; i++)
    if (!hd_db_exec (self, schema->scripts[i], error))
      return FALSE;
  return hd_db_exec (self, pragmas, error);
}

/* Looks again, now through the write-ahead log, and brings the file to our version. */
static gboolean
migrate (HdDb *self, const HdSchema *schema, GError **error)
{
  gint64 version;
  gint64 n_things;

  /* One look at both: another process may be making the file. */
  if (!hd_db_exec (self, "BEGIN", error))
    return FALSE;
  version = _hd_db_pragma_int (self, "PRAGMA user_version");
  n_things = _hd_db_pragma_int (self, "SELECT count(*) FROM sqlite_schema");
  if (version < 0 || n_things < 0)
    _hd_db_set_error (self, error);
  hd_db_exec (self, "ROLLBACK", NULL);
  if (version < 0 || n_things < 0)
    return FALSE;

  if (version > schema->n_scripts)
    {
      set_newer (self->name, error);
      return FALSE;
    }

  if ((version == 0 && n_things > 0) ||
      (version > 0 && _hd_db_pragma_int (self, "PRAGMA application_id") != schema->application_id))
    {
      _hd_db_set_damaged (self->name, _ ("it belongs to another program"), error);
      return FALSE;
    }

  if (version == schema->n_scripts)
    return TRUE;

  if (version > 0 && self->path != NULL)
    {
      g_autofree char *copy = g_strdup_printf ("%s.v%d", self->path, (int) version);

      if (!hd_db_copy_to (self, copy, error))
        return FALSE;
    }

  return hd_db_transact (self, run_scripts, (gpointer) schema, error);
}

/* Looks through the whole file, a few milliseconds a megabyte. A damaged one is closed without
 * writing its log back: it stays as it was found. */
static gboolean
check_whole (HdDb *self, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  gboolean whole = FALSE;

  if (sqlite3_prepare_v2 (self->handle, "PRAGMA quick_check (1)", -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *found = (const char *) sqlite3_column_text (stmt, 0);

      whole = g_strcmp0 (found, "ok") == 0;
      if (!whole)
        _hd_db_set_damaged (self->name, found, error);
    }
  else
    {
      _hd_db_set_error (self, error);
    }
  sqlite3_finalize (stmt);

  if (!whole)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return whole;
}

/* Beside a file in a folder that cannot be written SQLite can make no index of the log. Without
 * a log there is nothing to index: nobody can write there, so nobody will while we read. */
static HdDb *
open_immutable (const char *path, const char *name, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *file = g_filename_to_uri (absolute, NULL, error);
  g_autofree char *uri = NULL;
  struct stat info;

  if (file == NULL)
    return NULL;

  if (stat (wal, &info) == 0 && info.st_size > 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_STORE, _ ("The file %s cannot be opened."), name);
      return NULL;
    }

  uri = g_strconcat (file, "?immutable=1", NULL);
  return _hd_db_open_handle (uri, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/**
 * hd_db_open:
 * @path: the file; it and its folder are made when they are missing, for their owner alone
 *
 * Opens a database and brings it to the version of @schema. A file that is damaged
 * (%HD_ERROR_DAMAGED) or newer (%HD_ERROR_NEWER) is left untouched. One that cannot be written is
 * opened for reading; see hd_db_is_read_only().
 *
 * Returns: (transfer full): the connection, or %NULL with @error set
 */
HdDb *
hd_db_open (const HdSchema *schema, const char *path, GError **error)
{
  g_return_val_if_fail (schema != NULL && path != NULL, NULL);

  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (HdDb) self = NULL;

  if (!check_file (schema, path, name, error) || !_hd_db_make_private_file (path, name, error))
    return NULL;

  self = _hd_db_open_handle (path, name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (self == NULL)
    return NULL;

  /* Reading must work from a disk that refuses writing; there the journal stays as it is. */
  if (hd_db_is_read_only (self))
    {
      if (_hd_db_pragma_int (self, "PRAGMA user_version") < 0)
        {
          g_clear_pointer (&self, hd_db_close);
          self = open_immutable (path, name, error);
        }
      if (self == NULL || _hd_db_pragma_int (self, "PRAGMA user_version") == schema->n_scripts)
        return g_steal_pointer (&self);
      g_set_error (error, HD_ERROR, HD_ERROR_STORE,
                   _ ("The file %s cannot be written. Nothing was changed."), name);
      return NULL;
    }

  if (schema->full_sync && !check_whole (self, error))
    return NULL;

  if (!hd_db_exec (self,
                   schema->full_sync ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL",
                   error) ||
      !hd_db_exec (self, "PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 4194304;",
                   error) ||
      !migrate (self, schema, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hd_db_open_reader:
 *
 * Opens a further connection to a file that hd_db_open() has brought to the version of @schema;
 * it cannot write.
 *
 * Returns: (transfer full): the connection, or %NULL with @error set
 */
HdDb *
hd_db_open_reader (const HdSchema *schema, const char *path, GError **error)
{
  g_return_val_if_fail (schema != NULL && path != NULL, NULL);

  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (HdDb) self = _hd_db_open_handle (path, name, SQLITE_OPEN_READONLY, error);

  if (self == NULL)
    return NULL;

  if (_hd_db_pragma_int (self, "PRAGMA user_version") != schema->n_scripts)
    {
      _hd_db_set_error (self, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * hd_db_open_bytes:
 * @bytes: (nullable): what hd_db_get_bytes() once gave, or %NULL for an empty database
 *
 * Opens a database that lives in memory only; what becomes of it is the caller's matter.
 *
 * Returns: (transfer full): the connection, or %NULL with @error set
 */
HdDb *
hd_db_open_bytes (const HdSchema *schema, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (schema != NULL, NULL);

  g_autoptr (HdDb) self = NULL;
  gsize size = 0;
  const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (!check_header (schema, "memory", data, size, error))
    return NULL;

  self = _hd_db_open_handle (NULL, "memory", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
  if (self == NULL)
    return NULL;

  if (size > 0)
    {
      guint8 *copy = sqlite3_malloc64 (size);

      if (copy == NULL)
        g_error ("Out of memory");
      memcpy (copy, data, size);

      /* A database in memory has no write-ahead log, and one that says so does not open. */
      copy[HEADER_WRITE_VERSION] = 1;
      copy[HEADER_READ_VERSION] = 1;

      /* It owns the copy from here on, also when it fails. */
      if (sqlite3_deserialize (self->handle, "main", copy, (sqlite3_int64) size,
                               (sqlite3_int64) size,
                               SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) !=
          SQLITE_OK)
        {
          _hd_db_set_error (self, error);
          return NULL;
        }
    }

  if (!migrate (self, schema, error))
    return NULL;

  return g_steal_pointer (&self);
}
