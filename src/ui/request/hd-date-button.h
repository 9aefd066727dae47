/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-date.h"

G_BEGIN_DECLS

/**
 * HdDateButton:
 *
 * A button that shows a day and opens a calendar to pick another. Property `date` is a #HdDate;
 * with `optional` there may be none, and the popover has a button to clear it; with `brief` it says
 * neither the weekday nor a year that is clear.
 */
#define HD_TYPE_DATE_BUTTON (hd_date_button_get_type ())
G_DECLARE_FINAL_TYPE (HdDateButton, hd_date_button, HD, DATE_BUTTON, AdwBin)

HdDate hd_date_button_get_date (HdDateButton *self);
void hd_date_button_set_date (HdDateButton *self, HdDate date);
void hd_date_button_set_today (HdDateButton *self, HdDate today);

G_END_DECLS
