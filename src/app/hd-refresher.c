/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-refresher.h"

#include <gio/gio.h>

#include "hd-context-private.h"
#include "hd-feed-schedule.h"
#include "hd-feed-update.h"
#include "hd-feeds-table.h"
#include "hd-error.h"

/**
 * HdRefresher:
 *
 * Asks feeds for news, a few at a time. Nothing is asked unless somebody wants it: the user now,
 * or the user once and for all (hd_refresher_set_automatic()), and then not while the network is
 * metered or away.
 *
 * A feed that fails stops no other; what went wrong stands with the feed.
 */
struct _HdRefresher
{
  GObject parent_instance;

  HdContext *context;        /* unowned: it owns the refresher */
  GCancellable *cancellable; /* of what is under way */
  GQueue waiting;            /* of HdSubscription */
  GHashTable *under_way;     /* ids of feeds that wait or are asked */
  guint n_reading;           /* lists of feeds that are being read */
  guint n_running;
  guint n_all;
  guint n_done;
  guint n_new;
  guint n_failed;
  guint n_asked;
  guint n_left;
  guint automatic_id;
  guint reload_id;
};

/* So often it looks whether the time of a feed has come. */
#define AUTOMATIC_SECONDS (10 * 60)

/* Lists are read again no more often than this while feeds come in. */
#define RELOAD_MS 500

enum
{
  PROP_0,
  PROP_RUNNING,
  PROP_PROGRESS,
  PROP_AUTOMATIC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdRefresher, hd_refresher, G_TYPE_OBJECT)

