/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "hd-facts-pane-private.h"

/*
 * What is missing or cannot be true is said in words for people, at the field that it is about.
 */

#define MARKED "hd-marked"
#define USUAL_TITLE "hd-usual-title"

/**
 * hd_facts_pane_problem_words:
 * @field: (out) (optional) (nullable): the fact that it is about, by its name on the command line
 *
 * A page on which nothing was begun lacks nothing.
 *
 * Returns: (nullable): a sentence for people
 */
const char *
hd_facts_pane_problem_words (HdComposer *composer, const char **field)
{
  HdFactsProblem problem = hd_composer_get_problem (composer);
  const char *words = NULL;

  if (!hd_composer_has_date (composer) &&
      hd_composer_get_facts (composer)->situation == HD_SITUATION_AUTO)
    problem = HD_FACTS_PROBLEM_NONE;

  switch (problem)
    {
    case HD_FACTS_PROBLEM_NONE:
      break;
    case HD_FACTS_PROBLEM_NO_DAY:
      words = _ ("Choose the day.");
      break;
    case HD_FACTS_PROBLEM_DAY_PAST:
    case HD_FACTS_PROBLEM_ANSWER_DAY_PAST:
    case HD_FACTS_PROBLEM_ALTERNATIVE_PAST:
      words = _ ("This day is in the past.");
      break;
    case HD_FACTS_PROBLEM_NO_WINDOW:
      words = _ ("Say from when to when, such as 14:00-16:00.");
      break;
    case HD_FACTS_PROBLEM_NO_LAST_DAY:
      words = _ ("Choose the last day.");
      break;
    case HD_FACTS_PROBLEM_LAST_DAY_BEFORE_FIRST:
      words = _ ("The last day is before the first.");
      break;
    case HD_FACTS_PROBLEM_LAST_DAY_TOO_FAR:
      words = _ ("The last day is more than a year after the first.");
      break;
    case HD_FACTS_PROBLEM_LAST_DAY_IS_FIRST:
      words = _ ("The last day is the first: choose “Full day”.");
      break;
    case HD_FACTS_PROBLEM_BACK_TOO_EARLY:
      words = _ ("You would be back before the absence ends.");
      break;
    case HD_FACTS_PROBLEM_NO_ANSWER_DAY:
      words = _ ("Choose the day you need an answer by.");
      break;
    case HD_FACTS_PROBLEM_ANSWER_TOO_LATE:
      words = _ ("The answer would come after the day itself.");
      break;
    case HD_FACTS_PROBLEM_NO_EARLIER_DAY:
      words = _ ("Choose the day that was agreed before.");
      break;
    case HD_FACTS_PROBLEM_SAME_AS_EARLIER:
      words = _ ("Say the new time.");
      break;
    case HD_FACTS_PROBLEM_NO_ALTERNATIVE:
      words = _ ("Add another time, such as 2026-12-04 09:00-11:00.");
      break;
    case HD_FACTS_PROBLEM_NO_ITEM:
      words = _ ("Add at least one item to hand over.");
      break;
    case HD_FACTS_PROBLEM_TOO_MANY_ITEMS:
      words = _ ("At short notice, hand over three items at most.");
      break;
    case HD_FACTS_PROBLEM_NO_MESSAGE:
      words = _ ("There is no such message for this channel. Choose another channel.");
      break;
    default:
      g_assert_not_reached ();
    }

  if (field != NULL)
    *field = hd_facts_problem_get_field (problem);
  return words;
}

/* An entry row has no room for a second line: its title says what is missing. */
static void
say (gpointer row, const char *words)
{
  if (ADW_IS_ACTION_ROW (row))
    {
      adw_action_row_set_subtitle (row, words != NULL ? words : "");
      return;
    }

  if (words == NULL)
    {
      const char *usual = g_object_get_data (row, USUAL_TITLE);

      adw_preferences_row_set_title (row, usual);
      return;
    }
  if (g_object_get_data (row, USUAL_TITLE) == NULL)
    g_object_set_data_full (row, USUAL_TITLE, g_strdup (adw_preferences_row_get_title (row)),
                            g_free);
  adw_preferences_row_set_title (row, words);
}

/**
 * hd_facts_pane_reveal_problem:
 *
 * Unfolds the rows among which something is marked, and puts the focus on it.
 */
void
hd_facts_pane_reveal_problem (HdFactsPane *self)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  const struct
  {
    AdwExpanderRow *fold;
    gpointer row;
  } rows[] = {
    { self->times_row, self->first_row },        { self->times_row, self->last_row },
    { self->times_row, self->window_row },       { self->times_row, self->back_row },
    { self->times_row, self->earlier_row },      { self->times_row, self->earlier_window_row },
    { self->times_row, self->alternatives_row }, { self->more_row, self->items_row },
    { self->more_row, self->confirm_row },       { self->more_row, self->reachable_row },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (gtk_widget_has_css_class (rows[i].row, MARKED))
      {
        adw_expander_row_set_expanded (rows[i].fold, TRUE);
        gtk_widget_child_focus (rows[i].row, GTK_DIR_TAB_FORWARD);
      }
}

/**
 * hd_facts_pane_mark_problem:
 * @field: (nullable): the fact that is missing or wrong, by its name on the command line
 * @words: (nullable): the sentence that says so
 *
 * What is missing is said at the field that lacks it.
 */
void
hd_facts_pane_mark_problem (HdFactsPane *self, const char *field, const char *words)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  const struct
  {
    const char *field;
    gpointer row;
  } rows[] = {
    { "date", self->first_row },
    { "until-date", self->last_row },
    { "window", self->window_row },
    { "back", self->back_row },
    { "cover", self->cover_row },
    { "contact", self->contact_row },
    { "amount", self->amount_row },
    { "earlier-date", self->earlier_row },
    { "earlier-window", self->earlier_window_row },
    { "alternative", self->alternatives_row },
    { "item", self->items_row },
    { "confirm-by", self->confirm_row },
    { "reachable-until", self->reachable_row },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (field, rows[i].field) == 0)
      {
        _hd_facts_pane_mark (rows[i].row, FALSE);
        gtk_widget_add_css_class (rows[i].row, MARKED);
        say (rows[i].row, words);
      }
    else if (gtk_widget_has_css_class (rows[i].row, MARKED))
      {
        _hd_facts_pane_mark (rows[i].row, TRUE);
        gtk_widget_remove_css_class (rows[i].row, MARKED);
        say (rows[i].row, NULL);
      }
}
