/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-edit-private.h"

#include "hd-scenario.h"

static HdLeaveEdit *
edit_new (HdLeaveEditKind kind)
{
  HdLeaveEdit *self = g_new0 (HdLeaveEdit, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  return self;
}

static void
holiday_free (gpointer data)
{
  HdOwnHoliday *holiday = data;

  g_free (holiday->name);
  g_free (holiday->uid);
  g_free (holiday);
}

HdLeaveEdit *
hd_leave_edit_ref (HdLeaveEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
hd_leave_edit_unref (HdLeaveEdit *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  hd_leave_settings_free (self->settings);
  g_free (self->text);
  hd_leave_booking_free (self->booking);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
  hd_absence_facts_free (self->absence);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

/* What holds for the account as a whole: increment, half days, region, last day, hourly rate. */
HdLeaveEdit *
hd_leave_edit_new_settings (const HdLeaveSettings *settings)
{
  HdLeaveEdit *self = edit_new (HD_LEAVE_EDIT_SETTINGS);

  self->settings = hd_leave_settings_copy (settings);
  return self;
}

static char *
take_json (JsonNode *node)
{
  char *text = json_to_string (node, FALSE);

  json_node_unref (node);
  return text;
}

/**
 * hd_leave_edit_new_policy:
 * @from: the day of the change; the first version holds from its own first day of accrual
 * @policy: how leave is earned from then on; periods before keep the version before
 */
HdLeaveEdit *
hd_leave_edit_new_policy (HdDate from, const HdLeavePolicy *policy)
{
  HdLeaveEdit *self = edit_new (HD_LEAVE_EDIT_POLICY);

  self->on = from;
  self->text = take_json (hd_scenario_write_policy (policy));
  return self;
}

/**
 * hd_leave_edit_new_week:
 * @from: the day of the change
 * @week: when work is done from then on. Absences ahead are priced anew, past ones are not
 */
HdLeaveEdit *
hd_leave_edit_new_week (HdDate from, const HdWorkWeek *week)
{
  HdLeaveEdit *self = edit_new (HD_LEAVE_EDIT_WEEK);

  self->on = from;
  self->text = take_json (hd_scenario_write_week (week));
  return self;
}

/**
 * hd_leave_edit_new_entry:
 * @kind: opening, grant, comp, payout or adjust. An opening says what was left at the end of its
 *   day, and replaces an earlier one
 * @last_usable: for a grant, or %HD_DATE_NONE
 */
HdLeaveEdit *
hd_leave_edit_new_entry (const char *kind,
                         HdDate on,
                         gint64 minutes,
                         HdDate last_usable,
                         const char *note)
{
  HdLeaveEdit *self = edit_new (HD_LEAVE_EDIT_ENTRY);

  self->booking = hd_leave_booking_new (0, on, minutes, kind);
  self->booking->last_usable = last_usable;
  g_free (self->booking->note);
  self->booking->note = g_strdup (note != NULL ? note : "");
  return self;
}

/* Takes an entry of the ledger back. */
HdLeaveEdit *
hd_leave_edit_new_reversal (gint64 entry)
{
  HdLeaveEdit *self = edit_new (HD_LEAVE_EDIT_REVERSAL);

  self->id = entry;
  return self;
}

/**
 * hd_leave_edit_new_payslip:
 * @on: the day that the payslip means
 * @minutes: what it says is left
 *
 * What it differs by is booked as one line, and stays visible. The books begin with the earliest
 * payslip, unless the terms were there before it.
 */
HdLeaveEdit *
hd_leave_edit_new_payslip (HdDate on, gint64 minutes)
{
  HdLeaveEdit *self = edit_new (HD_LEAVE_EDIT_PAYSLIP);

  self->on = on;
  self->minutes = minutes;
  return self;
}

/* Days off of one's own, all of them or none: see hd_leave_edit_add_holiday(). */
HdLeaveEdit *
hd_leave_edit_new_holidays (void)
{
  HdLeaveEdit *self = edit_new (HD_LEAVE_EDIT_HOLIDAYS);

  self->holidays = g_ptr_array_new_with_free_func (holiday_free);
  return self;
}

/**
 * hd_leave_edit_add_holiday:
 * @permille: %HD_WHOLE_DAY counts, 500 is half a day, 0 means that the day is worked although it
 *   is a public holiday
 */
void
hd_leave_edit_add_holiday (HdLeaveEdit *self,
                           HdDate date,
                           int permille,
                           HdDayPart part,
                           const char *name)
{
  g_return_if_fail (self != NULL && self->holidays != NULL);

  g_ptr_array_add (self->holidays, hd_own_holiday_new (0, date, permille, part, name, ""));
}

HdLeaveEdit *
hd_leave_edit_new_removal (HdLeaveRow row, gint64 id)
{
  HdLeaveEdit *self = edit_new (HD_LEAVE_EDIT_REMOVAL);

  self->row = row;
  self->id = id;
  return self;
}

/**
 * hd_leave_edit_new_absence:
 * @absence: (transfer full): what is to be there; with an id, what that one is to become
 * @overlap_allowed: it may share time with another one
 */
HdLeaveEdit *
hd_leave_edit_new_absence (HdAbsenceFacts *absence, gboolean overlap_allowed)
{
  HdLeaveEdit *self = edit_new (HD_LEAVE_EDIT_ABSENCE);

  self->absence = absence;
  self->id = absence->id;
  self->overlap_allowed = overlap_allowed;
  return self;
}

/* An answer or a change of mind: requested, approved, denied, cancelled or taken. */
HdLeaveEdit *
hd_leave_edit_new_state (gint64 absence, const char *state)
{
  HdLeaveEdit *self = edit_new (HD_LEAVE_EDIT_STATE);

  self->id = absence;
  self->text = g_strdup (state);
  return self;
}

/* Several edits as one: one preview, and one step of undo. See hd_leave_edit_group_add(). */
HdLeaveEdit *
hd_leave_edit_new_group (void)
{
  HdLeaveEdit *self = edit_new (HD_LEAVE_EDIT_GROUP);

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_leave_edit_unref);
  return self;
}

/**
 * hd_leave_edit_group_add:
 * @self: from hd_leave_edit_new_group()
 * @edit: (transfer full): any but a group and an answer to a request; it is made after those that
 *   were added before, and no row is edited twice in a group
 */
void
hd_leave_edit_group_add (HdLeaveEdit *self, HdLeaveEdit *edit)
{
  g_return_if_fail (self != NULL && self->kind == HD_LEAVE_EDIT_GROUP);
  g_return_if_fail (edit != NULL && edit->kind < HD_LEAVE_EDIT_STATE);

  g_ptr_array_add (self->parts, edit);
}
