/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-private.h"

static char *
expand (HdTemplates *templates,
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

/* Whether one will be away at the time of the facts, and it is not about a request that was made.
 */
static gboolean
is_absence (const HdRequestFacts *facts)
{
  switch (hd_request_facts_get_situation (facts))
    {
    case HD_SITUATION_LATE:
    case HD_SITUATION_EARLY:
    case HD_SITUATION_LUNCH:
    case HD_SITUATION_HALF_DAY:
    case HD_SITUATION_FULL_DAY:
    case HD_SITUATION_DAYS:
    case HD_SITUATION_REMOTE:
    case HD_SITUATION_CONTRACTOR:
    case HD_SITUATION_SHORT_NOTICE:
      return facts->date != HD_DATE_NONE;
    case HD_SITUATION_AUTO:
    case HD_SITUATION_FOLLOW_UP:
    case HD_SITUATION_PRYING:
    case HD_SITUATION_DIRECT:
    case HD_SITUATION_CHANGE:
    case HD_SITUATION_CANCEL:
    case HD_SITUATION_CLASH:
    case HD_SITUATION_CONFIRM:
    case HD_SITUATION_REASON:
    case HD_N_SITUATIONS:
    default:
      return FALSE;
    }
}

/**
 * hd_draft_say:
 *
 * What is said of an absence and not sent.
 *
 * Returns: (transfer full) (nullable): one line; %NULL when these facts have nothing to say there
 */
char *
hd_draft_say (HdTemplates *templates,
              const HdRequestFacts *facts,
              const HdDraftContext *context,
              HdSpoken which)
{
  g_return_val_if_fail (templates != NULL && facts != NULL && context != NULL, NULL);

  switch (which)
    {
    case HD_SPOKEN_ASKED:
      return expand (templates, facts, context, "spoken", HD_SITUATION_PRYING);
    case HD_SPOKEN_OUTRIGHT:
      return expand (templates, facts, context, "spoken-direct", HD_SITUATION_DIRECT);
    case HD_SPOKEN_IN_PASSING:
      return is_absence (facts) ? expand (templates, facts, context, "spoken-ask",
                                          hd_request_facts_get_situation (facts))
                                : NULL;
    case HD_SPOKEN_STATUS:
      return is_absence (facts) ? expand (templates, facts, context, "status",
                                          hd_request_facts_get_situation (facts))
                                : NULL;
    case HD_N_SPOKEN:
    default:
      g_return_val_if_reached (NULL);
    }
}
