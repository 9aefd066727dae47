/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-discovery.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-context-private.h"
#include "hd-entries-table.h"
#include "hd-error.h"
#include "hd-feed-entries.h"
#include "hd-feed-schedule.h"
#include "hd-feed-update.h"
#include "hd-feeds-table.h"
#include "hd-fetcher.h"
#include "hd-net-address.h"
#include "hd-record-sql.h"

/*
 * From an address that somebody typed to a feed. What was found there is kept, so that a feed is
 * asked once when it is added, and not twice.
 */

struct _HdFeedDiscovery
{
  HdFeed *feed; /* with offers, it is a page */
  HdFetchResult *answer;
  gboolean allow_local;
};

void
hd_feed_discovery_free (HdFeedDiscovery *self)
{
  g_clear_pointer (&self->feed, hd_feed_free);
  g_clear_pointer (&self->answer, hd_fetch_result_free);
  g_free (self);
}

static gboolean
is_page (const HdFeedDiscovery *self)
{
  return self->feed->offers->len > 0;
}

/* Returns: how many feeds there are to choose from, at least one */
guint
hd_feed_discovery_get_n_feeds (const HdFeedDiscovery *self)
{
  return is_page (self) ? self->feed->offers->len : 1;
}

const char *
hd_feed_discovery_get_url (const HdFeedDiscovery *self, guint index)
{
  if (is_page (self))
    return ((HdFeedOffer *) g_ptr_array_index (self->feed->offers, index))->url;

  return self->answer->moved_to != NULL ? self->answer->moved_to : self->answer->url;
}

/* Returns: (nullable): what a feed is called, as far as that is known */
const char *
hd_feed_discovery_get_title (const HdFeedDiscovery *self, guint index)
{
  return is_page (self) ? ((HdFeedOffer *) g_ptr_array_index (self->feed->offers, index))->title
                        : self->feed->title;
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdFeedDiscovery *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) payload = hd_parser_run_finish (HD_PARSER (source), result, &error);

  if (payload != NULL)
    self->feed = hd_feed_new_from_bytes (payload, &error);
  if (self->feed != NULL)
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, HD_ERROR, HD_ERROR_PARSE))
    g_task_return_new_error (task, HD_ERROR, HD_ERROR_PARSE, "%s",
                             _ ("There is no feed at this address, and no page that names one."));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *context = g_task_get_source_object (task);
  HdFeedDiscovery *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *keep = g_strdup_printf ("%d", HD_SUBSCRIPTION_KEEP);

  self->answer = hd_fetcher_fetch_finish (HD_FETCHER (source), result, &error);
  if (self->answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  problem = hd_fetch_result_explain (self->answer);
  if (self->answer->body == NULL)
    {
      g_task_return_new_error (task, HD_ERROR, HD_ERROR_FAILED, "%s",
                               problem != NULL ? problem
                                               : _ ("The site sent nothing for this address."));
      return;
    }

  const char *options[] = {
    "base", self->answer->url, "type", self->answer->content_type, "keep", keep, "offers", "yes",
    NULL
  };
  hd_parser_run_async (hd_context_get_parser (context), HD_JOB_FEED, options, self->answer->body,
                       G_PRIORITY_DEFAULT, g_task_get_cancellable (task), parsed_cb,
                       g_object_ref (task));
  g_clear_pointer (&self->answer->body, g_bytes_unref);
}

/* Returns: (transfer full): what somebody means who types an address as one says it */
static char *
complete_address (const char *address)
{
  g_autofree char *text = g_strstrip (g_strdup (address));

  if (g_ascii_strncasecmp (text, "feed://", 7) == 0)
    return g_strconcat ("https://", text + 7, NULL);
  if (g_ascii_strncasecmp (text, "feed:", 5) == 0)
    return g_strdup (text + 5);
  if (strstr (text, "://") == NULL && strchr (text, '.') != NULL && strchr (text, ' ') == NULL &&
      g_uri_peek_scheme (text) == NULL)
    return g_strconcat ("https://", text, NULL);
  return g_steal_pointer (&text);
}

/**
 * hd_feeds_discover_async:
 * @address: as typed
 * @allow_local: the user was asked, and a private network is meant
 *
 * Asks the site of an address which feed is there, or which it names. %HD_ERROR_LOCAL when the
 * address is in a private network and @allow_local is not set.
 */
void
hd_feeds_discover_async (HdContext *context,
                         const char *address,
                         gboolean allow_local,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (address != NULL);

  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
  g_autofree char *url = complete_address (address);
  HdFeedDiscovery *self = g_new0 (HdFeedDiscovery, 1);
  HdFetchRequest request = {
    .url = url,
    .kind = HD_FETCH_FEED,
    .allow_local = allow_local,
    .now = hd_context_get_now (context),
  };

  self->allow_local = allow_local;
  g_task_set_source_tag (task, hd_feeds_discover_async);
  g_task_set_task_data (task, self, (GDestroyNotify) hd_feed_discovery_free);
  hd_fetcher_fetch_async (hd_context_get_fetcher (context), &request, cancellable, fetched_cb,
                          g_object_ref (task));
}

/* Returns: (transfer full): what was found, or %NULL with @error set */
HdFeedDiscovery *
hd_feeds_discover_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  HdFeedDiscovery *self = g_task_get_task_data (G_TASK (result));
  HdFeedDiscovery *found;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  found = g_new0 (HdFeedDiscovery, 1);
  found->feed = g_steal_pointer (&self->feed);
  found->answer = g_steal_pointer (&self->answer);
  found->allow_local = self->allow_local;
  return found;
}

