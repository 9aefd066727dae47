/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-opml-read.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-charset.h"
#include "hd-error.h"
#include "hd-feed-private.h"

/* Lists of feeds, OPML 1.0 to 2.0 (opml.org/spec2.opml). */

/* An address as browsers read it: without tabs and line breaks, blanks escaped. */
static char *
dup_address (const xmlNode *node, const char *name)
{
  g_autofree char *value = hd_feed_dup_attribute (node, name);
  GString *address;

  if (value == NULL || value[0] == '\0')
    return NULL;
  address = g_string_new (NULL);
  for (const char *p = value; *p != '\0'; p++)
    if (*p == ' ')
      g_string_append (address, "%20");
    else if ((guint8) *p > ' ')
      g_string_append_c (address, *p);
  if (address->len == 0)
    {
      g_string_free (address, TRUE);
      return NULL;
    }
  return g_string_free (address, FALSE);
}

static char *
dup_label (const xmlNode *node)
{
  g_autofree char *text = hd_feed_dup_attribute (node, "text");
  g_autofree char *title = hd_feed_dup_attribute (node, "title");
  char *label = hd_feed_plain_line (text);

  return label != NULL ? label : hd_feed_plain_line (title);
}

/* Adds @path (transfer full) unless it is there or leads nowhere. */
static void
add_folder (HdOpmlFeed *feed, char **path)
{
  g_auto (GStrv) own = path;

  if (own[0] == NULL || feed->folders->len >= HD_OPML_MAX_FOLDERS ||
      g_strv_length (own) > HD_OPML_MAX_DEPTH)
    return;
  for (guint i = 0; i < feed->folders->len; i++)
    if (g_strv_equal (g_ptr_array_index (feed->folders, i), (const char *const *) own))
      return;
  g_ptr_array_add (feed->folders, g_steal_pointer (&own));
}

/* "/a/b,c" is the path a, b and the path c. */
static void
add_categories (HdOpmlFeed *feed, const xmlNode *node)
{
  g_autofree char *value = hd_feed_dup_attribute (node, "category");
  g_auto (GStrv) paths = value != NULL ? g_strsplit (value, ",", 100) : NULL;

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (paths[i], "/", 100);
      g_autoptr (GStrvBuilder) path = g_strv_builder_new ();

      for (guint k = 0; parts[k] != NULL; k++)
        {
          g_autofree char *name = hd_feed_plain_line (parts[k]);

          if (name != NULL)
            g_strv_builder_add (path, name);
        }
      add_folder (feed, g_strv_builder_end (path));
    }
}

static void
read_feed (HdOpml *opml, GHashTable *by_url, const xmlNode *node, GPtrArray *folders)
{
  g_autofree char *url = dup_address (node, "xmlUrl");
  HdOpmlFeed *feed = g_hash_table_lookup (by_url, url);
  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();

  if (feed == NULL)
    {
      feed = hd_opml_add_feed (opml);
      feed->url = g_steal_pointer (&url);
      g_hash_table_insert (by_url, feed->url, feed);
    }
  if (feed->title == NULL)
    feed->title = dup_label (node);
  if (feed->site == NULL)
    feed->site = dup_address (node, "htmlUrl");

  for (guint i = 0; i < folders->len; i++)
    if (g_ptr_array_index (folders, i) != NULL)
      g_strv_builder_add (path, g_ptr_array_index (folders, i));
  add_folder (feed, g_strv_builder_end (path));
  add_categories (feed, node);
}

/* An outline with an address is a feed, whatever its type; but "source" is no feed. */
static gboolean
is_feed (const xmlNode *node)
{
  g_autofree char *url = dup_address (node, "xmlUrl");
  g_autofree char *type = hd_feed_dup_attribute (node, "type");

  return url != NULL && (type == NULL || g_ascii_strcasecmp (type, "source") != 0);
}

static gboolean
is_named (const xmlNode *node, const char *name)
{
  g_autofree char *local = NULL;

  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  local = hd_feed_dup_local_name (node);
  return g_str_equal (local, name);
}

/* A label without an address, and with nothing below it. */
static gboolean
is_empty_folder (const xmlNode *node)
{
  g_autofree char *type = hd_feed_dup_attribute (node, "type");
  g_autofree char *url = dup_address (node, "url");
  g_autofree char *feed = dup_address (node, "xmlUrl");

  for (const xmlNode *n = node->children; n != NULL; n = n->next)
    if (n->type == XML_ELEMENT_NODE)
      return FALSE;
  return url == NULL && feed == NULL &&
         (type == NULL || type[0] == '\0' || g_ascii_strcasecmp (type, "folder") == 0);
}

