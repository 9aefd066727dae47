/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-facts.h"
#include "hd-leave-forecast.h"
#include "hd-plan.h"

G_BEGIN_DECLS

/* How far ahead the books are always kept: what a chart of three years shows. */
#define HD_LEAVE_BOOKS_YEARS 3

/**
 * HdLeaveMode:
 * @HD_LEAVE_MODE_EMPTY: nothing is known of the leave: there is no figure to count from
 * @HD_LEAVE_MODE_BALANCE: there is a balance
 * @HD_LEAVE_MODE_UNLIMITED: leave without a balance
 * @HD_LEAVE_MODE_UNPAID: absences are unpaid time
 */
typedef enum
{
  HD_LEAVE_MODE_EMPTY,
  HD_LEAVE_MODE_BALANCE,
  HD_LEAVE_MODE_UNLIMITED,
  HD_LEAVE_MODE_UNPAID,
} HdLeaveMode;

/**
 * HdLeaveBooks:
 * @facts: what was entered
 * @schedule: the weeks of work, the holidays of the region and the person's own days
 * @account: what the balance follows from
 * @book: (nullable): the account evaluated until @until; %NULL unless there is a balance
 * @absence_ids: (element-type gint64): for each absence of @account its id
 * @booking_ids: (element-type gint64): for each entry of @account its id
 *
 * What was entered, evaluated: pure, and the same on any thread.
 */
typedef struct
{
  HdLeaveFacts *facts;
  HdLeaveMode mode;
  HdSchedule *schedule;
  HdLeaveAccount *account;
  HdLeaveBook *book;
  HdDate until;
  GArray *absence_ids;
  GArray *booking_ids;
} HdLeaveBooks;

HdLeaveBooks *hd_leave_books_new (HdLeaveFacts *facts, const HdWorkWeek *usual, HdDate today);
void hd_leave_books_free (HdLeaveBooks *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeaveBooks, hd_leave_books_free)

void hd_leave_books_extend (HdLeaveBooks *self, HdDate until);
GArray *hd_leave_books_price (const HdLeaveBooks *self, const HdAbsenceFacts *absence);
gint64 hd_leave_books_get_cost (const HdLeaveBooks *self, const HdAbsenceFacts *absence);
void hd_leave_books_get_rules (const HdLeaveBooks *self, gboolean travel, HdPlanRules *rules);
HdAbsence hd_leave_books_to_absence (const HdAbsenceFacts *absence);
HdLeavePolicy *hd_leave_version_to_policy (const char *text, GError **error);
gboolean hd_leave_version_to_week (const char *text, HdWorkWeek *week, GError **error);
gboolean hd_leave_books_compute (const HdLeaveBooks *self, HdDate on, gint64 *minutes);
gboolean
hd_leave_books_settle (const HdLeaveBooks *self, HdDate today, HdLeaveSettlement *settlement);
GArray *hd_leave_books_list_overlaps (const HdLeaveBooks *self, const HdAbsenceFacts *absence);

G_END_DECLS