/*
 * Adding
 */

typedef struct
{
  HdSubscription *subscription;
  HdFeed *feed; /* (nullable): what is at its address, when that is known */
  gint64 now;
} Add;

static void
add_free (gpointer data)
{
  Add *add = data;

  g_clear_object (&add->subscription);
  g_clear_pointer (&add->feed, hd_feed_free);
  g_free (add);
}

static gpointer
add_feed (HdDb *db, gpointer data, GError **error)
{
  GTask *task = data;
  Add *add = g_task_get_task_data (task);
  gint64 step = hd_feeds_table_begin_add (db, add->now, error);
  g_autoptr (HdSubscription) stored = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  HdMerged merged = { 0 };
  gint64 id;

  if (step == 0 || !hd_feeds_table_add (db, step, add->subscription, add->now, error))
    return NULL;
  id = hd_record_get_id (HD_RECORD (add->subscription));
  if (add->feed == NULL)
    return hd_row_id_new (id);

  /* It may be there already, and keep more than a new one. */
  stored = hd_feeds_table_get (db, id, error);
  if (stored == NULL)
    return NULL;
  entries = hd_feed_entries_new (add->feed);
  if (!hd_entries_table_merge (db, id, entries, (guint) stored->keep, add->now, &merged, error) ||
      !hd_feeds_table_put_outcome (db, add->subscription,
                                   add->feed->title != NULL ? add->feed->title : "", error))
    return NULL;
  return hd_row_id_new (id);
}

static void
first_update_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *context = HD_CONTEXT (source);
  Add *add = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (HdFeedUpdate) update = hd_feed_update_finish (context, result, &error);

  hd_context_reload (context, HD_STORE_LIBRARY);
  /* The feed is there, also when its site did not answer; that stands with it then. */
  if (update == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  g_task_return_pointer (task, hd_row_id_new (hd_record_get_id (HD_RECORD (add->subscription))),
                         g_free);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdContext *context = g_task_get_source_object (task);
  Add *add = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 *id = hd_store_finish (HD_STORE (source), result, &error);

  hd_context_reload (context, HD_STORE_LIBRARY);
  if (id == NULL)
    {
      g_task_return_error (task, error);
    }
  else if (add->feed == NULL)
    {
      hd_feed_update_async (context, add->subscription, g_task_get_cancellable (task),
                            first_update_cb, g_object_ref (task));
      g_free (id);
    }
  else
    {
      g_task_return_pointer (task, id, g_free);
    }
}

/* What the user allowed is the place that was typed, and no other that a page there names. */
static gboolean
is_allowed (const HdFeedDiscovery *self, guint index)
{
  g_autoptr (GUri) typed = hd_net_parse_url (self->answer->url, NULL);
  g_autoptr (GUri) chosen = hd_net_parse_url (hd_feed_discovery_get_url (self, index), NULL);

  return self->allow_local && typed != NULL && chosen != NULL &&
         g_str_equal (g_uri_get_host (typed), g_uri_get_host (chosen));
}

/**
 * hd_feeds_add_async:
 * @discovery: (transfer full): what was found
 * @index: the feed that was chosen
 *
 * Adds a feed and stores what it has to say; one that is there already stays as it is. Ends with
 * hd_context_finish(), with the id of the feed.
 */
void
hd_feeds_add_async (HdContext *context,
                    HdFeedDiscovery *discovery,
                    guint index,
                    gint64 folder,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (index < hd_feed_discovery_get_n_feeds (discovery));

  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
  g_autoptr (HdFeedDiscovery) found = discovery;
  Add *add = g_new0 (Add, 1);
  const char *title = hd_feed_discovery_get_title (found, index);

  add->now = hd_context_get_now (context);
  add->subscription = hd_subscription_new ();
  g_object_set (add->subscription, "url", hd_feed_discovery_get_url (found, index), "title",
                title != NULL ? title : "", "folder", folder, "allow-local",
                is_allowed (found, index), NULL);
  if (!is_page (found))
    {
      HdFeedAnswer answer = { .status = found->answer->status,
                              .usable = TRUE,
                              .max_age = found->answer->max_age,
                              .retry_after = -1 };

      add->feed = g_steal_pointer (&found->feed);
      g_object_set (add->subscription, "etag",
                    found->answer->etag != NULL ? found->answer->etag : "", "last-modified",
                    found->answer->last_modified != NULL ? found->answer->last_modified : "", "ttl",
                    add->feed->ttl, "skip-hours", (int) add->feed->skip_hours, "skip-days",
                    (int) add->feed->skip_days, NULL);
      if (add->feed->link != NULL && g_str_has_prefix (add->feed->link, "http"))
        g_object_set (add->subscription, "site", add->feed->link, NULL);
      hd_feed_schedule_note (add->subscription, &answer, add->now, g_random_double ());
    }

  g_task_set_source_tag (task, hd_feeds_add_async);
  g_task_set_task_data (task, add, add_free);
  hd_store_write_async (hd_context_get_store (context, HD_STORE_LIBRARY), add_feed,
                        g_object_ref (task), g_object_unref, g_free, added_cb, g_object_ref (task));
}
