/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-ics-time.h"

G_BEGIN_DECLS

/* The most times of one day of which a rule takes some by their position. */
#define HD_RECUR_MAX_PICKS 64

typedef enum
{
  HD_FREQ_DAILY,
  HD_FREQ_WEEKLY,
  HD_FREQ_MONTHLY,
  HD_FREQ_YEARLY,
} HdFreq;

/**
 * HdRecur:
 * @interval: of days, weeks, months or years
 * @unit: the hour, minute or second in seconds, of which each @step counts; 0: it goes by days
 * @until: the last moment, its date %HD_DATE_NONE when there is none
 *
 * A recurrence rule (RFC 5545, 3.3.10) down to days, and the times of each of them; lists hold at
 * most what is in range.
 */
typedef struct
{
  HdFreq freq;
  int interval;
  int unit;
  int step;
  int count; /* 0: none */
  HdWall until;
  gboolean until_utc;
  gboolean until_date;
  gboolean until_unread; /* there is one that is no time: @until says nothing */
  gboolean strange;      /* a part of it is not understood */
  HdWeekday week_start;
  guint months; /* bit 1–12 */
  struct
  {
    gint8 nth;
    guint8 weekday;
  } days[32];
  guint n_days;
  gint8 month_days[62];
  guint n_month_days;
  gint16 year_days[32];
  guint n_year_days;
  gint8 weeks[32];
  guint n_weeks;
  gint16 positions[32];
  guint n_positions;
  guint32 hours;   /* bit 0–23 */
  guint64 minutes; /* bit 0–59 */
  guint64 seconds; /* bit 0–59 */
} HdRecur;

/**
 * HdRecurIter:
 *
 * The days of a rule in order, and which times of the present one its positions pick. It takes at
 * most a bounded number of steps and then ends.
 */
typedef struct
{
  const HdRecur *rule;
  HdDate start;
  HdDate horizon;
  int period;
  HdDate days[366];
  guint64 picks[366];
  guint n_days;
  guint at;
  guint64 pick;
  gboolean first;
  gint *budget; /* days that may still be looked at; NULL: no limit but the horizon */
} HdRecurIter;

gboolean hd_recur_parse (const char *text, HdRecur *rule, GError **error);
void hd_recur_iter_init (HdRecurIter *iter, const HdRecur *rule, HdDate start, HdDate from);
gboolean hd_recur_iter_next (HdRecurIter *iter, HdDate *day);
gboolean hd_recur_takes (const HdRecur *rule, HdDate start, HdDate day);
guint hd_recur_count_times (const HdRecur *rule);
void hd_recur_end (HdRecur *rule, HdWall start);
int hd_recur_next_time (HdRecurIter *iter, HdWall start, HdDate day, int after);
gboolean hd_recur_in_year (const HdRecur *rule, HdDate start, int year, HdDate *day);

G_END_DECLS
