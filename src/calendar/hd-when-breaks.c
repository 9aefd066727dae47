/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join-private.h"

/* "9-12 Uhr Gespräche, Mittagspause 12-13 Uhr, 13-15 Uhr Fallstudie": who tells of the break
 * between two times tells the course of one visit, and offers no choice. */

/* So many tokens before and behind its hours a break may be named, */
#define NEAR_BREAK 4

/* so many items behind the part that it precedes: "9 a 14 y de 15 a 18 (comida de 14 a 15)", */
#define NEAR_ITEMS 4

#define MAX_SENTENCE 30

/* Parts that are counted are so many seconds apart at most. */
#define MAX_GAP (30 * 60)

#define HALF_DAY (12 * 3600)

/* and so many lines below the part before it the next one may stand. */
#define MAX_LINES 3

/* Whether the hours of an item are those of a break, by a word on its own side of a comma. */
static gboolean
is_break (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = { "lunch",       "break",    "mittag",   "mittagspause",
                                       "mittagessen", "pause",    "dejeuner", "repas",
                                       "comida",      "almuerzo", "descanso", "pausa",
                                       "comer",       "coffee",   "imbiss",   NULL };

  if (item->kind != ITEM_TIME || !item->time.has_end)
    return FALSE;
  for (guint k = item->first; k > 0 && item->first - k < NEAR_BREAK; k--)
    if (r->t[k - 1].kind == T_BREAK || r->t[k - 1].kind == T_NUMBER ||
        hd_when_is_punct (&r->t[k - 1], ','))
      break;
    else if (hd_when_says_one (r, k - 1, words))
      return TRUE;
  for (guint k = item->end; k < item->end + NEAR_BREAK; k++)
    if (r->t[k].kind != T_WORD)
      break;
    else if (hd_when_says_one (r, k, words))
      return TRUE;
  return FALSE;
}

/* Whether a break lasts from the end of one event to the start of the next, on their day. */
static gboolean
fills_gap (const HdJoin *j,
           const HdItem *item,
           const HdInvitation *before,
           const HdInvitation *next)
{
  int starts[4], ends[4];

  if (!is_break (j->r, item) || hd_when_options (j->r, &item->time, PART_NONE, starts, ends) == 0)
    return FALSE;
  /* "lunch 12-1", of a clock of twelve hours */
  return (starts[0] * 60 - before->end.second) % HALF_DAY == 0 &&
         (ends[0] * 60 - next->start.second) % HALF_DAY == 0;
}

/* "Part 2:" before a time: its number, 0: none. "Session 2" may be one to choose. */
static int
read_part_number (const HdReading *r, const HdItem *item)
{
  static const char *const parts[] = { "part",  "teil",  "partie", "parte",  "round",
                                       "runde", "ronda", "block",  "bloque", "etape",
                                       "phase", "fase",  NULL };
  guint i = item->first;

  if (i < 3 || !hd_when_is_punct (&r->t[i - 1], ':') || r->t[i - 2].kind != T_NUMBER ||
      !hd_when_says_one (r, i - 3, parts))
    return 0;
  return r->t[i - 2].value;
}

/* "Part 1: 9:30-10:15" above "Part 2: 10:30-11:30" */
static gboolean
is_next_part (const HdJoin *j, const HdDraftEvent *before, const HdDraftEvent *next)
{
  int number = read_part_number (j->r, &j->items[before->time]);
  int gap = next->event->start.second - before->event->end.second;

  return number > 0 && read_part_number (j->r, &j->items[next->time]) == number + 1 && gap >= 0 &&
         gap <= MAX_GAP;
}

/* Whether the time of a break stands before that of the next part, or in its sentence. */
static gboolean
is_told_with (const HdReading *r, const HdItem *part, const HdItem *item)
{
  return item->first < part->first ||
         item->first < hd_when_sentence (r, part->first, MAX_SENTENCE).to;
}

/* Whether nothing, or a break that is told of, lies between two events of a day.
 * @breaks: set where it is a break */
