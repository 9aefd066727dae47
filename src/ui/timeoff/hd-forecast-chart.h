/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-forecast.h"

G_BEGIN_DECLS

/**
 * HdForecastChart:
 *
 * The balance of leave over time, drawn: steps of credit, dips of leave, what lapses, the cap,
 * red below nothing. A cursor walks over it with the arrow keys, by day or with Ctrl by month, and
 * with the pointer. Property `cursor` is the #HdDate that is looked at. It is a picture to the
 * screen reader: #HdForecastView reads the cursor out, and has the same as a table.
 */
#define HD_TYPE_FORECAST_CHART (hd_forecast_chart_get_type ())
G_DECLARE_FINAL_TYPE (HdForecastChart, hd_forecast_chart, HD, FORECAST_CHART, GtkWidget)

void hd_forecast_chart_set_forecast (HdForecastChart *self, const HdForecast *forecast);
HdDate hd_forecast_chart_get_cursor (HdForecastChart *self);
void hd_forecast_chart_set_cursor (HdForecastChart *self, HdDate date);

G_END_DECLS
