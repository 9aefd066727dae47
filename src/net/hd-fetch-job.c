/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-fetch-job.h"

#include <glib/gi18n.h>

#include "hd-error.h"
#include "hd-fetch-headers.h"
#include "hd-net-address.h"

/* Redirects that are followed. */
#define HOPS_MAX 5

/* An answer may grow to so many times its packed size; text comes to thirty at the most. */
#define RATIO_MAX 200
#define RATIO_FROM (1024 * 1024)

/* Bytes a second below which an answer is called endless, once it has begun. */
#define RATE_MIN 200

#define SLICE ((gsize) 64 * 1024)

static const gsize size_max[] = {
  [HD_FETCH_PAGE] = (gsize) 16 * 1024 * 1024,
  [HD_FETCH_FEED] = (gsize) 32 * 1024 * 1024,
  [HD_FETCH_PICTURE] = (gsize) 8 * 1024 * 1024,
};

struct _HdFetchJob
{
  HdFetchRequest request;
  char *etag;
  char *last_modified;
  HdFetchJobHost host;

  GTask *task;
  GCancellable *cancellable; /* ends what is under way, by the user's wish or by ours */
  GSource *wish;             /* fires when the user wishes it to end */
  GError *reason;            /* why we ended it */
  guint deadline_id;
  guint rate_id;

  GUri *first;
  GUri *uri; /* of this hop */
  int hops;
  gboolean moving; /* every redirect so far was a permanent one */
  char *moved_to;

  SoupMessage *message;
  GInputStream *stream;
  HdFetchResult *result;
  GByteArray *body;
  gsize seen; /* of the body, at the last look at its rate */
};

static void run_hop (HdFetchJob *self);

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  HdFetchJob *self = user_data;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

/**
 * hd_fetch_job_new:
 * @task: takes the result; its cancellable ends the job
 *
 * Returns: (transfer full): a job that has not begun, or %NULL with @error set
 */
HdFetchJob *
hd_fetch_job_new (const HdFetchRequest *request, GTask *task, GError **error)
{
  g_autoptr (GUri) uri = hd_net_parse_url (request->url, error);
  HdFetchJob *self;

  if (uri == NULL)
    return NULL;

  self = g_new0 (HdFetchJob, 1);
  self->request = *request;
  self->request.etag = self->etag = g_strdup (request->etag);
  self->request.last_modified = self->last_modified = g_strdup (request->last_modified);
  self->request.url = NULL;
  self->task = g_object_ref (task);
  self->first = g_uri_ref (uri);
  self->uri = g_uri_ref (uri);
  self->moving = TRUE;
  self->cancellable = g_cancellable_new ();
  return self;
}

/* Returns: (transfer none): the first address */
GUri *
hd_fetch_job_get_uri (HdFetchJob *self)
{
  return self->first;
}

GTask *
hd_fetch_job_get_task (HdFetchJob *self)
{
  return self->task;
}

static void
stop_watching (HdFetchJob *self)
{
  if (self->wish != NULL)
    g_source_destroy (self->wish);
  g_clear_pointer (&self->wish, g_source_unref);
}

static void
watch (HdFetchJob *self, GCancellableSourceFunc func, gpointer data)
{
  stop_watching (self);
  self->wish = g_cancellable_source_new (g_task_get_cancellable (self->task));
  g_source_set_callback (self->wish, G_SOURCE_FUNC (func), data, NULL);
  g_source_attach (self->wish, g_task_get_context (self->task));
}

/* Calls @func with the task when it is cancelled before the job has begun. */
void
hd_fetch_job_watch (HdFetchJob *self, GCancellableSourceFunc func)
{
  watch (self, func, self->task);
}

static void
drop_message (HdFetchJob *self)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
}

void
hd_fetch_job_free (HdFetchJob *self)
{
  g_clear_handle_id (&self->deadline_id, g_source_remove);
  g_clear_handle_id (&self->rate_id, g_source_remove);
  stop_watching (self);
  drop_message (self);
  g_clear_pointer (&self->result, hd_fetch_result_free);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_clear_pointer (&self->first, g_uri_unref);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_error (&self->reason);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->moved_to);
  g_free (self);
}

/* The end: takes @error, or gives out the result. */
static void
end (HdFetchJob *self, GError *error)
{
  g_autoptr (GTask) task = g_object_ref (self->task);
  g_autoptr (GUri) first = g_uri_ref (self->first);
  HdFetchJobHost host = self->host;
  HdFetchResult *result = NULL;

  if (error == NULL)
    result = g_steal_pointer (&self->result);
  else if (self->reason != NULL)
    {
      g_error_free (error);
      error = g_steal_pointer (&self->reason);
    }

  /* Whatever still comes in is of no use: the connection is closed, not read to its end. */
  if (result == NULL || result->body == NULL)
    g_cancellable_cancel (self->cancellable);
  hd_fetch_job_free (self);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) hd_fetch_result_free);
  else
    g_task_return_error (task, error);
  host.ended (first, host.user_data);
}

