/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HdLineList:
 *
 * A long list of dated amounts, as a ledger has them: what, when, how much, what is left then.
 * Only the rows on screen are widgets, and each row is one sentence to the screen reader.
 */
#define HD_TYPE_LINE_LIST (hd_line_list_get_type ())
G_DECLARE_FINAL_TYPE (HdLineList, hd_line_list, HD, LINE_LIST, AdwBin)

GtkWidget *hd_line_list_new (const char *label);
void hd_line_list_clear (HdLineList *self);
void hd_line_list_add (HdLineList *self,
                       const char *title,
                       const char *subtitle,
                       const char *amount,
                       const char *left);
guint hd_line_list_get_n_lines (HdLineList *self);

G_END_DECLS
