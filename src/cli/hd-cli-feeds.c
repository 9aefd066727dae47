/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-feeds.h"

#include <stdio.h>
#include <unistd.h>

#include "hd-cli-commands.h"
#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-feed-discovery.h"
#include "hd-feeds-table.h"
#include "hd-feeds.h"
#include "hd-refresher.h"
#include "hd-text.h"
#include "hd-zone.h"

/*
 * `feeds list|add|remove|refresh`: the same verbs as in the app, one after the other.
 */

static const GOptionEntry no_options[] = { G_OPTION_ENTRY_NULL };

static gint64
get_now (gpointer data)
{
  HdCli *cli = data;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  /* Another --today is this time of another day. */
  return now + (gint64) (cli->today - hd_zone_to_wall (cli->zone, now).date) * 24 * 3600;
}

/* Returns: (transfer full): to be closed with hd_cli_feeds_close() */
HdContext *
hd_cli_feeds_open (HdCli *cli)
{
  HdClock clock = { get_now, cli };
  HdContext *context = hd_context_new (cli->data_dir, &clock);

  hd_context_set_home (context, cli->zone, 0x1f << 1);
  return context;
}

void
hd_cli_feeds_close (HdContext *context)
{
  hd_context_close (context);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (context);
}

void
hd_cli_feeds_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Returns: (transfer none): the result, when it is there */
GAsyncResult *
hd_cli_feeds_wait (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static void
set_text (JsonObject *object, const char *key, const char *value)
{
  if (value != NULL && value[0] != '\0')
    json_object_set_string_member (object, key, value);
  else
    json_object_set_null_member (object, key);
}

static void
set_time (JsonObject *object, const char *key, gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds != 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  set_text (object, key, text);
}

/* The names of the folders around a feed, from the outermost on. */
static JsonArray *
list_folders (GPtrArray *folders, gint64 id)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JsonArray *array = json_array_new ();

  for (guint depth = 0; id != 0 && depth < 100; depth++)
    {
      HdFeedFolder *found = NULL;

      for (guint i = 0; i < folders->len && found == NULL; i++)
        if (hd_record_get_id (folders->pdata[i]) == id)
          found = folders->pdata[i];
      if (found == NULL)
        break;
      g_ptr_array_insert (names, 0, found->title);
      id = found->parent;
    }
  for (guint i = 0; i < names->len; i++)
    json_array_add_string_element (array, names->pdata[i]);
  return array;
}

static JsonObject *
to_json (HdSubscription *feed, GPtrArray *folders)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", hd_record_get_id (HD_RECORD (feed)));
  json_object_set_string_member (object, "title", feed->title);
  json_object_set_string_member (object, "url", feed->url);
  set_text (object, "site", feed->site);
  json_object_set_array_member (object, "folder", list_folders (folders, feed->folder));
  json_object_set_int_member (object, "unread", feed->unread);
  json_object_set_int_member (object, "articles", feed->n_articles);
  set_time (object, "checked", feed->checked_at);
  set_time (object, "succeeded", feed->succeeded_at);
  set_time (object, "next", feed->next_at);
  json_object_set_boolean_member (object, "stopped", feed->stopped);
  set_text (object, "error", feed->error);
  set_text (object, "moved_from", feed->old_url);
  return object;
}

static void
print_feed (HdSubscription *feed)
{
  g_autofree char *title = hd_text_clean_line (feed->title, -1);
  g_autofree char *error = hd_text_clean_line (feed->error, -1);
  g_autofree char *line =
    g_strdup_printf ("%6" G_GINT64_FORMAT "  %5d of %5d unread  %s\n        %s%s%s\n",
                     hd_record_get_id (HD_RECORD (feed)), feed->unread, feed->n_articles, title,
                     feed->url, error[0] != '\0' ? "\n        ! " : "", error);

  hd_cli_print (line);
}

