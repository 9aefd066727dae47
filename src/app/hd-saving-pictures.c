/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-saving-private.h"

#include "hd-document-pictures.h"
#include "hd-parser.h"
#include "hd-picture-files.h"

/*
 * The pictures of a page, fetched while it is saved and never again. One that cannot be had is no
 * reason to fail: its words stay in its place.
 */

/* So many at a time; so many at most, and so many bytes of them, for one page. */
#define AT_ONCE 4
#define MAX_PICTURES 120
#define MAX_BYTES (10u << 20)

/* One picture on its way. */
typedef struct
{
  HdSaving *saving;
  char *source;
} Way;

static Way *
way_new (HdSaving *saving, const char *source)
{
  Way *way = g_new0 (Way, 1);

  way->saving = g_object_ref (saving);
  way->source = g_strdup (source);
  return way;
}

static void
way_free (Way *way)
{
  g_object_unref (way->saving);
  g_free (way->source);
  g_free (way);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

static void go_on (HdSaving *self);

static void
end_one (HdSaving *self, gboolean had)
{
  self->running--;
  self->done++;
  self->missing += !had;
  if (self->task == NULL)
    return;
  hd_saving_set_stage (self, HD_SAVING_PICTURES);
  go_on (self);
}

static void
keep (HdSaving *self, const char *source, HdPicture *picture)
{
  g_autofree char *name = hd_picture_dup_name (picture);

  if (!g_hash_table_contains (self->files, name))
    {
      self->room -= g_bytes_get_size (picture->bytes);
      g_hash_table_insert (self->files, g_strdup (name), g_bytes_ref (picture->bytes));
    }
  g_hash_table_insert (self->placed, g_strdup (source),
                       hd_placed_picture_new (name, picture->width, picture->height));
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Way) way = user_data;
  HdSaving *self = way->saving;
  g_autoptr (GBytes) payload = hd_parser_run_finish (HD_PARSER (source), result, NULL);
  g_autoptr (HdPicture) picture =
    payload != NULL ? hd_picture_new_from_bytes (payload, NULL) : NULL;
  gboolean fits = picture != NULL && g_bytes_get_size (picture->bytes) <= self->room;

  if (fits)
    keep (self, way->source, picture);
  end_one (self, fits);
}

/* @way: (transfer full) */
static void
decode (Way *way, GBytes *bytes)
{
  HdSaving *self = way->saving;

  hd_parser_run_async (hd_context_get_parser (self->context), HD_JOB_PICTURE, NULL, bytes,
                       G_PRIORITY_DEFAULT,
                       self->task != NULL ? g_task_get_cancellable (self->task) : NULL, decoded_cb,
                       way);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Way) way = user_data;
  g_autoptr (HdFetchResult) answer = hd_fetcher_fetch_finish (HD_FETCHER (source), result, NULL);

  if (answer == NULL || answer->body == NULL)
    end_one (way->saving, FALSE);
  else
    decode (g_steal_pointer (&way), answer->body);
}

static GBytes *
find_part (HdSaving *self, const char *name)
{
  for (guint i = 0; i < self->page->parts->len; i++)
    {
      const HdPagePart *part = self->page->parts->pdata[i];

      if (g_str_equal (part->name, name))
        return part->bytes;
    }
  return NULL;
}

static void
start_one (HdSaving *self, const char *source)
{
  const HdFetchRequest request = {
    .url = source,
    .kind = HD_FETCH_PICTURE,
    .now = hd_context_get_now (self->context),
  };
  GBytes *part = find_part (self, source);
  Way *way = way_new (self, source);

  self->running++;
  if (part != NULL)
    decode (way, part);
  else
    hd_fetcher_fetch_async (hd_context_get_fetcher (self->context), &request,
                            g_task_get_cancellable (self->task), fetched_cb, way);
}

/* Starts what may be started; goes on to storing when there is nothing left. */
static void
go_on (HdSaving *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);
  GError *error = NULL;

  while (!g_cancellable_is_cancelled (cancellable) && self->running < AT_ONCE &&
         self->next < MIN (self->sources->len, MAX_PICTURES))
    start_one (self, self->sources->pdata[self->next++]);

  if (self->running > 0)
    return;
  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    hd_saving_fail (self, error);
  else
    hd_saving_store (self);
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
  HdSaving *self = HD_SAVING (source);
  g_autofree guint64 *room = g_task_propagate_pointer (G_TASK (result), NULL);

  self->room = room != NULL ? MIN (*room, MAX_BYTES) : 0;
  go_on (self);
}

/* Fetches the pictures of the page that was read, then has it stored. */
void
hd_saving_fetch_pictures (HdSaving *self)
{
  g_autoptr (GTask) task = NULL;

  self->sources = hd_document_dup_pictures (self->page->document);
  self->placed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) hd_placed_picture_free);
  self->files =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  hd_saving_set_stage (self, HD_SAVING_PICTURES);
  if (self->sources->len == 0)
    {
      hd_saving_store (self);
      return;
    }

  task = g_task_new (self, NULL, measured_cb, NULL);
  g_task_set_task_data (task, hd_picture_files_dup_folder (self->context), g_free);
  g_task_run_in_thread (task, measure_thread);
}
