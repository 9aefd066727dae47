/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-options.h"

#include "hd-interview-times.h"
#include "hd-options.h"
#include "hd-words.h"

struct _HdAppointmentOptions
{
  HdRequestFacts *facts; /* with the day and the work, and nothing of the appointment */
  HdSpan need;
  HdLeaveDesk *desk;
  GArray *options; /* of HdPlanOption */
};

/**
 * hd_appointment_options_new:
 * @work: the usual work: its hours and days
 *
 * Returns: (transfer full) (nullable): the ways to be away; %NULL when the appointment has no time
 *   of day, or reaches into another day, so that whole days are the answer
 */
HdAppointmentOptions *
hd_appointment_options_new (HdContext *context,
                            HdInterview *interview,
                            GTimeZone *home,
                            const HdRequestFacts *work)
{
  HdAppointmentOptions *self;
  HdStretch busy;

  if (interview->all_day || !hd_interview_busy (interview, home, &busy) ||
      hd_moment_date (busy.from) != hd_moment_date (busy.to - 1))
    return NULL;

  self = g_new0 (HdAppointmentOptions, 1);
  self->facts = hd_request_facts_new ();
  self->facts->hours = work->hours;
  self->facts->workdays = work->workdays;
  self->facts->date = hd_moment_date (busy.from);
  self->need.from = hd_moment_minute (busy.from);
  self->need.to = (int) (busy.to - HD_MOMENT (self->facts->date, 0));
  self->desk = g_object_ref (hd_leave_desk_get (context));
  self->facts->balance =
    hd_options_balance (self->desk, self->facts->date, hd_context_get_today (context));
  self->options = hd_options_plan (self->desk, self->facts, self->need,
                                   hd_interview_has_way (interview), interview->absence);
  return self;
}

/**
 * hd_appointment_options_new_for_slot:
 * @slot: one of the times that are possible for @interview
 *
 * As hd_appointment_options_new(), if it were at that time.
 */
HdAppointmentOptions *
hd_appointment_options_new_for_slot (HdContext *context,
                                     HdInterview *interview,
                                     HdOfferedSlot *slot,
                                     GTimeZone *home,
                                     const HdRequestFacts *work)
{
  g_autoptr (HdInterview) then = hd_record_copy (HD_RECORD (interview));

  hd_interview_set_slot (then, slot);
  hd_interview_derive (then, home);
  return hd_appointment_options_new (context, then, home, work);
}

void
hd_appointment_options_free (HdAppointmentOptions *self)
{
  hd_request_facts_free (self->facts);
  g_object_unref (self->desk);
  g_array_unref (self->options);
  g_free (self);
}

/**
 * hd_appointment_options_need:
 *
 * Returns: (transfer full): the time that is needed, with what lies around it, as “13:15–16:15”
 */
char *
hd_appointment_options_need (const HdAppointmentOptions *self)
{
  return hd_words_span (self->need.from, self->need.to);
}

/**
 * hd_appointment_options_get_n:
 *
 * Returns: how many there are; 0 when it lies outside working time and nothing need be asked
 */
guint
hd_appointment_options_get_n (const HdAppointmentOptions *self)
{
  return self->options->len;
}

static const HdPlanOption *
get (const HdAppointmentOptions *self, guint option)
{
  g_assert (option < self->options->len);
  return &g_array_index (self->options, HdPlanOption, option);
}

/**
 * hd_appointment_options_title:
 *
 * Returns: (transfer full): as “13:15–16:15” or “Leave at 13:15”
 */
char *
hd_appointment_options_title (const HdAppointmentOptions *self, guint option)
{
  return hd_option_title (get (self, option), self->facts);
}

/**
 * hd_appointment_options_minutes:
 *
 * Returns: what it costs, in minutes of leave
 */
int
hd_appointment_options_minutes (const HdAppointmentOptions *self, guint option)
{
  return get (self, option)->cost;
}

/**
 * hd_appointment_options_cost:
 *
 * Returns: (transfer full): what it costs, what is left then, and why it is no smaller
 */
char *
hd_appointment_options_cost (const HdAppointmentOptions *self, guint option)
{
  g_return_val_if_fail (option < self->options->len, NULL);

  return hd_option_summary (self->desk, self->options, option);
}

/**
 * hd_appointment_options_note:
 *
 * Returns: (nullable): what holds for all of them
 */
const char *
hd_appointment_options_note (const HdAppointmentOptions *self)
{
  return hd_options_note (self->options);
}

/**
 * hd_appointment_options_absence:
 *
 * Returns: when one is away, in wall time at home
 */
HdStretch
hd_appointment_options_absence (const HdAppointmentOptions *self, guint option)
{
  return get (self, option)->absence;
}

/**
 * hd_appointment_options_hold:
 * @zone: the name of the home zone
 *
 * Returns: (transfer full): the absence as one holds it for oneself, while nobody was asked
 */
HdAbsenceFacts *
hd_appointment_options_hold (const HdAppointmentOptions *self, guint option, const char *zone)
{
  const HdPlanOption *chosen = get (self, option);
  HdSpan window = hd_option_window (chosen, self->facts);
  HdAbsenceFacts *absence = hd_absence_facts_new (0);

  absence->first = absence->last = self->facts->date;
  absence->from_minute = window.to != 0 ? window.from : -1;
  absence->to_minute = window.to != 0 ? window.to : -1;
  absence->amount = chosen->cost;
  absence->zone = g_strdup (zone);
  absence->leave_type = g_strdup ("");
  absence->state = g_strdup ("draft");
  absence->charge = g_strdup ("leave");
  return absence;
}

/**
 * hd_appointment_options_fill:
 * @draft: a request that is begun
 *
 * Puts the absence into @draft, and nothing else: neither with whom nor where.
 */
void
hd_appointment_options_fill (const HdAppointmentOptions *self, guint option, HdKeptDraft *draft)
{
  const HdPlanOption *chosen = get (self, option);
  g_autoptr (HdRequestFacts) facts = hd_request_facts_copy (self->facts);
  g_autofree char *json = NULL;
  HdSpan window = hd_option_window (chosen, facts);

  facts->window = window;
  facts->amount = chosen->cost;
  json = hd_request_facts_to_json (facts);
  g_object_set (draft, "facts", json, "first-day", facts->date, "last-day", facts->date,
                "from-minute", window.to != 0 ? window.from : -1, "to-minute",
                window.to != 0 ? window.to : -1, "amount-minutes", chosen->cost, "busy-from",
                (int) HD_MOMENT (facts->date, self->need.from), "busy-to",
                (int) HD_MOMENT (facts->date, self->need.to), NULL);
}
