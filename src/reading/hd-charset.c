/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-charset.h"

#include <string.h>
#include <unicode/ucnv.h>

/*
 * Which encoding a label means is the WHATWG's Encoding Standard, section 4.2; how it is decoded is
 * ICU's. UTF-7 and the encodings that can hide markup are not in that table, and so not here.
 */

static const struct
{
  const char *converter; /* ICU's name */
  const char *labels;    /* between blanks */
} encodings[] = {
  { "UTF-8", " unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 " },
  { "ibm-866", " 866 cp866 csibm866 ibm866 " },
  { "iso-8859-2", " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 "
                  "iso_8859-2:1987 l2 latin2 " },
  { "iso-8859-3", " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 "
                  "iso_8859-3:1988 l3 latin3 " },
  { "iso-8859-4", " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 "
                  "iso_8859-4:1988 l4 latin4 " },
  { "iso-8859-5", " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 "
                  "iso_8859-5 iso_8859-5:1988 " },
  { "iso-8859-6", " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 "
                  "iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 "
                  "iso_8859-6:1987 " },
  { "iso-8859-7", " csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 "
                  "iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek " },
  { "iso-8859-8", " csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 "
                  "iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i "
                  "logical " },
  { "iso-8859-10", " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 " },
  { "iso-8859-13", " iso-8859-13 iso8859-13 iso885913 " },
  { "iso-8859-14", " iso-8859-14 iso8859-14 iso885914 " },
  { "iso-8859-15", " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 " },
  { "KOI8-R", " cskoi8r koi koi8 koi8-r koi8_r " },
  { "KOI8-U", " koi8-ru koi8-u " },
  { "macintosh", " csmacintosh mac macintosh x-mac-roman " },
  { "windows-874", " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 " },
  { "windows-1250", " cp1250 windows-1250 x-cp1250 " },
  { "windows-1251", " cp1251 windows-1251 x-cp1251 " },
  { "windows-1252", " ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 "
                    "iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 "
                    "x-cp1252 x-user-defined " },
  { "windows-1253", " cp1253 windows-1253 x-cp1253 " },
  { "windows-1254", " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
                    "iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254 " },
  { "windows-1255", " cp1255 windows-1255 x-cp1255 " },
  { "windows-1256", " cp1256 windows-1256 x-cp1256 " },
  { "windows-1257", " cp1257 windows-1257 x-cp1257 " },
  { "windows-1258", " cp1258 windows-1258 x-cp1258 " },
  { "x-mac-cyrillic", " x-mac-cyrillic x-mac-ukrainian " },
  { "gb18030", " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk "
               "gb18030 " },
  { "Big5-HKSCS", " big5 big5-hkscs cn-big5 csbig5 x-x-big5 " },
  { "EUC-JP", " cseucpkdfmtjapanese euc-jp x-euc-jp " },
  { "ISO-2022-JP", " csiso2022jp iso-2022-jp " },
  { "windows-31j",
    " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932 " },
  { "windows-949", " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 "
                   "ksc5601 ksc_5601 windows-949 cp949 " },
  /* Not the standard's, but old feeds and pages name them; all of them keep ASCII where it is. */
  { "ibm-437", " cp437 cspc8codepage437 ibm437 437 " },
  { "ibm-737", " cp737 ibm737 " },
  { "ibm-775", " cp775 ibm775 cspc775baltic " },
  { "ibm-850", " cp850 ibm850 cspc850multilingual 850 " },
  { "ibm-852", " cp852 ibm852 cspcp852 852 " },
  { "ibm-855", " cp855 ibm855 csibm855 855 " },
  { "ibm-857", " cp857 ibm857 csibm857 857 " },
  { "ibm-858", " cp858 ibm00858 ccsid00858 pc-multilingual-850+euro " },
  { "ibm-860", " cp860 ibm860 csibm860 860 " },
  { "ibm-861", " cp861 ibm861 csibm861 cp-is 861 " },
  { "ibm-862", " cp862 ibm862 cspc862latinhebrew 862 " },
  { "ibm-863", " cp863 ibm863 csibm863 863 " },
  { "ibm-864", " cp864 ibm864 csibm864 " },
  { "ibm-865", " cp865 ibm865 csibm865 865 " },
  { "ibm-869", " cp869 ibm869 csibm869 cp-gr 869 " },
  { "hp-roman8", " hp-roman8 roman8 r8 cshproman8 " },
  { "x-mac-greek", " x-mac-greek macgreek mac-greek " },
  { "x-mac-turkish", " x-mac-turkish macturkish mac-turkish " },
  { "x-mac-centraleurroman", " x-mac-centraleurroman maccentraleurope mac-latin2 x-mac-ce " },
  { "UTF-16BE", " unicodefffe utf-16be " },
  { "UTF-16LE", " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le " },
};

