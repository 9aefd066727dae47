/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-text-private.h"

#include <string.h>

#include "hd-check-fold.h"

/*
 * From bytes to sentences and tokens, in one pass over the decoded characters. Everything is
 * linear in the input: a run of marks or of signs without a blank costs no more than its length.
 */

static void
decode (HdTokenizer *self)
{
  const char *p = self->text->original, *end = p + self->text->length;
  GArray *chars =
    g_array_sized_new (FALSE, FALSE, sizeof (HdTextChar), (guint) self->text->length + 1);
  guint cp = 0;

  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);
      HdTextChar item = { c, cp++, (guint) (p - self->text->original) };

      if (*p == '\0' || c == (gunichar) -1 || c == (gunichar) -2)
        {
          item.c = 0xFFFD;
          p++;
        }
      else
        p = g_utf8_next_char (p);
      if (!hd_fold_is_ignorable (item.c))
        g_array_append_val (chars, item);
    }

  HdTextChar last = { 0, cp, (guint) self->text->length };

  self->n_chars = chars->len;
  self->text->characters = cp;
  g_array_append_val (chars, last);
  self->chars = (HdTextChar *) (gpointer) g_array_free (chars, FALSE);
}

/* Emoji, currencies and the like; not what only decorates. */
static gboolean
is_symbol (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_CURRENCY_SYMBOL;
}

static void
end_sentence (HdTokenizer *self)
{
  HdSentence sentence = { self->sentence_first, self->tokens->len };

  if (sentence.first == sentence.end)
    return;
  g_array_append_val (self->sentences, sentence);
  self->sentence_first = self->tokens->len;
}

static const char *const abbreviations[] = {
  "dr",   "mr",   "mrs",    "ms",   "st",   "sr",  "sra", "prof", "nr",   "no",   "z",    "b",
  "p",    "m",    "a",      "mme",  "mlle", "ca",  "bzw", "etc",  "vs",   "eg",   "ie",   "tel",
  "str",  "av",   "bd",     "mo",   "di",   "mi",  "do",  "fr",   "sa",   "so",   "lun",  "mar",
  "mer",  "jeu",  "ven",    "sam",  "dim",  "mon", "tue", "wed",  "thu",  "fri",  "sat",  "sun",
  "jan",  "feb",  "aug",    "sept", "sep",  "oct", "okt", "nov",  "dec",  "dez",  "dic",  "janv",
  "fevr", "juil", "dr",     "dra",  "ud",   "uds", "vgl", "inkl", "ggf",  "evtl", "u",    "s",
  "o",    "abs",  "approx", "inc",  "ltd",  "co",  "ave", "avda", "blvd", "boul", "ctra", "pza",
  "plza", "srta", "hr",     "hrn",  NULL,
};

/* What stands before a clock time and before no ordinal. */
static const char *const clock_words[] = { "at", "from", "until", "till",   "by", "to",
                                           "um", "las",  "gegen", "around", NULL };

/* What begins a sentence and follows no ordinal. */
static const char *const starters[] = {
  "i",     "the",    "we",   "you",    "he",    "she",   "they",    "it",    "this",
  "my",    "our",    "your", "could",  "can",   "would", "please",  "is",    "are",
  "there", "thanks", "and",  "but",    "if",    "who",   "ich",     "wir",   "er",
  "sie",   "es",     "der",  "die",    "das",   "mein",  "meine",   "unser", "unsere",
  "bitte", "kann",   "dann", "danach", "heute", "danke", "und",     "aber",  "wenn",
  "wer",   "je",     "j",    "nous",   "vous",  "il",    "elle",    "on",    "le",
  "la",    "les",    "mon",  "ma",     "merci", "et",    "mais",    "si",    "yo",
  "mi",    "el",     "los",  "las",    "estoy", "tengo", "gracias", "pero",  NULL,
};

/* Whether a sentence begins at @i, behind a number and a full stop: “until 4. Priya covers.”, but
 * not “am 5. Dezember”. */
static gboolean
begins_anew (const HdTokenizer *self, guint i)
{
  guint number = self->tokens->len - 1;
  char word[8];
  guint n = 0;

  if (!g_unichar_isupper (hd_text_at (self, i)))
    return FALSE;
  if (number > self->sentence_first &&
      hd_text_in_list (clock_words, self->text->folds->str +
                                      g_array_index (self->tokens, HdToken, number - 1).fold))
    return TRUE;
  for (; g_ascii_isalpha ((char) MIN (hd_text_at (self, i), 127)); i++)
    {
      if (n + 1 == sizeof word)
        return FALSE;
      word[n++] = g_ascii_tolower ((char) hd_text_at (self, i));
    }
  word[n] = '\0';
  return !hd_text_is_word (hd_text_at (self, i)) && hd_text_in_list (starters, word);
}

