/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-backup.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "hd-archive.h"
#include "hd-error.h"

struct _HdBackup
{
  HdDb *db; /* in memory: a backup is written at once or not at all */
};

static const char *const scripts[] = {
  "CREATE TABLE part (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;",
};

static const HdSchema schema_backup = {
  .application_id = 0x4864626b, /* “Hdbk” */
  .full_sync = TRUE,
  .scripts = scripts,
  .n_scripts = G_N_ELEMENTS (scripts),
};

static HdBackup *
new_for_db (HdDb *db)
{
  HdBackup *self = g_new0 (HdBackup, 1);

  self->db = db;
  return self;
}

HdBackup *
hd_backup_new (GError **error)
{
  HdDb *db = hd_db_open_bytes (&schema_backup, NULL, error);

  return db != NULL ? new_for_db (db) : NULL;
}

/**
 * hd_backup_open:
 * @bytes: a file that may come from anywhere
 *
 * Returns: (transfer full): the backup, whole and of our making as far as its tables go; %NULL
 *   with @error set
 */
HdBackup *
hd_backup_open (GBytes *bytes, GError **error)
{
  g_autoptr (HdDb) db = NULL;

  /* No bytes at all would be a new database. */
  if (g_bytes_get_size (bytes) > 0)
    db = hd_db_open_bytes (&schema_backup, bytes, NULL);
  if (db == NULL || !hd_archive_is_sound (db, &schema_backup, NULL))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE,
                           _ ("This is no backup that Halfday wrote, or it is damaged."));
      return NULL;
    }
  return new_for_db (g_steal_pointer (&db));
}

void
hd_backup_free (HdBackup *self)
{
  hd_db_close (self->db);
  g_free (self);
}

gboolean
hd_backup_add (HdBackup *self, const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (self->db, "INSERT INTO part (name, bytes) VALUES (:name, :bytes)", error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":name", name);
  hd_stmt_bind_bytes (stmt, ":bytes", bytes);
  return hd_stmt_run (stmt, error);
}

/**
 * hd_backup_add_folder:
 * @dir: a folder, which need not be there
 * @prefix: goes before the name of each file in it
 */
gboolean
hd_backup_add_folder (HdBackup *self, const char *dir, const char *prefix, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (dir, 0, NULL);
  const char *entry;

  while (folder != NULL && (entry = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, entry, NULL);
      g_autofree char *name = g_strconcat (prefix, entry, NULL);
      g_autoptr (GBytes) bytes = NULL;
      char *data = NULL;
      gsize size = 0;

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_utf8_validate (entry, -1, NULL))
        continue;
      if (!g_file_get_contents (path, &data, &size, error))
        return FALSE;
      bytes = g_bytes_new_take (data, size);
      if (!hd_backup_add (self, name, bytes, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hd_backup_list:
 *
 * Returns: (transfer full): the names of all parts, sorted; %NULL with @error set
 */
GStrv
hd_backup_list (HdBackup *self, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (HdStmt) stmt = hd_db_prepare (self->db, "SELECT name FROM part ORDER BY name", error);
  HdStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    g_strv_builder_add (names, hd_stmt_get_text (stmt, 0));
  return step == HD_STEP_DONE ? g_strv_builder_end (names) : NULL;
}

/**
 * hd_backup_get:
 *
 * Returns: (transfer full): a part, %NULL with %HD_ERROR_NOT_FOUND when there is none of that name
 */
GBytes *
hd_backup_get (HdBackup *self, const char *name, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (self->db, "SELECT bytes FROM part WHERE name = :name", error);
  HdStep step;

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_text (stmt, ":name", name);
  step = hd_stmt_step (stmt, error);
  if (step == HD_STEP_DONE)
    g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("The backup has no %s."), name);
  return step == HD_STEP_ROW ? hd_stmt_get_bytes (stmt, 0) : NULL;
}

/**
 * hd_backup_get_db:
 * @name: a part that is a database of @schema, or of an older version of it
 *
 * Returns: (transfer full): it in memory, checked and brought up to date; %NULL with @error set
 */
HdDb *
hd_backup_get_db (HdBackup *self, const char *name, const HdSchema *schema, GError **error)
{
  g_autoptr (GBytes) bytes = hd_backup_get (self, name, error);
  g_autoptr (HdDb) db = bytes != NULL ? hd_db_open_bytes (schema, bytes, error) : NULL;

  if (db == NULL || !hd_archive_is_sound (db, schema, error))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * hd_backup_write:
 * @path: a file that is not there yet
 *
 * Writes the file for its owner alone, and reads it back: a backup that cannot be read is none.
 */
gboolean
hd_backup_write (HdBackup *self, const char *path, GError **error)
{
  g_autoptr (HdBackup) read_back = NULL;
  GStatBuf info;
  g_autoptr (GBytes) bytes = NULL;
  char *data = NULL;
  gsize size = 0;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
                   _ ("%s is there already. Please give the backup another name."), path);
      return FALSE;
    }
  if (!hd_db_copy_to (self->db, path, error))
    return FALSE;

  /* What restoring would refuse is none either, and must not lie there as if it were. */
  if (g_stat (path, &info) == 0 && info.st_size > (goffset) HD_BACKUP_MAX)
    {
      g_autofree char *most = g_format_size (HD_BACKUP_MAX);

      g_unlink (path);
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT,
                   /* Translators: %s is a size, like “1.1 GB” */
                   _ ("The backup was not written: it would be larger than %s."), most);
      return FALSE;
    }
  if (!g_file_get_contents (path, &data, &size, error))
    return FALSE;
  bytes = g_bytes_new_take (data, size);
  read_back = hd_backup_open (bytes, error);
  if (read_back == NULL)
    {
      g_unlink (path);
      return FALSE;
    }
  return TRUE;
}
