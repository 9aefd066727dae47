/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-copy.h"
#include "hd-document-private.h"
#include "hd-document-walk.h"

#include <string.h>

typedef struct
{
  const HdDocument *document;
  GString *out;
  guint32 lone[HD_DOCUMENT_MAX_DEPTH + 1]; /* the lone paragraph of the item at that depth */
} Html;

static const struct
{
  HdSpanFlags flag;
  const char *element;
} styles[] = {
  { HD_SPAN_STRONG, "strong" }, { HD_SPAN_EMPHASIS, "em" },     { HD_SPAN_STRIKE, "del" },
  { HD_SPAN_SUBSCRIPT, "sub" }, { HD_SPAN_SUPERSCRIPT, "sup" }, { HD_SPAN_CODE, "code" },
};

static void
put_escaped (GString *out, const char *text, gsize length, gboolean breaks)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\n':
        g_string_append (out, breaks ? "<br>" : "\n");
        break;
      default:
        g_string_append_c (out, text[i]);
      }
}

static void
put_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (out, " %s=\"", name);
  put_escaped (out, value, strlen (value), FALSE);
  g_string_append_c (out, '"');
}

static void
put_number (GString *out, const char *name, guint32 value, guint32 usual)
{
  if (value != usual)
    g_string_append_printf (out, " %s=\"%u\"", name, value);
}

/* Links inside of Halfday mean nothing where the text is pasted. */
static const char *
outside_link (const char *link)
{
  return link != NULL && !g_str_has_prefix (link, "halfday:") ? link : NULL;
}

static void
put_text (Html *html, guint32 start, guint32 end)
{
  const char *text = html->document->text->str;
  guint span = hd_document_find_span (html->document, start);
  HdPiece piece = { .end = start };
  const char *link = NULL;

  while (hd_document_next_piece (html->document, end, &span, &piece))
    {
      const char *next = outside_link (piece.link);

      if (next != link)
        {
          if (link != NULL)
            g_string_append (html->out, "</a>");
          if (next != NULL)
            {
              g_string_append (html->out, "<a");
              put_attribute (html->out, "href", next);
              g_string_append_c (html->out, '>');
            }
          link = next;
        }

      for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
        if ((piece.flags & styles[i].flag) != 0)
          g_string_append_printf (html->out, "<%s>", styles[i].element);
      put_escaped (html->out, text + piece.start, piece.end - piece.start, TRUE);
      for (guint i = G_N_ELEMENTS (styles); i > 0; i--)
        if ((piece.flags & styles[i - 1].flag) != 0)
          g_string_append_printf (html->out, "</%s>", styles[i - 1].element);
    }

  if (link != NULL)
    g_string_append (html->out, "</a>");
}

static const char *
element_of (const HdBlock *block)
{
  static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6" };

  switch (block->kind)
    {
    case HD_BLOCK_HEADING:
      return headings[block->level - 1];
    case HD_BLOCK_LIST:
      return block->ordered ? "ol" : "ul";
    case HD_BLOCK_ITEM:
      return "li";
    case HD_BLOCK_QUOTE:
      return "blockquote";
    case HD_BLOCK_CODE:
      return "pre";
    case HD_BLOCK_TABLE:
      return "table";
    case HD_BLOCK_ROW:
      return "tr";
    case HD_BLOCK_CELL:
      return block->header ? "th" : "td";
    case HD_BLOCK_PICTURE:
      return "figure";
    case HD_BLOCK_RULE:
      return "hr";
    case HD_BLOCK_PARAGRAPH:
    default:
      return "p";
    }
}

/* Returns: the paragraph of an item that holds one, perhaps with lists around it, and needs no p
 *   around it; HD_BLOCK_NONE when there is none such */
static guint32
lone_paragraph_of (const HdDocument *document, guint32 index, const HdBlock *item)
{
  const HdBlock *blocks = (const HdBlock *) (gpointer) document->blocks->data;
  guint32 lone = HD_BLOCK_NONE;

  for (guint32 i = index + 1; i < item->end; i = blocks[i].end)
    if (blocks[i].kind == HD_BLOCK_PARAGRAPH && lone == HD_BLOCK_NONE)
      lone = i;
    else if (blocks[i].kind != HD_BLOCK_LIST)
      return HD_BLOCK_NONE;
  return lone;
}

