/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-fetcher.h"

#include <libsoup/soup.h>

#include "hd-fetch-job.h"
#include "hd-net-address.h"

/**
 * HdFetcher:
 *
 * Addresses to bytes. It only ever asks (GET), keeps nothing (no cookies, no cache, no list of
 * sites), tells nobody where it comes from (no referrer), signs in nowhere and follows nobody into
 * a private network. What it reads it does not understand.
 *
 * Few requests run at a time; the others wait in order, though none waits for a host that is busy
 * with others. It belongs to the main thread.
 *
 * A host has a session of its own while it is asked, because the session's connections go through
 * the #HdGuardedAddress of that host.
 */
struct _HdFetcher
{
  GObject parent_instance;

  HdAddressCheck check;
  gpointer check_data;
  guint total_ms;
  guint silence_ms;

  GQueue waiting; /* of HdFetchJob */
  guint running;
  GHashTable *hosts;    /* host → how many of its requests run */
  GHashTable *sessions; /* see session_key() → SoupSession */
};

/* What sites are told of us: the truth, and the same from everybody. */
#define USER_AGENT "Halfday/" HD_VERSION

/* A request may take so long in all, and its answer be nearly silent for so long. */
#define TOTAL_MS 30000
#define SILENCE_MS 8000

G_DEFINE_FINAL_TYPE (HdFetcher, hd_fetcher, G_TYPE_OBJECT)

static gboolean
check_public (GInetSocketAddress *address, gpointer user_data)
{
  return hd_net_address_is_public (g_inet_socket_address_get_address (address));
}

static gboolean
check_nothing (GInetSocketAddress *address, gpointer user_data)
{
  return TRUE;
}

static void
hd_fetcher_dispose (GObject *object)
{
  HdFetcher *self = HD_FETCHER (object);

  /* Each job holds the fetcher through its task, so none is left. */
  g_assert (self->running == 0 && g_queue_is_empty (&self->waiting));
  g_hash_table_remove_all (self->sessions);

  G_OBJECT_CLASS (hd_fetcher_parent_class)->dispose (object);
}

static void
hd_fetcher_finalize (GObject *object)
{
  HdFetcher *self = HD_FETCHER (object);

  g_clear_pointer (&self->hosts, g_hash_table_unref);
  g_clear_pointer (&self->sessions, g_hash_table_unref);

  G_OBJECT_CLASS (hd_fetcher_parent_class)->finalize (object);
}

static void
hd_fetcher_class_init (HdFetcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hd_fetcher_dispose;
  object_class->finalize = hd_fetcher_finalize;
}

static void
hd_fetcher_init (HdFetcher *self)
{
  g_queue_init (&self->waiting);
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->check = check_public;
  self->total_ms = TOTAL_MS;
  self->silence_ms = SILENCE_MS;
}

HdFetcher *
hd_fetcher_new (void)
{
  return g_object_new (HD_TYPE_FETCHER, NULL);
}

/**
 * hd_fetcher_set_check:
 *
 * Says which addresses may be connected to, instead of those that are open to anybody: tests have
 * their servers on this computer. Call it before anything is fetched.
 */
void
hd_fetcher_set_check (HdFetcher *self, HdAddressCheck check, gpointer user_data)
{
  g_return_if_fail (HD_IS_FETCHER (self));
  g_return_if_fail (check != NULL);

  self->check = check;
  self->check_data = user_data;
}

/**
 * hd_fetcher_set_patience:
 * @total_ms: milliseconds that a request may take in all, 30,000 at first
 * @silence_ms: milliseconds of an answer that may pass nearly silent, 8,000 at first
 */
void
hd_fetcher_set_patience (HdFetcher *self, guint total_ms, guint silence_ms)
{
  g_return_if_fail (HD_IS_FETCHER (self));

  self->total_ms = total_ms;
  self->silence_ms = silence_ms;
}

/* Returns: (transfer full): what connections are shared by */
static char *
session_key (GUri *uri, guint16 port, gboolean allow_local)
{
  return g_strdup_printf ("%s://%s:%u%s", g_uri_get_scheme (uri), g_uri_get_host (uri), port,
                          allow_local ? " local" : "");
}

