/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-figure-paintable.h"

/**
 * HdFigurePaintable:
 *
 * A drawing that comes with the program. What counts of it is its alpha: it is painted in the
 * colour that text has in its widget, and so is at home on each paper and in high contrast.
 */
struct _HdFigurePaintable
{
  GObject parent_instance;

  GdkTexture *texture;
  GtkWidget *widget; /* (nullable), weak */
  int width;
  int height;
};

static void paintable_iface_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HdFigurePaintable,
                               hd_figure_paintable,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_iface_init))

static void
hd_figure_paintable_snapshot (GdkPaintable *paintable,
                              GdkSnapshot *snapshot,
                              double width,
                              double height)
{
  static const float alpha_only[16] = { [15] = 1 };
  HdFigurePaintable *self = HD_FIGURE_PAINTABLE (paintable);
  GdkRGBA color = { 0.5f, 0.5f, 0.5f, 1 };
  graphene_matrix_t matrix;
  graphene_vec4_t offset;

  if (self->widget != NULL)
    gtk_style_context_get_color (gtk_widget_get_style_context (self->widget), &color);
  graphene_matrix_init_from_float (&matrix, alpha_only);
  graphene_vec4_init (&offset, color.red, color.green, color.blue, 0);
  gtk_snapshot_push_color_matrix (snapshot, &matrix, &offset);
  gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, width, height);
  gtk_snapshot_pop (snapshot);
}

static int
hd_figure_paintable_get_width (GdkPaintable *paintable)
{
  return HD_FIGURE_PAINTABLE (paintable)->width;
}

static int
hd_figure_paintable_get_height (GdkPaintable *paintable)
{
  return HD_FIGURE_PAINTABLE (paintable)->height;
}

static GdkPaintableFlags
hd_figure_paintable_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE;
}

static void
paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->snapshot = hd_figure_paintable_snapshot;
  iface->get_intrinsic_width = hd_figure_paintable_get_width;
  iface->get_intrinsic_height = hd_figure_paintable_get_height;
  iface->get_flags = hd_figure_paintable_get_flags;
}

static void
hd_figure_paintable_dispose (GObject *object)
{
  HdFigurePaintable *self = HD_FIGURE_PAINTABLE (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (hd_figure_paintable_parent_class)->dispose (object);
}

static void
hd_figure_paintable_class_init (HdFigurePaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_figure_paintable_dispose;
}

static void
hd_figure_paintable_init (HdFigurePaintable *self)
{
}

/**
 * hd_figure_paintable_new:
 * @resource: the path of a PNG among the resources
 * @width, @height: the size that it is shown in, in pixels
 *
 * Returns: (transfer full) (nullable): %NULL when there is no such resource
 */
GdkPaintable *
hd_figure_paintable_new (const char *resource, int width, int height)
{
  HdFigurePaintable *self;

  if (!g_resources_get_info (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return NULL;
  self = g_object_new (HD_TYPE_FIGURE_PAINTABLE, NULL);
  self->texture = gdk_texture_new_from_resource (resource);
  self->width = width;
  self->height = height;
  return GDK_PAINTABLE (self);
}

/* @widget: in whose colour it is painted */
void
hd_figure_paintable_set_widget (HdFigurePaintable *self, GtkWidget *widget)
{
  g_return_if_fail (HD_IS_FIGURE_PAINTABLE (self));

  g_set_weak_pointer (&self->widget, widget);
}
