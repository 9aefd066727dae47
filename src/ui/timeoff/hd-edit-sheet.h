/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-leave-edits.h"

G_BEGIN_DECLS

/**
 * HdEditSheet:
 *
 * A sheet in which something about the leave is changed. While one types it says what differs, and
 * only Save makes it so, as something that can be undone.
 */
#define HD_TYPE_EDIT_SHEET (hd_edit_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HdEditSheet, hd_edit_sheet, HD, EDIT_SHEET, AdwWindow)

/**
 * HdEditMake:
 *
 * Returns: (transfer full) (element-type HdLeaveEdit): what the fields say; empty when they say
 *   nothing yet, %NULL with @error set when they cannot be understood
 */
typedef GPtrArray *(*HdEditMake) (gpointer data, GError **error);

/* More to say about a preview than what differs; "" or %NULL for nothing. (transfer full) */
typedef char *(*HdEditNote) (gpointer data, const HdLeavePreview *preview);

/* Opens a sheet. */
typedef void (*HdEditSheetPresent) (GtkWindow *parent, HdContext *context);

gboolean hd_edit_sheet_waits (GtkWindow *parent, HdContext *context, HdEditSheetPresent present);
HdEditSheet *hd_edit_sheet_new (GtkWindow *parent, HdContext *context, const char *title);
HdContext *hd_edit_sheet_get_context (HdEditSheet *self);
void hd_edit_sheet_add (HdEditSheet *self, GtkWidget *group);
void hd_edit_sheet_start (HdEditSheet *self,
                          HdEditMake make,
                          HdEditNote note,
                          gpointer data,
                          GDestroyNotify free_data,
                          const char *done);
void hd_edit_sheet_changed (HdEditSheet *self);
void hd_edit_sheet_watch (HdEditSheet *self, GtkWidget *widget);
void hd_edit_sheet_apply (HdEditSheet *self, HdLeaveEdit *edit, const char *done);

GPtrArray *hd_edits_new (void);

G_END_DECLS
