/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-facts.h"

#include <string.h>

#include "hd-feed-read.h"

/*
 * What RSS, RDF, Atom and CDF have in common: whose vocabulary an element is of, what its text is,
 * and which of several statements counts.
 */

void
hd_feed_facts_clear (HdFeedFacts *facts)
{
  g_free (facts->id);
  g_free (facts->title);
  g_free (facts->link);
  g_free (facts->description);
  g_free (facts->content);
  g_free (facts->rights);
  g_free (facts->language);
  g_free (facts->icon);
  g_free (facts->self);
  g_free (facts->hub);
  g_free (facts->external);
  g_clear_pointer (&facts->authors, g_ptr_array_unref);
}

HdFeedSpace
hd_feed_get_space (const xmlNode *node)
{
  static const struct
  {
    const char *key; /* a part of the address, or the customary prefix with its colon */
    HdFeedSpace space;
  } spaces[] = {
    { "purl.org/atom/", HD_FEED_SPACE_ATOM_03 },
    { "www.w3.org/2005/atom", HD_FEED_SPACE_ATOM },
    { "purl.org/dc/elements/", HD_FEED_SPACE_DC },
    { "purl.org/dc/terms", HD_FEED_SPACE_DC_TERMS },
    { "purl.org/rss/1.0/modules/content", HD_FEED_SPACE_CONTENT },
    { "search.yahoo.com/mrss", HD_FEED_SPACE_MEDIA },
    { "www.itunes.com/dtds/podcast", HD_FEED_SPACE_ITUNES },
    { "www.w3.org/1999/xhtml", HD_FEED_SPACE_XHTML },
    { "purl.org/rss/1.0/modules/", HD_FEED_SPACE_OTHER },
    { "purl.org/rss/1.0", HD_FEED_SPACE_CORE },
    { "my.netscape.com/", HD_FEED_SPACE_CORE },
    { "channel.netscape.com/", HD_FEED_SPACE_CORE },
    { "backend.userland.com/", HD_FEED_SPACE_CORE },
    { "blogs.law.harvard.edu/", HD_FEED_SPACE_CORE },
    { "atom:", HD_FEED_SPACE_ATOM },
    { "dc:", HD_FEED_SPACE_DC },
    { "dcterms:", HD_FEED_SPACE_DC_TERMS },
    { "content:", HD_FEED_SPACE_CONTENT },
    { "media:", HD_FEED_SPACE_MEDIA },
    { "itunes:", HD_FEED_SPACE_ITUNES },
    { "xhtml:", HD_FEED_SPACE_XHTML },
  };
  const char *key;
  g_autofree char *lower = NULL;
  gboolean declared = node->ns != NULL && node->ns->href != NULL;

  key = declared ? (const char *) node->ns->href : (const char *) node->name;
  if (!declared && strchr (key, ':') == NULL)
    return HD_FEED_SPACE_CORE;
  lower = g_ascii_strdown (key, -1);
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (declared ? !g_str_has_suffix (spaces[i].key, ":") && strstr (lower, spaces[i].key) != NULL
                 : g_str_has_prefix (lower, spaces[i].key))
      return spaces[i].space;
  /* A default namespace that nobody knows is a mistake; a prefix is an extension. */
  return declared && node->ns->prefix == NULL ? HD_FEED_SPACE_CORE : HD_FEED_SPACE_OTHER;
}

gboolean
hd_feed_has_elements (const xmlNode *node)
{
  for (const xmlNode *n = node->children; n != NULL; n = n->next)
    if (n->type == XML_ELEMENT_NODE)
      return TRUE;
  return FALSE;
}

static char *
dup_base (const HdFeedReader *self, const xmlNode *node)
{
  return self->has_bases ? hd_feed_dup_base (node, self->base) : g_strdup (self->base);
}

/* The address in @text, absolute where that can be; NULL when there is none. */
char *
hd_feed_resolve (const HdFeedReader *self, const xmlNode *node, const char *text)
{
  g_autofree char *base = NULL;

  if (text == NULL || text[0] == '\0')
    return NULL;
  base = dup_base (self, node);
  return hd_feed_address (base, text);
}

char *
hd_feed_dup_line (const xmlNode *node)
{
  g_autofree char *content = hd_feed_dup_content (node);

  return hd_feed_plain_line (content);
}

static char *
decode_base64 (const char *text)
{
  gsize length = 0;
  g_autofree guchar *bytes = g_base64_decode (text, &length);

  return g_utf8_make_valid ((const char *) bytes, (gssize) length);
}

/* A text as HTML: @html says whether it was (else it is plain text). Without @self (nullable) its
 * addresses stay as they are. */
