/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @value: files or a text; null if there was neither */
typedef void (*HdPasteFunc) (GtkWidget *widget, const GValue *value);

GtkDropTarget *hd_drop_target_new (void);
GFile *hd_drop_get_file (const GValue *value);
GPtrArray *hd_drop_get_files (const GValue *value);
void hd_drop_paste (GtkWidget *widget, HdPasteFunc func);

G_END_DECLS
