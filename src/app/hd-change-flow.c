/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-change-flow.h"

#include <string.h>

#include "hd-context-private.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-leave-books.h"
#include "hd-leave-desk.h"
#include "hd-request-facts.h"
#include "hd-requests.h"

/*
 * When something moves. The rules are a table of appointments/; here the case is found out from an
 * interview and its absence, and the message that fits is begun. Of the interview nothing but its
 * time goes on: a draft is made of facts of the absence.
 */

static HdAskState
asked_of (HdInterview *interview)
{
  static const struct
  {
    const char *state;
    HdAskState asked;
  } states[] = {
    { "draft", HD_ASK_DRAFT },    { "requested", HD_ASK_ASKED }, { "approved", HD_ASK_APPROVED },
    { "taken", HD_ASK_APPROVED }, { "denied", HD_ASK_DENIED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (interview->absence_state, states[i].state) == 0)
      return states[i].asked;
  return HD_ASK_NONE;
}

static HdChange
change_of (HdInterview *interview)
{
  if (strcmp (interview->state, "cancelled") == 0)
    return HD_CHANGE_CANCELLED;
  if (!hd_interview_has_time (interview))
    return HD_CHANGE_TIME_UNKNOWN;
  return interview->was_at != 0 && interview->was_at != interview->start_at ? HD_CHANGE_MOVED
                                                                            : HD_CHANGE_SHORTENED;
}

/* The last instant of the absence. */
static gint64
absence_end (HdContext *context, HdInterview *interview)
{
  HdWall end = { interview->absence_last,
                 (interview->absence_to >= 0 ? interview->absence_to : HD_DAY_MINUTES) * 60 };

  return hd_zone_to_instant (hd_context_get_zone (context), end, NULL);
}

static const HdSchedule *
get_schedule (HdContext *context)
{
  HdLeaveDesk *desk = hd_leave_desk_get (context);

  return hd_leave_desk_is_loaded (desk) ? hd_leave_desk_get_schedule (desk) : NULL;
}

/**
 * hd_change_flow_is_denied:
 *
 * Whether what was denied is leave for the time that an interview has by now: of another time that
 * says nothing.
 */
gboolean
hd_change_flow_is_denied (HdContext *context, HdInterview *interview)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), FALSE);
  g_return_val_if_fail (HD_IS_INTERVIEW (interview), FALSE);

  return asked_of (interview) == HD_ASK_DENIED &&
         hd_interview_meets_absence (interview, hd_context_get_zone (context));
}

/* Whether @slot may still be another way on: not what was denied, nor what has been. */
static gboolean
is_way_on (HdContext *context, HdInterview *interview, HdOfferedSlot *slot)
{
  if (slot->interview != hd_record_get_id (HD_RECORD (interview)) || slot->chosen ||
      strcmp (slot->named_by, "me") == 0)
    return FALSE;
  return slot->start_at != 0 ? slot->start_at > hd_context_get_now (context)
                             : slot->end_day >= hd_context_get_today (context);
}

/**
 * hd_change_flow_list_other_times:
 *
 * Lists the times that they named beside the one for which leave was denied: one of them may be
 * chosen in its place.
 *
 * Returns: (transfer container) (element-type HdOfferedSlot): none when nothing is denied
 */
GPtrArray *
hd_change_flow_list_other_times (HdContext *context, HdInterview *interview)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (HD_IS_INTERVIEW (interview), NULL);

  GListModel *slots = hd_offered_slots_get_list (context);
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);

  if ((strcmp (interview->state, "proposed") != 0 && strcmp (interview->state, "confirmed") != 0) ||
      !hd_change_flow_is_denied (context, interview) ||
      !hd_change_flow_is_uncovered (context, interview))
    return others;
  for (guint i = 0; i < g_list_model_get_n_items (slots); i++)
    {
      g_autoptr (HdOfferedSlot) slot = g_list_model_get_item (slots, i);

      if (is_way_on (context, interview, slot))
        g_ptr_array_add (others, g_steal_pointer (&slot));
    }
  return others;
}

