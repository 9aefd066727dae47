/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-book.h"

G_BEGIN_DECLS

/* Wall time at home as one number: minutes since 1970-01-01 00:00 on the wall, without a zone. */
#define HD_MOMENT(date, minute) ((gint64) (date) *HD_DAY_MINUTES + (minute))

HdDate hd_moment_date (gint64 moment);
int hd_moment_minute (gint64 moment);
char *hd_moment_format (gint64 moment);

/**
 * HdStretch:
 * @from: an HD_MOMENT()
 * @to: an HD_MOMENT() after it
 *
 * A stretch of wall time at home that can cross midnight.
 */
typedef struct
{
  gint64 from;
  gint64 to;
} HdStretch;

/**
 * HdPlanKind:
 *
 * The ways to be away, in the order of how little they disturb a team: what happens outside
 * work or at lunch, at the edge of a day, in the middle of it, for half of it, for all of it.
 */
typedef enum
{
  HD_PLAN_NONE,
  HD_PLAN_MOVE_LUNCH,
  HD_PLAN_LONG_LUNCH,
  HD_PLAN_LATE,
  HD_PLAN_EARLY,
  HD_PLAN_GAP,
  HD_PLAN_MAKE_UP,
  HD_PLAN_HALF_DAY,
  HD_PLAN_FULL_DAY,
  HD_PLAN_UNPAID,
} HdPlanKind;

const char *hd_plan_kind_to_string (HdPlanKind kind);

/**
 * HdPlanReason:
 *
 * Why an option is no smaller than it is. A set.
 */
typedef enum
{
  HD_PLAN_BECAUSE_FREE = 1 << 0,        /* no paid time is touched */
  HD_PLAN_BECAUSE_STEP = 1 << 1,        /* rounded up to the increment */
  HD_PLAN_BECAUSE_BLOCK = 1 << 2,       /* the smallest block is larger */
  HD_PLAN_BECAUSE_STUB_BEFORE = 1 << 3, /* too little would be left before: @stub_before */
  HD_PLAN_BECAUSE_STUB_AFTER = 1 << 4,  /* too little would be left after: @stub_after */
  HD_PLAN_BECAUSE_LUNCH_MOVES = 1 << 5, /* it takes lunch at another time: @lunch */
  HD_PLAN_BECAUSE_ONE_WAY = 1 << 6,     /* the rest of the day is taken as well */
  HD_PLAN_BECAUSE_HALF = 1 << 7,        /* a half day is one block */
  HD_PLAN_BECAUSE_WHOLE = 1 << 8,       /* a day is one block */
  HD_PLAN_BECAUSE_LAPSES = 1 << 9,      /* it uses time that lapses anyway: @saved */
  HD_PLAN_BECAUSE_SHORT = 1 << 10,      /* the leave does not cover it */
} HdPlanReason;

/**
 * HdPlanOption:
 * @absence: when one is away from work, widened to what is charged
 * @need: the paid minutes that it needs
 * @cost: what is charged, in minutes: leave, or unpaid time for %HD_PLAN_UNPAID
 * @reasons: a set of HdPlanReason
 * @lunch: where lunch moves to, with %HD_PLAN_BECAUSE_LUNCH_MOVES
 * @balance_after: what is available after it, in minutes; set by hd_plan_price()
 * @covered: there is enough leave on this day and on every later one; set by hd_plan_price()
 * @saved: how much of the cost would lapse unused otherwise; set by hd_plan_price()
 */
typedef struct
{
  HdPlanKind kind;
  HdStretch absence;
  int need;
  int cost;
  guint reasons;
  int stub_before;
  int stub_after;
  HdStretch lunch;
  gint64 balance_after;
  gboolean covered;
  gint64 saved;
} HdPlanOption;

/**
 * HdPlanRules:
 * @increment: how leave is charged
 * @min_remainder: the least paid minutes before or after that are worth being at work for
 * @lunch_movable: lunch may be taken earlier or later
 * @makeup: time outside @core may be made up
 * @core: the hours in which one must be there; empty when there are none
 *
 * What the employer and the person allow.
 */
typedef struct
{
  HdIncrement increment;
  int min_remainder;
  gboolean lunch_movable;
  gboolean makeup;
  HdSpan core;
} HdPlanRules;

/* What is left of a day that is worth a commute, and what is when there is none. */
#define HD_PLAN_REMAINDER_WITH_TRAVEL 60
#define HD_PLAN_REMAINDER_AT_HOME 15

GArray *hd_plan_work_spans (const HdSchedule *schedule, const GArray *absences, HdDate date);
GArray *hd_plan_options (const HdSchedule *schedule,
                         const GArray *absences,
                         HdStretch busy,
                         const HdPlanRules *rules);
void hd_plan_price (GArray *options, HdLeaveAccount *account);
int hd_plan_compare (const HdPlanOption *a, const HdPlanOption *b);
char *hd_plan_explain (const HdPlanOption *option, const HdPlanRules *rules);

G_END_DECLS
