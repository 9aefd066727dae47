/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-matcher-build-private.h"

#include <string.h>

/*
 * From names to the tables that hd-matcher.c looks words up in: which words of a name tell it, and
 * how each kind of name may be written.
 */

/* The first two words of a name count as one from this length on, a surname alone from that. */
#define PAIR_MIN 8
#define ALONE_MIN 5

static char *
join (const GPtrArray *words)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append (joined, words->pdata[i]);
  return g_string_free (joined, FALSE);
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

/* The initials of a name, as they are written and bare: "Énergies" gives É or E, whoever types. */
typedef struct
{
  GString *written;
  GString *bare;
} Initials;

static void
initials_add (Initials *self, const HdNameWords *words, guint i)
{
  const char *written = words->raw->pdata[i], *bare = words->a->pdata[i];

  g_string_append_unichar (self->written, g_unichar_toupper (g_utf8_get_char (written)));
  g_string_append_unichar (self->bare, g_unichar_toupper (g_utf8_get_char (bare)));
}

/* Frees @self; @set gets its strings, but for those that are @known. */
static void
initials_end (Initials *self, GHashTable *set, const HdMatcher *known)
{
  GString *both[] = { self->written, self->bare };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      char *text = g_string_free (both[i], FALSE);

      if (known == NULL || !hd_matcher_words_has (known->words, HD_WORDS_ACRONYMS, text))
        g_hash_table_add (set, text);
      else
        g_free (text);
    }
}

static void
initials_drop (Initials *self)
{
  g_string_free (self->written, TRUE);
  g_string_free (self->bare, TRUE);
}

