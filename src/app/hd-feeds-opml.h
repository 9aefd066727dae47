/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdFeedsImport:
 * @n_added: feeds that are new
 * @n_known: feeds that were there already
 * @n_refused: addresses that are none of the web
 *
 * What became of a list of feeds.
 */
typedef struct
{
  guint n_added;
  guint n_known;
  guint n_refused;
} HdFeedsImport;

void hd_feeds_import_async (HdContext *context,
                            GBytes *opml,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
HdFeedsImport *hd_feeds_import_finish (HdContext *context, GAsyncResult *result, GError **error);

void hd_feeds_export_async (HdContext *context,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GBytes *hd_feeds_export_finish (HdContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
