/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-schedule.h"
#include "hd-absence.h"

G_BEGIN_DECLS

/**
 * HdYearLook:
 * @HD_YEAR_WORK: a day of work
 * @HD_YEAR_OFF: a day on which nobody works
 * @HD_YEAR_HOLIDAY: a holiday, or a part of one
 */
typedef enum
{
  HD_YEAR_WORK,
  HD_YEAR_OFF,
  HD_YEAR_HOLIDAY,
} HdYearLook;

/**
 * HdYearAway:
 *
 * Whether somebody is away on a day, ascending by how settled that is.
 */
typedef enum
{
  HD_YEAR_THERE,
  HD_YEAR_ASKED,
  HD_YEAR_AWAY,
} HdYearAway;

/**
 * HdYearDay:
 * @part: away for a part of the day only
 * @half: the holiday is for a part of the day only
 */
typedef struct
{
  HdYearLook look;
  HdYearAway away;
  gboolean part;
  gboolean half;
} HdYearDay;

/**
 * HdYearItem:
 * @id: of the absence, 0 for a holiday
 * @words: what it is, as “Requested, 13:15–16:15, 3 h” or the name of a holiday
 *
 * A holiday or an absence of the year.
 */
typedef struct
{
  HdDate from;
  HdDate to;
  gint64 id;
  char *words;
} HdYearItem;

/**
 * HdYear:
 * @year: the calendar year
 * @first: 1 January
 * @n_days: 365 or 366
 * @days: (array length=n_days): how each day looks
 * @items: (element-type HdYearItem): ascending by the first day
 *
 * What a calendar of one year shows.
 */
typedef struct
{
  int year;
  HdDate first;
  int n_days;
  HdYearDay days[366];
  GArray *items;
} HdYear;

HdYear *hd_year_new (int year, const HdSchedule *schedule);
void hd_year_free (HdYear *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdYear, hd_year_free)

void hd_year_add_holiday (HdYear *self, HdDate date, int permille, const char *name);
void hd_year_add_absence (HdYear *self, const HdAbsence *absence, gint64 cost, gint64 id);
const HdYearDay *hd_year_get_day (const HdYear *self, HdDate date);
const HdYearItem *hd_year_get_absence (const HdYear *self, HdDate date);
char *hd_year_read_out (const HdYear *self, HdDate date);
HdWeekday hd_year_first_weekday (void);

G_END_DECLS
