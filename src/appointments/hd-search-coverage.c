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

/* A search held against the leave: what is planned is spent on its day, and so pays with what
 * lapses later. */
typedef struct
{
  const HdLeaveStep *steps;
  guint n_steps;
  const HdPlannedCost *planned;
  gint64 *sums;  /* what is planned before each of @planned, and before the end */
  guint *before; /* of each of @steps: how many of @planned are before it */
} Search;

static Search
search_new (const HdLeaveStep *steps, guint n_steps, const HdPlannedCost *planned, guint n_planned)
{
  Search self = { steps, n_steps, planned, g_new0 (gint64, n_planned + 1),
                  g_new0 (guint, n_steps) };

  for (guint i = 0; i < n_planned; i++)
    self.sums[i + 1] = self.sums[i] + planned[i].minutes;
  for (guint i = 0, k = 0; i < n_steps; i++)
    {
      while (k < n_planned && planned[k].on < steps[i].on)
        k++;
      self.before[i] = k;
    }
  return self;
}

static void
search_clear (Search *self)
{
  g_free (self->sums);
  g_free (self->before);
}

/* @n: so many of what is planned are; @last_on: when the last of them is, or %HD_DATE_NONE: on its
 * own day */
static gint64
spent_before (const Search *self, guint step, guint n, HdDate last_on)
{
  guint k = MIN (self->before[step], n);

  if (last_on == HD_DATE_NONE || n == 0)
    return self->sums[k];
  return self->sums[MIN (k, n - 1)] +
         (last_on < self->steps[step].on ? self->planned[n - 1].minutes : 0);
}

/* The least from @day on, but for what would have lapsed: leave that is spent then is missing on
 * every later day too. */
static gint64
least_from (const Search *self, guint n, HdDate last_on, HdDate day)
{
  gint64 saved = 0, now = 0, least = G_MAXINT64;

  for (guint i = 0; i < self->n_steps; i++)
    {
      saved += CLAMP (spent_before (self, i, n, last_on) - saved, 0, self->steps[i].lapsed);
      if (self->steps[i].on <= day)
        now = self->steps[i].minutes + saved;
      else
        least = MIN (least, self->steps[i].minutes + saved);
    }
  return MIN (now, least);
}

/* @moves: the last of what is planned is put off to the very day that is looked for */
static HdDate
first_with (const Search *self, guint n, gboolean moves, HdDate after, gint64 needed)
{
  for (guint i = 0; i < self->n_steps; i++)
    {
      HdDate on = self->steps[i].on;

      if (on > after && least_from (self, n, moves ? on : HD_DATE_NONE, on) >= needed)
        return on;
    }
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
  Search search = search_new (steps, n_steps, planned, n_planned);
  gint64 needed, free_minutes;

  for (guint i = 0; i < n_planned; i++)
    {
      coverage.planned += planned[i].minutes;
      if (coverage.short_on == HD_DATE_NONE && planned[i].minutes > 0 &&
          least_from (&search, i + 1, HD_DATE_NONE, planned[i].on) < coverage.planned)
        {
          coverage.short_on = planned[i].on;
          coverage.covered_from =
            first_with (&search, i + 1, TRUE, planned[i].on, coverage.planned);
        }
    }

  coverage.left = least_from (&search, n_planned, HD_DATE_NONE, until) - coverage.planned;
  needed = coverage.planned + likely;
  free_minutes = least_from (&search, n_planned, HD_DATE_NONE, today) - needed;
  /* Nothing more is promised on top of what is not covered itself. */
  if (coverage.short_on == HD_DATE_NONE)
    {
      coverage.likely_covered = likely == 0 || free_minutes >= 0;
      if (!coverage.likely_covered)
        coverage.likely_from = first_with (&search, n_planned, FALSE, today, needed);
      else if (visit_cost > 0)
        {
          coverage.affordable = (int) CLAMP (free_minutes / visit_cost, 0, 999);
          coverage.next_from =
            first_with (&search, n_planned, FALSE, today,
                        needed + (gint64) visit_cost * (coverage.affordable + 1));
        }
    }
  search_clear (&search);
  return coverage;
}
