/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-holidays.h"

#include <string.h>

#include "hd-holidays.h"

/* The longest stretch of days off that one entry of a calendar can be: a year's end, a long
 * closing; not a year that somebody marked. */
#define STRETCH_MAX 62

/* What a day may be called; more is a story. */
#define MAX_NAME 200

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

/**
 * hd_leave_holidays_import:
 * @edit: from hd_leave_edit_new_holidays()
 * @file: a calendar of holidays
 * @left_out: (out): how many entries are no whole days off: timed, cancelled, without a date, or
 *   longer than any holiday
 *
 * Adds the whole days of a calendar. Of an entry that comes again each year only the next one is
 * known.
 *
 * Returns: how many days were added
 */
guint
hd_leave_holidays_import (HdLeaveEdit *edit, const HdCalendarFile *file, guint *left_out)
{
  guint n = 0;

  g_return_val_if_fail (edit != NULL, 0);
  g_return_val_if_fail (file != NULL, 0);
  g_return_val_if_fail (left_out != NULL, 0);

  *left_out = 0;
  for (guint i = 0; i < file->events->len; i++)
    {
      const HdInvitation *event = file->events->pdata[i];
      HdDate first = event->start.date;
      HdDate end = event->end.date != HD_DATE_NONE ? event->end.date : first + 1;
      g_autofree char *name =
        g_utf8_substring (event->summary != NULL ? event->summary : "", 0,
                          MIN (MAX_NAME,
                               g_utf8_strlen (event->summary != NULL ? event->summary : "", -1)));

      if (!event->all_day || first == HD_DATE_NONE || end - first > STRETCH_MAX ||
          (event->status != NULL && g_ascii_strcasecmp (event->status, "cancelled") == 0) ||
          strlen (name) > (gsize) 2 * MAX_NAME)
        {
          ++*left_out;
          continue;
        }
      for (HdDate date = first; date < MAX (end, first + 1); date++, n++)
        hd_leave_edit_add_holiday (edit, date, HD_WHOLE_DAY, HD_DAY_PART_FULL, name, event->uid);
    }
  return n;
}
