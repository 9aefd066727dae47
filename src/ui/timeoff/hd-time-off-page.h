/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdTimeOffPage:
 *
 * How much leave is left and what was asked for. It counts from the figure on the last payslip.
 * Signal `write` brings a #HdKeptDraft: a message about a request, to be written on Request.
 */
#define HD_TYPE_TIME_OFF_PAGE (hd_time_off_page_get_type ())
G_DECLARE_FINAL_TYPE (HdTimeOffPage, hd_time_off_page, HD, TIME_OFF_PAGE, AdwBin)

GtkWidget *hd_time_off_page_new (HdContext *context, GSettings *settings);

G_END_DECLS
