/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-mail-words.h"

#include <string.h>

#include "hd-ics-parse.h"

/* No subject is longer, in bytes. */
#define MAX_FIELD ((gsize) 16 * 1024)

/* A coded word of a field, as it stands in it. */
typedef struct
{
  char *charset;
  char coding; /* B or Q */
  const char *text;
  gsize length;
  const char *end;
} Word;

/* "=?iso-8859-1?Q?M=E4rz?=": FALSE when there is none at @p. */
static gboolean
read_word (const char *p, Word *word)
{
  const char *language, *coding, *text, *end;

  if (p[0] != '=' || p[1] != '?')
    return FALSE;
  coding = strchr (p + 2, '?');
  if (coding == NULL || coding[1] == '\0' || coding[2] != '?')
    return FALSE;
  text = coding + 3;
  end = strstr (text, "?=");
  if (end == NULL)
    return FALSE;
  word->coding = g_ascii_toupper (coding[1]);
  if (word->coding != 'B' && word->coding != 'Q')
    return FALSE;
  /* "iso-8859-1*de" says its language, too. */
  language = memchr (p + 2, '*', (gsize) (coding - p) - 2);
  word->charset = g_strndup (p + 2, (gsize) ((language != NULL ? language : coding) - p) - 2);
  word->text = text;
  word->length = (gsize) (end - text);
  word->end = end + 2;
  return TRUE;
}

static void
add_bytes (GString *bytes, const Word *word)
{
  if (word->coding == 'B')
    {
      g_autofree char *text = g_strndup (word->text, word->length);
      gsize n;
      g_autofree guchar *decoded = g_base64_decode (text, &n);

      g_string_append_len (bytes, (const char *) decoded, (gssize) n);
      return;
    }
  for (gsize i = 0; i < word->length; i++)
    {
      char c = word->text[i];

      if (c == '=' && i + 2 < word->length && g_ascii_isxdigit (word->text[i + 1]) &&
          g_ascii_isxdigit (word->text[i + 2]))
        {
          c = (char) (g_ascii_xdigit_value (word->text[i + 1]) * 16 +
                      g_ascii_xdigit_value (word->text[i + 2]));
          i += 2;
        }
      else if (c == '_')
        c = ' ';
      g_string_append_c (bytes, c);
    }
}

static void
flush (GString *out, GString *bytes, const char *charset)
{
  gsize n;
  g_autofree char *text = NULL, *valid = NULL;

  if (bytes->len == 0)
    return;
  text = hd_ics_decode (bytes->str, bytes->len, charset, &n);
  valid = g_utf8_validate (text, (gssize) n, NULL) ? NULL : hd_ics_mend (text, n);
  g_string_append (out, valid != NULL ? valid : text);
  g_string_truncate (bytes, 0);
}

/**
 * hd_mail_decode_words:
 * @field: the raw value of a field of a mail
 *
 * Undoes the coded words (RFC 2047) of a field. A letter may be torn between two of them. The
 * tables for their charsets are ICU's, as those of the C library are files.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
hd_mail_decode_words (const char *field)
{
  g_autofree char *all = g_strndup (field, strnlen (field, MAX_FIELD));
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *charset = NULL;
  GString *out = g_string_new (NULL);

  for (const char *p = all; *p != '\0';)
    {
      const char *next = p;
      Word word;

      /* Between two of them the blanks mean nothing. */
      while (charset != NULL && g_ascii_isspace (*next))
        next++;
      if (read_word (next, &word))
        {
          if (charset != NULL && g_ascii_strcasecmp (charset, word.charset) != 0)
            flush (out, bytes, charset);
          g_free (charset);
          charset = word.charset;
          add_bytes (bytes, &word);
          p = word.end;
          continue;
        }
      flush (out, bytes, charset);
      g_clear_pointer (&charset, g_free);
      if (*p != '\r' && *p != '\n')
        g_string_append_c (out, *p);
      p++;
    }
  flush (out, bytes, charset);

  g_autofree char *text = g_string_free (out, FALSE);
  gsize length = strlen (text);

  return g_utf8_validate (text, (gssize) length, NULL) ? g_steal_pointer (&text)
                                                       : hd_ics_mend (text, length);
}
