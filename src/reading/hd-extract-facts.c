/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include "hd-address.h"

#include <string.h>

/* Title, author and the like, from the head of a page. */

void
hd_page_facts_clear (HdPageFacts *facts)
{
  g_clear_pointer (&facts->title, g_free);
  g_clear_pointer (&facts->byline, g_free);
  g_clear_pointer (&facts->excerpt, g_free);
  g_clear_pointer (&facts->site, g_free);
  g_clear_pointer (&facts->published, g_free);
  g_clear_pointer (&facts->picture, g_free);
  g_clear_pointer (&facts->body, g_free);
}

/* The key of a meta element, as "og:title", when it is one that says something; else NULL. */
static char *
read_property (const char *property)
{
  static const char *const prefixes[] = { "article", "dc", "dcterm", "og", "twitter" };
  static const char *const keys[] = { "author", "creator",   "description", "published_time",
                                      "title",  "site_name", "image" };

  for (const char *p = property; *p != '\0'; p++)
    for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
      {
        gsize length = strlen (prefixes[i]);
        const char *rest;

        if (g_ascii_strncasecmp (p, prefixes[i], length) != 0)
          continue;
        rest = p + length + strspn (p + length, " \t\n\r\f");
        if (*rest != ':')
          continue;
        rest += 1 + strspn (rest + 1, " \t\n\r\f");
        for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
          if (g_ascii_strncasecmp (rest, keys[k], strlen (keys[k])) == 0)
            {
              /* "og:image:width" is about the picture. */
              if (rest[strlen (keys[k])] == ':')
                return NULL;
              return g_strdup_printf ("%s:%s", prefixes[i], keys[k]);
            }
      }
  return NULL;
}

static char *
read_name (const char *text)
{
  static const char *const prefixes[] = {
    "dc", "dcterm", "og", "twitter", "parsely", "weibo:article", "weibo:webpage",
  };
  static const char *const keys[] = { "author", "creator",   "pub-date", "description",
                                      "title",  "site_name", "image" };
  g_autoptr (GString) name = g_string_new (NULL);
  const char *key;

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (name, *p == '.' ? ':' : g_ascii_tolower (*p));

  key = name->str;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i]);

      if (g_str_has_prefix (name->str, prefixes[i]) &&
          (name->str[length] == ':' || name->str[length] == '-'))
        key = name->str + length + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (key, keys[i]))
      return g_strdup (name->str);
  return NULL;
}

/* Named and numbered references that were escaped twice. */
static char *
unescape (const char *text)
{
  static const struct
  {
    const char *name;
    char c;
  } names[] = { { "&lt;", '<' },
                { "&gt;", '>' },
                { "&amp;", '&' },
                { "&quot;", '"' },
                { "&apos;", '\'' } };
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      gboolean found = FALSE;

      if (*p != '&')
        {
          g_string_append_c (plain, *p++);
          continue;
        }
      for (guint i = 0; i < G_N_ELEMENTS (names) && !found; i++)
        if (g_str_has_prefix (p, names[i].name))
          {
            g_string_append_c (plain, names[i].c);
            p += strlen (names[i].name);
            found = TRUE;
          }
      if (!found && p[1] == '#')
        {
          gboolean hex = p[2] == 'x' || p[2] == 'X';
          const char *digits = p + (hex ? 3 : 2);
          char *end;
          guint64 number = g_ascii_strtoull (digits, &end, hex ? 16 : 10);

          if (g_ascii_isxdigit (*digits) && end > digits && *end == ';')
            {
              if (number == 0 || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff))
                number = 0xfffd;
              g_string_append_unichar (plain, (gunichar) number);
              p = end + 1;
              found = TRUE;
            }
        }
      if (!found)
        g_string_append_c (plain, *p++);
    }
  return g_string_free (plain, FALSE);
}

static guint
count_words (const char *text)
{
  guint n = 1;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (hd_html_is_white (g_utf8_get_char (p)) &&
        (p == text || !hd_html_is_white (g_utf8_get_char (g_utf8_prev_char (p)))))
      n++;
  return n;
}

#define N_SEPARATORS 8
#define N_PLAIN_SEPARATORS 4

