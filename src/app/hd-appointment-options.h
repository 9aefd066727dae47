/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-interview.h"
#include "hd-kept-draft.h"
#include "hd-leave-facts.h"
#include "hd-offered-slot.h"
#include "hd-plan.h"
#include "hd-request-facts.h"

G_BEGIN_DECLS

/**
 * HdAppointmentOptions:
 *
 * The smallest sufficient absences for an appointment, the cheapest first. It takes its time from
 * the appointment and nothing else: what is made from it can name nothing.
 */
typedef struct _HdAppointmentOptions HdAppointmentOptions;

HdAppointmentOptions *hd_appointment_options_new (HdContext *context,
                                                  HdInterview *interview,
                                                  GTimeZone *home,
                                                  const HdRequestFacts *work);
HdAppointmentOptions *hd_appointment_options_new_for_slot (HdContext *context,
                                                           HdInterview *interview,
                                                           HdOfferedSlot *slot,
                                                           GTimeZone *home,
                                                           const HdRequestFacts *work);
void hd_appointment_options_free (HdAppointmentOptions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdAppointmentOptions, hd_appointment_options_free)

char *hd_appointment_options_need (const HdAppointmentOptions *self);
guint hd_appointment_options_get_n (const HdAppointmentOptions *self);
char *hd_appointment_options_title (const HdAppointmentOptions *self, guint option);
char *hd_appointment_options_cost (const HdAppointmentOptions *self, guint option);
const char *hd_appointment_options_note (const HdAppointmentOptions *self);
int hd_appointment_options_minutes (const HdAppointmentOptions *self, guint option);
HdStretch hd_appointment_options_absence (const HdAppointmentOptions *self, guint option);
HdAbsenceFacts *
hd_appointment_options_hold (const HdAppointmentOptions *self, guint option, const char *zone);
void
hd_appointment_options_fill (const HdAppointmentOptions *self, guint option, HdKeptDraft *draft);

G_END_DECLS
