/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

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
 * Returns: (transfer full) (nullable): a sentence for people, in place of what the composer says
 *   in the words of the command line
 */
char *
hd_facts_pane_problem_words (HdComposer *composer, const char **field)
{
  static const struct
  {
    const char *why, *words;
  } sentences[] = {
    { "the day is needed", N_ ("Choose the day.") },
    { "this day is in the past", N_ ("This day is in the past.") },
    { "the time away is needed, as 14:00-16:00",
      N_ ("Say from when to when, such as 14:00-16:00.") },
    { "the last day is needed", N_ ("Choose the last day.") },
    { "the last day is before the first", N_ ("The last day is before the first.") },
    { "the last day is the first; use full-day",
      N_ ("The last day is the first: choose “Full day”.") },
    { "more than a year after the first day",
      N_ ("The last day is more than a year after the first.") },
    { "the day an answer is needed by", N_ ("Choose the day you need an answer by.") },
    { "the answer would come after the day itself",
      N_ ("The answer would come after the day itself.") },
    { "the day that was agreed before is needed", N_ ("Choose the day that was agreed before.") },
    { "at least one other time is needed",
      N_ ("Add another time, such as 2026-12-04 09:00-11:00.") },
    { "the return is before the end of the window",
      N_ ("You would be back before the absence ends.") },
    { "a hand-over needs at least one item", N_ ("Add at least one item to hand over.") },
    { "at short notice at most 3 items", N_ ("At short notice, hand over three items at most.") },
  };

  const char *name = NULL;
  const char *problem = hd_composer_get_problem (composer, &name);
  gboolean begun = hd_composer_has_date (composer) ||
                   hd_composer_get_facts (composer)->situation != HD_SITUATION_AUTO;

  if (field != NULL)
    *field = problem != NULL && begun ? name : NULL;
  if (problem == NULL || !begun)
    return NULL;

  const char *why = problem;

  if (name != NULL && g_str_has_prefix (problem, name))
    why = problem + strlen (name) + strspn (problem + strlen (name), ": ");
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (why, sentences[i].why) == 0)
      return g_strdup (_ (sentences[i].words));
  if (g_str_has_prefix (problem, "channel:"))
    return g_strdup (_ ("There is no such message for this channel. Choose another channel."));
  return g_strdup (why);
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
