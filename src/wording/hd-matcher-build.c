/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-matcher-private.h"

#include <string.h>

#include "hd-check-fold.h"

/*
 * From names to the tables that hd-matcher.c looks words up in. Every name goes in under both
 * folds, and so does text, so that either spelling of an umlaut finds the other.
 */

/* Joined names and typing errors count from these lengths on (spec: drafting, 3). */
#define JOINED_MIN 6
#define TYPO_MIN 8
#define TYPO_TWO 12
#define HEAD_MIN 5

static void
phrase_free (gpointer data)
{
  HdPhrase *phrase = data;

  g_strfreev (phrase->words);
  g_free (phrase);
}

static void
list_add (GHashTable *index, const char *key, gpointer value, GDestroyNotify free_func)
{
  GPtrArray *list = g_hash_table_lookup (index, key);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_func);
      g_hash_table_insert (index, g_strdup (key), list);
    }
  g_ptr_array_add (list, value);
}

static gboolean
is_dropped (const HdMatcher *self, const char *word)
{
  return hd_matcher_words_has (self->words, HD_WORDS_LEGAL, word) ||
         hd_matcher_words_has (self->words, HD_WORDS_MINOR, word) ||
         hd_matcher_words_has (self->words, HD_WORDS_CONNECTORS, word) || strlen (word) < 2;
}

/* What is left without legal forms and words that many firms share; all of it if nothing is. */
static void
core_of (const HdMatcher *self, const HdNameWords *words, HdNameWords *core)
{
  hd_name_words_init (core);
  for (guint i = 0; i < words->raw->len; i++)
    if (!is_dropped (self, words->a->pdata[i]))
      hd_name_words_copy (words, i, core);
  for (guint i = 0; core->raw->len == 0 && i < words->raw->len; i++)
    if (!hd_matcher_words_has (self->words, HD_WORDS_LEGAL, words->a->pdata[i]))
      hd_name_words_copy (words, i, core);
  for (guint i = 0; core->raw->len == 0 && i < words->raw->len; i++)
    hd_name_words_copy (words, i, core);
}

/* "Mueller" is as ordinary as “Müller”, which the list has under the other fold. */
static gboolean
is_ordinary (const HdMatcher *self, const char *word)
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

static gboolean
all_ordinary (const HdMatcher *self, const GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (!is_ordinary (self, words->pdata[i]) &&
        !hd_matcher_words_has (self->words, HD_WORDS_TOOLS, words->pdata[i]))
      return FALSE;
  return TRUE;
}

static HdPhrase *
new_phrase (HdMatcher *self, HdMatchKind kind, const GPtrArray *words, gboolean reversed)
{
  HdPhrase *phrase;

  phrase = g_new0 (HdPhrase, 1);
  phrase->kind = kind;
  phrase->n_words = words->len;
  phrase->words = g_new0 (char *, words->len + 1);
  for (guint i = 0; i < words->len; i++)
    phrase->words[i] = g_strdup (words->pdata[reversed ? words->len - 1 - i : i]);
  phrase->ordinary = all_ordinary (self, words);
  g_ptr_array_add (self->phrases, phrase);
  return phrase;
}

static void
add_phrase (HdMatcher *self, HdMatchKind kind, const GPtrArray *words, gboolean reversed)
{
  HdPhrase *phrase;

  if (words->len == 0)
    return;
  phrase = new_phrase (self, kind, words, reversed);
  list_add (self->by_first, phrase->words[0], phrase, NULL);
}

/* A street's kind has many spellings, of which the name keeps one. */
static void
add_place (HdMatcher *self, const GPtrArray *words)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < words->len; i++)
    {
      char *street = words->len > 1 ? hd_matcher_words_street (self->words, words->pdata[i]) : NULL;

      g_ptr_array_add (forms, street != NULL ? street : g_strdup (words->pdata[i]));
    }
  add_phrase (self, HD_MATCH_PLACE, forms, FALSE);
}

