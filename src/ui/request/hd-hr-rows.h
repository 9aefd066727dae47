/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-request-facts.h"

G_BEGIN_DECLS

/**
 * HdHrRows:
 *
 * What an HR form asks for beside a comment, each value with a button that copies it.
 */
#define HD_TYPE_HR_ROWS (hd_hr_rows_get_type ())
G_DECLARE_FINAL_TYPE (HdHrRows, hd_hr_rows, HD, HR_ROWS, AdwBin)

void hd_hr_rows_show (HdHrRows *self, const HdRequestFacts *facts, const char *leave_type);

G_END_DECLS
