/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-facts.h"

#include <string.h>

#include "hd-feed-read.h"

/*
 * RSS, RDF, Atom and CDF. Feeds mix them, so one reader takes the elements of all; where several
 * say the same thing, each has a rank and the highest counts, of equals the last.
 */

static void
read_author (HdFeedFacts *facts, const xmlNode *node, int rank)
{
  g_autofree char *name = NULL;
  gboolean address = FALSE;

  if (hd_feed_has_elements (node))
    {
      g_autofree char *raw = hd_feed_dup_child (node, "name");

      name = hd_feed_plain_line (raw);
      if (name == NULL)
        {
          g_autofree char *email = hd_feed_dup_child (node, "email");

          name = hd_feed_person (email, &address);
        }
    }
  else
    {
      g_autofree char *content = hd_feed_dup_content (node);
      g_autofree char *plain =
        strchr (content, '&') != NULL ? hd_feed_plain_from_html (content) : g_strdup (content);

      name = hd_feed_person (plain, &address);
    }
  if (name == NULL)
    return;
  if (address)
    rank -= 10;
  if (rank > facts->author_rank || facts->authors == NULL)
    {
      if (rank < facts->author_rank && facts->authors != NULL)
        return;
      g_clear_pointer (&facts->authors, g_ptr_array_unref);
      facts->authors = g_ptr_array_new_with_free_func (g_free);
      facts->author_rank = rank;
    }
  else if (rank < facts->author_rank)
    return;
  if (facts->authors->len < 50 &&
      !g_ptr_array_find_with_equal_func (facts->authors, name, g_str_equal, NULL))
    g_ptr_array_add (facts->authors, g_steal_pointer (&name));
}

static gint64
read_length (const xmlNode *node, const char *name)
{
  g_autofree char *text = hd_feed_dup_attribute (node, name);
  gint64 length = -1;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &length, NULL))
    return -1;
  return length;
}

static void
read_enclosure (const HdFeedReader *self,
                HdFeedFacts *facts,
                const xmlNode *node,
                const char *address,
                const char *length)
{
  g_autofree char *url = hd_feed_dup_attribute (node, address);
  g_autofree char *type = hd_feed_dup_attribute (node, "type");
  g_autofree char *absolute = hd_feed_resolve (self, node, url);

  if (facts->entry != NULL)
    hd_feed_entry_add_enclosure (facts->entry, absolute, type, read_length (node, length));
}

/* Atom, 4.2.7.2: the name of a registered relation, or this and the name. */
static char *
dup_relation (const xmlNode *node)
{
  static const char registry[] = "http://www.iana.org/assignments/relation/";
  char *rel = hd_feed_dup_attribute (node, "rel");

  if (rel != NULL && g_str_has_prefix (rel, registry))
    memmove (rel, rel + strlen (registry), strlen (rel + strlen (registry)) + 1);
  return rel;
}

static void
read_link (const HdFeedReader *self, HdFeedFacts *facts, const xmlNode *node, HdFeedSpace space)
{
  g_autofree char *href = hd_feed_dup_attribute (node, "href");
  g_autofree char *rel = dup_relation (node);
  g_autofree char *type = hd_feed_dup_attribute (node, "type");
  g_autofree char *content = NULL;

  if (href == NULL)
    {
      content = hd_feed_dup_content (node);
      hd_feed_take_first (&facts->link, &facts->link_rank, space == HD_FEED_SPACE_CORE ? 5 : 4,
                          hd_feed_resolve (self, node, content));
      return;
    }
  if (rel == NULL || rel[0] == '\0' || g_ascii_strcasecmp (rel, "alternate") == 0)
    {
      gboolean page = type == NULL || strstr (type, "html") != NULL;

      hd_feed_take_first (&facts->link, &facts->link_rank, page ? 4 : 3,
                          hd_feed_resolve (self, node, href));
    }
  else if (g_ascii_strcasecmp (rel, "self") == 0 && facts->self == NULL)
    facts->self = hd_feed_resolve (self, node, href);
  else if (g_ascii_strcasecmp (rel, "hub") == 0 && facts->hub == NULL)
    facts->hub = hd_feed_resolve (self, node, href);
  else if (g_ascii_strcasecmp (rel, "related") == 0 && facts->external == NULL)
    facts->external = hd_feed_resolve (self, node, href);
  else if (g_ascii_strcasecmp (rel, "enclosure") == 0)
    read_enclosure (self, facts, node, "href", "length");
}

