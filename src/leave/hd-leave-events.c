/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-events.h"

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const HdLeaveEvent *first = a, *second = b;

  if (first->on != second->on)
    return first->on < second->on ? -1 : 1;
  return (int) first->stage - (int) second->stage;
}

/* The first day on which the policy with number @index no longer holds. */
static HdDate
policy_end (const HdLeaveAccount *account, guint index)
{
  const HdLeavePolicy *next;

  if (index + 1 >= account->policies->len)
    return HD_DATE_MAX;
  next = g_ptr_array_index (account->policies, index + 1);
  return next->accrual_from == HD_DATE_NONE ? HD_DATE_MAX : next->accrual_from;
}

static void
add_carry_dates (GArray *events,
                 const HdLeavePolicy *policy,
                 HdDate from,
                 HdDate until,
                 HdDate opened_on)
{
  for (guint i = 0; i < policy->terms->len; i++)
    {
      const HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, i);
      const HdCarryover *rule = &terms->carryover;
      HdMonthDay on = rule->on;

      HdDate hired =
        policy->anniversary_of != HD_DATE_NONE ? policy->anniversary_of : policy->accrual_from;

      if (rule->mode == HD_CARRY_STAYS || from > until ||
          (rule->anniversary && hired == HD_DATE_NONE))
        continue;
      if (rule->anniversary)
        hd_date_get_ymd (hired, NULL, &on.month, &on.day);

      for (int year = hd_date_year (from); year <= hd_date_year (until); year++)
        {
          HdLeaveEvent event = { .stage = HD_LEAVE_STAGE_CARRY, .what = rule, .source = -1 };

          event.on = hd_month_day_in (on, year);
          if (event.on < from || event.on > until || event.on <= opened_on ||
              (rule->anniversary && event.on <= hired) ||
              hd_leave_policy_terms_on (policy, event.on) != terms)
            continue;
          g_array_append_val (events, event);
        }
    }
}

/* The day of the first thing that an account has; carry-over before it has nothing to carry. */
static HdDate
first_day (const HdLeaveAccount *account)
{
  HdDate first = HD_DATE_MAX;

  for (guint i = 0; i < account->policies->len; i++)
    {
      const HdLeavePolicy *policy = g_ptr_array_index (account->policies, i);

      if (policy->accrual_from != HD_DATE_NONE)
        first = MIN (first, policy->accrual_from);
    }
  for (guint i = 0; i < account->entries->len; i++)
    first = MIN (first, g_array_index (account->entries, HdLeaveEntry, i).on);
  return first;
}

static gboolean
is_stated (const HdLeaveAccount *account, HdDate on)
{
  for (guint i = 0; on <= account->stated_on && i < account->entries->len; i++)
    {
      const HdLeaveEntry *entry = &g_array_index (account->entries, HdLeaveEntry, i);

      if (entry->stated && entry->on == on)
        return TRUE;
    }

  return FALSE;
}

/* Whatever order they were entered in, what comes in counts before what goes out. */
static HdLeaveStage
entry_stage (const HdLeaveAccount *account, const HdLeaveEntry *entry)
{
  if (entry->stated)
    return HD_LEAVE_STAGE_STATEMENT;
  if (is_stated (account, entry->on))
    return entry->minutes < 0 ? HD_LEAVE_STAGE_CORRECT_DEDUCT : HD_LEAVE_STAGE_CORRECT;
  return entry->minutes < 0 ? HD_LEAVE_STAGE_DEDUCT : HD_LEAVE_STAGE_ENTRY;
}

/**
 * hd_leave_events_new:
 * @account: (transfer none): must outlive the events
 * @charges: hd_leave_account_charges() of @account
 * @until: the last day
 *
 * Returns: (transfer full): what happens in @account, the leave of every absence included
 */
HdLeaveEvents *
hd_leave_events_new (const HdLeaveAccount *account, GPtrArray *charges, HdDate until)
{
  g_return_val_if_fail (account != NULL, NULL);
  g_return_val_if_fail (charges != NULL, NULL);

  HdLeaveEvents *self = g_new0 (HdLeaveEvents, 1);
  GArray *events = g_array_new (FALSE, FALSE, sizeof (HdLeaveEvent));
  GPtrArray *credits = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  HdDate first = first_day (account);

  self->events = events;
  self->credits = credits;

  for (guint i = 0; i < account->policies->len; i++)
    {
      const HdLeavePolicy *policy = g_ptr_array_index (account->policies, i);
      HdDate end = policy_end (account, i);
      HdLeavePolicy version = *policy;
      GArray *list;

      /* The next version cuts this one's last period short; its part is posted on that day. */
      if (end < HD_DATE_MAX &&
          (version.accrual_until == HD_DATE_NONE || version.accrual_until >= end))
        version.accrual_until = end - 1;
      list = hd_leave_policy_credits (&version, account->schedule, MIN (until, end));
      g_ptr_array_add (credits, list);
      add_carry_dates (events, policy, i == 0 ? first : policy->accrual_from, MIN (until, end - 1),
                       account->opened_on);
      for (guint j = 0; j < list->len; j++)
        {
          const HdCredit *what = &g_array_index (list, HdCredit, j);
          HdLeaveEvent event = { what->on, HD_LEAVE_STAGE_CREDIT, -1, 0, what, FALSE };

          event.not_yet_usable =
            policy->waiting == HD_WAITING_USE_LATER && what->on < policy->waiting_until;
          g_array_append_val (events, event);
        }
    }

  for (guint i = 0; i < account->lots->len; i++)
    {
      HdDate from = g_array_index (account->lots, HdLeaveLot, i).from;
      HdLeaveEvent event = { .on = from, .stage = HD_LEAVE_STAGE_ENTRY, .source = (int) i };

      if (is_stated (account, from))
        event.stage = HD_LEAVE_STAGE_CORRECT;
      if (event.on >= account->opened_on)
        g_array_append_val (events, event);
    }
  for (guint i = 0; i < account->entries->len; i++)
    {
      const HdLeaveEntry *entry = &g_array_index (account->entries, HdLeaveEntry, i);
      HdLeaveEvent event = { entry->on, entry_stage (account, entry), (int) i, 0, entry, FALSE };

      /* On the day itself an entry corrects the opening; before it, it is a part of it. */
      if (entry->on >= account->opened_on)
        g_array_append_val (events, event);
    }
  for (guint i = 0; i < charges->len; i++)
    {
      const GArray *days = g_ptr_array_index (charges, i);

      for (guint j = 0; j < days->len; j++)
        {
          const HdCharge *charge = &g_array_index (days, HdCharge, j);
          HdLeaveEvent event = { charge->on, HD_LEAVE_STAGE_LEAVE, (int) i, charge->minutes, NULL,
                                 FALSE };

          g_array_append_val (events, event);
        }
    }

  g_array_sort (events, compare_events);
  return self;
}

void
hd_leave_events_free (HdLeaveEvents *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->events);
  g_ptr_array_unref (self->credits);
  g_free (self);
}
