/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HdPrivateBin:
 *
 * Holds a page that is nobody else's business. It is closed until it is chosen: its content is
 * made then, by the #HdPrivateBin::create signal, and thrown away when it is closed again, so
 * that a closed page has nothing to show. While it is covered the content is kept but neither
 * drawn nor in the accessible tree; it still takes what is dropped.
 */
#define HD_TYPE_PRIVATE_BIN (hd_private_bin_get_type ())
G_DECLARE_FINAL_TYPE (HdPrivateBin, hd_private_bin, HD, PRIVATE_BIN, AdwBin)

void hd_private_bin_open (HdPrivateBin *self);
void hd_private_bin_close (HdPrivateBin *self);
void hd_private_bin_set_covered (HdPrivateBin *self, gboolean covered);
gboolean hd_private_bin_get_covered (HdPrivateBin *self);
GtkWidget *hd_private_bin_get_content (HdPrivateBin *self);

G_END_DECLS
