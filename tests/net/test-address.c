/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libsoup/soup.h>

#include "hd-error.h"
#include "hd-fetch-headers.h"
#include "hd-net-address.h"

static void
private_addresses_are_known (void)
{
  static const char *const refused[] = {
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.251",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.1.2.3",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:1::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "3fff::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "5f00::1",
    "4000::1",
  };
  static const char *const allowed[] = {
    "1.1.1.1",          "8.8.8.8",         "9.255.255.255",     "11.0.0.1",    "100.63.255.255",
    "100.128.0.0",      "126.0.0.1",       "128.0.0.1",         "169.253.1.1", "172.15.0.1",
    "172.32.0.1",       "192.0.1.1",       "192.167.1.1",       "198.17.0.1",  "198.20.0.1",
    "223.1.1.1",        "2606:4700::1",    "2001:4860:4860::8", "2a00::1",     "::ffff:8.8.8.8",
    "64:ff9b::808:808", "2002:808:808::1", "2001:200::1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (refused[i]);

      g_assert_nonnull (address);
      g_test_message ("%s", refused[i]);
      g_assert_false (hd_net_address_is_public (address));
    }
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (allowed[i]);

      g_assert_nonnull (address);
      g_test_message ("%s", allowed[i]);
      g_assert_true (hd_net_address_is_public (address));
    }
}

typedef struct
{
  const char *url;
  const char *read_as; /* NULL: refused */
} Url;

