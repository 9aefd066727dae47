/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-policy.h"

/*
 * From a policy to its credits: the walk over the periods. A period is made of pieces, one for
 * each terms that held in it; only a split by days, and a tier that changes the grid, make more
 * than one.
 */

/* From @start on @terms hold; found by the switch of the policy. */
typedef struct
{
  HdDate start;
  const HdLeaveTerms *terms;
} Segment;

/* Days [@from, @to) of the period @index of the grid of @terms. */
typedef struct
{
  HdDate from;
  HdDate to;
  int index;
  const HdLeaveTerms *terms;
} Piece;

typedef struct
{
  const HdLeavePolicy *policy;
  const HdSchedule *schedule;
  GHashTable *unpaid; /* of HdDate; NULL when there are none */
  GArray *pieces;     /* of Piece, reused from period to period */
  GArray *credits;    /* of HdCredit, the result */
  GArray *earning;    /* of int: how many of the first n credits of a year can bring something */
  const HdGrid *grid; /* of @earning; NULL before it was first counted */
  int year;           /* of @earning */
} Walk;

/* The day from which @terms hold, after @previous held from @start on. */
static HdDate
switch_date (HdTierSwitch how, const Segment *previous, const HdLeaveTerms *terms)
{
  if (terms->from <= previous->start)
    return previous->start;
  if (how == HD_TIER_SPLIT_BY_DAYS || previous->terms->frequency == HD_FREQUENCY_NONE)
    return terms->from;

  int index = hd_grid_last_index (&previous->terms->grid, terms->from);
  HdDate boundary = hd_grid_date (&previous->terms->grid, index);

  if (how == HD_TIER_NEXT_PERIOD && boundary < terms->from)
    boundary = hd_grid_date (&previous->terms->grid, index + 1);

  return MAX (boundary, previous->start);
}

static GArray *
list_segments (const HdLeavePolicy *policy, HdDate start)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  Segment segment = { start, &g_array_index (policy->terms, HdLeaveTerms, 0) };

  g_array_append_val (segments, segment);
  for (guint i = 1; i < policy->terms->len; i++)
    {
      Segment *last = &g_array_index (segments, Segment, segments->len - 1);

      segment.terms = &g_array_index (policy->terms, HdLeaveTerms, i);
      segment.start = switch_date (policy->tier_switch, last, segment.terms);
      if (segment.start == last->start)
        *last = segment;
      else
        g_array_append_val (segments, segment);
    }

  return segments;
}

/*
 * The days of [@from, @to) that earn: all of them, or the scheduled ones less unpaid ones. A
 * holiday is no scheduled day, on neither side of the division, so that a whole period stays
 * whole.
 */
static int
count_days (const Walk *walk, HdDate from, HdDate to, gboolean paid)
{
  const HdLeavePolicy *policy = walk->policy;
  int days = 0;

  if (!policy->by_worked_days && !policy->scheduled_days_only)
    return to - from;

  for (HdDate date = from; date < to; date++)
    if (hd_schedule_paid_minutes (walk->schedule, date, HD_DAY_PART_FULL) > 0 &&
        !(paid && policy->by_worked_days && walk->unpaid != NULL &&
          g_hash_table_contains (walk->unpaid, &date)))
      days++;

  return days;
}

/* Counts the credits of @year, @first to @last by the boundary they are posted on, that earn. */
static void
count_earning (Walk *walk, const HdGrid *grid, int year, int first, int last)
{
  int earning = 0;

  if (walk->grid == grid && walk->year == year)
    return;

  walk->grid = grid;
  walk->year = year;
  g_array_set_size (walk->earning, 0);
  g_array_append_val (walk->earning, earning);
  for (int posted = first; posted <= last; posted++)
    {
      int index = walk->policy->credit_at_start ? posted : posted - 1;
      HdDate opens = hd_grid_date (grid, index), closes = hd_grid_date (grid, index + 1);

      if (opens == closes || count_days (walk, opens, closes, FALSE) > 0)
        earning++;
      g_array_append_val (walk->earning, earning);
    }
}

/*
 * The n-th of the N credits that fall in a calendar year brings annual × n / N less
 * annual × (n - 1) / N, each rounded, so that the whole year is exact. Where only scheduled days
 * earn, a period without one makes no credit and is none of the N.
 */
