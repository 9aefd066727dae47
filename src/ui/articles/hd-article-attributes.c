/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-attributes.h"

static void
add (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static guint16
channel (float value)
{
  return (guint16) (value * 65535.0f);
}

static void
add_span (PangoAttrList *list, const HdTextSpan *span, guint start, const GdkRGBA *link)
{
  guint from = MAX (span->start, start) - start;
  guint to = span->start + span->length - start;

  if ((span->flags & HD_SPAN_STRONG) != 0)
    add (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, to);
  if ((span->flags & HD_SPAN_EMPHASIS) != 0)
    add (list, pango_attr_style_new (PANGO_STYLE_ITALIC), from, to);
  if ((span->flags & HD_SPAN_STRIKE) != 0)
    add (list, pango_attr_strikethrough_new (TRUE), from, to);
  if ((span->flags & HD_SPAN_CODE) != 0)
    add (list, pango_attr_family_new ("monospace"), from, to);
  if ((span->flags & (HD_SPAN_SUBSCRIPT | HD_SPAN_SUPERSCRIPT)) != 0)
    {
      add (list, pango_attr_scale_new (0.8), from, to);
      add (list,
           pango_attr_rise_new ((span->flags & HD_SPAN_SUBSCRIPT) != 0 ? -2 * PANGO_SCALE
                                                                       : 4 * PANGO_SCALE),
           from, to);
    }
  if (span->link != NULL)
    {
      add (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), from, to);
      if (link != NULL)
        add (list,
             pango_attr_foreground_new (channel (link->red), channel (link->green),
                                        channel (link->blue)),
             from, to);
    }
}

/**
 * hd_article_attributes_new:
 * @leaf: a block of @document that holds text, or a part of one
 * @link: (nullable): the colour of links; %NULL for that of the text
 *
 * Returns: (transfer full): the attributes, with indexes counted from the start of the leaf
 */
PangoAttrList *
hd_article_attributes_new (const HdDocument *document, const HdBlock *leaf, const GdkRGBA *link)
{
  PangoAttrList *list = pango_attr_list_new ();
  guint n;
  const HdTextSpan *spans = hd_document_get_spans (document, &n);

  for (guint i = hd_document_find_span (document, leaf->start);
       i < n && spans[i].start < leaf->start + leaf->length; i++)
    add_span (list, &spans[i], leaf->start, link);
  return list;
}

void
hd_article_attributes_add_background (PangoAttrList *list,
                                      const GdkRGBA *color,
                                      guint start,
                                      guint end)
{
  add (list,
       pango_attr_background_new (channel (color->red), channel (color->green),
                                  channel (color->blue)),
       start, end);
}