/* Ends the job for a reason of ours; what is under way answers as cancelled. */
static void
stop (HdFetchJob *self, int code, const char *sentence)
{
  if (self->reason == NULL)
    self->reason = g_error_new_literal (HD_ERROR, code, sentence);
  g_cancellable_cancel (self->cancellable);
}

static gboolean
deadline_cb (gpointer user_data)
{
  HdFetchJob *self = user_data;

  self->deadline_id = 0;
  stop (self, HD_ERROR_LIMIT, _ ("The site took too long to answer."));
  return G_SOURCE_REMOVE;
}

static gboolean
rate_cb (gpointer user_data)
{
  HdFetchJob *self = user_data;
  gsize now = self->body->len;

  if ((gint64) (now - self->seen) * 1000 >= (gint64) RATE_MIN * self->host.silence_ms)
    {
      self->seen = now;
      return G_SOURCE_CONTINUE;
    }

  self->rate_id = 0;
  stop (self, HD_ERROR_LIMIT, _ ("The site sends so slowly that it would not end."));
  return G_SOURCE_REMOVE;
}

static char *
explain_certificate (GTlsCertificateFlags flags)
{
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return g_strdup (_ ("its certificate has expired"));
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return g_strdup (
      _ ("its certificate is not valid yet (or the clock of this computer is wrong)"));
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return g_strdup (_ ("its certificate belongs to another site"));
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return g_strdup (_ ("its certificate has been withdrawn"));
  if (flags & G_TLS_CERTIFICATE_INSECURE)
    return g_strdup (_ ("its certificate is too weak"));
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return g_strdup (_ ("its certificate is from nobody that this computer trusts"));
  return g_strdup (_ ("its certificate cannot be checked"));
}

/* Returns: (transfer full): what went wrong, as a sentence about the site */
static GError *
explain (HdFetchJob *self, const GError *error)
{
  const char *host = g_uri_get_host (self->uri);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  if (g_error_matches (error, HD_ERROR, HD_ERROR_LOCAL))
    return g_error_new (HD_ERROR, HD_ERROR_LOCAL,
                        _ ("“%s” leads into a private network, and not to the web."), host);

  if (error->domain == G_TLS_ERROR)
    {
      g_autofree char *why =
        explain_certificate (soup_message_get_tls_peer_certificate_errors (self->message));

      return g_error_new (HD_ERROR, HD_ERROR_FAILED,
                          /* Translators: first a site, then a part of a sentence, like “its
                             certificate has expired”. */
                          _ ("No safe connection to “%s”: %s."), host,
                          error->code == G_TLS_ERROR_BAD_CERTIFICATE ? why : error->message);
    }
  if (error->domain == G_RESOLVER_ERROR)
    return g_error_new (HD_ERROR, HD_ERROR_FAILED,
                        _ ("“%s” was not found. Is the address right, and is there a network?"),
                        host);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_error_new (HD_ERROR, HD_ERROR_LIMIT, _ ("“%s” took too long to answer."), host);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return g_error_new (HD_ERROR, HD_ERROR_FAILED,
                        _ ("“%s” ended the connection before all had come."), host);

  return g_error_new (HD_ERROR, HD_ERROR_FAILED,
                      /* Translators: first a site, then the system's reason. */
                      _ ("“%s” could not be reached: %s"), host, error->message);
}

static void
fail (HdFetchJob *self, const GError *error)
{
  end (self, explain (self, error));
}

/* Returns: (transfer full): that the answer is larger than what is taken of its kind */
static char *
explain_size (HdFetchJob *self)
{
  return g_strdup_printf (_ ("What the site sends is larger than %u MB."),
                          (guint) (size_max[self->request.kind] / 1024 / 1024));
}

