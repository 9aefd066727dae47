/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-page-pictures.h"

#include "hd-context-private.h"
#include "hd-document-pictures.h"
#include "hd-fetcher.h"
#include "hd-pages-table.h"
#include "hd-parser.h"
#include "hd-picture-files.h"
#include "hd-picture.h"

/*
 * The pictures of a page, fetched while it is saved and never again. One that cannot be had is no
 * reason to fail: its words stay in its place.
 */

/* So many at a time; so many at most, and so many bytes of them, for one page. */
#define AT_ONCE 4
#define MAX_PICTURES 120
#define MAX_BYTES (10u << 20)

/* What runs: the task's data. */
typedef struct
{
  HdPagePictures *pictures;
  GPtrArray *parts; /* of HdPagePart: pictures that came with the page */
  GPtrArray *sources;
  gboolean from_web;
  guint next;
  guint running;
  guint64 room; /* bytes that pictures may still take */
  int io_priority;
  HdPagePicturesProgress progress;
  gpointer progress_data;
} Job;

/* One picture on its way. */
typedef struct
{
  GTask *task;
  char *source;
} Way;

void
hd_page_pictures_free (HdPagePictures *self)
{
  g_hash_table_unref (self->placed);
  g_hash_table_unref (self->files);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->pictures, hd_page_pictures_free);
  g_ptr_array_unref (job->parts);
  g_ptr_array_unref (job->sources);
  g_free (job);
}

static Way *
way_new (GTask *task, const char *source)
{
  Way *way = g_new0 (Way, 1);

  way->task = g_object_ref (task);
  way->source = g_strdup (source);
  return way;
}

static void
way_free (Way *way)
{
  g_object_unref (way->task);
  g_free (way->source);
  g_free (way);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

static void go_on (GTask *task);

static void
end_one (GTask *task, gboolean had)
{
  Job *job = g_task_get_task_data (task);

  job->running--;
  job->pictures->done++;
  job->pictures->missing += !had;
  if (job->progress != NULL)
    job->progress (job->pictures, job->progress_data);
  go_on (task);
}

static void
keep (Job *job, const char *source, HdPicture *picture)
{
  g_autofree char *name = hd_picture_dup_name (picture);

  if (!g_hash_table_contains (job->pictures->files, name))
    {
      job->room -= g_bytes_get_size (picture->bytes);
      g_hash_table_insert (job->pictures->files, g_strdup (name), g_bytes_ref (picture->bytes));
    }
  g_hash_table_insert (job->pictures->placed, g_strdup (source),
                       hd_placed_picture_new (name, picture->width, picture->height));
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Way) way = user_data;
  Job *job = g_task_get_task_data (way->task);
  g_autoptr (GBytes) payload = hd_parser_run_finish (HD_PARSER (source), result, NULL);
  g_autoptr (HdPicture) picture =
    payload != NULL ? hd_picture_new_from_bytes (payload, NULL) : NULL;
  gboolean fits = picture != NULL && g_bytes_get_size (picture->bytes) <= job->room;

  if (fits)
    keep (job, way->source, picture);
  end_one (way->task, fits);
}

/* @way: (transfer full) */
static void
decode (Way *way, GBytes *bytes)
{
  Job *job = g_task_get_task_data (way->task);

  hd_parser_run_async (hd_context_get_parser (g_task_get_source_object (way->task)), HD_JOB_PICTURE,
                       NULL, bytes, job->io_priority, g_task_get_cancellable (way->task),
                       decoded_cb, way);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (HdFetchResult) answer = hd_fetcher_fetch_finish (HD_FETCHER (source), result, NULL);

  if (answer == NULL || answer->body == NULL)
    end_one (way->task, FALSE);
  else
    decode (g_steal_pointer (&way), answer->body);
}

static gboolean
skip_cb (gpointer user_data)
{
  Way *way = user_data;

  end_one (way->task, FALSE);
  return G_SOURCE_REMOVE;
}

/* Not now: who starts several does not want to hear of the end of one meanwhile. */
static void
skip (Way *way)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, skip_cb, way, (GDestroyNotify) way_free);
}

static GBytes *
find_part (const GPtrArray *parts, const char *name)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const HdPagePart *part = parts->pdata[i];

      if (g_str_equal (part->name, name))
        return part->bytes;
    }
  return NULL;
}

