/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-picture-private.h"

#include <string.h>

/* The first picture of a GIF file: no library is worth the two functions that this takes. */

#define MAX_CODES 4096
#define NO_CODE G_MAXUINT16

typedef struct
{
  const guint8 *at;
  const guint8 *end;

  /* Bits of the data blocks that were not used yet. */
  guint block; /* bytes left of the block */
  guint bits;
  guint n_bits;

  guint16 prefix[MAX_CODES];
  guint8 suffix[MAX_CODES];
  guint8 stack[MAX_CODES];
} Decoder;

static guint
short_at (const guint8 *at)
{
  return at[0] | (guint) at[1] << 8;
}

static gboolean
skip (Decoder *self, gsize n)
{
  if ((gsize) (self->end - self->at) < n)
    return FALSE;
  self->at += n;
  return TRUE;
}

static gboolean
skip_blocks (Decoder *self)
{
  while (self->at < self->end && *self->at != 0)
    if (!skip (self, 1u + *self->at))
      return FALSE;
  return skip (self, 1);
}

/* The next code, or NO_CODE at the end of the data. */
static guint16
next_code (Decoder *self, guint size)
{
  guint code;

  while (self->n_bits < size)
    {
      if (self->block == 0)
        {
          if (self->at >= self->end || *self->at == 0)
            return NO_CODE;
          self->block = *self->at++;
        }
      if (self->at >= self->end)
        return NO_CODE;
      self->bits |= (guint) *self->at++ << self->n_bits;
      self->n_bits += 8;
      self->block--;
    }
  code = self->bits & ((1u << size) - 1);
  self->bits >>= size;
  self->n_bits -= size;
  return (guint16) code;
}

/* Fills @out with the numbers of colours, as far as the data goes. */
static void
unpack (Decoder *self, guint8 *out, gsize n)
{
  guint root = self->at < self->end ? *self->at++ : 0;
  guint clear;
  guint next;
  guint size;
  guint16 last = NO_CODE;
  guint8 first = 0;
  gsize done = 0;

  if (root < 2 || root > 8)
    return;
  clear = 1u << root;
  next = clear + 2;
  size = root + 1;
  for (guint i = 0; i < clear; i++)
    {
      self->prefix[i] = NO_CODE;
      self->suffix[i] = (guint8) i;
    }

  while (done < n)
    {
      guint16 code = next_code (self, size);
      guint16 walk = code;
      guint depth = 0;

      if (code == NO_CODE || code == clear + 1)
        return;
      if (code == clear)
        {
          next = clear + 2;
          size = root + 1;
          last = NO_CODE;
          continue;
        }
      if (code > next || (code == next && last == NO_CODE) || (last == NO_CODE && code >= clear))
        return;
      if (code == next)
        {
          self->stack[depth++] = first;
          walk = last;
        }
      for (; self->prefix[walk] != NO_CODE && depth < MAX_CODES - 1; walk = self->prefix[walk])
        self->stack[depth++] = self->suffix[walk];
      first = self->suffix[walk];
      self->stack[depth++] = first;
      while (depth > 0 && done < n)
        out[done++] = self->stack[--depth];

      if (last != NO_CODE && next < MAX_CODES)
        {
          self->prefix[next] = last;
          self->suffix[next] = first;
          next++;
          if (next == 1u << size && size < 12)
            size++;
        }
      last = code;
    }
}

/* The rows of an interlaced picture come in four passes. */
static guint
row_of (guint i, guint height)
{
  static const guint starts[] = { 0, 4, 2, 1 };
  static const guint steps[] = { 8, 8, 4, 2 };

  for (guint pass = 0; pass < 4; pass++)
    {
      guint rows = height > starts[pass] ? (height - starts[pass] - 1) / steps[pass] + 1 : 0;

      if (i < rows)
        return starts[pass] + i * steps[pass];
      i -= rows;
    }
  return 0;
}

static HdRaster *
paint (const guint8 *numbers,
       guint width,
       guint height,
       const guint8 *palette,
       guint n_colours,
       int transparent)
{
  HdRaster *raster = hd_raster_new (width, height, 1);
  g_autofree guint8 *row = g_malloc0 ((gsize) width * 4);

  for (guint y = 0; y < height; y++)
    {
      for (guint x = 0; x < width; x++)
        {
          guint number = numbers[(gsize) y * width + x];
          guint8 *pixel = row + (gsize) x * 4;

          if (number < n_colours)
            memcpy (pixel, palette + (gsize) number * 3, 3);
          else
            memset (pixel, 0, 3);
          pixel[3] = (int) number == transparent ? 0 : 255;
        }
      hd_raster_add_row (raster, row);
    }
  return raster;
}

static HdRaster *
read_picture (Decoder *self,
              const guint8 *palette,
              guint n_colours,
              int transparent,
              GError **error)
{
  const guint8 *head = self->at;
  g_autofree guint8 *numbers = NULL;
  g_autofree guint8 *rows = NULL;
  guint width;
  guint height;
  guint flags;

  if (!skip (self, 9))
    {
      hd_picture_refuse (error);
      return NULL;
    }
  width = short_at (head + 4);
  height = short_at (head + 6);
  flags = head[8];
  if ((flags & 0x80) != 0)
    {
      palette = self->at;
      n_colours = 2u << (flags & 7);
      if (!skip (self, (gsize) n_colours * 3))
        n_colours = 0;
    }
  if (!hd_picture_check_size (width, height, HD_PICTURE_MAX_PIXELS_WHOLE, error))
    return NULL;

  numbers = g_malloc0 ((gsize) width * height);
  unpack (self, numbers, (gsize) width * height);
  if ((flags & 0x40) != 0)
    {
      rows = g_malloc0 ((gsize) width * height);
      for (guint i = 0; i < height; i++)
        memcpy (rows + (gsize) row_of (i, height) * width, numbers + (gsize) i * width, width);
    }
  return paint (rows != NULL ? rows : numbers, width, height, palette, n_colours, transparent);
}

HdRaster *
hd_picture_decode_gif (const guint8 *data, gsize length, GError **error)
{
  g_autofree Decoder *self = g_new0 (Decoder, 1);
  const guint8 *palette = NULL;
  guint n_colours = 0;
  int transparent = -1;

  self->at = data;
  self->end = data + length;
  if (!skip (self, 13))
    {
      hd_picture_refuse (error);
      return NULL;
    }
  if ((data[10] & 0x80) != 0)
    {
      palette = self->at;
      n_colours = 2u << (data[10] & 7);
      if (!skip (self, (gsize) n_colours * 3))
        n_colours = 0;
    }

  while (self->at < self->end)
    {
      guint8 kind = *self->at++;

      if (kind == 0x2c)
        return read_picture (self, palette, n_colours, transparent, error);
      if (kind != 0x21)
        break;
      /* The extension that says which colour is none. */
      if (self->end - self->at > 6 && self->at[0] == 0xf9 && self->at[1] == 4 &&
          (self->at[2] & 1) != 0)
        transparent = self->at[5];
      if (!skip (self, 1) || !skip_blocks (self))
        break;
    }
  hd_picture_refuse (error);
  return NULL;
}
