/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-error.h"
#include "hd-fetch-fixture.h"
#include "hd-patience.h"

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
  ADD ("five-redirects-are-followed", five_redirects_are_followed);
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