static gboolean
is_lone_paragraph (const Html *html, guint32 index, const HdBlock *block)
{
  return block->parent != HD_BLOCK_NONE && html->lone[block->depth - 1] == index;
}

static void
open_cb (gpointer user_data, guint32 index, const HdBlock *block)
{
  Html *html = user_data;

  html->lone[block->depth] =
    block->kind == HD_BLOCK_ITEM ? lone_paragraph_of (html->document, index, block) : HD_BLOCK_NONE;
  g_string_append_printf (html->out, "<%s", element_of (block));
  put_attribute (html->out, "id", block->anchor);
  if (block->kind == HD_BLOCK_LIST && block->ordered)
    put_number (html->out, "start", block->first, 1);
  g_string_append_c (html->out, '>');
}

static void
close_cb (gpointer user_data, guint32 index, const HdBlock *block)
{
  Html *html = user_data;

  g_string_append_printf (html->out, "</%s>", element_of (block));
  g_string_append_c (html->out, '\n');
}

static void
put_picture (Html *html, const HdBlock *block, guint32 start, guint32 end)
{
  g_string_append (html->out, "<img");
  put_attribute (html->out, "src", block->source);
  put_attribute (html->out, "alt", block->alt != NULL ? block->alt : "");
  put_number (html->out, "width", block->width, 0);
  put_number (html->out, "height", block->height, 0);
  g_string_append_c (html->out, '>');
  if (end > start)
    {
      g_string_append (html->out, "<figcaption>");
      put_text (html, start, end);
      g_string_append (html->out, "</figcaption>");
    }
}

static void
leaf_cb (gpointer user_data, guint32 index, const HdBlock *block, guint32 start, guint32 end)
{
  static const char *const alignments[] = { NULL, "center", "right" };
  Html *html = user_data;
  gboolean code = block->kind == HD_BLOCK_CODE;

  if (is_lone_paragraph (html, index, block))
    {
      put_text (html, start, end);
      return;
    }

  g_string_append_printf (html->out, "<%s", element_of (block));
  put_attribute (html->out, "id", block->anchor);
  if (block->kind == HD_BLOCK_CELL)
    {
      put_attribute (html->out, "align", alignments[block->align]);
      put_number (html->out, "colspan", block->columns, 1);
      put_number (html->out, "rowspan", block->rows, 1);
    }
  g_string_append (html->out, code ? "><code>" : ">");
  if (block->kind == HD_BLOCK_RULE)
    {
      g_string_append_c (html->out, '\n');
      return;
    }

  if (block->kind == HD_BLOCK_PICTURE)
    put_picture (html, block, start, end);
  else if (code)
    put_escaped (html->out, html->document->text->str + start, end - start, FALSE);
  else
    put_text (html, start, end);

  g_string_append (html->out, code ? "</code>" : "");
  g_string_append_printf (html->out, "</%s>%s", element_of (block),
                          block->kind == HD_BLOCK_CELL ? "" : "\n");
}

/**
 * hd_document_copy_html:
 * @start: first byte of the range, in hd_document_get_text()
 * @end: first byte after it, or HD_DOCUMENT_END
 *
 * The range as HTML that holds nothing but text elements, pictures and harmless links. A part of
 * one paragraph has no element around it, so that it can be pasted into a sentence.
 */
char *
hd_document_copy_html (const HdDocument *self, guint32 start, guint32 end)
{
  const HdWalker walker = { open_cb, close_cb, leaf_cb };
  Html html = { .document = self, .out = g_string_new (NULL) };
  const HdBlock *leaf;

  g_return_val_if_fail (self != NULL, NULL);

  end = MIN (end, (guint32) self->text->len);
  start = MIN (start, end);
  leaf = hd_document_inside_one_leaf (self, start, end);
  if (leaf != NULL && leaf->kind != HD_BLOCK_CODE)
    put_text (&html, start, end);
  else
    hd_document_walk (self, start, end, &walker, &html);

  return g_string_free (html.out, FALSE);
}
