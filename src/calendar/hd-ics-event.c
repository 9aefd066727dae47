/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-event.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "hd-error.h"
#include "hd-text.h"

/* Text beyond this is cut: descriptions are shown, not stored whole. */
#define MAX_TEXT ((gsize) 64 * 1024)

/* And of what many events can share, so that it counts many times. */
#define MAX_NAME 500

/* The first of the year 1 and the last of the year 9999, in UTC. */
#define FIRST_INSTANT G_GINT64_CONSTANT (-62135596800)
#define LAST_INSTANT G_GINT64_CONSTANT (253402300799)

/* What finding out about a zone takes, in days of a rule; about a list of cities it takes more. */
#define ZONE_COST 1000
#define CITIES_COST 10000

/**
 * hd_ics_zone_of:
 *
 * Returns: (transfer none): what @tzid means in the file
 */
const HdIcsZone *
hd_ics_zone_of (HdIcsCalendar *calendar, const char *tzid)
{
  HdIcsZone *zone = g_hash_table_lookup (calendar->zones, tzid);

  if (zone == NULL)
    {
      *calendar->budget -=
        strchr (tzid, ',') != NULL || strstr (tzid, " / ") != NULL ? CITIES_COST : ZONE_COST;
      zone = *calendar->budget > 0 ? hd_ics_zone_find (tzid, calendar->timezones)
                                   : hd_ics_zone_new_unknown (tzid);
      g_hash_table_insert (calendar->zones, g_strdup (tzid), zone);
    }
  return zone;
}

/**
 * hd_ics_within_years:
 *
 * Returns: @instant, or %HD_INSTANT_NONE: none of a year that has no four digits can be written, as
 *   the last evening of 9999 in New York
 */
gint64
hd_ics_within_years (gint64 instant)
{
  return instant >= FIRST_INSTANT && instant <= LAST_INSTANT ? instant : HD_INSTANT_NONE;
}

/**
 * hd_ics_instant:
 * @time: whose zone holds; its @fit is set
 *
 * Returns: UTC seconds of @wall, %HD_INSTANT_NONE when the zone is not known or the year none of
 *   1 to 9999
 */
gint64
hd_ics_instant (HdIcsCalendar *calendar, HdIcsTime *time, HdWall wall)
{
  if (time->utc)
    return hd_ics_within_years ((gint64) wall.date * 86400 + wall.second);
  if (time->zone == NULL)
    return hd_ics_within_years (hd_zone_to_instant (calendar->context->home, wall, &time->fit));
  if (!hd_ics_zone_known (time->zone))
    return HD_INSTANT_NONE;
  return hd_ics_within_years (hd_ics_zone_to_instant (time->zone, wall, &time->fit));
}

/* Some write a day as its midnight, and say that it is a day. */
static gboolean
says_date (const HdIcsProperty *property)
{
  g_autofree char *type = hd_ics_parameter (property, "VALUE");

  return type != NULL && g_ascii_strcasecmp (type, "DATE") == 0;
}

/**
 * hd_ics_read_value:
 * @property: whose TZID holds
 * @value: one of its values
 *
 * Reads a date or time and derives its instant.
 */
gboolean
hd_ics_read_value (HdIcsCalendar *calendar,
                   const HdIcsProperty *property,
                   const char *value,
                   HdIcsTime *time)
{
  g_autofree char *tzid = NULL;

  *time = (HdIcsTime){ .instant = HD_INSTANT_NONE };
  if (!hd_ics_parse_time (value, &time->wall, &time->date, &time->utc))
    return FALSE;
  if (!time->date && time->wall.second == 0 && !time->utc && says_date (property))
    time->date = TRUE;
  if (time->date)
    return TRUE;

  if (!time->utc)
    {
      tzid = hd_ics_parameter (property, "TZID");
      /* Exchange writes an empty name, of rules that have an empty name as well. */
      if (tzid != NULL && (*tzid != '\0' || hd_ics_timezones_have_nameless (calendar->timezones)))
        {
          time->named = TRUE;
          time->zone = hd_ics_zone_of (calendar, tzid);
        }
      else if (calendar->default_zone != NULL)
        time->zone = hd_ics_zone_of (calendar, calendar->default_zone);
      else if (calendar->old_zone != NULL)
        {
          g_autofree char *name = hd_ics_old_zone_name (calendar->old_zone, time->wall);

          time->old = TRUE;
          time->zone = hd_ics_zone_of (calendar, name);
        }
    }
  time->instant = hd_ics_instant (calendar, time, time->wall);
  return TRUE;
}

