/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-interview.h"
#include "hd-invitation.h"

G_BEGIN_DECLS

/* What others wrote, read back in rows, the same wherever it came in. */

GtkWidget *hd_pasted_row_new (const char *title, const char *subtitle);
void hd_pasted_rows_add_place (AdwPreferencesGroup *group, GPtrArray *rows, HdInterview *interview);
void
hd_pasted_rows_add_notes (AdwPreferencesGroup *group, GPtrArray *rows, const HdInvitation *event);

G_END_DECLS
