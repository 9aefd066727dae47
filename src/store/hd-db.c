/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-db.h"

#include "hd-db-rank.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hd-error.h"

/*
 * The only file that includes sqlite3.h, but for hd-db-rank.c, which belongs to it.
 *
 * What is on disk is never made worse: the header is read with plain read(2) before SQLite sees
 * the file, so that one that is damaged, foreign or from a newer version is not so much as
 * opened for writing; each migration is one transaction, after a copy of the file.
 */

/* How long one process waits for another's transaction. Ours take milliseconds. */
#define BUSY_TIMEOUT_MS 5000

/* Virtual machine steps between two looks at the cancellable: about 0.1 ms. */
#define STEPS_PER_LOOK 2000

/* Follows the name of a file that was set aside; a date comes after it. */
#define DAMAGED_TAIL ".damaged-"

/* Where SQLite's file format keeps them, big-endian: https://www.sqlite.org/fileformat.html */
#define HEADER_SIZE 100
#define HEADER_WRITE_VERSION 18
#define HEADER_READ_VERSION 19
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

struct _HdDb
{
  sqlite3 *handle;
  GThread *owner;
  GCancellable *cancellable; /* of the job that runs now */
  char *name;                /* what sentences call the file: its base name */
  char *path;                /* NULL for one in memory */
};

struct _HdStmt
{
  HdDb *db; /* unowned: statements live shorter than their database */
  sqlite3_stmt *handle;
};

static void
set_damaged (const char *name, const char *detail, GError **error)
{
  g_set_error (error, HD_ERROR, HD_ERROR_DAMAGED,
               _ ("The file %s is damaged. It was left as it is. (%s)"), name, detail);
}

static void
set_newer (const char *name, GError **error)
{
  g_set_error (error, HD_ERROR, HD_ERROR_NEWER,
               _ ("The file %s was written by a newer version of Halfday. It was left as it is; "
                  "please update Halfday to open it."),
               name);
}

/* SQLite's last error as a sentence that says what happened to the user's data. */
static void
set_error (HdDb *self, GError **error)
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
      set_damaged (self->name, text, error);
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

  set_error (self, error);
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

