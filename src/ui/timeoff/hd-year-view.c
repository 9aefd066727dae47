/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-year-view.h"

#include <glib/gi18n.h>

#include "hd-words.h"
#include "hd-year-grid.h"

/* The years that can be leafed through, around today's. */
#define YEARS_AROUND 60

struct _HdYearView
{
  AdwBin parent_instance;

  HdYear *year; /* NULL while there is none */
  int wanted;
  HdDate today;
  GtkWidget *popover; /* borrowed from the grid; NULL while none was needed */
  GPtrArray *rows;    /* borrowed */

  /* Template widgets */
  HdYearGrid *grid;
  GtkLabel *status;
  AdwExpanderRow *list_row;
};

enum
{
  PROP_0,
  PROP_YEAR,
  N_PROPS
};

enum
{
  REQUEST,
  SHOW_ABSENCE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdYearView, hd_year_view, ADW_TYPE_BIN)

static void
want (HdYearView *self, int year)
{
  int now = hd_date_year (self->today);

  year = CLAMP (year, now - YEARS_AROUND, now + YEARS_AROUND);
  if (self->wanted == year)
    return;

  self->wanted = year;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR]);
}

static void
cursor_cb (HdYearView *self)
{
  HdDate date = hd_day_canvas_get_cursor (HD_DAY_CANVAS (self->grid));
  g_autofree char *words = NULL;

  want (self, hd_date_year (date));
  if (self->year == NULL || hd_year_get_day (self->year, date) == NULL)
    return;

  words = hd_year_read_out (self->year, date);
  gtk_label_set_label (self->status, words);
}

/* Leafing takes the cursor along, or the arrow keys would leaf back. */
static void
leaf (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdYearView *self = HD_YEAR_VIEW (widget);
  int by = g_variant_get_int32 (parameter);
  HdDate date = hd_date_add_months (hd_day_canvas_get_cursor (HD_DAY_CANVAS (self->grid)), 12 * by);

  if (ABS (hd_date_year (date) - hd_date_year (self->today)) <= YEARS_AROUND)
    hd_day_canvas_set_cursor (HD_DAY_CANVAS (self->grid), date);
}

static void
popdown (HdYearView *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
request (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdYearView *self = HD_YEAR_VIEW (widget);

  popdown (self);
  g_signal_emit (self, signals[REQUEST], 0, g_variant_get_int32 (parameter));
}

static void
show_absence (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdYearView *self = HD_YEAR_VIEW (widget);

  popdown (self);
  g_signal_emit (self, signals[SHOW_ABSENCE], 0, g_variant_get_int64 (parameter));
}

static GtkWidget *
popover_content (HdYearView *self, HdDate date)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *words = hd_year_read_out (self->year, date);
  GtkWidget *label = gtk_label_new (words), *button;
  const HdYearItem *absence = hd_year_get_absence (self->year, date);
  const HdYearDay *day = hd_year_get_day (self->year, date);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  if (absence != NULL)
    {
      button = gtk_button_new_with_mnemonic (_ ("_Show Request"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "year-view.show-absence");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", absence->id);
      gtk_box_append (GTK_BOX (box), button);
    }
  else if (day->look != HD_YEAR_OFF && date >= self->today)
    {
      button = gtk_button_new_with_mnemonic (_ ("_Request This Day"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "year-view.request");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", date);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static void
day_activated_cb (HdYearView *self, HdDate date, const GdkRectangle *place)
{
  if (self->year == NULL)
    return;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self->grid));
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), popover_content (self, date));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static GtkWidget *
new_row (HdYearView *self, const HdYearItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *days = hd_words_days (item->from, item->to, self->year->first);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), days);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->words);
  if (item->id != 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "year-view.show-absence");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", item->id);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  return row;
}

/* Rows are made when somebody looks. */
static void
fill_list (HdYearView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->list_row, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (self->year == NULL || !adw_expander_row_get_expanded (self->list_row))
    return;

  for (guint i = 0; i < self->year->items->len; i++)
    {
      GtkWidget *row = new_row (self, &g_array_index (self->year->items, HdYearItem, i));

      g_ptr_array_add (self->rows, row);
      adw_expander_row_add_row (self->list_row, row);
    }
}

static void
hd_year_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_YEAR:
      g_value_set_int (value, HD_YEAR_VIEW (object)->wanted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_year_view_dispose (GObject *object)
{
  HdYearView *self = HD_YEAR_VIEW (object);

  if (self->grid != NULL)
    hd_year_grid_set_year (self->grid, NULL, HD_DATE_NONE);
  self->popover = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_YEAR_VIEW);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->year, hd_year_free);

  G_OBJECT_CLASS (hd_year_view_parent_class)->dispose (object);
}

static void
hd_year_view_class_init (HdYearViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hd_year_view_get_property;
  object_class->dispose = hd_year_view_dispose;

  properties[PROP_YEAR] =
    g_param_spec_int ("year", NULL, NULL, G_MININT32, G_MAXINT32, 0,
                      G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[REQUEST] = g_signal_new ("request", HD_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SHOW_ABSENCE] = g_signal_new ("show-absence", HD_TYPE_YEAR_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (HD_TYPE_YEAR_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "timeoff/hd-year-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HdYearView, grid);
  gtk_widget_class_bind_template_child (widget_class, HdYearView, status);
  gtk_widget_class_bind_template_child (widget_class, HdYearView, list_row);
  gtk_widget_class_bind_template_callback (widget_class, cursor_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_list);
  gtk_widget_class_install_action (widget_class, "year-view.leaf", "i", leaf);
  gtk_widget_class_install_action (widget_class, "year-view.request", "i", request);
  gtk_widget_class_install_action (widget_class, "year-view.show-absence", "x", show_absence);
}

static void
hd_year_view_init (HdYearView *self)
{
  self->today = HD_DATE_NONE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hd_year_view_new (void)
{
  return g_object_new (HD_TYPE_YEAR_VIEW, NULL);
}

/**
 * hd_year_view_set_today:
 *
 * The first call says where to start: the year and the cursor.
 */
void
hd_year_view_set_today (HdYearView *self, HdDate today)
{
  g_return_if_fail (HD_IS_YEAR_VIEW (self));

  gboolean first = self->today == HD_DATE_NONE;

  self->today = today;
  if (first)
    hd_day_canvas_set_cursor (HD_DAY_CANVAS (self->grid), today);
  hd_year_grid_set_year (self->grid, self->year, today);
}

/**
 * hd_year_view_take_year:
 * @year: (transfer full)
 */
void
hd_year_view_take_year (HdYearView *self, HdYear *year)
{
  g_return_if_fail (HD_IS_YEAR_VIEW (self));
  g_return_if_fail (year != NULL);

  /* The grid borrows it. */
  g_autoptr (HdYear) old G_GNUC_UNUSED = self->year;
  g_autofree char *title = g_strdup_printf ("%d", year->year);

  self->year = year;
  hd_year_grid_set_year (self->grid, year, self->today);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (adw_bin_get_child (ADW_BIN (self))),
                                   title);
  fill_list (self);
  cursor_cb (self);
}

int
hd_year_view_get_year (HdYearView *self)
{
  g_return_val_if_fail (HD_IS_YEAR_VIEW (self), 0);

  return self->wanted;
}
