/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-private.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "hd-address.h"
#include "hd-html-tags.h"

/* What feeds and outlines need of libxml2's tree. */

#define OPTIONS                                                                                    \
  (XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |                 \
   XML_PARSE_NOCDATA | XML_PARSE_COMPACT)

/* hd_feed_mend() leaves nothing to load; should anything ask nevertheless, it gets nothing. */
static xmlParserInput *
load_nothing (void *context G_GNUC_UNUSED,
              const xmlChar *public_id G_GNUC_UNUSED,
              const xmlChar *system_id G_GNUC_UNUSED)
{
  return NULL;
}

/**
 * hd_feed_parse_xml:
 * @mended: what hd_feed_mend() made
 *
 * Returns: (transfer full) (nullable): its tree; NULL when there is none
 */
xmlDoc *
hd_feed_parse_xml (const GString *mended)
{
  xmlParserCtxt *context;
  xmlDoc *document;

  if (mended->len == 0 || mended->len > G_MAXINT)
    return NULL;
  context = xmlNewParserCtxt ();
  g_assert (context != NULL);
  context->sax->resolveEntity = load_nothing;
  document = xmlCtxtReadMemory (context, mended->str, (int) mended->len, NULL, "UTF-8", OPTIONS);
  xmlFreeParserCtxt (context);
  return document;
}

typedef struct
{
  xmlParserCtxt *context;
  endElementNsSAX2Func end_element;
  HdFeedEnded ended;
  gpointer user_data;
} Pieces;

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  xmlParserCtxt *context = data;
  Pieces *self = context->_private;
  xmlNode *node = context->node;

  self->end_element (data, name, prefix, uri);
  if (node != NULL)
    self->ended (node, self->user_data);
}

static void
parse_piece (const char *piece, gsize length, gpointer user_data)
{
  Pieces *self = user_data;

  xmlParseChunk (self->context, piece, (int) length, 0);
}

/**
 * hd_feed_parse_pieces:
 * @ended: called for each element when it is complete; it may take the element out and free it
 *
 * hd_feed_mend() and hd_feed_parse_xml() at a time, for what is large.
 *
 * Returns: (transfer full) (nullable): what is left of the tree
 */
xmlDoc *
hd_feed_parse_pieces (const char *text,
                      gsize length,
                      HdFeedEnded ended,
                      gpointer user_data,
                      gboolean *cut_entry,
                      gboolean *had_subset)
{
  Pieces self = { .ended = ended, .user_data = user_data };
  g_autoptr (GString) rest = NULL;
  xmlDoc *document;

  self.context = xmlCreatePushParserCtxt (NULL, NULL, NULL, 0, NULL);
  g_assert (self.context != NULL);
  xmlCtxtUseOptions (self.context, OPTIONS);
  xmlSwitchEncoding (self.context, XML_CHAR_ENCODING_UTF8);
  self.context->sax->resolveEntity = load_nothing;
  self.context->_private = &self;
  self.end_element = self.context->sax->endElementNs;
  self.context->sax->endElementNs = end_element_cb;

  rest = hd_feed_mend (text, length, parse_piece, &self, cut_entry, had_subset);
  xmlParseChunk (self.context, rest->str, (int) rest->len, 1);
  document = self.context->myDoc;
  xmlFreeParserCtxt (self.context);
  return document;
}

/* The name of @node without its prefix, in lower case. */
char *
hd_feed_dup_local_name (const xmlNode *node)
{
  const char *name = (const char *) node->name;
  const char *colon = strrchr (name, ':');

  return g_ascii_strdown (colon != NULL ? colon + 1 : name, -1);
}

/* The value of the first attribute whose name, without prefix and case, is @name; trimmed. */
char *
hd_feed_dup_attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
    {
      const char *colon = strrchr ((const char *) a->name, ':');

      if (g_ascii_strcasecmp (colon != NULL ? colon + 1 : (const char *) a->name, name) == 0)
        {
          xmlChar *value = xmlNodeListGetString (node->doc, a->children, 1);
          char *copy = g_strstrip (g_strdup (value != NULL ? (const char *) value : ""));

          xmlFree (value);
          return copy;
        }
    }
  return NULL;
}

