/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-picture-private.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

/* A picture that comes in scans keeps all coefficients, and goes through them for each scan. */
#define MAX_COEFFICIENTS (120u << 20)
#define MAX_SCAN_PIXELS G_GUINT64_CONSTANT (400000000)

/* libjpeg is left by longjmp: what must be freed is in here, not in variables. */
typedef struct
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf leave;
  HdRaster *raster;
  guint8 *row;
  guint8 *pixels;
  GError *error;
} Decoder;

static void
error_cb (j_common_ptr jpeg)
{
  longjmp (((Decoder *) jpeg->client_data)->leave, 1);
}

static void
message_cb (j_common_ptr jpeg, int level)
{
}

static void
output_cb (j_common_ptr jpeg)
{
}

/* Some pictures have thousands of scans of nothing. */
static void
progress_cb (j_common_ptr common)
{
  Decoder *self = common->client_data;
  guint64 pixels = (guint64) self->jpeg.image_width * self->jpeg.image_height;

  if (self->jpeg.input_scan_number > 0 &&
      (guint64) self->jpeg.input_scan_number * pixels > MAX_SCAN_PIXELS)
    error_cb (common);
}

static guint64
count_coefficients (const struct jpeg_decompress_struct *jpeg)
{
  guint64 bytes = 0;

  for (int i = 0; i < jpeg->num_components; i++)
    {
      const jpeg_component_info *component = &jpeg->comp_info[i];
      guint64 share =
        (guint64) jpeg->image_width * jpeg->image_height *
        (guint64) (component->h_samp_factor * component->v_samp_factor) /
        (guint64) (MAX (jpeg->max_h_samp_factor, 1) * MAX (jpeg->max_v_samp_factor, 1));

      bytes += share * sizeof (JCOEF);
    }
  return bytes;
}

static guint
find_orientation (const struct jpeg_decompress_struct *jpeg)
{
  for (jpeg_saved_marker_ptr m = jpeg->marker_list; m != NULL; m = m->next)
    if (m->marker == JPEG_APP0 + 1 && m->data_length > 14 && memcmp (m->data, "Exif\0\0", 6) == 0)
      return hd_picture_find_orientation (m->data + 6, m->data_length - 6);
  return 1;
}

/* Four components are ink; what Adobe's programs write is inverted. */
static void
mix_ink (const Decoder *self, const guint8 *ink, guint8 *pixel)
{
  for (guint c = 0; c < 3; c++)
    {
      guint light = self->jpeg.saw_Adobe_marker ? ink[c] : 255u - ink[c];
      guint black = self->jpeg.saw_Adobe_marker ? ink[3] : 255u - ink[3];

      pixel[c] = (guint8) (light * black / 255);
    }
}

static void
widen_row (Decoder *self)
{
  for (guint x = 0; x < self->jpeg.output_width; x++)
    {
      guint8 *pixel = self->pixels + (gsize) x * 4;

      if (self->jpeg.output_components == 4)
        mix_ink (self, self->row + (gsize) x * 4, pixel);
      else
        memcpy (pixel, self->row + (gsize) x * 3, 3);
      pixel[3] = 255;
    }
}

static gboolean
decode (Decoder *self, const guint8 *data, gsize length)
{
  struct jpeg_decompress_struct *jpeg = &self->jpeg;
  JSAMPROW row;
  guint orientation;
  guint across;

  if (setjmp (self->leave) != 0)
    {
      if (self->error == NULL)
        hd_picture_refuse (&self->error);
      return FALSE;
    }

  jpeg_create_decompress (jpeg);
  jpeg->client_data = self;
  jpeg->progress = &self->progress;
  jpeg_mem_src (jpeg, data, (unsigned long) length);
  jpeg_save_markers (jpeg, JPEG_APP0 + 1, 0xffff);
  jpeg_read_header (jpeg, TRUE);

  if (!hd_picture_check_size (jpeg->image_width, jpeg->image_height, HD_PICTURE_MAX_PIXELS,
                              &self->error) ||
      (jpeg_has_multiple_scans (jpeg) && count_coefficients (jpeg) > MAX_COEFFICIENTS &&
       !hd_picture_check_size (jpeg->image_width, jpeg->image_height, HD_PICTURE_MAX_PIXELS_WHOLE,
                               &self->error)))
    return FALSE;
  orientation = find_orientation (jpeg);
  across = hd_raster_is_turned (orientation) ? jpeg->image_height : jpeg->image_width;

  /* The decoder itself can give a half, a quarter or an eighth, in a fraction of the time. */
  while (jpeg->scale_denom < 8 && across / (jpeg->scale_denom * 2) >= HD_PICTURE_MAX_WIDTH)
    jpeg->scale_denom *= 2;
  jpeg->out_color_space =
    jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK ? JCS_CMYK : JCS_RGB;
  jpeg_start_decompress (jpeg);

  self->raster = hd_raster_new (jpeg->output_width, jpeg->output_height, orientation);
  self->raster->lossy = TRUE;
  self->row = g_malloc ((gsize) jpeg->output_width * (gsize) jpeg->output_components);
  self->pixels = g_malloc ((gsize) jpeg->output_width * 4);
  row = self->row;
  while (jpeg->output_scanline < jpeg->output_height)
    {
      jpeg_read_scanlines (jpeg, &row, 1);
      widen_row (self);
      hd_raster_add_row (self->raster, self->pixels);
    }
  hd_raster_orient (self->raster, orientation);
  return TRUE;
}

HdRaster *
hd_picture_decode_jpeg (const guint8 *data, gsize length, GError **error)
{
  g_autofree Decoder *self = g_new0 (Decoder, 1);

  self->jpeg.err = jpeg_std_error (&self->errors);
  self->jpeg.client_data = self;
  self->errors.error_exit = error_cb;
  self->errors.emit_message = message_cb;
  self->errors.output_message = output_cb;
  self->progress.progress_monitor = progress_cb;
  if (!decode (self, data, length))
    {
      g_clear_pointer (&self->raster, hd_raster_free);
      g_propagate_error (error, self->error);
    }
  jpeg_destroy_decompress (&self->jpeg);
  g_free (self->row);
  g_free (self->pixels);
  return self->raster;
}
