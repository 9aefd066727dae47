/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when-private.h"

G_BEGIN_DECLS

/* What was read of one date before it is resolved against today. */
typedef struct
{
  int year; /* 0: not written */
  int month;
  int day;
  gboolean either; /* day and month may be the other way round */
} HdWrittenDate;

HdDate hd_when_nearest_weekday (HdDate date, int weekday);
gboolean hd_when_looks_possible (int month, int day);
gboolean hd_when_possible (int year, int month, int day);
gboolean
hd_when_resolve (const HdReading *r, HdDateItem *item, const HdWrittenDate *w, int weekday);

/* Dates written with day and month (hd-when-written.c), for the readers of weekdays and of
 * relative words. All return the token behind what they read, 0 for nothing. */

void hd_when_add_date (HdDateItem *item, HdDate date);
guint
hd_when_read_written (const HdReading *r, guint i, int weekday, HdItem *items, guint *n_items);
guint hd_when_read_day_only (const HdReading *r, guint i, int weekday, HdDateItem *item);
gboolean hd_when_says_suits (const HdReading *r, guint i);

/* hd-when-numbers.c */
gboolean hd_when_date_word_before (const HdReading *r, guint i);
guint hd_when_skip_ordinal (const HdReading *r, guint i);
gboolean hd_when_ends_phrase (const HdToken *t);
gboolean hd_when_time_ahead (const HdReading *r, guint i);
gboolean hd_when_is_hour (const HdReading *r, guint i);
gboolean hd_when_is_reference (const HdReading *r, guint i);
gboolean hd_when_numbers_room (const HdReading *r, guint i);
gboolean hd_when_minutes_follow (const HdReading *r, guint i);
gboolean hd_when_counts_options (const HdReading *r, guint joint);
gboolean hd_when_day_listed (const HdReading *r, guint i);
gboolean hd_when_is_listed_day (const HdReading *r, guint i);

/* hd-when-weekdays.c */
guint hd_when_read_weekday (HdReading *r, guint i, HdItem *items, guint *n_items);

/* hd-when-short-days.c */
gboolean hd_when_heads_lines (const HdReading *r, guint i, guint behind);
gboolean hd_when_is_met (const HdReading *r, guint i);
gboolean hd_when_proves_weekday (const HdReading *r, guint i, guint behind, HdDayPart part);
gboolean hd_when_fits_short_day (const HdReading *r, guint i, const HdWrittenDate *w);

/* hd-when-feasts.c */
guint hd_when_read_feast (const HdReading *r, guint i, HdItem *items, guint *n_items);

/* hd-when-nth.c */
int hd_when_read_ordinal (const HdReading *r, guint i, guint *end);
guint hd_when_read_nth (const HdReading *r, guint i, HdDateItem *item);

/* hd-when-relative.c */
guint hd_when_read_distance (const HdReading *r, guint i, int *days);
guint hd_when_read_relative (const HdReading *r, guint i, HdDateItem *item);

/* hd-when-weeks.c */
guint hd_when_read_week_number (const HdReading *r, guint i, HdNamedWeek *week);
gboolean hd_when_resolve_in_week (const HdReading *r,
                                  HdDateItem *item,
                                  int weekday,
                                  guint at,
                                  HdDate coming);

/* hd-when-month-weeks.c */
guint hd_when_read_month_week (const HdReading *r, guint i, HdNamedWeek *week);
void hd_when_add_day_of_week (const HdReading *r,
                              HdDateItem *item,
                              const HdNamedWeek *week,
                              int weekday);

G_END_DECLS