static void
start_one (GTask *task, const char *source)
{
  HdContext *context = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  const HdFetchRequest request = {
    .url = source,
    .kind = HD_FETCH_PICTURE,
    .now = hd_context_get_now (context),
  };
  GBytes *part = find_part (job->parts, source);
  Way *way = way_new (task, source);

  job->running++;
  if (part != NULL)
    decode (way, part);
  else if (!job->from_web)
    skip (way);
  else
    hd_fetcher_fetch_async (hd_context_get_fetcher (context), &request,
                            g_task_get_cancellable (task), fetched_cb, way);
}

/* Starts what may be started; ends when there is nothing left. */
static void
go_on (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  while (!g_cancellable_is_cancelled (cancellable) && job->running < AT_ONCE &&
         job->next < MIN (job->sources->len, MAX_PICTURES))
    start_one (task, job->sources->pdata[job->next++]);

  if (job->running > 0)
    return;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&job->pictures),
                           (GDestroyNotify) hd_page_pictures_free);
  g_object_unref (task);
}

static void
measure_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  guint64 *room = g_new0 (guint64, 1);
  guint64 used = hd_picture_files_measure (data);

  *room = used < HD_PICTURE_FILES_MAX ? HD_PICTURE_FILES_MAX - used : 0;
  g_task_return_pointer (task, room, g_free);
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autofree guint64 *room = g_task_propagate_pointer (G_TASK (result), NULL);

  job->room = room != NULL ? MIN (*room, MAX_BYTES) : 0;
  go_on (task);
}

static HdPagePictures *
pictures_new (guint total)
{
  HdPagePictures *self = g_new0 (HdPagePictures, 1);

  self->placed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) hd_placed_picture_free);
  self->files =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->total = total;
  return self;
}

/**
 * hd_page_pictures_count_web:
 * @host: (out): (transfer full) (nullable): where the first of them is
 *
 * Returns: how many of the pictures of a page did not come with it, but are on the web
 */
guint
hd_page_pictures_count_web (const HdPage *page, char **host)
{
  g_autoptr (GPtrArray) sources = hd_document_dup_pictures (page->document);
  guint n = 0;

  *host = NULL;
  for (guint i = 0; i < sources->len; i++)
    {
      g_autoptr (GUri) uri = NULL;

      if (find_part (page->parts, sources->pdata[i]) != NULL)
        continue;
      uri = g_uri_parse (sources->pdata[i], G_URI_FLAGS_PARSE_RELAXED, NULL);
      if (uri == NULL || g_uri_get_host (uri) == NULL)
        continue;
      if (*host == NULL)
        *host = g_strdup (g_uri_get_host (uri));
      n++;
    }
  return n;
}

/**
 * hd_page_pictures_fetch_async:
 * @page: which was read and has a document; must live until the end
 * @from_web: else only what came with the page is taken
 * @progress: (nullable): called after each picture
 *
 * Takes the pictures of a page from what came with it, or from the web, and has them decoded in the
 * child. Ends early only when it is cancelled.
 */
void
hd_page_pictures_fetch_async (HdContext *context,
                              const HdPage *page,
                              gboolean from_web,
                              int io_priority,
                              HdPagePicturesProgress progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (page != NULL && page->document != NULL);

  GTask *task = g_task_new (context, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) measuring = NULL;

  job->sources = hd_document_dup_pictures (page->document);
  job->pictures = pictures_new (job->sources->len);
  job->parts = g_ptr_array_ref (page->parts);
  job->from_web = from_web;
  job->io_priority = io_priority;
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_source_tag (task, hd_page_pictures_fetch_async);
  g_task_set_task_data (task, job, job_free);
  if (progress != NULL)
    progress (job->pictures, progress_data);
  if (job->sources->len == 0)
    {
      go_on (task);
      return;
    }

  measuring = g_task_new (context, NULL, measured_cb, task);
  g_task_set_task_data (measuring, hd_picture_files_dup_folder (context), g_free);
  g_task_run_in_thread (measuring, measure_thread);
}

/* Returns: (transfer full): or %NULL with @error set */
HdPagePictures *
hd_page_pictures_fetch_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Returns: (transfer full) (element-type HdPagePicture): the rows that the placed ones need */
GPtrArray *
hd_page_pictures_list (const HdPagePictures *self)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_page_picture_free);
  GHashTableIter iter;
  gpointer source;
  gpointer placed;

  g_hash_table_iter_init (&iter, self->placed);
  while (g_hash_table_iter_next (&iter, &source, &placed))
    {
      const HdPlacedPicture *picture = placed;

      g_ptr_array_add (pictures, hd_page_picture_new (source, picture->name, picture->width,
                                                      picture->height));
    }
  return pictures;
}
