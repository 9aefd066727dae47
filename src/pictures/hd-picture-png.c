/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-picture-private.h"

#include <png.h>
#include <string.h>

/* libpng leaves by longjmp: what must be freed is in here, not in variables. */
typedef struct
{
  const guint8 *data;
  gsize left;
  png_structp png;
  png_infop info;
  HdRaster *raster;
  guint8 *rows; /* one, or all of them when the picture comes in passes */
  GError *error;
} Decoder;

static void
read_cb (png_structp png, png_bytep out, png_size_t length)
{
  Decoder *self = png_get_io_ptr (png);

  if (length > self->left)
    png_error (png, "cut off");
  memcpy (out, self->data, length);
  self->data += length;
  self->left -= length;
}

static void
error_cb (png_structp png, png_const_charp message)
{
  png_longjmp (png, 1);
}

static void
warning_cb (png_structp png, png_const_charp message)
{
}

/* All to four bytes a pixel. */
static void
set_up (Decoder *self)
{
  int depth = png_get_bit_depth (self->png, self->info);
  int type = png_get_color_type (self->png, self->info);

  if (depth == 16)
    png_set_scale_16 (self->png);
  if (type == PNG_COLOR_TYPE_PALETTE)
    png_set_palette_to_rgb (self->png);
  if (type == PNG_COLOR_TYPE_GRAY && depth < 8)
    png_set_expand_gray_1_2_4_to_8 (self->png);
  if (png_get_valid (self->png, self->info, PNG_INFO_tRNS) != 0)
    png_set_tRNS_to_alpha (self->png);
  if (type == PNG_COLOR_TYPE_GRAY || type == PNG_COLOR_TYPE_GRAY_ALPHA)
    png_set_gray_to_rgb (self->png);
  png_set_filler (self->png, 0xff, PNG_FILLER_AFTER);
}

static gboolean
decode (Decoder *self)
{
  guint width;
  guint height;
  gboolean passes;
  gsize stride;

  if (setjmp (png_jmpbuf (self->png)) != 0)
    {
      if (self->error == NULL)
        hd_picture_refuse (&self->error);
      return FALSE;
    }

  /* Texts and profiles are not read, and so cannot unfold into anything. */
  png_set_keep_unknown_chunks (self->png, PNG_HANDLE_CHUNK_NEVER,
                               (const png_byte *) "iCCP\0iTXt\0tEXt\0zTXt\0sPLT\0eXIf\0hIST", 7);
  png_set_user_limits (self->png, 65535, 65535);
  png_set_chunk_malloc_max (self->png, 1 << 20);
  png_set_chunk_cache_max (self->png, 16);
  png_read_info (self->png, self->info);

  width = png_get_image_width (self->png, self->info);
  height = png_get_image_height (self->png, self->info);
  passes = png_get_interlace_type (self->png, self->info) != PNG_INTERLACE_NONE;
  if (!hd_picture_check_size (width, height,
                              passes ? HD_PICTURE_MAX_PIXELS_WHOLE : HD_PICTURE_MAX_PIXELS,
                              &self->error))
    return FALSE;

  set_up (self);
  png_set_interlace_handling (self->png);
  png_read_update_info (self->png, self->info);
  stride = png_get_rowbytes (self->png, self->info);
  if (stride != (gsize) width * 4)
    png_error (self->png, "unexpected layout");

  self->raster = hd_raster_new (width, height, 1);
  self->rows = g_try_malloc0 (passes ? stride * height : stride);
  if (self->rows == NULL)
    png_error (self->png, "no memory");
  for (int pass = passes ? 6 : 0; pass > 0; pass--)
    for (guint y = 0; y < height; y++)
      png_read_row (self->png, self->rows + y * stride, NULL);
  for (guint y = 0; y < height; y++)
    {
      guint8 *row = passes ? self->rows + y * stride : self->rows;

      png_read_row (self->png, row, NULL);
      hd_raster_add_row (self->raster, row);
    }
  return TRUE;
}

HdRaster *
hd_picture_decode_png (const guint8 *data, gsize length, GError **error)
{
  Decoder self = { data, length };

  self.png = png_create_read_struct (PNG_LIBPNG_VER_STRING, &self, error_cb, warning_cb);
  self.info = png_create_info_struct (self.png);
  png_set_read_fn (self.png, &self, read_cb);
  if (!decode (&self))
    {
      g_clear_pointer (&self.raster, hd_raster_free);
      g_propagate_error (error, self.error);
    }
  png_destroy_read_struct (&self.png, &self.info, NULL);
  g_free (self.rows);
  return self.raster;
}
