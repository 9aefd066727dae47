/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-mail-parts.h"

#include <gmime/gmime.h>
#include <string.h>

#include "hd-ics-event.h"
#include "hd-text.h"

#define MAX_PARTS 1000

/* What a mail is cut at: lines that may part it, and lines of its head. */
#define MAX_MARKS 10000
#define MAX_HEAD 5000

/* The longest fields that GMime takes apart at once, in bytes: of addresses, which nobody looks at
 * here, and of what says how a part is read. With more it takes minutes, and hundreds of MB. */
#define MAX_ADDRESSES 1024

/* Between the name of a field and its colon. */
#define MAX_BLANKS 64
#define MAX_ALL_ADDRESSES ((gsize) 64 * 1024)
#define MAX_CONTENT 4096

/* The longest text whose words are read, in bytes. */
#define MAX_WORDS (1024 * 1024)

typedef struct
{
  HdMailPartFunc func;
  gpointer user_data;
  guint parts;
  gboolean found;
} Search;

/* Returns: (transfer full): the bytes of a part; only the transfer encoding is undone */
static GByteArray *
read_content (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GByteArray *bytes = g_byte_array_new ();
  GMimeStream *stream;

  if (content == NULL)
    return bytes;
  stream = g_mime_stream_mem_new_with_byte_array (bytes);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_mime_data_wrapper_write_to_stream (content, stream);
  g_object_unref (stream);
  return bytes;
}

static GMimeMessage *parse_message (const char *data, gsize length);
static void look_at (Search *search, GMimeObject *object, int depth);

static gboolean
has_suffix (const char *name, const char *suffix)
{
  gsize n = name != NULL ? strlen (name) : 0, length = strlen (suffix);

  return n > length && g_ascii_strcasecmp (name + n - length, suffix) == 0;
}

/* Whether a part of a type that says little begins as a calendar does. */
static gboolean
begins_calendar (const GByteArray *bytes)
{
  static const char begin[] = "BEGIN:VCALENDAR";
  guint i = 0;

  while (i < bytes->len && (g_ascii_isspace (bytes->data[i]) || bytes->data[i] >= 0x80))
    i++;
  return bytes->len - i >= strlen (begin) &&
         g_ascii_strncasecmp ((const char *) bytes->data + i, begin, strlen (begin)) == 0;
}

static void
look_at_part (Search *search, GMimePart *part, int depth)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  const char *name = g_mime_part_get_filename (part);
  gboolean calendar = g_mime_content_type_is_type (type, "text", "calendar") ||
                      g_mime_content_type_is_type (type, "application", "ics") ||
                      g_mime_content_type_is_type (type, "text", "x-vcalendar") ||
                      has_suffix (name, ".ics");
  gboolean plain = g_mime_content_type_is_type (type, "text", "plain");
  gboolean vague = g_mime_content_type_is_type (type, "application", "*");
  gboolean mail = vague && has_suffix (name, ".eml");

  if (!calendar && !plain && !vague)
    return;

  g_autoptr (GByteArray) bytes = read_content (part);

  if (bytes->len == 0 || bytes->len > HD_ICS_MAX_BYTES)
    return;
  if (mail)
    {
      GMimeMessage *message = parse_message ((const char *) bytes->data, bytes->len);

      if (message != NULL)
        {
          look_at (search, g_mime_message_get_mime_part (message), depth + 1);
          g_object_unref (message);
        }
      return;
    }
  /* An invitation that some gateway turned into text, or into bytes. */
  if (!calendar && plain &&
      g_strstr_len ((const char *) bytes->data, bytes->len, "BEGIN:VEVENT") == NULL)
    return;
  if (!calendar && vague && !begins_calendar (bytes))
    return;

  search->found = TRUE;
  search->func ((const char *) bytes->data, bytes->len,
                g_mime_content_type_get_parameter (type, "charset"),
                g_mime_content_type_get_parameter (type, "method"), search->user_data);
}

static void
look_at (Search *search, GMimeObject *object, int depth)
{
  if (object == NULL || depth > HD_ICS_MAX_DEPTH || search->parts++ > MAX_PARTS)
    return;

  if (GMIME_IS_MULTIPART (object))
    for (int i = 0; i < g_mime_multipart_get_count (GMIME_MULTIPART (object)); i++)
      look_at (search, g_mime_multipart_get_part (GMIME_MULTIPART (object), i), depth + 1);
  else if (GMIME_IS_MESSAGE_PART (object))
    {
      GMimeMessage *message = g_mime_message_part_get_message (GMIME_MESSAGE_PART (object));

      if (message != NULL)
        look_at (search, g_mime_message_get_mime_part (message), depth + 1);
    }
  else if (GMIME_IS_PART (object))
    look_at_part (search, GMIME_PART (object), depth);
}

/* How much of a mail is read: it ends before a head without end, and before more marks of parts
 * than any mail has. */
static gsize
bound (const char *data, gsize length)
{
  guint marks = 0, lines = 0;
  gboolean head = TRUE;
  const char *end = data + length;

  for (const char *line = data; line < end; lines++)
    {
      const char *next = memchr (line, '\n', (gsize) (end - line));

      if (line + 2 < end && line[0] == '-' && line[1] == '-')
        marks++;
      if (*line == '\n' || *line == '\r')
        head = FALSE;
      if (marks > MAX_MARKS || (head && lines > MAX_HEAD))
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
  static const char *const names[] = { "From",     "To",      "Cc",           "Bcc", "Sender",
                                       "Reply-To", "Resent-", "Disposition-", "Date" };

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
        return MAX_ADDRESSES;
    }
  return G_MAXSIZE;
}

