/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date.h"

G_BEGIN_DECLS

/**
 * HdHolidayUse:
 * @HD_HOLIDAY_COUNT: no work on that day
 * @HD_HOLIDAY_HALF: work on half of it
 * @HD_HOLIDAY_IGNORE: a day like any other
 *
 * What a day of a list means for whoever imports it. A list cannot say it: what is read is a
 * proposal for each day.
 */
typedef enum
{
  HD_HOLIDAY_COUNT,
  HD_HOLIDAY_HALF,
  HD_HOLIDAY_IGNORE,
} HdHolidayUse;

/**
 * HdHolidayLine:
 * @first: its first day
 * @last: its last, mostly the same
 * @note: (nullable): what the list says of it besides, as that it is one of a region only
 * @use: what is proposed
 */
typedef struct
{
  HdDate first;
  HdDate last;
  char *name;
  char *note;
  HdHolidayUse use;
} HdHolidayLine;

/**
 * HdHolidayList:
 * @lines: (element-type HdHolidayLine): by day
 * @warnings: (element-type utf8)
 *
 * The days of a calendar file that is a list of holidays.
 */
typedef struct
{
  GPtrArray *lines;
  GPtrArray *warnings;
} HdHolidayList;

HdHolidayList *hd_holiday_list_new (void);
void hd_holiday_list_free (HdHolidayList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdHolidayList, hd_holiday_list_free)

void hd_holiday_list_add (HdHolidayList *self,
                          HdDate first,
                          HdDate last,
                          const char *name,
                          const char *note,
                          HdHolidayUse use);

GBytes *hd_holiday_list_to_bytes (const HdHolidayList *self);
HdHolidayList *hd_holiday_list_new_from_bytes (GBytes *bytes, GError **error);

G_END_DECLS
