/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-articles-table.h"

G_BEGIN_DECLS

/**
 * HdRawPage: a saved page as it came, so that it can be read again.
 *
 * @bytes are compressed; @length is what they unfold to.
 */
typedef struct
{
  GBytes *bytes;
  gsize length;
  char *key;     /* what names its article, as HdArticleItem:url does when it is stored */
  char *address; /* (nullable): where it came from */
  char *charset; /* (nullable): as its sender named it */
  int reader;    /* the number of what read it last; higher is newer */
} HdRawPage;

void hd_raw_page_free (HdRawPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdRawPage, hd_raw_page_free)

/**
 * HdPagePicture: a picture of a page, and the file in which it is kept.
 */
typedef struct
{
  char *source; /* as the page has it */
  char *name;
  guint width;
  guint height;
} HdPagePicture;

HdPagePicture *
hd_page_picture_new (const char *source, const char *name, guint width, guint height);
void hd_page_picture_free (HdPagePicture *self);

/**
 * HdNewPage:
 * @article: with the address by which it is known first
 * @keys: (nullable): other addresses of the same page
 * @raw: (nullable)
 * @pictures: (element-type HdPagePicture): whose files are there
 */
typedef struct
{
  HdNewArticle *article;
  char **keys;
  HdRawPage *raw;
  GPtrArray *pictures;
} HdNewPage;

void hd_new_page_free (HdNewPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdNewPage, hd_new_page_free)

/* What became of a page that was saved. */
typedef enum
{
  HD_PAGE_FAILED,
  HD_PAGE_ADDED,
  HD_PAGE_UPDATED, /* it was there: what was read and starred stays so */
  HD_PAGE_KEPT,    /* it was there and better: nothing was changed */
} HdPageOutcome;

HdPageOutcome hd_pages_table_put (HdDb *db, HdNewPage *page, gint64 now, GError **error);
gboolean
hd_pages_table_put_pictures (HdDb *db, gint64 article, GPtrArray *pictures, GError **error);
gboolean hd_pages_table_put_again (HdDb *db,
                                   GPtrArray *articles,
                                   GArray *unread,
                                   int reader,
                                   gint64 now,
                                   GError **error);
GArray *hd_pages_table_list_older (HdDb *db, int reader, guint most, GError **error);
HdRawPage *hd_pages_table_raw (HdDb *db, gint64 article, GError **error);
GPtrArray *hd_pages_table_pictures_of (HdDb *db, gint64 article, GError **error);
GHashTable *hd_pages_table_pictures (HdDb *db, GError **error);

G_END_DECLS
