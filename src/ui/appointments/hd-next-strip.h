/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-context.h"
#include "hd-shade.h"

G_BEGIN_DECLS

/**
 * HdNextStrip:
 *
 * What comes next, in one line: when in both zones, where, and whether its leave is settled.
 */
#define HD_TYPE_NEXT_STRIP (hd_next_strip_get_type ())
G_DECLARE_FINAL_TYPE (HdNextStrip, hd_next_strip, HD, NEXT_STRIP, GtkBox)

void
hd_next_strip_set_up (HdNextStrip *self, HdContext *context, GSettings *settings, HdShade *shade);

G_END_DECLS
