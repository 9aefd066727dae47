/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-error.h"
#include "hd-refresh-fixture.h"

/*
 * Discovery
 */

static void
a_page_offers_its_feeds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = hd_test_server_url (fixture->server, "site.test", "/");
  g_autofree char *first = hd_test_server_url (fixture->server, "site.test", "/blog/atom.xml");
  g_autoptr (GError) error = NULL;
  HdFeedDiscovery *found;
  gint64 id;

  hd_test_server_serve (fixture->server, "/", "Content-Type: text/html\r\n",
                        "<!doctype html><head><base href='/blog/'><title>Blog</title>"
                        "<link rel=alternate type='application/atom+xml' title='The "
                        "&lt;b&gt;blog&lt;/b&gt;'"
                        " href=atom.xml>"
                        "<link rel='alternate' type='application/rss+xml' title='Blog » Comments "
                        "Feed'"
                        " href='/comments/feed/'>"
                        "<link rel='alternate' type='application/json' "
                        "href='/wp-json/wp/v2/pages/1'>"
                        "<link rel='alternate' type='application/json+oembed' "
                        "href='/wp-json/oembed?x'>"
                        "<link rel='alternate stylesheet' type='text/css' href='x.css'>"
                        "<link rel='alternate' type='application/rss+xml' "
                        "href='javascript:alert(1)'>"
                        "<link rel='alternate' type='application/rss+xml' "
                        "href='file:///etc/passwd'>"
                        "<link rel='Alternate' type='Application/RSS+XML; charset=utf-8' "
                        "href='//other.test/rss'>"
                        "<link rel='alternate' type='application/atom+xml' href=atom.xml>"
                        "<body><p>Hello<link rel=alternate type=application/feed+json "
                        "href=feed.json>",
                        -1);
  serve (fixture, "/blog/atom.xml", "", "", 2);
  found = discover (fixture, url, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hd_feed_discovery_get_n_feeds (found), ==, 3);
  g_assert_cmpstr (hd_feed_discovery_get_url (found, 0), ==, first);
  g_assert_cmpstr (hd_feed_discovery_get_title (found, 0), ==, "The <b>blog</b>");
  g_assert_cmpstr (hd_feed_discovery_get_url (found, 1), ==, "http://other.test/rss");
  g_assert_true (g_str_has_suffix (hd_feed_discovery_get_url (found, 2), "/blog/feed.json"));

  hd_feeds_add_async (fixture->context, found, 0, 0, NULL, hd_keep_result_cb, &fixture->result);
  id = hd_wait_id (fixture->context, &fixture->result);
  g_assert_cmpuint (count_articles (fixture, HD_ARTICLES_FEED, id), ==, 2);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/blog/atom.xml"), ==, 1);
}

