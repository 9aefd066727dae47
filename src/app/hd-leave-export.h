/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

G_END_DECLS
