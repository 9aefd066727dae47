/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-fetcher.h"

#include <string.h>

#include "hd-error.h"
#include "hd-patience.h"
#include "hd-test-server.h"

#define MB (1024 * 1024)

/* What is kept of memory that is free is more under a sanitizer, in kB. */
#ifdef __SANITIZE_ADDRESS__
#define MEMORY_MAX (800 * 1024)
#else
#define MEMORY_MAX (64 * 1024)
#endif

typedef struct
{
  HdTestServer *server;
  HdTestServer *inner; /* in the private network, as far as the fetcher knows */
  HdFetcher *fetcher;
} Fixture;

/* The loopback, but for one port, stands for the web. */
static gboolean
check_cb (GInetSocketAddress *address, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = g_inet_address_to_string (g_inet_socket_address_get_address (address));

  return g_str_equal (text, "127.0.0.1") &&
         g_inet_socket_address_get_port (address) != hd_test_server_get_port (fixture->inner);
}

static GTlsCertificate *
read_certificate (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "net", name, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

static void
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
  hd_fetcher_set_patience (fixture->fetcher, 1500, 400);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->fetcher), (gpointer *) &fixture->fetcher);
  g_object_unref (fixture->fetcher);
  g_assert_null (fixture->fetcher);
  hd_test_server_free (fixture->server);
  hd_test_server_free (fixture->inner);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static HdFetchResult *
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

static HdFetchResult *
get (Fixture *fixture, const char *host, const char *path, HdFetchKind kind, GError **error)
{
  g_autofree char *url = hd_test_server_url (fixture->server, host, path);
  HdFetchRequest request = { .url = url, .kind = kind, .now = 1796295600 };

  return run (fixture, &request, error);
}

static void
assert_body (HdFetchResult *result, const char *body)
{
  gsize size;
  const char *bytes;

  g_assert_nonnull (result);
  g_assert_nonnull (result->body);
  bytes = g_bytes_get_data (result->body, &size);
  g_assert_cmpmem (bytes, size, body, strlen (body));
}

static void
a_page_is_fetched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdFetchResult) result = NULL;
  g_autofree char *head = NULL;
  g_auto (GStrv) lines = NULL;

  hd_test_server_serve (fixture->server, "/a?b",
                        "Content-Type: text/html; charset=x\r\nETag: \"e\"\r\n"
                        "Last-Modified: M\r\nSet-Cookie: spy=1; path=/\r\n"
                        "Strict-Transport-Security: max-age=9999\r\nCache-Control: max-age=60\r\n",
                        "<p>Hello", -1);
  result = get (fixture, "site.test", "/a?b", HD_FETCH_PAGE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->status, ==, 200);
  g_assert_cmpstr (result->content_type, ==, "text/html; charset=x");
  g_assert_cmpstr (result->etag, ==, "\"e\"");
  g_assert_cmpstr (result->last_modified, ==, "M");
  g_assert_null (result->moved_to);
  g_assert_cmpint (result->max_age, ==, 60);
  assert_body (result, "<p>Hello");

  /* Asked a second time, nothing tells the site that it was us. */
  g_clear_pointer (&result, hd_fetch_result_free);
  result = get (fixture, "site.test", "/a?b", HD_FETCH_PAGE, &error);
  g_assert_no_error (error);
  head = hd_test_server_last_head (fixture->server, "/a?b");
  lines = g_strsplit (head, "\r\n", -1);
  g_assert_cmpstr (lines[0], ==, "GET /a?b HTTP/1.1");
  for (guint i = 1; lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (lines[i], ":", 2);
      static const char *const told[] = { "Host",       "Accept",     "Accept-Encoding",
                                          "User-Agent", "Connection", NULL };

      g_test_message ("%s", lines[i]);
      g_assert_true (g_strv_contains (told, pair[0]));
      if (g_str_equal (pair[0], "User-Agent"))
        g_assert_true (g_regex_match_simple ("^ Halfday/[0-9.]+$", pair[1], 0, 0));
    }
}

