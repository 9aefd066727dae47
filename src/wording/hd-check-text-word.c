/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-text-private.h"

#include <string.h>

#include "hd-check-fold.h"

/*
 * Words: letters, digits and what binds them, also over the end of a line; and how each becomes a
 * token.
 */

gboolean
hd_text_in_list (const char *const *list, const char *word)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (strcmp (list[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* The folded ASCII of chars [from, to), or FALSE when it does not fit. */
gboolean
hd_text_ascii (const HdTokenizer *self, guint from, guint to, char *out, gsize size)
{
  gsize n = 0;

  for (guint i = from; i < to; i++)
    {
      if (hd_text_at (self, i) >= 0x80 || n + 1 >= size)
        return FALSE;
      out[n++] = g_ascii_tolower ((char) hd_text_at (self, i));
    }
  out[n] = '\0';
  return TRUE;
}

/* Whether @c is a letter; @capital: one of those. Most are of ASCII. */
static gboolean
is_letter (gunichar c, gboolean *capital)
{
  if (c < 0x80)
    {
      *capital = g_ascii_isupper ((char) c);
      return g_ascii_isalpha ((char) c);
    }
  *capital = g_unichar_isupper (c) || g_unichar_istitle (c);
  return g_unichar_isalpha (c);
}

/* The point of “2.ª” and “3.º”, which is part of the number in Spanish. */
static gboolean
is_ordinal_point (const HdTokenizer *self, guint i)
{
  gunichar mark = hd_text_at (self, i + 1);

  return hd_text_at (self, i) == '.' && (mark == 0xAA || mark == 0xBA) && i > 0 &&
         g_unichar_isdigit (hd_text_at (self, i - 1));
}

/* Appends the fold of chars [from, to) and the token; a skip range leaves a broken line out. */
HdToken *
hd_text_add (HdTokenizer *self, guint from, guint to, HdTokenKind kind, guint flags)
{
  HdToken token = {
    .start = self->chars[from].cp,
    .end = to > from ? self->chars[to - 1].cp + 1 : self->chars[from].cp,
    .byte_start = self->chars[from].byte,
    .byte_end = self->chars[to].byte,
    .fold = (guint) self->text->folds->len,
    .sentence = self->sentences->len,
    .kind = (guint8) kind,
  };
  guint letters = 0, capitals = 0;

  for (guint i = from; i < to; i++)
    {
      gunichar out[HD_FOLD_MAX], c = self->chars[i].c;
      guint n = is_ordinal_point (self, i) ? 0 : hd_fold_char (c, FALSE, out);
      gboolean capital;

      for (guint k = 0; k < n; k++)
        if (out[k] < 0x80)
          g_string_append_c (self->text->folds, (char) out[k]);
        else
          g_string_append_unichar (self->text->folds, out[k]);
      if (kind == HD_TOKEN_WORD && is_letter (c, &capital))
        {
          if (letters == 0 && capital)
            flags |= HD_TOKEN_CAPITAL;
          letters++;
          capitals += capital;
        }
    }
  if (letters >= 2 && letters == capitals)
    flags |= HD_TOKEN_ALL_CAPS;

  /* The byte behind the last visible character, not before the next: what is invisible between
   * them belongs to neither. */
  if (to > from)
    {
      const char *last = self->text->original + self->chars[to - 1].byte;

      token.byte_end = self->chars[to - 1].byte +
                       (self->chars[to - 1].c == 0xFFFD ? 1 : (guint) g_utf8_skip[(guchar) *last]);
      token.byte_end = MIN (token.byte_end, (guint) self->text->length);
    }
  token.fold_length = (guint) self->text->folds->len - token.fold;
  g_string_append_c (self->text->folds, '\0');
  if (self->line_start)
    flags |= HD_TOKEN_LINE;
  if (self->tokens->len == self->sentence_first)
    flags |= HD_TOKEN_FIRST;
  self->line_start = FALSE;
  token.flags = (guint8) flags;
  g_array_append_val (self->tokens, token);

  return &g_array_index (self->tokens, HdToken, self->tokens->len - 1);
}

static const char *const elisions[] = { "l",      "d",      "j",      "m",      "t",
                                        "s",      "n",      "c",      "qu",     "jusqu",
                                        "lorsqu", "puisqu", "presqu", "quelqu", NULL };
static const char *const endings[] = { "s", "m", "ve", "re", "d", "ll", NULL };

/* Reads one word from @i: letters, digits and what binds them; returns the position behind it. */
guint
hd_text_read_word (HdTokenizer *self, guint i, guint flags, guint file_end)
{
  guint from = i;
  gboolean number = g_unichar_isdigit (hd_text_at (self, i));
  guint digits = 0;
  char part[24];

  while (i < self->n_chars)
    {
      gunichar c = hd_text_at (self, i), next = hd_text_at (self, i + 1);

      if (hd_text_is_word (c))
        {
          digits += g_unichar_isdigit (c);
          i++;
          continue;
        }
      if (number && digits == i - from && g_unichar_isdigit (next) &&
          (c == ':' || c == '.' || c == ',' || c == '/'))
        {
          digits++;
          i++;
          continue;
        }
      if (number && is_ordinal_point (self, i))
        {
          i += 2;
          continue;
        }
      if (hd_text_is_apostrophe (c) && hd_text_is_word (next))
        {
          /* An elided article or pronoun is a token of its own, and so is 's, 'm, 've… */
          if (hd_text_ascii (self, from, i, part, sizeof part) &&
              hd_text_in_list (elisions, part) && hd_text_is_word (hd_text_at (self, i + 2)))
            {
              hd_text_add (self, from, i + 1, HD_TOKEN_WORD, flags);
              return i + 1;
            }

          guint end = i + 1;

          while (end < self->n_chars && end - i < 5 && hd_text_is_word (hd_text_at (self, end)))
            end++;
          if (!hd_text_is_word (hd_text_at (self, end)) &&
              hd_text_ascii (self, i + 1, end, part, sizeof part) &&
              hd_text_in_list (endings, part))
            {
              hd_text_add (self, from, i, HD_TOKEN_WORD, flags);
              hd_text_add (self, i, end, HD_TOKEN_WORD, HD_TOKEN_GLUED);
              return end;
            }
          i++;
          continue;
        }
      break;
    }

  /* Hyphenation across a line end. */
  if (hd_text_is_hyphen (hd_text_at (self, i)) && file_end == 0)
    {
      guint next = i + 1;
      gboolean line = FALSE;

      while (
        next < self->n_chars && next - i < 80 &&
        (hd_text_is_space (hd_text_at (self, next)) || (line && hd_text_at (self, next) == '>')))
        line |= hd_text_at (self, next++) == '\n';
      if (line && g_unichar_islower (hd_text_at (self, next)) && self->is_word != NULL)
        {
          g_autoptr (GString) joined = g_string_new (NULL);
          guint end = next;

          while (end < self->n_chars && end - next < 60 && hd_text_is_word (hd_text_at (self, end)))
            end++;
          for (guint k = from; k < end; k++)
            {
              gunichar out[HD_FOLD_MAX];
              guint n = k >= i && k < next ? 0 : hd_fold_char (hd_text_at (self, k), FALSE, out);

              for (guint m = 0; m < n; m++)
                g_string_append_unichar (joined, out[m]);
            }
          if (self->is_word (joined->str, self->data))
            {
              HdToken *token = hd_text_add (self, from, end, HD_TOKEN_WORD, flags);

              g_string_truncate (self->text->folds, token->fold);
              g_string_append (self->text->folds, joined->str);
              token->fold_length = (guint) joined->len;
              g_string_append_c (self->text->folds, '\0');
              return end;
            }
        }
    }

  HdTokenKind kind = number && digits == i - from ? HD_TOKEN_NUMBER : HD_TOKEN_WORD;

  if (number)
    {
      guint tail = from;
      char suffix[8] = "";

      while (tail < i && (g_unichar_isdigit (hd_text_at (self, tail)) ||
                          hd_text_at (self, tail) == ':' || hd_text_at (self, tail) == '.'))
        {
          if (hd_text_at (self, tail) == ':')
            flags |= HD_TOKEN_TIME;
          tail++;
        }
      if (hd_text_ascii (self, tail, i, suffix, sizeof suffix) &&
          (strcmp (suffix, "pm") == 0 || strcmp (suffix, "am") == 0 || suffix[0] == 'h' ||
           strcmp (suffix, "uhr") == 0))
        flags |= HD_TOKEN_TIME;
    }
  hd_text_add (self, from, i, kind, flags);
  return i;
}