/* Whether what follows is about the leave there is. If not, the new time is asked for anew. */
static gboolean
is_absence_meant (HdInterview *interview, const HdChangeCase *what)
{
  return !hd_interview_has_time (interview) ||
         ((what->asked == HD_ASK_ASKED || what->asked == HD_ASK_APPROVED) && !what->over);
}

/**
 * hd_change_flow_answer:
 *
 * Says what has to be done about the absence of an interview as things stand: first whether
 * anything must be sent at all.
 */
HdChangeAnswer
hd_change_flow_answer (HdContext *context, HdInterview *interview)
{
  HdChangeAnswer answer = { 0 };
  HdDate today;

  g_return_val_if_fail (HD_IS_CONTEXT (context), answer);
  g_return_val_if_fail (HD_IS_INTERVIEW (interview), answer);

  today = hd_context_get_today (context);
  answer.what.asked = asked_of (interview);
  answer.what.change = change_of (interview);
  answer.what.proposed = strcmp (interview->state, "proposed") == 0;
  if (answer.what.asked != HD_ASK_NONE && interview->absence_first != HD_DATE_NONE)
    {
      answer.request = interview->absence;
      answer.denied = hd_change_flow_is_denied (context, interview);
      answer.what.over = absence_end (context, interview) <= hd_context_get_now (context);
      answer.what.same_day = is_absence_meant (interview, &answer.what) &&
                             interview->absence_first <= today && today <= interview->absence_last;
      answer.what.covered =
        hd_interview_is_covered (interview, get_schedule (context), hd_context_get_zone (context));
    }
  if (hd_interview_has_time (interview) &&
      hd_zone_to_wall (hd_context_get_zone (context), interview->start_at).date == today)
    answer.what.same_day = TRUE;

  answer.advice = hd_change_advise (&answer.what);
  answer.sentence = hd_change_advice_sentence (&answer.what);
  return answer;
}

/**
 * hd_change_flow_is_pending:
 *
 * Whether an interview moved or fell away and its absence has not followed: it is worth asking
 * hd_change_flow_answer().
 */
gboolean
hd_change_flow_is_pending (HdContext *context, HdInterview *interview)
{
  HdChangeAnswer answer = hd_change_flow_answer (context, interview);
  gboolean moved = strcmp (interview->state, "moved") == 0;
  gboolean known = hd_interview_has_time (interview);

  if (answer.what.asked == HD_ASK_DENIED)
    return known ? (moved || !answer.denied) && hd_change_flow_is_uncovered (context, interview)
                 : moved;
  if (answer.what.asked == HD_ASK_NONE || answer.what.over)
    return FALSE;
  return moved || strcmp (interview->state, "cancelled") == 0 || (known && !answer.what.covered);
}

/* The leave that is granted, whatever it was asked for: one is off work then already. What is only
 * asked for may still be denied. */
static GArray *
list_granted (HdContext *context)
{
  const HdLeaveBooks *books = hd_leave_desk_get_books (hd_leave_desk_get (context));
  GArray *granted = g_array_new (FALSE, FALSE, sizeof (HdAbsence));

  for (guint i = 0; books != NULL && i < books->facts->absences->len; i++)
    {
      HdAbsence absence = hd_leave_books_to_absence (books->facts->absences->pdata[i]);

      if (absence.state == HD_ABSENCE_APPROVED || absence.state == HD_ABSENCE_TAKEN)
        g_array_append_val (granted, absence);
    }
  return granted;
}

