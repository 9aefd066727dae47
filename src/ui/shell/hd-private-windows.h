/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The dialogs of the private pages, which are to be seen no longer than those are. */

void hd_private_windows_add (GtkWindow *dialog);
gboolean hd_private_windows_is_active (GtkWindow *window);
void hd_private_windows_set_covered (GtkWindow *window, gboolean covered);

G_END_DECLS