static void
marks_are_sent_as_a_pair (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdFetchResult) result = NULL;
  g_autofree char *url = hd_test_server_url (fixture->server, "site.test", "/feed");
  g_autofree char *head = NULL;
  HdFetchRequest request = { .url = url,
                             .kind = HD_FETCH_FEED,
                             .etag = "W/\"1\"",
                             .last_modified = "Sun, 06 Nov 1994 08:49:37 +0000" };

  hd_test_server_say (fixture->server, "/feed", "HTTP/1.1 304 Not Modified\r\n\r\n");
  result = run (fixture, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->status, ==, 304);
  g_assert_null (result->body);
  g_assert_null (hd_fetch_result_explain (result));
  head = hd_test_server_last_head (fixture->server, "/feed");
  g_assert_nonnull (strstr (head, "\r\nIf-None-Match: W/\"1\"\r\n"));
  g_assert_nonnull (strstr (head, "\r\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:37 +0000\r\n"));
}

static void
a_status_is_explained (Fixture *fixture, gconstpointer data)
{
  static const guint statuses[] = { 204, 301, 400, 401, 403, 404, 410, 418, 429, 500, 503, 599 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *answer = g_strdup_printf ("HTTP/1.1 %u Whatever\r\nRetry-After: "
                                                 "77\r\nLocation: /ok\r\nContent-Length: 0\r\n\r\n",
                                                 statuses[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (HdFetchResult) result = NULL;
      g_autofree char *sentence = NULL;

      hd_test_server_say (fixture->server, "/status", answer);
      hd_test_server_serve (fixture->server, "/ok", "", "ok", -1);
      result = get (fixture, "site.test", "/status", HD_FETCH_FEED, &error);
      g_assert_no_error (error);
      sentence = hd_fetch_result_explain (result);
      if (statuses[i] < 400)
        {
          g_assert_null (sentence);
          continue;
        }
      g_assert_cmpuint (result->status, ==, statuses[i]);
      g_assert_cmpint (result->retry_after, ==, 77);
      g_assert_null (result->body);
      g_assert_true (g_str_has_suffix (sentence, "."));
    }
}

/*
 * Redirects
 */

static void
redirect (HdTestServer *server, const char *path, guint status, const char *location)
{
  g_autofree char *answer =
    g_strdup_printf ("HTTP/1.1 %u Elsewhere\r\nLocation: %s\r\nContent-Length: 4\r\n\r\nxxxx",
                     status, location);

  hd_test_server_say (server, path, answer);
}

static void
permanent_redirects_are_told (Fixture *fixture, gconstpointer data)
{
  typedef struct
  {
    guint first, second;
    const char *moved_to;
  } Chain;
  static const Chain chains[] = {
    { 301, 308, "/c" }, { 301, 302, "/b" }, { 302, 301, NULL },
    { 307, 301, NULL }, { 308, 303, "/b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdFetchResult) result = NULL;
      g_autofree char *last = hd_test_server_url (fixture->server, "other.test", "/c");
      g_autofree char *moved_to = NULL;

      redirect (fixture->server, "/a", chains[i].first, "/b");
      redirect (fixture->server, "/b", chains[i].second, last);
      hd_test_server_serve (fixture->server, "/c", "", "here", -1);
      result = get (fixture, "site.test", "/a", HD_FETCH_FEED, &error);
      g_assert_no_error (error);
      assert_body (result, "here");
      g_assert_cmpstr (result->url, ==, last);
      if (chains[i].moved_to != NULL)
        moved_to =
          hd_test_server_url (fixture->server, chains[i].second == 308 ? "other.test" : "site.test",
                              chains[i].moved_to);
      g_assert_cmpstr (result->moved_to, ==, moved_to);
    }
}

static void
bad_redirects_end (Fixture *fixture, gconstpointer data)
{
  typedef struct
  {
    const char *location;
    int code;
  } Case;
  static const Case cases[] = {
    { "/a", HD_ERROR_LIMIT },
    { "file:///etc/passwd", HD_ERROR_INVALID },
    { "javascript:alert(1)", HD_ERROR_INVALID },
    { "data:text/html,x", HD_ERROR_INVALID },
    { "ftp://site.test/", HD_ERROR_INVALID },
    { "unix:/run/docker.sock", HD_ERROR_INVALID },
    { "http://user:pass@site.test/", HD_ERROR_INVALID },
    { "http://0x7f.1/", HD_ERROR_INVALID },
    { "http://10.0.0.1/", HD_ERROR_LOCAL },
    { "http://[::1]:9/", HD_ERROR_LOCAL },
    { "http://169.254.169.254/latest/meta-data/", HD_ERROR_LOCAL },
    { "http://nowhere.test/", HD_ERROR_FAILED },
    { "http://", HD_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      redirect (fixture->server, "/a", 302, cases[i].location);
      g_test_message ("%s", cases[i].location);
      g_assert_null (get (fixture, "site.test", "/a", HD_FETCH_PAGE, &error));
      g_assert_error (error, HD_ERROR, cases[i].code);
    }
  hd_test_server_say (fixture->server, "/a", "HTTP/1.1 302 Nowhere\r\n\r\n");
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (get (fixture, "site.test", "/a", HD_FETCH_PAGE, &error));
    g_assert_error (error, HD_ERROR, HD_ERROR_FAILED);
  }
  g_assert_cmpuint (hd_test_server_count_connections (fixture->inner), ==, 0);
}

static void
five_redirects_are_followed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdFetchResult) result = NULL;

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *from = g_strdup_printf ("/%d", i);
      g_autofree char *to = g_strdup_printf ("/%d", i + 1);

      redirect (fixture->server, from, 302, to);
    }
  hd_test_server_serve (fixture->server, "/6", "", "end", -1);
  result = get (fixture, "site.test", "/1", HD_FETCH_PAGE, &error);
  g_assert_no_error (error);
  assert_body (result, "end");
  g_assert_null (get (fixture, "site.test", "/0", HD_FETCH_PAGE, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
}

/*
 * The private network
 */

static void
the_private_network_is_not_asked (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "127.0.0.1", "inner.test", "mapped.test" };

  hd_test_resolver_set ("inner.test", "127.0.0.1");
  hd_test_resolver_set ("mapped.test", "::ffff:127.0.0.1");
  hd_test_server_serve (fixture->inner, "/secret", "", "secret", -1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *url = hd_test_server_url (fixture->inner, names[i], "/secret");
      HdFetchRequest request = { .url = url };
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) sent_error = NULL;

      g_assert_null (run (fixture, &request, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_LOCAL);
      g_assert_nonnull (strstr (error->message, names[i]));

      redirect (fixture->server, "/a", 302, url);
      g_assert_null (get (fixture, "site.test", "/a", HD_FETCH_PICTURE, &sent_error));
      g_assert_error (sent_error, HD_ERROR, HD_ERROR_LOCAL);
    }
  g_assert_cmpuint (hd_test_server_count_connections (fixture->inner), ==, 0);
}

/* With its own table, not even the servers of this test can be asked, by whatever name. */
static void
no_spelling_of_here_is_asked (Fixture *fixture, gconstpointer data)
{
  static const char *const spellings[] = {
    "127.0.0.1",
    "127.0.0.2",
    "127.255.255.254",
    "0.0.0.0",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "foo.localhost",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "017700000001",
    "127.1",
    "127.0.1",
    "0x7f.0x0.0x0.0x1",
    "0177.0x0.0.1",
    "127.0.0.1.",
    "0",
    "%31%32%37.0.0.1",
    "\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1",
    ("127\xe3\x80\x82"
     "0.0.1"),
    "\xe2\x91\xa0\xe2\x91\xa1\xe2\x91\xa6.0.0.1",
    "loop.test",
    "six.test",
    "both.test",
    "mapped.test",
    "linklocal.test",
    "10.0.0.1",
    "192.168.0.1",
    "172.20.1.1",
    "100.100.1.1",
    "169.254.169.254",
    "224.0.0.1",
    "[fe80::1]",
    "[fd00::1]",
    "user@127.0.0.1",
    "site.test@127.0.0.1",
    "site.test\\@127.0.0.1",
    "site.test#@127.0.0.1",
  };
  g_autoptr (HdFetcher) fetcher = hd_fetcher_new ();
  Fixture closed = { fixture->server, fixture->inner, fetcher };

  hd_test_resolver_set ("localhost", "127.0.0.1,::1");
  hd_test_resolver_set ("foo.localhost", "127.0.0.1");
  hd_test_resolver_set ("localhost.", "127.0.0.1");
  hd_test_resolver_set ("loop.test", "127.0.0.1");
  hd_test_resolver_set ("six.test", "::1");
  hd_test_resolver_set ("both.test", "127.0.0.1,::1");
  hd_test_resolver_set ("mapped.test", "::ffff:127.0.0.1");
  hd_test_resolver_set ("linklocal.test", "fe80::1,169.254.1.1");
  hd_test_resolver_set ("site.test", "10.9.8.7");

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *url = hd_test_server_url (fixture->inner, spellings[i], "/secret");
      HdFetchRequest request = { .url = url };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", url);
      g_assert_null (run (&closed, &request, &error));
      g_assert_true (g_error_matches (error, HD_ERROR, HD_ERROR_LOCAL) ||
                     g_error_matches (error, HD_ERROR, HD_ERROR_INVALID));
    }
  g_assert_cmpuint (hd_test_server_count_connections (fixture->inner), ==, 0);
}

