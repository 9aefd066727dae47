/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-pasted.h"

G_BEGIN_DECLS

/**
 * HdAppointmentsPage:
 *
 * The appointments: what comes next on top, then by time, or by how far each has come. Names show
 * as initials until they are asked for. A private page: whoever embeds it keeps it closed.
 *
 * Signals: `write` (a draft) when a message is to be written on Request.
 */
#define HD_TYPE_APPOINTMENTS_PAGE (hd_appointments_page_get_type ())
G_DECLARE_FINAL_TYPE (HdAppointmentsPage, hd_appointments_page, HD, APPOINTMENTS_PAGE, AdwBin)

GtkWidget *hd_appointments_page_new (HdContext *context, GSettings *settings);
void hd_appointments_page_take_files (HdAppointmentsPage *self, GPtrArray *files);
void hd_appointments_page_import (HdAppointmentsPage *self, HdPasted *pasted);
void hd_appointments_page_listen (HdAppointmentsPage *self, GtkWindow *dialog);
void hd_appointments_page_take_text (HdAppointmentsPage *self, const char *text);

G_END_DECLS
