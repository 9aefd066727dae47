/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-library-pages.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"
#include "hd-library-private.h"
#include "hd-library-raw.h"
#include "hd-picture-files.h"
#include "hd-record-sql.h"
#include "hd-tags-table.h"

/* What can be done with saved pages without asking the web: the page as it came is here. */

static void
whole_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (HdReadPage) read = hd_library_read_raw_finish (HD_CONTEXT (source), result, &error);

  if (read == NULL)
    g_task_return_error (task, error);
  else if (read->document == NULL)
    g_task_return_new_error (task, HD_ERROR, HD_ERROR_NOT_FOUND, "%s",
                             _ ("There is no text in this page."));
  else
    g_task_return_pointer (task, hd_document_to_bytes (read->document),
                           (GDestroyNotify) g_bytes_unref);
}

/* Reads all the text of a saved page, also what was not taken for the article; stores nothing. */
void
hd_library_load_whole_async (HdContext *context,
                             gint64 id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GTask *task = g_task_new (context, cancellable, callback, user_data);

  g_task_set_source_tag (task, hd_library_load_whole_async);
  hd_library_read_raw_async (context, id, TRUE, cancellable, whole_read_cb, task);
}

/* Returns: (transfer full): a document in its wire format, or %NULL with @error set */
GBytes *
hd_library_load_whole_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
set_tags (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  g_auto (GStrv) tags = hd_tags_clean (args->text);

  return hd_tags_table_set (db, args->id, (const char *const *) tags, args->now, error)
           ? hd_row_id_new (args->id)
           : NULL;
}

/**
 * hd_library_set_tags_async:
 * @tags: as somebody types them, parted by commas
 *
 * Gives an article these tags and no others; ends with hd_context_finish().
 */
void
hd_library_set_tags_async (HdContext *context,
                           gint64 article,
                           const char *tags,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdVerbArgs *args = hd_verb_args_new (context);

  hd_context_get_library (context);
  args->id = article;
  args->text = g_strdup (tags);
  hd_context_write_async (context, HD_STORE_LIBRARY, set_tags, args, hd_library_set_tags_async,
                          callback, user_data);
}

static gpointer
list_tags (HdDb *db, gpointer data, GError **error)
{
  return hd_tags_table_list (db, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *tags = hd_store_finish (HD_STORE (source), result, &error);

  if (tags != NULL)
    g_task_return_pointer (task, tags, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Lists the tags that articles have, by name. */
void
hd_library_list_tags_async (HdContext *context,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GTask *task = g_task_new (context, cancellable, callback, user_data);

  g_task_set_source_tag (task, hd_library_list_tags_async);
  hd_store_read_async (hd_library_get_store (hd_context_get_library (context)), list_tags, NULL,
                       NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, listed_cb, task);
}

/* Returns: (transfer full) (element-type HdArticleTag): or %NULL with @error set */
GPtrArray *
hd_library_list_tags_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hd_library_dup_picture_path:
 * @source: of a picture in a document
 *
 * Returns: (transfer full) (nullable): the file in which it is kept; %NULL for one that is only an
 *   address, which nobody asks the web for
 */
char *
hd_library_dup_picture_path (HdContext *context, const char *source)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  if (strchr (source, '/') != NULL || source[0] == '.')
    return NULL;
  folder = hd_picture_files_dup_folder (context);
  return g_build_filename (folder, source, NULL);
}
