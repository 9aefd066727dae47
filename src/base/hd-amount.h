/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Minutes in a calendar day; a wall time of 24:00 is the end of the day, not the next one. */
#define HD_DAY_MINUTES 1440

/* The paid minutes of a day when no schedule says otherwise. */
#define HD_WORK_DAY_MINUTES 480

/**
 * HdSpan:
 * @from: minute of the day, 0 to 1439
 * @to: minute of the day, after @from, up to 1440
 *
 * A half-open span of wall time inside one day.
 */
typedef struct
{
  int from;
  int to;
} HdSpan;

gboolean hd_time_parse (const char *text, int *minute);
char *hd_time_format (int minute);
gboolean hd_span_parse (const char *text, HdSpan *span, GError **error);
gboolean hd_amount_parse (const char *text, int day_minutes, gint64 *minutes, GError **error);

G_END_DECLS
