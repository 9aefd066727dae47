/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include "hd-cli-books.h"
#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-leave-export.h"

/*
 * `absence export`: what a calendar may show of an absence, which is its time and one word.
 */

static int
run (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (HdLeaveBooks) books = NULL;
  g_autofree char *ics = NULL, *name = NULL;
  const HdAbsenceFacts *absence;
  gint64 id;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "absence export: name one request by its number");
      return HD_CLI_USAGE;
    }
  if (!hd_cli_leave_id (argv[1], &id, error))
    return HD_CLI_USAGE;
  books = hd_cli_read_books (cli, error);
  if (books == NULL)
    return HD_CLI_FAILED;
  absence = hd_leave_facts_find_absence (books->facts, id);
  if (absence == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, "there is no request %" G_GINT64_FORMAT,
                   id);
      return HD_CLI_FAILED;
    }

  ics = hd_leave_export_ics (absence, cli->language, cli->zone, hd_cli_now (), &name, error);
  if (ics == NULL)
    return HD_CLI_FAILED;
  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "id", id);
      json_object_set_int_member (object, "sequence", absence->sequence);
      json_object_set_string_member (object, "name", name);
      json_object_set_string_member (object, "ics", ics);
      hd_cli_print_object (object);
    }
  else
    hd_cli_print (ics);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_absence_export = {
  "absence export",
  "ID",
  "Print a calendar file of a request: its time and no more",
  run,
};
