/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-desk.h"
#include "hd-sample-leave.h"

/* Sunday, 22 November 2026, 12:00 UTC: noon of SAMPLE_TODAY. */
#define SAMPLE_NOW 1795348800

static inline gint64
sample_now_cb (gpointer data)
{
  return SAMPLE_NOW;
}

static inline void
sample_wait_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gint64 *id = user_data;

  *id = hd_context_finish (HD_CONTEXT (source), result, &error);
  g_assert_no_error (error);
}

/* Applies an edit and waits for it; takes it. Returns what it made. */
static inline gint64
sample_apply (HdContext *context, HdLeaveEdit *edit)
{
  gint64 id = 0;

  hd_leave_desk_apply_async (hd_leave_desk_get (context), edit, sample_wait_cb, &id);
  while (id == 0)
    g_main_context_iteration (NULL, TRUE);
  hd_leave_edit_unref (edit);
  return id;
}

static inline gint64
sample_apply_absence (HdContext *context,
                      HdDate first,
                      HdDate last,
                      int from_minute,
                      int to_minute,
                      const char *state)
{
  HdAbsenceFacts *absence = hd_absence_facts_new (0);

  absence->first = first;
  absence->last = last;
  absence->from_minute = from_minute;
  absence->to_minute = to_minute;
  absence->state = g_strdup (state);
  absence->leave_type = g_strdup ("");
  absence->charge = g_strdup ("leave");
  absence->zone = g_strdup ("");
  absence->uid = g_uuid_string_random ();
  return sample_apply (context, hd_leave_edit_new_absence (absence, FALSE));
}

static inline gboolean
sample_shows (HdContext *context, gint64 minutes)
{
  HdLeaveFigures figures;

  return hd_leave_desk_get_figures (hd_leave_desk_get (context), SAMPLE_TODAY, &figures) &&
         figures.balance == minutes;
}

/* The account of hd-sample-leave.h, entered as a person would; waits until it is there. Returns the
 * id of the open request. */
static inline gint64
sample_fill (HdContext *context)
{
  g_autoptr (HdLeaveAccount) account = sample_account ();
  HdWorkWeek week = { 0 };
  gint64 request;

  hd_work_week_init_hours (&week, (HdSpan){ 9 * 60, 17 * 60 }, HD_WEEKDAYS_MON_FRI);
  sample_apply (context, hd_leave_edit_new_week (hd_date_new (2026, 1, 1), &week));
  sample_apply (context, hd_leave_edit_new_policy (hd_date_new (2026, 1, 1),
                                                   g_ptr_array_index (account->policies, 0)));
  sample_apply (context, hd_leave_edit_new_entry ("opening", hd_date_new (2026, 1, 1), 690,
                                                  HD_DATE_NONE, NULL));
  sample_apply_absence (context, hd_date_new (2026, 7, 6), hd_date_new (2026, 7, 10), -1, -1,
                        "taken");
  sample_apply_absence (context, hd_date_new (2027, 2, 8), hd_date_new (2027, 2, 12), -1, -1,
                        "approved");
  sample_apply_absence (context, hd_date_new (2027, 3, 5), hd_date_new (2027, 3, 5), 540, 840,
                        "approved");
  request = sample_apply_absence (context, hd_date_new (2026, 12, 3), hd_date_new (2026, 12, 3),
                                  795, 975, "requested");
  while (!sample_shows (context, 46 * 60 + 30))
    g_main_context_iteration (NULL, TRUE);
  return request;
}
