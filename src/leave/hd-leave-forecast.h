/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-book.h"

G_BEGIN_DECLS

/**
 * HdLeavePoint:
 * @on: the first day of the step
 * @balance: from this day on, in minutes
 * @available: the same with all requests granted, less what a waiting period keeps back
 *
 * A step of the balance over time.
 */
typedef struct
{
  HdDate on;
  gint64 balance;
  gint64 available;
} HdLeavePoint;

/**
 * HdLeaveMark:
 * @kind: %HD_LEAVE_EXPIRE, %HD_LEAVE_CAP_LOST, or %HD_LEAVE_LEAVE for the first day of a stretch
 *   below the limit
 * @minutes: what lapses or is lost; for a day below the limit how far below, all positive
 *
 * A day that deserves a name in the forecast.
 */
typedef struct
{
  HdDate on;
  HdLeaveKind kind;
  gint64 minutes;
} HdLeaveMark;

/**
 * HdLeaveForecast:
 * @points: (element-type HdLeavePoint): ascending; the first one is on the first day
 * @marks: (element-type HdLeaveMark): ascending
 * @worst: the day on which the least is available
 * @worst_minutes: what is available then
 */
typedef struct
{
  GArray *points;
  GArray *marks;
  HdDate worst;
  gint64 worst_minutes;
} HdLeaveForecast;

HdLeaveForecast *hd_leave_forecast_new (const HdLeaveBook *book, HdDate from, HdDate until);
void hd_leave_forecast_free (HdLeaveForecast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeaveForecast, hd_leave_forecast_free)

/**
 * HdLeavePartKind:
 *
 * What a term of a balance is.
 */
typedef enum
{
  HD_LEAVE_PART_EARNED,
  HD_LEAVE_PART_CARRIED,
  HD_LEAVE_PART_GRANTED,
  HD_LEAVE_PART_UNCOVERED, /* leave that nothing covers */
  HD_LEAVE_PART_HELD,      /* requested leave */
} HdLeavePartKind;

/**
 * HdLeavePart:
 * @minutes: with its sign in the sum
 * @last_usable: for a lot that lapses, else %HD_DATE_NONE
 * @lot: the index of the lot in the ledger, or -1
 *
 * One term of “46 h 30 = 10 h carried (use by 31 March) + 40 h 30 earned − 4 h held”.
 */
typedef struct
{
  HdLeavePartKind kind;
  gint64 minutes;
  HdDate last_usable;
  int lot;
} HdLeavePart;

GArray *hd_leave_explain (const HdLeaveBook *book, HdDate on);
GArray *hd_leave_explain_prospect (const HdLeaveBook *book, HdDate on);

/**
 * HdLeaveChange:
 * @before: the sum of the lines of @kind on this day, in the ledger before; 0 when there was none
 * @after: the same in the ledger after
 */
typedef struct
{
  HdDate on;
  HdLeaveKind kind;
  gint64 before;
  gint64 after;
} HdLeaveChange;

/**
 * HdLeaveSettlement:
 * @left: what is left at the end of the last day, to be used before or paid out; not negative
 * @usable: how much of it the scheduled days from today on can still hold
 * @owed: leave taken beyond what was earned, to be given back
 *
 * What a last day of employment or contract settles, in minutes.
 */
typedef struct
{
  gint64 left;
  gint64 usable;
  gint64 owed;
} HdLeaveSettlement;

HdLeaveSettlement hd_leave_settle (const HdLeaveAccount *account, HdDate today, HdDate last_day);
GArray *hd_leave_compare (const HdLeaveLedger *before, const HdLeaveLedger *after);

G_END_DECLS
