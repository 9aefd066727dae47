/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include "hd-json.h"

#include <string.h>

/* JSON-LD: what a page tells search engines about its article. */

static const char *
get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static JsonObject *
get_object (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
is_article_kind (const char *kind)
{
  static const char *const kinds[] = {
    "AdvertiserContentArticle", "NewsArticle",           "AnalysisNewsArticle",
    "AskPublicNewsArticle",     "BackgroundNewsArticle", "OpinionNewsArticle",
    "ReportageNewsArticle",     "ReviewNewsArticle",     "Report",
    "SatiricalArticle",         "ScholarlyArticle",      "MedicalScholarlyArticle",
    "SocialMediaPosting",       "BlogPosting",           "LiveBlogPosting",
    "DiscussionForumPosting",   "TechArticle",           "APIReference",
  };

  if (g_str_has_prefix (kind, "Article"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (kind, kinds[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_article (JsonObject *object)
{
  const char *kind = get_string (object, "@type");
  JsonArray *kinds = get_array (object, "@type");

  if (kind != NULL)
    return is_article_kind (kind);
  for (guint i = 0; kinds != NULL && i < json_array_get_length (kinds); i++)
    {
      JsonNode *node = json_array_get_element (kinds, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          is_article_kind (json_node_get_string (node)))
        return TRUE;
    }
  return FALSE;
}

static JsonObject *
find_article (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node) && is_article (json_node_get_object (node)))
        return json_node_get_object (node);
    }
  return NULL;
}

static gboolean
is_schema_org (const char *context)
{
  const char *rest;

  if (context == NULL)
    return FALSE;
  rest = g_str_has_prefix (context, "https://")  ? context + 8
         : g_str_has_prefix (context, "http://") ? context + 7
                                                 : "";
  return g_str_equal (rest, "schema.org") || g_str_equal (rest, "schema.org/");
}

static gboolean
speaks_schema_org (JsonObject *object)
{
  JsonObject *context = get_object (object, "@context");

  return is_schema_org (get_string (object, "@context")) ||
         (context != NULL && is_schema_org (get_string (context, "@vocab")));
}

static char *
trimmed (const char *text)
{
  return text != NULL ? hd_html_fold (text, FALSE) : NULL;
}

static char *
read_title (JsonObject *object, const char *title)
{
  const char *name = get_string (object, "name");
  const char *headline = get_string (object, "headline");

  if (name != NULL && headline != NULL && !g_str_equal (name, headline) &&
      hd_extract_similarity (headline, title) > 0.75 &&
      !(hd_extract_similarity (name, title) > 0.75))
    return g_strdup (headline);
  return trimmed (name != NULL ? name : headline);
}

static char *
read_author (JsonObject *object)
{
  JsonObject *one = get_object (object, "author");
  JsonArray *many = get_array (object, "author");
  GString *names;

  if (one != NULL)
    return trimmed (get_string (one, "name"));
  if (many == NULL)
    return NULL;

  names = g_string_new (NULL);
  for (guint i = 0; i < json_array_get_length (many); i++)
    {
      JsonNode *node = json_array_get_element (many, i);
      const char *name =
        JSON_NODE_HOLDS_OBJECT (node) ? get_string (json_node_get_object (node), "name") : NULL;
      g_autofree char *clean = trimmed (name);

      if (clean != NULL && clean[0] != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", clean);
    }
  return g_string_free (names, names->len == 0);
}

static char *
read_picture (JsonObject *object)
{
  JsonObject *one = get_object (object, "image");
  JsonArray *many = get_array (object, "image");
  const char *address = get_string (object, "image");

  if (many != NULL && json_array_get_length (many) > 0)
    {
      JsonNode *node = json_array_get_element (many, 0);

      if (JSON_NODE_HOLDS_OBJECT (node))
        one = json_node_get_object (node);
      else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        address = json_node_get_string (node);
    }
  if (one != NULL)
    address = get_string (one, "url");
  return trimmed (address);
}

/**
 * hd_extract_read_linked_data:
 * @json: the text of one script
 * @title: the title of the page, to choose between two names
 *
 * Returns: whether it is about an article, and @facts are filled with what it says
 */
gboolean
hd_extract_read_linked_data (const char *json, const char *title, HdPageFacts *facts)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object = NULL;
  JsonObject *publisher;

  json += strspn (json, " \t\n\r");
  if (g_str_has_prefix (json, "<![CDATA["))
    json += strlen ("<![CDATA[");
  text = g_strdup (json);
  g_strchomp (text);
  if (g_str_has_suffix (text, "]]>"))
    text[strlen (text) - 3] = '\0';

  root = hd_json_parse (text, -1, NULL);
  if (root == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (root))
    object = find_article (json_node_get_array (root));
  else if (JSON_NODE_HOLDS_OBJECT (root))
    object = json_node_get_object (root);
  if (object == NULL || !speaks_schema_org (object))
    return FALSE;
  if (!json_object_has_member (object, "@type") && get_array (object, "@graph") != NULL)
    object = find_article (get_array (object, "@graph"));
  if (object == NULL || !is_article (object))
    return FALSE;

  facts->title = read_title (object, title);
  facts->byline = read_author (object);
  facts->excerpt = trimmed (get_string (object, "description"));
  publisher = get_object (object, "publisher");
  if (publisher != NULL)
    facts->site = trimmed (get_string (publisher, "name"));
  facts->published = trimmed (get_string (object, "datePublished"));
  facts->picture = read_picture (object);
  facts->body = g_strdup (get_string (object, "articleBody"));

  /* An empty string says nothing. */
  for (char **fact = (char **) facts; fact < (char **) (facts + 1); fact++)
    if (*fact != NULL && (*fact)[0] == '\0')
      g_clear_pointer (fact, g_free);
  return TRUE;
}
