/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-entries-table.h"
#include "hd-subscription.h"

G_BEGIN_DECLS

/**
 * HdFeedUpdate:
 * @merged: what is new
 * @asked: the site was asked; else it had said when it wants to be left alone
 * @problem: (nullable): what went wrong, as a sentence
 *
 * What came of one request for a feed.
 */
typedef struct
{
  HdMerged merged;
  gboolean asked;
  char *problem;
} HdFeedUpdate;

void hd_feed_update_free (HdFeedUpdate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdFeedUpdate, hd_feed_update_free)

void hd_feed_update_async (HdContext *context,
                           HdSubscription *feed,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
HdFeedUpdate *hd_feed_update_finish (HdContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
