/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-error.h"
#include "hd-fetch-fixture.h"

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

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  hd_test_resolver_install ();

#define ADD(path, func) g_test_add ("/fetcher/" path, Fixture, NULL, set_up, func, tear_down)

  ADD ("bad-redirects-end", bad_redirects_end);
  ADD ("the-private-network-is-not-asked", the_private_network_is_not_asked);
  ADD ("no-spelling-of-here-is-asked", no_spelling_of_here_is_asked);
  ADD ("a-name-that-changes-gets-nowhere", a_name_that_changes_gets_nowhere);
  ADD ("a-good-address-beside-a-bad-one-is-taken", a_good_address_beside_a_bad_one_is_taken);
  ADD ("what-the-user-allowed-is-asked", what_the_user_allowed_is_asked);
  return g_test_run ();
}
