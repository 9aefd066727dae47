/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the blocks of a document to paragraphs of a text buffer. */

#include "hd-article-text-private.h"

#include <adwaita.h>

#include <glib/gi18n.h>
#include <string.h>

#include "hd-article-parts.h"
#include "hd-article-table.h"
#include "hd-figure-paintable.h"

static const HdBlock *
blocks_of (HdArticleText *self, guint *n)
{
  return hd_document_get_blocks (self->document, n);
}

/* How many containers of that kind are around a block. */
guint
hd_article_text_depth_in (HdArticleText *self, guint32 block, HdBlockKind kind)
{
  guint n;
  const HdBlock *blocks = blocks_of (self, &n);
  guint depth = 0;

  for (guint32 i = blocks[block].parent; i != HD_BLOCK_NONE; i = blocks[i].parent)
    depth += blocks[i].kind == kind;
  return depth;
}

/* The end of a line has no tags of its own: GTK 4.8 remembers how a line looks until it meets a tag
 * that begins or ends, and would draw one that is like the line above it in the look of another. */
static void
insert_line_end (GtkTextBuffer *buffer, GtkTextIter *iter)
{
  gtk_text_buffer_insert (buffer, iter, "\n", 1);
}

static void
insert_with (GtkTextBuffer *buffer,
             GtkTextIter *iter,
             const char *text,
             int length,
             GtkTextTag *look,
             GtkTextTag *margin)
{
  int at = gtk_text_iter_get_offset (iter);
  GtkTextIter start;

  gtk_text_buffer_insert (buffer, iter, text, length);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, at);
  if (margin != NULL)
    gtk_text_buffer_apply_tag (buffer, margin, &start, iter);
  gtk_text_buffer_apply_tag (buffer, look, &start, iter);
}

/* Line by line; an empty one, which code may have, is all line end. */
static void
insert_lines (GtkTextBuffer *buffer,
              GtkTextIter *iter,
              const char *text,
              GtkTextTag *look,
              GtkTextTag *margin)
{
  const char *end;

  for (; (end = strchr (text, '\n')) != NULL; text = end + 1)
    if (end > text)
      {
        insert_with (buffer, iter, text, (int) (end - text), look, margin);
        insert_line_end (buffer, iter);
      }
    else
      insert_with (buffer, iter, "\n", 1, look, margin);
  insert_with (buffer, iter, text, -1, look, margin);
}

/* The title and the line below it are no part of the document's text. */
void
hd_article_text_insert_head (HdArticleText *self, const char *byline)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextTag *margin = hd_article_tags_get_margin (&self->tags, 0, 0, FALSE);
  const char *title = hd_document_get_title (self->document);
  GtkTextIter iter;

  gtk_text_buffer_get_end_iter (buffer, &iter);
  if (*title != '\0')
    {
      insert_with (buffer, &iter, title, -1, self->tags.looks[HD_LOOK_TITLE], margin);
      insert_line_end (buffer, &iter);
    }
  if (*byline != '\0')
    {
      insert_with (buffer, &iter, byline, -1, self->tags.looks[HD_LOOK_BYLINE], margin);
      insert_line_end (buffer, &iter);
    }
}

/* Text of a leaf as the buffer shall hold it, character for character: a line break inside a
 * paragraph begins no new one. */
static char *
buffer_text (const HdBlock *block, const char *text, gsize length)
{
  GString *out;

  if (block->kind == HD_BLOCK_CODE)
    return g_strndup (text, length);

  out = g_string_sized_new (length + 16);
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\n')
      g_string_append (out, "\342\200\250"); /* U+2028 LINE SEPARATOR */
    else
      g_string_append_c (out, text[i]);
  return g_string_free (out, FALSE);
}

