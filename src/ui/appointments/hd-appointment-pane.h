/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-interview.h"
#include "hd-shade.h"

G_BEGIN_DECLS

/**
 * HdAppointmentPane:
 *
 * One appointment: when, where, with whom, the leave it needs, and what to do before and after.
 *
 * Signals: `write` (a draft) when a message is to be written on Request; `open-case` (an id) when
 * the case that it belongs to is to be shown; `gone` when it was removed.
 */
#define HD_TYPE_APPOINTMENT_PANE (hd_appointment_pane_get_type ())
G_DECLARE_FINAL_TYPE (HdAppointmentPane, hd_appointment_pane, HD, APPOINTMENT_PANE, AdwBin)

void hd_appointment_pane_set_up (HdAppointmentPane *self,
                                 HdContext *context,
                                 GSettings *settings,
                                 HdShade *shade);
void hd_appointment_pane_show (HdAppointmentPane *self, gint64 id);
HdInterview *hd_appointment_pane_get (HdAppointmentPane *self);
void hd_appointment_pane_focus (HdAppointmentPane *self);

G_END_DECLS
