/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-update.h"

#include <glib/gi18n.h>

#include "hd-context-private.h"
#include "hd-error.h"
#include "hd-feed-entries.h"
#include "hd-feed-full-text.h"
#include "hd-feed-schedule.h"
#include "hd-feeds-table.h"
#include "hd-fetcher.h"

/*
 * One request for a feed, from the question to what is stored: fetched, read in the child, turned
 * into entries on a thread, merged in one job of the store.
 */

typedef struct
{
  HdSubscription *feed; /* a copy, which becomes what is stored */
  char *host;
  HdFetchResult *answer;
  GPtrArray *entries; /* of HdNewEntry, when there was news */
  char *own_title;
  gint64 pause; /* until when the host wants to be left alone, 0 for not at all */
  gint64 now;
  HdFeedUpdate *update;
} Job;

void
hd_feed_update_free (HdFeedUpdate *self)
{
  g_free (self->problem);
  g_clear_pointer (&self->merged.articles, g_array_unref);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->feed);
  g_free (job->host);
  g_clear_pointer (&job->answer, hd_fetch_result_free);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_free (job->own_title);
  g_clear_pointer (&job->update, hd_feed_update_free);
  g_free (job);
}

static gpointer
store_outcome (HdDb *db, gpointer data, GError **error)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  gint64 id = hd_record_get_id (HD_RECORD (job->feed));
  /* What the user set may have changed, and the feed may be gone, since it was asked. */
  g_autoptr (HdSubscription) now = hd_feeds_table_get (db, id, error);

  if (now == NULL)
    return NULL;
  if (job->pause != 0 && !hd_feeds_table_set_pause (db, job->host, job->pause, error))
    return NULL;
  if (job->entries != NULL && !hd_entries_table_merge (db, id, job->entries, (guint) now->keep,
                                                       job->now, &job->update->merged, error))
    return NULL;
  if (!hd_feeds_table_put_outcome (db, job->feed, job->own_title, error))
    return NULL;
  return hd_record_copy (HD_RECORD (now));
}

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);

  hd_feed_full_text_finish (HD_CONTEXT (source), result);
  g_task_return_pointer (task, g_steal_pointer (&job->update),
                         (GDestroyNotify) hd_feed_update_free);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (HdSubscription) stored = hd_store_finish (HD_STORE (source), result, &error);

  if (stored == NULL)
    g_task_return_error (task, error);
  else if (stored->full_text && job->update->merged.articles->len > 0)
    hd_feed_full_text_async (g_task_get_source_object (task), job->update->merged.articles,
                             stored->allow_local ? job->host : NULL, g_task_get_cancellable (task),
                             completed_cb, g_object_ref (task));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->update),
                           (GDestroyNotify) hd_feed_update_free);
}

static void
store (GTask *task)
{
  HdContext *context = g_task_get_source_object (task);

  hd_store_write_async (hd_context_get_store (context, HD_STORE_LIBRARY), store_outcome,
                        g_object_ref (task), g_object_unref, g_object_unref, stored_cb,
                        g_object_ref (task));
}

/* Ends with what @answer was. */
static void
note (GTask *task, const HdFeedAnswer *answer)
{
  Job *job = g_task_get_task_data (task);
  HdContext *context = g_task_get_source_object (task);

  job->update->asked = TRUE;
  job->update->problem = g_strdup (answer->problem);
  job->now = hd_context_get_now (context);
  hd_feed_schedule_note (job->feed, answer, job->now, g_random_double ());
  if ((answer->status == 429 || answer->status == 503) && answer->retry_after > 0)
    job->pause = job->now + MIN (answer->retry_after, HD_FEED_RETRY_MAX);
  store (task);
}

