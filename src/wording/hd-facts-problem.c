/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-facts-problem.h"

#include "hd-error.h"

/* Nobody plans further ahead, and a typing error in a year is caught. Days. */
#define LONGEST 366
#define SHORT_NOTICE_ITEMS 3

/* Each problem's fact by its name on the command line, and the sentence behind it there. */
static const struct
{
  const char *field;
  HdError code;
  const char *why;
} problems[] = {
  [HD_FACTS_PROBLEM_NO_DAY] = { "date", HD_ERROR_MISSING, "the day is needed" },
  [HD_FACTS_PROBLEM_DAY_PAST] = { "date", HD_ERROR_INVALID, "this day is in the past" },
  [HD_FACTS_PROBLEM_NO_WINDOW] = { "window", HD_ERROR_MISSING,
                                   "the time away is needed, as 14:00-16:00" },
  [HD_FACTS_PROBLEM_NO_LAST_DAY] = { "until-date", HD_ERROR_MISSING, "the last day is needed" },
  [HD_FACTS_PROBLEM_LAST_DAY_BEFORE_FIRST] = { "until-date", HD_ERROR_INVALID,
                                               "the last day is before the first" },
  [HD_FACTS_PROBLEM_LAST_DAY_TOO_FAR] = { "until-date", HD_ERROR_INVALID,
                                          "more than a year after the first day" },
  [HD_FACTS_PROBLEM_LAST_DAY_IS_FIRST] = { "until-date", HD_ERROR_INVALID,
                                           "the last day is the first; use full-day" },
  [HD_FACTS_PROBLEM_BACK_TOO_EARLY] = { "back", HD_ERROR_INVALID,
                                        "the return is before the end of the window" },
  [HD_FACTS_PROBLEM_NO_ANSWER_DAY] = { "confirm-by", HD_ERROR_MISSING,
                                       "the day an answer is needed by" },
  [HD_FACTS_PROBLEM_ANSWER_DAY_PAST] = { "confirm-by", HD_ERROR_INVALID,
                                         "this day is in the past" },
  [HD_FACTS_PROBLEM_ANSWER_TOO_LATE] = { "confirm-by", HD_ERROR_INVALID,
                                         "the answer would come after the day itself" },
  [HD_FACTS_PROBLEM_NO_EARLIER_DAY] = { "earlier-date", HD_ERROR_MISSING,
                                        "the day that was agreed before is needed" },
  [HD_FACTS_PROBLEM_SAME_AS_EARLIER] = { "date", HD_ERROR_INVALID,
                                         "it is the time that was agreed before" },
  [HD_FACTS_PROBLEM_NO_ALTERNATIVE] = { "alternative", HD_ERROR_MISSING,
                                        "at least one other time is needed" },
  [HD_FACTS_PROBLEM_ALTERNATIVE_PAST] = { "alternative", HD_ERROR_INVALID,
                                          "this day is in the past" },
  [HD_FACTS_PROBLEM_NO_ITEM] = { "item", HD_ERROR_MISSING, "a hand-over needs at least one item" },
  [HD_FACTS_PROBLEM_TOO_MANY_ITEMS] = { "item", HD_ERROR_INVALID,
                                        "at short notice at most 3 items" },
  [HD_FACTS_PROBLEM_NO_MESSAGE] = { "channel", HD_ERROR_INVALID,
                                    "there is no such message on this channel" },
};

static gboolean
has_items (const HdRequestFacts *facts)
{
  return facts->items != NULL && facts->items->len > 0;
}

/* Nothing moves to where it is. Of several days only the first of the earlier ones is known. */
static gboolean
is_as_earlier (const HdRequestFacts *facts)
{
  return facts->date == facts->earlier.date &&
         (facts->until_date == HD_DATE_NONE || facts->until_date == facts->date) &&
         facts->window.from == facts->earlier.window.from &&
         facts->window.to == facts->earlier.window.to;
}

