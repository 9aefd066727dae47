/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-library.h"

#include "hd-article-search.h"
#include "hd-articles-table.h"
#include "hd-library-private.h"
#include "hd-record-sql.h"

/**
 * hd_library_get_counts:
 *
 * Returns: (transfer none): how many articles there are of each sort, kept true
 */
HdLibraryCounts *
hd_library_get_counts (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  HdLibraryCounts *counts = hd_library_ref_counts (hd_context_get_library (context));

  g_object_unref (counts); /* the library holds it as long as the context lives */
  return counts;
}

/*
 * Flags. The object is changed first and written behind, and the lists are left alone: an article
 * that was opened must not vanish from the list of unread ones under the pointer.
 */

typedef struct
{
  HdLibrary *library;
  HdArticleItem *article;
} Flag;

static void
flag_free (gpointer data)
{
  Flag *flag = data;

  g_object_unref (flag->library);
  g_object_unref (flag->article);
  g_free (flag);
}

static void
flag_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Flag *flag = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 *id = hd_store_finish (HD_STORE (source), result, &error);

  gint64 article = hd_record_get_id (HD_RECORD (flag->article));

  /* Read again after a failure, to show what is stored and not what was hoped for; and after a
   * success, as a reading on the other thread may have brought the state from before. */
  hd_library_want (flag->library, &article, 1, NULL);
  hd_library_recount (flag->library);
  hd_context_reload_lists (g_task_get_source_object (task), HD_STORE_LIBRARY);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

static void
write_flag (HdContext *context,
            HdArticleItem *article,
            gboolean value,
            HdStoreFunc func,
            gpointer tag,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  HdLibrary *library = hd_context_get_library (context);
  GTask *task = g_task_new (context, NULL, callback, user_data);
  HdVerbArgs *args = hd_verb_args_new (context);
  Flag *flag = g_new0 (Flag, 1);

  flag->library = g_object_ref (library);
  flag->article = g_object_ref (article);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, flag, flag_free);

  args->id = hd_record_get_id (HD_RECORD (article));
  args->number = value;
  hd_store_write_async (hd_library_get_store (library), func, args, hd_verb_args_free, g_free,
                        flag_written_cb, task);
}

static gpointer
set_unread (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_articles_table_set_unread (db, args->id, args->number != 0, args->now, error)
           ? hd_row_id_new (args->id)
           : NULL;
}

/* Marks an article because the user said so; ends with hd_context_finish(). */
void
hd_library_set_unread_async (HdContext *context,
                             HdArticleItem *article,
                             gboolean unread,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_ARTICLE_ITEM (article));

  g_object_set (article, "unread", unread, NULL);
  write_flag (context, article, unread, set_unread, hd_library_set_unread_async, callback,
              user_data);
}

static gpointer
set_starred (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_articles_table_set_starred (db, args->id, args->number != 0, args->now, error)
           ? hd_row_id_new (args->id)
           : NULL;
}

/* Sets or takes away the star; ends with hd_context_finish(). */
void
hd_library_set_starred_async (HdContext *context,
                              HdArticleItem *article,
                              gboolean starred,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_ARTICLE_ITEM (article));

  g_object_set (article, "starred", starred, NULL);
  write_flag (context, article, starred, set_starred, hd_library_set_starred_async, callback,
              user_data);
}

static gpointer
note_reading (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_articles_table_note_reading (db, args->id, args->now, error) ? hd_row_id_new (args->id)
                                                                         : NULL;
}

static void
reading_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HdContext *context = HD_CONTEXT (source);
  g_autoptr (GError) error = NULL;

  if (hd_context_finish (context, result, &error) == 0)
    hd_context_fail (context, HD_STORE_LIBRARY, error);
}

/* Marks an article as read because it was read: nothing to wait for, and nothing to undo. */
void
hd_library_note_reading (HdContext *context, HdArticleItem *article)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_ARTICLE_ITEM (article));

  if (!article->unread)
    return;
  g_object_set (article, "unread", FALSE, NULL);
  write_flag (context, article, FALSE, note_reading, hd_library_note_reading, reading_noted_cb,
              NULL);
}

/**
 * hd_library_note_position:
 * @position: the block that stands on top
 *
 * Remembers where somebody is; call it as often as it changes.
 */
void
hd_library_note_position (HdContext *context, HdArticleItem *article, int position)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_ARTICLE_ITEM (article));

  if (article->position == position)
    return;
  g_object_set (article, "position", position, NULL);
  hd_library_keep_position (hd_context_get_library (context),
                            hd_record_get_id (HD_RECORD (article)), position);
}

static gpointer
mark_all_read (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_articles_table_mark_all_read (db, (HdArticleFilter) args->number, args->id, args->now,
                                          error)
           ? hd_row_id_new (1)
           : NULL;
}

/**
 * hd_library_mark_all_read_async:
 * @scope: the feed, folder or tag of @filter, else 0
 *
 * Marks every article of a list as read, in one step of undo; ends with hd_context_finish().
 */
void
hd_library_mark_all_read_async (HdContext *context,
                                HdArticleFilter filter,
                                gint64 scope,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdVerbArgs *args = hd_verb_args_new (context);

  hd_context_get_library (context);
  args->number = filter;
  args->id = scope;
  hd_context_write_async (context, HD_STORE_LIBRARY, mark_all_read, args,
                          hd_library_mark_all_read_async, callback, user_data);
}