static void
a_name_that_changes_gets_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = hd_test_server_url (fixture->inner, "rebind.test", "/secret");
  HdFetchRequest request = { .url = url };
  g_autoptr (GError) error = NULL;

  /* Whoever looked a name up, judged, and let another look it up again would fall for this. */
  hd_test_resolver_set ("rebind.test", "203.0.113.5|127.0.0.1");
  for (int i = 0; i < 3; i++)
    {
      g_clear_error (&error);
      g_assert_null (run (fixture, &request, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_LOCAL);
    }
  g_assert_cmpuint (hd_test_server_count_connections (fixture->inner), ==, 0);
}

static void
a_good_address_beside_a_bad_one_is_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdFetchResult) result = NULL;

  hd_test_resolver_set ("mixed.test", "::1,10.0.0.1,127.0.0.1");
  hd_test_server_serve (fixture->server, "/", "", "good", -1);
  result = get (fixture, "mixed.test", "/", HD_FETCH_PAGE, &error);
  g_assert_no_error (error);
  assert_body (result, "good");
}

static void
what_the_user_allowed_is_asked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = hd_test_server_url (fixture->inner, "127.0.0.1", "/page");
  g_autofree char *hidden = hd_test_server_url (fixture->inner, "inner.test", "/secret");
  HdFetchRequest request = { .url = url, .allow_local = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdFetchResult) result = NULL;

  hd_test_server_serve (fixture->inner, "/page", "", "mine", -1);
  result = run (fixture, &request, &error);
  g_assert_no_error (error);
  assert_body (result, "mine");

  /* It may not send us on to others there. */
  hd_test_resolver_set ("inner.test", "127.0.0.1");
  redirect (fixture->inner, "/page", 302, hidden);
  g_assert_null (run (fixture, &request, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LOCAL);
  g_assert_cmpuint (hd_test_server_count (fixture->inner, "/secret"), ==, 0);
}

