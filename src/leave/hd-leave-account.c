/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-ledger.h"

/**
 * hd_leave_kind_to_string:
 *
 * Returns: (transfer none): the name of @kind in files and on the command line
 */
const char *
hd_leave_kind_to_string (HdLeaveKind kind)
{
  static const char *const names[] = {
    "opening",  "grant", "accrual", "carry_in", "carry_out", "expire",
    "cap_lost", "leave", "comp",    "payout",   "adjust",    "reconcile",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

static void
clear_lot (gpointer data)
{
  g_free (((HdLeaveLot *) data)->id);
}

/**
 * hd_leave_account_new:
 *
 * Returns: (transfer full): an empty account with the default schedule and no limit
 */
HdLeaveAccount *
hd_leave_account_new (void)
{
  HdLeaveAccount *self = g_new0 (HdLeaveAccount, 1);

  self->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_leave_policy_free);
  self->entries = g_array_new (FALSE, FALSE, sizeof (HdLeaveEntry));
  self->lots = g_array_new (FALSE, TRUE, sizeof (HdLeaveLot));
  g_array_set_clear_func (self->lots, clear_lot);
  self->absences = g_array_new (FALSE, FALSE, sizeof (HdAbsence));
  self->schedule = hd_schedule_new_default ();
  self->increment.step = 1;
  self->opened_on = self->stated_on = HD_DATE_NONE;
  return self;
}

void
hd_leave_account_free (HdLeaveAccount *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->policies);
  g_array_unref (self->entries);
  g_array_unref (self->lots);
  g_array_unref (self->absences);
  hd_schedule_unref (self->schedule);
  g_free (self);
}

/**
 * hd_leave_account_take_policy:
 * @policy: (transfer full): a version of the policy
 *
 * A version holds from its @accrual_from until the day before the next one's; what it earned by
 * then is posted on the day of the change, and old periods keep the old version. A gap between
 * @accrual_until and the next version earns nothing. Of two versions from one day the one added
 * later holds.
 */
void
hd_leave_account_take_policy (HdLeaveAccount *self, HdLeavePolicy *policy)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (policy != NULL);

  guint at = self->policies->len;

  while (at > 0 && ((HdLeavePolicy *) g_ptr_array_index (self->policies, at - 1))->accrual_from >
                     policy->accrual_from)
    at--;
  if (at > 0 && ((HdLeavePolicy *) g_ptr_array_index (self->policies, at - 1))->accrual_from ==
                  policy->accrual_from)
    g_ptr_array_remove_index (self->policies, --at);
  g_ptr_array_insert (self->policies, (int) at, policy);
}

/**
 * hd_leave_account_add_lot:
 * @last_usable: the last day on which it can be used, inclusive, or %HD_DATE_NONE
 */
void
hd_leave_account_add_lot (HdLeaveAccount *self,
                          const char *id,
                          HdDate from,
                          HdDate last_usable,
                          gint64 minutes)
{
  HdLeaveLot lot = { g_strdup (id), from, last_usable, FALSE, minutes, 0, 0, 0 };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->lots, lot);
}

/**
 * hd_leave_account_add_statement:
 * @minutes: the balance at the end of @on
 *
 * What a payslip says: the books are brought to it, and what they differ by is a line of the
 * ledger. So the order in which statements are added does not matter; there is at most one a day.
 * Other entries and granted lots of the same day are not in it: they come on top.
 */
void
hd_leave_account_add_statement (HdLeaveAccount *self, HdDate on, gint64 minutes)
{
  HdLeaveEntry entry = { on, minutes, HD_LEAVE_RECONCILE, TRUE };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->entries, entry);
  self->stated_on = MAX (self->stated_on, on);
}

/* Leave up to the day on which the books were opened is in the opening balance already. */
static void
drop_before (GArray *charges, HdDate opened_on)
{
  guint n = 0;

  while (n < charges->len && g_array_index (charges, HdCharge, n).on <= opened_on)
    n++;
  if (n > 0)
    g_array_remove_range (charges, 0, n);
}

/**
 * hd_leave_account_charges:
 *
 * Returns: (transfer full) (element-type GArray): hd_absence_charges() of each absence, less what
 *   lies before the books were opened and, of a request, before the last statement
 */
GPtrArray *
hd_leave_account_charges (const HdLeaveAccount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *charges = g_ptr_array_new_full (self->absences->len, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->absences->len; i++)
    {
      const HdAbsence *absence = &g_array_index (self->absences, HdAbsence, i);
      GArray *days = hd_absence_charges (absence, self->schedule, self->increment);

      drop_before (days,
                   absence->state == HD_ABSENCE_REQUESTED ? self->stated_on : self->opened_on);
      g_ptr_array_add (charges, days);
    }
  return charges;
}

/**
 * hd_leave_account_horizon:
 *
 * Returns: the day after which only the policy goes on: the last one that an entry, an absence,
 *   a lot or the end of accrual names; %HD_DATE_NONE when the account names no day at all
 */
HdDate
hd_leave_account_horizon (const HdLeaveAccount *self)
{
  HdDate last = HD_DATE_NONE;

  g_return_val_if_fail (self != NULL, HD_DATE_NONE);

  for (guint i = 0; i < self->policies->len; i++)
    {
      const HdLeavePolicy *policy = g_ptr_array_index (self->policies, i);

      last = MAX (last, policy->accrual_from);
      if (policy->accrual_until != HD_DATE_NONE)
        last = MAX (last, policy->accrual_until + 1);
    }
  for (guint i = 0; i < self->entries->len; i++)
    last = MAX (last, g_array_index (self->entries, HdLeaveEntry, i).on);
  for (guint i = 0; i < self->absences->len; i++)
    last = MAX (last, g_array_index (self->absences, HdAbsence, i).to);
  for (guint i = 0; i < self->lots->len; i++)
    {
      const HdLeaveLot *lot = &g_array_index (self->lots, HdLeaveLot, i);

      last = MAX (last, lot->from);
      if (lot->last_usable != HD_DATE_NONE)
        last = MAX (last, lot->last_usable + 1);
    }

  return last;
}

/**
 * hd_leave_account_usable_from:
 *
 * Returns: the first day on which earned time can be used, or %HD_DATE_NONE when it always can
 */
HdDate
hd_leave_account_usable_from (const HdLeaveAccount *self)
{
  HdDate from = HD_DATE_NONE;

  g_return_val_if_fail (self != NULL, HD_DATE_NONE);

  for (guint i = 0; i < self->policies->len; i++)
    {
      const HdLeavePolicy *policy = g_ptr_array_index (self->policies, i);

      if (policy->waiting == HD_WAITING_USE_LATER)
        from = MAX (from, policy->waiting_until);
    }

  return from;
}
