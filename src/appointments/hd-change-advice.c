/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-change-advice.h"

#include <glib/gi18n.h>

/*
 * What to do when an interview moves, as a table of the state of its absence and of what happened.
 * The first question is always whether anything must be sent at all; most often nothing must.
 */

typedef struct
{
  HdChangeMessage message;
  guint checklist;
  guint offers;
  gboolean uncovered;
  const char *sentence;
} Row;

#define FOLLOW_MOVE (HD_CHECK_CALENDAR_MOVE | HD_CHECK_AUTO_REPLY | HD_CHECK_DEPUTY)
#define FOLLOW_END (HD_CHECK_CALENDAR_DELETE | HD_CHECK_AUTO_REPLY | HD_CHECK_DEPUTY)

/* The new time is not inside of what there is. */
static const Row rows[HD_N_ASK_STATES][HD_N_CHANGES] = {
  [HD_ASK_NONE] = {
    [HD_CHANGE_MOVED] = { HD_MESSAGE_REQUEST, 0, 0, TRUE, N_ ("Nothing was asked for yet. Ask for the new time.") },
    [HD_CHANGE_SHORTENED] = { HD_MESSAGE_REQUEST, 0, 0, TRUE, N_ ("Nothing was asked for yet. Ask for the shorter time.") },
    [HD_CHANGE_CANCELLED] = { HD_MESSAGE_NONE, 0, 0, FALSE, N_ ("Nothing was asked for, so there is nothing to send.") },
    [HD_CHANGE_TIME_UNKNOWN] = { HD_MESSAGE_NONE, 0, HD_OFFER_WAIT, FALSE, N_ ("Nothing was asked for. Wait for the new time.") },
  },
  [HD_ASK_DRAFT] = {
    [HD_CHANGE_MOVED] = { HD_MESSAGE_REQUEST, 0, 0, TRUE, N_ ("It was not asked for yet. Ask for the new time.") },
    [HD_CHANGE_SHORTENED] = { HD_MESSAGE_REQUEST, 0, 0, TRUE, N_ ("It was not asked for yet. Ask for the shorter time.") },
    [HD_CHANGE_CANCELLED] = { HD_MESSAGE_NONE, 0, HD_OFFER_GIVE_BACK, FALSE, N_ ("It was not asked for, so there is nothing to send.") },
    [HD_CHANGE_TIME_UNKNOWN] = { HD_MESSAGE_NONE, 0, HD_OFFER_WAIT | HD_OFFER_GIVE_BACK, FALSE, N_ ("It was not asked for. Wait for the new time.") },
  },
  [HD_ASK_ASKED] = {
    [HD_CHANGE_MOVED] = { HD_MESSAGE_REPLACE, FOLLOW_MOVE, 0, TRUE, N_ ("Send one message that replaces the open request.") },
    [HD_CHANGE_SHORTENED] = { HD_MESSAGE_REPLACE, FOLLOW_MOVE, 0, TRUE, N_ ("Send one message that replaces the open request.") },
    [HD_CHANGE_CANCELLED] = { HD_MESSAGE_WITHDRAW, FOLLOW_END, HD_OFFER_KEEP, FALSE, N_ ("Withdraw the open request, or keep the time for yourself.") },
    [HD_CHANGE_TIME_UNKNOWN] = { HD_MESSAGE_NONE, 0, HD_OFFER_WAIT | HD_OFFER_GIVE_BACK, FALSE, N_ ("Nothing to send until the new time is known.") },
  },
  [HD_ASK_APPROVED] = {
    [HD_CHANGE_MOVED] = { HD_MESSAGE_CHANGE, FOLLOW_MOVE, 0, TRUE, N_ ("Ask to change what was approved.") },
    [HD_CHANGE_SHORTENED] = { HD_MESSAGE_CHANGE, FOLLOW_MOVE, 0, TRUE, N_ ("Ask to change what was approved.") },
    [HD_CHANGE_CANCELLED] = { HD_MESSAGE_WITHDRAW, FOLLOW_END, HD_OFFER_KEEP, FALSE, N_ ("Give the leave back or keep it: it is yours.") },
    [HD_CHANGE_TIME_UNKNOWN] = { HD_MESSAGE_NONE, 0, HD_OFFER_WAIT | HD_OFFER_KEEP | HD_OFFER_GIVE_BACK, FALSE, N_ ("Nothing to send until the new time is known.") },
  },
  [HD_ASK_DENIED] = {
    [HD_CHANGE_MOVED] = { HD_MESSAGE_REQUEST, 0, HD_OFFER_CHEAPER | HD_OFFER_OTHER_SLOT, TRUE, N_ ("The new time is another question. Ask again.") },
    [HD_CHANGE_SHORTENED] = { HD_MESSAGE_REQUEST, 0, HD_OFFER_CHEAPER | HD_OFFER_OTHER_SLOT, TRUE, N_ ("Less time is another question. Ask again.") },
    [HD_CHANGE_CANCELLED] = { HD_MESSAGE_NONE, 0, 0, FALSE, N_ ("It was denied, so there is nothing to send.") },
    [HD_CHANGE_TIME_UNKNOWN] = { HD_MESSAGE_NONE, 0, HD_OFFER_WAIT, FALSE, N_ ("It was denied. Wait for the new time.") },
  },
};