static void
read_id (const HdFeedReader *self, HdFeedFacts *facts, const xmlNode *node, gboolean guid)
{
  g_autofree char *text = hd_feed_dup_content (node);
  g_autofree char *permanent = hd_feed_dup_attribute (node, "isPermaLink");
  char *line;

  if (facts->id != NULL)
    return;
  /* Atom, 4.2.6: an id is compared as it stands; one that is a path is a relative address. */
  line = text[0] == '/' ? hd_feed_resolve (self, node, text) : hd_feed_plain_line (text);
  facts->id = line;
  facts->id_is_link = guid && line != NULL &&
                      !(permanent != NULL && g_ascii_strcasecmp (permanent, "false") == 0) &&
                      (g_str_has_prefix (line, "http:") || g_str_has_prefix (line, "https:"));
}

static void
read_category (HdFeedFacts *facts, const xmlNode *node)
{
  g_autofree char *label = hd_feed_dup_attribute (node, "label");
  g_autofree char *term = hd_feed_dup_attribute (node, "term");
  g_autofree char *raw = hd_feed_dup_content (node);
  g_autofree char *content = hd_feed_plain_from_html (raw);

  if (facts->entry != NULL)
    hd_feed_entry_add_category (facts->entry, label != NULL && label[0] != '\0' ? label
                                              : term != NULL                    ? term
                                                                                : content);
}

/* Several words in one element, with commas between. */
static void
read_keywords (HdFeedFacts *facts, const xmlNode *node)
{
  g_autofree char *content = hd_feed_dup_content (node);
  g_auto (GStrv) words = g_strsplit (content, ",", 200);

  for (guint i = 0; facts->entry != NULL && words[i] != NULL; i++)
    hd_feed_entry_add_category (facts->entry, words[i]);
}

static void
read_media (const HdFeedReader *self, HdFeedFacts *facts, const xmlNode *node, const char *name)
{
  if (g_str_equal (name, "title"))
    hd_feed_take_first (&facts->title, &facts->title_rank, 1,
                        hd_feed_dup_plain (node, HD_FEED_SPACE_MEDIA));
  else if (g_str_equal (name, "description"))
    hd_feed_take_first (&facts->description, &facts->description_rank, 1,
                        hd_feed_dup_html (self, node, HD_FEED_SPACE_CORE));
  else if (g_str_equal (name, "content"))
    read_enclosure (self, facts, node, "url", "fileSize");
  else if (g_str_equal (name, "category"))
    read_category (facts, node);
  else if (g_str_equal (name, "keywords"))
    read_keywords (facts, node);
  if (g_str_equal (name, "group") || g_str_equal (name, "content"))
    for (const xmlNode *n = node->children; n != NULL; n = n->next)
      if (n->type == XML_ELEMENT_NODE && hd_feed_get_space (n) == HD_FEED_SPACE_MEDIA)
        {
          g_autofree char *inner = hd_feed_dup_local_name (n);

          /* One level: a group in a group is nothing. */
          if (g_str_equal (inner, "content") && g_str_equal (name, "group"))
            read_enclosure (self, facts, n, "url", "fileSize");
          else if (hd_feed_is_any (inner, "title description category keywords"))
            read_media (self, facts, n, inner);
        }
}

