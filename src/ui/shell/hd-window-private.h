/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-window.h"

G_BEGIN_DECLS

/* What the other files of the window are told of it, and what they do for it. */

void hd_window_install_undo (GtkWidgetClass *widget_class);
void hd_window_install_actions (GtkWidgetClass *widget_class);
void hd_window_add_toast (HdWindow *self, AdwToast *toast);
HdContext *hd_window_get_context (HdWindow *self);
void hd_window_bring_back_on (HdWindow *self, GtkWidget *page);
void hd_window_watch_switcher (HdWindow *self, GtkWidget *switcher, GCallback chosen_cb);
void hd_window_guard_forms (HdWindow *self);

G_END_DECLS