static void
apply_spans (HdArticleText *self, const HdLeaf *leaf)
{
  static const struct
  {
    HdSpanFlags flag;
    HdLook look;
  } looks[] = {
    { HD_SPAN_STRONG, HD_LOOK_STRONG },       { HD_SPAN_EMPHASIS, HD_LOOK_EMPHASIS },
    { HD_SPAN_CODE, HD_LOOK_CODE },           { HD_SPAN_STRIKE, HD_LOOK_STRIKE },
    { HD_SPAN_SUBSCRIPT, HD_LOOK_SUBSCRIPT }, { HD_SPAN_SUPERSCRIPT, HD_LOOK_SUPERSCRIPT },
  };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const char *text = hd_document_get_text (self->document, NULL);
  guint n_spans;
  const HdTextSpan *spans = hd_document_get_spans (self->document, &n_spans);
  guint32 at_byte = leaf->start;
  int at = leaf->at;

  for (guint i = hd_document_find_span (self->document, leaf->start);
       i < n_spans && spans[i].start < leaf->start + leaf->length; i++)
    {
      /* Of one that goes on in another part, what is in this one. */
      guint32 from = MAX (spans[i].start, leaf->start);
      guint32 to = MIN (spans[i].start + spans[i].length, leaf->start + leaf->length);
      GtkTextIter start;
      GtkTextIter end;

      at += (int) g_utf8_strlen (text + at_byte, (gssize) (from - at_byte));
      gtk_text_buffer_get_iter_at_offset (buffer, &start, at);
      at += (int) g_utf8_strlen (text + from, (gssize) (to - from));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, at);
      at_byte = to;

      for (guint l = 0; l < G_N_ELEMENTS (looks); l++)
        if ((spans[i].flags & looks[l].flag) != 0)
          gtk_text_buffer_apply_tag (buffer, self->tags.looks[looks[l].look], &start, &end);
      if (spans[i].link != NULL)
        gtk_text_buffer_apply_tag (buffer, self->tags.looks[HD_LOOK_LINK], &start, &end);
    }
}

/* Parts of one leaf have no space between them. */
static void
join_parts (HdArticleText *self, const GtkTextIter *from, gboolean first, gboolean last)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (!first)
    gtk_text_buffer_apply_tag (buffer, self->tags.looks[HD_LOOK_CONTINUED], from, &end);
  if (!last)
    gtk_text_buffer_apply_tag (buffer, self->tags.looks[HD_LOOK_GOES_ON], from, &end);
}

static void
space_code (HdArticleText *self, const HdLeaf *leaf, gboolean first, gboolean last)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start;
  GtkTextIter end;

  if (first)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, leaf->at);
      end = start;
      gtk_text_iter_forward_line (&end);
      gtk_text_buffer_apply_tag (buffer, self->tags.looks[HD_LOOK_CODE_FIRST], &start, &end);
    }
  if (last)
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, leaf->at + leaf->n_chars);
      gtk_text_iter_set_line_offset (&start, 0);
      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_apply_tag (buffer, self->tags.looks[HD_LOOK_CODE_LAST], &start, &end);
    }
}

/* What stands before the first leaf of an item: "•", "3.", for each list that begins there. */
static char *
marker_of (HdArticleText *self, guint32 index)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  guint n;
  const HdBlock *blocks = blocks_of (self, &n);
  guint32 item = blocks[index].parent;

  while (item != HD_BLOCK_NONE && blocks[item].kind == HD_BLOCK_QUOTE && item + 1 == index)
    {
      index = item;
      item = blocks[item].parent;
    }
  if (item == HD_BLOCK_NONE || blocks[item].kind != HD_BLOCK_ITEM || item + 1 != index)
    return NULL;

  if (!blocks[blocks[item].parent].ordered)
    {
      guint depth = hd_article_text_depth_in (self, item, HD_BLOCK_LIST);

      return g_strdup (bullets[CLAMP (depth, 1, G_N_ELEMENTS (bullets)) - 1]);
    }

  return g_strdup_printf ("%u.", blocks[item].first);
}

static HdLook
look_of (HdArticleText *self, guint32 index, const HdBlock *block)
{
  switch (block->kind)
    {
    case HD_BLOCK_HEADING:
      return HD_LOOK_HEADING_1 + block->level - 1;
    case HD_BLOCK_CODE:
      return HD_LOOK_CODE_BLOCK;
    case HD_BLOCK_PICTURE:
      return HD_LOOK_CAPTION;
    case HD_BLOCK_RULE:
      return HD_LOOK_RULE;
    case HD_BLOCK_PARAGRAPH:
    case HD_BLOCK_LIST:
    case HD_BLOCK_ITEM:
    case HD_BLOCK_QUOTE:
    case HD_BLOCK_TABLE:
    case HD_BLOCK_ROW:
    case HD_BLOCK_CELL:
    default:
      return hd_article_text_depth_in (self, index, HD_BLOCK_LIST) > 0 ? HD_LOOK_ITEM
                                                                       : HD_LOOK_PARAGRAPH;
    }
}

