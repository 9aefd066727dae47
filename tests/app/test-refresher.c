/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "hd-article-list.h"
#include "hd-context-private.h"
#include "hd-error.h"
#include "hd-feed-discovery.h"
#include "hd-feeds-opml.h"
#include "hd-feeds.h"
#include "hd-library.h"
#include "hd-refresher.h"
#include "hd-test-server.h"
#include "hd-wait.h"

#define START 1795600800 /* Wednesday, 25 November 2026, 10:00 UTC */
#define HOUR 3600

typedef struct
{
  char *dir;
  gint64 now;
  HdTestServer *server;
  HdContext *context;
  HdRefresher *refresher;
  GAsyncResult *result;
  guint n_finished;
} Fixture;

static gint64
get_now (gpointer data)
{
  return ((Fixture *) data)->now;
}

static gboolean
allow_loopback (GInetSocketAddress *address, gpointer user_data)
{
  return g_inet_address_get_is_loopback (g_inet_socket_address_get_address (address));
}

static void
finished_cb (HdRefresher *refresher, gpointer user_data)
{
  ((Fixture *) user_data)->n_finished++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  HdClock clock = { get_now, fixture };
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("halfday-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->now = START;
  fixture->server = hd_test_server_new (NULL);
  fixture->context = hd_context_new (fixture->dir, &clock);
  hd_fetcher_set_check (hd_context_get_fetcher (fixture->context), allow_loopback, NULL);
  hd_fetcher_set_patience (hd_context_get_fetcher (fixture->context), 10000, 5000);
  fixture->refresher = hd_context_get_refresher (fixture->context);
  g_signal_connect (fixture->refresher, "finished", G_CALLBACK (finished_cb), fixture);
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("site%d.test", i);

      hd_test_resolver_set (name, "127.0.0.1");
    }
  hd_test_resolver_set ("site.test", "127.0.0.1");
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_unlink (child) != 0)
        remove_folder (child);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hd_assert_closed (g_steal_pointer (&fixture->context));
  hd_test_server_free (fixture->server);
  remove_folder (fixture->dir);
  g_free (fixture->dir);
}

