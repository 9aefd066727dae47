/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-reminders.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-context-private.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-record-sql.h"
#include "hd-requests.h"
#include "hd-search-parts-table.h"
#include "hd-shown-reminder.h"
#include "hd-visits.h"
#include "hd-words.h"

/*
 * Reminders are a function of the interviews and of the clock; only that one was shown is stored.
 * So nothing has to be kept in step, a restart loses none, and one that moved is another.
 */

/* What a reminder is noted for. That nobody answered is about the request, which stays when the
 * appointment that it was for is taken away: who was told is not told again. */
static void
get_owner (const HdReminder *reminder, gint64 *interview, gint64 *application)
{
  gboolean answer = reminder->kind == HD_REMINDER_ANSWER;

  *interview = answer ? 0 : reminder->interview;
  *application = answer || reminder->interview != 0 ? 0 : reminder->application;
}

static gboolean
was_shown (GListModel *shown, const HdReminder *reminder)
{
  gint64 interview, application;

  get_owner (reminder, &interview, &application);
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (HdShownReminder) row = g_list_model_get_item (shown, i);

      if (row->at == reminder->at && row->interview == interview &&
          row->application == application &&
          strcmp (row->kind, hd_reminder_kind_to_string (reminder->kind)) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add (GArray *list,
     GListModel *shown,
     HdReminder reminder,
     int minutes_before,
     const HdReminderPlan *plan,
     GTimeZone *home)
{
  reminder.at =
    hd_reminder_at (reminder.kind, reminder.start, reminder.end, minutes_before, plan, home);
  if (!was_shown (shown, &reminder))
    g_array_append_val (list, reminder);
}

static void
add_interview (GArray *list,
               GListModel *shown,
               HdInterview *interview,
               const HdReminderPlan *plan,
               GTimeZone *home)
{
  HdReminder reminder = { HD_REMINDER_START,      hd_record_get_id (HD_RECORD (interview)),
                          interview->application, 0,
                          interview->start_at,    MAX (interview->start_at, interview->end_at) };
  int before = hd_interview_lead_minutes (interview);

  if (interview->all_day)
    before = 0;
  /* Who is there already needs not be reminded to go. */
  if (strcmp (interview->state, "held") != 0 && hd_visit_is_first (interview))
    {
      add (list, shown, reminder, before, plan, home);
      reminder.kind = HD_REMINDER_PREPARE;
      add (list, shown, reminder, before, plan, home);
    }
  if (interview->thanked_at == 0)
    {
      reminder.kind = HD_REMINDER_THANK;
      add (list, shown, reminder, before, plan, home);
    }
}

/* When an answer to the request for it is overdue; 0: none is awaited. */
static gint64
answer_due (HdContext *context, HdInterview *interview)
{
  GListModel *requests = hd_requests_get_list (context);

  if (strcmp (interview->absence_state, "requested") != 0)
    return 0;
  for (guint i = 0; i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (HdRequest) request = g_list_model_get_item (requests, i);

      if (hd_record_get_id (HD_RECORD (request)) == interview->absence)
        return request->follow_up_at;
    }
  return 0;
}

static void
add_answer (GArray *list, GListModel *shown, HdContext *context, HdInterview *interview)
{
  HdReminder reminder = { HD_REMINDER_ANSWER,     hd_record_get_id (HD_RECORD (interview)),
                          interview->application, answer_due (context, interview),
                          interview->start_at,    MAX (interview->start_at, interview->end_at) };

  if (reminder.at != 0 && hd_visit_is_first (interview) && !was_shown (shown, &reminder))
    g_array_append_val (list, reminder);
}

/* Whoever asked without saying what for waits for an answer all the same. */
static void
add_requests (GArray *list, GListModel *shown, HdContext *context)
{
  GListModel *requests = hd_requests_get_list (context);

  for (guint i = 0; i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (HdRequest) request = g_list_model_get_item (requests, i);
      HdReminder reminder = { HD_REMINDER_ANSWER, 0, 0, request->follow_up_at };
      HdWall begin = { request->first_day, MAX (request->from_minute, 0) * 60 };

      if (request->follow_up_at == 0 || strcmp (request->state, "requested") != 0 ||
          hd_interviews_is_linked (context, hd_record_get_id (HD_RECORD (request))))
        continue;
      reminder.request = hd_record_get_id (HD_RECORD (request));
      reminder.start = reminder.end =
        hd_zone_to_instant (hd_context_get_zone (context), begin, NULL);
      if (!was_shown (shown, &reminder))
        g_array_append_val (list, reminder);
    }
}

static int
compare_at (gconstpointer a, gconstpointer b)
{
  const HdReminder *first = a, *second = b;

  return first->at < second->at ? -1 : first->at > second->at;
}

/* What is older has nothing to remind of. */
#define LONGEST_USE ((gint64) 8 * 24 * 3600)

/**
 * hd_reminders_list:
 *
 * Returns: (transfer full) (element-type HdReminder): those that were not shown and can still be
 *   of use, by time
 */
GArray *
hd_reminders_list (HdContext *context, const HdReminderPlan *plan)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  GArray *list = g_array_new (FALSE, FALSE, sizeof (HdReminder));
  GTimeZone *home = hd_context_get_zone (context);
  gint64 now = hd_context_get_now (context);
  GListModel *shown = G_LIST_MODEL (hd_context_get_list (context, HD_LIST_SHOWN_REMINDERS));
  GListModel *interviews = hd_interviews_get_list (context);
  GListModel *applications = hd_applications_get_list (context);

  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);

      if (hd_interview_has_time (interview) && strcmp (interview->state, "cancelled") != 0 &&
          strcmp (interview->stage, "closed") != 0 &&
          MAX (interview->start_at, interview->end_at) > now - LONGEST_USE)
        {
          add_interview (list, shown, interview, plan, home);
          add_answer (list, shown, context, interview);
        }
    }

  for (guint i = 0; i < g_list_model_get_n_items (applications); i++)
    {
      g_autoptr (HdJobApplication) application = g_list_model_get_item (applications, i);
      HdReminder reminder = { HD_REMINDER_ACTION, 0, hd_record_get_id (HD_RECORD (application)) };
      HdWall noon = { application->next_on, 12 * 3600 };

      if (application->next_on == HD_DATE_NONE || strcmp (application->stage, "closed") == 0)
        continue;
      reminder.start = reminder.end = hd_zone_to_instant (home, noon, NULL);
      if (reminder.start > now - LONGEST_USE)
        add (list, shown, reminder, 0, plan, home);
    }

  add_requests (list, shown, context);

  g_array_sort (list, compare_at);
  return list;
}

