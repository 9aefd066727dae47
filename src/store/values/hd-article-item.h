/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

/**
 * HdArticleFilter:
 *
 * Which articles a list shows, newest first. The last three are of one feed, folder or tag, which
 * is named beside them by its id.
 */
typedef enum
{
  HD_ARTICLES_ALL,
  HD_ARTICLES_UNREAD,
  HD_ARTICLES_STARRED,
  HD_ARTICLES_ADVICE,
  HD_ARTICLES_SAVED,
  HD_ARTICLES_FEEDS,
  HD_ARTICLES_FEED,
  HD_ARTICLES_FOLDER,
  HD_ARTICLES_TAG,
} HdArticleFilter;

#define HD_TYPE_ARTICLE_ITEM (hd_article_item_get_type ())
G_DECLARE_FINAL_TYPE (HdArticleItem, hd_article_item, HD, ARTICLE_ITEM, HdRecord)

/**
 * HdArticleItem:
 *
 * An article as a row of a list: all but its text.
 *
 * While @loaded is false its row has not been read yet, and everything but the id is empty.
 *
 * Read its fields; write its properties.
 */
struct _HdArticleItem
{
  HdRecord parent_instance;

  char *slug; /* names a bundled article; "" for others */
  char *url;  /* "" for bundled ones */
  gint64 source;
  char *source_kind;   /* advice saved feed */
  char *source_title;  /* "" for advice and saved pages: the app has words for those */
  char *title;         /* the full heading; private */
  char *neutral_title; /* for lists, print and file names; the title where there is none */
  char *byline;
  char *site; /* of a saved page: what calls itself its publisher */
  int doubts; /* HdPageDoubts */
  char *tags; /* by name, a line each */
  char *language;
  char *excerpt; /* the first lines, plain */
  char *snippet; /* where the words of the last search stand */
  char *marks;   /* these words in it: "FROM-TO " for each, in bytes */
  gint64 published_at;
  gint64 saved_at;
  int words;
  int minutes; /* reading time, at least 1 */
  int pictures;
  int position; /* the block that stood on top when it was last left */
  gboolean unread;
  gboolean starred;
  gint64 read_at;
  int version; /* another number: the text is another one */
  gboolean loaded;
};

HdArticleItem *hd_article_item_new (void);

G_END_DECLS