static void
read_content (const HdFeedReader *self, HdFeedFacts *facts, const xmlNode *node, HdFeedSpace space)
{
  g_autofree char *source = hd_feed_dup_attribute (node, "src");

  if (source != NULL && source[0] != '\0')
    {
      g_autofree char *type = hd_feed_dup_attribute (node, "type");

      if (type == NULL || strstr (type, "html") != NULL)
        hd_feed_take_first (&facts->link, &facts->link_rank, 2,
                            hd_feed_resolve (self, node, source));
      else
        read_enclosure (self, facts, node, "src", "length");
    }
  hd_feed_take (&facts->content, &facts->content_rank, 5, hd_feed_dup_html (self, node, space));
}

/* Dates, in whichever vocabulary. Returns whether @name is one. */
static gboolean
read_date (HdFeedFacts *facts, const xmlNode *node, const char *name, HdFeedSpace space)
{
  gboolean core =
    space == HD_FEED_SPACE_CORE || space == HD_FEED_SPACE_ATOM || space == HD_FEED_SPACE_ATOM_03;
  g_autofree char *text = NULL;

  if (!(core &&
        hd_feed_is_any (name, "pubdate published issued updated modified lastbuilddate created "
                              "date")) &&
      !(space == HD_FEED_SPACE_DC && g_str_equal (name, "date")) &&
      !(space == HD_FEED_SPACE_DC_TERMS && hd_feed_is_any (name, "issued created modified date")))
    return FALSE;

  text = hd_feed_dup_content (node);
  if (core && hd_feed_is_any (name, "pubdate published"))
    hd_feed_take_date (&facts->published, &facts->published_rank, 6, text);
  else if (g_str_equal (name, "issued"))
    hd_feed_take_date (&facts->published, &facts->published_rank, core ? 5 : 4, text);
  else if (g_str_equal (name, "created"))
    hd_feed_take_date (&facts->published, &facts->published_rank, 2, text);
  else if (g_str_equal (name, "date"))
    {
      hd_feed_take_date (&facts->published, &facts->published_rank, 3, text);
      hd_feed_take_date (&facts->updated, &facts->updated_rank, 3, text);
    }
  else
    hd_feed_take_date (&facts->updated, &facts->updated_rank, core ? 6 : 4, text);
  return TRUE;
}

/* "4" to bits for the hours of the day, "Monday" for the days of the week. */
static void
read_skipped (HdFeed *feed, const xmlNode *node, gboolean hours)
{
  for (const xmlNode *n = node->children; n != NULL; n = n->next)
    {
      g_autofree char *text = n->type == XML_ELEMENT_NODE ? hd_feed_dup_content (n) : NULL;
      gint64 hour;

      if (text == NULL)
        continue;
      if (!hours)
        feed->skip_days |= hd_feed_weekday_bit (text);
      else if (g_ascii_string_to_signed (text, 10, 0, 24, &hour, NULL))
        feed->skip_hours |= 1u << (hour % 24);
    }
}

/* How often the feed changes, as it says. Returns whether @name says so. */
static gboolean
read_schedule (HdFeed *feed, HdFeedFacts *facts, const xmlNode *node, const char *name)
{
  static const struct
  {
    const char *name;
    int minutes;
  } periods[] = {
    { "hourly", 60 },
    { "daily", 24 * 60 },
    { "weekly", 7 * 24 * 60 },
    { "monthly", 30 * 24 * 60 },
    { "yearly", 365 * 24 * 60 },
  };
  g_autofree char *text = NULL;
  gint64 number;

  if (facts->entry != NULL ||
      !hd_feed_is_any (name, "ttl skiphours skipdays updateperiod updatefrequency"))
    return FALSE;
  if (name[0] == 's')
    {
      read_skipped (feed, node, g_str_equal (name, "skiphours"));
      return TRUE;
    }

  text = hd_feed_dup_content (node);
  if (g_str_equal (name, "updateperiod"))
    {
      for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
        if (g_ascii_strcasecmp (text, periods[i].name) == 0)
          facts->period = periods[i].minutes;
    }
  else if (g_ascii_string_to_signed (text, 10, 1, 1000000, &number, NULL))
    {
      if (g_str_equal (name, "ttl"))
        feed->ttl = (int) number;
      else
        facts->frequency = (int) number;
    }
  return TRUE;
}

