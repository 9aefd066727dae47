/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HdTabStop:
 *
 * Holds a list, and is one stop for Tab however long the list is: arrows go through its rows, and
 * Tab goes on. GTK's list view would go from row to row.
 */
#define HD_TYPE_TAB_STOP (hd_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (HdTabStop, hd_tab_stop, HD, TAB_STOP, AdwBin)

G_END_DECLS
