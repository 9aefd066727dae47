/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rules-vocabulary.h"

#include <string.h>

#include "hd-arena.h"
#include "hd-check-fold.h"

#define MAX_ASCII 48

/* Typos are forgiven in key terms from this length on (spec: drafting, 3). */
#define TYPO_MIN 8

typedef struct
{
  char *exact; /* letters and marks as written */
  guint predicate;
} Exact;

/* The predicates of one key are a ring, in the order in which they were added; the table has the
 * last one. */
typedef struct
{
  guint predicate;
  guint next;
} Link;

struct _HdVocabulary
{
  guint n_predicates;
  HdArena *strings;     /* the keys of all tables */
  GArray *links;        /* Link */
  GHashTable *words;    /* folded word → index of a Link */
  GHashTable *prefixes; /* folded part → likewise */
  GHashTable *suffixes;
  GHashTable *insides;
  GHashTable *exacts; /* folded word → GPtrArray of Exact */
  GHashTable *hosts;  /* host, or host/path → index of a Link */
  GHashTable *typos;  /* key term less one letter → GPtrArray of the terms */
  GHashTable *interned;
  guint affix_min;
  guint affix_max;
  HdCheckTextIsWord is_ordinary;
  gpointer data;
};

static void
exact_free (gpointer data)
{
  Exact *exact = data;

  g_free (exact->exact);
  g_free (exact);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

HdVocabulary *
hd_vocabulary_new (void)
{
  HdVocabulary *self = g_new0 (HdVocabulary, 1);

  self->n_predicates = N_HD_CLASSES;
  self->strings = hd_arena_new ();
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  self->words = new_index ();
  self->prefixes = new_index ();
  self->suffixes = new_index ();
  self->insides = new_index ();
  self->hosts = new_index ();
  self->exacts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->typos =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->interned = new_index ();
  self->affix_min = G_MAXUINT;
  return self;
}

void
hd_vocabulary_free (HdVocabulary *self)
{
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->prefixes);
  g_hash_table_unref (self->suffixes);
  g_hash_table_unref (self->insides);
  g_hash_table_unref (self->hosts);
  g_hash_table_unref (self->exacts);
  g_hash_table_unref (self->typos);
  g_hash_table_unref (self->interned);
  g_array_unref (self->links);
  hd_arena_free (self->strings);
  g_free (self);
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

static char *
keep (HdVocabulary *self, const char *text)
{
  return hd_arena_strndup (self->strings, text, strlen (text));
}

static void
add_to (HdVocabulary *self, GHashTable *index, const char *key, guint predicate)
{
  gpointer kept;
  gpointer value;
  Link link = { predicate, self->links->len };

  if (g_hash_table_lookup_extended (index, key, &kept, &value))
    {
      Link *last = &g_array_index (self->links, Link, GPOINTER_TO_UINT (value));

      if (last->predicate == predicate)
        return;
      link.next = last->next;
      last->next = self->links->len;
    }
  else
    kept = keep (self, key);
  g_hash_table_insert (index, kept, GUINT_TO_POINTER (self->links->len));
  g_array_append_val (self->links, link);
}

static void
add_affix (HdVocabulary *self, GHashTable *index, const char *part, guint predicate)
{
  guint length = (guint) strlen (part);

  self->affix_min = MIN (self->affix_min, length);
  self->affix_max = MAX (self->affix_max, length);
  add_to (self, index, part, predicate);
}

/* Every way to leave one character out of @word, and @word itself. */
static void
each_deletion (const char *word, void (*visit) (const char *, gpointer), gpointer data)
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
  const char *term;
} TypoTerm;

