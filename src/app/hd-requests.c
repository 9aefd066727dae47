/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-requests.h"

#include "hd-context-private.h"
#include "hd-follow-up.h"
#include "hd-interviews-table.h"
#include "hd-leave-desk-private.h"
#include "hd-leave-edit-store.h"
#include "hd-recipients.h"
#include "hd-record-sql.h"
#include "hd-request-facts.h"
#include "hd-requests-table.h"
#include "hd-zone.h"

/**
 * hd_requests_get_list:
 *
 * Returns: (transfer none): a list of every #HdRequest that was sent, the latest absence first
 */
GListModel *
hd_requests_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_REQUESTS));
}

/* Returns: (transfer full) (nullable): the request of that id; %NULL when the list has none */
HdRequest *
hd_requests_find (HdContext *context, gint64 id)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  GListModel *requests = hd_requests_get_list (context);

  for (guint i = 0; i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (HdRequest) request = g_list_model_get_item (requests, i);

      if (hd_record_get_id (HD_RECORD (request)) == id)
        return g_steal_pointer (&request);
    }
  return NULL;
}

/* Public holidays and days off of the schedule are not worked. As long as the books have not been
 * read, the days of the week are all that is known. */
static gboolean
is_worked (HdDate day, gpointer user_data)
{
  HdContext *context = user_data;
  HdSchedule *schedule = hd_leave_desk_get_schedule (hd_leave_desk_get (context));

  if (schedule != NULL)
    return hd_schedule_paid_minutes (schedule, day, HD_DAY_PART_FULL) > 0;
  return (hd_context_get_work_days (context) & 1u << hd_date_weekday (day)) != 0;
}

/* The instant at which a wall time of the absence comes, in the zone that it is meant in. */
static gint64
instant (HdContext *context, const char *zone_name, HdDate day, int minute)
{
  g_autoptr (GTimeZone) named = zone_name[0] != '\0' ? hd_zone_load (zone_name) : NULL;
  HdWall wall = { day, minute * 60 };

  return hd_zone_to_instant (named != NULL ? named : hd_context_get_zone (context), wall, NULL);
}

/* What the price of an absence follows from besides the database. */
typedef struct
{
  HdWorkWeek usual;
  HdDate today;
} Pricing;

static gpointer
send_draft (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;
  HdKeptDraft *draft = HD_KEPT_DRAFT (args->record);
  const Pricing *pricing = args->more;
  /* Each of these gives the absence its days. */
  gboolean books = draft->request == 0 || g_str_equal (draft->purpose, "request") ||
                   g_str_equal (draft->purpose, "change");
  gint64 id = hd_requests_table_send (db, draft, args->now, args->number, error);

  if (id == 0 || !hd_interviews_table_adopt (db, draft->uid, id, error) ||
      (books && !hd_leave_store_price (db, id, &pricing->usual, pricing->today, args->now, error)))
    return NULL;
  return hd_row_id_new (id);
}

/**
 * hd_requests_send_async:
 * @draft: what was sent
 *
 * “I sent it”: the message is stored, its absence counts as requested (or is moved or cancelled,
 * as the draft's purpose says), and the draft is gone. One step of undo. hd_context_finish()
 * gives the request's id.
 */
void
hd_requests_send_async (HdContext *context,
                        HdKeptDraft *draft,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (HD_IS_KEPT_DRAFT (draft));

  HdVerbArgs *args = hd_verb_args_new (context);
  Pricing *pricing;

  if (draft->first_day != HD_DATE_NONE)
    args->number = hd_follow_up_due (args->now,
                                     instant (context, draft->zone, draft->first_day,
                                              MAX (draft->from_minute, 0)),
                                     hd_context_get_zone (context), is_worked, context);
  args->record = hd_record_copy (HD_RECORD (draft));
  pricing = g_new0 (Pricing, 1);
  pricing->today = hd_context_get_today (context);
  hd_context_get_usual_week (context, &pricing->usual);
  args->more = pricing;
  args->free_more = g_free;
  hd_context_end_draft_async (context, draft, send_draft, args, hd_requests_send_async, callback,
                              user_data);
}

/**
 * hd_requests_set_state_async:
 * @state: approved, denied, cancelled, taken, or requested again
 *
 * Books an answer or a change of mind. What lies ahead cannot be taken yet. Ends with
 * hd_context_finish().
 */
void
hd_requests_set_state_async (HdContext *context,
                             gint64 id,
                             const char *state,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (state != NULL);

  g_autoptr (HdLeaveEdit) edit = hd_leave_edit_new_state (id, state);

  hd_leave_desk_apply_async (hd_leave_desk_get (context), edit, callback, user_data);
}

/* Whether the request still matters: its absence is not over, and it was neither denied nor
 * withdrawn. */
