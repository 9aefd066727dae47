/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-facts.h"

static const char *const parts[] = { "full", "am", "pm", NULL };

static const char *const states[] = {
  "draft", "requested", "approved", "taken", "denied", "cancelled", NULL,
};

static gboolean
find_word (const char *const *words, const char *text, int *index)
{
  for (int i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (words[i], text) == 0)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/* The words of files, of the database and of the command line for a part of a day. */
gboolean
hd_day_part_parse (const char *text, HdDayPart *part)
{
  int index;

  g_return_val_if_fail (part != NULL, FALSE);

  if (!find_word (parts, text, &index))
    return FALSE;
  *part = (HdDayPart) index;
  return TRUE;
}

const char *
hd_day_part_to_string (HdDayPart part)
{
  g_return_val_if_fail (part <= HD_DAY_PART_PM, NULL);

  return parts[part];
}

/* Same for the state of an absence. */
gboolean
hd_absence_state_parse (const char *text, HdAbsenceState *state)
{
  int index;

  g_return_val_if_fail (state != NULL, FALSE);

  if (!find_word (states, text, &index))
    return FALSE;
  *state = (HdAbsenceState) index;
  return TRUE;
}

HdLeaveSettings *
hd_leave_settings_copy (const HdLeaveSettings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  HdLeaveSettings *copy = g_memdup2 (self, sizeof *self);

  copy->region = g_strdup (self->region);
  copy->currency = g_strdup (self->currency);
  return copy;
}

void
hd_leave_settings_free (HdLeaveSettings *self)
{
  if (self == NULL)
    return;

  g_free (self->region);
  g_free (self->currency);
  g_free (self);
}

HdLeaveVersion *
hd_leave_version_new (gint64 id, HdDate from, const char *text, gint64 entered_at)
{
  HdLeaveVersion *self = g_new0 (HdLeaveVersion, 1);

  *self = (HdLeaveVersion){ id, from, g_strdup (text), entered_at };
  return self;
}

static void
version_free (gpointer data)
{
  HdLeaveVersion *self = data;

  g_free (self->text);
  g_free (self);
}

HdOwnHoliday *
hd_own_holiday_new (gint64 id,
                    HdDate date,
                    int permille,
                    HdDayPart part,
                    const char *name,
                    const char *uid)
{
  HdOwnHoliday *self = g_new0 (HdOwnHoliday, 1);

  *self = (HdOwnHoliday){ id, date, permille, part, g_strdup (name), g_strdup (uid) };
  return self;
}

static void
holiday_free (gpointer data)
{
  HdOwnHoliday *self = data;

  g_free (self->name);
  g_free (self->uid);
  g_free (self);
}

HdLeaveBooking *
hd_leave_booking_new (gint64 id, HdDate on, gint64 minutes, const char *kind)
{
  HdLeaveBooking *self = g_new0 (HdLeaveBooking, 1);

  self->id = id;
  self->on = on;
  self->minutes = minutes;
  self->kind = g_strdup (kind);
  self->last_usable = HD_DATE_NONE;
  self->note = g_strdup ("");
  self->counts = TRUE;
  return self;
}

HdLeaveBooking *
hd_leave_booking_copy (const HdLeaveBooking *self)
{
  HdLeaveBooking *copy = g_memdup2 (self, sizeof *self);

  copy->kind = g_strdup (self->kind);
  copy->note = g_strdup (self->note);
  return copy;
}

void
hd_leave_booking_free (HdLeaveBooking *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->note);
  g_free (self);
}

static void
event_free (gpointer data)
{
  HdAbsenceEvent *self = data;

  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

HdAbsenceFacts *
hd_absence_facts_new (gint64 id)
{
  HdAbsenceFacts *self = g_new0 (HdAbsenceFacts, 1);

  self->id = id;
  self->first = self->last = HD_DATE_NONE;
  self->from_minute = self->to_minute = -1;
  self->amount = -1;
  self->busy_from = self->busy_to = -1;
  self->days = g_array_new (FALSE, FALSE, sizeof (HdCharge));
  self->events = g_ptr_array_new_with_free_func (event_free);
  return self;
}

static gpointer
copy_event (gconstpointer event, gpointer data)
{
  const HdAbsenceEvent *self = event;
  HdAbsenceEvent *copy = g_memdup2 (self, sizeof *self);

  copy->from = g_strdup (self->from);
  copy->to = g_strdup (self->to);
  return copy;
}

HdAbsenceFacts *
hd_absence_facts_copy (const HdAbsenceFacts *self)
{
  HdAbsenceFacts *copy = g_memdup2 (self, sizeof *self);

  copy->uid = g_strdup (self->uid);
  copy->zone = g_strdup (self->zone);
  copy->leave_type = g_strdup (self->leave_type);
  copy->state = g_strdup (self->state);
  copy->charge = g_strdup (self->charge);
  copy->days = g_array_copy (self->days);
  copy->events = g_ptr_array_copy (self->events, copy_event, NULL);
  g_ptr_array_set_free_func (copy->events, event_free);
  return copy;
}

void
hd_absence_facts_free (HdAbsenceFacts *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->zone);
  g_free (self->leave_type);
  g_free (self->state);
  g_free (self->charge);
  g_array_unref (self->days);
  g_ptr_array_unref (self->events);
  g_free (self);
}