gboolean
hd_ics_read_time (HdIcsCalendar *calendar, const HdIcsProperty *property, HdIcsTime *time)
{
  return property != NULL && hd_ics_read_value (calendar, property, property->value, time);
}

/**
 * hd_ics_adopt_zone:
 * @time: names an occurrence of the series that begins at @start
 *
 * Some write the occurrences of a series without the zone that its start has.
 */
void
hd_ics_adopt_zone (HdIcsCalendar *calendar, HdIcsTime *time, const HdIcsTime *start)
{
  if (time->date || time->utc || time->named || (!start->utc && !start->named))
    return;
  time->utc = start->utc;
  time->zone = start->zone;
  time->instant = hd_ics_instant (calendar, time, time->wall);
}

/**
 * hd_ics_wall:
 *
 * Returns: what the clock shows at @instant where @start is told
 */
HdWall
hd_ics_wall (const HdIcsCalendar *calendar, const HdIcsTime *start, gint64 instant)
{
  if (start->utc)
    {
      gint64 date = instant / 86400 - (instant % 86400 < 0);

      return (HdWall){ (HdDate) date, (int) (instant - date * 86400) };
    }
  if (start->zone == NULL)
    return hd_zone_to_wall (calendar->context->home, instant);
  return hd_ics_zone_to_wall (start->zone, instant);
}

/* Returns: (transfer full) (nullable): @text as one line of at most @max bytes; NULL for an empty
 * one */
static char *
clean_line (const char *text, gsize max)
{
  /* g_strndup() would fill up to @max. */
  g_autofree char *line = hd_text_clean_line (text, (gssize) strnlen (text, max));

  return *line == '\0' ? NULL : g_steal_pointer (&line);
}

/* Warns where the file's own rules and the zone of that name do not meet. */
static void
compare_rules (HdIcsCalendar *calendar,
               HdInvitation *event,
               const HdIcsProperty *property,
               const HdIcsTime *start)
{
  g_autofree char *tzid = hd_ics_parameter (property, "TZID");

  if (tzid == NULL || start->zone == NULL || start->zone->zone == NULL ||
      start->zone->rules == NULL)
    return;

  HdIcsZone own = { .rules = start->zone->rules };
  gint64 instant = hd_ics_zone_to_instant (&own, start->wall, NULL);

  if (instant != start->instant)
    /* Translators: the name of a time zone */
    hd_invitation_warn (event, _ ("the file's own rules for “%s” would give another time"),
                        event->zone);
}

/* Of two times that belong together, one of which names its zone, the other is in it, too. Taken at
 * home it would be hours off, or the end before the start. */
static gboolean
borrow_zone (HdIcsCalendar *calendar, HdIcsTime *time, const HdIcsTime *other)
{
  if (time->date || time->utc || time->named || time->zone != NULL || other->date || other->utc ||
      !other->named)
    return FALSE;
  time->zone = other->zone;
  time->instant = hd_ics_instant (calendar, time, time->wall);
  return TRUE;
}

