/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-ledger.h"

G_BEGIN_DECLS

/**
 * HdLeaveVerdict:
 * @allowed: %FALSE when the absence would take the balance below the limit
 * @on: the first day on which it would, when refused
 * @minutes: the balance on that day, when refused
 * @waiting: a waiting period makes the difference, when refused
 */
typedef struct
{
  gboolean allowed;
  HdDate on;
  gint64 minutes;
  gboolean waiting;
} HdLeaveVerdict;

GArray *hd_leave_judge (const HdLeaveAccount *account, GPtrArray *charges);
HdLeaveVerdict hd_leave_judge_last (const HdLeaveAccount *account,
                                    GPtrArray *charges,
                                    gint64 limit,
                                    const GArray *verdicts);

/**
 * HdLeaveFigures:
 * @balance: at the end of the day, requested leave not counted
 * @held: requested leave up to that day
 * @available: what is left after the holds, less what a waiting period keeps back
 * @bookable: what could still be taken: of an expiring lot at most what the scheduled days that
 *   are left before it lapses can hold, the day itself counted
 * @accrued_total: all credits up to that day, after caps
 * @expiring: what is left in lots with a last usable day
 * @lost_to_cap: what caps cut off up to that day
 *
 * The figures on one day, in minutes.
 */
typedef struct
{
  gint64 balance;
  gint64 held;
  gint64 available;
  gint64 bookable;
  gint64 accrued_total;
  gint64 expiring;
  gint64 lost_to_cap;
} HdLeaveFigures;

/**
 * HdLeaveBook:
 * @account: (transfer none): what it was made from; must outlive it
 * @charges: (element-type GArray): what each absence costs
 * @verdicts: (element-type HdLeaveVerdict): of each absence
 * @charged: (array): for each absence whether the ledger charges it
 * @held: (array): for each absence whether it is held
 * @ledger: derived until the last day that was asked for
 * @granted: (nullable): see hd_leave_book_get_granted()
 *
 * An account evaluated: judged, charged, derived.
 */
typedef struct
{
  const HdLeaveAccount *account;
  GPtrArray *charges;
  GArray *verdicts;
  gboolean *charged;
  gboolean *held;
  HdLeaveLedger *ledger;
  HdLeaveLedger *granted;
} HdLeaveBook;

HdLeaveBook *hd_leave_book_new (const HdLeaveAccount *account, HdDate until);
void hd_leave_book_free (HdLeaveBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeaveBook, hd_leave_book_free)

void hd_leave_book_get_figures (const HdLeaveBook *self, HdDate on, HdLeaveFigures *figures);
void hd_leave_book_get_prospect (const HdLeaveBook *self, HdDate on, HdLeaveFigures *figures);
const HdLeaveLedger *hd_leave_book_get_granted (const HdLeaveBook *self);
gint64 hd_leave_book_get_cost (const HdLeaveBook *self, guint absence);

G_END_DECLS
