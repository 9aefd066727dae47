/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdReadingGauge: decides whether an article was read, from how it was looked at.
 *
 * Opening it is not reading, nor is scrolling to the end: both are how one finds out whether one
 * wants to. Read is what was seen to the end in no less than a fifth of the time that its words
 * take, or half of it in half of that time. Only time in which the window was in use counts.
 */
typedef struct
{
  gint64 expected; /* microseconds that reading takes */
  gint64 spent;
  gint64 last; /* the last look, or 0 while nobody looks */
  double seen; /* 0 to 1: the furthest */
} HdReadingGauge;

void hd_reading_gauge_start (HdReadingGauge *self, guint words);
void hd_reading_gauge_look (HdReadingGauge *self, gint64 now, gboolean active, double seen);
gboolean hd_reading_gauge_is_read (const HdReadingGauge *self);

G_END_DECLS
