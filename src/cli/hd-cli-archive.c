/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "hd-archive.h"
#include "hd-backup.h"
#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-schema.h"

/*
 * `backup`, `restore` and `erase`: all that Halfday keeps, in one file, and gone for good.
 */

static const struct
{
  const char *part;
  HdStoreKind kind;
  const HdSchema *schema;
} stores[] = {
  { HD_BACKUP_PRIVATE, HD_STORE_PRIVATE, &hd_schema_private },
  { HD_BACKUP_LIBRARY, HD_STORE_LIBRARY, &hd_schema_library },
};

#define PICTURES "pictures/"

static char *
data_path (HdCli *cli, const char *name)
{
  g_autofree char *database = hd_cli_store_path (cli, HD_STORE_PRIVATE);
  g_autofree char *dir = g_path_get_dirname (database);

  return g_build_filename (dir, name, NULL);
}

static gboolean
is_there (HdCli *cli, guint i)
{
  g_autofree char *path = hd_cli_store_path (cli, stores[i].kind);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
take_one (int argc, char **argv, const char *command, GError **error)
{
  if (argc == 2)
    return TRUE;
  g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "%s: takes one FILE", command);
  return FALSE;
}

/* ---- backup ---- */

static gboolean
write_backup (HdCli *cli, const char *path, GError **error)
{
  g_autoptr (HdBackup) backup = hd_backup_new (error);
  g_autofree char *pictures = data_path (cli, "pictures");

  if (backup == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autoptr (HdDb) db = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (!is_there (cli, i))
        continue;
      db = hd_cli_open_store (cli, stores[i].kind, error);
      bytes = db != NULL ? hd_db_get_bytes (db, error) : NULL;
      if (bytes == NULL || !hd_backup_add (backup, stores[i].part, bytes, error))
        return FALSE;
    }
  return hd_backup_add_folder (backup, pictures, PICTURES, error) &&
         hd_backup_write (backup, path, error);
}

static int
run_backup (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };

  if (!hd_cli_parse (cli, options, &argc, &argv, error) || !take_one (argc, argv, "backup", error))
    return HD_CLI_USAGE;
  if (strcmp (argv[1], "-") == 0)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "backup: name a file: it is read back, which standard output cannot be");
      return HD_CLI_USAGE;
    }
  if (!is_there (cli, 0) && !is_there (cli, 1))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND,
                           "backup: there is nothing to keep yet");
      return HD_CLI_FAILED;
    }
  return write_backup (cli, argv[1], error) ? HD_CLI_DONE : HD_CLI_FAILED;
}

/* ---- restore ---- */

/* A name that stays in the folder of the pictures, of a file that is a PNG or a JPEG: what
 * hd_picture_read() writes. */
static gboolean
is_picture (const char *name, GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (*name == '.' || *name == '\0' || strlen (name) > 100 ||
      strspn (name, "0123456789abcdefghijklmnopqrstuvwxyz.-_") != strlen (name))
    return FALSE;
  return size > 8 &&
         (memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0 || memcmp (data, "\xff\xd8\xff", 3) == 0);
}

static gboolean
restore_pictures (HdCli *cli, HdBackup *backup, GError **error)
{
  g_auto (GStrv) parts = hd_backup_list (backup, error);
  g_autofree char *dir = data_path (cli, "pictures");

  if (parts == NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *path = NULL;
      const char *name = parts[i] + strlen (PICTURES);
      gsize size = 0;
      const char *data;

      if (!g_str_has_prefix (parts[i], PICTURES))
        continue;
      bytes = hd_backup_get (backup, parts[i], error);
      if (bytes == NULL)
        return FALSE;
      if (!is_picture (name, bytes))
        {
          hd_cli_warn (cli, "%s: no picture of ours, left out", parts[i]);
          continue;
        }
      path = g_build_filename (dir, name, NULL);
      data = g_bytes_get_data (bytes, &size);
      if (g_mkdir_with_parents (dir, 0700) != 0)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_STORE, "%s: cannot be made: %s", dir,
                       g_strerror (errno));
          return FALSE;
        }
      if (!g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT,
                                     0600, error))
        return FALSE;
    }
  return TRUE;
}

/* What is replaced is kept beside the databases, under a name that is free. */
static char *
keep_present (HdCli *cli, GError **error)
{
  g_autofree char *day = hd_date_format_iso (cli->today);

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf (HD_DB_KEPT_BACKUP "%s.backup", day)
                                     : g_strdup_printf (HD_DB_KEPT_BACKUP "%s-%u.backup", day, i);
      g_autofree char *path = data_path (cli, name);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return write_backup (cli, path, error) ? g_steal_pointer (&path) : NULL;
    }
}

static gboolean
has_part (const GStrv parts, const char *name)
{
  return g_strv_contains ((const char *const *) parts, name);
}

