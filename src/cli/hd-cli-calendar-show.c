/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-calendar-reader.h"
#include "hd-cli-calendar.h"
#include "hd-cli-commands.h"
#include "hd-error.h"

static int
run (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };

  if (!hd_cli_parse (cli, entries, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "calendar show reads one file");
      return HD_CLI_USAGE;
    }

  g_autoptr (GBytes) bytes = hd_cli_read_file (argv[1], error);

  if (bytes == NULL)
    return HD_CLI_FAILED;
  if (!hd_cli_lock_down (error))
    return HD_CLI_FAILED;

  HdCalendarContext context = { .home = cli->zone, .today = cli->today };
  g_autoptr (HdCalendarFile) file = hd_calendar_read (bytes, &context, error);

  if (file == NULL)
    {
      g_prefix_error (error, "%s: ", hd_cli_input_name (argv[1]));
      return HD_CLI_FAILED;
    }
  hd_cli_print_invitations (cli, file->events, file->warnings, FALSE);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_calendar_show = {
  .name = "calendar show",
  .arguments = "FILE",
  .summary = "Show the events of a calendar file or a mail",
  .run = run,
};
