/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-holiday-list.h"

#include "hd-wire.h"

/* The value, and its wire format: the fields in the order of the header, counts before lists. */

#define MAGIC "HHol\1"

#define MAX_LINES 10000
#define MAX_TEXT ((gsize) 64 * 1024)
#define MAX_WARNINGS 1000

static void
line_free (gpointer data)
{
  HdHolidayLine *line = data;

  g_free (line->name);
  g_free (line->note);
  g_free (line);
}

/* Returns: (transfer full): an empty list */
HdHolidayList *
hd_holiday_list_new (void)
{
  HdHolidayList *self = g_new0 (HdHolidayList, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
hd_holiday_list_free (HdHolidayList *self)
{
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/* Adds a day or a stretch of days; nothing beyond what is ever taken. */
void
hd_holiday_list_add (HdHolidayList *self,
                     HdDate first,
                     HdDate last,
                     const char *name,
                     const char *note,
                     HdHolidayUse use)
{
  HdHolidayLine *line;

  if (self->lines->len >= MAX_LINES)
    return;
  line = g_new0 (HdHolidayLine, 1);
  line->first = first;
  line->last = last;
  line->name = g_strdup (name);
  line->note = g_strdup (note);
  line->use = use;
  g_ptr_array_add (self->lines, line);
}

/**
 * hd_holiday_list_to_bytes:
 *
 * Returns: (transfer full): the list in its wire format
 */
GBytes *
hd_holiday_list_to_bytes (const HdHolidayList *self)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) MAGIC, sizeof MAGIC - 1);
  hd_wire_put_number (out, self->lines->len);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const HdHolidayLine *line = g_ptr_array_index (self->lines, i);

      hd_wire_put_date (out, line->first);
      hd_wire_put_date (out, line->last);
      hd_wire_put_text (out, line->name);
      hd_wire_put_text (out, line->note);
      hd_wire_put_number (out, line->use);
    }
  hd_wire_put_texts (out, self->warnings);

  return g_byte_array_free_to_bytes (out);
}

/**
 * hd_holiday_list_new_from_bytes:
 *
 * Reads the wire format, whoever wrote it: each field is checked for its bounds and its UTF-8.
 *
 * Returns: (transfer full) (nullable): the list; NULL with %HD_ERROR_PARSE or %HD_ERROR_NEWER
 */
HdHolidayList *
hd_holiday_list_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (HdHolidayList) self = hd_holiday_list_new ();
  HdWireReader wire;
  guint32 n;

  if (!hd_wire_begin (&wire, bytes, MAGIC, error))
    return NULL;

  n = hd_wire_get_count (&wire, 6);
  wire.failed |= n > MAX_LINES;
  for (guint32 i = 0; i < n && !wire.failed; i++)
    {
      HdDate first = hd_wire_get_date (&wire);
      HdDate last = hd_wire_get_date (&wire);
      g_autofree char *name = hd_wire_get_text (&wire, MAX_TEXT);
      g_autofree char *note = hd_wire_get_text (&wire, MAX_TEXT);
      HdHolidayUse use = (HdHolidayUse) hd_wire_get_choice (&wire, HD_HOLIDAY_IGNORE + 1);

      wire.failed |= first == HD_DATE_NONE || last < first || name == NULL;
      if (!wire.failed)
        hd_holiday_list_add (self, first, last, name, note, use);
    }
  g_ptr_array_unref (self->warnings);
  self->warnings = hd_wire_get_texts (&wire, MAX_WARNINGS, MAX_TEXT);

  return hd_wire_end (&wire, error) ? g_steal_pointer (&self) : NULL;
}
