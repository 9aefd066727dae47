/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date.h"

G_BEGIN_DECLS

/* Semi-monthly boundaries are 24 a year; a list of named dates may be a little longer. */
#define HD_GRID_MAX_DATES 36

/**
 * HdMonthDay:
 * @month: 1 to 12
 * @day: 1 to 31; past the month's end it is the last day
 *
 * A day of the year without the year, such as 02-29 or 04-31.
 */
typedef struct
{
  int month;
  int day;
} HdMonthDay;

HdDate hd_month_day_in (HdMonthDay month_day, int year);

/**
 * HdGridKind:
 * @HD_GRID_DAYS: every so many days from an anchor
 * @HD_GRID_MONTHS: every so many months from an anchor, counted from the original date
 * @HD_GRID_DATES: the same named dates every year
 */
typedef enum
{
  HD_GRID_DAYS,
  HD_GRID_MONTHS,
  HD_GRID_DATES,
} HdGridKind;

/**
 * HdGrid:
 * @step: days or months, at least 1
 * @anchor: the boundary with index 0
 * @n_dates: how many of @dates hold
 * @dates: ascending
 *
 * The boundaries between accrual periods, numbered without end in both directions. A period is
 * [boundary, next boundary). Two boundaries can fall on one day (30 and “last” in February);
 * the period between them has no day and still is a period.
 */
typedef struct
{
  HdGridKind kind;
  int step;
  HdDate anchor;
  int n_dates;
  HdMonthDay dates[HD_GRID_MAX_DATES];
} HdGrid;

void hd_grid_init_days (HdGrid *grid, int step, HdDate anchor);
void hd_grid_init_months (HdGrid *grid, int step, HdDate anchor);
void hd_grid_init_dates (HdGrid *grid);
gboolean hd_grid_add_date (HdGrid *grid, HdMonthDay date);

HdDate hd_grid_date (const HdGrid *grid, int index);
int hd_grid_last_index (const HdGrid *grid, HdDate date);

G_END_DECLS
