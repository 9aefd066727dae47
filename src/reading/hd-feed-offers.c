/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-address.h"
#include "hd-error.h"
#include "hd-html.h"

/* A web page in the place of a feed: which feeds it names. */

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) split = words != NULL ? g_strsplit_set (words, " \t\n\r\f", -1) : NULL;

  for (guint i = 0; split != NULL && split[i] != NULL; i++)
    if (g_ascii_strcasecmp (split[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* What is said below articles, and what is made for programs, is not what somebody wants to read.
 */
static gboolean
is_beside (const char *address, const char *title)
{
  static const char *const parts[] = { "/comments/",   "comments/feed", "feed/comments",
                                       "comments.xml", "comments=",     "/wp-json",
                                       "oembed" };
  g_autofree char *lower = g_ascii_strdown (address, -1);
  g_autofree char *line = title != NULL ? g_ascii_strdown (title, -1) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (lower, parts[i]) != NULL)
      return TRUE;
  return line != NULL &&
         (g_str_has_suffix (line, "comments feed") || g_str_has_suffix (line, "kommentar-feed") ||
          g_str_has_prefix (line, "comments on:"));
}

static gboolean
is_feed_type (const char *type)
{
  static const char *const types[] = { "application/rss+xml", "application/atom+xml",
                                       "application/feed+json", "application/rdf+xml",
                                       "text/rss+xml" };
  gsize length = type != NULL ? strcspn (type, "; \t") : 0;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strlen (types[i]) == length && g_ascii_strncasecmp (type, types[i], length) == 0)
      return TRUE;
  return FALSE;
}

static void
add_offer (HdFeed *feed, const HdNode *link, const char *base)
{
  const char *href = hd_node_get_attribute (link, "href");
  g_autofree char *address = href != NULL ? hd_address_resolve (base, href) : NULL;
  g_autofree char *title = hd_feed_plain_line (hd_node_get_attribute (link, "title"));

  if (address == NULL || feed->offers->len >= HD_FEED_MAX_OFFERS ||
      !(g_str_has_prefix (address, "http://") || g_str_has_prefix (address, "https://")) ||
      is_beside (address, title))
    return;
  for (guint i = 0; i < feed->offers->len; i++)
    if (g_str_equal (((HdFeedOffer *) g_ptr_array_index (feed->offers, i))->url, address))
      return;
  g_ptr_array_add (feed->offers, hd_feed_offer_new (address, title));
}

static void
find_offers (HdFeed *feed, const char *text, gsize length, const char *base)
{
  g_autoptr (HdHtml) html = length <= HD_HTML_MAX_BYTES ? hd_html_parse (text, length, NULL) : NULL;
  g_autofree char *own = g_strdup (base);
  HdNode *root;

  if (html == NULL)
    return;
  root = hd_html_get_root (html);
  for (HdNode *n = root; n != NULL; n = hd_node_next (n, root))
    {
      const char *href = n->tag == HD_TAG_BASE ? hd_node_get_attribute (n, "href") : NULL;

      if (href != NULL)
        {
          char *resolved = hd_address_resolve (base, href);

          if (resolved != NULL)
            {
              g_free (own);
              own = resolved;
            }
        }
      else if (n->tag == HD_TAG_LINK && has_word (hd_node_get_attribute (n, "rel"), "alternate") &&
               is_feed_type (hd_node_get_attribute (n, "type")))
        {
          add_offer (feed, n, own);
        }
    }
}

/**
 * hd_feed_set_no_feed:
 * @page: it is a web page, as far as one can see
 * @error: takes %HD_ERROR_PARSE
 *
 * Says that there is no feed; the feeds that a page names become the offers of @feed.
 */
void
hd_feed_set_no_feed (HdFeed *feed,
                     const char *text,
                     gsize length,
                     const char *base,
                     gboolean page,
                     GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  find_offers (feed, text, length, base);
  for (guint i = 0; i < feed->offers->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((HdFeedOffer *) g_ptr_array_index (feed->offers, i))->url);

  if (names->len > 0)
    g_set_error (error, HD_ERROR, HD_ERROR_PARSE,
                 /* Translators: %s is one address or several, with commas between them */
                 _ ("This is a web page; it names these feeds: %s"), names->str);
  else
    g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE,
                         page ? _ ("This is a web page that names no feed")
                              : _ ("This is not a feed"));
}