static void
hd_refresher_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HdRefresher *self = HD_REFRESHER (object);

  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, hd_refresher_get_running (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->n_all > 0 ? (double) self->n_done / self->n_all : 0);
      break;
    case PROP_AUTOMATIC:
      g_value_set_boolean (value, self->automatic_id != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_refresher_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_AUTOMATIC:
      hd_refresher_set_automatic (HD_REFRESHER (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_refresher_dispose (GObject *object)
{
  HdRefresher *self = HD_REFRESHER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->automatic_id, g_source_remove);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_queue_clear_full (&self->waiting, g_object_unref);
  self->context = NULL;

  G_OBJECT_CLASS (hd_refresher_parent_class)->dispose (object);
}

static void
hd_refresher_finalize (GObject *object)
{
  HdRefresher *self = HD_REFRESHER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->under_way, g_hash_table_unref);

  G_OBJECT_CLASS (hd_refresher_parent_class)->finalize (object);
}

static void
hd_refresher_class_init (HdRefresherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hd_refresher_get_property;
  object_class->set_property = hd_refresher_set_property;
  object_class->dispose = hd_refresher_dispose;
  object_class->finalize = hd_refresher_finalize;

  properties[PROP_RUNNING] =
    g_param_spec_boolean ("running", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* How much is done, from 0 to 1. */
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_AUTOMATIC] =
    g_param_spec_boolean ("automatic", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* All is done, or was given up; the counts are of all that was done since it last began. */
  signals[FINISHED] = g_signal_new ("finished", HD_TYPE_REFRESHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
}

static void
hd_refresher_init (HdRefresher *self)
{
  g_queue_init (&self->waiting);
  self->under_way = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* Returns: (transfer full): a refresher, which must not outlive its context */
HdRefresher *
hd_refresher_new (HdContext *context)
{
  HdRefresher *self = g_object_new (HD_TYPE_REFRESHER, NULL);

  self->context = context;
  return self;
}

gboolean
hd_refresher_get_running (HdRefresher *self)
{
  g_return_val_if_fail (HD_IS_REFRESHER (self), FALSE);

  return self->n_reading + self->n_running + self->waiting.length > 0;
}

static gboolean
reload_cb (gpointer user_data)
{
  HdRefresher *self = user_data;

  self->reload_id = 0;
  hd_context_reload (self->context, HD_STORE_LIBRARY);
  return G_SOURCE_REMOVE;
}

static void
reload_soon (HdRefresher *self)
{
  if (self->reload_id == 0)
    self->reload_id = g_timeout_add (RELOAD_MS, reload_cb, self);
}

static void run_next (HdRefresher *self);

/* Tells when nothing is left to do. */
static void
settle (HdRefresher *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
  if (hd_refresher_get_running (self))
    return;

  g_clear_object (&self->cancellable);
  g_hash_table_remove_all (self->under_way);
  if (self->reload_id != 0)
    {
      g_clear_handle_id (&self->reload_id, g_source_remove);
      hd_context_reload (self->context, HD_STORE_LIBRARY);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdRefresher) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdFeedUpdate) update = hd_feed_update_finish (HD_CONTEXT (source), result, &error);

  self->n_running--;
  self->n_done++;
  if (self->context == NULL)
    return; /* closed meanwhile */

  if (update != NULL)
    {
      self->n_new += update->merged.n_new;
      self->n_asked += update->asked;
      self->n_failed += update->problem != NULL;
      reload_soon (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, HD_ERROR, HD_ERROR_NOT_FOUND))
    {
      hd_context_fail (self->context, HD_STORE_LIBRARY, error);
    }
  run_next (self);
  settle (self);
}

static void
run_next (HdRefresher *self)
{
  while (self->n_running < HD_REFRESHES_AT_ONCE && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (HdSubscription) feed = g_queue_pop_head (&self->waiting);

      self->n_running++;
      hd_feed_update_async (self->context, feed, self->cancellable, updated_cb,
                            g_object_ref (self));
    }
}

typedef struct
{
  HdRefresher *self;
  HdRefreshScope scope;
  gint64 id;
} Start;

static void
start_free (Start *start)
{
  g_object_unref (start->self);
  g_free (start);
}

static gboolean
is_wanted (Start *start, HdSubscription *feed, gint64 now)
{
  switch (start->scope)
    {
    case HD_REFRESH_DUE:
      return hd_feed_schedule_is_due (feed, now);
    case HD_REFRESH_FEED:
      return hd_record_get_id (HD_RECORD (feed)) == start->id;
    case HD_REFRESH_FOLDER:
    case HD_REFRESH_ALL:
    default:
      return TRUE;
    }
}

static void
take (HdRefresher *self, Start *start, HdSubscription *feed, gint64 now)
{
  gint64 id = hd_record_get_id (HD_RECORD (feed));

  if (!is_wanted (start, feed, now) || g_hash_table_contains (self->under_way, &id))
    return;
  if (start->scope != HD_REFRESH_FEED && !hd_feed_schedule_may_ask (feed, now))
    {
      self->n_left++;
      return;
    }
  g_hash_table_add (self->under_way, g_memdup2 (&id, sizeof id));
  g_queue_push_tail (&self->waiting, g_object_ref (feed));
  self->n_all++;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Start *start = user_data;
  HdRefresher *self = start->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = hd_store_finish (HD_STORE (source), result, &error);

  self->n_reading--;
  if (self->context != NULL)
    {
      if (feeds == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        hd_context_fail (self->context, HD_STORE_LIBRARY, error);
      for (guint i = 0; feeds != NULL && i < feeds->len; i++)
        take (self, start, feeds->pdata[i], hd_context_get_now (self->context));
      run_next (self);
      settle (self);
    }
  start_free (start);
}

static gpointer
list_feeds (HdDb *db, gpointer data, GError **error)
{
  const Start *start = data;

  return start->scope == HD_REFRESH_FOLDER ? hd_feeds_table_list_inside (db, start->id, error)
                                           : hd_feeds_table_list (db, error);
}

/**
 * hd_refresher_start:
 * @id: the folder or feed of @scope, else 0
 *
 * Asks for news. When that is under way already, these feeds are asked as well.
 */
void
hd_refresher_start (HdRefresher *self, HdRefreshScope scope, gint64 id)
{
  g_return_if_fail (HD_IS_REFRESHER (self));
  g_return_if_fail (self->context != NULL);

  gboolean running = hd_refresher_get_running (self);
  Start *start = g_new0 (Start, 1);

  start->self = g_object_ref (self);
  start->scope = scope;
  start->id = id;
  /* What was given up may still be ending; what is wanted now must not end with it. */
  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
      g_hash_table_remove_all (self->under_way);
    }
  if (!running)
    {
      self->n_all = self->n_done = self->n_new = self->n_failed = self->n_asked = self->n_left = 0;
    }
  self->n_reading++;
  hd_store_read_async (hd_context_get_store (self->context, HD_STORE_LIBRARY), list_feeds, start,
                       NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable, listed_cb,
                       start);
  if (!running)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* Gives up what is under way; what has come in is kept. */
void
hd_refresher_cancel (HdRefresher *self)
{
  g_return_if_fail (HD_IS_REFRESHER (self));

  g_queue_clear_full (&self->waiting, g_object_unref);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* Returns: whether asking now costs the user nothing that they did not agree to */
static gboolean
network_is_free (void)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  return g_network_monitor_get_network_available (monitor) &&
         !g_network_monitor_get_network_metered (monitor);
}

static gboolean
automatic_cb (gpointer user_data)
{
  HdRefresher *self = user_data;

  if (network_is_free ())
    hd_refresher_start (self, HD_REFRESH_DUE, 0);
  return G_SOURCE_CONTINUE;
}

/**
 * hd_refresher_set_automatic:
 *
 * Asks feeds whose time has come, from now on and at once: only because the user wants so.
 */
void
hd_refresher_set_automatic (HdRefresher *self, gboolean automatic)
{
  g_return_if_fail (HD_IS_REFRESHER (self));

  if ((self->automatic_id != 0) == !!automatic)
    return;
  if (automatic)
    {
      self->automatic_id = g_timeout_add_seconds (AUTOMATIC_SECONDS, automatic_cb, self);
      automatic_cb (self);
    }
  else
    {
      g_clear_handle_id (&self->automatic_id, g_source_remove);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTOMATIC]);
}

/* Returns: articles that are new */
guint
hd_refresher_get_n_new (HdRefresher *self)
{
  return self->n_new;
}

/* Returns: feeds that could not be read */
guint
hd_refresher_get_n_failed (HdRefresher *self)
{
  return self->n_failed;
}

/* Returns: feeds that were asked */
guint
hd_refresher_get_n_asked (HdRefresher *self)
{
  return self->n_asked;
}

/* Returns: feeds that were left in peace, as they failed not long ago or are gone */
guint
hd_refresher_get_n_left (HdRefresher *self)
{
  return self->n_left;
}
