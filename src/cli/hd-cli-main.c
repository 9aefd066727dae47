/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hd-cli-words.h"
#include "hd-error.h"
#include "hd-lockdown.h"
#include "hd-text.h"
#include "hd-translations.h"
#include "hd-zone.h"

/*
 * The command line: reads the shared options, finds the command, prints its errors.
 */

static const HdCliCommand *current;
static gboolean printed;

/* Whether a `-` among the command's arguments is its own matter. */
static gboolean
reads_standard_input (const HdCliCommand *command)
{
  return strstr (command->arguments, "FILE") != NULL ||
         strstr (command->arguments, ".json") != NULL || strstr (command->arguments, "-]") != NULL;
}

/**
 * hd_cli_parse:
 * @entries: the command's own options, ending in %NULL
 * @argc: (inout): what is left are the arguments, from index 1 on
 *
 * Reads the command's options and those that all commands share, in any order. A text that is `-`
 * is the next line of standard input.
 */
gboolean
hd_cli_parse (HdCli *cli, const GOptionEntry *entries, int *argc, char ***argv, GError **error)
{
  g_autofree char *today = NULL, *zone = NULL;
  g_autofree char *program = g_strdup_printf ("halfday-cli %s", current->name);
  g_autoptr (GOptionContext) context = g_option_context_new (current->arguments);
  g_autoptr (GError) inner = NULL;
  const GOptionEntry shared[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &cli->data_dir, "Where the databases are", "DIR" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today, "The date to count from", "DATE" },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone, "The home time zone", "NAME" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &cli->language, "The language", "CODE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, "Print JSON", NULL },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &cli->quiet, "Print no warnings", NULL },
    { "passphrase-fd", 0, 0, G_OPTION_ARG_INT, &cli->passphrase_fd,
      "Read the passphrase from this file descriptor", "N" },
    G_OPTION_ENTRY_NULL,
  };

  /* The line of usage begins with it. */
  g_set_prgname (program);
  g_option_context_set_summary (context, current->summary);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, shared, NULL);
  cli->words = g_ptr_array_new_with_free_func (g_free);
  if (!hd_cli_words_prepare (entries, shared, reads_standard_input (current), *argc, *argv,
                             cli->words, error))
    return FALSE;
  if (!g_option_context_parse (context, argc, argv, &inner))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "%s", inner->message);
      return FALSE;
    }

  hd_cli_words_restore (*argc, *argv);

  /* Usage is English, as the words of the commands are, and GOption's part of it with it. From here
   * on what the rooms say may be translated, with the names of its weekdays. */
  setlocale (LC_MESSAGES, "");
  setlocale (LC_TIME, "");
  hd_translations_bind ();

  /* GOption leaves a lone "--" among the arguments. */
  if (*argc > 1 && strcmp ((*argv)[1], "--") == 0)
    {
      memmove (*argv + 1, *argv + 2, sizeof (char *) * (gsize) (*argc - 1));
      (*argc)--;
    }

  if (cli->data_dir != NULL && *cli->data_dir == '\0')
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--data-dir: the name of a folder is needed");
      return FALSE;
    }
  if (zone != NULL)
    {
      cli->zone = hd_zone_load (zone);
      if (cli->zone == NULL)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
                       "--zone: “%s” is no time zone: write it as Europe/Berlin", zone);
          return FALSE;
        }
      cli->zone_name = g_steal_pointer (&zone);
    }
  else
    cli->zone = g_time_zone_new_local ();

  g_autoptr (GDateTime) now = g_date_time_new_now (cli->zone);

  cli->today = hd_date_new (g_date_time_get_year (now), g_date_time_get_month (now),
                            g_date_time_get_day_of_month (now));
  cli->today_given = today != NULL;
  if (today != NULL && !hd_date_parse (today, cli->today, &cli->today, error))
    {
      g_prefix_error (error, "--today: ");
      (*error)->code = HD_ERROR_USAGE;
      return FALSE;
    }

  return TRUE;
}

/**
 * hd_cli_read_limited:
 * @path: a file's path, or `-` for standard input
 * @max: the most bytes it may have
 *
 * Returns: (transfer full): its bytes, %NULL with %HD_ERROR_LIMIT when there are more
 */