/* Whether being there takes one from work that is not among @granted. */
static gboolean
takes_from_work (HdContext *context, HdInterview *interview, const GArray *granted)
{
  const HdSchedule *schedule = get_schedule (context);
  HdStretch busy;

  if (!hd_interview_busy (interview, hd_context_get_zone (context), &busy))
    return FALSE;
  if (schedule == NULL)
    return TRUE;

  for (HdDate day = hd_moment_date (busy.from); day <= hd_moment_date (busy.to - 1); day++)
    {
      g_autoptr (GArray) spans = hd_plan_work_spans (schedule, granted, day);

      for (guint i = 0; i < spans->len; i++)
        {
          const HdStretch *span = &g_array_index (spans, HdStretch, i);

          if (span->from < busy.to && busy.from < span->to)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * hd_change_flow_needs_leave:
 *
 * Whether being there takes one from work: not on days off, outside the hours, or in leave that is
 * granted already. Without a schedule it is taken to.
 */
gboolean
hd_change_flow_needs_leave (HdContext *context, HdInterview *interview)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), FALSE);

  g_autoptr (GArray) granted = list_granted (context);

  return takes_from_work (context, interview, granted);
}

/**
 * hd_change_flow_is_off_already:
 *
 * Whether no leave is needed because other leave is granted for that time.
 */
gboolean
hd_change_flow_is_off_already (HdContext *context, HdInterview *interview)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), FALSE);

  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (HdAbsence));

  return !hd_change_flow_needs_leave (context, interview) &&
         takes_from_work (context, interview, none);
}

/**
 * hd_change_flow_is_astray:
 *
 * Whether the leave that is linked does not hold the time that an interview has by now.
 */
gboolean
hd_change_flow_is_astray (HdContext *context, HdInterview *interview)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), FALSE);
  g_return_val_if_fail (HD_IS_INTERVIEW (interview), FALSE);

  HdAskState asked = asked_of (interview);

  return (asked == HD_ASK_DRAFT || asked == HD_ASK_ASKED || asked == HD_ASK_APPROVED) &&
         interview->start_at > hd_context_get_now (context) &&
         !hd_interview_is_covered (interview, get_schedule (context),
                                   hd_context_get_zone (context)) &&
         hd_change_flow_needs_leave (context, interview);
}

/**
 * hd_change_flow_find_absence:
 *
 * Leave that was asked for or granted without this interview, and that holds all the work that it
 * takes one from.
 *
 * Returns: (transfer none) (nullable): the absence, as long as the books stay as they are; %NULL
 * for none
 */
const HdAbsenceFacts *
hd_change_flow_find_absence (HdContext *context, HdInterview *interview)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (HD_IS_INTERVIEW (interview), NULL);

  const HdLeaveBooks *books = hd_leave_desk_get_books (hd_leave_desk_get (context));
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (HdAbsence));
  HdStretch busy;

  if (books == NULL || !hd_interview_busy (interview, hd_context_get_zone (context), &busy))
    return NULL;

  for (guint i = 0; i < books->facts->absences->len; i++)
    {
      const HdAbsenceFacts *row = books->facts->absences->pdata[i];
      HdAbsence absence = hd_leave_books_to_absence (row);

      if (row->id == interview->absence || absence.to < hd_moment_date (busy.from) ||
          absence.from > hd_moment_date (busy.to - 1))
        continue;
      g_array_set_size (one, 0);
      if (!takes_from_work (context, interview, one))
        return NULL;
      g_array_append_val (one, absence);
      if (!takes_from_work (context, interview, one))
        return row;
    }
  return NULL;
}

/**
 * hd_change_flow_is_uncovered:
 *
 * Whether an interview that is to come needs leave and has none that was asked for or granted.
 */
gboolean
hd_change_flow_is_uncovered (HdContext *context, HdInterview *interview)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), FALSE);
  g_return_val_if_fail (HD_IS_INTERVIEW (interview), FALSE);

  HdAskState asked = asked_of (interview);

  if (interview->start_at <= hd_context_get_now (context) ||
      strcmp (interview->state, "cancelled") == 0 || strcmp (interview->state, "held") == 0)
    return FALSE;
  if ((asked == HD_ASK_ASKED || asked == HD_ASK_APPROVED) &&
      hd_interview_is_covered (interview, get_schedule (context), hd_context_get_zone (context)))
    return FALSE;
  return hd_change_flow_needs_leave (context, interview);
}

