/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-day-canvas.h"
#include "hd-year.h"

G_BEGIN_DECLS

/**
 * HdYearGrid:
 *
 * Twelve small months, as many beside each other as there is room for. The cursor can leave the
 * year that is shown, and who owns the grid follows with another one. Signal `day-activated` brings
 * a #HdDate and the place of the day, a #GdkRectangle.
 */
#define HD_TYPE_YEAR_GRID (hd_year_grid_get_type ())
G_DECLARE_FINAL_TYPE (HdYearGrid, hd_year_grid, HD, YEAR_GRID, HdDayCanvas)

void hd_year_grid_set_year (HdYearGrid *self, const HdYear *year, HdDate today);
void hd_year_grid_set_first_weekday (HdYearGrid *self, HdWeekday weekday);
gboolean hd_year_grid_get_place (HdYearGrid *self, HdDate date, GdkRectangle *place);

G_END_DECLS
