/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-applications-table.h"
#include "hd-cli-appointments.h"
#include "hd-cli-commands.h"
#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-forget-table.h"

/*
 * `appointments forget`: nobody can ask about what is gone, so all that is to be said of it is said
 * here.
 */

static gboolean
run_forget (HdDb *db, gpointer data, GError **error)
{
  return hd_forget_table_run (db, *(gint64 *) data, error);
}

/* Forgetting what is not there is done already, and a number that was mistyped is not: both are
 * told alike. */
static void
warn_unknown (HdCli *cli, HdDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdJobApplication) entry G_GNUC_UNUSED =
    id != 0 ? hd_applications_table_get (db, id, &error) : NULL;

  if (g_error_matches (error, HD_ERROR, HD_ERROR_NOT_FOUND))
    hd_cli_warn (cli, "appointments forget: there is no entry %" G_GINT64_FORMAT " in the list",
                 id);
}

static int
forget (HdCli *cli, int argc, char **argv, GError **error)
{
  gboolean yes = FALSE;
  const GOptionEntry options[] = {
    { "yes", 0, 0, G_OPTION_ARG_NONE, &yes, "Do it; it cannot be undone", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HdDb) db = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *path = NULL;
  gint64 id = 0;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "appointments forget: name one ID, or “all”");
      return HD_CLI_USAGE;
    }
  if (strcmp (argv[1], "all") != 0 && !hd_cli_take_id ("appointments forget", argv[1], &id, error))
    return HD_CLI_USAGE;
  if (!yes)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "appointments forget: this cannot be undone; --yes says that it is "
                           "meant");
      return HD_CLI_USAGE;
    }

  db = hd_cli_open_appointments (cli, error);
  left = db != NULL ? hd_cli_list_left (cli, db, id, error) : NULL;
  path = hd_cli_store_path (cli, HD_STORE_PRIVATE);
  if (left != NULL)
    warn_unknown (cli, db, id);
  if (left == NULL || !hd_db_transact (db, run_forget, &id, error))
    return HD_CLI_FAILED;
  /* It is gone by now, whatever becomes of its traces, and nobody can ask about it again. */
  hd_cli_warn_left (cli, "appointments forget", left);
  /* Shredding fails while another program reads the file: by then no copy is left. */
  return hd_db_remove_copies (path, error) && hd_db_shred (db, error) ? HD_CLI_DONE : HD_CLI_FAILED;
}

const HdCliCommand hd_cli_appointments_forget = {
  "appointments forget",
  "ID|all",
  "Delete for good, with every trace",
  forget,
};
