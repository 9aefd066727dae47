/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-wire.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"

/* The longest number: ten times seven bits. */
#define MAX_NUMBER 10

static void
put_long (GByteArray *out, guint64 value)
{
  guint8 bytes[MAX_NUMBER];
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
hd_wire_put_number (GByteArray *out, guint32 value)
{
  put_long (out, value);
}

/* Small numbers of either sign are short. */
void
hd_wire_put_signed (GByteArray *out, gint64 value)
{
  put_long (out, (guint64) value << 1 ^ (value < 0 ? G_MAXUINT64 : 0));
}

/* A day that Halfday does not accept is written as none. */
void
hd_wire_put_date (GByteArray *out, HdDate date)
{
  gboolean known = date >= HD_DATE_MIN && date <= HD_DATE_MAX;

  put_long (out, known ? (guint64) ((gint64) date - HD_DATE_MIN + 1) : 0);
}

void
hd_wire_put_string (GByteArray *out, const char *text, gsize length)
{
  hd_wire_put_number (out, (guint32) length);
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

/* @text: (nullable): valid UTF-8 */
void
hd_wire_put_text (GByteArray *out, const char *text)
{
  hd_wire_put_number (out, text != NULL);
  if (text != NULL)
    hd_wire_put_string (out, text, strlen (text));
}

/* @texts: (element-type utf8): none of them NULL */
void
hd_wire_put_texts (GByteArray *out, const GPtrArray *texts)
{
  hd_wire_put_number (out, texts->len);
  for (guint i = 0; i < texts->len; i++)
    hd_wire_put_string (out, texts->pdata[i], strlen (texts->pdata[i]));
}

static void
fail (HdWireReader *self)
{
  self->failed = TRUE;
  self->at = self->end;
}

/* Only the shortest form of a number is one. */
static guint64
get_long (HdWireReader *self)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 64 && self->at < self->end; shift += 7)
    {
      guint8 byte = *self->at++;

      if (shift == 63 && byte > 1)
        break;
      value |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) != 0)
        continue;
      if (byte == 0 && shift > 0)
        break;
      return value;
    }

  fail (self);
  return 0;
}

guint32
hd_wire_get_number (HdWireReader *self)
{
  guint64 value = get_long (self);

  if (value > G_MAXUINT32)
    {
      fail (self);
      return 0;
    }
  return (guint32) value;
}

/* Returns: a number below @n, as of an enumeration with @n values; for a boolean @n is 2 */
guint32
hd_wire_get_choice (HdWireReader *self, guint32 n)
{
  guint32 value = hd_wire_get_number (self);

  if (value >= n)
    {
      fail (self);
      return 0;
    }
  return value;
}

/* Returns: a number from @min to @max; after a failure whichever of them is nearer to 0 */
gint64
hd_wire_get_signed (HdWireReader *self, gint64 min, gint64 max)
{
  guint64 coded = get_long (self);
  gint64 value = (gint64) (coded >> 1) ^ -(gint64) (coded & 1);

  if (value < min || value > max)
    fail (self);
  return CLAMP (value, min, max);
}

/* Returns: a day that Halfday accepts, or %HD_DATE_NONE */
HdDate
hd_wire_get_date (HdWireReader *self)
{
  guint32 value = hd_wire_get_choice (self, (guint32) (HD_DATE_MAX - HD_DATE_MIN) + 2);

  return value == 0 ? HD_DATE_NONE : (HdDate) (value - 1) + HD_DATE_MIN;
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

/* Returns: (transfer full) (nullable): what hd_wire_put_text() wrote, when it is at most @max bytes
 *   of valid UTF-8 */
char *
hd_wire_get_text (HdWireReader *self, gsize max)
{
  g_autofree char *text = NULL;
  gsize length;

  if (hd_wire_get_choice (self, 2) == 0)
    return NULL;

  text = hd_wire_get_string (self, max, &length);
  if (!g_utf8_validate_len (text, length, NULL))
    fail (self);
  return self->failed ? NULL : g_steal_pointer (&text);
}

/* Returns: (transfer full) (element-type utf8): at most @max_texts texts, each of at most @max
 * bytes of valid UTF-8 */
GPtrArray *
hd_wire_get_texts (HdWireReader *self, guint max_texts, gsize max)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  guint32 n = hd_wire_get_count (self, 1);

  if (n > max_texts)
    fail (self);
  for (guint32 i = 0; i < n && !self->failed; i++)
    {
      gsize length;
      char *text = hd_wire_get_string (self, max, &length);

      if (!g_utf8_validate_len (text, length, NULL))
        fail (self);
      g_ptr_array_add (texts, text);
    }
  return texts;
}

/**
 * hd_wire_read:
 * @bytes: what is read, and outlives the reader
 * @skip: so many bytes at the beginning are passed over, as a mark that the caller looks at
 *
 * Returns: a reader, which has failed already when there are fewer bytes than @skip
 */
HdWireReader
hd_wire_read (GBytes *bytes, gsize skip)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  /* No bytes have no address, and to count from none is undefined. */
  if (data == NULL || skip > size)
    {
      static const guint8 nothing[1];

      return (HdWireReader){ nothing, nothing, skip > size };
    }
  return (HdWireReader){ data + skip, data + size, FALSE };
}

/**
 * hd_wire_begin:
 * @self: (out): a reader, which borrows @bytes
 * @magic: how the bytes must begin; its last byte is the version
 *
 * Returns: %FALSE with %HD_ERROR_PARSE when the bytes are something else, or %HD_ERROR_NEWER when
 *   another version of Halfday wrote them
 */
gboolean
hd_wire_begin (HdWireReader *self, GBytes *bytes, const char *magic, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize length = strlen (magic);

  *self = hd_wire_read (bytes, 0);
  if (size < length || memcmp (data, magic, length - 1) != 0)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE,
                           _ ("The answer is not what was asked for"));
      return FALSE;
    }
  if (data[length - 1] != (guint8) magic[length - 1])
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_NEWER,
                           _ ("Halfday was updated meanwhile: please start it again"));
      return FALSE;
    }
  self->at += length;
  return TRUE;
}

/**
 * hd_wire_end:
 *
 * Returns: %FALSE with %HD_ERROR_PARSE when something did not fit or something is left over
 */
gboolean
hd_wire_end (const HdWireReader *self, GError **error)
{
  if (!self->failed && self->at == self->end)
    return TRUE;

  g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE,
                       _ ("The answer is damaged: its bytes do not fit together"));
  return FALSE;
}
