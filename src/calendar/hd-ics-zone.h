/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-ics-parse.h"
#include "hd-zone.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *zone;
} HdDisplayName;

extern const HdDisplayName hd_ics_display_names[];

/**
 * HdIcsZone:
 * @name: what to show: an IANA name where there is one, else the file's own
 * @zone: (nullable): the system's zone
 * @rules: (element-type HdIcsObservance) (nullable): the file's own rules; with @zone only to
 *   compare, as nobody updates the rules of a file
 * @offset: of a zone that is only that, in seconds
 *
 * A zone that a calendar file names. Of @zone, @rules and @fixed one is set when it is known.
 */
typedef struct
{
  char *name;
  GTimeZone *zone;
  GArray *rules;
  gboolean fixed;
  int offset;
} HdIcsZone;

/**
 * HdIcsTimezones:
 * @list: (element-type HdIcsComponent): the VTIMEZONEs of a calendar, in order
 * @exact: (nullable): by their names
 * @loose: (nullable): by their names in lower case
 * @exact_twins: (nullable): what differs from the first of a name, by that
 * @loose_twins: (nullable): likewise by its name in lower case
 * @read: (nullable): the rules of those that were read, %NULL for none
 * @left: of the outermost: how many of these may still be compared
 * @outer: (nullable): those beside the calendar, which count where it has none of that name
 */
typedef struct _HdIcsTimezones HdIcsTimezones;
struct _HdIcsTimezones
{
  GPtrArray *list;
  GHashTable *exact;
  GHashTable *loose;
  GHashTable *exact_twins;
  GHashTable *loose_twins;
  GHashTable *read;
  int left;
  HdIcsTimezones *outer;
};

gboolean hd_ics_zone_known (const HdIcsZone *self);
gint64 hd_ics_zone_to_instant (const HdIcsZone *self, HdWall wall, HdWallFit *fit);
HdWall hd_ics_zone_to_wall (const HdIcsZone *self, gint64 instant);
void hd_ics_zone_free (HdIcsZone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdIcsZone, hd_ics_zone_free)

HdIcsZone *hd_ics_zone_new_unknown (const char *tzid);
HdIcsZone *hd_ics_zone_find (const char *tzid, HdIcsTimezones *timezones);

HdIcsTimezones *hd_ics_timezones_new (HdIcsTimezones *outer);
void hd_ics_timezones_free (HdIcsTimezones *self);
void hd_ics_timezones_add (HdIcsTimezones *self, const HdIcsComponent *component);
const HdIcsComponent *hd_ics_timezones_find (HdIcsTimezones *self, const char *tzid);
GArray *hd_ics_timezones_rules (HdIcsTimezones *self, const char *tzid);
gboolean hd_ics_timezones_have_nameless (HdIcsTimezones *self);
char *hd_ics_tzid_clean (const char *value);

G_END_DECLS
