/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-charset.h"
#include "hd-error.h"

/* A feed of any kind from its bytes; what holds for all kinds. */

#define MAX_TITLE_WORDS 10

/* Returns: (transfer none): a new entry at the end of @feed */
HdFeedEntry *
hd_feed_add_entry (HdFeed *feed)
{
  HdFeedEntry *entry = hd_feed_entry_new ();

  g_ptr_array_add (feed->entries, entry);
  return entry;
}

/* Adds what @text names, once. */
void
hd_feed_entry_add_category (HdFeedEntry *entry, const char *text)
{
  g_autofree char *line = hd_feed_plain_line (text);

  if (line == NULL || g_ptr_array_find_with_equal_func (entry->categories, line, g_str_equal, NULL))
    return;
  if (entry->categories->len < HD_FEED_MAX_PARTS)
    g_ptr_array_add (entry->categories, g_steal_pointer (&line));
}

/* Adds a file, once; @length is in bytes, -1 when it is not known. */
void
hd_feed_entry_add_enclosure (HdFeedEntry *entry, const char *url, const char *type, gint64 length)
{
  HdFeedEnclosure *enclosure;

  if (url == NULL || url[0] == '\0' || entry->enclosures->len >= HD_FEED_MAX_PARTS)
    return;
  for (guint i = 0; i < entry->enclosures->len; i++)
    {
      enclosure = g_ptr_array_index (entry->enclosures, i);
      if (g_str_equal (enclosure->url, url))
        return;
    }
  enclosure = g_new0 (HdFeedEnclosure, 1);
  enclosure->url = g_strdup (url);
  enclosure->type = type != NULL && type[0] != '\0' ? g_strdup (type) : NULL;
  enclosure->length = MAX (length, -1);
  g_ptr_array_add (entry->enclosures, enclosure);
}

/* Adds a warning, once. */
void
hd_feed_warn (HdFeed *feed, const char *sentence)
{
  if (!g_ptr_array_find_with_equal_func (feed->warnings, sentence, g_str_equal, NULL))
    g_ptr_array_add (feed->warnings, g_strdup (sentence));
}

/* The first words of an entry that has no title. */
static char *
make_title (const HdFeedEntry *entry)
{
  const char *html = entry->summary != NULL ? entry->summary : entry->content;
  g_autofree char *text = html != NULL ? hd_feed_plain_from_html (html) : NULL;
  char *end = text;
  guint n = 0;

  if (text == NULL)
    return NULL;
  for (; *end != '\0' && g_utf8_strlen (text, end - text) < 80; end = g_utf8_next_char (end))
    if (*end == ' ' && ++n == MAX_TITLE_WORDS)
      break;
  if (*end == '\0')
    return g_steal_pointer (&text);
  *end = '\0';
  return g_strdup_printf ("%s…", text);
}

/* Without an id and an address an entry is what it says. */
static char *
make_id (const HdFeedEntry *entry)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *const parts[] = { entry->title, entry->content, entry->summary };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL)
        g_checksum_update (sum, (const guchar *) parts[i], -1);
      g_checksum_update (sum, (const guchar *) "", 1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

/* Two entries of one id are two: the later one has its link in its id, or else its number. */
static void
identify (HdFeed *feed)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < feed->entries->len; i++)
    {
      HdFeedEntry *entry = g_ptr_array_index (feed->entries, i);

      if (entry->id == NULL || entry->id[0] == '\0')
        {
          g_free (entry->id);
          entry->id = entry->link != NULL ? g_strdup (entry->link) : make_id (entry);
        }
      if (g_hash_table_contains (seen, entry->id))
        {
          gpointer first = g_hash_table_lookup (seen, entry->id);
          g_autofree char *id = NULL;

          if (entry->link != NULL && !g_str_equal (entry->link, entry->id))
            id = g_strdup_printf ("%s|%s", entry->id, entry->link);
          if (id == NULL || g_hash_table_contains (seen, id))
            do
              {
                guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, first));

                g_hash_table_insert (counts, first, GUINT_TO_POINTER (n + 1));
                g_free (id);
                id = g_strdup_printf ("%s|%u", entry->id, n + 2);
              }
            while (g_hash_table_contains (seen, id));
          g_free (entry->id);
          entry->id = g_steal_pointer (&id);
        }
      g_hash_table_insert (seen, entry->id, entry->id);
    }
}

