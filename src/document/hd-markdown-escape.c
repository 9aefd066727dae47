/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-markdown-escape.h"

#include <string.h>

/* Characters that Markdown could take for something else, wherever they stand. */
static gboolean
needs_backslash (const char *text, const char *at, gboolean at_line_start)
{
  if (strchr ("\\`*_[]<>&~|@", *at) != NULL)
    return TRUE;
  if (*at == ':' && g_str_has_prefix (at, "://"))
    return TRUE;
  if (*at == '.' && at - text >= 3 && g_ascii_strncasecmp (at - 3, "www", 3) == 0)
    return TRUE;
  if (*at == '!' && at[1] == '[')
    return TRUE;
  if (at_line_start)
    return strchr ("#+-=", *at) != NULL;
  return *at == '#';
}

/* "1." or "1)" at the start of a line would begin a list: its mark is escaped. */
static const char *
list_mark (const char *text)
{
  const char *p = text;

  while (g_ascii_isdigit (*p))
    p++;
  return p > text && (*p == '.' || *p == ')') ? p : NULL;
}

/**
 * hd_markdown_put_text:
 * @line_start: whether it begins a line
 * @next_line: (nullable): what goes before each further line; %NULL where there can be only one
 *
 * Writes text so that Markdown takes it for nothing else.
 */
void
hd_markdown_put_text (GString *out,
                      const char *text,
                      gsize length,
                      gboolean line_start,
                      const char *next_line)
{
  const char *end = text + length;
  const char *mark = line_start ? list_mark (text) : NULL;

  for (const char *p = text; p < end; p++)
    if (*p == '\n')
      {
        if (next_line == NULL)
          g_string_append_c (out, ' ');
        else
          {
            g_string_append (out, "\\\n");
            g_string_append (out, next_line);
            mark = list_mark (p + 1);
          }
      }
    else
      {
        gboolean start = p == text ? line_start : p[-1] == '\n' && next_line != NULL;

        if (p == mark || needs_backslash (text, p, start))
          g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
      }
}

/* A code span: its fence is longer than any run of backticks inside. */
void
hd_markdown_put_code (GString *out, const char *text, gsize length)
{
  gsize longest = 0;
  gsize run = 0;
  gboolean pad = length > 0 && (text[0] == '`' || text[length - 1] == '`');

  for (gsize i = 0; i < length; i++)
    {
      run = text[i] == '`' ? run + 1 : 0;
      longest = MAX (longest, run);
    }

  for (gsize i = 0; i <= longest; i++)
    g_string_append_c (out, '`');
  if (pad)
    g_string_append_c (out, ' ');
  for (gsize i = 0; i < length; i++)
    g_string_append_c (out, text[i] == '\n' ? ' ' : text[i]);
  if (pad)
    g_string_append_c (out, ' ');
  for (gsize i = 0; i <= longest; i++)
    g_string_append_c (out, '`');
}
