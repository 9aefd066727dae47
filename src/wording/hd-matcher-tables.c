/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-matcher-build-private.h"

#include <string.h>

/*
 * The tables of a matcher: phrases by their first word, joined names, words with an error in them.
 * Each word of a name goes in under both folds, and so does the text, so that either spelling of
 * an umlaut finds the other, and “Bruder Koehler” finds “Brüder Köhler”.
 */

/* Joined names and typing errors count from these lengths on (spec: drafting, 3). */
#define JOINED_MIN 6
#define TYPO_MIN 8
#define TYPO_TWO 12
#define HEAD_MIN 5

/* So many words of a joined name choose their fold; those behind have the one of the last. */
#define MAX_CHOICES 3

void
hd_matcher_phrase_free (gpointer data)
{
  HdPhrase *phrase = data;

  g_strfreev (phrase->words);
  g_strfreev (phrase->umlauts);
  g_free (phrase);
}

void
hd_matcher_list_add (GHashTable *index, const char *key, gpointer value, GDestroyNotify free_func)
{
  GPtrArray *list = g_hash_table_lookup (index, key);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_func);
      g_hash_table_insert (index, g_strdup (key), list);
    }
  g_ptr_array_add (list, value);
}

/**
 * hd_matcher_is_ordinary:
 *
 * "Mueller" is as ordinary as “Müller”, which the list has under the other fold.
 */
gboolean
hd_matcher_is_ordinary (const HdMatcher *self, const char *word)
{
  g_autoptr (GString) plain = NULL;

  if (self->is_ordinary == NULL)
    return FALSE;
  if (self->is_ordinary (word, self->data))
    return TRUE;
  plain = g_string_new (NULL);
  for (const char *p = word; *p != '\0'; p++)
    {
      g_string_append_c (plain, *p);
      if (strchr ("aou", *p) != NULL && p[1] == 'e')
        p++;
    }
  return self->is_ordinary (plain->str, self->data);
}

gboolean
hd_matcher_all_ordinary (const HdMatcher *self, const GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (!hd_matcher_is_ordinary (self, words->pdata[i]) &&
        !hd_matcher_words_has (self->words, HD_WORDS_TOOLS, words->pdata[i]))
      return FALSE;
  return TRUE;
}

static char *
phrase_word (HdMatchKind kind, const char *word)
{
  return kind == HD_MATCH_ROLE ? hd_matcher_words_role (word) : g_strdup (word);
}

/* @words: as they are stored, or the last one first when @turned */
static HdPhrase *
new_phrase (HdMatcher *self, HdMatchKind kind, const HdNameWords *words, gboolean turned)
{
  HdPhrase *phrase = g_new0 (HdPhrase, 1);
  guint n = words->a->len;

  phrase->kind = kind;
  phrase->n_words = n;
  phrase->words = g_new0 (char *, n + 1);
  phrase->umlauts = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      guint from = turned ? n - 1 - i : i;

      phrase->words[i] = phrase_word (kind, words->a->pdata[from]);
      phrase->umlauts[i] = phrase_word (kind, words->b->pdata[from]);
    }
  phrase->ordinary = hd_matcher_all_ordinary (self, words->a);
  g_ptr_array_add (self->phrases, phrase);
  return phrase;
}

static void
index_phrase (GHashTable *index, HdPhrase *phrase)
{
  hd_matcher_list_add (index, phrase->words[0], phrase, NULL);
  if (strcmp (phrase->words[0], phrase->umlauts[0]) != 0)
    hd_matcher_list_add (index, phrase->umlauts[0], phrase, NULL);
}

/**
 * hd_matcher_add_phrase:
 * @turned: whether the last word comes first
 */
void
hd_matcher_add_phrase (HdMatcher *self, HdMatchKind kind, const HdNameWords *words, gboolean turned)
{
  if (words->a->len > 0)
    index_phrase (self->by_first, new_phrase (self, kind, words, turned));
}

static void
take_form (const HdMatcher *self, const GPtrArray *from, guint i, GPtrArray *to)
{
  char *street = from->len > 1 ? hd_matcher_words_street (self->words, from->pdata[i]) : NULL;

  g_ptr_array_add (to, street != NULL ? street : g_strdup (from->pdata[i]));
}

/* @numbers: whether a house's number belongs to it; a street is told without, too */
static void
add_place_form (HdMatcher *self, const HdNameWords *words, gboolean numbers)
{
  HdNameWords forms;

  hd_name_words_init (&forms);
  for (guint i = 0; i < words->a->len; i++)
    if (numbers || !g_ascii_isdigit (*(const char *) words->a->pdata[i]))
      {
        take_form (self, words->a, i, forms.a);
        take_form (self, words->b, i, forms.b);
      }
  if (numbers || (forms.a->len > 1 && forms.a->len < words->a->len))
    hd_matcher_add_phrase (self, HD_MATCH_PLACE, &forms, FALSE);
  hd_name_words_clear (&forms);
}

