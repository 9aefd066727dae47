/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when-evidence.h"
#include "hd-when-private.h"

G_BEGIN_DECLS

/* What the items that are no date and no time say of those that are. */
typedef struct
{
  int *zone;        /* by item: the item that names its zone, -1 */
  int *length;      /* by item, likewise */
  HdPlace *place;   /* by item: of a time or date */
  gboolean *placed; /* by item: its own sentence says so */
  int any_zone;     /* said of all times of the text */
  int any_length;
  HdPlace any_place;
} HdSpread;

/* An event in the making. */
typedef struct
{
  HdInvitation *event;
  int time; /* items; -1: none */
  int date;
  int again; /* the item that says "at the same time", -1 */
  guint line;
  guint last;          /* the time of the last part of a visit, 0: it has no parts */
  gboolean open;       /* it begins then or some time later */
  gboolean doubted;    /* it may be a part of the one before it */
  HdEvidence evidence; /* of its being offered */
  int weight;          /* of that, see hd_when_weigh() */
} HdDraftEvent;

/* Whether a time stands within another one, and which of the two is the reader's. */
typedef enum
{
  HD_NOT_WITHIN,
  HD_IS_FRAME,    /* "The interviews are between 8:30 and 12:30; your turn is at 10:20" */
  HD_MAY_BE_PART, /* "9am to 4pm. At 3.30pm you will see the boss" */
  HD_HAS_PARTS,   /* "13:30 to 16:00. Agenda: 13:30 case study, 15:00 talk" */
} HdFrame;

HdFrame hd_when_find_frame (const HdReading *r, const HdDraftEvent *a, const HdDraftEvent *b);
gboolean hd_when_is_alternative (const HdReading *r, guint from, guint to);
void hd_when_mark_asides (HdReading *r, HdItem *items, guint n);
void hd_when_mark_hours (HdReading *r, HdItem *items, guint n);
void hd_when_mark_theirs (HdReading *r, HdItem *items, guint n);
void hd_when_mark_reasons (const HdReading *r, HdItem *items, guint n);
void hd_when_mark_strays (HdReading *r, HdItem *items, guint n);
gboolean hd_when_belongs (const HdReading *r, guint what, guint anchor, gboolean *close);
gboolean hd_when_find_block (const HdReading *r, guint what, guint *from, guint *to);
void hd_when_spread_places (const HdReading *r, guint8 depth, HdSpread *spread);
gboolean
hd_when_parts_clause (const HdReading *r, const HdItem *items, guint n, guint first, guint k);
gboolean hd_when_names_attended (const HdReading *r, guint from, guint to);
gboolean hd_when_begins_work (const HdReading *r, const HdItem *item);
gboolean
hd_when_agrees_next (const HdReading *r, const HdItem *items, guint n, guint i, guint from);
guint hd_when_list_to_end (const HdReading *r, const HdItem *items, guint n, guint i);
gboolean hd_when_exchanges (const HdReading *r, guint i);
void hd_when_mark_taken_back (HdReading *r, HdItem *items, guint n);
void hd_when_mark_turns (HdReading *r, HdItem *items, guint n);
void hd_when_mark_others (HdReading *r, HdItem *items, guint n);
void hd_when_mark_errands (HdReading *r, HdItem *items, guint n);
void hd_when_mark_facts (HdReading *r, HdItem *items, guint n);
void hd_when_mark_returns (HdReading *r, HdItem *items, guint n);
void hd_when_keep_programmes (const HdReading *r, HdItem *items, guint n);
gboolean hd_when_has_label (const HdReading *r, const HdItem *item);
gboolean hd_when_says_end_of_programme (const HdReading *r, const HdItem *item);
void hd_when_weigh_draft (const HdReading *r, HdDraftEvent *draft);
void hd_when_judge_offers (const HdReading *r, GArray *drafts);
int hd_when_minutes_of (const HdClock *c);
gboolean hd_when_takes_end (const HdReading *r, HdItem *before, const HdItem *item);
gboolean hd_when_is_said_end (const HdReading *r, const HdItem *item);

