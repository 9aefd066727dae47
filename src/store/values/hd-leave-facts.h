/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "hd-absence.h"

G_BEGIN_DECLS

/**
 * HdLeaveAccountKind:
 * @HD_LEAVE_ACCOUNT_LEAVE: time off is earned and spent
 * @HD_LEAVE_ACCOUNT_UNPAID: no leave terms at all, as for a contractor: absences are unpaid time
 * @HD_LEAVE_ACCOUNT_UNLIMITED: leave without a balance
 */
typedef enum
{
  HD_LEAVE_ACCOUNT_LEAVE,
  HD_LEAVE_ACCOUNT_UNPAID,
  HD_LEAVE_ACCOUNT_UNLIMITED,
} HdLeaveAccountKind;

/**
 * HdLeaveNegative:
 *
 * Whether the balance may go below zero: not at all, down to a limit, or freely.
 */
typedef enum
{
  HD_LEAVE_NEGATIVE_NONE,
  HD_LEAVE_NEGATIVE_LIMIT,
  HD_LEAVE_NEGATIVE_FREE,
} HdLeaveNegative;

/**
 * HdLeaveSettings:
 * @day_minutes: how long “a day” of leave is
 * @increment: leave is charged in multiples of it, in minutes; at least 1
 * @min_block: the least that an absence costs, in minutes
 * @negative_limit: for %HD_LEAVE_NEGATIVE_LIMIT, in minutes below zero, as a positive number
 * @half_split: the minute at which the morning ends
 * @half_exact: a half day costs the minutes of that half, not half the day
 * @region: whose public holidays are free, such as “DE-BY”; "" for none
 * @last_day: the last day of employment or contract, or %HD_DATE_NONE
 * @hourly_rate: what an hour is worth, in hundredths of @currency; 0 when not told
 * @min_remainder: the least time at work before or after an absence that is worth it, in minutes;
 *   -1 for the usual
 * @core_from: hours in which one must be there, as minutes of the day; @core_to 0 for none
 *
 * What holds for the account as a whole.
 */
typedef struct
{
  HdLeaveAccountKind kind;
  int day_minutes;
  int increment;
  int min_block;
  HdLeaveNegative negative;
  int negative_limit;
  int half_split;
  gboolean half_exact;
  char *region;
  HdDate last_day;
  gint64 hourly_rate;
  char *currency;
  int min_remainder;
  gboolean lunch_movable;
  gboolean makeup;
  int core_from;
  int core_to;
} HdLeaveSettings;

HdLeaveSettings *hd_leave_settings_copy (const HdLeaveSettings *self);
void hd_leave_settings_free (HdLeaveSettings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeaveSettings, hd_leave_settings_free)

/**
 * HdLeaveVersion:
 * @from: the first day on which it holds; %HD_DATE_MIN for always
 * @text: what holds, as the JSON of hd_scenario_write_policy() or hd_scenario_write_week()
 *
 * A version of the policy or of the week of work. A change makes a new one; old days keep theirs.
 */
typedef struct
{
  gint64 id;
  HdDate from;
  char *text;
  gint64 entered_at;
} HdLeaveVersion;

/**
 * HdOwnHoliday:
 * @permille: how much of the day is off; 0 when a public holiday is worked all the same
 *
 * A day that the person said something about. It replaces what the region says of that day.
 */
typedef struct
{
  gint64 id;
  HdDate date;
  int permille;
  HdDayPart part;
  char *name;
  char *uid; /* of the calendar that it came from; "" */
} HdOwnHoliday;

/**
 * HdLeaveBooking:
 * @kind: opening, grant, comp, payout, adjust, reconcile or reversal
 * @last_usable: for a grant, the last day on which it can be used, or %HD_DATE_NONE
 * @reverses: the entry that this one takes back; 0 for none
 * @counts: no reversal that counts takes it back, and it is no reversal itself
 *
 * A real entry of the ledger, for good.
 */
typedef struct
{
  gint64 id;
  HdDate on;
  gint64 minutes;
  char *kind;
  HdDate last_usable;
  char *note;
  gint64 reverses;
  gint64 entered_at;
  gboolean counts;
} HdLeaveBooking;

