/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HD_TYPE_FIGURE_PAINTABLE (hd_figure_paintable_get_type ())
G_DECLARE_FINAL_TYPE (HdFigurePaintable, hd_figure_paintable, HD, FIGURE_PAINTABLE, GObject)

GdkPaintable *hd_figure_paintable_new (const char *resource, int width, int height);
void hd_figure_paintable_set_widget (HdFigurePaintable *self, GtkWidget *widget);

G_END_DECLS
