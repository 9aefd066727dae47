/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HdListWatch:
 *
 * Tells when a list or anything in it has changed: the lists of the app keep their records and
 * change them in place, which #GListModel::items-changed says nothing of. Signal `changed` comes
 * once for all that happens in a turn of the main loop.
 */
#define HD_TYPE_LIST_WATCH (hd_list_watch_get_type ())
G_DECLARE_FINAL_TYPE (HdListWatch, hd_list_watch, HD, LIST_WATCH, GObject)

HdListWatch *hd_list_watch_new (GListModel *list);

G_END_DECLS
