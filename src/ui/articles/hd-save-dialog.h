/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

#define HD_TYPE_SAVE_DIALOG (hd_save_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HdSaveDialog, hd_save_dialog, HD, SAVE_DIALOG, AdwWindow)

HdSaveDialog *hd_save_dialog_new (GtkWindow *parent, HdContext *context);
void hd_save_dialog_ask (HdSaveDialog *self, const char *address);
void hd_save_dialog_save_address (HdSaveDialog *self, const char *address);
void hd_save_dialog_save_file (HdSaveDialog *self, GFile *file);
void hd_save_dialog_save_markup (HdSaveDialog *self, const char *markup);

G_END_DECLS