/* Without the list of what was shown everything would be shown again. */
static gboolean
is_loaded (HdContext *context)
{
  GListModel *lists[] = { G_LIST_MODEL (hd_context_get_list (context, HD_LIST_SHOWN_REMINDERS)),
                          hd_interviews_get_list (context), hd_applications_get_list (context),
                          hd_requests_get_list (context) };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gboolean loaded;

      g_object_get (lists[i], "loaded", &loaded, NULL);
      if (!loaded)
        return FALSE;
    }
  return TRUE;
}

/* Whether there is anything that could be reminded of, at whatever time the clock shows later. */
static gboolean
is_anything_there (HdContext *context)
{
  return g_list_model_get_n_items (hd_interviews_get_list (context)) > 0 ||
         g_list_model_get_n_items (hd_applications_get_list (context)) > 0 ||
         g_list_model_get_n_items (hd_requests_get_list (context)) > 0;
}

/* How long lists are waited for that do not come, which those of a damaged file never do. */
#define LONGEST_WAIT_FOR_LISTS 60

/**
 * hd_reminders_due:
 * @wait_seconds: (inout): after how long to ask again; 0: there is nothing at all until something
 *   changes. Was 0, or what it was made by the call before
 *
 * Returns: (transfer full) (element-type HdReminder): what is to be shown now. Each must be told
 *   to hd_reminders_shown_async(), or it is due again
 */
