/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-private.h"

/*
 * What is said and not sent.
 */

static char *
say (HdTemplates *templates,
     const HdRequestFacts *facts,
     const HdDraftContext *context,
     const char *pool,
     HdSituation situation)
{
  g_autoptr (HdDraftScene) scene =
    hd_draft_scene_new (templates, facts, context->today, situation, HD_CHANNEL_CHAT);
  g_autoptr (HdDraftText) text = hd_draft_text_new ();

  if (hd_templates_get_pool (templates, pool) == NULL ||
      !hd_draft_expand_pool (scene, text, pool, 0, scene->flags))
    return NULL;

  return g_strdup (text->text->str);
}

/**
 * hd_draft_spoken:
 *
 * The line beside a message for the case that someone asks what it is: the same words each
 * time, at most 20 of them.
 *
 * Returns: (transfer full): one line
 */
char *
hd_draft_spoken (HdTemplates *templates, const HdRequestFacts *facts, const HdDraftContext *context)
{
  return say (templates, facts, context, "spoken", HD_SITUATION_PRYING);
}

/**
 * hd_draft_spoken_direct:
 *
 * The line for the question itself, which neither denies nor confirms.
 *
 * Returns: (transfer full): one line of at most 20 words
 */
char *
hd_draft_spoken_direct (HdTemplates *templates,
                        const HdRequestFacts *facts,
                        const HdDraftContext *context)
{
  return say (templates, facts, context, "spoken-direct", HD_SITUATION_DIRECT);
}

/**
 * hd_draft_spoken_ask:
 *
 * The request as one says it in passing: day, time, leave, at most 25 words.
 *
 * Returns: (transfer full) (nullable): one line, or %NULL without a date
 */
char *
hd_draft_spoken_ask (HdTemplates *templates,
                     const HdRequestFacts *facts,
                     const HdDraftContext *context)
{
  g_return_val_if_fail (templates != NULL && facts != NULL && context != NULL, NULL);

  return facts->date == HD_DATE_NONE
           ? NULL
           : say (templates, facts, context, "spoken-ask", hd_request_facts_get_situation (facts));
}

/**
 * hd_draft_status:
 *
 * The status line for a chat while away: “Away until 13:00”.
 *
 * Returns: (transfer full) (nullable): one line, or %NULL when no end is known
 */
char *
hd_draft_status (HdTemplates *templates, const HdRequestFacts *facts, const HdDraftContext *context)
{
  g_return_val_if_fail (templates != NULL && facts != NULL && context != NULL, NULL);

  return facts->date == HD_DATE_NONE
           ? NULL
           : say (templates, facts, context, "status", hd_request_facts_get_situation (facts));
}
