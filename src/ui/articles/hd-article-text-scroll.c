/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-text-private.h"

/* Where one is in the text, and how one comes to be elsewhere, while it is still being put in. */

/* What inserting may take of a frame, in microseconds; laying out and drawing need the rest. */
#define INSERT_BUDGET 4000

/* A place is reached when it has not moved for so many frames, or after so many at the latest. */
#define STEADY_FRAMES 8
#define GOAL_FRAMES 120

static void
scroll_to_iter (HdArticleText *self, GtkTextIter *iter, double align)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "hd-goal");

  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "hd-goal", iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, iter);
  gtk_text_view_scroll_to_mark (view, mark, 0, TRUE, 0, align);
}

/* Before it has its size, nothing has a place to scroll to. */
static gboolean
has_size (HdArticleText *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) >= HD_ARTICLE_MIN_WIDTH / 2;
}

/* Puts @iter at the top at once; scrolling there would take its time. */
static void
jump_to_iter (HdArticleText *self, GtkTextIter *iter)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GdkRectangle location;

  scroll_to_iter (self, iter, 0); /* lays out what is around it */
  gtk_text_view_get_iter_location (view, iter, &location);
  gtk_adjustment_set_value (adjustment, location.y + gtk_text_view_get_top_margin (view));
}

/* Goes where one wanted to be, once it is there. The text above is laid out by and by, and what
 * is below moves until it is: it takes some frames to stay where it belongs. */
static void
reach_goal (HdArticleText *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  double before = gtk_adjustment_get_value (adjustment);
  GtkTextIter iter;
  guint i = 0;

  if (self->goal == HD_BLOCK_NONE || (self->next_block <= self->goal && !self->loaded) ||
      !has_size (self))
    return;

  while (i < self->leaves->len && g_array_index (self->leaves, HdLeaf, i).block < self->goal)
    i++;
  if (i < self->leaves->len)
    {
      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter,
                                          g_array_index (self->leaves, HdLeaf, i).at);
      jump_to_iter (self, &iter);
    }

  self->goal_frames++;
  if (ABS (gtk_adjustment_get_value (adjustment) - before) < 1)
    self->goal_steady++;
  else
    self->goal_steady = 0;
  if (self->goal_steady >= STEADY_FRAMES || self->goal_frames >= GOAL_FRAMES)
    self->goal = HD_BLOCK_NONE;
}

static void
insert_until (HdArticleText *self, gint64 deadline)
{
  guint n;

  hd_article_text_insert_some (self, deadline);
  hd_document_get_blocks (self->document, &n);
  if (self->next_block < n || self->loaded)
    return;

  hd_article_text_insert_footer (self);
  self->loaded = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "loaded");
}

static gboolean
insert_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  HdArticleText *self = HD_ARTICLE_TEXT (widget);

  insert_until (self, g_get_monotonic_time () + INSERT_BUDGET);
  reach_goal (self);
  if (!self->loaded || self->goal != HD_BLOCK_NONE)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

void
hd_article_text_set_goal (HdArticleText *self, guint block)
{
  self->goal = block;
  self->goal_frames = 0;
  self->goal_steady = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), insert_cb, NULL, NULL);
}

/* Puts in what can be seen at once, as far as it takes no time. */
void
hd_article_text_insert_first (HdArticleText *self)
{
  insert_until (self, g_get_monotonic_time () + INSERT_BUDGET);
}

/* Puts in the rest, a little in each frame. */
void
hd_article_text_insert_rest (HdArticleText *self)
{
  if (!self->loaded && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), insert_cb, NULL, NULL);
}

/* Puts in all that is still missing, however long it takes: to search, to jump, to test. */
void
hd_article_text_load_now (HdArticleText *self)
{
  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));

  if (self->document == NULL || self->loaded)
    return;
  insert_until (self, G_MAXINT64);
}

/* Brings a block to the top, now or as soon as it is there. */
void
hd_article_text_scroll_to_block (HdArticleText *self, guint block)
{
  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));
  g_return_if_fail (self->document != NULL);

  hd_article_text_set_goal (self, block);
}

void
hd_article_text_scroll_to_range (HdArticleText *self, guint32 start, guint32 end)
{
  GtkTextIter iter;

  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));
  g_return_if_fail (self->document != NULL);

  hd_article_text_load_now (self);
  hd_article_text_iter_at (self, start, FALSE, &iter);
  scroll_to_iter (self, &iter, 0.3);
}

/* Scrolls by a page less two lines, so that the eye finds its place; @direction is 1 or -1. */
void
hd_article_text_page (HdArticleText *self, int direction)
{
  GtkAdjustment *adjustment;
  double step;

  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));

  self->goal = HD_BLOCK_NONE;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  step = gtk_adjustment_get_page_size (adjustment) - 3 * self->tags.em;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                          direction * MAX (step, self->tags.em));
}

static const HdLeaf *
leaf_at_y (HdArticleText *self, int y)
{
  GtkTextIter iter;

  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, y, NULL);
  return hd_article_text_leaf_at (self, gtk_text_iter_get_offset (&iter));
}

/* Returns: the block at the top of what is visible, 0 at the very start */
guint
hd_article_text_get_top_block (HdArticleText *self)
{
  GdkRectangle visible;
  const HdLeaf *leaf;

  g_return_val_if_fail (HD_IS_ARTICLE_TEXT (self), 0);

  if (self->document == NULL)
    return 0;
  if (self->goal != HD_BLOCK_NONE)
    return self->goal;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  leaf = leaf_at_y (self, visible.y + self->tags.em / 2);
  return leaf != NULL && visible.y > 0 ? leaf->block : 0;
}

/* Returns: how much of the text, 0 to 1, lies above the lower edge of what is visible */
double
hd_article_text_get_seen (HdArticleText *self)
{
  GdkRectangle visible;
  const HdLeaf *leaf;
  const HdLeaf *last;
  gsize length;

  g_return_val_if_fail (HD_IS_ARTICLE_TEXT (self), 0);

  if (self->document == NULL || self->leaves->len == 0)
    return 0;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  leaf = leaf_at_y (self, visible.y + visible.height);
  last = &g_array_index (self->leaves, HdLeaf, self->leaves->len - 1);
  if (leaf == last && self->loaded)
    return 1;
  hd_document_get_text (self->document, &length);
  return length > 0 ? (double) leaf->start / (double) length : 1;
}