/* What the user allowed is the place that was typed, and none that it sends us to. */
static gboolean
is_same_host (const char *from, const char *to)
{
  g_autoptr (GUri) old = g_uri_parse (from, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GUri) next = g_uri_parse (to, G_URI_FLAGS_NONE, NULL);

  return old != NULL && next != NULL && g_uri_get_host (old) != NULL &&
         g_uri_get_host (next) != NULL &&
         g_ascii_strcasecmp (g_uri_get_host (old), g_uri_get_host (next)) == 0;
}

/* Where permanent redirects lead is where the feed is, once it was there twice. */
static void
follow (Job *job)
{
  const char *target = job->answer->moved_to;
  g_autofree char *old = NULL;

  if (target == NULL || g_str_equal (target, job->feed->url))
    {
      g_object_set (job->feed, "moving-to", "", NULL);
    }
  else if (!g_str_equal (target, job->feed->moving_to))
    {
      g_object_set (job->feed, "moving-to", target, NULL);
    }
  else
    {
      old = g_strdup (job->feed->url);
      g_object_set (job->feed, "old-url", old, "url", target, "moving-to", "", "allow-local",
                    job->feed->allow_local && is_same_host (old, target), NULL);
    }
}

static void
note_success (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  HdFeedAnswer answer = { .status = job->answer->status,
                          .usable = job->answer->status != 304,
                          .max_age = job->answer->max_age,
                          .retry_after = -1 };

  follow (job);
  note (task, &answer);
}

static void
note_failure (GTask *task, guint status, const char *problem)
{
  Job *job = g_task_get_task_data (task);
  HdFeedAnswer answer = { .status = status, .max_age = -1, .retry_after = -1, .problem = problem };

  if (job->answer != NULL)
    answer.retry_after = job->answer->retry_after;
  note (task, &answer);
}

typedef struct
{
  HdFeed *feed;
  GPtrArray *entries;
} Converted;

static void
converted_free (gpointer data)
{
  Converted *converted = data;

  g_clear_pointer (&converted->feed, hd_feed_free);
  g_clear_pointer (&converted->entries, g_ptr_array_unref);
  g_free (converted);
}

/* What the child read, turned into what is stored; on a thread of its own. */
static void
convert (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  HdFeed *feed = hd_feed_new_from_bytes (data, &error);
  Converted *converted;

  if (feed == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  converted = g_new0 (Converted, 1);
  converted->feed = feed;
  converted->entries = hd_feed_entries_new (feed);
  g_task_return_pointer (task, converted, converted_free);
}

static void
converted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  Converted *converted = g_task_propagate_pointer (G_TASK (result), NULL);
  const HdFeed *feed;

  if (converted == NULL)
    {
      note_failure (task, job->answer->status, _ ("What the site sent could not be read."));
      return;
    }

  feed = converted->feed;
  job->entries = g_steal_pointer (&converted->entries);
  job->own_title = g_strdup (feed->title != NULL ? feed->title : "");
  g_object_set (job->feed, "ttl", feed->ttl, "skip-hours", (int) feed->skip_hours, "skip-days",
                (int) feed->skip_days, "etag", job->answer->etag != NULL ? job->answer->etag : "",
                "last-modified",
                job->answer->last_modified != NULL ? job->answer->last_modified : "", NULL);
  if (feed->link != NULL && g_str_has_prefix (feed->link, "http"))
    g_object_set (job->feed, "site", feed->link, NULL);
  converted_free (converted);
  note_success (task);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GBytes *payload = hd_parser_run_finish (HD_PARSER (source), result, &error);
  g_autoptr (GTask) conversion = NULL;

  if (payload == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_task_return_error (task, g_steal_pointer (&error));
      else if (g_error_matches (error, HD_ERROR, HD_ERROR_PARSE))
        note_failure (task, job->answer->status,
                      _ ("What is at this address is no feed (any more)."));
      else
        note_failure (task, job->answer->status, error->message);
      return;
    }

  conversion = g_task_new (NULL, NULL, converted_cb, g_object_ref (task));
  g_task_set_source_tag (conversion, parsed_cb);
  g_task_set_task_data (conversion, payload, (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (conversion, convert);
}

static void
parse (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  g_autofree char *keep = g_strdup_printf ("%d", job->feed->keep);
  const char *options[] = {
    "base", job->answer->url, "type", job->answer->content_type, "keep", keep, NULL
  };

  hd_parser_run_async (hd_context_get_parser (g_task_get_source_object (task)), HD_JOB_FEED,
                       options, job->answer->body, G_PRIORITY_LOW, g_task_get_cancellable (task),
                       parsed_cb, g_object_ref (task));
  g_clear_pointer (&job->answer->body, g_bytes_unref);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  job->answer = hd_fetcher_fetch_finish (HD_FETCHER (source), result, &error);
  if (job->answer == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_task_return_error (task, g_steal_pointer (&error));
      else
        note_failure (task, 0, error->message);
      return;
    }

  problem = hd_fetch_result_explain (job->answer);
  if (problem != NULL)
    note_failure (task, job->answer->status, problem);
  else if (job->answer->status == 304)
    note_success (task);
  else
    parse (task);
}

static gpointer
read_state (HdDb *db, gpointer data, GError **error)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);

  job->pause = hd_feeds_table_get_pause (db, job->host, job->now, error);
  return job->pause >= 0 ? hd_feeds_table_get (db, hd_record_get_id (HD_RECORD (job->feed)), error)
                         : NULL;
}

