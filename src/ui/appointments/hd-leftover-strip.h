/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HdLeftoverStrip:
 *
 * The file that an invitation came in is still where it was, for everybody to see.
 */
#define HD_TYPE_LEFTOVER_STRIP (hd_leftover_strip_get_type ())
G_DECLARE_FINAL_TYPE (HdLeftoverStrip, hd_leftover_strip, HD, LEFTOVER_STRIP, GtkBox)

void hd_leftover_strip_show (HdLeftoverStrip *self, GFile *file);

G_END_DECLS