static void
finish (HdFeed *feed)
{
  for (guint i = 0; i < feed->entries->len; i++)
    {
      HdFeedEntry *entry = g_ptr_array_index (feed->entries, i);

      if (entry->published == HD_FEED_NO_DATE)
        entry->published = entry->updated;
      else if (entry->updated == HD_FEED_NO_DATE)
        entry->updated = entry->published;
    }
  identify (feed);
  for (guint i = 0; i < feed->entries->len; i++)
    {
      HdFeedEntry *entry = g_ptr_array_index (feed->entries, i);

      if (entry->title == NULL)
        entry->title = make_title (entry);
    }
}

/* The charset in "text/xml; charset=utf-8". */
static char *
find_charset (const char *content_type)
{
  g_autofree char *lower = content_type != NULL ? g_ascii_strdown (content_type, -1) : NULL;
  char *at = lower != NULL ? strstr (lower, "charset") : NULL;

  if (at == NULL)
    return NULL;
  at += strlen ("charset");
  at += strspn (at, " \t");
  if (*at++ != '=')
    return NULL;
  at += strspn (at, " \t\"'");
  return g_strndup (at, strcspn (at, " \t\"';,"));
}

static gboolean
read_feed (HdFeed *feed,
           const char *data,
           gsize length,
           const char *base,
           const char *content_type,
           GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *charset = find_charset (content_type);
  gsize blanks = 0;
  gboolean read;

  if (length > HD_FEED_MAX_BYTES)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("The feed is larger than %u MB"),
                   HD_FEED_MAX_BYTES >> 20);
      return FALSE;
    }

  if (base != NULL && base[0] == '\0')
    base = NULL;

  if (data == NULL)
    data = "";
  /* A long feed need not be there twice. */
  if (!hd_charset_is_decoded (data, length, charset))
    {
      text = hd_charset_decode_html (data, length, charset);
      data = text->str;
      length = text->len;
    }
  while (blanks < length && g_ascii_isspace (data[blanks]))
    blanks++;
  if (blanks < length && data[blanks] == '{')
    {
      if (text == NULL)
        text = g_string_new_len (data, (gssize) length);
      read = hd_feed_read_json (feed, text, base, error);
    }
  else
    {
      read = hd_feed_read_markup (feed, data, length, base, error);
    }
  if (read)
    finish (feed);
  return read;
}

/**
 * hd_feed_read:
 * @data: a feed, in whatever encoding
 * @base: (nullable): the absolute address that it came from
 * @content_type: (nullable): as its sender named it; what the bytes say counts more
 *
 * Returns: (transfer full) (nullable): the feed; NULL with %HD_ERROR_PARSE when it is none,
 *   %HD_ERROR_LIMIT when it is too large
 */
HdFeed *
hd_feed_read (const char *data,
              gsize length,
              const char *base,
              const char *content_type,
              GError **error)
{
  g_autoptr (HdFeed) feed = hd_feed_new (HD_FEED_RSS);

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  return read_feed (feed, data, length, base, content_type, error) ? g_steal_pointer (&feed) : NULL;
}

/**
 * hd_feed_discover:
 *
 * hd_feed_read() for what may also be a page that names feeds.
 *
 * Returns: (transfer full) (nullable): a feed, or what only has offers
 */
HdFeed *
hd_feed_discover (const char *data,
                  gsize length,
                  const char *base,
                  const char *content_type,
                  GError **error)
{
  g_autoptr (HdFeed) feed = hd_feed_new (HD_FEED_RSS);
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (!read_feed (feed, data, length, base, content_type, &failure) && feed->offers->len == 0)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_steal_pointer (&feed);
}
