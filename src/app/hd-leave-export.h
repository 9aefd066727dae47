/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-leave-facts.h"

G_BEGIN_DECLS

char *hd_leave_export_ics (const HdAbsenceFacts *absence,
                           const char *language,
                           GTimeZone *home,
                           gint64 now,
                           char **name,
                           GError **error);
char *hd_leave_export_all_ics (GPtrArray *absences,
                               const char *language,
                               GTimeZone *home,
                               gint64 now,
                               GError **error);

const HdAbsenceFacts *hd_leave_export_find (HdContext *context, gint64 request);
char *hd_leave_export_request (HdContext *context, gint64 request, char **name, GError **error);

G_END_DECLS
