/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

/*
 * The word lists by which parts of a page are judged: those of Mozilla's Readability 0.6, found by
 * trial on many pages. A word counts wherever it stands within class and id.
 */

static const char *const unlikely[] = {
  "-ad-",       "ai2html", "banner",     "breadcrumbs",  "combx",    "comment",  "community",
  "cover-wrap", "disqus",  "extra",      "footer",       "gdpr",     "header",   "legends",
  "menu",       "related", "remark",     "replies",      "rss",      "shoutbox", "sidebar",
  "skyscraper", "social",  "sponsor",    "supplemental", "ad-break", "agegate",  "pagination",
  "pager",      "popup",   "yom-remote",
};

static const char *const maybe_content[] = {
  "and", "article", "body", "column", "content", "main", "mathjax", "shadow",
};

static const char *const positive[] = {
  "article", "body",       "content", "entry", "hentry", "h-entry", "main",
  "page",    "pagination", "post",    "text",  "blog",   "story",
};

static const char *const negative[] = {
  "-ad-",  "hidden",   "banner",  "combx",      "comment",  "com-",     "contact", "footer",
  "gdpr",  "masthead", "media",   "meta",       "outbrain", "promo",    "related", "scroll",
  "share", "shoutbox", "sidebar", "skyscraper", "sponsor",  "shopping", "tags",    "widget",
};

static const char *const bylines[] = { "byline", "author", "dateline", "writtenby", "p-author" };

static const char *const pictures[] = { ".jpg", ".jpeg", ".png", ".webp" };

/* A list sorted by first letter, so that a text is gone through once. */
typedef struct
{
  const char *const *words;
  guint n;
  guint8 first[256]; /* index + 1 of a word that begins so */
  guint8 next[64];   /* of another one */
  gsize ready;
} WordList;

#define WORD_LIST(list)                                                                            \
  {                                                                                                \
    list, G_N_ELEMENTS (list), { 0 }, { 0 }, 0                                                     \
  }

static WordList unlikely_list = WORD_LIST (unlikely);
static WordList maybe_list = WORD_LIST (maybe_content);
static WordList positive_list = WORD_LIST (positive);
static WordList negative_list = WORD_LIST (negative);
static WordList byline_list = WORD_LIST (bylines);
static WordList picture_list = WORD_LIST (pictures);

static gboolean
contains_word (WordList *list, const char *text)
{
  if (g_once_init_enter (&list->ready))
    {
      for (guint i = 0; i < list->n; i++)
        {
          guint8 letter = (guint8) list->words[i][0];

          list->next[i] = list->first[letter];
          list->first[letter] = (guint8) (i + 1);
        }
      g_once_init_leave (&list->ready, 1);
    }

  for (const char *p = text; *p != '\0'; p++)
    for (guint i = list->first[(guint8) g_ascii_tolower (*p)]; i > 0; i = list->next[i - 1])
      if (g_ascii_strncasecmp (p, list->words[i - 1], strlen (list->words[i - 1])) == 0)
        return TRUE;
  return FALSE;
}

/* Class and id of @node with a blank between, in @buffer. */
const char *
hd_extract_names (const HdNode *node, GString *buffer)
{
  const char *class = hd_node_get_attribute (node, "class");
  const char *id = hd_node_get_attribute (node, "id");

  g_string_assign (buffer, class != NULL ? class : "");
  g_string_append_c (buffer, ' ');
  g_string_append (buffer, id != NULL ? id : "");
  return buffer->str;
}

gboolean
hd_extract_is_unlikely (const char *names)
{
  return contains_word (&unlikely_list, names) && !contains_word (&maybe_list, names);
}

gboolean
hd_extract_is_byline (const char *names)
{
  return contains_word (&byline_list, names);
}

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* "share" or "sharedaddy" as a word; an underscore is no part of it. */
gboolean
hd_extract_is_share (const char *names)
{
  for (const char *p = names; *p != '\0'; p++)
    {
      const char *end;

      if (g_ascii_strncasecmp (p, "share", 5) != 0)
        continue;
      if (p > names && is_word_char (p[-1]) && p[-1] != '_')
        continue;
      end = g_ascii_strncasecmp (p + 5, "daddy", 5) == 0 ? p + 10 : p + 5;
      if (!is_word_char (*end) || *end == '_')
        return TRUE;
    }
  return FALSE;
}

/* Whether a value looks like the file name of a picture. */
gboolean
hd_extract_names_picture (const char *value)
{
  return contains_word (&picture_list, value);
}

/* Whether a text says no more than that an advertisement is here, or that something loads. */
gboolean
hd_extract_is_filler (const char *text)
{
  static const char *const words[] = {
    "ad",   "advertising", "advertisement", "pub",     "publicité",
    "werb", "werbung",     "广告",          "реклама", "anuncio",
  };
  static const char *const waits[] = { "loading", "正在加载", "загрузка", "chargement",
                                       "cargando" };
  g_autofree char *folded = NULL;

  if (strlen (text) > 40)
    return FALSE;

  folded = g_utf8_strdown (text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (folded, words[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    if (g_str_has_prefix (folded, waits[i]))
      {
        const char *rest = folded + strlen (waits[i]);

        if (rest[0] == '\0' || g_str_equal (rest, "…") || g_str_equal (rest, "..."))
          return TRUE;
      }
  return FALSE;
}

static gboolean
has_hid (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_strncasecmp (p, "hid", 3) == 0 && (p == text || p[-1] == ' ') &&
        (p[3] == '\0' || p[3] == ' '))
      return TRUE;
  return FALSE;
}

static int
weigh_one (const char *text)
{
  int weight = 0;

  if (text == NULL || text[0] == '\0')
    return 0;
  if (contains_word (&negative_list, text) || has_hid (text))
    weight -= 25;
  if (contains_word (&positive_list, text))
    weight += 25;
  return weight;
}

/* What class and id say for and against @node. */
int
hd_extract_weigh (const HdExtraction *self, const HdNode *node)
{
  if (!self->weigh_classes)
    return 0;
  return weigh_one (hd_node_get_attribute (node, "class")) +
         weigh_one (hd_node_get_attribute (node, "id"));
}

/* Words in lower case. */
static char **
split_words (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (const char *p = lower; *p != '\0';)
    {
      const char *start;

      while (*p != '\0' && !is_word_char (*p))
        p++;
      start = p;
      while (is_word_char (*p))
        p++;
      if (p > start)
        g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/* How much of @b is in @a: 1 when all its words are, by their length. */
double
hd_extract_similarity (const char *a, const char *b)
{
  g_auto (GStrv) known = split_words (a);
  g_auto (GStrv) words = split_words (b);
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);
  gsize all = 0;
  gsize missing = 0;

  if (known[0] == NULL || words[0] == NULL)
    return 0;
  for (guint i = 0; known[i] != NULL; i++)
    g_hash_table_add (set, known[i]);
  for (guint i = 0; words[i] != NULL; i++)
    {
      all += strlen (words[i]) + (all > 0);
      if (!g_hash_table_contains (set, words[i]))
        missing += strlen (words[i]) + (missing > 0);
    }
  return 1 - (double) missing / (double) all;
}
