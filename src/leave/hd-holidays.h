/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-days-off.h"

G_BEGIN_DECLS

/**
 * HdHoliday:
 * @date: the day that is off
 * @observed_of: the date of the holiday itself when it is observed on another day, else
 *   %HD_DATE_NONE
 * @name: in the language of the law
 * @permille: how much of the day is off
 * @part: which part of it
 * @local: only in some places of the region, or by custom: off when one says so, not by default
 */
typedef struct
{
  HdDate date;
  HdDate observed_of;
  const char *name; /* owned by the table */
  int permille;
  HdDayPart part;
  gboolean local;
} HdHoliday;

/**
 * HdHolidayTable:
 *
 * The public holidays of a region as rules: a country (`US`) or a part of one (`DE-BY`), which
 * has the days of its country as well. Made from a file of data/holidays/.
 */
typedef struct _HdHolidayTable HdHolidayTable;

HdHolidayTable *hd_holiday_table_parse (GBytes *bytes, const char *region, GError **error);
HdHolidayTable *hd_holiday_table_load (const char *region, GError **error);
void hd_holiday_table_free (HdHolidayTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdHolidayTable, hd_holiday_table_free)

const char *hd_holiday_table_get_region (const HdHolidayTable *self);
const char *hd_holiday_table_get_name (const HdHolidayTable *self);
const char *hd_holiday_table_get_law (const HdHolidayTable *self);
const char *hd_holiday_table_get_source (const HdHolidayTable *self);
const char *hd_holiday_table_get_note (const HdHolidayTable *self);
GArray *hd_holiday_table_list (const HdHolidayTable *self, int year, GError **error);

/**
 * HdHolidayRegion:
 * @region: its code
 * @name: its name in its own language
 */
typedef struct
{
  char *region;
  char *name;
} HdHolidayRegion;

void hd_holiday_region_free (HdHolidayRegion *self);
GPtrArray *hd_holiday_regions_list (void);

G_END_DECLS
