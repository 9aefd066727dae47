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
  GArray *letters;      /* of gunichar, lower case */
  GHashTable *weekdays; /* folded name → 1 (Monday) … 7 */
  GHashTable *months;   /* folded name → 1 … 12 */
  GHashTable *address;  /* folded word → HdAddressMark */
  gboolean month_first;
};

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* “monday/mon tuesday/tue/tues …”: each name → its number. */
static void
add_names (GHashTable *table, char **words)
{
  int number = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (words[i], "/", -1);

      if (*words[i] == '\0')
        continue;
      number++;
      for (guint k = 0; names[k] != NULL; k++)
        g_hash_table_insert (table, hd_fold_string (names[k], FALSE), GINT_TO_POINTER (number));
    }
}

static void
add_address (HdLanguageMarks *self, char **words, HdAddressMark address)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean capital = *words[i] == '=', glued = g_str_has_suffix (words[i], "-");
      g_autofree char *word = g_strndup (words[i] + capital, strlen (words[i]) - capital - glued);

      if (*word != '\0')
        g_hash_table_insert (self->address, hd_fold_string (word, FALSE),
                             GINT_TO_POINTER (capital ? HD_MARK_POLITE_CAPITAL
                                              : glued ? HD_MARK_FAMILIAR_GLUED
                                                      : address));
    }
}

static void
read_line (HdLanguageMarks *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit_set (line, " \t\r", -1);
  const char *key = words[0] != NULL ? words[0] : "";

  if (*key == '#')
    return;
  if (strcmp (key, "letters") == 0)
    for (guint k = 1; words[k] != NULL; k++)
      {
        gunichar letter = g_utf8_get_char (words[k]);

        if (letter != 0)
          g_array_append_val (self->letters, letter);
      }
  else if (strcmp (key, "weekdays") == 0)
    add_names (self->weekdays, words + 1);
  else if (strcmp (key, "months") == 0)
    add_names (self->months, words + 1);
  else if (strcmp (key, "formal") == 0)
    add_address (self, words + 1, HD_MARK_POLITE);
  else if (strcmp (key, "informal") == 0)
    add_address (self, words + 1, HD_MARK_FAMILIAR);
  else if (strcmp (key, "month-first") == 0)
    self->month_first = TRUE;
  else
    for (guint k = 0; words[k] != NULL; k++)
      if (*words[k] != '\0')
        g_hash_table_add (self->words, hd_fold_string (words[k], FALSE));
}

/**
 * hd_language_marks_new:
 * @bytes: a file in lines: `letters …` that the other languages lack; `weekdays` and `months`, each
 *   name with its short forms behind slashes; `formal` and `informal` words of address, where
 *   `=Sie` is one only with a capital; `month-first` where 12/3 may be the third of December;
 *   everything else is small words; `#` begins a comment
 */
HdLanguageMarks *
hd_language_marks_new (GBytes *bytes)
{
  HdLanguageMarks *self = g_new0 (HdLanguageMarks, 1);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->words = new_table ();
  self->weekdays = new_table ();
  self->months = new_table ();
  self->address = new_table ();
  self->letters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (self, lines[i]);
  return self;
}

void
hd_language_marks_free (HdLanguageMarks *self)
{
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->weekdays);
  g_hash_table_unref (self->months);
  g_hash_table_unref (self->address);
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

/**
 * hd_language_marks_most:
 *
 * Returns: a score that no language can exceed for these tokens
 */
guint
hd_language_marks_most (const HdCheckText *text, guint first, guint end)
{
  guint most = 0;

  for (guint i = first; i < end; i++)
    {
      const HdToken *token = &text->tokens[i];

      most += token->kind == HD_TOKEN_WORD ? SMALL_WORD : 0;
      for (guint k = token->byte_start; k < token->byte_end; k++)
        most += (guchar) text->original[k] >= 0xC0 ? OWN_LETTER : 0;
    }
  return most;
}

/**
 * hd_language_marks_get_weekday:
 *
 * Returns: 1 (Monday) to 7 when the folded word names a weekday, else 0
 */
int
hd_language_marks_get_weekday (const HdLanguageMarks *self, const char *folded)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->weekdays, folded));
}

/**
 * hd_language_marks_get_month:
 *
 * Returns: 1 to 12 when the folded word names a month, else 0
 */
int
hd_language_marks_get_month (const HdLanguageMarks *self, const char *folded)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->months, folded));
}

gboolean
hd_language_marks_has_month_first (const HdLanguageMarks *self)
{
  return self->month_first;
}

HdAddressMark
hd_language_marks_get_address (const HdLanguageMarks *self, const char *folded)
{
  return (HdAddressMark) GPOINTER_TO_INT (g_hash_table_lookup (self->address, folded));
}
