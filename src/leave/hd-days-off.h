/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date.h"

G_BEGIN_DECLS

/* A whole day, in the permille in which a day off is counted. */
#define HD_WHOLE_DAY 1000

/**
 * HdDayPart:
 * @HD_DAY_PART_FULL: the whole day, or no part in particular
 * @HD_DAY_PART_AM: before the split of the day
 * @HD_DAY_PART_PM: after it
 */
typedef enum
{
  HD_DAY_PART_FULL,
  HD_DAY_PART_AM,
  HD_DAY_PART_PM,
} HdDayPart;

/**
 * HdDayOff:
 * @date: the day
 * @any: how much of the day is off, wherever in it, in permille of the day
 * @am: how much is off before the split, in permille of the day: 500 is the whole morning
 * @pm: the same after the split
 *
 * What the holidays of one date leave of it. Two holidays on one date count once: the larger of
 * each figure holds (30 May 2024 was two holidays in Croatia).
 */
typedef struct
{
  HdDate date;
  int any;
  int am;
  int pm;
} HdDayOff;

/**
 * HdDaysOff:
 *
 * The holidays of a person, by date. Built with hd_days_off_add(), then only read.
 */
typedef struct _HdDaysOff HdDaysOff;

HdDaysOff *hd_days_off_new (void);
void hd_days_off_free (HdDaysOff *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdDaysOff, hd_days_off_free)

void hd_days_off_add (HdDaysOff *self, HdDate date, int permille, HdDayPart part);
const HdDayOff *hd_days_off_get (const HdDaysOff *self, HdDate date);

G_END_DECLS
