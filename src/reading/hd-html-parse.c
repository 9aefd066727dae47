/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-html-mend.h"
#include "hd-html-private.h"

#include "hd-error.h"

#include <glib/gi18n.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/*
 * libxml2's events become our tree. What its tables of HTML 4 do not know is done here: which
 * elements end a paragraph, that text of a table stands in a cell, that a depth is enough.
 */

/* More open elements than this and libxml2 forgets the newest, for it looks through all of them. */
#define MAX_OPEN 1024

/* An element that libxml2 has open. */
typedef struct
{
  const xmlChar *name;
  HdNode *node;   /* NULL: it was not made, what it holds is in the element around it */
  HdNode *before; /* where content goes when it ends */
} Frame;

typedef struct
{
  HdHtml *html;
  htmlParserCtxtPtr parser;
  GArray *frames;
  HdNode *current;
  guint depth;   /* of @current */
  GString *text; /* what follows in @current, not yet a node */
} Builder;

static gboolean
is_table_part (HdTag tag)
{
  return tag == HD_TAG_TABLE || tag == HD_TAG_TBODY || tag == HD_TAG_THEAD || tag == HD_TAG_TFOOT ||
         tag == HD_TAG_TR;
}

/* Whether @tag may stand in a table outside of its cells. */
static gboolean
may_be_in_table (HdTag tag)
{
  switch ((int) tag)
    {
    case HD_TAG_CAPTION:
    case HD_TAG_COLGROUP:
    case HD_TAG_COL:
    case HD_TAG_THEAD:
    case HD_TAG_TBODY:
    case HD_TAG_TFOOT:
    case HD_TAG_TR:
    case HD_TAG_TD:
    case HD_TAG_TH:
    case HD_TAG_SCRIPT:
    case HD_TAG_STYLE:
    case HD_TAG_TEMPLATE:
    case HD_TAG_INPUT:
    case HD_TAG_FORM:
      return TRUE;
    default:
      return FALSE;
    }
}

static HdNode *
enclosing_table (HdNode *node)
{
  while (node->tag != HD_TAG_TABLE && node->parent != NULL)
    node = node->parent;
  return node->tag == HD_TAG_TABLE && node->parent != NULL ? node : NULL;
}

/* Puts @node where it belongs in or, when a table may not hold it, in front of it. */
static void
place (Builder *self, HdNode *node, gboolean allowed)
{
  HdNode *table =
    allowed || !is_table_part (self->current->tag) ? NULL : enclosing_table (self->current);

  if (table != NULL)
    hd_node_insert_before (node, table);
  else
    hd_node_append (self->current, node);
}

static gboolean
is_full (Builder *self)
{
  if (self->html->n_nodes < HD_HTML_MAX_NODES)
    return FALSE;
  if (!self->html->cut)
    xmlStopParser (self->parser);
  self->html->cut = TRUE;
  return TRUE;
}

static void
end_text (Builder *self)
{
  HdNode *node;
  gboolean blank = TRUE;

  if (self->text->len == 0)
    return;
  for (gsize i = 0; blank && i < self->text->len; i++)
    blank = g_ascii_isspace (self->text->str[i]);

  if (!is_full (self))
    {
      node = hd_html_add_text (self->html, self->text->str, self->text->len);
      place (self, node, blank);
    }
  g_string_truncate (self->text, 0);
}

static guint
depth_of (const HdNode *node)
{
  guint depth = 0;

  for (; node->parent != NULL; node = node->parent)
    depth++;
  return depth;
}

static void
move_to (Builder *self, HdNode *node)
{
  self->current = node;
  self->depth = depth_of (node);
}

/* A block ends the paragraph that is open, unless a cell or the like is open inside it. */
static void
close_paragraph (Builder *self)
{
  for (HdNode *node = self->current; node != NULL; node = node->parent)
    switch (node->tag)
      {
      case HD_TAG_P:
        move_to (self, node->parent);
        return;
      case HD_TAG_TABLE:
      case HD_TAG_TD:
      case HD_TAG_TH:
      case HD_TAG_CAPTION:
      case HD_TAG_BUTTON:
      case HD_TAG_OBJECT:
      case HD_TAG_APPLET:
      case HD_TAG_TEMPLATE:
        return;
      default:
        break;
      }
}

static gboolean
closes_paragraph (HdTag tag)
{
  switch ((int) tag)
    {
    case HD_TAG_HTML:
    case HD_TAG_BODY:
    case HD_TAG_CAPTION:
    case HD_TAG_TBODY:
    case HD_TAG_TD:
    case HD_TAG_TFOOT:
    case HD_TAG_TH:
    case HD_TAG_THEAD:
    case HD_TAG_TR:
    case HD_TAG_LEGEND:
      return FALSE;
    default:
      return hd_tag_is (tag, HD_KIND_BLOCK);
    }
}

static void
add_attributes (Builder *self, HdNode *node, const xmlChar **attributes)
{
  guint n = 0;

  while (attributes != NULL && attributes[n] != NULL)
    n += 2;
  for (; n > 0; n -= 2)
    hd_html_add_attribute (self->html, node, (const char *) attributes[n - 2],
                           attributes[n - 1] != NULL ? (const char *) attributes[n - 1] : "");
}