static void
read_empty_folder (HdOpml *opml, const xmlNode *node, GPtrArray *folders)
{
  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();
  g_autofree char *label = dup_label (node);

  if (label == NULL || folders->len >= HD_OPML_MAX_DEPTH || opml->empty->len >= HD_OPML_MAX_EMPTY)
    return;
  for (guint i = 0; i < folders->len; i++)
    if (g_ptr_array_index (folders, i) != NULL)
      g_strv_builder_add (path, g_ptr_array_index (folders, i));
  g_strv_builder_add (path, label);
  g_ptr_array_add (opml->empty, g_strv_builder_end (path));
}

/* Folders without any feed are few and have names; an outline of something else is sentences, or
 * long. */
#define MAX_BARE_FOLDERS 64
#define MAX_BARE_NAME 60 /* characters */

static gboolean
is_set_of_folders (const HdOpml *opml)
{
  if (opml->empty->len > MAX_BARE_FOLDERS)
    return FALSE;
  for (guint i = 0; i < opml->empty->len; i++)
    for (GStrv path = opml->empty->pdata[i]; *path != NULL; path++)
      if (g_utf8_strlen (*path, -1) > MAX_BARE_NAME)
        return FALSE;
  return TRUE;
}

/* Goes through all outlines; what stands around one is its folders. */
static void
read_outlines (HdOpml *opml, const xmlNode *body)
{
  g_autoptr (GHashTable) by_url = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  const xmlNode *n = body->children;

  while (n != NULL)
    {
      if (n->type == XML_ELEMENT_NODE)
        {
          gboolean feed = is_named (n, "outline") && is_feed (n);

          if (feed)
            read_feed (opml, by_url, n, folders);
          else if (is_named (n, "outline") && is_empty_folder (n))
            read_empty_folder (opml, n, folders);
          if (n->children != NULL)
            {
              /* What stands in a feed stands in the folder of that feed. */
              g_ptr_array_add (folders, feed || !is_named (n, "outline") ? NULL : dup_label (n));
              n = n->children;
              continue;
            }
        }
      while (n->next == NULL && n->parent != body)
        {
          n = n->parent;
          g_ptr_array_remove_index (folders, folders->len - 1);
        }
      n = n->next;
    }
}

static const xmlNode *
find_child (const xmlNode *node, const char *name)
{
  for (const xmlNode *n = node->children; n != NULL; n = n->next)
    if (is_named (n, name))
      return n;
  return NULL;
}

/**
 * hd_opml_read:
 * @data: a list of feeds, in whatever encoding
 *
 * Returns: (transfer full) (nullable): the list; NULL with %HD_ERROR_PARSE when it is none,
 *   %HD_ERROR_LIMIT when it is too large
 */
HdOpml *
hd_opml_read (const char *data, gsize length, GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) mended = NULL;
  g_autoptr (xmlDoc) document = NULL;
  g_autoptr (HdOpml) opml = NULL;
  const xmlNode *root, *head, *title, *body;
  gboolean cut, subset;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (length > HD_OPML_MAX_BYTES)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("The list is larger than %u MB"),
                   HD_OPML_MAX_BYTES >> 20);
      return NULL;
    }
  text = hd_charset_decode_html (data != NULL ? data : "", length, NULL);
  mended = hd_feed_mend (text->str, text->len, NULL, NULL, &cut, &subset);
  document = hd_feed_parse_xml (mended);
  root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  if (root == NULL || !is_named (root, "opml"))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, _ ("This is not an OPML list"));
      return NULL;
    }

  opml = hd_opml_new ();
  head = find_child (root, "head");
  title = head != NULL ? find_child (head, "title") : NULL;
  if (title != NULL)
    {
      g_autofree char *content = hd_feed_dup_content (title);

      opml->title = hd_feed_plain_line (content);
    }
  body = find_child (root, "body");
  read_outlines (opml, body != NULL ? body : root);
  if (opml->feeds->len == 0)
    {
      if (!is_set_of_folders (opml))
        g_ptr_array_set_size (opml->empty, 0);
      g_ptr_array_add (opml->warnings, g_strdup ("The list names no feed."));
    }
  if (subset)
    g_ptr_array_add (opml->warnings,
                     g_strdup ("The list declares entities of its own; they were not read."));
  return g_steal_pointer (&opml);
}