/* What the situation cannot be worded without. */
static HdFactsProblem
find_missing (const HdRequestFacts *facts, HdSituation situation)
{
  switch ((int) situation)
    {
    case HD_SITUATION_PRYING:
    case HD_SITUATION_DIRECT:
    case HD_SITUATION_REASON:
      return HD_FACTS_PROBLEM_NONE;
    case HD_SITUATION_CANCEL:
      if (facts->earlier.date != HD_DATE_NONE)
        return HD_FACTS_PROBLEM_NONE;
      break;
    case HD_SITUATION_CLASH:
      return facts->alternatives == NULL || facts->alternatives->len == 0
               ? HD_FACTS_PROBLEM_NO_ALTERNATIVE
               : HD_FACTS_PROBLEM_NONE;
    default:
      break;
    }

  if (facts->date == HD_DATE_NONE)
    return HD_FACTS_PROBLEM_NO_DAY;

  switch ((int) situation)
    {
    case HD_SITUATION_LATE:
    case HD_SITUATION_EARLY:
    case HD_SITUATION_LUNCH:
    case HD_SITUATION_HALF_DAY:
    case HD_SITUATION_REMOTE:
      if (facts->window.to == 0)
        return HD_FACTS_PROBLEM_NO_WINDOW;
      break;
    case HD_SITUATION_DAYS:
      if (facts->until_date == HD_DATE_NONE)
        return HD_FACTS_PROBLEM_NO_LAST_DAY;
      break;
    case HD_SITUATION_FOLLOW_UP:
      if (facts->confirm_by == HD_DATE_NONE)
        return HD_FACTS_PROBLEM_NO_ANSWER_DAY;
      break;
    case HD_SITUATION_CHANGE:
      if (facts->earlier.date == HD_DATE_NONE)
        return HD_FACTS_PROBLEM_NO_EARLIER_DAY;
      if (is_as_earlier (facts))
        return HD_FACTS_PROBLEM_SAME_AS_EARLIER;
      break;
    default:
      break;
    }

  if (hd_request_facts_get_channel (facts) == HD_CHANNEL_HANDOVER && !has_items (facts))
    return HD_FACTS_PROBLEM_NO_ITEM;
  return HD_FACTS_PROBLEM_NONE;
}

/**
 * hd_facts_problem_find:
 * @today: the day of the user's clock
 *
 * Returns: the first reason why the facts cannot be true together or do not suffice for the
 *   situation
 */
HdFactsProblem
hd_facts_problem_find (const HdRequestFacts *facts, HdDate today)
{
  g_return_val_if_fail (facts != NULL, HD_FACTS_PROBLEM_NO_DAY);

  HdSituation situation = hd_request_facts_get_situation (facts);
  HdFactsProblem missing = find_missing (facts, situation);

  if (missing != HD_FACTS_PROBLEM_NONE)
    return missing;
  if (facts->date != HD_DATE_NONE && facts->date < today &&
      (facts->until_date == HD_DATE_NONE || facts->until_date < today))
    return HD_FACTS_PROBLEM_DAY_PAST;
  if (facts->until_date != HD_DATE_NONE && facts->date != HD_DATE_NONE)
    {
      if (facts->until_date < facts->date)
        return HD_FACTS_PROBLEM_LAST_DAY_BEFORE_FIRST;
      if (facts->until_date - facts->date > LONGEST)
        return HD_FACTS_PROBLEM_LAST_DAY_TOO_FAR;
      if (situation == HD_SITUATION_DAYS && facts->until_date == facts->date)
        return HD_FACTS_PROBLEM_LAST_DAY_IS_FIRST;
    }
  if (facts->back >= 0 && facts->window.to > 0 && facts->back < facts->window.to)
    return HD_FACTS_PROBLEM_BACK_TOO_EARLY;
  if (facts->confirm_by != HD_DATE_NONE)
    {
      if (facts->confirm_by < today)
        return HD_FACTS_PROBLEM_ANSWER_DAY_PAST;
      if (facts->date != HD_DATE_NONE && facts->confirm_by > facts->date)
        return HD_FACTS_PROBLEM_ANSWER_TOO_LATE;
    }
  for (guint i = 0; facts->alternatives != NULL && i < facts->alternatives->len; i++)
    if (g_array_index (facts->alternatives, HdDaySpan, i).date < today)
      return HD_FACTS_PROBLEM_ALTERNATIVE_PAST;
  if (situation == HD_SITUATION_SHORT_NOTICE && has_items (facts) &&
      facts->items->len > SHORT_NOTICE_ITEMS)
    return HD_FACTS_PROBLEM_TOO_MANY_ITEMS;
  return HD_FACTS_PROBLEM_NONE;
}

/**
 * hd_facts_problem_get_field:
 *
 * Returns: (nullable): the fact that a problem is about, by its name on the command line
 */
const char *
hd_facts_problem_get_field (HdFactsProblem problem)
{
  return problems[problem].field;
}

/**
 * hd_request_facts_check:
 * @today: the day of the user's clock
 *
 * hd_facts_problem_find() as an error; its message begins with the name of the fact.
 *
 * Returns: %FALSE with %HD_ERROR_MISSING or %HD_ERROR_INVALID
 */
gboolean
hd_request_facts_check (const HdRequestFacts *facts, HdDate today, GError **error)
{
  HdFactsProblem problem = hd_facts_problem_find (facts, today);

  if (problem == HD_FACTS_PROBLEM_NONE)
    return TRUE;
  g_set_error (error, HD_ERROR, problems[problem].code, "%s: %s", problems[problem].field,
               problems[problem].why);
  return FALSE;
}
