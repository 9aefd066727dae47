/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Toasts that can be put away before their time: what was done on a private page does not stay to
 * be read once that page is closed. */

void hd_toasts_add (AdwToastOverlay *overlay, AdwToast *toast);
void hd_toasts_dismiss (AdwToastOverlay *overlay);

G_END_DECLS
