/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-article-item.h"
#include "hd-article-list.h"
#include "hd-context-private.h"
#include "hd-library-counts.h"

G_BEGIN_DECLS

#define HD_TYPE_LIBRARY (hd_library_get_type ())
G_DECLARE_FINAL_TYPE (HdLibrary, hd_library, HD, LIBRARY, GObject)

/* What it calls when something failed behind the scenes. */
typedef void (*HdLibraryFailed) (const GError *error, gpointer user_data);

HdLibrary *hd_library_new (HdStore *store, HdLibraryFailed failed, gpointer user_data);
HdStore *hd_library_get_store (HdLibrary *self);
HdLibraryCounts *hd_library_ref_counts (HdLibrary *self);
void hd_library_flush (HdLibrary *self);
void hd_library_reload (HdLibrary *self);
void hd_library_recount (HdLibrary *self);
void hd_library_add_list (HdLibrary *self, HdArticleList *list);
void hd_library_fail (HdLibrary *self, const GError *error);

HdArticleItem *hd_library_ref_item (HdLibrary *self, gint64 id);
HdArticleItem *hd_library_take_row (HdLibrary *self, HdArticleItem *row);
void hd_library_want (HdLibrary *self, const gint64 *ids, guint n_ids, const char *words);
void hd_library_keep_position (HdLibrary *self, gint64 id, int position);

HdLibrary *hd_context_get_library (HdContext *self);

G_END_DECLS
