/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-item.h"

G_DEFINE_FINAL_TYPE (HdArticleItem, hd_article_item, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "slug", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, slug) },
  { "url", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, url) },
  { "source", HD_FIELD_ID, G_STRUCT_OFFSET (HdArticleItem, source) },
  { "source_kind", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, source_kind), 0, TRUE },
  { "source_title", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, source_title), 0, TRUE },
  { "title", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, title) },
  { "neutral_title", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, neutral_title) },
  { "byline", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, byline) },
  { "site", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, site) },
  { "doubts", HD_FIELD_INT, G_STRUCT_OFFSET (HdArticleItem, doubts) },
  { "tags", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, tags), 0, TRUE },
  { "language", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, language) },
  { "excerpt", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, excerpt) },
  { "snippet", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, snippet), 0, TRUE },
  { "marks", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleItem, marks), 0, TRUE },
  { "published_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdArticleItem, published_at) },
  { "saved_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdArticleItem, saved_at) },
  { "words", HD_FIELD_INT, G_STRUCT_OFFSET (HdArticleItem, words) },
  { "minutes", HD_FIELD_INT, G_STRUCT_OFFSET (HdArticleItem, minutes) },
  { "pictures", HD_FIELD_INT, G_STRUCT_OFFSET (HdArticleItem, pictures) },
  { "position", HD_FIELD_INT, G_STRUCT_OFFSET (HdArticleItem, position) },
  { "unread", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdArticleItem, unread), TRUE },
  { "starred", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdArticleItem, starred) },
  { "read_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdArticleItem, read_at) },
  { "version", HD_FIELD_INT, G_STRUCT_OFFSET (HdArticleItem, version) },
  { "loaded", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdArticleItem, loaded), FALSE, TRUE },
};

static void
hd_article_item_class_init (HdArticleItemClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_article_item_init (HdArticleItem *self)
{
}

HdArticleItem *
hd_article_item_new (void)
{
  return g_object_new (HD_TYPE_ARTICLE_ITEM, NULL);
}