static void
add_typo (const char *variant, gpointer data)
{
  TypoTerm *term = data;
  GPtrArray *list = g_hash_table_lookup (term->self->typos, variant);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (term->self->typos, g_strdup (variant), list);
    }
  if (!g_ptr_array_find_with_equal_func (list, term->term, g_str_equal, NULL))
    g_ptr_array_add (list, g_strdup (term->term));
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

  add_to (self, self->words, fold, set);
  if (typo && g_utf8_strlen (fold, -1) >= TYPO_MIN)
    {
      TypoTerm data = { self, fold };

      each_deletion (fold, add_typo, &data);
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

      add_to (self, self->hosts, host, set);
    }
  else if (*term == '=' && length > 1)
    {
      g_autofree char *fold = hd_fold_string (term + 1, FALSE);
      GPtrArray *list = g_hash_table_lookup (self->exacts, fold);
      Exact *exact = g_new0 (Exact, 1);

      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (exact_free);
          g_hash_table_insert (self->exacts, g_strdup (fold), list);
        }
      exact->exact = g_utf8_normalize (term + 1, -1, G_NORMALIZE_NFC);
      exact->predicate = set;
      g_ptr_array_add (list, exact);
    }
  else if (length > 1 && (*term == '*' || term[length - 1] == '*'))
    {
      gboolean front = *term == '*', back = term[length - 1] == '*';
      g_autofree char *bare = g_strndup (term + front, length - front - back);

      for (guint umlauts = 0; umlauts < (has_umlaut (bare) ? 2u : 1u); umlauts++)
        {
          g_autofree char *fold = hd_fold_string (bare, umlauts != 0);

          add_affix (self,
                     front && back ? self->insides
                     : front       ? self->suffixes
                                   : self->prefixes,
                     fold, set);
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
  /* Those of the classes are the first: none is 0. */
  guint set = GPOINTER_TO_UINT (g_hash_table_lookup (self->interned, word));

  if (set != 0)
    return set;
  set = hd_vocabulary_add_set (self);
  hd_vocabulary_add_term (self, set, word);
  g_hash_table_insert (self->interned, keep (self, word), GUINT_TO_POINTER (set));
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
}

guint
hd_vocabulary_size (const HdVocabulary *self)
{
  return self->n_predicates;
}

/**
 * hd_vocabulary_knows:
 *
 * Returns: whether some rule names the folded word
 */
gboolean
hd_vocabulary_knows (const HdVocabulary *self, const char *folded)
{
  return g_hash_table_contains (self->words, folded);
}

/**
 * hd_vocabulary_has_exact:
 *
 * Returns: whether it matters how the folded word is written
 */
gboolean
hd_vocabulary_has_exact (const HdVocabulary *self, const char *folded)
{
  return g_hash_table_contains (self->exacts, folded);
}

static void
take (const HdVocabulary *self, GHashTable *index, const char *key, GArray *predicates)
{
  gpointer value;
  guint last, i;

  if (!g_hash_table_lookup_extended (index, key, NULL, &value))
    return;
  last = i = GPOINTER_TO_UINT (value);
  do
    {
      i = g_array_index (self->links, Link, i).next;
      g_array_append_val (predicates, g_array_index (self->links, Link, i).predicate);
    }
  while (i != last);
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
  GPtrArray *terms = g_hash_table_lookup (search->self->typos, variant);

  for (guint i = 0; terms != NULL && i < terms->len; i++)
    if (one_edit_apart (search->word, terms->pdata[i]))
      take (search->self, search->self->words, terms->pdata[i], search->predicates);
}

static void
look_up_url (const HdVocabulary *self, const char *url, GArray *predicates)
{
  const char *host = strstr (url, "://");
  g_autofree char *copy = NULL;
  char *path, *end;

  host = host != NULL ? host + 3 : url;
  if (strchr (host, '@') != NULL)
    host = strchr (host, '@') + 1;
  copy = g_strndup (host, 512);
  end = copy + strcspn (copy, "?#");
  *end = '\0';
  path = strchr (copy, '/');

  /* host/path, host/pa, … host, then the same without the first label. */
  for (char *start = copy; start != NULL && *start != '\0' && (path == NULL || start < path);)
    {
      g_autofree char *key = g_strdup (start);
      char *slash;

      for (guint depth = 0; depth < 16; depth++)
        {
          take (self, self->hosts, key, predicates);
          slash = strrchr (key, '/');
          if (slash == NULL)
            break;
          *slash = '\0';
        }
      start = strchr (start, '.');
      if (start != NULL)
        start++;
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
      take (self, self->prefixes, part, predicates);
      take (self, self->suffixes, word + length - n, predicates);
      if (g_hash_table_size (self->insides) == 0)
        continue;
      for (gsize start = 0; start + n <= MIN (length, 64); start++)
        {
          memcpy (part, word + start, n);
          part[n] = '\0';
          take (self, self->insides, part, predicates);
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
  GPtrArray *exacts;

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

  take (self, self->words, fold, predicates);
  if (t->kind == HD_TOKEN_WORD)
    {
      gsize length = t->fold_length;

      look_up_affixes (self, fold, length, predicates);
      if (length >= TYPO_MIN - 1 && length <= 40 && g_hash_table_size (self->typos) > 0 &&
          !g_hash_table_contains (self->words, fold) &&
          (self->is_ordinary == NULL || !self->is_ordinary (fold, self->data)))
        {
          TypoSearch search = { self, fold, predicates };

          each_deletion (fold, search_typo, &search);
        }
    }
  exacts = g_hash_table_lookup (self->exacts, fold);
  if (exacts != NULL)
    {
      g_autofree char *raw =
        g_utf8_make_valid (text->original + t->byte_start, t->byte_end - t->byte_start);
      g_autofree char *written = g_utf8_normalize (raw, -1, G_NORMALIZE_NFC);

      for (guint i = 0; i < exacts->len; i++)
        {
          const Exact *exact = exacts->pdata[i];

          if (written != NULL && strcmp (exact->exact, written) == 0)
            add_class (predicates, exact->predicate);
        }
    }
}