/* The time away: of one day its hours, else days. */
static void
set_absence (HdKeptDraft *draft, HdRequestFacts *facts, const HdStretch *absence)
{
  HdDate first = hd_moment_date (absence->from), last = hd_moment_date (absence->to - 1);
  gboolean hours = first == last && absence->to - absence->from < HD_DAY_MINUTES;

  facts->date = first;
  facts->until_date = last > first ? last : HD_DATE_NONE;
  facts->window = (HdSpan){ 0, 0 };
  facts->back = -1;
  if (hours)
    facts->window =
      (HdSpan){ hd_moment_minute (absence->from), (int) (absence->to - HD_MOMENT (first, 0)) };
  g_object_set (draft, "first-day", first, "last-day", last, "from-minute",
                hours ? facts->window.from : -1, "to-minute", hours ? facts->window.to : -1,
                "amount-minutes", -1, NULL);
  facts->amount = -1;
}

static HdDaySpan
earlier_of (const HdRequest *request)
{
  HdDaySpan span = { request->first_day, { 0, 0 } };

  if (request->from_minute >= 0)
    span.window = (HdSpan){ request->from_minute, request->to_minute };
  return span;
}

static HdKeptDraft *
new_message (HdContext *context,
             HdInterview *interview,
             const HdChangeAnswer *answer,
             HdChangeMessage message,
             const HdStretch *absence)
{
  g_autoptr (HdRequest) request = hd_requests_find (context, answer->request);
  gboolean cancels = message == HD_MESSAGE_WITHDRAW;
  gboolean first = message == HD_MESSAGE_REQUEST;
  g_autoptr (HdRequestFacts) facts = NULL;
  g_autofree char *json = NULL;
  HdKeptDraft *draft;
  HdStretch busy;

  if (message == HD_MESSAGE_NONE || (request == NULL && !first))
    return NULL;
  if (!cancels && absence == NULL &&
      !hd_interview_busy (interview, hd_context_get_zone (context), &busy))
    return NULL;

  draft = request != NULL ? hd_requests_new_draft (context, request,
                                                   first     ? "request"
                                                   : cancels ? "cancel"
                                                             : "change")
                          : g_object_new (HD_TYPE_KEPT_DRAFT, "purpose", "request", NULL);
  if (request == NULL)
    {
      g_autoptr (HdKeptDraft) fresh = hd_kept_draft_new ();

      hd_record_take (HD_RECORD (draft), HD_RECORD (fresh));
      g_object_set (draft, "purpose", "request", NULL);
    }
  /* What was held for oneself is what is asked for now: a second one would count it twice. */
  else if (first && answer->what.asked == HD_ASK_DRAFT && !answer->what.over)
    g_object_set (draft, "request", answer->request, NULL);

  if (request != NULL && *request->facts != '\0')
    facts = hd_request_facts_from_json (request->facts, -1, NULL);
  if (facts == NULL)
    facts = hd_request_facts_new ();

  facts->situation = cancels ? HD_SITUATION_CANCEL
                     : first ? HD_SITUATION_AUTO
                             : HD_SITUATION_CHANGE;
  facts->earlier = (HdDaySpan){ HD_DATE_NONE, { 0, 0 } };
  if (!first)
    facts->earlier = earlier_of (request);
  if (!cancels)
    set_absence (draft, facts, absence != NULL ? absence : &busy);
  if (answer->what.same_day)
    facts->channel = HD_CHANNEL_CHAT;
  if (cancels)
    {
      facts->recorded = FALSE;
      facts->confirm_by = HD_DATE_NONE;
    }
  else
    hd_request_facts_forget_time (facts);

  json = hd_request_facts_to_json (facts);
  g_object_set (draft, "facts", json, "situation", hd_situation_to_string (facts->situation),
                "channel", hd_channel_to_string (facts->channel), "created-at",
                hd_context_get_now (context), NULL);
  return draft;
}

