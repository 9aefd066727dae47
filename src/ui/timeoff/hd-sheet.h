/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The windows that open over Time Off: modal, as wide as a phone at least, closed by Escape. */

void hd_sheet_init (GtkWidget *sheet, GtkWindow *parent, const char *title, int width, int height);
GtkWidget *hd_sheet_new (GtkWindow *parent, const char *title, int width, int height);
void hd_sheet_set_content (GtkWidget *sheet, GtkWidget *content, gboolean scrolls);
GtkWidget *hd_sheet_add_buttons (GtkWidget *sheet, const char *label);
GtkWindow *hd_sheet_parent (GtkWidget *widget);

G_END_DECLS