static gint64
pragma_int (HdDb *self, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  gint64 value = -1;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return value;
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
      set_damaged (name, _ ("not a database"), error);
      return FALSE;
    }

  guint32 version = read_be32 (header + HEADER_USER_VERSION);
  guint32 id = read_be32 (header + HEADER_APPLICATION_ID);

  /* Both are zero when the first transaction is still in the write-ahead log. */
  if (id != schema->application_id && (id != 0 || version != 0))
    {
      set_damaged (name, _ ("it belongs to another program"), error);
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
static gboolean
make_private_file (const char *path, const char *name, GError **error)
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

static HdDb *
open_handle (const char *path, const char *name, int flags, GError **error)
{
  g_autoptr (HdDb) self = g_new0 (HdDb, 1);

  self->owner = g_thread_self ();
  self->name = g_strdup (name);
  self->path = g_strdup (path);
  if (sqlite3_open_v2 (path != NULL ? path : ":memory:", &self->handle,
                       flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
    {
      set_error (self, error);
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
      set_error (self, error);
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
  gint64 version = pragma_int (self, "PRAGMA user_version");

  if (version < 0)
    {
      set_error (self, error);
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
  version = pragma_int (self, "PRAGMA user_version");
  n_things = pragma_int (self, "SELECT count(*) FROM sqlite_schema");
  if (version < 0 || n_things < 0)
    set_error (self, error);
  hd_db_exec (self, "ROLLBACK", NULL);
  if (version < 0 || n_things < 0)
    return FALSE;

  if (version > schema->n_scripts)
    {
      set_newer (self->name, error);
      return FALSE;
    }

  if ((version == 0 && n_things > 0) ||
      (version > 0 && pragma_int (self, "PRAGMA application_id") != schema->application_id))
    {
      set_damaged (self->name, _ ("it belongs to another program"), error);
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
        set_damaged (self->name, found, error);
    }
  else
    {
      set_error (self, error);
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
  return open_handle (uri, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
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

  if (!check_file (schema, path, name, error) || !make_private_file (path, name, error))
    return NULL;

  self = open_handle (path, name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (self == NULL)
    return NULL;

  /* Reading must work from a disk that refuses writing; there the journal stays as it is. */
  if (hd_db_is_read_only (self))
    {
      if (pragma_int (self, "PRAGMA user_version") < 0)
        {
          g_clear_pointer (&self, hd_db_close);
          self = open_immutable (path, name, error);
        }
      if (self == NULL || pragma_int (self, "PRAGMA user_version") == schema->n_scripts)
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
  g_autoptr (HdDb) self = open_handle (path, name, SQLITE_OPEN_READONLY, error);

  if (self == NULL)
    return NULL;

  if (pragma_int (self, "PRAGMA user_version") != schema->n_scripts)
    {
      set_error (self, error);
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

  self = open_handle (NULL, "memory", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
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
          set_error (self, error);
          return NULL;
        }
    }

  if (!migrate (self, schema, error))
    return NULL;

  return g_steal_pointer (&self);
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

/**
 * hd_db_get_bytes:
 *
 * Gives the whole database as the bytes of a file, as of the last commit.
 *
 * Returns: (transfer full): the bytes, or %NULL with @error set
 */
GBytes *
hd_db_get_bytes (HdDb *self, GError **error)
{
  sqlite3_int64 size = 0;
  guint8 *data;

  g_assert (self->owner == g_thread_self ());

  data = sqlite3_serialize (self->handle, "main", &size, 0);
  if (data == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_STORE, "%s: no memory for a copy", self->name);
      return NULL;
    }

  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

static gboolean
copy_pages (HdDb *self, const char *path, GError **error)
{
  g_autoptr (HdDb) target = open_handle (path, self->name, SQLITE_OPEN_READWRITE, error);
  sqlite3_backup *backup;

  if (target == NULL)
    return FALSE;

  backup = sqlite3_backup_init (target->handle, "main", self->handle, "main");
  if (backup == NULL || sqlite3_backup_step (backup, -1) != SQLITE_DONE)
    {
      if (backup != NULL)
        sqlite3_backup_finish (backup);
      set_error (target, error);
      return FALSE;
    }

  if (sqlite3_backup_finish (backup) != SQLITE_OK)
    {
      set_error (target, error);
      return FALSE;
    }

  /* A copy stands alone: no log beside it. */
  return hd_db_exec (target, "PRAGMA journal_mode = DELETE", error);
}

/**
 * hd_db_copy_to:
 * @path: where to; a file there is replaced, but only by a whole copy
 *
 * Copies the database as of now, its write-ahead log included, into a file for its owner alone.
 */
gboolean
hd_db_copy_to (HdDb *self, const char *path, GError **error)
{
  /* Of this process alone: two may want the same copy at the same time. */
  g_autofree char *part = g_strdup_printf ("%s.%d.part", path, (int) getpid ());
  g_autofree char *name = g_path_get_basename (part);

  g_assert (self->owner == g_thread_self ());

  g_unlink (part);
  if (!make_private_file (part, name, error))
    return FALSE;

  if (!copy_pages (self, part, error))
    {
      g_unlink (part);
      return FALSE;
    }

  if (g_rename (part, path) != 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_STORE, _ ("The file %s cannot be made: %s"), name,
                   g_strerror (errno));
      g_unlink (part);
      return FALSE;
    }

  return TRUE;
}

/* A database under @name, or what was kept of both before a backup took their place. */
static gboolean
is_copy (const char *entry, const char *name)
{
  const char *rest = g_str_has_prefix (entry, name) ? entry + strlen (name) : "";

  return g_str_has_prefix (rest, ".v") || g_str_has_prefix (rest, DAMAGED_TAIL) ||
         g_str_has_prefix (entry, HD_DB_KEPT_BACKUP);
}

/**
 * hd_db_remove_copies:
 * @path: a database
 *
 * Deletes the copies that were made before migrations, the damaged files that were set aside in its
 * place (see hd_db_set_aside()), and the backups of its folder that restoring made
 * (%HD_DB_KEPT_BACKUP). A backup that the user made is the user's.
 */
gboolean
hd_db_remove_copies (const char *path, GError **error)
{
  g_autofree char *dir_name = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (dir_name, 0, error);
  const char *entry;

  if (dir == NULL)
    return FALSE;

  while ((entry = g_dir_read_name (dir)) != NULL)
    if (is_copy (entry, name))
      {
        g_autofree char *copy = g_build_filename (dir_name, entry, NULL);

        if (g_unlink (copy) != 0 && errno != ENOENT)
          {
            g_set_error (error, HD_ERROR, HD_ERROR_STORE, _ ("The file %s cannot be deleted: %s"),
                         entry, g_strerror (errno));
            return FALSE;
          }
      }
  return TRUE;
}

/**
 * hd_db_set_aside:
 * @path: a database that no connection of this process holds
 * @mark: goes into the new name, a date for instance
 *
 * Renames a damaged file and the log beside it, so that a fresh one can take its place and
 * nothing is lost to whoever can mend it. Only ever done because the user said so.
 *
 * Returns: (transfer full): the new path, or %NULL with @error set
 */
char *
hd_db_set_aside (const char *path, const char *mark, GError **error)
{
  static const char *const tails[] = { "", "-wal", "-shm" };
  g_autofree char *aside = g_strdup_printf ("%s" DAMAGED_TAIL "%s", path, mark);

  for (guint n = 2; g_file_test (aside, G_FILE_TEST_EXISTS); n++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s" DAMAGED_TAIL "%s-%u", path, mark, n);
    }

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *from = g_strconcat (path, tails[i], NULL);
      g_autofree char *to = g_strconcat (aside, tails[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_STORE, _ ("The file %s cannot be moved: %s"), from,
                       g_strerror (errno));
          return NULL;
        }
    }

  return g_steal_pointer (&aside);
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

  return pragma_int (self, "PRAGMA data_version");
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
 * hd_db_shred:
 *
 * Brings what was deleted out of the files for good: the log is written back and emptied (a
 * deleted page is already overwritten, by secure_delete). Outside any transaction.
 */
gboolean
hd_db_shred (HdDb *self, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (self, "PRAGMA wal_checkpoint (TRUNCATE)", error);

  if (stmt == NULL || hd_stmt_step (stmt, error) == HD_STEP_ERROR)
    return FALSE;

  /* The first column is 1 when a reader held the log. The last one that closes the file empties it,
   * but until then what was deleted can be read there. */
  if (hd_stmt_get_int (stmt, 0) != 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_STORE,
                   _ ("It is deleted, but another program is using %s: traces are left until that "
                      "is closed."),
                   self->name);
      return FALSE;
    }

  return TRUE;
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

HdStmt *
hd_db_prepare (HdDb *self, const char *sql, GError **error)
{
  sqlite3_stmt *handle;

  g_assert (self->owner == g_thread_self ());

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &handle, NULL) != SQLITE_OK)
    {
      set_error (self, error);
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
      set_error (self->db, error);
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
