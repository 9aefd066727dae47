/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when-dates.h"

G_BEGIN_DECLS

/* Days that share a month: "3 or 4 December". */
typedef struct
{
  int days[MAX_DATES];
  guint n;
  gboolean run; /* from the first to the second */
} HdDayList;

/* The parts of hd_when_read_written(). What reads returns the token behind what it read, 0 for
 * nothing; but hd_when_read_year() @i where no year stands. */

/* hd-when-date-numbers.c */
gboolean hd_when_is_number (const HdReading *r, guint i, int digits, int least, int most);
gboolean hd_when_is_no_day (const HdReading *r, guint i);
guint hd_when_read_year (const HdReading *r, guint i, int *year);
guint hd_when_read_full_numbers (const HdReading *r, guint i, HdWrittenDate *w);
guint hd_when_read_two_numbers (const HdReading *r, guint i, int weekday, HdWrittenDate *w);

/* hd-when-day-lists.c */
guint hd_when_read_days_month (const HdReading *r, guint i, HdDayList *days, HdWrittenDate *w);
guint hd_when_read_month_days (const HdReading *r, guint i, HdDayList *days, HdWrittenDate *w);
void hd_when_add_days (const HdReading *r,
                       const HdDayList *days,
                       const HdWrittenDate *w,
                       HdItem *items,
                       guint *n_items);

G_END_DECLS
