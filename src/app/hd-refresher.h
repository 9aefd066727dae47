/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"

G_BEGIN_DECLS

/* So many feeds are on their way at once. */
#define HD_REFRESHES_AT_ONCE 4

/**
 * HdRefreshScope:
 * @HD_REFRESH_DUE: the feeds whose time has come
 * @HD_REFRESH_ALL: all, because the user wants news; not those that failed and are left in peace
 * @HD_REFRESH_FOLDER: likewise those in one folder
 * @HD_REFRESH_FEED: one feed, whatever happened before
 */
typedef enum
{
  HD_REFRESH_DUE,
  HD_REFRESH_ALL,
  HD_REFRESH_FOLDER,
  HD_REFRESH_FEED,
} HdRefreshScope;

#define HD_TYPE_REFRESHER (hd_refresher_get_type ())
G_DECLARE_FINAL_TYPE (HdRefresher, hd_refresher, HD, REFRESHER, GObject)

HdRefresher *hd_refresher_new (HdContext *context);
void hd_refresher_set_automatic (HdRefresher *self, gboolean automatic);
void hd_refresher_start (HdRefresher *self, HdRefreshScope scope, gint64 id);
void hd_refresher_cancel (HdRefresher *self);

gboolean hd_refresher_get_running (HdRefresher *self);
guint hd_refresher_get_n_new (HdRefresher *self);
guint hd_refresher_get_n_failed (HdRefresher *self);
guint hd_refresher_get_n_asked (HdRefresher *self);
guint hd_refresher_get_n_left (HdRefresher *self);

HdRefresher *hd_context_get_refresher (HdContext *self);

G_END_DECLS