static void
refresh (Fixture *fixture, HdRefreshScope scope, gint64 id)
{
  guint before = fixture->n_finished;

  hd_refresher_start (fixture->refresher, scope, id);
  while (fixture->n_finished == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (hd_refresher_get_running (fixture->refresher));
}

/* A feed with items of these numbers. */
static char *
make_rss (const char *more, int first, int last)
{
  GString *rss = g_string_new ("<rss version='2.0'><channel><title>News of the garden</title>"
                               "<link>http://site.test/</link>");

  g_string_append (rss, more);
  for (int i = last; i >= first; i--)
    g_string_append_printf (rss,
                            "<item><title>Item %d</title><guid>http://site.test/%d</guid>"
                            "<link>http://site.test/%d</link><description>&lt;p>Words of %d"
                            "</description></item>",
                            i, i, i, i);
  g_string_append (rss, "</channel></rss>");
  return g_string_free (rss, FALSE);
}

static void
serve (Fixture *fixture, const char *path, const char *headers, const char *more, int last)
{
  g_autofree char *rss = make_rss (more, 1, last);

  hd_test_server_serve (fixture->server, path, headers, rss, -1);
}

static HdFeedDiscovery *
discover (Fixture *fixture, const char *address, gboolean local, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_feeds_discover_async (fixture->context, address, local, NULL, hd_keep_result_cb,
                           &fixture->result);
  result = hd_wait_for (&fixture->result);
  fixture->result = NULL;
  return hd_feeds_discover_finish (fixture->context, result, error);
}

static gint64
add_at (Fixture *fixture, const char *host, const char *path, gboolean local)
{
  g_autofree char *url = hd_test_server_url (fixture->server, host, path);
  g_autoptr (GError) error = NULL;
  HdFeedDiscovery *found = discover (fixture, url, local, &error);

  g_assert_no_error (error);
  hd_feeds_add_async (fixture->context, found, 0, 0, NULL, hd_keep_result_cb, &fixture->result);
  return hd_wait_id (fixture->context, &fixture->result);
}

static gint64
add (Fixture *fixture, const char *host, const char *path)
{
  return add_at (fixture, host, path, FALSE);
}

/* Adds feeds that are not asked when they are added. */
static void
import (Fixture *fixture, const char *opml, guint n_added)
{
  g_autoptr (GBytes) bytes = g_bytes_new (opml, strlen (opml));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree HdFeedsImport *import = NULL;

  hd_feeds_import_async (fixture->context, bytes, NULL, hd_keep_result_cb, &fixture->result);
  result = hd_wait_for (&fixture->result);
  fixture->result = NULL;
  import = hd_feeds_import_finish (fixture->context, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (import->n_added, ==, n_added);
}

static void
settle (void)
{
  /* The lists read on threads: wait until none has anything more to say. */
  for (int i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (5000);
    }
}

static HdSubscription *
get_feed (Fixture *fixture, gint64 id)
{
  GListModel *feeds = hd_feeds_get_list (fixture->context);

  hd_wait_loaded (feeds);
  settle ();
  for (guint i = 0; i < g_list_model_get_n_items (feeds); i++)
    {
      g_autoptr (HdSubscription) feed = g_list_model_get_item (feeds, i);

      if (id == 0 || hd_record_get_id (HD_RECORD (feed)) == id)
        return g_steal_pointer (&feed);
    }
  g_assert_not_reached ();
}

static guint
count_articles (Fixture *fixture, HdArticleFilter filter, gint64 scope)
{
  g_autoptr (HdArticleList) list = hd_article_list_new (fixture->context);

  hd_article_list_set_scope (list, filter, scope);
  hd_wait_loaded (G_LIST_MODEL (list));
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
nothing_is_asked_unless_wanted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *opml = g_strdup_printf ("<opml version='2.0'><body><outline text='A' type='rss'"
                                           " xmlUrl='http://site.test:%u/feed'/></body></opml>",
                                           hd_test_server_get_port (fixture->server));

  serve (fixture, "/feed", "", "", 2);
  import (fixture, opml, 1);
  g_assert_nonnull (hd_library_get_counts (fixture->context));
  settle ();
  g_assert_cmpuint (hd_test_server_count_connections (fixture->server), ==, 0);
  g_assert_cmpuint (hd_test_resolver_count ("site.test"), ==, 0);

  refresh (fixture, HD_REFRESH_ALL, 0);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/feed"), ==, 1);
  g_assert_cmpuint (hd_refresher_get_n_new (fixture->refresher), ==, 2);
}

static void
adding_asks_once (Fixture *fixture, gconstpointer data)
{
  gint64 id;
  g_autoptr (HdSubscription) feed = NULL;

  serve (fixture, "/feed", "ETag: \"1\"\r\nLast-Modified: yesterday\r\n", "", 3);
  id = add (fixture, "site.test", "/feed");
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/feed"), ==, 1);
  g_assert_cmpuint (count_articles (fixture, HD_ARTICLES_FEED, id), ==, 3);
  feed = get_feed (fixture, id);
  g_assert_cmpstr (feed->title, ==, "News of the garden");
  g_assert_cmpstr (feed->site, ==, "http://site.test/");
  g_assert_cmpint (feed->unread, ==, 3);
  g_assert_cmpint (feed->next_at, ==, START + HOUR);

  /* It is there already. */
  g_assert_cmpint (add (fixture, "site.test", "/feed"), ==, id);
  g_assert_cmpuint (count_articles (fixture, HD_ARTICLES_FEED, id), ==, 3);
}

static void
marks_outlive_everything (Fixture *fixture, gconstpointer data)
{
  gint64 id;
  static const char *const answers[] = {
    "HTTP/1.1 304 Not Modified\r\n\r\n",
    "HTTP/1.1 429 Slow Down\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nETag: \"x\"\r\nContent-Length: 5\r\n\r\nhello",
  };

  serve (fixture, "/feed", "ETag: \"1\"\r\nLast-Modified: yesterday, I think\r\n", "", 1);
  id = add (fixture, "site.test", "/feed");
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *head = NULL;

      hd_test_server_say (fixture->server, "/feed", answers[i]);
      fixture->now += 24 * HOUR;
      refresh (fixture, HD_REFRESH_FEED, id);
      head = hd_test_server_last_head (fixture->server, "/feed");
      g_test_message ("%u", i);
      g_assert_nonnull (strstr (head, "\r\nIf-None-Match: \"1\"\r\n"));
      g_assert_nonnull (strstr (head, "\r\nIf-Modified-Since: yesterday, I think\r\n"));
    }
  g_assert_cmpuint (count_articles (fixture, HD_ARTICLES_FEED, id), ==, 1);

  /* A new answer has new ones, or none. */
  serve (fixture, "/feed", "ETag: \"2\"\r\n", "", 2);
  fixture->now += 24 * HOUR;
  refresh (fixture, HD_REFRESH_FEED, id);
  refresh (fixture, HD_REFRESH_FEED, id);
  {
    g_autofree char *head = hd_test_server_last_head (fixture->server, "/feed");

    g_assert_nonnull (strstr (head, "\r\nIf-None-Match: \"2\"\r\n"));
    g_assert_null (strstr (head, "If-Modified-Since"));
  }
  g_assert_cmpuint (count_articles (fixture, HD_ARTICLES_FEED, id), ==, 2);
}

static void
a_host_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *opml = NULL;
  guint16 port = hd_test_server_get_port (fixture->server);
  g_autoptr (HdSubscription) feed = NULL;

  opml = g_strdup_printf ("<opml><body><outline text='A' xmlUrl='http://site1.test:%u/a'/>"
                          "<outline text='B' xmlUrl='http://site1.test:%u/b'/></body></opml>",
                          port, port);
  import (fixture, opml, 2);
  serve (fixture, "/b", "", "", 1);
  hd_test_server_say (fixture->server, "/a",
                      "HTTP/1.1 429 No\r\nRetry-After: 7200\r\nContent-Length: 0\r\n\r\n");
  feed = get_feed (fixture, 0);
  refresh (fixture, HD_REFRESH_FEED, hd_record_get_id (HD_RECORD (feed)));
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/a"), ==, 1);

  /* For two hours neither feed of this host is asked, not even at the user's wish. */
  fixture->now += 2 * HOUR - 1;
  refresh (fixture, HD_REFRESH_ALL, 0);
  refresh (fixture, HD_REFRESH_FEED, hd_record_get_id (HD_RECORD (feed)));
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/a"), ==, 1);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/b"), ==, 0);
  fixture->now += 2;
  serve (fixture, "/a", "", "", 1);
  refresh (fixture, HD_REFRESH_ALL, 0);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/a"), ==, 2);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/b"), ==, 1);
}

