/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-picture-read.h"
#include "hd-raster.h"

G_BEGIN_DECLS

/* What is not read row by row must fit into memory as a whole. */
#define HD_PICTURE_MAX_PIXELS_WHOLE 25000000u

/* Each decodes one format; %NULL with @error set when it is damaged or too large. */
HdRaster *hd_picture_decode_png (const guint8 *data, gsize length, GError **error);
HdRaster *hd_picture_decode_jpeg (const guint8 *data, gsize length, GError **error);
HdRaster *hd_picture_decode_webp (const guint8 *data, gsize length, GError **error);
HdRaster *hd_picture_decode_gif (const guint8 *data, gsize length, GError **error);

gboolean hd_picture_check_size (guint64 width, guint64 height, guint max, GError **error);
void hd_picture_refuse (GError **error);
guint hd_picture_find_orientation (const guint8 *exif, gsize length);

/* Both give %NULL when there is not enough memory. */
GBytes *hd_picture_encode_png (const HdRaster *raster, gboolean opaque);
GBytes *hd_picture_encode_jpeg (const HdRaster *raster);

G_END_DECLS
