/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-calendar-reader.h"
#include "hd-ics-parse.h"
#include "hd-ics-recur.h"
#include "hd-ics-zone.h"

G_BEGIN_DECLS

typedef struct _HdIcsOldZone HdIcsOldZone;

/* One VCALENDAR, or what stands in for one. */
typedef struct
{
  const HdCalendarContext *context;
  HdIcsTimezones *timezones;
  GHashTable *zones; /* TZID → HdIcsZone */
  const char *method;
  char *default_zone;     /* X-WR-TIMEZONE */
  HdIcsOldZone *old_zone; /* NULL: none */
  gint64 today;           /* when today begins at home */
  gint *budget;
  gint *last_budget; /* for where series end */
} HdIcsCalendar;

/* A date property as written and as an instant. */
typedef struct
{
  HdWall wall;
  gboolean date;
  gboolean utc;
  gboolean named;        /* its zone is said with it */
  gboolean borrowed;     /* its zone is that of the end */
  gboolean old;          /* and one of vCalendar 1.0 */
  const HdIcsZone *zone; /* NULL: floating, or UTC */
  gint64 instant;        /* HD_INSTANT_NONE when the zone is not known */
  HdWallFit fit;
} HdIcsTime;

/* An event with what decides between versions and between occurrences. */
typedef struct
{
  HdInvitation *event;
  gint64 overrides;    /* the instant that RECURRENCE-ID names, HD_INSTANT_NONE */
  HdDate override_day; /* and its day, for all-day events */
  const HdIcsComponent *component;
  HdIcsCalendar *calendar;
  HdIcsTime start; /* its DTSTART as it is written, when it has one */
  gboolean cancelled;
} HdIcsEvent;

const HdIcsZone *hd_ics_zone_of (HdIcsCalendar *calendar, const char *tzid);
gint64 hd_ics_instant (HdIcsCalendar *calendar, HdIcsTime *time, HdWall wall);
gint64 hd_ics_within_years (gint64 instant);
void hd_ics_set_last_day (HdInvitation *event, const HdIcsTime *end, const char *duration);
void hd_ics_set_end (HdIcsCalendar *calendar,
                     HdInvitation *event,
                     HdIcsTime *start,
                     HdIcsTime *end,
                     const char *duration);
HdWall hd_ics_wall (const HdIcsCalendar *calendar, const HdIcsTime *start, gint64 instant);
gboolean hd_ics_read_time (HdIcsCalendar *calendar, const HdIcsProperty *property, HdIcsTime *time);
gboolean hd_ics_read_value (HdIcsCalendar *calendar,
                            const HdIcsProperty *property,
                            const char *value,
                            HdIcsTime *time);
const HdIcsProperty *
hd_ics_read_start (HdIcsCalendar *calendar, const HdIcsComponent *component, HdIcsTime *start);
void hd_ics_make_days (HdIcsCalendar *calendar,
                       const HdIcsComponent *component,
                       HdInvitation *event,
                       HdIcsTime *start,
                       HdIcsTime *end);
HdIcsOldZone *hd_ics_old_zone_new (const HdIcsComponent *calendar);
void hd_ics_old_zone_free (HdIcsOldZone *self);
gboolean hd_ics_old_zone_changes (const HdIcsOldZone *self);
char *hd_ics_old_zone_name (const HdIcsOldZone *self, HdWall wall);
void hd_ics_adopt_zone (HdIcsCalendar *calendar, HdIcsTime *time, const HdIcsTime *start);
HdIcsEvent *hd_ics_read_event (HdIcsCalendar *calendar, const HdIcsComponent *component);
void hd_ics_event_free (HdIcsEvent *self);
void hd_ics_find_next (HdIcsEvent *self, GPtrArray *events);
gint64 hd_ics_find_last (HdIcsEvent *self, gint64 begin, GPtrArray *events);

char *hd_ics_plain_text (const char *html);
gboolean hd_ics_looks_like_html (const char *text);
char *hd_ics_join_link (const HdIcsComponent *event);
void hd_ics_read_organizer (const HdIcsComponent *component, HdInvitation *event);

G_END_DECLS
