/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-reading-gauge.h"

/* As in document/: 238 words a minute. */
#define MICROSECONDS_A_WORD ((gint64) 60 * G_USEC_PER_SEC / 238)

/* Looks that are further apart than this mean that nobody was there between. */
#define LONGEST_LOOK ((gint64) 90 * G_USEC_PER_SEC)

/* Even one sentence wants a moment. */
#define SHORTEST_READING ((gint64) 4 * G_USEC_PER_SEC)

void
hd_reading_gauge_start (HdReadingGauge *self, guint words)
{
  *self = (HdReadingGauge){ .expected = MAX (words * MICROSECONDS_A_WORD, SHORTEST_READING) };
}

/**
 * hd_reading_gauge_look:
 * @now: monotonic time in microseconds
 * @active: whether the window is in use
 * @seen: how much of the text, 0 to 1, has been above the lower edge
 *
 * To be called when something moves and every few seconds.
 */
void
hd_reading_gauge_look (HdReadingGauge *self, gint64 now, gboolean active, double seen)
{
  if (self->last != 0)
    self->spent += CLAMP (now - self->last, 0, LONGEST_LOOK);
  self->last = active ? now : 0;
  if (active)
    self->seen = MAX (self->seen, seen);
}

gboolean
hd_reading_gauge_is_read (const HdReadingGauge *self)
{
  if (self->expected == 0)
    return FALSE;
  if (self->seen >= 0.98)
    return self->spent >= MAX (self->expected / 5, SHORTEST_READING);
  return self->seen >= 0.5 && self->spent >= MAX (self->expected / 2, SHORTEST_READING);
}
