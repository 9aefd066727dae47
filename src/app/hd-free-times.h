/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-windows.h"

G_BEGIN_DECLS

/* When one could be away, in words: for the person with what it costs, for others without. */

char *hd_free_times_title (const HdFreeTime *window, HdDate today);
char *hd_free_times_cost (const HdFreeTime *window);
char *hd_free_times_text (const GArray *windows, GTimeZone *home, const char *zone);

GArray *hd_free_times_find (HdContext *context,
                            gint64 interview,
                            const char *zone,
                            HdSpan hours,
                            int length,
                            int before,
                            int after);

G_END_DECLS
