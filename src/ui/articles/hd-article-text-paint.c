/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands behind the text: the ground of code, the bars of quotes, rules. */

#include "hd-article-text-private.h"

/* Of the ground of code, in pixels. */
#define CODE_RADIUS 6

typedef struct
{
  int y;
  int height;
} Extent;

/* Where a leaf or a part of one stands, with the space above and below that belongs to it. */
static Extent
extent_of (HdArticleText *self, const HdLeaf *leaf)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;
  Extent extent;
  int end = leaf->at + leaf->n_chars;
  int y;
  int height;

  /* A part that is not the last may end with the end of its line. */
  if (!hd_article_text_is_last_part (self, leaf))
    end--;
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, leaf->at);
  gtk_text_view_get_line_yrange (view, &iter, &extent.y, &extent.height);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, end);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  extent.height = y + height - extent.y;
  return extent;
}

/* @x is counted from the edge where lines begin. */
static void
fill (HdArticleText *self,
      GtkSnapshot *snapshot,
      const GdkRGBA *color,
      float radius,
      int x,
      int y,
      int width,
      int height)
{
  int left = self->tags.rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - x - width : x;
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT ((float) left, (float) y, (float) width, (float) height);
  GskRoundedRect rounded;

  if (width <= 0 || height <= 0)
    return;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

/* One ground for all parts of a piece of code from @leaf to @last; where it goes on out of sight,
 * its corners are out of sight too. */
static void
paint_code (HdArticleText *self,
            GtkSnapshot *snapshot,
            const HdLeaf *leaf,
            const HdLeaf *last,
            Extent extent)
{
  int above = hd_article_text_is_first_part (self, leaf)
                ? hd_article_tags_space (&self->tags, HD_LOOK_CODE_FIRST, TRUE) / 2
                : -CODE_RADIUS;
  int below = hd_article_text_is_last_part (self, last)
                ? hd_article_tags_space (&self->tags, HD_LOOK_CODE_LAST, FALSE) / 2
                : -CODE_RADIUS;
  int indent = hd_article_tags_indent (&self->tags,
                                       hd_article_text_depth_in (self, leaf->block, HD_BLOCK_QUOTE),
                                       hd_article_text_depth_in (self, leaf->block, HD_BLOCK_LIST));
  int x = HD_ARTICLE_MARGIN + indent - 9;

  fill (self, snapshot, &self->ink.tint, CODE_RADIUS, x, extent.y + above,
        gtk_widget_get_width (GTK_WIDGET (self)) - x - HD_ARTICLE_MARGIN + 9,
        extent.height - above - below);
}

/* A bar for each quote around the leaf; it leaves out the space before the quote's first line and
 * after its last, and runs through between. */
static void
paint_quotes (HdArticleText *self, GtkSnapshot *snapshot, const HdLeaf *leaf, Extent extent)
{
  guint n;
  const HdBlock *blocks = hd_document_get_blocks (self->document, &n);

  for (guint32 i = blocks[leaf->block].parent; i != HD_BLOCK_NONE; i = blocks[i].parent)
    {
      int inset = blocks[i].depth > 0 ? self->tags.em / 4
                                      : hd_article_tags_space (&self->tags, HD_LOOK_OPENING, TRUE) -
                                          self->tags.em / 8;
      gboolean first = blocks[i].start == leaf->start;
      gboolean last = blocks[i].start + blocks[i].length == leaf->start + leaf->length;
      int x;

      if (blocks[i].kind != HD_BLOCK_QUOTE)
        continue;

      x = HD_ARTICLE_MARGIN +
          hd_article_tags_indent (&self->tags, hd_article_text_depth_in (self, i, HD_BLOCK_QUOTE),
                                  hd_article_text_depth_in (self, i, HD_BLOCK_LIST));
      fill (self, snapshot, &self->ink.line, 0, x, extent.y + (first ? inset : 0), 3,
            extent.height - (first ? inset : 0) - (last ? inset : 0));
    }
}

static void
paint_rule (HdArticleText *self, GtkSnapshot *snapshot, Extent extent)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * HD_ARTICLE_MARGIN;

  fill (self, snapshot, &self->ink.line, 0, HD_ARTICLE_MARGIN + width * 3 / 8,
        extent.y + extent.height / 2, width / 4, 1);
}

void
hd_article_text_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  HdArticleText *self = HD_ARTICLE_TEXT (view);
  GdkRectangle visible;
  GtkTextIter iter;
  const HdLeaf *leaf;
  const HdLeaf *end;
  const HdBlock *blocks;
  guint32 painted = HD_BLOCK_NONE;
  guint n;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->document == NULL || self->leaves->len == 0)
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  leaf = hd_article_text_leaf_at (self, gtk_text_iter_get_offset (&iter));
  end = &g_array_index (self->leaves, HdLeaf, 0) + self->leaves->len;
  blocks = hd_document_get_blocks (self->document, &n);

  for (; leaf < end; leaf++)
    {
      Extent extent = extent_of (self, leaf);

      if (extent.y > visible.y + visible.height)
        break;
      if (blocks[leaf->block].kind == HD_BLOCK_RULE)
        paint_rule (self, snapshot, extent);
      else if (blocks[leaf->block].kind == HD_BLOCK_CODE && leaf->block != painted)
        {
          const HdLeaf *last = leaf;
          Extent whole = extent;

          while (last + 1 < end && last[1].block == leaf->block &&
                 whole.y + whole.height <= visible.y + visible.height)
            {
              Extent next = extent_of (self, ++last);

              whole.height = next.y + next.height - whole.y;
            }
          paint_code (self, snapshot, leaf, last, whole);
          painted = leaf->block;
        }
      if (blocks[leaf->block].depth > 0)
        paint_quotes (self, snapshot, leaf, extent);
    }
}