/* A line with nothing but @child in it. */
static int
insert_child (HdArticleText *self, guint32 index, GtkWidget *child)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  HdArticleInset *inset = hd_article_inset_new (child);
  GtkTextTag *look = self->tags.looks[HD_LOOK_WIDGET];
  GtkTextTag *margin;
  GtkTextChildAnchor *anchor;
  HdPlaced placed;
  GtkTextIter iter;
  GtkTextIter start;
  guint quotes = 0;
  guint lists = 0;
  int at;

  if (index != HD_BLOCK_NONE)
    {
      quotes = hd_article_text_depth_in (self, index, HD_BLOCK_QUOTE);
      lists = hd_article_text_depth_in (self, index, HD_BLOCK_LIST);
    }
  margin = hd_article_tags_get_margin (&self->tags, quotes, lists, FALSE);

  gtk_text_buffer_get_end_iter (buffer, &iter);
  at = gtk_text_iter_get_offset (&iter);
  anchor = gtk_text_buffer_create_child_anchor (buffer, &iter);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, at);
  gtk_text_buffer_apply_tag (buffer, margin, &start, &iter);
  gtk_text_buffer_apply_tag (buffer, look, &start, &iter);
  insert_line_end (buffer, &iter);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, at);

  placed =
    (HdPlaced){ inset, gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE), quotes, lists };
  g_array_append_val (self->placed, placed);
  gtk_text_view_add_child_at_anchor (view, GTK_WIDGET (inset), anchor);
  return at;
}

static GtkWidget *
make_picture (HdArticleText *self, const HdBlock *block)
{
  g_autoptr (GdkPaintable) paintable =
    self->pictures != NULL ? self->pictures (block, self->pictures_data) : NULL;
  const char *alt = block->alt != NULL ? block->alt : _ ("Picture");
  GtkWidget *picture;

  if (paintable == NULL)
    {
      picture = gtk_label_new (alt);
      gtk_label_set_wrap (GTK_LABEL (picture), TRUE);
      gtk_widget_add_css_class (picture, "hd-missing-picture");
      return picture;
    }

  picture = gtk_picture_new_for_paintable (paintable);
  if (HD_IS_FIGURE_PAINTABLE (paintable))
    hd_figure_paintable_set_widget (HD_FIGURE_PAINTABLE (paintable), picture);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), alt);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  if (block->width == 0)
    return picture;

  /* As wide as the text, but no wider than it is. */
  return g_object_new (ADW_TYPE_CLAMP, "child", picture, "maximum-size", (int) block->width,
                       "tightening-threshold", (int) block->width, NULL);
}

/* Lists and quotes stand off from what is around them, not from a heading above. */
static void
space_container (HdArticleText *self,
                 const HdLeaf *leaf,
                 const GtkTextIter *from,
                 gboolean first,
                 gboolean last)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  guint n;
  const HdBlock *blocks = blocks_of (self, &n);
  const HdBlock *block = &blocks[leaf->block];
  guint32 top = block->parent;
  GtkTextIter end;

  if (block->depth == 0)
    return;
  while (blocks[top].depth > 0)
    top = blocks[top].parent;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (first && blocks[top].start == block->start &&
      (top == 0 || blocks[top - 1].kind != HD_BLOCK_HEADING))
    gtk_text_buffer_apply_tag (buffer, self->tags.looks[HD_LOOK_OPENING], from, &end);
  if (last && blocks[top].end == leaf->block + 1)
    gtk_text_buffer_apply_tag (buffer, self->tags.looks[HD_LOOK_CLOSING], from, &end);
}

/* Puts in the part of the block's text that begins at the byte @from of it. Returns: where it ends
 */
