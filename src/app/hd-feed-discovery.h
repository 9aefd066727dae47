/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-feed.h"

G_BEGIN_DECLS

/**
 * HdFeedDiscovery:
 *
 * What was found at an address that the user typed: a feed, or a page that names feeds.
 */
typedef struct _HdFeedDiscovery HdFeedDiscovery;

guint hd_feed_discovery_get_n_feeds (const HdFeedDiscovery *self);
const char *hd_feed_discovery_get_url (const HdFeedDiscovery *self, guint index);
const char *hd_feed_discovery_get_title (const HdFeedDiscovery *self, guint index);
void hd_feed_discovery_free (HdFeedDiscovery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdFeedDiscovery, hd_feed_discovery_free)

void hd_feeds_discover_async (HdContext *context,
                              const char *address,
                              gboolean allow_local,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
HdFeedDiscovery *
hd_feeds_discover_finish (HdContext *context, GAsyncResult *result, GError **error);

void hd_feeds_add_async (HdContext *context,
                         HdFeedDiscovery *discovery,
                         guint index,
                         gint64 folder,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

G_END_DECLS
