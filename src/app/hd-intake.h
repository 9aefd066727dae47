/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-invitation.h"
#include "hd-request-facts.h"

G_BEGIN_DECLS

/* What an appointment needs around it unless the text says otherwise: to find the room or the
 * link, and to be back at one's desk in more than body. Minutes. */
#define HD_INTAKE_PREPARATION 10
#define HD_INTAKE_SETTLING 5

/* From what was read in a line to the facts of an absence: the only place where one becomes the
 * other. Of an invitation nothing but its time goes on. */

char *hd_intake_title (const HdInvitation *invitation, GTimeZone *home);
char *hd_intake_span (const HdInvitation *invitation, GTimeZone *home, const HdRequestFacts *facts);
char *hd_intake_subtitle (const HdInvitation *invitation, GTimeZone *home);
char *hd_intake_choice (const char *field, const char *choice, HdDate today);
gboolean hd_intake_is_settled (const HdQuestion *question);
char *hd_intake_question (const char *field);
char *hd_intake_ask (const HdInvitation *invitation, const HdQuestion *question, GTimeZone *home);
gboolean hd_intake_has_next (const HdInvitation *invitation);
gboolean hd_intake_stands_for_moved (const HdInvitation *invitation);
void hd_intake_take_next (HdInvitation *invitation, GTimeZone *home);
HdWall hd_intake_at_home (HdWall wall, gint64 instant, GTimeZone *home);
gboolean hd_intake_ready (const HdInvitation *invitation);
gboolean hd_intake_is_open (const HdInvitation *invitation);
gboolean hd_intake_apply (const HdInvitation *invitation,
                          GTimeZone *home,
                          int travel_minutes,
                          int preparation_minutes,
                          HdRequestFacts *facts,
                          HdSpan *needed);

G_END_DECLS
