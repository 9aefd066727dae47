/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/*
 * Which of several times a length or a place is said of: "Tuesday 10:00 by phone (30 minutes),
 * Thursday 14:00 in our office (2 hours)". What stands behind a time is its own, and that of those
 * before it; what stands before the first one is that of all.
 */

/* How far a sentence is looked at, in tokens and in items. */
#define MAX_SENTENCE 80
#define REACH 24

static const HdItem *
item_at (const HdReading *r, guint i)
{
  return &g_array_index (r->items, HdItem, i);
}

static gboolean
is_anchor (const HdItem *item)
{
  return !item->dropped &&
         (item->kind == ITEM_TIME || (item->kind == ITEM_DATE && !item->date.now));
}

/* Whether a sentence has a time, or a date where @dates, from one token to another. */
static gboolean
has_anchor (const HdReading *r, guint near, guint from, guint to)
{
  for (guint i = near > REACH ? near - REACH : 0; i < r->items->len && i < near + REACH; i++)
    {
      const HdItem *item = item_at (r, i);

      if (item->first >= from && item->first < to && is_anchor (item))
        return TRUE;
    }
  return FALSE;
}

/* Whether a sentence has an hour: "Half an hour on Friday? Say 11:30?" has it in the next one. */
static gboolean
has_hour (const HdReading *r, guint near, guint from, guint to)
{
  for (guint i = near > REACH ? near - REACH : 0; i < r->items->len && i < near + REACH; i++)
    {
      const HdItem *item = item_at (r, i);

      if (item->kind == ITEM_TIME && !item->dropped && item->first >= from && item->first < to)
        return TRUE;
    }
  return FALSE;
}

/* Whether another of the kind of @what stands between it and @anchor; of lengths only those of the
 * event count. */
static gboolean
other_between (const HdReading *r, guint what, guint anchor)
{
  HdItemKind kind = item_at (r, what)->kind;

  for (guint i = MIN (what, anchor) + 1; i < MAX (what, anchor); i++)
    if (item_at (r, i)->kind == kind &&
        (kind != ITEM_LENGTH || item_at (r, i)->length.use == LENGTH_EVENT))
      return TRUE;
  return FALSE;
}

/* "Tuesday at 10 for a call, or Thursday at 2", "Otherwise I could do Wednesday": one meeting, on
 * one day or the other. */
gboolean
hd_when_is_alternative (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "otherwise", "alternatively", "alternative", "also",
                                       "either",    "else",          "if",          "sinon",
                                       "aussi",     "autrement",     "sonst",       "auch",
                                       "falls",     "wenn",          "ansonsten",   "alternativ",
                                       "tambien",   "option",        "opcion",      "sino",
                                       "si",        "fine",          "too",         NULL };

  for (guint k = from; k < to; k++)
    if (hd_when_is (&r->t[k], W_OR, NULL))
      return TRUE;
  return hd_when_says_any (r, from, to, words);
}

/* "then on Thursday" and no "at 9:15 then, it takes", "and a second one of two hours on Thursday":
 * another meeting begins. */
static gboolean
begins_other (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "then",    "dann",    "danach",  "anschliessend", "puis",
                                       "ensuite", "luego",   "despues", "followed",      "second",
                                       "zweite",  "zweites", "zweiter", "zweiten",       "deuxieme",
                                       "segunda", "segundo", NULL };

  for (guint k = from; k < to; k++)
    if (hd_when_says_one (r, k, words) && !(k == from && hd_when_is_punct (&r->t[k + 1], ',')))
      return TRUE;
  return FALSE;
}

/* The anchor of a sentence that is nearest before a token, its number of items when there is none.
 */
static guint
anchor_before (const HdReading *r, guint what, guint from)
{
  for (guint i = what; i-- > 0 && what - i < REACH && item_at (r, i)->first >= from;)
    if (is_anchor (item_at (r, i)))
      return i;
  return r->items->len;
}

/* Whether the first of its kind in a sentence stands before all times of it: "by phone on Tuesday,
 * in our office on Thursday". */
