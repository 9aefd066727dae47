/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-account.h"

static int
pick (GRand *rand, int from, int to)
{
  return g_rand_int_range (rand, from, to + 1);
}

static HdDate
some_day (GRand *rand)
{
  return hd_date_new (2024, 1, 1) + pick (rand, 0, 4 * 365);
}

static void
random_grid (GRand *rand, HdLeaveTerms *terms)
{
  static const HdFrequency frequencies[] = {
    HD_FREQUENCY_DAILY,   HD_FREQUENCY_WEEKLY,    HD_FREQUENCY_BIWEEKLY, HD_FREQUENCY_SEMIMONTHLY,
    HD_FREQUENCY_MONTHLY, HD_FREQUENCY_QUARTERLY, HD_FREQUENCY_ANNUAL,   HD_FREQUENCY_NONE,
  };

  terms->frequency = frequencies[pick (rand, 0, G_N_ELEMENTS (frequencies) - 1)];
  switch (terms->frequency)
    {
    case HD_FREQUENCY_DAILY:
      hd_grid_init_days (&terms->grid, 1, 0);
      break;
    case HD_FREQUENCY_WEEKLY:
      hd_grid_init_days (&terms->grid, 7, pick (rand, 0, 6));
      break;
    case HD_FREQUENCY_BIWEEKLY:
      hd_grid_init_days (&terms->grid, 14, some_day (rand));
      break;
    case HD_FREQUENCY_SEMIMONTHLY:
      hd_grid_init_dates (&terms->grid);
      for (int month = 1; month <= 12; month++)
        {
          hd_grid_add_date (&terms->grid, (HdMonthDay){ month, pick (rand, 1, 15) });
          hd_grid_add_date (&terms->grid, (HdMonthDay){ month, pick (rand, 16, 31) });
        }
      break;
    case HD_FREQUENCY_QUARTERLY:
      hd_grid_init_months (&terms->grid, 3, some_day (rand));
      break;
    case HD_FREQUENCY_ANNUAL:
      hd_grid_init_months (&terms->grid, 12, some_day (rand));
      break;
    case HD_FREQUENCY_NONE:
    case HD_FREQUENCY_MONTHLY:
    case HD_FREQUENCY_SEMIANNUAL:
    default:
      hd_grid_init_months (&terms->grid, 1, some_day (rand));
      break;
    }
}

static void
random_terms (GRand *rand, HdLeaveTerms *terms)
{
  random_grid (rand, terms);
  terms->by_year = g_rand_boolean (rand);
  terms->amount = hd_fraction_new (pick (rand, 0, 6000), pick (rand, 1, 13));
  terms->annual = hd_fraction_new (pick (rand, 0, 14400), pick (rand, 1, 3));
  terms->balance_cap = pick (rand, 0, 2) == 0 ? pick (rand, 0, 9600) : HD_NO_LIMIT;
  terms->yearly_cap = pick (rand, 0, 3) == 0 ? pick (rand, 0, 9600) : HD_NO_LIMIT;
  terms->carryover = (HdCarryover){
    .mode = (HdCarryMode) pick (rand, 0, 3),
    .anniversary = pick (rand, 0, 3) == 0,
    .on = { pick (rand, 1, 12), pick (rand, 1, 31) },
    .max = pick (rand, 0, 4800),
    .limited = g_rand_boolean (rand),
    .valid_months = pick (rand, 0, 18),
    .valid_days = pick (rand, 1, 20),
  };
}

static HdLeavePolicy *
random_policy (GRand *rand)
{
  HdLeavePolicy *policy = hd_leave_policy_new ();
  int tiers = pick (rand, 0, 3);

  policy->accrual_from = some_day (rand);
  policy->accrual_until = pick (rand, 0, 3) == 0 ? some_day (rand) : HD_DATE_NONE;
  policy->credit_at_start = g_rand_boolean (rand);
  policy->prorate = pick (rand, 0, 3) > 0;
  policy->by_worked_days = pick (rand, 0, 3) == 0;
  policy->stop_at_annual = pick (rand, 0, 3) == 0;
  policy->scheduled_days_only = pick (rand, 0, 3) == 0;
  policy->tier_switch = (HdTierSwitch) pick (rand, 0, 2);
  policy->waiting = (HdWaiting) pick (rand, 0, 2);
  policy->waiting_until = some_day (rand);
  for (int i = pick (rand, 0, 5); i > 0; i--)
    {
      HdDate unpaid = some_day (rand);

      g_array_append_val (policy->unpaid_days, unpaid);
    }

  random_terms (rand, &g_array_index (policy->terms, HdLeaveTerms, 0));
  for (HdDate from = policy->accrual_from; tiers > 0; tiers--)
    {
      HdLeaveTerms terms;

      from += pick (rand, 1, 400);
      random_terms (rand, &terms);
      terms.from = from;
      g_array_append_val (policy->terms, terms);
    }

  return policy;
}

/* In two accounts of three; in one of them the books begin with the first. */
static void
random_statements (GRand *rand, HdLeaveAccount *account)
{
  HdDate on = some_day (rand);
  int how = pick (rand, 0, 2);

  if (how == 1)
    account->opened_on = on;
  for (int i = how > 0 ? pick (rand, 1, 4) : 0; i > 0; i--)
    {
      hd_leave_account_add_statement (account, on, pick (rand, -480, 6000));
      on += pick (rand, 1, 300);
    }
}

HdLeaveAccount *
random_account (GRand *rand, guint n_absences)
{
  HdLeaveAccount *account = hd_leave_account_new ();
  g_autoptr (HdDaysOff) off = hd_days_off_new ();

  for (int i = pick (rand, 0, 5); i > 0; i -= 3)
    hd_leave_account_take_policy (account, random_policy (rand));
  for (int i = pick (rand, 0, 6); i > 0; i--)
    {
      HdLeaveEntry entry = { some_day (rand), pick (rand, -960, 2400),
                             (HdLeaveKind) pick (rand, HD_LEAVE_COMP, HD_LEAVE_RECONCILE), FALSE };

      g_array_append_val (account->entries, entry);
    }
  random_statements (rand, account);
  for (int i = pick (rand, 0, 4); i > 0; i--)
    {
      HdDate from = some_day (rand);
      g_autofree char *id = g_strdup_printf ("lot-%d", i);

      hd_leave_account_add_lot (account, id, from,
                                g_rand_boolean (rand) ? from + pick (rand, 0, 400) : HD_DATE_NONE,
                                pick (rand, 0, 4800));
    }
  for (guint i = 0; i < n_absences; i++)
    {
      HdAbsence absence = HD_ABSENCE_INIT (some_day (rand));

      absence.to = absence.from + pick (rand, 0, 6);
      absence.state = (HdAbsenceState) pick (rand, HD_ABSENCE_DRAFT, HD_ABSENCE_CANCELLED);
      absence.price = (HdAbsencePrice) pick (rand, 0, 2);
      absence.cost = pick (rand, 0, 960);
      absence.part = (HdDayPart) pick (rand, 0, 2);
      g_array_append_val (account->absences, absence);
    }
  for (int i = 0; i < 40; i++)
    hd_days_off_add (off, some_day (rand), 500 * pick (rand, 1, 2), (HdDayPart) pick (rand, 0, 2));
  hd_schedule_take_days_off (account->schedule, g_steal_pointer (&off));

  return account;
}