static int
run_restore (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdBackup) backup = NULL;
  g_auto (GStrv) parts = NULL;
  HdDb *from[G_N_ELEMENTS (stores)] = { NULL };
  int status = HD_CLI_FAILED;

  if (!hd_cli_parse (cli, options, &argc, &argv, error) || !take_one (argc, argv, "restore", error))
    return HD_CLI_USAGE;

  bytes = hd_cli_read_limited (argv[1], HD_BACKUP_MAX, error);
  backup = bytes != NULL ? hd_backup_open (bytes, error) : NULL;
  parts = backup != NULL ? hd_backup_list (backup, error) : NULL;
  if (parts == NULL)
    {
      if (bytes != NULL)
        g_prefix_error (error, "%s: ", hd_cli_input_name (argv[1]));
      return HD_CLI_FAILED;
    }

  /* All is read and checked before anything is touched. */
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    if (has_part (parts, stores[i].part))
      {
        from[i] = hd_backup_get_db (backup, stores[i].part, stores[i].schema, error);
        if (from[i] == NULL)
          {
            g_prefix_error (error, "%s: %s: ", hd_cli_input_name (argv[1]), stores[i].part);
            goto out;
          }
      }

  if (is_there (cli, 0) || is_there (cli, 1))
    {
      g_autofree char *kept = keep_present (cli, error);

      if (kept == NULL)
        goto out;
      hd_cli_warn (cli, "what was here is kept in %s", kept);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    if (from[i] != NULL)
      {
        g_autoptr (HdDb) db = hd_cli_open_store (cli, stores[i].kind, error);

        if (db == NULL || !hd_archive_replace (db, from[i], error))
          goto out;
      }
  if (restore_pictures (cli, backup, error))
    status = HD_CLI_DONE;

out:
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    if (from[i] != NULL)
      hd_db_close (from[i]);
  return status;
}

/* ---- erase ---- */

static gboolean
is_sure (void)
{
  char line[16] = "";

  if (isatty (STDIN_FILENO))
    fputs ("Everything that Halfday keeps will be gone for good, copies made by it included.\n"
           "Type “erase” to go on: ",
           stderr);
  return fgets (line, sizeof line, stdin) != NULL && strcmp (g_strstrip (line), "erase") == 0;
}

/* The pictures, what restoring kept, and what lies beside a database: the copies from before a
 * migration, and one that was damaged and set aside. */
static gboolean
remove_files (const char *dir_path, const char *prefix, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (dir_path, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix))
      {
        g_autofree char *path = g_build_filename (dir_path, entry, NULL);

        if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_unlink (path) != 0)
          {
            g_set_error (error, HD_ERROR, HD_ERROR_STORE, "%s: cannot be deleted", path);
            return FALSE;
          }
      }
  return TRUE;
}

/* What cannot be read cannot be emptied: it goes with its log. */
static gboolean
remove_damaged (const char *path, GError **error)
{
  static const char *const tails[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *file = g_strconcat (path, tails[i], NULL);

      if (g_unlink (file) != 0 && errno != ENOENT)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_STORE, "%s: cannot be deleted: %s", file,
                       g_strerror (errno));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
erase_store (const HdSchema *schema, const char *path, GError **error)
{
  g_autoptr (GError) damage = NULL;
  g_autoptr (HdDb) db = hd_db_open (schema, path, &damage);

  if (db != NULL && hd_archive_erase (db, schema, &damage))
    return TRUE;
  g_clear_pointer (&db, hd_db_close);
  if (g_error_matches (damage, HD_ERROR, HD_ERROR_DAMAGED))
    return remove_damaged (path, error);
  g_propagate_error (error, g_steal_pointer (&damage));
  return FALSE;
}

static int
run_erase (HdCli *cli, int argc, char **argv, GError **error)
{
  gboolean yes = FALSE;
  const GOptionEntry options[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, "Do not ask", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *dir = NULL;
  g_autofree char *pictures = NULL;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 1)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "erase: takes no argument");
      return HD_CLI_USAGE;
    }
  if (!yes && !is_sure ())
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_FAILED,
                           "erase: not confirmed, nothing was changed");
      return HD_CLI_FAILED;
    }

  /* Not before the options were read, one of which says where. */
  dir = data_path (cli, "");
  pictures = data_path (cli, "pictures");
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autofree char *path = hd_cli_store_path (cli, stores[i].kind);
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *beside = g_strconcat (name, ".", NULL);

      if (is_there (cli, i) && !erase_store (stores[i].schema, path, error))
        return HD_CLI_FAILED;
      /* Also when the database itself is gone: what was set aside is not. */
      if (!remove_files (dir, beside, error))
        return HD_CLI_FAILED;
    }
  if (!remove_files (pictures, "", error) || !remove_files (dir, HD_DB_KEPT_BACKUP, error))
    return HD_CLI_FAILED;
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_backup = {
  "backup",
  "FILE",
  "Write everything that is kept to one file",
  run_backup,
};

const HdCliCommand hd_cli_restore = {
  "restore",
  "FILE",
  "Bring back what a backup holds; what was here is kept beside",
  run_restore,
};

const HdCliCommand hd_cli_erase = {
  "erase",
  "",
  "Delete everything for good (asks)",
  run_erase,
};