/**
 * hd_change_flow_new_draft:
 * @absence: (nullable): the time away, an option of the planner; %NULL: what the interview needs
 *
 * Begins the message that hd_change_flow_answer() advises: it replaces, changes or withdraws what
 * was asked for. It goes to whoever the request went to, on the same day by chat. For a first
 * request the caller has the planner's options to choose from; this takes the time as it is. Of a
 * new time that is only proposed it is the message that will be advised.
 *
 * Returns: (transfer full) (nullable): %NULL when nothing has to be sent
 */
HdKeptDraft *
hd_change_flow_new_draft (HdContext *context, HdInterview *interview, const HdStretch *absence)
{
  HdChangeAnswer answer = hd_change_flow_answer (context, interview);

  answer.what.proposed = FALSE;
  return new_message (context, interview, &answer, hd_change_advise (&answer.what).message,
                      absence);
}

/* Less than this is not worth a message. Minutes. */
#define WORTH_GIVING_BACK 30

/* Which of the hours that were asked for an interview needs by now: what lies beyond them is
 * outside work, where nobody has to ask. FALSE when that is not known. */
static gboolean
still_needed (HdContext *context, HdInterview *interview, HdStretch *needed)
{
  HdDate day = interview->absence_first;

  if (interview->absence_from < 0 || interview->absence_last != day ||
      !hd_interview_busy (interview, hd_context_get_zone (context), needed))
    return FALSE;
  needed->from = MAX (needed->from, HD_MOMENT (day, interview->absence_from));
  needed->to = MIN (needed->to, HD_MOMENT (day, interview->absence_to));
  return needed->from < needed->to;
}

/* What is needed less than was asked for, in minutes; 0 when that is not known. */
static int
minutes_to_spare (HdContext *context, HdInterview *interview)
{
  HdStretch needed;

  if (!still_needed (context, interview, &needed))
    return 0;
  return (int) (interview->absence_to - interview->absence_from - (needed.to - needed.from));
}

static HdChangeMessage
give_back_message (HdContext *context, HdInterview *interview, const HdChangeAnswer *answer)
{
  if (strcmp (interview->state, "moved") != 0 || !(answer->advice.offers & HD_OFFER_GIVE_BACK) ||
      answer->what.over ||
      (answer->what.asked != HD_ASK_ASKED && answer->what.asked != HD_ASK_APPROVED))
    return HD_MESSAGE_NONE;
  if (answer->what.change == HD_CHANGE_TIME_UNKNOWN)
    return HD_MESSAGE_WITHDRAW;
  if (minutes_to_spare (context, interview) < WORTH_GIVING_BACK)
    return HD_MESSAGE_NONE;
  return answer->what.asked == HD_ASK_ASKED ? HD_MESSAGE_REPLACE : HD_MESSAGE_CHANGE;
}

/**
 * hd_change_flow_may_give_back:
 *
 * Whether leave that somebody knows of is more than is needed by now: nothing must be sent, and
 * hd_change_flow_new_give_back() can be.
 */
gboolean
hd_change_flow_may_give_back (HdContext *context, HdInterview *interview)
{
  HdChangeAnswer answer = hd_change_flow_answer (context, interview);

  return give_back_message (context, interview, &answer) != HD_MESSAGE_NONE;
}

/**
 * hd_change_flow_new_give_back:
 *
 * Begins the message that gives back what is not needed: all of it while no time is known, else
 * what a shorter time leaves.
 *
 * Returns: (transfer full) (nullable): %NULL when there is nothing to give back
 */
HdKeptDraft *
hd_change_flow_new_give_back (HdContext *context, HdInterview *interview)
{
  HdChangeAnswer answer = hd_change_flow_answer (context, interview);
  HdStretch needed;
  gboolean known = still_needed (context, interview, &needed);

  return new_message (context, interview, &answer, give_back_message (context, interview, &answer),
                      known ? &needed : NULL);
}
