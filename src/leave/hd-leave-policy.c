/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-policy.h"

/**
 * hd_frequency_per_year:
 *
 * Returns: how many credits an ordinary year has; 0 for %HD_FREQUENCY_NONE. A year can have one
 *   more (27 fortnightly pay days).
 */
int
hd_frequency_per_year (HdFrequency frequency)
{
  static const int per_year[] = { 0, 365, 52, 26, 24, 12, 4, 2, 1 };

  g_return_val_if_fail (frequency < G_N_ELEMENTS (per_year), 0);

  return per_year[frequency];
}

/**
 * hd_carryover_lapse:
 *
 * Returns: the first day on which what was carried on @carried_on can no longer be used, or
 *   %HD_DATE_NONE when it does not lapse
 */
HdDate
hd_carryover_lapse (const HdCarryover *carryover, HdDate carried_on)
{
  g_return_val_if_fail (carryover != NULL, HD_DATE_NONE);

  if (!carryover->limited)
    return HD_DATE_NONE;

  return hd_date_add_months (carried_on, carryover->valid_months) + carryover->valid_days;
}

HdLeavePolicy *
hd_leave_policy_new (void)
{
  HdLeavePolicy *self = g_new0 (HdLeavePolicy, 1);
  HdLeaveTerms terms = {
    .from = HD_DATE_NONE,
    .amount = hd_fraction_new (0, 1),
    .annual = hd_fraction_new (0, 1),
    .balance_cap = HD_NO_LIMIT,
    .yearly_cap = HD_NO_LIMIT,
  };

  self->accrual_from = HD_DATE_NONE;
  self->accrual_until = HD_DATE_NONE;
  self->waiting_until = HD_DATE_NONE;
  self->anniversary_of = HD_DATE_NONE;
  self->prorate = TRUE;
  self->round_step = hd_fraction_new (0, 1);
  self->unpaid_days = g_array_new (FALSE, FALSE, sizeof (HdDate));
  self->terms = g_array_new (FALSE, FALSE, sizeof (HdLeaveTerms));
  g_array_append_val (self->terms, terms);
  return self;
}

void
hd_leave_policy_free (HdLeavePolicy *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->unpaid_days);
  g_array_unref (self->terms);
  g_free (self);
}

/**
 * hd_leave_policy_terms_on:
 *
 * Returns: (transfer none): the terms of the last milestone on or before @date
 */
const HdLeaveTerms *
hd_leave_policy_terms_on (const HdLeavePolicy *self, HdDate date)
{
  g_return_val_if_fail (self != NULL, NULL);

  const HdLeaveTerms *found = &g_array_index (self->terms, HdLeaveTerms, 0);

  for (guint i = 1; i < self->terms->len; i++)
    {
      const HdLeaveTerms *terms = &g_array_index (self->terms, HdLeaveTerms, i);

      if (terms->from <= date)
        found = terms;
    }

  return found;
}
