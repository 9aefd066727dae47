/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when-private.h"

G_BEGIN_DECLS

/* Weights of hd_when_weigh(). Beside a time with more of it, which is surely offered, */
#define HD_OFFER_SURE 110 /* three times in four */
/* one with less than this is left out, and named. */
#define HD_OFFER_HARDLY (-173) /* three times in twenty */
/* Of several times it is asked whether one is offered that has less than this, */
#define HD_OFFER_LIKELY 40 /* six times in ten */
/* and of one that stands for itself when it has less than this. */
#define HD_OFFER_UNLIKELY (-30) /* four times in ten */

/* Where something is said. */
typedef enum
{
  SPAN_CLAUSE,
  SPAN_SENTENCE,
  SPAN_BEFORE, /* the sentence before */
  SPAN_BEHIND,
  N_SPANS
} HdEvidenceSpan;

/* What is said there: bits of HdEvidence.said; the lower ones are those of #HdCue. */
typedef enum
{
  SAID_RIVAL = 25, /* "the other candidate" */
  SAID_ACTS,       /* "Nadia starts" */
  SAID_NOTHING,    /* so many words stand beside times: none, */
  SAID_LITTLE,     /* up to three, */
  SAID_SOME,       /* up to seven, */
  SAID_MORE,       /* up to fourteen, */
  SAID_MUCH,
  N_SAID
} HdEvidenceMark;

/* What holds for the time itself. */
typedef enum
{
  OWN_ASKED = 1 << 0,  /* its sentence is a question */
  OWN_CHOICE = 1 << 1, /* "either … or" */
  OWN_LENGTH = 1 << 2, /* a length is said */
  OWN_LABEL = 1 << 3,  /* "Date:" */
  OWN_LISTED = 1 << 4, /* several times in its sentence */
  OWN_FIRST = 1 << 5,  /* of the times of the text */
  OWN_LAST = 1 << 6,
  OWN_ONLY = 1 << 7,
  OWN_END = 1 << 8,      /* its end is said */
  OWN_AFAR = 1 << 9,     /* its day and its hour are said apart */
  OWN_OFF = 1 << 10,     /* before eight or after six */
  OWN_DATED = 1 << 11,   /* its day is said with a number: "Tuesday 1 December" */
  OWN_BESIDE = 1 << 12,  /* which stands right beside its hour */
  OWN_ODD = 1 << 13,     /* no quarter of an hour: trains leave then */
  OWN_ZONED = 1 << 14,   /* its zone is said */
  OWN_BRACKET = 1 << 15, /* it stands in brackets */
  OWN_LATE = 1 << 16,    /* in more than two months */
  OWN_TODAY = 1 << 17,
  OWN_DAY = 1 << 18,     /* a day without an hour */
  OWN_WEEKDAY = 1 << 19, /* a weekday and no more */
  OWN_LONG = 1 << 20,    /* more than four hours */
  OWN_FROM = 1 << 21,    /* "from", "since" stand before it */
  OWN_PLACED = 1 << 22,  /* it is said where */
  OWN_MANY = 1 << 23,    /* the text has more than four times */
  OWN_WHOLE = 1 << 24,   /* a full hour */
  OWN_SHARED = 1 << 25,  /* another time of the text is on the same day */
  OWN_LINE = 1 << 26,    /* the text is one sentence: it is seldom said that no time is offered */
} HdEvidenceOwn;

/* All that is known of whether a time is offered. */
typedef struct
{
  guint64 said[N_SPANS];
  guint own; /* #HdEvidenceOwn */
} HdEvidence;

gboolean hd_when_is_mail (const HdReading *r);
gboolean hd_when_is_same_list (const HdReading *r, guint first, guint next);
HdEvidence hd_when_find_evidence (const HdReading *r, guint first);
int hd_when_weigh (const HdEvidence *evidence);
guint hd_when_find_own (const HdReading *r,
                        const HdInvitation *event,
                        const HdItem *time,
                        const HdItem *date);
void hd_when_tell_evidence (const HdInvitation *event, const HdEvidence *evidence);

G_END_DECLS
