/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-words.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "hd-error.h"

/*
 * The words of a command line before GOption reads them: what stands for a line of standard input,
 * and amounts below zero, which are no options.
 */

/* The longest line that is taken: a name or a text of some sentences. Bytes. */
#define MAX_LINE ((gsize) 64 * 1024)

/* Goes before an amount below zero until the options are read; no word begins with it. */
#define GUARD '\x01'

/* Byte by byte: what follows the line is left to whoever reads next. */
static char *
read_line (const char *what, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gssize n;
  char c;

  while ((n = read (STDIN_FILENO, &c, 1)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_FAILED, "standard input: %s", g_strerror (errno));
          return NULL;
        }
      if (c == '\n')
        break;
      if (c != '\0')
        g_string_append_c (line, c);
      if (line->len > MAX_LINE)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "standard input: a line longer than %d kB",
                       (int) (MAX_LINE / 1024));
          return NULL;
        }
    }
  if (n == 0 && line->len == 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_MISSING,
                   "%s: “-” is the next line of standard input, and there is none", what);
      return NULL;
    }
  if (line->len > 0 && line->str[line->len - 1] == '\r')
    g_string_truncate (line, line->len - 1);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Whether the option's value is a text, and not the name of a file. */
static gboolean
takes_text (const GOptionEntry *entry)
{
  switch ((int) entry->arg)
    {
    case G_OPTION_ARG_STRING:
    case G_OPTION_ARG_FILENAME:
    case G_OPTION_ARG_STRING_ARRAY:
    case G_OPTION_ARG_FILENAME_ARRAY:
      return !g_str_has_prefix (entry->arg_description, "FILE") &&
             !g_str_has_prefix (entry->arg_description, "DIR");
    default:
      return FALSE;
    }
}

static const GOptionEntry *
find_option (const GOptionEntry *entries, const char *name, gsize length)
{
  for (; entries->long_name != NULL; entries++)
    if (strlen (entries->long_name) == length && strncmp (entries->long_name, name, length) == 0)
      return entries;
  return NULL;
}

/* “-3h”, “-1.5d”, and not “-3”. */
static gboolean
is_below_zero (const char *word)
{
  return word[0] == '-' && g_ascii_isdigit (word[1]) && strpbrk (word, "hmd") != NULL;
}

/* Takes @word as owned by @kept from here on. */
static char *
keep (GPtrArray *kept, char *word)
{
  g_ptr_array_add (kept, word);
  return word;
}

/**
 * hd_cli_words_prepare:
 * @own: the command's own options, ending in %NULL
 * @shared: those that all commands have
 * @reads_file: whether a `-` among the arguments is a file's name, which the command reads itself
 * @argv: (array length=argc): words are replaced in place
 * @kept: (element-type utf8): holds what the new words point to; as long as @argv is used
 *
 * A `-` as the value of an own option for a text, or as an argument, becomes the next line of
 * standard input, in the order of the words: so names need not stand in the list of processes.
 *
 * Returns: %FALSE with %HD_ERROR_MISSING when there are fewer lines
 */
gboolean
hd_cli_words_prepare (const GOptionEntry *own,
                      const GOptionEntry *shared,
                      gboolean reads_file,
                      int argc,
                      char **argv,
                      GPtrArray *kept,
                      GError **error)
{
  gboolean options = TRUE;

  for (int i = 1; i < argc; i++)
    {
      const char *name = argv[i] + 2;
      gboolean long_option = options && g_str_has_prefix (argv[i], "--");
      gsize length = long_option ? strcspn (name, "=") : 0;
      const GOptionEntry *mine = long_option ? find_option (own, name, length) : NULL;
      const GOptionEntry *entry =
        mine != NULL || !long_option ? mine : find_option (shared, name, length);

      if (long_option && *name == '\0')
        options = FALSE;
      else if (entry != NULL && entry->arg != G_OPTION_ARG_NONE)
        {
          gboolean joined = name[length] == '=';
          const char *value = joined ? name + length + 1 : i + 1 < argc ? argv[i + 1] : "";
          g_autofree char *line = NULL;

          if (mine != NULL && takes_text (mine) && strcmp (value, "-") == 0)
            {
              g_autofree char *what = g_strdup_printf ("--%s", entry->long_name);

              line = read_line (what, error);
              if (line == NULL)
                return FALSE;
              if (joined)
                argv[i] = keep (kept, g_strdup_printf ("%s=%s", what, line));
              else
                argv[i + 1] = keep (kept, g_steal_pointer (&line));
            }
          if (!joined)
            i++;
        }
      else if (strcmp (argv[i], "-") == 0 && !reads_file)
        {
          char *line = read_line ("-", error);

          if (line == NULL)
            return FALSE;
          argv[i] = keep (kept, line);
        }
      else if (options && is_below_zero (argv[i]))
        argv[i] = keep (kept, g_strdup_printf ("%c%s", GUARD, argv[i]));
    }

  return TRUE;
}

/**
 * hd_cli_words_restore:
 *
 * Gives amounts below zero back as they were, once the options are read.
 */
void
hd_cli_words_restore (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (argv[i][0] == GUARD && is_below_zero (argv[i] + 1))
      argv[i]++;
}
