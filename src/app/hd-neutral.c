/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-neutral.h"

#include "hd-draft.h"
#include "hd-facts-problem.h"
#include "hd-intake.h"
#include "hd-template.h"

/* Sets the day and the time away, as a clock at home shows it, whatever zone the text names; FALSE
 * when the text does not say both ends of it. */
static gboolean
take_time (HdRequestFacts *facts, const HdInvitation *event, GTimeZone *home)
{
  HdWall start = event->start, end = event->end;

  if (start.date == HD_DATE_NONE)
    return FALSE;
  if (event->all_day)
    {
      /* "Thursday, back at 4 pm": the day stands for hours that are still asked. */
      if (hd_invitation_question (event, "start") != NULL)
        return FALSE;
      facts->date = start.date;
      if (end.date != HD_DATE_NONE && end.date > start.date + 1)
        facts->until_date = end.date - 1;
      return TRUE;
    }
  if (!hd_invitation_has_end (event))
    return FALSE;

  start = hd_intake_at_home (start, event->start_utc, home);
  end = hd_intake_at_home (end, event->end_utc, home);
  if (end.date != start.date || end.second <= start.second)
    return FALSE;

  facts->date = start.date;
  facts->window = (HdSpan){ start.second / 60, end.second / 60 };
  return TRUE;
}

/* Puts the time to be said into @facts, if there is one. */
static HdNeutralTime
find_time (HdRequestFacts *facts, const HdWhen *when, GTimeZone *home, HdDate today)
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
  if (!take_time (facts, event, home))
    return HD_NEUTRAL_TIME_OPEN;
  return event->questions->len > 0 || event->warnings->len > 0 ? HD_NEUTRAL_TIME_LIKELY
                                                               : HD_NEUTRAL_TIME_READ;
}

/**
 * hd_neutral_write:
 * @facts: what is known of the user and the reader, and the time when it was stated
 * @language: of the text; without templates for it: English
 * @when: the times that the text names
 * @home: the zone of the user and the reader
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
                  GTimeZone *home,
                  HdDate today,
                  HdNeutralTime *time)
{
  g_autoptr (HdRequestFacts) own = hd_request_facts_copy (facts);
  g_autoptr (HdTemplates) templates = NULL;
  HdDraftContext context = { .today = today };
  g_autoptr (HdDraft) draft = NULL;

  *time = find_time (own, when, home, today);
  if (*time > HD_NEUTRAL_TIME_LIKELY)
    return NULL;

  templates = hd_templates_load (language, NULL);
  if (templates == NULL)
    templates = hd_templates_load ("en", NULL);
  draft = hd_draft_new (templates, own, &context, 1, NULL);
  return draft != NULL && *draft->body != '\0' ? g_strdup (draft->body) : NULL;
}
