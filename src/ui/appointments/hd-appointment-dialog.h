/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-interview.h"

G_BEGIN_DECLS

/**
 * HdAppointmentDialog:
 *
 * A new appointment, or one that is changed: its time in one line, and what belongs to it.
 */
#define HD_TYPE_APPOINTMENT_DIALOG (hd_appointment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HdAppointmentDialog, hd_appointment_dialog, HD, APPOINTMENT_DIALOG, AdwWindow)

void hd_appointment_dialog_present (GtkWindow *parent,
                                    HdContext *context,
                                    GSettings *settings,
                                    HdInterview *interview);
void hd_appointment_dialog_present_new (GtkWindow *parent,
                                        HdContext *context,
                                        GSettings *settings,
                                        gint64 application,
                                        const char *text);

G_END_DECLS
