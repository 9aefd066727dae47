/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HdStyledBin:
 *
 * Measures its child when the styles of all that is in it are known, and not before.
 *
 * On X11 a window is measured as soon as anything is put into it, and again in the next frame: by
 * then each widget has heard of its style, and what was known of its size is forgotten. Of a page
 * with many labels the first time is worth nothing and costs as much as the second.
 */
#define HD_TYPE_STYLED_BIN (hd_styled_bin_get_type ())
G_DECLARE_FINAL_TYPE (HdStyledBin, hd_styled_bin, HD, STYLED_BIN, AdwBin)

G_END_DECLS