/*
 * Too much, too slow
 */

static GBytes *
pack_zeros (gsize size)
{
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, G_CONVERTER (packer));
  g_autofree char *zeros = g_malloc0 (MB);

  for (gsize i = 0; i < size; i += MB)
    g_assert_true (hd_test_write (out, zeros, MB));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Returns: the most memory that this process ever had, in kB */
static gint64
peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static void
bombs_do_not_go_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bomb = pack_zeros (200 * MB);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "net", "zeros.br", NULL);
  g_autofree char *brotli = NULL;
  gsize brotli_size;
  gint64 before;
  static const HdFetchKind kinds[] = { HD_FETCH_PAGE, HD_FETCH_FEED, HD_FETCH_PICTURE };

  g_assert_true (g_file_get_contents (path, &brotli, &brotli_size, NULL));
  hd_test_server_serve (fixture->server, "/gzip", "Content-Encoding: gzip\r\n",
                        g_bytes_get_data (bomb, NULL), (gssize) g_bytes_get_size (bomb));
  hd_test_server_serve (fixture->server, "/brotli", "Content-Encoding: br\r\n", brotli,
                        (gssize) brotli_size);
  before = peak_memory ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) brotli_error = NULL;

      g_assert_null (get (fixture, "site.test", "/gzip", kinds[i], &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
      g_assert_null (get (fixture, "site.test", "/brotli", kinds[i], &brotli_error));
      g_assert_error (brotli_error, HD_ERROR, HD_ERROR_LIMIT);
    }
  g_assert_cmpint (peak_memory () - before, <, MEMORY_MAX);
}

static void
serve_text (Fixture *fixture, gsize size)
{
  g_autofree char *text = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    text[i] = (char) ('a' + g_random_int_range (0, 26));
  hd_test_server_serve (fixture->server, "/text", "", text, (gssize) size);
}

