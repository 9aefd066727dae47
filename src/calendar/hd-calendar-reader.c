/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-calendar-reader.h"

#include "hd-ics-reading.h"

/* Recurring events of one file whose next occurrence is looked for. */
#define MAX_RECURRING 500

/**
 * hd_calendar_read:
 * @bytes: an iCalendar file or a mail that carries one
 *
 * Reads the events of a file; of each event the newest version in it. Events without a UID are
 * kept, zones that cannot be known stay unknown.
 *
 * Returns: (transfer full): %NULL with %HD_ERROR_LIMIT when it is too large, or %HD_ERROR_PARSE
 *   when it is neither a calendar nor a mail
 */
HdCalendarFile *
hd_calendar_read (GBytes *bytes, const HdCalendarContext *context, GError **error)
{
  g_autoptr (HdIcsReading) reading = hd_ics_reading_new (bytes, context, error);
  g_autoptr (HdCalendarFile) out = NULL;
  guint recurring = 0;

  if (reading == NULL)
    return NULL;

  for (guint i = 0; i < reading->events->len; i++)
    {
      HdIcsEvent *event = g_ptr_array_index (reading->events, i);

      if (event->event->recurring && recurring++ < MAX_RECURRING)
        hd_ics_find_next (event, reading->events);
    }

  out = hd_calendar_file_new ();
  for (guint i = 0; i < reading->events->len; i++)
    {
      HdIcsEvent *event = g_ptr_array_index (reading->events, i);

      g_ptr_array_add (out->events, g_steal_pointer (&event->event));
    }
  g_ptr_array_unref (out->warnings);
  out->warnings = g_steal_pointer (&reading->warnings);
  reading->warnings = g_ptr_array_new ();
  return g_steal_pointer (&out);
}
