/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-matcher-private.h"

#include <string.h>

#include "hd-check-fold.h"

/**
 * hd_matcher_bare:
 *
 * Returns: (transfer full): the folded word without apostrophes
 */
char *
hd_matcher_bare (const char *fold)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = fold; *p != '\0'; p++)
    if (*p != '\'')
      g_string_append_c (bare, *p);
  return g_string_free (bare, FALSE);
}

/** hd_name_words_clear: frees what @words holds, not @words itself. */
void
hd_name_words_clear (HdNameWords *words)
{
  g_ptr_array_unref (words->raw);
  g_ptr_array_unref (words->a);
  g_ptr_array_unref (words->b);
}

/**
 * hd_name_words_init:
 * @words: (out): no words; to be cleared with hd_name_words_clear()
 */
void
hd_name_words_init (HdNameWords *words)
{
  words->raw = g_ptr_array_new_with_free_func (g_free);
  words->a = g_ptr_array_new_with_free_func (g_free);
  words->b = g_ptr_array_new_with_free_func (g_free);
}

/**
 * hd_name_words_take:
 *
 * Appends the word @raw.
 */
void
hd_name_words_take (HdNameWords *words, const char *raw)
{
  g_autofree char *a = hd_fold_string (raw, FALSE), *b = hd_fold_string (raw, TRUE);

  g_ptr_array_add (words->raw, g_strdup (raw));
  g_ptr_array_add (words->a, hd_matcher_bare (a));
  g_ptr_array_add (words->b, hd_matcher_bare (b));
}

/**
 * hd_name_words_of:
 * @name: as stored; what is behind the 200th letter or the twelfth word tells nothing more
 * @words: (out): to be cleared with hd_name_words_clear()
 */
void
hd_name_words_of (const char *name, HdNameWords *words)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  g_autofree char *safe = g_utf8_make_valid (composed != NULL ? composed : name, -1);
  g_autofree char *bounded = g_utf8_substring (safe, 0, MIN (g_utf8_strlen (safe, -1), 200));
  g_autoptr (HdCheckText) text = hd_check_text_new (bounded, strlen (bounded), NULL, NULL);

  hd_name_words_init (words);
  for (guint i = 0; i < text->n_tokens && words->raw->len < 12; i++)
    {
      const HdToken *token = &text->tokens[i];
      const char *start = bounded + token->byte_start;
      g_autofree char *raw = NULL;

      if (token->kind == HD_TOKEN_PUNCT || token->kind == HD_TOKEN_SYMBOL ||
          strcmp (hd_check_text_fold (text, i), "'s") == 0)
        continue;
      raw = g_strndup (start, token->byte_end - token->byte_start);
      hd_name_words_take (words, raw);
    }
}

/**
 * hd_name_words_copy:
 *
 * Appends word @i of @from to @to.
 */
void
hd_name_words_copy (const HdNameWords *from, guint i, HdNameWords *to)
{
  g_ptr_array_add (to->raw, g_strdup (from->raw->pdata[i]));
  g_ptr_array_add (to->a, g_strdup (from->a->pdata[i]));
  g_ptr_array_add (to->b, g_strdup (from->b->pdata[i]));
}
