/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-forecast-chart.h"

#include <glib/gi18n.h>

#include "hd-forecast-paint.h"
#include "hd-leave-words.h"
#include "hd-words.h"

#define MIN_WIDTH 200
#define NATURAL_WIDTH 600
#define HEIGHT 220

struct _HdForecastChart
{
  HdDayCanvas parent_instance;

  const HdForecast *forecast; /* borrowed; NULL while there is none */
  gboolean pointed;
};

G_DEFINE_FINAL_TYPE (HdForecastChart, hd_forecast_chart, HD_TYPE_DAY_CANVAS)

static HdDate
hd_forecast_chart_date_at (HdDayCanvas *canvas, double x, double y)
{
  HdForecastChart *self = HD_FORECAST_CHART (canvas);
  HdForecastPlot plot;

  if (self->forecast == NULL)
    return HD_DATE_NONE;

  hd_forecast_plot_init (&plot, GTK_WIDGET (self), self->forecast);
  return hd_forecast_plot_date_at (&plot, x);
}

static void
motion_cb (HdForecastChart *self, double x, double y)
{
  HdDate date = hd_day_canvas_get_date_at (HD_DAY_CANVAS (self), x, y);

  self->pointed = TRUE;
  if (date != HD_DATE_NONE)
    hd_day_canvas_set_cursor (HD_DAY_CANVAS (self), date);
}

static void
leave_cb (HdForecastChart *self)
{
  self->pointed = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hd_forecast_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HdForecastChart *self = HD_FORECAST_CHART (widget);
  HdForecastPlot plot;

  if (self->forecast == NULL)
    return;

  hd_forecast_plot_init (&plot, widget, self->forecast);
  hd_forecast_plot_paint (&plot, snapshot);
  if (self->pointed || gtk_widget_has_focus (widget))
    hd_forecast_plot_paint_cursor (&plot, snapshot,
                                   hd_day_canvas_get_cursor (HD_DAY_CANVAS (self)));
}

static void
hd_forecast_chart_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

static void
hd_forecast_chart_class_init (HdForecastChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HdDayCanvasClass *canvas_class = HD_DAY_CANVAS_CLASS (klass);

  widget_class->snapshot = hd_forecast_chart_snapshot;
  widget_class->measure = hd_forecast_chart_measure;
  canvas_class->date_at = hd_forecast_chart_date_at;

  gtk_widget_class_set_css_name (widget_class, "forecast");
  hd_day_canvas_class_add_key (canvas_class, GDK_KEY_Left, GDK_CONTROL_MASK,
                               HD_DAY_MOVE_MONTHS_ALONG, -1);
  hd_day_canvas_class_add_key (canvas_class, GDK_KEY_Right, GDK_CONTROL_MASK,
                               HD_DAY_MOVE_MONTHS_ALONG, 1);
  hd_day_canvas_class_add_key (canvas_class, GDK_KEY_Home, 0, HD_DAY_MOVE_TO_END, -1);
  hd_day_canvas_class_add_key (canvas_class, GDK_KEY_End, 0, HD_DAY_MOVE_TO_END, 1);
}

static void
hd_forecast_chart_init (HdForecastChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Forecast"), -1);
}

/* What the picture says, to whom does not see it. */
static char *
summary (const HdForecast *forecast)
{
  GString *text = g_string_new (NULL);
  g_autofree char *first = hd_forecast_read_out (forecast, forecast->from);
  g_autofree char *last = hd_forecast_read_out (forecast, forecast->until);

  g_string_append (text, first);
  for (guint i = 0; i < forecast->steps->marks->len && i < 6; i++)
    {
      g_autofree char *words =
        hd_leave_words_mark (&g_array_index (forecast->steps->marks, HdLeaveMark, i),
                             forecast->today);

      g_string_append_printf (text, ". %s", words);
    }
  g_string_append_printf (text, ". %s", last);
  return g_string_free (text, FALSE);
}

/**
 * hd_forecast_chart_set_forecast:
 * @forecast: (nullable): must outlive the chart or the next call
 *
 * The cursor stays on its day when there is one, and starts on today.
 */
void
hd_forecast_chart_set_forecast (HdForecastChart *self, const HdForecast *forecast)
{
  HdDate cursor;

  g_return_if_fail (HD_IS_FORECAST_CHART (self));

  self->forecast = forecast;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (forecast == NULL)
    return;

  g_autofree char *words = summary (forecast);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  hd_day_canvas_set_range (HD_DAY_CANVAS (self), forecast->from, forecast->until);
  cursor = hd_day_canvas_get_cursor (HD_DAY_CANVAS (self));
  hd_day_canvas_set_cursor (HD_DAY_CANVAS (self),
                            cursor != HD_DATE_NONE ? cursor : forecast->today);
}
