/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdRaster: a picture of a bounded size, which takes the rows of one of any size.
 *
 * Each pixel is red, green, blue and alpha, not premultiplied. Rows come from top to bottom, and
 * are averaged as they come: only what is kept takes room.
 */
typedef struct
{
  guint width;
  guint height;
  guint8 *pixels;
  gboolean lossy; /* it had lost details before */

  guint source_width;
  guint source_height;
  guint row; /* of the source, that comes next */
  float *line;
  float *sum;
} HdRaster;

HdRaster *hd_raster_new (guint source_width, guint source_height, guint orientation);
void hd_raster_free (HdRaster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdRaster, hd_raster_free)

void hd_raster_add_row (HdRaster *self, const guint8 *pixels);
gboolean hd_raster_is_opaque (const HdRaster *self);
gboolean hd_raster_is_turned (guint orientation);
void hd_raster_orient (HdRaster *self, guint orientation);

G_END_DECLS
