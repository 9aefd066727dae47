/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-fetch.h"
#include "hd-guarded-address.h"

G_BEGIN_DECLS

/* So many requests run at a time, in all and to one host. */
#define HD_FETCHES_AT_ONCE 4
#define HD_FETCHES_PER_HOST 2

#define HD_TYPE_FETCHER (hd_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (HdFetcher, hd_fetcher, HD, FETCHER, GObject)

HdFetcher *hd_fetcher_new (void);
void hd_fetcher_set_check (HdFetcher *self, HdAddressCheck check, gpointer user_data);
void hd_fetcher_set_patience (HdFetcher *self, guint total_ms, guint silence_ms);

void hd_fetcher_fetch_async (HdFetcher *self,
                             const HdFetchRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
HdFetchResult *hd_fetcher_fetch_finish (HdFetcher *self, GAsyncResult *result, GError **error);

G_END_DECLS
