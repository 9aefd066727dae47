/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-text-private.h"

#include "hd-article-table.h"
#include "hd-find.h"

/* Places are bytes of the document; here they become characters of the buffer, and the other way
 * round, for what is selected, found and linked. */

/* Returns: the leaf in which the byte @offset is, or the last that begins before it */
const HdLeaf *
hd_article_text_find_leaf (HdArticleText *self, guint32 offset)
{
  guint low = 0;
  guint high = self->leaves->len;

  if (high == 0)
    return NULL;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const HdLeaf *leaf = &g_array_index (self->leaves, HdLeaf, middle);

      if (leaf->start + leaf->length > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return &g_array_index (self->leaves, HdLeaf, MIN (low, self->leaves->len - 1));
}

/* Returns: the leaf at the character @at of the buffer, or the next one; the last if none is */
const HdLeaf *
hd_article_text_leaf_at (HdArticleText *self, int at)
{
  guint low = 0;
  guint high = self->leaves->len;

  if (high == 0)
    return NULL;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const HdLeaf *leaf = &g_array_index (self->leaves, HdLeaf, middle);

      if (leaf->at + leaf->n_chars >= at)
        high = middle;
      else
        low = middle + 1;
    }
  return &g_array_index (self->leaves, HdLeaf, MIN (low, self->leaves->len - 1));
}

gboolean
hd_article_text_is_first_part (HdArticleText *self, const HdLeaf *leaf)
{
  guint n;

  return hd_document_get_blocks (self->document, &n)[leaf->block].start == leaf->start;
}

gboolean
hd_article_text_is_last_part (HdArticleText *self, const HdLeaf *leaf)
{
  guint n;
  const HdBlock *block = &hd_document_get_blocks (self->document, &n)[leaf->block];

  return block->start + block->length == leaf->start + leaf->length;
}

static gboolean
is_widget (HdArticleText *self, const HdLeaf *leaf)
{
  guint n;
  HdBlockKind kind = hd_document_get_blocks (self->document, &n)[leaf->block].kind;

  return kind == HD_BLOCK_TABLE || (kind == HD_BLOCK_PICTURE && leaf->length == 0);
}

/* The byte of the document that the character @at of the buffer stands for; in what belongs to
 * no leaf (markers, line ends) the nearest one that the range takes in. */
static guint32
to_document (HdArticleText *self, int at, gboolean end)
{
  const char *text = hd_document_get_text (self->document, NULL);
  const HdLeaf *leaf = hd_article_text_leaf_at (self, at);

  if (leaf == NULL)
    return 0;
  if (at <= leaf->at)
    return leaf->start;
  if (at >= leaf->at + leaf->n_chars || is_widget (self, leaf))
    return leaf->start + leaf->length;
  return (guint32) (g_utf8_offset_to_pointer (text + leaf->start, at - leaf->at) - text);
}

/* The character of the buffer that stands for the byte @offset. */
static int
to_buffer (HdArticleText *self, guint32 offset, gboolean end)
{
  const char *text = hd_document_get_text (self->document, NULL);
  const HdLeaf *leaf = hd_article_text_find_leaf (self, end && offset > 0 ? offset - 1 : offset);

  if (leaf == NULL)
    return 0;
  if (is_widget (self, leaf))
    return leaf->at + (end ? 1 : 0);
  return leaf->at +
         (int) g_utf8_strlen (text + leaf->start,
                              (gssize) (CLAMP (offset, leaf->start, leaf->start + leaf->length) -
                                        leaf->start));
}

void
hd_article_text_iter_at (HdArticleText *self, guint32 offset, gboolean end, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter,
                                      to_buffer (self, offset, end));
}

/* Returns: (nullable): where the link at @iter leads */
const char *
hd_article_text_get_link_at (HdArticleText *self, const GtkTextIter *iter)
{
  const HdLeaf *leaf;
  const HdTextSpan *spans;
  guint32 offset;
  guint n;
  guint i;

  g_return_val_if_fail (HD_IS_ARTICLE_TEXT (self), NULL);

  if (self->document == NULL || !gtk_text_iter_has_tag (iter, self->tags.looks[HD_LOOK_LINK]))
    return NULL;
  leaf = hd_article_text_leaf_at (self, gtk_text_iter_get_offset (iter));
  if (leaf == NULL || is_widget (self, leaf))
    return NULL;

  offset = to_document (self, gtk_text_iter_get_offset (iter), FALSE);
  spans = hd_document_get_spans (self->document, &n);
  i = hd_document_find_span (self->document, offset);
  return i < n && spans[i].start <= offset ? spans[i].link : NULL;
}

