/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-document-private.h"
#include "hd-text.h"

/* What a line of a document may not hold, though it is no control: what stands for a picture in
 * text that was copied (U+FFFC). Returns: whether anything was taken away */
static gboolean
drop_unsafe (char *line)
{
  char *to = line;

  for (const char *p = line, *next; *p != '\0'; p = next)
    {
      next = g_utf8_next_char (p);
      if (!hd_document_char_is_safe (g_utf8_get_char (p), FALSE))
        continue;
      memmove (to, p, (gsize) (next - p));
      to += next - p;
    }
  if (*to == '\0')
    return FALSE;
  *to = '\0';
  return TRUE;
}

char *
hd_document_clean_line (const char *text)
{
  char *line = hd_text_clean_line (text != NULL ? text : "", -1);

  if (drop_unsafe (line))
    {
      /* The blanks that were around it are one. */
      g_autofree char *left = line;

      line = hd_text_clean_line (left, -1);
    }
  if (strlen (line) > HD_DOCUMENT_MAX_STRING)
    {
      char *end = g_utf8_find_prev_char (line, line + HD_DOCUMENT_MAX_STRING - 3);

      memcpy (end, "…", sizeof "…");
    }
  return line;
}
