/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

#include <string.h>

/* Letters of Latin-1 and Latin Extended-A from U+00C0 on, without their marks. */
static const char latin[] = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                            "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* The letter without case and mark, 0 when it is no letter that we know words of. */
static char
fold (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha ((char) c) ? g_ascii_tolower ((char) c) : 0;
  if (c >= 0xc0 && c < 0x180 && c != 0xd7 && c != 0xf7)
    return latin[c - 0xc0];
  return 0;
}

/* "→", "⇒", "➜": the arrows of one sign, which are read as a dash, as "->" and "=>" are. */
gboolean
hd_when_is_arrow_sign (gunichar c)
{
  return c == 0x2192 || c == 0x21d2 || c == 0x2794 || c == 0x279c || c == 0x279d || c == 0x27a1 ||
         c == 0x27f6;
}

static gunichar
fold_punct (gunichar c)
{
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043 || hd_when_is_arrow_sign (c))
    return '-';
  if (c == 0x2019 || c == 0x2018 || c == 0x02bc || c == 0xb4 || c == '`')
    return '\'';
  if (c == 0x2215 || c == 0x2044)
    return '/';
  if (c == 0xff1a || c == 0x2236)
    return ':';
  return c;
}

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x202f || (c >= 0x2000 && c <= 0x200d) ||
         c == 0x3000 || c == 0xfeff || c == 0xad || c == '\r' || c == 0x2060;
}

/* Whether what begins at @p and ends with white space is an address. */
static gboolean
is_link (const char *p, const char *end, gsize *length)
{
  const char *q = p;
  gboolean found = FALSE, at = FALSE;

  while (q < end && (guchar) *q > ' ' && *q != '<' && *q != '>' && *q != '"' && q - p < 4096)
    {
      /* "11/13@2pm" has no domain. */
      at = at || (*q == '@' && q > p && q + 1 < end && g_ascii_isalnum (q[1]));
      if (*q == '.' && at && q + 1 < end && (g_ascii_isalpha (q[1]) || (guchar) q[1] >= 0x80))
        found = TRUE;
      if (*q == ':' && q + 2 < end && q[1] == '/' && q[2] == '/' && q > p)
        found = TRUE;
      q++;
    }
  if (q - p > 4 && g_ascii_strncasecmp (p, "www.", 4) == 0)
    found = TRUE;

  /* Cut at a letter, not within one. */
  while (q > p && q < end && ((guchar) *q & 0xc0) == 0x80)
    q--;
  *length = (gsize) (q - p);
  return found;
}

typedef struct
{
  HdTokens *out;
  const char *input;
  guint index; /* code points so far */
  guint line;
  gboolean space;
} Lexer;

static HdToken *
push (Lexer *lexer, HdTokenKind kind, guint start, const char *at)
{
  HdToken token = { .kind = kind,
                    .start = start,
                    .end = lexer->index,
                    .byte = (guint) (at - lexer->input),
                    .line = lexer->line,
                    .space = lexer->space };

  g_array_append_val (lexer->out->tokens, token);
  lexer->space = FALSE;
  return &g_array_index (lexer->out->tokens, HdToken, lexer->out->tokens->len - 1);
}

/* "dont come", and no French "des dates dont on parle": whether an English verb stands there. */
static gboolean
goes_on_in_english (const char *p, const char *end)
{
  static const char *const words[] = { "be",     "bring", "call",     "come", "do",   "forget",
                                       "go",     "have",  "hesitate", "know", "make", "meet",
                                       "mind",   "need",  "offer",    "see",  "suit", "think",
                                       "travel", "turn",  "u",        "wait", "want", "work",
                                       "worry",  "you",   NULL };
  char word[12] = "";
  gsize length = 0;

  while (p < end && *p == ' ')
    p++;
  while (p + length < end && g_ascii_isalpha (p[length]) && length + 1 < sizeof word)
    {
      word[length] = g_ascii_tolower (p[length]);
      length++;
    }
  return g_strv_contains (words, word);
}

/* "cant", "doesnt": typed without the apostrophe; @p: what follows. */
static gboolean
lacks_apostrophe (const char *word, const char *p, const char *end)
{
  static const char *const words[] = { "arent", "cant",  "couldnt", "didnt", "doesnt",
                                       "dont",  "hasnt", "havent",  "isnt",  "shouldnt",
                                       "wasnt", "wont",  "wouldnt", NULL };

  return g_strv_contains (words, word) &&
         (strcmp (word, "dont") != 0 || goes_on_in_english (p, end));
}

