/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-edit-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"
#include "hd-holidays.h"
#include "hd-scenario.h"
#include "hd-words.h"

/*
 * What each edit changes of the facts, and what it is refused for.
 */

/* The longest note or name of a day. */
#define TEXT_MAX 500

/* More than a working life has; beyond it is a slip of the keyboard. */
#define MINUTES_MAX 10000000

static gboolean
refuse (GError **error, HdError code, const char *sentence)
{
  g_set_error_literal (error, HD_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
check_day (HdDate date, GError **error)
{
  if (date == HD_DATE_NONE)
    return refuse (error, HD_ERROR_MISSING, _ ("The day is missing."));
  if (hd_date_year (date) < HD_SCENARIO_FIRST_YEAR || hd_date_year (date) > HD_SCENARIO_LAST_YEAR)
    return refuse (error, HD_ERROR_INVALID, _ ("The day lies too far away."));
  return TRUE;
}

static gboolean
check_minutes (gint64 minutes, GError **error)
{
  if (minutes < -MINUTES_MAX || minutes > MINUTES_MAX)
    return refuse (error, HD_ERROR_INVALID, _ ("That is more time than a working life has."));
  return TRUE;
}

static gboolean
check_text (const char *text, GError **error)
{
  if (text == NULL || strlen (text) > TEXT_MAX || !g_utf8_validate (text, -1, NULL))
    return refuse (error, HD_ERROR_LIMIT, _ ("The text is too long."));
  return TRUE;
}

static gboolean
edit_settings (HdLeaveEdit *self, HdLeaveFacts *facts, GError **error)
{
  const HdLeaveSettings *settings = self->settings;
  g_autoptr (HdHolidayTable) table = NULL;

  if (settings->day_minutes < 1 || settings->day_minutes > HD_DAY_MINUTES ||
      settings->increment < 1 || settings->increment > HD_DAY_MINUTES || settings->min_block < 0 ||
      settings->min_block > HD_DAY_MINUTES || settings->half_split < 0 ||
      settings->half_split > HD_DAY_MINUTES || settings->min_remainder > HD_DAY_MINUTES ||
      settings->core_from < 0 || settings->core_to > HD_DAY_MINUTES ||
      (settings->core_to > 0 && settings->core_to <= settings->core_from))
    return refuse (error, HD_ERROR_INVALID, _ ("A day has 24 hours."));
  if (settings->negative_limit < 0 || settings->hourly_rate < 0 ||
      settings->hourly_rate > 1000000000)
    return refuse (error, HD_ERROR_INVALID, _ ("The amount must not be negative or absurd."));
  if (settings->last_day != HD_DATE_NONE && !check_day (settings->last_day, error))
    return FALSE;
  if (!check_text (settings->currency, error) || !check_text (settings->region, error))
    return FALSE;
  if (settings->region[0] != '\0')
    {
      table = hd_holiday_table_load (settings->region, error);
      if (table == NULL)
        return FALSE;
    }

  hd_leave_settings_free (facts->settings);
  facts->settings = hd_leave_settings_copy (settings);
  return TRUE;
}

static void
insert_version (GPtrArray *versions, HdDate from, const char *text)
{
  guint at = versions->len;

  while (at > 0 && ((HdLeaveVersion *) versions->pdata[at - 1])->from > from)
    at--;
  g_ptr_array_insert (versions, (int) at, hd_leave_version_new (0, from, text, 0));
}

static gboolean
edit_policy (HdLeaveEdit *self, HdLeaveFacts *facts, GError **error)
{
  g_autoptr (HdLeavePolicy) policy = hd_leave_version_to_policy (self->text, error);

  if (policy == NULL || !check_day (self->on, error))
    return FALSE;
  /* The first one holds always: a version from a day before today that comes later follows it. */
  self->from = self->on;
  if (facts->policies->len == 0 && policy->accrual_from != HD_DATE_NONE)
    self->from = MIN (self->on, policy->accrual_from);
  insert_version (facts->policies, self->from, self->text);
  return TRUE;
}

static gboolean
edit_week (HdLeaveEdit *self, HdLeaveFacts *facts, GError **error)
{
  HdWorkWeek week;

  if (!hd_leave_version_to_week (self->text, &week, error) || !check_day (self->on, error))
    return FALSE;
  insert_version (facts->weeks, self->on, self->text);
  return TRUE;
}

static gboolean
edit_entry (HdLeaveEdit *self, HdLeaveFacts *facts, GError **error)
{
  static const char *const kinds[] = { "opening", "grant", "comp", "payout", "adjust", NULL };
  HdLeaveBooking *booking = self->booking;

  if (!g_strv_contains (kinds, booking->kind))
    return refuse (error, HD_ERROR_INVALID, _ ("That is no kind of entry."));
  if (!check_day (booking->on, error) || !check_minutes (booking->minutes, error) ||
      !check_text (booking->note, error))
    return FALSE;
  if (booking->last_usable != HD_DATE_NONE && booking->last_usable < booking->on)
    return refuse (error, HD_ERROR_INVALID, _ ("It would lapse before it begins."));
  if (booking->last_usable != HD_DATE_NONE && booking->minutes <= 0)
    return refuse (error, HD_ERROR_INVALID, _ ("Only time that comes in can lapse."));
  /* Paid out is gone, with or without a sign. */
  if (g_str_equal (booking->kind, "payout"))
    booking->minutes = -ABS (booking->minutes);

  g_ptr_array_add (facts->bookings, hd_leave_booking_copy (booking));
  return TRUE;
}

static gboolean
edit_reversal (HdLeaveEdit *self, HdLeaveFacts *facts, GError **error)
{
  HdLeaveBooking *booking = hd_leave_facts_find_booking (facts, self->id);

  if (booking == NULL)
    return refuse (error, HD_ERROR_NOT_FOUND, _ ("There is no such entry."));
  if (!booking->counts)
    return refuse (error, HD_ERROR_INVALID, _ ("This entry was taken back already."));
  booking->counts = FALSE;
  return TRUE;
}

/*
 * How far it is from the books is worked out by day whenever they are read, whatever the order in
 * which payslips are entered; the entry keeps how far it was when it was entered. Without terms
 * there is nothing to be far from.
 */
static gboolean
edit_payslip (HdLeaveEdit *self,
              HdLeaveFacts *facts,
              HdLeaveBooks *before,
              HdDate today,
              GError **error)
{
  HdLeavePayslip *payslip;

  if (!check_day (self->on, error) || !check_minutes (self->minutes, error))
    return FALSE;
  if (self->on > today)
    return refuse (error, HD_ERROR_INVALID, _ ("That day is still to come."));

  g_clear_pointer (&self->booking, hd_leave_booking_free);
  if (facts->policies->len == 0 || before->book == NULL)
    self->booking = hd_leave_booking_new (0, self->on, self->minutes, "opening");
  else
    self->booking =
      hd_leave_booking_new (0, self->on,
                            self->minutes -
                              hd_leave_ledger_balance (before->book->ledger, self->on),
                            "reconcile");
  g_ptr_array_add (facts->bookings, hd_leave_booking_copy (self->booking));
  payslip = g_new0 (HdLeavePayslip, 1);
  *payslip = (HdLeavePayslip){ 0, self->on, self->minutes, 0 };
  g_ptr_array_add (facts->payslips, payslip);
  return TRUE;
}

static gint
compare_holidays (gconstpointer a, gconstpointer b)
{
  const HdOwnHoliday *first = *(const HdOwnHoliday *const *) a;
  const HdOwnHoliday *second = *(const HdOwnHoliday *const *) b;

  return (first->date > second->date) - (first->date < second->date);
}

/* What is said of a day under the same name a second time replaces what was said before. */
static gboolean
edit_holidays (HdLeaveEdit *self, HdLeaveFacts *facts, GError **error)
{
  if (self->holidays->len > HD_SCENARIO_MAX_ITEMS)
    return refuse (error, HD_ERROR_LIMIT, _ ("These are too many days."));

  for (guint i = 0; i < self->holidays->len; i++)
    {
      const HdOwnHoliday *holiday = self->holidays->pdata[i];

      if (!check_day (holiday->date, error) || !check_text (holiday->name, error) ||
          !check_text (holiday->uid, error))
        return FALSE;
      if (holiday->permille < 0 || holiday->permille > HD_WHOLE_DAY)
        return refuse (error, HD_ERROR_INVALID, _ ("A day off is at most a whole day."));
      for (guint j = facts->holidays->len; j > 0; j--)
        {
          const HdOwnHoliday *other = facts->holidays->pdata[j - 1];

          if (other->date == holiday->date && g_str_equal (other->name, holiday->name))
            g_ptr_array_remove_index (facts->holidays, j - 1);
        }
      g_ptr_array_add (facts->holidays,
                       hd_own_holiday_new (0, holiday->date, holiday->permille, holiday->part,
                                           holiday->name, holiday->uid));
    }
  g_ptr_array_sort (facts->holidays, compare_holidays);
  return TRUE;
}

static gboolean
remove_version (GPtrArray *versions, gint64 id)
{
  for (guint i = 0; i < versions->len; i++)
    if (((HdLeaveVersion *) versions->pdata[i])->id == id)
      {
        g_ptr_array_remove_index (versions, i);
        return TRUE;
      }

  return FALSE;
}

static gboolean
remove_holiday (GPtrArray *holidays, gint64 id)
{
  for (guint i = 0; i < holidays->len; i++)
    if (((HdOwnHoliday *) holidays->pdata[i])->id == id)
      {
        g_ptr_array_remove_index (holidays, i);
        return TRUE;
      }

  return FALSE;
}

static gboolean
edit_removal (HdLeaveEdit *self, HdLeaveFacts *facts, GError **error)
{
  gboolean found = self->row == HD_LEAVE_ROW_POLICY ? remove_version (facts->policies, self->id)
                   : self->row == HD_LEAVE_ROW_WEEK ? remove_version (facts->weeks, self->id)
                                                    : remove_holiday (facts->holidays, self->id);

  return found || refuse (error, HD_ERROR_NOT_FOUND, _ ("It is no longer there."));
}

static gboolean
is_over (const HdAbsenceFacts *absence, HdDate today)
{
  return absence->first <= today;
}

static gboolean
check_absence (const HdAbsenceFacts *absence, HdDate today, GError **error)
{
  HdAbsenceState state;

  if (!check_day (absence->first, error) || !check_day (absence->last, error))
    return FALSE;
  if (absence->last < absence->first || (absence->from_minute < 0) != (absence->to_minute < 0) ||
      (absence->from_minute >= 0 && absence->first == absence->last &&
       absence->to_minute <= absence->from_minute))
    return refuse (error, HD_ERROR_INVALID, _ ("The time off ends before it begins."));
  if (absence->from_minute > HD_DAY_MINUTES || absence->to_minute > HD_DAY_MINUTES)
    return refuse (error, HD_ERROR_INVALID, _ ("A day has 24 hours."));
  if (absence->last - absence->first >= HD_ABSENCE_MAX_DAYS)
    return refuse (error, HD_ERROR_INVALID, _ ("The time off is longer than ten years."));
  if (!hd_absence_state_parse (absence->state, &state))
    return refuse (error, HD_ERROR_INVALID, _ ("That is no state of a request."));
  if (state == HD_ABSENCE_TAKEN && !is_over (absence, today))
    return refuse (error, HD_ERROR_INVALID,
                   _ ("That day is still to come; it cannot be taken yet."));
  return check_minutes (absence->amount, error) && check_text (absence->leave_type, error);
}

static gboolean
check_overlap (const HdLeaveBooks *before,
               const HdAbsenceFacts *absence,
               HdDate today,
               GError **error)
{
  g_autoptr (GArray) overlaps = hd_leave_books_list_overlaps (before, absence);
  const HdAbsenceFacts *other;

  if (overlaps->len == 0)
    return TRUE;
  other = hd_leave_facts_find_absence (before->facts, g_array_index (overlaps, gint64, 0));

  g_autofree char *days = hd_words_days (other->first, other->last, today);

  g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
               /* Translators: %s is a day, or from one day to another */
               _ ("There is time off then already: %s."), days);
  return FALSE;
}

static gboolean
edit_absence (HdLeaveEdit *self,
              HdLeaveFacts *facts,
              HdLeaveBooks *before,
              HdDate today,
              GError **error)
{
  HdAbsenceFacts *absence = self->absence;
  HdAbsenceFacts *known = self->id != 0 ? hd_leave_facts_find_absence (facts, self->id) : NULL;
  g_autoptr (GArray) days = NULL;

  if (self->id != 0 && known == NULL)
    return refuse (error, HD_ERROR_NOT_FOUND, _ ("There is no such request."));
  if (!check_absence (absence, today, error))
    return FALSE;
  if (!self->overlap_allowed && !g_str_equal (absence->state, "denied") &&
      !g_str_equal (absence->state, "cancelled") && !check_overlap (before, absence, today, error))
    return FALSE;

  days = hd_leave_books_price (before, absence);
  g_array_set_size (absence->days, 0);
  g_array_append_vals (absence->days, days->data, days->len);
  if (known != NULL)
    g_ptr_array_remove (facts->absences, known);
  g_ptr_array_add (facts->absences, hd_absence_facts_copy (absence));
  return TRUE;
}

static gboolean
edit_state (HdLeaveEdit *self, HdLeaveFacts *facts, HdDate today, GError **error)
{
  HdAbsenceFacts *absence = hd_leave_facts_find_absence (facts, self->id);

  if (absence == NULL)
    return refuse (error, HD_ERROR_NOT_FOUND, _ ("There is no such request."));
  if (g_str_equal (absence->state, self->text))
    return refuse (error, HD_ERROR_INVALID, _ ("It is so already."));
  g_free (absence->state);
  absence->state = g_strdup (self->text);
  return check_absence (absence, today, error);
}

/* Each part is made on what the parts before it left. */
static gboolean
edit_group (HdLeaveEdit *self,
            HdLeaveFacts *facts,
            const HdWorkWeek *usual,
            HdDate today,
            GError **error)
{
  if (self->parts->len == 0)
    return refuse (error, HD_ERROR_MISSING, _ ("There is nothing to change."));

  for (guint i = 0; i < self->parts->len; i++)
    {
      HdLeaveEdit *part = self->parts->pdata[i];
      g_autoptr (HdLeaveBooks) before =
        hd_leave_books_new (hd_leave_facts_copy (facts), usual, today);

      if (!_hd_leave_edit_apply (part, facts, before, usual, today, error))
        return FALSE;
    }
  return TRUE;
}

/* Changes @facts as @self says; what is against a rule is refused with a sentence. */
gboolean
_hd_leave_edit_apply (HdLeaveEdit *self,
                      HdLeaveFacts *facts,
                      HdLeaveBooks *before,
                      const HdWorkWeek *usual,
                      HdDate today,
                      GError **error)
{
  switch (self->kind)
    {
    case HD_LEAVE_EDIT_SETTINGS:
      return edit_settings (self, facts, error);
    case HD_LEAVE_EDIT_POLICY:
      return edit_policy (self, facts, error);
    case HD_LEAVE_EDIT_WEEK:
      return edit_week (self, facts, error);
    case HD_LEAVE_EDIT_ENTRY:
      return edit_entry (self, facts, error);
    case HD_LEAVE_EDIT_REVERSAL:
      return edit_reversal (self, facts, error);
    case HD_LEAVE_EDIT_PAYSLIP:
      return edit_payslip (self, facts, before, today, error);
    case HD_LEAVE_EDIT_HOLIDAYS:
      return edit_holidays (self, facts, error);
    case HD_LEAVE_EDIT_REMOVAL:
      return edit_removal (self, facts, error);
    case HD_LEAVE_EDIT_ABSENCE:
      return edit_absence (self, facts, before, today, error);
    case HD_LEAVE_EDIT_GROUP:
      return edit_group (self, facts, usual, today, error);
    case HD_LEAVE_EDIT_STATE:
    default:
      return edit_state (self, facts, today, error);
    }
}
