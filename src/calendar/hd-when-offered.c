/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-evidence.h"

#include "hd-when-cues.h"

/*
 * How much what is said around a time speaks for its being offered to the reader. The weights are
 * hundredths of the log-odds. They were not thought up: tests/calendar/fit-offers.py fits them by
 * logistic regression to the labelled texts in tests/data/when/, and prints these tables.
 */

/* What speaks for a time of which nothing is known. */
#define BASE (28)

#define CUE(cue) ((guint64) (cue))
#define SAID(mark) ((guint64) 1 << (mark))

static const struct
{
  guint64 said;
  HdEvidenceSpan span;
  int weight;
} weights[] = {
  { CUE (CUE_OFFER), SPAN_BEFORE, 50 },        { CUE (CUE_WE), SPAN_BEFORE, -22 },
  { CUE (CUE_NOT), SPAN_BEFORE, -35 },         { SAID (SAID_MORE), SPAN_BEFORE, -102 },
  { SAID (SAID_NOTHING), SPAN_BEFORE, -111 },  { SAID (SAID_MUCH), SPAN_BEFORE, -112 },
  { SAID (SAID_LITTLE), SPAN_BEFORE, -122 },   { SAID (SAID_SOME), SPAN_BEFORE, -135 },
  { CUE (CUE_READER), SPAN_BEHIND, -17 },      { CUE (CUE_INVITE), SPAN_BEHIND, -21 },
  { SAID (SAID_SOME), SPAN_BEHIND, -51 },      { SAID (SAID_LITTLE), SPAN_BEHIND, -60 },
  { SAID (SAID_NOTHING), SPAN_BEHIND, -90 },   { SAID (SAID_NOTHING), SPAN_CLAUSE, 168 },
  { CUE (CUE_INVITE), SPAN_CLAUSE, 72 },       { CUE (CUE_WISH), SPAN_CLAUSE, 66 },
  { CUE (CUE_READER), SPAN_CLAUSE, 65 },       { SAID (SAID_LITTLE), SPAN_CLAUSE, 49 },
  { CUE (CUE_TALK), SPAN_CLAUSE, 44 },         { CUE (CUE_OFFER), SPAN_CLAUSE, 19 },
  { SAID (SAID_MORE), SPAN_CLAUSE, -26 },      { CUE (CUE_I), SPAN_CLAUSE, -44 },
  { CUE (CUE_BEGIN), SPAN_CLAUSE, -54 },       { SAID (SAID_ACTS), SPAN_CLAUSE, -77 },
  { CUE (CUE_REACH), SPAN_CLAUSE, -81 },       { CUE (CUE_AWAY), SPAN_CLAUSE, -120 },
  { SAID (SAID_NOTHING), SPAN_SENTENCE, 154 }, { SAID (SAID_LITTLE), SPAN_SENTENCE, 55 },
  { CUE (CUE_TALK), SPAN_SENTENCE, 29 },       { SAID (SAID_ACTS), SPAN_SENTENCE, -13 },
  { CUE (CUE_BEGIN), SPAN_SENTENCE, -14 },     { CUE (CUE_WHETHER), SPAN_SENTENCE, -17 },
  { CUE (CUE_BECAUSE), SPAN_SENTENCE, -33 },   { SAID (SAID_MORE), SPAN_SENTENCE, -61 },
  { CUE (CUE_NOT), SPAN_SENTENCE, -83 },       { SAID (SAID_MUCH), SPAN_SENTENCE, -98 },
  { SAID (SAID_RIVAL), SPAN_SENTENCE, -103 },
};

static const struct
{
  HdEvidenceOwn own;
  int weight;
} own_weights[] = {
  { OWN_AFAR, 80 },    { OWN_ASKED, 136 },  { OWN_BESIDE, 128 },   { OWN_CHOICE, 139 },
  { OWN_DATED, 72 },   { OWN_END, 86 },     { OWN_FIRST, 31 },     { OWN_FROM, -90 },
  { OWN_LABEL, 53 },   { OWN_LAST, 20 },    { OWN_LATE, -190 },    { OWN_LENGTH, 68 },
  { OWN_LINE, 53 },    { OWN_LISTED, 23 },  { OWN_LONG, -163 },    { OWN_MANY, -100 },
  { OWN_ODD, -128 },   { OWN_OFF, -75 },    { OWN_ONLY, 100 },     { OWN_PLACED, 31 },
  { OWN_SHARED, -54 }, { OWN_TODAY, -214 }, { OWN_WEEKDAY, -104 }, { OWN_WHOLE, -121 },
  { OWN_ZONED, 48 },
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
