/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-text.h"

#include <string.h>

#include "hd-check-fold.h"

/*
 * From bytes to sentences and tokens, in one pass over the decoded characters. Everything is
 * linear in the input: a run of marks or of signs without a blank costs no more than its length.
 */

/* One visible character of the original. */
typedef struct
{
  gunichar c;
  guint cp;
  guint byte;
} Char;

typedef struct
{
  HdCheckText *text;
  Char *chars; /* one more than n_chars: the end */
  guint n_chars;
  GArray *tokens;
  GArray *sentences;
  guint sentence_first;
  gboolean line_start;
  HdCheckTextIsWord is_word;
  gpointer data;
} Tokenizer;

static void
decode (Tokenizer *self)
{
  const char *p = self->text->original, *end = p + self->text->length;
  GArray *chars = g_array_sized_new (FALSE, FALSE, sizeof (Char), (guint) self->text->length + 1);
  guint cp = 0;

  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);
      Char item = { c, cp++, (guint) (p - self->text->original) };

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

  Char last = { 0, cp, (guint) self->text->length };

  self->n_chars = chars->len;
  self->text->characters = cp;
  g_array_append_val (chars, last);
  self->chars = (Char *) (gpointer) g_array_free (chars, FALSE);
}

static gunichar
at (const Tokenizer *self, guint i)
{
  return i < self->n_chars ? self->chars[i].c : 0;
}

static gboolean
is_word_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return c != 0xFFFD && (g_unichar_isalnum (c) || g_unichar_ismark (c));
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' ||
         (c >= 0x80 && g_unichar_isspace (c));
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0xB4;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

static gboolean
is_dash (gunichar c)
{
  return is_hyphen (c) || (c >= 0x2012 && c <= 0x2015) || c == 0x2212;
}