/* Prints one feed, or all when @id is 0. */
gboolean
hd_cli_feeds_print (HdCli *cli, gint64 id, GError **error)
{
  g_autoptr (HdDb) db = hd_cli_open_store (cli, HD_STORE_LIBRARY, error);
  g_autoptr (GPtrArray) feeds = db != NULL ? hd_feeds_table_list (db, error) : NULL;
  g_autoptr (GPtrArray) folders = feeds != NULL ? hd_feeds_table_list_folders (db, error) : NULL;
  g_autoptr (JsonArray) array = json_array_new ();

  if (folders == NULL)
    return FALSE;
  for (guint i = 0; i < feeds->len; i++)
    {
      if (id != 0 && hd_record_get_id (feeds->pdata[i]) != id)
        continue;
      if (cli->json)
        json_array_add_object_element (array, to_json (feeds->pdata[i], folders));
      else
        print_feed (feeds->pdata[i]);
    }
  if (cli->json)
    hd_cli_print_array (g_steal_pointer (&array));
  return TRUE;
}

static int
list (HdCli *cli, int argc, char **argv, GError **error)
{
  if (!hd_cli_parse (cli, no_options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 1)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "feeds list: takes no argument");
      return HD_CLI_USAGE;
    }
  return hd_cli_feeds_print (cli, 0, error) ? HD_CLI_DONE : HD_CLI_FAILED;
}

/*
 * Adding
 */

/* Returns: whether somebody is there who can be asked */
static gboolean
can_ask (void)
{
  return isatty (STDIN_FILENO) && isatty (STDERR_FILENO);
}

/* Asks a question on the terminal. Returns: (transfer full): the answer, a line */
static char *
ask (const char *question)
{
  g_autofree char *safe = hd_text_for_terminal (question);
  char answer[64] = "";

  fputs (safe, stderr);
  if (fgets (answer, sizeof answer, stdin) == NULL)
    return g_strdup ("");
  return g_strstrip (g_strdup (answer));
}

static HdFeedDiscovery *
discover (HdContext *context, const char *address, gboolean allow_local, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_feeds_discover_async (context, address, allow_local, NULL, hd_cli_feeds_keep_result_cb,
                           &result);
  return hd_feeds_discover_finish (context, hd_cli_feeds_wait (&result), error);
}

/**
 * hd_cli_feeds_may_ask_local:
 * @failure: (nullable): why the address that somebody typed was not asked
 *
 * What somebody typed may be in their own network; on a terminal they are asked once, as in the
 * window. Elsewhere nobody can answer, and the command line is the word of who wrote it: then
 * hd_cli_feeds_tell_local() says what was done.
 *
 * Returns: whether it is to be asked again, this time there
 */
gboolean
hd_cli_feeds_may_ask_local (const GError *failure)
{
  g_autofree char *question = NULL;
  g_autofree char *answer = NULL;

  if (!g_error_matches (failure, HD_ERROR, HD_ERROR_LOCAL))
    return FALSE;
  if (!can_ask ())
    return TRUE;
  question = g_strdup_printf ("%s Is that meant? [y/N] ", failure->message);
  answer = ask (question);
  return answer[0] == 'y' || answer[0] == 'Y';
}

void
hd_cli_feeds_tell_local (HdCli *cli, const GError *failure)
{
  if (!can_ask ())
    hd_cli_warn (cli, "%s It was asked, as it was typed here.", failure->message);
}

