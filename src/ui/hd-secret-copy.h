/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long a text from a private page stays on the clipboard. */
#define HD_SECRET_COPY_SECONDS 30

void hd_secret_copy (GtkWidget *widget, const char *text);
void hd_secret_copy_for (GtkWidget *widget, const char *text, guint milliseconds);
void hd_secret_copy_mark (GtkWidget *widget);
void hd_secret_copy_clear (GdkDisplay *display);

G_END_DECLS
