/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed.h"

#include "hd-wire.h"

/* The value, and its wire format: the fields in the order of the header, counts before lists. */

#define MAGIC "HFee\2"

/* No text of a feed is longer than the feed. */
#define MAX_TEXT HD_FEED_MAX_BYTES

/* Returns: (transfer full): a feed that says nothing yet */
HdFeed *
hd_feed_new (HdFeedFormat format)
{
  HdFeed *feed = g_new0 (HdFeed, 1);

  feed->format = format;
  feed->updated = HD_FEED_NO_DATE;
  feed->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_feed_entry_free);
  feed->warnings = g_ptr_array_new_with_free_func (g_free);
  feed->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_feed_offer_free);
  feed->ttl = -1;
  return feed;
}

/**
 * hd_feed_free:
 * @feed: (transfer full): a feed
 */
void
hd_feed_free (HdFeed *feed)
{
  g_free (feed->version);
  g_free (feed->id);
  g_free (feed->title);
  g_free (feed->link);
  g_free (feed->description);
  g_free (feed->language);
  g_free (feed->author);
  g_free (feed->rights);
  g_free (feed->icon);
  g_free (feed->self);
  g_free (feed->hub);
  g_ptr_array_unref (feed->entries);
  g_ptr_array_unref (feed->warnings);
  g_ptr_array_unref (feed->offers);
  g_free (feed);
}

/* Returns: (transfer full): an entry that says nothing yet */
HdFeedEntry *
hd_feed_entry_new (void)
{
  HdFeedEntry *entry = g_new0 (HdFeedEntry, 1);

  entry->published = entry->updated = HD_FEED_NO_DATE;
  entry->categories = g_ptr_array_new_with_free_func (g_free);
  entry->enclosures = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_feed_enclosure_free);
  return entry;
}

void
hd_feed_entry_free (HdFeedEntry *entry)
{
  g_free (entry->id);
  g_free (entry->title);
  g_free (entry->link);
  g_free (entry->author);
  g_free (entry->summary);
  g_free (entry->content);
  g_free (entry->external_url);
  g_clear_pointer (&entry->document, hd_document_unref);
  g_ptr_array_unref (entry->categories);
  g_ptr_array_unref (entry->enclosures);
  g_free (entry);
}

void
hd_feed_enclosure_free (HdFeedEnclosure *enclosure)
{
  g_free (enclosure->url);
  g_free (enclosure->type);
  g_free (enclosure);
}

HdFeedOffer *
hd_feed_offer_new (const char *url, const char *title)
{
  HdFeedOffer *offer = g_new0 (HdFeedOffer, 1);

  offer->url = g_strdup (url);
  offer->title = g_strdup (title);
  return offer;
}

void
hd_feed_offer_free (HdFeedOffer *offer)
{
  g_free (offer->url);
  g_free (offer->title);
  g_free (offer);
}

/**
 * hd_feed_format_get_name:
 *
 * Returns: "rss", "atom", "json" or "rdf"
 */
const char *
hd_feed_format_get_name (HdFeedFormat format)
{
  static const char *const names[] = { "rss", "atom", "json", "rdf" };

  g_return_val_if_fail (format < G_N_ELEMENTS (names), NULL);
  return names[format];
}

static void
put_entry (GByteArray *out, const HdFeedEntry *entry)
{
  hd_wire_put_text (out, entry->id);
  hd_wire_put_text (out, entry->title);
  hd_wire_put_text (out, entry->link);
  hd_wire_put_signed (out, entry->published);
  hd_wire_put_signed (out, entry->updated);
  hd_wire_put_text (out, entry->author);
  hd_wire_put_text (out, entry->summary);
  hd_wire_put_text (out, entry->content);
  hd_wire_put_texts (out, entry->categories);
  hd_wire_put_number (out, entry->enclosures->len);
  for (guint i = 0; i < entry->enclosures->len; i++)
    {
      const HdFeedEnclosure *enclosure = g_ptr_array_index (entry->enclosures, i);

      hd_wire_put_text (out, enclosure->url);
      hd_wire_put_text (out, enclosure->type);
      hd_wire_put_signed (out, enclosure->length);
    }
  hd_wire_put_text (out, entry->external_url);
  hd_wire_put_number (out, entry->document != NULL);
  if (entry->document != NULL)
    {
      g_autoptr (GBytes) bytes = hd_document_to_bytes (entry->document);

      hd_wire_put_string (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}

/**
 * hd_feed_to_bytes:
 *
 * Returns: (transfer full): the feed in its wire format
 */
GBytes *
hd_feed_to_bytes (const HdFeed *self)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) MAGIC, sizeof MAGIC - 1);
  hd_wire_put_number (out, self->format);
  hd_wire_put_text (out, self->version);
  hd_wire_put_text (out, self->id);
  hd_wire_put_text (out, self->title);
  hd_wire_put_text (out, self->link);
  hd_wire_put_text (out, self->description);
  hd_wire_put_text (out, self->language);
  hd_wire_put_text (out, self->author);
  hd_wire_put_text (out, self->rights);
  hd_wire_put_signed (out, self->updated);
  hd_wire_put_text (out, self->icon);
  hd_wire_put_text (out, self->self);
  hd_wire_put_text (out, self->hub);
  hd_wire_put_number (out, self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    put_entry (out, g_ptr_array_index (self->entries, i));
  hd_wire_put_texts (out, self->warnings);
  hd_wire_put_signed (out, self->ttl);
  hd_wire_put_number (out, self->skip_hours);
  hd_wire_put_number (out, self->skip_days);
  hd_wire_put_number (out, self->offers->len);
  for (guint i = 0; i < self->offers->len; i++)
    {
      const HdFeedOffer *offer = g_ptr_array_index (self->offers, i);

      hd_wire_put_text (out, offer->url);
      hd_wire_put_text (out, offer->title);
    }

  return g_byte_array_free_to_bytes (out);
}

