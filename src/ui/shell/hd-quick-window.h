/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-when.h"

G_BEGIN_DECLS

/**
 * HdQuickWindow:
 *
 * One line and what was understood of it, for a time that has just been named: it is there at
 * once, what has more than one reading is asked below it, and Enter hands the line over.
 *
 * Signals: `taken` (the text) when the line is to be gone on with; the window closes afterwards.
 */
#define HD_TYPE_QUICK_WINDOW (hd_quick_window_get_type ())
G_DECLARE_FINAL_TYPE (HdQuickWindow, hd_quick_window, HD, QUICK_WINDOW, AdwApplicationWindow)

HdQuickWindow *
hd_quick_window_new (GtkApplication *application, HdContext *context, GSettings *settings);
HdWhen *hd_quick_window_steal_read (HdQuickWindow *self);

G_END_DECLS
