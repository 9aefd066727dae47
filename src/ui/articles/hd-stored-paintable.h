/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HD_TYPE_STORED_PAINTABLE (hd_stored_paintable_get_type ())
G_DECLARE_FINAL_TYPE (HdStoredPaintable, hd_stored_paintable, HD, STORED_PAINTABLE, GObject)

GdkPaintable *hd_stored_paintable_new (const char *path, int width, int height);

G_END_DECLS
