/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-schedule.h"

G_BEGIN_DECLS

/* The longest absence, in days: ten years. What is longer is no absence but a slip. */
#define HD_ABSENCE_MAX_DAYS 3660

/**
 * HdAbsenceState:
 *
 * Taken and approved leave lowers the balance, requested leave is held, the others count for
 * nothing.
 */
typedef enum
{
  HD_ABSENCE_DRAFT,
  HD_ABSENCE_REQUESTED,
  HD_ABSENCE_APPROVED,
  HD_ABSENCE_TAKEN,
  HD_ABSENCE_DENIED,
  HD_ABSENCE_CANCELLED,
} HdAbsenceState;

/**
 * HdAbsencePrice:
 * @HD_ABSENCE_PRICE_SCHEDULE: the paid minutes of the schedule
 * @HD_ABSENCE_PRICE_TOTAL: a fixed cost, spread over the scheduled days
 * @HD_ABSENCE_PRICE_PER_DAY: a fixed cost for each scheduled day
 * @HD_ABSENCE_PRICE_KEPT: what was charged on each day before, whatever the schedule says now
 */
typedef enum
{
  HD_ABSENCE_PRICE_SCHEDULE,
  HD_ABSENCE_PRICE_TOTAL,
  HD_ABSENCE_PRICE_PER_DAY,
  HD_ABSENCE_PRICE_KEPT,
} HdAbsencePrice;

/**
 * HdAbsence:
 * @from: the first day
 * @to: the last day, inclusive
 * @cost: minutes, for a fixed cost
 * @kept: (nullable) (element-type HdCharge) (transfer none): for kept charges; must outlive it
 * @part: which part of each day
 * @first_day_half: only the afternoon of the first day
 * @last_day_half: only the morning of the last day
 * @from_minute: from when on the first day, or -1
 * @to_minute: until when on the last day, or -1
 */
typedef struct
{
  HdDate from;
  HdDate to;
  HdAbsenceState state;
  HdAbsencePrice price;
  gint64 cost;
  const GArray *kept;
  HdDayPart part;
  gboolean first_day_half;
  gboolean last_day_half;
  int from_minute;
  int to_minute;
} HdAbsence;

/* An absence of one whole day; change what differs. */
#define HD_ABSENCE_INIT(date)                                                                      \
  {                                                                                                \
    .from = (date), .to = (date), .state = HD_ABSENCE_TAKEN, .from_minute = -1, .to_minute = -1    \
  }

/**
 * HdCharge:
 *
 * What an absence costs on one day, in minutes.
 */
typedef struct
{
  HdDate on;
  gint64 minutes;
} HdCharge;

/**
 * HdIncrement:
 * @step: the cost is rounded up to a multiple of it, in minutes; at least 1
 * @min_block: what a costed absence costs at least, in minutes; 0 for nothing
 */
typedef struct
{
  int step;
  int min_block;
} HdIncrement;

gint64 hd_increment_apply (HdIncrement increment, gint64 minutes);
GArray *
hd_absence_charges (const HdAbsence *absence, const HdSchedule *schedule, HdIncrement increment);
gboolean hd_absence_overlaps (const HdAbsence *a, const HdAbsence *b, int split);

G_END_DECLS
