/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-mail-parts.h"

#include <gmime/gmime.h>
#include <string.h>

#include "hd-ics-event.h"
#include "hd-mail-heads.h"
#include "hd-mail-tnef.h"
#include "hd-mail-words.h"
#include "hd-text.h"

#define MAX_PARTS 1000

/* The most mails that a file of several is read of. */
#define MAX_MAILS 500

/* The longest text whose words are read, in bytes. */
#define MAX_WORDS (1024 * 1024)

typedef struct
{
  HdMailPartFunc func;
  gpointer user_data;
  guint parts;
  guint marks; /* lines that may part a mail, in all of them */
  gboolean found;
  char *html; /* a calendar that was pasted into HTML: what it says as text */
  HdMailFound *what;
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

static GMimeMessage *parse_message (const char *data, gsize length, guint *marks, gboolean *cut);
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

static gboolean
has_text (const GByteArray *bytes, const char *text)
{
  return g_strstr_len ((const char *) bytes->data, bytes->len, text) != NULL;
}

/* A calendar in base64 that nobody says it is in. */
static void
decode_late (GByteArray *bytes)
{
  static const char begin[] = "QkVHSU46"; /* "BEGIN:" */
  guint i = 0;
  gsize n;

  while (i < bytes->len && g_ascii_isspace (bytes->data[i]))
    i++;
  if (bytes->len - i < strlen (begin) ||
      strncmp ((const char *) bytes->data + i, begin, strlen (begin)) != 0)
    return;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  g_base64_decode_inplace ((char *) bytes->data + i, &n);
  g_byte_array_set_size (bytes, i + (guint) n);
}

/* Whether a part is a mail, as hd_mail_tame() marks it. */
static gboolean
is_mail (GMimeContentType *type)
{
  g_autofree char *name = g_mime_content_type_get_mime_type (type);

  return g_ascii_strcasecmp (name, HD_MAIL_TYPE) == 0;
}

/* The meeting in what Outlook wraps for itself. */
static void
look_at_winmail (Search *search, GMimePart *part)
{
  g_autoptr (GByteArray) bytes = read_content (part);
  g_autofree char *calendar =
    bytes->len <= HD_ICS_MAX_BYTES ? hd_mail_tnef_to_calendar (bytes->data, bytes->len) : NULL;

  if (calendar == NULL)
    {
      search->what->winmail = TRUE;
      return;
    }
  search->found = TRUE;
  search->func (calendar, strlen (calendar), NULL, NULL, search->user_data);
}

static gboolean
is_winmail (GMimeContentType *type, const char *name)
{
  return g_mime_content_type_is_type (type, "application", "ms-tnef") ||
         g_mime_content_type_is_type (type, "application", "vnd.ms-tnef") ||
         (name != NULL && g_ascii_strcasecmp (name, "winmail.dat") == 0);
}

/* What cannot be looked into, though there may be a calendar in it. */
static gboolean
is_sealed (GMimeContentType *type)
{
  return g_mime_content_type_is_type (type, "application", "pkcs7-mime") ||
         g_mime_content_type_is_type (type, "application", "x-pkcs7-mime") ||
         g_mime_content_type_is_type (type, "application", "pgp-encrypted");
}

static void
look_at_mail (Search *search, const char *data, gsize length, int depth)
{
  GMimeMessage *message = parse_message (data, length, &search->marks, &search->what->cut);

  if (message != NULL)
    {
      look_at (search, g_mime_message_get_mime_part (message), depth);
      g_object_unref (message);
    }
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
  gboolean html = g_mime_content_type_is_type (type, "text", "html");
  gboolean mail = is_mail (type) || ((vague || plain) && has_suffix (name, ".eml"));

  if (is_winmail (type, name))
    {
      look_at_winmail (search, part);
      return;
    }
  search->what->sealed |= is_sealed (type);
  if (!calendar && !plain && !vague && !html)
    return;

  g_autoptr (GByteArray) bytes = read_content (part);

  if (bytes->len == 0 || bytes->len > HD_ICS_MAX_BYTES)
    return;
  if (mail)
    {
      look_at_mail (search, (const char *) bytes->data, bytes->len, depth + 1);
      return;
    }
  if (calendar || vague)
    decode_late (bytes);
  if (html)
    {
      if (search->html == NULL && has_text (bytes, "BEGIN:VEVENT"))
        {
          gsize n;
          g_autofree char *text =
            hd_ics_decode ((const char *) bytes->data, bytes->len,
                           g_mime_content_type_get_parameter (type, "charset"), &n);

          search->html = hd_ics_plain_text (text);
        }
      return;
    }
  /* An invitation that some gateway turned into text, or into bytes. */
  if (!calendar && plain && !has_text (bytes, "BEGIN:VEVENT"))
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

/* Returns: (transfer full) (nullable): a mail; @marks is that of hd_mail_bound(), and @cut is set
 * when not all of it was read */
static GMimeMessage *
parse_message (const char *data, gsize length, guint *marks, gboolean *cut)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      g_mime_init ();
      g_once_init_leave (&ready, 1);
    }

  gsize n, bound;
  g_autofree char *lines = NULL;

  while (length > 0 && (g_ascii_isspace (*data) || (guchar) *data == 0xef ||
                        (guchar) *data == 0xbb || (guchar) *data == 0xbf))
    {
      data++;
      length--;
    }
  if (memchr (data, '\n', length) == NULL)
    {
      lines = g_strdelimit (g_strndup (data, length), "\r", '\n');
      data = lines;
    }

  bound = hd_mail_bound (data, length, marks);
  *cut |= bound < length;

  g_autofree char *mail = hd_mail_tame (data, bound, &n);
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (mail, n);
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message;

  if (n > 5 && strncmp (mail, "From ", 5) == 0)
    g_mime_parser_set_format (parser, GMIME_FORMAT_MBOX);
  message = g_mime_parser_construct_message (parser, NULL);
  g_object_unref (parser);
  g_object_unref (stream);

  return message;
}

