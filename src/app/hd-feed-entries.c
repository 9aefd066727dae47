/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-entries.h"

#include <string.h>

#include "hd-document-copy.h"
#include "hd-entries-table.h"

/* The entries of a feed as the store takes them. Pure; it runs on threads of its own. */

/**
 * hd_feed_entries_second_key:
 *
 * Returns: (transfer full): what remains of an identity when a site changes scheme and host of all
 *   its entries at a time; "" when that would not be enough to know it by
 */
char *
hd_feed_entries_second_key (const char *id, const char *title)
{
  const char *rest = NULL;

  if (g_ascii_strncasecmp (id, "http://", 7) == 0 || g_ascii_strncasecmp (id, "https://", 8) == 0)
    rest = strchr (strstr (id, "://") + 3, '/');
  else if (g_ascii_strncasecmp (id, "tag:", 4) == 0)
    rest = strchr (id, ',');

  if (rest == NULL || rest[1] == '\0')
    return g_strdup ("");
  /* Two sites in one feed may well have the same path. */
  return g_strdup_printf ("%s %s", rest, title);
}

static char *
sum_up (const char *title, const char *text)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) title, (gssize) strlen (title) + 1);
  g_checksum_update (sum, (const guchar *) text, -1);
  return g_strdup (g_checksum_get_string (sum));
}

static int
count_pictures (const HdDocument *document)
{
  guint n_blocks;
  const HdBlock *blocks = hd_document_get_blocks (document, &n_blocks);
  int count = 0;

  for (guint i = 0; i < n_blocks; i++)
    count += blocks[i].kind == HD_BLOCK_PICTURE;
  return count;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static HdNewEntry *
make_entry (const HdFeed *feed, const HdFeedEntry *entry)
{
  HdNewEntry *made = g_new0 (HdNewEntry, 1);
  const char *title = or_empty (entry->title);
  gboolean has_link = entry->link != NULL && g_str_has_prefix (entry->link, "http");

  made->key = g_strdup (entry->id);
  made->second_key = hd_feed_entries_second_key (entry->id, title);
  made->link = g_strdup (has_link ? entry->link : "");
  made->article = g_new0 (HdNewArticle, 1);
  made->article->text = hd_document_copy_text (entry->document, 0, HD_DOCUMENT_END);
  made->article->document = hd_document_to_bytes (entry->document);
  made->sum = sum_up (title, made->article->text);
  made->article->item =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "title", title, "neutral-title", title, "byline",
                  or_empty (entry->author), "language", or_empty (feed->language), "excerpt",
                  or_empty (entry->summary), "published-at",
                  entry->published != HD_FEED_NO_DATE ? entry->published : (gint64) 0, "words",
                  (int) hd_document_get_words (entry->document), "minutes",
                  (int) hd_document_get_minutes (entry->document), "pictures",
                  count_pictures (entry->document), NULL);
  return made;
}

/**
 * hd_feed_entries_new:
 * @feed: with documents
 *
 * Returns: (transfer full) (element-type HdNewEntry): its entries, for hd_entries_table_merge()
 */
GPtrArray *
hd_feed_entries_new (const HdFeed *feed)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_new_entry_free);

  for (guint i = 0; i < feed->entries->len; i++)
    {
      const HdFeedEntry *entry = g_ptr_array_index (feed->entries, i);

      if (entry->document != NULL)
        g_ptr_array_add (entries, make_entry (feed, entry));
    }
  return entries;
}
