/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when-private.h"

G_BEGIN_DECLS

/* What a word says of the times in its clause, beside what it may mean as a part of one. */
typedef enum
{
  CUE_AWAY = 1 << 0,     /* nobody is there: closed, on leave, in the train */
  CUE_REACH = 1 << 1,    /* hours of a place: open, reception */
  CUE_REACHED = 1 << 2,  /* hours of a person or of a car park, and nothing else: reachable */
  CUE_JOB = 1 << 3,      /* the work that it is about: contract, project */
  CUE_BEGIN = 1 << 4,    /* begins, ends */
  CUE_LIMIT = 1 << 5,    /* a deadline by itself: expires, closing date */
  CUE_REPLY = 1 << 6,    /* somebody is to do something: what "by" precedes is a deadline */
  CUE_FOLLOW = 1 << 7,   /* what they will do: decide, be in touch */
  CUE_TOLD = 1 << 8,     /* what was: sent, received */
  CUE_HABIT = 1 << 9,    /* working hours */
  CUE_TALK = 1 << 10,    /* the appointment itself */
  CUE_OFFER = 1 << 11,   /* free, could, how about */
  CUE_RETURN = 1 << 12,  /* back */
  CUE_WHETHER = 1 << 13, /* if, which: what follows is what the answer is about */
  CUE_PAST = 1 << 15,    /* what did not come about: tried, missed */
  CUE_BREAK = 1 << 14,   /* begins another clause: but, because */
  CUE_OTHER = 1 << 16,   /* a person or group that is not the reader: our CEO, the team */
  CUE_READER = 1 << 17,  /* speaks to the reader: you, your */
  CUE_WISH = 1 << 18,    /* somebody has time, or wants it: free, prefers */
  CUE_INVITE = 1 << 19, /* something is arranged: please come, confirm, takes place, the new date */
  CUE_NOT = 1 << 20,
  CUE_I = 1 << 21,
  CUE_WE = 1 << 22,
  CUE_BECAUSE = 1 << 23,
  CUE_UNTIL = 1 << 24, /* and before, and after */
} HdCue;

/* What is said as well by words that are parts of a time: "until four". */
#define CUES_OF_TIMES (CUE_NOT | CUE_I | CUE_WE | CUE_BECAUSE | CUE_UNTIL)

guint hd_when_cue (const char *folded);
guint hd_when_cue_at (const HdReading *r, guint i);
gboolean hd_when_is_open_house (const HdReading *r, guint i);

G_END_DECLS
