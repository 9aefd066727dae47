/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "hd-article-list.h"
#include "hd-context-private.h"
#include "hd-feed-discovery.h"
#include "hd-feeds-opml.h"
#include "hd-feeds.h"
#include "hd-refresher.h"
#include "hd-remove-folder.h"
#include "hd-test-server.h"
#include "hd-wait.h"

G_BEGIN_DECLS

/* A library that asks a server of this computer, at a time that the test says. */

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

static inline gint64
get_now (gpointer data)
{
  return ((Fixture *) data)->now;
}

static inline gboolean
allow_loopback (GInetSocketAddress *address, gpointer user_data)
{
  return g_inet_address_get_is_loopback (g_inet_socket_address_get_address (address));
}

static inline void
finished_cb (HdRefresher *refresher, gpointer user_data)
{
  ((Fixture *) user_data)->n_finished++;
}

static inline void
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

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  hd_assert_closed (g_steal_pointer (&fixture->context));
  hd_test_server_free (fixture->server);
  hd_remove_folder (fixture->dir);
  g_free (fixture->dir);
}

static inline void
refresh (Fixture *fixture, HdRefreshScope scope, gint64 id)
{
  guint before = fixture->n_finished;

  hd_refresher_start (fixture->refresher, scope, id);
  while (fixture->n_finished == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (hd_refresher_get_running (fixture->refresher));
}

/* A feed with items of these numbers. */
static inline char *
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

static inline void
serve (Fixture *fixture, const char *path, const char *headers, const char *more, int last)
{
  g_autofree char *rss = make_rss (more, 1, last);

  hd_test_server_serve (fixture->server, path, headers, rss, -1);
}

static inline HdFeedDiscovery *
discover (Fixture *fixture, const char *address, gboolean local, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_feeds_discover_async (fixture->context, address, local, NULL, hd_keep_result_cb,
                           &fixture->result);
  result = hd_wait_for (&fixture->result);
  fixture->result = NULL;
  return hd_feeds_discover_finish (fixture->context, result, error);
}

static inline gint64
add_at (Fixture *fixture, const char *host, const char *path, gboolean local)
{
  g_autofree char *url = hd_test_server_url (fixture->server, host, path);
  g_autoptr (GError) error = NULL;
  HdFeedDiscovery *found = discover (fixture, url, local, &error);

  g_assert_no_error (error);
  hd_feeds_add_async (fixture->context, found, 0, 0, NULL, hd_keep_result_cb, &fixture->result);
  return hd_wait_id (fixture->context, &fixture->result);
}

static inline gint64
add (Fixture *fixture, const char *host, const char *path)
{
  return add_at (fixture, host, path, FALSE);
}

/* Adds feeds that are not asked when they are added. */
static inline void
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

static inline void
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

static inline HdSubscription *
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

static inline guint
count_articles (Fixture *fixture, HdArticleFilter filter, gint64 scope)
{
  g_autoptr (HdArticleList) list = hd_article_list_new (fixture->context);

  hd_article_list_set_scope (list, filter, scope);
  hd_wait_loaded (G_LIST_MODEL (list));
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

G_END_DECLS
