/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-item.h"

G_BEGIN_DECLS

/* What is said of an article wherever it is named. */
char *hd_article_dup_source (HdArticleItem *item);
char *hd_article_dup_minutes (guint minutes);
char *hd_article_dup_byline (HdArticleItem *item);
const char *hd_article_neutral_name (HdArticleItem *item);

G_END_DECLS
