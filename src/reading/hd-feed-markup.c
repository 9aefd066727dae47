/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-facts.h"

#include <string.h>

#include "hd-error.h"

/* Where the entries of a feed stand, and what holds for it as a whole. */

static char *
join_authors (const HdFeedFacts *facts)
{
  g_autoptr (GString) joined = NULL;

  if (facts->authors == NULL)
    return NULL;
  joined = g_string_new (NULL);
  for (guint i = 0; i < facts->authors->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (facts->authors, i));
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* CDF has in attributes what others have in elements. */
static void
read_lastmod (HdFeedFacts *facts, const xmlNode *node)
{
  g_autofree char *last = hd_feed_dup_attribute (node, "lastmod");

  hd_feed_take_date (&facts->updated, &facts->updated_rank, 1, last);
}

static char *
dup_attribute_link (const HdFeedReader *self, const xmlNode *node)
{
  g_autofree char *href = hd_feed_dup_attribute (node, "href");

  return hd_feed_resolve (self, node, href);
}

static void
read_entry (HdFeedReader *self, const xmlNode *node)
{
  g_auto (HdFeedFacts) facts;
  HdFeedEntry *entry = hd_feed_add_entry (self->feed);

  hd_feed_facts_init (&facts);
  facts.entry = entry;
  read_lastmod (&facts, node);
  for (const xmlNode *n = node->children; n != NULL; n = n->next)
    if (n->type == XML_ELEMENT_NODE)
      hd_feed_read_element (self, &facts, n);

  entry->id = g_steal_pointer (&facts.id);
  if (entry->id == NULL)
    entry->id = hd_feed_dup_attribute (node, "about");
  entry->title = g_steal_pointer (&facts.title);
  entry->link = g_steal_pointer (&facts.link);
  if (entry->link == NULL && facts.id_is_link)
    entry->link = g_strdup (entry->id);
  if (entry->link == NULL)
    entry->link = dup_attribute_link (self, node);
  entry->summary = g_steal_pointer (&facts.description);
  entry->content = g_steal_pointer (&facts.content);
  entry->external_url = g_steal_pointer (&facts.external);
  entry->author = join_authors (&facts);
  entry->published = facts.published;
  entry->updated = facts.updated;
}

static gboolean
is_named (const xmlNode *node, const char *names)
{
  g_autofree char *name = hd_feed_dup_local_name (node);
  HdFeedSpace space;

  if (!hd_feed_is_any (name, names))
    return FALSE;
  space = hd_feed_get_space (node);
  return space <= HD_FEED_SPACE_ATOM_03;
}

/* Walks the whole tree for the first element that can be a feed; a page on the way is told. */
static const xmlNode *
find_feed (const xmlNode *root, gboolean *page)
{
  const xmlNode *n = root;

  *page = FALSE;
  while (n != NULL)
    {
      if (n->type == XML_ELEMENT_NODE)
        {
          g_autofree char *name = hd_feed_dup_local_name (n);

          if (hd_feed_is_any (name, "rss feed channel") || g_str_equal (name, "rdf"))
            return n;
          *page |= g_str_equal (name, "html") || g_str_equal (name, "body");
          if (n->children != NULL)
            {
              n = n->children;
              continue;
            }
        }
      while (n->next == NULL && n != root && n->parent != NULL)
        n = n->parent;
      n = n == root ? NULL : n->next;
    }
  return NULL;
}

static void
set_format (HdFeed *feed, const xmlNode *root)
{
  g_autofree char *name = hd_feed_dup_local_name (root);
  const char *space = root->ns != NULL ? (const char *) root->ns->href : "";

  feed->version = hd_feed_dup_attribute (root, "version");
  if (g_str_equal (name, "feed"))
    {
      feed->format = HD_FEED_ATOM;
      if (feed->version == NULL)
        feed->version = g_strdup (strstr (space, "purl.org/atom") != NULL ? "0.3" : "1.0");
    }
  else if (g_str_equal (name, "rdf"))
    {
      gboolean old = FALSE;

      for (const xmlNs *ns = root->nsDef; ns != NULL; ns = ns->next)
        old |= ns->href != NULL && strstr ((const char *) ns->href, "netscape.com") != NULL;
      feed->format = HD_FEED_RDF;
      if (feed->version == NULL)
        feed->version = g_strdup (old ? "0.90" : "1.0");
    }
  else
    feed->format = HD_FEED_RSS;
}

static void
take_entry (HdFeedReader *self, const xmlNode *node)
{
  if (self->feed->entries->len < HD_FEED_MAX_ENTRIES)
    read_entry (self, node);
  else
    hd_feed_warn (self->feed, "The feed is very long; its last entries were not read.");
}

/* Entries stand in the feed, in its channel, or, in RDF and in mistaken RSS, beside it. */
static void
read_level (HdFeedReader *self, HdFeedFacts *facts, const xmlNode *node, gboolean inside)
{
  for (const xmlNode *n = node->children; n != NULL; n = n->next)
    {
      if (n->type != XML_ELEMENT_NODE)
        continue;
      if (is_named (n, "item entry"))
        take_entry (self, n);
      else if (!inside && is_named (n, "channel"))
        {
          char *about = hd_feed_dup_attribute (n, "about");

          if (about != NULL && facts->id == NULL)
            facts->id = g_steal_pointer (&about);
          g_free (about);
          if (facts->language == NULL)
            facts->language = hd_feed_dup_attribute (n, "lang");
          read_level (self, facts, n, TRUE);
        }
      else
        hd_feed_read_element (self, facts, n);
    }
}

static void
finish_feed (HdFeed *feed, HdFeedFacts *facts)
{
  feed->id = g_steal_pointer (&facts->id);
  feed->title = g_steal_pointer (&facts->title);
  feed->link = g_steal_pointer (&facts->link);
  feed->description = g_steal_pointer (&facts->description);
  feed->language = g_steal_pointer (&facts->language);
  if (feed->language != NULL)
    g_strdelimit (feed->language, "_", '-');
  feed->author = join_authors (facts);
  feed->rights = g_steal_pointer (&facts->rights);
  feed->icon = g_steal_pointer (&facts->icon);
  feed->self = g_steal_pointer (&facts->self);
  feed->hub = g_steal_pointer (&facts->hub);
  if (facts->period > 0)
    feed->ttl = MAX (feed->ttl, facts->period / MAX (facts->frequency, 1));
  feed->updated = facts->updated != HD_FEED_NO_DATE ? facts->updated : facts->published;
  if (feed->format == HD_FEED_ATOM && feed->author != NULL)
    for (guint i = 0; i < feed->entries->len; i++)
      {
        HdFeedEntry *entry = g_ptr_array_index (feed->entries, i);

        if (entry->author == NULL)
          entry->author = g_strdup (feed->author);
      }
}

/* The address to use when the caller knows none: what the feed calls itself. */
static char *
find_own_address (const xmlNode *root)
{
  const xmlNode *top = root;

  for (const xmlNode *n = root->children; n != NULL; n = n->next)
    if (n->type == XML_ELEMENT_NODE && is_named (n, "channel"))
      {
        top = n;
        break;
      }
  for (int pass = 0; pass < 2; pass++)
    for (const xmlNode *n = top->children; n != NULL; n = n->next)
      if (n->type == XML_ELEMENT_NODE && is_named (n, "link"))
        {
          g_autofree char *rel = hd_feed_dup_attribute (n, "rel");
          g_autofree char *href = hd_feed_dup_attribute (n, "href");

          if (href == NULL)
            href = hd_feed_dup_content (n);
          if ((pass == 1 || g_strcmp0 (rel, "self") == 0) &&
              (g_str_has_prefix (href, "http:") || g_str_has_prefix (href, "https:")))
            return g_steal_pointer (&href);
        }
  return NULL;
}

/* What is so long is read entry by entry, and never a tree as a whole. */
#define LONG ((gsize) 256 * 1024)

/* An entry is complete, and its place one where read_level() would look. */
static void
ended_cb (xmlNode *node, gpointer user_data)
{
  HdFeedReader *self = user_data;
  xmlNode *parent = node->parent;
  xmlNode *before = node->prev;
  g_autofree char *place = NULL;

  if (parent == NULL || parent->type != XML_ELEMENT_NODE || !is_named (node, "item entry"))
    return;
  place = hd_feed_dup_local_name (parent);
  if (!hd_feed_is_any (place, "channel rss feed rdf"))
    return;

  if (self->base == NULL && self->own == NULL)
    self->base = self->own = find_own_address (xmlDocGetRootElement (node->doc));
  take_entry (self, node);
  if (before != NULL && before->type == XML_TEXT_NODE)
    {
      xmlUnlinkNode (before);
      xmlFreeNode (before);
    }
  xmlUnlinkNode (node);
  xmlFreeNode (node);
}

static xmlDoc *
parse (HdFeedReader *self, const char *text, gsize length, gboolean *cut, gboolean *subset)
{
  g_autoptr (GString) mended = NULL;

  if (length >= LONG)
    return hd_feed_parse_pieces (text, length, ended_cb, self, cut, subset);
  mended = hd_feed_mend (text, length, NULL, NULL, cut, subset);
  return hd_feed_parse_xml (mended);
}

/**
 * hd_feed_read_markup:
 * @text: valid UTF-8
 *
 * Returns: whether there was a feed; else @error is %HD_ERROR_PARSE
 */
gboolean
hd_feed_read_markup (HdFeed *feed, const char *text, gsize length, const char *base, GError **error)
{
  gboolean cut, subset, page;
  HdFeedReader self = { .feed = feed,
                        .base = base,
                        .has_bases = g_strstr_len (text, (gssize) length, "xml:base") != NULL };
  g_autoptr (xmlDoc) document = parse (&self, text, length, &cut, &subset);
  g_autofree char *own = self.own;
  const xmlNode *top = document != NULL ? xmlDocGetRootElement (document) : NULL;
  const xmlNode *root = top != NULL ? find_feed (top, &page) : NULL;
  g_auto (HdFeedFacts) facts;

  hd_feed_facts_init (&facts);
  if (root == NULL)
    {
      hd_feed_set_no_feed (feed, text, length, base, top != NULL && page, error);
      return FALSE;
    }

  if (self.base == NULL)
    {
      own = find_own_address (root);
      self.base = own;
    }
  set_format (feed, root);
  facts.language = hd_feed_dup_attribute (root, "lang");
  read_lastmod (&facts, root);
  read_level (&self, &facts, root, FALSE);
  if (facts.link == NULL)
    facts.link = dup_attribute_link (&self, root);
  finish_feed (feed, &facts);

  if (cut && feed->entries->len > 0)
    {
      g_ptr_array_set_size (feed->entries, (int) feed->entries->len - 1);
      hd_feed_warn (feed, "The feed ends in the middle of an entry; that entry was left out.");
    }
  if (subset)
    hd_feed_warn (feed, "The feed declares entities of its own; they were not read.");
  return TRUE;
}
