/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HdCodeView:
 *
 * A QR code of a text, made on this computer, to take the text to a phone.
 */
#define HD_TYPE_CODE_VIEW (hd_code_view_get_type ())
G_DECLARE_FINAL_TYPE (HdCodeView, hd_code_view, HD, CODE_VIEW, GtkWidget)

GtkWidget *hd_code_view_new (void);
gboolean hd_code_view_set_text (HdCodeView *self, const char *text, GError **error);
void hd_code_window_present (GtkWindow *parent, const char *text);

G_END_DECLS