GArray *
hd_reminders_due (HdContext *context, const HdReminderPlan *plan, guint *wait_seconds)
{
  g_autoptr (GArray) all = hd_reminders_list (context, plan);
  GArray *due = g_array_new (FALSE, FALSE, sizeof (HdReminder));
  gint64 now = hd_context_get_now (context);
  gint64 next = 0;

  if (!is_loaded (context))
    {
      *wait_seconds = CLAMP (*wait_seconds * 2, 1, LONGEST_WAIT_FOR_LISTS);
      return due;
    }

  for (guint i = 0; i < all->len; i++)
    {
      const HdReminder *reminder = &g_array_index (all, HdReminder, i);

      switch (hd_reminder_fate (reminder->kind, reminder->at, reminder->start, reminder->end, now))
        {
        case HD_REMINDER_DUE:
          g_array_append_val (due, *reminder);
          break;
        case HD_REMINDER_WAITS:
          if (next == 0 || reminder->at < next)
            next = reminder->at;
          break;
        case HD_REMINDER_MISSED:
        default:
          break;
        }
    }
  *wait_seconds = is_anything_there (context) ? hd_reminder_wait_seconds (next, now) : 0;
  return due;
}

/**
 * hd_reminder_text:
 *
 * Returns: (transfer full): “Appointment 14:00” and nothing else, or the name of the page that
 *   tells more, whatever it reminds of: it may be read on a shared screen. On the evening before
 *   the weekday goes with it: the time alone would be one that has passed, and “tomorrow” may be
 *   read tomorrow.
 */
char *
hd_reminder_text (HdContext *context, const HdReminder *reminder)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  g_autofree char *time = NULL;
  HdWall start;

  if (reminder->kind == HD_REMINDER_THANK || reminder->kind == HD_REMINDER_ACTION ||
      reminder->kind == HD_REMINDER_ANSWER)
    return g_strdup (reminder->request != 0 ? _ ("Request") : _ ("Appointments"));

  start = hd_zone_to_wall (hd_context_get_zone (context), reminder->start);
  time = hd_time_format (start.second / 60);
  if (start.date > hd_context_get_today (context))
    {
      g_autofree char *day = hd_words_weekday (hd_date_weekday (start.date));

      /* Translators: a notification; a weekday and a time of day, as “Appointment Thursday 14:00”
       */
      return g_strdup_printf (_ ("Appointment %s %s"), day, time);
    }
  /* Translators: a notification; %s is a time of day */
  return g_strdup_printf (_ ("Appointment %s"), time);
}

static gpointer
note_shown (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_shown_reminders_table_add (db, HD_SHOWN_REMINDER (args->record), error)
           ? hd_row_id_new (hd_record_get_id (args->record))
           : NULL;
}

static HdVerbArgs *
args_of (HdContext *context, const HdReminder *reminder)
{
  HdVerbArgs *args = hd_verb_args_new (context);
  gint64 interview, application;

  get_owner (reminder, &interview, &application);
  args->record =
    g_object_new (HD_TYPE_SHOWN_REMINDER, "interview", interview, "application", application,
                  "kind", hd_reminder_kind_to_string (reminder->kind), "at", reminder->at, NULL);
  return args;
}

/* Remembers that a reminder was shown. Ends with hd_context_finish(). */
void
hd_reminders_shown_async (HdContext *context,
                          const HdReminder *reminder,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_context_write_async (context, HD_STORE_PRIVATE, note_shown, args_of (context, reminder),
                          hd_reminders_shown_async, callback, user_data);
}

static gpointer
note_put_off (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_shown_reminders_table_remove (db, HD_SHOWN_REMINDER (args->record), error)
           ? hd_row_id_new (1)
           : NULL;
}

/**
 * hd_reminders_put_off_async:
 *
 * Forgets that a reminder was shown: whoever starts next shows it again, and this process too
 * unless it remembers better. Ends with hd_context_finish().
 */
void
hd_reminders_put_off_async (HdContext *context,
                            const HdReminder *reminder,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));

  hd_context_write_async (context, HD_STORE_PRIVATE, note_put_off, args_of (context, reminder),
                          hd_reminders_put_off_async, callback, user_data);
}
