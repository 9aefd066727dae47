/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-private.h"

#include <string.h>

#include "hd-address.h"
#include "hd-error.h"

/*
 * RSS, RDF, Atom and CDF. Feeds mix them, so one reader takes the elements of all; where several
 * say the same thing, each has a rank and the highest counts, of equals the last.
 */

typedef enum
{
  SPACE_CORE, /* RSS of any kind, and what has no prefix */
  SPACE_ATOM,
  SPACE_ATOM_03,
  SPACE_DC,
  SPACE_DC_TERMS,
  SPACE_CONTENT,
  SPACE_MEDIA,
  SPACE_ITUNES,
  SPACE_XHTML,
  SPACE_OTHER,
} Space;

typedef struct
{
  HdFeed *feed;
  const char *base;
  gboolean has_bases;
} Reader;

/* What is read of a channel or an entry, with the ranks of what was read so far. */
typedef struct
{
  char *id;
  char *title;
  char *link;
  char *description;
  char *content;
  char *rights;
  char *language;
  char *icon;
  char *self;
  char *hub;
  char *external;
  gint64 published;
  gint64 updated;
  int title_rank, link_rank, author_rank, description_rank, content_rank, rights_rank, icon_rank;
  int published_rank, updated_rank;
  int period; /* minutes in which the feed changes so often: */
  int frequency;
  gboolean id_is_link;
  GPtrArray *authors; /* of an Atom element, several */
  HdFeedEntry *entry; /* (nullable): takes categories and enclosures */
} Facts;

static void
facts_clear (Facts *facts)
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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static Space
get_space (const xmlNode *node)
{
  static const struct
  {
    const char *key; /* a part of the address, or the customary prefix with its colon */
    Space space;
  } spaces[] = {
    { "purl.org/atom/", SPACE_ATOM_03 },
    { "www.w3.org/2005/atom", SPACE_ATOM },
    { "purl.org/dc/elements/", SPACE_DC },
    { "purl.org/dc/terms", SPACE_DC_TERMS },
    { "purl.org/rss/1.0/modules/content", SPACE_CONTENT },
    { "search.yahoo.com/mrss", SPACE_MEDIA },
    { "www.itunes.com/dtds/podcast", SPACE_ITUNES },
    { "www.w3.org/1999/xhtml", SPACE_XHTML },
    { "purl.org/rss/1.0/modules/", SPACE_OTHER },
    { "purl.org/rss/1.0", SPACE_CORE },
    { "my.netscape.com/", SPACE_CORE },
    { "channel.netscape.com/", SPACE_CORE },
    { "backend.userland.com/", SPACE_CORE },
    { "blogs.law.harvard.edu/", SPACE_CORE },
    { "atom:", SPACE_ATOM },
    { "dc:", SPACE_DC },
    { "dcterms:", SPACE_DC_TERMS },
    { "content:", SPACE_CONTENT },
    { "media:", SPACE_MEDIA },
    { "itunes:", SPACE_ITUNES },
    { "xhtml:", SPACE_XHTML },
  };
  const char *key;
  g_autofree char *lower = NULL;
  gboolean declared = node->ns != NULL && node->ns->href != NULL;

  key = declared ? (const char *) node->ns->href : (const char *) node->name;
  if (!declared && strchr (key, ':') == NULL)
    return SPACE_CORE;
  lower = g_ascii_strdown (key, -1);
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (declared ? !g_str_has_suffix (spaces[i].key, ":") && strstr (lower, spaces[i].key) != NULL
                 : g_str_has_prefix (lower, spaces[i].key))
      return spaces[i].space;
  /* A default namespace that nobody knows is a mistake; a prefix is an extension. */
  return declared && node->ns->prefix == NULL ? SPACE_CORE : SPACE_OTHER;
}

static gboolean
has_elements (const xmlNode *node)
{
  for (const xmlNode *n = node->children; n != NULL; n = n->next)
    if (n->type == XML_ELEMENT_NODE)
      return TRUE;
  return FALSE;
}

static char *
dup_base (const Reader *self, const xmlNode *node)
{
  return self->has_bases ? hd_feed_dup_base (node, self->base) : g_strdup (self->base);
}

/* The address in @text, absolute where that can be; NULL when there is none. */
static char *
resolve (const Reader *self, const xmlNode *node, const char *text)
{
  g_autofree char *base = NULL;
  char *address;

  if (text == NULL || text[0] == '\0')
    return NULL;
  base = dup_base (self, node);
  address = hd_address_resolve (base, text);
  return address != NULL ? address : hd_feed_plain_line (text);
}

