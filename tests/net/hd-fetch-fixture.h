/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "hd-fetcher.h"
#include "hd-test-server.h"

G_BEGIN_DECLS

/* A fetcher, a server that stands for the web, and one in the private network. */

typedef struct
{
  HdTestServer *server;
  HdTestServer *inner; /* in the private network, as far as the fetcher knows */
  HdFetcher *fetcher;
} Fixture;

/* The loopback, but for one port, stands for the web. */
static inline gboolean
check_cb (GInetSocketAddress *address, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = g_inet_address_to_string (g_inet_socket_address_get_address (address));

  return g_str_equal (text, "127.0.0.1") &&
         g_inet_socket_address_get_port (address) != hd_test_server_get_port (fixture->inner);
}

static inline GTlsCertificate *
read_certificate (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "net", name, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *certificate_name = data;
  g_autoptr (GTlsCertificate) certificate =
    certificate_name != NULL ? read_certificate (certificate_name) : NULL;

  hd_test_resolver_set ("site.test", "127.0.0.1");
  hd_test_resolver_set ("other.test", "127.0.0.1");
  hd_test_resolver_set ("secure.test", "127.0.0.1");
  fixture->server = hd_test_server_new (certificate);
  fixture->inner = hd_test_server_new (NULL);
  fixture->fetcher = hd_fetcher_new ();
  hd_fetcher_set_check (fixture->fetcher, check_cb, fixture);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->fetcher), (gpointer *) &fixture->fetcher);
  g_object_unref (fixture->fetcher);
  g_assert_null (fixture->fetcher);
  hd_test_server_free (fixture->server);
  hd_test_server_free (fixture->inner);
}

static inline void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static inline HdFetchResult *
run (Fixture *fixture, const HdFetchRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  HdFetchResult *answer;

  hd_fetcher_fetch_async (fixture->fetcher, request, NULL, fetched_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  answer = hd_fetcher_fetch_finish (fixture->fetcher, result, error);
  g_clear_object (&result);
  /* The task drops what it holds a little later. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return answer;
}

static inline HdFetchResult *
get (Fixture *fixture, const char *host, const char *path, HdFetchKind kind, GError **error)
{
  g_autofree char *url = hd_test_server_url (fixture->server, host, path);
  HdFetchRequest request = { .url = url, .kind = kind, .now = 1796295600 };

  return run (fixture, &request, error);
}

static inline void
assert_body (HdFetchResult *result, const char *body)
{
  gsize size;
  const char *bytes;

  g_assert_nonnull (result);
  g_assert_nonnull (result->body);
  bytes = g_bytes_get_data (result->body, &size);
  g_assert_cmpmem (bytes, size, body, strlen (body));
}

/*
 * Redirects
 */

static inline void
redirect (HdTestServer *server, const char *path, guint status, const char *location)
{
  g_autofree char *answer =
    g_strdup_printf ("HTTP/1.1 %u Elsewhere\r\nLocation: %s\r\nContent-Length: 4\r\n\r\nxxxx",
                     status, location);

  hd_test_server_say (server, path, answer);
}

static inline void
silent (GOutputStream *out, const char *head, gpointer user_data)
{
  int *ended = user_data;

  for (int i = 0; i < 200 && !g_atomic_int_get (ended); i++)
    g_usleep (20000);
}

G_END_DECLS
