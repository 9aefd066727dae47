/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-policy.h"

G_BEGIN_DECLS

/**
 * HdLeaveAnswers:
 * @amount: how much, in minutes
 * @by_year: @amount is for a year, not for one credit
 * @frequency: how often it is credited
 * @credit_on: a day on which it is credited; others follow from it. Not used when semi-monthly
 * @first_and_fifteenth: for semi-monthly: the 1st and the 15th, not the 15th and the last
 * @carry: what becomes of it at the end of the leave year
 * @carry_max: for %HD_CARRY_MAX, in minutes
 * @year_start: the first day of a leave year
 * @last_usable: the last day on which what was carried can be used; month 0 for no such day
 * @cap: the most that can be saved up, in minutes; 0 for no cap
 * @since: the first day that earned, when that was in this leave year; else %HD_DATE_NONE
 *
 * What people can say of their leave without a handbook: the answers to three of the four
 * questions. (The fourth, when one works, is a week and a region.)
 */
typedef struct
{
  gint64 amount;
  gboolean by_year;
  HdFrequency frequency;
  HdDate credit_on;
  gboolean first_and_fifteenth;
  HdCarryMode carry;
  gint64 carry_max;
  HdMonthDay year_start;
  HdMonthDay last_usable;
  gint64 cap;
  HdDate since;
} HdLeaveAnswers;

void hd_leave_answers_init (HdLeaveAnswers *self, HdDate today);
HdLeavePolicy *
hd_leave_answers_to_policy (const HdLeaveAnswers *self, const HdLeavePolicy *old, HdDate on);
gboolean hd_leave_answers_from_policy (HdLeaveAnswers *self, const HdLeavePolicy *policy);

G_END_DECLS
