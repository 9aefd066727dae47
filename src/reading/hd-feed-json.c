/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"
#include "hd-json.h"

/* JSON Feed 1.0 and 1.1 (jsonfeed.org). What has the wrong type is not there. */

/* A string, or a number as it is written: ids are both. */
static char *
dup_value (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_strstrip (g_strdup (json_node_get_string (node)));
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_DOUBLE:
      {
        char buffer[G_ASCII_DTOSTR_BUF_SIZE];

        return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
      }
    default:
      return NULL;
    }
}

static JsonArray *
get_array (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char *
dup_line (JsonObject *object, const char *key)
{
  g_autofree char *value = dup_value (object, key);

  return hd_feed_plain_line (value);
}

static char *
dup_address (JsonObject *object, const char *key, const char *base)
{
  g_autofree char *value = dup_value (object, key);

  return value != NULL && value[0] != '\0' ? hd_feed_address (base, value) : NULL;
}

/* A text as sanitized HTML; NULL when there is none. */
static char *
dup_html (HdFeed *feed, JsonObject *object, const char *key, gboolean plain, const char *base)
{
  g_autofree char *value = dup_value (object, key);
  g_autofree char *html = NULL;

  if (value == NULL)
    return NULL;
  html = plain ? hd_feed_html_from_plain (value) : hd_feed_html_clean (feed, value, base);
  return html != NULL && html[0] != '\0' ? g_steal_pointer (&html) : NULL;
}

/* 1.1 has authors, 1.0 one author; each an object, some write a string. */
static char *
dup_authors (JsonObject *object)
{
  JsonArray *authors = get_array (object, "authors");
  JsonNode *author = json_object_get_member (object, "author");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; authors != NULL && i < json_array_get_length (authors) && i < 50; i++)
    {
      JsonObject *person = get_element (authors, i);
      g_autofree char *name = person != NULL ? dup_line (person, "name") : NULL;

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  if (names->len > 0)
    return g_strdup (names->str);
  if (author != NULL && JSON_NODE_HOLDS_OBJECT (author))
    return dup_line (json_node_get_object (author), "name");
  return dup_line (object, "author");
}

static void
set_date (JsonObject *object, const char *key, gint64 *seconds)
{
  g_autofree char *value = dup_value (object, key);

  if (value != NULL && !hd_feed_date_parse (value, seconds))
    *seconds = HD_FEED_NO_DATE;
}

static gint64
get_size (JsonObject *object)
{
  g_autofree char *value = dup_value (object, "size_in_bytes");
  double size = value != NULL ? g_ascii_strtod (value, NULL) : -1;

  return size >= 0 && size < 9e15 ? (gint64) size : -1;
}

static void
read_item (HdFeed *feed, JsonObject *item, const char *base)
{
  HdFeedEntry *entry = hd_feed_add_entry (feed);
  JsonArray *tags = get_array (item, "tags");
  JsonArray *files = get_array (item, "attachments");

  entry->id = dup_line (item, "id");
  entry->title = dup_line (item, "title");
  entry->link = dup_address (item, "url", base);
  entry->external_url = dup_address (item, "external_url", base);
  if (entry->link == NULL && entry->id != NULL &&
      (g_str_has_prefix (entry->id, "http:") || g_str_has_prefix (entry->id, "https:")))
    entry->link = g_strdup (entry->id);
  entry->content = dup_html (feed, item, "content_html", FALSE, base);
  if (entry->content == NULL)
    entry->content = dup_html (feed, item, "content_text", TRUE, base);
  entry->summary = dup_html (feed, item, "summary", TRUE, base);
  entry->author = dup_authors (item);
  if (entry->author == NULL)
    entry->author = g_strdup (feed->author);
  set_date (item, "date_published", &entry->published);
  set_date (item, "date_modified", &entry->updated);

  for (guint i = 0; tags != NULL && i < json_array_get_length (tags); i++)
    {
      JsonNode *tag = json_array_get_element (tags, i);

      if (JSON_NODE_HOLDS_VALUE (tag) && json_node_get_value_type (tag) == G_TYPE_STRING)
        hd_feed_entry_add_category (entry, json_node_get_string (tag));
    }
  for (guint i = 0; files != NULL && i < json_array_get_length (files); i++)
    {
      JsonObject *file = get_element (files, i);
      g_autofree char *url = file != NULL ? dup_address (file, "url", base) : NULL;
      g_autofree char *type = file != NULL ? dup_line (file, "mime_type") : NULL;

      if (url != NULL)
        hd_feed_entry_add_enclosure (entry, url, type, get_size (file));
    }
}

/* The text up to its last whole item with the list and the feed closed; NULL when there is none. */
static char *
mend_cut (const char *text)
{
  g_autoptr (GString) open = g_string_new (NULL);
  const char *whole = NULL;
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (quoted)
        {
          if (*p == '\\' && p[1] != '\0')
            p++;
          else if (*p == '"')
            quoted = FALSE;
        }
      else if (*p == '"')
        quoted = TRUE;
      else if (*p == '{' || *p == '[')
        g_string_append_c (open, *p);
      else if ((*p == '}' || *p == ']') && open->len > 0)
        {
          g_string_truncate (open, open->len - 1);
          if (*p == '}' && open->len == 2 && g_str_equal (open->str, "{["))
            whole = p + 1;
        }
    }
  if (whole == NULL || open->len == 0)
    return NULL;
  return g_strdup_printf ("%.*s]}", (int) (whole - text), text);
}