static void
start_element (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Builder *self = data;
  HdTag tag = hd_tag_find ((const char *) name, strlen ((const char *) name));
  Frame frame = { name, NULL, NULL };

  if (is_full (self))
    return;

  if (tag == HD_TAG_HTML)
    {
      frame.before = self->current;
      if (self->html->root->attributes == NULL)
        add_attributes (self, self->html->root, attributes);
      g_array_append_val (self->frames, frame);
      return;
    }
  if (self->parser->nameNr > MAX_OPEN && tag != HD_TAG_SCRIPT && tag != HD_TAG_STYLE)
    {
      namePop (self->parser);
      return;
    }

  /* What is deeper adds its text to what is above it. */
  frame.before = self->current;
  if (self->depth + 1 < HD_HTML_MAX_DEPTH)
    {
      end_text (self);
      if (closes_paragraph (tag))
        close_paragraph (self);
      frame.before = self->current;
      frame.node = hd_html_add_element (self->html, tag);
      add_attributes (self, frame.node, attributes);
      place (self, frame.node, may_be_in_table (tag));
      if (!hd_tag_is (tag, HD_KIND_VOID))
        {
          if (frame.node->parent == self->current)
            {
              self->current = frame.node;
              self->depth++;
            }
          else
            move_to (self, frame.node);
        }
    }
  g_array_append_val (self->frames, frame);
}

static void
end_element (void *data, const xmlChar *name)
{
  Builder *self = data;
  guint n = self->frames->len;
  Frame frame;

  /* Those that libxml2 was made to forget have no frame. */
  while (n > 0 && !xmlStrEqual (g_array_index (self->frames, Frame, n - 1).name, name))
    n--;
  if (n == 0)
    return;

  frame = g_array_index (self->frames, Frame, n - 1);
  g_array_set_size (self->frames, n - 1);
  if (frame.node == NULL)
    return;
  end_text (self);

  for (HdNode *node = self->current; node != NULL; node = node->parent)
    if (node == frame.node)
      {
        if (frame.before == node->parent)
          {
            while (self->current != frame.before)
              {
                self->current = self->current->parent;
                self->depth--;
              }
          }
        else
          move_to (self, frame.before);
        return;
      }
}

static void
add_characters (void *data, const xmlChar *text, int length)
{
  Builder *self = data;

  g_string_append_len (self->text, (const char *) text, length);
}

/* libxml2 reports on stderr unless it is given something else to report to. */
static void
ignore_error (void *data, const char *message, ...)
{
}

/* Every page has a body, and what is not of the head is in it. */
static void
complete (Builder *self)
{
  HdNode *root = self->html->root;
  HdNode *body = NULL;

  for (HdNode *child = root->first; child != NULL && body == NULL; child = child->next)
    if (child->tag == HD_TAG_BODY)
      body = child;
  if (body == NULL)
    {
      body = hd_html_add_element (self->html, HD_TAG_BODY);
      hd_node_append (root, body);
    }

  for (HdNode *child = root->first, *next; child != NULL; child = next)
    {
      next = child->next;
      if (child == body || child->tag == HD_TAG_HEAD)
        continue;
      if (child->tag == HD_TAG_FRAMESET || (child->tag == HD_TAG_TEXT && hd_node_is_blank (child)))
        hd_node_detach (child);
      else
        hd_node_append (body, child);
    }
}

/**
 * hd_html_parse:
 * @text: a page in valid UTF-8
 *
 * Returns: (transfer full): the page as a tree that has an html with a body, whatever @text is;
 * NULL with %HD_ERROR_LIMIT when it is longer than %HD_HTML_MAX_BYTES
 */
HdHtml *
hd_html_parse (const char *text, gsize length, GError **error)
{
  htmlSAXHandler handler = {
    .startElement = start_element,
    .endElement = end_element,
    .characters = add_characters,
    .ignorableWhitespace = add_characters,
    .cdataBlock = add_characters,
    .warning = ignore_error,
    .error = ignore_error,
    .fatalError = ignore_error,
  };
  g_autoptr (HdHtml) html = NULL;
  g_autoptr (GString) mended = NULL;
  Builder builder = { 0 };

  if (length > HD_HTML_MAX_BYTES)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("The page is larger than %u MB"),
                   HD_HTML_MAX_BYTES >> 20);
      return NULL;
    }

  mended = hd_html_mend (text, length);
  html = hd_html_new ();
  html->root = hd_html_add_element (html, HD_TAG_HTML);

  builder.html = html;
  builder.current = html->root;
  builder.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  builder.text = g_string_new (NULL);
  builder.parser = htmlNewParserCtxt ();
  g_assert (builder.parser != NULL);
  *builder.parser->sax = handler;
  builder.parser->userData = &builder;

  /* The length of text nodes and the depth are bounded here, by the builder and by the caps above.
   */
  htmlCtxtReadMemory (builder.parser, mended->str, (int) mended->len, NULL, "UTF-8",
                      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                        HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
  end_text (&builder);
  complete (&builder);

  htmlFreeParserCtxt (builder.parser);
  g_string_free (builder.text, TRUE);
  g_array_free (builder.frames, TRUE);
  return g_steal_pointer (&html);
}
