/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-view.h"

#include <glib/gi18n.h>

#include "hd-article-tags.h"
#include "hd-find.h"
#include "hd-fold.h"

struct _HdArticleView
{
  AdwBin parent_instance;

  int zoom;
  gboolean serif;
  HdPaper paper;
  GArray *matches; /* (nullable): HdRange */
  guint current;

  /* Template widgets */
  AdwBin *bar;
  HdArticleText *text;
  AdwClampScrollable *clamp;
  GtkSearchBar *find_bar;
  GtkSearchEntry *find_entry;
  GtkLabel *find_count;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_SERIF,
  PROP_PAPER,
  PROP_BAR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HdArticleView, hd_article_view, ADW_TYPE_BIN)

/* In pixels: enough for a good column of text at its usual size. */
#define NATURAL_WIDTH 520

/* Each has a class in hd-articles.css. */
static const int zooms[] = { 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300 };

/* English at its usual mix of letters: what "66 characters a line" is measured with, the middle
 * of the 62 to 72 that read best. */
static const char measure_line[] =
  "the quick advice of a good friend is short, true and easy to keep i";

static void
update_width (HdArticleView *self)
{
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self->text), measure_line);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  adw_clamp_scrollable_set_maximum_size (self->clamp, width + 2 * HD_ARTICLE_MARGIN);
  adw_clamp_scrollable_set_tightening_threshold (self->clamp, width + 2 * HD_ARTICLE_MARGIN);
}

static void
update_paper (HdArticleView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  HdPaper resolved = hd_paper_resolve (self->paper, adw_style_manager_get_dark (manager));
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  HdInk ink = hd_ink_for (resolved, contrast);

  for (HdPaper paper = HD_PAPER_LIGHT; paper <= HD_PAPER_DARK; paper++)
    if (paper == resolved)
      gtk_widget_add_css_class (GTK_WIDGET (self), hd_paper_css_class (paper));
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), hd_paper_css_class (paper));

  if (contrast)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hd-contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "hd-contrast");
  hd_article_text_set_ink (self->text, &ink);
}

static int
nearest_zoom (int zoom)
{
  int best = zooms[0];

  for (guint i = 1; i < G_N_ELEMENTS (zooms); i++)
    if (ABS (zooms[i] - zoom) < ABS (best - zoom))
      best = zooms[i];
  return best;
}

static void
update_zoom_actions (HdArticleView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.zoom-in", self->zoom < HD_ZOOM_MAX);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.zoom-out", self->zoom > HD_ZOOM_MIN);
}

/* One keeps one's place when the text becomes larger. */
static void
set_zoom (HdArticleView *self, int zoom)
{
  guint block = hd_article_text_get_top_block (self->text);
  g_autofree char *old_class = g_strdup_printf ("hd-zoom-%d", self->zoom);
  g_autofree char *new_class = NULL;

  zoom = nearest_zoom (zoom);
  if (zoom == self->zoom)
    return;

  self->zoom = zoom;
  new_class = g_strdup_printf ("hd-zoom-%d", zoom);
  gtk_widget_remove_css_class (GTK_WIDGET (self->text), old_class);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), new_class);
  update_width (self);
  update_zoom_actions (self);
  if (block > 0)
    hd_article_text_scroll_to_block (self->text, block);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
set_serif (HdArticleView *self, gboolean serif)
{
  if (self->serif == serif)
    return;

  self->serif = serif;
  if (serif)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "hd-serif");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "hd-serif");
  update_width (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERIF]);
}

static void
set_paper (HdArticleView *self, HdPaper paper)
{
  if (self->paper == paper)
    return;

  self->paper = paper;
  update_paper (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAPER]);
}

static void
zoom_by (HdArticleView *self, int steps)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (zooms); i++)
    if (zooms[i] == self->zoom)
      {
        set_zoom (self, zooms[CLAMP (i + steps, 0, (int) G_N_ELEMENTS (zooms) - 1)]);
        return;
      }
}

static void
zoom_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom_by (HD_ARTICLE_VIEW (widget), 1);
}

static void
zoom_out (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom_by (HD_ARTICLE_VIEW (widget), -1);
}

static void
zoom_reset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_zoom (HD_ARTICLE_VIEW (widget), HD_ZOOM_USUAL);
}

static void
page_down (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_article_text_page (HD_ARTICLE_VIEW (widget)->text, 1);
}

