/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-evidence.h"

#include "hd-when-cues.h"

/*
 * How much what is said around a time speaks for its being offered to the reader. The weights are
 * hundredths of the log-odds. They were not thought up: tests/calendar/fit-offers.py fits them by
 * logistic regression to the labelled mails in tests/data/when/, and prints these tables.
 */

/* What speaks for a time of which nothing is known. */
#define BASE (38)

/* "The other candidate comes on Tuesday": said so seldom that the fit leaves it out. */
#define OF_RIVAL (-200)

#define CUE(cue) ((guint64) (cue))
#define SAID(mark) ((guint64) 1 << (mark))

static const struct
{
  guint64 said;
  HdEvidenceSpan span;
  int weight;
} weights[] = {
  { CUE (CUE_OFFER), SPAN_BEFORE, 38 },        { SAID (SAID_MORE), SPAN_BEFORE, -139 },
  { SAID (SAID_LITTLE), SPAN_BEFORE, -146 },   { SAID (SAID_NOTHING), SPAN_BEFORE, -148 },
  { SAID (SAID_MUCH), SPAN_BEFORE, -152 },     { SAID (SAID_SOME), SPAN_BEFORE, -168 },
  { CUE (CUE_BECAUSE), SPAN_BEHIND, 45 },      { CUE (CUE_READER), SPAN_BEHIND, -15 },
  { CUE (CUE_WE), SPAN_BEHIND, -28 },          { SAID (SAID_SOME), SPAN_BEHIND, -35 },
  { SAID (SAID_NOTHING), SPAN_BEHIND, -71 },   { SAID (SAID_NOTHING), SPAN_CLAUSE, 183 },
  { CUE (CUE_READER), SPAN_CLAUSE, 81 },       { CUE (CUE_INVITE), SPAN_CLAUSE, 69 },
  { SAID (SAID_LITTLE), SPAN_CLAUSE, 55 },     { CUE (CUE_WISH), SPAN_CLAUSE, 54 },
  { CUE (CUE_OFFER), SPAN_CLAUSE, 19 },        { SAID (SAID_MORE), SPAN_CLAUSE, -29 },
  { CUE (CUE_I), SPAN_CLAUSE, -35 },           { CUE (CUE_BEGIN), SPAN_CLAUSE, -60 },
  { SAID (SAID_ACTS), SPAN_CLAUSE, -89 },      { SAID (SAID_MUCH), SPAN_CLAUSE, -105 },
  { SAID (SAID_NOTHING), SPAN_SENTENCE, 194 }, { CUE (CUE_TALK), SPAN_SENTENCE, 75 },
  { SAID (SAID_LITTLE), SPAN_SENTENCE, 46 },   { CUE (CUE_BEGIN), SPAN_SENTENCE, -13 },
  { CUE (CUE_BECAUSE), SPAN_SENTENCE, -19 },   { CUE (CUE_WHETHER), SPAN_SENTENCE, -26 },
  { CUE (CUE_REPLY), SPAN_SENTENCE, -33 },     { SAID (SAID_MORE), SPAN_SENTENCE, -46 },
  { SAID (SAID_MUCH), SPAN_SENTENCE, -70 },    { CUE (CUE_NOT), SPAN_SENTENCE, -108 },
};

static const struct
{
  HdEvidenceOwn own;
  int weight;
} own_weights[] = {
  { OWN_ASKED, 162 }, { OWN_BESIDE, 128 }, { OWN_CHOICE, 133 }, { OWN_DATED, 104 },
  { OWN_END, 96 },    { OWN_FIRST, 44 },   { OWN_FROM, -93 },   { OWN_LABEL, 51 },
  { OWN_LAST, 24 },   { OWN_LENGTH, 57 },  { OWN_LISTED, 16 },  { OWN_LONG, -152 },
  { OWN_MANY, -101 }, { OWN_ODD, -103 },   { OWN_OFF, -66 },    { OWN_ONLY, 87 },
  { OWN_PLACED, 40 }, { OWN_SHARED, -46 }, { OWN_TODAY, -188 }, { OWN_WEEKDAY, -82 },
  { OWN_WHOLE, -97 }, { OWN_ZONED, 56 },
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
