/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date.h"
#include "hd-stage.h"

G_BEGIN_DECLS

/**
 * HdLikelyRound:
 * @cost: minutes of leave, at most
 * @permille: how likely it comes to it
 *
 * A meeting that is still to come, as far as one can tell from the stage.
 */
typedef struct
{
  HdStage stage;
  int cost;
  int permille;
} HdLikelyRound;

/**
 * HdLeaveStep:
 * @on: from this day on
 * @minutes: so much leave can be booked in all, counted from today
 * @lapsed: what lapsed on that day, unless it is used before; 0 for most days
 *
 * The forecast, in steps that rise and fall. In order of day.
 */
typedef struct
{
  HdDate on;
  gint64 minutes;
  gint64 lapsed;
} HdLeaveStep;

/**
 * HdSearchCoverage:
 * @planned: minutes that the planned meetings still need
 * @likely: minutes that the likely ones need, weighed
 * @left: minutes left on the last day looked at, once the planned ones are paid
 * @until: the last day looked at
 * @affordable: how many more visits of the typical cost fit besides, on whatever day
 * @short_on: the first day on which a planned meeting is not covered, or %HD_DATE_NONE
 * @covered_from: from when it would be, or %HD_DATE_NONE
 * @likely_covered: whether the likely ones are covered too, on whatever day they are
 * @likely_from: else from when they would be, or %HD_DATE_NONE
 * @next_from: from when one visit more than the affordable ones is covered, or %HD_DATE_NONE
 * @lapse_on: the last day on which time that lapses first can be used, or %HD_DATE_NONE
 * @lapse: minutes that lapse then
 */
typedef struct
{
  gint64 planned;
  gint64 likely;
  gint64 left;
  int affordable;
  HdDate until;
  HdDate short_on;
  HdDate covered_from;
  gboolean likely_covered;
  HdDate likely_from;
  HdDate next_from;
  HdDate lapse_on;
  gint64 lapse;
} HdSearchCoverage;

/**
 * HdPlannedCost:
 * @on: the day of the meeting
 * @minutes: what it costs in leave, and was not booked yet
 */
typedef struct
{
  HdDate on;
  gint64 minutes;
} HdPlannedCost;

guint
hd_likely_rounds (HdStage stage, int visit_cost, int call_cost, HdLikelyRound rounds[HD_N_STAGES]);
HdSearchCoverage hd_search_coverage (const HdLeaveStep *steps,
                                     guint n_steps,
                                     const HdPlannedCost *planned,
                                     guint n_planned,
                                     gint64 likely,
                                     int visit_cost,
                                     HdDate today,
                                     HdDate until);

G_END_DECLS