/* What stands between a title and the name of a site; those from N_PLAIN_SEPARATORS on also
 * between the levels of one. */
static const char *const separators[N_SEPARATORS] = { "|", "-", "–", "—", "\\", "/", ">", "»" };

/* The last " X " in @title, and whether any of the levels' kind is there. */
static const char *
find_separator (const char *title, gboolean *levels)
{
  const char *last = NULL;

  *levels = FALSE;
  for (const char *p = title; (p = strchr (p, ' ')) != NULL; p++)
    for (guint i = 0; i < N_SEPARATORS; i++)
      {
        gsize length = strlen (separators[i]);

        if (strncmp (p + 1, separators[i], length) == 0 && p[1 + length] == ' ')
          {
            last = p;
            *levels |= i >= N_PLAIN_SEPARATORS;
          }
      }
  return last;
}

/* Behind the first separator, or the whole. */
static const char *
behind_first_separator (const char *title)
{
  for (const char *p = title; *p != '\0'; p++)
    for (guint i = 0; i < N_SEPARATORS; i++)
      if (g_str_has_prefix (p, separators[i]))
        return p + strlen (separators[i]);
  return title;
}

static char *
without_separators (const char *title)
{
  GString *text = g_string_new (NULL);

  for (const char *p = title; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);

      for (guint i = 0; i < N_SEPARATORS; i++)
        if (g_str_has_prefix (p, separators[i]))
          p = next;
      if (p != next)
        g_string_append_len (text, p, next - p);
      p = next;
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_heading_of (HdNode *root, const char *title)
{
  for (HdNode *n = root->first; n != NULL; n = hd_node_next (n, root))
    if (n->tag == HD_TAG_H1 || n->tag == HD_TAG_H2)
      {
        g_autofree char *text = hd_node_dup_text (n, FALSE);

        if (g_str_equal (text, title))
          return TRUE;
      }
  return FALSE;
}

static char *
cut_at_colon (HdNode *root, const char *title)
{
  const char *first = strchr (title, ':');
  const char *last = strrchr (title, ':');
  g_autofree char *head = g_strndup (title, (gsize) (first - title));

  if (is_heading_of (root, title))
    return g_strdup (title);
  if (count_words (last + 1) < 3)
    return g_strdup (first + 1);
  return g_strdup (count_words (head) > 5 ? title : last + 1);
}

/**
 * hd_extract_dup_title:
 *
 * Returns: (transfer full): the title element's text without the name of the site; may be empty
 */
char *
hd_extract_dup_title (HdHtml *html)
{
  HdNode *root = hd_html_get_root (html);
  HdNode *element = hd_html_find (root, HD_TAG_TITLE);
  g_autofree char *raw = element != NULL ? hd_node_dup_text (element, FALSE) : g_strdup ("");
  g_autofree char *original = NULL;
  g_autofree char *title = NULL;
  g_autofree char *folded = NULL;
  gboolean levels;
  const char *separator;
  guint words;

  /* As document.title is: every run of white space one blank. */
  {
    GString *one_line = g_string_new (NULL);

    for (const char *p = raw; *p != '\0'; p++)
      if (!g_ascii_isspace (*p))
        g_string_append_c (one_line, *p);
      else if (one_line->len > 0 && one_line->str[one_line->len - 1] != ' ')
        g_string_append_c (one_line, ' ');
    original = g_string_free (one_line, FALSE);
  }

  separator = find_separator (original, &levels);
  if (separator != NULL)
    {
      title = g_strndup (original, (gsize) (separator - original));
      if (count_words (title) < 3)
        {
          g_free (title);
          title = g_strdup (behind_first_separator (original));
        }
    }
  else if (strstr (original, ": ") != NULL)
    title = cut_at_colon (root, original);
  else
    {
      glong length = g_utf8_strlen (original, -1);
      const HdTag h1 = HD_TAG_H1;

      if (length > 150 || length < 15)
        {
          g_autoptr (GPtrArray) list = hd_node_list (root, &h1, 1);

          if (list->len == 1)
            title = hd_node_dup_text (g_ptr_array_index (list, 0), TRUE);
        }
    }
  if (title == NULL)
    title = g_strdup (original);

  folded = hd_html_fold (title, TRUE);
  words = count_words (folded);
  if (words <= 4)
    {
      g_autofree char *bare = without_separators (original);

      if (!levels || words != count_words (bare) - 1)
        return g_steal_pointer (&original);
    }
  return g_steal_pointer (&folded);
}

/* The first of @keys that has a value; unescaped. */
static char *
take_first (GHashTable *values, const char *const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (values, keys[i]);

      if (value != NULL && value[0] != '\0')
        return unescape (value);
    }
  return NULL;
}

