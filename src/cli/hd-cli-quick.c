/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/*
 * halfday-cli itself has the commands that open no database and read no mail: scripts start them by
 * the thousand, and half the time of such a start went into libraries that only the others need.
 * Whatever else is asked, the whole program takes this one's place.
 */

const HdCliCommand *const hd_cli_commands[] = {
  &hd_cli_draft,          &hd_cli_check,       &hd_cli_calendar_text,
  &hd_cli_leave_simulate, &hd_cli_plan,        &hd_cli_reader_extract,
  &hd_cli_reader_feed,    &hd_cli_reader_opml, NULL,
};

/* The one beside this program, where it was built or moved to with all that belongs to it; else
 * the one that was installed. */
static char *
find_whole (void)
{
  static const char *const beside[] = { "halfday-cli-whole", "../libexec/halfday-cli-whole" };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *path = g_build_filename (folder, beside[i], NULL);

      if (access (path, X_OK) == 0)
        return g_steal_pointer (&path);
    }
  return g_strdup (HD_CLI_WHOLE);
}

int
hd_cli_run_other (int argc G_GNUC_UNUSED,
                  char **argv,
                  const char *word G_GNUC_UNUSED,
                  const char *option G_GNUC_UNUSED)
{
  g_autofree char *program = find_whole ();

  execv (program, argv);
  fprintf (stderr, "halfday-cli: Halfday may not be installed completely: %s: %s\n", program,
           g_strerror (errno));
  return HD_CLI_FAILED;
}