/* Emoji, currencies and the like; not what only decorates. */
static gboolean
is_symbol (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_OTHER_SYMBOL || type == G_UNICODE_CURRENCY_SYMBOL;
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

/* Appends the fold of chars [from, to) and the token; a skip range leaves a broken line out. */
static HdToken *
add_token (Tokenizer *self, guint from, guint to, HdTokenKind kind, guint flags)
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
      guint n = hd_fold_char (c, FALSE, out);

      for (guint k = 0; k < n; k++)
        g_string_append_unichar (self->text->folds, out[k]);
      if (kind == HD_TOKEN_WORD && g_unichar_isalpha (c))
        {
          gboolean capital = g_unichar_isupper (c) || g_unichar_istitle (c);

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

static void
end_sentence (Tokenizer *self)
{
  HdSentence sentence = { self->sentence_first, self->tokens->len };

  if (sentence.first == sentence.end)
    return;
  g_array_append_val (self->sentences, sentence);
  self->sentence_first = self->tokens->len;
}

static gboolean
in_list (const char *const *list, const char *word)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (strcmp (list[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* The folded ASCII of chars [from, to), or FALSE when it does not fit. */
static gboolean
ascii_of (const Tokenizer *self, guint from, guint to, char *out, gsize size)
{
  gsize n = 0;

  for (guint i = from; i < to; i++)
    {
      if (at (self, i) >= 0x80 || n + 1 >= size)
        return FALSE;
      out[n++] = g_ascii_tolower ((char) at (self, i));
    }
  out[n] = '\0';
  return TRUE;
}

/* Ends of host names; those in the second list are words too and need a path behind them. */
static const char *const top_domains[] = {
  "com", "org", "net", "io", "dev",  "co",  "uk",   "de",      "fr",    "es",   "ch", "eu", "ai",
  "app", "ie",  "nl",  "lu", "info", "biz", "jobs", "careers", "cloud", "tech", "us", "ca", "au",
  "nz",  "mx",  "ar",  "cl", "pt",   "pl",  "test", "example", "gov",   "edu",  NULL,
};
static const char *const word_domains[] = { "so", "it", "at",   "me",   "be", "in",
                                            "is", "to", "work", "page", "gl", NULL };
static const char *const extensions[] = {
  "pdf", "doc", "docx", "odt", "rtf", "txt", "md",   "ics", "png",  "jpg",   "jpeg",
  "zip", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "eml", "html", "pages", NULL,
};

/*
 * If a URL, a host or a mail address starts at @from, its end, else 0. Looks at no more than one
 * run without blanks, and only once for each run.
 */
static guint
link_end (const Tokenizer *self, guint from, HdTokenKind *kind)
{
  guint end = from, last_dot = 0, slash = 0, at_sign = 0, scheme = 0;
  char label[16];

  while (end < self->n_chars && !is_space (at (self, end)) && end - from < 2048)
    {
      gunichar c = at (self, end);

      if (c == '<' || c == '>' || is_quote (c) || c == '|' || c == '{' || c == '}' || c == '\\' ||
          c == ')' || c == ']' || c == '[' || c == '(' || c == 0xFFFD)
        break;
      if (c == ':' && at (self, end + 1) == '/' && at (self, end + 2) == '/' && scheme == 0 &&
          end > from)
        {
          scheme = end + 3;
          last_dot = 0;
          end += 3;
          continue;
        }
      if (c == '@' && at_sign == 0 && slash == 0)
        {
          at_sign = end;
          last_dot = 0;
        }
      else if (c == '.' && slash == 0)
        last_dot = end;
      else if ((c == '/' || c == '?' || c == '#') && slash == 0)
        slash = end;
      else if (slash == 0 && !is_word_char (c) && !is_hyphen (c) && c != '_' && c != '+' &&
               c != ':')
        break;
      end++;
    }
  while (end > from && strchr (".,;:!?'", (int) MIN (at (self, end - 1), 0x7F)) != NULL)
    {
      end--;
      if (last_dot >= end)
        {
          last_dot = 0;
          for (guint i = MAX (scheme, MAX (from, at_sign)); i < end; i++)
            if (at (self, i) == '.')
              last_dot = i;
        }
    }
  if (slash >= end)
    slash = 0;
  if (last_dot == 0 && scheme == 0)
    return 0;

  guint host_end = slash != 0 ? slash : end;

  for (guint i = last_dot; i < host_end; i++)
    if (at (self, i) == ':')
      {
        host_end = i;
        break;
      }
  *kind = HD_TOKEN_URL;
  if (scheme != 0)
    return end > scheme ? end : 0;
  if (last_dot == from || !ascii_of (self, last_dot + 1, host_end, label, sizeof label) ||
      strlen (label) < 2)
    return 0;
  if (at_sign != 0)
    {
      *kind = HD_TOKEN_EMAIL;
      return at_sign > from && last_dot > at_sign + 1 ? end : 0;
    }
  for (const char *p = label; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      return 0;
  if (in_list (top_domains, label))
    {
      /* “done.Co” is two sentences that lack a blank. */
      return slash != 0 || !g_unichar_isupper (at (self, last_dot + 1)) ||
                 g_unichar_isupper (at (self, from + 1))
               ? end
               : 0;
    }
  return slash != 0 && in_list (word_domains, label) ? end : 0;
}

/* The last dot of a file name that starts at @from, as in “CV_2026.pdf”, or 0. */
static guint
file_dot (const Tokenizer *self, guint from)
{
  guint end = from, dot = 0;
  char extension[8];

  while (end < self->n_chars && end - from < 255 &&
         (is_word_char (at (self, end)) || at (self, end) == '_' || at (self, end) == '.' ||
          is_hyphen (at (self, end))))
    {
      if (at (self, end) == '.' && is_word_char (at (self, end + 1)))
        dot = end;
      end++;
    }
  while (end > dot && !is_word_char (at (self, end - 1)))
    end--;
  if (dot == 0 || !ascii_of (self, dot + 1, end, extension, sizeof extension))
    return 0;

  return in_list (extensions, extension) ? dot : 0;
}

static const char *const elisions[] = { "l",      "d",      "j",      "m",      "t",
                                        "s",      "n",      "c",      "qu",     "jusqu",
                                        "lorsqu", "puisqu", "presqu", "quelqu", NULL };
static const char *const endings[] = { "s", "m", "ve", "re", "d", "ll", NULL };

/* Reads one word from @i: letters, digits and what binds them; returns the position behind it. */
static guint
read_word (Tokenizer *self, guint i, guint flags, guint file_end)
{
  guint from = i;
  gboolean number = g_unichar_isdigit (at (self, i));
  guint digits = 0;
  char part[24];

  while (i < self->n_chars)
    {
      gunichar c = at (self, i), next = at (self, i + 1);

      if (is_word_char (c))
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
      if (is_apostrophe (c) && is_word_char (next))
        {
          /* An elided article or pronoun is a token of its own, and so is 's, 'm, 've… */
          if (ascii_of (self, from, i, part, sizeof part) && in_list (elisions, part) &&
              is_word_char (at (self, i + 2)))
            {
              add_token (self, from, i + 1, HD_TOKEN_WORD, flags);
              return i + 1;
            }

          guint end = i + 1;

          while (end < self->n_chars && end - i < 5 && is_word_char (at (self, end)))
            end++;
          if (!is_word_char (at (self, end)) && ascii_of (self, i + 1, end, part, sizeof part) &&
              in_list (endings, part))
            {
              add_token (self, from, i, HD_TOKEN_WORD, flags);
              add_token (self, i, end, HD_TOKEN_WORD, HD_TOKEN_GLUED);
              return end;
            }
          i++;
          continue;
        }
      break;
    }

  /* Hyphenation across a line end. */
  if (is_hyphen (at (self, i)) && file_end == 0)
    {
      guint next = i + 1;
      gboolean line = FALSE;

      while (next < self->n_chars && next - i < 80 && is_space (at (self, next)))
        line |= at (self, next++) == '\n';
      if (line && g_unichar_islower (at (self, next)) && self->is_word != NULL)
        {
          g_autoptr (GString) joined = g_string_new (NULL);
          guint end = next;

          while (end < self->n_chars && end - next < 60 && is_word_char (at (self, end)))
            end++;
          for (guint k = from; k < end; k++)
            {
              gunichar out[HD_FOLD_MAX];
              guint n = k >= i && k < next ? 0 : hd_fold_char (at (self, k), FALSE, out);

              for (guint m = 0; m < n; m++)
                g_string_append_unichar (joined, out[m]);
            }
          if (self->is_word (joined->str, self->data))
            {
              HdToken *token = add_token (self, from, end, HD_TOKEN_WORD, flags);

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

      while (tail < i && (g_unichar_isdigit (at (self, tail)) || at (self, tail) == ':' ||
                          at (self, tail) == '.'))
        {
          if (at (self, tail) == ':')
            flags |= HD_TOKEN_TIME;
          tail++;
        }
      if (ascii_of (self, tail, i, suffix, sizeof suffix) &&
          (strcmp (suffix, "pm") == 0 || strcmp (suffix, "am") == 0 || suffix[0] == 'h' ||
           strcmp (suffix, "uhr") == 0))
        flags |= HD_TOKEN_TIME;
    }
  add_token (self, from, i, kind, flags);
  return i;
}

static const char *const abbreviations[] = {
  "dr",   "mr",   "mrs",    "ms",   "st",   "sr",  "sra", "prof", "nr",  "no",   "z",   "b",
  "p",    "m",    "a",      "mme",  "mlle", "ca",  "bzw", "etc",  "vs",  "eg",   "ie",  "tel",
  "str",  "av",   "bd",     "mo",   "di",   "mi",  "do",  "fr",   "sa",  "so",   "lun", "mar",
  "mer",  "jeu",  "ven",    "sam",  "dim",  "mon", "tue", "wed",  "thu", "fri",  "sat", "sun",
  "jan",  "feb",  "aug",    "sept", "sep",  "oct", "okt", "nov",  "dec", "dez",  "dic", "janv",
  "fevr", "juil", "dr",     "dra",  "ud",   "uds", "vgl", "inkl", "ggf", "evtl", "u",   "s",
  "o",    "abs",  "approx", "inc",  "ltd",  "co",  NULL,
};

/* Whether the full stop at @i ends a sentence. */
static gboolean
stop_ends (const Tokenizer *self, guint i)
{
  const HdToken *last;
  const char *fold;

  if (!is_space (at (self, i + 1)) && i + 1 < self->n_chars && !is_quote (at (self, i + 1)) &&
      at (self, i + 1) != ')' && !g_unichar_isupper (at (self, i + 1)))
    return FALSE;
  if (self->tokens->len == self->sentence_first)
    return FALSE;

  last = &g_array_index (self->tokens, HdToken, self->tokens->len - 1);
  fold = self->text->folds->str + last->fold;
  if (last->kind == HD_TOKEN_NUMBER && last->fold_length <= 2)
    {
      guint next = i + 1;

      /* “am 5. Dezember”, “le 2. ” stay together; a line or text end does not. */
      while (next < self->n_chars && next - i < 4 && at (self, next) == ' ')
        next++;
      return next >= self->n_chars || at (self, next) == '\n';
    }
  if (last->kind == HD_TOKEN_WORD && in_list (abbreviations, fold))
    {
      guint next = i + 1;

      while (next < self->n_chars && next - i < 4 && is_space (at (self, next)))
        next++;
      return next >= self->n_chars;
    }
  return TRUE;
}

static void
read_newlines (Tokenizer *self, guint *i)
{
  guint lines = 0;

  while (*i < self->n_chars && is_space (at (self, *i)))
    lines += at (self, (*i)++) == '\n';
  if (lines == 0)
    return;

  gunichar c = at (self, *i), next = at (self, *i + 1);

  self->line_start = TRUE;
  if (lines >= 2 || c == 0x2022 || ((is_dash (c) || c == '*') && is_space (next)) || c == '>')
    end_sentence (self);
}

/* An emoticon at @i, as its length, or 0. */
static guint
emoticon (const Tokenizer *self, guint i)
{
  gunichar eyes = at (self, i), mouth = at (self, i + 1);
  guint length = 2;

  if (eyes != ':' && eyes != ';')
    return 0;
  if (mouth == '-' || mouth == '\'')
    {
      mouth = at (self, i + 2);
      length = 3;
    }
  if (mouth == ')' || mouth == '(' || mouth == '/' ||
      ((mouth == 'P' || mouth == 'D' || mouth == 'p') && !is_word_char (at (self, i + length))))
    return length;
  return 0;
}

static void
tokenize (Tokenizer *self)
{
  guint i = 0, tried_until = 0, file_end = 0;
  guint glued = 0;

  self->line_start = TRUE;
  while (i < self->n_chars)
    {
      gunichar c = at (self, i);
      HdTokenKind kind;
      guint end;

      if (is_space (c))
        {
          glued = 0;
          read_newlines (self, &i);
          continue;
        }
      if (is_word_char (c))
        {
          if (i >= tried_until)
            {
              end = glued ? 0 : link_end (self, i, &kind);
              if (end != 0)
                {
                  add_token (self, i, end, kind, 0);
                  i = end;
                  continue;
                }
              end = file_dot (self, i);
              file_end = end;
              /* The rest of this run was looked at. */
              for (tried_until = i;
                   tried_until < self->n_chars && tried_until - i < 255 &&
                   (is_word_char (at (self, tried_until)) || at (self, tried_until) == '_' ||
                    at (self, tried_until) == '.' || is_hyphen (at (self, tried_until)));)
                tried_until++;
            }
          end = read_word (self, i, glued, file_end);
          glued = is_apostrophe (at (self, end - 1)) ? HD_TOKEN_GLUED : 0;
          i = end;
          continue;
        }
      if ((is_hyphen (c) || (c == '_' && at (self, i + 1) != '_')) &&
          is_word_char (at (self, i + 1)) && i > 0 && is_word_char (at (self, i - 1)))
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
          add_token (self, i, i + end, HD_TOKEN_SYMBOL, 0);
          i += end;
          continue;
        }
      if (c == '!' || c == '?' || c == 0xA1 || c == 0xBF || c == 0x2026)
        {
          end = i;
          while (end < self->n_chars &&
                 (at (self, end) == '!' || at (self, end) == '?' || at (self, end) == c))
            end++;
          add_token (self, i, end, HD_TOKEN_PUNCT, 0);
          /* A short emphatic “Please!” stays with what follows only through the window. */
          if (c != 0xA1 && c != 0xBF)
            end_sentence (self);
          i = end;
          continue;
        }
      if (c == '.')
        {
          end = i;
          while (at (self, end) == '.')
            end++;
          if (end - i >= 2)
            add_token (self, i, end, HD_TOKEN_PUNCT, 0);
          else if (stop_ends (self, i))
            {
              add_token (self, i, end, HD_TOKEN_PUNCT, 0);
              end_sentence (self);
            }
          i = end;
          continue;
        }
      if (c == '_')
        {
          end = i;
          while (at (self, end) == '_')
            end++;
          if (end - i >= 2)
            add_token (self, i, end, HD_TOKEN_SYMBOL, 0);
          i = end;
          continue;
        }
      if (c == ',' || c == ';' || c == ':' || c == '/' || is_dash (c))
        {
          end = i + 1;
          while (is_dash (c) && is_dash (at (self, end)))
            end++;
          add_token (self, i, i + 1, HD_TOKEN_PUNCT, 0);
          i = end;
          continue;
        }
      if (c < 0x80 ? strchr ("&@#%$+=", (int) c) != NULL : is_symbol (c))
        add_token (self, i, i + 1, HD_TOKEN_SYMBOL, 0);
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
  Tokenizer tokenizer = {
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
