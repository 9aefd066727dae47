/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-marks.h"

#include "hd-when-cues.h"
#include "hd-when-join.h"

/* What is no offer: deadlines, what is past, what is replaced; and the order in which all rules of
 * that are asked. */

/* "Closing date for applications: 30 November": a deadline by a noun further before it. */
static gboolean
names_deadline (const HdReading *r, guint i)
{
  int value;

  for (guint n = 0; n < 6 && i > 0; n++)
    {
      const HdToken *t = &r->t[--i];

      if (hd_when_ends_sentence (r, i) || t->kind == T_NUMBER || hd_when_is_punct (t, '.') ||
          hd_when_is_punct (t, ','))
        return FALSE;
      if (hd_when_is (t, W_DEADLINE, &value) && value == 2)
        return TRUE;
    }
  return FALSE;
}

/* "by 5 pm": no later than that, as no "before noon" of a day that is offered says it. */
static gboolean
says_by (const HdReading *r, guint i)
{
  guint at;

  return hd_when_is_marked (r, i, W_DEADLINE, &at) &&
         (hd_when_says (r, at, "by") || hd_when_says (r, at, "until"));
}

/* Whether the end of a day's work is named at @i. */
static gboolean
ends_day (const HdReading *r, guint i)
{
  static const char *const ends[] = { "eod", "cob", "eob", NULL };

  if (hd_when_says_one (r, i, ends))
    return TRUE;
  return (hd_when_says (r, i, "end") || hd_when_says (r, i, "close")) &&
         hd_when_is (&r->t[i + 1], W_OF, NULL) &&
         (hd_when_is (&r->t[i + 2], W_DAY, NULL) || hd_when_is (&r->t[i + 2], W_WEEK, NULL) ||
          hd_when_says (r, i + 2, "business") || hd_when_says (r, i + 2, "play"));
}

/* Whether a sentence up to a time says that something comes after something else. */
static gboolean
says_then (const HdReading *r, guint from, guint to, gboolean joined)
{
  static const char *const words[] = { "then",          "puis",    "danach",
                                       "anschliessend", "luego",   "despues",
                                       "afterwards",    "ensuite", NULL };

  for (guint k = from; k < to; k++)
    if (hd_when_says_one (r, k, words) &&
        /* "8-9 o después de las 17:30" */
        !(hd_when_says (r, k, "despues") && hd_when_is (&r->t[k + 1], W_OF, NULL)) &&
        (!joined || (k > from && hd_when_is (&r->t[k - 1], W_AND, NULL))))
      return TRUE;
  return FALSE;
}

/* Whether what is between two times says that the second one comes after: "at 10, then lunch at
 * 12", "at 9:30. You will meet Jo first and then, from 10:15, the team". */
static gboolean
comes_after (const HdReading *r, guint from, guint to, gboolean has_end)
{
  static const char *const several[] = { "interviews", "gesprache", "entretiens", "entrevistas",
                                         "rounds",     "runden",    "rondas",     NULL };
  HdWhenSentence s = hd_when_sentence (r, to, 40);
  guint begin = hd_when_sentence (r, to, 12).from;

  /* "two interviews: Leo from 10 to 10:40 and then Ana from 10:50 to 11:30" */
  if (has_end && hd_when_says_any (r, s.from, from, several))
    return FALSE;
  /* "12:30-13:15 lunch with the team, then interview 13:30-14:30" */
  if (has_end && to > from && (hd_when_cue_at (r, to - 1) & CUE_TALK) != 0)
    return FALSE;
  if (begin <= from)
    return to >= from && to - from <= 12 && says_then (r, from, to, FALSE);
  return says_then (r, begin, to, TRUE);
}

/* "11-12 with HR, then 12-1 with the CEO": a part of a visit that begins when the one before it
 * ends is no meal behind it. */
static gboolean
goes_straight_on (const HdReading *r, const HdItem *before, const HdItem *item)
{
  static const char *const meals[] = { "lunch",    "mittagessen", "dejeuner", "comida", "almuerzo",
                                       "dinner",   "essen",       "diner",    "cena",   "drinks",
                                       "coffee",   "kaffee",      "cafe",     "pause",  "break",
                                       "almorzar", "mittag",      NULL };
  int gap = hd_when_minutes_of (&item->time.start) - hd_when_minutes_of (&before->time.end);

  return before->time.has_end && item->time.has_end && gap % (12 * 60) == 0 &&
         !hd_when_says_any (r, before->end,
                            MIN (item->end + 5, hd_when_sentence (r, item->end, 5).to), meals);
}

