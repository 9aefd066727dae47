/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-date.h"

G_BEGIN_DECLS

/**
 * HdDayMove:
 * @HD_DAY_MOVE_ALONG: days, the way an arrow points: to the left is into the past, but in a
 * mirrored picture into the future
 * @HD_DAY_MOVE_DAYS: days, whatever the direction of the writing
 * @HD_DAY_MOVE_MONTHS_ALONG: months, the way an arrow points
 * @HD_DAY_MOVE_MONTHS: months
 * @HD_DAY_MOVE_TO_END: to the first or to the last day that is shown
 */
typedef enum
{
  HD_DAY_MOVE_ALONG,
  HD_DAY_MOVE_DAYS,
  HD_DAY_MOVE_MONTHS_ALONG,
  HD_DAY_MOVE_MONTHS,
  HD_DAY_MOVE_TO_END,
} HdDayMove;

/**
 * HdDayCanvas:
 *
 * A picture of days with a cursor that walks over them, by action `day.move` (a #HdDayMove and how
 * far), by the arrow keys to the left and right, and by a click. Property `cursor` is the #HdDate
 * that is looked at, %HD_DATE_NONE at first. A kind of picture paints itself and says what it
 * means to walk further.
 */
#define HD_TYPE_DAY_CANVAS (hd_day_canvas_get_type ())
G_DECLARE_DERIVABLE_TYPE (HdDayCanvas, hd_day_canvas, HD, DAY_CANVAS, GtkWidget)

/**
 * HdDayCanvasClass:
 * @date_at: the day at a place, or %HD_DATE_NONE between the days
 * @walked: (nullable): the cursor was moved by the keyboard
 * @pressed: (nullable): the day of the cursor was clicked
 */
struct _HdDayCanvasClass
{
  GtkWidgetClass parent_class;

  HdDate (*date_at) (HdDayCanvas *self, double x, double y);
  void (*walked) (HdDayCanvas *self);
  void (*pressed) (HdDayCanvas *self);
};

void hd_day_canvas_class_add_key (HdDayCanvasClass *klass,
                                  guint key,
                                  GdkModifierType modifiers,
                                  HdDayMove how,
                                  int by);

void hd_day_canvas_set_range (HdDayCanvas *self, HdDate from, HdDate until);
HdDate hd_day_canvas_get_date_at (HdDayCanvas *self, double x, double y);
HdDate hd_day_canvas_get_cursor (HdDayCanvas *self);
void hd_day_canvas_set_cursor (HdDayCanvas *self, HdDate date);

G_END_DECLS
