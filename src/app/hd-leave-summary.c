/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-summary.h"

#include <glib/gi18n.h>

#include "hd-leave-holidays.h"
#include "hd-words.h"

/**
 * hd_leave_summary_earned:
 *
 * Returns: (transfer full): the terms that hold today, as “200 h a year · Each month”; or that none
 *   were described
 */
char *
hd_leave_summary_earned (HdLeaveDesk *desk, HdDate today)
{
  /* In the order of HdFrequency. */
  const char *const often[] = { "",
                                _ ("Every day"),
                                _ ("Every week"),
                                _ ("Every two weeks"),
                                _ ("Twice a month"),
                                _ ("Each month"),
                                _ ("Each quarter"),
                                _ ("Twice a year"),
                                _ ("Once a year") };
  g_autoptr (HdLeavePolicy) policy = hd_leave_desk_get_policy (desk, today);
  const HdLeaveTerms *terms = policy != NULL ? hd_leave_policy_terms_on (policy, today) : NULL;
  g_autofree char *amount = NULL;

  if (terms == NULL || terms->frequency == HD_FREQUENCY_NONE)
    return g_strdup (_ ("Not described yet: nothing is forecast to come in"));

  amount = hd_words_amount (hd_fraction_round (terms->by_year ? terms->annual : terms->amount));
  if (terms->by_year)
    {
      /* Translators: an amount of leave that a year brings */
      g_autofree char *year = g_strdup_printf (_ ("%s a year"), amount);

      return g_strdup_printf ("%s · %s", year, often[terms->frequency]);
    }
  return g_strdup_printf ("%s · %s", amount, often[terms->frequency]);
}

/**
 * hd_leave_summary_week:
 *
 * Returns: (transfer full) (nullable): the hours of the week that holds today, as “40 h a week”
 */
char *
hd_leave_summary_week (HdLeaveDesk *desk, HdDate today)
{
  HdSchedule *schedule = hd_leave_desk_get_schedule (desk);
  g_autofree char *amount = NULL;
  gint64 minutes = 0;

  if (schedule == NULL)
    return NULL;

  for (int i = 0; i < 7; i++)
    minutes += hd_schedule_get_day (schedule, today + i)->minutes;
  amount = hd_words_amount (minutes);
  return g_strdup_printf (_ ("%s a week"), amount);
}

/**
 * hd_leave_summary_holidays:
 *
 * Returns: (transfer full): the next day off that all have, as “Next: Fri 25 Dec, Christmas Day”;
 *   or that none are known
 */
char *
hd_leave_summary_holidays (HdLeaveDesk *desk, HdDate today)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GArray) holidays = hd_leave_desk_list_holidays (desk, hd_date_year (today) + i);

      for (guint j = 0; j < holidays->len; j++)
        {
          const HdLeaveHoliday *holiday = &g_array_index (holidays, HdLeaveHoliday, j);
          g_autofree char *day = NULL;

          if (holiday->date < today || holiday->permille == 0)
            continue;
          day = hd_words_date (holiday->date, today);
          /* Translators: the next holiday: its date and its name */
          return g_strdup_printf (_ ("Next: %s, %s"), day, holiday->name);
        }
    }

  return g_strdup (_ ("None known yet: say where you work"));
}
