/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-interview.h"

G_BEGIN_DECLS

/**
 * HdChangeCard:
 *
 * What follows when something moved, fell away or was denied: first whether anything must be sent
 * at all, then the one message that fits, and what else has to follow, the block of a calendar
 * last. Not there when nothing does.
 */
#define HD_TYPE_CHANGE_CARD (hd_change_card_get_type ())
G_DECLARE_FINAL_TYPE (HdChangeCard, hd_change_card, HD, CHANGE_CARD, AdwPreferencesGroup)

void hd_change_card_set_up (HdChangeCard *self, HdContext *context);
void hd_change_card_show (HdChangeCard *self, HdInterview *interview, gboolean less);

G_END_DECLS
