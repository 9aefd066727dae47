/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-interview.h"
#include "hd-invitation.h"

G_BEGIN_DECLS

char *hd_occurrence_at (gint64 instant);
char *hd_occurrence_of_invitation (const HdInvitation *invitation);
gint64 hd_occurrence_of_interview (HdInterview *interview, GTimeZone *home);

G_END_DECLS
