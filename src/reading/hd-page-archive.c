/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-page-private.h"

#include <glib/gi18n.h>
#include <gmime/gmime.h>

#include "hd-error.h"
#include "hd-html.h"

/* Pages that a browser saved with their pictures, as a mail with parts. */

#define MAX_PARTS 2000
#define MAX_DEPTH 16

void
hd_page_archive_free (HdPageArchive *self)
{
  g_clear_pointer (&self->page, g_bytes_unref);
  g_free (self->charset);
  g_free (self->base);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->pictures);
  g_free (self);
}

/* The bytes of a part with its transfer encoding undone, or NULL when there are more than @max. */
static GBytes *
decode (GMimePart *part, gsize max)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GMimeStream *stream;

  if (content == NULL)
    return NULL;
  stream = g_mime_stream_mem_new_with_byte_array (bytes);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_mime_data_wrapper_write_to_stream (content, stream);
  g_object_unref (stream);
  return bytes->len > 0 && bytes->len <= max ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes))
                                             : NULL;
}

static void
take_picture (HdPageArchive *self, GMimePart *part)
{
  const char *location = g_mime_part_get_content_location (part);
  const char *id = g_mime_part_get_content_id (part);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GBytes *bytes;

  if ((location == NULL && id == NULL) || self->pictures->len >= HD_PAGE_MAX_PARTS)
    return;
  bytes = decode (part, HD_PAGE_MAX_PART);
  if (bytes == NULL)
    return;

  if (location != NULL)
    g_strv_builder_add (names, location);
  if (id != NULL)
    {
      g_autofree char *address = g_strconcat ("cid:", id, NULL);

      g_strv_builder_add (names, address);
    }
  g_ptr_array_add (self->names, g_strv_builder_end (names));
  g_ptr_array_add (self->pictures, bytes);
}

static void
take_part (HdPageArchive *self, GMimePart *part)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));

  if (self->page == NULL && (g_mime_content_type_is_type (type, "text", "html") ||
                             g_mime_content_type_is_type (type, "application", "xhtml+xml")))
    {
      self->page = decode (part, HD_HTML_MAX_BYTES);
      /* An empty frame may stand before the page. */
      if (self->page == NULL)
        return;
      self->charset = g_strdup (g_mime_content_type_get_parameter (type, "charset"));
      self->base = g_strdup (g_mime_part_get_content_location (part));
    }
  else if (g_mime_content_type_is_type (type, "image", "*"))
    take_picture (self, part);
}

static void
take (HdPageArchive *self, GMimeObject *object, guint depth, guint *parts)
{
  if (object == NULL || depth > MAX_DEPTH || (*parts)++ > MAX_PARTS)
    return;
  if (GMIME_IS_MULTIPART (object))
    for (int i = 0; i < g_mime_multipart_get_count (GMIME_MULTIPART (object)); i++)
      take (self, g_mime_multipart_get_part (GMIME_MULTIPART (object), i), depth + 1, parts);
  else if (GMIME_IS_PART (object))
    take_part (self, GMIME_PART (object));
}

/**
 * hd_page_archive_read:
 *
 * Returns: (transfer full): the page and its pictures, or %NULL with HD_ERROR_NOT_FOUND when there
 *   is no page among the parts
 */
HdPageArchive *
hd_page_archive_read (const char *data, gsize length, GError **error)
{
  static gsize ready;
  g_autoptr (HdPageArchive) self = g_new0 (HdPageArchive, 1);
  GMimeStream *stream;
  GMimeParser *parser;
  GMimeMessage *message;
  guint parts = 0;

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  if (g_once_init_enter (&ready))
    {
      g_mime_init ();
      g_once_init_leave (&ready, 1);
    }

  stream = g_mime_stream_mem_new_with_buffer (data, length);
  parser = g_mime_parser_new_with_stream (stream);
  message = g_mime_parser_construct_message (parser, NULL);
  if (message != NULL)
    {
      take (self, g_mime_message_get_mime_part (message), 0, &parts);
      if (self->base == NULL)
        self->base =
          g_strdup (g_mime_object_get_header (GMIME_OBJECT (message), "Snapshot-Content-Location"));
      g_object_unref (message);
    }
  g_object_unref (parser);
  g_object_unref (stream);

  if (self->page == NULL)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("There is no page in the file"));
      return NULL;
    }
  return g_steal_pointer (&self);
}
