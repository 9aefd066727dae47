/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-db-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "hd-error.h"

/* Copies of a database, and how it and they go: whole, or not at all. */

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
  g_autoptr (HdDb) target = _hd_db_open_handle (path, self->name, SQLITE_OPEN_READWRITE, error);
  sqlite3_backup *backup;

  if (target == NULL)
    return FALSE;

  backup = sqlite3_backup_init (target->handle, "main", self->handle, "main");
  if (backup == NULL || sqlite3_backup_step (backup, -1) != SQLITE_DONE)
    {
      if (backup != NULL)
        sqlite3_backup_finish (backup);
      _hd_db_set_error (target, error);
      return FALSE;
    }

  if (sqlite3_backup_finish (backup) != SQLITE_OK)
    {
      _hd_db_set_error (target, error);
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
  if (!_hd_db_make_private_file (part, name, error))
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

  return g_str_has_prefix (rest, ".v") || g_str_has_prefix (rest, HD_DB_DAMAGED_TAIL) ||
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
  /* The file last: were it gone without its log, a new one would begin beside that. */
  static const char *const tails[] = { "-wal", "-shm", "" };
  g_autofree char *aside = g_strdup_printf ("%s" HD_DB_DAMAGED_TAIL "%s", path, mark);

  for (guint n = 2; g_file_test (aside, G_FILE_TEST_EXISTS); n++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s" HD_DB_DAMAGED_TAIL "%s-%u", path, mark, n);
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
