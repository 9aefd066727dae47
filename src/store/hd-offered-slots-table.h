/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-interview.h"
#include "hd-offered-slot.h"

G_BEGIN_DECLS

GPtrArray *hd_offered_slots_table_list (HdDb *db, GError **error);
gboolean hd_offered_slots_table_put (HdDb *db,
                                     gint64 step,
                                     gint64 interview,
                                     GPtrArray *slots,
                                     GError **error);
gboolean hd_offered_slots_table_add (HdDb *db,
                                     HdInterview *interview,
                                     GPtrArray *slots,
                                     gint64 now,
                                     GError **error);
HdOfferedSlot *hd_offered_slots_table_get (HdDb *db, gint64 id, GError **error);
gboolean hd_offered_slots_table_offer (HdDb *db,
                                       gint64 interview,
                                       GPtrArray *slots,
                                       gint64 now,
                                       GError **error);
gboolean hd_offered_slots_table_stay (HdDb *db, gint64 interview, gint64 now, GError **error);
gboolean hd_offered_slots_table_release (HdDb *db,
                                         gint64 step,
                                         gint64 interview,
                                         gint64 now,
                                         GError **error);
gboolean
hd_offered_slots_table_settle (HdDb *db, gint64 step, gint64 interview, gint64 now, GError **error);
gboolean hd_offered_slots_table_take (HdDb *db,
                                      HdOfferedSlot *slot,
                                      HdInterview *interview,
                                      gint64 now,
                                      GError **error);
gboolean hd_offered_slots_table_choose (HdDb *db,
                                        HdOfferedSlot *slot,
                                        HdInterview *interview,
                                        gint64 now,
                                        GError **error);
gboolean hd_offered_slots_table_answer (HdDb *db, gint64 step, gint64 interview, GError **error);
gboolean hd_offered_slots_table_rederive (HdDb *db, HdOfferedSlot *slot, GError **error);

G_END_DECLS
