/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-absence.h"

/**
 * hd_increment_apply:
 *
 * Returns: @minutes rounded up to the increment, at least the minimum block; nothing stays
 *   nothing
 */
gint64
hd_increment_apply (HdIncrement increment, gint64 minutes)
{
  g_return_val_if_fail (increment.step > 0, minutes);

  if (minutes <= 0)
    return 0;

  minutes = MAX (minutes, increment.min_block);
  return (minutes + increment.step - 1) / increment.step * increment.step;
}

/* Which part of @date is absent, by the halves at both ends. */
static HdDayPart
part_on (const HdAbsence *absence, HdDate date)
{
  if (absence->first_day_half && date == absence->from)
    return HD_DAY_PART_PM;
  if (absence->last_day_half && date == absence->to)
    return HD_DAY_PART_AM;

  return absence->part;
}

/* The wall time that is absent on @date, for an absence from a time to a time. */
static HdSpan
span_on (const HdAbsence *absence, HdDate date)
{
  HdSpan span = { 0, HD_DAY_MINUTES };

  if (date == absence->from && absence->from_minute >= 0)
    span.from = absence->from_minute;
  if (date == absence->to && absence->to_minute >= 0)
    span.to = absence->to_minute;
  return span;
}

static gboolean
timed (const HdAbsence *absence)
{
  return absence->from_minute >= 0 || absence->to_minute >= 0;
}

static gint64
scheduled_cost (const HdAbsence *absence, const HdSchedule *schedule, HdDate date)
{
  if (timed (absence))
    return hd_schedule_paid_minutes_in (schedule, date, span_on (absence, date));

  return hd_schedule_paid_minutes (schedule, date, part_on (absence, date));
}

/*
 * The fixed price of a day, or what half a day and a holiday leave of it. Half of an odd number of
 * minutes is not whole; half of the price is still asked for it.
 */
static gint64
daily_cost (const HdAbsence *absence, const HdSchedule *schedule, HdDate date)
{
  HdDayPart part = part_on (absence, date);
  gint64 ordinary = hd_schedule_get_day (schedule, date)->minutes;
  gint64 left = hd_schedule_paid_minutes (schedule, date, part), of = ordinary;

  if (left == 0)
    return 0;

  if (part != HD_DAY_PART_FULL && !hd_schedule_get_half_day (schedule).exact)
    {
      left = MIN (left * 2 + ordinary % 2, ordinary);
      of *= 2;
    }
  return (absence->cost * left * 2 + of) / (of * 2);
}

/* @cost over the scheduled days so that each day is whole minutes and nothing is lost. */
static void
spread (GArray *charges, gint64 cost)
{
  gint64 days = charges->len, before = 0;

  for (guint i = 0; i < charges->len; i++)
    {
      gint64 until = (cost * (i + 1) * 2 + days) / (days * 2);

      g_array_index (charges, HdCharge, i).minutes = until - before;
      before = until;
    }
}

/**
 * hd_absence_charges:
 *
 * What the absence costs, day by day. Increment and minimum block widen a cost that comes from
 * the schedule, once for the whole absence; a fixed cost is taken as it is. A fixed total for
 * an absence without a scheduled day falls on its first day.
 *
 * Returns: (transfer full) (element-type HdCharge): ascending by date; days of no cost left out
 */
GArray *
hd_absence_charges (const HdAbsence *absence, const HdSchedule *schedule, HdIncrement increment)
{
  g_return_val_if_fail (absence != NULL, NULL);
  g_return_val_if_fail (schedule != NULL, NULL);
  g_return_val_if_fail (absence->to - absence->from < HD_ABSENCE_MAX_DAYS, NULL);

  GArray *charges = g_array_new (FALSE, FALSE, sizeof (HdCharge));
  gint64 total = 0;

  if (absence->price == HD_ABSENCE_PRICE_KEPT)
    {
      if (absence->kept != NULL && absence->kept->len > 0)
        g_array_append_vals (charges, absence->kept->data, absence->kept->len);
      return charges;
    }

  for (HdDate date = absence->from; date <= absence->to; date++)
    {
      HdCharge charge = { date, 0 };

      switch (absence->price)
        {
        case HD_ABSENCE_PRICE_TOTAL:
          charge.minutes = hd_schedule_paid_minutes (schedule, date, HD_DAY_PART_FULL);
          break;
        case HD_ABSENCE_PRICE_PER_DAY:
          charge.minutes = daily_cost (absence, schedule, date);
          break;
        case HD_ABSENCE_PRICE_KEPT:
        case HD_ABSENCE_PRICE_SCHEDULE:
        default:
          charge.minutes = scheduled_cost (absence, schedule, date);
          break;
        }
      total += charge.minutes;
      if (charge.minutes > 0)
        g_array_append_val (charges, charge);
    }

  if (absence->price == HD_ABSENCE_PRICE_TOTAL)
    {
      if (charges->len == 0)
        {
          HdCharge charge = { absence->from, 0 };

          g_array_append_val (charges, charge);
        }
      spread (charges, absence->cost);
    }
  else if (absence->price == HD_ABSENCE_PRICE_SCHEDULE && charges->len > 0)
    g_array_index (charges, HdCharge, charges->len - 1).minutes +=
      hd_increment_apply (increment, total) - total;

  return charges;
}

/* Where the absence begins or ends, in minutes since the epoch's midnight by wall time. */
static gint64
edge (const HdAbsence *absence, gboolean end, int split)
{
  HdDate date = end ? absence->to : absence->from;
  HdSpan span = span_on (absence, date);
  HdDayPart part = part_on (absence, date);

  if (!timed (absence) && part == HD_DAY_PART_AM)
    span.to = split;
  if (!timed (absence) && part == HD_DAY_PART_PM)
    span.from = split;
  return (gint64) date * HD_DAY_MINUTES + (end ? span.to : span.from);
}

/**
 * hd_absence_overlaps:
 * @split: the minute at which half days meet
 *
 * Whether two absences share a minute. Touching ones do not; nor do two halves of one day.
 */
gboolean
hd_absence_overlaps (const HdAbsence *a, const HdAbsence *b, int split)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return edge (a, FALSE, split) < edge (b, TRUE, split) &&
         edge (b, FALSE, split) < edge (a, TRUE, split);
}
