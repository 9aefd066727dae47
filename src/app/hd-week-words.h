/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-schedule.h"

G_BEGIN_DECLS

/* A working day as people type it: “9:00–12:30, 13:00–17:30”, or only how long it is, “8 h”. */

char *hd_week_words_day (const HdWorkDay *day);
gboolean
hd_week_words_read_day (HdWorkWeek *week, HdWeekday weekday, const char *text, GError **error);
gint64 hd_week_words_minutes (const HdWorkWeek *week);

G_END_DECLS
