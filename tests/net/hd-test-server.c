/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-test-server.h"

#include <string.h>

typedef struct
{
  HdTestAnswer answer;
  gpointer user_data;
  GBytes *bytes;
  guint count;
  char *last_head;
} Path;

struct _HdTestServer
{
  GMutex lock;
  GCond idle;
  GSocketService *service;
  GTlsCertificate *certificate;
  guint16 port;
  GHashTable *paths;
  guint n_connections;
  guint n_running;
};

static void
path_free (gpointer data)
{
  Path *path = data;

  g_clear_pointer (&path->bytes, g_bytes_unref);
  g_free (path->last_head);
  g_free (path);
}

gboolean
hd_test_write (GOutputStream *out, const void *bytes, gsize length)
{
  return g_output_stream_write_all (out, bytes, length, NULL, NULL, NULL);
}

/* Reads up to the empty line that ends a request. */
static char *
read_head (GInputStream *in)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char c;

  while (!g_str_has_suffix (head->str, "\r\n\r\n") && head->len < 65536)
    {
      if (g_input_stream_read (in, &c, 1, NULL, NULL) != 1)
        return NULL;
      g_string_append_c (head, c);
    }
  return g_strdup (head->str);
}

static Path *
get_path (HdTestServer *self, const char *name)
{
  Path *path = g_hash_table_lookup (self->paths, name);

  if (path == NULL)
    {
      path = g_new0 (Path, 1);
      g_hash_table_insert (self->paths, g_strdup (name), path);
    }
  return path;
}