/* Where the mail ends that begins at @data, in a file of several: before a line that begins as the
 * first one of each does, behind an empty one and with a field behind it. */
static gsize
length_of_mail (const char *data, gsize length)
{
  const char *end = data + length;

  if (length < 5 || strncmp (data, "From ", 5) != 0)
    return length;
  for (const char *p = data; (p = g_strstr_len (p, end - p, "\nFrom ")) != NULL; p++)
    {
      const char *field = memchr (p + 1, '\n', (gsize) (end - p) - 1);
      gboolean after_empty = p[-1] == '\n' || (p[-1] == '\r' && p[-2] == '\n');

      if (field == NULL || !after_empty)
        continue;
      do
        field++;
      while (field < end && (g_ascii_isalnum (*field) || *field == '-'));
      if (field < end && *field == ':')
        return (gsize) (p + 1 - data);
    }
  return length;
}

/**
 * hd_mail_find_calendars:
 * @data: a mail, or several one behind another
 * @func: (scope call): gets each calendar in the mail
 * @what: (out): what was not looked at
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
                        HdMailFound *what)
{
  Search search = { .func = func, .user_data = user_data, .what = what };

  *what = (HdMailFound){ 0 };
  for (guint mails = 0; length > 0; mails++)
    {
      gsize n = length_of_mail (data, length);

      if (mails == MAX_MAILS)
        {
          what->cut = TRUE;
          break;
        }
      look_at_mail (&search, data, n, 0);
      data += n;
      length -= n;
    }
  if (!search.found && search.html != NULL)
    {
      search.found = TRUE;
      func (search.html, strlen (search.html), NULL, NULL, user_data);
    }
  g_free (search.html);
  what->cut |= search.parts > MAX_PARTS;
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

/* Returns: (transfer full) (nullable) */
static char *
read_subject (GMimeMessage *message)
{
  GMimeHeader *header =
    g_mime_header_list_get_header (g_mime_object_get_header_list (GMIME_OBJECT (message)),
                                   "Subject");
  const char *raw = header != NULL ? g_mime_header_get_raw_value (header) : NULL;

  return raw != NULL ? hd_mail_decode_words (raw) : NULL;
}

/**
 * hd_mail_dup_words:
 *
 * Returns: (transfer full) (nullable): the day of a mail, its subject and what it says, as text
 */
char *
hd_mail_dup_words (const char *data, gsize length)
{
  guint marks = 0;
  gboolean cut = FALSE;
  GMimeMessage *message = parse_message (data, length, &marks, &cut);
  GDateTime *date;
  g_autofree char *subject = NULL;
  Words words = { 0 };
  GString *text;

  if (message == NULL)
    return NULL;

  text = g_string_new (NULL);
  date = g_mime_message_get_date (message);
  subject = read_subject (message);
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
