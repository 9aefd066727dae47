/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-picture-private.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

/* Hardly to be told from the original, at a tenth of the room. */
#define JPEG_QUALITY 85

static void
write_cb (png_structp png, png_bytep data, png_size_t length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_cb (png_structp png)
{
}

/* Without the alpha channel where everything is opaque. */
static gboolean
write_png (png_structp png, png_infop info, const HdRaster *raster, gboolean opaque)
{
  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;

  png_set_IHDR (png, info, raster->width, raster->height, 8,
                opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level (png, 6);
  png_write_info (png, info);
  if (opaque)
    png_set_filler (png, 0, PNG_FILLER_AFTER);
  for (guint y = 0; y < raster->height; y++)
    png_write_row (png, raster->pixels + (gsize) y * raster->width * 4);
  png_write_end (png, info);
  return TRUE;
}

GBytes *
hd_picture_encode_png (const HdRaster *raster, gboolean opaque)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  gboolean written;

  png_set_write_fn (png, out, write_cb, flush_cb);
  written = write_png (png, info, raster, opaque);
  png_destroy_write_struct (&png, &info);
  return written ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}

typedef struct
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr errors;
  jmp_buf leave;
  unsigned char *data;
  unsigned long length;
  guint8 *row;
} Encoder;

static void
error_cb (j_common_ptr jpeg)
{
  longjmp (((Encoder *) jpeg->client_data)->leave, 1);
}

static gboolean
write_jpeg (Encoder *self, const HdRaster *raster)
{
  JSAMPROW row = self->row;

  if (setjmp (self->leave) != 0)
    return FALSE;

  jpeg_create_compress (&self->jpeg);
  self->jpeg.client_data = self;
  jpeg_mem_dest (&self->jpeg, &self->data, &self->length);
  self->jpeg.image_width = raster->width;
  self->jpeg.image_height = raster->height;
  self->jpeg.input_components = 3;
  self->jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&self->jpeg);
  jpeg_set_quality (&self->jpeg, JPEG_QUALITY, TRUE);
  self->jpeg.optimize_coding = TRUE;
  jpeg_start_compress (&self->jpeg, TRUE);
  for (guint y = 0; y < raster->height; y++)
    {
      const guint8 *pixels = raster->pixels + (gsize) y * raster->width * 4;

      for (guint x = 0; x < raster->width; x++)
        memcpy (self->row + (gsize) x * 3, pixels + (gsize) x * 4, 3);
      jpeg_write_scanlines (&self->jpeg, &row, 1);
    }
  jpeg_finish_compress (&self->jpeg);
  return TRUE;
}

GBytes *
hd_picture_encode_jpeg (const HdRaster *raster)
{
  g_autofree Encoder *self = g_new0 (Encoder, 1);
  GBytes *bytes = NULL;

  self->jpeg.err = jpeg_std_error (&self->errors);
  self->jpeg.client_data = self;
  self->errors.error_exit = error_cb;
  self->row = g_malloc ((gsize) raster->width * 3);
  if (write_jpeg (self, raster))
    bytes = g_bytes_new (self->data, self->length);
  jpeg_destroy_compress (&self->jpeg);
  free (self->data);
  g_free (self->row);
  return bytes;
}
