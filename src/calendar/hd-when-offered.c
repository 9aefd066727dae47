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
  HdEvidenceSpan span;
  guint64 said;
  gint16 weight;
} weights[] = {
  { SPAN_BEFORE, SAID (SAID_UNTIL), -61 },     { SPAN_BEFORE, SAID (SAID_SOME), -67 },
  { SPAN_BEFORE, SAID (SAID_MORE), -85 },      { SPAN_BEFORE, SAID (SAID_LITTLE), -92 },
  { SPAN_BEHIND, SAID (SAID_WE), -25 },        { SPAN_BEHIND, SAID (SAID_UNTIL), -32 },
  { SPAN_BEHIND, CUE (CUE_READER), -39 },      { SPAN_BEHIND, SAID (SAID_SOME), -47 },
  { SPAN_BEHIND, CUE (CUE_TALK), -48 },        { SPAN_BEHIND, SAID (SAID_NOTHING), -104 },
  { SPAN_CLAUSE, SAID (SAID_NOTHING), 151 },   { SPAN_CLAUSE, CUE (CUE_READER), 121 },
  { SPAN_CLAUSE, CUE (CUE_WISH), 104 },        { SPAN_CLAUSE, SAID (SAID_LITTLE), 66 },
  { SPAN_CLAUSE, CUE (CUE_INVITE), 61 },       { SPAN_CLAUSE, CUE (CUE_TALK), 29 },
  { SPAN_CLAUSE, CUE (CUE_OFFER), 9 },         { SPAN_CLAUSE, SAID (SAID_SOME), -8 },
  { SPAN_CLAUSE, SAID (SAID_I), -27 },         { SPAN_CLAUSE, SAID (SAID_ACTS), -95 },
  { SPAN_SENTENCE, SAID (SAID_NOTHING), 214 }, { SPAN_SENTENCE, SAID (SAID_LITTLE), 117 },
  { SPAN_SENTENCE, CUE (CUE_TALK), 55 },       { SPAN_SENTENCE, CUE (CUE_INVITE), 34 },
  { SPAN_SENTENCE, CUE (CUE_OFFER), 7 },       { SPAN_SENTENCE, SAID (SAID_UNTIL), -30 },
  { SPAN_SENTENCE, SAID (SAID_ACTS), -35 },    { SPAN_SENTENCE, SAID (SAID_BECAUSE), -40 },
  { SPAN_SENTENCE, SAID (SAID_I), -41 },       { SPAN_SENTENCE, CUE (CUE_WHETHER), -44 },
  { SPAN_SENTENCE, SAID (SAID_MORE), -108 },   { SPAN_SENTENCE, SAID (SAID_NOT), -117 },
  { SPAN_SENTENCE, SAID (SAID_MUCH), -163 },
};

static const struct
{
  HdEvidenceOwn own;
  gint16 weight;
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
