/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-parse.h"

#include <string.h>
#include <unicode/ucnv.h>

/* Conversion by ICU, whose tables are part of the library: a locked-down process can load none. */
static char *
convert (const char *data, gsize length, const char *charset, gsize *out_length)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t needed, got;
  char *out;

  if (length > HD_ICS_MAX_BYTES)
    return NULL;
  needed = ucnv_convert ("UTF-8", charset, NULL, 0, data, (int32_t) length, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE (status))
    return NULL;

  out = g_malloc ((gsize) needed + 1);
  status = U_ZERO_ERROR;
  got = ucnv_convert ("UTF-8", charset, out, needed + 1, data, (int32_t) length, &status);
  if (U_FAILURE (status))
    {
      g_free (out);
      return NULL;
    }
  out[got] = '\0';
  if (out_length != NULL)
    *out_length = (gsize) got;
  return out;
}

/* UTF-16 by its mark, or by every other byte of the first ones being zero. */
static const char *
sniff_wide (const char *data, gsize length)
{
  const guint8 *b = (const guint8 *) data;
  guint even = 0, odd = 0;

  if (length >= 4 && b[0] == 0xff && b[1] == 0xfe && b[2] == 0 && b[3] == 0)
    return "UTF-32";
  if (length >= 4 && b[0] == 0 && b[1] == 0 && b[2] == 0xfe && b[3] == 0xff)
    return "UTF-32";
  /* Without a mark, as all begin with a letter. */
  if (length >= 8 && length % 4 == 0 && b[1] == 0 && b[2] == 0 && b[3] == 0 && b[0] != 0 &&
      b[4] != 0 && b[5] == 0 && b[6] == 0 && b[7] == 0)
    return "UTF-32LE";
  if (length >= 8 && length % 4 == 0 && b[0] == 0 && b[1] == 0 && b[2] == 0 && b[3] != 0 &&
      b[4] == 0 && b[5] == 0 && b[6] == 0 && b[7] != 0)
    return "UTF-32BE";
  if (length >= 2 && ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == 0xfe && b[1] == 0xff)))
    return "UTF-16";
  for (gsize i = 0; i + 1 < MIN (length, 64); i += 2)
    {
      even += b[i] == 0;
      odd += b[i + 1] == 0;
    }
  if (length >= 16 && odd >= MIN (length, 64) / 2 - 4 && even == 0)
    return "UTF-16LE";
  if (length >= 16 && even >= MIN (length, 64) / 2 - 4 && odd == 0)
    return "UTF-16BE";
  return NULL;
}

/**
 * hd_ics_mend:
 *
 * Makes UTF-8 of text that is none: it was Windows-1252 when it has no sequence of several bytes
 * at all, else single bytes are damaged.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
hd_ics_mend (const char *data, gsize length)
{
  gsize sequences = 0;
  char *out = NULL;

  for (gsize i = 0; i + 1 < length; i++)
    sequences +=
      (guint8) data[i] >= 0xc3 && (guint8) data[i] < 0xe0 && ((guint8) data[i + 1] & 0xc0) == 0x80;
  if (sequences == 0)
    out = convert (data, length, "windows-1252", NULL);

  return out != NULL ? out : g_utf8_make_valid (data, (gssize) length);
}

/* Text in one of these is never valid UTF-8 by chance but when all of it is ASCII. */
static gboolean
claims_single_bytes (const char *charset)
{
  return g_ascii_strncasecmp (charset, "iso-8859", 8) == 0 ||
         g_ascii_strncasecmp (charset, "windows-125", 11) == 0 ||
         g_ascii_strncasecmp (charset, "latin", 5) == 0;
}

/* By any of its names: torn sequences in it are mended by joining folds, and not by a conversion.
 */
static gboolean
claims_utf8 (const char *charset)
{
  UErrorCode status = U_ZERO_ERROR;
  const char *name = ucnv_getStandardName (charset, "MIME", &status);

  return U_SUCCESS (status) && name != NULL && g_ascii_strcasecmp (name, "UTF-8") == 0;
}

/**
 * hd_ics_recode:
 * @charset: (nullable): what the text claims to be in
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
hd_ics_recode (const char *text, const char *charset)
{
  gsize length = strlen (text);
  char *out = NULL;

  if (g_utf8_validate (text, (gssize) length, NULL))
    return g_strdup (text);
  if (charset != NULL && !claims_utf8 (charset))
    out = convert (text, length, charset, NULL);
  return out != NULL ? out : hd_ics_mend (text, length);
}

/**
 * hd_ics_decode:
 * @charset: (nullable): what a mail part claims
 * @out_length: (out)
 *
 * Turns bytes into UTF-8: by byte order mark, by zeros that betray UTF-16, or by the claim.
 * What is taken for UTF-8 stays as it is, as folds may tear its sequences.
 *
 * Returns: (transfer full)
 */
char *
hd_ics_decode (const char *data, gsize length, const char *charset, gsize *out_length)
{
  const char *wide = sniff_wide (data, length);
  char *out = NULL;

  if (wide != NULL)
    out = convert (data, length, wide, out_length);
  else if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  else if (charset != NULL && !claims_utf8 (charset) &&
           g_ascii_strcasecmp (charset, "us-ascii") != 0 &&
           !(claims_single_bytes (charset) && g_utf8_validate (data, (gssize) length, NULL)))
    out = convert (data, length, charset, out_length);
  if (out != NULL)
    return out;

  out = g_malloc (length + 1);
  memcpy (out, data, length);
  out[length] = '\0';
  *out_length = length;
  return out;
}