/* Whether the full stop at @i ends a sentence. */
static gboolean
stop_ends (const HdTokenizer *self, guint i)
{
  const HdToken *last;
  const char *fold;

  if (!hd_text_is_space (hd_text_at (self, i + 1)) && i + 1 < self->n_chars &&
      !hd_text_is_quote (hd_text_at (self, i + 1)) && hd_text_at (self, i + 1) != ')' &&
      !g_unichar_isupper (hd_text_at (self, i + 1)))
    return FALSE;
  if (self->tokens->len == self->sentence_first)
    return FALSE;

  last = &g_array_index (self->tokens, HdToken, self->tokens->len - 1);
  fold = self->text->folds->str + last->fold;
  if (last->kind == HD_TOKEN_NUMBER && last->fold_length <= 2)
    {
      guint next = i + 1;

      /* “am 5. Dezember”, “le 2. ” stay together; a line or text end does not. */
      while (next < self->n_chars && next - i < 4 && hd_text_at (self, next) == ' ')
        next++;
      return next >= self->n_chars || hd_text_at (self, next) == '\n' || begins_anew (self, next);
    }
  /* “Hauptstr. 5” is abbreviated as “str.” is. */
  if (last->kind == HD_TOKEN_WORD &&
      (hd_text_in_list (abbreviations, fold) || g_str_has_suffix (fold, "str")))
    {
      guint next = i + 1;

      while (next < self->n_chars && next - i < 4 && hd_text_is_space (hd_text_at (self, next)))
        next++;
      return next >= self->n_chars;
    }
  return TRUE;
}

static void
read_newlines (HdTokenizer *self, guint *i)
{
  guint lines = 0, depth = 0;
  gunichar c = 0;

  for (; *i < self->n_chars; (*i)++)
    {
      c = hd_text_at (self, *i);
      if (c == '\n')
        {
          lines++;
          depth = 0;
        }
      else if (c == '>' && lines > 0)
        depth++;
      else if (!hd_text_is_space (c))
        break;
    }
  if (lines == 0)
    return;

  self->line_start = TRUE;
  /* What is quoted goes on from line to line as what is written does. */
  if (lines >= 2 || c == 0x2022 || depth != self->quote_depth ||
      ((hd_text_is_dash (c) || c == '*') && hd_text_is_space (hd_text_at (self, *i + 1))))
    end_sentence (self);
  self->quote_depth = depth;
}

/* An emoticon at @i, as its length, or 0. */
static guint
emoticon (const HdTokenizer *self, guint i)
{
  gunichar eyes = hd_text_at (self, i), mouth = hd_text_at (self, i + 1);
  guint length = 2;

  if (eyes != ':' && eyes != ';')
    return 0;
  if (mouth == '-' || mouth == '\'')
    {
      mouth = hd_text_at (self, i + 2);
      length = 3;
    }
  if (mouth == ')' || mouth == '(' || mouth == '/' ||
      ((mouth == 'P' || mouth == 'D' || mouth == 'p') &&
       !hd_text_is_word (hd_text_at (self, i + length))))
    return length;
  return 0;
}

