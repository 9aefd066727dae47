/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "hd-context-private.h"
#include "hd-feeds-opml.h"
#include "hd-feeds.h"
#include "hd-library.h"
#include "hd-refresher.h"
#include "hd-test-server.h"

/*
 * bench-refresh [FEEDS] [ENTRIES]: asks many feeds for news while the lists of them and of the
 * articles are shown, and says for how long the main loop was busy with one thing at the most: a
 * frame has 16 ms. Beside it, in the same run, the same loop with nothing to do.
 */

static int n_feeds = 200;
static int n_entries = 20;

static gboolean
allow_loopback (GInetSocketAddress *address, gpointer user_data)
{
  return g_inet_address_get_is_loopback (g_inet_socket_address_get_address (address));
}

static void
answer (GOutputStream *out, const char *head, gpointer user_data)
{
  g_autoptr (GString) body = g_string_new ("<rss><channel><title>Feed</title>");
  g_autofree char *start = NULL;

  for (int i = 0; i < n_entries; i++)
    g_string_append_printf (body,
                            "<item><title>Entry %d</title><guid>%d</guid><description>&lt;p>"
                            "Tulips, roses and the rest of a garden in spring, all of them in the "
                            "sun.&lt;/p></description></item>",
                            i, i);
  g_string_append (body, "</channel></rss>");
  start =
    g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n", body->len);
  hd_test_write (out, start, strlen (start));
  hd_test_write (out, body->str, body->len);
}

/* Runs the main loop until @done, and measures its longest turn, in microseconds of this thread's
 * own work: what other programs do meanwhile does not count. */
static gint64
run_until (gboolean *done, guint *over)
{
  gint64 longest = 0;

  *over = 0;
  while (!*done)
    {
      struct timespec begin, end;
      gint64 took;

      clock_gettime (CLOCK_THREAD_CPUTIME_ID, &begin);
      g_main_context_iteration (NULL, TRUE);
      clock_gettime (CLOCK_THREAD_CPUTIME_ID, &end);
      took = (end.tv_sec - begin.tv_sec) * G_USEC_PER_SEC + (end.tv_nsec - begin.tv_nsec) / 1000;
      longest = MAX (longest, took);
      *over += took > 16000;
    }
  return longest;
}

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree HdFeedsImport *import = hd_feeds_import_finish (HD_CONTEXT (source), result, NULL);

  g_assert_nonnull (import);
  *(gboolean *) data = TRUE;
}

static void
finished_cb (HdRefresher *refresher, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
add_feeds (HdContext *context, HdTestServer *server)
{
  g_autoptr (GString) opml = g_string_new ("<opml><body>");
  g_autoptr (GBytes) bytes = NULL;
  gboolean done = FALSE;
  guint over;

  for (int i = 0; i < n_feeds; i++)
    {
      g_autofree char *host = g_strdup_printf ("site%d.test", i);

      hd_test_resolver_set (host, "127.0.0.1");
      g_string_append_printf (opml, "<outline text='Feed %d' xmlUrl='http://%s:%u/'/>", i, host,
                              hd_test_server_get_port (server));
    }
  g_string_append (opml, "</body></opml>");
  bytes = g_string_free_to_bytes (g_steal_pointer (&opml));
  hd_feeds_import_async (context, bytes, NULL, imported_cb, &done);
  run_until (&done, &over);
}

int
main (int argc, char **argv)
{
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf %s", dir);
  g_autoptr (HdTestServer) server = NULL;
  HdContext *context;
  HdRefresher *refresher;
  gboolean done = FALSE;
  gint64 idle, busy, start;
  guint idle_over, busy_over;

  if (argc > 1)
    n_feeds = atoi (argv[1]);
  if (argc > 2)
    n_entries = atoi (argv[2]);
  hd_test_resolver_install ();
  server = hd_test_server_new (NULL);
  hd_test_server_answer (server, "/", answer, NULL);
  context = hd_context_new (dir, NULL);
  hd_fetcher_set_check (hd_context_get_fetcher (context), allow_loopback, NULL);
  refresher = hd_context_get_refresher (context);
  g_signal_connect (refresher, "finished", G_CALLBACK (finished_cb), &done);
  hd_feeds_get_list (context);
  hd_library_get_counts (context);
  add_feeds (context, server);

  done = FALSE;
  g_timeout_add (500, stop_cb, &done);
  idle = run_until (&done, &idle_over);
  done = FALSE;
  start = g_get_monotonic_time ();
  hd_refresher_start (refresher, HD_REFRESH_ALL, 0);
  busy = run_until (&done, &busy_over);
  printf ("idle: longest turn %.2f ms, %u over 16 ms\n", (double) idle / 1000, idle_over);
  printf ("%d feeds, %u new articles in %.1f s: longest turn %.2f ms, %u over 16 ms\n", n_feeds,
          hd_refresher_get_n_new (refresher),
          (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, (double) busy / 1000,
          busy_over);

  hd_context_close (context);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (context);
  return g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL) ? 0 : 1;
}
