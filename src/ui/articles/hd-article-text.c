/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-text-private.h"

#include "hd-article-table.h"
#include <string.h>

#include "hd-document-copy.h"
#include "hd-find.h"

/* What inserting may take of a frame, in microseconds; laying out and drawing need the rest. */
#define INSERT_BUDGET 4000

/* A place is reached when it has not moved for so many frames, or after so many at the latest. */
#define STEADY_FRAMES 8
#define GOAL_FRAMES 120

/* In pixels: less than this no column is worth reading in. */
#define MIN_WIDTH 240

enum
{
  LOADED,
  LINK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdArticleText, hd_article_text, GTK_TYPE_TEXT_VIEW)

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

static void
iter_at (HdArticleText *self, guint32 offset, gboolean end, GtkTextIter *iter)
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
  return gtk_widget_get_width (GTK_WIDGET (self)) >= MIN_WIDTH / 2;
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
  g_signal_emit (self, signals[LOADED], 0);
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

static void
set_goal (HdArticleText *self, guint block)
{
  self->goal = block;
  self->goal_frames = 0;
  self->goal_steady = 0;
  if (self->tick == 0)
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

static void
clear (HdArticleText *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_array_set_size (self->placed, 0);
  g_array_set_size (self->leaves, 0);
  self->footer = NULL;
  self->next_block = 0;
  self->loaded = FALSE;
  self->goal = HD_BLOCK_NONE;
  g_clear_pointer (&self->document, hd_document_unref);
}

/* A text view looks at the size of a child again only when something happens to its line. */
static void
measure_again (HdArticleText *self, const HdPlaced *placed)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextTag *tag = self->tags.looks[HD_LOOK_WIDGET];
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, placed->mark);
  end = start;
  gtk_text_iter_forward_char (&end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

static void
size_insets (HdArticleText *self, int width)
{
  for (guint i = 0; i < self->placed->len; i++)
    {
      const HdPlaced *placed = &g_array_index (self->placed, HdPlaced, i);
      GtkWidget *child = hd_article_inset_get_child (placed->inset);
      int room = width - 2 * HD_ARTICLE_MARGIN -
                 hd_article_tags_indent (&self->tags, placed->quotes, placed->lists);

      if (HD_IS_ARTICLE_TABLE (child))
        hd_article_table_set_width (HD_ARTICLE_TABLE (child), room);
      if (hd_article_inset_set_width (placed->inset, MAX (room, 40)))
        measure_again (self, placed);
    }
}

/* To be called when a widget among the text changed its height by itself. */
void
hd_article_text_resize_insets (HdArticleText *self)
{
  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));

  for (guint i = 0; i < self->placed->len; i++)
    measure_again (self, &g_array_index (self->placed, HdPlaced, i));
}

static void
update_size (HdArticleText *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= 96.0 / 72.0;
  if ((int) size == self->tags.em && rtl == self->tags.rtl)
    return;

  hd_article_tags_set_size (&self->tags, MAX ((int) size, 4), rtl);
  size_insets (self, gtk_widget_get_width (GTK_WIDGET (self)));
  hd_article_text_resize_insets (self);
}

static void
hd_article_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hd_article_text_parent_class)->css_changed (widget, change);

  update_size (HD_ARTICLE_TEXT (widget));
}

static void
hd_article_text_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (hd_article_text_parent_class)->direction_changed (widget, previous);

  update_size (HD_ARTICLE_TEXT (widget));
}

static void
hd_article_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  size_insets (HD_ARTICLE_TEXT (widget), width);

  GTK_WIDGET_CLASS (hd_article_text_parent_class)->size_allocate (widget, width, height, baseline);
}

/* Wide things inside the text scroll by themselves: they do not hold the column open. */
static void
hd_article_text_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GTK_WIDGET_CLASS (hd_article_text_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (*minimum, MIN_WIDTH);
      *natural = MAX (*natural, *minimum);
    }
}

