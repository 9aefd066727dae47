/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-calendar-file-private.h"

#include <glib/gi18n.h>

#include "hd-wire.h"

/* The value, and its wire format: the fields in the order of the headers, counts before lists. */

#define MAGIC "HCal\3"

/* No text of an event is longer, and nothing in it has more readings or warnings. */
#define MAX_TEXT ((gsize) 256 * 1024)
#define MAX_PARTS 1000

/* An instant lies within the days that Halfday accepts, with a day on each side for the zones. */
#define FIRST_INSTANT (((gint64) HD_DATE_MIN - 2) * 86400)
#define LAST_INSTANT (((gint64) HD_DATE_MAX + 2) * 86400)

/**
 * hd_calendar_from_words:
 *
 * Returns: the warning about a mail without an invitation whose words tell of times
 */
const char *
hd_calendar_from_words (void)
{
  return _ ("no invitation in this message: these times are from its words");
}

/* Returns: (transfer full): a file that says nothing yet */
HdCalendarFile *
hd_calendar_file_new (void)
{
  HdCalendarFile *self = g_new0 (HdCalendarFile, 1);

  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_invitation_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
hd_calendar_file_free (HdCalendarFile *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

static void
put_wall (GByteArray *out, HdWall wall)
{
  hd_wire_put_date (out, wall.date);
  hd_wire_put_number (out, (guint32) wall.second);
}

static void
put_instant (GByteArray *out, gint64 instant)
{
  gboolean known = instant >= FIRST_INSTANT && instant <= LAST_INSTANT;

  hd_wire_put_number (out, known);
  if (known)
    hd_wire_put_signed (out, instant);
}

static void
put_event (GByteArray *out, const HdInvitation *event)
{
  hd_wire_put_text (out, event->uid);
  hd_wire_put_text (out, event->recurrence_id);
  hd_wire_put_signed (out, event->sequence);
  put_instant (out, event->stamp);
  hd_wire_put_text (out, event->method);
  hd_wire_put_text (out, event->status);
  hd_wire_put_text (out, event->summary);
  hd_wire_put_text (out, event->description);
  hd_wire_put_text (out, event->location);
  hd_wire_put_text (out, event->organizer_name);
  hd_wire_put_text (out, event->organizer_email);
  hd_wire_put_text (out, event->join_url);
  put_wall (out, event->start);
  put_wall (out, event->end);
  hd_wire_put_number (out, event->all_day != FALSE);
  hd_wire_put_number (out, event->place);
  hd_wire_put_text (out, event->zone);
  hd_wire_put_number (out, event->zone_known != FALSE);
  put_instant (out, event->start_utc);
  put_instant (out, event->end_utc);
  hd_wire_put_number (out, event->recurring != FALSE);
  hd_wire_put_number (out, event->ended != FALSE);
  put_instant (out, event->next_utc);
  hd_wire_put_date (out, event->next_day);
  put_instant (out, event->last_utc);
  put_instant (out, event->occurrence_utc);
  hd_wire_put_date (out, event->occurrence_day);
  hd_wire_put_number (out, event->future != FALSE);
  hd_wire_put_number (out, event->questions->len);
  for (guint i = 0; i < event->questions->len; i++)
    {
      const HdQuestion *question = g_ptr_array_index (event->questions, i);

      hd_wire_put_text (out, question->field);
      hd_wire_put_texts (out, question->choices);
    }
  hd_wire_put_texts (out, event->warnings);
  hd_wire_put_signed (out, event->source_start);
  hd_wire_put_signed (out, event->source_end);
}

/* The part of the format that whatever tells of events has in common. */
void
_hd_calendar_put (GByteArray *out, const GPtrArray *events, const GPtrArray *warnings)
{
  hd_wire_put_number (out, events->len);
  for (guint i = 0; i < events->len; i++)
    put_event (out, g_ptr_array_index (events, i));
  hd_wire_put_texts (out, warnings);
}

/**
 * hd_calendar_file_to_bytes:
 *
 * Returns: (transfer full): the file in its wire format
 */
GBytes *
hd_calendar_file_to_bytes (const HdCalendarFile *self)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) MAGIC, sizeof MAGIC - 1);
  _hd_calendar_put (out, self->events, self->warnings);

  return g_byte_array_free_to_bytes (out);
}

static HdWall
get_wall (HdWireReader *wire)
{
  HdWall wall = { .date = hd_wire_get_date (wire) };

  wall.second = (int) hd_wire_get_choice (wire, 86400 + 1);
  return wall;
}

static gint64
get_instant (HdWireReader *wire)
{
  return hd_wire_get_choice (wire, 2) == 1 ? hd_wire_get_signed (wire, FIRST_INSTANT, LAST_INSTANT)
                                           : HD_INSTANT_NONE;
}

