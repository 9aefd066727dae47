/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-calendar-file-private.h"
#include "hd-when.h"

/*
 * What a text says about time, on its way out of the process that read it: the events as those of a
 * calendar file, and what is said beside them.
 */

#define MAGIC "HWhn\2"

/* Longer than any way, and any preparation, in minutes. */
#define MAX_MINUTES ((gint64) 1000 * 60)

static void
put_former (GByteArray *out, const HdWhenFormer *former)
{
  hd_wire_put_date (out, former->day);
  hd_wire_put_signed (out, former->minute);
  hd_wire_put_text (out, former->zone);
  hd_wire_put_signed (out, former->at);
  hd_wire_put_signed (out, former->warning);
}

/**
 * hd_when_to_bytes:
 *
 * Returns: (transfer full): what was read, in its wire format
 */
GBytes *
hd_when_to_bytes (const HdWhen *self)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) MAGIC, sizeof MAGIC - 1);
  _hd_calendar_put (out, self->events, self->warnings);
  hd_wire_put_signed (out, MIN (self->travel_out, MAX_MINUTES));
  hd_wire_put_signed (out, MIN (self->travel_back, MAX_MINUTES));
  hd_wire_put_signed (out, MIN (self->prep, MAX_MINUTES));
  hd_wire_put_number (out, self->former->len);
  for (guint i = 0; i < self->former->len; i++)
    put_former (out, &g_array_index (self->former, HdWhenFormer, i));
  hd_wire_put_number (out, self->moves != FALSE);
  hd_wire_put_number (out, self->asks != FALSE);

  return g_byte_array_free_to_bytes (out);
}

static void
get_former (HdWireReader *wire, HdWhen *self)
{
  HdWhenFormer former = { .day = hd_wire_get_date (wire) };
  g_autofree char *zone = NULL;

  former.minute = (int) hd_wire_get_signed (wire, -1, 24 * 60 - 1);
  zone = hd_wire_get_text (wire, sizeof former.zone - 1);
  g_strlcpy (former.zone, zone != NULL ? zone : "", sizeof former.zone);
  former.at = (int) hd_wire_get_signed (wire, -1, G_MAXINT);
  former.warning = (int) hd_wire_get_signed (wire, -1, (gint64) self->warnings->len - 1);
  g_array_append_val (self->former, former);
}

/**
 * hd_when_new_from_bytes:
 *
 * Reads the wire format, whoever wrote it: the events are checked as those of a calendar file are.
 *
 * Returns: (transfer full) (nullable): what was read; NULL with %HD_ERROR_PARSE or %HD_ERROR_NEWER
 */
HdWhen *
hd_when_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (HdCalendarFile) file = NULL;
  g_autoptr (HdWhen) self = NULL;
  HdWireReader wire;
  guint32 n;

  if (!hd_wire_begin (&wire, bytes, MAGIC, error))
    return NULL;

  file = _hd_calendar_get (&wire);
  wire.failed |= file->events->len > HD_WHEN_MAX_EVENTS;
  self = g_new0 (HdWhen, 1);
  self->events = g_ptr_array_ref (file->events);
  self->warnings = g_ptr_array_ref (file->warnings);
  self->former = g_array_new (FALSE, FALSE, sizeof (HdWhenFormer));
  self->travel_out = (int) hd_wire_get_signed (&wire, -1, MAX_MINUTES);
  self->travel_back = (int) hd_wire_get_signed (&wire, -1, MAX_MINUTES);
  self->prep = (int) hd_wire_get_signed (&wire, -1, MAX_MINUTES);
  n = hd_wire_get_count (&wire, 5);
  wire.failed |= n > HD_WHEN_MAX_FORMER;
  for (guint32 i = 0; i < n && !wire.failed; i++)
    get_former (&wire, self);
  self->moves = hd_wire_get_choice (&wire, 2) == 1;
  self->asks = hd_wire_get_choice (&wire, 2) == 1;

  return hd_wire_end (&wire, error) ? g_steal_pointer (&self) : NULL;
}
