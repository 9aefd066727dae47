/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hd-article-words.h"
#include "hd-layout-start.h"
#include "hd-words.h"

struct _HdArticleRow
{
  GtkWidget parent_instance;

  HdArticleItem *item; /* (nullable) */
  gulong notify_id;
  gboolean tall;   /* room for what was found */
  guint naming_id; /* it is about to be named anew */

  /* Made when the row is painted, for the width that it has then. */
  PangoLayout *title;
  PangoLayout *snippet; /* (nullable) */
  PangoLayout *details;
};

/* In pixels. */
#define DOT 8
#define STAR 16
#define GAP 8
#define BETWEEN_LINES 3

#define TITLE_LINES 2
#define SNIPPET_LINES 3

/* What .caption and .dim-label are elsewhere. */
#define CAPTION_SCALE (9.0 / 11.0)
#define DIM 0.55F
#define DIM_HIGH_CONTRAST 0.9F

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HdArticleRow, hd_article_row, GTK_TYPE_WIDGET)

/* A row is announced as one thing. */
static void
update_accessible (HdArticleRow *self)
{
  GtkWidget *list_item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *minutes = NULL;
  g_autoptr (GString) name = NULL;

  if (self->item == NULL || list_item == NULL)
    return;

  minutes = hd_article_dup_minutes ((guint) MAX (self->item->minutes, 1));
  name = g_string_new (self->item->neutral_title);
  g_string_append_printf (name, ", %s", minutes);
  if (self->item->unread)
    g_string_append_printf (name, ", %s", _ ("unread"));
  if (self->item->starred)
    g_string_append_printf (name, ", %s", _ ("starred"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name->str, -1);
}

static void
drop_layouts (HdArticleRow *self)
{
  g_clear_object (&self->title);
  g_clear_object (&self->snippet);
  g_clear_object (&self->details);
}

/* Painted anew; of another height only when a search begins or ends. */
static void
update (HdArticleRow *self)
{
  gboolean tall = self->item != NULL && *self->item->snippet != '\0';

  drop_layouts (self);
  if (tall != self->tall)
    {
      self->tall = tall;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
name_cb (gpointer user_data)
{
  HdArticleRow *self = user_data;

  self->naming_id = 0;
  update_accessible (self);
  return G_SOURCE_REMOVE;
}

/* An item that is read changes in everything, one after the other: it is named once after that. */
static void
item_changed_cb (HdArticleRow *self, GParamSpec *pspec)
{
  static const char *const announced[] = { "neutral-title", "minutes", "unread", "starred", NULL };

  update (self);
  if (self->naming_id == 0 && g_strv_contains (announced, pspec->name))
    self->naming_id = g_idle_add (name_cb, self);
}

static void
set_item (HdArticleRow *self, HdArticleItem *item)
{
  if (self->item == item)
    return;

  g_clear_handle_id (&self->naming_id, g_source_remove);
  if (self->item != NULL)
    g_clear_signal_handler (&self->notify_id, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->notify_id = g_signal_connect_object (item, "notify", G_CALLBACK (item_changed_cb), self,
                                               G_CONNECT_SWAPPED);
  update (self);
  update_accessible (self);
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, guint from, guint to)
{
  attribute->start_index = from;
  attribute->end_index = to;
  pango_attr_list_insert (list, attribute);
}

/* The words that were searched for stand out. */
static void
mark_words (PangoAttrList *list, const char *marks)
{
  while (*marks != '\0')
    {
      char *end;
      guint64 from = g_ascii_strtoull (marks, &end, 10);
      guint64 to = *end == '-' ? g_ascii_strtoull (end + 1, &end, 10) : from;

      if (*end != ' ')
        break;
      add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), (guint) from, (guint) to);
      marks = end + 1;
    }
}

static PangoLayout *
new_layout (HdArticleRow *self, const char *text, PangoAttrList *attributes, int width, int lines)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_height (layout, -lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  hd_layout_begin_at_start (layout);
  return layout;
}

static void
lay_out (HdArticleRow *self, int width)
{
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();
  g_autoptr (PangoAttrList) found = pango_attr_list_new ();
  g_autoptr (PangoAttrList) small = pango_attr_list_new ();
  g_autofree char *source = hd_article_dup_source (self->item);
  g_autofree char *from = hd_words_isolate (source);
  g_autofree char *minutes = hd_article_dup_minutes ((guint) MAX (self->item->minutes, 1));
  /* Translators: in a list of articles: source, reading time */
  g_autofree char *details = g_strdup_printf (_ ("%s · %s"), from, minutes);

  if (self->item->unread)
    pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (small, pango_attr_scale_new (CAPTION_SCALE));
  pango_attr_list_insert (found, pango_attr_scale_new (CAPTION_SCALE));
  mark_words (found, self->item->marks);

  self->title = new_layout (self, self->item->neutral_title, bold, width, TITLE_LINES);
  if (self->tall)
    self->snippet = new_layout (self, self->item->snippet, found, width, SNIPPET_LINES);
  self->details = new_layout (self, self->item->loaded ? details : "", small, width, 1);
}

/* The height that all rows have. */
static void
hd_article_row_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  HdArticleRow *self = HD_ARTICLE_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = DOT + 2 * GAP + STAR;
  else
    {
      PangoContext *context = gtk_widget_get_pango_context (widget);
      PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
      int line =
        MAX (pango_font_metrics_get_height (metrics),
             pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));
      int small = (int) (line * CAPTION_SCALE);
      int height = TITLE_LINES * line + small + (self->tall ? SNIPPET_LINES * small : 0);

      pango_font_metrics_unref (metrics);
      *minimum = *natural =
        PANGO_PIXELS_CEIL (height) + (self->tall ? 2 * BETWEEN_LINES : BETWEEN_LINES);
    }
  *minimum_baseline = *natural_baseline = -1;
}

