/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-private.h"

#include <string.h>

/*
 * Whether what a rule would put in the place of a match reads well there. “An appointment” does
 * behind “I have” and before “at three”; behind “my” its article goes; anywhere else nothing is
 * offered, for nobody is helped by “the an appointment”. Of “ein Vorstellungsgespräch” the article
 * has to go, too, where it stands before the match.
 */

/* How far before a match what it hangs on may stand: “habe am Montag um 9”. */
#define MAX_BETWEEN 6

/* The most words of a note: “Doctor 10-12”. What is longer says something by a verb. */
#define MAX_NOTE 3

static guint
use_of (const HdCheckPiece *check, const char *fold)
{
  const GPtrArray *rules = check->language->rules;
  guint use = 0;

  for (guint k = 0; k < rules->len; k++)
    use |= hd_rules_use_of (rules->pdata[k], fold);
  return use;
}

static guint
use_of_token (const HdCheckPiece *check, guint token)
{
  return check->text->tokens[token].kind == HD_TOKEN_WORD
           ? use_of (check, hd_check_text_fold (check->text, token))
           : 0;
}

static gboolean
is_sign (const HdToken *token)
{
  return token->kind == HD_TOKEN_PUNCT || token->kind == HD_TOKEN_SYMBOL;
}

/* Whether the part of a sentence, or the line, begins with the token. */
static gboolean
begins (const HdCheckPiece *check, guint token)
{
  const HdToken *tokens = check->text->tokens;

  return token == check->text->sentences[tokens[token].sentence].first ||
         (tokens[token].flags & HD_TOKEN_LINE) != 0 || is_sign (&tokens[token - 1]);
}

/* Whether the token is a part of a day or a time. */
static gboolean
is_time (const HdCheckPiece *check, guint token)
{
  return check->text->tokens[token].kind == HD_TOKEN_NUMBER ||
         (use_of_token (check, token) & HD_WORD_FIX_TIME) != 0;
}

/* A day or a time that would be lost is no part of what can be put away. */
static gboolean
holds_time (const HdCheckPiece *check, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (is_time (check, i) || (check->text->tokens[i].flags & HD_TOKEN_TIME) != 0)
      return TRUE;
  return FALSE;
}

/* Whether what stands at @end may follow; it must not have been a part of the match. */
static gboolean
goes_on (const HdCheckPiece *check, guint end)
{
  const HdToken *tokens = check->text->tokens, *last = &tokens[end - 1];

  if (is_sign (last) || (use_of_token (check, end - 1) & HD_WORD_FIX_BEFORE) != 0)
    return FALSE;
  return end == check->text->sentences[last->sentence].end ||
         (tokens[end].flags & (HD_TOKEN_LINE | HD_TOKEN_TIME)) != 0 || is_sign (&tokens[end]) ||
         tokens[end].kind == HD_TOKEN_NUMBER ||
         (use_of_token (check, end) & (HD_WORD_FIX_BEFORE | HD_WORD_FIX_TIME)) != 0;
}

/* Whether what stands before the token asks for a noun, or a day and a time behind such do. */
static gboolean
hangs_on (const HdCheckPiece *check, guint token)
{
  for (guint n = 0; n < MAX_BETWEEN && !begins (check, token); n++, token--)
    {
      guint use = use_of_token (check, token - 1);

      if ((use & HD_WORD_FIX_BEHIND) != 0)
        return TRUE;
      if (!is_time (check, token - 1) && (n == 0 || (use & HD_WORD_FIX_BEFORE) == 0))
        return FALSE;
    }
  return FALSE;
}

/* “Doctor 10-12” becomes “Appointment 10-12”. */
static char *
fit_note (const HdCheckPiece *check, guint first, guint end, const char *noun)
{
  g_autofree char *letter = g_utf8_substring (noun, 0, 1);
  g_autofree char *upper = g_utf8_strup (letter, -1);
  guint n_words = 0;

  for (guint i = first; i < end; i++)
    n_words += check->text->tokens[i].kind == HD_TOKEN_WORD;
  if (n_words > MAX_NOTE)
    return NULL;
  return (check->text->tokens[first].flags & HD_TOKEN_CAPITAL) != 0
           ? g_strconcat (upper, noun + strlen (letter), NULL)
           : g_strdup (noun);
}

/**
 * hd_check_fit:
 * @first: (inout): the first token of a match; of what is to be put away with it
 * @end: the token behind it
 * @fix: what its rule would put there
 *
 * Returns: (transfer full) (nullable): what can be put there; %NULL when nothing reads well. A @fix
 *   that does not begin with an article stays as it is.
 */
char *
hd_check_fit (const HdCheckPiece *check, guint *first, guint end, const char *fix)
{
  const char *blank = strchr (fix, ' ');
  g_autofree char *article = blank != NULL ? g_strndup (fix, (gsize) (blank - fix)) : NULL;
  guint before;

  if (article == NULL || (use_of (check, article) & HD_WORD_FIX_NAMED) == 0)
    return g_strdup (fix);
  if (holds_time (check, *first, end) || !goes_on (check, end))
    return NULL;
  if (begins (check, *first))
    return fit_note (check, *first, end, blank + 1);

  before = use_of_token (check, *first - 1);
  if ((before & HD_WORD_FIX_NAMED) != 0)
    return hangs_on (check, *first - 1) ? g_strdup (blank + 1) : NULL;
  if ((before & HD_WORD_FIX_ARTICLE) != 0 && hangs_on (check, *first - 1))
    {
      (*first)--;
      return g_strdup (fix);
    }
  return hangs_on (check, *first) ? g_strdup (fix) : NULL;
}
