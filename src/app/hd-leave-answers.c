/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-answers.h"

/* Any leap year: a day of the year is compared in it. */
#define SOME_YEAR 2000

/**
 * hd_leave_answers_init:
 *
 * Credited on the first of each month, everything stays.
 */
void
hd_leave_answers_init (HdLeaveAnswers *self, HdDate today)
{
  g_return_if_fail (self != NULL);

  *self = (HdLeaveAnswers){
    .by_year = TRUE,
    .frequency = HD_FREQUENCY_MONTHLY,
    .credit_on = hd_date_new (hd_date_year (today), 1, 1),
    .carry = HD_CARRY_STAYS,
    .year_start = { 1, 1 },
    .since = HD_DATE_NONE,
  };
}

static void
init_grid (const HdLeaveAnswers *self, HdGrid *grid)
{
  switch (self->frequency)
    {
    case HD_FREQUENCY_DAILY:
      hd_grid_init_days (grid, 1, self->credit_on);
      break;
    case HD_FREQUENCY_WEEKLY:
      hd_grid_init_days (grid, 7, self->credit_on);
      break;
    case HD_FREQUENCY_BIWEEKLY:
      hd_grid_init_days (grid, 14, self->credit_on);
      break;
    case HD_FREQUENCY_SEMIMONTHLY:
      hd_grid_init_dates (grid);
      for (int month = 1; month <= 12; month++)
        {
          hd_grid_add_date (grid, (HdMonthDay){ month, self->first_and_fifteenth ? 1 : 15 });
          hd_grid_add_date (grid, (HdMonthDay){ month, self->first_and_fifteenth ? 15 : 31 });
        }
      break;
    case HD_FREQUENCY_QUARTERLY:
      hd_grid_init_months (grid, 3, self->credit_on);
      break;
    case HD_FREQUENCY_SEMIANNUAL:
      hd_grid_init_months (grid, 6, self->credit_on);
      break;
    case HD_FREQUENCY_ANNUAL:
      hd_grid_init_months (grid, 12, self->credit_on);
      break;
    case HD_FREQUENCY_MONTHLY:
    case HD_FREQUENCY_NONE:
    default:
      hd_grid_init_months (grid, 1, self->credit_on);
      break;
    }
}

/* How long after the start of a leave year @last_usable is, as the carry-over counts it. */
static void
set_lapse (HdCarryover *carryover, HdMonthDay start, HdMonthDay last_usable)
{
  HdDate from = hd_month_day_in (start, SOME_YEAR);
  HdDate lapse = hd_month_day_in (last_usable, SOME_YEAR) + 1;
  int months = 0;

  if (lapse <= from)
    lapse = hd_month_day_in (last_usable, SOME_YEAR + 1) + 1;
  while (hd_date_add_months (from, months + 1) <= lapse)
    months++;
  carryover->limited = TRUE;
  carryover->valid_months = months;
  carryover->valid_days = lapse - hd_date_add_months (from, months);
}

/* The start of the leave year that @on is in. */
static HdDate
leave_year (HdMonthDay start, HdDate on)
{
  HdDate first = hd_month_day_in (start, hd_date_year (on));

  return first <= on ? first : hd_month_day_in (start, hd_date_year (on) - 1);
}

static HdLeavePolicy *
copy_policy (const HdLeavePolicy *old)
{
  HdLeavePolicy *copy = hd_leave_policy_new ();
  GArray *unpaid_days = copy->unpaid_days, *terms = copy->terms;

  *copy = *old;
  copy->unpaid_days = unpaid_days;
  copy->terms = terms;
  g_array_append_vals (unpaid_days, old->unpaid_days->data, old->unpaid_days->len);
  g_array_set_size (terms, 0);
  g_array_append_vals (terms, old->terms->data, old->terms->len);
  return copy;
}

static gboolean
same_day (HdMonthDay a, HdMonthDay b)
{
  return a.month == b.month && a.day == b.day;
}

/* The first terms as answers. */
static void
read_terms (HdLeaveAnswers *self, const HdLeavePolicy *policy)
{
  const HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, 0);
  const HdCarryover *carryover = &terms->carryover;
  const HdGrid *grid = &terms->grid;
  HdDate lapse = HD_DATE_NONE;

  hd_leave_answers_init (self, policy->accrual_from);
  self->by_year = terms->by_year;
  self->amount = hd_fraction_round (terms->by_year ? terms->annual : terms->amount);
  self->frequency = terms->frequency;
  self->credit_on = grid->anchor;
  if (grid->kind == HD_GRID_DATES)
    self->credit_on = hd_grid_date (grid, hd_grid_last_index (grid, policy->accrual_from));
  self->first_and_fifteenth = grid->kind == HD_GRID_DATES && grid->dates[0].day == 1;
  self->carry = carryover->mode;
  self->carry_max = carryover->mode == HD_CARRY_MAX ? carryover->max : 0;
  if (carryover->mode != HD_CARRY_STAYS && !carryover->anniversary)
    self->year_start = carryover->on;
  self->cap = terms->balance_cap < HD_NO_LIMIT ? terms->balance_cap : 0;
  if (carryover->limited)
    lapse = hd_carryover_lapse (carryover, hd_month_day_in (self->year_start, SOME_YEAR));
  if (lapse != HD_DATE_NONE)
    hd_date_get_ymd (lapse - 1, NULL, &self->last_usable.month, &self->last_usable.day);
}

