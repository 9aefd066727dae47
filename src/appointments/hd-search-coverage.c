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

/* The least from that day on: leave that is spent then is missing on every later day too. */
static gint64
least_from (const HdLeaveStep *steps, guint n_steps, HdDate day)
{
  gint64 least = on_day (steps, n_steps, day);

  for (guint i = 0; i < n_steps; i++)
    if (steps[i].on > day)
      least = MIN (least, steps[i].minutes);
  return least;
}

static HdDate
first_with (const HdLeaveStep *steps, guint n_steps, HdDate after, gint64 needed)
{
  for (guint i = 0; i < n_steps; i++)
    if (steps[i].on > after && least_from (steps, n_steps, steps[i].on) >= needed)
      return steps[i].on;
  return HD_DATE_NONE;
}

/**
 * hd_search_coverage:
 * @planned: meetings whose leave is not booked yet, in order of day
 * @likely: weighed minutes of what may still come
 * @visit_cost: minutes of one more visit, for #HdSearchCoverage.affordable; 0: cannot be told
 *
 * Holds a whole search against the forecast.
 */
HdSearchCoverage
hd_search_coverage (const HdLeaveStep *steps,
                    guint n_steps,
                    const HdPlannedCost *planned,
                    guint n_planned,
                    gint64 likely,
                    int visit_cost,
                    HdDate today)
{
  HdSearchCoverage coverage = { .likely = likely,
                                .short_on = HD_DATE_NONE,
                                .covered_from = HD_DATE_NONE };
  gint64 free_minutes;

  for (guint i = 0; i < n_planned; i++)
    {
      coverage.planned += planned[i].minutes;
      if (coverage.short_on == HD_DATE_NONE && planned[i].minutes > 0 &&
          least_from (steps, n_steps, planned[i].on) < coverage.planned)
        {
          coverage.short_on = planned[i].on;
          coverage.covered_from = first_with (steps, n_steps, planned[i].on, coverage.planned);
        }
    }

  coverage.left = (n_steps > 0 ? steps[n_steps - 1].minutes : 0) - coverage.planned;
  free_minutes = least_from (steps, n_steps, today) - coverage.planned;
  if (visit_cost > 0 && free_minutes > 0)
    coverage.affordable = (int) MIN (free_minutes / visit_cost, 999);
  return coverage;
}
