/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-opml.h"

#include "hd-wire.h"

/* The value, and its wire format: the fields in the order of the header, counts before lists. */

#define MAGIC "HOpm\2"

/* No text of a list is longer than the list. */
#define MAX_TEXT HD_OPML_MAX_BYTES

static void
opml_feed_free (gpointer data)
{
  HdOpmlFeed *feed = data;

  g_free (feed->title);
  g_free (feed->url);
  g_free (feed->site);
  g_ptr_array_unref (feed->folders);
  g_free (feed);
}

/* Returns: (transfer full): an empty list */
HdOpml *
hd_opml_new (void)
{
  HdOpml *self = g_new0 (HdOpml, 1);

  self->feeds = g_ptr_array_new_with_free_func (opml_feed_free);
  self->empty = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * hd_opml_free:
 * @opml: (transfer full): a list
 */
void
hd_opml_free (HdOpml *opml)
{
  g_free (opml->title);
  g_ptr_array_unref (opml->feeds);
  g_ptr_array_unref (opml->empty);
  g_ptr_array_unref (opml->warnings);
  g_free (opml);
}

/* Returns: (transfer none): a new feed at the end of the list, which still needs its address */
HdOpmlFeed *
hd_opml_add_feed (HdOpml *self)
{
  HdOpmlFeed *feed = g_new0 (HdOpmlFeed, 1);

  feed->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (self->feeds, feed);
  return feed;
}

static void
put_paths (GByteArray *out, const GPtrArray *paths)
{
  hd_wire_put_number (out, paths->len);
  for (guint i = 0; i < paths->len; i++)
    {
      char **path = g_ptr_array_index (paths, i);

      hd_wire_put_number (out, g_strv_length (path));
      for (guint k = 0; path[k] != NULL; k++)
        hd_wire_put_text (out, path[k]);
    }
}

/**
 * hd_opml_to_bytes:
 *
 * Returns: (transfer full): the list in its wire format
 */
GBytes *
hd_opml_to_bytes (const HdOpml *self)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) MAGIC, sizeof MAGIC - 1);
  hd_wire_put_text (out, self->title);
  hd_wire_put_number (out, self->feeds->len);
  for (guint i = 0; i < self->feeds->len; i++)
    {
      const HdOpmlFeed *feed = g_ptr_array_index (self->feeds, i);

      hd_wire_put_text (out, feed->title);
      hd_wire_put_text (out, feed->url);
      hd_wire_put_text (out, feed->site);
      put_paths (out, feed->folders);
    }
  put_paths (out, self->empty);
  hd_wire_put_texts (out, self->warnings);

  return g_byte_array_free_to_bytes (out);
}

static char **
get_path (HdWireReader *wire)
{
  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();
  guint32 n = hd_wire_get_count (wire, 2);

  wire->failed |= n == 0 || n > HD_OPML_MAX_DEPTH;
  for (guint32 i = 0; i < n && !wire->failed; i++)
    {
      g_autofree char *name = hd_wire_get_text (wire, MAX_TEXT);

      if (name != NULL)
        g_strv_builder_add (path, name);
      else
        wire->failed = TRUE;
    }
  return g_strv_builder_end (path);
}

static void
get_paths (HdWireReader *wire, GPtrArray *paths, guint32 most)
{
  guint32 n = hd_wire_get_count (wire, 3);

  wire->failed |= n > most;
  for (guint32 i = 0; i < n && !wire->failed; i++)
    g_ptr_array_add (paths, get_path (wire));
}

/**
 * hd_opml_new_from_bytes:
 *
 * Reads the wire format, whoever wrote it: each field is checked for its bounds and its UTF-8.
 *
 * Returns: (transfer full) (nullable): the list; NULL with %HD_ERROR_PARSE or %HD_ERROR_NEWER
 */
HdOpml *
hd_opml_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (HdOpml) self = hd_opml_new ();
  HdWireReader wire;
  guint32 n;

  if (!hd_wire_begin (&wire, bytes, MAGIC, error))
    return NULL;

  self->title = hd_wire_get_text (&wire, MAX_TEXT);
  n = hd_wire_get_count (&wire, 4);
  for (guint32 i = 0; i < n && !wire.failed; i++)
    {
      HdOpmlFeed *feed = hd_opml_add_feed (self);
      feed->title = hd_wire_get_text (&wire, MAX_TEXT);
      feed->url = hd_wire_get_text (&wire, MAX_TEXT);
      wire.failed |= feed->url == NULL || *feed->url == '\0';
      feed->site = hd_wire_get_text (&wire, MAX_TEXT);
      get_paths (&wire, feed->folders, HD_OPML_MAX_FOLDERS);
    }
  get_paths (&wire, self->empty, HD_OPML_MAX_EMPTY);
  g_ptr_array_unref (self->warnings);
  self->warnings = hd_wire_get_texts (&wire, HD_OPML_MAX_FOLDERS, MAX_TEXT);

  return hd_wire_end (&wire, error) ? g_steal_pointer (&self) : NULL;
}
