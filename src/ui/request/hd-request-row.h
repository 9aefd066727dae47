/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-request.h"

G_BEGIN_DECLS

/**
 * HdRequestRow:
 *
 * A request that was sent: when, since when, its state, and what can be done next. Signal
 * `write` brings a #HdKeptDraft: a message about it.
 */
#define HD_TYPE_REQUEST_ROW (hd_request_row_get_type ())
G_DECLARE_FINAL_TYPE (HdRequestRow, hd_request_row, HD, REQUEST_ROW, AdwActionRow)

GtkWidget *hd_request_row_new (HdContext *context, HdRequest *request);
HdRequest *hd_request_row_get_request (HdRequestRow *self);
const char *hd_request_state_words (const char *state);
char *hd_request_row_title (HdContext *context, HdRequest *request);
char *hd_request_row_subtitle (HdContext *context, HdRequest *request);
gboolean hd_request_row_has_ways_on (HdContext *context, HdRequest *request);

G_END_DECLS
