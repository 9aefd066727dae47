/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-lexicon.h"

#include <string.h>

struct _HdLexicon
{
  GBytes *bytes;
  const char *words; /* behind the comment */
  gsize length;
};

/**
 * hd_lexicon_new:
 * @words: the list; kept, not copied
 */
HdLexicon *
hd_lexicon_new (GBytes *words)
{
  HdLexicon *self = g_new0 (HdLexicon, 1);

  self->bytes = g_bytes_ref (words);
  self->words = g_bytes_get_data (words, &self->length);
  while (self->length > 0 && *self->words == '#')
    {
      const char *end = memchr (self->words, '\n', self->length);

      if (end == NULL)
        end = self->words + self->length - 1;
      self->length -= (gsize) (end + 1 - self->words);
      self->words = end + 1;
    }
  return self;
}

void
hd_lexicon_free (HdLexicon *self)
{
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * hd_lexicon_contains:
 * @folded: a word under fold A
 */
gboolean
hd_lexicon_contains (const HdLexicon *self, const char *folded)
{
  gsize low = 0, high = self->length, wanted = strlen (folded);

  while (low < high)
    {
      gsize middle = low + (high - low) / 2, start = middle, end = middle;
      int order;

      while (start > low && self->words[start - 1] != '\n')
        start--;
      while (end < high && self->words[end] != '\n')
        end++;
      order = memcmp (self->words + start, folded, MIN (end - start, wanted));
      if (order == 0)
        order = (end - start > wanted) - (end - start < wanted);
      if (order == 0)
        return TRUE;
      if (order < 0)
        low = end + (end < high);
      else
        high = start;
    }
  return FALSE;
}