static GHashTable *
read_meta (HdNode *root)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (HdNode *n = root->first; n != NULL; n = hd_node_next (n, root))
    {
      const char *content;
      const char *property;
      const char *name;
      char *key = NULL;

      if (n->tag != HD_TAG_META)
        continue;
      content = hd_node_get_attribute (n, "content");
      property = hd_node_get_attribute (n, "property");
      name = hd_node_get_attribute (n, "name");
      if (content == NULL || content[0] == '\0')
        continue;
      if (property != NULL)
        key = read_property (property);
      if (key == NULL && name != NULL)
        key = read_name (name);
      if (key != NULL)
        g_hash_table_replace (values, key, hd_html_fold (content, FALSE));
    }
  return values;
}

static void
read_scripts (HdHtml *html, HdNode *root, HdPageFacts *facts)
{
  g_autofree char *title = NULL;

  for (HdNode *n = root->first; n != NULL; n = hd_node_next (n, root))
    {
      const char *type;
      g_autofree char *json = NULL;

      if (n->tag != HD_TAG_SCRIPT)
        continue;
      type = hd_node_get_attribute (n, "type");
      if (type == NULL || g_ascii_strcasecmp (type, "application/ld+json") != 0)
        continue;
      if (title == NULL)
        title = hd_extract_dup_title (html);
      json = hd_node_dup_text (n, FALSE);
      if (hd_extract_read_linked_data (json, title, facts))
        return;
    }
}

static void
unescape_in_place (char **text)
{
  char *plain = *text != NULL ? unescape (*text) : NULL;

  g_free (*text);
  *text = plain;
}

/* Reads what the page says about itself, before its scripts are removed. */
void
hd_extract_read_facts (HdHtml *html, HdPageFacts *facts)
{
  static const char *const titles[] = {
    "dc:title",
    "dcterm:title",
    "og:title",
    "weibo:article:title",
    "weibo:webpage:title",
    "title",
    "twitter:title",
    "parsely-title",
    NULL,
  };
  static const char *const bylines[] = { "dc:creator", "dcterm:creator", "author", "parsely-author",
                                         NULL };
  static const char *const excerpts[] = {
    "dc:description",
    "dcterm:description",
    "og:description",
    "weibo:article:description",
    "weibo:webpage:description",
    "description",
    "twitter:description",
    NULL,
  };
  static const char *const sites[] = { "og:site_name", NULL };
  static const char *const dates[] = { "article:published_time", "parsely-pub-date", NULL };
  static const char *const pictures[] = { "og:image", "twitter:image", NULL };
  HdNode *root = hd_html_get_root (html);
  g_autoptr (GHashTable) values = read_meta (root);
  const char *author;

  read_scripts (html, root, facts);
  unescape_in_place (&facts->title);
  unescape_in_place (&facts->byline);
  unescape_in_place (&facts->excerpt);
  unescape_in_place (&facts->site);
  unescape_in_place (&facts->published);

  if (facts->title == NULL)
    facts->title = take_first (values, titles);
  if (facts->title == NULL)
    {
      g_autofree char *title = hd_extract_dup_title (html);

      facts->title = unescape (title);
    }
  if (facts->byline == NULL)
    facts->byline = take_first (values, bylines);
  author = g_hash_table_lookup (values, "article:author");
  if (facts->byline == NULL && author != NULL && author[0] != '\0' &&
      !hd_address_is_absolute (author))
    facts->byline = unescape (author);
  if (facts->excerpt == NULL)
    facts->excerpt = take_first (values, excerpts);
  if (facts->site == NULL)
    facts->site = take_first (values, sites);
  if (facts->published == NULL)
    facts->published = take_first (values, dates);
  if (facts->picture == NULL)
    facts->picture = take_first (values, pictures);
}
