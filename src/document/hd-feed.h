/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document.h"

G_BEGIN_DECLS

/* The largest feed that is read, in bytes, and the most entries that are kept of one. */
#define HD_FEED_MAX_BYTES (32u << 20)
#define HD_FEED_MAX_ENTRIES 50000u

/* The most categories, and the most files, of an entry. */
#define HD_FEED_MAX_PARTS 100u

/* The most feeds that are told of a page. */
#define HD_FEED_MAX_OFFERS 50u

/* A date that is not known. */
#define HD_FEED_NO_DATE G_MININT64

typedef enum
{
  HD_FEED_RSS,
  HD_FEED_ATOM,
  HD_FEED_JSON,
  HD_FEED_RDF,
} HdFeedFormat;

/**
 * HdFeedEnclosure: a file that goes with an entry; @length in bytes, -1 when not said.
 */
typedef struct
{
  char *url;
  char *type; /* (nullable) */
  gint64 length;
} HdFeedEnclosure;

/**
 * HdFeedEntry: one entry. Dates are seconds since 1970 in UTC, or %HD_FEED_NO_DATE.
 *
 * @id is never empty and is unique in its feed; @title is plain text, @summary and @content are
 * sanitized HTML with absolute addresses. What is not said is NULL. Where @document is there, it is
 * what the entry says in full, @content is NULL and @summary its first words, plain.
 */
typedef struct
{
  char *id;
  char *title;
  char *link;
  gint64 published;
  gint64 updated;
  char *author;
  char *summary;
  char *content;
  GPtrArray *categories; /* of char* */
  GPtrArray *enclosures; /* of HdFeedEnclosure */
  char *external_url;
  HdDocument *document;
} HdFeedEntry;

/**
 * HdFeedOffer: a feed that a page names, absolute; @title may be NULL.
 */
typedef struct
{
  char *url;
  char *title;
} HdFeedOffer;

/**
 * HdFeed: a feed in the order of its file. @description and @rights are sanitized HTML;
 * @warnings are sentences for the reader.
 *
 * @ttl, @skip_hours and @skip_days say when it wishes not to be asked: for so many minutes, -1
 * unsaid; a bit for each hour of the day in UTC; a bit for each day, 1 << %HD_MONDAY and so on.
 *
 * With @offers it is no feed, but a page that names feeds.
 */
typedef struct
{
  HdFeedFormat format;
  char *version;
  char *id;
  char *title;
  char *link;
  char *description;
  char *language;
  char *author;
  char *rights;
  gint64 updated;
  char *icon;
  char *self;
  char *hub;
  GPtrArray *entries;  /* of HdFeedEntry */
  GPtrArray *warnings; /* of char* */
  int ttl;
  guint skip_hours;
  guint skip_days;
  GPtrArray *offers; /* of HdFeedOffer */
} HdFeed;

HdFeed *hd_feed_new (HdFeedFormat format);
void hd_feed_free (HdFeed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdFeed, hd_feed_free)

HdFeedEntry *hd_feed_entry_new (void);
void hd_feed_entry_free (HdFeedEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdFeedEntry, hd_feed_entry_free)

void hd_feed_enclosure_free (HdFeedEnclosure *enclosure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdFeedEnclosure, hd_feed_enclosure_free)

HdFeedOffer *hd_feed_offer_new (const char *url, const char *title);
void hd_feed_offer_free (HdFeedOffer *offer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdFeedOffer, hd_feed_offer_free)

const char *hd_feed_format_get_name (HdFeedFormat format);

GBytes *hd_feed_to_bytes (const HdFeed *self);
HdFeed *hd_feed_new_from_bytes (GBytes *bytes, GError **error);

G_END_DECLS
