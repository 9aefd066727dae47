/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-evidence.h"

#include "hd-when-cues.h"

/*
 * How much what is said around a time speaks for its being offered to the reader. The weights are
 * hundredths of the log-odds. They were not thought up: tests/calendar/fit-offers.py fits them by
 * logistic regression to the labelled texts in tests/data/when/, and prints these tables.
 */

/* What speaks for a time of which nothing is known. */
#define BASE (35)

#define CUE(cue) ((guint64) (cue))
#define SAID(mark) ((guint64) 1 << (mark))

static const struct
{
  guint64 said;
  HdEvidenceSpan span;
  int weight;
} weights[] = {
  { CUE (CUE_OFFER), SPAN_BEFORE, 52 },       { CUE (CUE_WE), SPAN_BEFORE, -24 },
  { CUE (CUE_NOT), SPAN_BEFORE, -35 },        { SAID (SAID_MORE), SPAN_BEFORE, -107 },
  { SAID (SAID_MUCH), SPAN_BEFORE, -118 },    { SAID (SAID_LITTLE), SPAN_BEFORE, -120 },
  { SAID (SAID_NOTHING), SPAN_BEFORE, -121 }, { SAID (SAID_SOME), SPAN_BEFORE, -137 },
  { CUE (CUE_READER), SPAN_BEHIND, -19 },     { CUE (CUE_INVITE), SPAN_BEHIND, -24 },
  { SAID (SAID_SOME), SPAN_BEHIND, -56 },     { SAID (SAID_LITTLE), SPAN_BEHIND, -58 },
  { SAID (SAID_NOTHING), SPAN_BEHIND, -96 },  { SAID (SAID_NOTHING), SPAN_CLAUSE, 174 },
  { CUE (CUE_INVITE), SPAN_CLAUSE, 74 },      { CUE (CUE_READER), SPAN_CLAUSE, 66 },
  { CUE (CUE_WISH), SPAN_CLAUSE, 63 },        { SAID (SAID_LITTLE), SPAN_CLAUSE, 47 },
  { CUE (CUE_TALK), SPAN_CLAUSE, 47 },        { CUE (CUE_OFFER), SPAN_CLAUSE, 21 },
  { SAID (SAID_MORE), SPAN_CLAUSE, -34 },     { CUE (CUE_I), SPAN_CLAUSE, -38 },
  { CUE (CUE_BEGIN), SPAN_CLAUSE, -51 },      { SAID (SAID_ACTS), SPAN_CLAUSE, -75 },
  { CUE (CUE_REACH), SPAN_CLAUSE, -84 },      { SAID (SAID_MUCH), SPAN_CLAUSE, -90 },
  { CUE (CUE_AWAY), SPAN_CLAUSE, -121 },      { SAID (SAID_NOTHING), SPAN_SENTENCE, 172 },
  { SAID (SAID_LITTLE), SPAN_SENTENCE, 50 },  { CUE (CUE_TALK), SPAN_SENTENCE, 30 },
  { CUE (CUE_BEGIN), SPAN_SENTENCE, -17 },    { SAID (SAID_ACTS), SPAN_SENTENCE, -18 },
  { CUE (CUE_WHETHER), SPAN_SENTENCE, -18 },  { CUE (CUE_BECAUSE), SPAN_SENTENCE, -28 },
  { CUE (CUE_REPLY), SPAN_SENTENCE, -28 },    { SAID (SAID_MORE), SPAN_SENTENCE, -56 },
  { CUE (CUE_NOT), SPAN_SENTENCE, -80 },      { SAID (SAID_MUCH), SPAN_SENTENCE, -81 },
  { SAID (SAID_RIVAL), SPAN_SENTENCE, -107 },
};

static const struct
{
  HdEvidenceOwn own;
  int weight;
} own_weights[] = {
  { OWN_AFAR, 70 },    { OWN_ASKED, 140 },  { OWN_BESIDE, 129 },   { OWN_CHOICE, 137 },
  { OWN_DATED, 81 },   { OWN_END, 82 },     { OWN_FIRST, 31 },     { OWN_FROM, -92 },
  { OWN_LABEL, 54 },   { OWN_LAST, 21 },    { OWN_LATE, -181 },    { OWN_LENGTH, 72 },
  { OWN_LINE, 69 },    { OWN_LISTED, 23 },  { OWN_LONG, -161 },    { OWN_MANY, -104 },
  { OWN_ODD, -132 },   { OWN_OFF, -77 },    { OWN_ONLY, 99 },      { OWN_PLACED, 32 },
  { OWN_SHARED, -58 }, { OWN_TODAY, -215 }, { OWN_WEEKDAY, -101 }, { OWN_WHOLE, -116 },
  { OWN_ZONED, 39 },
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
