/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-find.h"

#include <string.h>

/* Nobody steps through more matches than these. */
#define MAX_MATCHES 2000

/* Text in which case and accents do not matter, and where each of its bytes came from. */
typedef struct
{
  GString *text;
  GArray *origins; /* guint32, one for each byte and one for the end */
} Folded;

static void
folded_clear (Folded *folded)
{
  g_string_free (folded->text, TRUE);
  g_array_unref (folded->origins);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folded, folded_clear)

static void
append (Folded *folded, gunichar c, guint32 origin)
{
  char bytes[6];
  int n = g_unichar_to_utf8 (c, bytes);

  g_string_append_len (folded->text, bytes, n);
  for (int i = 0; i < n; i++)
    g_array_append_val (folded->origins, origin);
}

/* One character as it is compared: without case and accents, typographic marks as typed ones. */
static void
fold_character (Folded *folded, gunichar c, guint32 origin)
{
  gunichar parts[18];
  gsize n;

  if (c == 0x2019 || c == 0x2018)
    c = '\'';
  else if (c == 0x201c || c == 0x201d)
    c = '"';
  else if (c == 0x2010 || c == 0x2011 || c == 0x2013)
    c = '-';
  if (c == 0xad || c == 0x200b)
    return;
  if (g_unichar_isspace (c))
    {
      append (folded, ' ', origin);
      return;
    }

  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    if (!g_unichar_ismark (parts[i]))
      append (folded, g_unichar_tolower (parts[i]), origin);
}

static Folded
fold (const char *text, guint32 start, guint32 length)
{
  Folded folded = { g_string_sized_new (length), g_array_new (FALSE, FALSE, sizeof (guint32)) };
  guint32 end = start + length;

  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    fold_character (&folded, g_utf8_get_char (p), (guint32) (p - text));
  g_array_append_val (folded.origins, end);
  return folded;
}

/* The end of the character that the match ends in, with the marks that stand on it. */
static guint32
whole_character (const char *text, guint32 origin, guint32 end)
{
  const char *p = text + origin;

  do
    p = g_utf8_next_char (p);
  while (p < text + end && g_unichar_ismark (g_utf8_get_char (p)));
  return (guint32) (p - text);
}

static void
find_in (const char *text, const HdBlock *block, const Folded *needle, GArray *ranges)
{
  g_auto (Folded) hay = fold (text, block->start, block->length);
  const char *at = hay.text->str;

  while (ranges->len < MAX_MATCHES && (at = strstr (at, needle->text->str)) != NULL)
    {
      gsize first = (gsize) (at - hay.text->str);
      gsize last = first + needle->text->len - 1;
      HdRange range = {
        .start = g_array_index (hay.origins, guint32, first),
        .end = whole_character (text, g_array_index (hay.origins, guint32, last),
                                block->start + block->length),
      };

      g_array_append_val (ranges, range);
      at += needle->text->len;
    }
}

/**
 * hd_find:
 * @words: what to look for, as a person types it
 *
 * Looks for @words as they stand, in each paragraph, cell and caption by itself. Upper and lower
 * case, accents and the shape of quotation marks do not matter.
 *
 * Returns: (transfer full) (element-type HdRange): the places, in order; none for nothing
 */
GArray *
hd_find (const HdDocument *document, const char *words)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (HdRange));
  g_autofree char *stripped = g_strstrip (g_utf8_make_valid (words, -1));
  g_auto (Folded) needle = fold (stripped, 0, (guint32) strlen (stripped));
  const char *text = hd_document_get_text (document, NULL);
  guint n;
  const HdBlock *blocks = hd_document_get_blocks (document, &n);

  if (needle.text->len == 0)
    return ranges;

  for (guint i = 0; i < n && ranges->len < MAX_MATCHES; i++)
    if (hd_block_is_leaf (&blocks[i]) && blocks[i].length > 0)
      find_in (text, &blocks[i], &needle, ranges);

  return ranges;
}
