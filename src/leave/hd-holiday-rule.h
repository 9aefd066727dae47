/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-days-off.h"
#include "hd-scenario-reader.h"

G_BEGIN_DECLS

/*
 * Private to the holiday tables: one rule, such as “4 thu 11”.
 */

typedef enum
{
  HD_RULE_FIXED,  /* “07-04” */
  HD_RULE_NTH,    /* “4 thu 11”, “last mon 05” */
  HD_RULE_EASTER, /* “easter-2” */
  HD_RULE_BEFORE, /* “mon before 05-25”, never that day itself */
} HdRuleKind;

typedef enum
{
  HD_SHIFT_NONE,
  HD_SHIFT_NEAREST,       /* Saturday to Friday, Sunday to Monday */
  HD_SHIFT_NEXT,          /* from a weekend to the next working day that is no holiday */
  HD_SHIFT_SUNDAY_BEFORE, /* Sunday to Saturday */
} HdRuleShift;

/**
 * HdHolidayRule:
 * @nth: 1 to 5, or 0 for the last
 * @offset: days after Easter Sunday
 * @first_year, @last_year: inclusive
 * @years: (element-type int): when not empty the only years
 * @except: (element-type int): years without it
 * @weekdays: a set of the weekdays on which it counts; 0 for all
 * @unless: not in years in which @unless_date falls on @unless_weekday
 */
typedef struct
{
  char *name;
  HdRuleKind kind;
  HdMonthDay date;
  HdWeekday weekday;
  int nth;
  int offset;
  int first_year;
  int last_year;
  GArray *years;
  GArray *except;
  guint weekdays;
  gboolean unless;
  HdMonthDay unless_date;
  HdWeekday unless_weekday;
  HdRuleShift shift;
  int permille;
  HdDayPart part;
  gboolean local;
} HdHolidayRule;

HdHolidayRule *hd_holiday_rule_parse (HdReader *reader, JsonObject *object, GError **error);
void hd_holiday_rule_free (HdHolidayRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdHolidayRule, hd_holiday_rule_free)

HdDate hd_holiday_rule_date (const HdHolidayRule *self, int year);

G_END_DECLS
