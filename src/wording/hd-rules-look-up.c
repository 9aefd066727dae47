/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-rules-vocabulary-private.h"

/* What holds for a token of a text. */

/* What is looked at of an address: no rule names a longer one. Bytes, and parts. */
#define MAX_HOST 256
#define MAX_PATH 256
#define MAX_LABELS 8
#define MAX_FOLDERS 8

/**
 * hd_vocabulary_knows:
 *
 * Returns: whether some rule names the folded word
 */
gboolean
hd_vocabulary_knows (const HdVocabulary *self, const char *folded)
{
  return hd_index_find (&self->tables[WORDS], self->strings, folded) != NULL;
}

/**
 * hd_vocabulary_has_exact:
 *
 * Returns: whether it matters how the folded word is written
 */
gboolean
hd_vocabulary_has_exact (const HdVocabulary *self, const char *folded)
{
  return hd_index_find (&self->tables[EXACT_FOLDS], self->strings, folded) != NULL;
}

static void
take (const HdVocabulary *self, Table table, const char *key, GArray *predicates)
{
  const HdIndexSlot *slot = hd_index_find (&self->tables[table], self->strings, key);
  guint32 i;

  if (slot == NULL)
    return;
  i = slot->value;
  do
    {
      i = self->links[i].next;
      g_array_append_val (predicates, self->links[i].predicate);
    }
  while (i != slot->value);
}

/* Whether one edit or transposition leads from @a to @b. */
static gboolean
one_edit_apart (const char *a, const char *b)
{
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (a, -1, NULL);
  g_autofree gunichar *y = g_utf8_to_ucs4_fast (b, -1, NULL);
  glong n = g_utf8_strlen (a, -1), m = g_utf8_strlen (b, -1), i = 0, j = n - 1, k = m - 1;

  while (i < n && i < m && x[i] == y[i])
    i++;
  while (j >= i && k >= i && x[j] == y[k])
    {
      j--;
      k--;
    }
  if (j - i <= 0 && k - i <= 0)
    return TRUE;
  return j - i == 1 && k - i == 1 && x[i] == y[i + 1] && x[i + 1] == y[i];
}

typedef struct
{
  const HdVocabulary *self;
  const char *word;
  GArray *predicates;
} TypoSearch;

static void
search_typo (const char *variant, gpointer data)
{
  TypoSearch *search = data;
  const HdVocabulary *self = search->self;
  const HdIndexSlot *slot = hd_index_find (&self->tables[TYPOS], self->strings, variant);
  guint32 i;

  if (slot == NULL)
    return;
  i = slot->value;
  do
    {
      const char *term;

      i = self->links[i].next;
      term = self->strings + self->links[i].predicate;
      if (one_edit_apart (search->word, term))
        take (self, WORDS, term, search->predicates);
    }
  while (i != slot->value);
}

/* host, host/path, host/path/path, … */
static void
look_up_address (const HdVocabulary *self, char *address, GArray *predicates)
{
  char *slash = strchr (address, '/');

  for (guint i = 0; i < MAX_FOLDERS && slash != NULL; i++)
    {
      *slash = '\0';
      take (self, HOSTS, address, predicates);
      *slash = '/';
      slash = strchr (slash + 1, '/');
    }
  if (slash == NULL)
    take (self, HOSTS, address, predicates);
}

static void
look_up_url (const HdVocabulary *self, const char *url, GArray *predicates)
{
  gsize length, path;
  const char *host = hd_check_text_find_host (url, &length);
  g_autofree char *address = NULL;
  char *start;

  path = strcspn (host, "/?#");
  length = MIN (length, MAX_HOST);
  address = g_strdup_printf ("%.*s%.*s", (int) length, host,
                             (int) MIN (strcspn (host + path, "?#"), MAX_PATH), host + path);

  /* The last label alone, the last two, … */
  start = address + length;
  for (guint i = 0; i < MAX_LABELS && start > address; i++)
    {
      do
        start--;
      while (start > address && start[-1] != '.');
      look_up_address (self, start, predicates);
    }
}