/* A category may stand in another. */
static void
read_itunes_category (HdFeedFacts *facts, const xmlNode *node)
{
  g_autofree char *text = hd_feed_dup_attribute (node, "text");

  if (facts->entry == NULL)
    return;
  if (text != NULL && text[0] != '\0')
    hd_feed_entry_add_category (facts->entry, text);
  for (const xmlNode *n = node->children; n != NULL; n = n->next)
    {
      g_autofree char *inner =
        n->type == XML_ELEMENT_NODE ? hd_feed_dup_attribute (n, "text") : NULL;

      if (inner != NULL && inner[0] != '\0')
        hd_feed_entry_add_category (facts->entry, inner);
    }
}

static void
read_itunes (const HdFeedReader *self, HdFeedFacts *facts, const xmlNode *node, const char *name)
{
  if (g_str_equal (name, "author"))
    read_author (facts, node, 21);
  else if (g_str_equal (name, "owner"))
    read_author (facts, node, 20);
  else if (g_str_equal (name, "title"))
    hd_feed_take_first (&facts->title, &facts->title_rank, 2,
                        hd_feed_dup_plain (node, HD_FEED_SPACE_CORE));
  else if (hd_feed_is_any (name, "summary subtitle"))
    hd_feed_take_first (&facts->description, &facts->description_rank, name[1] == 'u' ? 3 : 2,
                        hd_feed_dup_html (self, node, HD_FEED_SPACE_CORE));
  else if (g_str_equal (name, "image"))
    {
      g_autofree char *href = hd_feed_dup_attribute (node, "href");

      hd_feed_take_first (&facts->icon, &facts->icon_rank, 1, hd_feed_resolve (self, node, href));
    }
  else if (g_str_equal (name, "link"))
    {
      g_autofree char *rel = hd_feed_dup_attribute (node, "rel");
      g_autofree char *href = hd_feed_dup_attribute (node, "href");

      if (g_strcmp0 (rel, "image") == 0)
        hd_feed_take_first (&facts->icon, &facts->icon_rank, 1, hd_feed_resolve (self, node, href));
    }
  else if (g_str_equal (name, "keywords"))
    read_keywords (facts, node);
  else if (g_str_equal (name, "category"))
    read_itunes_category (facts, node);
}

