/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when-private.h"

G_BEGIN_DECLS

/* Weights of hd_when_weigh(). A time with more of it is surely offered; */
#define HD_OFFER_SURE 110 /* three times in four */
/* beside such a one it is asked whether another is that has less than this, */
#define HD_OFFER_LIKELY 62 /* thirteen times in twenty */
/* and a time that stands for itself is asked about when it has less than this; */
#define HD_OFFER_UNLIKELY (-60) /* once in three */
/* one with less than this is left out beside a sure one, and named. */
#define HD_OFFER_HARDLY (-173) /* three times in twenty */

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
  OWN_END = 1 << 8,  /* its end is said */
  OWN_AFAR = 1 << 9, /* its day stands before it, apart */
  OWN_OFF = 1 << 10, /* before eight or after six */
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
void hd_when_tell_evidence (const HdInvitation *event, const HdEvidence *evidence);

G_END_DECLS
