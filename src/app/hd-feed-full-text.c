/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-full-text.h"

#include <string.h>

#include "hd-articles-table.h"
#include "hd-context-private.h"
#include "hd-document-copy.h"
#include "hd-fetcher.h"
#include "hd-document-pictures.h"
#include "hd-page-pictures.h"
#include "hd-pages-table.h"
#include "hd-picture-files.h"
#include "hd-record-sql.h"

/*
 * Some feeds have only the beginning of what they announce. Where the user wants so, the page of
 * each new entry is fetched once, with its pictures, and the article in it takes the place of that
 * beginning. A page that cannot be had, or has no more to say, changes nothing.
 */

/* No site is asked for more pages than this for one answer of its feed. */
#define PAGES_MAX 30

typedef struct
{
  GArray *articles; /* of gint64 */
  guint next;
  char *local_host;    /* may be asked though it is in a private network, or NULL */
  HdArticleItem *item; /* whose page is on its way */
  HdPage *page;
  HdPagePictures *pictures;
  char *folder; /* of pictures */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_array_unref (job->articles);
  g_free (job->local_host);
  g_clear_object (&job->item);
  g_clear_pointer (&job->page, hd_page_free);
  g_clear_pointer (&job->pictures, hd_page_pictures_free);
  g_free (job->folder);
  g_free (job);
}

static void run_next (GTask *task);

static gpointer
store_text (HdDb *db, gpointer data, GError **error)
{
  Job *job = g_task_get_task_data (data);
  g_autoptr (HdDocument) document =
    hd_document_place_pictures (job->page->document, job->pictures->placed);
  g_autoptr (GPtrArray) pictures = hd_page_pictures_list (job->pictures);
  HdNewArticle article = { .item = job->item };
  gboolean done;

  article.document = hd_document_to_bytes (document);
  article.text = hd_document_copy_text (document, 0, HD_DOCUMENT_END);
  /* First the files, then the rows that need them. */
  done =
    hd_picture_files_put_all (job->folder, job->pictures->files, error) &&
    hd_articles_table_put_text (db, &article, error) &&
    hd_pages_table_put_pictures (db, hd_record_get_id (HD_RECORD (job->item)), pictures, error);
  g_bytes_unref (article.document);
  g_free (article.text);
  return done ? hd_row_id_new (1) : NULL;
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree gint64 *done G_GNUC_UNUSED = hd_store_finish (HD_STORE (source), result, NULL);

  run_next (user_data);
}

static void
pictures_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  HdContext *context = HD_CONTEXT (source);
  Job *job = g_task_get_task_data (task);

  g_clear_pointer (&job->pictures, hd_page_pictures_free);
  job->pictures = hd_page_pictures_fetch_finish (context, result, NULL);
  if (job->pictures == NULL)
    {
      run_next (task);
      return;
    }
  g_object_set (job->item, "words", (int) hd_document_get_words (job->page->document), "minutes",
                (int) hd_document_get_minutes (job->page->document), "pictures",
                (int) g_hash_table_size (job->pictures->placed), NULL);
  hd_store_write_async (hd_context_get_store (context, HD_STORE_LIBRARY), store_text,
                        g_object_ref (task), g_object_unref, g_free, stored_cb, task);
}

/* Whether a page says more than its feed did, or as much and has pictures to it. */
static gboolean
says_more (const HdPage *page, const HdArticleItem *item)
{
  int words = (int) hd_document_get_words (page->document);
  g_autoptr (GPtrArray) pictures = NULL;

  if (words > item->words)
    return TRUE;
  if (item->pictures > 0 || words * 10 < item->words * 9)
    return FALSE;
  pictures = hd_document_dup_pictures (page->document);
  return pictures->len > 0;
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GBytes) payload = hd_parser_run_finish (HD_PARSER (source), result, NULL);
  const HdPageDoubts serious =
    HD_DOUBT_SCRIPTS | HD_DOUBT_SUBSCRIBE | HD_DOUBT_LOG_IN | HD_DOUBT_LINKS | HD_DOUBT_CHECK;

  g_clear_pointer (&job->page, hd_page_free);
  job->page = payload != NULL ? hd_page_new_from_bytes (payload, NULL) : NULL;
  if (job->page == NULL || job->page->document == NULL || (job->page->doubts & serious) != 0 ||
      !says_more (job->page, job->item))
    run_next (task);
  else
    hd_page_pictures_fetch_async (g_task_get_source_object (task), job->page, TRUE, G_PRIORITY_LOW,
                                  NULL, NULL, g_task_get_cancellable (task), pictures_cb, task);
}

