/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-interview.h"
#include "hd-offered-slot.h"

G_BEGIN_DECLS

/* What is done with the times that were named for an interview, on the thread of the store: for the
 * verbs of the app and for the command line. Each is one step of undo. */

void hd_offered_slot_propose (HdInterview *row, HdOfferedSlot *slot);
gint64 hd_offered_slot_choose (HdDb *db, gint64 slot, gint64 now, GError **error);
gint64 hd_offered_slot_take (HdDb *db, gint64 slot, gint64 now, GError **error);

G_END_DECLS
