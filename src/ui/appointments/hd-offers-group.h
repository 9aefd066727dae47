/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-interview.h"
#include "hd-shade.h"

G_BEGIN_DECLS

#define HD_TYPE_OFFERS_GROUP (hd_offers_group_get_type ())
G_DECLARE_FINAL_TYPE (HdOffersGroup, hd_offers_group, HD, OFFERS_GROUP, AdwPreferencesGroup)

/**
 * HdOffersGroup:
 *
 * The times that I offered for an appointment and that wait for an answer. One that they take is
 * confirmed, and the others are free again.
 */

void hd_offers_group_set_up (HdOffersGroup *self,
                             HdContext *context,
                             GSettings *settings,
                             HdShade *shade);
void hd_offers_group_show (HdOffersGroup *self, HdInterview *interview);

G_END_DECLS