gboolean hd_when_says_agenda (const HdReading *r, guint from, guint to);
void hd_when_mark (HdReading *r);
void hd_when_judge_clauses (HdReading *r);
gboolean
hd_when_find_limit (const HdReading *r, HdWhenSentence clause, guint first, guint *from, guint *to);
gboolean hd_when_answers_questions (const HdReading *r, guint from, guint to);
gboolean hd_when_begins_with_place (const HdReading *r, guint from, guint to);
gboolean hd_when_closes (const HdReading *r, guint from, guint to);
gboolean hd_when_sets_limit (const HdReading *r, guint from, guint to);
gboolean hd_when_tells_own (const HdReading *r, guint from, guint to);
gboolean hd_when_gives_reason (const HdReading *r, guint i);
gboolean hd_when_says_each (const HdReading *r, guint i);
gboolean hd_when_thanks_in (const HdReading *r, guint from, guint to);
guint hd_when_part_of_time (const HdReading *r, guint first, guint from, guint to);
gboolean hd_when_thanks_for (const HdReading *r, guint from, guint to);
gboolean hd_when_follows_number (const HdReading *r, guint bracket);
gboolean hd_when_says_latest (const HdReading *r, guint i);
gboolean hd_when_is_answer_due (const HdReading *r, const HdItem *item);
gboolean hd_when_only_names_day (const HdReading *r, const HdItem *items, guint n, guint i);
void hd_when_mark_routine (const HdReading *r, HdItem *items, guint n);
void hd_when_mark_planned (HdReading *r, HdItem *items, guint n);
void hd_when_mark_assemblies (const HdReading *r, HdItem *items, guint n);
void hd_when_mark_gone (const HdReading *r, HdItem *items, guint n);
void hd_when_mark_held (const HdReading *r, HdItem *items, guint n);
void hd_when_mark_cancelled (HdReading *r, HdItem *items, guint n);
void hd_when_mark_notices (const HdReading *r, HdItem *items, guint n);
void hd_when_mark_arrows (HdReading *r, HdItem *items, guint n);
void hd_when_mark_crossed (HdReading *r, HdItem *items, guint n);
void hd_when_mark_late_starts (HdReading *r, HdItem *items, guint n);
void hd_when_mark_mistaken (HdReading *r, HdItem *items, guint n);
gboolean hd_when_is_day_again (const HdReading *r, const HdItem *before, const HdItem *item);
gboolean hd_when_puts_back (const HdReading *r, guint i);
gboolean hd_when_moves_until (const HdReading *r, guint i);
gboolean hd_when_becomes (const HdReading *r, guint i);
void hd_when_mark_moves (HdReading *r, HdItem *items, guint n);
gboolean hd_when_tells_move (const HdReading *r, guint i);
gboolean hd_when_only_may_move (const HdReading *r, guint i);
void hd_when_mark_postponed (HdReading *r, HdItem *items, guint n);
void hd_when_mark_withdrawn (HdReading *r, HdItem *items, guint n);
void hd_when_mark_refusals (HdReading *r, HdItem *items, guint n);
void hd_when_spread (HdReading *r, guint8 depth, HdSpread *spread, HdWhen *when);
void hd_when_spread_clear (HdSpread *spread);
gboolean *hd_when_note_dropped (const HdItem *items, guint n);
void hd_when_mark_former (HdReading *r, HdItem *items, guint n, const gboolean *dropped);
void hd_when_tell_former (const HdReading *r, const HdSpread *spread, HdWhen *when);
int hd_when_offset_on (GTimeZone *zone, HdDate date);
void hd_when_ask_zone (HdInvitation *event, const char *name);
gboolean
hd_when_said_twice (const HdReading *r, const HdSpread *spread, HdDraftEvent *a, HdDraftEvent *b);
gboolean hd_when_is_clock_again (const HdReading *r, guint before, guint i);
gboolean hd_when_same_event (HdDraftEvent *a, HdDraftEvent *b);
void
hd_when_finish (HdReading *r, const HdSpread *spread, GArray *drafts, gboolean cut, HdWhen *when);

G_END_DECLS
