/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-page.h"
#include "hd-pages-table.h"

G_BEGIN_DECLS

/**
 * HdReadPage: a stored page, read anew.
 *
 * @document has its pictures by the names of their files; it is %NULL when nothing was found that
 * could be an article.
 */
typedef struct
{
  HdRawPage *raw;
  HdPage *page;
  HdDocument *document; /* (nullable) */
} HdReadPage;

void hd_read_page_free (HdReadPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdReadPage, hd_read_page_free)

void hd_library_read_raw_async (HdContext *context,
                                gint64 id,
                                gboolean whole,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
HdReadPage *hd_library_read_raw_finish (HdContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