static const HdIcsProperty *
read_first_start (HdIcsCalendar *calendar, const HdIcsComponent *component, HdIcsTime *start)
{
  const HdIcsProperty *property = hd_ics_get (component, "DTSTART");

  if (hd_ics_read_time (calendar, property, start))
    return property;
  for (guint i = 0; property != NULL && i < component->properties->len; i++)
    {
      const HdIcsProperty *other = &g_array_index (component->properties, HdIcsProperty, i);

      if (strcmp (other->name, "DTSTART") == 0 && hd_ics_read_time (calendar, other, start))
        return other;
    }
  return NULL;
}

/**
 * hd_ics_read_start:
 *
 * Reads the first DTSTART that is a time. One that names no zone is in that of the end.
 *
 * Returns: (nullable): the property that it was read from
 */
const HdIcsProperty *
hd_ics_read_start (HdIcsCalendar *calendar, const HdIcsComponent *component, HdIcsTime *start)
{
  const HdIcsProperty *property = read_first_start (calendar, component, start);
  HdIcsTime end;

  if (property != NULL && !start->named && !start->utc && !start->date &&
      hd_ics_read_time (calendar, hd_ics_get (component, "DTEND"), &end))
    start->borrowed = borrow_zone (calendar, start, &end);
  return property;
}

static void
read_times (HdIcsCalendar *calendar, const HdIcsComponent *component, HdIcsEvent *self)
{
  HdInvitation *event = self->event;
  HdIcsTime start;
  const HdIcsProperty *property = hd_ics_read_start (calendar, component, &start);
  const char *duration = hd_ics_value (component, "DURATION");
  HdIcsTime end;
  gboolean has_end;

  if (property == NULL)
    return;
  self->start = start;
  has_end = hd_ics_read_time (calendar, hd_ics_get (component, "DTEND"), &end);

  if (!start.date)
    hd_ics_make_days (calendar, component, event, &start, has_end ? &end : NULL);
  event->start = start.wall;
  event->all_day = start.date;
  if (start.date)
    {
      hd_ics_set_last_day (event, has_end ? &end : NULL, duration);
      return;
    }

  if (start.borrowed)
    hd_invitation_warn (event, _ ("its start names no zone: that of its end was taken"));
  else if (has_end && borrow_zone (calendar, &end, &start))
    hd_invitation_warn (event, _ ("its end names no zone: that of its start was taken"));
  event->start_utc = event->next_utc = start.instant;
  if (start.utc)
    event->zone = g_strdup ("UTC");
  else if (start.zone != NULL)
    {
      event->zone = clean_line (start.zone->name, MAX_NAME);
      event->zone_known = hd_ics_zone_known (start.zone);
      if (!event->zone_known)
        /* Translators: the name of a time zone */
        hd_invitation_warn (event, _ ("the time zone “%s” is not known"),
                            event->zone != NULL ? event->zone : "");
      compare_rules (calendar, event, property, &start);
    }
  if (start.instant == HD_INSTANT_NONE && event->zone_known)
    hd_invitation_warn (event, _ ("its time is outside of the years 1 to 9999"));
  if (start.fit == HD_WALL_FOLD)
    hd_invitation_warn (event, _ ("the clocks go back then: the first of the two was taken"));
  else if (start.fit == HD_WALL_GAP)
    hd_invitation_warn (event, _ ("the clocks go forward then: there is no such time that day"));
  hd_ics_set_end (calendar, event, &start, has_end ? &end : NULL, duration);
}

static char *
line_of (const HdIcsComponent *component, const char *name)
{
  const char *value = hd_ics_value (component, name);
  g_autofree char *text = value == NULL ? NULL : hd_ics_text (value);

  return text == NULL ? NULL : clean_line (text, MAX_TEXT);
}

static char *
word_of (const HdIcsComponent *component, const char *name)
{
  g_autofree char *line = line_of (component, name);

  return line == NULL ? NULL : g_ascii_strup (line, -1);
}

static char *
method_of (const HdIcsCalendar *calendar)
{
  g_autofree char *line = calendar->method != NULL ? clean_line (calendar->method, MAX_NAME) : NULL;

  return line == NULL ? NULL : g_ascii_strup (line, -1);
}