/* All text below @node, trimmed. */
char *
hd_feed_dup_content (const xmlNode *node)
{
  xmlChar *text = xmlNodeGetContent (node);
  char *copy = g_strstrip (g_strdup (text != NULL ? (const char *) text : ""));

  xmlFree (text);
  return copy;
}

/* What addresses in @node are relative to: @base and each xml:base on the way down to it. */
char *
hd_feed_dup_base (const xmlNode *node, const char *base)
{
  g_autoptr (GPtrArray) bases = g_ptr_array_new_with_free_func (g_free);
  char *result = g_strdup (base);

  for (const xmlNode *n = node; n != NULL && n->type == XML_ELEMENT_NODE; n = n->parent)
    for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
      if (g_str_equal ((const char *) a->name, "base") && a->ns != NULL && a->ns->prefix != NULL &&
          g_str_equal ((const char *) a->ns->prefix, "xml"))
        g_ptr_array_add (bases, hd_feed_dup_attribute (n, "base"));
  for (guint i = bases->len; i > 0; i--)
    {
      g_autofree char *next = hd_address_resolve (result, g_ptr_array_index (bases, i - 1));

      /* Nothing is relative to "javascript:", "data:" or what is no address at all. */
      if (next != NULL &&
          (g_str_has_prefix (next, "http:") || g_str_has_prefix (next, "https:") ||
           g_str_has_prefix (next, "file:")) &&
          g_uri_is_valid (next, G_URI_FLAGS_PARSE_RELAXED, NULL))
        {
          g_free (result);
          result = g_steal_pointer (&next);
        }
    }
  return result;
}

static void
write_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static void
write_start (GString *out, const xmlNode *node, gboolean resolve, const char *base)
{
  g_string_append_printf (out, "<%s", (const char *) node->name);
  for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
    {
      xmlChar *value = xmlNodeListGetString (node->doc, a->children, 1);
      const char *text = value != NULL ? (const char *) value : "";
      g_autofree char *absolute = NULL;

      /* HTML knows no xml:base: what is below one is resolved here. */
      if (resolve && (g_str_equal ((const char *) a->name, "href") ||
                      g_str_equal ((const char *) a->name, "src")))
        {
          g_autofree char *own = hd_feed_dup_base (node, base);

          absolute = hd_address_resolve (own, text);
        }
      g_string_append_printf (out, " %s=\"", (const char *) a->name);
      write_escaped (out, absolute != NULL ? absolute : text);
      g_string_append_c (out, '"');
      xmlFree (value);
    }
  g_string_append_c (out, '>');
}

static void
write_end (GString *out, const xmlNode *node)
{
  const char *name = (const char *) node->name;

  if (!hd_tag_is (hd_tag_find (name, strlen (name)), HD_KIND_VOID))
    g_string_append_printf (out, "</%s>", name);
}

/* What is in @node as HTML, without the prefixes of its namespaces. With @resolve each
 * address is made absolute against the nearest xml:base, and these against @base (nullable). */
char *
hd_feed_dup_markup (const xmlNode *node, gboolean resolve, const char *base)
{
  GString *out = g_string_new (NULL);
  const xmlNode *n = node->children;

  while (n != NULL)
    {
      if (n->type == XML_ELEMENT_NODE)
        {
          write_start (out, n, resolve, base);
          if (n->children != NULL)
            {
              n = n->children;
              continue;
            }
          write_end (out, n);
        }
      else if (n->content != NULL &&
               (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE))
        write_escaped (out, (const char *) n->content);

      while (n->next == NULL && n->parent != node)
        {
          n = n->parent;
          write_end (out, n);
        }
      n = n->next;
    }
  return g_string_free (out, FALSE);
}
