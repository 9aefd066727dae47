/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-appointments.h"
#include "hd-cli-store.h"
#include "hd-rederive.h"

/* What has no zone is left alone: where home is, the app is told, and --zone is for one command. */
static gboolean
derive_anew (HdDb *db, gpointer data, GError **error)
{
  HdCli *cli = data;
  gint64 n_moved;

  return hd_rederive_run (db, NULL, cli->zone, hd_cli_get_now (cli), &n_moved, error);
}

/**
 * hd_cli_open_appointments:
 *
 * Opens the database for the commands on appointments: instants are those of the rules that zones
 * have now.
 *
 * Returns: (transfer full): the connection, or %NULL with @error set
 */
HdDb *
hd_cli_open_appointments (HdCli *cli, GError **error)
{
  HdDb *db = hd_cli_open_store (cli, HD_STORE_PRIVATE, error);
  g_autoptr (GError) ignored = NULL;

  /* What can only be read is shown as it is; what is damaged, the command will meet itself. */
  if (db != NULL && !hd_db_is_read_only (db) &&
      hd_rederive_is_due (db, NULL, cli->zone, hd_cli_get_now (cli)))
    hd_db_transact (db, derive_anew, cli, &ignored);
  return db;
}