static gboolean
is_time_known (HdChange change)
{
  return change == HD_CHANGE_MOVED || change == HD_CHANGE_SHORTENED;
}

/* The absence there is serves the new time as well. A denied one serves nothing. */
static gboolean
is_covered (const HdChangeCase *what)
{
  return what->covered && is_time_known (what->change) && what->asked != HD_ASK_NONE &&
         what->asked != HD_ASK_DENIED;
}

static gboolean
is_late (const HdChangeCase *what)
{
  return what->over && (what->asked == HD_ASK_ASKED || what->asked == HD_ASK_APPROVED);
}

/* Whoever asked for leave for a time that is only proposed might have to ask once more. */
static gboolean
is_unsettled (const HdChangeCase *what)
{
  return what->proposed && what->change == HD_CHANGE_MOVED;
}

/**
 * hd_change_advise:
 *
 * Says what an interview's change means for the absence: first whether anything must be sent at
 * all, then the one message that fits and what has to follow it.
 */
HdChangeAdvice
hd_change_advise (const HdChangeCase *what)
{
  const Row *row;
  HdChangeAdvice advice = { HD_MESSAGE_NONE, FALSE, 0, 0, FALSE };

  g_return_val_if_fail (what->asked < HD_N_ASK_STATES && what->change < HD_N_CHANGES, advice);

  row = &rows[what->asked][what->change];
  if (is_covered (what))
    {
      advice.offers = what->change == HD_CHANGE_SHORTENED && what->asked != HD_ASK_DRAFT
                        ? HD_OFFER_KEEP | HD_OFFER_GIVE_BACK
                        : 0;
      return advice;
    }

  advice.uncovered = row->uncovered;
  if (is_unsettled (what))
    return advice;

  advice.message = row->message;
  advice.checklist = row->checklist;
  advice.offers = row->offers;

  /* What is over cannot be changed or withdrawn; another time is a request of its own. */
  if (is_late (what))
    {
      advice.message = is_time_known (what->change) ? HD_MESSAGE_REQUEST : HD_MESSAGE_NONE;
      advice.checklist = 0;
      advice.offers = 0;
      advice.uncovered = is_time_known (what->change);
    }

  advice.chat = what->same_day && advice.message != HD_MESSAGE_NONE;
  return advice;
}

/**
 * hd_change_advice_sentence:
 *
 * Returns: (transfer none): the answer in a sentence
 */
const char *
hd_change_advice_sentence (const HdChangeCase *what)
{
  g_return_val_if_fail (what->asked < HD_N_ASK_STATES && what->change < HD_N_CHANGES, "");

  if (is_covered (what))
    switch (what->asked)
      {
      case HD_ASK_DRAFT:
        return _ ("The time that you hold still covers it.");
      case HD_ASK_ASKED:
        return _ ("What you asked for still covers it, nothing to send.");
      case HD_ASK_APPROVED:
      case HD_ASK_NONE:
      case HD_ASK_DENIED:
      case HD_N_ASK_STATES:
      default:
        return _ ("Still covered, nothing to send.");
      }
  if (is_unsettled (what))
    return _ ("Nothing to send until the new time is confirmed.");
  if (is_late (what))
    return is_time_known (what->change) ? _ ("That time off is over. Ask for the new time.")
                                        : _ ("That time off is over, so there is nothing to send.");
  return _ (rows[what->asked][what->change].sentence);
}

/**
 * hd_denial_offers:
 * @cheaper_known: there is a way to be away that costs less
 * @enough_time: the other side can still be asked for another time
 *
 * Returns: the ways on after a denial, a set of #HdChangeOffer: the appointment stays
 */
guint
hd_denial_offers (gboolean cheaper_known, gboolean enough_time)
{
  return (cheaper_known ? HD_OFFER_CHEAPER : 0) | (enough_time ? HD_OFFER_OTHER_SLOT : 0) |
         HD_OFFER_DROP;
}
