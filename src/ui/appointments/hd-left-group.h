/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-kept-draft.h"

G_BEGIN_DECLS

/**
 * HdLeftGroup:
 *
 * The leave that was booked for what has ended: it is one's own, to keep or to give back.
 *
 * Signals: `write` (a draft) when a message that gives it back is to be written.
 */
#define HD_TYPE_LEFT_GROUP (hd_left_group_get_type ())
G_DECLARE_FINAL_TYPE (HdLeftGroup, hd_left_group, HD, LEFT_GROUP, AdwPreferencesGroup)

void hd_left_group_set_up (HdLeftGroup *self, HdContext *context);
void hd_left_group_show (HdLeftGroup *self, gint64 application);
void hd_left_group_show_gone (HdLeftGroup *self);

G_END_DECLS