/**
 * hd_matcher_add_place:
 *
 * A street's kind has many spellings, of which the name keeps one.
 */
void
hd_matcher_add_place (HdMatcher *self, const HdNameWords *words)
{
  add_place_form (self, words, TRUE);
  add_place_form (self, words, FALSE);
}

/**
 * hd_matcher_add_tool:
 *
 * Of more than one word: one of them alone may be a firm's name.
 */
void
hd_matcher_add_tool (HdMatcher *self, const char *tool)
{
  HdNameWords words;

  hd_name_words_of (tool, &words);
  if (words.a->len > 1)
    index_phrase (self->tools, new_phrase (self, HD_MATCH_TOOL, &words, FALSE));
  hd_name_words_clear (&words);
}

/* Many names have the same word under both folds, or share one. */
static gboolean
knows_typos_of (const HdMatcherTypos *typos, const char *word)
{
  GPtrArray *list = g_hash_table_lookup (typos->variants, word);

  return list != NULL && g_ptr_array_find_with_equal_func (list, word, g_str_equal, NULL);
}

/**
 * hd_matcher_add_typos:
 *
 * Of a word that is too short there is nothing to add.
 */
void
hd_matcher_add_typos (HdMatcherTypos *typos, const char *word)
{
  g_autoptr (GString) variant = g_string_new (NULL);
  glong length = g_utf8_strlen (word, -1);

  if (length < TYPO_MIN || knows_typos_of (typos, word))
    return;
  if (length >= TYPO_TWO)
    {
      const HdLongWord added = { g_strdup (word), (guint) length, hd_matcher_letters_in (word) };

      g_array_append_val (typos->long_words, added);
    }
  hd_matcher_list_add (typos->variants, word, g_strdup (word), g_free);
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_truncate (variant, 0);
      g_string_append_len (variant, word, p - word);
      g_string_append (variant, g_utf8_next_char (p));
      hd_matcher_list_add (typos->variants, variant->str, g_strdup (word), g_free);
    }
}

static void
add_joined_form (HdMatcher *self, const HdNameWords *words, const char *joined, HdMatchKind kind)
{
  char head[JOINED_MIN + 1] = "";

  if (strlen (joined) >= 3)
    g_hash_table_insert (self->labels, g_strdup (joined), GINT_TO_POINTER ((int) kind + 1));
  /* Inside a longer word only what is no ordinary word itself. */
  if (strlen (joined) < JOINED_MIN || (words->a->len == 1 && kind != HD_MATCH_FIRM) ||
      hd_matcher_is_ordinary (self, joined))
    return;
  if (words->a->len == 1)
    g_hash_table_add (self->single, g_strdup (joined));
  else if (hd_matcher_all_ordinary (self, words->a))
    g_hash_table_add (self->plain, g_strdup (joined));
  memcpy (head, joined, JOINED_MIN);
  hd_matcher_list_add (self->joined, head, g_strdup (joined), g_free);
}

/**
 * hd_matcher_add_joined:
 *
 * The words of a name as one, in each choice of their folds.
 */
void
hd_matcher_add_joined (HdMatcher *self, const HdNameWords *words, HdMatchKind kind)
{
  guint choices = 0;

  for (guint i = 0; i < words->a->len; i++)
    choices += strcmp (words->a->pdata[i], words->b->pdata[i]) != 0;
  choices = MIN (choices, MAX_CHOICES);
  for (guint choice = 0; choice < 1u << choices; choice++)
    {
      g_autoptr (GString) joined = g_string_new (NULL);
      guint at = 0;

      for (guint i = 0; i < words->a->len; i++)
        {
          const GPtrArray *from = (choice >> MIN (at, MAX_CHOICES - 1)) & 1 ? words->b : words->a;

          at += strcmp (words->a->pdata[i], words->b->pdata[i]) != 0;
          g_string_append (joined, from->pdata[i]);
        }
      add_joined_form (self, words, joined->str, kind);
    }
}

/**
 * hd_matcher_add_head:
 * @word: a telling word of a firm's name, under one fold
 * @partly: there are other words
 * @first: one that is not the first of them has to be written like a name
 */
void
hd_matcher_add_head (HdMatcher *self, const char *word, gboolean partly, gboolean first)
{
  if (partly && g_utf8_strlen (word, -1) < HEAD_MIN)
    return;
  if (partly)
    g_hash_table_insert (self->heads, g_strdup (word), GINT_TO_POINTER (first ? 1 : 2));
  if (partly && first)
    {
      HdNameWords alone;

      hd_name_words_init (&alone);
      g_ptr_array_add (alone.a, g_strdup (word));
      g_ptr_array_add (alone.b, g_strdup (word));
      hd_matcher_add_joined (self, &alone, HD_MATCH_FIRM);
      hd_name_words_clear (&alone);
    }
  hd_matcher_add_typos (&self->firm_typos, word);
}
