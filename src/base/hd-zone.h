/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date.h"

G_BEGIN_DECLS

/**
 * HdWall:
 * @date: the day
 * @second: seconds since midnight as a clock on the wall shows them, 0 to 86400
 *
 * A time as people write it, without a zone.
 */
typedef struct
{
  HdDate date;
  int second;
} HdWall;

/**
 * HdWallFit:
 * @HD_WALL_ONCE: the wall time happens once
 * @HD_WALL_FOLD: it happens twice (clocks go back); the first was taken
 * @HD_WALL_GAP: it does not happen (clocks go forward); read with the offset before the gap
 */
typedef enum
{
  HD_WALL_ONCE,
  HD_WALL_FOLD,
  HD_WALL_GAP,
} HdWallFit;

GTimeZone *hd_zone_load (const char *name);
gboolean
hd_zone_derive (const char *name, GTimeZone *home, HdWall wall, gint64 *instant, HdWallFit *fit);
char **hd_zone_list (void);
gint64 hd_zone_to_instant (GTimeZone *zone, HdWall wall, HdWallFit *fit);
HdWall hd_zone_to_wall (GTimeZone *zone, gint64 instant);
int hd_zone_offset (GTimeZone *zone, gint64 instant);

G_END_DECLS