static gboolean
leads (const HdReading *r, guint what, const HdWhenSentence *span)
{
  HdItemKind kind = item_at (r, what)->kind;

  for (guint i = what > REACH ? what - REACH : 0; i <= what; i++)
    {
      if (item_at (r, i)->first < span->from)
        continue;
      if (is_anchor (item_at (r, i)))
        return FALSE;
      if (item_at (r, i)->kind == kind)
        return TRUE;
    }
  return FALSE;
}

/* Whether a length or place belongs to what follows it in its sentence, and to nothing before:
 * "Tuesday at 10:00 and a 2-hour interview on Thursday". */
static gboolean
looks_ahead (const HdReading *r, guint what, const HdWhenSentence *span)
{
  const HdItem *w = item_at (r, what);
  guint before = anchor_before (r, what, span->from);

  if (!has_anchor (r, what, w->end, span->to))
    return FALSE;
  if (before == r->items->len || leads (r, what, span))
    return TRUE;
  for (guint k = item_at (r, before)->end; k < w->first; k++)
    if (hd_when_is (&r->t[k], W_AND, NULL) || hd_when_is (&r->t[k], W_OR, NULL))
      return TRUE;
  return begins_other (r, item_at (r, before)->end, w->first);
}

/* "Fri 27 Nov, 2 hours, from 1pm": it stands between a day and its hour. */
static gboolean
parts_day_from_hour (const HdReading *r, guint what, guint anchor, guint from)
{
  guint before = anchor_before (r, what, from);

  if (item_at (r, anchor)->kind != ITEM_TIME || before == r->items->len ||
      item_at (r, before)->kind != ITEM_DATE)
    return FALSE;
  for (guint i = what + 1; i < anchor; i++)
    if (is_anchor (item_at (r, i)))
      return FALSE;
  return TRUE;
}

/**
 * hd_when_belongs:
 * @what: (element-type HdItem): a length or place
 * @anchor: a time or date on its line
 * @close: (out): the same sentence says both
 *
 * Returns: whether the one is said of the other
 */
gboolean
hd_when_belongs (const HdReading *r, guint what, guint anchor, gboolean *close)
{
  const HdItem *w = item_at (r, what), *a = item_at (r, anchor);
  HdWhenSentence span = hd_when_sentence (r, w->first, MAX_SENTENCE);

  *close = a->first >= span.from && a->first < span.to;
  /* "Tuesday 10:00 or Thursday 14:00. It takes half an hour." */
  if (!*close)
    return !has_hour (r, what, span.from, span.to) ||
           (a->first > w->first &&
            hd_when_is_alternative (r, span.to, hd_when_sentence (r, a->first, MAX_SENTENCE).to));
  if (other_between (r, what, anchor))
    return FALSE;
  if (anchor > what)
    return looks_ahead (r, what, &span) || hd_when_is_alternative (r, w->end, a->first) ||
           parts_day_from_hour (r, what, anchor, span.from);
  return !looks_ahead (r, what, &span) && !begins_other (r, a->end, w->first);
}

static guint
paragraph_of (const HdReading *r, guint i)
{
  return r->lines[r->t[item_at (r, i)->first].line].paragraph;
}

/* "Duration: 30 min", "On site:": a line of a form or a heading, with nothing else on it. Where the
 * times of its block stand. */
typedef enum
{
  BLOCK_NONE, /* it is no such line */
  BLOCK_ABOVE,
  BLOCK_BELOW,
  BLOCK_EITHER,
} Block;

static Block
block_of (const HdReading *r, guint what)
{
  const HdItem *w = item_at (r, what);
  guint from = w->first, to = w->end;
  gboolean label = FALSE;

  while (from > 0 && r->t[from - 1].kind != T_BREAK && w->first - from < 6)
    label |= hd_when_is_punct (&r->t[--from], ':');
  while (r->t[to].kind != T_BREAK && r->t[to].kind != T_END && to - w->end < 6)
    to++;
  if ((from > 0 && r->t[from - 1].kind != T_BREAK) ||
      (r->t[to].kind != T_BREAK && r->t[to].kind != T_END) || has_anchor (r, what, from, to))
    return BLOCK_NONE;
  if (hd_when_is_punct (&r->t[to - 1], ':'))
    return BLOCK_BELOW;
  if (label)
    return BLOCK_ABOVE;
  /* "…; please allow\nabout 75 minutes." is the rest of a sentence. */
  return (r->t[from].title || r->t[from].kind == T_NUMBER) && r->t[to - 1].kind != T_PUNCT
           ? BLOCK_EITHER
           : BLOCK_NONE;
}