static void
get_questions (HdWireReader *wire, HdInvitation *event)
{
  guint32 n = hd_wire_get_count (wire, 3);

  wire->failed |= n > MAX_PARTS;
  for (guint32 i = 0; i < n && !wire->failed; i++)
    {
      g_autofree char *field = hd_wire_get_text (wire, MAX_TEXT);
      g_autoptr (GPtrArray) choices = hd_wire_get_texts (wire, MAX_PARTS, MAX_TEXT);

      /* A question stands once and has an answer. */
      wire->failed |=
        field == NULL || hd_invitation_question (event, field) != NULL || choices->len == 0;
      for (guint k = 0; k < choices->len && !wire->failed; k++)
        hd_question_add (hd_invitation_ask (event, field), g_ptr_array_index (choices, k));
    }
}

static HdInvitation *
get_event (HdWireReader *wire)
{
  HdInvitation *event = hd_invitation_new ();

  event->uid = hd_wire_get_text (wire, MAX_TEXT);
  event->recurrence_id = hd_wire_get_text (wire, MAX_TEXT);
  event->sequence = (int) hd_wire_get_signed (wire, G_MININT, G_MAXINT);
  event->stamp = get_instant (wire);
  event->method = hd_wire_get_text (wire, MAX_TEXT);
  event->status = hd_wire_get_text (wire, MAX_TEXT);
  event->summary = hd_wire_get_text (wire, MAX_TEXT);
  event->description = hd_wire_get_text (wire, MAX_TEXT);
  event->location = hd_wire_get_text (wire, MAX_TEXT);
  event->organizer_name = hd_wire_get_text (wire, MAX_TEXT);
  event->organizer_email = hd_wire_get_text (wire, MAX_TEXT);
  event->join_url = hd_wire_get_text (wire, MAX_TEXT);
  event->start = get_wall (wire);
  event->end = get_wall (wire);
  event->all_day = hd_wire_get_choice (wire, 2) == 1;
  event->place = (HdPlace) hd_wire_get_choice (wire, HD_PLACE_PHONE + 1);
  event->zone = hd_wire_get_text (wire, MAX_TEXT);
  event->zone_known = hd_wire_get_choice (wire, 2) == 1;
  event->start_utc = get_instant (wire);
  event->end_utc = get_instant (wire);
  event->recurring = hd_wire_get_choice (wire, 2) == 1;
  event->ended = hd_wire_get_choice (wire, 2) == 1;
  event->next_utc = get_instant (wire);
  event->next_day = hd_wire_get_date (wire);
  event->last_utc = get_instant (wire);
  event->occurrence_utc = get_instant (wire);
  event->occurrence_day = hd_wire_get_date (wire);
  event->future = hd_wire_get_choice (wire, 2) == 1;
  get_questions (wire, event);
  g_ptr_array_unref (event->warnings);
  event->warnings = hd_wire_get_texts (wire, MAX_PARTS, MAX_TEXT);
  event->source_start = (int) hd_wire_get_signed (wire, -1, G_MAXINT);
  event->source_end = (int) hd_wire_get_signed (wire, -1, G_MAXINT);

  /* What must hold whoever wrote it: no start of what has no day or no known zone. */
  wire->failed |=
    (!hd_invitation_has_start (event) || !event->zone_known) && event->start_utc != HD_INSTANT_NONE;
  return event;
}

/**
 * _hd_calendar_get:
 *
 * Reads what _hd_calendar_put() wrote, whoever wrote it: each field is checked for its bounds and
 * its UTF-8.
 *
 * Returns: (transfer full): what was read until @wire failed, if it did
 */
HdCalendarFile *
_hd_calendar_get (HdWireReader *wire)
{
  HdCalendarFile *self = hd_calendar_file_new ();
  guint32 n = hd_wire_get_count (wire, 20);

  wire->failed |= n > HD_CALENDAR_MAX_EVENTS;
  for (guint32 i = 0; i < n && !wire->failed; i++)
    g_ptr_array_add (self->events, get_event (wire));
  g_ptr_array_unref (self->warnings);
  self->warnings = hd_wire_get_texts (wire, MAX_PARTS, MAX_TEXT);
  return self;
}

/**
 * hd_calendar_file_new_from_bytes:
 *
 * Reads the wire format, whoever wrote it.
 *
 * Returns: (transfer full) (nullable): the file; NULL with %HD_ERROR_PARSE or %HD_ERROR_NEWER
 */
HdCalendarFile *
hd_calendar_file_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (HdCalendarFile) self = NULL;
  HdWireReader wire;

  if (!hd_wire_begin (&wire, bytes, MAGIC, error))
    return NULL;

  self = _hd_calendar_get (&wire);
  return hd_wire_end (&wire, error) ? g_steal_pointer (&self) : NULL;
}
