/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-text-private.h"

#include "hd-article-table.h"
#include <string.h>

#include "hd-document-copy.h"

enum
{
  LOADED,
  LINK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdArticleText, hd_article_text, GTK_TYPE_TEXT_VIEW)

static void
clear (HdArticleText *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  /* Marks outlive the text that they stand in. */
  for (guint i = 0; i < self->placed->len; i++)
    gtk_text_buffer_delete_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                 g_array_index (self->placed, HdPlaced, i).mark);
  g_array_set_size (self->placed, 0);
  g_array_set_size (self->leaves, 0);
  g_clear_object (&self->footer);
  self->next_block = 0;
  self->next_part = 0;
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
      *minimum = MIN (*minimum, HD_ARTICLE_MIN_WIDTH);
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

/* Home and End are those of the article: no cursor is seen that could go along a line. */
static void
hd_article_text_move_cursor (GtkTextView *view, GtkMovementStep step, int count, gboolean extend)
{
  if (step == GTK_MOVEMENT_DISPLAY_LINE_ENDS && !extend)
    step = GTK_MOVEMENT_BUFFER_ENDS;
  if (step == GTK_MOVEMENT_BUFFER_ENDS)
    {
      hd_article_text_load_now (HD_ARTICLE_TEXT (view));
      HD_ARTICLE_TEXT (view)->goal = HD_BLOCK_NONE;
    }
  GTK_TEXT_VIEW_CLASS (hd_article_text_parent_class)->move_cursor (view, step, count, extend);
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
  text_class->move_cursor = hd_article_text_move_cursor;
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
  self->footer = footer != NULL ? g_object_ref_sink (footer) : NULL;
  if (block > 0)
    hd_article_text_set_goal (self, block);
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
  hd_article_text_insert_first (self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)), 0);
  hd_article_text_insert_rest (self);
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
