/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"

G_BEGIN_DECLS

#define HD_TYPE_STORE (hd_store_get_type ())
G_DECLARE_FINAL_TYPE (HdStore, hd_store, HD, STORE, GObject)

/**
 * HdStoreFunc:
 *
 * One job, on the store's thread and inside a transaction of its own. What it touches must be
 * in @args: a value crosses a thread by being given away.
 *
 * Returns: the result for hd_store_finish(), or %NULL with @error set to undo everything it did
 */
typedef gpointer (*HdStoreFunc) (HdDb *db, gpointer args, GError **error);

/**
 * HdPersistFunc:
 *
 * Runs on the store's thread after each commit and before the job is acknowledged: the place to
 * seal hd_db_get_bytes() into a file. While it fails, jobs that write fail with its error.
 */
typedef gboolean (*HdPersistFunc) (HdDb *db, gpointer user_data, GError **error);

HdStore *hd_store_new (const HdSchema *schema, const char *path, gboolean with_reader);
HdStore *hd_store_new_for_bytes (const HdSchema *schema,
                                 GBytes *bytes,
                                 HdPersistFunc persist,
                                 gpointer user_data,
                                 GDestroyNotify destroy);
gboolean hd_store_close (HdStore *self, GError **error);

void hd_store_read_async (HdStore *self,
                          HdStoreFunc func,
                          gpointer args,
                          GDestroyNotify free_args,
                          GDestroyNotify free_result,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
void hd_store_write_async (HdStore *self,
                           HdStoreFunc func,
                           gpointer args,
                           GDestroyNotify free_args,
                           GDestroyNotify free_result,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void hd_store_erase_async (HdStore *self,
                           HdStoreFunc func,
                           gpointer args,
                           GDestroyNotify free_args,
                           GDestroyNotify free_result,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gpointer hd_store_finish (HdStore *self, GAsyncResult *result, GError **error);

void hd_store_refresh_async (HdStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean
hd_store_refresh_finish (HdStore *self, GAsyncResult *result, gboolean *changed, GError **error);

void hd_store_set_aside_async (HdStore *self,
                               const char *mark,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *hd_store_set_aside_finish (HdStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