static void
addresses_are_read (void)
{
  static const Url urls[] = {
    { "http://example.org", "http://example.org/" },
    { "https://Example.ORG/a?b#c", "https://example.org/a?b" },
    { "HTTP://example.org:8080/", "http://example.org:8080/" },
    { "  http://example.org/a b ", "http://example.org/a%20b" },
    { "http://example.org/\xc3\xbc?q=\xc3\xbc", "http://example.org/%C3%BC?q=%C3%BC" },
    { "http://example.org/%C3%BC%2f", "http://example.org/%C3%BC%2F" },
    { "http://b\xc3\xbc"
      "cher.example/",
      "http://xn--bcher-kva.example/" },
    { "http://[2001:4860::8]/x", "http://[2001:4860::8]/x" },
    { "http://93.184.216.34/", "http://93.184.216.34/" },
    /* Full-width and circled digits are digits, and then checked as such. */
    { "http://\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1/", "http://127.0.0.1/" },
    { "http://127\xe3\x80\x82"
      "0\xe3\x80\x82"
      "0\xe3\x80\x82"
      "1/",
      "http://127.0.0.1/" },
    { "http://%31%32%37.0.0.1/", NULL },
    { "http://example.org|x/", NULL },
    /* Numbers that hide where they lead. */
    { "http://2130706433/", NULL },
    { "http://0x7f000001/", NULL },
    { "http://0x7f.1/", NULL },
    { "http://0177.0.0.1/", NULL },
    { "http://017700000001/", NULL },
    { "http://127.1/", NULL },
    { "http://127.0.1/", NULL },
    { "http://127.0.0.1./", NULL },
    { "http://0/", NULL },
    { "http://1.2.3.4.5/", NULL },
    { "http://00000177.1/", NULL },
    { "http://0x7F.0x0.0x0.0x1/", NULL },
    { "http://[fe80::1%25lo]/", NULL },
    { "http://[::1/", NULL },
    /* Other places than the web. */
    { "file:///etc/passwd", NULL },
    { "FILE:/etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "data:text/html,x", NULL },
    { "ftp://example.org/", NULL },
    { "gopher://example.org/", NULL },
    { "feed:http://example.org/", NULL },
    { "resource:///x", NULL },
    { "unix:/run/x", NULL },
    { "|/bin/true", NULL },
    { "exec:/bin/true", NULL },
    { "/a/path", NULL },
    { "example.org", NULL },
    { "", NULL },
    { "http:", NULL },
    { "http:///x", NULL },
    { "http://", NULL },
    { "http://user:secret@example.org/", NULL },
    { "http://example.org\\@127.0.0.1/", NULL },
    { "http://exam\nple.org/", NULL },
    { "http://example.org/a\r\nHost: x", NULL },
    { "http://example.org/\x01", NULL },
    { "http://example.org/\xff", NULL },
    { "http://example.org:99999/", NULL },
    { "http://example.org:x/", NULL },
    { "http://ex ample.org/", NULL },
    { "http://ex%00ample.org/", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GUri) uri = hd_net_parse_url (urls[i].url, &error);
      g_autofree char *text = uri != NULL ? g_uri_to_string (uri) : NULL;

      g_test_message ("%u", i);
      g_assert_cmpstr (text, ==, urls[i].read_as);
      if (text == NULL)
        g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
    }
}

static void
long_addresses_are_refused (void)
{
  g_autofree char *tail = g_strnfill (HD_NET_URL_MAX, 'a');
  g_autofree char *url = g_strconcat ("http://example.org/", tail, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (hd_net_parse_url (url, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
}

static void
redirects_are_resolved (void)
{
  static const Url urls[] = {
    { "/b", "https://example.org/b" },
    { "b?c", "https://example.org/a/b?c" },
    { "//other.example/x", "https://other.example/x" },
    { "http://other.example", "http://other.example/" },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "//user@other.example/", NULL },
    { "//0x7f.1/", NULL },
  };
  g_autoptr (GUri) base = hd_net_parse_url ("https://example.org/a/x", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GUri) uri = hd_net_resolve (base, urls[i].url, NULL);
      g_autofree char *text = uri != NULL ? g_uri_to_string (uri) : NULL;

      g_assert_cmpstr (text, ==, urls[i].read_as);
    }
}

typedef struct
{
  const char *name, *value;
  gint64 max_age, retry_after;
} Header;

static void
headers_are_read (void)
{
  static const Header headers[] = {
    { "Cache-Control", "max-age=600", 600, -1 },
    { "Cache-Control", "public, MAX-AGE=60, must-revalidate", 60, -1 },
    { "Cache-Control", "no-cache, max-age=600", 0, -1 },
    { "Cache-Control", "no-store", 0, -1 },
    { "Cache-Control", "max-age=99999999999999", HD_FETCH_AGE_MAX, -1 },
    { "Cache-Control", "max-age=-5", -1, -1 },
    { "Cache-Control", "max-age=soon", -1, -1 },
    { "Expires", "Thu, 03 Dec 2026 12:00:00 GMT", 3600, -1 },
    { "Expires", "Thu, 03 Dec 2026 10:00:00 GMT", 0, -1 },
    { "Expires", "0", -1, -1 },
    { "Retry-After", "120", -1, 120 },
    { "Retry-After", " 120 ", -1, 120 },
    { "Retry-After", "Thu, 03 Dec 2026 11:05:00 GMT", -1, 300 },
    { "Retry-After", "Thursday, 03-Dec-26 11:05:00 GMT", -1, 300 },
    { "Retry-After", "Thu Dec  3 11:05:00 2026", -1, 300 },
    { "Retry-After", "Thu, 03 Dec 2020 11:05:00 GMT", -1, 0 },
    { "Retry-After", "later", -1, -1 },
    { "Retry-After", "-5", -1, -1 },
    { "Retry-After", "99999999999999999999", -1, HD_FETCH_AGE_MAX },
    { "X-Other", "1", -1, -1 },
  };
  const gint64 now = 1796295600; /* 3 December 2026, 11:00 */

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      SoupMessageHeaders *all = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
      HdFetchResult *result = g_new0 (HdFetchResult, 1);

      soup_message_headers_append (all, headers[i].name, headers[i].value);
      hd_fetch_headers_read (all, now, result);
      g_test_message ("%s: %s", headers[i].name, headers[i].value);
      g_assert_cmpint (result->max_age, ==, headers[i].max_age);
      g_assert_cmpint (result->retry_after, ==, headers[i].retry_after);

      /* With a clock of its own, an hour behind, a server means an hour more. */
      soup_message_headers_append (all, "Date", "Thu, 03 Dec 2026 10:00:00 GMT");
      g_free (result->content_type);
      hd_fetch_headers_read (all, now, result);
      if (headers[i].retry_after == 300)
        g_assert_cmpint (result->retry_after, ==, 3900);

      hd_fetch_result_free (result);
      soup_message_headers_unref (all);
    }
}

static void
marks_are_kept_as_they_are (void)
{
  static const char *const etags[] = { "\"abc\"", "W/\"a b\"", "no quotes", "\"\xc3\xbc\"", "''" };

  for (guint i = 0; i < G_N_ELEMENTS (etags); i++)
    {
      SoupMessageHeaders *answer = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
      SoupMessageHeaders *question = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
      g_autoptr (HdFetchResult) result = g_new0 (HdFetchResult, 1);
      HdFetchRequest request = { .kind = HD_FETCH_FEED };

      soup_message_headers_append (answer, "ETag", etags[i]);
      soup_message_headers_append (answer, "Last-Modified", "yesterday, about noon");
      hd_fetch_headers_read (answer, 0, result);
      request.etag = result->etag;
      request.last_modified = result->last_modified;
      hd_fetch_headers_ask (question, &request);
      g_assert_cmpstr (soup_message_headers_get_one (question, "If-None-Match"), ==, etags[i]);
      g_assert_cmpstr (soup_message_headers_get_one (question, "If-Modified-Since"), ==,
                       "yesterday, about noon");
      soup_message_headers_unref (answer);
      soup_message_headers_unref (question);
    }
}

static void
no_mark_can_add_a_header (void)
{
  static const char *const marks[] = { "a\r\nHost: x", "a\nb", "\x01", "", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      SoupMessageHeaders *question = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
      HdFetchRequest request = { .kind = HD_FETCH_FEED,
                                 .etag = marks[i],
                                 .last_modified = marks[i] };

      hd_fetch_headers_ask (question, &request);
      g_assert_null (soup_message_headers_get_one (question, "If-None-Match"));
      g_assert_null (soup_message_headers_get_one (question, "If-Modified-Since"));
      soup_message_headers_unref (question);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/private-addresses-are-known", private_addresses_are_known);
  g_test_add_func ("/address/addresses-are-read", addresses_are_read);
  g_test_add_func ("/address/long-addresses-are-refused", long_addresses_are_refused);
  g_test_add_func ("/address/redirects-are-resolved", redirects_are_resolved);
  g_test_add_func ("/address/headers-are-read", headers_are_read);
  g_test_add_func ("/address/marks-are-kept-as-they-are", marks_are_kept_as_they_are);
  g_test_add_func ("/address/no-mark-can-add-a-header", no_mark_can_add_a_header);
  return g_test_run ();
}
