/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-leave-edit.h"
#include "hd-leave-holidays.h"
#include "hd-leave-statements.h"
#include "hd-windows.h"

G_BEGIN_DECLS

/**
 * HdLeaveDesk:
 *
 * All that is known of the leave, evaluated and kept true: what the Time Off page shows and what
 * the Request page prices with. One for each context.
 *
 * Property `loaded`: it was read at least once. Signal `changed`: everything that it answers with
 * may be another; what was borrowed before is gone.
 */
#define HD_TYPE_LEAVE_DESK (hd_leave_desk_get_type ())
G_DECLARE_FINAL_TYPE (HdLeaveDesk, hd_leave_desk, HD, LEAVE_DESK, GObject)

HdLeaveDesk *hd_leave_desk_get (HdContext *context);
gboolean hd_leave_desk_is_loaded (HdLeaveDesk *self);

/* What was entered, and what follows from it; borrowed until the next `changed`. */
HdLeaveMode hd_leave_desk_get_mode (HdLeaveDesk *self);
const HdLeaveFacts *hd_leave_desk_get_facts (HdLeaveDesk *self);
const HdLeaveBooks *hd_leave_desk_get_books (HdLeaveDesk *self);
HdSchedule *hd_leave_desk_get_schedule (HdLeaveDesk *self);
const HdLeaveBook *hd_leave_desk_get_book (HdLeaveDesk *self);

/* The figures. */
gboolean hd_leave_desk_get_figures (HdLeaveDesk *self, HdDate on, HdLeaveFigures *figures);
HdLeaveForecast *hd_leave_desk_forecast (HdLeaveDesk *self, HdDate from, HdDate until);
gint64 hd_leave_desk_get_cost (HdLeaveDesk *self, gint64 absence);
gint64 hd_leave_desk_get_unpaid (HdLeaveDesk *self, HdDate from, HdDate until);
char *hd_leave_desk_format_money (HdLeaveDesk *self, gint64 minutes);
gboolean hd_leave_desk_settle (HdLeaveDesk *self, HdLeaveSettlement *settlement);
HdLeavePolicy *hd_leave_desk_get_policy (HdLeaveDesk *self, HdDate on);

GArray *hd_leave_desk_list_holidays (HdLeaveDesk *self, int year);

GArray *hd_leave_desk_list_drift (HdLeaveDesk *self);

/* When it would cost least to be away. */
GArray *hd_leave_desk_find_windows (HdLeaveDesk *self, const HdWindowRules *windows);

/* Changing it. */
HdLeavePreview *hd_leave_desk_preview (HdLeaveDesk *self, HdLeaveEdit *edit, GError **error);
void hd_leave_desk_apply_async (HdLeaveDesk *self,
                                HdLeaveEdit *edit,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

G_END_DECLS