/**
 * HdAbsenceEvent:
 * @from: the state before; %NULL when it was made
 */
typedef struct
{
  gint64 at;
  char *from;
  char *to;
} HdAbsenceEvent;

/**
 * HdAbsenceFacts:
 * @state: draft requested approved taken denied cancelled
 * @amount: what was asked for, in minutes; -1 when not known
 * @charge: leave, unpaid, or none (made up, or outside work)
 * @stated: @amount is what it costs, whatever the schedule says
 * @from_minute: minute of @first; -1 for whole days
 * @busy_from: the time that is needed, an HD_MOMENT(); -1 when not known
 * @days: (element-type HdCharge): what it was charged when it was booked; empty when never
 * @events: (element-type HdAbsenceEvent): its history, oldest first
 * @sequence: how often it was changed, for calendars
 */
typedef struct
{
  gint64 id;
  char *uid;
  HdDate first;
  HdDate last;
  int from_minute;
  int to_minute;
  char *zone;
  char *leave_type;
  int amount;
  char *state;
  gint64 state_at;
  gint64 created_at;
  char *charge;
  gboolean stated;
  int busy_from;
  int busy_to;
  int sequence;
  GArray *days;
  GPtrArray *events;
} HdAbsenceFacts;

/**
 * HdLeavePayslip:
 * @entry: the entry that was booked for it; 0 when none was needed
 */
typedef struct
{
  gint64 id;
  HdDate on;
  gint64 minutes;
  gint64 entry;
} HdLeavePayslip;

/**
 * HdLeaveFacts:
 * @policies: (element-type HdLeaveVersion): ascending by day, then by entry
 * @weeks: (element-type HdLeaveVersion): same
 * @holidays: (element-type HdOwnHoliday): ascending by date
 * @bookings: (element-type HdLeaveBooking): in the order of entry
 * @absences: (element-type HdAbsenceFacts): in the order in which they were asked for
 * @payslips: (element-type HdLeavePayslip): in the order of entry
 *
 * All rows that a leave balance follows from: what the database has, and no more.
 */
typedef struct
{
  HdLeaveSettings *settings;
  GPtrArray *policies;
  GPtrArray *weeks;
  GPtrArray *holidays;
  GPtrArray *bookings;
  GPtrArray *absences;
  GPtrArray *payslips;
} HdLeaveFacts;

HdLeaveFacts *hd_leave_facts_new (void);
HdLeaveFacts *hd_leave_facts_copy (const HdLeaveFacts *self);
void hd_leave_facts_free (HdLeaveFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeaveFacts, hd_leave_facts_free)

HdLeaveVersion *hd_leave_version_new (gint64 id, HdDate from, const char *text, gint64 entered_at);
HdOwnHoliday *hd_own_holiday_new (gint64 id,
                                  HdDate date,
                                  int permille,
                                  HdDayPart part,
                                  const char *name,
                                  const char *uid);
HdLeaveBooking *hd_leave_booking_new (gint64 id, HdDate on, gint64 minutes, const char *kind);
HdLeaveBooking *hd_leave_booking_copy (const HdLeaveBooking *self);
void hd_leave_booking_free (HdLeaveBooking *self);
HdAbsenceFacts *hd_absence_facts_new (gint64 id);
HdAbsenceFacts *hd_absence_facts_copy (const HdAbsenceFacts *self);
void hd_absence_facts_free (HdAbsenceFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLeaveBooking, hd_leave_booking_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdAbsenceFacts, hd_absence_facts_free)

HdAbsenceFacts *hd_leave_facts_find_absence (const HdLeaveFacts *self, gint64 id);
HdLeaveBooking *hd_leave_facts_find_booking (const HdLeaveFacts *self, gint64 id);
void hd_leave_facts_settle_bookings (HdLeaveFacts *self);

gboolean hd_day_part_parse (const char *text, HdDayPart *part);
const char *hd_day_part_to_string (HdDayPart part);
gboolean hd_absence_state_parse (const char *text, HdAbsenceState *state);

G_END_DECLS