static void
what_is_no_feed_is_told (Fixture *fixture, gconstpointer data)
{
  static const char *const addresses[] = { "not an address", "file:///etc/passwd",
                                           "javascript:alert(1)", "|/bin/true", "" };
  g_autofree char *page = hd_test_server_url (fixture->server, "site.test", "/page");
  g_autofree char *missing = hd_test_server_url (fixture->server, "site.test", "/missing");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_assert_null (discover (fixture, addresses[i], FALSE, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
      g_clear_error (&error);
    }
  hd_test_server_serve (fixture->server, "/page", "Content-Type: text/html\r\n",
                        "<html><body><p>No feed here", -1);
  g_assert_null (discover (fixture, page, FALSE, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
  g_clear_error (&error);
  g_assert_null (discover (fixture, missing, FALSE, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "404"));
}

/*
 * Lists of feeds
 */

static char *export(Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  hd_feeds_export_async (fixture->context, NULL, hd_keep_result_cb, &fixture->result);
  result = hd_wait_for (&fixture->result);
  fixture->result = NULL;
  bytes = hd_feeds_export_finish (fixture->context, result, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
what_goes_out_comes_in_again (Fixture *fixture, gconstpointer data)
{
  static const char list[] =
    "<opml version='1.0'><head><title>Mine</title></head><body>"
    "<outline text='Plants &amp; &quot;more&quot;'><outline text='Trees'>"
    "<outline text='Oaks' xmlUrl='http://a.test/1' htmlUrl='http://a.test/'/></outline>"
    "<outline title='Roses &lt;3' xmlUrl='http://a.test/2?a=1&amp;b=2' type='atom'/></outline>"
    "<outline text='Trees'><outline text='Elsewhere' xmlUrl='https://b.test/3'/></outline>"
    "<outline text='Top' xmlUrl='http://c.test/'/>"
    "<outline text='Again' xmlUrl='http://c.test/'/>"
    "<outline text='Bad' xmlUrl='file:///etc/passwd'/>"
    "<outline text='Worse' xmlUrl='|/bin/true'/>"
    "<outline xmlUrl='http://d.test/\xc3\xa9'/>"
    "</body></opml>";
  Fixture second = { 0 };
  g_autofree char *first_out = NULL;
  g_autofree char *second_out = NULL;
  GListModel *feeds;
  GListModel *folders;

  import (fixture, list, 5);
  first_out = export(fixture);
  g_assert_nonnull (strstr (first_out, "<dateCreated>Wed, 25 Nov 2026 00:00:00 +0000<"));
  g_assert_nonnull (strstr (first_out, "xmlUrl=\"http://a.test/2?a=1&amp;b=2\""));
  g_assert_null (strstr (first_out, "passwd"));
  set_up (&second, NULL);
  import (&second, first_out, 5);
  second_out = export(&second);
  g_assert_cmpstr (second_out, ==, first_out);

  feeds = hd_feeds_get_list (second.context);
  folders = hd_feeds_get_folders (second.context);
  hd_wait_loaded (feeds);
  hd_wait_loaded (folders);
  g_assert_cmpuint (g_list_model_get_n_items (feeds), ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (folders), ==, 3);
  import (&second, first_out, 0);
  tear_down (&second, NULL);

  /* One step of undo takes the whole list back. */
  hd_context_undo_last_async (fixture->context, hd_keep_result_cb, &fixture->result);
  {
    g_autoptr (GAsyncResult) result = hd_wait_for (&fixture->result);
    g_autofree char *said = hd_context_undo_finish (fixture->context, result, NULL);

    g_assert_cmpstr (said, ==, "Undone: Feeds added");
    fixture->result = NULL;
  }
  g_clear_pointer (&first_out, g_free);
  first_out = export(fixture);
  g_assert_null (strstr (first_out, "xmlUrl"));
}

static void
a_list_of_another_kind_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hello", 5);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hd_feeds_import_async (fixture->context, bytes, NULL, hd_keep_result_cb, &fixture->result);
  result = hd_wait_for (&fixture->result);
  g_assert_null (hd_feeds_import_finish (fixture->context, result, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
}

static void
entries_become_articles (Fixture *fixture, gconstpointer data)
{
  static const char atom[] =
    "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>Garten</title>"
    "<entry><id>tag:a.test,2026:1</id><title type='html'>Tulpen &amp;amp; &lt;i>mehr&lt;/i></title>"
    "<link href='/eins'/><author><name>Dana</name></author><updated>2026-11-20T10:00:00Z</updated>"
    "<content type='html'>&lt;p>Erster Absatz.&lt;/p>&lt;script>alert(1)&lt;/script>"
    "&lt;p>Zweiter &lt;a href='/zwei'>Absatz&lt;/a>.&lt;/p>&lt;img src='/b.png' alt='Bild'>"
    "</content></entry></feed>";
  g_autoptr (HdArticleList) list = NULL;
  g_autoptr (HdArticleItem) item = NULL;
  g_autofree char *link = hd_test_server_url (fixture->server, "site.test", "/eins");
  gint64 id;

  hd_test_server_serve (fixture->server, "/atom", "", atom, -1);
  id = add (fixture, "site.test", "/atom");
  list = hd_article_list_new (fixture->context);
  hd_article_list_set_scope (list, HD_ARTICLES_FEED, id);
  hd_wait_loaded (G_LIST_MODEL (list));
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  while (!item->loaded)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (item->title, ==, "Tulpen & mehr");
  g_assert_cmpstr (item->url, ==, link);
  g_assert_cmpstr (item->byline, ==, "Dana");
  g_assert_cmpstr (item->language, ==, "de");
  g_assert_cmpstr (item->source_title, ==, "Garten");
  g_assert_cmpstr (item->source_kind, ==, "feed");
  g_assert_cmpint (item->pictures, ==, 1);
  g_assert_cmpint (item->published_at, ==, 1795168800);
  g_assert_true (g_str_has_prefix (item->excerpt, "Erster Absatz."));
  g_assert_null (strstr (item->excerpt, "alert"));
  g_assert_true (item->unread);
  hd_article_list_set_search (list, "zweiter");
  hd_wait_loaded (G_LIST_MODEL (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
}

static void
beginnings_are_completed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) page = g_string_new ("<html><head><title>Long</title></head><body><article>");
  g_autoptr (HdSubscription) feed = NULL;
  g_autoptr (HdSubscription) whole = NULL;
  g_autoptr (HdArticleList) list = NULL;
  const char *head = "<rss><channel><title>G</title><item><title>Long</title><link>/long</link>"
                     "<description>It begins</description></item><item><title>Short</title>"
                     "<link>/missing</link><description>As it is</description></item>";
  g_autofree char *first = g_strconcat (head, "</channel></rss>", NULL);
  g_autofree char *second =
    g_strconcat (head, "<item><title>New</title><link>/long?2</link><description>b</description>",
                 "</item></channel></rss>", NULL);
  g_autofree char *picture = NULL;
  g_autofree char *leaf = NULL;
  g_autoptr (HdArticleItem) found = NULL;
  gsize length;
  gint64 id;

  for (int i = 0; i < 20; i++)
    g_string_append (page,
                     "<p>A garden of quillworts needs water, light and much time, as everybody who "
                     "has one knows well, and as everybody else will learn in time.</p>");
  g_string_append (page, "<img src='leaf.png' alt='A leaf'></article></body></html>");
  picture = g_test_build_filename (G_TEST_DIST, "data", "pictures", "clear.png", NULL);
  g_assert_true (g_file_get_contents (picture, &leaf, &length, NULL));
  hd_test_server_serve (fixture->server, "/leaf.png", "", leaf, (gssize) length);
  hd_test_server_serve (fixture->server, "/long?2", "Content-Type: text/html\r\n", page->str, -1);
  hd_test_server_serve (fixture->server, "/feed", "", first, -1);
  id = add (fixture, "site.test", "/feed");
  feed = get_feed (fixture, id);
  whole = hd_record_copy (HD_RECORD (feed));
  g_object_set (whole, "full-text", TRUE, NULL);
  hd_feeds_change_async (fixture->context, feed, whole, NULL, hd_keep_result_cb, &fixture->result);
  hd_wait_id (fixture->context, &fixture->result);

  hd_test_server_serve (fixture->server, "/feed", "", second, -1);
  refresh (fixture, HD_REFRESH_FEED, id);
  /* Only the page of what is new was asked for, and what it says can be found. */
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/long?2"), ==, 1);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/long"), ==, 0);
  list = hd_article_list_new (fixture->context);
  /* No bundled article has the word. */
  hd_article_list_set_search (list, "quillworts");
  hd_wait_loaded (G_LIST_MODEL (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  /* Its picture came with it, and is here from now on. */
  found = g_list_model_get_item (G_LIST_MODEL (list), 0);
  while (*found->title == '\0')
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (found->pictures, ==, 1);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/leaf.png"), ==, 1);
}

static gboolean
allow_none (GInetSocketAddress *address, gpointer user_data)
{
  return FALSE;
}

/* Who lets a feed in a private network be asked does not let the feed choose whom else there. */
static void
a_local_feed_speaks_for_itself (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = hd_test_server_url (fixture->server, "site.test", "/own");
  g_autofree char *other = hd_test_server_url (fixture->server, "site1.test", "/other");
  g_autofree char *rss = g_strdup_printf ("<rss><channel><title>G</title><item><title>Own</"
                                          "title><link>%s</link><description>a"
                                          "</description></item><item><title>Other</"
                                          "title><link>%s</link><description>b</description>"
                                          "</item></channel></rss>",
                                          own, other);
  g_autoptr (HdSubscription) feed = NULL;
  g_autoptr (HdSubscription) whole = NULL;
  gint64 id;

  hd_fetcher_set_check (hd_context_get_fetcher (fixture->context), allow_none, NULL);
  serve (fixture, "/feed", "", "", 1);
  id = add_at (fixture, "site.test", "/feed", TRUE);
  feed = get_feed (fixture, id);
  whole = hd_record_copy (HD_RECORD (feed));
  g_object_set (whole, "full-text", TRUE, NULL);
  hd_feeds_change_async (fixture->context, feed, whole, NULL, hd_keep_result_cb, &fixture->result);
  hd_wait_id (fixture->context, &fixture->result);

  hd_test_server_serve (fixture->server, "/feed", "", rss, -1);
  refresh (fixture, HD_REFRESH_FEED, id);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/own"), ==, 1);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/other"), ==, 0);
}

/* Who moves elsewhere may not be in a private network there. */
static void
a_local_feed_that_moves_is_guarded (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = hd_test_server_url (fixture->server, "site2.test", "/new");
  g_autofree char *moved =
    g_strdup_printf ("HTTP/1.1 301 Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", target);
  gint64 id;

  serve (fixture, "/feed", "", "", 1);
  serve (fixture, "/near", "", "", 1);
  serve (fixture, "/new", "", "", 1);
  id = add_at (fixture, "site.test", "/feed", TRUE);

  /* On the same host it is what the user allowed. */
  hd_test_server_say (fixture->server, "/feed",
                      "HTTP/1.1 301 Moved\r\nLocation: /near\r\nContent-Length: 0\r\n\r\n");
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (HdSubscription) feed = NULL;

      if (i == 2)
        hd_test_server_say (fixture->server, "/near", moved);
      fixture->now += 24 * HOUR;
      refresh (fixture, HD_REFRESH_DUE, 0);
      feed = get_feed (fixture, id);
      g_assert_cmpint (feed->allow_local, ==, i < 3);
      g_assert_cmpint (g_str_has_suffix (feed->url, "/new"), ==, i == 3);
    }
  hd_fetcher_set_check (hd_context_get_fetcher (fixture->context), allow_none, NULL);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/new"), ==, 2);
  fixture->now += 24 * HOUR;
  refresh (fixture, HD_REFRESH_DUE, 0);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/new"), ==, 2);
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  hd_test_resolver_install ();
#define ADD(path, func) g_test_add ("/refresher/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-page-offers-its-feeds", a_page_offers_its_feeds);
  ADD ("what-is-no-feed-is-told", what_is_no_feed_is_told);
  ADD ("what-goes-out-comes-in-again", what_goes_out_comes_in_again);
  ADD ("a-list-of-another-kind-is-told", a_list_of_another_kind_is_told);
  ADD ("entries-become-articles", entries_become_articles);
  ADD ("beginnings-are-completed", beginnings_are_completed);
  ADD ("a-local-feed-speaks-for-itself", a_local_feed_speaks_for_itself);
  ADD ("a-local-feed-that-moves-is-guarded", a_local_feed_that_moves_is_guarded);
  return g_test_run ();
}