static void
sizes_are_bounded (Fixture *fixture, gconstpointer data)
{
  typedef struct
  {
    HdFetchKind kind;
    gsize max;
  } Case;
  static const Case cases[] = {
    { HD_FETCH_PAGE, 16 * MB },
    { HD_FETCH_FEED, 32 * MB },
    { HD_FETCH_PICTURE, 8 * MB },
  };

  hd_fetcher_set_patience (fixture->fetcher, 20000, 5000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdFetchResult) result = NULL;

      serve_text (fixture, cases[i].max);
      result = get (fixture, "site.test", "/text", cases[i].kind, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (result->body), ==, cases[i].max);
      serve_text (fixture, cases[i].max + 1);
      g_assert_null (get (fixture, "site.test", "/text", cases[i].kind, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
    }
}

static void
endless (GOutputStream *out, const char *head, gpointer user_data)
{
  g_autofree char *block = g_malloc (65536);

  memset (block, 'x', 65536);
  if (hd_test_write (out, user_data, strlen (user_data)))
    while (hd_test_write (out, block, 65536))
      ;
}

static void
drip (GOutputStream *out, const char *head, gpointer user_data)
{
  hd_test_write (out, user_data, strlen (user_data));
  while (hd_test_write (out, "x", 1))
    g_usleep (20000);
}

static void
drip_lines (GOutputStream *out, const char *head, gpointer user_data)
{
  hd_test_write (out, user_data, strlen (user_data));
  while (hd_test_write (out, "X: y\r\n", 6))
    g_usleep (20000);
}

static void
silent (GOutputStream *out, const char *head, gpointer user_data)
{
  int *ended = user_data;

  for (int i = 0; i < 200 && !g_atomic_int_get (ended); i++)
    g_usleep (20000);
}

static void
endless_answers_end (Fixture *fixture, gconstpointer data)
{
  typedef struct
  {
    HdTestAnswer answer;
    const char *begin;
  } Case;
  static const Case cases[] = {
    { endless, "HTTP/1.1 200 OK\r\n\r\n" },
    { endless, "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n" },
    { endless, "HTTP/1.1 404 Not Found\r\n\r\n" },
    { endless, "HTTP/1.1 302 Found\r\nLocation: /ok\r\n\r\n" },
    { endless, "HTTP/1.1 200 OK\r\nX: " },
    { endless, "" },
    { endless, "HTTP/1.1 " },
    { drip, "HTTP/1.1 200 OK\r\n\r\n" },
    { drip, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" },
    { drip, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" },
    { drip, "HTTP/1.1 200 OK\r\nX: " },
    { drip, "" },
    { drip_lines, "HTTP/1.1 200 OK\r\n" },
  };
  gint64 before = peak_memory ();

  hd_test_server_serve (fixture->server, "/ok", "", "ok", -1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdFetchResult) result = NULL;
      gint64 start = g_get_monotonic_time ();

      hd_test_server_answer (fixture->server, "/endless", cases[i].answer,
                             (gpointer) cases[i].begin);
      result = get (fixture, "site.test", "/endless", HD_FETCH_PAGE, &error);
      g_test_message ("%u: %s", i, error != NULL ? error->message : "a result");
      if (i == 2 || i == 3)
        g_assert_no_error (error);
      else
        g_assert_true (g_error_matches (error, HD_ERROR, HD_ERROR_LIMIT) ||
                       g_error_matches (error, HD_ERROR, HD_ERROR_FAILED));
      g_assert_cmpfloat ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, <,
                         hd_patience ());
    }
  g_assert_cmpint (peak_memory () - before, <, MEMORY_MAX);
  /* That the servers could stop writing, and the fixture can be freed, shows that the connections
   * were closed. */
}

static void
silence_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  /* The server looks at it a little longer than this function lives. */
  static int ended;

  hd_test_server_answer (fixture->server, "/silent", silent, &ended);
  g_assert_null (get (fixture, "site.test", "/silent", HD_FETCH_PAGE, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  g_atomic_int_set (&ended, TRUE);
}

static void
lies_about_length_are_noticed (Fixture *fixture, gconstpointer data)
{
  typedef struct
  {
    const char *answer;
    const char *body; /* NULL: an error; "": whatever the library makes of it, but in time */
  } Case;
  static const Case cases[] = {
    { "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", NULL },
    { "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlonger", "long" },
    { "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx", NULL },
    { "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx", NULL },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n0\r\n\r\n", "four" },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx", "" },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-4\r\nfour\r\n0\r\n\r\n", "" },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nfour\r\n", NULL },
    { "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nfour", "four" },
    { "HTTP/1.1 200 OK\r\n\r\nuntil the end", "until the end" },
    { "nothing of the kind", NULL },
    { "", NULL },
    { "HTTP/1.1 200 OK", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdFetchResult) result = NULL;

      hd_test_server_say (fixture->server, "/lie", cases[i].answer);
      result = get (fixture, "site.test", "/lie", HD_FETCH_PAGE, &error);
      g_test_message ("%u: %s", i, error != NULL ? error->message : "a result");
      if (cases[i].body != NULL && cases[i].body[0] == '\0')
        {
          g_assert_true (result != NULL || error != NULL);
        }
      else if (cases[i].body != NULL)
        {
          g_assert_no_error (error);
          assert_body (result, cases[i].body);
        }
      else
        {
          g_assert_null (result);
          g_assert_nonnull (error);
        }
    }
}