static void
page_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_article_text_page (HD_ARTICLE_VIEW (widget)->text, -1);
}

static void
show_count (HdArticleView *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));
  guint n = self->matches != NULL ? self->matches->len : 0;
  g_autofree char *count = NULL;

  if (*words == '\0')
    count = g_strdup ("");
  else if (n == 0)
    count = g_strdup (_ ("Not found"));
  else
    /* Translators: which match of a search one is at: "3 of 12" */
    count = g_strdup_printf (_ ("%u of %u"), self->current + 1, n);

  gtk_label_set_text (self->find_count, count);
  if (*words != '\0' && n == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->find_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->find_entry), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.find-next", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.find-previous", n > 0);
}

/* The first match at or below the top of what is visible: one does not lose one's place. */
static guint
first_visible (HdArticleView *self)
{
  HdDocument *document = hd_article_text_get_document (self->text);
  guint n;
  const HdBlock *blocks = hd_document_get_blocks (document, &n);
  guint top = hd_article_text_get_top_block (self->text);

  for (guint i = 0; i < self->matches->len; i++)
    if (top >= n || g_array_index (self->matches, HdRange, i).start >= blocks[top].start)
      return i;
  return 0;
}

static void
find_changed_cb (HdArticleView *self)
{
  HdDocument *document = hd_article_text_get_document (self->text);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));

  g_clear_pointer (&self->matches, g_array_unref);
  if (document != NULL && gtk_search_bar_get_search_mode (self->find_bar))
    self->matches = hd_find (document, words);
  self->current = self->matches != NULL && self->matches->len > 0 ? first_visible (self) : 0;
  hd_article_text_mark_found (self->text, self->matches, self->current);
  show_count (self);
}

static void
find_by (HdArticleView *self, guint steps)
{
  if (self->matches == NULL || self->matches->len == 0)
    return;

  self->current = (self->current + steps) % self->matches->len;
  hd_article_text_mark_found (self->text, self->matches, self->current);
  show_count (self);
}

static void
find_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  find_by (HD_ARTICLE_VIEW (widget), 1);
}

static void
find_previous (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticleView *self = HD_ARTICLE_VIEW (widget);

  if (self->matches != NULL)
    find_by (self, self->matches->len - 1);
}

static void
find_next_cb (HdArticleView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "article.find-next", NULL);
}

static void
find_previous_cb (HdArticleView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "article.find-previous", NULL);
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdArticleView *self = HD_ARTICLE_VIEW (widget);

  gtk_search_bar_set_search_mode (self->find_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->find_entry), 0, -1);
}

static void
find_mode_cb (HdArticleView *self)
{
  find_changed_cb (self);
  if (!gtk_search_bar_get_search_mode (self->find_bar))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
hd_article_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HdArticleView *self = HD_ARTICLE_VIEW (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      g_value_set_int (value, self->zoom);
      break;
    case PROP_SERIF:
      g_value_set_boolean (value, self->serif);
      break;
    case PROP_PAPER:
      g_value_set_int (value, self->paper);
      break;
    case PROP_BAR:
      g_value_set_object (value, adw_bin_get_child (self->bar));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_article_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  HdArticleView *self = HD_ARTICLE_VIEW (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      set_zoom (self, g_value_get_int (value));
      break;
    case PROP_SERIF:
      set_serif (self, g_value_get_boolean (value));
      break;
    case PROP_PAPER:
      set_paper (self, (HdPaper) g_value_get_int (value));
      break;
    case PROP_BAR:
      adw_bin_set_child (self->bar, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* What it asks for does not depend on the size of its text: the columns beside it stay where they
 * are while one zooms. */
static GtkSizeRequestMode
request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, -1, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, NATURAL_WIDTH);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget),
                            &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
hd_article_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hd_article_view_parent_class)->realize (widget);

  update_width (HD_ARTICLE_VIEW (widget));
}

