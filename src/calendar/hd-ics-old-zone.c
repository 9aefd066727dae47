/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-event.h"

#include <string.h>

#include "hd-ics-rules.h"

/* The zone of a file as vCalendar 1.0 has it: an offset (TZ), and lines (DAYLIGHT) that say when
 * another one holds, each for a year. */

#define MAX_SUMMERS 200

typedef struct
{
  int offset;
  HdWall start;
  HdWall end;
} Summer;

struct _HdIcsOldZone
{
  int offset;
  GArray *summers;
  gboolean unread; /* there are others that cannot be read */
};

/* "TRUE;-04;20260308T020000;20261101T020000;EST;EDT" */
static gboolean
read_summer (const char *value, Summer *summer)
{
  g_auto (GStrv) parts = g_strsplit (value, ";", 7);
  gboolean date, utc;

  return g_strv_length (parts) >= 4 && g_ascii_strcasecmp (g_strstrip (parts[0]), "TRUE") == 0 &&
         hd_ics_parse_offset (parts[1], &summer->offset) &&
         hd_ics_parse_time (parts[2], &summer->start, &date, &utc) &&
         hd_ics_parse_time (parts[3], &summer->end, &date, &utc);
}

/**
 * hd_ics_old_zone_new:
 *
 * Returns: (transfer full) (nullable): what a calendar says of its zone in the old way
 */
HdIcsOldZone *
hd_ics_old_zone_new (const HdIcsComponent *calendar)
{
  int offset;
  HdIcsOldZone *self;

  if (!hd_ics_parse_offset (hd_ics_value (calendar, "TZ"), &offset))
    return NULL;
  self = g_new0 (HdIcsOldZone, 1);
  self->offset = offset;
  self->summers = g_array_new (FALSE, FALSE, sizeof (Summer));
  for (guint i = 0; i < calendar->properties->len && self->summers->len < MAX_SUMMERS; i++)
    {
      const HdIcsProperty *p = &g_array_index (calendar->properties, HdIcsProperty, i);
      Summer summer;

      if (strcmp (p->name, "DAYLIGHT") != 0 || *p->value == '\0' ||
          g_ascii_strncasecmp (p->value, "FALSE", strlen ("FALSE")) == 0)
        continue;
      if (read_summer (p->value, &summer))
        g_array_append_val (self->summers, summer);
      else
        self->unread = TRUE;
    }
  return self;
}

void
hd_ics_old_zone_free (HdIcsOldZone *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->summers);
  g_free (self);
}

/* Whether the offset changes in the course of a year. */
gboolean
hd_ics_old_zone_changes (const HdIcsOldZone *self)
{
  return self != NULL && (self->unread || self->summers->len > 0);
}

static gboolean
is_before (HdWall a, HdWall b)
{
  return a.date < b.date || (a.date == b.date && a.second < b.second);
}

/**
 * hd_ics_old_zone_name:
 *
 * Returns: (transfer full): a name for the offset that holds at @wall; for a year of which nothing
 *   is said one that means no zone
 */
char *
hd_ics_old_zone_name (const HdIcsOldZone *self, HdWall wall)
{
  int offset = self->offset, year = hd_date_year (wall.date);
  gboolean known = self->summers->len == 0 && !self->unread;

  for (guint i = 0; i < self->summers->len; i++)
    {
      const Summer *summer = &g_array_index (self->summers, Summer, i);

      known |= year == hd_date_year (summer->start.date) || year == hd_date_year (summer->end.date);
      if (!is_before (wall, summer->start) && is_before (wall, summer->end))
        offset = summer->offset;
    }
  return g_strdup_printf ("%s%c%02d:%02d%s", known ? "UTC" : "TZ:", offset < 0 ? '-' : '+',
                          ABS (offset) / 3600, ABS (offset) / 60 % 60, known ? "" : "?");
}