static char *
dup_line (const xmlNode *node)
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

/* A text as HTML: @html says whether it was (else it is plain text). */
static char *
dup_text (const xmlNode *node, Space space, gboolean *html)
{
  g_autofree char *type = hd_feed_dup_attribute (node, "type");
  g_autofree char *mode = hd_feed_dup_attribute (node, "mode");
  g_autofree char *content = NULL;
  gboolean atom = space == SPACE_ATOM || space == SPACE_ATOM_03;
  gboolean plain =
    type != NULL &&
    (g_str_equal (type, "text") || g_str_equal (type, "text/plain") || g_str_equal (type, "plain"));

  *html = TRUE;
  if (has_elements (node))
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
      return hd_feed_dup_markup (inner);
    }

  content = hd_feed_dup_content (node);
  if ((mode != NULL && g_str_equal (mode, "base64")) ||
      (space == SPACE_ATOM && type != NULL && strchr (type, '/') != NULL &&
       !g_str_has_prefix (type, "text/") && !g_str_has_suffix (type, "xml")))
    {
      *html = !plain;
      return decode_base64 (content);
    }
  if (type != NULL && (g_str_equal (type, "xhtml") || g_str_has_suffix (type, "xml")))
    *html = FALSE;
  else if (plain || (space == SPACE_ATOM && type == NULL))
    *html = FALSE;
  else if (space == SPACE_ATOM_03 && type == NULL)
    *html = strstr (content, "</") != NULL || strstr (content, "/>") != NULL;
  else if (atom && type == NULL)
    *html = FALSE;
  return g_steal_pointer (&content);
}

static char *
dup_html (const Reader *self, const xmlNode *node, Space space)
{
  gboolean html;
  g_autofree char *base = dup_base (self, node);
  g_autofree char *text = dup_text (node, space, &html);
  g_autofree char *clean = html ? hd_feed_html_clean (text, base) : hd_feed_html_from_plain (text);

  return clean != NULL && clean[0] != '\0' ? g_steal_pointer (&clean) : NULL;
}

static char *
dup_plain (const xmlNode *node, Space space)
{
  gboolean html;
  g_autofree char *text = dup_text (node, space, &html);

  return html ? hd_feed_plain_from_html (text) : hd_feed_plain_line (text);
}

/* Puts @value (transfer full) at @place when its rank allows. */
static void
take (char **place, int *have, int rank, char *value)
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
static void
take_first (char **place, int *have, int rank, char *value)
{
  if (rank <= *have)
    g_free (value);
  else
    take (place, have, rank, value);
}

static void
take_date (gint64 *place, int *have, int rank, const char *text)
{
  gint64 seconds;

  if (rank >= *have && text != NULL && hd_feed_date_parse (text, &seconds))
    {
      *place = seconds;
      *have = rank;
    }
}