static void
a_move_is_believed_the_second_time (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = hd_test_server_url (fixture->server, "site2.test", "/new");
  g_autofree char *origin = hd_test_server_url (fixture->server, "site.test", "/feed");
  g_autofree char *moved =
    g_strdup_printf ("HTTP/1.1 301 Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", target);
  g_autofree char *for_now =
    g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", target);
  gint64 id;

  serve (fixture, "/feed", "", "", 1);
  serve (fixture, "/new", "", "", 2);
  id = add (fixture, "site.test", "/feed");

  for (int i = 0; i < 6; i++)
    {
      /* Once 302, twice 301 with a day of 302 between, then 301 twice. */
      gboolean permanent = i == 1 || i == 3 || i == 4;
      g_autoptr (HdSubscription) feed = NULL;

      fixture->now += 24 * HOUR;
      hd_test_server_say (fixture->server, "/feed", permanent ? moved : for_now);
      refresh (fixture, HD_REFRESH_DUE, 0);
      feed = get_feed (fixture, id);
      g_assert_cmpstr (feed->url, ==, i < 4 ? origin : target);
      g_assert_cmpstr (feed->old_url, ==, i < 4 ? "" : origin);
      g_assert_cmpstr (feed->error, ==, "");
    }
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/feed"), ==, 6);
  g_assert_cmpuint (count_articles (fixture, HD_ARTICLES_FEED, id), ==, 2);
}

static void
a_move_to_no_feed_is_not_believed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *origin = hd_test_server_url (fixture->server, "site.test", "/feed");
  gint64 id;

  serve (fixture, "/feed", "", "", 1);
  hd_test_server_serve (fixture->server, "/parked", "Content-Type: text/html\r\n",
                        "<html><body>Buy this domain", -1);
  id = add (fixture, "site.test", "/feed");
  hd_test_server_say (fixture->server, "/feed",
                      "HTTP/1.1 301 Moved\r\nLocation: /parked\r\nContent-Length: 0\r\n\r\n");
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (HdSubscription) feed = NULL;

      fixture->now += 25 * HOUR;
      refresh (fixture, HD_REFRESH_DUE, 0);
      feed = get_feed (fixture, id);
      g_assert_cmpstr (feed->url, ==, origin);
      g_assert_cmpstr (feed->error, !=, "");
      g_assert_cmpint (feed->failures, ==, i + 1);
    }
}

static void
what_is_gone_stops (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdSubscription) feed = NULL;
  gint64 id;

  serve (fixture, "/feed", "", "", 1);
  id = add (fixture, "site.test", "/feed");
  hd_test_server_say (fixture->server, "/feed", "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");
  for (int i = 0; i < 5; i++)
    {
      fixture->now += 48 * HOUR;
      refresh (fixture, i % 2 == 0 ? HD_REFRESH_DUE : HD_REFRESH_ALL, 0);
    }
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/feed"), ==, 2);
  feed = get_feed (fixture, id);
  g_assert_true (feed->stopped);
  g_assert_nonnull (strstr (feed->error, "410"));
  /* Its articles are still there. */
  g_assert_cmpuint (count_articles (fixture, HD_ARTICLES_FEED, id), ==, 1);
}