GBytes *
hd_cli_read_limited (const char *path, guint max, GError **error)
{
  gboolean standard = strcmp (path, "-") == 0;
  int fd = standard ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gssize n = 0;
  struct stat info;

  if (fd >= 0 && fstat (fd, &info) == 0 && S_ISDIR (info.st_mode))
    {
      if (!standard)
        close (fd);
      g_set_error (error, HD_ERROR, HD_ERROR_FAILED, "%s: this is a folder",
                   hd_cli_input_name (path));
      return NULL;
    }

  while (fd >= 0 && bytes->len <= max)
    {
      n = read (fd, buffer, sizeof buffer);
      if (n > 0)
        g_byte_array_append (bytes, buffer, (guint) n);
      else if (n == 0 || errno != EINTR)
        break;
    }

  int saved = errno;
  gboolean failed = fd < 0 || n < 0;

  if (!standard && fd >= 0)
    close (fd);
  if (failed)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_FAILED, "%s: %s", hd_cli_input_name (path),
                   g_strerror (saved));
      return NULL;
    }
  if (bytes->len > max)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "%s: larger than %u MB",
                   hd_cli_input_name (path), max / 1024 / 1024);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * hd_cli_read_file:
 *
 * hd_cli_read_limited() for what commands usually read.
 */
GBytes *
hd_cli_read_file (const char *path, GError **error)
{
  return hd_cli_read_limited (path, HD_CLI_MAX_INPUT, error);
}

/**
 * hd_cli_shut_in:
 *
 * hd_lockdown() as far as it goes, for a command whose input the user wrote, or that has none.
 */
void
hd_cli_shut_in (void)
{
  hd_lockdown ();
}

/**
 * hd_cli_lock_down:
 *
 * hd_lockdown() for a command that has input of others and is about to parse it.
 *
 * Returns: whether it may; %FALSE with @error set where too little of it could be put in place
 */
gboolean
hd_cli_lock_down (GError **error)
{
  if (hd_lockdown_suffices (hd_lockdown ()))
    return TRUE;

  g_set_error_literal (error, HD_ERROR, HD_ERROR_FAILED,
                       "nothing was read: this system cannot shut in what reads it (seccomp)");
  return FALSE;
}

/**
 * hd_cli_input_name:
 *
 * Returns: what to call the input @path in a message
 */
const char *
hd_cli_input_name (const char *path)
{
  return strcmp (path, "-") == 0 ? "standard input" : path;
}

/**
 * hd_cli_print:
 *
 * Prints text for people. On a terminal no control byte of any input is printed.
 */
void
hd_cli_print (const char *text)
{
  printed = TRUE;
  if (!isatty (STDOUT_FILENO))
    {
      fputs (text, stdout);
      return;
    }

  g_autofree char *safe = hd_text_for_terminal (text);
  fputs (safe, stdout);
}

/**
 * hd_cli_print_json:
 *
 * Prints one JSON document and a line feed; control characters are escaped by JSON itself, but
 * for C1 and bidi ones, which a terminal is not shown.
 */
void
hd_cli_print_json (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);

  g_autofree char *text = json_generator_to_data (generator, NULL);

  hd_cli_print (text);
  fputc ('\n', stdout);
}

/**
 * hd_cli_warn:
 *
 * One line on stderr that stops nothing; --quiet leaves it out.
 */
void
hd_cli_warn (HdCli *cli, const char *format, ...)
{
  va_list arguments;

  if (cli->quiet)
    return;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_autofree char *line = hd_text_clean_line (message, -1);

  fprintf (stderr, "halfday-cli: %s\n", line);
}

/**
 * hd_cli_warn_all:
 * @of: the words of the command
 * @warnings: (element-type utf8): a line each
 */
void
hd_cli_warn_all (HdCli *cli, const char *of, const GPtrArray *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    hd_cli_warn (cli, "%s: %s", of, (const char *) warnings->pdata[i]);
}

/* “leave policy set” */
#define MOST_WORDS 3

