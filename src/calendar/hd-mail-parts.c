/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-mail-parts.h"

#include <gmime/gmime.h>
#include <string.h>

#include "hd-ics-parse.h"

#define MAX_PARTS 100

typedef struct
{
  HdMailPartFunc func;
  gpointer user_data;
  guint parts;
  gboolean found;
} Search;

static void
look_at_part (Search *search, GMimePart *part)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  const char *name = g_mime_part_get_filename (part);
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  gboolean calendar = g_mime_content_type_is_type (type, "text", "calendar") ||
                      g_mime_content_type_is_type (type, "application", "ics") ||
                      g_mime_content_type_is_type (type, "text", "x-vcalendar") ||
                      (name != NULL && strlen (name) > 4 &&
                       g_ascii_strcasecmp (name + strlen (name) - 4, ".ics") == 0);
  gboolean plain = g_mime_content_type_is_type (type, "text", "plain");

  if (content == NULL || (!calendar && !plain))
    return;

  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GMimeStream *stream = g_mime_stream_mem_new_with_byte_array (bytes);

  /* Only the transfer encoding is undone here; charsets are the caller's. */
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_mime_data_wrapper_write_to_stream (content, stream);
  g_object_unref (stream);

  if (bytes->len == 0 || bytes->len > HD_ICS_MAX_BYTES)
    return;
  /* An invitation that some gateway turned into text. */
  if (!calendar && g_strstr_len ((const char *) bytes->data, bytes->len, "BEGIN:VEVENT") == NULL)
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
    look_at_part (search, GMIME_PART (object));
}

/**
 * hd_mail_find_calendars:
 * @func: (scope call): gets each calendar in the mail
 *
 * Finds the calendars that a mail carries: as an alternative text, as attachments, in a mail that
 * it forwards, or pasted into its text.
 *
 * Returns: whether there was one
 */
gboolean
hd_mail_find_calendars (const char *data, gsize length, HdMailPartFunc func, gpointer user_data)
{
  static gsize ready;
  Search search = { .func = func, .user_data = user_data };

  if (g_once_init_enter (&ready))
    {
      g_mime_init ();
      g_once_init_leave (&ready, 1);
    }

  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (data, length);
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message;

  if (length > 5 && strncmp (data, "From ", 5) == 0)
    g_mime_parser_set_format (parser, GMIME_FORMAT_MBOX);
  message = g_mime_parser_construct_message (parser, NULL);
  if (message != NULL)
    {
      look_at (&search, g_mime_message_get_mime_part (message), 0);
      g_object_unref (message);
    }
  g_object_unref (parser);
  g_object_unref (stream);

  return search.found;
}
