/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-interview.h"
#include "hd-invitation.h"
#include "hd-offered-slot.h"
#include "hd-plan.h"

G_BEGIN_DECLS

void hd_interview_set_times (HdInterview *interview, HdWall start, HdWall end, const char *zone);
void hd_interview_derive (HdInterview *interview, GTimeZone *home);
void hd_offered_slot_derive (HdOfferedSlot *slot, GTimeZone *home);
gboolean hd_offered_slot_is_days (HdOfferedSlot *slot);
void hd_interview_set_length (HdInterview *interview, gint64 length);
void hd_interview_set_slot (HdInterview *interview, HdOfferedSlot *slot);
gboolean hd_interview_is_proposed_for (HdInterview *interview, HdOfferedSlot *slot);
gboolean hd_interview_has_time (HdInterview *interview);
gboolean hd_interview_is_to_be (HdInterview *interview);
gboolean hd_interview_is_agreed (HdInterview *interview);
int hd_interview_minutes_before (HdInterview *interview);
gboolean hd_offered_slot_lacks_hour (HdOfferedSlot *slot, HdInterview *interview);
gboolean hd_offered_slot_busy (HdOfferedSlot *slot,
                               HdInterview *interview,
                               GTimeZone *home,
                               HdStretch *busy);
gboolean hd_interview_is_visit (HdInterview *interview, GTimeZone *home);
gboolean hd_interview_has_way (HdInterview *interview);
int hd_interview_lead_minutes (HdInterview *interview);
gboolean hd_interview_busy (HdInterview *interview, GTimeZone *home, HdStretch *busy);
gboolean hd_interview_meets_absence (HdInterview *interview, GTimeZone *home);
gboolean
hd_interview_is_covered (HdInterview *interview, const HdSchedule *schedule, GTimeZone *home);

G_END_DECLS