static char *
find_charset (const char *content_type)
{
  const char *at = strcasestr (content_type, "charset=");

  if (at == NULL)
    return NULL;
  at += strlen ("charset=");
  at += strspn (at, "\"' ");
  return g_strndup (at, strcspn (at, "\"' ;,"));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (HdFetchResult) answer = hd_fetcher_fetch_finish (HD_FETCHER (source), result, NULL);
  g_autofree char *charset = NULL;

  if (answer == NULL || answer->body == NULL)
    {
      run_next (task);
      return;
    }
  charset = find_charset (answer->content_type);

  const char *options[] = { "base", answer->url, charset != NULL ? "charset" : NULL, charset,
                            NULL };
  hd_parser_run_async (hd_context_get_parser (g_task_get_source_object (task)), HD_JOB_PAGE,
                       options, answer->body, G_PRIORITY_LOW, g_task_get_cancellable (task),
                       parsed_cb, task);
}

/* What the user allowed is the place of the feed, and none that the feed names. */
static gboolean
is_local_host (const Job *job, const char *url)
{
  g_autoptr (GUri) uri = job->local_host != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  return uri != NULL && g_uri_get_host (uri) != NULL &&
         g_ascii_strcasecmp (g_uri_get_host (uri), job->local_host) == 0;
}

static void
row_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  HdContext *context = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GPtrArray) rows = hd_store_finish (HD_STORE (source), result, NULL);
  HdFetchRequest request = { .kind = HD_FETCH_PAGE };

  if (rows == NULL || rows->len == 0 || *HD_ARTICLE_ITEM (rows->pdata[0])->url == '\0')
    {
      run_next (task);
      return;
    }
  g_set_object (&job->item, rows->pdata[0]);
  request.url = job->item->url;
  request.allow_local = is_local_host (job, job->item->url);
  request.now = hd_context_get_now (context);
  hd_fetcher_fetch_async (hd_context_get_fetcher (context), &request, g_task_get_cancellable (task),
                          fetched_cb, task);
}

static gpointer
read_row (HdDb *db, gpointer data, GError **error)
{
  return hd_articles_table_rows (db, data, 1, error);
}

static void
run_next (GTask *task)
{
  HdContext *context = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  gint64 id;

  if (job->next == MIN (job->articles->len, PAGES_MAX) ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  id = g_array_index (job->articles, gint64, job->next++);
  hd_store_read_async (hd_context_get_store (context, HD_STORE_LIBRARY), read_row,
                       hd_row_id_new (id), g_free, (GDestroyNotify) g_ptr_array_unref,
                       g_task_get_cancellable (task), row_read_cb, task);
}

/**
 * hd_feed_full_text_async:
 * @articles: (element-type gint64): the entries, newest last
 * @local_host: (nullable): where their feed is, when it was typed by the user and is in a private
 *   network
 *
 * Fetches the pages of entries, one after the other, and keeps what is more than their feed said.
 */
void
hd_feed_full_text_async (HdContext *context,
                         GArray *articles,
                         const char *local_host,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  GTask *task = g_task_new (context, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->articles = g_array_ref (articles);
  job->local_host = g_strdup (local_host);
  job->folder = hd_picture_files_dup_folder (context);
  g_task_set_source_tag (task, hd_feed_full_text_async);
  g_task_set_task_data (task, job, job_free);
  run_next (task);
}

/* There is nothing to tell: what could not be had is as it was. */
void
hd_feed_full_text_finish (HdContext *context, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, context));

  g_task_propagate_boolean (G_TASK (result), NULL);
}