/* How many arguments the shared option @argument is, with its value; 0: it is none. */
static int
shared_option_length (const char *argument)
{
  static const char *const flags[] = { "--json", "--quiet", NULL };
  static const char *const valued[] = { "--data-dir", "--today",         "--zone",
                                        "--lang",     "--passphrase-fd", NULL };
  gsize length = strcspn (argument, "=");
  g_autofree char *name = g_strndup (argument, length);

  if (g_strv_contains (flags, argument))
    return 1;
  if (g_strv_contains (valued, name))
    return argument[length] == '=' ? 1 : 2;
  return 0;
}

/*
 * Finds up to three words that may name a command, with the shared options before and between them.
 *
 * Returns: the index of the first argument that is neither
 */
static int
find_words (int argc, char **argv, int places[MOST_WORDS], int *n_places)
{
  int i = 1;

  *n_places = 0;
  while (i < argc && *n_places < MOST_WORDS)
    {
      int length = shared_option_length (argv[i]);

      if (length == 0 && argv[i][0] == '-')
        break;
      if (length == 0)
        places[(*n_places)++] = i++;
      else
        i += length;
    }

  return MIN (i, argc);
}

/* How many of the @n words name @command: 0 for another one. */
static int
words_matched (const HdCliCommand *command, int n, const int *places, char **argv)
{
  g_auto (GStrv) words = g_strsplit (command->name, " ", MOST_WORDS);
  int wanted = (int) g_strv_length (words);

  if (n < wanted)
    return 0;
  for (int i = 0; i < wanted; i++)
    if (strcmp (words[i], argv[places[i]]) != 0)
      return 0;

  return wanted;
}

int
main (int argc, char **argv)
{
  HdCli cli = { .passphrase_fd = -1 };
  g_autoptr (GError) error = NULL;
  /* Another word for it, which no help names. */
  static char appointments[] = "appointments";
  int places[MOST_WORDS], n_places, next, words = 0, n_rest = 0, status;
  g_autofree char **rest = g_new0 (char *, (gsize) argc + 2);

  /* Numbers, and dates as programs read them, never follow the process locale. */
  setlocale (LC_CTYPE, "C.UTF-8");
  g_set_prgname ("halfday-cli");

  next = find_words (argc, argv, places, &n_places);
  if (n_places > 0 && strcmp (argv[places[0]], "interviews") == 0)
    argv[places[0]] = appointments;

  for (guint i = 0; hd_cli_commands[i] != NULL && words == 0; i++)
    {
      words = words_matched (hd_cli_commands[i], n_places, places, argv);
      if (words > 0)
        current = hd_cli_commands[i];
    }
  if (current == NULL)
    return hd_cli_run_other (argc, argv, n_places > 0 ? argv[places[0]] : NULL,
                             n_places == 0 && next < argc ? argv[next] : NULL);

  /* What the command reads: all but its own words. */
  for (int i = 0, word = 0; i < argc; i++)
    if (word < words && i == places[word])
      word++;
    else
      rest[n_rest++] = argv[i];
  status = current->run (&cli, n_rest, rest, &error);
  if (error != NULL)
    {
      g_autofree char *line = hd_text_clean_line (error->message, -1);

      fprintf (stderr, "halfday-cli: %s\n", line);
      status = g_error_matches (error, HD_ERROR, HD_ERROR_USAGE) ||
                   g_error_matches (error, HD_ERROR, HD_ERROR_MISSING)
                 ? HD_CLI_USAGE
                 : HD_CLI_FAILED;
    }
  /* A program that asked for a document gets one, also where there is nothing to tell. */
  if (status == HD_CLI_DONE && cli.json && !printed)
    hd_cli_print ("{}\n");
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      fprintf (stderr, "halfday-cli: cannot write: %s\n", g_strerror (errno));
      status = HD_CLI_FAILED;
    }

  g_clear_pointer (&cli.words, g_ptr_array_unref);
  g_free (cli.data_dir);
  g_free (cli.zone_name);
  g_free (cli.language);
  g_clear_pointer (&cli.zone, g_time_zone_unref);
  return status;
}
