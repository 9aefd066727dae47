/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-day-canvas.h"
#include "hd-forecast.h"

G_BEGIN_DECLS

/**
 * HdForecastChart:
 *
 * The balance of leave over time, drawn: steps of credit, dips of leave, what lapses, the cap,
 * red below nothing. The cursor follows the pointer too, and with Ctrl it walks by month. It is a
 * picture to the screen reader: #HdForecastView reads the cursor out, and has the same as a table.
 */
#define HD_TYPE_FORECAST_CHART (hd_forecast_chart_get_type ())
G_DECLARE_FINAL_TYPE (HdForecastChart, hd_forecast_chart, HD, FORECAST_CHART, HdDayCanvas)

void hd_forecast_chart_set_forecast (HdForecastChart *self, const HdForecast *forecast);

G_END_DECLS
