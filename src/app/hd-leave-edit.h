/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-books.h"

G_BEGIN_DECLS

/**
 * HdLeaveRow:
 *
 * What can be taken out of the books again by its row. An entry of the ledger is not: it is
 * reversed.
 */
typedef enum
{
  HD_LEAVE_ROW_POLICY,
  HD_LEAVE_ROW_WEEK,
  HD_LEAVE_ROW_HOLIDAY,
} HdLeaveRow;

/**
 * HdLeaveEdit:
 *
 * One change of the leave, as a value: it can be tried on what is stored (hd_leave_edit_try()) and
 * be stored (hd_leave_edit_store()), and both do the same.
 */
typedef struct _HdLeaveEdit HdLeaveEdit;

HdLeaveEdit *hd_leave_edit_new_settings (const HdLeaveSettings *settings);
HdLeaveEdit *hd_leave_edit_new_policy (HdDate from, const HdLeavePolicy *policy);
HdLeaveEdit *hd_leave_edit_new_week (HdDate from, const HdWorkWeek *week);
HdLeaveEdit *hd_leave_edit_new_entry (const char *kind,
                                      HdDate on,
                                      gint64 minutes,
                                      HdDate last_usable,
                                      const char *note);
HdLeaveEdit *hd_leave_edit_new_reversal (gint64 entry);
HdLeaveEdit *hd_leave_edit_new_payslip (HdDate on, gint64 minutes);
HdLeaveEdit *hd_leave_edit_new_holidays (void);
void hd_leave_edit_add_holiday (HdLeaveEdit *self,
                                HdDate date,
                                int permille,
                                HdDayPart part,
                                const char *name);
HdLeaveEdit *hd_leave_edit_new_removal (HdLeaveRow row, gint64 id);
HdLeaveEdit *hd_leave_edit_new_absence (HdAbsenceFacts *absence, gboolean overlap_allowed);
HdLeaveEdit *hd_leave_edit_new_state (gint64 absence, const char *state);
HdLeaveEdit *hd_leave_edit_new_group (void);
void hd_leave_edit_group_add (HdLeaveEdit *self, HdLeaveEdit *edit);
HdLeaveEdit *hd_leave_edit_ref (HdLeaveEdit *self);
void hd_leave_edit_unref (HdLeaveEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeaveEdit, hd_leave_edit_unref)

/**
 * HdLeaveRepriced:
 *
 * An absence ahead that costs something else from now on. Minutes.
 */
typedef struct
{
  gint64 absence;
  gint64 before;
  gint64 after;
} HdLeaveRepriced;

/**
 * HdLeavePreview:
 * @before: the books as they are
 * @after: the books as they would be
 * @changes: (element-type HdLeaveChange): what differs in the ledger, by day and kind
 * @repriced: (element-type HdLeaveRepriced): which absences ahead cost something else
 * @booked: what a payslip differs from the books, in minutes: what is booked for it
 */
typedef struct
{
  HdLeaveBooks *before;
  HdLeaveBooks *after;
  GArray *changes;
  GArray *repriced;
  gint64 booked;
} HdLeavePreview;

void hd_leave_preview_free (HdLeavePreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeavePreview, hd_leave_preview_free)

HdLeavePreview *hd_leave_edit_try (HdLeaveEdit *self,
                                   const HdLeaveFacts *facts,
                                   const HdWorkWeek *usual,
                                   HdDate today,
                                   GError **error);

G_END_DECLS
