/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-leave-book.h"

G_BEGIN_DECLS

/**
 * HdFiguresRow:
 *
 * The three figures: what is left now, after what is asked for, and on a day to pick, each with
 * “Why?”. Property `date` is the day that was picked.
 */
#define HD_TYPE_FIGURES_ROW (hd_figures_row_get_type ())
G_DECLARE_FINAL_TYPE (HdFiguresRow, hd_figures_row, HD, FIGURES_ROW, AdwBin)

/* Gives the books as they are now, or %NULL when there is no balance. Nothing of them is kept. */
typedef const HdLeaveBook *(*HdFiguresSource) (gpointer data);

GtkWidget *hd_figures_row_new (void);
void hd_figures_row_set_source (HdFiguresRow *self, HdFiguresSource source, gpointer data);
void hd_figures_row_update (HdFiguresRow *self, HdDate today);
HdDate hd_figures_row_get_date (HdFiguresRow *self);

G_END_DECLS
