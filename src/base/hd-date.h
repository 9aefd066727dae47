/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdDate:
 *
 * A day of the proleptic Gregorian calendar, counted from 1970-01-01 = 0. A plain number, so
 * that differences and comparisons need no function; %HD_DATE_NONE is "no date".
 */
typedef gint32 HdDate;

#define HD_DATE_NONE G_MININT32

/* The days that Halfday accepts from outside: years 1 to 9999, as ISO 8601 writes them. */
#define HD_DATE_MIN (-719162)
#define HD_DATE_MAX 2932896

/**
 * HdWeekday:
 *
 * Numbered as ISO 8601 does: Monday is 1, Sunday is 7.
 */
typedef enum
{
  HD_MONDAY = 1,
  HD_TUESDAY,
  HD_WEDNESDAY,
  HD_THURSDAY,
  HD_FRIDAY,
  HD_SATURDAY,
  HD_SUNDAY,
} HdWeekday;

gboolean hd_date_valid (int year, int month, int day);
HdDate hd_date_new (int year, int month, int day);
void hd_date_get_ymd (HdDate date, int *year, int *month, int *day);
int hd_date_year (HdDate date);
HdWeekday hd_date_weekday (HdDate date);
int hd_date_days_in_month (int year, int month);
gboolean hd_date_is_leap_year (int year);
HdDate hd_date_add_months (HdDate date, int months);
HdDate hd_date_next_weekday (HdDate after, HdWeekday weekday);
HdDate hd_date_easter (int year);

gboolean hd_date_parse_iso (const char *text, HdDate *date);
gboolean hd_date_parse (const char *text, HdDate today, HdDate *date, GError **error);
char *hd_date_format_iso (HdDate date);
gboolean hd_weekday_parse (const char *text, HdWeekday *weekday);

G_END_DECLS
