/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-inset.h"

struct _HdArticleInset
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int width;
};

G_DEFINE_FINAL_TYPE (HdArticleInset, hd_article_inset, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
hd_article_inset_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
hd_article_inset_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  HdArticleInset *self = HD_ARTICLE_INSET (widget);
  int child_minimum;
  int child_natural;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = self->width;
      return;
    }

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL,
                      NULL);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, MAX (self->width, child_minimum), NULL,
                      &child_natural, NULL, NULL);
  *minimum = *natural = child_natural;
}

static void
hd_article_inset_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HdArticleInset *self = HD_ARTICLE_INSET (widget);
  int minimum;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->child, &(GtkAllocation){ 0, 0, MAX (width, minimum), height },
                            baseline);
}

static void
hd_article_inset_dispose (GObject *object)
{
  HdArticleInset *self = HD_ARTICLE_INSET (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (hd_article_inset_parent_class)->dispose (object);
}

static void
hd_article_inset_class_init (HdArticleInsetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_article_inset_dispose;
  widget_class->get_request_mode = hd_article_inset_get_request_mode;
  widget_class->measure = hd_article_inset_measure;
  widget_class->size_allocate = hd_article_inset_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hd_article_inset_init (HdArticleInset *self)
{
  self->width = 200;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
}

HdArticleInset *
hd_article_inset_new (GtkWidget *child)
{
  HdArticleInset *self = g_object_new (HD_TYPE_ARTICLE_INSET, NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return self;
}

GtkWidget *
hd_article_inset_get_child (HdArticleInset *self)
{
  g_return_val_if_fail (HD_IS_ARTICLE_INSET (self), NULL);

  return self->child;
}

/* @width: pixels. Returns: whether it was another before */
gboolean
hd_article_inset_set_width (HdArticleInset *self, int width)
{
  g_return_val_if_fail (HD_IS_ARTICLE_INSET (self), FALSE);

  if (self->width == width)
    return FALSE;
  self->width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return TRUE;
}
