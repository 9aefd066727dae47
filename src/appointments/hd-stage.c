/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-stage.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *name; /* in the database and on the command line: never changed */
  const char *title;
} Word;

static const Word stages[HD_N_STAGES] = {
  [HD_STAGE_SAVED] = { "saved", N_ ("Saved") },
  [HD_STAGE_APPLIED] = { "applied", N_ ("Applied") },
  [HD_STAGE_SCREEN] = { "screen", N_ ("First call") },
  [HD_STAGE_MANAGER] = { "manager", N_ ("Manager") },
  [HD_STAGE_ASSESSMENT] = { "assessment", N_ ("Assessment") },
  [HD_STAGE_LOOP] = { "loop", N_ ("Interview loop") },
  [HD_STAGE_FINAL] = { "final", N_ ("Final round") },
  [HD_STAGE_OFFER] = { "offer", N_ ("Offer") },
  [HD_STAGE_CLOSED] = { "closed", N_ ("Closed") },
};

static const Word outcomes[HD_N_OUTCOMES] = {
  [HD_OUTCOME_OPEN] = { "", N_ ("Open") },
  [HD_OUTCOME_ACCEPTED] = { "accepted", N_ ("Accepted") },
  [HD_OUTCOME_DECLINED] = { "declined", N_ ("Declined by me") },
  [HD_OUTCOME_REJECTED] = { "rejected", N_ ("Rejected") },
  [HD_OUTCOME_WITHDRAWN] = { "withdrawn", N_ ("Withdrawn") },
  [HD_OUTCOME_NO_REPLY] = { "no-reply", N_ ("No reply") },
  [HD_OUTCOME_GHOSTED] = { "ghosted", N_ ("Ghosted") },
};

static const Word states[HD_N_MEETING_STATES] = {
  [HD_MEETING_OFFERED] = { "offered", N_ ("Times offered") },
  [HD_MEETING_PROPOSED] = { "proposed", N_ ("Proposed") },
  [HD_MEETING_CONFIRMED] = { "confirmed", N_ ("Confirmed") },
  [HD_MEETING_MOVED] = { "moved", N_ ("Moved") },
  [HD_MEETING_CANCELLED] = { "cancelled", N_ ("Cancelled") },
  [HD_MEETING_HELD] = { "held", N_ ("Held") },
};

static gboolean
find_word (const Word *words, guint n_words, const char *text, guint *found)
{
  for (guint i = 0; text != NULL && i < n_words; i++)
    if (strcmp (words[i].name, text) == 0)
      {
        *found = i;
        return TRUE;
      }
  return FALSE;
}

const char *
hd_stage_to_string (HdStage stage)
{
  g_return_val_if_fail (stage < HD_N_STAGES, "");

  return stages[stage].name;
}

/* Returns: %FALSE when there is no such stage; "hiring-manager" is one by its long name */
gboolean
hd_stage_parse (const char *text, HdStage *stage)
{
  guint found;

  if (g_strcmp0 (text, "hiring-manager") == 0)
    text = stages[HD_STAGE_MANAGER].name;
  if (!find_word (stages, HD_N_STAGES, text, &found))
    return FALSE;
  *stage = (HdStage) found;
  return TRUE;
}

/* Returns: (transfer none): what a column of the board is called */
const char *
hd_stage_title (HdStage stage)
{
  g_return_val_if_fail (stage < HD_N_STAGES, "");

  return _ (stages[stage].title);
}

const char *
hd_outcome_to_string (HdOutcome outcome)
{
  g_return_val_if_fail (outcome < HD_N_OUTCOMES, "");

  return outcomes[outcome].name;
}

/* Returns: %FALSE when there is no such outcome; "" is %HD_OUTCOME_OPEN */
gboolean
hd_outcome_parse (const char *text, HdOutcome *outcome)
{
  guint found;

  if (!find_word (outcomes, HD_N_OUTCOMES, text, &found))
    return FALSE;
  *outcome = (HdOutcome) found;
  return TRUE;
}

const char *
hd_outcome_title (HdOutcome outcome)
{
  g_return_val_if_fail (outcome < HD_N_OUTCOMES, "");

  return _ (outcomes[outcome].title);
}

const char *
hd_meeting_state_to_string (HdMeetingState state)
{
  g_return_val_if_fail (state < HD_N_MEETING_STATES, "");

  return states[state].name;
}

gboolean
hd_meeting_state_parse (const char *text, HdMeetingState *state)
{
  guint found;

  if (!find_word (states, HD_N_MEETING_STATES, text, &found))
    return FALSE;
  *state = (HdMeetingState) found;
  return TRUE;
}

const char *
hd_meeting_state_title (HdMeetingState state)
{
  g_return_val_if_fail (state < HD_N_MEETING_STATES, "");

  return _ (states[state].title);
}

/* Whether it is still to come as far as anybody knows. */
gboolean
hd_meeting_state_is_alive (HdMeetingState state)
{
  return state != HD_MEETING_CANCELLED && state != HD_MEETING_HELD;
}

/**
 * hd_meeting_state_may_follow:
 *
 * Whether an interview can go from one state to another. What was held stays held or turns out
 * to have been cancelled; what was cancelled can be taken up again.
 */
gboolean
hd_meeting_state_may_follow (HdMeetingState from, HdMeetingState to)
{
  static const guint next[HD_N_MEETING_STATES] = {
    [HD_MEETING_OFFERED] =
      1 << HD_MEETING_PROPOSED | 1 << HD_MEETING_CONFIRMED | 1 << HD_MEETING_CANCELLED,
    [HD_MEETING_PROPOSED] = 1 << HD_MEETING_OFFERED | 1 << HD_MEETING_CONFIRMED |
                            1 << HD_MEETING_MOVED | 1 << HD_MEETING_CANCELLED |
                            1 << HD_MEETING_HELD,
    [HD_MEETING_CONFIRMED] =
      1 << HD_MEETING_MOVED | 1 << HD_MEETING_CANCELLED | 1 << HD_MEETING_HELD,
    [HD_MEETING_MOVED] = 1 << HD_MEETING_OFFERED | 1 << HD_MEETING_PROPOSED |
                         1 << HD_MEETING_CONFIRMED | 1 << HD_MEETING_CANCELLED |
                         1 << HD_MEETING_HELD,
    [HD_MEETING_CANCELLED] = 1 << HD_MEETING_OFFERED | 1 << HD_MEETING_PROPOSED |
                             1 << HD_MEETING_CONFIRMED | 1 << HD_MEETING_MOVED,
    [HD_MEETING_HELD] = 1 << HD_MEETING_CONFIRMED | 1 << HD_MEETING_CANCELLED,
  };

  g_return_val_if_fail (from < HD_N_MEETING_STATES && to < HD_N_MEETING_STATES, FALSE);

  return from == to || (next[from] & 1u << to) != 0;
}
