/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The dialogs of the private pages, which are to be seen no longer than those are, and what the
 * shield does with the dialogs of all pages. */

GPtrArray *hd_private_windows_list (GtkWindow *window);
void hd_private_windows_add (GtkWindow *dialog);
gboolean hd_private_windows_is_active (GtkWindow *window);
void hd_private_windows_set_covered (GtkWindow *window, gboolean covered);
void hd_private_windows_put_away (GtkWindow *window, const char *page);
gboolean hd_private_windows_bring_back (GtkWindow *window, const char *page);
gboolean hd_private_windows_keep_typed (GtkWindow *window);
void hd_private_windows_destroy (GtkWindow *window);

G_END_DECLS
