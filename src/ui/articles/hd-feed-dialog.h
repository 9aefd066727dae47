/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-subscription.h"

G_BEGIN_DECLS

#define HD_TYPE_FEED_DIALOG (hd_feed_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HdFeedDialog, hd_feed_dialog, HD, FEED_DIALOG, AdwWindow)

GtkWidget *hd_feed_dialog_new (GtkWindow *parent, HdContext *context, HdSubscription *feed);

G_END_DECLS
