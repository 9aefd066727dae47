/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-library-raw.h"

#include "hd-document-pictures.h"
#include "hd-library-private.h"
#include "hd-pack.h"
#include "hd-parser.h"
#include "hd-record-sql.h"

/* A page as it came, out of the library and through the child. */
typedef struct
{
  gboolean whole;
  HdRawPage *raw;
  GBytes *bytes;
  GHashTable *placed; /* source → HdPlacedPicture */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_pointer (&self->raw, hd_raw_page_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->placed, g_hash_table_unref);
  g_free (self);
}

void
hd_read_page_free (HdReadPage *self)
{
  hd_raw_page_free (self->raw);
  hd_page_free (self->page);
  g_clear_pointer (&self->document, hd_document_unref);
  g_free (self);
}

/* What the store gives: a page, unpacked, and its pictures. */
static gpointer
load_raw (HdDb *db, gpointer data, GError **error)
{
  gint64 id = *(gint64 *) data;
  Reading *loaded = g_new0 (Reading, 1);
  g_autoptr (GPtrArray) pictures = hd_pages_table_pictures_of (db, id, error);

  loaded->raw = pictures != NULL ? hd_pages_table_raw (db, id, error) : NULL;
  if (loaded->raw != NULL)
    loaded->bytes = hd_unpack (loaded->raw->bytes, loaded->raw->length, error);
  if (loaded->bytes == NULL)
    {
      reading_free (loaded);
      return NULL;
    }

  loaded->placed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) hd_placed_picture_free);
  for (guint i = 0; i < pictures->len; i++)
    {
      const HdPagePicture *picture = pictures->pdata[i];

      g_hash_table_insert (loaded->placed, g_strdup (picture->source),
                           hd_placed_picture_new (picture->name, picture->width, picture->height));
    }
  return loaded;
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) payload = hd_parser_run_finish (HD_PARSER (source), result, &error);
  HdPage *page = payload != NULL ? hd_page_new_from_bytes (payload, &error) : NULL;
  HdReadPage *read;

  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  read = g_new0 (HdReadPage, 1);
  read->raw = g_steal_pointer (&self->raw);
  read->page = page;
  if (page->document != NULL)
    read->document = hd_document_place_pictures (page->document, self->placed);
  g_task_return_pointer (task, read, (GDestroyNotify) hd_read_page_free);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;
  Reading *loaded = hd_store_finish (HD_STORE (source), result, &error);
  const char *options[7] = { NULL };
  guint n = 0;

  if (loaded == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->raw = g_steal_pointer (&loaded->raw);
  self->bytes = g_steal_pointer (&loaded->bytes);
  self->placed = g_steal_pointer (&loaded->placed);
  reading_free (loaded);

  if (self->raw->address != NULL)
    {
      options[n++] = "base";
      options[n++] = self->raw->address;
    }
  if (self->raw->charset != NULL)
    {
      options[n++] = "charset";
      options[n++] = self->raw->charset;
    }
  if (self->whole)
    {
      options[n++] = "whole";
      options[n++] = "yes";
    }
  hd_parser_run_async (hd_context_get_parser (g_task_get_source_object (task)), HD_JOB_PAGE,
                       options, self->bytes, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                       parsed_cb, g_object_ref (task));
}

/**
 * hd_library_read_raw_async:
 * @id: a saved page
 * @whole: all its text, also what is not the article
 *
 * Reads the page that is stored as it came; stores nothing.
 */
void
hd_library_read_raw_async (HdContext *context,
                           gint64 id,
                           gboolean whole,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GTask *task = g_task_new (context, cancellable, callback, user_data);
  Reading *self = g_new0 (Reading, 1);

  g_task_set_source_tag (task, hd_library_read_raw_async);
  self->whole = whole;
  g_task_set_task_data (task, self, reading_free);
  hd_store_read_async (hd_library_get_store (hd_context_get_library (context)), load_raw,
                       hd_row_id_new (id), g_free, reading_free, cancellable, loaded_cb, task);
}

/* Returns: (transfer full): %NULL with @error set */
HdReadPage *
hd_library_read_raw_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
