/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-shade.h"

G_BEGIN_DECLS

/**
 * HdWindowsWindow:
 *
 * My Windows: when one could be away in the next ten working days, the cheapest first, and a text
 * with those that are picked, in the time of whoever asks.
 */
#define HD_TYPE_WINDOWS_WINDOW (hd_windows_window_get_type ())
G_DECLARE_FINAL_TYPE (HdWindowsWindow, hd_windows_window, HD, WINDOWS_WINDOW, AdwWindow)

void hd_windows_window_present (GtkWindow *parent,
                                HdContext *context,
                                GSettings *settings,
                                HdShade *shade);

G_END_DECLS