static guint32
insert_text (HdArticleText *self, guint32 index, const HdBlock *block, guint32 from)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const char *text = hd_document_get_text (self->document, NULL) + block->start;
  guint32 to = hd_article_part_end (block, text, from);
  gboolean first = from == 0;
  gboolean last = to == block->length;
  /* What it is parted at becomes the end of its line. */
  gboolean at_blank = !last && (text[to - 1] == ' ' || text[to - 1] == '\n');
  g_autofree char *shown = buffer_text (block, text + from, to - from - (at_blank ? 1 : 0));
  g_autofree char *marker = first ? marker_of (self, index) : NULL;
  GtkTextTag *look = self->tags.looks[look_of (self, index, block)];
  GtkTextTag *margin =
    hd_article_tags_get_margin (&self->tags, hd_article_text_depth_in (self, index, HD_BLOCK_QUOTE),
                                hd_article_text_depth_in (self, index, HD_BLOCK_LIST),
                                marker != NULL);
  HdLeaf leaf = { .block = index, .start = block->start + from, .length = to - from };
  GtkTextIter iter;
  GtkTextIter start;
  int at;

  gtk_text_buffer_get_end_iter (buffer, &iter);
  at = gtk_text_iter_get_offset (&iter);
  if (marker != NULL)
    {
      insert_with (buffer, &iter, marker, -1, look, margin);
      insert_with (buffer, &iter, "\t", 1, look, margin);
    }

  leaf.at = gtk_text_iter_get_offset (&iter);
  insert_lines (buffer, &iter, shown, look, margin);
  leaf.n_chars = gtk_text_iter_get_offset (&iter) - leaf.at;
  if (leaf.n_chars > 0 && !gtk_text_iter_starts_line (&iter))
    insert_line_end (buffer, &iter);
  else
    insert_with (buffer, &iter, "\n", 1, look, margin);
  leaf.n_chars += at_blank ? 1 : 0;
  g_array_append_val (self->leaves, leaf);

  if (block->kind == HD_BLOCK_CODE)
    space_code (self, &leaf, first, last);
  else
    {
      apply_spans (self, &leaf);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, at);
      space_container (self, &leaf, &start, first, last);
      join_parts (self, &start, first, last);
    }
  return to;
}

/* Puts in the next part of a block. Returns: whether that was the last */
static gboolean
insert_block (HdArticleText *self, guint32 index, const HdBlock *block)
{
  HdLeaf leaf = { .block = index, .n_chars = 1, .start = block->start, .length = block->length };
  GtkWidget *table;

  switch (block->kind)
    {
    case HD_BLOCK_TABLE:
      table = hd_article_table_new (self->document, index);
      leaf.at = insert_child (self, index, table);
      hd_article_table_set_ink (HD_ARTICLE_TABLE (table), &self->ink);
      g_array_append_val (self->leaves, leaf);
      return TRUE;
    case HD_BLOCK_PICTURE:
      if (self->next_part == 0)
        leaf.at = insert_child (self, index, make_picture (self, block));
      if (block->length == 0)
        {
          g_array_append_val (self->leaves, leaf);
          return TRUE;
        }
      break;
    case HD_BLOCK_PARAGRAPH:
    case HD_BLOCK_HEADING:
    case HD_BLOCK_CODE:
    case HD_BLOCK_RULE:
      break;
    case HD_BLOCK_LIST:
    case HD_BLOCK_ITEM:
    case HD_BLOCK_QUOTE:
    case HD_BLOCK_ROW:
    case HD_BLOCK_CELL:
    default:
      return TRUE;
    }

  self->next_part = insert_text (self, index, block, self->next_part);
  return self->next_part == block->length;
}

/**
 * hd_article_text_insert_some:
 * @deadline: monotonic time in microseconds
 *
 * Goes on putting parts of blocks in, at least one, until the time is up or none is left.
 */
void
hd_article_text_insert_some (HdArticleText *self, gint64 deadline)
{
  guint n;
  const HdBlock *blocks = blocks_of (self, &n);

  while (self->next_block < n)
    {
      const HdBlock *block = &blocks[self->next_block];

      if (insert_block (self, self->next_block, block))
        {
          self->next_block = block->kind == HD_BLOCK_TABLE ? block->end : self->next_block + 1;
          self->next_part = 0;
        }
      if (g_get_monotonic_time () >= deadline)
        return;
    }
}

void
hd_article_text_insert_footer (HdArticleText *self)
{
  if (self->footer != NULL)
    insert_child (self, HD_BLOCK_NONE, self->footer);
}