static void
a_closed_port_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HdFetchRequest request = { .url = "http://site.test:9/" };
  HdFetchRequest nowhere = { .url = "http://nowhere.test/" };

  g_assert_null (run (fixture, &request, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "site.test"));
  g_clear_error (&error);
  g_assert_null (run (fixture, &nowhere, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "nowhere.test"));
}

/*
 * Certificates
 */

static void
certificates_are_checked (Fixture *fixture, gconstpointer data)
{
  const char *name = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdFetchResult) result = NULL;
  g_autofree char *downgrade = hd_test_server_url (fixture->inner, "other.test", "/");

  hd_test_server_serve (fixture->server, "/", "", "safe", -1);
  result = get (fixture, "secure.test", "/", HD_FETCH_FEED, &error);
  if (!g_str_equal (name, "good.pem"))
    {
      static const struct
      {
        const char *name, *why;
      } reasons[] = {
        { "self.pem", "trusts" },
        { "other.pem", "another site" },
        { "expired.pem", "expired" },
        { "future.pem", "not valid yet" },
      };

      g_assert_error (error, HD_ERROR, HD_ERROR_FAILED);
      for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
        if (g_str_equal (name, reasons[i].name))
          g_assert_nonnull (strstr (error->message, reasons[i].why));
      g_assert_nonnull (strstr (error->message, "secure.test"));
      g_assert_cmpuint (hd_test_server_count (fixture->server, "/"), ==, 0);
      return;
    }

  g_assert_no_error (error);
  assert_body (result, "safe");

  /* From here nobody is led to a connection that others can read. */
  redirect (fixture->server, "/down", 301, downgrade);
  g_assert_null (get (fixture, "secure.test", "/down", HD_FETCH_FEED, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_FAILED);
  g_assert_cmpuint (hd_test_server_count_connections (fixture->inner), ==, 0);
}

/*
 * Many at once
 */

typedef struct
{
  GMutex lock;
  GHashTable *now; /* host → how many are answered */
  guint all;
  guint max_all;
  guint max_host;
} Load;

static void
answer_load (GOutputStream *out, const char *head, gpointer user_data)
{
  Load *load = user_data;
  g_auto (GStrv) lines = g_strsplit (head, "\r\n", -1);
  const char *host = "";
  guint count;

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], "Host:", 5) == 0)
      host = lines[i];

  g_mutex_lock (&load->lock);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (load->now, host)) + 1;
  g_hash_table_insert (load->now, g_strdup (host), GUINT_TO_POINTER (count));
  load->all++;
  load->max_all = MAX (load->max_all, load->all);
  load->max_host = MAX (load->max_host, count);
  g_mutex_unlock (&load->lock);

  g_usleep (20000);

  g_mutex_lock (&load->lock);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (load->now, host)) - 1;
  g_hash_table_insert (load->now, g_strdup (host), GUINT_TO_POINTER (count));
  load->all--;
  g_mutex_unlock (&load->lock);
  hd_test_write (out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 40);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdFetchResult) answer = hd_fetcher_fetch_finish (HD_FETCHER (source), result, &error);
  guint *done = user_data;

  g_assert_no_error (error);
  assert_body (answer, "ok");
  (*done)++;
}

