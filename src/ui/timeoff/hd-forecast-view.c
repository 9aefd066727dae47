/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-forecast-view.h"

#include <glib/gi18n.h>

#include "hd-fold.h"
#include "hd-forecast-chart.h"
#include "hd-line-list.h"
#include "hd-words.h"

struct _HdForecastView
{
  AdwBin parent_instance;

  HdForecast *forecast; /* NULL while there is none */
  int years;

  /* Template widgets */
  GtkToggleButton *three_years;
  GtkToggleButton *as_table;
  GtkStack *stack;
  HdForecastChart *chart;
  AdwBin *table_bin;
  GtkLabel *status;
};

enum
{
  PROP_0,
  PROP_YEARS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HdForecastView, hd_forecast_view, ADW_TYPE_BIN)

static void
fill_table (HdForecastView *self)
{
  HdLineList *list;

  if (adw_bin_get_child (self->table_bin) == NULL)
    adw_bin_set_child (self->table_bin, hd_line_list_new (_ ("Forecast")));
  list = HD_LINE_LIST (adw_bin_get_child (self->table_bin));
  hd_line_list_clear (list);
  for (guint i = 0; self->forecast != NULL && i < self->forecast->days->len; i++)
    {
      const HdForecastDay *day = &g_array_index (self->forecast->days, HdForecastDay, i);
      g_autofree char *on = hd_words_date (day->on, self->forecast->today);
      g_autofree char *balance = hd_words_amount (day->balance);
      g_autofree char *available = hd_words_amount (day->available);
      g_autofree char *after = NULL;

      if (day->available != day->balance)
        /* Translators: what is left of leave when all that is asked for is granted */
        after = g_strdup_printf (_ ("%s after requests"), available);
      hd_line_list_add (list, on, day->what, balance, after != NULL ? after : "");
    }
}

static void
read_out (HdForecastView *self)
{
  g_autofree char *words = NULL;

  if (self->forecast == NULL)
    return;

  words =
    hd_forecast_read_out (self->forecast, hd_day_canvas_get_cursor (HD_DAY_CANVAS (self->chart)));
  gtk_label_set_label (self->status, words);
}

static void
as_table_cb (HdForecastView *self)
{
  gboolean table = gtk_toggle_button_get_active (self->as_table);

  if (table)
    fill_table (self);
  gtk_stack_set_visible_child_name (self->stack, table ? "table" : "chart");
  gtk_widget_set_visible (GTK_WIDGET (self->status), !table);
}

static void
years_cb (HdForecastView *self)
{
  int years = gtk_toggle_button_get_active (self->three_years) ? 3 : 1;

  if (self->years == years)
    return;

  self->years = years;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEARS]);
}

static void
hd_forecast_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_YEARS:
      g_value_set_int (value, HD_FORECAST_VIEW (object)->years);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_forecast_view_dispose (GObject *object)
{
  HdForecastView *self = HD_FORECAST_VIEW (object);

  if (self->chart != NULL)
    hd_forecast_chart_set_forecast (self->chart, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_FORECAST_VIEW);
  g_clear_pointer (&self->forecast, hd_forecast_free);

  G_OBJECT_CLASS (hd_forecast_view_parent_class)->dispose (object);
}

static void
hd_forecast_view_class_init (HdForecastViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hd_forecast_view_get_property;
  object_class->dispose = hd_forecast_view_dispose;

  properties[PROP_YEARS] =
    g_param_spec_int ("years", NULL, NULL, 1, 3, 1,
                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HD_TYPE_FOLD);
  g_type_ensure (HD_TYPE_FORECAST_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "timeoff/hd-forecast-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HdForecastView, three_years);
  gtk_widget_class_bind_template_child (widget_class, HdForecastView, as_table);
  gtk_widget_class_bind_template_child (widget_class, HdForecastView, stack);
  gtk_widget_class_bind_template_child (widget_class, HdForecastView, chart);
  gtk_widget_class_bind_template_child (widget_class, HdForecastView, table_bin);
  gtk_widget_class_bind_template_child (widget_class, HdForecastView, status);
  gtk_widget_class_bind_template_callback (widget_class, read_out);
  gtk_widget_class_bind_template_callback (widget_class, as_table_cb);
  gtk_widget_class_bind_template_callback (widget_class, years_cb);
}

static void
hd_forecast_view_init (HdForecastView *self)
{
  self->years = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hd_forecast_view_new (void)
{
  return g_object_new (HD_TYPE_FORECAST_VIEW, NULL);
}

/**
 * hd_forecast_view_take_forecast:
 * @forecast: (transfer full) (nullable)
 */
void
hd_forecast_view_take_forecast (HdForecastView *self, HdForecast *forecast)
{
  g_return_if_fail (HD_IS_FORECAST_VIEW (self));

  /* The chart borrows it. */
  g_autoptr (HdForecast) old G_GNUC_UNUSED = self->forecast;

  self->forecast = forecast;
  hd_forecast_chart_set_forecast (self->chart, forecast);
  read_out (self);
  if (gtk_toggle_button_get_active (self->as_table))
    fill_table (self);
}

/**
 * hd_forecast_view_get_years:
 *
 * Returns: how many years the person wants to look ahead, 1 or 3
 */
int
hd_forecast_view_get_years (HdForecastView *self)
{
  g_return_val_if_fail (HD_IS_FORECAST_VIEW (self), 1);

  return self->years;
}
