/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-request.h"

G_BEGIN_DECLS

/**
 * HdRequestSheet:
 *
 * One request: when, what it costs, what has become of it so far, and what can be done now. Signal
 * `write` brings a #HdKeptDraft: a message about it.
 */
#define HD_TYPE_REQUEST_SHEET (hd_request_sheet_get_type ())
G_DECLARE_FINAL_TYPE (HdRequestSheet, hd_request_sheet, HD, REQUEST_SHEET, AdwWindow)

GtkWidget *hd_request_sheet_new (GtkWindow *parent, HdContext *context, HdRequest *request);

G_END_DECLS
