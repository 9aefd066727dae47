/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-private.h"

/* Words a minute: the mean of silent reading of non-fiction in English (Brysbaert 2019, a review
 * of 190 studies). Characters a minute: the usual figure for Chinese and Japanese. */
#define WORDS_A_MINUTE ((guint64) 238)
#define IDEOGRAPHS_A_MINUTE 500

/* Scripts that write without blanks between words and are counted by character. */
static gboolean
is_ideograph (gunichar c)
{
  GUnicodeScript script;

  if (c < 0x2e80)
    return FALSE;

  script = g_unichar_get_script (c);
  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_BOPOMOFO;
}

/* Hyphens, apostrophes, marks and figures' points do not end a word: "e-mail", "don't", "3.5". */
static gboolean
joins_words (gunichar c)
{
  if (c < 0x80)
    return c == '\'' || c == '-' || c == '.' || c == ',' || c == '_';
  return c == 0x2019 || c == 0x2010 || c == 0x2011 || c == 0xad || g_unichar_ismark (c) ||
         c == 0x200c || c == 0x200d;
}

/* Counts the words and the minutes that reading them takes, whole and at least one. */
void
hd_document_count_words (const HdDocument *self, guint *words, guint *minutes)
{
  guint64 n_words = 0;
  guint64 n_ideographs = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const HdBlock *block = &g_array_index (self->blocks, HdBlock, i);
      const char *p = self->text->str + block->start;
      const char *end = p + block->length;
      gboolean inside = FALSE;

      if (!hd_block_is_leaf (block))
        continue;

      for (; p < end; p = g_utf8_next_char (p))
        {
          gunichar c;

          /* Most text is words of ASCII. */
          if (g_ascii_isalnum (*p))
            {
              n_words += !inside;
              inside = TRUE;
              while (p + 1 < end && g_ascii_isalnum (p[1]))
                p++;
              continue;
            }

          c = g_utf8_get_char (p);
          if (is_ideograph (c) && g_unichar_isalnum (c))
            {
              n_ideographs++;
              inside = FALSE;
            }
          else if (g_unichar_isalnum (c))
            {
              n_words += !inside;
              inside = TRUE;
            }
          else if (!joins_words (c))
            inside = FALSE;
        }
    }

  *words = (guint) (n_words + n_ideographs);
  *minutes = (guint) ((n_words * IDEOGRAPHS_A_MINUTE + n_ideographs * WORDS_A_MINUTE +
                       WORDS_A_MINUTE * IDEOGRAPHS_A_MINUTE - 1) /
                      (WORDS_A_MINUTE * IDEOGRAPHS_A_MINUTE));
  *minutes = MAX (*minutes, 1);
}
