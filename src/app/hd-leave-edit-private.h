/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-edit.h"

G_BEGIN_DECLS

typedef enum
{
  HD_LEAVE_EDIT_SETTINGS,
  HD_LEAVE_EDIT_POLICY,
  HD_LEAVE_EDIT_WEEK,
  HD_LEAVE_EDIT_ENTRY,
  HD_LEAVE_EDIT_REVERSAL,
  HD_LEAVE_EDIT_PAYSLIP,
  HD_LEAVE_EDIT_HOLIDAYS,
  HD_LEAVE_EDIT_REMOVAL,
  HD_LEAVE_EDIT_ABSENCE,
  HD_LEAVE_EDIT_STATE,
  HD_LEAVE_EDIT_GROUP,
} HdLeaveEditKind;

struct _HdLeaveEdit
{
  gatomicrefcount refs;
  HdLeaveEditKind kind;
  HdLeaveSettings *settings;
  HdDate on;
  HdDate from; /* of a version: from when on it is stored */
  gint64 minutes;
  char *text; /* the terms, the week, or the state */
  HdLeaveBooking *booking;
  GPtrArray *holidays; /* of HdOwnHoliday */
  HdLeaveRow row;
  gint64 id;
  HdAbsenceFacts *absence;
  gboolean overlap_allowed;
  GPtrArray *parts; /* of HdLeaveEdit */
};

/* What is to be stored for absences that the edit itself does not name. */
typedef struct
{
  gint64 absence;
  gboolean stated;
  GArray *days; /* owned by the books after */
} HdLeavePricing;

gboolean _hd_leave_edit_apply (HdLeaveEdit *self,
                               HdLeaveFacts *facts,
                               HdLeaveBooks *before,
                               const HdWorkWeek *usual,
                               HdDate today,
                               GError **error);
HdLeavePreview *_hd_leave_edit_run (HdLeaveEdit *self,
                                    const HdLeaveFacts *facts,
                                    const HdWorkWeek *usual,
                                    HdDate today,
                                    GArray *pricings,
                                    GError **error);

G_END_DECLS