/* "re-arranged", "re-scheduled" are one word. */
static gboolean
goes_on (const char *word, const char *p, const char *end)
{
  return strcmp (word, "re") == 0 && *p == '-' && end - p > 7 &&
         (g_ascii_strncasecmp (p + 1, "arrang", 6) == 0 ||
          g_ascii_strncasecmp (p + 1, "schedul", 7) == 0);
}

static void
push_word (Lexer *lexer,
           guint first,
           const char *start,
           gsize offset,
           gboolean caps,
           gboolean title)
{
  HdToken *token = push (lexer, T_WORD, first, start);

  token->text = (guint) offset;
  token->caps = caps;
  token->title = title;
  token->word = hd_when_word (lexer->out->text->str + offset);
}

static const char *
lex_word (Lexer *lexer, const char *start, const char *end)
{
  GString *text = lexer->out->text;
  gsize offset = text->len;
  guint first = lexer->index;
  gboolean caps = TRUE, title = FALSE;
  const char *p = start;

  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      char folded = fold (c);

      if (folded != 0)
        {
          if (c == 0xdf)
            g_string_append_c (text, 's');
          g_string_append_c (text, folded);
        }
      else if (!(c >= 0x300 && c < 0x370) && !g_unichar_isalpha (c) && c != 0xad &&
               !goes_on (text->str + offset, p, end))
        break;
      else if (c >= 0x370)
        g_string_append_c (text, '?');

      if (p == start)
        title = g_unichar_isupper (c);
      if (g_unichar_islower (c))
        caps = FALSE;
      lexer->index++;
      p = g_utf8_next_char (p);
    }
  /* "geht nich" */
  if (strcmp (text->str + offset, "nich") == 0)
    g_string_append_c (text, 't');
  if (g_ascii_tolower (p[-1]) == 't' && lacks_apostrophe (text->str + offset, p, end))
    {
      g_string_truncate (text, text->len - 1);
      g_string_append_c (text, '\0');
      lexer->index--;
      push_word (lexer, first, start, offset, caps, title);
      push (lexer, T_PUNCT, lexer->index, p - 1)->value = '\'';
      lexer->index++;
      offset = text->len;
      g_string_append_len (text, "t", 2);
      push_word (lexer, lexer->index - 1, p - 1, offset, caps, FALSE);
      return p;
    }
  g_string_append_c (text, '\0');
  push_word (lexer, first, start, offset, caps, title);
  return p;
}

static const char *
lex_number (Lexer *lexer, const char *start, const char *end)
{
  guint first = lexer->index;
  gint32 value = 0;
  const char *p = start;

  while (p < end && g_ascii_isdigit (*p))
    {
      if (p - start < 8)
        value = value * 10 + (*p - '0');
      p++;
      lexer->index++;
    }

  HdToken *token = push (lexer, T_NUMBER, first, start);

  token->digits = (guint8) MIN (p - start, 200);
  token->value = p - start <= 8 ? value : -1;
  return p;
}

/**
 * hd_when_lex:
 * @text: valid UTF-8
 *
 * Cuts text into words, numbers, punctuation, addresses and line ends. Letters and digits part
 * (“2pm” is two tokens); white space is only noted.
 */
