/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-library.h"
#include "hd-refresh-fixture.h"

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
  return g_test_run ();
}