/* A text for everyone, with its form for those who can take it. */
static void
hd_article_text_copy_clipboard (GtkTextView *view)
{
  HdArticleText *self = HD_ARTICLE_TEXT (view);
  GdkContentProvider *providers[3];
  g_autoptr (GdkContentProvider) all = NULL;
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;
  g_autoptr (GBytes) html_bytes = NULL;
  g_autoptr (GBytes) markdown_bytes = NULL;
  guint32 start;
  guint32 end;

  if (!hd_article_text_get_range (self, &start, &end))
    return;

  text = hd_document_copy_text (self->document, start, end);
  html = hd_document_copy_html (self->document, start, end);
  markdown = hd_document_copy_markdown (self->document, start, end);
  html_bytes = g_bytes_new (html, strlen (html));
  markdown_bytes = g_bytes_new (markdown, strlen (markdown));
  providers[0] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  providers[1] = gdk_content_provider_new_for_bytes ("text/html", html_bytes);
  providers[2] = gdk_content_provider_new_for_bytes ("text/markdown", markdown_bytes);
  all = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (view)), all);
}

static void
iter_at_point (HdArticleText *self, double x, double y, GtkTextIter *iter, gboolean *over)
{
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &buffer_x, &buffer_y);
  *over = gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), iter, buffer_x, buffer_y);
}

static const char *
link_at_point (HdArticleText *self, double x, double y)
{
  GtkTextIter iter;
  gboolean over;

  iter_at_point (self, x, y, &iter, &over);
  return over ? hd_article_text_get_link_at (self, &iter) : NULL;
}

static void
released_cb (HdArticleText *self, int n_press, double x, double y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const char *link = link_at_point (self, x, y);

  /* Who selects a piece of a link does not want to follow it. */
  if (link != NULL && n_press == 1 && !gtk_text_buffer_get_has_selection (buffer))
    g_signal_emit (self, signals[LINK_ACTIVATED], 0, link);
}

/* Who scrolls has a better idea of where to be. */
static gboolean
scroll_cb (HdArticleText *self)
{
  self->goal = HD_BLOCK_NONE;
  return GDK_EVENT_PROPAGATE;
}

static void
motion_cb (HdArticleText *self, double x, double y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   link_at_point (self, x, y) != NULL ? "pointer" : "text");
}

static gboolean
hd_article_text_query_tooltip (GtkWidget *widget,
                               int x,
                               int y,
                               gboolean keyboard,
                               GtkTooltip *tooltip)
{
  const char *link = keyboard ? NULL : link_at_point (HD_ARTICLE_TEXT (widget), x, y);

  /* One sees where a link leads before one goes there. */
  if (link == NULL || (!g_str_has_prefix (link, "http") && !g_str_has_prefix (link, "mailto:")))
    return FALSE;
  gtk_tooltip_set_text (tooltip, link);
  return TRUE;
}

static void
hd_article_text_dispose (GObject *object)
{
  HdArticleText *self = HD_ARTICLE_TEXT (object);

  clear (self);

  G_OBJECT_CLASS (hd_article_text_parent_class)->dispose (object);
}

static void
hd_article_text_finalize (GObject *object)
{
  HdArticleText *self = HD_ARTICLE_TEXT (object);

  g_array_unref (self->leaves);
  g_array_unref (self->placed);
  hd_article_tags_clear (&self->tags);

  G_OBJECT_CLASS (hd_article_text_parent_class)->finalize (object);
}

