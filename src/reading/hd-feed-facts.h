/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-feed-private.h"

G_BEGIN_DECLS

/* Whose word an element is. */
typedef enum
{
  HD_FEED_SPACE_CORE, /* RSS of any kind, and what has no prefix */
  HD_FEED_SPACE_ATOM,
  HD_FEED_SPACE_ATOM_03,
  HD_FEED_SPACE_DC,
  HD_FEED_SPACE_DC_TERMS,
  HD_FEED_SPACE_CONTENT,
  HD_FEED_SPACE_MEDIA,
  HD_FEED_SPACE_ITUNES,
  HD_FEED_SPACE_XHTML,
  HD_FEED_SPACE_OTHER,
} HdFeedSpace;

typedef struct
{
  HdFeed *feed;
  const char *base;
  char *own; /* what the feed calls itself, where the caller has no base */
  gboolean has_bases;
} HdFeedReader;

/* What is read of a channel or an entry, with the ranks of what was read so far. */
typedef struct
{
  char *id;
  char *title;
  char *link;
  char *description;
  char *content;
  char *rights;
  char *language;
  char *icon;
  char *self;
  char *hub;
  char *external;
  gint64 published;
  gint64 updated;
  int title_rank, link_rank, author_rank, description_rank, content_rank, rights_rank, icon_rank;
  int published_rank, updated_rank, language_rank;
  int period; /* minutes in which the feed changes so often: */
  int frequency;
  gboolean id_is_link;
  GPtrArray *authors; /* of an Atom element, several */
  HdFeedEntry *entry; /* (nullable): takes categories and enclosures */
} HdFeedFacts;

void hd_feed_facts_init (HdFeedFacts *facts);
void hd_feed_facts_clear (HdFeedFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HdFeedFacts, hd_feed_facts_clear)

HdFeedSpace hd_feed_get_space (const xmlNode *node);
gboolean hd_feed_has_elements (const xmlNode *node);
gboolean hd_feed_is_any (const char *name, const char *names);
char *hd_feed_resolve (const HdFeedReader *self, const xmlNode *node, const char *text);
char *hd_feed_dup_line (const xmlNode *node);
char *hd_feed_dup_html (const HdFeedReader *self, const xmlNode *node, HdFeedSpace space);
char *hd_feed_dup_plain (const xmlNode *node, HdFeedSpace space);
char *hd_feed_dup_child (const xmlNode *node, const char *name);
void hd_feed_take (char **place, int *have, int rank, char *value);
void hd_feed_take_first (char **place, int *have, int rank, char *value);
void hd_feed_take_date (gint64 *place, int *have, int rank, const char *text);

/* hd-feed-element.c */
void hd_feed_read_element (const HdFeedReader *self, HdFeedFacts *facts, const xmlNode *node);

G_END_DECLS