static char *
read_description (const HdIcsComponent *component)
{
  const char *value = hd_ics_value (component, "DESCRIPTION");
  g_autofree char *text = NULL;
  g_autofree char *clean = NULL;

  if (value == NULL || *value == '\0')
    value = hd_ics_value (component, "X-ALT-DESC");
  if (value == NULL)
    return NULL;
  text = hd_ics_text (value);
  if (strlen (text) > MAX_TEXT)
    text[MAX_TEXT] = '\0';
  clean = hd_ics_looks_like_html (text) ? hd_ics_plain_text (text) : hd_text_clean (text, -1);
  return *clean == '\0' ? NULL : g_steal_pointer (&clean);
}

/**
 * hd_ics_read_event:
 *
 * Reads a VEVENT.
 *
 * Returns: (transfer full) (nullable): %NULL when it has no time, unless it cancels something
 */
HdIcsEvent *
hd_ics_read_event (HdIcsCalendar *calendar, const HdIcsComponent *component)
{
  HdIcsEvent *self = g_new0 (HdIcsEvent, 1);
  HdInvitation *event = self->event = hd_invitation_new ();
  const char *sequence = hd_ics_value (component, "SEQUENCE");
  const HdIcsProperty *recurrence = hd_ics_get (component, "RECURRENCE-ID");
  HdIcsTime time;

  self->component = component;
  self->calendar = calendar;
  self->overrides = HD_INSTANT_NONE;
  self->override_day = HD_DATE_NONE;

  event->uid = line_of (component, "UID");
  event->method = method_of (calendar);
  event->status = word_of (component, "STATUS");
  event->summary = line_of (component, "SUMMARY");
  event->location = line_of (component, "LOCATION");
  event->description = read_description (component);
  event->join_url = hd_ics_join_link (component);
  if (sequence != NULL)
    event->sequence = (int) CLAMP (g_ascii_strtoll (sequence, NULL, 10), -1, G_MAXINT);
  hd_ics_read_organizer (component, event);
  read_times (calendar, component, self);

  self->cancelled = g_strcmp0 (event->method, "CANCEL") == 0 ||
                    g_strcmp0 (event->status, "CANCELLED") == 0 ||
                    g_strcmp0 (event->status, "CANCELED") == 0;
  if (self->cancelled)
    {
      g_free (event->status);
      event->status = g_strdup ("CANCELLED");
    }
  if (hd_ics_read_time (calendar, hd_ics_get (component, "DTSTAMP"), &time) &&
      time.instant != HD_INSTANT_NONE)
    self->event->stamp = time.instant;
  if (recurrence != NULL)
    {
      g_autofree char *range = hd_ics_parameter (recurrence, "RANGE");

      event->recurrence_id = clean_line (recurrence->value, MAX_NAME);
      event->future = range != NULL && g_ascii_strcasecmp (range, "THISANDFUTURE") == 0;
      if (hd_ics_read_time (calendar, recurrence, &time))
        {
          HdIcsTime start;

          if (hd_ics_read_start (calendar, component, &start) != NULL)
            hd_ics_adopt_zone (calendar, &time, &start);
          self->overrides = time.instant;
          if (time.date)
            self->override_day = time.wall.date;
          event->occurrence_utc = self->overrides;
          event->occurrence_day = self->override_day;
        }
    }
  event->recurring =
    hd_ics_get (component, "RRULE") != NULL || hd_ics_get (component, "RDATE") != NULL;

  if (!hd_invitation_has_start (event) && !(self->cancelled && event->uid != NULL))
    g_clear_pointer (&self, hd_ics_event_free);
  return self;
}

void
hd_ics_event_free (HdIcsEvent *self)
{
  if (self == NULL)
    return;

  hd_invitation_free (self->event);
  g_free (self);
}
