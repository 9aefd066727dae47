/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-wire.h"

#include <string.h>

void
hd_wire_put_number (GByteArray *out, guint32 value)
{
  guint8 bytes[5];
  guint n = 0;

  do
    {
      bytes[n] = (guint8) (value & 0x7f) | (value > 0x7f ? 0x80 : 0);
      value >>= 7;
      n++;
    }
  while (value > 0);

  g_byte_array_append (out, bytes, n);
}

void
hd_wire_put_string (GByteArray *out, const char *text, gsize length)
{
  hd_wire_put_number (out, (guint32) length);
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

static void
fail (HdWireReader *self)
{
  self->failed = TRUE;
  self->at = self->end;
}

/* Only the shortest form of a number is one. */
guint32
hd_wire_get_number (HdWireReader *self)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 35 && self->at < self->end; shift += 7)
    {
      guint8 byte = *self->at++;

      value |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) != 0)
        continue;
      if ((byte == 0 && shift > 0) || value > G_MAXUINT32)
        break;
      return (guint32) value;
    }

  fail (self);
  return 0;
}

/* How many things follow, each at least @size bytes long: no more than there is room for, so that
 * nobody reserves memory for what is not there. */
guint32
hd_wire_get_count (HdWireReader *self, guint size)
{
  guint32 count = hd_wire_get_number (self);

  if (count > (gsize) (self->end - self->at) / size)
    {
      fail (self);
      return 0;
    }
  return count;
}

/* Returns: (transfer full): at most @max bytes without a NUL, which would end a C string early so
 *   that two readers see different things */
char *
hd_wire_get_string (HdWireReader *self, gsize max, gsize *length)
{
  guint32 n = hd_wire_get_count (self, 1);
  char *text;

  if (n > max || (n > 0 && memchr (self->at, '\0', n) != NULL))
    {
      fail (self);
      n = 0;
    }

  text = g_strndup ((const char *) self->at, n);
  self->at += n;
  if (length != NULL)
    *length = n;
  return text;
}
