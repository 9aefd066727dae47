/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdHistoryWindow:
 *
 * Every request that was sent, the latest absence first. Signal `write` brings a #HdKeptDraft: a
 * message about one of them, or the same again for another day.
 */
#define HD_TYPE_HISTORY_WINDOW (hd_history_window_get_type ())
G_DECLARE_FINAL_TYPE (HdHistoryWindow, hd_history_window, HD, HISTORY_WINDOW, AdwWindow)

GtkWidget *hd_history_window_new (GtkWindow *parent, HdContext *context);

G_END_DECLS
