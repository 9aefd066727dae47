/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-kept-draft.h"
#include "hd-when.h"

G_BEGIN_DECLS

/**
 * HdRequestPage:
 *
 * The start page: the facts of an absence on one side, the message on the other, and above them
 * what was asked for and is not answered.
 *
 * Signals: `keep` (#HdPasted) when what was read is to be kept as it is.
 */
#define HD_TYPE_REQUEST_PAGE (hd_request_page_get_type ())
G_DECLARE_FINAL_TYPE (HdRequestPage, hd_request_page, HD, REQUEST_PAGE, AdwBin)

GtkWidget *hd_request_page_new (HdContext *context, GSettings *settings);
void hd_request_page_new_request (HdRequestPage *self);
void hd_request_page_go_on (HdRequestPage *self, HdKeptDraft *draft);
void hd_request_page_focus_line (HdRequestPage *self);
void hd_request_page_take_read (HdRequestPage *self, const char *text, HdWhen *when);
void hd_request_page_take_text (HdRequestPage *self, const char *text);
void hd_request_page_take_files (HdRequestPage *self, GPtrArray *files);
void hd_request_page_check_text (HdRequestPage *self, const char *text);
void hd_request_page_fold (HdRequestPage *self);

G_END_DECLS