static void
one_failure_stops_nothing_else (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) opml = g_string_new ("<opml><body>");
  GListModel *feeds = hd_feeds_get_list (fixture->context);
  guint n_failed = 0;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed%d", i);

      g_string_append_printf (opml, "<outline text='%d' xmlUrl='http://site%d.test:%u%s'/>", i, i,
                              hd_test_server_get_port (fixture->server), path);
      if (i % 5 != 0)
        serve (fixture, path, "", "", 2);
    }
  g_string_append (opml, "<outline text='x' xmlUrl='http://nowhere.test/'/></body></opml>");
  import (fixture, opml->str, 21);
  refresh (fixture, HD_REFRESH_ALL, 0);
  g_assert_cmpuint (hd_refresher_get_n_asked (fixture->refresher), ==, 21);
  g_assert_cmpuint (hd_refresher_get_n_failed (fixture->refresher), ==, 5);
  g_assert_cmpuint (hd_refresher_get_n_new (fixture->refresher), ==, 32);
  hd_wait_loaded (feeds);
  settle ();
  for (guint i = 0; i < g_list_model_get_n_items (feeds); i++)
    {
      g_autoptr (HdSubscription) feed = g_list_model_get_item (feeds, i);

      n_failed += feed->error[0] != '\0';
    }
  g_assert_cmpuint (n_failed, ==, 5);

  /* Asked again at once, those that failed are left in peace. */
  refresh (fixture, HD_REFRESH_ALL, 0);
  g_assert_cmpuint (hd_refresher_get_n_asked (fixture->refresher), ==, 16);
  g_assert_cmpuint (hd_refresher_get_n_left (fixture->refresher), ==, 5);
}

/*
 * Two days
 */

typedef struct
{
  const char *path;
  const char *headers;
  const char *more;
  const char *answer; /* instead of a feed */
  guint min, max;     /* requests in 48 hours after the first */
} Site;

static void
two_days_are_polite (Fixture *fixture, gconstpointer data)
{
  static const Site sites[] = {
    { "/plain", "", "", NULL, 47, 48 },
    { "/aged", "Cache-Control: max-age=21600\r\n", "", NULL, 7, 8 },
    { "/hasty", "Cache-Control: max-age=5\r\n", "", NULL, 47, 48 },
    { "/ttl", "", "<ttl>120</ttl>", NULL, 23, 24 },
    { "/daily", "",
      "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>daily"
      "</sy:updatePeriod>",
      NULL, 1, 2 },
    { "/nights", "",
      "<skipHours><hour>0</hour><hour>1</hour><hour>2</hour><hour>3</hour><hour>4</hour>"
      "<hour>5</hour><hour>6</hour><hour>7</hour></skipHours>",
      NULL, 30, 32 },
    { "/weekdays", "", "<skipDays><day>Thursday</day><day>Friday</day></skipDays>", NULL, 13, 14 },
    { "/same", "", "", "HTTP/1.1 304 Not Modified\r\n\r\n", 47, 48 },
    { "/broken", "", "", "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", 5, 6 },
    { "/missing", "", "", "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n", 5, 6 },
    { "/forbidden", "", "", "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", 5, 6 },
    { "/busy", "", "", "HTTP/1.1 503 Later\r\nRetry-After: 36000\r\nContent-Length: 0\r\n\r\n", 3,
      5 },
    { "/gone", "", "", "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", 0, 0 },
    { "/page", "", "", "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>", 5, 6 },
  };
  g_autoptr (GString) opml = g_string_new ("<opml><body>");
  guint first[G_N_ELEMENTS (sites)];

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_string_append_printf (opml, "<outline text='%u' xmlUrl='http://site%u.test:%u%s'/>", i, i,
                              hd_test_server_get_port (fixture->server), sites[i].path);
      if (sites[i].answer != NULL)
        hd_test_server_say (fixture->server, sites[i].path, sites[i].answer);
      else
        serve (fixture, sites[i].path, sites[i].headers, sites[i].more, 1);
    }
  g_string_append (opml, "</body></opml>");
  import (fixture, opml->str, G_N_ELEMENTS (sites));
  refresh (fixture, HD_REFRESH_DUE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      first[i] = hd_test_server_count (fixture->server, sites[i].path);
      g_assert_cmpuint (first[i], ==, 1);
    }

  /* It looks every ten minutes. */
  for (int i = 0; i < 48 * 6; i++)
    {
      fixture->now += 600;
      refresh (fixture, HD_REFRESH_DUE, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      guint count = hd_test_server_count (fixture->server, sites[i].path) - 1;

      g_test_message ("%s: %u", sites[i].path, count);
      g_assert_cmpuint (count, >=, sites[i].min);
      g_assert_cmpuint (count, <=, sites[i].max);
    }
}