static void
tokenize (HdTokenizer *self)
{
  guint i = 0, link_until = 0, file_until = 0, file_end = 0;
  guint glued = 0;

  self->line_start = TRUE;
  for (gunichar c = hd_text_at (self, 0); c == '>' || c == ' '; c = hd_text_at (self, ++i))
    self->quote_depth += c == '>';
  while (i < self->n_chars)
    {
      gunichar c = hd_text_at (self, i);
      HdTokenKind kind;
      guint end;

      if (hd_text_is_space (c))
        {
          glued = 0;
          read_newlines (self, &i);
          continue;
        }
      if (hd_text_is_word (c))
        {
          if (i >= link_until && !glued)
            {
              end = hd_text_link_end (self, i, &kind, &link_until);
              if (end != 0)
                {
                  hd_text_add (self, i, end, kind, 0);
                  i = end;
                  continue;
                }
            }
          if (i >= file_until)
            file_end = hd_text_file_dot (self, i, &file_until);
          /* What a hyphen joins to a word begins no link. */
          if (glued)
            link_until = MAX (link_until, file_until);
          end = hd_text_read_word (self, i, glued, file_end);
          glued = hd_text_is_apostrophe (hd_text_at (self, end - 1)) ? HD_TOKEN_GLUED : 0;
          i = end;
          continue;
        }
      if ((hd_text_is_hyphen (c) || (c == '_' && hd_text_at (self, i + 1) != '_')) &&
          hd_text_is_word (hd_text_at (self, i + 1)) && i > 0 &&
          hd_text_is_word (hd_text_at (self, i - 1)))
        {
          glued = HD_TOKEN_GLUED;
          i++;
          continue;
        }
      if (c == '.' && i < file_end + 1 && i >= file_end && file_end != 0)
        {
          glued = HD_TOKEN_GLUED;
          file_end = 0;
          i++;
          continue;
        }
      glued = 0;
      end = emoticon (self, i);
      if (end != 0)
        {
          hd_text_add (self, i, i + end, HD_TOKEN_SYMBOL, 0);
          i += end;
          continue;
        }
      if (c == '!' || c == '?' || c == 0xA1 || c == 0xBF || c == 0x2026)
        {
          end = i;
          while (end < self->n_chars &&
                 (hd_text_at (self, end) == '!' || hd_text_at (self, end) == '?' ||
                  hd_text_at (self, end) == c))
            end++;
          hd_text_add (self, i, end, HD_TOKEN_PUNCT, 0);
          /* A short emphatic “Please!” stays with what follows only through the window. */
          if (c != 0xA1 && c != 0xBF)
            end_sentence (self);
          i = end;
          continue;
        }
      if (c == '.')
        {
          end = i;
          while (hd_text_at (self, end) == '.')
            end++;
          if (end - i >= 2)
            hd_text_add (self, i, end, HD_TOKEN_PUNCT, 0);
          else if (stop_ends (self, i))
            {
              hd_text_add (self, i, end, HD_TOKEN_PUNCT, 0);
              end_sentence (self);
            }
          i = end;
          continue;
        }
      if (c == '_')
        {
          end = i;
          while (hd_text_at (self, end) == '_')
            end++;
          if (end - i >= 2)
            hd_text_add (self, i, end, HD_TOKEN_SYMBOL, 0);
          i = end;
          continue;
        }
      if (c == ',' || c == ';' || c == ':' || c == '/' || hd_text_is_dash (c))
        {
          end = i + 1;
          while (hd_text_is_dash (c) && hd_text_is_dash (hd_text_at (self, end)))
            end++;
          hd_text_add (self, i, i + 1, HD_TOKEN_PUNCT, 0);
          i = end;
          continue;
        }
      if (c < 0x80 ? strchr ("&@#%$+=", (int) c) != NULL : is_symbol (c))
        hd_text_add (self, i, i + 1, HD_TOKEN_SYMBOL, 0);
      i++;
    }
  end_sentence (self);
}

/**
 * hd_check_text_new:
 * @original: any bytes; must outlive the result
 * @length: how many
 * @is_word: (nullable): see #HdCheckTextIsWord
 *
 * Returns: (transfer full): the text in sentences and tokens
 */
HdCheckText *
hd_check_text_new (const char *original, gsize length, HdCheckTextIsWord is_word, gpointer data)
{
  HdCheckText *self = g_new0 (HdCheckText, 1);
  HdTokenizer tokenizer = {
    .text = self,
    .tokens = g_array_new (FALSE, FALSE, sizeof (HdToken)),
    .sentences = g_array_new (FALSE, FALSE, sizeof (HdSentence)),
    .is_word = is_word,
    .data = data,
  };

  g_assert (length <= HD_CHECK_MAX_BYTES);
  self->original = original;
  self->length = length;
  self->folds = g_string_sized_new (length + 64);
  decode (&tokenizer);
  tokenize (&tokenizer);
  g_free (tokenizer.chars);

  self->n_tokens = tokenizer.tokens->len;
  self->tokens = (HdToken *) (gpointer) g_array_free (tokenizer.tokens, FALSE);
  self->n_sentences = tokenizer.sentences->len;
  self->sentences = (HdSentence *) (gpointer) g_array_free (tokenizer.sentences, FALSE);
  return self;
}

void
hd_check_text_free (HdCheckText *self)
{
  g_free (self->tokens);
  g_free (self->sentences);
  g_string_free (self->folds, TRUE);
  g_free (self);
}
