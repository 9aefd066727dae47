/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-library-pages.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-document-copy.h"
#include "hd-document-pictures.h"
#include "hd-error.h"
#include "hd-library-private.h"
#include "hd-pack.h"
#include "hd-page.h"
#include "hd-pages-table.h"
#include "hd-parser.h"
#include "hd-picture-files.h"
#include "hd-record-sql.h"
#include "hd-tags-table.h"

/* What can be done with saved pages without asking the web: the page as it came is here. */

typedef struct
{
  HdContext *context;
  gint64 id;
  HdArticleItem *article; /* (nullable): to be stored again */

  HdRawPage *raw;
  GBytes *bytes;
  GHashTable *placed; /* source → HdPlacedPicture */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_object (&self->context);
  g_clear_object (&self->article);
  g_clear_pointer (&self->raw, hd_raw_page_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->placed, g_hash_table_unref);
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

static gpointer
put_again (HdDb *db, gpointer data, GError **error)
{
  HdNewArticle *article = data;

  return hd_articles_table_put (db, article, error)
           ? hd_row_id_new (hd_record_get_id (HD_RECORD (article->item)))
           : NULL;
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree gint64 *id = hd_store_finish (HD_STORE (source), result, &error);

  if (id == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  hd_context_reload (self->context, HD_STORE_LIBRARY);
  g_task_return_boolean (task, TRUE);
}

/* The article anew, in the place in the lists that it has. */
static HdNewArticle *
make_article (const HdArticleItem *old, const char *key, const HdPage *page, HdDocument *document)
{
  HdNewArticle *article = g_new0 (HdNewArticle, 1);
  const char *title = hd_document_get_title (document);

  if (*title == '\0')
    title = old->title;
  article->item =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "url", key, "source", old->source, "title", title,
                  "neutral-title", title, "byline", hd_document_get_byline (document), "site",
                  hd_document_get_site (document), "language", hd_document_get_language (document),
                  "doubts", (int) page->doubts, "excerpt", page->excerpt, "published-at",
                  page->published_at, "saved-at", old->saved_at, "words",
                  (int) hd_document_get_words (document), "minutes",
                  (int) hd_document_get_minutes (document), "pictures", old->pictures, NULL);
  article->sorted_at = old->saved_at;
  article->document = hd_document_to_bytes (document);
  article->text = hd_document_copy_text (document, 0, HD_DOCUMENT_END);
  return article;
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) payload = hd_parser_run_finish (HD_PARSER (source), result, &error);
  g_autoptr (HdPage) page = payload != NULL ? hd_page_new_from_bytes (payload, &error) : NULL;
  g_autoptr (HdDocument) document = NULL;

  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (page->document == NULL)
    {
      g_task_return_new_error (task, HD_ERROR, HD_ERROR_NOT_FOUND, "%s",
                               _ ("There is no text in this page."));
      return;
    }

  document = hd_document_place_pictures (page->document, self->placed);
  if (self->article == NULL)
    g_task_return_pointer (task, hd_document_to_bytes (document), (GDestroyNotify) g_bytes_unref);
  else
    hd_store_write_async (hd_library_get_store (hd_context_get_library (self->context)), put_again,
                          make_article (self->article, self->raw->key, page, document),
                          (GDestroyNotify) hd_new_article_free, g_free, put_cb,
                          g_steal_pointer (&task));
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
  if (self->article == NULL)
    {
      options[n++] = "whole";
      options[n++] = "yes";
    }
  hd_parser_run_async (hd_context_get_parser (self->context), HD_JOB_PAGE, options, self->bytes,
                       G_PRIORITY_DEFAULT, g_task_get_cancellable (task), parsed_cb,
                       g_object_ref (task));
}

static void
read_raw (HdContext *context, gint64 id, HdArticleItem *article, GTask *task)
{
  Reading *self = g_new0 (Reading, 1);

  self->context = g_object_ref (context);
  self->id = id;
  self->article = article != NULL ? g_object_ref (article) : NULL;
  g_task_set_task_data (task, self, reading_free);
  hd_store_read_async (hd_library_get_store (hd_context_get_library (context)), load_raw,
                       hd_row_id_new (id), g_free, reading_free, g_task_get_cancellable (task),
                       loaded_cb, task);
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
  read_raw (context, id, NULL, task);
}

/* Returns: (transfer full): a document in its wire format, or %NULL with @error set */
GBytes *
hd_library_load_whole_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Reads a saved page again, as this version of the program does, and stores what comes out. */
void
hd_library_read_again_async (HdContext *context,
                             HdArticleItem *article,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_ARTICLE_ITEM (article));

  GTask *task = g_task_new (context, NULL, callback, user_data);

  g_task_set_source_tag (task, hd_library_read_again_async);
  read_raw (context, hd_record_get_id (HD_RECORD (article)), article, task);
}

gboolean
hd_library_read_again_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
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
