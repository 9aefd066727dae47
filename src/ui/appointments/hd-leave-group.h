/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-interview.h"
#include "hd-kept-draft.h"

G_BEGIN_DECLS

/**
 * HdLeaveGroup:
 *
 * The leave that an appointment needs: how much, the ways to take it with what each costs, and how
 * far the one that was chosen has come.
 *
 * Signals: `write` (a draft) when the request is to be written.
 */
#define HD_TYPE_LEAVE_GROUP (hd_leave_group_get_type ())
G_DECLARE_FINAL_TYPE (HdLeaveGroup, hd_leave_group, HD, LEAVE_GROUP, AdwPreferencesGroup)

void hd_leave_group_set_up (HdLeaveGroup *self, HdContext *context, GSettings *settings);
void hd_leave_group_show (HdLeaveGroup *self, HdInterview *interview);
void hd_leave_group_draft (HdLeaveGroup *self);
void hd_leave_group_give_back (HdLeaveGroup *self);
gboolean hd_leave_group_has_less (HdLeaveGroup *self);
void hd_leave_group_hold (HdLeaveGroup *self, gboolean chosen);

G_END_DECLS