/* Whether "than" alone stands between two times. */
static gboolean
is_compared (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "que", "qu", "als", "than", NULL };

  return to > from && to - from <= 2 && hd_when_says_one (r, from, words);
}

/* "…, nicht am Montag, 7.12. Beginn bleibt 9:30 Uhr": the full stop of a German date ends the
 * sentence as well. */
static gboolean
begins_sentence (const HdReading *r, guint from, guint to)
{
  return from > 0 && from < to && hd_when_is_punct (&r->t[from - 1], '.') && r->t[from].title &&
         r->t[from].word == NULL;
}

/* "9:45 Uhr am Montag bis 11 Uhr": whether an hour that has no end stands just before its day. */
static gboolean
hour_before (const HdReading *r, const HdItem *items, const HdItem *date)
{
  if (date == items || date[-1].kind != ITEM_TIME || date[-1].dropped || date[-1].time.has_end ||
      date->first - date[-1].end > 2)
    return FALSE;
  for (guint k = date[-1].end; k < date->first; k++)
    if (!hd_when_is (&r->t[k], W_ON, NULL) && !hd_when_is (&r->t[k], W_THE, NULL))
      return FALSE;
  return TRUE;
}

/**
 * hd_when_mark:
 *
 * Marks as dropped what is no offer: deadlines, what is past, what is replaced, opening hours.
 */
