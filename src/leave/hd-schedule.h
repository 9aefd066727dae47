/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-amount.h"
#include "hd-days-off.h"

G_BEGIN_DECLS

/* The most paid spans that one day can have. */
#define HD_WORK_DAY_MAX_SPANS 8

/* Where a day is cut into morning and afternoon when nobody said where. */
#define HD_DEFAULT_SPLIT (12 * 60 + 30)

/**
 * HdWorkDay:
 * @minutes: the paid minutes of the day; 0 is a day off
 * @n_spans: how many spans there are; 0 when only the length of the day is known
 * @spans: when the paid minutes are, ascending, apart from each other
 */
typedef struct
{
  int minutes;
  int n_spans;
  HdSpan spans[HD_WORK_DAY_MAX_SPANS];
} HdWorkDay;

/**
 * HdWorkWeek:
 * @days: Monday first
 *
 * A week of work, a plain value.
 */
typedef struct
{
  HdWorkDay days[7];
} HdWorkWeek;

/**
 * HdHalfDay:
 * @split: the minute of the day at which the morning ends
 * @exact: a half day costs the paid minutes of that half (3 h 30 and 4 h 30), not half the day's
 *
 * How this employer counts half a day.
 */
typedef struct
{
  int split;
  gboolean exact;
} HdHalfDay;

void hd_work_week_init_hours (HdWorkWeek *week, HdSpan hours, guint weekdays);
void hd_work_week_init_length (HdWorkWeek *week, int day_minutes, guint weekdays);
gboolean hd_work_week_add_span (HdWorkWeek *week, HdWeekday weekday, HdSpan span);

/* A set of weekdays, as hd_work_week_init_hours() takes it. */
#define HD_WEEKDAY_BIT(weekday) (1u << ((weekday) -1))
#define HD_WEEKDAYS_MON_FRI 0x1fu
#define HD_WEEKDAYS_ALL 0x7fu

int hd_work_day_minutes_in (const HdWorkDay *day, HdSpan span);

/**
 * HdSchedule:
 *
 * When somebody works: a week of work from each of several dates on, and the holidays. A date
 * before the first week is free. Immutable once built; past absences keep the cost they had, so
 * a new week is added with its date and an old one never changed.
 */
typedef struct _HdSchedule HdSchedule;

HdSchedule *hd_schedule_new (void);
HdSchedule *hd_schedule_new_default (void);
HdSchedule *hd_schedule_ref (HdSchedule *self);
void hd_schedule_unref (HdSchedule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdSchedule, hd_schedule_unref)

void hd_schedule_add_week (HdSchedule *self, HdDate from, const HdWorkWeek *week);
void hd_schedule_take_days_off (HdSchedule *self, HdDaysOff *days_off);
void hd_schedule_set_half_day (HdSchedule *self, HdHalfDay half_day);

const HdWorkDay *hd_schedule_get_day (const HdSchedule *self, HdDate date);
HdHalfDay hd_schedule_get_half_day (const HdSchedule *self);
int hd_schedule_paid_minutes (const HdSchedule *self, HdDate date, HdDayPart part);
int hd_schedule_paid_minutes_in (const HdSchedule *self, HdDate date, HdSpan span);
int hd_schedule_get_spans (const HdSchedule *self, HdDate date, HdSpan *spans);

G_END_DECLS
