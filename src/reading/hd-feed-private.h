/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-feed-read.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* hd-feed-mend.c */
typedef void (*HdFeedSink) (const char *piece, gsize length, gpointer user_data);
GString *hd_feed_mend (const char *text,
                       gsize length,
                       HdFeedSink sink,
                       gpointer user_data,
                       gboolean *cut_entry,
                       gboolean *had_subset);

/* hd-feed-xml.c */
xmlDoc *hd_feed_parse_xml (const GString *mended);
typedef void (*HdFeedEnded) (xmlNode *node, gpointer user_data);
xmlDoc *hd_feed_parse_pieces (const char *text,
                              gsize length,
                              HdFeedEnded ended,
                              gpointer user_data,
                              gboolean *cut_entry,
                              gboolean *had_subset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
char *hd_feed_dup_local_name (const xmlNode *node);
char *hd_feed_dup_attribute (const xmlNode *node, const char *name);
char *hd_feed_dup_content (const xmlNode *node);
char *hd_feed_dup_base (const xmlNode *node, const char *base);
char *hd_feed_dup_markup (const xmlNode *node, gboolean resolve, const char *base);

/* Found out while it is read, or when it is made a document. */
#define HD_FEED_ENTRY_CUT "An entry is very long; its end was left out."

/* hd-feed-text.c */
char *hd_feed_html_from_plain (const char *text);
char *hd_feed_html_clean (HdFeed *feed, const char *markup, const char *base);
char *hd_feed_plain_from_html (const char *markup);
char *hd_feed_plain_line (const char *text);
char *hd_feed_resolve_references (const char *text);
char *hd_feed_address (const char *base, const char *text);
guint hd_feed_weekday_bit (const char *text);
char *hd_feed_person (const char *text, gboolean *is_address);

/* hd-feed-offers.c */
void hd_feed_set_no_feed (HdFeed *feed,
                          const char *text,
                          gsize length,
                          const char *base,
                          gboolean page,
                          GError **error);

/* hd-feed-markup.c, hd-feed-json.c */
gboolean hd_feed_read_markup (HdFeed *feed,
                              const char *text,
                              gsize length,
                              const char *base,
                              GError **error);
gboolean hd_feed_read_json (HdFeed *feed, const GString *text, const char *base, GError **error);

/* hd-feed-read.c */
HdFeedEntry *hd_feed_add_entry (HdFeed *feed);
void hd_feed_entry_add_category (HdFeedEntry *entry, const char *text);
void
hd_feed_entry_add_enclosure (HdFeedEntry *entry, const char *url, const char *type, gint64 length);
void hd_feed_warn (HdFeed *feed, const char *sentence);

G_END_DECLS
