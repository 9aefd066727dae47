/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-language.h"

#include <string.h>

#include "hd-check-fold.h"

/* Points for a small word, for a word of the ordinary list, and for a letter of its own. */
#define SMALL_WORD 4
#define ORDINARY 1
#define OWN_LETTER 4

struct _HdLanguageMarks
{
  GHashTable *words;
  GArray *letters; /* of gunichar, lower case */
};

/**
 * hd_language_marks_new:
 * @bytes: a file: a line `letters …`, and small words separated by blanks; `#` begins a comment
 */
HdLanguageMarks *
hd_language_marks_new (GBytes *bytes)
{
  HdLanguageMarks *self = g_new0 (HdLanguageMarks, 1);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->letters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean letters = g_str_has_prefix (lines[i], "letters ");
      g_auto (GStrv) words = g_strsplit_set (lines[i] + (letters ? 8 : 0), " \t\r", -1);

      if (*lines[i] == '#')
        continue;
      for (guint k = 0; words[k] != NULL; k++)
        {
          gunichar letter = g_utf8_get_char (words[k]);

          if (letters && letter != 0)
            g_array_append_val (self->letters, letter);
          else if (*words[k] != '\0')
            g_hash_table_add (self->words, hd_fold_string (words[k], FALSE));
        }
    }
  return self;
}

void
hd_language_marks_free (HdLanguageMarks *self)
{
  g_hash_table_unref (self->words);
  g_array_unref (self->letters);
  g_free (self);
}

/**
 * hd_language_marks_score:
 * @words: (nullable): the ordinary words of the same language
 * @first: the first token to look at
 * @end: the token behind the last
 *
 * Returns: how much the tokens look like this language; only comparable for the same tokens
 */
guint
hd_language_marks_score (const HdLanguageMarks *self,
                         const HdLexicon *words,
                         const HdCheckText *text,
                         guint first,
                         guint end)
{
  guint sum = 0;

  for (guint i = first; i < end; i++)
    {
      const HdToken *token = &text->tokens[i];
      const char *fold = hd_check_text_fold (text, i);
      const char *p = text->original + token->byte_start, *last = text->original + token->byte_end;

      if (token->kind == HD_TOKEN_PUNCT && self->letters->len > 0 && (guchar) *p == 0xC2)
        for (guint k = 0; k < self->letters->len; k++)
          if (g_array_index (self->letters, gunichar, k) == g_utf8_get_char_validated (p, last - p))
            sum += OWN_LETTER;
      if (token->kind != HD_TOKEN_WORD)
        continue;
      if (g_hash_table_contains (self->words, fold))
        sum += SMALL_WORD;
      else if (words != NULL && token->fold_length > 2 && hd_lexicon_contains (words, fold))
        sum += ORDINARY;
      for (; p < last; p += g_utf8_skip[(guchar) *p])
        {
          gunichar c = (guchar) *p < 0x80 ? 0 : g_utf8_get_char_validated (p, last - p);

          for (guint k = 0; c != 0 && k < self->letters->len; k++)
            if (g_array_index (self->letters, gunichar, k) == g_unichar_tolower (c))
              sum += OWN_LETTER;
        }
    }
  return sum;
}
