/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-tag.h"
#include "hd-db.h"

G_BEGIN_DECLS

GPtrArray *hd_tags_table_list (HdDb *db, GError **error);
gboolean
hd_tags_table_set (HdDb *db, gint64 article, const char *const *names, gint64 now, GError **error);
char **hd_tags_clean (const char *text);

G_END_DECLS