static int
get_height (PangoLayout *layout)
{
  int height = 0;

  if (layout != NULL)
    pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
paint (GtkSnapshot *snapshot, PangoLayout *layout, int x, int *y, const GdkRGBA *color)
{
  if (layout == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) *y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
  *y += get_height (layout) + BETWEEN_LINES;
}

/* In the middle of the first line of the title. */
static void
paint_dot (HdArticleRow *self, GtkSnapshot *snapshot, int x, int y)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  PangoRectangle line;
  GskRoundedRect round;
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (style, "accent_bg_color", &color))
    gtk_style_context_get_color (style, &color);
  pango_layout_index_to_pos (self->title, 0, &line);
  y += (PANGO_PIXELS (line.height) - DOT) / 2;
  gsk_rounded_rect_init_from_rect (&round, &GRAPHENE_RECT_INIT ((float) x, (float) y, DOT, DOT),
                                   (float) DOT / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &color, &round.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
paint_star (HdArticleRow *self, GtkSnapshot *snapshot, int x, int y, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) star =
    gtk_icon_theme_lookup_icon (theme, "starred-symbolic", NULL, STAR,
                                gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (star), snapshot, STAR, STAR,
                                            color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
hd_article_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HdArticleRow *self = HD_ARTICLE_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  int width = gtk_widget_get_width (widget);
  int text = MAX (width - DOT - GAP, 0);
  int top, y;
  GdkRGBA color, dim;

  if (self->item == NULL)
    return;
  if (self->item->starred)
    text = MAX (text - GAP - STAR, 0);
  if (self->title != NULL && pango_layout_get_width (self->title) != text * PANGO_SCALE)
    drop_layouts (self);
  if (self->title == NULL)
    lay_out (self, text);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  dim = color;
  dim.alpha *= contrast ? DIM_HIGH_CONTRAST : DIM;

  top = gtk_widget_get_height (widget) - get_height (self->title) - get_height (self->details) -
        BETWEEN_LINES;
  if (self->snippet != NULL)
    top -= get_height (self->snippet) + BETWEEN_LINES;
  top = y = MAX (top / 2, 0);
  paint (snapshot, self->title, rtl ? width - DOT - GAP - text : DOT + GAP, &y, &color);
  paint (snapshot, self->snippet, rtl ? width - DOT - GAP - text : DOT + GAP, &y, &color);
  paint (snapshot, self->details, rtl ? width - DOT - GAP - text : DOT + GAP, &y, &dim);
  if (self->item->loaded && self->item->unread)
    paint_dot (self, snapshot, rtl ? width - DOT : 0, top);
  if (self->item->starred)
    paint_star (self, snapshot, rtl ? 0 : width - STAR, top, &dim);
}

/* Another font, or another size of it. */
static void
hd_article_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hd_article_row_parent_class)->css_changed (widget, change);

  drop_layouts (HD_ARTICLE_ROW (widget));
}

static void
hd_article_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (hd_article_row_parent_class)->system_setting_changed (widget, setting);

  drop_layouts (HD_ARTICLE_ROW (widget));
  gtk_widget_queue_resize (widget);
}

static void
hd_article_row_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (hd_article_row_parent_class)->direction_changed (widget, previous);

  drop_layouts (HD_ARTICLE_ROW (widget));
}

static void
hd_article_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HdArticleRow *self = HD_ARTICLE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_article_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HdArticleRow *self = HD_ARTICLE_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_article_row_dispose (GObject *object)
{
  set_item (HD_ARTICLE_ROW (object), NULL);
  drop_layouts (HD_ARTICLE_ROW (object));

  G_OBJECT_CLASS (hd_article_row_parent_class)->dispose (object);
}

static void
hd_article_row_class_init (HdArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hd_article_row_dispose;
  object_class->get_property = hd_article_row_get_property;
  object_class->set_property = hd_article_row_set_property;
  widget_class->measure = hd_article_row_measure;
  widget_class->snapshot = hd_article_row_snapshot;
  widget_class->css_changed = hd_article_row_css_changed;
  widget_class->system_setting_changed = hd_article_row_system_setting_changed;
  widget_class->direction_changed = hd_article_row_direction_changed;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, HD_TYPE_ARTICLE_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* @item: (nullable) */
void
hd_article_row_set_item (HdArticleRow *self, HdArticleItem *item)
{
  g_return_if_fail (HD_IS_ARTICLE_ROW (self));

  set_item (self, item);
}

static void
hd_article_row_init (HdArticleRow *self)
{
  g_signal_connect (self, "notify::parent", G_CALLBACK (update_accessible), NULL);
}
