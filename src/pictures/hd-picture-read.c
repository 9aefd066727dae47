/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-picture-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"

/* A PNG of an opaque picture that is larger than this becomes a JPEG. */
#define LARGE_PNG (1536u << 10)

void
hd_picture_refuse (GError **error)
{
  g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, _ ("The picture is damaged"));
}

/* Judges a picture by its header, before anything is decoded. */
gboolean
hd_picture_check_size (guint64 width, guint64 height, guint max, GError **error)
{
  if (width <= 1 || height <= 1)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("The picture shows nothing"));
      return FALSE;
    }
  if (width > 65535 || height > 65535 || width * height > max)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT,
                   _ ("The picture has more than %u million pixels"), max / 1000000);
      return FALSE;
    }
  return TRUE;
}

static guint
number (const guint8 *at, guint n, gboolean big)
{
  guint value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | at[big ? i : n - 1 - i];
  return value;
}

/**
 * hd_picture_find_orientation:
 * @exif: EXIF data, from "II*" or "MM" on, from outside
 *
 * Returns: how the camera was held, 1 to 8; 1 when it does not say
 */
guint
hd_picture_find_orientation (const guint8 *exif, gsize length)
{
  gboolean big;
  gsize at;
  guint n;

  if (length < 8 || (memcmp (exif, "II*\0", 4) != 0 && memcmp (exif, "MM\0*", 4) != 0))
    return 1;
  big = exif[0] == 'M';
  at = number (exif + 4, 4, big);
  if (at > length - 2)
    return 1;
  n = number (exif + at, 2, big);
  for (at += 2; n > 0 && at + 12 <= length; n--, at += 12)
    if (number (exif + at, 2, big) == 0x112)
      {
        guint orientation = number (exif + at + 8, 2, big);

        return orientation >= 1 && orientation <= 8 ? orientation : 1;
      }
  return 1;
}

static HdRaster *
decode (const guint8 *data, gsize length, GError **error)
{
  if (length > 8 && memcmp (data, "\211PNG\r\n\032\n", 8) == 0)
    return hd_picture_decode_png (data, length, error);
  if (length > 3 && memcmp (data, "\377\330\377", 3) == 0)
    return hd_picture_decode_jpeg (data, length, error);
  if (length > 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return hd_picture_decode_webp (data, length, error);
  if (length > 6 && (memcmp (data, "GIF87a", 6) == 0 || memcmp (data, "GIF89a", 6) == 0))
    return hd_picture_decode_gif (data, length, error);

  g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                       _ ("The picture is of a kind that is not read here"));
  return NULL;
}

/**
 * hd_picture_read:
 * @data: a file from outside; its first bytes say what it is, whatever it is called
 *
 * Decodes PNG, JPEG, WebP and GIF, of the moving ones the first picture, and writes a picture of
 * our own of no more than %HD_PICTURE_MAX_WIDTH.
 *
 * Returns: (transfer full): the picture; or %NULL with HD_ERROR_INVALID for other formats,
 *   HD_ERROR_LIMIT when it is too large, HD_ERROR_NOT_FOUND for one of a single pixel and
 *   HD_ERROR_PARSE when it is damaged
 */
HdPicture *
hd_picture_read (const guint8 *data, gsize length, GError **error)
{
  g_autoptr (HdRaster) raster = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean opaque;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (length > HD_PICTURE_MAX_FILE)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("The picture is larger than %u MB"),
                   HD_PICTURE_MAX_FILE >> 20);
      return NULL;
    }
  raster = decode (data, length, error);
  if (raster == NULL)
    return NULL;

  opaque = hd_raster_is_opaque (raster);
  if (!opaque || !raster->lossy)
    bytes = hd_picture_encode_png (raster, opaque);
  if (opaque && (bytes == NULL || g_bytes_get_size (bytes) > LARGE_PNG))
    {
      g_clear_pointer (&bytes, g_bytes_unref);
      bytes = hd_picture_encode_jpeg (raster);
    }
  if (bytes == NULL || g_bytes_get_size (bytes) > HD_PICTURE_MAX_BYTES)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_LIMIT, _ ("The picture takes too much room"));
      return NULL;
    }
  return hd_picture_new (raster->width, raster->height, bytes);
}
