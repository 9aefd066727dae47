/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdAppointmentsPage:
 *
 * Private. For now it holds the names that must not slip into a message.
 */
#define HD_TYPE_APPOINTMENTS_PAGE (hd_appointments_page_get_type ())
G_DECLARE_FINAL_TYPE (HdAppointmentsPage, hd_appointments_page, HD, APPOINTMENTS_PAGE, AdwBin)

GtkWidget *hd_appointments_page_new (HdContext *context);

G_END_DECLS
