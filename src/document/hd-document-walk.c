/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-walk.h"

#include "hd-document-private.h"

/* A block without text (a rule, a picture without caption) belongs to a range that goes on at
 * both sides of it. */
static gboolean
belongs (const HdBlock *block, gint64 start, gint64 end)
{
  if (block->length > 0)
    return block->start < end && (gint64) block->start + block->length > start;
  return start < block->start && block->start < end;
}

void
hd_document_walk (const HdDocument *self,
                  guint32 start,
                  guint32 end,
                  const HdWalker *walker,
                  gpointer user_data)
{
  const HdBlock *blocks = (const HdBlock *) (gpointer) self->blocks->data;
  guint32 open[HD_DOCUMENT_MAX_DEPTH + 1];
  guint n_open = 0;
  /* What stands at the very edge is part of a range that takes in the whole document. */
  gint64 from = start == 0 ? -1 : (gint64) start;
  gint64 to = end >= self->text->len ? (gint64) self->text->len + 1 : (gint64) end;

  for (guint32 i = 0; i < self->blocks->len; i++)
    {
      const HdBlock *block = &blocks[i];

      while (n_open > 0 && blocks[open[n_open - 1]].end <= i)
        {
          n_open--;
          walker->close (user_data, open[n_open], &blocks[open[n_open]]);
        }

      if (!belongs (block, from, to))
        {
          if (block->start > to)
            break;
          i = block->end - 1;
        }
      else if (hd_block_is_leaf (block))
        walker->leaf (user_data, i, block, (guint32) MAX (from, block->start),
                      (guint32) MIN (to, (gint64) block->start + block->length));
      else
        {
          open[n_open++] = i;
          walker->open (user_data, i, block);
        }
    }

  while (n_open > 0)
    {
      n_open--;
      walker->close (user_data, open[n_open], &blocks[open[n_open]]);
    }
}

/* Returns: the leaf of which the range is a part, in which case text is copied and no block; NULL
 *   when it takes in a whole leaf or more */
const HdBlock *
hd_document_inside_one_leaf (const HdDocument *self, guint32 start, guint32 end)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const HdBlock *block = &g_array_index (self->blocks, HdBlock, i);

      if (hd_block_is_leaf (block) && block->start <= start && end <= block->start + block->length)
        return block->length > end - start ? block : NULL;
    }
  return NULL;
}

/**
 * hd_document_next_piece:
 * @end: where the range ends
 * @span: (inout): at first hd_document_find_span() of the start
 * @piece: (inout): at first with `end` set to the start of the range
 *
 * Steps through a part of one leaf, in pieces that look the same from start to end.
 *
 * Returns: whether there was one more
 */
gboolean
hd_document_next_piece (const HdDocument *self, guint32 end, guint *span, HdPiece *piece)
{
  guint32 at = piece->end;
  const HdTextSpan *next =
    *span < self->spans->len ? &g_array_index (self->spans, HdTextSpan, *span) : NULL;

  if (at >= end)
    return FALSE;

  piece->start = at;
  if (next == NULL || next->start > at)
    {
      piece->end = next != NULL ? MIN (next->start, end) : (gint64) end;
      piece->flags = HD_SPAN_PLAIN;
      piece->link = NULL;
      return TRUE;
    }

  piece->end = MIN (next->start + next->length, end);
  piece->flags = next->flags;
  piece->link = next->link;
  *span += 1;
  return TRUE;
}
