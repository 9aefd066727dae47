/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (HdDocument, hd_document, hd_document_ref, hd_document_unref)

/* An empty document, for whoever fills it; hd_document_seal() makes it one that can be shown. */
HdDocument *
hd_document_alloc (void)
{
  HdDocument *self = g_new0 (HdDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup ("");
  self->byline = g_strdup ("");
  self->site = g_strdup ("");
  self->address = g_strdup ("");
  self->language = g_strdup ("");
  self->published = HD_DATE_NONE;
  self->text = g_string_new (NULL);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (HdBlock));
  self->spans = g_array_new (FALSE, TRUE, sizeof (HdTextSpan));
  self->strings = g_string_chunk_new (256);
  return self;
}

/* Returns: (transfer full): the same document */
HdDocument *
hd_document_ref (HdDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hd_document_unref (HdDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->title);
  g_free (self->byline);
  g_free (self->site);
  g_free (self->address);
  g_free (self->language);
  g_string_free (self->text, TRUE);
  g_array_unref (self->blocks);
  g_array_unref (self->spans);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* The heading, "" when there is none. It is not repeated among the blocks. */
const char *
hd_document_get_title (const HdDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/* Who wrote it, "" when not known. */
const char *
hd_document_get_byline (const HdDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->byline;
}

/* The name of the site or collection it comes from, "" when not known. */
const char *
hd_document_get_site (const HdDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->site;
}

/* A BCP 47 tag, "" when not known. */
const char *
hd_document_get_language (const HdDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

HdDirection
hd_document_get_direction (const HdDocument *self)
{
  g_return_val_if_fail (self != NULL, HD_DIRECTION_LTR);

  return self->direction;
}

/**
 * hd_document_get_text:
 * @length: (out) (optional): bytes
 *
 * The text of all leaves, one directly after the other: what offsets count in. To read it as
 * text, with its paragraphs, there is hd_document_copy_text().
 */
const char *
hd_document_get_text (const HdDocument *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->text->len;
  return self->text->str;
}

/* Returns: (transfer none): all blocks, in the order of reading */
const HdBlock *
hd_document_get_blocks (const HdDocument *self, guint *n_blocks)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_blocks = self->blocks->len;
  return (const HdBlock *) (gpointer) self->blocks->data;
}

/* Returns: (transfer none): all spans, in order */
const HdTextSpan *
hd_document_get_spans (const HdDocument *self, guint *n_spans)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_spans = self->spans->len;
  return (const HdTextSpan *) (gpointer) self->spans->data;
}

/* Returns: the index of the first span that ends after @offset; the number of spans if none does */
guint
hd_document_find_span (const HdDocument *self, guint offset)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->spans->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const HdTextSpan *span = &g_array_index (self->spans, HdTextSpan, middle);

      if (span->start + span->length > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* Returns: the index of the block that is called @name, or HD_BLOCK_NONE */
guint
hd_document_find_anchor (const HdDocument *self, const char *name)
{
  g_return_val_if_fail (self != NULL, HD_BLOCK_NONE);

  for (guint i = 0; i < self->blocks->len; i++)
    if (g_strcmp0 (g_array_index (self->blocks, HdBlock, i).anchor, name) == 0)
      return i;

  return HD_BLOCK_NONE;
}

/* Returns: (transfer full) (element-type HdLink): every link once, with its whole text */
GArray *
hd_document_dup_links (const HdDocument *self)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (HdLink));
  HdLink *last = NULL;

  g_return_val_if_fail (self != NULL, links);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const HdTextSpan *span = &g_array_index (self->spans, HdTextSpan, i);

      /* Strings are kept once, so that one target is one pointer. */
      if (span->link == NULL)
        continue;
      if (last != NULL && last->target == span->link && last->start + last->length == span->start)
        last->length += span->length;
      else
        {
          HdLink link = { span->start, span->length, span->link };

          g_array_append_val (links, link);
          last = &g_array_index (links, HdLink, links->len - 1);
        }
    }

  return links;
}

static gboolean
blocks_equal (const HdBlock *a, const HdBlock *b)
{
  return a->kind == b->kind && a->depth == b->depth && a->parent == b->parent && a->end == b->end &&
         a->start == b->start && a->length == b->length && a->level == b->level &&
         a->ordered == b->ordered && a->first == b->first && a->header == b->header &&
         a->align == b->align && a->columns == b->columns && a->rows == b->rows &&
         a->width == b->width && a->height == b->height && g_strcmp0 (a->anchor, b->anchor) == 0 &&
         g_strcmp0 (a->language, b->language) == 0 && g_strcmp0 (a->source, b->source) == 0 &&
         g_strcmp0 (a->alt, b->alt) == 0;
}

/* Whether both say the same in the same form. */
gboolean
hd_document_equal (const HdDocument *a, const HdDocument *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (!g_str_equal (a->title, b->title) || !g_str_equal (a->byline, b->byline) ||
      !g_str_equal (a->site, b->site) || !g_str_equal (a->address, b->address) ||
      !g_str_equal (a->language, b->language) || a->direction != b->direction ||
      a->published != b->published || !g_string_equal (a->text, b->text) ||
      a->blocks->len != b->blocks->len || a->spans->len != b->spans->len)
    return FALSE;

  for (guint i = 0; i < a->blocks->len; i++)
    if (!blocks_equal (&g_array_index (a->blocks, HdBlock, i),
                       &g_array_index (b->blocks, HdBlock, i)))
      return FALSE;

  for (guint i = 0; i < a->spans->len; i++)
    {
      const HdTextSpan *x = &g_array_index (a->spans, HdTextSpan, i);
      const HdTextSpan *y = &g_array_index (b->spans, HdTextSpan, i);

      if (x->start != y->start || x->length != y->length || x->flags != y->flags ||
          g_strcmp0 (x->link, y->link) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Words in the sense of a reader; each ideograph or kana counts as one. */
guint
hd_document_get_words (const HdDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->words;
}

/* Whole minutes that reading takes, at least one. */
guint
hd_document_get_minutes (const HdDocument *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->minutes;
}

/* Whether @block holds text itself (or is a rule) rather than other blocks. */
gboolean
hd_block_is_leaf (const HdBlock *block)
{
  return block->kind != HD_BLOCK_LIST && block->kind != HD_BLOCK_ITEM &&
         block->kind != HD_BLOCK_QUOTE && block->kind != HD_BLOCK_TABLE &&
         block->kind != HD_BLOCK_ROW;
}