static char *
dup_text (const HdFeedReader *self, const xmlNode *node, HdFeedSpace space, gboolean *html)
{
  g_autofree char *type = hd_feed_dup_attribute (node, "type");
  g_autofree char *mode = hd_feed_dup_attribute (node, "mode");
  g_autofree char *content = NULL;
  gboolean plain =
    type != NULL &&
    (g_str_equal (type, "text") || g_str_equal (type, "text/plain") || g_str_equal (type, "plain"));

  *html = TRUE;
  if (hd_feed_has_elements (node))
    {
      const xmlNode *inner = node;

      /* Atom, 3.1.1.3: the div is not part of the text. */
      if (type != NULL && g_str_equal (type, "xhtml"))
        for (const xmlNode *n = node->children; n != NULL; n = n->next)
          if (n->type == XML_ELEMENT_NODE &&
              g_ascii_strcasecmp ((const char *) n->name, "div") == 0)
            {
              inner = n;
              break;
            }
      return hd_feed_dup_markup (inner, self != NULL && self->has_bases,
                                 self != NULL ? self->base : NULL);
    }

  content = hd_feed_dup_content (node);
  if ((mode != NULL && g_str_equal (mode, "base64")) ||
      (space == HD_FEED_SPACE_ATOM && type != NULL && strchr (type, '/') != NULL &&
       !g_str_has_prefix (type, "text/") && !g_str_has_suffix (type, "xml")))
    {
      *html = !plain;
      return decode_base64 (content);
    }
  if (plain || (space == HD_FEED_SPACE_ATOM && type == NULL) ||
      (type != NULL && (g_str_equal (type, "xhtml") || g_str_has_suffix (type, "xml"))))
    *html = FALSE;
  else if (space == HD_FEED_SPACE_ATOM_03 && type == NULL)
    *html = strstr (content, "</") != NULL || strstr (content, "/>") != NULL;
  return g_steal_pointer (&content);
}

char *
hd_feed_dup_html (const HdFeedReader *self, const xmlNode *node, HdFeedSpace space)
{
  gboolean html;
  g_autofree char *base = dup_base (self, node);
  g_autofree char *text = dup_text (self, node, space, &html);
  g_autofree char *clean =
    html ? hd_feed_html_clean (self->feed, text, base) : hd_feed_html_from_plain (text);

  return clean != NULL && clean[0] != '\0' ? g_steal_pointer (&clean) : NULL;
}

char *
hd_feed_dup_plain (const xmlNode *node, HdFeedSpace space)
{
  gboolean html;
  g_autofree char *text = dup_text (NULL, node, space, &html);

  return html ? hd_feed_plain_from_html (text) : hd_feed_plain_line (text);
}

/* Puts @value (transfer full) at @place when its rank allows. */
void
hd_feed_take (char **place, int *have, int rank, char *value)
{
  if (value == NULL || rank < *have)
    {
      g_free (value);
      return;
    }
  g_free (*place);
  *place = value;
  *have = rank;
}

/* Like take(), but of equals the first counts. */
void
hd_feed_take_first (char **place, int *have, int rank, char *value)
{
  if (rank <= *have)
    g_free (value);
  else
    hd_feed_take (place, have, rank, value);
}

void
hd_feed_take_date (gint64 *place, int *have, int rank, const char *text)
{
  gint64 seconds;

  if (rank >= *have && text != NULL && hd_feed_date_parse (text, &seconds))
    {
      *place = seconds;
      *have = rank;
    }
}

gboolean
hd_feed_is_any (const char *name, const char *names)
{
  gsize n = strlen (name);

  /* "<dc:>" is called nothing, which is everywhere. */
  if (n == 0)
    return FALSE;
  for (const char *p = names; (p = strstr (p, name)) != NULL; p++)
    if ((p == names || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
      return TRUE;
  return FALSE;
}

char *
hd_feed_dup_child (const xmlNode *node, const char *name)
{
  for (const xmlNode *n = node->children; n != NULL; n = n->next)
    if (n->type == XML_ELEMENT_NODE)
      {
        g_autofree char *local = hd_feed_dup_local_name (n);
        g_autofree char *text = g_str_equal (local, name) ? hd_feed_dup_content (n) : NULL;

        if (text != NULL && text[0] != '\0')
          return g_steal_pointer (&text);
      }
  return NULL;
}

void
hd_feed_facts_init (HdFeedFacts *facts)
{
  memset (facts, 0, sizeof *facts);
  facts->published = facts->updated = HD_FEED_NO_DATE;
}