static gboolean
check_size (HdFetchJob *self)
{
  goffset packed = (goffset) soup_message_metrics_get_response_body_bytes_received (
    soup_message_get_metrics (self->message));

  if (self->body->len > size_max[self->request.kind])
    {
      g_autofree char *why = explain_size (self);

      stop (self, HD_ERROR_LIMIT, why);
      return FALSE;
    }
  if (self->body->len > RATIO_FROM && (goffset) self->body->len / RATIO_MAX > packed)
    {
      stop (self, HD_ERROR_LIMIT,
            _ ("What the site sends unpacks to far more than any text does."));
      return FALSE;
    }
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HdFetchJob *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) slice =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (slice == NULL)
    {
      fail (self, error);
      return;
    }
  if (g_bytes_get_size (slice) == 0)
    {
      self->result->body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
      end (self, NULL);
      return;
    }

  g_byte_array_append (self->body, g_bytes_get_data (slice, NULL),
                       (guint) g_bytes_get_size (slice));
  if (!check_size (self) || g_cancellable_is_cancelled (self->cancellable))
    {
      g_cancellable_set_error_if_cancelled (self->cancellable, &error);
      fail (self, error);
      return;
    }

  g_input_stream_read_bytes_async (self->stream, SLICE, G_PRIORITY_DEFAULT, self->cancellable,
                                   read_cb, self);
}

static void
read_body (HdFetchJob *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  goffset announced = soup_message_headers_get_content_length (headers);

  if (announced > (goffset) size_max[self->request.kind])
    {
      g_autofree char *why = explain_size (self);

      end (self, g_error_new_literal (HD_ERROR, HD_ERROR_LIMIT, why));
      return;
    }

  self->body = g_byte_array_new ();
  self->rate_id = g_timeout_add (self->host.silence_ms, rate_cb, self);
  g_input_stream_read_bytes_async (self->stream, SLICE, G_PRIORITY_DEFAULT, self->cancellable,
                                   read_cb, self);
}

/* Returns: whether an answer sends us elsewhere */
static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static void
follow (HdFetchJob *self, guint status)
{
  const char *location =
    soup_message_headers_get_one (soup_message_get_response_headers (self->message), "Location");
  g_autoptr (GUri) target = NULL;
  GError *error = NULL;

  if (location == NULL)
    error = g_error_new_literal (HD_ERROR, HD_ERROR_FAILED,
                                 _ ("The site sends us on, but does not say where to."));
  else if (++self->hops > HOPS_MAX)
    error = g_error_new (HD_ERROR, HD_ERROR_LIMIT, _ ("The site sent us on more than %d times."),
                         HOPS_MAX);
  else
    target = hd_net_resolve (self->uri, location, &error);

  if (target != NULL && g_str_equal (g_uri_get_scheme (self->uri), "https") &&
      !g_str_equal (g_uri_get_scheme (target), "https"))
    error = g_error_new_literal (HD_ERROR, HD_ERROR_FAILED,
                                 _ ("The site sends us on from a safe connection to one that "
                                    "anybody can read."));

  if (error != NULL)
    {
      end (self, error);
      return;
    }

  self->moving = self->moving && (status == 301 || status == 308);
  if (self->moving)
    {
      g_free (self->moved_to);
      self->moved_to = g_uri_to_string (target);
    }
  g_uri_unref (self->uri);
  self->uri = g_steal_pointer (&target);
  drop_message (self);
  run_hop (self);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HdFetchJob *self = user_data;
  g_autoptr (GError) error = NULL;
  guint status;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL)
    {
      fail (self, error);
      return;
    }

  status = soup_message_get_status (self->message);
  if (is_redirect (status))
    {
      follow (self, status);
      return;
    }

  self->result = g_new0 (HdFetchResult, 1);
  self->result->status = status;
  self->result->url = g_uri_to_string (self->uri);
  self->result->moved_to = g_steal_pointer (&self->moved_to);
  hd_fetch_headers_read (soup_message_get_response_headers (self->message), self->request.now,
                         self->result);

  if (hd_fetch_result_is_success (self->result))
    read_body (self);
  else
    end (self, NULL);
}

static void
run_hop (HdFetchJob *self)
{
  /* What the user allowed is the place that was typed, and none that it sends us to. */
  gboolean allow_local = self->request.allow_local &&
                         g_str_equal (g_uri_get_host (self->uri), g_uri_get_host (self->first));
  g_autoptr (SoupSession) session =
    self->host.get_session (self->uri, allow_local, self->host.user_data);

  self->message = soup_message_new_from_uri ("GET", self->uri);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  hd_fetch_headers_ask (soup_message_get_request_headers (self->message), &self->request);
  soup_session_send_async (session, self->message, G_PRIORITY_DEFAULT, self->cancellable, sent_cb,
                           self);
}

/* Begins; @host.ended is called when it is over and the task has its result. */
void
hd_fetch_job_run (HdFetchJob *self, const HdFetchJobHost *host)
{
  self->host = *host;
  if (g_task_get_cancellable (self->task) != NULL)
    watch (self, cancelled_cb, self);
  self->deadline_id = g_timeout_add (host->total_ms, deadline_cb, self);
  run_hop (self);
}