/* Where an answer is the one of @was, the terms stay as they are: they may say more than it does,
 * such as parts of a minute, or the last day of each month. %NULL for @was: all are new. */
static void
write_terms (const HdLeaveAnswers *self, const HdLeaveAnswers *was, HdLeaveTerms *terms)
{
  if (was == NULL || self->by_year != was->by_year || self->amount != was->amount)
    {
      terms->by_year = self->by_year;
      terms->amount = hd_fraction_new (self->amount, 1);
      terms->annual = hd_fraction_new (self->amount, 1);
    }
  if (was == NULL || self->frequency != was->frequency || self->credit_on != was->credit_on ||
      self->first_and_fifteenth != was->first_and_fifteenth)
    {
      terms->frequency = self->frequency;
      init_grid (self, &terms->grid);
    }
  if (was == NULL || self->cap != was->cap)
    terms->balance_cap = self->cap > 0 ? self->cap : HD_NO_LIMIT;
  if (was != NULL && self->carry == was->carry && self->carry_max == was->carry_max &&
      same_day (self->year_start, was->year_start) &&
      same_day (self->last_usable, was->last_usable))
    return;

  terms->carryover = (HdCarryover){ .mode = self->carry,
                                    .on = self->year_start,
                                    .max = self->carry == HD_CARRY_MAX ? self->carry_max : 0 };
  if (self->last_usable.month > 0 && self->carry != HD_CARRY_STAYS && self->carry != HD_CARRY_NONE)
    set_lapse (&terms->carryover, self->year_start, self->last_usable);
}

/**
 * hd_leave_answers_to_policy:
 * @old: (nullable): a policy of which all stays that the answers do not change: further terms
 *   (tiers, waiting, rounding) and days, the first two of which are another editor's, and what is
 *   said more exactly there than it is asked for
 * @on: without @old, a day in the first leave year that counts
 *
 * Time earns from the start of that leave year on, in whole periods, unless @since says that it
 * began within the year.
 *
 * Returns: (transfer full): the answers as a policy
 */
HdLeavePolicy *
hd_leave_answers_to_policy (const HdLeaveAnswers *self, const HdLeavePolicy *old, HdDate on)
{
  g_return_val_if_fail (self != NULL, NULL);

  HdLeavePolicy *policy = old != NULL ? copy_policy (old) : hd_leave_policy_new ();
  HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, 0);
  HdLeaveAnswers was;
  HdDate start;

  if (old != NULL)
    {
      read_terms (&was, old);
      write_terms (self, &was, terms);
      return policy;
    }

  write_terms (self, NULL, terms);
  /* A whole year at once comes when the year begins; the rest when it is earned. */
  policy->credit_at_start = self->frequency == HD_FREQUENCY_ANNUAL;
  policy->prorate = TRUE;
  start = leave_year (self->year_start, on);
  if (self->since != HD_DATE_NONE && self->since > start)
    policy->accrual_from = self->since;
  else
    policy->accrual_from = hd_grid_date (&terms->grid, hd_grid_last_index (&terms->grid, start));
  return policy;
}

/**
 * hd_leave_answers_from_policy:
 *
 * The first terms of @policy as answers.
 *
 * Returns: %FALSE when they say more than the questions ask and tiers and waiting tell; what can be
 * said is in @self all the same
 */
gboolean
hd_leave_answers_from_policy (HdLeaveAnswers *self, const HdLeavePolicy *policy)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (policy != NULL, FALSE);

  const HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, 0);
  const HdCarryover *carryover = &terms->carryover;
  HdLeaveTerms again = *terms;
  const HdLeaveTerms *other = &again;
  gboolean said;

  read_terms (self, policy);
  /* What comes back from the answers is what they could say. */
  write_terms (self, NULL, &again);

  said = policy->round_step.num == 0 && !policy->stop_at_annual && !policy->by_worked_days &&
         !policy->scheduled_days_only && policy->unpaid_days->len == 0 &&
         terms->yearly_cap == HD_NO_LIMIT && !carryover->anniversary && terms->amount.den == 1 &&
         terms->annual.den == 1 && terms->frequency != HD_FREQUENCY_NONE &&
         other->grid.kind == terms->grid.kind && other->grid.step == terms->grid.step &&
         other->grid.n_dates == terms->grid.n_dates &&
         other->carryover.limited == carryover->limited;
  for (int i = 0; said && i < terms->grid.n_dates; i++)
    said = other->grid.dates[i].month == terms->grid.dates[i].month &&
           MIN (other->grid.dates[i].day, 28) == MIN (terms->grid.dates[i].day, 28);
  return said;
}