static void
add_acronym (HdMatcher *self, const HdNameWords *words)
{
  Initials initials = { g_string_new (NULL), g_string_new (NULL) };

  for (guint i = 0; i < words->raw->len; i++)
    {
      const char *fold = words->a->pdata[i];

      if (!hd_matcher_words_has (self->words, HD_WORDS_LEGAL, fold) &&
          !hd_matcher_words_has (self->words, HD_WORDS_CONNECTORS, fold))
        initials_add (&initials, words, i);
    }
  if (g_utf8_strlen (initials.written->str, -1) >= 3)
    initials_end (&initials, self->acronyms, self);
  else
    initials_drop (&initials);
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

/* A word of business that no list of words need have: it is no name. */
static gboolean
is_abstract (const char *word)
{
  static const char *const endings[] = { "cion",  "ciones", "tion",   "tions", "tionen",
                                         "ung",   "ungen",  "schaft", "keit",  "keiten",
                                         "logie", "logies", "logien", "logia", "logias" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strlen (word) >= strlen (endings[i]) + ALONE_MIN && g_str_has_suffix (word, endings[i]))
      return TRUE;
  return FALSE;
}

/* “emberandoak”: in a link nothing is left out, and “&” has to be a word. */
static void
add_with_small_words (HdMatcher *self,
                      const char *name,
                      const HdNameWords *words,
                      const HdNameWords *core,
                      HdMatchKind kind)
{
  static const char *const and[] = { "and", "und", "et", "y" };
  HdNameWords whole;

  hd_name_words_init (&whole);
  for (guint i = 0; i < words->raw->len; i++)
    if (!hd_matcher_words_has (self->words, HD_WORDS_LEGAL, words->a->pdata[i]))
      hd_name_words_copy (words, i, &whole);
  if (whole.raw->len > core->raw->len)
    hd_matcher_add_joined (self, &whole, kind);
  hd_name_words_clear (&whole);
  for (guint k = 0; k < G_N_ELEMENTS (and) && core->raw->len > 1 && strpbrk (name, "&+"); k++)
    {
      hd_name_words_init (&whole);
      for (guint i = 0; i < core->raw->len; i++)
        {
          if (i + 1 == core->raw->len)
            hd_name_words_take (&whole, and[k]);
          hd_name_words_copy (core, i, &whole);
        }
      hd_matcher_add_joined (self, &whole, kind);
      hd_name_words_clear (&whole);
    }
}

/* “Espiga Dorada” of “Panadería La Espiga Dorada”, “Morgenstern” of “Morgenstern Verlag”: without
 * the word for what the house is. */
static void
add_without_trade (HdMatcher *self, const HdNameWords *core)
{
  guint last = core->raw->len - 1, trade = 0;
  HdNameWords rest;

  if (last == 1 && hd_matcher_words_has (self->words, HD_WORDS_TRADES, core->a->pdata[1]))
    trade = 1;
  else if (last < 2 || !hd_matcher_words_has (self->words, HD_WORDS_TRADES, core->a->pdata[0]))
    return;
  hd_name_words_init (&rest);
  for (guint i = 0; i <= last; i++)
    if (i != trade)
      hd_name_words_copy (core, i, &rest);
  hd_matcher_add_phrase (self,
                         hd_matcher_all_ordinary (self, rest.a) ? HD_MATCH_ORDINARY : HD_MATCH_FIRM,
                         &rest, FALSE);
  hd_name_words_clear (&rest);
}

/* @name: as it is stored */
static void
add_firm (HdMatcher *self, const char *name, const HdNameWords *words, GHashTable *tools)
{
  HdNameWords core;
  HdMatchKind kind = HD_MATCH_FIRM;
  g_autofree char *joined = NULL;

  core_of (self, words, &core);
  /* “?”, as somebody writes who does not know it yet */
  if (core.raw->len == 0)
    {
      hd_name_words_clear (&core);
      return;
    }
  joined = join (core.a);
  if (g_hash_table_contains (tools, joined) ||
      (core.raw->len == 1 && hd_matcher_words_has (self->words, HD_WORDS_TOOLS, joined)))
    kind = HD_MATCH_TOOL;
  else if (hd_matcher_all_ordinary (self, core.a) || is_short (&core))
    kind = HD_MATCH_ORDINARY;
  hd_matcher_add_phrase (self, kind, &core, FALSE);
  hd_matcher_add_joined (self, &core, kind);
  add_with_small_words (self, name, words, &core, kind);
  add_without_trade (self, &core);

  /* The first two words of a longer name are what it is called. */
  if (core.raw->len > 2)
    {
      HdNameWords pair;

      hd_name_words_init (&pair);
      hd_name_words_copy (&core, 0, &pair);
      hd_name_words_copy (&core, 1, &pair);
      hd_matcher_add_phrase (self, HD_MATCH_ORDINARY, &pair, FALSE);
      if (strlen (pair.a->pdata[0]) + strlen (pair.a->pdata[1]) >= PAIR_MIN)
        hd_matcher_add_joined (self, &pair, HD_MATCH_ORDINARY);
      hd_name_words_clear (&pair);
    }

  for (guint i = 0; kind == HD_MATCH_FIRM && i < core.raw->len; i++)
    {
      /* The first word that is no ordinary one tells the firm alone. */
      if (hd_matcher_is_ordinary (self, core.a->pdata[i]) ||
          (i + 1 < core.raw->len && is_abstract (core.a->pdata[i])))
        continue;
      hd_matcher_add_head (self, core.a->pdata[i], core.raw->len > 1, i == 0);
      hd_matcher_add_head (self, core.b->pdata[i], core.raw->len > 1, i == 0);
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

/* The part of a mail address before the @: “robinmarsh”, “rmarsh”. */
static void
add_mailbox (HdMatcher *self, const char *first, const char *surname)
{
  g_autofree char *initial = g_utf8_substring (first, 0, 1);

  g_hash_table_add (self->persons, g_strconcat (initial, surname, NULL));
  g_hash_table_add (self->persons, g_strconcat (first, surname, NULL));
  g_hash_table_add (self->persons, g_strconcat (surname, first, NULL));
}

/* A colleague of the same name is spoken of with a title, too. */
static void
add_surname (HdMatcher *self, const char *surname, GHashTable *own, GHashTable *tools)
{
  gboolean alone = g_utf8_strlen (surname, -1) >= ALONE_MIN &&
                   !hd_matcher_is_ordinary (self, surname) &&
                   !g_hash_table_contains (tools, surname);

  if (!g_hash_table_contains (self->surnames, surname) && !g_hash_table_contains (own, surname))
    g_hash_table_insert (self->surnames, g_strdup (surname), (gpointer) (alone ? "possible" : ""));
}

static void
add_person (HdMatcher *self,
            const char *text,
            const HdNameWords *words,
            GHashTable *own,
            GHashTable *tools)
{
  HdNameWords name, pair;
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
      add_firm (self, text, words, tools);
      hd_name_words_clear (&name);
      return;
    }

  /* A first and a last name are enough; what stands between may be left out. */
  hd_name_words_init (&pair);
  hd_name_words_copy (&name, 0, &pair);
  hd_name_words_copy (&name, name.raw->len - 1, &pair);
  hd_matcher_add_phrase (self, HD_MATCH_PERSON, &pair, FALSE);
  hd_matcher_add_phrase (self, HD_MATCH_PERSON, &pair, TRUE);
  for (guint fold = 0; fold < 4; fold++)
    add_mailbox (self, (fold & 1 ? pair.b : pair.a)->pdata[0],
                 (fold & 2 ? pair.b : pair.a)->pdata[1]);
  add_surname (self, pair.a->pdata[1], own, tools);
  add_surname (self, pair.b->pdata[1], own, tools);
  hd_name_words_clear (&pair);
  hd_name_words_clear (&name);
}

static gboolean
is_capitals (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* What is neither a small word nor says only that one is there; one such word is too little. */
static void
add_title (HdMatcher *self, const HdNameWords *words)
{
  HdNameWords significant;

  hd_name_words_init (&significant);
  for (guint i = 0; i < words->a->len; i++)
    if (!hd_matcher_words_has (self->words, HD_WORDS_CONNECTORS, words->a->pdata[i]) &&
        !hd_matcher_words_has (self->words, HD_WORDS_PRESENCE, words->a->pdata[i]))
      hd_name_words_copy (words, i, &significant);
  if (significant.a->len >= 2)
    hd_matcher_add_phrase (self, HD_MATCH_TITLE, &significant, FALSE);
  hd_name_words_clear (&significant);
}

static void
add_role (HdMatcher *self, const HdNameWords *words)
{
  HdNameWords core;
  Initials initials = { g_string_new (NULL), g_string_new (NULL) };

  hd_name_words_init (&core);
  for (guint i = 0; i < words->raw->len; i++)
    {
      const char *fold = words->a->pdata[i];

      if (hd_matcher_words_has (self->words, HD_WORDS_SENIORITY, fold) ||
          hd_matcher_words_has (self->words, HD_WORDS_CONNECTORS, fold))
        continue;
      hd_name_words_copy (words, i, &core);
      initials_add (&initials, words, i);
    }
  if (core.raw->len == 1 && words->raw->len == 1 && is_capitals (core.raw->pdata[0]))
    {
      g_hash_table_add (self->role_short, g_strdup (core.raw->pdata[0]));
      initials_drop (&initials);
      hd_name_words_clear (&core);
      return;
    }
  if (core.raw->len >= 2)
    initials_end (&initials, self->role_short, NULL);
  else
    initials_drop (&initials);
  hd_matcher_add_phrase (self, HD_MATCH_ROLE, &core, FALSE);
  hd_name_words_clear (&core);
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
    {
      g_autofree char *label = g_strndup (lower, strcspn (lower, "."));

      hd_matcher_list_add (self->links, label, g_steal_pointer (&lower), g_free);
    }
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
        add_firm (self, entry->name, &words, tools);
      break;
    case HD_NAME_RECRUITER:
      add_person (self, entry->name, &words, own, tools);
      break;
    case HD_NAME_ROLE:
      add_role (self, &words);
      break;
    case HD_NAME_PLACE:
      if (city == NULL || strcmp (whole, city) != 0)
        hd_matcher_add_place (self, &words);
      break;
    case HD_NAME_TITLE:
      add_title (self, &words);
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

static void
long_word_clear (gpointer data)
{
  g_free (((HdLongWord *) data)->word);
}

static void
init_typos (HdMatcherTypos *typos)
{
  typos->variants = new_lists ();
  typos->long_words = g_array_new (FALSE, FALSE, sizeof (HdLongWord));
  g_array_set_clear_func (typos->long_words, long_word_clear);
}

static void
clear_typos (HdMatcherTypos *typos)
{
  g_hash_table_unref (typos->variants);
  g_array_unref (typos->long_words);
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
  self->phrases = g_ptr_array_new_with_free_func (hd_matcher_phrase_free);
  self->by_first = new_lists ();
  self->tools = new_lists ();
  self->heads = new_set ();
  self->joined = new_lists ();
  self->single = new_set ();
  self->plain = new_set ();
  self->labels = new_set ();
  init_typos (&self->firm_typos);
  init_typos (&self->surname_typos);
  self->acronyms = new_set ();
  self->surnames = new_set ();
  self->persons = new_set ();
  self->role_short = new_set ();
  self->links = new_lists ();
  /* A recruiter Jo Frank is no colleague Frank Bell, but a firm Frank may be taken for him. */
  set_add (own, names->own, 1);
  set_add (tools, names->own, 0);
  set_add (tools, names->tools, G_MAXUINT);
  for (guint i = 0; i < names->entries->len; i++)
    add_entry (self, names->entries->pdata[i], employer, city, own, tools);
  for (guint i = 0; i < names->tools->len; i++)
    hd_matcher_add_tool (self, names->tools->pdata[i]);
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
  clear_typos (&self->firm_typos);
  clear_typos (&self->surname_typos);
  g_hash_table_unref (self->acronyms);
  g_hash_table_unref (self->surnames);
  g_hash_table_unref (self->persons);
  g_hash_table_unref (self->role_short);
  g_hash_table_unref (self->links);
  g_free (self);
}
