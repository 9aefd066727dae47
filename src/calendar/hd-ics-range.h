/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-ics-event.h"

G_BEGIN_DECLS

/* More of one series are not looked at. */
#define HD_ICS_MAX_RANGES 100

/**
 * HdIcsRange:
 * @event: whose RECURRENCE-ID has a RANGE
 * @at: the occurrence that it names
 * @start: where it is moved to
 * @moved: by how many seconds on the clock of @start
 * @before: it stands for those before @at, as RFC 2445 had it, else for those behind
 * @ends: they do not take place, or a series of their own has them
 * @unknown: where they are moved to cannot be told
 */
typedef struct
{
  HdIcsEvent *event;
  gint64 at;
  HdIcsTime start;
  gint64 moved;
  gboolean before;
  gboolean ends;
  gboolean unknown;
} HdIcsRange;

GArray *hd_ics_ranges_new (const HdIcsEvent *series, GPtrArray *events);
gint64 hd_ics_ranges_reach (const GArray *ranges);
gboolean hd_ics_ranges_move (const GArray *ranges, gint64 *instant);

G_END_DECLS
