/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "hd-document-copy.h"
#include "hd-error.h"
#include "hd-library-pages.h"
#include "hd-library-private.h"
#include "hd-library-raw.h"

/* Saved pages are read again, as this version of the program does: one, because somebody wants it,
 * or all that an earlier version has read. Each has its old text back by undo. */

/* So many at a time; what they become is held until all are read. */
#define MOST_AT_ONCE 500

typedef struct
{
  GPtrArray *wanted; /* of HdArticleItem */
  guint next;
  gboolean all; /* those that cannot be read are passed over */

  GPtrArray *read; /* of HdNewArticle */
  GArray *unread;  /* of gint64 */
  guint n_read;
  gint64 now;
} Again;

static void
again_free (gpointer data)
{
  Again *self = data;

  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->read, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_array_unref);
  g_free (self);
}

static Again *
again_new (HdContext *context)
{
  Again *self = g_new0 (Again, 1);

  self->read = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_new_article_free);
  self->unread = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->now = hd_context_get_now (context);
  return self;
}

/* The article anew, in the place in the lists that it has. */
static HdNewArticle *
make_article (const HdArticleItem *old, const HdReadPage *read)
{
  HdNewArticle *article = g_new0 (HdNewArticle, 1);
  HdDocument *document = read->document;
  const char *title = hd_document_get_title (document);

  if (*title == '\0')
    title = old->title;
  article->item =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "url", read->raw->key, "source", old->source, "title",
                  title, "neutral-title", title, "byline", hd_document_get_byline (document),
                  "site", hd_document_get_site (document), "language",
                  hd_document_get_language (document), "doubts", (int) read->page->doubts,
                  "excerpt", read->page->excerpt, "published-at", read->page->published_at,
                  "saved-at", old->saved_at, "words", (int) hd_document_get_words (document),
                  "minutes", (int) hd_document_get_minutes (document), "pictures", old->pictures,
                  NULL);
  article->sorted_at = old->saved_at;
  article->document = hd_document_to_bytes (document);
  article->text = hd_document_copy_text (document, 0, HD_DOCUMENT_END);
  return article;
}

static gpointer
put_again (HdDb *db, gpointer data, GError **error)
{
  Again *self = data;

  if (!hd_pages_table_put_again (db, self->read, self->unread, HD_PAGE_READER, self->now, error))
    return NULL;
  return g_memdup2 (&self->n_read, sizeof self->n_read);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree guint *n_read = hd_store_finish (HD_STORE (source), result, &error);

  if (n_read == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  hd_context_reload (g_task_get_source_object (task), HD_STORE_LIBRARY);
  g_task_return_int (task, (gssize) *n_read);
}

static void read_next (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Again *self = g_task_get_task_data (task);
  HdArticleItem *old = self->wanted->pdata[self->next++];
  g_autoptr (GError) error = NULL;
  g_autoptr (HdReadPage) read = hd_library_read_raw_finish (HD_CONTEXT (source), result, &error);
  gint64 id = hd_record_get_id (HD_RECORD (old));

  if (read != NULL && read->document == NULL)
    error =
      g_error_new_literal (HD_ERROR, HD_ERROR_NOT_FOUND, _ ("There is no text in this page."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || (error != NULL && !self->all))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (read == NULL || error != NULL)
    g_array_append_val (self->unread, id);
  else
    g_ptr_array_add (self->read, make_article (old, read));
  read_next (g_steal_pointer (&task));
}

static void
read_next (GTask *task)
{
  Again *self = g_task_get_task_data (task);
  HdContext *context = g_task_get_source_object (task);
  Again *job;

  if (self->next < self->wanted->len)
    {
      gint64 id = hd_record_get_id (self->wanted->pdata[self->next]);

      hd_library_read_raw_async (context, id, FALSE, g_task_get_cancellable (task), read_cb, task);
      return;
    }

  job = g_new0 (Again, 1);
  job->read = g_steal_pointer (&self->read);
  job->unread = g_steal_pointer (&self->unread);
  job->n_read = job->read->len;
  job->now = self->now;
  hd_store_write_async (hd_library_get_store (hd_context_get_library (context)), put_again, job,
                        again_free, g_free, put_cb, task);
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
  Again *self = again_new (context);

  g_task_set_source_tag (task, hd_library_read_again_async);
  g_task_set_task_data (task, self, again_free);
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->wanted, g_object_ref (article));
  read_next (task);
}

gboolean
hd_library_read_again_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), FALSE);

  return g_task_propagate_int (G_TASK (result), error) >= 0;
}

static gpointer
list_older (HdDb *db, gpointer data, GError **error)
{
  g_autoptr (GArray) ids = hd_pages_table_list_older (db, HD_PAGE_READER, MOST_AT_ONCE, error);

  return ids != NULL
           ? hd_articles_table_rows (db, (const gint64 *) (gpointer) ids->data, ids->len, error)
           : NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Again *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->wanted = hd_store_finish (HD_STORE (source), result, &error);
  if (self->wanted == NULL)
    g_task_return_error (task, error);
  else
    read_next (g_steal_pointer (&task));
}

/**
 * hd_library_read_older_async:
 *
 * Reads again, one after the other, the saved pages that an earlier version of the program has
 * read, and stores what comes out as one step of undo. Those of which nothing could be read stay as
 * they are.
 */
void
hd_library_read_older_async (HdContext *context,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GTask *task = g_task_new (context, cancellable, callback, user_data);
  Again *self = again_new (context);

  g_task_set_source_tag (task, hd_library_read_older_async);
  self->all = TRUE;
  g_task_set_task_data (task, self, again_free);
  hd_store_read_async (hd_library_get_store (hd_context_get_library (context)), list_older, NULL,
                       NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, listed_cb, task);
}

/* Returns: how many pages were read, or -1 with @error set */
int
hd_library_read_older_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}