/* Whether a time, no date, stands in a paragraph other than that of @what. */
static gboolean
times_elsewhere (const HdReading *r, guint what)
{
  for (guint i = what > REACH ? what - REACH : 0; i < r->items->len && i < what + REACH; i++)
    if (is_anchor (item_at (r, i)) && item_at (r, i)->kind == ITEM_TIME &&
        paragraph_of (r, i) != paragraph_of (r, what))
      return TRUE;
  return FALSE;
}

/**
 * hd_when_find_block:
 * @what: (element-type HdItem): a length or place on a line without a time
 * @from: (out): the first item of its block
 * @to: (out): behind the last
 *
 * "Phone call", "Tuesday 10:00", "Duration: 30 min" on three lines, and the like of another meeting
 * below.
 *
 * Returns: %FALSE when it is said of the whole text
 */
gboolean
hd_when_find_block (const HdReading *r, guint what, guint *from, guint *to)
{
  guint paragraph = paragraph_of (r, what), n = r->items->len;
  gboolean above = FALSE, below = FALSE, shared;
  Block block = block_of (r, what);

  *from = *to = what;
  if (block == BLOCK_NONE)
    return FALSE;
  /* Up to the one before of its kind. */
  while (*from > 0 && what - *from < REACH && paragraph_of (r, *from - 1) == paragraph &&
         item_at (r, *from - 1)->kind != item_at (r, what)->kind)
    above |= is_anchor (item_at (r, --*from));
  while (*to < n && *to - what < REACH && paragraph_of (r, *to) == paragraph)
    below |= is_anchor (item_at (r, (*to)++));
  shared = *from == 0 || item_at (r, *from - 1)->kind != item_at (r, what)->kind;
  if ((!above && !below) || ((!above || !below) && shared && !times_elsewhere (r, what)))
    return FALSE;
  if (above && below && block == BLOCK_EITHER)
    *from = *to = what;
  else if (above && (block != BLOCK_BELOW || !below))
    *to = what;
  else
    *from = what;
  return TRUE;
}

/* Whether a place is said of all times that have none of their own: no time stands beside it, or
 * all stand behind it. */
static gboolean
is_said_of_all (const HdReading *r, guint i)
{
  const HdItem *item = item_at (r, i);
  HdWhenSentence span = hd_when_sentence (r, item->first, MAX_SENTENCE);

  return !has_anchor (r, i, span.from, item->first);
}

/**
 * hd_when_spread_places:
 *
 * Finds out where the times of a text are: by what their sentence says, else their line, else the
 * text, where that names one place only.
 */
void
hd_when_spread_places (const HdReading *r, guint8 depth, HdSpread *spread)
{
  guint n = r->items->len, anchors = 0;
  gboolean differ = FALSE, all = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const HdItem *item = item_at (r, i);
      guint line = r->t[item->first].line, from, to;

      if ((r->lines[line].depth > 0) != (depth > 0))
        continue;
      anchors += item->kind == ITEM_TIME && !item->dropped;
      if (item->kind != ITEM_PLACE)
        continue;
      if (hd_when_find_block (r, i, &from, &to))
        {
          for (guint k = from; k < to; k++)
            if (spread->place[k] == HD_PLACE_UNKNOWN)
              spread->place[k] = item->place;
          continue;
        }
      differ |= spread->any_place != HD_PLACE_UNKNOWN && spread->any_place != item->place;
      spread->any_place = item->place;
      all |= is_said_of_all (r, i);
      for (guint k = i > REACH ? i - REACH : 0; k < n && k < i + REACH; k++)
        {
          gboolean close;

          if (r->t[item_at (r, k)->first].line != line || !is_anchor (item_at (r, k)) ||
              !hd_when_belongs (r, i, k, &close))
            continue;
          /* The first one that is said holds, but for one of another sentence. */
          if (spread->place[k] == HD_PLACE_UNKNOWN || (close && !spread->placed[k]))
            {
              spread->place[k] = item->place;
              spread->placed[k] = close;
            }
        }
    }
  if (differ || (anchors > 1 && !all))
    spread->any_place = HD_PLACE_UNKNOWN;
}
