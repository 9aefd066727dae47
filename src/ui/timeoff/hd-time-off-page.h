/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdTimeOffPage:
 *
 * How much leave is left, on any day and why; what was asked for; the year. It begins with one
 * figure of a payslip and asks no more than the person wants to tell.
 *
 * Signal `write` brings a #HdKeptDraft: a message about a request, to be written on Request.
 * Signal `take-line` brings a day that time off is to be asked for, as a text.
 */
#define HD_TYPE_TIME_OFF_PAGE (hd_time_off_page_get_type ())
G_DECLARE_FINAL_TYPE (HdTimeOffPage, hd_time_off_page, HD, TIME_OFF_PAGE, AdwBin)

GtkWidget *hd_time_off_page_new (HdContext *context, GSettings *settings);

G_END_DECLS
