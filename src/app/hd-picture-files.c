/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-picture-files.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "hd-error.h"
#include "hd-pages-table.h"

/*
 * Pictures lie in a folder beside the database, named by what is in them: the same picture of ten
 * pages is one file. The database says which are needed. They are written and removed on its
 * thread alone, so that none is taken for unneeded while its page is on the way.
 */

/* Returns: (transfer full): the folder, which there need not be yet */
char *
hd_picture_files_dup_folder (HdContext *context)
{
  return g_build_filename (hd_context_get_data_dir (context), "pictures", NULL);
}

/* Stores a picture, unless it is there. */
gboolean
hd_picture_files_put (const char *folder, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_FAILED,
                   /* Translators: %s is what the system says, like “No space left on device”. */
                   _ ("The folder for pictures cannot be made: %s"), g_strerror (errno));
      return FALSE;
    }
  return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, error);
}

/* hd_picture_files_put() for each of @files, by name. */
gboolean
hd_picture_files_put_all (const char *folder, GHashTable *files, GError **error)
{
  GHashTableIter iter;
  gpointer name;
  gpointer bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    if (!hd_picture_files_put (folder, name, bytes, error))
      return FALSE;
  return TRUE;
}

/* Returns: how many bytes all of them take */
guint64
hd_picture_files_measure (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint64 bytes = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_stat (path, &info) == 0 && info.st_size > 0)
        bytes += (guint64) info.st_size;
    }
  return bytes;
}

/* Removes the files that no article needs any more. */
gboolean
hd_picture_files_sweep (HdDb *db, const char *folder, GError **error)
{
  g_autoptr (GHashTable) needed = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean empty = TRUE;
  const char *name;

  if (dir == NULL)
    return TRUE; /* there never was a picture */
  needed = hd_pages_table_pictures (db, error);
  if (needed == NULL)
    return FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_hash_table_contains (needed, name) || g_unlink (path) != 0)
        empty = FALSE;
    }
  if (empty)
    g_rmdir (folder);
  return TRUE;
}