/**
 * hd_feed_read_json:
 * @text: valid UTF-8 without NUL
 *
 * Returns: whether it was a JSON Feed; else @error is set
 */
gboolean
hd_feed_read_json (HdFeed *feed, const GString *text, const char *base, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) inner = NULL;
  g_autofree char *own = NULL;
  g_autofree char *version = NULL;
  JsonObject *object;
  JsonArray *items, *hubs;

  root = hd_json_parse (text->str, (gssize) text->len, &inner);
  if (root == NULL && g_error_matches (inner, HD_ERROR, HD_ERROR_PARSE))
    {
      g_autofree char *whole = mend_cut (text->str);

      root = whole != NULL ? hd_json_parse (whole, -1, NULL) : NULL;
      if (root != NULL)
        hd_feed_warn (feed, "The feed is cut off; what is not whole was left out.");
    }
  if (root == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return FALSE;
    }

  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  version = object != NULL ? dup_value (object, "version") : NULL;
  items = object != NULL ? get_array (object, "items") : NULL;
  if (items == NULL && (version == NULL || strstr (version, "jsonfeed.org") == NULL))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, _ ("This is JSON, but not a feed"));
      return FALSE;
    }

  feed->format = HD_FEED_JSON;
  if (version != NULL)
    {
      const char *slash = strrchr (version, '/');

      feed->version = hd_feed_plain_line (slash != NULL ? slash + 1 : version);
    }
  if (base == NULL)
    {
      own = dup_value (object, "feed_url");
      if (own == NULL)
        own = dup_value (object, "home_page_url");
      base = own;
    }
  feed->title = dup_line (object, "title");
  feed->link = dup_address (object, "home_page_url", base);
  feed->self = dup_address (object, "feed_url", base);
  feed->description = dup_html (feed, object, "description", TRUE, base);
  feed->language = dup_line (object, "language");
  feed->author = dup_authors (object);
  feed->icon = dup_address (object, "icon", base);
  if (feed->icon == NULL)
    feed->icon = dup_address (object, "favicon", base);
  hubs = get_array (object, "hubs");
  if (hubs != NULL && json_array_get_length (hubs) > 0 && get_element (hubs, 0) != NULL)
    feed->hub = dup_address (get_element (hubs, 0), "url", base);

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = get_element (items, i);

      if (feed->entries->len >= HD_FEED_MAX_ENTRIES)
        {
          hd_feed_warn (feed, "The feed is very long; its last entries were not read.");
          break;
        }
      if (item != NULL)
        read_item (feed, item, base);
    }
  return TRUE;
}