static void
place_in_year (Walk *walk, const HdGrid *grid, int index, int *n, int *of)
{
  int posted = walk->policy->credit_at_start ? index : index + 1;
  int year = hd_date_year (hd_grid_date (grid, posted));
  int before = hd_grid_last_index (grid, hd_date_new (year, 1, 1) - 1);
  int last = hd_grid_last_index (grid, hd_date_new (year, 12, 31));

  *n = posted - before;
  *of = last - before;
  if (!walk->policy->by_worked_days && !walk->policy->scheduled_days_only)
    return;

  count_earning (walk, grid, year, before + 1, last);
  *n = g_array_index (walk->earning, int, *n);
  *of = g_array_index (walk->earning, int, *of);
}

static gint64
cumulative_share (HdFraction annual, int n, int of)
{
  return hd_fraction_round (hd_fraction_scale (annual, n, of)) -
         hd_fraction_round (hd_fraction_scale (annual, n - 1, of));
}

/* What the pieces bring together, rounded once. */
static gint64
pieces_minutes (Walk *walk)
{
  HdFraction sum = hd_fraction_new (0, 1);
  int active = 0;

  for (guint i = 0; i < walk->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (walk->pieces, Piece, i);

      active += count_days (walk, piece->from, piece->to, FALSE);
    }

  for (guint i = 0; i < walk->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (walk->pieces, Piece, i);
      const HdLeaveTerms *terms = piece->terms;
      HdDate opens = hd_grid_date (&terms->grid, piece->index);
      HdDate closes = hd_grid_date (&terms->grid, piece->index + 1);
      gboolean instant = opens == closes;
      int part = instant ? 1 : count_days (walk, piece->from, piece->to, TRUE);
      int whole = instant                 ? 1
                  : walk->policy->prorate ? count_days (walk, opens, closes, FALSE)
                                          : active;
      HdFraction rate = terms->amount;

      if (part == 0 || whole == 0)
        continue;

      if (terms->by_year)
        {
          int n, of;

          place_in_year (walk, &terms->grid, piece->index, &n, &of);
          if (part == whole && walk->policy->round_step.num == 0)
            {
              sum =
                hd_fraction_add (sum, hd_fraction_new (cumulative_share (terms->annual, n, of), 1));
              continue;
            }
          rate = hd_fraction_scale (terms->annual, 1, of);
        }
      sum = hd_fraction_add (sum, hd_fraction_scale (rate, part, whole));
    }

  if (walk->policy->round_step.num > 0)
    sum = hd_fraction_round_to (sum, walk->policy->round_step);
  return hd_fraction_round (sum);
}

static gint64
annual_ceiling (const HdLeavePolicy *policy, const HdLeaveTerms *terms)
{
  if (!policy->stop_at_annual)
    return HD_NO_LIMIT;

  HdFraction annual = terms->annual;

  if (annual.num == 0)
    annual = hd_fraction_scale (terms->amount, hd_frequency_per_year (terms->frequency), 1);
  return hd_fraction_round (annual);
}

/* Posts what the pieces bring on @on and empties them. */
static void
post (Walk *walk, HdDate on)
{
  const Piece *last = &g_array_index (walk->pieces, Piece, walk->pieces->len - 1);
  HdDate earned = walk->policy->credit_at_start ? on : on - 1;
  const HdLeaveTerms *in_force = hd_leave_policy_terms_on (walk->policy, earned);
  HdCredit credit = {
    .on = on,
    .earned = earned,
    .minutes = pieces_minutes (walk),
    .balance_cap = in_force->balance_cap,
    .yearly_cap = in_force->yearly_cap,
    .ceiling = annual_ceiling (walk->policy, last->terms),
  };

  if (credit.minutes != 0)
    g_array_append_val (walk->credits, credit);
  g_array_set_size (walk->pieces, 0);
}

/* Posts the periods without a day that lie on @date, numbers @from to @to. */
static void
post_instants (Walk *walk, const HdLeaveTerms *terms, HdDate date, int from, int to)
{
  for (int index = from; index <= to; index++)
    {
      Piece piece = { date, date, index, terms };

      g_array_append_val (walk->pieces, piece);
      post (walk, date);
    }
}

/*
 * Collects one period from @from on, as far as @end, and returns the day on which it closes.
 * @segment moves on with the terms.
 */
