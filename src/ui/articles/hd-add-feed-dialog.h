/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

#define HD_TYPE_ADD_FEED_DIALOG (hd_add_feed_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HdAddFeedDialog, hd_add_feed_dialog, HD, ADD_FEED_DIALOG, AdwWindow)

HdAddFeedDialog *hd_add_feed_dialog_new (GtkWindow *parent, HdContext *context);
void hd_add_feed_dialog_offer (HdAddFeedDialog *self, const char *address);

G_END_DECLS
