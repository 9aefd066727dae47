/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-store.h"

#include "hd-bundle-sync.h"
#include "hd-error.h"
#include "hd-schema.h"
#include "hd-zone.h"

/*
 * What the commands on the databases share. Each opens the file, does one transaction and ends;
 * the app may be running and will see it.
 */

/* Returns: (transfer full): where a database is or would be */
char *
hd_cli_store_path (HdCli *cli, HdStoreKind kind)
{
  const char *name = kind == HD_STORE_PRIVATE ? "private.db" : "library.db";

  return cli->data_dir != NULL ? g_build_filename (cli->data_dir, name, NULL)
                               : g_build_filename (g_get_user_data_dir (), "halfday", name, NULL);
}

static gboolean
sync_articles (HdDb *db, gpointer data, GError **error)
{
  g_autofree gint64 *changed = hd_bundle_sync_run (db, data, error);

  return changed != NULL;
}

/**
 * hd_cli_tell_doctor:
 * @kind: the database that was opened
 * @error: (inout) (nullable): why that failed, if it did
 *
 * Whoever is told that a file is damaged is told what to do about it.
 */
void
hd_cli_tell_doctor (HdStoreKind kind, GError **error)
{
  g_autoptr (GError) found = NULL;

  if (error == NULL || !g_error_matches (*error, HD_ERROR, HD_ERROR_DAMAGED))
    return;
  found = g_steal_pointer (error);
  g_set_error (error, HD_ERROR, HD_ERROR_DAMAGED,
               "%s halfday-cli doctor --set-aside %s renames it and begins anew.", found->message,
               kind == HD_STORE_LIBRARY ? "library" : "private");
}

/**
 * hd_cli_open_store:
 *
 * Opens a database, making it when there is none. The library then has the articles of this
 * version of the program.
 *
 * Returns: (transfer full): the connection, or %NULL with @error set
 */
HdDb *
hd_cli_open_store (HdCli *cli, HdStoreKind kind, GError **error)
{
  g_autofree char *path = hd_cli_store_path (cli, kind);
  gboolean library = kind == HD_STORE_LIBRARY;
  g_autoptr (HdDb) db = hd_db_open (library ? &hd_schema_library : &hd_schema_private, path, error);

  if (db == NULL)
    hd_cli_tell_doctor (kind, error);
  /* What can only be read is shown as it is. */
  if (db != NULL && library && !hd_db_is_read_only (db))
    {
      HdBundleSync *sync = hd_bundle_sync_new ();
      gboolean synced = hd_db_transact (db, sync_articles, sync, error);

      hd_bundle_sync_free (sync);
      if (!synced)
        return NULL;
    }
  return g_steal_pointer (&db);
}

/* Returns: the time, in seconds since 1970 */
gint64
hd_cli_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * hd_cli_get_now:
 * @data: (type HdCli): the command
 *
 * For HdClock: --today counts; else the clock.
 *
 * Returns: the time, in seconds since 1970
 */
gint64
hd_cli_get_now (gpointer data)
{
  HdCli *cli = data;
  gint64 now = hd_cli_now ();

  if (hd_zone_to_wall (cli->zone, now).date == cli->today)
    return now;
  return hd_zone_to_instant (cli->zone, (HdWall){ cli->today, 12 * 3600 }, NULL);
}

/* Prints an array as the whole document, and frees it. */
void
hd_cli_print_array (JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  hd_cli_print_json (node);
}
