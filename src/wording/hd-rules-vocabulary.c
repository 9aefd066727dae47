/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rules-vocabulary.h"

#include <string.h>

#include "hd-check-fold.h"
#include "hd-rules-vocabulary-private.h"

/* What patterns ask for, as it is gathered. How a token is looked up is in hd-rules-look-up.c. */

#define MAX_ASCII 48

HdVocabulary *
hd_vocabulary_new (void)
{
  HdVocabulary *self = g_new0 (HdVocabulary, 1);

  self->n_predicates = N_HD_CLASSES;
  self->own_strings = g_string_new (NULL);
  g_string_append_c (self->own_strings, '\0');
  self->own_links = g_array_new (FALSE, FALSE, sizeof (Link));
  self->affix_min = G_MAXUINT;
  return self;
}

void
hd_vocabulary_free (HdVocabulary *self)
{
  for (guint i = 0; i < N_TABLES; i++)
    hd_index_clear (&self->tables[i]);
  hd_index_clear (&self->interned);
  if (self->own_strings != NULL)
    g_string_free (self->own_strings, TRUE);
  g_clear_pointer (&self->own_links, g_array_unref);
  g_free (self);
}

/* The numbers of a vocabulary, as an image has them. */
typedef struct
{
  guint32 n_predicates;
  guint32 affix_min;
  guint32 affix_max;
} Numbers;

void
hd_vocabulary_freeze (const HdVocabulary *self, GByteArray *image)
{
  const Numbers numbers = { self->n_predicates, self->affix_min, self->affix_max };

  hd_image_add (image, &numbers, sizeof numbers);
  hd_image_add (image, self->own_strings->str, self->own_strings->len);
  hd_image_add (image, self->own_links->data, self->own_links->len * sizeof (Link));
  for (guint i = 0; i < N_TABLES; i++)
    hd_image_add (image, self->tables[i].slots, self->tables[i].n_slots * sizeof (HdIndexSlot));
}

/**
 * hd_vocabulary_thaw:
 *
 * Returns: (transfer full): what hd_vocabulary_freeze() wrote; it uses the image
 */
HdVocabulary *
hd_vocabulary_thaw (HdImageReader *reader)
{
  HdVocabulary *self = g_new0 (HdVocabulary, 1);
  guint n;
  const Numbers *numbers = hd_image_take (reader, sizeof (Numbers), &n);

  self->n_predicates = numbers->n_predicates;
  self->affix_min = numbers->affix_min;
  self->affix_max = numbers->affix_max;
  self->strings = hd_image_take (reader, 1, &n);
  self->links = hd_image_take (reader, sizeof (Link), &n);
  for (guint i = 0; i < N_TABLES; i++)
    self->tables[i].slots = hd_image_take (reader, sizeof (HdIndexSlot), &self->tables[i].n_slots);
  return self;
}

/**
 * hd_vocabulary_class:
 * @name: without the `#`
 *
 * Returns: the predicate of that class, or -1
 */
gint
hd_vocabulary_class (const char *name)
{
  static const char *const names[N_HD_CLASSES] = {
    [HD_CLASS_NUMBER] = "num", [HD_CLASS_TIME] = "time",   [HD_CLASS_CAPITAL] = "cap",
    [HD_CLASS_CAPS] = "caps",  [HD_CLASS_WORD] = "word",   [HD_CLASS_URL] = "url",
    [HD_CLASS_EMAIL] = "mail", [HD_CLASS_BANGS] = "bangs", [HD_CLASS_PUNCT] = "punct",
    [HD_CLASS_NAME] = "name",  [HD_CLASS_SMILE] = "smile", [HD_CLASS_WINK] = "wink",
  };

  for (guint i = 0; i < N_HD_CLASSES; i++)
    if (strcmp (names[i], name) == 0)
      return (gint) i;
  return -1;
}

static void
add_to (HdVocabulary *self, Table table, const char *key, guint predicate)
{
  HdIndexSlot *slot = hd_index_place (&self->tables[table], self->own_strings, key);
  Link link = { predicate, self->own_links->len };

  if (slot->value != HD_INDEX_NONE)
    {
      Link *last = &g_array_index (self->own_links, Link, slot->value);

      if (last->predicate == predicate)
        return;
      link.next = last->next;
      last->next = self->own_links->len;
    }
  slot->value = self->own_links->len;
  g_array_append_val (self->own_links, link);
}

static void
add_affix (HdVocabulary *self, Table table, const char *part, guint predicate)
{
  guint length = (guint) strlen (part);

  self->affix_min = MIN (self->affix_min, length);
  self->affix_max = MAX (self->affix_max, length);
  add_to (self, table, part, predicate);
}

/**
 * hd_vocabulary_each_deletion:
 *
 * Visits every way to leave one character out of @word, and @word itself.
 */
void
hd_vocabulary_each_deletion (const char *word,
                             void (*visit) (const char *, gpointer),
                             gpointer data)
{
  g_autoptr (GString) variant = g_string_new (NULL);

  visit (word, data);
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_truncate (variant, 0);
      g_string_append_len (variant, word, p - word);
      g_string_append (variant, g_utf8_next_char (p));
      visit (variant->str, data);
    }
}

typedef struct
{
  HdVocabulary *self;
  guint32 term;
} TypoTerm;