static gboolean
is_any (const char *name, const char *names)
{
  gsize n = strlen (name);

  for (const char *p = names; (p = strstr (p, name)) != NULL; p++)
    if ((p == names || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
      return TRUE;
  return FALSE;
}

static char *
dup_child (const xmlNode *node, const char *name)
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

static void
read_author (Facts *facts, const xmlNode *node, int rank)
{
  g_autofree char *name = NULL;
  gboolean address = FALSE;

  if (has_elements (node))
    {
      g_autofree char *raw = dup_child (node, "name");

      name = hd_feed_plain_line (raw);
      if (name == NULL)
        {
          g_autofree char *email = dup_child (node, "email");

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
read_enclosure (const Reader *self,
                Facts *facts,
                const xmlNode *node,
                const char *address,
                const char *length)
{
  g_autofree char *url = hd_feed_dup_attribute (node, address);
  g_autofree char *type = hd_feed_dup_attribute (node, "type");
  g_autofree char *absolute = resolve (self, node, url);

  if (facts->entry != NULL)
    hd_feed_entry_add_enclosure (facts->entry, absolute, type, read_length (node, length));
}

static void
read_link (const Reader *self, Facts *facts, const xmlNode *node, Space space)
{
  g_autofree char *href = hd_feed_dup_attribute (node, "href");
  g_autofree char *rel = hd_feed_dup_attribute (node, "rel");
  g_autofree char *type = hd_feed_dup_attribute (node, "type");
  g_autofree char *content = NULL;

  if (href == NULL)
    {
      content = hd_feed_dup_content (node);
      take_first (&facts->link, &facts->link_rank, space == SPACE_CORE ? 5 : 4,
                  resolve (self, node, content));
      return;
    }
  if (rel == NULL || rel[0] == '\0' || g_ascii_strcasecmp (rel, "alternate") == 0)
    {
      gboolean page = type == NULL || strstr (type, "html") != NULL;

      take_first (&facts->link, &facts->link_rank, page ? 4 : 3, resolve (self, node, href));
    }
  else if (g_ascii_strcasecmp (rel, "self") == 0 && facts->self == NULL)
    facts->self = resolve (self, node, href);
  else if (g_ascii_strcasecmp (rel, "hub") == 0 && facts->hub == NULL)
    facts->hub = resolve (self, node, href);
  else if (g_ascii_strcasecmp (rel, "related") == 0 && facts->external == NULL)
    facts->external = resolve (self, node, href);
  else if (g_ascii_strcasecmp (rel, "enclosure") == 0)
    read_enclosure (self, facts, node, "href", "length");
}

static void
read_id (const Reader *self, Facts *facts, const xmlNode *node, gboolean guid)
{
  g_autofree char *text = hd_feed_dup_content (node);
  g_autofree char *permanent = hd_feed_dup_attribute (node, "isPermaLink");
  char *line;

  if (facts->id != NULL)
    return;
  /* Atom, 4.2.6: an id is compared as it stands; one that is a path is a relative address. */
  line = text[0] == '/' ? resolve (self, node, text) : hd_feed_plain_line (text);
  facts->id = line;
  facts->id_is_link = guid && line != NULL &&
                      !(permanent != NULL && g_ascii_strcasecmp (permanent, "false") == 0) &&
                      (g_str_has_prefix (line, "http:") || g_str_has_prefix (line, "https:"));
}

static void
read_category (Facts *facts, const xmlNode *node)
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

static void
read_media (const Reader *self, Facts *facts, const xmlNode *node, const char *name)
{
  if (g_str_equal (name, "title"))
    take_first (&facts->title, &facts->title_rank, 1, dup_plain (node, SPACE_MEDIA));
  else if (g_str_equal (name, "description"))
    take_first (&facts->description, &facts->description_rank, 1,
                dup_html (self, node, SPACE_CORE));
  else if (g_str_equal (name, "content"))
    read_enclosure (self, facts, node, "url", "fileSize");
  if (g_str_equal (name, "group") || g_str_equal (name, "content"))
    for (const xmlNode *n = node->children; n != NULL; n = n->next)
      if (n->type == XML_ELEMENT_NODE && get_space (n) == SPACE_MEDIA)
        {
          g_autofree char *inner = hd_feed_dup_local_name (n);

          /* One level: a group in a group is nothing. */
          if (g_str_equal (inner, "content") && g_str_equal (name, "group"))
            read_enclosure (self, facts, n, "url", "fileSize");
          else if (g_str_equal (inner, "title") || g_str_equal (inner, "description"))
            read_media (self, facts, n, inner);
        }
}

static void
read_content (const Reader *self, Facts *facts, const xmlNode *node, Space space)
{
  g_autofree char *source = hd_feed_dup_attribute (node, "src");

  if (source != NULL && source[0] != '\0')
    {
      g_autofree char *type = hd_feed_dup_attribute (node, "type");

      if (type == NULL || strstr (type, "html") != NULL)
        take_first (&facts->link, &facts->link_rank, 2, resolve (self, node, source));
      else
        read_enclosure (self, facts, node, "src", "length");
    }
  take (&facts->content, &facts->content_rank, 5, dup_html (self, node, space));
}

/* Dates, in whichever vocabulary. Returns whether @name is one. */
static gboolean
read_date (Facts *facts, const xmlNode *node, const char *name, Space space)
{
  gboolean core = space == SPACE_CORE || space == SPACE_ATOM || space == SPACE_ATOM_03;
  g_autofree char *text = NULL;

  if (!(core && is_any (name, "pubdate published issued updated modified lastbuilddate created "
                              "date")) &&
      !(space == SPACE_DC && g_str_equal (name, "date")) &&
      !(space == SPACE_DC_TERMS && is_any (name, "issued created modified date")))
    return FALSE;

  text = hd_feed_dup_content (node);
  if (core && is_any (name, "pubdate published"))
    take_date (&facts->published, &facts->published_rank, 6, text);
  else if (g_str_equal (name, "issued"))
    take_date (&facts->published, &facts->published_rank, core ? 5 : 4, text);
  else if (g_str_equal (name, "created"))
    take_date (&facts->published, &facts->published_rank, 2, text);
  else if (g_str_equal (name, "date"))
    {
      take_date (&facts->published, &facts->published_rank, 3, text);
      take_date (&facts->updated, &facts->updated_rank, 3, text);
    }
  else
    take_date (&facts->updated, &facts->updated_rank, core ? 6 : 4, text);
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
read_schedule (HdFeed *feed, Facts *facts, const xmlNode *node, const char *name)
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

  if (facts->entry != NULL || !is_any (name, "ttl skiphours skipdays updateperiod updatefrequency"))
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

static void
read_itunes (const Reader *self, Facts *facts, const xmlNode *node, const char *name)
{
  if (g_str_equal (name, "author"))
    read_author (facts, node, 21);
  else if (g_str_equal (name, "owner"))
    read_author (facts, node, 20);
  else if (g_str_equal (name, "title"))
    take_first (&facts->title, &facts->title_rank, 2, dup_plain (node, SPACE_CORE));
  else if (is_any (name, "summary subtitle"))
    take_first (&facts->description, &facts->description_rank, name[1] == 'u' ? 3 : 2,
                dup_html (self, node, SPACE_CORE));
  else if (g_str_equal (name, "image"))
    {
      g_autofree char *href = hd_feed_dup_attribute (node, "href");

      take_first (&facts->icon, &facts->icon_rank, 1, resolve (self, node, href));
    }
}

static void
read_core (const Reader *self, Facts *facts, const xmlNode *node, const char *name, Space space)
{
  if (g_str_equal (name, "title"))
    take_first (&facts->title, &facts->title_rank, 5, dup_plain (node, space));
  else if (g_str_equal (name, "link"))
    read_link (self, facts, node, space);
  else if (is_any (name, "guid id"))
    read_id (self, facts, node, g_str_equal (name, "guid"));
  else if (is_any (name, "description summary subtitle tagline abstract"))
    take_first (&facts->description, &facts->description_rank,
                g_str_equal (name, "summary") || g_str_equal (name, "description") ? 6 : 5,
                dup_html (self, node, space));
  else if (g_str_equal (name, "info"))
    take_first (&facts->description, &facts->description_rank, 4, dup_html (self, node, space));
  else if (g_str_equal (name, "content") && facts->entry != NULL)
    read_content (self, facts, node, space);
  else if (is_any (name, "body fullitem") && facts->entry != NULL)
    take (&facts->content, &facts->content_rank, 4, dup_html (self, node, space));
  else if (is_any (name, "author managingeditor"))
    read_author (facts, node, 25);
  else if (g_str_equal (name, "category"))
    read_category (facts, node);
  else if (g_str_equal (name, "enclosure"))
    read_enclosure (self, facts, node, "url", "length");
  else if (is_any (name, "rights copyright"))
    take_first (&facts->rights, &facts->rights_rank, 5, dup_html (self, node, space));
  else if (g_str_equal (name, "language") && facts->language == NULL)
    facts->language = dup_line (node);
  else if (is_any (name, "icon logo"))
    {
      g_autofree char *text = hd_feed_dup_content (node);

      take_first (&facts->icon, &facts->icon_rank, name[0] == 'i' ? 5 : 3,
                  resolve (self, node, text));
    }
  else if (g_str_equal (name, "image"))
    {
      g_autofree char *url = dup_child (node, "url");

      take_first (&facts->icon, &facts->icon_rank, 4, resolve (self, node, url));
    }
  else if (g_str_equal (name, "source") && facts->entry != NULL)
    for (const xmlNode *n = node->children; n != NULL; n = n->next)
      if (n->type == XML_ELEMENT_NODE && g_str_equal ((const char *) n->name, "author"))
        read_author (facts, n, 12);
}

static void
read_element (const Reader *self, Facts *facts, const xmlNode *node)
{
  Space space = get_space (node);
  g_autofree char *name = hd_feed_dup_local_name (node);

  if (read_schedule (self->feed, facts, node, name) || space == SPACE_OTHER ||
      read_date (facts, node, name, space))
    return;
  if (space == SPACE_MEDIA)
    read_media (self, facts, node, name);
  else if (space == SPACE_ITUNES)
    read_itunes (self, facts, node, name);
  else if (space == SPACE_XHTML)
    {
      if (is_any (name, "body div") && facts->entry != NULL)
        take (&facts->content, &facts->content_rank, 5, dup_html (self, node, space));
    }
  else if (space == SPACE_CONTENT)
    {
      if (g_str_equal (name, "encoded"))
        take (&facts->content, &facts->content_rank, 6, dup_html (self, node, space));
    }
  else if (space == SPACE_DC || space == SPACE_DC_TERMS)
    {
      if (is_any (name, "creator author"))
        read_author (facts, node, 23);
      else if (g_str_equal (name, "title"))
        take_first (&facts->title, &facts->title_rank, 3, dup_plain (node, SPACE_CORE));
      else if (is_any (name, "description abstract"))
        take_first (&facts->description, &facts->description_rank, 4,
                    dup_html (self, node, SPACE_CORE));
      else if (g_str_equal (name, "subject"))
        read_category (facts, node);
      else if (g_str_equal (name, "rights"))
        take_first (&facts->rights, &facts->rights_rank, 3, dup_html (self, node, SPACE_CORE));
      else if (g_str_equal (name, "language") && facts->language == NULL)
        facts->language = dup_line (node);
      else if (g_str_equal (name, "identifier") && facts->id == NULL)
        read_id (self, facts, node, FALSE);
    }
  else
    read_core (self, facts, node, name, space);
}

static void
facts_init (Facts *facts)
{
  memset (facts, 0, sizeof *facts);
  facts->published = facts->updated = HD_FEED_NO_DATE;
}

static char *
join_authors (const Facts *facts)
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

static void
read_entry (Reader *self, const xmlNode *node)
{
  g_auto (Facts) facts;
  HdFeedEntry *entry = hd_feed_add_entry (self->feed);

  facts_init (&facts);
  facts.entry = entry;
  for (const xmlNode *n = node->children; n != NULL; n = n->next)
    if (n->type == XML_ELEMENT_NODE)
      read_element (self, &facts, n);

  entry->id = g_steal_pointer (&facts.id);
  if (entry->id == NULL)
    entry->id = hd_feed_dup_attribute (node, "about");
  entry->title = g_steal_pointer (&facts.title);
  entry->link = g_steal_pointer (&facts.link);
  if (entry->link == NULL && facts.id_is_link)
    entry->link = g_strdup (entry->id);
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
  Space space;

  if (!is_any (name, names))
    return FALSE;
  space = get_space (node);
  return space <= SPACE_ATOM_03;
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

          if (is_any (name, "rss feed channel") || g_str_equal (name, "rdf"))
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

/* Entries stand in the feed, in its channel, or, in RDF and in mistaken RSS, beside it. */
static void
read_level (Reader *self, Facts *facts, const xmlNode *node, gboolean inside)
{
  for (const xmlNode *n = node->children; n != NULL; n = n->next)
    {
      if (n->type != XML_ELEMENT_NODE)
        continue;
      if (is_named (n, "item entry"))
        {
          if (self->feed->entries->len < HD_FEED_MAX_ENTRIES)
            read_entry (self, n);
          else
            hd_feed_warn (self->feed, "The feed is very long; its last entries were not read.");
        }
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
        read_element (self, facts, n);
    }
}

static void
finish_feed (HdFeed *feed, Facts *facts)
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
  g_autoptr (GString) mended = hd_feed_mend (text, length, &cut, &subset);
  g_autoptr (xmlDoc) document = hd_feed_parse_xml (mended);
  const xmlNode *top = document != NULL ? xmlDocGetRootElement (document) : NULL;
  const xmlNode *root = top != NULL ? find_feed (top, &page) : NULL;
  g_autofree char *own = NULL;
  g_auto (Facts) facts;
  Reader self = { .feed = feed };

  facts_init (&facts);
  if (root == NULL)
    {
      hd_feed_set_no_feed (feed, text, length, base, top != NULL && page, error);
      return FALSE;
    }

  own = base == NULL ? find_own_address (root) : NULL;
  self.base = base != NULL ? base : own;
  self.has_bases = strstr (mended->str, "xml:base") != NULL;
  set_format (feed, root);
  facts.language = hd_feed_dup_attribute (root, "lang");
  {
    g_autofree char *last = hd_feed_dup_attribute (root, "lastmod");

    take_date (&facts.updated, &facts.updated_rank, 1, last);
  }
  read_level (&self, &facts, root, FALSE);
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
