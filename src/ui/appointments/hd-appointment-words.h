/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hd-interview.h"
#include "hd-invitation.h"
#include "hd-context.h"
#include "hd-job-application.h"
#include "hd-shade.h"

G_BEGIN_DECLS

/* How the page says what it shows. All (transfer full) but the constant ones. */

char *hd_appointment_name (HdInterview *interview, HdShade *shade);
char *hd_appointment_round (HdInterview *interview);
char *hd_appointment_short (HdInterview *interview, GTimeZone *home, HdDate today);
char *hd_appointment_before_rules (HdInterview *interview, GTimeZone *home, HdDate today);
char *hd_appointment_there (HdInterview *interview, GTimeZone *home);
char *hd_appointment_day (HdInterview *interview, GTimeZone *home);
char *hd_appointment_part (HdInterview *interview, GTimeZone *home);
char *hd_appointment_when (HdInterview *interview, GTimeZone *home);
char *hd_appointment_times (HdInterview *interview, GTimeZone *home);
char *hd_appointment_place (HdInterview *interview, HdShade *shade);
const char *hd_appointment_format (const char *format);
char *hd_appointment_buffers (HdInterview *interview);
char *hd_appointment_dress (HdInterview *interview);
char *hd_appointment_offered (HdContext *context, HdInterview *interview, GTimeZone *home);
const char *hd_appointment_free (HdContext *context, HdInterview *interview);
const char *hd_appointment_cover (HdContext *context, HdInterview *interview);
HdInvitation *hd_appointment_invitation (HdInterview *interview, GTimeZone *home);
char *hd_case_name (HdJobApplication *application, HdShade *shade);
const char *hd_case_stage (HdJobApplication *application);
char *hd_case_since (HdJobApplication *application, gint64 now);
char *hd_case_next (HdJobApplication *application, HdDate today);

G_END_DECLS