static void
few_are_asked_at_once (Fixture *fixture, gconstpointer data)
{
  Load load = { .now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  guint done = 0;

  g_mutex_init (&load.lock);
  hd_test_server_answer (fixture->server, "/load", answer_load, &load);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *host = g_strdup_printf ("host%d.test", i < 20 ? 0 : i % 5);
      g_autofree char *url = hd_test_server_url (fixture->server, host, "/load");
      HdFetchRequest request = { .url = url };

      hd_test_resolver_set (host, "127.0.0.1");
      hd_fetcher_fetch_async (fixture->fetcher, &request, NULL, count_cb, &done);
    }
  while (done < 40)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (load.max_all, <=, HD_FETCHES_AT_ONCE);
  g_assert_cmpuint (load.max_all, >=, 2);
  g_assert_cmpuint (load.max_host, <=, HD_FETCHES_PER_HOST);
  g_hash_table_unref (load.now);
  g_mutex_clear (&load.lock);
}

static void
gave_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint *done = user_data;

  g_assert_null (hd_fetcher_fetch_finish (HD_FETCHER (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  (*done)++;
}

static void
a_request_can_be_given_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *url = hd_test_server_url (fixture->server, "site.test", "/silent");
  HdFetchRequest request = { .url = url };
  gint64 start = g_get_monotonic_time ();
  /* The server looks at it a little longer than this function lives. */
  static int ended;
  guint done = 0;

  hd_fetcher_set_patience (fixture->fetcher, 60000, 60000);
  hd_test_server_answer (fixture->server, "/silent", silent, &ended);
  for (int i = 0; i < 6; i++) /* two that run, and four that wait */
    hd_fetcher_fetch_async (fixture->fetcher, &request, cancellable, gave_up_cb, &done);
  while (hd_test_server_count (fixture->server, "/silent") < 2)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  while (done < 6)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpfloat ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, <,
                     hd_patience ());
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/silent"), ==, 2);

  /* One that was given up before it began. */
  hd_fetcher_fetch_async (fixture->fetcher, &request, cancellable, gave_up_cb, &done);
  while (done < 7)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/silent"), ==, 2);
  g_atomic_int_set (&ended, TRUE);
}

int
main (int argc, char **argv)
{
  g_autofree char *authority = NULL;
  g_autoptr (GTlsDatabase) database = NULL;
  static const char *const certificates[] = { "good.pem", "self.pem", "other.pem", "expired.pem",
                                              "future.pem" };

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  hd_test_resolver_install ();

#define ADD(path, func) g_test_add ("/fetcher/" path, Fixture, NULL, set_up, func, tear_down)

  ADD ("a-page-is-fetched", a_page_is_fetched);
  ADD ("marks-are-sent-as-a-pair", marks_are_sent_as_a_pair);
  ADD ("a-status-is-explained", a_status_is_explained);
  ADD ("permanent-redirects-are-told", permanent_redirects_are_told);
  ADD ("bad-redirects-end", bad_redirects_end);
  ADD ("five-redirects-are-followed", five_redirects_are_followed);
  ADD ("the-private-network-is-not-asked", the_private_network_is_not_asked);
  ADD ("no-spelling-of-here-is-asked", no_spelling_of_here_is_asked);
  ADD ("a-name-that-changes-gets-nowhere", a_name_that_changes_gets_nowhere);
  ADD ("a-good-address-beside-a-bad-one-is-taken", a_good_address_beside_a_bad_one_is_taken);
  ADD ("what-the-user-allowed-is-asked", what_the_user_allowed_is_asked);
  ADD ("bombs-do-not-go-off", bombs_do_not_go_off);
  ADD ("sizes-are-bounded", sizes_are_bounded);
  ADD ("endless-answers-end", endless_answers_end);
  ADD ("silence-ends", silence_ends);
  ADD ("lies-about-length-are-noticed", lies_about_length_are_noticed);
  ADD ("a-closed-port-is-told", a_closed_port_is_told);
  ADD ("few-are-asked-at-once", few_are_asked_at_once);
  ADD ("a-request-can-be-given-up", a_request_can_be_given_up);

  authority = g_test_build_filename (G_TEST_DIST, "data", "net", "ca.pem", NULL);
  database = g_tls_file_database_new (authority, NULL);
  if (database == NULL)
    {
      g_test_message ("No TLS on this system");
      return g_test_run ();
    }
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
  for (guint i = 0; i < G_N_ELEMENTS (certificates); i++)
    {
      g_autofree char *path = g_strconcat ("/fetcher/certificates/", certificates[i], NULL);

      g_test_add (path, Fixture, certificates[i], set_up, certificates_are_checked, tear_down);
    }
  return g_test_run ();
}
