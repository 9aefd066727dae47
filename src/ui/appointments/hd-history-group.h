/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdHistoryGroup:
 *
 * The way that an application has come: each stage, since when and how long. Folded until somebody
 * asks; not there as long as there was only one step.
 */
#define HD_TYPE_HISTORY_GROUP (hd_history_group_get_type ())
G_DECLARE_FINAL_TYPE (HdHistoryGroup, hd_history_group, HD, HISTORY_GROUP, AdwPreferencesGroup)

void hd_history_group_set_up (HdHistoryGroup *self, HdContext *context, GSettings *settings);
void hd_history_group_show (HdHistoryGroup *self, gint64 application);

G_END_DECLS