static void
a_refresh_can_be_given_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) opml = g_string_new ("<opml><body>");
  double progress;

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed%d", i);

      g_string_append_printf (opml, "<outline text='%d' xmlUrl='http://site%d.test:%u%s'/>", i, i,
                              hd_test_server_get_port (fixture->server), path);
      serve (fixture, path, "", "", 1);
    }
  g_string_append (opml, "</body></opml>");
  import (fixture, opml->str, 30);
  hd_refresher_start (fixture->refresher, HD_REFRESH_ALL, 0);
  g_assert_true (hd_refresher_get_running (fixture->refresher));
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (fixture->refresher, "progress", &progress, NULL);
    }
  while (progress < 0.2);
  g_assert_cmpfloat (progress, <, 0.9);
  hd_refresher_cancel (fixture->refresher);
  while (fixture->n_finished == 0)
    g_main_context_iteration (NULL, TRUE);
  /* What had come in is there. */
  g_assert_cmpuint (count_articles (fixture, HD_ARTICLES_FEEDS, 0), >=, 6);
  g_assert_cmpuint (count_articles (fixture, HD_ARTICLES_FEEDS, 0), <, 30);
  refresh (fixture, HD_REFRESH_ALL, 0);
  g_assert_cmpuint (count_articles (fixture, HD_ARTICLES_FEEDS, 0), ==, 30);
}

/* Who gives up and wants it after all is not told to wait until the last one has ended. */
static void
what_was_given_up_can_be_wanted_again (Fixture *fixture, gconstpointer data)
{
  serve (fixture, "/feed", "", "", 1);
  add (fixture, "site.test", "/feed");
  serve (fixture, "/feed", "", "", 3);
  hd_refresher_start (fixture->refresher, HD_REFRESH_ALL, 0);
  hd_refresher_cancel (fixture->refresher);
  g_assert_true (hd_refresher_get_running (fixture->refresher));
  refresh (fixture, HD_REFRESH_ALL, 0);
  g_assert_cmpuint (hd_refresher_get_n_asked (fixture->refresher), ==, 1);
  g_assert_cmpuint (count_articles (fixture, HD_ARTICLES_FEEDS, 0), ==, 3);
}

static void
closing_gives_up (Fixture *fixture, gconstpointer data)
{
  serve (fixture, "/feed", "", "", 1);
  add (fixture, "site.test", "/feed");
  hd_refresher_start (fixture->refresher, HD_REFRESH_ALL, 0);
  g_assert_true (hd_refresher_get_running (fixture->refresher));
  /* tear_down() closes the context, and nothing is left of it. */
}

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
  g_object_set (feed, "full-text", TRUE, NULL);
  hd_feeds_configure_async (fixture->context, feed, hd_keep_result_cb, &fixture->result);
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
  gint64 id;

  hd_fetcher_set_check (hd_context_get_fetcher (fixture->context), allow_none, NULL);
  serve (fixture, "/feed", "", "", 1);
  id = add_at (fixture, "site.test", "/feed", TRUE);
  feed = get_feed (fixture, id);
  g_object_set (feed, "full-text", TRUE, NULL);
  hd_feeds_configure_async (fixture->context, feed, hd_keep_result_cb, &fixture->result);
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
  ADD ("nothing-is-asked-unless-wanted", nothing_is_asked_unless_wanted);
  ADD ("adding-asks-once", adding_asks_once);
  ADD ("marks-outlive-everything", marks_outlive_everything);
  ADD ("a-host-is-left-alone", a_host_is_left_alone);
  ADD ("a-move-is-believed-the-second-time", a_move_is_believed_the_second_time);
  ADD ("a-move-to-no-feed-is-not-believed", a_move_to_no_feed_is_not_believed);
  ADD ("what-is-gone-stops", what_is_gone_stops);
  ADD ("one-failure-stops-nothing-else", one_failure_stops_nothing_else);
  ADD ("two-days-are-polite", two_days_are_polite);
  ADD ("a-refresh-can-be-given-up", a_refresh_can_be_given_up);
  ADD ("what-was-given-up-can-be-wanted-again", what_was_given_up_can_be_wanted_again);
  ADD ("closing-gives-up", closing_gives_up);
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
