/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-absence.h"
#include "hd-leave-policy.h"

G_BEGIN_DECLS

/**
 * HdLeaveKind:
 *
 * What a line of the ledger is. Opening, comp, payout, adjust, reconcile, grant and leave are
 * real; the others are derived and can be dropped and rebuilt at any time.
 */
typedef enum
{
  HD_LEAVE_OPENING,
  HD_LEAVE_GRANT,
  HD_LEAVE_ACCRUAL,
  HD_LEAVE_CARRY_IN,
  HD_LEAVE_CARRY_OUT,
  HD_LEAVE_EXPIRE,
  HD_LEAVE_CAP_LOST,
  HD_LEAVE_LEAVE,
  HD_LEAVE_COMP,
  HD_LEAVE_PAYOUT,
  HD_LEAVE_ADJUST,
  HD_LEAVE_RECONCILE,
} HdLeaveKind;

const char *hd_leave_kind_to_string (HdLeaveKind kind);

/**
 * HdLeaveEntry:
 * @kind: comp, payout, adjust, reconcile or opening
 * @stated: @minutes is not a change but the balance at the end of the day, as a payslip has it; see
 *   hd_leave_account_add_statement()
 *
 * A real entry other than leave: never cut by a cap, but it counts towards it.
 */
typedef struct
{
  HdDate on;
  gint64 minutes;
  HdLeaveKind kind;
  gboolean stated;
} HdLeaveEntry;

/**
 * HdLeaveLot:
 * @id: its name in the scenario, or one made from its origin and date
 * @from: the first day on which it can be used
 * @last_usable: the last such day, or %HD_DATE_NONE
 * @pooled: earned time, which takes part in carry-over; a lot that was granted with its own
 *   dates does not
 * @amount: what came in and was not moved on: used + expired + left
 *
 * An amount with its own validity. Minutes.
 */
typedef struct
{
  char *id;
  HdDate from;
  HdDate last_usable;
  gboolean pooled;
  gint64 amount;
  gint64 used;
  gint64 expired;
  gint64 left;
} HdLeaveLot;

/**
 * HdLeaveLine:
 * @lot: the index of the lot that it moves; -1 for leave that nothing covered, and for what
 *   later pays it back
 * @source: the index of the absence or entry that caused it, or -1
 *
 * One line of the ledger. The balance on a day is the sum of all lines up to that day.
 */
typedef struct
{
  HdDate on;
  HdLeaveKind kind;
  int lot;
  int source;
  gint64 minutes;
} HdLeaveLine;

/**
 * HdLeaveAccount:
 * @policies: (element-type HdLeavePolicy): versions, see hd_leave_account_take_policy()
 * @entries: (element-type HdLeaveEntry): the real entries, in any order
 * @lots: (element-type HdLeaveLot): granted lots, of which @id, @from, @last_usable and @amount
 *   are read
 * @absences: (element-type HdAbsence): in the order in which they were asked for
 * @schedule: (not nullable): what absences cost
 * @limited: requests are judged against @negative_limit
 * @negative_limit: how far below zero the balance may go; 0 when nothing else was said
 * @opened_on: the day at whose end the books were opened with a known balance, which is the first
 *   statement, or %HD_DATE_NONE. That balance holds all credits, leave and lapses up to and on that
 *   day, so that none of them is booked again
 * @stated_on: the day of the last statement, or %HD_DATE_NONE. What was only asked for until then
 *   is no longer held: it is in the statement, or it never came
 *
 * All that a leave balance follows from.
 */
typedef struct
{
  GPtrArray *policies;
  GArray *entries;
  GArray *lots;
  GArray *absences;
  HdSchedule *schedule;
  HdIncrement increment;
  gboolean limited;
  gint64 negative_limit;
  HdDate opened_on;
  HdDate stated_on;
} HdLeaveAccount;

HdLeaveAccount *hd_leave_account_new (void);
void hd_leave_account_free (HdLeaveAccount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeaveAccount, hd_leave_account_free)

void hd_leave_account_take_policy (HdLeaveAccount *self, HdLeavePolicy *policy);
void hd_leave_account_add_lot (HdLeaveAccount *self,
                               const char *id,
                               HdDate from,
                               HdDate last_usable,
                               gint64 minutes);
void hd_leave_account_add_statement (HdLeaveAccount *self, HdDate on, gint64 minutes);
GPtrArray *hd_leave_account_charges (const HdLeaveAccount *self);
HdDate hd_leave_account_horizon (const HdLeaveAccount *self);
HdDate hd_leave_account_usable_from (const HdLeaveAccount *self);

/**
 * HdLeaveLedger:
 * @until: the last day that is in it
 * @lines: (element-type HdLeaveLine): ascending by day, in the order in which they were posted
 * @lots: (element-type HdLeaveLot): the granted ones first, in the order of the account
 * @waiting_lot: the lot of what was earned in a waiting period, or -1
 * @usable_from: the day from which it can be used
 */
typedef struct
{
  HdDate until;
  int waiting_lot;
  HdDate usable_from;
  GArray *lines;
  GArray *lots;
} HdLeaveLedger;

HdLeaveLedger *hd_leave_ledger_derive (const HdLeaveAccount *account,
                                       GPtrArray *charges,
                                       const gboolean *charged,
                                       HdDate until);
void hd_leave_ledger_free (HdLeaveLedger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeaveLedger, hd_leave_ledger_free)

gint64 hd_leave_ledger_balance (const HdLeaveLedger *self, HdDate on);
gint64 hd_leave_ledger_sum_entry (const HdLeaveLedger *self, guint entry);

G_END_DECLS
