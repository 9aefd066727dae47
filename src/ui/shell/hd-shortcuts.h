/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hd_shortcuts_add (GtkApplicationWindow *window);

G_END_DECLS
