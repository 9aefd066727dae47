/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-forecast-chart.h"

#include <glib/gi18n.h>

#include "hd-forecast-paint.h"
#include "hd-leave-words.h"
#include "hd-time-off-ink.h"
#include "hd-words.h"

#define MIN_WIDTH 200
#define NATURAL_WIDTH 600
#define HEIGHT 220

struct _HdForecastChart
{
  GtkWidget parent_instance;

  const HdForecast *forecast; /* borrowed; NULL while there is none */
  HdDate cursor;
  gboolean pointed;
};

enum
{
  PROP_0,
  PROP_CURSOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HdForecastChart, hd_forecast_chart, GTK_TYPE_WIDGET)

typedef enum
{
  MOVE_DAYS,
  MOVE_MONTHS,
  MOVE_TO_END,
} Move;

/* The arrows go where they point, and so into the past in a mirrored chart. */
static void
move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdForecastChart *self = HD_FORECAST_CHART (widget);
  int how, by;

  if (self->forecast == NULL)
    return;

  g_variant_get (parameter, "(ii)", &how, &by);
  if (how == MOVE_TO_END)
    {
      hd_forecast_chart_set_cursor (self, by < 0 ? self->forecast->from : self->forecast->until);
      return;
    }
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  hd_forecast_chart_set_cursor (self, how == MOVE_MONTHS ? hd_date_add_months (self->cursor, by)
                                                         : self->cursor + by);
}

static void
point_at (HdForecastChart *self, double x)
{
  HdForecastPlot plot;

  if (self->forecast == NULL)
    return;

  hd_forecast_plot_init (&plot, GTK_WIDGET (self), self->forecast);
  hd_forecast_chart_set_cursor (self, hd_forecast_plot_date_at (&plot, x));
}

static void
motion_cb (HdForecastChart *self, double x, double y)
{
  self->pointed = TRUE;
  point_at (self, x);
}

static void
leave_cb (HdForecastChart *self)
{
  self->pointed = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (HdForecastChart *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  point_at (self, x);
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
    hd_forecast_plot_paint_cursor (&plot, snapshot, self->cursor);
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
hd_forecast_chart_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      g_value_set_int (value, HD_FORECAST_CHART (object)->cursor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_forecast_chart_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      hd_forecast_chart_set_cursor (HD_FORECAST_CHART (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
add_key (GtkWidgetClass *klass, guint key, GdkModifierType modifiers, Move how, int by)
{
  gtk_widget_class_add_binding_action (klass, key, modifiers, "forecast.move", "(ii)", (int) how,
                                       by);
}

static void
hd_forecast_chart_class_init (HdForecastChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hd_forecast_chart_get_property;
  object_class->set_property = hd_forecast_chart_set_property;
  widget_class->snapshot = hd_forecast_chart_snapshot;
  widget_class->measure = hd_forecast_chart_measure;

  properties[PROP_CURSOR] =
    g_param_spec_int ("cursor", NULL, NULL, G_MININT32, G_MAXINT32, HD_DATE_NONE,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "forecast");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "forecast.move", "(ii)", move);
  add_key (widget_class, GDK_KEY_Left, 0, MOVE_DAYS, -1);
  add_key (widget_class, GDK_KEY_Right, 0, MOVE_DAYS, 1);
  add_key (widget_class, GDK_KEY_KP_Left, 0, MOVE_DAYS, -1);
  add_key (widget_class, GDK_KEY_KP_Right, 0, MOVE_DAYS, 1);
  add_key (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, MOVE_MONTHS, -1);
  add_key (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, MOVE_MONTHS, 1);
  add_key (widget_class, GDK_KEY_Home, 0, MOVE_TO_END, -1);
  add_key (widget_class, GDK_KEY_End, 0, MOVE_TO_END, 1);
}

static void
hd_forecast_chart_init (HdForecastChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->cursor = HD_DATE_NONE;
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  hd_time_off_ink_watch (GTK_WIDGET (self));
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
  g_return_if_fail (HD_IS_FORECAST_CHART (self));

  self->forecast = forecast;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (forecast == NULL)
    return;

  g_autofree char *words = summary (forecast);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  hd_forecast_chart_set_cursor (self,
                                self->cursor != HD_DATE_NONE ? self->cursor : forecast->today);
}

HdDate
hd_forecast_chart_get_cursor (HdForecastChart *self)
{
  g_return_val_if_fail (HD_IS_FORECAST_CHART (self), HD_DATE_NONE);

  return self->cursor;
}

/**
 * hd_forecast_chart_set_cursor:
 * @date: a day; the nearest one that is shown holds
 */
void
hd_forecast_chart_set_cursor (HdForecastChart *self, HdDate date)
{
  g_return_if_fail (HD_IS_FORECAST_CHART (self));

  if (self->forecast != NULL)
    date = CLAMP (date, self->forecast->from, self->forecast->until);
  if (self->cursor == date)
    return;

  self->cursor = date;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
}
