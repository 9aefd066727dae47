/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-date-button.h"

#include <glib/gi18n.h>

#include "hd-compat.h"
#include "hd-words.h"

struct _HdDateButton
{
  AdwBin parent_instance;

  HdDate date;
  HdDate today; /* where the calendar opens when there is no date */
  gboolean optional;
  gboolean brief;

  GtkMenuButton *button;
  GtkCalendar *calendar;
  GtkWidget *clear;
};

enum
{
  PROP_0,
  PROP_DATE,
  PROP_OPTIONAL,
  PROP_BRIEF,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HdDateButton, hd_date_button, ADW_TYPE_BIN)

static void
update (HdDateButton *self)
{
  g_autofree char *text = self->date != HD_DATE_NONE ? hd_words_date_long (self->date)
                                                     : g_strdup (C_ ("no date was picked", "None"));
  g_autofree char *shown = NULL;

  if (self->date == HD_DATE_NONE)
    shown = g_strdup (text);
  else if (self->brief)
    shown = hd_words_day (self->date, self->today);
  else
    shown = hd_words_date (self->date, HD_DATE_MIN);

  gtk_menu_button_set_label (self->button, shown);
  hd_wrap_labels (gtk_widget_get_first_child (GTK_WIDGET (self->button)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_visible (self->clear, self->optional && self->date != HD_DATE_NONE);
}

static void
picked_cb (HdDateButton *self)
{
  g_autoptr (GDateTime) time = gtk_calendar_get_date (self->calendar);

  hd_date_button_set_date (self,
                           hd_date_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                        g_date_time_get_day_of_month (time)));
}

static void
opened_cb (HdDateButton *self)
{
  HdDate date = self->date != HD_DATE_NONE ? self->date : self->today;
  int year = 0, month = 0, day = 0;

  if (date == HD_DATE_NONE)
    return;

  hd_date_get_ymd (date, &year, &month, &day);
  g_autoptr (GDateTime) time = g_date_time_new_local (year, month, day, 12, 0, 0);

  /* Showing a day is not picking it. */
  g_signal_handlers_block_by_func (self->calendar, picked_cb, self);
  gtk_calendar_select_day (self->calendar, time);
  g_signal_handlers_unblock_by_func (self->calendar, picked_cb, self);
}

static void
cleared_cb (HdDateButton *self)
{
  hd_date_button_set_date (self, HD_DATE_NONE);
  gtk_menu_button_popdown (self->button);
}

static void
hd_date_button_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HdDateButton *self = HD_DATE_BUTTON (object);

  switch (prop_id)
    {
    case PROP_DATE:
      g_value_set_int (value, self->date);
      break;
    case PROP_OPTIONAL:
      g_value_set_boolean (value, self->optional);
      break;
    case PROP_BRIEF:
      g_value_set_boolean (value, self->brief);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_date_button_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HdDateButton *self = HD_DATE_BUTTON (object);

  switch (prop_id)
    {
    case PROP_DATE:
      hd_date_button_set_date (self, g_value_get_int (value));
      break;
    case PROP_OPTIONAL:
      self->optional = g_value_get_boolean (value);
      update (self);
      break;
    case PROP_BRIEF:
      self->brief = g_value_get_boolean (value);
      update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_date_button_class_init (HdDateButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hd_date_button_get_property;
  object_class->set_property = hd_date_button_set_property;

  properties[PROP_DATE] =
    g_param_spec_int ("date", NULL, NULL, G_MININT32, G_MAXINT32, HD_DATE_NONE,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPTIONAL] = g_param_spec_boolean ("optional", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BRIEF] =
    g_param_spec_boolean ("brief", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* GtkMenuButton says that its height is the same whatever its width is, though its words wrap; what
 * it is made of knows better. */
static GtkSizeRequestMode
request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (GTK_WIDGET (HD_DATE_BUTTON (widget)->button)),
                      orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (GTK_WIDGET (HD_DATE_BUTTON (widget)->button), width, height, baseline, NULL);
}

static void
hd_date_button_init (HdDateButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *popover = gtk_popover_new ();

  self->date = HD_DATE_NONE;
  self->today = HD_DATE_NONE;
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->clear = gtk_button_new_with_mnemonic (_ ("_Clear"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (self->button, popover);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (request_mode, measure, allocate));

  g_signal_connect_swapped (popover, "show", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (cleared_cb), self);
  update (self);
}

HdDate
hd_date_button_get_date (HdDateButton *self)
{
  g_return_val_if_fail (HD_IS_DATE_BUTTON (self), HD_DATE_NONE);

  return self->date;
}

void
hd_date_button_set_date (HdDateButton *self, HdDate date)
{
  g_return_if_fail (HD_IS_DATE_BUTTON (self));

  if (self->date == date)
    return;

  self->date = date;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATE]);
}

/**
 * hd_date_button_set_today:
 *
 * The month at which the calendar opens while there is no date, and the year that need not be said.
 */
void
hd_date_button_set_today (HdDateButton *self, HdDate today)
{
  g_return_if_fail (HD_IS_DATE_BUTTON (self));

  self->today = today;
  update (self);
}
