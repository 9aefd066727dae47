/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-tag.h"

G_DEFINE_FINAL_TYPE (HdArticleTag, hd_article_tag, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "name", HD_FIELD_STRING, G_STRUCT_OFFSET (HdArticleTag, name) },
  { "articles", HD_FIELD_INT, G_STRUCT_OFFSET (HdArticleTag, articles), 0, TRUE },
};

static void
hd_article_tag_class_init (HdArticleTagClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_article_tag_init (HdArticleTag *self)
{
}
