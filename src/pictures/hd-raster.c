/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-raster.h"

#include <string.h>

#include "hd-picture.h"

/* Whether what was wide is high afterwards. */
gboolean
hd_raster_is_turned (guint orientation)
{
  return orientation >= 5 && orientation <= 8;
}

/**
 * hd_raster_new:
 * @source_width: pixels, at least 1
 * @source_height: pixels, at least 1
 * @orientation: as it will be turned by hd_raster_orient() when all rows are there
 *
 * Returns: (transfer full): a raster as large as that, or as is allowed
 */
HdRaster *
hd_raster_new (guint source_width, guint source_height, guint orientation)
{
  HdRaster *self = g_new0 (HdRaster, 1);
  gboolean turned = hd_raster_is_turned (orientation);
  guint width = turned ? source_height : source_width;
  guint height = turned ? source_width : source_height;
  double scale =
    MIN (1.0, MIN ((double) HD_PICTURE_MAX_WIDTH / width, (double) HD_PICTURE_MAX_HEIGHT / height));

  self->source_width = source_width;
  self->source_height = source_height;
  self->width = MAX (1, (guint) (source_width * scale + 0.5));
  self->height = MAX (1, (guint) (source_height * scale + 0.5));
  self->pixels = g_malloc0 ((gsize) self->width * self->height * 4);
  self->line = g_new0 (float, (gsize) self->width * 4);
  self->sum = g_new0 (float, (gsize) self->width * 4);
  return self;
}

void
hd_raster_free (HdRaster *self)
{
  g_free (self->pixels);
  g_free (self->line);
  g_free (self->sum);
  g_free (self);
}

/* Colours weighted by how much they cover, so that what is transparent lends none. */
static void
add_pixel (float *to, const guint8 *pixel, float weight)
{
  float cover = weight * (float) pixel[3];

  to[0] += cover * (float) pixel[0];
  to[1] += cover * (float) pixel[1];
  to[2] += cover * (float) pixel[2];
  to[3] += cover;
}

static void
narrow (HdRaster *self, const guint8 *pixels)
{
  double step = (double) self->source_width / self->width;

  memset (self->line, 0, sizeof (float) * self->width * 4);
  for (guint x = 0; x < self->width; x++)
    {
      double from = x * step;
      double to = MIN ((x + 1) * step, self->source_width);
      guint first = (guint) from;
      guint last = MIN ((guint) to, self->source_width - 1);
      float whole = (float) (1 / step);
      float *out = self->line + (gsize) x * 4;

      if (first == last)
        {
          add_pixel (out, pixels + (gsize) first * 4, (float) ((to - from) / step));
          continue;
        }
      /* The first and the last one belong to this only in part. */
      add_pixel (out, pixels + (gsize) first * 4, (float) ((first + 1 - from) / step));
      for (guint i = first + 1; i < last; i++)
        add_pixel (out, pixels + (gsize) i * 4, whole);
      if (to > last)
        add_pixel (out, pixels + (gsize) last * 4, (float) (MIN (to - last, 1.0) / step));
    }
}

static guint8
to_byte (float value)
{
  return (guint8) CLAMP (value + 0.5f, 0, 255);
}

static void
put_sum (HdRaster *self, guint y)
{
  guint8 *out = self->pixels + (gsize) y * self->width * 4;

  for (guint x = 0; x < self->width; x++, out += 4)
    {
      const float *sum = self->sum + (gsize) x * 4;

      if (sum[3] < 0.5f)
        continue;
      out[0] = to_byte (sum[0] / sum[3]);
      out[1] = to_byte (sum[1] / sum[3]);
      out[2] = to_byte (sum[2] / sum[3]);
      out[3] = to_byte (sum[3]);
    }
  memset (self->sum, 0, sizeof (float) * self->width * 4);
}

/**
 * hd_raster_add_row:
 * @pixels: four bytes for each pixel of the source's width
 */
void
hd_raster_add_row (HdRaster *self, const guint8 *pixels)
{
  double step = (double) self->source_height / self->height;
  double from = self->row / step;
  double to = (self->row + 1) / step;
  guint y = MIN ((guint) from, self->height - 1);
  double inside = MIN (to, y + 1.0) - from;

  g_return_if_fail (self->row < self->source_height);

  self->row++;
  if (self->width == self->source_width && self->height == self->source_height)
    {
      memcpy (self->pixels + (gsize) y * self->width * 4, pixels, (gsize) self->width * 4);
      return;
    }

  narrow (self, pixels);
  for (guint i = 0; i < self->width * 4; i++)
    self->sum[i] += self->line[i] * (float) inside;
  if (to < y + 1.0 - 1e-6 && self->row < self->source_height)
    return;
  put_sum (self, y);
  if (y + 1 < self->height && to > y + 1.0)
    for (guint i = 0; i < self->width * 4; i++)
      self->sum[i] += self->line[i] * (float) (to - (y + 1.0));
}

gboolean
hd_raster_is_opaque (const HdRaster *self)
{
  gsize n = (gsize) self->width * self->height;

  for (gsize i = 0; i < n; i++)
    if (self->pixels[i * 4 + 3] != 255)
      return FALSE;
  return TRUE;
}

/* Turns and mirrors as EXIF's orientation, 1 to 8, says; other numbers change nothing. */
void
hd_raster_orient (HdRaster *self, guint orientation)
{
  gboolean turned = hd_raster_is_turned (orientation);
  guint width = turned ? self->height : self->width;
  guint height = turned ? self->width : self->height;
  guint8 *pixels;

  if (orientation < 2 || orientation > 8)
    return;

  pixels = g_malloc ((gsize) width * height * 4);
  for (guint y = 0; y < height; y++)
    for (guint x = 0; x < width; x++)
      {
        gboolean flip_x =
          orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        gboolean flip_y =
          orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        guint from_x = turned ? y : x;
        guint from_y = turned ? x : y;

        if (flip_x)
          from_x = self->width - 1 - from_x;
        if (flip_y)
          from_y = self->height - 1 - from_y;
        memcpy (pixels + ((gsize) y * width + x) * 4,
                self->pixels + ((gsize) from_y * self->width + from_x) * 4, 4);
      }
  g_free (self->pixels);
  self->pixels = pixels;
  self->width = width;
  self->height = height;
}
