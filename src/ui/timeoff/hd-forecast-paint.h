/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-forecast.h"

G_BEGIN_DECLS

/**
 * HdForecastPlot:
 * @widget: whose fonts and direction it has
 * @forecast: what is drawn
 * @area: where the days are, in pixels of @widget; axes stand around it
 * @low: the amount at the lower edge of @area, in minutes
 * @high: the amount at the upper edge
 * @step: minutes between two lines
 * @line: the height of a line of words
 *
 * The measures of a drawn forecast, for painting it and for finding the day below the pointer.
 */
typedef struct
{
  GtkWidget *widget;
  const HdForecast *forecast;
  graphene_rect_t area;
  gint64 low;
  gint64 high;
  gint64 step;
  float line;
} HdForecastPlot;

void hd_forecast_plot_init (HdForecastPlot *plot, GtkWidget *widget, const HdForecast *forecast);
HdDate hd_forecast_plot_date_at (const HdForecastPlot *plot, double x);
void hd_forecast_plot_paint (const HdForecastPlot *plot, GtkSnapshot *snapshot);
void hd_forecast_plot_paint_cursor (const HdForecastPlot *plot, GtkSnapshot *snapshot, HdDate on);

G_END_DECLS