static HdDate
collect_period (Walk *walk, const GArray *segments, guint *segment, HdDate from, HdDate end)
{
  HdDate at = from;

  while (at < end)
    {
      const HdLeaveTerms *terms = g_array_index (segments, Segment, *segment).terms;
      HdDate next =
        *segment + 1 < segments->len ? g_array_index (segments, Segment, *segment + 1).start : end;

      /* A tier that ends accrual closes the period; so does a boundary of the new grid. */
      if (terms->frequency == HD_FREQUENCY_NONE)
        break;

      int index = hd_grid_last_index (&terms->grid, at);

      if (walk->pieces->len > 0 && hd_grid_date (&terms->grid, index) == at)
        break;

      HdDate closes = hd_grid_date (&terms->grid, index + 1);
      Piece piece = { at, MIN (MIN (closes, next), end), index, terms };

      g_array_append_val (walk->pieces, piece);
      at = piece.to;
      if (at == next && *segment + 1 < segments->len)
        (*segment)++;
      if (at == closes)
        break;
    }

  return at;
}

static int
compare_credits (gconstpointer a, gconstpointer b)
{
  const HdCredit *first = a, *second = b;

  return (first->on > second->on) - (first->on < second->on);
}

/**
 * hd_leave_policy_credits:
 * @schedule: tells scheduled days from others
 * @until: the last day to post on
 *
 * All credits of the policy up to and including @until, before any cap: caps need the balance.
 * At the end of a period the credit is posted on the closing boundary; a period that
 * @accrual_until cuts short closes on the day after. At the start of a period it is posted on
 * the opening boundary, a first partial one on the first day that earns.
 *
 * Returns: (transfer full) (element-type HdCredit): ascending by date
 */
GArray *
hd_leave_policy_credits (const HdLeavePolicy *self, const HdSchedule *schedule, HdDate until)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (schedule != NULL, NULL);

  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GArray) earning = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GHashTable) unpaid = NULL;
  Walk walk = { .policy = self, .schedule = schedule, .pieces = pieces, .earning = earning };
  HdDate end = self->accrual_until == HD_DATE_NONE ? HD_DATE_MAX : self->accrual_until + 1;
  HdDate at = self->accrual_from;

  walk.credits = g_array_new (FALSE, FALSE, sizeof (HdCredit));
  if (at == HD_DATE_NONE)
    return walk.credits;

  if (self->unpaid_days->len > 0)
    {
      unpaid = g_hash_table_new (g_int_hash, g_int_equal);
      for (guint i = 0; i < self->unpaid_days->len; i++)
        g_hash_table_add (unpaid, &g_array_index (self->unpaid_days, HdDate, i));
      walk.unpaid = unpaid;
    }
  if (self->waiting == HD_WAITING_EARN_LATER)
    at = MAX (at, self->waiting_until);

  g_autoptr (GArray) segments = list_segments (self, at);
  guint segment = 0;

  while (at < end && at <= until)
    {
      const HdLeaveTerms *terms;
      HdDate opens = at;

      while (segment + 1 < segments->len &&
             g_array_index (segments, Segment, segment + 1).start <= at)
        segment++;
      terms = g_array_index (segments, Segment, segment).terms;
      if (terms->frequency == HD_FREQUENCY_NONE)
        {
          if (segment + 1 == segments->len)
            break;
          at = g_array_index (segments, Segment, segment + 1).start;
          continue;
        }

      int index = hd_grid_last_index (&terms->grid, at);

      if (self->credit_at_start && hd_grid_date (&terms->grid, index) == at)
        {
          int first = index;

          while (hd_grid_date (&terms->grid, first - 1) == at)
            first--;
          post_instants (&walk, terms, at, first, index - 1);
        }

      at = collect_period (&walk, segments, &segment, at, end);
      if (self->credit_at_start || at <= until)
        post (&walk, self->credit_at_start ? opens : at);

      if (!self->credit_at_start && at <= until && hd_grid_date (&terms->grid, index + 1) == at)
        {
          int last = index;

          while (hd_grid_date (&terms->grid, last + 2) == at)
            last++;
          post_instants (&walk, terms, at, index + 1, last);
        }
    }

  g_array_sort (walk.credits, compare_credits);
  return walk.credits;
}
