/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-year.h"

G_BEGIN_DECLS

/**
 * HdYearView:
 *
 * The calendar of a year with its legend and the same as a list. Property `year` is the one that
 * the person wants to see; who owns the view follows it with hd_year_view_take_year(). Signal
 * `request` brings a #HdDate to ask time off for; `show-absence` the id of an absence.
 */
#define HD_TYPE_YEAR_VIEW (hd_year_view_get_type ())
G_DECLARE_FINAL_TYPE (HdYearView, hd_year_view, HD, YEAR_VIEW, AdwBin)

GtkWidget *hd_year_view_new (void);
void hd_year_view_set_today (HdYearView *self, HdDate today);
void hd_year_view_take_year (HdYearView *self, HdYear *year);
int hd_year_view_get_year (HdYearView *self);

G_END_DECLS
