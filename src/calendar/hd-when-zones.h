/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when-private.h"

G_BEGIN_DECLS

/* What a name says beside the zone. */
enum
{
  ZONE_STANDARD = 1 << 0, /* standard time only: in summer it contradicts its place */
  ZONE_DAYLIGHT = 1 << 1,
  ZONE_ANY_CASE = 1 << 2, /* no word of a language: also in lower case */
  ZONE_CAPITALS = 1 << 3, /* a word of some language: only in capitals */
  ZONE_ALONE = 1 << 4,    /* names a zone behind a time, also without the word "time" */
};

typedef struct
{
  const char *words; /* folded, parted by blanks */
  const char *zones[4];
  int flags;
} HdZoneName;

extern const HdZoneName hd_when_abbreviations[];
extern const HdZoneName hd_when_cities[];
extern const HdZoneName hd_when_adjectives[];
extern const HdZoneName hd_when_complements[];

/* Which of a zone's two clocks is named. */
typedef enum
{
  HD_SEASON_UNSAID,
  HD_SEASON_STANDARD,
  HD_SEASON_DAYLIGHT,
} HdSeason;

/* hd-when-zones.c */
guint hd_when_find_city (const HdReading *r, guint i, const HdZoneName **found);
void hd_when_take_zone (HdZoneItem *zone, const HdZoneName *name);

/* hd-when-zone-beside.c */
guint hd_when_read_here (const HdReading *r, guint i);
guint hd_when_read_their (const HdReading *r, guint i);
gboolean hd_when_zone_before (const HdReading *r);
guint hd_when_read_clock_city (const HdReading *r, guint i, const HdItem *last, HdZoneItem *zone);

/* hd-when-zone-said.c */
gboolean hd_when_announces_zone (const HdReading *r, guint i);
gboolean hd_when_zone_in_small (const HdReading *r,
                                guint i,
                                guint end,
                                const HdZoneName *name,
                                gboolean behind,
                                gboolean meridiem);
guint hd_when_find_place (const HdReading *r, guint i, const HdZoneName **found);
guint hd_when_skip_season (const HdReading *r, guint i, HdSeason *season);
guint hd_when_read_hours_of (const HdReading *r, guint i, HdZoneItem *zone);

/* hd-when-zone-iana.c */
guint hd_when_read_iana (HdReading *r, guint i, gboolean behind, HdZoneItem *zone);

/* hd-when-zone-unknown.c */
guint hd_when_keep_unknown_zone (guint end, const char *name, HdZoneItem *zone);
guint hd_when_read_unknown_zone (const HdReading *r, guint i, HdZoneItem *zone);
guint hd_when_read_unknown_place (const HdReading *r, guint i, HdZoneItem *zone);

G_END_DECLS
