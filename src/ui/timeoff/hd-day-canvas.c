/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-day-canvas.h"

#include "hd-time-off-ink.h"

typedef struct
{
  HdDate from;
  HdDate until;
  HdDate cursor;
} HdDayCanvasPrivate;

enum
{
  PROP_0,
  PROP_CURSOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HdDayCanvas, hd_day_canvas, GTK_TYPE_WIDGET)

static HdDayCanvasPrivate *
get (HdDayCanvas *self)
{
  return hd_day_canvas_get_instance_private (self);
}

static HdDate
destination (HdDayCanvas *self, HdDayMove how, int by)
{
  HdDayCanvasPrivate *priv = get (self);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (how)
    {
    case HD_DAY_MOVE_ALONG:
      return priv->cursor + (mirrored ? -by : by);
    case HD_DAY_MOVE_MONTHS_ALONG:
      return hd_date_add_months (priv->cursor, mirrored ? -by : by);
    case HD_DAY_MOVE_MONTHS:
      return hd_date_add_months (priv->cursor, by);
    case HD_DAY_MOVE_TO_END:
      return by < 0 ? priv->from : priv->until;
    case HD_DAY_MOVE_DAYS:
    default:
      return priv->cursor + by;
    }
}

static void
move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdDayCanvas *self = HD_DAY_CANVAS (widget);
  HdDayCanvasClass *klass = HD_DAY_CANVAS_GET_CLASS (self);
  int how, by;

  if (get (self)->cursor == HD_DATE_NONE)
    return;

  g_variant_get (parameter, "(ii)", &how, &by);
  hd_day_canvas_set_cursor (self, destination (self, (HdDayMove) how, by));
  if (klass->walked != NULL)
    klass->walked (self);
}

static void
pressed_cb (HdDayCanvas *self, int n_press, double x, double y)
{
  HdDayCanvasClass *klass = HD_DAY_CANVAS_GET_CLASS (self);
  HdDate date = hd_day_canvas_get_date_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (date == HD_DATE_NONE)
    return;

  hd_day_canvas_set_cursor (self, date);
  if (klass->pressed != NULL)
    klass->pressed (self);
}

static void
hd_day_canvas_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      g_value_set_int (value, get (HD_DAY_CANVAS (object))->cursor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_day_canvas_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      hd_day_canvas_set_cursor (HD_DAY_CANVAS (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_day_canvas_class_init (HdDayCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hd_day_canvas_get_property;
  object_class->set_property = hd_day_canvas_set_property;

  properties[PROP_CURSOR] =
    g_param_spec_int ("cursor", NULL, NULL, G_MININT32, G_MAXINT32, HD_DATE_NONE,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "day.move", "(ii)", move);
  hd_day_canvas_class_add_key (klass, GDK_KEY_Left, 0, HD_DAY_MOVE_ALONG, -1);
  hd_day_canvas_class_add_key (klass, GDK_KEY_Right, 0, HD_DAY_MOVE_ALONG, 1);
  hd_day_canvas_class_add_key (klass, GDK_KEY_KP_Left, 0, HD_DAY_MOVE_ALONG, -1);
  hd_day_canvas_class_add_key (klass, GDK_KEY_KP_Right, 0, HD_DAY_MOVE_ALONG, 1);
}

static void
hd_day_canvas_init (HdDayCanvas *self)
{
  HdDayCanvasPrivate *priv = get (self);
  GtkGesture *click = gtk_gesture_click_new ();

  priv->from = HD_DATE_MIN;
  priv->until = HD_DATE_MAX;
  priv->cursor = HD_DATE_NONE;
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  hd_time_off_ink_watch (GTK_WIDGET (self));
}

/* Binds a key to `day.move`, for a kind of picture. */
void
hd_day_canvas_class_add_key (HdDayCanvasClass *klass,
                             guint key,
                             GdkModifierType modifiers,
                             HdDayMove how,
                             int by)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), key, modifiers, "day.move", "(ii)",
                                       (int) how, by);
}

/* The first and the last day that the cursor can be on; without it every day. */
void
hd_day_canvas_set_range (HdDayCanvas *self, HdDate from, HdDate until)
{
  g_return_if_fail (HD_IS_DAY_CANVAS (self));
  g_return_if_fail (from <= until);

  get (self)->from = from;
  get (self)->until = until;
}

/**
 * hd_day_canvas_get_date_at:
 *
 * Returns: the day at a place, in the picture's pixels, or %HD_DATE_NONE
 */
HdDate
hd_day_canvas_get_date_at (HdDayCanvas *self, double x, double y)
{
  g_return_val_if_fail (HD_IS_DAY_CANVAS (self), HD_DATE_NONE);

  return HD_DAY_CANVAS_GET_CLASS (self)->date_at (self, x, y);
}

HdDate
hd_day_canvas_get_cursor (HdDayCanvas *self)
{
  g_return_val_if_fail (HD_IS_DAY_CANVAS (self), HD_DATE_NONE);

  return get (self)->cursor;
}

/**
 * hd_day_canvas_set_cursor:
 * @date: a day; the nearest one of the range holds
 */
void
hd_day_canvas_set_cursor (HdDayCanvas *self, HdDate date)
{
  HdDayCanvasPrivate *priv;

  g_return_if_fail (HD_IS_DAY_CANVAS (self));

  priv = get (self);
  date = CLAMP (date, priv->from, priv->until);
  if (priv->cursor == date)
    return;

  priv->cursor = date;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
}
