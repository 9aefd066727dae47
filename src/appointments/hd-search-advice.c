/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-search-advice.h"

/*
 * Which of the bundled articles helps now, by their slugs. The first that fits comes first; what
 * has nothing to say says nothing.
 */

#define DAY 24

typedef struct
{
  const char **slugs;
  guint n;
} Answer;

static void
add (Answer *answer, const char *slug)
{
  for (guint i = 0; i < answer->n; i++)
    if (answer->slugs[i] == slug)
      return;
  if (answer->n < HD_ADVICE_MAX)
    answer->slugs[answer->n++] = slug;
}

static gboolean
is_ahead (const HdAdviceCase *what)
{
  return what->round > 0 && what->hours_to != G_MAXINT && what->hours_to >= 0 &&
         hd_meeting_state_is_alive (what->state);
}

static gboolean
is_behind (const HdAdviceCase *what)
{
  return what->round > 0 && what->hours_to < 0 && what->state != HD_MEETING_CANCELLED;
}

/**
 * hd_search_advice:
 * @slugs: (out): static strings
 *
 * Returns: how many articles fit
 */
guint
hd_search_advice (const HdAdviceCase *what, const char *slugs[HD_ADVICE_MAX])
{
  Answer answer = { slugs, 0 };

  if (what->stage == HD_STAGE_CLOSED)
    {
      if (what->outcome == HD_OUTCOME_REJECTED)
        {
          if (what->feedback)
            add (&answer, "hard-feedback");
          add (&answer, "hearing-no");
          add (&answer, "what-you-can-change");
        }
      return answer.n;
    }

  if (is_behind (what) && !what->thanked && what->hours_to > -3 * DAY)
    add (&answer, "the-forgotten-step");
  if (what->feedback)
    add (&answer, "hard-feedback");
  if (is_ahead (what))
    {
      if (what->round >= 2)
        add (&answer, "the-second-meeting");
      if (what->hours_to <= 2 * DAY || what->round == 1)
        add (&answer, "better-left-unsaid");
      add (&answer, "leaving-gracefully");
    }
  if (what->first)
    add (&answer, "keeping-it-private");
  return answer.n;
}