void
hd_when_mark (HdReading *r)
{
  HdItem *items = (HdItem *) (gpointer) r->items->data;
  guint n = r->items->len, refused_to = 0;
  gboolean refused = FALSE;

  for (guint i = 0; i < n; i++)
    {
      HdItem *item = &items[i];
      guint near = i > 0 && items[i - 1].kind == ITEM_ZONE ? i - 1 : i;
      HdItem *before = near > 0 ? &items[near - 1] : NULL;
      guint behind = i > 0 ? items[i - 1].end : 0;
      guint at;

      if (item->kind != ITEM_DATE && item->kind != ITEM_TIME)
        continue;
      if (item->kind == ITEM_DATE && (item->date.past || item->date.office))
        item->dropped = TRUE;
      /* "your application of 2 November 2026" */
      if (item->kind == ITEM_DATE && r->n >= 24 && item->date.n_dates > 0 &&
          item->date.dates[0] < r->context->today &&
          !(i + 1 < n && items[i + 1].kind == ITEM_TIME && items[i + 1].first - item->end <= 3))
        item->dropped = TRUE;
      if (item->kind == ITEM_DATE && r->n >= 24 && hd_when_gives_reason (r, item->first))
        item->dropped = TRUE;
      /* "Friday EOD", "Friday end of day" */
      if (item->kind == ITEM_DATE && ends_day (r, item->end))
        item->dropped = TRUE;
      /* "Tel. 944 12 34 56 de 9 a 14" */
      if (item->kind == ITEM_TIME && item->time.has_end &&
          hd_when_follows_number (r, item->first) && item->first > 3 &&
          r->t[item->first - 1].digits < 4 && r->t[item->first - 2].kind == T_NUMBER &&
          r->t[item->first - 3].kind == T_NUMBER)
        item->dropped = TRUE;
      if (hd_when_only_names_day (r, items, n, i))
        item->dropped = item->context = TRUE;
      if (hd_when_takes_end (r, before, item))
        {
          item->dropped = item->context = TRUE;
          continue;
        }
      if (names_deadline (r, item->first) || hd_when_is_answer_due (r, item))
        item->dropped = TRUE;
      if (hd_when_is_marked (r, item->first, W_DEADLINE, &at) && !hd_when_moves_until (r, at) &&
          !(item->kind == ITEM_TIME && hd_when_is_said_end (r, item)))
        {
          gboolean range = before != NULL && !before->dropped && at - behind <= 1 &&
                           (before->kind == ITEM_DATE || before->kind == ITEM_TIME);
          gboolean begun = range && before->kind == ITEM_DATE &&
                           hd_when_is (&r->t[at], W_RANGE, NULL) && hour_before (r, items, before);

          /* "Wednesday before noon" begins nobody knows when. */
          if (!range || (item->kind == ITEM_TIME && before->kind == ITEM_DATE && !begun))
            item->dropped = TRUE;
          item->until = range && item->kind == ITEM_TIME && before->kind == ITEM_DATE && !begun;
        }
      if (hd_when_is_replaced (r, item->first) || item->first < refused_to)
        {
          item->dropped = item->refused = refused = TRUE;
          refused_to = MAX (refused_to, hd_when_list_to_end (r, items, n, i));
        }
      /* "except Wednesday and Friday" */
      else if (refused && item->kind == ITEM_DATE && before != NULL && before->kind == ITEM_DATE &&
               item->first == before->end + 1 &&
               (hd_when_is (&r->t[before->end], W_AND, NULL) ||
                hd_when_is (&r->t[before->end], W_OR, NULL)))
        item->dropped = TRUE;
      else
        refused = FALSE;
      /* "10am at the latest", "Monday at the latest" */
      if ((item->kind == ITEM_DATE
             ? i + 1 == n || items[i + 1].kind != ITEM_TIME || items[i + 1].first - item->end > 6
             : !item->time.has_end) &&
          (hd_when_says_latest (r, item->end) ||
           (hd_when_is (&r->t[item->end], W_AT, NULL) && hd_when_says_latest (r, item->end + 1))) &&
          !hd_when_comes_at_latest (r, item->end + !hd_when_says_latest (r, item->end)))
        item->dropped = TRUE;
      /* "Thursday at 10, then lunch with the team at 12:30" */
      if (item->kind == ITEM_TIME && before != NULL && before->kind == ITEM_TIME &&
          comes_after (r, behind, item->first, item->time.has_end) &&
          !goes_straight_on (r, before, item))
        item->dropped = TRUE;
      /* "plutôt 15h que 14h", "lieber um 15 als um 14 Uhr" */
      if (item->kind == ITEM_TIME && before != NULL && before->kind == ITEM_TIME &&
          !before->time.same && is_compared (r, behind, item->first))
        item->dropped = TRUE;
      /* "closes at 23:59 on Sunday", "by 23:59 GMT on Sunday" */
      if (item->kind == ITEM_DATE && before != NULL && before->kind == ITEM_TIME &&
          before->dropped && item->first - behind <= 2 &&
          (names_deadline (r, before->first) || says_by (r, before->first)) &&
          hd_when_is (&r->t[behind], W_ON, NULL))
        item->date.silent = TRUE;
      /* What hangs on something dropped goes with it. */
      if (item->kind == ITEM_TIME && before != NULL && before->dropped &&
          before->kind == ITEM_DATE && item->first - before->end <= 2 &&
          !hd_when_is_of_liked (r, items, (guint) (before - items) + 1) &&
          !begins_sentence (r, before->end, item->first) &&
          r->t[item->first].line == r->t[before->end - 1].line)
        item->dropped = TRUE;
    }
  hd_when_mark_cancelled (r, items, n);
  hd_when_mark_notices (r, items, n);
  hd_when_mark_refusals (r, items, n);
  hd_when_mark_withdrawn (r, items, n);
  hd_when_mark_taken_back (r, items, n);
  hd_when_mark_turns (r, items, n);
  hd_when_mark_others (r, items, n);
  hd_when_mark_returns (r, items, n);
  hd_when_mark_errands (r, items, n);
  hd_when_mark_facts (r, items, n);
  hd_when_mark_crossed (r, items, n);
  hd_when_mark_asides (r, items, n);
  hd_when_mark_strays (r, items, n);
  hd_when_judge_clauses (r);
  hd_when_mark_gone (r, items, n);
  hd_when_mark_routine (r, items, n);
  hd_when_mark_held (r, items, n);
  hd_when_mark_assemblies (r, items, n);

  g_autofree gboolean *dropped = hd_when_note_dropped (items, n);

  hd_when_mark_arrows (r, items, n);
  hd_when_mark_mistaken (r, items, n);
  hd_when_mark_planned (r, items, n);
  hd_when_mark_moves (r, items, n);
  hd_when_mark_postponed (r, items, n);
  hd_when_mark_late_starts (r, items, n);
  hd_when_mark_former (r, items, n, dropped);
  hd_when_keep_programmes (r, items, n);
}
