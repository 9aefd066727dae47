/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-mail-heads.h"

#include <string.h>

/* What a mail is cut at: lines that may part it or one that is in the same file, and lines of its
 * head. */
#define MAX_MARKS 4000
#define MAX_HEAD 5000

/* The longest fields that GMime takes apart at once, in bytes: of addresses, which nobody looks at
 * here, of a subject, and of what says how a part is read. With more it takes minutes, and hundreds
 * of MB. */
#define MAX_ADDRESSES 1024
#define MAX_SUBJECT 4000
#define MAX_CONTENT 4096

/* And all of the first two together. */
#define MAX_ALL ((gsize) 64 * 1024)

/* Between the name of a field and its colon. */
#define MAX_BLANKS 64

/**
 * hd_mail_bound:
 * @marks: (inout): how many lines that may part mails were read in the file before
 *
 * Returns: how much of a mail is read: it ends before a head without end, and before more marks of
 *   parts than any mail has
 */
gsize
hd_mail_bound (const char *data, gsize length, guint *marks)
{
  guint lines = 0;
  gboolean head = TRUE;
  const char *end = data + length;

  for (const char *line = data; line < end; lines++)
    {
      const char *next = memchr (line, '\n', (gsize) (end - line));

      if (line + 2 < end && line[0] == '-' && line[1] == '-')
        ++*marks;
      if (*line == '\n' || *line == '\r')
        head = FALSE;
      if (*marks > MAX_MARKS || (head && lines > MAX_HEAD))
        return (gsize) (line - data);
      if (next == NULL)
        break;
      line = next + 1;
    }
  return length;
}

/* How long the field of a head that begins at @line may be, G_MAXSIZE: as long as it is. */
static gsize
longest_field (const char *line, gsize length)
{
  static const char subject[] = "Subject";
  static const char *const names[] = { subject,  "From",     "To",      "Cc",           "Bcc",
                                       "Sender", "Reply-To", "Resent-", "Disposition-", "Date" };

  if (strchr ("FfTtCcBbSsRrDd", *line) == NULL)
    return G_MAXSIZE;
  if (length > 8 && g_ascii_strncasecmp (line, "Content-", 8) == 0)
    return MAX_CONTENT;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize n = strlen (names[i]), k = n;

      if (length <= n || g_ascii_strncasecmp (line, names[i], n) != 0)
        continue;
      /* GMime takes "To :", too. */
      while (k < length && k - n < MAX_BLANKS && (line[k] == ' ' || line[k] == '\t'))
        k++;
      if (names[i][n - 1] == '-' || k - n == MAX_BLANKS || (k < length && line[k] == ':'))
        return names[i] == subject ? MAX_SUBJECT : MAX_ADDRESSES;
    }
  return G_MAXSIZE;
}

/* Where within the field the type of a part begins when it is that of a mail, 0: it is not. */
static gsize
find_mail_type (const char *line, gsize length)
{
  static const char *const types[] = { "message/rfc822", "message/rfc2822", "message/global",
                                       "message/news" };
  static const char name[] = "Content-Type";
  gsize k = strlen (name);

  if (length < k || g_ascii_strncasecmp (line, name, k) != 0)
    return 0;
  while (k < length && strchr (": \t\r\n", line[k]) != NULL)
    k++;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gsize n = strlen (types[i]);

      if (length - k >= n && g_ascii_strncasecmp (line + k, types[i], n) == 0 &&
          (k + n == length || (!g_ascii_isalnum (line[k + n]) && line[k + n] != '-')))
        return k;
    }
  return 0;
}

/* Appends a field of a head, and its line end. */
static void
add_field (GString *out, const char *line, gsize length, gsize most, gsize *left)
{
  gsize kept = MIN (most, length), type;
  gboolean dropped;

  if (most == MAX_ADDRESSES || most == MAX_SUBJECT)
    {
      /* GMime joins all of one name, again with each of them. */
      kept = kept <= *left ? kept : 0;
      *left -= kept;
    }
  dropped = kept == 0 && length > 0;
  type = most == MAX_CONTENT ? find_mail_type (line, kept) : 0;
  if (type > 0)
    {
      g_string_append_len (out, line, (gssize) type);
      g_string_append (out, HD_MAIL_TYPE);
      line += type;
      kept -= type;
      while (kept > 0 && (g_ascii_isalnum (*line) || *line == '/'))
        {
          line++;
          kept--;
        }
    }
  g_string_append_len (out, line, (gssize) kept);
  if (!dropped)
    g_string_append_c (out, '\n');
}

/* Whether a head begins behind a line: it parts a mail. */
static gboolean
is_mark (const char *line, const char *next)
{
  return next - line > 2 && line[0] == '-' && line[1] == '-';
}

static gboolean
is_empty (const char *line, const char *next)
{
  return next == line || (next - line == 1 && *line == '\r');
}

/**
 * hd_mail_tame:
 * @out_length: (out)
 *
 * Takes from the heads of a mail and of its parts what is too long for GMime, and gives the mails
 * in it a type, %HD_MAIL_TYPE, that makes them parts as all others: GMime would take one that is
 * coded for what its letters say. What is no head stays as it is.
 *
 * Returns: (transfer full)
 */
char *
hd_mail_tame (const char *data, gsize length, gsize *out_length)
{
  GString *out = g_string_sized_new (length + 64);
  const char *end = data + length;
  gsize left = MAX_ALL;
  gboolean head = TRUE, first = FALSE;

  for (const char *line = data; line < end;)
    {
      gsize most = head ? longest_field (line, (gsize) (end - line)) : G_MAXSIZE;
      const char *next = memchr (line, '\n', (gsize) (end - line));

      /* Its lines that begin with a blank belong to it. */
      while (most != G_MAXSIZE && next != NULL && next + 1 < end &&
             (next[1] == ' ' || next[1] == '\t'))
        next = memchr (next + 1, '\n', (gsize) (end - next) - 1);
      next = next != NULL ? next : end;
      if (is_empty (line, next))
        {
          /* A part without a head of its own can be a mail. */
          head = first;
          first = FALSE;
        }
      else if (is_mark (line, next))
        head = first = TRUE;
      else
        first = FALSE;
      add_field (out, line, (gsize) (next - line), most, &left);
      line = next + 1;
    }
  *out_length = out->len;
  return g_string_free (out, FALSE);
}