/* Returns: (transfer full): the mail without what is too long in its heads, and in those of what it
 * forwards */
static char *
shorten_fields (const char *data, gsize length, gsize *out_length)
{
  char *out = g_malloc (length + 1);
  const char *end = data + length;
  gsize n = 0, left = MAX_ALL_ADDRESSES;

  for (const char *line = data; line < end;)
    {
      gsize most = longest_field (line, (gsize) (end - line)), kept;
      const char *next = memchr (line, '\n', (gsize) (end - line));

      /* Its lines that begin with a blank belong to it. */
      while (most != G_MAXSIZE && next != NULL && next + 1 < end &&
             (next[1] == ' ' || next[1] == '\t'))
        next = memchr (next + 1, '\n', (gsize) (end - next) - 1);
      next = next != NULL ? next : end;
      kept = MIN (most, (gsize) (next - line));
      if (most == MAX_ADDRESSES)
        {
          /* GMime joins all of one name, again with each of them. */
          kept = kept <= left ? kept : 0;
          left -= kept;
        }
      memcpy (out + n, line, kept);
      n += kept;
      if (next < end && (kept > 0 || next == line))
        out[n++] = '\n';
      line = next + 1;
    }
  *out_length = n;
  return out;
}

/* Returns: (transfer full) (nullable) */
static GMimeMessage *
parse_message (const char *data, gsize length)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      g_mime_init ();
      g_once_init_leave (&ready, 1);
    }

  gsize n;
  g_autofree char *mail = shorten_fields (data, bound (data, length), &n);
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (mail, n);
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message;

  if (length > 5 && strncmp (data, "From ", 5) == 0)
    g_mime_parser_set_format (parser, GMIME_FORMAT_MBOX);
  message = g_mime_parser_construct_message (parser, NULL);
  g_object_unref (parser);
  g_object_unref (stream);

  return message;
}

/**
 * hd_mail_find_calendars:
 * @func: (scope call): gets each calendar in the mail
 * @cut: (out): the mail has more parts than were looked at
 *
 * Finds the calendars that a mail carries: as an alternative text, as attachments, in a mail that
 * it forwards, or pasted into its text.
 *
 * Returns: whether there was one
 */
gboolean
hd_mail_find_calendars (const char *data,
                        gsize length,
                        HdMailPartFunc func,
                        gpointer user_data,
                        gboolean *cut)
{
  Search search = { .func = func, .user_data = user_data };
  GMimeMessage *message = parse_message (data, length);

  if (message != NULL)
    {
      look_at (&search, g_mime_message_get_mime_part (message), 0);
      g_object_unref (message);
    }
  *cut = search.parts > MAX_PARTS || bound (data, length) < length;
  return search.found;
}

typedef struct
{
  guint parts;
  char *plain;
  char *html;
} Words;

static void
find_words (Words *words, GMimeObject *object, int depth)
{
  if (object == NULL || depth > HD_ICS_MAX_DEPTH || words->parts++ > MAX_PARTS)
    return;

  if (GMIME_IS_MULTIPART (object))
    for (int i = 0; i < g_mime_multipart_get_count (GMIME_MULTIPART (object)); i++)
      find_words (words, g_mime_multipart_get_part (GMIME_MULTIPART (object), i), depth + 1);
  if (!GMIME_IS_PART (object))
    return;

  GMimeContentType *type = g_mime_object_get_content_type (object);
  gboolean plain = g_mime_content_type_is_type (type, "text", "plain");
  gboolean html = g_mime_content_type_is_type (type, "text", "html");
  g_autoptr (GByteArray) bytes = NULL;
  gsize n;

  if (!plain && !html)
    return;
  bytes = read_content (GMIME_PART (object));
  if (bytes->len == 0 || bytes->len > MAX_WORDS)
    return;

  g_autofree char *text = hd_ics_decode ((const char *) bytes->data, bytes->len,
                                         g_mime_content_type_get_parameter (type, "charset"), &n);

  if (plain && words->plain == NULL)
    words->plain = g_steal_pointer (&text);
  else if (html && words->html == NULL)
    words->html = hd_ics_plain_text (text);
}

/**
 * hd_mail_dup_words:
 *
 * Returns: (transfer full) (nullable): the day of a mail, its subject and what it says, as text
 */
char *
hd_mail_dup_words (const char *data, gsize length)
{
  GMimeMessage *message = parse_message (data, length);
  GDateTime *date;
  const char *subject;
  Words words = { 0 };
  GString *text;

  if (message == NULL)
    return NULL;

  text = g_string_new (NULL);
  date = g_mime_message_get_date (message);
  subject = g_mime_message_get_subject (message);
  if (date != NULL)
    g_string_append_printf (text, "Date: %04d-%02d-%02d\n", g_date_time_get_year (date),
                            g_date_time_get_month (date), g_date_time_get_day_of_month (date));
  if (subject != NULL)
    {
      g_autofree char *line = hd_text_clean_line (subject, -1);

      g_string_append_printf (text, "Subject: %s\n", line);
    }
  find_words (&words, g_mime_message_get_mime_part (message), 0);
  if (words.plain != NULL || words.html != NULL)
    g_string_append_printf (text, "\n%s", words.plain != NULL ? words.plain : words.html);
  g_free (words.plain);
  g_free (words.html);
  g_object_unref (message);

  return g_string_free (text, FALSE);
}