static SoupSession *
get_session (GUri *uri, gboolean allow_local, gpointer user_data)
{
  HdFetcher *self = user_data;
  gboolean secure = g_str_equal (g_uri_get_scheme (uri), "https");
  guint16 port = (guint16) (g_uri_get_port (uri) > 0 ? g_uri_get_port (uri) : secure ? 443 : 80);
  g_autofree char *key = session_key (uri, port, allow_local);
  SoupSession *session = g_hash_table_lookup (self->sessions, key);
  g_autoptr (HdGuardedAddress) address = NULL;

  if (session != NULL)
    return g_object_ref (session);

  address = hd_guarded_address_new (g_uri_get_scheme (uri), g_uri_get_host (uri), port,
                                    allow_local ? check_nothing : self->check, self->check_data);
  session = soup_session_new_with_options ("remote-connectable", address, "user-agent", USER_AGENT,
                                           "max-conns", HD_FETCHES_PER_HOST, "max-conns-per-host",
                                           HD_FETCHES_PER_HOST, NULL);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_COOKIE_JAR);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CACHE);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_HSTS_ENFORCER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_SNIFFER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_WEBSOCKET_EXTENSION_MANAGER);

  g_hash_table_insert (self->sessions, g_steal_pointer (&key), session);
  return g_object_ref (session);
}

static void run_next (HdFetcher *self);

static guint
count_running (HdFetcher *self, GUri *uri)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->hosts, g_uri_get_host (uri)));
}

static void
set_running (HdFetcher *self, GUri *uri, guint count)
{
  if (count > 0)
    g_hash_table_insert (self->hosts, g_strdup (g_uri_get_host (uri)), GUINT_TO_POINTER (count));
  else
    g_hash_table_remove (self->hosts, g_uri_get_host (uri));
}

static void
ended (GUri *first, gpointer user_data)
{
  g_autoptr (HdFetcher) self = user_data;

  self->running--;
  set_running (self, first, count_running (self, first) - 1);

  run_next (self);
  /* No connection is kept open towards a site that nobody asks anything. */
  if (self->running == 0)
    g_hash_table_remove_all (self->sessions);
}

/* Begins what may begin. */
static void
run_next (HdFetcher *self)
{
  GList *link = self->waiting.head;

  while (link != NULL && self->running < HD_FETCHES_AT_ONCE)
    {
      HdFetchJob *job = link->data;
      GList *next = link->next;
      GUri *uri = hd_fetch_job_get_uri (job);

      if (count_running (self, uri) < HD_FETCHES_PER_HOST)
        {
          HdFetchJobHost host = { get_session, ended, g_object_ref (self), self->total_ms,
                                  self->silence_ms };

          g_queue_delete_link (&self->waiting, link);
          self->running++;
          set_running (self, uri, count_running (self, uri) + 1);
          hd_fetch_job_run (job, &host);
        }
      link = next;
    }
}

/* Somebody gave up while waiting for a turn. */
static gboolean
given_up_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  HdFetcher *self = g_task_get_source_object (task);

  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    if (hd_fetch_job_get_task (link->data) == task)
      {
        hd_fetch_job_free (link->data);
        g_queue_delete_link (&self->waiting, link);
        g_task_return_error_if_cancelled (task);
        break;
      }
  return G_SOURCE_REMOVE;
}

/**
 * hd_fetcher_fetch_async:
 *
 * Fetches what is at an address, following at most five redirects. Any status of HTTP is a result.
 * The errors are %HD_ERROR_INVALID for what is no address of the web, %HD_ERROR_LOCAL for one in a
 * private network, %HD_ERROR_LIMIT for an answer that is too large, too slow or without end, and
 * %HD_ERROR_FAILED for everything between here and the site.
 */
void
hd_fetcher_fetch_async (HdFetcher *self,
                        const HdFetchRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (HD_IS_FETCHER (self));
  g_return_if_fail (request != NULL && request->url != NULL);

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  HdFetchJob *job;

  g_task_set_source_tag (task, hd_fetcher_fetch_async);
  job = hd_fetch_job_new (request, task, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_queue_push_tail (&self->waiting, job);
  if (cancellable != NULL)
    hd_fetch_job_watch (job, given_up_cb);
  run_next (self);
}

/* Returns: (transfer full): the answer, or %NULL with @error set */
HdFetchResult *
hd_fetcher_fetch_finish (HdFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
