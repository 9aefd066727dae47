/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* Times that stand within another one: a turn within the hours of a day, or a part of a visit. */

/* How far before its hours a break may be named, in tokens. */
#define NEAR_BREAK 8

/* So many tokens lie between a visit and its parts at most. */
#define MAX_APART 40

/* A shorter visit has no parts with hours of their own, in seconds. */
#define LONG_VISIT (2 * 3600)

/* "Start: 9:00", "Finish: 15:30", "Lunch will be provided (12:15-13:00)" */
static gboolean
is_break_within (const HdReading *r, const HdDraftEvent *a, const HdDraftEvent *b)
{
  static const char *const words[] = { "lunch",        "break",       "breaks", "mittag",
                                       "mittagspause", "mittagessen", "pause",  "pausen",
                                       "dejeuner",     "repas",       "buffet", "comida",
                                       "almuerzo",     "descanso",    "pausa",  "imbiss",
                                       "essen",        NULL };
  /* "9 to 5, and feedback at 4.30" */
  static const char *const parts[] = { "feedback", "bilan",     "cierre",  "debrief", "wrap",
                                       "closing",  "tour",      "visite",  "visita",  "rundgang",
                                       "lunch",    "abschluss", "resumen", NULL };
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  const HdInvitation *frame = a->event, *within = b->event;
  guint at, from;

  if (a->time < 0 || b->time < 0 || a->date != b->date || !hd_invitation_has_end (frame) ||
      frame->end.date != frame->start.date || within->start.date != frame->start.date ||
      within->start.second <= frame->start.second || within->start.second >= frame->end.second)
    return FALSE;
  at = from = items[b->time].first;
  if (!items[b->time].time.has_end)
    return hd_when_sentence (r, at, 30).from <= items[a->time].first &&
           hd_when_says_any (r, MAX (items[a->time].end, at - MIN (at, 3)), at, parts);
  if (within->end.date != frame->start.date || within->end.second >= frame->end.second)
    return FALSE;
  while (from > 0 && at - from < NEAR_BREAK && r->t[from - 1].kind != T_BREAK &&
         from > items[a->time].end)
    from--;
  return hd_when_says_any (r, from, at, words);
}

/* "Trial day 9am-4pm. At 3.30pm a chat with the boss": an hour within a visit of which nobody says
 * that it is chosen from it. */
static gboolean
may_be_part (const HdReading *r, const HdDraftEvent *a, const HdDraftEvent *b)
{
  static const char *const free[] = { "free",    "available", "frei",       "libre",     "libres",
                                      "dispo",   "say",       "maybe",      "sagen",     "gerne",
                                      "ideally", "ideal",     "disponible", "verfugbar", "could",
                                      "konnte",  "prefer",    "instead",    "rather",    "lieber",
                                      "plutot",  "mejor",     NULL };
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  guint from = items[a->time].end, to = items[b->time].first;

  if (a->event->end.second - a->event->start.second < LONG_VISIT ||
      hd_when_says_any (r, hd_when_sentence (r, items[a->time].first, 30).from,
                        MIN (items[b->time].end + 6, r->n), free) ||
      r->lines[r->t[from].line].paragraph != r->lines[r->t[to].line].paragraph)
    return FALSE;
  for (guint k = from; k < to; k++)
    if (hd_when_is (&r->t[k], W_OR, NULL) || hd_when_is_punct (&r->t[k], '?'))
      return FALSE;
  return TRUE;
}

/* "10 till 12: 10-10.45 with Jo, 10.45-11.30 with Sam" */
static gboolean
is_range_within (const HdReading *r, const HdDraftEvent *a, const HdDraftEvent *b)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  const HdInvitation *frame = a->event, *within = b->event;

  return a->time >= 0 && b->time > a->time && a->date == b->date && items[b->time].time.has_end &&
         hd_invitation_has_end (frame) && hd_invitation_has_end (within) &&
         frame->end.date == frame->start.date && within->start.date == frame->start.date &&
         within->end.date == frame->start.date && within->start.second >= frame->start.second &&
         within->end.second <= frame->end.second &&
         within->end.second - within->start.second < frame->end.second - frame->start.second &&
         items[b->time].first >= items[a->time].end &&
         items[b->time].first - items[a->time].end <= MAX_APART;
}

/**
 * hd_when_find_frame:
 * @a: stands before @b
 *
 * Returns: whether a time stands within another one, and which of the two is the reader's
 */
HdFrame
hd_when_find_frame (const HdReading *r, const HdDraftEvent *a, const HdDraftEvent *b)
{
  static const char *const yours[] = { "your", "yours", "votre", "ihr", "ihre", "ihren", "ihrer",
                                       "dein", "deine", "su",    "tu",  "ton",  NULL };
  static const char *const chosen[] = { "suggest", "suggests", "schlage", "suggere",
                                        "propose", "propongo", "sugiero", NULL };
  static const char *const readers[] = { "you",   "sie",  "dich",  "ihnen", "dir",  "vous",
                                         "votre", "your", "usted", "te",    "dein", "ihre",
                                         "deine", "tu",   "join",  NULL };
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  const HdInvitation *frame = a->event, *within = b->event;
  guint from, to;

  if (is_break_within (r, a, b))
    return HD_HAS_PARTS;
  if (is_range_within (r, a, b))
    return may_be_part (r, a, b) ? HD_MAY_BE_PART : HD_NOT_WITHIN;
  if (a->time < 0 || b->time < 0 || a->date != b->date || !items[a->time].time.has_end ||
      items[b->time].time.has_end || frame->end.date != within->start.date ||
      within->start.second < frame->start.second || within->start.second >= frame->end.second)
    return HD_NOT_WITHIN;
  from = items[a->time].end;
  to = items[b->time].first;
  if (to < from || to - from > 40)
    return HD_NOT_WITHIN;
  if (hd_when_says_agenda (r, from, to))
    return HD_HAS_PARTS;
  if (to - from > 30 || frame->end.second - frame->start.second < 2 * 3600 ||
      !(hd_when_says_any (r, from, to, yours) || hd_when_says_any (r, from, to, chosen)))
    return may_be_part (r, a, b) ? HD_MAY_BE_PART : HD_NOT_WITHIN;
  /* "We invite you to the hearing from 9 to 11:30. Your talk is at 9:20": all of it is the
   * reader's. */
  return !hd_when_says_any (r, from, to, chosen) &&
             hd_when_says_any (r, hd_when_sentence (r, items[a->time].first, 30).from,
                               items[a->time].first, readers)
           ? HD_HAS_PARTS
           : HD_IS_FRAME;
}