static void
hd_article_text_class_init (HdArticleTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = hd_article_text_dispose;
  object_class->finalize = hd_article_text_finalize;
  widget_class->css_changed = hd_article_text_css_changed;
  widget_class->direction_changed = hd_article_text_direction_changed;
  widget_class->measure = hd_article_text_measure;
  widget_class->size_allocate = hd_article_text_size_allocate;
  widget_class->query_tooltip = hd_article_text_query_tooltip;
  text_class->copy_clipboard = hd_article_text_copy_clipboard;
  text_class->snapshot_layer = hd_article_text_snapshot_layer;

  signals[LOADED] = g_signal_new ("loaded", HD_TYPE_ARTICLE_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[LINK_ACTIVATED] = g_signal_new ("link-activated", HD_TYPE_ARTICLE_TEXT, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hd_article_text_init (HdArticleText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  g_autoptr (GtkTextBuffer) buffer = NULL;

  self->leaves = g_array_new (FALSE, FALSE, sizeof (HdLeaf));
  self->placed = g_array_new (FALSE, FALSE, sizeof (HdPlaced));
  self->goal = HD_BLOCK_NONE;
  hd_article_tags_init (&self->tags);
  buffer = gtk_text_buffer_new (self->tags.table);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_buffer (view, buffer);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 12);
  gtk_text_view_set_bottom_margin (view, 48);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hd-article");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

HdArticleText *
hd_article_text_new (void)
{
  return g_object_new (HD_TYPE_ARTICLE_TEXT, NULL);
}

/* @pictures: (nullable) (scope forever): asked once for each picture, while it is put in */
void
hd_article_text_set_pictures (HdArticleText *self, HdPictureSource pictures, gpointer user_data)
{
  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));

  self->pictures = pictures;
  self->pictures_data = user_data;
}

void
hd_article_text_set_ink (HdArticleText *self, const HdInk *ink)
{
  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));

  self->ink = *ink;
  hd_article_tags_set_ink (&self->tags, ink);
  for (guint i = 0; i < self->placed->len; i++)
    {
      GtkWidget *child =
        hd_article_inset_get_child (g_array_index (self->placed, HdPlaced, i).inset);

      if (HD_IS_ARTICLE_TABLE (child))
        hd_article_table_set_ink (HD_ARTICLE_TABLE (child), ink);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * hd_article_text_set_document:
 * @document: (nullable): what to show; %NULL for nothing
 * @byline: the line below the title, in words
 * @footer: (nullable): a widget to stand behind the text
 * @block: the block to begin at, 0 for the start
 */
void
hd_article_text_set_document (HdArticleText *self,
                              HdDocument *document,
                              const char *byline,
                              GtkWidget *footer,
                              guint block)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));

  clear (self);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_set_text (buffer, "", 0);
  if (document == NULL)
    {
      if (footer != NULL)
        g_object_ref_sink (footer), g_object_unref (footer);
      return;
    }

  self->document = hd_document_ref (document);
  self->footer = footer;
  if (block > 0)
    set_goal (self, block);
  gtk_widget_set_direction (GTK_WIDGET (self),
                            hd_document_get_direction (document) == HD_DIRECTION_RTL
                              ? GTK_TEXT_DIR_RTL
                              : GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hd_document_get_title (document), -1);
  update_size (self);

  hd_article_text_insert_head (self, byline);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  insert_until (self, g_get_monotonic_time () + INSERT_BUDGET);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)), 0);
  if (!self->loaded && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), insert_cb, NULL, NULL);
}

/* Returns: (transfer none) (nullable) */
HdDocument *
hd_article_text_get_document (HdArticleText *self)
{
  g_return_val_if_fail (HD_IS_ARTICLE_TEXT (self), NULL);

  return self->document;
}

gboolean
hd_article_text_get_loaded (HdArticleText *self)
{
  g_return_val_if_fail (HD_IS_ARTICLE_TEXT (self), FALSE);

  return self->loaded;
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
  iter_at (self, start, FALSE, &from);
  iter_at (self, end, TRUE, &to);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &to, &from);
}

/* Brings a block to the top, now or as soon as it is there. */
void
hd_article_text_scroll_to_block (HdArticleText *self, guint block)
{
  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));
  g_return_if_fail (self->document != NULL);

  set_goal (self, block);
}

void
hd_article_text_scroll_to_range (HdArticleText *self, guint32 start, guint32 end)
{
  GtkTextIter iter;

  g_return_if_fail (HD_IS_ARTICLE_TEXT (self));
  g_return_if_fail (self->document != NULL);

  hd_article_text_load_now (self);
  iter_at (self, start, FALSE, &iter);
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

  iter_at (self, start, FALSE, &from);
  iter_at (self, end, TRUE, &to);
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
