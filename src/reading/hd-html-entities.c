/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-html-entities.h"

#include <string.h>

static const struct
{
  const char *name;
  gunichar points[2];
} entities[] = {
#include "hd-html-entities-table.h"
};

/* The longest name, and the longest that HTML takes without its semicolon. */
#define LONGEST_NAME 32
#define LONGEST_BARE_NAME 6

static gboolean
find_name (const char *name, gsize length, gunichar points[2])
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (entities);

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = strncmp (name, entities[middle].name, length);

      if (order == 0 && entities[middle].name[length] != '\0')
        order = -1;
      if (order == 0)
        {
          memcpy (points, entities[middle].points, sizeof entities[middle].points);
          return TRUE;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}

/**
 * hd_html_entity_find:
 * @text: what follows an ampersand
 * @in_attribute: whether it stands in an attribute's value, where "&copy=1" is no reference
 * @points: (out): the one or two characters it stands for; the second may be 0
 *
 * Finds the longest name that HTML knows at the start of @text.
 *
 * Returns: the bytes that the name takes with its semicolon, 0 when there is none
 */
guint
hd_html_entity_find (const char *text, gsize length, gboolean in_attribute, gunichar points[2])
{
  gsize n = 0;

  while (n < length && n < LONGEST_NAME && g_ascii_isalnum (text[n]))
    n++;
  if (n < length && text[n] == ';' && n > 0 && find_name (text, n + 1, points))
    return (guint) n + 1;

  for (gsize bare = MIN (n, LONGEST_BARE_NAME); bare >= 2; bare--)
    if (find_name (text, bare, points))
      {
        if (in_attribute && bare < length && (text[bare] == '=' || g_ascii_isalnum (text[bare])))
          return 0;
        return (guint) bare;
      }
  return 0;
}

/**
 * hd_html_mend_code_point:
 *
 * Returns: the character that HTML takes the number of a reference for: what would be a control of
 *   C1 is meant in windows-1252, what cannot be is U+FFFD
 */
gunichar
hd_html_mend_code_point (guint64 number)
{
  static const guint16 windows[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
  };

  if (number >= 0x80 && number < 0xa0)
    return windows[number - 0x80];
  if (number == 0 || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff) ||
      (number & 0xfffe) == 0xfffe || (number < 0x20 && !g_ascii_isspace ((char) number)) ||
      number == 0x7f)
    return 0xfffd;
  return (gunichar) number;
}

/**
 * hd_html_reference_read:
 * @text: from an ampersand on
 * @points: (out): the one or two characters it stands for; the second may be 0
 *
 * Returns: the bytes of the character reference at @text, 0 when the ampersand is just one
 */
gsize
hd_html_reference_read (const char *text, gsize length, gboolean in_attribute, gunichar points[2])
{
  guint64 number = 0;
  gsize n = 2;
  gsize digits;
  guint base = 10;
  guint named;

  if (length < 2 || text[1] != '#')
    {
      named = hd_html_entity_find (text + 1, length - 1, in_attribute, points);
      return named == 0 ? 0 : named + 1;
    }

  if (n < length && (text[n] == 'x' || text[n] == 'X'))
    {
      base = 16;
      n++;
    }
  for (digits = n; n < length && g_ascii_isxdigit (text[n]); n++)
    {
      guint digit = (guint) g_ascii_xdigit_value (text[n]);

      if (digit >= base)
        break;
      number = MIN (number * base + digit, 0x110000);
    }
  if (n == digits)
    return 0;

  points[0] = hd_html_mend_code_point (number);
  points[1] = 0;
  return n < length && text[n] == ';' ? n + 1 : n;
}