/* The host said, about this feed or another, when it wants to be asked again. */
static void
leave_alone (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (GDateTime) until = g_date_time_new_from_unix_local (job->pause);
  g_autofree char *when = g_date_time_format (until, "%x %H:%M");

  /* Translators: %s is a date and a time. */
  job->update->problem = g_strdup_printf (_ ("The site asked to be left alone until %s."), when);
  g_object_set (job->feed, "next-at", MAX (job->feed->next_at, job->pause), "error",
                job->update->problem, NULL);
  job->pause = 0;
  store (task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  HdContext *context = g_task_get_source_object (task);
  GError *error = NULL;
  HdSubscription *feed = hd_store_finish (HD_STORE (source), result, &error);

  if (feed == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_object_unref (job->feed);
  job->feed = feed;
  if (job->pause > 0)
    {
      leave_alone (task);
      return;
    }

  HdFetchRequest request = {
    .url = feed->url,
    .kind = HD_FETCH_FEED,
    .etag = feed->etag,
    .last_modified = feed->last_modified,
    .allow_local = feed->allow_local,
    .now = job->now,
  };
  hd_fetcher_fetch_async (hd_context_get_fetcher (context), &request, g_task_get_cancellable (task),
                          fetched_cb, g_object_ref (task));
}

/**
 * hd_feed_update_async:
 *
 * Asks for a feed and stores what is new, and how it went. What goes wrong between here and the
 * site is a result; the errors are %G_IO_ERROR_CANCELLED and those of the store.
 */
void
hd_feed_update_async (HdContext *context,
                      HdSubscription *feed,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_SUBSCRIPTION (feed));

  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
  g_autoptr (GUri) uri = g_uri_parse (feed->url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  Job *job = g_new0 (Job, 1);

  job->feed = hd_record_copy (HD_RECORD (feed));
  job->host = g_ascii_strdown (host != NULL ? host : "", -1);
  job->now = hd_context_get_now (context);
  job->update = g_new0 (HdFeedUpdate, 1);
  job->update->merged.articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_task_set_source_tag (task, hd_feed_update_async);
  g_task_set_task_data (task, job, job_free);
  hd_store_read_async (hd_context_get_store (context, HD_STORE_LIBRARY), read_state,
                       g_object_ref (task), g_object_unref, g_object_unref, cancellable, read_cb,
                       g_object_ref (task));
}

/* Returns: (transfer full): what came of it, or %NULL with @error set */
HdFeedUpdate *
hd_feed_update_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
