/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hd_keep_focus (GtkWidget *pane, GtkWidget *top);

G_END_DECLS
