/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdCloseWindow:
 *
 * Asks what came of an application that is put to those that are closed, and books it.
 */
#define HD_TYPE_CLOSE_WINDOW (hd_close_window_get_type ())
G_DECLARE_FINAL_TYPE (HdCloseWindow, hd_close_window, HD, CLOSE_WINDOW, AdwWindow)

void hd_close_window_present (GtkWindow *parent, HdContext *context, gint64 application);

G_END_DECLS
