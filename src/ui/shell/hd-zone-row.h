/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * HdZoneRow:
 *
 * A row in which a time zone is chosen by its city, with a search. Signal `chosen` says that
 * another one was.
 */
#define HD_TYPE_ZONE_ROW (hd_zone_row_get_type ())
G_DECLARE_FINAL_TYPE (HdZoneRow, hd_zone_row, HD, ZONE_ROW, AdwActionRow)

void hd_zone_row_set_zone (HdZoneRow *self, const char *zone);
void hd_zone_row_ask (HdZoneRow *self);
void hd_zone_row_bind (HdZoneRow *self, GSettings *settings, const char *key);
const char *hd_zone_row_get_zone (HdZoneRow *self);

G_END_DECLS
