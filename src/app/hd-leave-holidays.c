/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-holidays.h"

#include "hd-holidays.h"

static void
clear_holiday (gpointer data)
{
  g_free (((HdLeaveHoliday *) data)->name);
}

static int
compare_holidays (gconstpointer a, gconstpointer b)
{
  const HdLeaveHoliday *first = a, *second = b;

  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

/* What the person said of a day beats the law; under another name it stands beside it. */
static void
add_own (GArray *list, const HdOwnHoliday *own)
{
  HdLeaveHoliday day = { own->date, NULL, own->permille, own->part, FALSE, FALSE, own->id };

  for (guint i = 0; i < list->len; i++)
    {
      HdLeaveHoliday *other = &g_array_index (list, HdLeaveHoliday, i);

      if (other->date != own->date || !other->public)
        continue;
      other->permille = own->permille;
      other->part = own->part;
      other->own = own->id;
      if (g_str_equal (other->name, own->name))
        return;
    }
  day.name = g_strdup (own->name);
  g_array_append_val (list, day);
}

/**
 * hd_leave_holidays_list:
 *
 * Returns: (transfer full) (element-type HdLeaveHoliday): the days off of @year by the law of the
 *   region and by what the person said, ascending
 */
GArray *
hd_leave_holidays_list (const HdLeaveFacts *facts, int year)
{
  g_return_val_if_fail (facts != NULL, NULL);

  GArray *list = g_array_new (FALSE, FALSE, sizeof (HdLeaveHoliday));
  g_autoptr (HdHolidayTable) table = NULL;
  g_autoptr (GArray) law = NULL;

  g_array_set_clear_func (list, clear_holiday);
  if (facts->settings->region[0] != '\0')
    table = hd_holiday_table_load (facts->settings->region, NULL);
  law = table != NULL ? hd_holiday_table_list (table, year, NULL) : NULL;
  for (guint i = 0; law != NULL && i < law->len; i++)
    {
      const HdHoliday *holiday = &g_array_index (law, HdHoliday, i);
      HdLeaveHoliday day = { holiday->date,
                             g_strdup (holiday->name),
                             holiday->local ? 0 : holiday->permille,
                             holiday->part,
                             TRUE,
                             holiday->local,
                             0 };

      g_array_append_val (list, day);
    }
  for (guint i = 0; i < facts->holidays->len; i++)
    {
      const HdOwnHoliday *own = facts->holidays->pdata[i];

      if (hd_date_year (own->date) == year)
        add_own (list, own);
    }
  g_array_sort (list, compare_holidays);
  return list;
}
