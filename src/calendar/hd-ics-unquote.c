/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-parse.h"

#include <string.h>

/* What stands in front of each line of a quoted text, at most, in bytes. */
#define MAX_QUOTE 32

static gboolean
is_quote (char c)
{
  return c == '>' || c == ' ' || c == '\t' || c == '|';
}

/* The first line that begins a calendar, and how much stands in front of it. */
static const char *
find_begin (const char *text, gsize *quote)
{
  static const char *const begins[] = { "BEGIN:VCALENDAR", "BEGIN:VEVENT" };

  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    for (const char *p = strcasestr (text, begins[i]); p != NULL; p = strcasestr (p + 1, begins[i]))
      {
        gsize n = 0;

        while (n < MAX_QUOTE && p - n > text && is_quote (p[-1 - (gssize) n]))
          n++;
        *quote = n;
        if (p - n == text || p[-1 - (gssize) n] == '\n' || p[-1 - (gssize) n] == '\r')
          return p - n;
      }
  return NULL;
}

/* How much of @quote a line begins with: one that was empty has lost its last blanks. */
static gsize
quoted (const char *line, const char *end, const char *quote, gsize n)
{
  gsize k = 0;

  while (k < n && line + k < end && line[k] == quote[k])
    k++;
  return k;
}

static const char *
next_line (const char *line)
{
  line += strcspn (line, "\r\n");
  return line + (line[0] == '\r' && line[1] == '\n' ? 2 : *line != '\0');
}

/* Whether the marks that @begin has stand before the next line that says something, too. */
static gboolean
goes_on (const char *begin, gsize n)
{
  const char *line = next_line (begin), *end = line + strcspn (line, "\r\n");

  while (*line != '\0' && quoted (line, end, begin, n) == (gsize) (end - line))
    {
      line = next_line (line);
      end = line + strcspn (line, "\r\n");
    }
  return quoted (line, end, begin, n) == n;
}

/**
 * hd_ics_unquote:
 * @out_length: (out)
 *
 * Takes the marks from a calendar that is quoted in a reply, or moved to the right.
 *
 * Returns: (transfer full) (nullable): %NULL when there is none that is
 */
char *
hd_ics_unquote (const char *text, gsize *out_length)
{
  gsize n = 0;
  const char *begin = find_begin (text, &n);
  GString *out;

  if (begin == NULL || n == 0 || !goes_on (begin, n))
    return NULL;
  out = g_string_new (NULL);
  for (const char *line = begin; *line != '\0'; line = next_line (line))
    {
      const char *end = line + strcspn (line, "\r\n");
      gsize k = quoted (line, end, begin, n);

      g_string_append_len (out, line + k, end - line - (gssize) k);
      g_string_append_c (out, '\n');
    }
  *out_length = out->len;
  return g_string_free (out, FALSE);
}
