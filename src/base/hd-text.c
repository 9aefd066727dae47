/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-text.h"

#include <string.h>

/**
 * hd_text_is_invisible:
 *
 * Controls that have no business in text from outside: C0 and C1 but for tab and line feed,
 * the bidi embeddings, overrides and isolates (Unicode UAX #9) and the byte order mark.
 */
gboolean
hd_text_is_invisible (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
         c == 0x200f || c == 0x061c || c == 0xfeff;
}

/* Most text is plain: nothing of it has to go, and it needs no look at each character. */
static gboolean
is_plain (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x7f || ((guchar) text[i] < 0x20 && text[i] != '\n' && text[i] != '\t'))
      return FALSE;
  return TRUE;
}

/**
 * hd_text_clean:
 * @text: bytes from anywhere
 * @length: their number, or -1 when they end in NUL
 *
 * Mends invalid UTF-8, drops invisible controls and turns CR LF, CR and the Unicode line
 * separators into LF.
 *
 * Returns: (transfer full): valid UTF-8 without NUL
 */
char *
hd_text_clean (const char *text, gssize length)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;

  if (is_plain (text, bytes))
    return g_strndup (text, bytes);

  g_autofree char *valid = g_utf8_make_valid (text, (gssize) bytes);
  GString *clean = g_string_sized_new (strlen (valid) + 1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (clean, '\n');
        }
      else if (c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, '\n');
      else if (!hd_text_is_invisible (c))
        g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}

/* Whether nothing of it has to go, nor any white space to be folded. */
static gboolean
is_plain_line (const char *text, gsize length)
{
  if (length == 0 || text[0] == ' ' || text[length - 1] == ' ')
    return length == 0;
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x7f || (guchar) text[i] < 0x20 ||
        (text[i] == ' ' && text[i + 1] == ' '))
      return FALSE;
  return TRUE;
}

/**
 * hd_text_clean_line:
 *
 * hd_text_clean() with every run of white space folded to one blank and none at the ends: for
 * names, subjects and titles.
 */
char *
hd_text_clean_line (const char *text, gssize length)
{
  gsize plain = length < 0 ? strlen (text) : (gsize) length;

  if (is_plain_line (text, plain))
    return g_strndup (text, plain);

  g_autofree char *clean = hd_text_clean (text, length);
  GString *line = g_string_sized_new (strlen (clean) + 1);
  gboolean gap = FALSE;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 ? g_ascii_isspace ((char) c) : g_unichar_isspace (c))
        {
          gap = line->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (line, ' ');
      gap = FALSE;
      g_string_append_len (line, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (line, FALSE);
}

/**
 * hd_text_for_terminal:
 *
 * Returns: (transfer full): @text with a blank for each tab, and each other control
 *   character but the line feed as U+FFFD, so that no byte of it can drive a terminal
 */
char *
hd_text_for_terminal (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *safe = g_string_sized_new (strlen (valid) + 1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (safe, c == '\t' ? ' ' : hd_text_is_invisible (c) ? 0xfffd : c);
    }

  return g_string_free (safe, FALSE);
}
