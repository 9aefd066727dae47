/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-leave-facts.h"

G_BEGIN_DECLS

HdLeaveFacts *hd_leave_table_read (HdDb *db, GError **error);

gboolean hd_leave_table_set_settings (HdDb *db,
                                      gint64 step,
                                      const HdLeaveSettings *settings,
                                      GError **error);
gint64 hd_leave_table_add_policy (HdDb *db,
                                  gint64 step,
                                  HdDate from,
                                  const char *terms,
                                  gint64 now,
                                  GError **error);
gint64 hd_leave_table_add_week (HdDb *db,
                                gint64 step,
                                HdDate from,
                                const char *week,
                                gint64 now,
                                GError **error);
gint64
hd_leave_table_add_holiday (HdDb *db, gint64 step, const HdOwnHoliday *holiday, GError **error);
gint64 hd_leave_table_add_booking (HdDb *db,
                                   gint64 step,
                                   const HdLeaveBooking *booking,
                                   gint64 now,
                                   GError **error);
gint64 hd_leave_table_add_payslip (HdDb *db,
                                   gint64 step,
                                   const HdLeavePayslip *payslip,
                                   gint64 now,
                                   GError **error);

gint64 hd_leave_table_add_absence (HdDb *db,
                                   gint64 step,
                                   const HdAbsenceFacts *absence,
                                   gint64 now,
                                   GError **error);
gboolean hd_leave_table_change_absence (HdDb *db,
                                        gint64 step,
                                        const HdAbsenceFacts *absence,
                                        gint64 now,
                                        GError **error);
gboolean hd_leave_table_price_absence (HdDb *db,
                                       gint64 step,
                                       gint64 absence,
                                       gboolean stated,
                                       const GArray *days,
                                       gint64 now,
                                       GError **error);

G_END_DECLS