static const char *
find_label (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      const char *found = encodings[i].labels;
      gsize length = strlen (key);

      while ((found = strstr (found, key)) != NULL)
        {
          if (found[-1] == ' ' && found[length] == ' ')
            return encodings[i].converter;
          found++;
        }
    }
  return NULL;
}

/**
 * hd_charset_find:
 * @label: (nullable): as a header or a page gives it
 *
 * Returns: (nullable): ICU's name of the encoding that browsers take it for
 */
const char *
hd_charset_find (const char *label)
{
  g_autofree char *key = NULL;
  const char *found;

  if (label == NULL || strlen (label) > 40)
    return NULL;

  key = g_ascii_strdown (label, -1);
  g_strstrip (key);
  if (key[0] == '\0' || strchr (key, ' ') != NULL)
    return NULL;
  found = find_label (key);
  if (found == NULL)
    {
      /* "euc_jp" and "utf_8" are said, too. */
      g_strdelimit (key, "_", '-');
      found = find_label (key);
    }
  return found;
}

/* The value behind "charset=" in @text, wherever it stands. */
static char *
find_declared (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p + 8 < end; p++)
    {
      const char *value;
      gsize n = 0;

      if ((*p != 'c' && *p != 'C') || g_ascii_strncasecmp (p, "charset", 7) != 0)
        continue;
      for (value = p + 7; value < end && g_ascii_isspace (*value); value++)
        ;
      if (value == end || *value != '=')
        continue;
      for (value++; value < end && (g_ascii_isspace (*value) || *value == '"' || *value == '\'');
           value++)
        ;
      while (
        value + n < end && n < 40 &&
        (g_ascii_isalnum (value[n]) || (value[n] != '\0' && strchr ("-_.:", value[n]) != NULL)))
        n++;
      if (n > 0)
        return g_strndup (value, n);
    }
  return NULL;
}

/* What a meta element (or an XML declaration) of the first @length bytes declares. */
static const char *
declared_in_page (const char *data, gsize length)
{
  const char *end = data + length;

  if (length == 0)
    return NULL;

  if (length > 30 && strncmp (data, "<?xml", 5) == 0)
    {
      const char *close = memchr (data, '>', MIN (length, 200));
      const char *name = close != NULL ? g_strstr_len (data, close - data, "encoding=") : NULL;

      if (name != NULL && (gsize) (close - name) > 12)
        {
          g_autofree char *label = g_strndup (name + 10, strcspn (name + 10, "\"'?>"));
          const char *found = hd_charset_find (label);

          if (found != NULL)
            return found;
        }
    }

  for (const char *p = data; (p = memchr (p, '<', (gsize) (end - p))) != NULL; p++)
    {
      const char *close;
      g_autofree char *label = NULL;
      const char *found;

      if (end - p >= 4 && strncmp (p, "<!--", 4) == 0)
        {
          const char *over = g_strstr_len (p + 4, end - p - 4, "-->");

          if (over == NULL)
            return NULL;
          p = over;
          continue;
        }
      if (end - p < 6 || g_ascii_strncasecmp (p, "<meta", 5) != 0 ||
          !(g_ascii_isspace (p[5]) || p[5] == '/'))
        continue;
      close = memchr (p, '>', (gsize) (end - p));
      if (close == NULL)
        return NULL;
      label = find_declared (p, (gsize) (close - p));
      found = hd_charset_find (label);
      /* A page that can be read so far is not in UTF-16, whatever it says. */
      if (found != NULL)
        return strncmp (found, "UTF-16", 6) == 0 ? "UTF-8" : found;
    }
  return NULL;
}

/* Counts the characters of more than one byte and the bytes that are no UTF-8. The last character
 * may be cut off. */
static void
look_for_utf8 (const char *data, gsize length, gsize *n_good, gsize *n_bad)
{
  const char *p = data;
  const char *end = data + length;

  *n_good = *n_bad = 0;
  while (p < end)
    {
      gunichar c;

      if ((guint8) *p < 0x80)
        {
          p++;
          continue;
        }
      c = g_utf8_get_char_validated (p, end - p);
      /* GLib waits for the rest of characters that UTF-8 never had. */
      if (c == (gunichar) -2 && p > data && (guint8) *p >= 0xc2 && (guint8) *p < 0xf5)
        return;
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          ++*n_bad;
          p++;
          continue;
        }
      ++*n_good;
      p = g_utf8_next_char (p);
    }
}

