/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-interview.h"

G_BEGIN_DECLS

/**
 * HdSlotsGroup:
 *
 * The times that the other side offers for an appointment, those that cost the least leave first.
 * Choosing one makes it the appointment's time.
 *
 * Signals: `chosen` (the #HdOfferedSlot) as soon as somebody says so; `not-chosen` (the same) when
 * it could not be stored in the end, whatever was chosen since.
 */
#define HD_TYPE_SLOTS_GROUP (hd_slots_group_get_type ())
G_DECLARE_FINAL_TYPE (HdSlotsGroup, hd_slots_group, HD, SLOTS_GROUP, AdwPreferencesGroup)

void hd_slots_group_set_up (HdSlotsGroup *self, HdContext *context, GSettings *settings);
void hd_slots_group_show (HdSlotsGroup *self, HdInterview *interview);

G_END_DECLS
