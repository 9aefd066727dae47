/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-file-read.h"

#include <glib/gi18n.h>

#include "hd-error.h"

#define CHUNK (256 * 1024)

typedef struct
{
  gsize max;
} Bound;

static char *
dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL ? g_filename_display_name (name) : g_file_get_uri (file);
}

static gboolean
set_too_large (GError **error, GFile *file, gsize max)
{
  g_autofree char *name = dup_name (file);
  g_autofree char *size = g_format_size (max);

  /* Translators: a file's name, and how large it may be, as “16.8 MB” */
  g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("“%s” was not read: it is larger than %s"), name,
               size);
  return FALSE;
}

/* What the file says of its size is looked at first, so that nothing large is read at all; but it
 * is the bytes that count. */
static gboolean
check_info (GFile *file, GFileInputStream *stream, gsize max, GCancellable *cancel, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_input_stream_query_info (stream,
                                                               G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                               "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                               cancel, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_TYPE) &&
      g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL)
    {
      g_autofree char *name = dup_name (file);

      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, _ ("“%s” is not an ordinary file"), name);
      return FALSE;
    }
  if (g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SIZE) &&
      g_file_info_get_size (info) > (goffset) max)
    return set_too_large (error, file, max);
  return TRUE;
}

static GBytes *
read_file (GFile *file, gsize max, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize n;

  if (stream == NULL || !check_info (file, stream, max, cancellable, error))
    return NULL;

  do
    {
      guint length = bytes->len;

      g_byte_array_set_size (bytes, length + CHUNK);
      n = g_input_stream_read (G_INPUT_STREAM (stream), bytes->data + length, (gsize) CHUNK,
                               cancellable, error);
      g_byte_array_set_size (bytes, length + (guint) MAX (n, 0));
      if (bytes->len > max)
        {
          set_too_large (error, file, max);
          return NULL;
        }
    }
  while (n > 0);

  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Bound *bound = data;
  GError *error = NULL;
  GBytes *bytes = read_file (source, bound->max, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * hd_file_read_async:
 * @file: a file that the user named
 * @max: how large it may be, in bytes; at most 1 GB
 *
 * Reads a file away from the main thread, when it is an ordinary one and not too large. Nothing is
 * parsed here.
 */
void
hd_file_read_async (GFile *file,
                    gsize max,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);
  Bound *bound = g_new0 (Bound, 1);

  g_return_if_fail (max <= 1u << 30);

  bound->max = max;
  g_task_set_source_tag (task, hd_file_read_async);
  g_task_set_task_data (task, bound, g_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * hd_file_read_finish:
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL with %HD_ERROR_LIMIT, %HD_ERROR_INVALID or
 *   an error of GIO
 */
GBytes *
hd_file_read_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
