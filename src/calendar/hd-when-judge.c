/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/* Which of the times of a mail are offered to the reader, as the evidence has it. */

/* So many times are taken for one list at most. */
#define MAX_LISTED 16

/* On so many days the same hours are a routine. */
#define MANY_DAYS 3

/* A text with more times tells more than it offers. */
#define MANY_TIMES 4

/**
 * hd_when_weigh_draft:
 *
 * Finds out what is said around an event. A line of a list is offered as the day above it is.
 */
void
hd_when_weigh_draft (const HdReading *r, HdDraftEvent *draft)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  guint first = items[draft->time >= 0 ? draft->time : draft->date].first;
  HdEvidence other;
  int weight;

  /* "on 9 December at the same time" is said where it is said again. */
  if (draft->again >= 0)
    first = items[draft->again].first;
  draft->evidence = hd_when_find_evidence (r, first);
  draft->weight = hd_when_weigh (&draft->evidence);
  if (draft->time < 0 || draft->date < 0 || draft->again >= 0 ||
      (first > 0 && r->t[first - 1].kind != T_BREAK && r->t[first - 1].kind != T_PUNCT))
    return;
  other = hd_when_find_evidence (r, items[draft->date].first);
  weight = hd_when_weigh (&other);
  if (weight > draft->weight)
    {
      draft->evidence = other;
      draft->weight = weight;
    }
}

/* Gives each event of a list within a sentence the most weight that one of them has. */
static void
share_in_lists (const HdReading *r, GArray *drafts)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  HdDraftEvent *list[MAX_LISTED];
  guint n = 0;

  for (guint i = 0; i <= drafts->len; i++)
    {
      HdDraftEvent *draft = i < drafts->len ? &g_array_index (drafts, HdDraftEvent, i) : NULL;
      int most = G_MININT;

      if (draft != NULL && (draft->event == NULL || draft->time < 0))
        continue;
      if (draft != NULL &&
          (n == 0 || (n < MAX_LISTED && hd_when_is_same_list (r, items[list[n - 1]->time].first,
                                                              items[draft->time].first))))
        {
          list[n++] = draft;
          continue;
        }
      for (guint k = 0; k < n; k++)
        most = MAX (most, list[k]->weight);
      for (guint k = 0; k < n; k++)
        list[k]->weight = most;
      n = 0;
      if (draft != NULL)
        list[n++] = draft;
    }
}

/* Whether another event is on the same day. */
static gboolean
shares_day (const GArray *drafts, guint i)
{
  const HdInvitation *event = g_array_index (drafts, HdDraftEvent, i).event;

  for (guint k = i > MAX_LISTED ? i - MAX_LISTED : 0; k < drafts->len && k <= i + MAX_LISTED; k++)
    {
      const HdInvitation *other = g_array_index (drafts, HdDraftEvent, k).event;

      if (k != i && other != NULL && other->start.date == event->start.date)
        return TRUE;
    }
  return FALSE;
}

/* What is known of the events that are left, beside what is said around them.
 * Returns: how many they are */
static guint
weigh_places (const HdReading *r, GArray *drafts)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  HdDraftEvent *first = NULL, *last = NULL;
  guint text = hd_when_is_mail (r) ? 0 : OWN_LINE;
  guint n = 0;

  for (guint i = 0; i < drafts->len; i++)
    {
      HdDraftEvent *draft = &g_array_index (drafts, HdDraftEvent, i);

      if (draft->event == NULL)
        continue;
      n++;
      if (first == NULL)
        first = draft;
      last = draft;
      draft->evidence.own |=
        text | hd_when_find_own (r, draft->event, draft->time >= 0 ? &items[draft->time] : NULL,
                                 draft->date >= 0 ? &items[draft->date] : NULL);
    }
  if (first != NULL)
    {
      first->evidence.own |= OWN_FIRST;
      last->evidence.own |= OWN_LAST;
      if (first == last)
        first->evidence.own |= OWN_ONLY;
    }
  for (guint i = 0; i < drafts->len; i++)
    {
      HdDraftEvent *draft = &g_array_index (drafts, HdDraftEvent, i);

      if (draft->event == NULL)
        continue;
      if (n > MANY_TIMES)
        draft->evidence.own |= OWN_MANY;
      if (shares_day (drafts, i))
        draft->evidence.own |= OWN_SHARED;
      draft->weight = hd_when_weigh (&draft->evidence);
      hd_when_tell_evidence (draft->event, &draft->evidence);
    }
  share_in_lists (r, drafts);
  return n;
}

/* Whether the mail itself says the hour of an event, which is told where it is left out, and none
 * that it quotes. */
static gboolean
is_own_word (const HdReading *r, const HdDraftEvent *draft)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;

  return draft->time >= 0 && r->lines[r->t[items[draft->time].first].line].depth == 0;
}

