/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-pack.h"

#include <glib/gi18n.h>

#include "hd-error.h"

/* Pages are kept compressed: they are mostly markup, of which little is left. */

/* Of what is larger less is gained by trying harder than is lost by waiting for it; bytes. */
#define LARGE ((gsize) 2 << 20)

/* Returns: (transfer full) (nullable): NULL when the converter failed, or there would be more than
 *   @max bytes */
static GBytes *
convert (GConverter *converter, GBytes *bytes, gsize max)
{
  gsize left;
  const guint8 *in = g_bytes_get_data (bytes, &left);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 buffer[16384];

  while (TRUE)
    {
      gsize read = 0;
      gsize written = 0;
      GConverterResult result =
        g_converter_convert (converter, in, left, buffer, sizeof buffer, G_CONVERTER_INPUT_AT_END,
                             &read, &written, NULL);

      if (result == G_CONVERTER_ERROR)
        return NULL;
      in += read;
      left -= read;
      g_byte_array_append (out, buffer, (guint) written);
      if (out->len > max)
        return NULL;
      if (result == G_CONVERTER_FINISHED)
        return g_byte_array_free_to_bytes (g_steal_pointer (&out));
    }
}

/* Returns: (transfer full) (nullable): NULL when there is not enough memory */
GBytes *
hd_pack (GBytes *bytes)
{
  int level = g_bytes_get_size (bytes) > LARGE ? 1 : 6;
  g_autoptr (GZlibCompressor) converter =
    g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, level);

  return convert (G_CONVERTER (converter), bytes, G_MAXUINT32);
}

/**
 * hd_unpack:
 * @length: what must come out
 *
 * Returns: (transfer full): the bytes, or %NULL with HD_ERROR_DAMAGED
 */
GBytes *
hd_unpack (GBytes *packed, gsize length, GError **error)
{
  g_autoptr (GZlibDecompressor) converter = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GBytes) bytes = convert (G_CONVERTER (converter), packed, length);

  if (bytes != NULL && g_bytes_get_size (bytes) == length)
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, HD_ERROR, HD_ERROR_DAMAGED, _ ("The stored page is damaged."));
  return NULL;
}