/**
 * hd_article_text_get_range:
 * @start: (out): first byte that is selected
 * @end: (out): first byte that is not
 *
 * Returns: whether anything of the document is selected
 */
gboolean
hd_article_text_get_range (HdArticleText *self, guint32 *start, guint32 *end)
{
  GtkTextIter from;
  GtkTextIter to;

  g_return_val_if_fail (HD_IS_ARTICLE_TEXT (self), FALSE);

  if (self->document == NULL ||
      !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &from,
                                             &to))
    return FALSE;

  *start = to_document (self, gtk_text_iter_get_offset (&from), FALSE);
  *end = to_document (self, gtk_text_iter_get_offset (&to), TRUE);
  return *end > *start;
}

void
hd_article_text_select_range (HdArticleText *self, guint32 start, guint32 end)
{
  GtkTextIter from;
  GtkTextIter to;

  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));
  g_return_if_fail (self->document != NULL);

  hd_article_text_load_now (self);
  hd_article_text_iter_at (self, start, FALSE, &from);
  hd_article_text_iter_at (self, end, TRUE, &to);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &to, &from);
}

static GtkWidget *
table_of (HdArticleText *self, const HdLeaf *leaf)
{
  GtkTextChildAnchor *anchor;
  GtkTextIter iter;
  GtkWidget **widgets;
  GtkWidget *inset;
  guint n;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                      leaf->at);
  anchor = gtk_text_iter_get_child_anchor (&iter);
  if (anchor == NULL)
    return NULL;
  widgets = gtk_text_child_anchor_get_widgets (anchor, &n);
  inset = n > 0 ? widgets[0] : NULL;
  g_free (widgets);
  return inset != NULL ? hd_article_inset_get_child (HD_ARTICLE_INSET (inset)) : NULL;
}

static void
mark_one (HdArticleText *self, guint32 start, guint32 end, gboolean current)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const HdLeaf *leaf = hd_article_text_find_leaf (self, start);
  GtkTextIter from;
  GtkTextIter to;

  if (leaf == NULL)
    return;
  if (is_widget (self, leaf))
    {
      GtkWidget *table = table_of (self, leaf);

      if (HD_IS_ARTICLE_TABLE (table))
        hd_article_table_mark (HD_ARTICLE_TABLE (table), start, end, current);
      return;
    }

  hd_article_text_iter_at (self, start, FALSE, &from);
  hd_article_text_iter_at (self, end, TRUE, &to);
  gtk_text_buffer_apply_tag (buffer, self->tags.looks[current ? HD_LOOK_CURRENT : HD_LOOK_FOUND],
                             &from, &to);
}

/**
 * hd_article_text_mark_found:
 * @ranges: (nullable) (element-type HdRange): what to show as found, instead of what was
 * @current: the index of the one that one is at; it is scrolled to
 */
void
hd_article_text_mark_found (HdArticleText *self, GArray *ranges, guint current)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->tags.looks[HD_LOOK_FOUND], &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->tags.looks[HD_LOOK_CURRENT], &start, &end);
  for (guint i = 0; i < self->placed->len; i++)
    {
      GtkWidget *child =
        hd_article_inset_get_child (g_array_index (self->placed, HdPlaced, i).inset);

      if (HD_IS_ARTICLE_TABLE (child))
        hd_article_table_clear_marks (HD_ARTICLE_TABLE (child));
    }

  if (ranges == NULL || self->document == NULL)
    return;

  hd_article_text_load_now (self);
  for (guint i = 0; i < ranges->len; i++)
    {
      HdRange *range = &g_array_index (ranges, HdRange, i);

      mark_one (self, range->start, range->end, i == current);
      if (i == current)
        hd_article_text_scroll_to_range (self, range->start, range->end);
    }
}
