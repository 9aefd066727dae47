/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-calendar-reader.h"

#include <glib/gi18n.h>

#include "hd-ics-reading.h"
#include "hd-when.h"

/* The times in a message's own words, which are then shown with their questions. */
static void
read_words (const char *words, const HdCalendarContext *context, HdCalendarFile *out)
{
  HdWhenContext when_context = { .today = context->today, .home = context->home };
  g_autoptr (HdWhen) when = hd_when_parse (words, -1, &when_context);

  g_ptr_array_extend_and_steal (out->events, g_steal_pointer (&when->events));
  when->events = g_ptr_array_new ();
  for (guint i = 0; i < when->warnings->len; i++)
    hd_ics_warn (out->warnings, g_ptr_array_index (when->warnings, i));
  for (guint i = 0; i < out->events->len; i++)
    {
      HdInvitation *event = g_ptr_array_index (out->events, i);

      event->source_start = event->source_end = -1; /* nobody has that text */
    }
  hd_ics_warn (out->warnings, out->events->len > 0
                                ? hd_calendar_from_words ()
                                : _ ("neither an invitation nor a time in this message"));
}

/* Returns: (transfer full) (element-type utf8 GPtrArray): by UID, the events that stand for one
 * occurrence each: looking through all of them for each series would be quadratic */
static GHashTable *
find_occurrences (const HdIcsReading *reading)
{
  GHashTable *found =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < reading->events->len; i++)
    {
      HdIcsEvent *event = g_ptr_array_index (reading->events, i);
      GPtrArray *list;

      if (event->event->recurrence_id == NULL || event->event->uid == NULL)
        continue;
      list = g_hash_table_lookup (found, event->event->uid);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (found, event->event->uid, list);
        }
      g_ptr_array_add (list, event);
    }
  return found;
}

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

  if (reading == NULL)
    return NULL;

  g_autoptr (GHashTable) occurrences = find_occurrences (reading);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < reading->events->len; i++)
    {
      HdIcsEvent *event = g_ptr_array_index (reading->events, i);
      GPtrArray *own =
        event->event->uid != NULL ? g_hash_table_lookup (occurrences, event->event->uid) : NULL;

      if (event->event->recurring)
        hd_ics_find_next (event, own != NULL ? own : none);
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
  if (reading->words != NULL)
    read_words (reading->words, context, out);
  return g_steal_pointer (&out);
}
