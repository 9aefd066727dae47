/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-picture.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"
#include "hd-wire.h"

static const char mark[] = "HdI1";

#define MARK_LENGTH 4
#define PNG_SIGNATURE "\211PNG\r\n\032\n"
#define JPEG_SIGNATURE "\377\330\377"

HdPicture *
hd_picture_new (guint width, guint height, GBytes *bytes)
{
  HdPicture *self = g_new0 (HdPicture, 1);

  self->width = width;
  self->height = height;
  self->bytes = g_bytes_ref (bytes);
  return self;
}

void
hd_picture_free (HdPicture *self)
{
  g_bytes_unref (self->bytes);
  g_free (self);
}

static gboolean
is_png (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length > 33 && memcmp (data, PNG_SIGNATURE, 8) == 0 && memcmp (data + 12, "IHDR", 4) == 0;
}

/* Returns: (transfer full): the name of its file: equal pictures have the same */
char *
hd_picture_dup_name (const HdPicture *self)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);

  return g_strconcat (sum, is_png (self->bytes) ? ".png" : ".jpg", NULL);
}

/* Returns: (transfer full): the wire format */
GBytes *
hd_picture_to_bytes (const HdPicture *self)
{
  GByteArray *out = g_byte_array_new ();
  gsize length;
  const guint8 *data = g_bytes_get_data (self->bytes, &length);

  g_byte_array_append (out, (const guint8 *) mark, MARK_LENGTH);
  hd_wire_put_number (out, self->width);
  hd_wire_put_number (out, self->height);
  g_byte_array_append (out, data, (guint) length);
  return g_byte_array_free_to_bytes (out);
}

static guint
big_endian (const guint8 *at, guint n)
{
  guint value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | at[i];
  return value;
}

/* The size that a JPEG states in its frame header. */
static gboolean
read_jpeg_size (const guint8 *data, gsize length, guint *width, guint *height)
{
  gsize at = 2;

  while (at + 9 < length && data[at] == 0xff)
    {
      guint8 kind = data[at + 1];
      gboolean frame = kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc;

      if (frame)
        {
          *height = big_endian (data + at + 5, 2);
          *width = big_endian (data + at + 7, 2);
          return TRUE;
        }
      at += 2 + big_endian (data + at + 2, 2);
    }
  return FALSE;
}

/* Whether the file is of a size that was announced and is allowed. */
static gboolean
check (const HdPicture *self)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (self->bytes, &length);
  guint width = 0;
  guint height = 0;

  if (length > HD_PICTURE_MAX_BYTES)
    return FALSE;
  if (is_png (self->bytes))
    {
      width = big_endian (data + 16, 4);
      height = big_endian (data + 20, 4);
    }
  else if (length < 3 || memcmp (data, JPEG_SIGNATURE, 3) != 0 ||
           !read_jpeg_size (data, length, &width, &height))
    return FALSE;
  return width == self->width && height == self->height && width > 0 && height > 0 &&
         width <= HD_PICTURE_MAX_WIDTH && height <= HD_PICTURE_MAX_HEIGHT;
}

/**
 * hd_picture_new_from_bytes:
 * @bytes: that nobody vouches for
 *
 * Returns: (transfer full): the picture, whose header says the size that is stated and allowed, or
 *   %NULL with HD_ERROR_PARSE
 */
HdPicture *
hd_picture_new_from_bytes (GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  HdWireReader reader = hd_wire_read (bytes, MARK_LENGTH);
  g_autoptr (HdPicture) self = NULL;
  g_autoptr (GBytes) file = NULL;
  guint width;
  guint height;

  if (length > MARK_LENGTH && memcmp (data, mark, MARK_LENGTH) == 0)
    {
      width = hd_wire_get_number (&reader);
      height = hd_wire_get_number (&reader);
      file = g_bytes_new_from_bytes (bytes, (gsize) (reader.at - data),
                                     (gsize) (reader.end - reader.at));
      self = hd_picture_new (width, height, file);
      if (!reader.failed && check (self))
        return g_steal_pointer (&self);
    }
  g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, _ ("The picture is damaged"));
  return NULL;
}
