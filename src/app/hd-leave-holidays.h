/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-facts.h"

G_BEGIN_DECLS

/**
 * HdLeaveHoliday:
 * @name: of the day; %NULL never
 * @permille: how much of the day is off; 0 when it is worked all the same
 * @public: it is in the law of the region
 * @local: only in some places of the region: not free unless one says so
 * @own: the row of what the person said of it; 0 for nothing
 */
typedef struct
{
  HdDate date;
  char *name;
  int permille;
  HdDayPart part;
  gboolean public;
  gboolean local;
  gint64 own;
} HdLeaveHoliday;

GArray *hd_leave_holidays_list (const HdLeaveFacts *facts, int year);

G_END_DECLS
