/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-book.h"

/* The one worked example of tests and pictures. On Sunday, 22 November 2026 there are 46 h 30, of
 * which 3 h are asked for on 3 December: 43 h 30, and 51 h on 31 December. 7 h 30 come each month,
 * up to a cap of 64 h; what is carried into the new year lapses on 31 March, 6 h of it unused when
 * all of that is taken. */
#define SAMPLE_TODAY hd_date_new (2026, 11, 22)
#define SAMPLE_UNTIL hd_date_new (2029, 12, 31)

static inline void
sample_absence (HdLeaveAccount *account, HdDate from, HdDate to, HdAbsenceState state)
{
  HdAbsence absence = HD_ABSENCE_INIT (from);

  absence.to = to;
  absence.state = state;
  g_array_append_val (account->absences, absence);
}

static inline HdLeaveAccount *
sample_account (void)
{
  HdLeaveAccount *account = hd_leave_account_new ();
  HdLeavePolicy *policy = hd_leave_policy_new ();
  HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, 0);
  HdLeaveEntry opening = { hd_date_new (2026, 1, 1), 690, HD_LEAVE_OPENING };
  HdAbsence request = HD_ABSENCE_INIT (hd_date_new (2026, 12, 3));
  HdAbsence morning = HD_ABSENCE_INIT (hd_date_new (2027, 3, 5));
  HdWorkWeek week = { 0 };

  policy->accrual_from = opening.on;
  terms->frequency = HD_FREQUENCY_MONTHLY;
  terms->amount = hd_fraction_new (450, 1);
  terms->balance_cap = 64 * 60;
  terms->carryover =
    (HdCarryover){ .mode = HD_CARRY_ALL, .on = { 1, 1 }, .limited = TRUE, .valid_months = 3 };
  hd_grid_init_months (&terms->grid, 1, opening.on);
  hd_leave_account_take_policy (account, policy);
  g_array_append_val (account->entries, opening);

  hd_schedule_unref (account->schedule);
  account->schedule = hd_schedule_new ();
  hd_work_week_init_hours (&week, (HdSpan){ 9 * 60, 17 * 60 }, HD_WEEKDAYS_MON_FRI);
  hd_schedule_add_week (account->schedule, HD_DATE_MIN, &week);

  sample_absence (account, hd_date_new (2026, 7, 6), hd_date_new (2026, 7, 10), HD_ABSENCE_TAKEN);
  sample_absence (account, hd_date_new (2027, 2, 8), hd_date_new (2027, 2, 12),
                  HD_ABSENCE_APPROVED);
  morning.state = HD_ABSENCE_APPROVED;
  morning.from_minute = 9 * 60;
  morning.to_minute = 14 * 60;
  g_array_append_val (account->absences, morning);
  request.state = HD_ABSENCE_REQUESTED;
  request.from_minute = 13 * 60 + 15;
  request.to_minute = 16 * 60 + 15;
  g_array_append_val (account->absences, request);
  return account;
}
