/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-forecast.h"

G_BEGIN_DECLS

/**
 * HdForecastCap:
 * @on: the first day on which it holds
 * @minutes: the most that the balance can be, or %HD_NO_LIMIT
 */
typedef struct
{
  HdDate on;
  gint64 minutes;
} HdForecastCap;

/**
 * HdForecastDay:
 * @on: the day
 * @balance: at its end, requests not counted
 * @available: what is left at its end after requests
 * @what: what happens on it, in words; "" for nothing
 * @marked: a mark of the forecast is on it
 *
 * A day on which something happens, as a row of a table says it.
 */
typedef struct
{
  HdDate on;
  gint64 balance;
  gint64 available;
  char *what;
  gboolean marked;
} HdForecastDay;

/**
 * HdForecast:
 * @today: for the words, and where a cursor starts
 * @from: the first day
 * @until: the last day
 * @steps: the balance as steps, and the days with a name
 * @caps: (element-type HdForecastCap): ascending; empty when nothing was ever capped
 * @limit: how far below nothing the balance may go; 0 or less
 * @least: the least that is available, or 0
 * @most: the largest balance, or 0
 * @days: (element-type HdForecastDay): the days on which something happens, ascending
 *
 * A stretch of the balance for people to look at: as a chart, as a table and read out day by day.
 * It keeps nothing of the book that it was made from.
 */
typedef struct
{
  HdDate today;
  HdDate from;
  HdDate until;
  HdLeaveForecast *steps;
  GArray *caps;
  gint64 limit;
  gint64 least;
  gint64 most;
  GArray *days;
} HdForecast;

HdForecast *hd_forecast_new (const HdLeaveBook *book, HdDate today, HdDate from, HdDate until);
void hd_forecast_free (HdForecast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdForecast, hd_forecast_free)

const HdLeavePoint *hd_forecast_get_point (const HdForecast *self, HdDate on);
const HdForecastDay *hd_forecast_get_day (const HdForecast *self, HdDate on);
char *hd_forecast_read_out (const HdForecast *self, HdDate on);

G_END_DECLS
