/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-article-item.h"
#include "hd-context.h"

G_BEGIN_DECLS

#define HD_TYPE_FEEDS_PANE (hd_feeds_pane_get_type ())
G_DECLARE_FINAL_TYPE (HdFeedsPane, hd_feeds_pane, HD, FEEDS_PANE, AdwBin)

GtkWidget *hd_feeds_pane_new (HdContext *context);
const char *hd_feeds_pane_select (HdFeedsPane *self, HdArticleFilter filter, gint64 scope);
void hd_feeds_pane_add (HdFeedsPane *self, const char *address);
void hd_feeds_pane_listen (HdFeedsPane *self, GtkWindow *dialog);
GtkListBoxRow *hd_feeds_pane_get_selected (HdFeedsPane *self);

G_END_DECLS