static void
add_typo (const char *variant, gpointer data)
{
  TypoTerm *term = data;
  HdVocabulary *self = term->self;
  const HdIndexSlot *slot = hd_index_find (&self->tables[TYPOS], self->own_strings->str, variant);

  if (slot != NULL)
    for (guint32 i = g_array_index (self->own_links, Link, slot->value).next;;
         i = g_array_index (self->own_links, Link, i).next)
      {
        if (g_array_index (self->own_links, Link, i).predicate == term->term)
          return;
        if (i == slot->value)
          break;
      }
  add_to (self, TYPOS, variant, term->term);
}

/* Most words are short and of plain letters, which need no memory of their own. */
static gboolean
fold_ascii (const char *term, char fold[MAX_ASCII])
{
  gsize i = 0;

  for (; term[i] != '\0'; i++)
    {
      if ((guchar) term[i] >= 0x80 || i + 1 == MAX_ASCII)
        return FALSE;
      fold[i] = g_ascii_tolower (term[i]);
    }
  fold[i] = '\0';
  return TRUE;
}

/* Whether fold B of @term is another than fold A: for most it is not. */
static gboolean
has_umlaut (const char *term)
{
  for (; *term != '\0'; term = g_utf8_next_char (term))
    switch (g_unichar_tolower (g_utf8_get_char (term)))
      {
      case 0xE4:
      case 0xE5:
      case 0xF6:
      case 0xF8:
      case 0xFC:
        return TRUE;
      default:
        /* A mark of its own may make one of them. */
        if (g_utf8_get_char (term) >= 0x300)
          return TRUE;
      }
  return FALSE;
}

static void
add_plain (HdVocabulary *self, guint set, const char *term, gboolean umlauts, gboolean typo)
{
  char plain[MAX_ASCII];
  g_autofree char *folded = fold_ascii (term, plain) ? NULL : hd_fold_string (term, umlauts);
  const char *fold = folded != NULL ? folded : plain;

  add_to (self, WORDS, fold, set);
  if (typo && g_utf8_strlen (fold, -1) >= TYPO_MIN)
    {
      TypoTerm data = { self,
                        hd_index_find (&self->tables[WORDS], self->own_strings->str, fold)->key };

      hd_vocabulary_each_deletion (fold, add_typo, &data);
    }
}

/**
 * hd_vocabulary_add_set:
 *
 * Returns: a new predicate, of which no token is yet a member
 */
guint
hd_vocabulary_add_set (HdVocabulary *self)
{
  return self->n_predicates++;
}

/**
 * hd_vocabulary_add_term:
 * @term: `word`, `pre*`, `*post`, `*in*`, `=Exact`, `~typo`, `#class` or `host:name/path`
 *
 * Makes @term a member of @set.
 */
void
hd_vocabulary_add_term (HdVocabulary *self, guint set, const char *term)
{
  gsize length = strlen (term);

  if (*term == 'h' && g_str_has_prefix (term, "host:"))
    {
      g_autofree char *host = g_utf8_strdown (term + 5, -1);

      add_to (self, HOSTS, host, set);
    }
  else if (*term == '=' && length > 1)
    {
      g_autofree char *fold = hd_fold_string (term + 1, FALSE);
      g_autofree char *exact = g_utf8_normalize (term + 1, -1, G_NORMALIZE_NFC);

      hd_index_place (&self->tables[EXACT_FOLDS], self->own_strings, fold);
      add_to (self, EXACTS, exact, set);
    }
  else if (length > 1 && (*term == '*' || term[length - 1] == '*'))
    {
      gboolean front = *term == '*', back = term[length - 1] == '*';
      g_autofree char *bare = g_strndup (term + front, length - front - back);

      for (guint umlauts = 0; umlauts < (has_umlaut (bare) ? 2u : 1u); umlauts++)
        {
          g_autofree char *fold = hd_fold_string (bare, umlauts != 0);

          add_affix (self, front && back ? INSIDES : front ? SUFFIXES : PREFIXES, fold, set);
        }
    }
  else
    {
      gboolean typo = *term == '~' && length > 1;

      add_plain (self, set, term + typo, FALSE, typo);
      if (has_umlaut (term))
        add_plain (self, set, term + typo, TRUE, typo);
    }
}

/**
 * hd_vocabulary_word:
 *
 * Returns: the predicate of a single term; the same term gets the same one
 */
guint
hd_vocabulary_word (HdVocabulary *self, const char *word)
{
  HdIndexSlot *slot = hd_index_place (&self->interned, self->own_strings, word);
  guint set = slot->value;

  if (set != HD_INDEX_NONE)
    return set;
  set = slot->value = hd_vocabulary_add_set (self);
  hd_vocabulary_add_term (self, set, word);
  return set;
}

/**
 * hd_vocabulary_finish:
 * @is_ordinary: (nullable): whether a folded word is an ordinary one, which is then no typo
 */
void
hd_vocabulary_finish (HdVocabulary *self, HdCheckTextIsWord is_ordinary, gpointer data)
{
  self->is_ordinary = is_ordinary;
  self->data = data;
  if (self->own_strings == NULL)
    return;
  hd_index_clear (&self->interned);
  self->strings = self->own_strings->str;
  self->links = (gconstpointer) self->own_links->data;
}

guint
hd_vocabulary_size (const HdVocabulary *self)
{
  return self->n_predicates;
}
