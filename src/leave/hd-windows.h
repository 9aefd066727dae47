/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-plan.h"

G_BEGIN_DECLS

/**
 * HdWindowRules:
 * @length: how long the appointment is, in minutes
 * @before: what it needs before (preparation, the way there), in minutes
 * @after: what it needs after, in minutes
 * @days: how many working days to look at; ten, if in doubt
 * @hours: the hours of the day in which an appointment can be at all
 * @step: how finely starts are tried, in minutes
 */
typedef struct
{
  int length;
  int before;
  int after;
  int days;
  HdSpan hours;
  int step;
} HdWindowRules;

/**
 * HdFreeTime:
 * @date: the day
 * @from: the earliest start of the appointment, minute of the day
 * @to: the latest end
 * @cost: what it costs anywhere in this window, in minutes; 0 is free
 * @kind: how one is away for it
 */
typedef struct
{
  HdDate date;
  int from;
  int to;
  int cost;
  HdPlanKind kind;
} HdFreeTime;

GArray *hd_windows_find (const HdSchedule *schedule,
                         const GArray *absences,
                         HdDate from,
                         const HdWindowRules *windows,
                         const HdPlanRules *rules);

G_END_DECLS
