/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "hd-options.h"
#include "hd-words.h"

/* One sentence a line; what it speaks of is put in for its one placeholder. */
static void
add (GString *text, const char *format, char *what)
{
  g_autofree char *owned = what;
  g_autoptr (GString) sentence = g_string_new (format);

  if (owned != NULL)
    g_string_replace (sentence, "%s", owned, 1);
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence->str);
}

/* The paid minutes of what is needed. */
static int
working (const HdLeaveBooks *books, const HdRequestFacts *facts, HdSpan needed)
{
  if (books != NULL)
    return hd_schedule_paid_minutes_in (books->schedule, facts->date, needed);

  return MAX (MIN (needed.to, facts->hours.to) - MAX (needed.from, facts->hours.from), 0);
}

/**
 * hd_option_explain:
 * @desk: (nullable): the one that it was planned with
 * @facts: the day, and the usual hours
 * @needed: the time that is needed on the day, travel included
 *
 * From the time that is needed to what is charged, one sentence a step: the long answer to “why
 * not less?”.
 *
 * Returns: (transfer full): sentences on lines of their own
 */
char *
hd_option_explain (HdLeaveDesk *desk,
                   const HdPlanOption *option,
                   const HdRequestFacts *facts,
                   HdSpan needed)
{
  const HdLeaveBooks *books = desk != NULL ? hd_leave_desk_get_books (desk) : NULL;
  HdIncrement increment =
    books != NULL ? books->account->increment : (HdIncrement){ .step = HD_OPTION_STEP };
  GString *text = g_string_new (NULL);

  /* Translators: from a time to a time */
  add (text, _ ("%s is needed, with the way and a few minutes before and after."),
       hd_words_span (needed.from, needed.to));
  /* Translators: an amount of time */
  add (text, _ ("%s of that is working time."), hd_words_amount (working (books, facts, needed)));
  if (option->reasons & HD_PLAN_BECAUSE_STUB_BEFORE)
    /* Translators: an amount of time */
    add (text, _ ("Only %s of work would be left before it, which is hardly worth coming in for."),
         hd_words_amount (option->stub_before));
  if (option->reasons & HD_PLAN_BECAUSE_STUB_AFTER)
    /* Translators: an amount of time */
    add (text, _ ("Only %s of work would be left after it, which is hardly worth coming back for."),
         hd_words_amount (option->stub_after));
  if (option->reasons & HD_PLAN_BECAUSE_HALF)
    add (text, _ ("Half a day is taken as one piece."), NULL);
  if (option->reasons & HD_PLAN_BECAUSE_WHOLE)
    add (text, _ ("A whole day is taken as one piece."), NULL);
  if (option->reasons & HD_PLAN_BECAUSE_ONE_WAY)
    add (text, _ ("The rest of the day is taken as well, so that you go one way less."), NULL);
  if (option->reasons & HD_PLAN_BECAUSE_LUNCH_MOVES)
    /* Translators: a time of the day */
    add (text, _ ("It is this little only with lunch at %s."),
         hd_time_format (hd_moment_minute (option->lunch.from)));
  if (option->reasons & HD_PLAN_BECAUSE_BLOCK)
    /* Translators: an amount of time */
    add (text, _ ("The smallest block that can be taken is %s."),
         hd_words_amount (increment.min_block));
  if (option->reasons & HD_PLAN_BECAUSE_STEP)
    /* Translators: an amount of time */
    add (text, _ ("It is counted in steps of %s."), hd_words_amount (increment.step));
  /* Translators: an amount of time: what is charged in the end */
  add (text, _ ("That makes %s."), hd_words_amount (option->cost));
  return g_string_free (text, FALSE);
}
