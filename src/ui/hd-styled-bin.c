/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-styled-bin.h"

struct _HdStyledBin
{
  AdwBin parent_instance;

  gboolean styled;
};

G_DEFINE_FINAL_TYPE (HdStyledBin, hd_styled_bin, ADW_TYPE_BIN)

/* Whether nothing is to be seen before the frame that brings the styles. Outside of a window, or in
 * one that is still to be shown, whoever asks wants to know now. */
static gboolean
may_wait (HdStyledBin *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return !self->styled && root != NULL && gtk_widget_get_mapped (GTK_WIDGET (root));
}

static GtkSizeRequestMode
hd_styled_bin_get_request_mode (GtkWidget *widget)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  return child != NULL ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
hd_styled_bin_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL && gtk_widget_should_layout (child) && !may_wait (HD_STYLED_BIN (widget)))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
}

static void
hd_styled_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

/* The first time at the beginning of a frame, before what is in it. */
static void
hd_styled_bin_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  HdStyledBin *self = HD_STYLED_BIN (widget);

  GTK_WIDGET_CLASS (hd_styled_bin_parent_class)->css_changed (widget, change);
  if (!self->styled)
    {
      self->styled = TRUE;
      gtk_widget_queue_resize (widget);
    }
}

static void
hd_styled_bin_class_init (HdStyledBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = hd_styled_bin_get_request_mode;
  widget_class->measure = hd_styled_bin_measure;
  widget_class->size_allocate = hd_styled_bin_size_allocate;
  widget_class->css_changed = hd_styled_bin_css_changed;
}

static void
hd_styled_bin_init (HdStyledBin *self)
{
  /* That of AdwBin would measure instead. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}