/* Returns: (transfer full): nothing at all but the settings that hold when nobody said anything */
HdLeaveFacts *
hd_leave_facts_new (void)
{
  HdLeaveFacts *self = g_new0 (HdLeaveFacts, 1);
  HdLeaveSettings *settings = g_new0 (HdLeaveSettings, 1);

  settings->day_minutes = HD_WORK_DAY_MINUTES;
  settings->increment = 15;
  settings->half_split = HD_DEFAULT_SPLIT;
  settings->region = g_strdup ("");
  settings->currency = g_strdup ("");
  settings->last_day = HD_DATE_NONE;
  settings->min_remainder = -1;
  self->settings = settings;
  self->policies = g_ptr_array_new_with_free_func (version_free);
  self->weeks = g_ptr_array_new_with_free_func (version_free);
  self->holidays = g_ptr_array_new_with_free_func (holiday_free);
  self->bookings = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_leave_booking_free);
  self->absences = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_absence_facts_free);
  self->payslips = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
hd_leave_facts_free (HdLeaveFacts *self)
{
  if (self == NULL)
    return;

  hd_leave_settings_free (self->settings);
  g_ptr_array_unref (self->policies);
  g_ptr_array_unref (self->weeks);
  g_ptr_array_unref (self->holidays);
  g_ptr_array_unref (self->bookings);
  g_ptr_array_unref (self->absences);
  g_ptr_array_unref (self->payslips);
  g_free (self);
}

static gpointer
copy_version (gconstpointer data, gpointer user_data)
{
  const HdLeaveVersion *self = data;

  return hd_leave_version_new (self->id, self->from, self->text, self->entered_at);
}

static gpointer
copy_holiday (gconstpointer data, gpointer user_data)
{
  const HdOwnHoliday *self = data;

  return hd_own_holiday_new (self->id, self->date, self->permille, self->part, self->name,
                             self->uid);
}

static gpointer
copy_booking (gconstpointer data, gpointer user_data)
{
  return hd_leave_booking_copy (data);
}

static gpointer
copy_absence (gconstpointer data, gpointer user_data)
{
  return hd_absence_facts_copy (data);
}

static gpointer
copy_payslip (gconstpointer data, gpointer user_data)
{
  return g_memdup2 (data, sizeof (HdLeavePayslip));
}

static void
copy_rows (GPtrArray *into, GPtrArray *from, GCopyFunc copy)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (into, copy (from->pdata[i], NULL));
}

HdLeaveFacts *
hd_leave_facts_copy (const HdLeaveFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  HdLeaveFacts *copy = hd_leave_facts_new ();

  hd_leave_settings_free (copy->settings);
  copy->settings = hd_leave_settings_copy (self->settings);
  copy_rows (copy->policies, self->policies, copy_version);
  copy_rows (copy->weeks, self->weeks, copy_version);
  copy_rows (copy->holidays, self->holidays, copy_holiday);
  copy_rows (copy->bookings, self->bookings, copy_booking);
  copy_rows (copy->absences, self->absences, copy_absence);
  copy_rows (copy->payslips, self->payslips, copy_payslip);
  return copy;
}

/* Returns: (transfer none) (nullable) */
HdAbsenceFacts *
hd_leave_facts_find_absence (const HdLeaveFacts *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->absences->len; i++)
    if (((HdAbsenceFacts *) self->absences->pdata[i])->id == id)
      return self->absences->pdata[i];

  return NULL;
}

/* Returns: (transfer none) (nullable) */
HdLeaveBooking *
hd_leave_facts_find_booking (const HdLeaveFacts *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->bookings->len; i++)
    if (((HdLeaveBooking *) self->bookings->pdata[i])->id == id)
      return self->bookings->pdata[i];

  return NULL;
}

/**
 * hd_leave_facts_settle_bookings:
 *
 * Says of each entry whether it counts. A reversal can itself be taken back; a reversal comes
 * after what it reverses, so going backwards each one is known before what it points to.
 */
void
hd_leave_facts_settle_bookings (HdLeaveFacts *self)
{
  g_autoptr (GHashTable) reversed = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_return_if_fail (self != NULL);

  for (guint i = self->bookings->len; i > 0; i--)
    {
      HdLeaveBooking *booking = self->bookings->pdata[i - 1];
      gboolean stands = !g_hash_table_contains (reversed, &booking->id);

      if (booking->reverses != 0 && stands)
        g_hash_table_add (reversed, &booking->reverses);
      booking->counts = stands && booking->reverses == 0;
    }
}
