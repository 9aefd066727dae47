/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HD_TYPE_LATE_MENU (hd_late_menu_get_type ())
G_DECLARE_FINAL_TYPE (HdLateMenu, hd_late_menu, HD, LATE_MENU, GObject)

G_END_DECLS
