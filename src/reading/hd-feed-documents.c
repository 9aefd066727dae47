/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-private.h"

#include <string.h>

#include "hd-document-copy.h"
#include "hd-feed-read.h"
#include "hd-page-read.h"

/* The entries of a feed as documents, which is how they are stored and shown. */

/* What a list shows of an entry. */
#define EXCERPT_CHARACTERS 300

static gint64
get_date (const HdFeedEntry *entry)
{
  return entry->published;
}

/* The newest first; what has no date stays where it is among its like. */
static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = get_date (*(HdFeedEntry *const *) a);
  gint64 y = get_date (*(HdFeedEntry *const *) b);

  return (x < y) - (x > y);
}

static gboolean
all_dated (const HdFeed *feed)
{
  for (guint i = 0; i < feed->entries->len; i++)
    if (get_date (g_ptr_array_index (feed->entries, i)) == HD_FEED_NO_DATE)
      return FALSE;
  return TRUE;
}

static char *
make_excerpt (const HdDocument *document)
{
  g_autofree char *whole = hd_document_copy_text (document, 0, HD_DOCUMENT_END);
  g_autofree char *text = NULL;
  char *cut;

  /* Only the beginning of it is looked at. */
  if (strlen (whole) > (gsize) EXCERPT_CHARACTERS * 8)
    *g_utf8_offset_to_pointer (whole, EXCERPT_CHARACTERS + 10) = '\0';
  text = hd_feed_plain_line (whole);
  if (text == NULL || g_utf8_strlen (text, -1) <= EXCERPT_CHARACTERS)
    return g_steal_pointer (&text);
  cut = g_utf8_offset_to_pointer (text, EXCERPT_CHARACTERS);
  while (cut > text && *cut != ' ')
    cut = g_utf8_prev_char (cut);
  if (cut == text)
    cut = g_utf8_offset_to_pointer (text, EXCERPT_CHARACTERS);
  *cut = '\0';
  return g_strconcat (text, "…", NULL);
}

static void
make_document (HdFeed *feed, HdFeedEntry *entry)
{
  const char *html = entry->content != NULL ? entry->content : entry->summary;
  const char *base = entry->link != NULL ? entry->link : feed->link;
  g_autoptr (HdDocumentBuilder) builder = hd_document_builder_new ();
  g_autoptr (HdDocument) summary = NULL;
  gboolean cut = FALSE;

  hd_document_builder_set_title (builder, entry->title);
  hd_document_builder_set_byline (builder, entry->author);
  hd_document_builder_set_site (builder, feed->title);
  hd_document_builder_set_language (builder, feed->language);
  if (entry->link != NULL && g_str_has_prefix (entry->link, "http"))
    hd_document_builder_set_address (builder, entry->link);
  if (entry->published != HD_FEED_NO_DATE && entry->published / 86400 > HD_DATE_MIN &&
      entry->published / 86400 < HD_DATE_MAX)
    hd_document_builder_set_published (builder, (HdDate) (entry->published / 86400 -
                                                          (entry->published % 86400 < 0)));
  entry->document = hd_page_read_fragment (html != NULL ? html : "", base, builder, &cut, NULL);
  /* Too long to be shown: the head of it alone. */
  if (entry->document == NULL)
    {
      entry->document = hd_page_read_fragment ("", base, builder, NULL, NULL);
      cut = TRUE;
    }
  if (cut)
    hd_feed_warn (feed, HD_FEED_ENTRY_CUT);

  if (entry->content != NULL && entry->summary != NULL)
    summary = hd_page_read_fragment (entry->summary, base, builder, NULL, NULL);
  g_free (entry->summary);
  entry->summary = make_excerpt (summary != NULL ? summary : entry->document);
  g_clear_pointer (&entry->content, g_free);
}

/**
 * hd_feed_make_documents:
 * @keep: so many entries are wanted, the newest
 *
 * Leaves out the older entries, and turns what the others say into documents.
 */
void
hd_feed_make_documents (HdFeed *feed, guint keep)
{
  if (feed->entries->len > keep)
    {
      if (all_dated (feed))
        g_ptr_array_sort (feed->entries, compare);
      g_ptr_array_set_size (feed->entries, (int) keep);
    }
  for (guint i = 0; i < feed->entries->len; i++)
    make_document (feed, g_ptr_array_index (feed->entries, i));
}
