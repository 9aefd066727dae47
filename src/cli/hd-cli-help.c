/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli.h"

#include <stdio.h>
#include <string.h>

#include "hd-text.h"

/* What is said when no command was named. */

/* Whether @command is one of those that begin with the word @group; %NULL: all are. */
static gboolean
in_group (const HdCliCommand *command, const char *group)
{
  gsize length = group != NULL ? strlen (group) : 0;

  return group == NULL ||
         (strncmp (command->name, group, length) == 0 && command->name[length] == ' ');
}

static void
print_help (const char *group)
{
  printf ("Usage: halfday-cli COMMAND [OPTIONS] [ARGUMENTS]\n\n"
          "Commands (each has --help):\n");
  for (guint i = 0; hd_cli_commands[i] != NULL; i++)
    if (in_group (hd_cli_commands[i], group))
      printf ("  %-22s %s\n", hd_cli_commands[i]->name, hd_cli_commands[i]->summary);
  printf ("\nOptions of all commands:\n"
          "  --data-dir DIR     Where the databases are (default: $XDG_DATA_HOME/halfday)\n"
          "  --today DATE       The date to count from (default: the clock's)\n"
          "  --zone NAME        The home time zone (default: the system's)\n"
          "  --lang CODE        The language\n"
          "  --json             Print JSON\n"
          "  --quiet            Print no warnings\n"
          "  --passphrase-fd N  Read the passphrase from this file descriptor\n"
          "\nA FILE that is - is standard input; a text that is - is the next line of it.\n");
}

/* A word that names no command, or only the group of some. */
static int
run_no_command (const char *word, gboolean help)
{
  g_autofree char *shown = hd_text_clean_line (word, -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; hd_cli_commands[i] != NULL; i++)
    if (in_group (hd_cli_commands[i], word))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              hd_cli_commands[i]->name + strlen (word) + 1);
  if (names->len > 0 && help)
    {
      print_help (word);
      return HD_CLI_DONE;
    }

  if (names->len > 0)
    fprintf (stderr, "halfday-cli: “%s” goes on with one of: %s\n", shown, names->str);
  else
    fprintf (stderr, "halfday-cli: there is no command “%s”; halfday-cli --help lists them\n",
             shown);
  return HD_CLI_USAGE;
}

static gboolean
asks_for_help (int argc, char **argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], "--help") == 0 || strcmp (argv[i], "-h") == 0)
      return TRUE;
  return FALSE;
}

/* Returns: the exit status */
int
hd_cli_run_other (int argc, char **argv, const char *word, const char *option)
{
  if (word != NULL && strcmp (word, "help") != 0)
    return run_no_command (word, asks_for_help (argc, argv));

  if (word != NULL || g_strcmp0 (option, "--help") == 0 || g_strcmp0 (option, "-h") == 0)
    {
      print_help (NULL);
      return HD_CLI_DONE;
    }
  if (g_strcmp0 (option, "--version") == 0)
    {
      printf ("halfday-cli %s\n", HD_VERSION);
      return HD_CLI_DONE;
    }
  fputs ("halfday-cli: no command; halfday-cli --help lists them\n", stderr);
  return HD_CLI_USAGE;
}
