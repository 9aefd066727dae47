/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-shade.h"

G_BEGIN_DECLS

/**
 * HdOwnNamesWindow:
 *
 * The names that no message may mention: those of the appointments, and whatever else was typed.
 */
#define HD_TYPE_OWN_NAMES_WINDOW (hd_own_names_window_get_type ())
G_DECLARE_FINAL_TYPE (HdOwnNamesWindow, hd_own_names_window, HD, OWN_NAMES_WINDOW, AdwWindow)

void hd_own_names_window_present (GtkWindow *parent, HdContext *context, HdShade *shade);

G_END_DECLS