static gpointer
remove_article (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_articles_table_remove (db, args->id, args->now, error) ? hd_row_id_new (args->id)
                                                                   : NULL;
}

/* Takes an article away; ends with hd_context_finish(). */
void
hd_library_remove_async (HdContext *context,
                         gint64 id,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdVerbArgs *args = hd_verb_args_new (context);

  hd_context_get_library (context);
  args->id = id;
  hd_context_write_async (context, HD_STORE_LIBRARY, remove_article, args, hd_library_remove_async,
                          callback, user_data);
}

/*
 * Reading.
 */

/* Hands a result of the store on, as it is. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer value = hd_store_finish (HD_STORE (source), result, &error);

  if (value != NULL)
    g_task_return_pointer (task, value, g_task_get_task_data (task));
  else
    g_task_return_error (task, error);
}

static void
read_async (HdContext *context,
            HdStoreFunc func,
            HdVerbArgs *args,
            GDestroyNotify free_result,
            gpointer tag,
            GCancellable *cancellable,
            GAsyncReadyCallback done,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (context, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, free_result, NULL);
  hd_store_read_async (hd_library_get_store (hd_context_get_library (context)), func, args,
                       hd_verb_args_free, free_result, cancellable, done, task);
}

static gpointer
load_document (HdDb *db, gpointer data, GError **error)
{
  return hd_articles_table_document (db, ((HdVerbArgs *) data)->id, error);
}

/* Loads the document of an article, in its wire format. */
void
hd_library_load_document_async (HdContext *context,
                                gint64 id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdVerbArgs *args = hd_verb_args_new (context);

  args->id = id;
  read_async (context, load_document, args, (GDestroyNotify) g_bytes_unref,
              hd_library_load_document_async, cancellable, read_cb, callback, user_data);
}

/* Returns: (transfer full): bytes for hd_document_new_from_bytes(), or %NULL with @error set */
GBytes *
hd_library_load_document_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Rows become the objects that everybody shows. */
static void
rows_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *context = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = hd_store_finish (HD_STORE (source), result, &error);
  GPtrArray *items;

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, hd_library_take_row (hd_context_get_library (context), rows->pdata[i]));
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
rows_in_order (HdDb *db, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) rows =
    hd_articles_table_rows (db, (const gint64 *) (gpointer) ids->data, ids->len, error);
  GPtrArray *ordered;

  if (rows == NULL)
    return NULL;

  ordered = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < ids->len; i++)
    for (guint j = 0; j < rows->len; j++)
      if (hd_record_get_id (rows->pdata[j]) == g_array_index (ids, gint64, i))
        g_ptr_array_add (ordered, g_object_ref (rows->pdata[j]));
  return ordered;
}

static gpointer
find_related (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  g_autoptr (GArray) ids = hd_article_related (db, args->id, (guint) args->number, error);

  return ids != NULL ? rows_in_order (db, ids, error) : NULL;
}

/* Finds the articles that have most in common with one, the nearest first. */
void
hd_library_related_async (HdContext *context,
                          gint64 id,
                          guint max,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdVerbArgs *args = hd_verb_args_new (context);

  args->id = id;
  args->number = max;
  read_async (context, find_related, args, (GDestroyNotify) g_ptr_array_unref,
              hd_library_related_async, cancellable, rows_cb, callback, user_data);
}

/* Returns: (transfer full) (element-type HdArticleItem): or %NULL with @error set */
GPtrArray *
hd_library_related_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
load_item (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  gint64 id = args->text != NULL ? hd_articles_table_find (db, args->text, error) : args->id;
  g_autoptr (GPtrArray) rows = NULL;

  if (id == 0)
    return NULL;
  rows = hd_articles_table_rows (db, &id, 1, error);
  if (rows != NULL && rows->len == 0)
    {
      g_autoptr (GBytes) none G_GNUC_UNUSED =
        hd_articles_table_document (db, id, error); /* says what is wrong */

      return NULL;
    }
  return g_steal_pointer (&rows);
}

/* Finds a bundled article by its slug, as links between articles name it. */
void
hd_library_find_async (HdContext *context,
                       const char *slug,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (slug != NULL);

  HdVerbArgs *args = hd_verb_args_new (context);

  args->text = g_strdup (slug);
  read_async (context, load_item, args, (GDestroyNotify) g_ptr_array_unref, hd_library_find_async,
              cancellable, rows_cb, callback, user_data);
}

/* Returns: (transfer full): the article, or %NULL with @error set */
HdArticleItem *
hd_library_find_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) items = hd_library_related_finish (context, result, error);

  return items != NULL ? g_object_ref (items->pdata[0]) : NULL;
}

/* Finds an article by its id. */
void
hd_library_load_item_async (HdContext *context,
                            gint64 id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  HdVerbArgs *args = hd_verb_args_new (context);

  args->id = id;
  read_async (context, load_item, args, (GDestroyNotify) g_ptr_array_unref,
              hd_library_load_item_async, cancellable, rows_cb, callback, user_data);
}

/* Returns: (transfer full): the article, or %NULL with @error set */
HdArticleItem *
hd_library_load_item_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  return hd_library_find_finish (context, result, error);
}
