/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

/* The longest tag, in characters. */
#define HD_ARTICLE_TAG_MAX 60u

#define HD_TYPE_ARTICLE_TAG (hd_article_tag_get_type ())
G_DECLARE_FINAL_TYPE (HdArticleTag, hd_article_tag, HD, ARTICLE_TAG, HdRecord)

/**
 * HdArticleTag:
 *
 * A word of the user's own under which articles are found again.
 *
 * Read its fields.
 */
struct _HdArticleTag
{
  HdRecord parent_instance;

  char *name;
  int articles; /* how many have it */
};

G_END_DECLS
