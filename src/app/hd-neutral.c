/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-neutral.h"

#include "hd-draft.h"
#include "hd-template.h"

/* Sets the day and the time away; FALSE when the text does not say both ends of it. */
static gboolean
take_time (HdRequestFacts *facts, const HdInvitation *event)
{
  if (event->start.date == HD_DATE_NONE)
    return FALSE;

  facts->date = event->start.date;
  if (event->all_day)
    {
      if (event->end.date != HD_DATE_NONE && event->end.date > event->start.date + 1)
        facts->until_date = event->end.date - 1;
      return TRUE;
    }
  if (event->end.date != event->start.date || event->end.second <= event->start.second)
    return FALSE;
  facts->window.from = event->start.second / 60;
  facts->window.to = event->end.second / 60;
  return TRUE;
}

/**
 * hd_neutral_write:
 * @facts: what is known of the user and the reader beside the time
 * @language: of the text; without templates for it: English
 * @when: the times that the text names
 *
 * What somebody's own words would be as a message made from nothing but their time. Nothing else
 * of them is taken over, so nothing can slip through.
 *
 * Returns: (transfer full) (nullable): %NULL when the text does not name one time away
 */
char *
hd_neutral_write (const HdRequestFacts *facts,
                  const char *language,
                  const HdWhen *when,
                  HdDate today)
{
  g_autoptr (HdRequestFacts) own = hd_request_facts_copy (facts);
  g_autoptr (HdTemplates) templates = hd_templates_load (language, NULL);
  HdDraftContext context = { .today = today };
  g_autoptr (HdDraft) draft = NULL;

  if (when->events->len == 0 || !take_time (own, when->events->pdata[0]))
    return NULL;
  if (templates == NULL)
    templates = hd_templates_load ("en", NULL);
  draft = hd_draft_new (templates, own, &context, 1, NULL);
  return draft != NULL && *draft->body != '\0' ? g_strdup (draft->body) : NULL;
}