static void
get_document (HdWireReader *wire, HdFeedEntry *entry)
{
  guint32 length = hd_wire_get_count (wire, 1);
  g_autoptr (GBytes) bytes = NULL;

  if (wire->failed)
    return;
  bytes = g_bytes_new (wire->at, length);
  wire->at += length;
  entry->document = hd_document_new_from_bytes (bytes, NULL);
  wire->failed |= entry->document == NULL;
}

static HdFeedEntry *
get_entry (HdWireReader *wire)
{
  HdFeedEntry *entry = hd_feed_entry_new ();
  guint32 n;

  entry->id = hd_wire_get_text (wire, MAX_TEXT);
  wire->failed |= entry->id == NULL || *entry->id == '\0';
  entry->title = hd_wire_get_text (wire, MAX_TEXT);
  entry->link = hd_wire_get_text (wire, MAX_TEXT);
  entry->published = hd_wire_get_signed (wire, G_MININT64, G_MAXINT64);
  entry->updated = hd_wire_get_signed (wire, G_MININT64, G_MAXINT64);
  entry->author = hd_wire_get_text (wire, MAX_TEXT);
  entry->summary = hd_wire_get_text (wire, MAX_TEXT);
  entry->content = hd_wire_get_text (wire, MAX_TEXT);
  g_ptr_array_unref (entry->categories);
  entry->categories = hd_wire_get_texts (wire, HD_FEED_MAX_PARTS, MAX_TEXT);
  n = hd_wire_get_count (wire, 3);
  wire->failed |= n > HD_FEED_MAX_PARTS;
  for (guint32 i = 0; i < n && !wire->failed; i++)
    {
      HdFeedEnclosure *enclosure = g_new0 (HdFeedEnclosure, 1);

      enclosure->url = hd_wire_get_text (wire, MAX_TEXT);
      wire->failed |= enclosure->url == NULL;
      enclosure->type = hd_wire_get_text (wire, MAX_TEXT);
      enclosure->length = hd_wire_get_signed (wire, -1, G_MAXINT64);
      g_ptr_array_add (entry->enclosures, enclosure);
    }
  entry->external_url = hd_wire_get_text (wire, MAX_TEXT);
  if (hd_wire_get_choice (wire, 2) != 0)
    get_document (wire, entry);

  return entry;
}

/**
 * hd_feed_new_from_bytes:
 *
 * Reads the wire format, whoever wrote it: each field is checked for its bounds and its UTF-8.
 *
 * Returns: (transfer full) (nullable): the feed; NULL with %HD_ERROR_PARSE or %HD_ERROR_NEWER
 */
HdFeed *
hd_feed_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (HdFeed) self = hd_feed_new (HD_FEED_RSS);
  HdWireReader wire;
  guint32 n;

  if (!hd_wire_begin (&wire, bytes, MAGIC, error))
    return NULL;

  self->format = (HdFeedFormat) hd_wire_get_choice (&wire, HD_FEED_RDF + 1);
  self->version = hd_wire_get_text (&wire, MAX_TEXT);
  self->id = hd_wire_get_text (&wire, MAX_TEXT);
  self->title = hd_wire_get_text (&wire, MAX_TEXT);
  self->link = hd_wire_get_text (&wire, MAX_TEXT);
  self->description = hd_wire_get_text (&wire, MAX_TEXT);
  self->language = hd_wire_get_text (&wire, MAX_TEXT);
  self->author = hd_wire_get_text (&wire, MAX_TEXT);
  self->rights = hd_wire_get_text (&wire, MAX_TEXT);
  self->updated = hd_wire_get_signed (&wire, G_MININT64, G_MAXINT64);
  self->icon = hd_wire_get_text (&wire, MAX_TEXT);
  self->self = hd_wire_get_text (&wire, MAX_TEXT);
  self->hub = hd_wire_get_text (&wire, MAX_TEXT);
  n = hd_wire_get_count (&wire, 10);
  wire.failed |= n > HD_FEED_MAX_ENTRIES;
  for (guint32 i = 0; i < n && !wire.failed; i++)
    g_ptr_array_add (self->entries, get_entry (&wire));
  g_ptr_array_unref (self->warnings);
  self->warnings = hd_wire_get_texts (&wire, HD_FEED_MAX_PARTS, MAX_TEXT);
  self->ttl = (int) hd_wire_get_signed (&wire, -1, G_MAXINT);
  self->skip_hours = hd_wire_get_number (&wire) & 0xffffff;
  self->skip_days = hd_wire_get_number (&wire) & 0xff;
  n = hd_wire_get_count (&wire, 2);
  wire.failed |= n > HD_FEED_MAX_OFFERS;
  for (guint32 i = 0; i < n && !wire.failed; i++)
    {
      g_autofree char *url = hd_wire_get_text (&wire, MAX_TEXT);
      g_autofree char *title = hd_wire_get_text (&wire, MAX_TEXT);

      wire.failed |= url == NULL;
      g_ptr_array_add (self->offers, hd_feed_offer_new (url, title));
    }

  return hd_wire_end (&wire, error) ? g_steal_pointer (&self) : NULL;
}
