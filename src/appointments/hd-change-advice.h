/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdAskState:
 * @HD_ASK_NONE: there is no absence
 * @HD_ASK_DRAFT: it is held for oneself, nobody was asked
 * @HD_ASK_ASKED: asked, not answered
 *
 * How far the absence for an interview has come.
 */
typedef enum
{
  HD_ASK_NONE,
  HD_ASK_DRAFT,
  HD_ASK_ASKED,
  HD_ASK_APPROVED,
  HD_ASK_DENIED,
  HD_N_ASK_STATES
} HdAskState;

/**
 * HdChange:
 * @HD_CHANGE_MOVED: another time, which is known
 * @HD_CHANGE_SHORTENED: the same time, less of it
 * @HD_CHANGE_CANCELLED: it will not be
 * @HD_CHANGE_TIME_UNKNOWN: another time, which is not known yet
 *
 * What happened to the interview.
 */
typedef enum
{
  HD_CHANGE_MOVED,
  HD_CHANGE_SHORTENED,
  HD_CHANGE_CANCELLED,
  HD_CHANGE_TIME_UNKNOWN,
  HD_N_CHANGES
} HdChange;

/**
 * HdChangeMessage:
 * @HD_MESSAGE_NONE: nothing is sent
 * @HD_MESSAGE_REQUEST: a first request for the new time
 * @HD_MESSAGE_REPLACE: a request that replaces the one that waits for an answer
 * @HD_MESSAGE_CHANGE: a change of what was approved
 * @HD_MESSAGE_WITHDRAW: it is not needed any more
 *
 * The one message that fits.
 */
typedef enum
{
  HD_MESSAGE_NONE,
  HD_MESSAGE_REQUEST,
  HD_MESSAGE_REPLACE,
  HD_MESSAGE_CHANGE,
  HD_MESSAGE_WITHDRAW,
} HdChangeMessage;

/**
 * HdChangeChecklist:
 *
 * What else has to follow. A set.
 */
typedef enum
{
  HD_CHECK_CALENDAR_MOVE = 1 << 0,
  HD_CHECK_CALENDAR_DELETE = 1 << 1,
  HD_CHECK_AUTO_REPLY = 1 << 2,
  HD_CHECK_DEPUTY = 1 << 3,
} HdChangeChecklist;

/**
 * HdChangeOffer:
 *
 * What can be chosen beside or instead of the message. A set.
 */
typedef enum
{
  HD_OFFER_KEEP = 1 << 0,       /* keep the leave: it is one's own */
  HD_OFFER_GIVE_BACK = 1 << 1,  /* give back what is not needed */
  HD_OFFER_WAIT = 1 << 2,       /* wait for the new time before sending anything */
  HD_OFFER_CHEAPER = 1 << 3,    /* a cheaper way to be away */
  HD_OFFER_OTHER_SLOT = 1 << 4, /* ask the other side for another time */
  HD_OFFER_DROP = 1 << 5,       /* let the appointment go */
} HdChangeOffer;

/**
 * HdChangeCase:
 * @covered: the absence still holds all that the new time needs
 * @same_day: the absence begins today
 * @over: the absence is over already
 * @proposed: the new time is not confirmed by the other side yet
 */
typedef struct
{
  HdAskState asked;
  HdChange change;
  gboolean covered;
  gboolean same_day;
  gboolean over;
  gboolean proposed;
} HdChangeCase;

/**
 * HdChangeAdvice:
 * @message: %HD_MESSAGE_NONE is a full answer
 * @chat: send it where it is read at once, in at most %HD_CHANGE_CHAT_WORDS words
 * @checklist: a set of #HdChangeChecklist
 * @offers: a set of #HdChangeOffer
 * @uncovered: the interview stays without leave as things are
 */
typedef struct
{
  HdChangeMessage message;
  gboolean chat;
  guint checklist;
  guint offers;
  gboolean uncovered;
} HdChangeAdvice;

#define HD_CHANGE_CHAT_WORDS 40

HdChangeAdvice hd_change_advise (const HdChangeCase *what);
const char *hd_change_advice_sentence (const HdChangeCase *what);

/* When a denial came: how the interview goes on. */
guint hd_denial_offers (gboolean cheaper_known, gboolean enough_time);

G_END_DECLS