HdTokens *
hd_when_lex (const char *text, gsize length)
{
  HdTokens *out = g_new0 (HdTokens, 1);
  Lexer lexer = { .out = out, .input = text };
  const char *p = text, *end = text + length;
  const char *clear = text; /* up to here there is no address */
  gboolean fresh = TRUE;    /* one can begin here */

  out->tokens = g_array_sized_new (FALSE, FALSE, sizeof (HdToken), (guint) (length / 4 + 16));
  out->text = g_string_sized_new (length + 16);

  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      gsize link = 0;

      if (c == '\n')
        {
          lexer.index++;
          push (&lexer, T_BREAK, lexer.index - 1, p);
          lexer.line++;
          p++;
          lexer.space = fresh = TRUE;
          continue;
        }
      if (is_space (c) || c == 0)
        {
          lexer.index++;
          lexer.space = TRUE;
          fresh = TRUE;
          p = g_utf8_next_char (p);
          continue;
        }
      if (fresh && p >= clear && g_ascii_isalnum (*p))
        {
          if (!is_link (p, end, &link))
            {
              clear = p + link;
              link = 0;
            }
        }
      if (link > 0)
        {
          guint first = lexer.index;

          lexer.index += (guint) g_utf8_strlen (p, (gssize) link);
          push (&lexer, T_LINK, first, p)->value = (gint32) link;
          p += link;
          continue;
        }
      fresh = FALSE;

      if (g_ascii_isdigit (*p))
        p = lex_number (&lexer, p, end);
      else if (fold (c) != 0 || g_unichar_isalpha (c))
        p = lex_word (&lexer, p, end);
      else if (c == '&')
        {
          guint first = lexer.index++;
          HdToken *token = push (&lexer, T_WORD, first, p);

          token->text = (guint) out->text->len;
          token->word = hd_when_word ("&");
          g_string_append_len (out->text, "&", 2);
          p++;
        }
      else
        {
          guint first = lexer.index++;
          gboolean arrow = (c == '-' || c == '=') && p + 1 < end && p[1] == '>';
          const char *behind = g_utf8_next_char (p) + arrow;

          lexer.index += arrow;
          push (&lexer, T_PUNCT, first, p)->value = arrow ? '-' : (gint32) fold_punct (c);
          p = behind;
          fresh = arrow || c == '<' || c == '(' || c == '[' || c == '"' || c == ':' || c == '>';
        }
    }
  push (&lexer, T_END, lexer.index, end);
  out->lines = lexer.line + 1;

  return out;
}

void
hd_when_tokens_free (HdTokens *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->tokens);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* Most words differ by their first letter: to call strcmp() for so many costs more than all else.
 */
static inline gboolean
is_same (const char *a, const char *b)
{
  while (*a == *b && *a != '\0')
    {
      a++;
      b++;
    }
  return *a == *b;
}

/**
 * hd_when_is:
 * @value: (out) (optional): what the entry of that meaning says
 *
 * Whether a token can mean that.
 */
gboolean
hd_when_is (const HdToken *token, HdWordClass meaning, int *value)
{
  if (token->kind != T_WORD || token->word == NULL)
    return FALSE;

  for (const HdWord *w = token->word; w->word != NULL && is_same (w->word, token->word->word); w++)
    if (w->meaning == (guint8) meaning)
      {
        if (value != NULL)
          *value = w->value;
        return TRUE;
      }

  return FALSE;
}

gboolean
hd_when_is_punct (const HdToken *token, gunichar c)
{
  return token->kind == T_PUNCT && (gunichar) token->value == c;
}

/* Whether a sign stands at @i, with no white space before it. */
gboolean
hd_when_adjoins (const HdReading *r, guint i, gunichar c)
{
  return hd_when_is_punct (&r->t[i], c) && !r->t[i].space;
}

const char *
hd_when_text (const HdReading *r, guint i)
{
  return r->t[i].kind == T_WORD ? r->lexed->text->str + r->t[i].text : "";
}

/* Whether the token is that word, folded. */
gboolean
hd_when_says (const HdReading *r, guint i, const char *word)
{
  return is_same (hd_when_text (r, i), word);
}

/* Whether the token is one of the words, which end with %NULL. */
gboolean
hd_when_says_one (const HdReading *r, guint i, const char *const *words)
{
  return hd_when_says_any (r, i, i + 1, words);
}

/* Whether the second letter of a word has no mark: "hätte" is folded like "hatte". */
gboolean
hd_when_is_plain (const HdReading *r, guint i)
{
  return g_utf8_get_char (g_utf8_next_char (r->text + r->t[i].byte)) < 0x80;
}

/* Whether one of the words, which end with %NULL, stands from one token up to another. */
gboolean
hd_when_says_any (const HdReading *r, guint from, guint to, const char *const *words)
{
  for (guint i = from; i < to; i++)
    {
      const char *text = hd_when_text (r, i);

      for (guint w = 0; *text != '\0' && words[w] != NULL; w++)
        if (is_same (text, words[w]))
          return TRUE;
    }
  return FALSE;
}

guint
hd_when_skip_optional (const HdReading *r, guint i, HdWordClass meaning)
{
  return hd_when_is (&r->t[i], meaning, NULL) ? i + 1 : i;
}