/* Whether it is one of the reader's at all. */
static void
ask_offered (HdInvitation *event)
{
  HdQuestion *question = hd_invitation_ask (event, HD_QUESTION_OFFERED);

  hd_question_add (question, "yes");
  hd_question_add (question, "no");
}

/* "Monday to Thursday, 9am to 4pm", "de lunes a jueves de 8 a 16": so many days with the same hours
 * are offered where somebody is asked or free, and are hours of a house or of work elsewhere. */
static gboolean
is_routine (const GArray *drafts, guint i)
{
  const HdDraftEvent *draft = &g_array_index (drafts, HdDraftEvent, i);
  guint days = 0;

  if (draft->time < 0 || (draft->evidence.own & OWN_ASKED) != 0 ||
      ((draft->evidence.said[SPAN_SENTENCE] & (CUE_REACH | CUE_HABIT)) == 0 &&
       (draft->evidence.said[SPAN_CLAUSE] & (CUE_OFFER | CUE_WISH | CUE_TALK | CUE_READER)) != 0))
    return FALSE;
  for (guint k = i > MANY_DAYS ? i - MANY_DAYS : 0; k < drafts->len && k < i + MANY_DAYS; k++)
    {
      const HdDraftEvent *other = &g_array_index (drafts, HdDraftEvent, k);

      days += other->time == draft->time && other->date == draft->date;
    }
  return days >= MANY_DAYS;
}

/* "Your first day of work is 4 January": beside a sure offer it is left out, else asked about. */
static gboolean
begins_work (const HdReading *r, const HdDraftEvent *draft)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;

  return hd_when_begins_work (r, &items[draft->time >= 0 ? draft->time : draft->date]);
}

/* Whether one of the events surely is offered, and begins no work. */
static gboolean
has_sure_offer (const HdReading *r, const GArray *drafts)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const HdDraftEvent *draft = &g_array_index (drafts, HdDraftEvent, i);

      if (draft->event != NULL && draft->weight >= HD_OFFER_SURE && !draft->doubted &&
          !begins_work (r, draft))
        return TRUE;
    }
  return FALSE;
}

/* What is asked about however much speaks for it: "Your application was received today at 11:03",
 * "Envoyé le 16 novembre à 08:03", "The other candidate is on Tuesday at 2pm". */
static gboolean
is_of_others (const HdDraftEvent *draft)
{
  guint64 said = draft->evidence.said[SPAN_CLAUSE];

  return (said & (guint64) 1 << SAID_RIVAL) != 0 ||
         ((draft->evidence.own & OWN_TODAY) != 0 && (said & CUE_TOLD) != 0 &&
          (said & (CUE_TALK | CUE_OFFER | CUE_WISH)) == 0);
}

/* "Following our interview on Monday at 10": on the last one or the next? */
static gboolean
may_be_held (const HdReading *r, const HdDraftEvent *draft)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;

  return draft->doubted || items[draft->time >= 0 ? draft->time : draft->date].doubted;
}

/* How much must speak for one of @n events that is not asked about. A day without an hour is seldom
 * all that a mail offers; of "Tuesday afternoon" something is asked already; a single sentence
 * seldom tells of more than it offers. */
static int
needed_weight (const HdDraftEvent *draft, guint n)
{
  if ((draft->evidence.own & OWN_LINE) != 0)
    return HD_OFFER_UNLIKELY;
  if (draft->event->all_day)
    return hd_invitation_question (draft->event, "start") != NULL ? HD_OFFER_HARDLY : HD_OFFER_SURE;
  return n > 1 ? HD_OFFER_LIKELY : HD_OFFER_UNLIKELY;
}

/**
 * hd_when_judge_offers:
 *
 * Asks of each event that little speaks for whether it is offered. Beside one that surely is, one
 * that hardly is leaves the drafts.
 */
void
hd_when_judge_offers (const HdReading *r, GArray *drafts)
{
  guint n = weigh_places (r, drafts);
  gboolean sure = has_sure_offer (r, drafts);

  for (guint i = 0; i < drafts->len; i++)
    {
      HdDraftEvent *draft = &g_array_index (drafts, HdDraftEvent, i);
      gboolean routine, line, work;

      if (draft->event == NULL)
        continue;
      routine = is_routine (drafts, i);
      work = begins_work (r, draft);
      /* A line that tells of nothing else is asked about: "I'm in Mon-Thu 8:30-5". */
      line = (draft->evidence.own & OWN_LINE) != 0;
      if (is_own_word (r, draft) &&
          ((routine && !line) ||
           (sure && draft->weight < (work ? HD_OFFER_SURE : HD_OFFER_HARDLY))))
        {
          g_array_index (r->items, HdItem, draft->time).hardly = TRUE;
          g_clear_pointer (&draft->event, hd_invitation_free);
        }
      else if (draft->weight < needed_weight (draft, n) || work || is_of_others (draft) ||
               may_be_held (r, draft) ||
               (routine && line && (draft->evidence.own & OWN_DATED) == 0))
        ask_offered (draft->event);
    }
}
