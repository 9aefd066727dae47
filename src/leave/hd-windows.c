/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-windows.h"

/*
 * The planner turned round: every start on a grid is planned, and starts next to each other at
 * the same price become one window.
 */

/* After this many calendar days without enough working days there are none. */
#define SEARCH_DAYS 120

/* The cheapest way to be away that asks nothing of lunch or of other hours. */
static const HdPlanOption *
find_cheapest (const GArray *options)
{
  const HdPlanOption *best = &g_array_index (options, HdPlanOption, 0);

  for (guint i = 1; i < options->len; i++)
    {
      const HdPlanOption *option = &g_array_index (options, HdPlanOption, i);

      if (option->kind == HD_PLAN_UNPAID || option->kind == HD_PLAN_MAKE_UP)
        continue;
      if (option->cost < best->cost || (option->cost == best->cost && option->kind < best->kind))
        best = option;
    }

  return best;
}

static void
find_on_day (GArray *found,
             const HdSchedule *schedule,
             const GArray *absences,
             HdDate date,
             const HdWindowRules *windows,
             const HdPlanRules *rules)
{
  HdFreeTime *last = NULL;

  for (int start = windows->hours.from; start + windows->length <= windows->hours.to;
       start += windows->step)
    {
      HdStretch busy = { HD_MOMENT (date, start - windows->before),
                         HD_MOMENT (date, start + windows->length + windows->after) };
      g_autoptr (GArray) options = hd_plan_options (schedule, absences, busy, rules);
      const HdPlanOption *best = find_cheapest (options);
      HdFreeTime window = { date, start, start + windows->length, best->cost, best->kind };

      if (last != NULL && last->cost == window.cost && last->kind == window.kind)
        {
          last->to = window.to;
          continue;
        }
      g_array_append_val (found, window);
      last = &g_array_index (found, HdFreeTime, found->len - 1);
    }
}

static int
compare_windows (gconstpointer a, gconstpointer b)
{
  const HdFreeTime *first = a, *second = b;

  if (first->cost != second->cost)
    return first->cost - second->cost;
  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  return first->from - second->from;
}

/**
 * hd_windows_find:
 * @absences: (element-type HdAbsence) (nullable): other absences; their time is free
 * @from: the first day to look at
 *
 * When an appointment would cost least on the next working days.
 *
 * Returns: (transfer full) (element-type HdFreeTime): the cheapest first, then the earliest
 */
GArray *
hd_windows_find (const HdSchedule *schedule,
                 const GArray *absences,
                 HdDate from,
                 const HdWindowRules *windows,
                 const HdPlanRules *rules)
{
  g_return_val_if_fail (schedule != NULL, NULL);
  g_return_val_if_fail (windows != NULL && windows->step > 0 && windows->length > 0, NULL);
  g_return_val_if_fail (windows->before >= 0 && windows->after >= 0, NULL);

  GArray *found = g_array_new (FALSE, FALSE, sizeof (HdFreeTime));
  int days = 0;

  for (HdDate date = from; date < from + SEARCH_DAYS && days < windows->days; date++)
    {
      if (hd_schedule_paid_minutes (schedule, date, HD_DAY_PART_FULL) == 0)
        continue;
      find_on_day (found, schedule, absences, date, windows, rules);
      days++;
    }

  g_array_sort (found, compare_windows);
  return found;
}
