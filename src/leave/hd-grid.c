/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-grid.h"

#include <string.h>

static int
floor_divide (int value, int by)
{
  return value >= 0 ? value / by : -((-value + by - 1) / by);
}

/**
 * hd_month_day_in:
 *
 * Returns: the date in @year; a day past the month's end is its last one
 */
HdDate
hd_month_day_in (HdMonthDay month_day, int year)
{
  int last = hd_date_days_in_month (year, month_day.month);

  return hd_date_new (year, month_day.month, MIN (month_day.day, last));
}

void
hd_grid_init_days (HdGrid *grid, int step, HdDate anchor)
{
  g_return_if_fail (grid != NULL);
  g_return_if_fail (step > 0);

  *grid = (HdGrid){ .kind = HD_GRID_DAYS, .step = step, .anchor = anchor };
}

void
hd_grid_init_months (HdGrid *grid, int step, HdDate anchor)
{
  g_return_if_fail (grid != NULL);
  g_return_if_fail (step > 0);

  *grid = (HdGrid){ .kind = HD_GRID_MONTHS, .step = step, .anchor = anchor };
}

/** hd_grid_init_dates: a grid that still needs at least one hd_grid_add_date() */
void
hd_grid_init_dates (HdGrid *grid)
{
  g_return_if_fail (grid != NULL);

  *grid = (HdGrid){ .kind = HD_GRID_DATES, .step = 1 };
}

/**
 * hd_grid_add_date:
 *
 * Returns: %FALSE when there is no room or the date is there already
 */
gboolean
hd_grid_add_date (HdGrid *grid, HdMonthDay date)
{
  g_return_val_if_fail (grid != NULL && grid->kind == HD_GRID_DATES, FALSE);
  g_return_val_if_fail (date.month >= 1 && date.month <= 12 && date.day >= 1, FALSE);

  int at = grid->n_dates;

  if (grid->n_dates == HD_GRID_MAX_DATES)
    return FALSE;
  while (at > 0 &&
         grid->dates[at - 1].month * 32 + grid->dates[at - 1].day >= date.month * 32 + date.day)
    at--;
  if (at < grid->n_dates && grid->dates[at].month == date.month && grid->dates[at].day == date.day)
    return FALSE;

  memmove (&grid->dates[at + 1], &grid->dates[at],
           sizeof (HdMonthDay) * (gsize) (grid->n_dates - at));
  grid->dates[at] = date;
  grid->n_dates++;
  return TRUE;
}

/**
 * hd_grid_date:
 *
 * Returns: the boundary with number @index
 */
HdDate
hd_grid_date (const HdGrid *grid, int index)
{
  g_return_val_if_fail (grid != NULL, HD_DATE_NONE);

  if (grid->kind == HD_GRID_DAYS)
    return grid->anchor + index * grid->step;
  if (grid->kind == HD_GRID_MONTHS)
    return hd_date_add_months (grid->anchor, index * grid->step);

  int year = floor_divide (index, grid->n_dates);

  return hd_month_day_in (grid->dates[index - year * grid->n_dates], year);
}

/**
 * hd_grid_last_index:
 *
 * Returns: the number of the last boundary on or before @date
 */
int
hd_grid_last_index (const HdGrid *grid, HdDate date)
{
  int year = 0, month = 0, index;

  g_return_val_if_fail (grid != NULL, 0);

  if (grid->kind == HD_GRID_DAYS)
    return floor_divide (date - grid->anchor, grid->step);

  hd_date_get_ymd (date, &year, &month, NULL);
  if (grid->kind == HD_GRID_MONTHS)
    {
      int anchor_year = 0, anchor_month = 0;

      hd_date_get_ymd (grid->anchor, &anchor_year, &anchor_month, NULL);
      index = floor_divide ((year - anchor_year) * 12 + month - anchor_month, grid->step);
    }
  else
    {
      index = year * grid->n_dates - 1;
      for (int i = 0; i < grid->n_dates && grid->dates[i].month <= month; i++)
        index++;
    }

  /* The months are right; the day may still lie ahead. */
  while (hd_grid_date (grid, index) > date)
    index--;
  return index;
}
