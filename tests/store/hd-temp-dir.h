/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

G_BEGIN_DECLS

/* A folder for one test, and a path in it. */
typedef struct
{
  char *dir;
  char *path;
} HdTempDir;

static inline void
hd_temp_dir_set_up (HdTempDir *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("halfday-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->dir, "test.db", NULL);
}

static inline void
hd_temp_dir_tear_down (HdTempDir *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->dir), ==, 0);
  g_free (self->path);
  g_free (self->dir);
}

/* The whole file, to see later that it was not touched. */
static inline GBytes *
hd_read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static inline gboolean
hd_bytes_contain (GBytes *bytes, const char *needle)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, needle, strlen (needle)) != NULL;
}

G_END_DECLS
