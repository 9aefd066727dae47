/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-search-coverage.h"

/*
 * Whether the leave lasts for the whole search: the planned meetings one by one against the
 * forecast, and what is likely to come behind them.
 *
 * The likelihoods are rules of thumb, not statistics: each stage that is reached is passed every
 * other time.
 */

static const struct
{
  gboolean visit; /* one goes there, rather than calls */
  int permille;   /* that the stage before it is passed */
} typical[HD_N_STAGES] = {
  [HD_STAGE_SCREEN] = { FALSE, 250 },   [HD_STAGE_MANAGER] = { FALSE, 600 },
  [HD_STAGE_ASSESSMENT] = { FALSE, 0 }, /* done at home */
  [HD_STAGE_LOOP] = { TRUE, 500 },      [HD_STAGE_FINAL] = { TRUE, 500 },
};

/**
 * hd_likely_rounds:
 * @stage: where an application is
 * @visit_cost: minutes of leave that being there usually costs
 * @call_cost: minutes that a call costs
 *
 * Returns: how many rounds may still come, each with the likelihood that it does
 */
guint
hd_likely_rounds (HdStage stage, int visit_cost, int call_cost, HdLikelyRound rounds[HD_N_STAGES])
{
  guint n = 0;
  int permille = 1000;

  if (stage == HD_STAGE_SAVED || stage == HD_STAGE_CLOSED)
    return 0;

  for (HdStage next = stage + 1; next < HD_STAGE_OFFER; next++)
    if (typical[next].permille > 0)
      {
        permille = permille * typical[next].permille / 1000;
        rounds[n++] =
          (HdLikelyRound){ next, typical[next].visit ? visit_cost : call_cost, permille };
      }
  return n;
}

static gint64
on_day (const HdLeaveStep *steps, guint n_steps, HdDate day)
{
  gint64 minutes = 0;

  for (guint i = 0; i < n_steps && steps[i].on <= day; i++)
    minutes = steps[i].minutes;
  return minutes;
}

/* What is spent before some leave lapses is taken from it, and so much less lapses. */
static gint64
saved (const HdLeaveStep *steps, guint n_steps, HdDate until, gint64 spent, HdDate spent_on)
{
  gint64 lapsed = 0;

  for (guint i = 0; i < n_steps && steps[i].on <= until; i++)
    if (steps[i].on > spent_on)
      lapsed += steps[i].lapsed;
  return MIN (spent, lapsed);
}

/* The least from that day on: leave that is spent then is missing on every later day too, but for
 * what would have lapsed. */
static gint64
least_from (const HdLeaveStep *steps, guint n_steps, HdDate day, gint64 spent, HdDate spent_on)
{
  gint64 least = on_day (steps, n_steps, day) + saved (steps, n_steps, day, spent, spent_on);

  for (guint i = 0; i < n_steps; i++)
    if (steps[i].on > day)
      least = MIN (least, steps[i].minutes + saved (steps, n_steps, steps[i].on, spent, spent_on));
  return least;
}

/* @spent_on: by when @spent is, or %HD_DATE_NONE: on the very day that is looked for */
static HdDate
first_with (const HdLeaveStep *steps,
            guint n_steps,
            HdDate after,
            gint64 needed,
            gint64 spent,
            HdDate spent_on)
{
  for (guint i = 0; i < n_steps; i++)
    if (steps[i].on > after &&
        least_from (steps, n_steps, steps[i].on, spent,
                    spent_on != HD_DATE_NONE ? spent_on : steps[i].on) >= needed)
      return steps[i].on;
  return HD_DATE_NONE;
}

/**
 * hd_search_coverage:
 * @planned: meetings whose leave is not booked yet, in order of day
 * @likely: weighed minutes of what may still come
 * @visit_cost: minutes of one more visit, for #HdSearchCoverage.affordable; 0: cannot be told
 * @until: the last day that the steps tell of
 *
 * Holds a whole search against the forecast. When a likely meeting will be is not known: it counts
 * as covered when the day does not matter. What lapses is for the caller to tell.
 */
HdSearchCoverage
hd_search_coverage (const HdLeaveStep *steps,
                    guint n_steps,
                    const HdPlannedCost *planned,
                    guint n_planned,
                    gint64 likely,
                    int visit_cost,
                    HdDate today,
                    HdDate until)
{
  HdSearchCoverage coverage = { .likely = likely,
                                .until = until,
                                .short_on = HD_DATE_NONE,
                                .covered_from = HD_DATE_NONE,
                                .likely_from = HD_DATE_NONE,
                                .next_from = HD_DATE_NONE,
                                .lapse_on = HD_DATE_NONE };
  HdDate last = n_planned > 0 ? planned[n_planned - 1].on : today;
  gint64 needed, free_minutes;

  for (guint i = 0; i < n_planned; i++)
    {
      coverage.planned += planned[i].minutes;
      if (coverage.short_on == HD_DATE_NONE && planned[i].minutes > 0 &&
          least_from (steps, n_steps, planned[i].on, coverage.planned, planned[i].on) <
            coverage.planned)
        {
          coverage.short_on = planned[i].on;
          coverage.covered_from = first_with (steps, n_steps, planned[i].on, coverage.planned,
                                              coverage.planned, HD_DATE_NONE);
        }
    }

  coverage.left = (n_steps > 0 ? steps[n_steps - 1].minutes : 0) +
                  saved (steps, n_steps, until, coverage.planned, last) - coverage.planned;
  /* Nothing more is promised on top of what is not covered itself. */
  if (coverage.short_on != HD_DATE_NONE)
    return coverage;

  needed = coverage.planned + likely;
  free_minutes = least_from (steps, n_steps, today, coverage.planned, last) - needed;
  coverage.likely_covered = likely == 0 || free_minutes >= 0;
  if (!coverage.likely_covered)
    {
      coverage.likely_from = first_with (steps, n_steps, today, needed, coverage.planned, last);
      return coverage;
    }
  if (visit_cost > 0)
    {
      coverage.affordable = (int) CLAMP (free_minutes / visit_cost, 0, 999);
      coverage.next_from =
        first_with (steps, n_steps, today, needed + (gint64) visit_cost * (coverage.affordable + 1),
                    coverage.planned, last);
    }
  return coverage;
}
