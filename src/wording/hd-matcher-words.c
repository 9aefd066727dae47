/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-matcher-words.h"

#include <string.h>

#include "hd-check-fold.h"

/* What has to be left of a word of a role without its ending. */
#define ROLE_MIN 3

static const char *const keys[N_HD_WORDS] = {
  "legal",        "minor",
  "tools",        "acronyms",
  "hosts",        "careers",
  "presence",     "tool-presence",
  "titles",       "greetings",
  "role-cues",    "seniority",
  "own-role",     "place-prepositions",
  "place-things", "connectors",
  "rooms",        "firm-cues",
  "trades",
};

struct _HdMatcherWords
{
  GHashTable *sets[N_HD_WORDS];
  GHashTable *streets; /* short or long form → the form that is compared */
};

HdMatcherWords *
hd_matcher_words_new (void)
{
  HdMatcherWords *self = g_new0 (HdMatcherWords, 1);

  for (guint i = 0; i < N_HD_WORDS; i++)
    self->sets[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->streets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
hd_matcher_words_free (HdMatcherWords *self)
{
  for (guint i = 0; i < N_HD_WORDS; i++)
    g_hash_table_unref (self->sets[i]);
  g_hash_table_unref (self->streets);
  g_free (self);
}

/* “street/st road/rd …”: each form → the first one. */
static void
add_streets (HdMatcherWords *self, char **groups)
{
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) forms = g_strsplit (groups[i], "/", -1);

      for (guint k = 0; forms[k] != NULL; k++)
        if (*forms[k] != '\0')
          g_hash_table_insert (self->streets, hd_fold_string (forms[k], FALSE),
                               hd_fold_string (forms[0], FALSE));
    }
}

/* Texts and names are compared without the apostrophe of “l'”. */
static char *
fold_word (const char *word)
{
  char *fold = hd_fold_string (word, FALSE);

  if (g_str_has_suffix (fold, "'"))
    fold[strlen (fold) - 1] = '\0';
  return fold;
}

/**
 * hd_matcher_words_add:
 * @bytes: a `names` file: a key and its words on each line; those of `streets` with their short
 *   forms behind slashes
 *
 * Returns: whether nouns have capitals in this language, so that a capital proves no name
 */
gboolean
hd_matcher_words_add (HdMatcherWords *self, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean capitals = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (lines[i], " \t\r", -1);

      if (*lines[i] == '#' || words[0] == NULL)
        continue;
      capitals |= strcmp (words[0], "nouns-are-capitals") == 0;
      if (strcmp (words[0], "streets") == 0)
        add_streets (self, words + 1);
      for (guint k = 0; k < N_HD_WORDS; k++)
        for (guint w = 1; strcmp (words[0], keys[k]) == 0 && words[w] != NULL; w++)
          if (*words[w] != '\0')
            g_hash_table_add (self->sets[k],
                              k == HD_WORDS_ACRONYMS ? g_strdup (words[w]) : fold_word (words[w]));
    }
  return capitals;
}

/**
 * hd_matcher_words_has:
 * @word: folded, but as written for %HD_WORDS_ACRONYMS
 */
gboolean
hd_matcher_words_has (const HdMatcherWords *self, HdWordsKey key, const char *word)
{
  return g_hash_table_contains (self->sets[key], word);
}

/**
 * hd_matcher_words_street:
 * @word: folded
 *
 * Returns: (nullable): the form under which a street's kind is compared, "street" for "st" and
 *   "hauptstrasse" for "hauptstr"; %NULL when the word names none
 */
char *
hd_matcher_words_street (const HdMatcherWords *self, const char *word)
{
  const char *street = g_hash_table_lookup (self->streets, word);

  if (street != NULL)
    return g_strdup (street);
  return g_str_has_suffix (word, "str") ? g_strconcat (word, "asse", NULL) : NULL;
}

/**
 * hd_matcher_words_role:
 * @word: folded, of a role
 *
 * Returns: (transfer full): what is the same for whoever holds it: “leiter” of “leiterin”,
 *   “directeur” of “directrice”, “ingenier” of “ingeniera”
 */
char *
hd_matcher_words_role (const char *word)
{
  static const struct
  {
    const char *ending, *instead;
  } forms[] = {
    { "innen", "" },    { "trices", "teur" }, { "trice", "teur" }, { "euses", "eur" },
    { "euse", "eur" },  { "ieres", "ier" },   { "iere", "ier" },   { "iennes", "ien" },
    { "ienne", "ien" }, { "oras", "or" },     { "ora", "or" },     { "in", "" },
    { "os", "" },       { "as", "" },         { "es", "" },        { "en", "" },
    { "o", "" },        { "a", "" },          { "e", "" },         { "s", "" },
    { "n", "" },
  };
  GString *stem = g_string_new (word);

  /* From the start again behind each: “chargée” has two. */
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gsize ending = strlen (forms[i].ending);

      if (stem->len < ending + ROLE_MIN ||
          memcmp (stem->str + stem->len - ending, forms[i].ending, ending) != 0)
        continue;
      g_string_truncate (stem, stem->len - ending);
      g_string_append (stem, forms[i].instead);
      i = G_MAXUINT;
    }
  return g_string_free (stem, FALSE);
}
