/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-request-facts.h"

G_BEGIN_DECLS

/**
 * HdFactsProblem:
 * @HD_FACTS_PROBLEM_NO_MESSAGE: the situation has no message on this channel; the facts are well
 *
 * Why facts do not suffice for a message, or cannot be true together.
 */
typedef enum
{
  HD_FACTS_PROBLEM_NONE,
  HD_FACTS_PROBLEM_NO_DAY,
  HD_FACTS_PROBLEM_DAY_PAST,
  HD_FACTS_PROBLEM_NO_WINDOW,
  HD_FACTS_PROBLEM_NO_LAST_DAY,
  HD_FACTS_PROBLEM_LAST_DAY_BEFORE_FIRST,
  HD_FACTS_PROBLEM_LAST_DAY_TOO_FAR,
  HD_FACTS_PROBLEM_LAST_DAY_IS_FIRST,
  HD_FACTS_PROBLEM_BACK_TOO_EARLY,
  HD_FACTS_PROBLEM_NO_ANSWER_DAY,
  HD_FACTS_PROBLEM_ANSWER_DAY_PAST,
  HD_FACTS_PROBLEM_ANSWER_TOO_LATE,
  HD_FACTS_PROBLEM_NO_EARLIER_DAY,
  HD_FACTS_PROBLEM_SAME_AS_EARLIER,
  HD_FACTS_PROBLEM_NO_ALTERNATIVE,
  HD_FACTS_PROBLEM_ALTERNATIVE_PAST,
  HD_FACTS_PROBLEM_NO_ITEM,
  HD_FACTS_PROBLEM_TOO_MANY_ITEMS,
  HD_FACTS_PROBLEM_NO_MESSAGE,
} HdFactsProblem;

HdFactsProblem hd_facts_problem_find (const HdRequestFacts *facts, HdDate today);
const char *hd_facts_problem_get_field (HdFactsProblem problem);
gboolean hd_request_facts_check (const HdRequestFacts *facts, HdDate today, GError **error);

G_END_DECLS