/* Of more than one word: one of them alone may be a firm's name. */
static void
add_tool (HdMatcher *self, const char *tool)
{
  HdNameWords words;

  hd_name_words_of (tool, &words);
  if (words.a->len > 1)
    {
      HdPhrase *phrase = new_phrase (self, HD_MATCH_TOOL, words.a, FALSE);

      list_add (self->tools, phrase->words[0], phrase, NULL);
    }
  hd_name_words_clear (&words);
}

static void
add_typo_word (HdMatcher *self, const char *word)
{
  g_autoptr (GString) variant = g_string_new (NULL);
  glong length = g_utf8_strlen (word, -1);

  if (length < TYPO_MIN)
    return;
  list_add (self->typos, word, g_strdup (word), g_free);
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_truncate (variant, 0);
      g_string_append_len (variant, word, p - word);
      g_string_append (variant, g_utf8_next_char (p));
      list_add (self->typos, variant->str, g_strdup (word), g_free);
    }
  if (length >= TYPO_TWO)
    g_ptr_array_add (self->long_words, g_strdup (word));
}

static char *
join (const GPtrArray *words)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append (joined, words->pdata[i]);
  return g_string_free (joined, FALSE);
}

static void
add_joined (HdMatcher *self, const GPtrArray *words, HdMatchKind kind)
{
  g_autofree char *joined = join (words);
  char head[JOINED_MIN + 1] = "";

  if (strlen (joined) >= 3)
    g_hash_table_insert (self->labels, g_strdup (joined), GINT_TO_POINTER ((int) kind + 1));
  /* Inside a longer word only what is no ordinary word itself. */
  if (strlen (joined) < JOINED_MIN || (words->len == 1 && kind != HD_MATCH_FIRM) ||
      is_ordinary (self, joined))
    return;
  if (words->len == 1)
    g_hash_table_add (self->single, g_strdup (joined));
  else if (all_ordinary (self, words))
    g_hash_table_add (self->plain, g_strdup (joined));
  memcpy (head, joined, JOINED_MIN);
  list_add (self->joined, head, g_strdup (joined), g_free);
}

/* A telling word of a firm's name; @partly: there are other words; one that is not the first of
 * them has to be written like a name. */
static void
add_head (HdMatcher *self, const char *word, gboolean partly, gboolean first)
{
  glong length = g_utf8_strlen (word, -1);
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();

  if (partly && length < HEAD_MIN)
    return;
  if (partly)
    {
      g_hash_table_insert (self->heads, g_strdup (word), GINT_TO_POINTER (first ? 1 : 2));
      if (!first)
        return;
      g_ptr_array_add (alone, (gpointer) word);
      add_joined (self, alone, HD_MATCH_FIRM);
    }
  add_typo_word (self, word);
}

static void
add_acronym (HdMatcher *self, const HdNameWords *words)
{
  g_autoptr (GString) initials = g_string_new (NULL);

  for (guint i = 0; i < words->raw->len; i++)
    {
      const char *fold = words->a->pdata[i], *raw = words->raw->pdata[i];

      if (hd_matcher_words_has (self->words, HD_WORDS_LEGAL, fold) ||
          hd_matcher_words_has (self->words, HD_WORDS_CONNECTORS, fold))
        continue;
      g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (raw)));
    }
  if (g_utf8_strlen (initials->str, -1) >= 3 &&
      !hd_matcher_words_has (self->words, HD_WORDS_ACRONYMS, initials->str))
    g_hash_table_add (self->acronyms, g_strdup (initials->str));
}

/* “Ops” says less than “IBM”. */
static gboolean
is_short (const HdNameWords *core)
{
  const char *raw = core->raw->pdata[0];
  g_autofree char *upper = NULL;

  if (core->raw->len != 1 || g_utf8_strlen (raw, -1) > 3)
    return FALSE;
  upper = g_utf8_strup (raw, -1);
  return strcmp (raw, upper) != 0;
}

