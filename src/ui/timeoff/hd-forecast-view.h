/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-forecast.h"

G_BEGIN_DECLS

/**
 * HdForecastView:
 *
 * The forecast: a chart whose cursor is read out below it, or the same as a table. Property
 * `years` says how far it looks ahead; who owns the view follows it with another forecast.
 */
#define HD_TYPE_FORECAST_VIEW (hd_forecast_view_get_type ())
G_DECLARE_FINAL_TYPE (HdForecastView, hd_forecast_view, HD, FORECAST_VIEW, AdwBin)

GtkWidget *hd_forecast_view_new (void);
void hd_forecast_view_take_forecast (HdForecastView *self, HdForecast *forecast);
int hd_forecast_view_get_years (HdForecastView *self);

G_END_DECLS
