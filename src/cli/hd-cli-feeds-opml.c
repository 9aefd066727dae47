/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include <string.h>

#include "hd-cli-feeds.h"
#include "hd-error.h"
#include "hd-feeds-opml.h"

/*
 * `feeds import|export`: lists of feeds.
 */

static const GOptionEntry no_options[] = { G_OPTION_ENTRY_NULL };

static HdFeedsImport *
import_bytes (HdCli *cli, GBytes *bytes, GError **error)
{
  HdContext *context = hd_cli_feeds_open (cli);
  g_autoptr (GAsyncResult) result = NULL;
  HdFeedsImport *import;

  hd_feeds_import_async (context, bytes, NULL, hd_cli_feeds_keep_result_cb, &result);
  import = hd_feeds_import_finish (context, hd_cli_feeds_wait (&result), error);
  g_clear_object (&result);
  hd_cli_feeds_close (context);
  return import;
}

static int
import (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree HdFeedsImport *done = NULL;

  if (!hd_cli_parse (cli, no_options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "feeds import: name one list of feeds, or - for standard input");
      return HD_CLI_USAGE;
    }

  bytes = hd_cli_read_file (argv[1], error);
  done = bytes != NULL ? import_bytes (cli, bytes, error) : NULL;
  if (done == NULL)
    {
      if (bytes != NULL)
        g_prefix_error (error, "%s: ", hd_cli_input_name (argv[1]));
      return HD_CLI_FAILED;
    }
  if (done->n_refused > 0)
    hd_cli_warn (cli, "%u addresses are none of the web, and were left out", done->n_refused);
  if (cli->json)
    return hd_cli_feeds_print (cli, 0, error) ? HD_CLI_DONE : HD_CLI_FAILED;
  if (!cli->quiet)
    {
      g_autofree char *line =
        g_strdup_printf ("%u feeds added, %u were there already\n", done->n_added, done->n_known);

      hd_cli_print (line);
    }
  return HD_CLI_DONE;
}

/**
 * hd_cli_feeds_to_opml:
 *
 * Returns: (transfer full): all feeds as an OPML list
 */
GBytes *
hd_cli_feeds_to_opml (HdCli *cli, GError **error)
{
  HdContext *context = hd_cli_feeds_open (cli);
  g_autoptr (GAsyncResult) result = NULL;
  GBytes *bytes;

  hd_feeds_export_async (context, NULL, hd_cli_feeds_keep_result_cb, &result);
  bytes = hd_feeds_export_finish (context, hd_cli_feeds_wait (&result), error);
  g_clear_object (&result);
  hd_cli_feeds_close (context);
  return bytes;
}

static int export(HdCli *cli, int argc, char **argv, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (!hd_cli_parse (cli, no_options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc > 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "feeds export: takes one file, or writes to standard output");
      return HD_CLI_USAGE;
    }

  bytes = hd_cli_feeds_to_opml (cli, error);
  if (bytes == NULL)
    return HD_CLI_FAILED;
  if (argc == 2 && strcmp (argv[1], "-") != 0)
    return g_file_set_contents (argv[1], g_bytes_get_data (bytes, NULL),
                                (gssize) g_bytes_get_size (bytes), error)
             ? HD_CLI_DONE
             : HD_CLI_FAILED;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  hd_cli_print (text);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_feeds_import = {
  "feeds import",
  "FILE.opml",
  "Add the feeds of a list",
  import,
};

const HdCliCommand hd_cli_feeds_export = {
  "feeds export",
  "[FILE]",
  "Write all feeds as a list (OPML)",
  export,
};
