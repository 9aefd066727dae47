/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-writer.h"

/* Leaves in which no block can stand (cells, headings, code) take what they hold as lines. */

void
hd_writer_add_text (HdWriter *self, const char *text, gssize length)
{
  HdSpanFlags flags = HD_SPAN_PLAIN;
  const char *link =
    self->links->len > 0 ? g_ptr_array_index (self->links, self->links->len - 1) : NULL;

  for (guint i = 0; i < HD_WRITER_N_STYLES; i++)
    if (self->styles[i] > 0)
      flags |= (HdSpanFlags) (1u << i);
  hd_document_builder_add_text (self->builder, text, length, flags, link);
  self->leaf_fresh = FALSE;
}

void
hd_writer_end_leaf (HdWriter *self)
{
  if (self->leaf == HD_WRITER_NONE)
    return;
  hd_document_builder_close (self->builder);
  self->leaf = HD_WRITER_NONE;
  self->leaf_node = NULL;
}

void
hd_writer_place_anchor (HdWriter *self)
{
  if (self->anchor == NULL)
    return;
  hd_document_builder_set_anchor (self->builder, self->anchor);
  g_clear_pointer (&self->anchor, g_free);
}

void
hd_writer_begin_leaf (HdWriter *self, HdWriterLeaf leaf, const HdNode *node)
{
  self->leaf = leaf;
  self->leaf_node = node;
  self->leaf_fresh = TRUE;
  hd_writer_place_anchor (self);
}

void
hd_writer_push (HdWriter *self, HdBlockKind kind, const HdNode *node)
{
  const HdWriterFrame frame = { node, kind };

  g_array_append_val (self->frames, frame);
}

const HdWriterFrame *
hd_writer_innermost (HdWriter *self)
{
  return self->frames->len > 0 ? &g_array_index (self->frames, HdWriterFrame, self->frames->len - 1)
                               : NULL;
}

gboolean
hd_writer_is_in (HdWriter *self, HdBlockKind kind)
{
  return self->frames->len > 0 && hd_writer_innermost (self)->kind == kind;
}

void
hd_writer_pop (HdWriter *self)
{
  hd_writer_end_leaf (self);
  hd_document_builder_close (self->builder);
  g_array_set_size (self->frames, self->frames->len - 1);
}

/* A leaf that takes everything until its own end. */
gboolean
hd_writer_is_fixed (const HdWriter *self)
{
  return self->leaf == HD_WRITER_HEADING || self->leaf == HD_WRITER_CODE ||
         self->leaf == HD_WRITER_CELL;
}

void
hd_writer_open_item (HdWriter *self, const HdNode *node)
{
  hd_document_builder_open_item (self->builder);
  hd_writer_push (self, HD_BLOCK_ITEM, node);
}

void
hd_writer_open_row (HdWriter *self, const HdNode *node)
{
  hd_document_builder_open_row (self->builder);
  hd_writer_push (self, HD_BLOCK_ROW, node);
}

guint
hd_writer_count_of (const HdNode *node, const char *name)
{
  const char *value = node != NULL ? hd_node_get_attribute (node, name) : NULL;

  return value != NULL ? (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 10000) : 1;
}

void
hd_writer_open_cell (HdWriter *self, const HdNode *node)
{
  hd_document_builder_open_cell (self->builder, node != NULL && node->tag == HD_TAG_TH,
                                 HD_ALIGN_START, hd_writer_count_of (node, "colspan"),
                                 hd_writer_count_of (node, "rowspan"));
  hd_writer_begin_leaf (self, HD_WRITER_CELL, node);
}

/* Makes a place where a block may stand. Returns: FALSE when only text can go there */
gboolean
hd_writer_make_place (HdWriter *self)
{
  if (hd_writer_is_fixed (self))
    return FALSE;
  hd_writer_end_leaf (self);
  if (hd_writer_is_in (self, HD_BLOCK_TABLE))
    hd_writer_open_row (self, NULL);
  if (hd_writer_is_in (self, HD_BLOCK_ROW))
    {
      hd_writer_open_cell (self, NULL);
      return FALSE;
    }
  if (hd_writer_is_in (self, HD_BLOCK_LIST))
    hd_writer_open_item (self, NULL);
  return TRUE;
}

/* Makes a leaf for text, if there is none that it belongs to. */
void
hd_writer_need_leaf (HdWriter *self)
{
  if (hd_writer_is_fixed (self) || self->leaf == HD_WRITER_PARAGRAPH ||
      (self->leaf == HD_WRITER_PICTURE && self->captions > 0))
    return;
  if (hd_writer_make_place (self))
    {
      hd_document_builder_open_paragraph (self->builder);
      hd_writer_begin_leaf (self, HD_WRITER_PARAGRAPH, NULL);
    }
}

/* A line break in a leaf that goes on. */
static void
break_line (HdWriter *self)
{
  if (self->leaf_fresh)
    return;
  if (self->leaf == HD_WRITER_CODE)
    hd_document_builder_add_text (self->builder, "\n", 1, HD_SPAN_PLAIN, NULL);
  else if (self->leaf == HD_WRITER_HEADING)
    hd_document_builder_add_text (self->builder, " ", 1, HD_SPAN_PLAIN, NULL);
  else
    hd_document_builder_add_break (self->builder);
  self->leaf_fresh = TRUE;
}

/* Where a block begins or ends. */
void
hd_writer_part_blocks (HdWriter *self)
{
  if (hd_writer_is_fixed (self) || (self->leaf == HD_WRITER_PICTURE && self->captions > 0))
    break_line (self);
  else if (self->leaf == HD_WRITER_PARAGRAPH)
    hd_writer_end_leaf (self);
}

static gboolean
is_blank (const HdNode *node)
{
  const char *end = node->text + node->length;

  for (const char *p = node->text; p < end; p = g_utf8_next_char (p))
    if (!hd_html_is_white (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Preformatted text in a leaf that is not for code keeps its lines. */
void
hd_writer_write_text (HdWriter *self, const HdNode *node)
{
  gboolean blank = is_blank (node);

  if (blank && (self->leaf == HD_WRITER_NONE || self->leaf == HD_WRITER_PICTURE))
    return;
  hd_writer_need_leaf (self);
  if (self->leaf == HD_WRITER_CODE)
    {
      hd_document_builder_add_text (self->builder, node->text, node->length, HD_SPAN_PLAIN, NULL);
      if (node->length > 0)
        self->leaf_fresh = node->text[node->length - 1] == '\n';
    }
  else if (!blank || !self->leaf_fresh)
    hd_writer_add_text (self, node->text, node->length);
}