static void
look_up_affixes (const HdVocabulary *self, const char *word, gsize length, GArray *predicates)
{
  char part[64];
  gsize longest = MIN (MIN (length, self->affix_max), sizeof part - 1);

  for (gsize n = self->affix_min; n <= longest; n++)
    {
      memcpy (part, word, n);
      part[n] = '\0';
      take (self, PREFIXES, part, predicates);
      take (self, SUFFIXES, word + length - n, predicates);
      if (self->tables[INSIDES].n_slots == 0)
        continue;
      for (gsize start = 0; start + n <= MIN (length, 64); start++)
        {
          memcpy (part, word + start, n);
          part[n] = '\0';
          take (self, INSIDES, part, predicates);
        }
    }
}

static void
add_class (GArray *predicates, guint predicate)
{
  g_array_append_val (predicates, predicate);
}

/**
 * hd_vocabulary_look_up:
 * @predicates: (element-type guint): receives those that hold for the token; one may stand twice
 */
void
hd_vocabulary_look_up (const HdVocabulary *self,
                       const HdCheckText *text,
                       guint token,
                       GArray *predicates)
{
  const HdToken *t = &text->tokens[token];
  const char *fold = hd_check_text_fold (text, token);

  g_array_set_size (predicates, 0);
  switch ((HdTokenKind) t->kind)
    {
    case HD_TOKEN_URL:
    case HD_TOKEN_EMAIL:
      add_class (predicates, t->kind == HD_TOKEN_URL ? HD_CLASS_URL : HD_CLASS_EMAIL);
      look_up_url (self, fold, predicates);
      break;
    case HD_TOKEN_NUMBER:
      add_class (predicates, HD_CLASS_NUMBER);
      break;
    case HD_TOKEN_WORD:
      add_class (predicates, HD_CLASS_WORD);
      if (t->flags & HD_TOKEN_CAPITAL)
        add_class (predicates, HD_CLASS_CAPITAL);
      if (t->flags & HD_TOKEN_ALL_CAPS)
        add_class (predicates, HD_CLASS_CAPS);
      if ((t->flags & HD_TOKEN_CAPITAL) && !(t->flags & (HD_TOKEN_FIRST | HD_TOKEN_ALL_CAPS)))
        add_class (predicates, HD_CLASS_NAME);
      break;
    case HD_TOKEN_PUNCT:
      add_class (predicates, HD_CLASS_PUNCT);
      if (t->fold_length >= 2 && *fold == '!')
        add_class (predicates, HD_CLASS_BANGS);
      break;
    case HD_TOKEN_SYMBOL:
      if (t->fold_length >= 2 && *fold == ':')
        add_class (predicates, HD_CLASS_SMILE);
      else if (t->fold_length >= 2 && *fold == ';')
        add_class (predicates, HD_CLASS_WINK);
      break;
    }
  if (t->flags & HD_TOKEN_TIME)
    add_class (predicates, HD_CLASS_TIME);

  take (self, WORDS, fold, predicates);
  if (t->kind == HD_TOKEN_WORD)
    {
      gsize length = t->fold_length;

      look_up_affixes (self, fold, length, predicates);
      if (length >= TYPO_MIN - 1 && length <= 40 && self->tables[TYPOS].n_slots > 0 &&
          !hd_vocabulary_knows (self, fold) &&
          (self->is_ordinary == NULL || !self->is_ordinary (fold, self->data)))
        {
          TypoSearch search = { self, fold, predicates };

          hd_vocabulary_each_deletion (fold, search_typo, &search);
        }
    }
  if (hd_vocabulary_has_exact (self, fold))
    {
      g_autofree char *raw =
        g_utf8_make_valid (text->original + t->byte_start, t->byte_end - t->byte_start);
      g_autofree char *written = g_utf8_normalize (raw, -1, G_NORMALIZE_NFC);

      if (written != NULL)
        take (self, EXACTS, written, predicates);
    }
}
