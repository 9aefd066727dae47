/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-pasted.h"

G_BEGIN_DECLS

/**
 * HdImportWindow:
 *
 * What was pasted says and what it would change, before anything is stored: each event with its
 * time in both zones, where it is, what was not understood, and whose it is.
 *
 * Signals: `kept` (a sentence for people, the #GFile they are from or %NULL, the id of the one that
 * is to be shown or 0) once they are stored; `skipped` when the files behind it are to be left out.
 */
#define HD_TYPE_IMPORT_WINDOW (hd_import_window_get_type ())
G_DECLARE_FINAL_TYPE (HdImportWindow, hd_import_window, HD, IMPORT_WINDOW, AdwWindow)

HdImportWindow *
hd_import_window_new (GtkWindow *parent, HdContext *context, GSettings *settings, HdPasted *pasted);
gboolean hd_import_window_is_file (HdImportWindow *self);
void hd_import_window_set_place (HdImportWindow *self, guint place, guint n);

G_END_DECLS
