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

#define CUE(cue) ((guint64) (cue))
#define SAID(mark) ((guint64) 1 << (mark))

static const struct
{
  HdEvidenceSpan span;
  guint64 said;
  gint16 weight;
} weights[] = {
  { SPAN_BEFORE, SAID (SAID_UNTIL), -62 },     { SPAN_BEFORE, SAID (SAID_SOME), -69 },
  { SPAN_BEFORE, SAID (SAID_LITTLE), -85 },    { SPAN_BEFORE, SAID (SAID_MORE), -90 },
  { SPAN_BEHIND, SAID (SAID_WE), -27 },        { SPAN_BEHIND, SAID (SAID_UNTIL), -37 },
  { SPAN_BEHIND, SAID (SAID_SOME), -49 },      { SPAN_BEHIND, CUE (CUE_READER), -50 },
  { SPAN_BEHIND, SAID (SAID_NOTHING), -104 },  { SPAN_CLAUSE, SAID (SAID_NOTHING), 159 },
  { SPAN_CLAUSE, CUE (CUE_READER), 116 },      { SPAN_CLAUSE, CUE (CUE_WISH), 113 },
  { SPAN_CLAUSE, SAID (SAID_LITTLE), 85 },     { SPAN_CLAUSE, CUE (CUE_INVITE), 73 },
  { SPAN_CLAUSE, CUE (CUE_TALK), 46 },         { SPAN_SENTENCE, SAID (SAID_NOTHING), 215 },
  { SPAN_SENTENCE, SAID (SAID_LITTLE), 111 },  { SPAN_SENTENCE, CUE (CUE_TALK), 53 },
  { SPAN_SENTENCE, CUE (CUE_INVITE), 40 },     { SPAN_SENTENCE, CUE (CUE_OFFER), 22 },
  { SPAN_SENTENCE, SAID (SAID_UNTIL), -27 },   { SPAN_SENTENCE, CUE (CUE_WHETHER), -41 },
  { SPAN_SENTENCE, SAID (SAID_BECAUSE), -48 }, { SPAN_SENTENCE, SAID (SAID_I), -72 },
  { SPAN_SENTENCE, SAID (SAID_ACTS), -74 },    { SPAN_SENTENCE, SAID (SAID_MORE), -108 },
  { SPAN_SENTENCE, SAID (SAID_NOT), -111 },    { SPAN_SENTENCE, SAID (SAID_MUCH), -169 },
};

static const struct
{
  HdEvidenceOwn own;
  gint16 weight;
} own_weights[] = {
  { OWN_AFAR, 156 },  { OWN_ASKED, 153 }, { OWN_CHOICE, 134 }, { OWN_END, 106 },
  { OWN_FIRST, 123 }, { OWN_LABEL, 104 }, { OWN_LAST, 74 },    { OWN_LENGTH, 86 },
  { OWN_LISTED, 54 }, { OWN_OFF, -116 },  { OWN_ONLY, 86 },
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
