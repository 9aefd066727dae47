/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-articles.h"

#include "hd-cli-commands.h"
#include "hd-cli-feeds.h"
#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-saving.h"
#include "hd-tags-table.h"

/*
 * `articles save|import|tag`: pages come into the library as in the app, read by the child.
 */

static void
keep (HdCli *cli, HdSaving *saving, gint64 id, GArray *ids)
{
  guint missing = hd_saving_get_missing (saving);

  g_array_append_val (ids, id);
  if (hd_saving_get_how (saving) == HD_SAVED_KEPT)
    hd_cli_warn (cli, "What was saved before is better than what is there now, and was kept");
  if (missing > 0)
    hd_cli_warn (cli, "%u of the pictures could not be had", missing);
}

/* Prints what was saved as a list. */
static gboolean
print_saved (HdCli *cli, GArray *ids, GError **error)
{
  g_autoptr (HdDb) db = hd_cli_open_store (cli, HD_STORE_LIBRARY, error);

  return db != NULL && hd_cli_articles_print (cli, db, ids, G_MAXUINT, NULL, error);
}

static gint64
save_address (HdContext *context, HdSaving *saving, const char *address, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_saving_run_address_async (saving, address, NULL, hd_cli_feeds_keep_result_cb, &result);
  return hd_saving_finish (saving, hd_cli_feeds_wait (&result), error);
}

static gint64
save_one (HdCli *cli,
          HdContext *context,
          const char *url,
          gboolean local,
          GArray *ids,
          GError **error)
{
  g_autoptr (HdSaving) saving = hd_saving_new (context);
  g_autofree char *address = hd_saving_dup_address (url);
  g_autoptr (GError) failure = NULL;
  gint64 id;

  if (address == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "articles save: “%s” is no address of the web",
                   url);
      return 0;
    }
  hd_saving_set_allow_local (saving, local);
  id = save_address (context, saving, address, &failure);
  if (id == 0 && hd_cli_feeds_may_ask_local (failure))
    {
      g_clear_object (&saving);
      saving = hd_saving_new (context);
      hd_saving_set_allow_local (saving, TRUE);
      id = save_address (context, saving, address, error);
      if (id != 0)
        hd_cli_feeds_tell_local (cli, failure);
    }
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (id != 0)
    keep (cli, saving, id, ids);
  else if (hd_saving_get_kind (saving) == HD_PAGE_FEED)
    g_prefix_error (error, "%s: try “feeds add”: ", url);
  else
    g_prefix_error (error, "%s: ", url);
  return id;
}

static int
save (HdCli *cli, int argc, char **argv, GError **error)
{
  gboolean local = FALSE;
  const GOptionEntry options[] = {
    { "allow-local", 0, 0, G_OPTION_ARG_NONE, &local, "The address may be in a private network",
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  HdContext *context;
  gint64 id;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "articles save: name one URL");
      return HD_CLI_USAGE;
    }

  context = hd_cli_feeds_open (cli);
  id = save_one (cli, context, argv[1], local, ids, error);
  hd_cli_feeds_close (context);
  if (id == 0)
    return HD_CLI_FAILED;
  return print_saved (cli, ids, error) ? HD_CLI_DONE : HD_CLI_FAILED;
}

/* Whoever imports a file is told when that asks the web for something, or forbids it. */
typedef struct
{
  HdCli *cli;
  const char *path;
  gboolean offline;
} Import;

static void
stage_cb (HdSaving *saving, GParamSpec *pspec, Import *import)
{
  const char *host;
  guint n;

  if (hd_saving_get_stage (saving) != HD_SAVING_ASKING)
    return;
  g_signal_handlers_disconnect_by_func (saving, stage_cb, import);
  n = hd_saving_get_web_pictures (saving, &host);
  if (!import->offline)
    hd_cli_warn (import->cli,
                 "%s: fetching %u pictures from the web, the first from %s; --offline "
                 "fetches none",
                 hd_cli_input_name (import->path), n, host);
  hd_saving_answer (saving, !import->offline);
}

static gint64
import_one (HdCli *cli,
            HdContext *context,
            const char *path,
            gboolean offline,
            GArray *ids,
            GError **error)
{
  Import asked = { cli, path, offline };
  g_autoptr (HdSaving) saving = hd_saving_new (context);
  g_autoptr (GBytes) bytes = hd_cli_read_file (path, error);
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id;

  if (bytes == NULL)
    return 0;
  hd_saving_set_asks (saving, TRUE);
  g_signal_connect (saving, "notify::stage", G_CALLBACK (stage_cb), &asked);
  hd_saving_run_bytes_async (saving, bytes, NULL, NULL, hd_cli_feeds_keep_result_cb, &result);
  id = hd_saving_finish (saving, hd_cli_feeds_wait (&result), error);
  if (id != 0)
    keep (cli, saving, id, ids);
  else
    g_prefix_error (error, "%s: ", hd_cli_input_name (path));
  return id;
}

static int
import (HdCli *cli, int argc, char **argv, GError **error)
{
  gboolean offline = FALSE;
  const GOptionEntry options[] = {
    { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, "Fetch no pictures from the web", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean printed;
  HdContext *context;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc < 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "articles import: name the pages that a browser saved, or - for "
                           "standard input");
      return HD_CLI_USAGE;
    }

  /* One that cannot be read does not keep the others away. */
  context = hd_cli_feeds_open (cli);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) failed = NULL;

      if (import_one (cli, context, argv[i], offline, ids, &failed) != 0)
        continue;
      if (*error == NULL)
        g_propagate_error (error, g_steal_pointer (&failed));
      else
        hd_cli_warn (cli, "%s", failed->message);
    }
  hd_cli_feeds_close (context);

  printed = (ids->len > 0 || *error == NULL || cli->json) &&
            print_saved (cli, ids, *error == NULL ? error : NULL);
  return printed && *error == NULL ? HD_CLI_DONE : HD_CLI_FAILED;
}

typedef struct
{
  gint64 id;
  const char *const *tags;
} Tagging;

static gboolean
set_tags (HdDb *db, gpointer data, GError **error)
{
  const Tagging *tagging = data;

  return hd_tags_table_set (db, tagging->id, tagging->tags, hd_cli_now (), error);
}

static int
tag (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (HdDb) db = NULL;
  g_autofree char *typed = NULL;
  g_auto (GStrv) tags = NULL;
  Tagging tagging;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc < 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "articles tag: name an article and its tags; none takes them away");
      return HD_CLI_USAGE;
    }

  typed = g_strjoinv (",", argv + 2);
  tags = hd_tags_clean (typed);
  db = hd_cli_open_store (cli, HD_STORE_LIBRARY, error);
  tagging.id = db != NULL ? hd_cli_articles_find (db, argv[1], error) : 0;
  tagging.tags = (const char *const *) tags;
  return tagging.id != 0 && hd_db_transact (db, set_tags, &tagging, error) ? HD_CLI_DONE
                                                                           : HD_CLI_FAILED;
}

const HdCliCommand hd_cli_articles_save = {
  "articles save",
  "URL",
  "Fetch a page with its pictures and keep it",
  save,
};

const HdCliCommand hd_cli_articles_import = {
  "articles import",
  "FILE…",
  "Keep pages that a browser saved, HTML or MHTML",
  import,
};

const HdCliCommand hd_cli_articles_tag = {
  "articles tag",
  "ID|SLUG [TAG…]",
  "Give an article these tags and no others",
  tag,
};
