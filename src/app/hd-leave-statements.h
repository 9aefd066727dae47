/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-books.h"

G_BEGIN_DECLS

/**
 * HdLeaveStatement:
 * @on: the day at whose end @minutes were left
 * @last_usable: they lapse after that day; %HD_DATE_NONE for a payslip
 * @entry: its entry in the ledger; 0 in older files when none was needed, and in a preview
 * @payslip: its payslip; 0 when it was entered without one, and in a preview
 */
typedef struct
{
  HdDate on;
  gint64 minutes;
  HdDate last_usable;
  gint64 entry;
  gint64 payslip;
} HdLeaveStatement;

GArray *hd_leave_statements_list (const HdLeaveFacts *facts);
gboolean hd_leave_statements_open (const HdLeaveFacts *facts);

/**
 * HdLeaveDrift:
 * @payslip: its id
 * @on: the day of the payslip
 * @stated: what it says
 * @booked: what is booked so that the books agree with it; 0 when they do, and when it opened them
 * @counts: it was not taken back, nor corrected by another one for the same day
 * @opened: the books begin with it
 *
 * A payslip against the books. Minutes.
 */
typedef struct
{
  gint64 payslip;
  HdDate on;
  gint64 stated;
  gint64 booked;
  gboolean counts;
  gboolean opened;
} HdLeaveDrift;

GArray *hd_leave_statements_list_drift (const HdLeaveBooks *books);
gint64 hd_leave_statements_get_drift (const HdLeaveBooks *books, HdDate on);

G_END_DECLS
