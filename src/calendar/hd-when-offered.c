/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-evidence.h"

#include "hd-when-cues.h"

/*
 * How much what is said around a time speaks for its being offered to the reader. The weights are
 * hundredths of the log-odds. They were not thought up: tests/calendar/fit-offers.py fits them by
 * logistic regression to the labelled mails in tests/data/when/, and prints these tables.
 */

/* What speaks for a time of which nothing is known. */
#define BASE (-169)

/* "The other candidate comes on Tuesday": said so seldom that nothing is fitted to it. */
#define OF_RIVAL (-120)

#define CUE(cue) ((guint64) (cue))
#define SAID(mark) ((guint64) 1 << (mark))

static const struct
{
  guint64 said;
  HdEvidenceSpan span;
  int weight;
} weights[] = {
  { CUE (CUE_UNTIL), SPAN_BEFORE, -61 },       { SAID (SAID_SOME), SPAN_BEFORE, -67 },
  { SAID (SAID_MORE), SPAN_BEFORE, -85 },      { SAID (SAID_LITTLE), SPAN_BEFORE, -92 },
  { CUE (CUE_WE), SPAN_BEHIND, -25 },          { CUE (CUE_UNTIL), SPAN_BEHIND, -32 },
  { CUE (CUE_READER), SPAN_BEHIND, -39 },      { SAID (SAID_SOME), SPAN_BEHIND, -47 },
  { CUE (CUE_TALK), SPAN_BEHIND, -48 },        { SAID (SAID_NOTHING), SPAN_BEHIND, -104 },
  { SAID (SAID_NOTHING), SPAN_CLAUSE, 151 },   { CUE (CUE_READER), SPAN_CLAUSE, 121 },
  { CUE (CUE_WISH), SPAN_CLAUSE, 104 },        { SAID (SAID_LITTLE), SPAN_CLAUSE, 66 },
  { CUE (CUE_INVITE), SPAN_CLAUSE, 61 },       { CUE (CUE_TALK), SPAN_CLAUSE, 29 },
  { CUE (CUE_OFFER), SPAN_CLAUSE, 9 },         { SAID (SAID_SOME), SPAN_CLAUSE, -8 },
  { CUE (CUE_I), SPAN_CLAUSE, -27 },           { SAID (SAID_ACTS), SPAN_CLAUSE, -95 },
  { SAID (SAID_NOTHING), SPAN_SENTENCE, 214 }, { SAID (SAID_LITTLE), SPAN_SENTENCE, 117 },
  { CUE (CUE_TALK), SPAN_SENTENCE, 55 },       { CUE (CUE_INVITE), SPAN_SENTENCE, 34 },
  { CUE (CUE_OFFER), SPAN_SENTENCE, 7 },       { CUE (CUE_UNTIL), SPAN_SENTENCE, -30 },
  { SAID (SAID_ACTS), SPAN_SENTENCE, -35 },    { CUE (CUE_BECAUSE), SPAN_SENTENCE, -40 },
  { CUE (CUE_I), SPAN_SENTENCE, -41 },         { CUE (CUE_WHETHER), SPAN_SENTENCE, -44 },
  { SAID (SAID_MORE), SPAN_SENTENCE, -108 },   { CUE (CUE_NOT), SPAN_SENTENCE, -117 },
  { SAID (SAID_MUCH), SPAN_SENTENCE, -163 },
};

static const struct
{
  HdEvidenceOwn own;
  int weight;
} own_weights[] = {
  { OWN_AFAR, 162 },  { OWN_ASKED, 135 }, { OWN_CHOICE, 125 }, { OWN_END, 111 },
  { OWN_FIRST, 132 }, { OWN_LABEL, 124 }, { OWN_LAST, 88 },    { OWN_LENGTH, 100 },
  { OWN_LISTED, 49 }, { OWN_OFF, -109 },  { OWN_ONLY, 72 },
};

/**
 * hd_when_weigh:
 *
 * Returns: the log-odds of a time being offered, in hundredths; 0: it may be or not
 */
int
hd_when_weigh (const HdEvidence *evidence)
{
  int weight = BASE;

  for (guint w = 0; w < G_N_ELEMENTS (weights); w++)
    if ((evidence->said[weights[w].span] & weights[w].said) != 0)
      weight += weights[w].weight;
  if ((evidence->said[SPAN_CLAUSE] & SAID (SAID_RIVAL)) != 0)
    weight += OF_RIVAL;
  for (guint w = 0; w < G_N_ELEMENTS (own_weights); w++)
    if ((evidence->own & own_weights[w].own) != 0)
      weight += own_weights[w].weight;
  return weight;
}

/**
 * hd_when_tell_evidence:
 *
 * Writes the evidence of an event to the debugging log of the domain "halfday-offers", as
 * tests/calendar/fit-offers.py reads it: hours and numbers, no word of the text.
 */
void
hd_when_tell_evidence (const HdInvitation *event, const HdEvidence *evidence)
{
  g_autofree char *start = NULL;

  if (g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, "halfday-offers"))
    return;
  start = hd_wall_format (event->start);
  g_log ("halfday-offers", G_LOG_LEVEL_DEBUG,
         "%s %" G_GINT64_MODIFIER "x %" G_GINT64_MODIFIER "x %" G_GINT64_MODIFIER
         "x %" G_GINT64_MODIFIER "x %x",
         start, evidence->said[SPAN_CLAUSE], evidence->said[SPAN_SENTENCE],
         evidence->said[SPAN_BEFORE], evidence->said[SPAN_BEHIND], evidence->own);
}