static gboolean
follows (const HdJoin *j, const HdDraftEvent *before, const HdDraftEvent *next, gboolean *breaks)
{
  guint to;

  if (before->time < 0 || next->time <= before->time || before->date < 0 ||
      before->date != next->date || next->line - before->line > MAX_LINES ||
      !hd_invitation_has_end (before->event) || !hd_invitation_has_end (next->event) ||
      before->event->questions->len > 0 || next->event->questions->len > 0 ||
      before->event->end.date != next->event->start.date)
    return FALSE;
  for (guint k = j->items[before->time].end; k < j->items[next->time].first; k++)
    if (hd_when_is (&j->r->t[k], W_OR, NULL) || hd_when_is_punct (&j->r->t[k], '?'))
      return FALSE;
  if (is_next_part (j, before, next))
    {
      *breaks = TRUE;
      return TRUE;
    }
  if (before->event->end.second == next->event->start.second)
    {
      *breaks |= is_break (j->r, &j->items[before->time]);
      return TRUE;
    }
  to = MIN (j->n, (guint) next->time + NEAR_ITEMS);
  for (guint i = (guint) before->time + 1; i < to; i++)
    if (i != (guint) next->time && is_told_with (j->r, &j->items[next->time], &j->items[i]) &&
        fills_gap (j, &j->items[i], before->event, next->event))
      {
        *breaks = TRUE;
        return TRUE;
      }
  return FALSE;
}

/* Whether an event is named as a break. */
static gboolean
names_break (const HdJoin *j, guint i)
{
  const HdDraftEvent *draft = &g_array_index (j->drafts, HdDraftEvent, i);

  return draft->time >= 0 && is_break (j->r, &j->items[draft->time]);
}

/* Takes away the event at @i where it is a break between @start and @end, in seconds, on the day of
 * the one before it. */
static void
drop_break (HdJoin *j, guint i, int start, int end)
{
  const HdInvitation *before, *event;

  if (i >= j->drafts->len || !names_break (j, i))
    return;
  before = g_array_index (j->drafts, HdDraftEvent, i - 1).event;
  event = g_array_index (j->drafts, HdDraftEvent, i).event;
  if (event->start.date != before->start.date || event->start.second < start ||
      event->end.second > end)
    return;
  hd_invitation_free (g_array_index (j->drafts, HdDraftEvent, i).event);
  g_array_remove_index (j->drafts, i);
}

/* "Mir passt Dienstag 9-12 und 13-15 Uhr": whether who offers is free then, and invites nobody. */
static gboolean
is_offered (const HdJoin *j, const HdDraftEvent *draft)
{
  static const char *const words[] = { "passt", "passen", "konnte", "konnten", "suits",
                                       "works", "work",   "can",    "could",   "convient",
                                       "viene", "vienen", "puedo",  "peux",    NULL };
  static const char *const who[] = { "mir", "me", "ich", "i", "je", "puedo", NULL };
  HdWhenSentence s = hd_when_sentence (j->r, j->items[draft->time].first, MAX_SENTENCE);
  guint to = j->items[draft->time].first;

  return hd_when_says_any (j->r, s.from, to, words) && hd_when_says_any (j->r, s.from, to, who);
}

/* Takes away the break that is named right behind @i, on its day and between it and the one before:
 * nobody offers it. */
static void
drop_named_break (HdJoin *j, guint i)
{
  const HdDraftEvent *drafts = (const HdDraftEvent *) (gpointer) j->drafts->data;

  if (i == 0 || i + 1 >= j->drafts->len || drafts[i].time < 0 || drafts[i - 1].time < 0 ||
      drafts[i - 1].date != drafts[i].date || !hd_invitation_has_end (drafts[i - 1].event) ||
      !hd_invitation_has_end (drafts[i + 1].event))
    return;
  drop_break (j, i + 1, drafts[i - 1].event->end.second, drafts[i].event->start.second);
}

/**
 * hd_when_join_breaks:
 *
 * Joins times of a day that nothing but a break parts to one visit, unless somebody is to choose
 * among them.
 */
void
hd_when_join_breaks (HdJoin *j)
{
  for (guint i = 0; i < j->drafts->len; i++)
    {
      HdDraftEvent *drafts = (HdDraftEvent *) (gpointer) j->drafts->data;
      guint k = i + 1, behind;
      gboolean breaks = FALSE;

      while (k < j->drafts->len && follows (j, &drafts[k - 1], &drafts[k], &breaks))
        k++;
      behind = k;
      /* "Final round 9:00-12:30, lunch 12:30-13:30" */
      while (k > i + 1 && names_break (j, k - 1))
        k--;
      if (k - i < 2 || !breaks || names_break (j, i))
        {
          drop_named_break (j, behind - 1);
          i = behind - 1;
          continue;
        }
      if (hd_when_is_choice (j, &drafts[i], &drafts[k - 1]) || is_offered (j, &drafts[i]))
        {
          drop_break (j, k, drafts[i].event->start.second, drafts[k - 1].event->end.second);
          i = k - 1;
          continue;
        }
      hd_when_join_run (j, i, k);
      drafts = (HdDraftEvent *) (gpointer) j->drafts->data;
      drop_break (j, i + 1, drafts[i].event->start.second, drafts[i].event->end.second);
    }
}
