/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdBlockRow:
 *
 * Saves the time of a request as a file for a calendar, and says what became of it. Not there while
 * there is nothing that a calendar may be told.
 */
#define HD_TYPE_BLOCK_ROW (hd_block_row_get_type ())
G_DECLARE_FINAL_TYPE (HdBlockRow, hd_block_row, HD, BLOCK_ROW, AdwPreferencesRow)

GtkWidget *hd_block_row_new (HdContext *context, gint64 request);

G_END_DECLS
