/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-bundle.h"

G_BEGIN_DECLS

HdBundledArticle *hd_article_source_read (const char *path,
                                          const char *language,
                                          const char *text,
                                          gsize length,
                                          GError **error);

G_END_DECLS