static void
read_core (const HdFeedReader *self,
           HdFeedFacts *facts,
           const xmlNode *node,
           const char *name,
           HdFeedSpace space)
{
  if (g_str_equal (name, "title"))
    hd_feed_take_first (&facts->title, &facts->title_rank, 5, hd_feed_dup_plain (node, space));
  else if (g_str_equal (name, "link"))
    read_link (self, facts, node, space);
  else if (hd_feed_is_any (name, "guid id"))
    read_id (self, facts, node, g_str_equal (name, "guid"));
  else if (hd_feed_is_any (name, "description summary subtitle tagline abstract"))
    hd_feed_take_first (&facts->description, &facts->description_rank,
                        g_str_equal (name, "summary") || g_str_equal (name, "description") ? 6 : 5,
                        hd_feed_dup_html (self, node, space));
  else if (g_str_equal (name, "info"))
    hd_feed_take_first (&facts->description, &facts->description_rank, 4,
                        hd_feed_dup_html (self, node, space));
  else if (g_str_equal (name, "content") && facts->entry != NULL)
    read_content (self, facts, node, space);
  else if (hd_feed_is_any (name, "body fullitem") && facts->entry != NULL)
    hd_feed_take (&facts->content, &facts->content_rank, 4, hd_feed_dup_html (self, node, space));
  else if (hd_feed_is_any (name, "author managingeditor"))
    read_author (facts, node, 25);
  else if (g_str_equal (name, "category"))
    read_category (facts, node);
  else if (g_str_equal (name, "enclosure"))
    read_enclosure (self, facts, node, "url", "length");
  else if (hd_feed_is_any (name, "rights copyright"))
    hd_feed_take_first (&facts->rights, &facts->rights_rank, 5,
                        hd_feed_dup_html (self, node, space));
  else if (g_str_equal (name, "language"))
    hd_feed_take_first (&facts->language, &facts->language_rank, 1, hd_feed_dup_line (node));
  else if (hd_feed_is_any (name, "icon logo"))
    {
      g_autofree char *text = hd_feed_dup_content (node);

      hd_feed_take_first (&facts->icon, &facts->icon_rank, name[0] == 'i' ? 5 : 3,
                          hd_feed_resolve (self, node, text));
    }
  else if (g_str_equal (name, "image"))
    {
      g_autofree char *url = hd_feed_dup_child (node, "url");

      hd_feed_take_first (&facts->icon, &facts->icon_rank, 4, hd_feed_resolve (self, node, url));
    }
  else if (g_str_equal (name, "source") && facts->entry != NULL)
    for (const xmlNode *n = node->children; n != NULL; n = n->next)
      if (n->type == XML_ELEMENT_NODE && g_str_equal ((const char *) n->name, "author"))
        read_author (facts, n, 12);
}

void
hd_feed_read_element (const HdFeedReader *self, HdFeedFacts *facts, const xmlNode *node)
{
  HdFeedSpace space = hd_feed_get_space (node);
  g_autofree char *name = hd_feed_dup_local_name (node);

  if (read_schedule (self->feed, facts, node, name) || space == HD_FEED_SPACE_OTHER ||
      read_date (facts, node, name, space))
    return;
  if (space == HD_FEED_SPACE_MEDIA)
    read_media (self, facts, node, name);
  else if (space == HD_FEED_SPACE_ITUNES)
    read_itunes (self, facts, node, name);
  else if (space == HD_FEED_SPACE_XHTML)
    {
      if (hd_feed_is_any (name, "body div") && facts->entry != NULL)
        hd_feed_take (&facts->content, &facts->content_rank, 5,
                      hd_feed_dup_html (self, node, space));
    }
  else if (space == HD_FEED_SPACE_CONTENT)
    {
      if (g_str_equal (name, "encoded"))
        hd_feed_take (&facts->content, &facts->content_rank, 6,
                      hd_feed_dup_html (self, node, space));
    }
  else if (space == HD_FEED_SPACE_DC || space == HD_FEED_SPACE_DC_TERMS)
    {
      if (hd_feed_is_any (name, "creator author"))
        read_author (facts, node, 23);
      else if (g_str_equal (name, "title"))
        hd_feed_take_first (&facts->title, &facts->title_rank, 3,
                            hd_feed_dup_plain (node, HD_FEED_SPACE_CORE));
      else if (hd_feed_is_any (name, "description abstract"))
        hd_feed_take_first (&facts->description, &facts->description_rank, 4,
                            hd_feed_dup_html (self, node, HD_FEED_SPACE_CORE));
      else if (g_str_equal (name, "subject"))
        read_category (facts, node);
      else if (g_str_equal (name, "rights"))
        hd_feed_take_first (&facts->rights, &facts->rights_rank, 3,
                            hd_feed_dup_html (self, node, HD_FEED_SPACE_CORE));
      else if (g_str_equal (name, "language"))
        hd_feed_take_first (&facts->language, &facts->language_rank, 1, hd_feed_dup_line (node));
      else if (g_str_equal (name, "identifier") && facts->id == NULL)
        read_id (self, facts, node, FALSE);
    }
  else
    read_core (self, facts, node, name, space);
}
