/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-finding.h"

G_BEGIN_DECLS

/**
 * HdFindingRow:
 *
 * One finding: the words, why they are not needed, and the neutral words to put in their place.
 * Signal `replace` asks for that, `ignore-here` to put it aside in this text, `ignore` for good;
 * activating the row asks to be shown the words in the text.
 */
#define HD_TYPE_FINDING_ROW (hd_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (HdFindingRow, hd_finding_row, HD, FINDING_ROW, AdwActionRow)

const char *hd_finding_row_icon_name (HdSeverity severity);
GtkWidget *hd_finding_row_new (const HdFinding *finding);
const HdFinding *hd_finding_row_get_finding (HdFindingRow *self);

G_END_DECLS