static void
add_firm (HdMatcher *self, const HdNameWords *words, GHashTable *tools)
{
  HdNameWords core;
  HdMatchKind kind = HD_MATCH_FIRM;
  g_autofree char *joined = NULL;

  core_of (self, words, &core);
  joined = join (core.a);
  if (g_hash_table_contains (tools, joined) ||
      (core.raw->len == 1 && hd_matcher_words_has (self->words, HD_WORDS_TOOLS, joined)))
    kind = HD_MATCH_TOOL;
  else if (all_ordinary (self, core.a) || is_short (&core))
    kind = HD_MATCH_ORDINARY;
  add_phrase (self, kind, core.a, FALSE);
  add_joined (self, core.a, kind);
  add_joined (self, core.b, kind);
  for (guint i = 0; i < core.a->len; i++)
    if (strcmp (core.a->pdata[i], core.b->pdata[i]) != 0)
      {
        add_phrase (self, kind, core.b, FALSE);
        break;
      }

  /* The first two words of a longer name are what it is called. */
  if (core.raw->len > 2)
    {
      g_autoptr (GPtrArray) pair = g_ptr_array_new ();

      g_ptr_array_add (pair, core.a->pdata[0]);
      g_ptr_array_add (pair, core.a->pdata[1]);
      add_phrase (self, HD_MATCH_ORDINARY, pair, FALSE);
      if (strlen (pair->pdata[0]) + strlen (pair->pdata[1]) >= TYPO_MIN)
        add_joined (self, pair, HD_MATCH_ORDINARY);
    }

  for (guint i = 0; kind == HD_MATCH_FIRM && i < core.raw->len; i++)
    {
      /* The first word that is no ordinary one tells the firm alone. */
      if (is_ordinary (self, core.a->pdata[i]))
        continue;
      add_head (self, core.a->pdata[i], core.raw->len > 1, i == 0);
      add_head (self, core.b->pdata[i], core.raw->len > 1, i == 0);
      break;
    }
  add_acronym (self, words);
  hd_name_words_clear (&core);
}

