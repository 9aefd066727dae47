/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdDetailsGroup:
 *
 * What an invitation says at length, such as how to dial in: folded up until somebody wants it,
 * since it names names. Nothing where it says nothing.
 */
#define HD_TYPE_DETAILS_GROUP (hd_details_group_get_type ())
G_DECLARE_FINAL_TYPE (HdDetailsGroup, hd_details_group, HD, DETAILS_GROUP, AdwPreferencesGroup)

void hd_details_group_set_up (HdDetailsGroup *self, HdContext *context);
void hd_details_group_show (HdDetailsGroup *self, gint64 interview);

G_END_DECLS