static GString *
convert (const char *converter, const char *data, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open (converter, &status);
  UConverter *to = ucnv_open ("UTF-8", &status);
  GString *out = g_string_sized_new (length + length / 2 + 16);
  const char *source = data;
  UChar pivot[4096];
  UChar *pivot_source = pivot;
  UChar *pivot_target = pivot;

  g_assert (U_SUCCESS (status));

  while (TRUE)
    {
      char buffer[8192];
      char *target = buffer;

      status = U_ZERO_ERROR;
      ucnv_convertEx (to, from, &target, buffer + sizeof buffer, &source, data + length, pivot,
                      &pivot_source, &pivot_target, pivot + G_N_ELEMENTS (pivot), FALSE, TRUE,
                      &status);
      g_string_append_len (out, buffer, target - buffer);
      if (status != U_BUFFER_OVERFLOW_ERROR)
        break;
    }

  ucnv_close (from);
  ucnv_close (to);
  return out;
}

/* Copies what is meant to be UTF-8: bytes that are not become U+FFFD, NULs go. */
static GString *
mend_utf8 (const char *data, gsize length)
{
  GString *out = g_string_sized_new (length + 16);
  const char *end = data + length;

  while (data < end)
    {
      const char *bad;

      g_utf8_validate (data, end - data, &bad);
      g_string_append_len (out, data, bad - data);
      data = bad;
      if (data < end)
        {
          if (*data != '\0')
            g_string_append (out, "\357\277\275");
          data++;
        }
    }
  return out;
}

/* What the bytes are in; NULL for UTF-8 behind its mark. */
static const char *
choose_converter (const char *data, gsize length, const char *charset)
{
  const guint8 *bytes = (const guint8 *) data;
  const char *converter;
  gsize n_good, n_bad;

  if (length >= 3 && memcmp (bytes, "\357\273\277", 3) == 0)
    return NULL;
  if (length >= 4 &&
      (memcmp (bytes, "\377\376\0\0", 4) == 0 || memcmp (bytes, "\0\0\376\377", 4) == 0))
    return "UTF-32";
  if (length >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
    return "UTF-16LE";
  if (length >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
    return "UTF-16BE";
  /* Without a mark, but with a tag at its start. */
  if (length >= 4 && bytes[0] == '<' && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0)
    return "UTF-16LE";
  if (length >= 4 && bytes[0] == 0 && bytes[1] == '<' && bytes[2] == 0 && bytes[3] != 0)
    return "UTF-16BE";

  converter = hd_charset_find (charset);
  if (converter == NULL)
    converter = declared_in_page (data, MIN (length, 1024));
  if (converter == NULL)
    converter = declared_in_page (data, MIN (length, 65536));

  look_for_utf8 (data, length, &n_good, &n_bad);
  if (converter == NULL)
    return n_bad == 0 ? "UTF-8" : "windows-1252";
  if (strcmp (converter, "UTF-8") == 0 && n_bad > 0 && n_good == 0)
    return "windows-1252";
  if (strcmp (converter, "windows-1252") == 0 && n_good > 0 && n_bad == 0)
    return "UTF-8";
  return converter;
}

/* Returns: whether hd_charset_decode_html() would give the same bytes again */
gboolean
hd_charset_is_decoded (const char *data, gsize length, const char *charset)
{
  return g_utf8_validate_len (data, length, NULL) &&
         g_strcmp0 (choose_converter (data, length, charset), "UTF-8") == 0;
}

/**
 * hd_charset_decode_html:
 * @data: a page in whatever encoding
 * @charset: (nullable): what its sender or its reader says that it is in
 *
 * A byte order mark decides, then @charset, then what the page declares near its start, then
 * whether it could be UTF-8; else it is windows-1252. A declaration that the bytes belie is
 * dropped.
 *
 * Returns: (transfer full): valid UTF-8 without NUL
 */
GString *
hd_charset_decode_html (const char *data, gsize length, const char *charset)
{
  const char *converter = choose_converter (data, length, charset);

  if (converter == NULL)
    return mend_utf8 (data + 3, length - 3);
  if (strcmp (converter, "UTF-8") == 0)
    return mend_utf8 (data, length);

  g_autoptr (GString) text = convert (converter, data, length);
  const char *start = text->str;

  if (g_str_has_prefix (start, "\357\273\277"))
    start += 3;
  return mend_utf8 (start, text->len - (gsize) (start - text->str));
}
