/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-feed-folder.h"
#include "hd-subscription.h"

G_BEGIN_DECLS

GPtrArray *hd_feeds_table_list (HdDb *db, GError **error);
GPtrArray *hd_feeds_table_list_inside (HdDb *db, gint64 folder, GError **error);
GPtrArray *hd_feeds_table_list_folders (HdDb *db, GError **error);
HdSubscription *hd_feeds_table_get (HdDb *db, gint64 id, GError **error);
gint64 hd_feeds_table_find (HdDb *db, const char *url, GError **error);

gint64 hd_feeds_table_begin_add (HdDb *db, gint64 now, GError **error);
gboolean
hd_feeds_table_add (HdDb *db, gint64 step, HdSubscription *feed, gint64 now, GError **error);
gint64
hd_feeds_table_add_folder (HdDb *db, gint64 step, gint64 parent, const char *title, GError **error);

gboolean hd_feeds_table_change (HdDb *db,
                                HdSubscription *before,
                                HdSubscription *feed,
                                const char *folder,
                                gint64 now,
                                GError **error);
gboolean hd_feeds_table_remove (HdDb *db, gint64 id, gint64 now, GError **error);
gboolean
hd_feeds_table_rename_folder (HdDb *db, gint64 id, const char *title, gint64 now, GError **error);
gboolean hd_feeds_table_remove_folder (HdDb *db, gint64 id, gint64 now, GError **error);

gboolean
hd_feeds_table_put_outcome (HdDb *db, HdSubscription *feed, const char *own_title, GError **error);

gint64 hd_feeds_table_get_pause (HdDb *db, const char *host, gint64 now, GError **error);
gboolean hd_feeds_table_set_pause (HdDb *db, const char *host, gint64 not_before, GError **error);

G_END_DECLS
