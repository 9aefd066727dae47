/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-neutral.h"

#include "hd-draft.h"
#include "hd-facts-problem.h"
#include "hd-template.h"

/* Sets the day and the time away; FALSE when the text does not say both ends of it. */
static gboolean
take_time (HdRequestFacts *facts, const HdInvitation *event)
{
  if (event->start.date == HD_DATE_NONE)
    return FALSE;
  if (!event->all_day &&
      (event->end.date != event->start.date || event->end.second <= event->start.second))
    return FALSE;

  facts->date = event->start.date;
  if (event->all_day && event->end.date != HD_DATE_NONE && event->end.date > event->start.date + 1)
    facts->until_date = event->end.date - 1;
  if (!event->all_day)
    {
      facts->window.from = event->start.second / 60;
      facts->window.to = event->end.second / 60;
    }
  return TRUE;
}

/* Puts the time to be said into @facts, if there is one. */
static HdNeutralTime
find_time (HdRequestFacts *facts, const HdWhen *when, HdDate today)
{
  const HdInvitation *event;

  /* Nobody states it beside a text but to say which time is meant. */
  if ((facts->date != HD_DATE_NONE || facts->situation != HD_SITUATION_AUTO) &&
      hd_facts_problem_find (facts, today) == HD_FACTS_PROBLEM_NONE)
    return HD_NEUTRAL_TIME_STATED;
  if (when->events->len == 0)
    return HD_NEUTRAL_TIME_NONE;
  if (when->events->len > 1)
    return HD_NEUTRAL_TIME_SEVERAL;

  event = when->events->pdata[0];
  if (!take_time (facts, event))
    return HD_NEUTRAL_TIME_OPEN;
  return event->questions->len > 0 || event->warnings->len > 0 ? HD_NEUTRAL_TIME_LIKELY
                                                               : HD_NEUTRAL_TIME_READ;
}

/**
 * hd_neutral_write:
 * @facts: what is known of the user and the reader, and the time when it was stated
 * @language: of the text; without templates for it: English
 * @when: the times that the text names
 * @time: (out): which of them is said, or why none
 *
 * What somebody's own words would be as a message made from nothing but their time. Nothing else
 * of them is taken over, so nothing can slip through.
 *
 * Returns: (transfer full) (nullable): %NULL when there is no one time away
 */
char *
hd_neutral_write (const HdRequestFacts *facts,
                  const char *language,
                  const HdWhen *when,
                  HdDate today,
                  HdNeutralTime *time)
{
  g_autoptr (HdRequestFacts) own = hd_request_facts_copy (facts);
  g_autoptr (HdTemplates) templates = NULL;
  HdDraftContext context = { .today = today };
  g_autoptr (HdDraft) draft = NULL;

  *time = find_time (own, when, today);
  if (*time > HD_NEUTRAL_TIME_LIKELY)
    return NULL;

  templates = hd_templates_load (language, NULL);
  if (templates == NULL)
    templates = hd_templates_load ("en", NULL);
  draft = hd_draft_new (templates, own, &context, 1, NULL);
  return draft != NULL && *draft->body != '\0' ? g_strdup (draft->body) : NULL;
}
