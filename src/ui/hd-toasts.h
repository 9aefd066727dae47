/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Toasts over the lower edge of an overlay, of which none is left the moment they are put away:
 * what was done on a private page does not stay to be read once that page is closed. */

void hd_toasts_add (GtkOverlay *overlay, AdwToast *toast);
void hd_toasts_dismiss (GtkOverlay *overlay);

G_END_DECLS