static void
hd_article_view_dispose (GObject *object)
{
  HdArticleView *self = HD_ARTICLE_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_ARTICLE_VIEW);
  g_clear_pointer (&self->matches, g_array_unref);

  G_OBJECT_CLASS (hd_article_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } bindings[] = {
    { GDK_KEY_f, GDK_CONTROL_MASK, "article.find" },
    { GDK_KEY_g, GDK_CONTROL_MASK, "article.find-next" },
    { GDK_KEY_G, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "article.find-previous" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "article.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "article.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "article.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "article.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "article.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "article.zoom-reset" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "article.zoom-reset" },
    { GDK_KEY_space, 0, "article.page-down" },
    { GDK_KEY_space, GDK_SHIFT_MASK, "article.page-up" },
  };

  gtk_widget_class_install_action (widget_class, "article.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "article.find-next", NULL, find_next);
  gtk_widget_class_install_action (widget_class, "article.find-previous", NULL, find_previous);
  gtk_widget_class_install_action (widget_class, "article.zoom-in", NULL, zoom_in);
  gtk_widget_class_install_action (widget_class, "article.zoom-out", NULL, zoom_out);
  gtk_widget_class_install_action (widget_class, "article.zoom-reset", NULL, zoom_reset);
  gtk_widget_class_install_action (widget_class, "article.page-down", NULL, page_down);
  gtk_widget_class_install_action (widget_class, "article.page-up", NULL, page_up);
  gtk_widget_class_install_property_action (widget_class, "article.serif", "serif");
  gtk_widget_class_install_property_action (widget_class, "article.paper", "paper");
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].modifiers,
                                         bindings[i].action, NULL);
}

static void
hd_article_view_class_init (HdArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hd_article_view_dispose;
  object_class->get_property = hd_article_view_get_property;
  object_class->set_property = hd_article_view_set_property;
  widget_class->realize = hd_article_view_realize;

  properties[PROP_ZOOM] =
    g_param_spec_int ("zoom", NULL, NULL, HD_ZOOM_MIN, HD_ZOOM_MAX, HD_ZOOM_USUAL,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SERIF] =
    g_param_spec_boolean ("serif", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAPER] =
    g_param_spec_int ("paper", NULL, NULL, HD_PAPER_SYSTEM, HD_PAPER_DARK, HD_PAPER_SYSTEM,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* A bar above the text, whose buttons may use the actions of the view. */
  properties[PROP_BAR] = g_param_spec_object ("bar", NULL, NULL, GTK_TYPE_WIDGET,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_actions (widget_class);

  g_type_ensure (HD_TYPE_ARTICLE_TEXT);
  g_type_ensure (HD_TYPE_FOLD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "articles/hd-article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HdArticleView, bar);
  gtk_widget_class_bind_template_child (widget_class, HdArticleView, text);
  gtk_widget_class_bind_template_child (widget_class, HdArticleView, clamp);
  gtk_widget_class_bind_template_child (widget_class, HdArticleView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, HdArticleView, find_entry);
  gtk_widget_class_bind_template_child (widget_class, HdArticleView, find_count);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_mode_cb);
}

/* The style sheet belongs to the display, and is added once. */
static void
add_style_sheet (void)
{
  static gsize added = 0;

  if (g_once_init_enter (&added))
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

      gtk_css_provider_load_from_resource (provider, "/io/github/halfday_app/Halfday/articles/"
                                                     "hd-articles.css");
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
      g_once_init_leave (&added, 1);
    }
}

static void
hd_article_view_init (HdArticleView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  add_style_sheet ();
  self->zoom = HD_ZOOM_USUAL;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (request_mode, measure, allocate));

  gtk_search_bar_connect_entry (self->find_bar, GTK_EDITABLE (self->find_entry));
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "hd-zoom-100");
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_paper), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_paper), self,
                           G_CONNECT_SWAPPED);
  update_paper (self);
  update_zoom_actions (self);
  show_count (self);
}

GtkWidget *
hd_article_view_new (void)
{
  return g_object_new (HD_TYPE_ARTICLE_VIEW, NULL);
}

/* Returns: (transfer none) */
HdArticleText *
hd_article_view_get_text (HdArticleView *self)
{
  g_return_val_if_fail (HD_IS_ARTICLE_VIEW (self), NULL);

  return self->text;
}

/* As hd_article_text_set_document(); what was looked for before is forgotten. */
void
hd_article_view_show_document (HdArticleView *self,
                               HdDocument *document,
                               const char *byline,
                               GtkWidget *footer,
                               guint block)
{
  g_return_if_fail (HD_IS_ARTICLE_VIEW (self));

  gtk_search_bar_set_search_mode (self->find_bar, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->find_entry), "");
  hd_article_text_set_document (self->text, document, byline, footer, block);
}