static HdFeedDiscovery *
discover_anywhere (HdCli *cli,
                   HdContext *context,
                   const char *address,
                   gboolean allow_local,
                   GError **error)
{
  g_autoptr (GError) failure = NULL;
  HdFeedDiscovery *found = discover (context, address, allow_local, &failure);

  if (found != NULL)
    return found;
  if (!hd_cli_feeds_may_ask_local (failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  found = discover (context, address, TRUE, error);
  if (found != NULL)
    hd_cli_feeds_tell_local (cli, failure);
  return found;
}

/* Which of several feeds; -1 with @error set when that must be said. */
static int
choose (const HdFeedDiscovery *found, gboolean first, GError **error)
{
  guint n = hd_feed_discovery_get_n_feeds (found);
  g_autoptr (GString) names = g_string_new (NULL);
  guint64 number = 0;

  if (n == 1 || first)
    return 0;

  if (can_ask ())
    {
      g_autofree char *answer = NULL;

      g_string_append (names, "The page names several feeds:\n");
      for (guint i = 0; i < n; i++)
        {
          const char *title = hd_feed_discovery_get_title (found, i);

          g_string_append_printf (names, "%4u  %s  %s\n", i + 1,
                                  hd_feed_discovery_get_url (found, i), title != NULL ? title : "");
        }
      g_string_append (names, "Which one? ");
      answer = ask (names->str);
      if (g_ascii_string_to_unsigned (answer, 10, 1, n, &number, NULL))
        return (int) number - 1;
      g_string_truncate (names, 0);
    }

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", hd_feed_discovery_get_url (found, i));
  g_set_error (error, HD_ERROR, HD_ERROR_MISSING,
               "feeds add: the page names several feeds; name one of them, or add --first: %s",
               names->str);
  return -1;
}

static gint64
add_to (HdCli *cli,
        HdContext *context,
        const char *address,
        gboolean allow_local,
        gboolean first,
        GError **error)
{
  HdFeedDiscovery *found = discover_anywhere (cli, context, address, allow_local, error);
  int chosen = found != NULL ? choose (found, first, error) : -1;
  g_autoptr (GAsyncResult) result = NULL;

  if (chosen < 0)
    {
      g_clear_pointer (&found, hd_feed_discovery_free);
      return 0;
    }
  hd_feeds_add_async (context, found, (guint) chosen, 0, NULL, hd_cli_feeds_keep_result_cb,
                      &result);
  return hd_context_finish (context, hd_cli_feeds_wait (&result), error);
}

static int
add (HdCli *cli, int argc, char **argv, GError **error)
{
  gboolean first = FALSE;
  gboolean local = FALSE;
  const GOptionEntry options[] = {
    { "allow-local", 0, 0, G_OPTION_ARG_NONE, &local, "The address may be in a private network",
      NULL },
    { "first", 0, 0, G_OPTION_ARG_NONE, &first, "Of several feeds of a page the first", NULL },
    G_OPTION_ENTRY_NULL,
  };
  HdContext *context;
  gint64 id;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "feeds add: name the address of one feed, or of a page that has one");
      return HD_CLI_USAGE;
    }

  context = hd_cli_feeds_open (cli);
  id = add_to (cli, context, argv[1], local, first, error);
  hd_cli_feeds_close (context);
  if (id == 0)
    return HD_CLI_FAILED;
  return hd_cli_feeds_print (cli, id, error) ? HD_CLI_DONE : HD_CLI_FAILED;
}

/*
 * Removing and asking
 */

/* Reads the number of a feed that is there; 0 with @error set. */
static gint64
parse_feed (HdCli *cli, const char *text, GError **error)
{
  g_autoptr (HdDb) db = NULL;
  g_autoptr (HdSubscription) feed = NULL;
  gint64 id = 0;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
                   "“%s” is not the number of a feed; “feeds list” has the numbers", text);
      return 0;
    }
  db = hd_cli_open_store (cli, HD_STORE_LIBRARY, error);
  feed = db != NULL ? hd_feeds_table_get (db, id, error) : NULL;
  if (feed == NULL)
    g_prefix_error (error, "%s: ", text);
  return feed != NULL ? id : 0;
}

static int
drop (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  HdContext *context;
  gint64 id;

  if (!hd_cli_parse (cli, no_options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "feeds remove: name one feed by its number");
      return HD_CLI_USAGE;
    }
  id = parse_feed (cli, argv[1], error);
  if (id == 0)
    return HD_CLI_FAILED;

  context = hd_cli_feeds_open (cli);
  hd_feeds_remove_async (context, id, hd_cli_feeds_keep_result_cb, &result);
  id = hd_context_finish (context, hd_cli_feeds_wait (&result), error);
  hd_cli_feeds_close (context);
  return id != 0 ? HD_CLI_DONE : HD_CLI_FAILED;
}

