/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-parts.h"

/* In characters: what is longer is parted, at a blank, or in the middle of what has none. */
#define LONG_LINE 3000

/* Nor are there more lines of code than these in one part. */
#define MANY_LINES 100

/* Returns: the byte of the block's text where the part that begins at the byte @from ends */
guint32
hd_article_part_end (const HdBlock *block, const char *text, guint32 from)
{
  const char *start = text + from;
  const char *end = text + block->length;
  const char *most = start;
  gboolean code = block->kind == HD_BLOCK_CODE;
  guint lines = 0;

  for (guint chars = 0; most < end && chars < LONG_LINE && lines < MANY_LINES; chars++)
    {
      lines += code && *most == '\n' ? 1 : 0;
      most = g_utf8_next_char (most);
    }
  if (most == end || lines == MANY_LINES)
    return (guint32) (most - text);

  for (const char *p = most; code && p > start; p--)
    if (p[-1] == '\n')
      return (guint32) (p - text);
  for (const char *p = most; p > start; p--)
    if (p[-1] == ' ' || p[-1] == '\n')
      return (guint32) (p - text);

  /* An accent stays with its letter. */
  for (const char *p = most; p > start; p = g_utf8_prev_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      return (guint32) (p - text);
  return (guint32) (most - text);
}

/* Parts a line that is long at a blank, so that each byte stays where it is; of what has no blank
 * for so long, no more is shown. */
char *
hd_article_part_lines (const char *from, gsize length)
{
  g_autofree char *text = g_strndup (from, length);
  char *blank = NULL;
  guint chars = 0;

  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\n')
        {
          blank = NULL;
          chars = 0;
          continue;
        }
      if (*p == ' ')
        blank = p;
      if (++chars <= LONG_LINE)
        continue;
      if (blank == NULL)
        {
          *p = '\0';
          return g_strconcat (text, "…", NULL);
        }
      *blank = '\n';
      p = blank;
      blank = NULL;
      chars = 0;
    }
  return g_steal_pointer (&text);
}
