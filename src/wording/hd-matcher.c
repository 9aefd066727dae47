/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-matcher-run-private.h"

#include <string.h>

#include "hd-check-fold.h"

/*
 * Looking the words of a text up. Each token costs a few hash lookups; only where the first word
 * of a name stands are the following ones compared.
 */

#define JOINED_MIN 6
#define TYPO_MIN 8
#define TYPO_TWO 12

/* Letters that are written one by one, and a name of one word that is written as two. */
#define MAX_SPACED 40
#define SPLIT_MIN 8

/* Hyphens within a name. */
#define MAX_HYPHENS 3

void
hd_matcher_add_hit (GArray *hits, const char *rule, HdSeverity severity, guint first, guint end)
{
  HdMatcherHit hit = { rule, severity, first, end };

  g_array_append_val (hits, hit);
}

/* Whether the text's word is the name's, or one of its forms: genitive, plural, dative. */
static gboolean
word_matches (const char *written, const char *word)
{
  static const char *const endings[] = { "s", "es", "n", "en", "e" };
  gsize length = strlen (word);

  if (strncmp (written, word, length) != 0)
    return FALSE;
  if (written[length] == '\0')
    return TRUE;
  for (guint i = 0; length >= 4 && i < G_N_ELEMENTS (endings); i++)
    if (strcmp (written + length, endings[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Word @i of the name, under either fold of either side. */
static gboolean
holds_word (const HdMatcherRun *run, guint token, const HdPhrase *phrase, guint i)
{
  const char *written[] = { run->bare[token], run->umlauts[token] };

  for (guint k = 0; k < G_N_ELEMENTS (written) && written[k] != NULL; k++)
    if (phrase->kind == HD_MATCH_ROLE)
      {
        g_autofree char *role = hd_matcher_words_role (written[k]);

        if (strcmp (role, phrase->words[i]) == 0 || strcmp (role, phrase->umlauts[i]) == 0)
          return TRUE;
      }
    else if (word_matches (written[k], phrase->words[i]) ||
             word_matches (written[k], phrase->umlauts[i]))
      return TRUE;
  return phrase->kind == HD_MATCH_PLACE && (hd_matcher_is_street (run, token, phrase->words[i]) ||
                                            hd_matcher_is_street (run, token, phrase->umlauts[i]));
}

/* "Ash and Rowan" are two people; only "Ortega y Gasset" is one. */
static gboolean
parts_people (const HdMatcherRun *run, const HdPhrase *phrase, guint token)
{
  static const char *const words[] = { "and", "und", "et", "&", "+", "y", "e", NULL };

  return phrase->kind == HD_MATCH_PERSON && phrase->n_words < 3 &&
         g_strv_contains (words, run->bare[token]);
}

/* If @phrase stands at @token, the token behind it, else 0. */
static guint
phrase_end (const HdMatcherRun *run, const HdPhrase *phrase, guint token)
{
  guint at = token, skipped = 0;

  for (guint i = 0; i < phrase->n_words; i++)
    {
      for (;;)
        {
          if (!hd_matcher_same_sentence (run, at, token))
            return 0;
          if (holds_word (run, at, phrase, i))
            break;
          /* Words that were left out of the name, and what joins its words, do not part it. */
          if (i == 0 || skipped == 3 || parts_people (run, phrase, at) ||
              !(hd_matcher_has (run, HD_WORDS_CONNECTORS, at) ||
                hd_matcher_has (run, HD_WORDS_MINOR, at) ||
                hd_matcher_has (run, HD_WORDS_LEGAL, at) || run->bare[at][0] == '&' ||
                run->bare[at][0] == '+' ||
                (phrase->kind == HD_MATCH_TITLE && hd_matcher_has (run, HD_WORDS_PRESENCE, at)) ||
                (phrase->kind == HD_MATCH_PLACE && strchr (".,/", *run->bare[at]) != NULL) ||
                (phrase->kind == HD_MATCH_TITLE && run->text->tokens[at].kind == HD_TOKEN_PUNCT) ||
                (phrase->kind == HD_MATCH_PERSON && skipped == 0 &&
                 hd_matcher_is_capital (run, at)) ||
                (phrase->kind == HD_MATCH_PERSON && run->bare[at][0] == ',')))
            return 0;
          skipped++;
          at++;
        }
      at++;
    }
  return at;
}

static void
try_phrase (const HdMatcherRun *run, const HdPhrase *phrase, guint first)
{
  guint end = phrase_end (run, phrase, first);

  if (end == 0)
    return;
  switch (phrase->kind)
    {
    case HD_MATCH_FIRM:
      /* Two or three letters without a capital are too little. */
      if (phrase->n_words == 1 && strlen (phrase->words[0]) <= 3 &&
          !hd_matcher_is_capital (run, first))
        return;
      hd_matcher_add_hit (run->hits, "names.firm", HD_SEVERITY_BLOCK, first, end);
      return;
    case HD_MATCH_ORDINARY:
    case HD_MATCH_TOOL:
      /* Three ordinary words in a row are no chance. */
      if (phrase->n_words >= 3 || hd_matcher_ordinary_counts (run, phrase, first, end))
        hd_matcher_add_hit (run->hits, "names.firm", HD_SEVERITY_BLOCK, first, end);
      return;
    case HD_MATCH_PERSON:
      if (hd_matcher_person_counts (run, phrase, first, end))
        hd_matcher_add_hit (run->hits, "names.person", HD_SEVERITY_BLOCK, first, end);
      return;
    case HD_MATCH_ROLE:
      if (hd_matcher_role_counts (run, first, end))
        hd_matcher_add_hit (run->hits, "names.role", HD_SEVERITY_BLOCK, first, end);
      return;
    case HD_MATCH_PLACE:
      if (hd_matcher_place_counts (run, phrase, first, end))
        hd_matcher_add_hit (run->hits, "names.place", HD_SEVERITY_WARN, first, end);
      return;
    case HD_MATCH_TITLE:
      hd_matcher_add_hit (run->hits, "names.title",
                          phrase->ordinary ? HD_SEVERITY_WARN : HD_SEVERITY_BLOCK, first, end);
      return;
    }
}

/* A later word of a name says nothing by itself without a capital, nor with one where every noun
 * has it; but behind “at” it does. */
static gboolean
names_part (const HdMatcherRun *run, guint token)
{
  return (!run->nouns_are_capitals && hd_matcher_is_capital (run, token)) ||
         (token > 0 && hd_matcher_same_sentence (run, token, token - 1) &&
          hd_matcher_has (run, HD_WORDS_TOOL_PRESENCE, token - 1));
}

/* The phrases of @kind that begin with @word, one form of the token. */
static void
try_kind (const HdMatcherRun *run, guint token, const char *word, HdMatchKind kind)
{
  GPtrArray *list = g_hash_table_lookup (run->self->by_first, word);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (((const HdPhrase *) list->pdata[i])->kind == kind)
      try_phrase (run, list->pdata[i], token);
}

/* @word: the token under either fold */
static void
try_phrases (const HdMatcherRun *run, guint token, const char *word)
{
  static const char *const endings[] = { "", "s", "es", "n", "en", "e" };
  g_autofree char *street = hd_matcher_words_street (run->self->words, word);
  g_autofree char *role = hd_matcher_words_role (word);
  gsize length = strlen (word);

  if (street != NULL && strcmp (street, word) != 0)
    try_kind (run, token, street, HD_MATCH_PLACE);
  if (strcmp (role, word) != 0)
    try_kind (run, token, role, HD_MATCH_ROLE);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *stem = NULL;
      GPtrArray *list;
      int head;

      if (!g_str_has_suffix (word, endings[i]) || length <= strlen (endings[i]))
        continue;
      stem = g_strndup (word, length - strlen (endings[i]));
      list = g_hash_table_lookup (run->self->by_first, stem);
      for (guint k = 0; list != NULL && k < list->len; k++)
        try_phrase (run, list->pdata[k], token);
      head = GPOINTER_TO_INT (g_hash_table_lookup (run->self->heads, stem));
      if ((i == 0 || strlen (stem) >= 4) && (head == 1 || (head == 2 && names_part (run, token))))
        hd_matcher_add_hit (run->hits, "names.firm", HD_SEVERITY_BLOCK, token, token + 1);
    }
}

/* Whether two errors make one of the long words of it. */
static gboolean
is_typo_of_long (const HdMatcherTypos *typos, const char *word, guint length)
{
  guint32 letters = hd_matcher_letters_in (word);

  for (guint i = 0; i < typos->long_words->len; i++)
    {
      const HdLongWord *other = &g_array_index (typos->long_words, HdLongWord, i);

      if (other->length <= length + 2 && length <= other->length + 2 &&
          __builtin_popcount (other->letters ^ letters) <= 4 &&
          hd_matcher_edits_within (word, other->word, 2))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_typo (const HdMatcherRun *run, const HdMatcherTypos *typos, const char *word)
{
  const HdMatcher *self = run->self;
  glong length = g_utf8_strlen (word, -1);
  g_autoptr (GString) variant = NULL;

  if (length < TYPO_MIN - 1 || length > 40 ||
      (self->is_ordinary != NULL && self->is_ordinary (word, self->data)))
    return FALSE;

  variant = g_string_new (word);
  for (const char *p = word;;)
    {
      GPtrArray *list = g_hash_table_lookup (typos->variants, variant->str);

      for (guint i = 0; list != NULL && i < list->len; i++)
        if (hd_matcher_edits_within (word, list->pdata[i], 1))
          return TRUE;
      if (*p == '\0')
        break;
      g_string_truncate (variant, 0);
      g_string_append_len (variant, word, p - word);
      p = g_utf8_next_char (p);
      g_string_append (variant, p);
    }
  return length >= TYPO_TWO - 2 && is_typo_of_long (typos, word, (guint) length);
}

/* “RosenKohl” */
static gboolean
has_inner_capital (const HdMatcherRun *run, guint token)
{
  const HdToken *t = &run->text->tokens[token];

  if ((t->flags & HD_TOKEN_ALL_CAPS) != 0)
    return FALSE;
  for (const char *p = g_utf8_next_char (run->text->original + t->byte_start);
       p < run->text->original + t->byte_end; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* @word: the token under either fold */
static void
try_token (const HdMatcherRun *run, guint token, const char *word)
{
  const HdMatcher *self = run->self;
  const HdToken *t = &run->text->tokens[token];
  const char *alone;
  guint head = token;
  /* Only what is all capitals is compared as written. */
  g_autofree char *written =
    (t->flags & HD_TOKEN_ALL_CAPS) != 0
      ? g_strndup (run->text->original + t->byte_start, t->byte_end - t->byte_start)
      : NULL;

  if (t->fold_length >= JOINED_MIN &&
      hd_matcher_holds_joined (self, word,
                               run->nouns_are_capitals && !has_inner_capital (run, token)))
    hd_matcher_add_hit (run->hits, "names.joined", HD_SEVERITY_BLOCK, token, token + 1);
  /* A word of the name as it is written is no error: whether it says enough alone, others judge. */
  else if (t->fold_length >= TYPO_MIN - 1 && !g_hash_table_contains (self->heads, word) &&
           is_typo (run, &self->firm_typos, word))
    hd_matcher_add_hit (run->hits, "names.typing-error", HD_SEVERITY_BLOCK, token, token + 1);
  if ((t->flags & HD_TOKEN_ALL_CAPS) && g_hash_table_contains (self->acronyms, written))
    hd_matcher_add_hit (run->hits, "names.initials", HD_SEVERITY_WARN, token, token + 1);
  if ((t->flags & HD_TOKEN_ALL_CAPS) && g_hash_table_contains (self->role_short, written) &&
      hd_matcher_role_counts (run, token, token + 1) &&
      !(token > 0 && hd_matcher_same_sentence (run, token, token - 1) &&
        run->text->tokens[token - 1].kind == HD_TOKEN_NUMBER))
    hd_matcher_add_hit (run->hits, "names.role", HD_SEVERITY_BLOCK, token, token + 1);

  alone = g_hash_table_lookup (self->surnames, word);
  if (alone == NULL && g_str_has_suffix (word, "s") && t->fold_length > 5)
    {
      g_autofree char *stem = g_strndup (word, strlen (word) - 1);

      alone = g_hash_table_lookup (self->surnames, stem);
    }
  if (alone == NULL && t->fold_length >= TYPO_MIN - 1 && is_typo (run, &self->surname_typos, word))
    alone = "possible";
  if (alone == NULL || !hd_matcher_is_capital (run, token))
    return;
  /* “Ms Lark-Marsh”: the title stands before the first half. */
  while (head > 0 && token - head < MAX_HYPHENS &&
         (run->text->tokens[head].flags & HD_TOKEN_GLUED) != 0)
    head--;
  if (head > 0 && hd_matcher_same_sentence (run, head, head - 1) &&
      hd_matcher_has (run, HD_WORDS_TITLES, head - 1))
    {
      /* “Hi Mr Marsh” is who it is written to. */
      if (!(head > 1 && hd_matcher_has (run, HD_WORDS_GREETINGS, head - 2)))
        hd_matcher_add_hit (run->hits, "names.person", HD_SEVERITY_BLOCK, head - 1, token + 1);
    }
  else if (*alone != '\0' && !hd_matcher_is_signature (run, token) &&
           !hd_matcher_names_street (run, token) &&
           !(token > 0 && hd_matcher_has (run, HD_WORDS_GREETINGS, token - 1)))
    hd_matcher_add_hit (run->hits, "names.person", HD_SEVERITY_WARN, token, token + 1);
}

/* Names whose parts a hyphen joins, as in “Hollow-Fern”: two tokens and one name. */
static void
try_hyphenated (const HdMatcherRun *run, guint token)
{
  g_autoptr (GString) letters = g_string_new (run->bare[token]);
  guint end = token + 1;

  while (end < run->text->n_tokens && end - token <= MAX_HYPHENS &&
         (run->text->tokens[end].flags & HD_TOKEN_GLUED) != 0 &&
         strcmp (hd_check_text_fold (run->text, end), "'s") != 0)
    g_string_append (letters, run->bare[end++]);
  if (end > token + 1 && hd_matcher_holds_joined (run->self, letters->str, run->nouns_are_capitals))
    hd_matcher_add_hit (run->hits, "names.joined", HD_SEVERITY_BLOCK, token, end);
}

/* Names pulled apart: “H O L L O W F E R N”, “Hollow fern”. */
static void
try_spaced (const HdMatcherRun *run, guint token)
{
  const HdToken *tokens = run->text->tokens;
  g_autoptr (GString) letters = NULL;
  gpointer kind;
  guint end = token;

  if (token > 0 && hd_matcher_same_sentence (run, token - 1, token) &&
      tokens[token - 1].fold_length == 1 && tokens[token].fold_length == 1 &&
      tokens[token - 1].kind == HD_TOKEN_WORD)
    return;
  letters = g_string_new (NULL);
  while (hd_matcher_same_sentence (run, token, end) && tokens[end].kind == HD_TOKEN_WORD &&
         tokens[end].fold_length == 1 && end - token < MAX_SPACED)
    g_string_append (letters, run->bare[end++]);
  if (letters->len >= JOINED_MIN && hd_matcher_holds_joined (run->self, letters->str, FALSE))
    {
      hd_matcher_add_hit (run->hits, "names.joined", HD_SEVERITY_BLOCK, token, end);
      return;
    }
  end = token + 1;
  if (!hd_matcher_same_sentence (run, token, end) || tokens[end].kind != HD_TOKEN_WORD ||
      (tokens[end].flags & HD_TOKEN_GLUED) != 0 || tokens[token].fold_length < 3 ||
      tokens[end].fold_length < 3 || !hd_matcher_is_capital (run, token))
    return;
  g_string_assign (letters, run->bare[token]);
  g_string_append (letters, run->bare[end]);
  kind = letters->len >= SPLIT_MIN ? g_hash_table_lookup (run->self->labels, letters->str) : NULL;
  if (GPOINTER_TO_INT (kind) == (int) HD_MATCH_FIRM + 1)
    hd_matcher_add_hit (run->hits, "names.joined", HD_SEVERITY_BLOCK, token, end + 1);
}

/* What is said of one's own tool “Kestrel CI” is not said of the firm Kestrel. */
static void
skip_tools (const HdMatcherRun *run)
{
  g_autofree guint *ends = NULL; /* for each token the end of the tool that it begins */
  guint kept = 0, end = 0;

  if (g_hash_table_size (run->self->tools) == 0 || run->hits->len == 0)
    return;
  ends = g_new0 (guint, run->text->n_tokens + 1);
  for (guint i = 0; i < run->text->n_tokens; i++)
    {
      GPtrArray *list = g_hash_table_lookup (run->self->tools, run->bare[i]);

      for (guint k = 0; list != NULL && k < list->len; k++)
        {
          guint behind = phrase_end (run, list->pdata[k], i);

          if (behind != 0 && !hd_matcher_ordinary_counts (run, list->pdata[k], i, behind))
            ends[i] = MAX (ends[i], behind);
        }
      /* Its other words belong to it as well. */
      end = MAX (end, ends[i]);
      if (i < end)
        ends[i] = end;
    }
  for (guint next = 0; next < run->hits->len; next++)
    {
      HdMatcherHit hit = g_array_index (run->hits, HdMatcherHit, next);

      if (ends[hit.first] < hit.end)
        g_array_index (run->hits, HdMatcherHit, kept++) = hit;
    }
  g_array_set_size (run->hits, kept);
}

/* The name may be stored as "Mueller" and written as “Müller”. */
static const char *
with_umlauts (const HdCheckText *text, guint token, GPtrArray *keep)
{
  const HdToken *t = &text->tokens[token];
  gboolean ascii = TRUE;
  g_autofree char *written = NULL, *fold = NULL, *bare = NULL;

  for (gsize i = t->byte_start; i < t->byte_end && ascii; i++)
    ascii = (guchar) text->original[i] < 0x80;
  if (ascii || t->kind != HD_TOKEN_WORD)
    return NULL;
  written = g_strndup (text->original + t->byte_start, t->byte_end - t->byte_start);
  fold = hd_fold_string (written, TRUE);
  bare = hd_matcher_bare (fold);
  if (strcmp (bare, hd_check_text_fold (text, token)) == 0)
    return NULL;
  g_ptr_array_add (keep, g_steal_pointer (&bare));
  return keep->pdata[keep->len - 1];
}

/**
 * hd_matcher_get_serial:
 *
 * Returns: a number that no other matcher of this process has, and none is 0
 */
guint64
hd_matcher_get_serial (const HdMatcher *self)
{
  return self->serial;
}

/**
 * hd_matcher_run:
 * @sentences: (nullable): which sentences to look at
 * @nouns_are_capitals: as in German
 *
 * Returns: (transfer full) (element-type HdMatcherHit): where the names stand; may overlap
 */
GArray *
hd_matcher_run (const HdMatcher *self,
                const HdCheckText *text,
                const gboolean *sentences,
                gboolean nouns_are_capitals)
{
  g_autoptr (GPtrArray) bared = g_ptr_array_new_with_free_func (g_free);
  g_autofree const char **bare = g_new0 (const char *, text->n_tokens + 1);
  g_autofree const char **umlauts = g_new0 (const char *, text->n_tokens + 1);
  HdMatcherRun run = { self, text, nouns_are_capitals,
                       NULL, NULL, g_array_new (FALSE, FALSE, sizeof (HdMatcherHit)) };

  run.bare = bare;
  run.umlauts = umlauts;
  for (guint i = 0; i < text->n_tokens; i++)
    {
      const char *fold = hd_check_text_fold (text, i);

      bare[i] = fold;
      umlauts[i] = with_umlauts (text, i, bared);
      if (strchr (fold, '\'') == NULL || strcmp (fold, "'s") == 0)
        continue;
      g_ptr_array_add (bared, hd_matcher_bare (fold));
      bare[i] = bared->pdata[bared->len - 1];
    }
  for (guint i = 0; i < text->n_tokens; i++)
    {
      const char *word;

      if ((sentences != NULL && !sentences[text->tokens[i].sentence]) ||
          (text->tokens[i].kind != HD_TOKEN_WORD && text->tokens[i].kind != HD_TOKEN_NUMBER))
        continue;
      word = bare[i];
      do
        {
          try_phrases (&run, i, word);
          if (text->tokens[i].kind == HD_TOKEN_WORD)
            try_token (&run, i, word);
          word = word == bare[i] ? umlauts[i] : NULL;
        }
      while (word != NULL);
      if (text->tokens[i].kind == HD_TOKEN_WORD)
        {
          try_hyphenated (&run, i);
          try_spaced (&run, i);
        }
    }
  skip_tools (&run);
  hd_matcher_run_links (self, text, sentences, run.hits);
  return run.hits;
}