static void
finished_cb (HdRefresher *refresher, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Asks, and says on stderr what went wrong with which feed. Returns: how many failed of how many */
static void
run_refresh (HdContext *context, HdRefreshScope scope, gint64 id, guint counts[4])
{
  HdRefresher *refresher = hd_context_get_refresher (context);
  gboolean finished = FALSE;

  g_signal_connect (refresher, "finished", G_CALLBACK (finished_cb), &finished);
  hd_refresher_start (refresher, scope, id);
  while (!finished)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_func (refresher, finished_cb, &finished);
  counts[0] = hd_refresher_get_n_asked (refresher);
  counts[1] = hd_refresher_get_n_new (refresher);
  counts[2] = hd_refresher_get_n_failed (refresher);
  counts[3] = hd_refresher_get_n_left (refresher);
}

static gboolean
tell_failures (HdCli *cli, gint64 id, GError **error)
{
  g_autoptr (HdDb) db = hd_cli_open_store (cli, HD_STORE_LIBRARY, error);
  g_autoptr (GPtrArray) feeds = db != NULL ? hd_feeds_table_list (db, error) : NULL;

  if (feeds == NULL)
    return FALSE;
  for (guint i = 0; i < feeds->len; i++)
    {
      HdSubscription *feed = feeds->pdata[i];

      if (feed->error[0] == '\0' || (id != 0 && hd_record_get_id (HD_RECORD (feed)) != id))
        continue;
      if (id != 0)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_FAILED, "%s: %s", feed->url, feed->error);
          return FALSE;
        }
      hd_cli_warn (cli, "%s: %s", feed->url, feed->error);
    }
  return TRUE;
}

static int
refresh (HdCli *cli, int argc, char **argv, GError **error)
{
  gboolean due = FALSE;
  const GOptionEntry options[] = {
    { "due", 0, 0, G_OPTION_ARG_NONE, &due, "Only those whose time has come", NULL },
    G_OPTION_ENTRY_NULL,
  };
  HdContext *context;
  guint counts[4];
  gint64 id = 0;
  gboolean told;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc > 2 || (argc == 2 && due))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "feeds refresh: takes the number of one feed, or --due, or nothing");
      return HD_CLI_USAGE;
    }
  if (argc == 2 && (id = parse_feed (cli, argv[1], error)) == 0)
    return HD_CLI_FAILED;

  context = hd_cli_feeds_open (cli);
  run_refresh (context,
               id != 0 ? HD_REFRESH_FEED
               : due   ? HD_REFRESH_DUE
                       : HD_REFRESH_ALL,
               id, counts);
  hd_cli_feeds_close (context);

  told = tell_failures (cli, id, error);
  if (cli->json)
    told = hd_cli_feeds_print (cli, id, told ? error : NULL) && told;
  else if (!cli->quiet)
    {
      g_autofree char *line = g_strdup_printf ("%u new, %u asked, %u failed, %u left in peace\n",
                                               counts[1], counts[0], counts[2], counts[3]);

      hd_cli_print (line);
    }
  return told ? HD_CLI_DONE : HD_CLI_FAILED;
}

const HdCliCommand hd_cli_feeds_list = {
  "feeds list",
  "",
  "List the feeds",
  list,
};

const HdCliCommand hd_cli_feeds_add = {
  "feeds add",
  "URL",
  "Add a feed, or one that a page names",
  add,
};

const HdCliCommand hd_cli_feeds_remove = {
  "feeds remove",
  "ID",
  "Take a feed away with its articles",
  drop,
};

const HdCliCommand hd_cli_feeds_refresh = {
  "feeds refresh",
  "[ID]",
  "Ask feeds for news",
  refresh,
};
