/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-leave-policy.h"

G_BEGIN_DECLS

/**
 * HdTierEditor:
 *
 * What of a policy depends on how long one is there: the steps that come later, each with its first
 * day, amount and cap, and a waiting time at the beginning. Signal `changed` when anything is.
 */
#define HD_TYPE_TIER_EDITOR (hd_tier_editor_get_type ())
G_DECLARE_FINAL_TYPE (HdTierEditor, hd_tier_editor, HD, TIER_EDITOR, AdwPreferencesGroup)

GtkWidget *hd_tier_editor_new (const HdLeavePolicy *policy, HdDate today, int day_minutes);
gboolean hd_tier_editor_apply (HdTierEditor *self, HdLeavePolicy *policy);

G_END_DECLS