static void
answer (HdTestServer *self, GIOStream *stream)
{
  GOutputStream *out = g_io_stream_get_output_stream (stream);
  g_autofree char *head = read_head (g_io_stream_get_input_stream (stream));
  g_auto (GStrv) words = head != NULL ? g_strsplit (head, " ", 3) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  HdTestAnswer func;
  gpointer user_data;
  Path *path;

  if (words == NULL || g_strv_length (words) < 3)
    return;

  g_mutex_lock (&self->lock);
  path = get_path (self, words[1]);
  path->count++;
  g_free (path->last_head);
  path->last_head = g_strdup (head);
  func = path->answer;
  user_data = path->user_data;
  bytes = path->bytes != NULL ? g_bytes_ref (path->bytes) : NULL;
  g_mutex_unlock (&self->lock);

  if (func != NULL)
    func (out, head, user_data);
  else if (bytes != NULL)
    hd_test_write (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  else
    hd_test_write (out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", 45);
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer user_data)
{
  HdTestServer *self = user_data;
  g_autoptr (GIOStream) stream = g_object_ref (G_IO_STREAM (connection));

  g_mutex_lock (&self->lock);
  self->n_connections++;
  self->n_running++;
  g_mutex_unlock (&self->lock);

  if (self->certificate != NULL)
    {
      g_autoptr (GIOStream) secure =
        g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);

      g_set_object (&stream, secure);
      if (!g_tls_connection_handshake (G_TLS_CONNECTION (secure), NULL, NULL))
        g_clear_object (&stream);
    }
  if (stream != NULL)
    {
      answer (self, stream);
      g_io_stream_close (stream, NULL, NULL);
    }

  g_mutex_lock (&self->lock);
  self->n_running--;
  g_cond_signal (&self->idle);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

/* Returns: (transfer full): a running server, with TLS if there is a certificate */
HdTestServer *
hd_test_server_new (GTlsCertificate *certificate)
{
  HdTestServer *self = g_new0 (HdTestServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  g_cond_init (&self->idle);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, path_free);
  self->certificate = certificate != NULL ? g_object_ref (certificate) : NULL;
  self->service = g_threaded_socket_service_new (64);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_service_start (self->service);
  return self;
}

/* Waits for its answers to end. */
void
hd_test_server_free (HdTestServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_mutex_lock (&self->lock);
  while (self->n_running > 0)
    g_cond_wait (&self->idle, &self->lock);
  g_mutex_unlock (&self->lock);

  g_clear_object (&self->service);
  g_clear_object (&self->certificate);
  g_hash_table_unref (self->paths);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->idle);
  g_free (self);
}

guint16
hd_test_server_get_port (HdTestServer *self)
{
  return self->port;
}

char *
hd_test_server_url (HdTestServer *self, const char *host, const char *path)
{
  return g_strdup_printf ("%s://%s:%u%s", self->certificate != NULL ? "https" : "http", host,
                          self->port, path);
}

void
hd_test_server_answer (HdTestServer *self, const char *path, HdTestAnswer func, gpointer user_data)
{
  Path *entry;

  g_mutex_lock (&self->lock);
  entry = get_path (self, path);
  entry->answer = func;
  entry->user_data = user_data;
  g_mutex_unlock (&self->lock);
}

static void
set_bytes (HdTestServer *self, const char *path, GBytes *bytes)
{
  Path *entry;

  g_mutex_lock (&self->lock);
  entry = get_path (self, path);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  entry->bytes = bytes;
  g_mutex_unlock (&self->lock);
}

/* Answers a path with exactly these bytes. */
void
hd_test_server_say (HdTestServer *self, const char *path, const char *text)
{
  set_bytes (self, path, g_bytes_new (text, strlen (text)));
}

/* Answers a path with 200, further @headers (each with its line break) and a body. */
void
hd_test_server_serve (HdTestServer *self,
                      const char *path,
                      const char *headers,
                      const char *body,
                      gssize length)
{
  GString *all = g_string_new (NULL);
  gsize size = length < 0 ? strlen (body) : (gsize) length;

  g_string_append_printf (all, "HTTP/1.1 200 OK\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n%s\r\n",
                          size, headers);
  g_string_append_len (all, body, (gssize) size);
  set_bytes (self, path, g_string_free_to_bytes (all));
}

guint
hd_test_server_count (HdTestServer *self, const char *path)
{
  guint count;

  g_mutex_lock (&self->lock);
  count = get_path (self, path)->count;
  g_mutex_unlock (&self->lock);
  return count;
}

guint
hd_test_server_count_connections (HdTestServer *self)
{
  guint count;

  g_mutex_lock (&self->lock);
  count = self->n_connections;
  g_mutex_unlock (&self->lock);
  return count;
}

/* Returns: (transfer full): the head of the last request for a path, "" when there was none */
char *
hd_test_server_last_head (HdTestServer *self, const char *path)
{
  char *head;

  g_mutex_lock (&self->lock);
  head = g_strdup (get_path (self, path)->last_head);
  g_mutex_unlock (&self->lock);
  return head != NULL ? head : g_strdup ("");
}

/*
 * The resolver
 */

#define HD_TYPE_TEST_RESOLVER (hd_test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (HdTestResolver, hd_test_resolver, HD, TEST_RESOLVER, GResolver)

struct _HdTestResolver
{
  GResolver parent_instance;

  GHashTable *names;  /* name → addresses */
  GHashTable *counts; /* name → look-ups */
};

G_DEFINE_FINAL_TYPE (HdTestResolver, hd_test_resolver, G_TYPE_RESOLVER)

static HdTestResolver *installed;

static GList *
look_up (HdTestResolver *self, const char *name, GResolverNameLookupFlags flags, GError **error)
{
  const char *addresses = g_hash_table_lookup (self->names, name);
  g_auto (GStrv) turns = NULL;
  g_auto (GStrv) now = NULL;
  guint count;
  GList *found = NULL;

  if (addresses == NULL)
    {
      g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "No %s here", name);
      return NULL;
    }

  /* Asked twice for each connection, for the one family and for the other. */
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, name));
  if (flags != G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY)
    g_hash_table_insert (self->counts, g_strdup (name), GUINT_TO_POINTER (count + 1));

  turns = g_strsplit (addresses, "|", -1);
  now = g_strsplit (turns[MIN (count, g_strv_length (turns) - 1)], ",", -1);
  for (guint i = 0; now[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (now[i]);
      gboolean six = g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6;

      if (!(six && flags == G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY) &&
          !(!six && flags == G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY))
        found = g_list_append (found, g_steal_pointer (&address));
    }
  if (found == NULL)
    g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "None of this kind");
  return found;
}

static void
look_up_async (GResolver *resolver,
               const char *name,
               GResolverNameLookupFlags flags,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GError *error = NULL;
  GList *found = look_up (HD_TEST_RESOLVER (resolver), name, flags, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, (GDestroyNotify) g_resolver_free_addresses);
}

static GList *
look_up_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
look_up_any_async (GResolver *resolver,
                   const char *name,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  look_up_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback,
                 user_data);
}

static void
hd_test_resolver_class_init (HdTestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = look_up_any_async;
  resolver_class->lookup_by_name_finish = look_up_finish;
  resolver_class->lookup_by_name_with_flags_async = look_up_async;
  resolver_class->lookup_by_name_with_flags_finish = look_up_finish;
}

static void
hd_test_resolver_init (HdTestResolver *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
hd_test_resolver_install (void)
{
  installed = g_object_new (HD_TYPE_TEST_RESOLVER, NULL);
  g_resolver_set_default (G_RESOLVER (installed));
}

void
hd_test_resolver_set (const char *name, const char *addresses)
{
  g_hash_table_insert (installed->names, g_strdup (name), g_strdup (addresses));
  g_hash_table_remove (installed->counts, name);
}

guint
hd_test_resolver_count (const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (installed->counts, name));
}
