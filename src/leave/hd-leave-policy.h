/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-fraction.h"
#include "hd-grid.h"
#include "hd-schedule.h"

G_BEGIN_DECLS

/* No cap, no ceiling. */
#define HD_NO_LIMIT G_MAXINT64

/**
 * HdFrequency:
 *
 * How often time is credited. The grid of boundaries says on which days.
 */
typedef enum
{
  HD_FREQUENCY_NONE,
  HD_FREQUENCY_DAILY,
  HD_FREQUENCY_WEEKLY,
  HD_FREQUENCY_BIWEEKLY,
  HD_FREQUENCY_SEMIMONTHLY,
  HD_FREQUENCY_MONTHLY,
  HD_FREQUENCY_QUARTERLY,
  HD_FREQUENCY_SEMIANNUAL,
  HD_FREQUENCY_ANNUAL,
} HdFrequency;

int hd_frequency_per_year (HdFrequency frequency);

/**
 * HdCarryMode:
 * @HD_CARRY_STAYS: there is no carry-over date, everything stays
 * @HD_CARRY_ALL: everything is carried
 * @HD_CARRY_NONE: nothing is
 * @HD_CARRY_MAX: up to a maximum
 */
typedef enum
{
  HD_CARRY_STAYS,
  HD_CARRY_ALL,
  HD_CARRY_NONE,
  HD_CARRY_MAX,
} HdCarryMode;

/**
 * HdCarryover:
 * @on: the carry-over date; not used with @anniversary
 * @anniversary: on month and day of the first day of accrual
 * @max: for %HD_CARRY_MAX, in minutes
 * @limited: what is carried lapses @valid_months and @valid_days after the carry-over date
 */
typedef struct
{
  HdCarryMode mode;
  gboolean anniversary;
  HdMonthDay on;
  gint64 max;
  gboolean limited;
  int valid_months;
  int valid_days;
} HdCarryover;

HdDate hd_carryover_lapse (const HdCarryover *carryover, HdDate carried_on);

/**
 * HdLeaveTerms:
 * @from: the milestone from which they hold; not used in the first terms of a policy
 * @amount: minutes a credit, when @by_year is off
 * @annual: minutes a calendar year, split over its credits so that the year is exact
 * @balance_cap: in minutes, or %HD_NO_LIMIT
 * @yearly_cap: what can be earned in a calendar year, in minutes, or %HD_NO_LIMIT
 *
 * What a tier of tenure can replace.
 */
typedef struct
{
  HdDate from;
  gboolean by_year;
  HdFraction amount;
  HdFraction annual;
  HdFrequency frequency;
  HdGrid grid;
  gint64 balance_cap;
  gint64 yearly_cap;
  HdCarryover carryover;
} HdLeaveTerms;

/**
 * HdTierSwitch:
 * @HD_TIER_NEXT_PERIOD: new terms from the first period that begins on or after the milestone
 * @HD_TIER_SPLIT_BY_DAYS: the period with the milestone is split by its days
 * @HD_TIER_WHOLE_PERIOD: the period with the milestone is already on the new terms
 */
typedef enum
{
  HD_TIER_NEXT_PERIOD,
  HD_TIER_SPLIT_BY_DAYS,
  HD_TIER_WHOLE_PERIOD,
} HdTierSwitch;

/**
 * HdWaiting:
 * @HD_WAITING_NONE: there is no waiting period
 * @HD_WAITING_EARN_LATER: earning starts after it
 * @HD_WAITING_USE_LATER: time is earned and cannot be used before its end
 */
typedef enum
{
  HD_WAITING_NONE,
  HD_WAITING_EARN_LATER,
  HD_WAITING_USE_LATER,
} HdWaiting;

/**
 * HdLeavePolicy:
 * @accrual_from: the first day that earns
 * @accrual_until: the last day that earns, such as the last day of employment, or %HD_DATE_NONE
 * @credit_at_start: credit on the opening boundary of a period, not on the closing one
 * @prorate: partial periods bring their part, not the whole
 * @by_worked_days: parts are counted in scheduled days less unpaid ones, not in calendar days
 * @unpaid_days: (element-type HdDate): days without pay, which earn nothing by worked days
 * @round_step: each credit is rounded to a multiple of it, as a payslip prints it; 0 for exact
 * @stop_at_annual: the annual amount is a ceiling, so that a 27th pay day brings no more
 * @scheduled_days_only: only days of work earn
 * @waiting_until: the first day after the waiting period
 * @anniversary_of: the day that anniversaries count from; %HD_DATE_NONE for @accrual_from. A
 *   later version of a policy keeps the day of the first
 * @terms: (element-type HdLeaveTerms): the first terms, then the tiers, ascending by milestone
 *
 * How time off is earned, kept and lost. Amounts are minutes.
 */
typedef struct
{
  HdDate accrual_from;
  HdDate accrual_until;
  gboolean credit_at_start;
  gboolean prorate;
  gboolean by_worked_days;
  GArray *unpaid_days;
  HdFraction round_step;
  gboolean stop_at_annual;
  gboolean scheduled_days_only;
  HdTierSwitch tier_switch;
  HdWaiting waiting;
  HdDate waiting_until;
  HdDate anniversary_of;
  GArray *terms;
} HdLeavePolicy;

HdLeavePolicy *hd_leave_policy_new (void);
void hd_leave_policy_free (HdLeavePolicy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeavePolicy, hd_leave_policy_free)

const HdLeaveTerms *hd_leave_policy_terms_on (const HdLeavePolicy *self, HdDate date);

/**
 * HdCredit:
 * @on: the day on which it is posted
 * @earned: the day by which it is earned; its year counts for the yearly cap
 * @minutes: before caps
 * @balance_cap: the cap that holds for it
 * @yearly_cap: the yearly cap that holds for it
 * @ceiling: what all credits of the calendar year of @on may bring together
 */
typedef struct
{
  HdDate on;
  HdDate earned;
  gint64 minutes;
  gint64 balance_cap;
  gint64 yearly_cap;
  gint64 ceiling;
} HdCredit;

GArray *
hd_leave_policy_credits (const HdLeavePolicy *self, const HdSchedule *schedule, HdDate until);

G_END_DECLS