/* A recruiter that is no person: “Vega Staffing”. */
static gboolean
is_agency (const HdMatcher *self, const HdNameWords *words)
{
  for (guint i = 0; i < words->raw->len; i++)
    if (hd_matcher_words_has (self->words, HD_WORDS_LEGAL, words->a->pdata[i]) ||
        hd_matcher_words_has (self->words, HD_WORDS_MINOR, words->a->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
add_person (HdMatcher *self, const HdNameWords *words, GHashTable *own, GHashTable *tools)
{
  HdNameWords name;
  const char *surname, *first;
  g_autofree char *whole = NULL;

  hd_name_words_init (&name);
  for (guint i = 0; i < words->raw->len; i++)
    if (!hd_matcher_words_has (self->words, HD_WORDS_TITLES, words->a->pdata[i]) &&
        strlen (words->a->pdata[i]) > 1)
      hd_name_words_copy (words, i, &name);
  whole = join (name.a);
  if (g_hash_table_contains (own, whole))
    {
      hd_name_words_clear (&name);
      return;
    }
  if (name.raw->len < 2 || name.raw->len > 4 || is_agency (self, &name))
    {
      add_firm (self, words, tools);
      hd_name_words_clear (&name);
      return;
    }

  /* A first and a last name are enough; what stands between may be left out. */
  for (guint fold = 0; fold < 2; fold++)
    {
      const GPtrArray *list = fold == 0 ? name.a : name.b;
      g_autoptr (GPtrArray) pair = g_ptr_array_new ();
      g_autofree char *initial = NULL, *short_form = NULL, *long_form = NULL, *turned = NULL;

      first = list->pdata[0];
      surname = list->pdata[list->len - 1];
      g_ptr_array_add (pair, (gpointer) first);
      g_ptr_array_add (pair, (gpointer) surname);
      add_phrase (self, HD_MATCH_PERSON, pair, FALSE);
      add_phrase (self, HD_MATCH_PERSON, pair, TRUE);
      initial = g_utf8_substring (first, 0, 1);
      short_form = g_strconcat (initial, surname, NULL);
      long_form = g_strconcat (first, surname, NULL);
      turned = g_strconcat (surname, first, NULL);
      g_hash_table_add (self->persons, g_steal_pointer (&short_form));
      g_hash_table_add (self->persons, g_steal_pointer (&long_form));
      g_hash_table_add (self->persons, g_steal_pointer (&turned));
      /* A colleague of the same name is spoken of with a title, too. */
      if (!g_hash_table_contains (self->surnames, surname) && !g_hash_table_contains (own, surname))
        g_hash_table_insert (self->surnames, g_strdup (surname),
                             (gpointer) (g_utf8_strlen (surname, -1) >= HEAD_MIN &&
                                             !is_ordinary (self, surname) &&
                                             !g_hash_table_contains (tools, surname)
                                           ? "possible"
                                           : ""));
    }
  hd_name_words_clear (&name);
}

static void
add_role (HdMatcher *self, const HdNameWords *words)
{
  g_autoptr (GPtrArray) core = g_ptr_array_new ();
  g_autoptr (GString) initials = g_string_new (NULL);

  for (guint i = 0; i < words->raw->len; i++)
    {
      const char *fold = words->a->pdata[i];

      if (hd_matcher_words_has (self->words, HD_WORDS_SENIORITY, fold) ||
          hd_matcher_words_has (self->words, HD_WORDS_CONNECTORS, fold))
        continue;
      g_ptr_array_add (core, (gpointer) fold);
      g_string_append_unichar (initials,
                               g_unichar_toupper (g_utf8_get_char (words->raw->pdata[i])));
    }
  if (core->len == 1 && words->raw->len == 1)
    {
      const char *raw = words->raw->pdata[0];
      gboolean capitals = TRUE;

      for (const char *p = raw; *p != '\0'; p = g_utf8_next_char (p))
        capitals &= !g_unichar_islower (g_utf8_get_char (p));
      if (capitals)
        {
          g_hash_table_add (self->role_short, g_strdup (raw));
          return;
        }
    }
  if (core->len >= 2)
    g_hash_table_add (self->role_short, g_strdup (initials->str));
  add_phrase (self, HD_MATCH_ROLE, core, FALSE);
}

static void
add_link (HdMatcher *self, const char *name)
{
  const char *host = strstr (name, "://");
  g_autofree char *lower = NULL;
  char *path;

  host = host != NULL ? host + 3 : name;
  lower = g_utf8_strdown (host, -1);
  lower[strcspn (lower, "?#")] = '\0';
  while (*lower != '\0' && lower[strlen (lower) - 1] == '/')
    lower[strlen (lower) - 1] = '\0';
  if (g_str_has_prefix (lower, "www."))
    memmove (lower, lower + 4, strlen (lower + 4) + 1);
  path = strchr (lower, '/');
  if (path != NULL)
    {
      g_autofree char *only_host = g_strndup (lower, (gsize) (path - lower));

      if (!hd_matcher_words_has (self->words, HD_WORDS_HOSTS, only_host))
        *path = '\0';
    }
  else if (hd_matcher_words_has (self->words, HD_WORDS_HOSTS, lower))
    return;
  if (strchr (lower, '.') != NULL)
    g_ptr_array_add (self->links, g_steal_pointer (&lower));
}

static void
add_entry (HdMatcher *self,
           const HdNameEntry *entry,
           const char *employer,
           const char *city,
           GHashTable *own,
           GHashTable *tools)
{
  HdNameWords words;
  g_autoptr (GPtrArray) significant = g_ptr_array_new ();
  g_autofree char *whole = NULL;

  if (entry->exempt)
    return;
  if (entry->kind == HD_NAME_URL)
    {
      add_link (self, entry->name);
      return;
    }
  hd_name_words_of (entry->name, &words);
  whole = join (words.a);
  switch (entry->kind)
    {
    case HD_NAME_COMPANY:
      if (employer == NULL || strcmp (whole, employer) != 0)
        add_firm (self, &words, tools);
      break;
    case HD_NAME_RECRUITER:
      add_person (self, &words, own, tools);
      break;
    case HD_NAME_ROLE:
      add_role (self, &words);
      break;
    case HD_NAME_PLACE:
      if (city == NULL || strcmp (whole, city) != 0)
        {
          add_place (self, words.a);
          add_place (self, words.b);
        }
      break;
    case HD_NAME_TITLE:
      for (guint i = 0; i < words.a->len; i++)
        if (!hd_matcher_words_has (self->words, HD_WORDS_CONNECTORS, words.a->pdata[i]) &&
            !hd_matcher_words_has (self->words, HD_WORDS_PRESENCE, words.a->pdata[i]))
          g_ptr_array_add (significant, words.a->pdata[i]);
      if (significant->len >= 2)
        add_phrase (self, HD_MATCH_TITLE, significant, FALSE);
      break;
    case HD_NAME_URL:
    case N_HD_NAME_KINDS:
      break;
    }
  hd_name_words_clear (&words);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GHashTable *
new_lists (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

/* Adds the joined words of each text, and each of their words from number @parts on. */
static void
set_add (GHashTable *set, GPtrArray *texts, guint parts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      HdNameWords words;

      hd_name_words_of (texts->pdata[i], &words);
      g_hash_table_add (set, join (words.a));
      for (guint k = parts; k < words.a->len; k++)
        g_hash_table_add (set, g_strdup (words.a->pdata[k]));
      hd_name_words_clear (&words);
    }
}

static char *
joined_of (const char *text)
{
  HdNameWords words;
  char *joined;

  if (text == NULL)
    return NULL;
  hd_name_words_of (text, &words);
  joined = join (words.a);
  hd_name_words_clear (&words);
  return joined;
}

/**
 * hd_matcher_new:
 * @words: (transfer none): must outlive the matcher
 * @is_ordinary: (nullable): whether a folded word is an ordinary one in some language
 */
HdMatcher *
hd_matcher_new (const HdNameList *names,
                const HdMatcherWords *words,
                HdCheckTextIsWord is_ordinary_func,
                gpointer data)
{
  static gsize serial;
  HdMatcher *self = g_new0 (HdMatcher, 1);
  g_autoptr (GHashTable) own = new_set (), tools = new_set ();
  g_autofree char *employer = joined_of (names->employer), *city = joined_of (names->city);

  self->serial = (guint64) g_atomic_pointer_add (&serial, 1) + 1;
  self->words = words;
  self->is_ordinary = is_ordinary_func;
  self->data = data;
  self->phrases = g_ptr_array_new_with_free_func (phrase_free);
  self->by_first = new_lists ();
  self->tools = new_lists ();
  self->heads = new_set ();
  self->joined = new_lists ();
  self->single = new_set ();
  self->plain = new_set ();
  self->labels = new_set ();
  self->typos = new_lists ();
  self->long_words = g_ptr_array_new_with_free_func (g_free);
  self->acronyms = new_set ();
  self->surnames = new_set ();
  self->persons = new_set ();
  self->role_short = new_set ();
  self->links = g_ptr_array_new_with_free_func (g_free);
  /* A recruiter Jo Frank is no colleague Frank Bell, but a firm Frank may be taken for him. */
  set_add (own, names->own, 1);
  set_add (tools, names->own, 0);
  set_add (tools, names->tools, G_MAXUINT);
  for (guint i = 0; i < names->entries->len; i++)
    add_entry (self, names->entries->pdata[i], employer, city, own, tools);
  for (guint i = 0; i < names->tools->len; i++)
    add_tool (self, names->tools->pdata[i]);
  return self;
}

void
hd_matcher_free (HdMatcher *self)
{
  g_hash_table_unref (self->by_first);
  g_hash_table_unref (self->tools);
  g_ptr_array_unref (self->phrases);
  g_hash_table_unref (self->heads);
  g_hash_table_unref (self->joined);
  g_hash_table_unref (self->single);
  g_hash_table_unref (self->plain);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->typos);
  g_ptr_array_unref (self->long_words);
  g_hash_table_unref (self->acronyms);
  g_hash_table_unref (self->surnames);
  g_hash_table_unref (self->persons);
  g_hash_table_unref (self->role_short);
  g_ptr_array_unref (self->links);
  g_free (self);
}