gboolean
hd_requests_is_open (HdContext *context, HdRequest *request)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), FALSE);
  g_return_val_if_fail (HD_IS_REQUEST (request), FALSE);

  return request->last_day >= hd_context_get_today (context) &&
         (g_str_equal (request->state, "requested") || g_str_equal (request->state, "approved"));
}

/* How long it is asked what became of a day that has passed. */
#define OVER_DAYS 30

/* Whether its day has passed lately and nobody said what became of it: nothing becomes taken by
 * itself, and silence is no approval. */
gboolean
hd_requests_is_over (HdContext *context, HdRequest *request)
{
  HdDate today;

  g_return_val_if_fail (HD_IS_CONTEXT (context), FALSE);
  g_return_val_if_fail (HD_IS_REQUEST (request), FALSE);

  today = hd_context_get_today (context);
  return request->last_day < today && request->last_day >= today - OVER_DAYS &&
         (g_str_equal (request->state, "requested") || g_str_equal (request->state, "approved"));
}

/* Whether it is time to ask again: silence is not approval. */
gboolean
hd_requests_is_overdue (HdContext *context, HdRequest *request)
{
  return hd_requests_is_open (context, request) && g_str_equal (request->state, "requested") &&
         request->follow_up_at != 0 && hd_context_get_now (context) >= request->follow_up_at;
}

/* What was entered without a message (by the command line, or as leave that was taken long ago) has
 * the facts of its time and no others. */
static char *
facts_of (HdRequest *request)
{
  g_autoptr (HdRequestFacts) facts = NULL;

  if (request->facts[0] != '\0')
    return g_strdup (request->facts);

  facts = hd_request_facts_new ();
  facts->date = request->first_day;
  facts->until_date = request->last_day > request->first_day ? request->last_day : HD_DATE_NONE;
  if (request->from_minute >= 0 && request->last_day == request->first_day)
    facts->window = (HdSpan){ request->from_minute, request->to_minute };
  facts->amount = request->amount_minutes;
  return hd_request_facts_to_json (facts);
}

/**
 * hd_requests_new_draft:
 * @purpose: "request" to use it again for another day; follow-up, change, cancel, confirm or other
 *   for a message about this one
 *
 * Returns: (transfer full): a draft with the request's recipient and facts, and no text
 */
HdKeptDraft *
hd_requests_new_draft (HdContext *context, HdRequest *request, const char *purpose)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (HD_IS_REQUEST (request), NULL);
  g_return_val_if_fail (purpose != NULL, NULL);

  HdKeptDraft *draft = hd_kept_draft_new ();
  g_autofree char *facts = facts_of (request);

  g_object_set (draft, "purpose", purpose, "facts", facts, "situation", request->situation,
                "channel", request->channel, "tone", request->tone, "language", request->language,
                "recipient", request->recipient, "recipient-name", request->recipient_name, "zone",
                request->zone, "leave-type", request->leave_type, NULL);

  if (!g_str_equal (purpose, "request"))
    g_object_set (draft, "request", hd_record_get_id (HD_RECORD (request)), "first-day",
                  request->first_day, "last-day", request->last_day, "from-minute",
                  request->from_minute, "to-minute", request->to_minute, "amount-minutes",
                  request->amount_minutes, "charge", request->charge, "busy-from",
                  request->busy_from, "busy-to", request->busy_to, NULL);

  return draft;
}

/**
 * hd_requests_list_untold:
 *
 * Of one absence each gets a text of their own: who approves is asked, who is only told gets a
 * notice, a time sheet its hours.
 *
 * Returns: (transfer full) (element-type HdRecipient): those who got no message about @request
 */
GPtrArray *
hd_requests_list_untold (HdContext *context, HdRequest *request)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (HD_IS_REQUEST (request), NULL);

  GPtrArray *untold = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *recipients = hd_recipients_get_list (context);
  g_auto (GStrv) told = g_strsplit (request->told, ",", -1);

  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (HdRecipient) recipient = g_list_model_get_item (recipients, i);
      g_autofree char *id =
        g_strdup_printf ("%" G_GINT64_FORMAT, hd_record_get_id (HD_RECORD (recipient)));

      if (!g_strv_contains ((const char *const *) told, id))
        g_ptr_array_add (untold, g_steal_pointer (&recipient));
    }
  return untold;
}

/**
 * hd_requests_new_draft_for:
 *
 * Returns: (transfer full): a draft to @recipient about the absence of @request, in their channel
 *   and relation; sending it changes nothing about the absence
 */
HdKeptDraft *
hd_requests_new_draft_for (HdContext *context, HdRequest *request, HdRecipient *recipient)
{
  g_return_val_if_fail (HD_IS_RECIPIENT (recipient), NULL);

  HdKeptDraft *draft = hd_requests_new_draft (context, request, "other");

  g_object_set (draft, "situation", "", "channel", recipient->channel, "tone", recipient->tone,
                "language", recipient->language, "recipient",
                hd_record_get_id (HD_RECORD (recipient)), "recipient-name", recipient->name, NULL);
  return draft;
}
