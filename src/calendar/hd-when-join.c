/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join-private.h"

/* How far below its date a time may stand, in lines. */
#define MAX_LINES_BELOW 12

guint
hd_when_line_of (const HdJoin *j, int item)
{
  return j->r->t[j->items[item].first].line;
}

gboolean
hd_when_is_usable (const HdJoin *j, guint i)
{
  return (j->r->lines[hd_when_line_of (j, (int) i)].depth > 0) == (j->depth > 0);
}

/* What is said between two items: nothing but words that join. */
gboolean
hd_when_only (const HdJoin *j,
              guint from,
              guint to,
              guint most,
              gboolean (*fits) (const HdToken *t))
{
  if (to < from || to - from > most)
    return FALSE;
  for (guint k = from; k < to; k++)
    if (!fits (&j->r->t[k]))
      return FALSE;
  return TRUE;
}

static gboolean
lists (const HdToken *t)
{
  return hd_when_is (t, W_OR, NULL) || hd_when_is (t, W_AND, NULL) || hd_when_is_punct (t, ',') ||
         hd_when_is_punct (t, '/') || hd_when_is_punct (t, '+') || hd_when_is (t, W_THE, NULL) ||
         hd_when_is (t, W_ON, NULL) || hd_when_is_punct (t, ';');
}

static gboolean
places_on (const HdToken *t)
{
  return hd_when_is (t, W_ON, NULL) || hd_when_is (t, W_THE, NULL) || hd_when_is (t, W_OF, NULL) ||
         hd_when_is (t, W_IN, NULL) || hd_when_is (t, W_DAY, NULL) || hd_when_is_punct (t, ',') ||
         hd_when_is_punct (t, ')') || hd_when_is_punct (t, '(');
}

static gboolean
repeats (const HdToken *t)
{
  return hd_when_is_punct (t, '(') || hd_when_is_punct (t, ',') || hd_when_is_punct (t, '-') ||
         hd_when_is (t, W_THE, NULL) || hd_when_is (t, W_ON, NULL);
}

/* The next date or time behind @i, over zones, lengths and places; -1: none on this line. */
int
hd_when_next_on_line (const HdJoin *j, guint i)
{
  guint line = hd_when_line_of (j, (int) i);

  for (guint k = i + 1; k < j->n && hd_when_line_of (j, (int) k) == line && k < i + 6; k++)
    if ((j->items[k].kind == ITEM_DATE || j->items[k].kind == ITEM_TIME) && !j->items[k].dropped)
      return (int) k;
  return -1;
}

/* Where the words between two items begin: behind zones and lengths that stand there. */
guint
hd_when_gap_start (const HdJoin *j, int from, int to)
{
  guint start = j->items[from].end;

  for (int k = from + 1; k < to; k++)
    if (j->items[k].end > start)
      start = j->items[k].end;
  return start;
}

/* Whether a comma or such parts what stands before a token from what stands behind another. */
static gboolean
is_parted (const HdJoin *j, guint from, guint to)
{
  for (guint k = from; k < to; k++)
    if (hd_when_is_punct (&j->r->t[k], ',') || hd_when_is_punct (&j->r->t[k], ';') ||
        hd_when_is (&j->r->t[k], W_OR, NULL) || hd_when_is (&j->r->t[k], W_AND, NULL))
      return TRUE;
  return FALSE;
}

/* Whether the time at @i belongs to the date that follows it: "10:00 on Thursday". */
static gboolean
date_follows (const HdJoin *j, guint i)
{
  int date = hd_when_next_on_line (j, i), time;

  /* "10am Tuesday, 2pm or 3pm Wednesday" */
  for (guint n = 0; n < 6 && date >= 0 && j->items[date].kind == ITEM_TIME && j->n_before > 0 &&
                    is_parted (j, j->items[j->group[j->n_group - 1]].end, j->items[i].first) &&
                    hd_when_only (j, j->items[i].end, j->items[date].first, 2, lists);
       n++)
    {
      i = (guint) date;
      date = hd_when_next_on_line (j, i);
    }

  if (date < 0 || j->items[date].kind != ITEM_DATE ||
      !hd_when_only (j, hd_when_gap_start (j, (int) i, date), j->items[date].first, 4, places_on))
    return FALSE;
  if (j->n_group == 0)
    return TRUE;
  if (!j->used && j->items[i].first - j->items[j->group[j->n_group - 1]].end <= 2)
    return FALSE;
  /* The date has a time of its own: "Thu 10:00, Fri 14:00". */
  time = hd_when_next_on_line (j, (guint) date);
  if (time < 0 || j->items[time].kind != ITEM_TIME || j->items[time].first - j->items[date].end > 3)
    return TRUE;
  /* But "10am Mon, 2pm Tue, 3pm Wed" */
  if (!is_parted (j, j->items[i].end, j->items[date].first) &&
      is_parted (j, j->items[date].end, j->items[time].first))
    return TRUE;
  /* "10am Mon 2pm Tue 3pm Wed": the day before has its time already. */
  if (j->n_before > 0 && !is_parted (j, j->items[i].end, j->items[date].first) &&
      hd_when_line_of (j, j->group[0]) == hd_when_line_of (j, (int) i))
    return TRUE;
  return hd_when_line_of (j, j->group[0]) != hd_when_line_of (j, (int) i);
}

/* One event a date; one a day of a short run. */
static void
add_on_date (HdJoin *j, int time, int date)
{
  HdDateItem day = j->items[date].date;
  HdDate last = day.last_day;

  hd_when_add_timed (j, time, date, &day);
  while (last != HD_DATE_NONE && day.n_dates == 1 && day.dates[0] < last && last - day.dates[0] < 7)
    {
      day.dates[0]++;
      hd_when_add_timed (j, time, date, &day);
    }
}

static void
leave_group (HdJoin *j)
{
  if (!j->used)
    for (guint g = 0; g < j->n_group; g++)
      g_array_append_val (j->alone, j->group[g]);
  j->n_group = j->n_before = 0;
  j->used = j->heading = FALSE;
}

/* "next week Tuesday or Wednesday", "Tuesday or Wednesday next week": both of that week. */
static void
same_week (HdDateItem *a, HdDateItem *b)
{
  HdDateItem *told = a->which_weekday != 0 ? a : b, *bare = told == a ? b : a;
  int weekday = bare->weekday;

  if (told->which_weekday == 0 || weekday == 0)
    return;
  bare->n_dates = told->n_dates;
  for (guint i = 0; i < told->n_dates; i++)
    bare->dates[i] = told->dates[i] - told->which_weekday + weekday;
  bare->which_weekday = weekday;
  bare->weekday = 0;
}

/* A second date that says the first again: "tomorrow, Tuesday"; TRUE when it did. */
static gboolean
same_date_again (HdJoin *j, guint i)
{
  HdItem *first, *second = (HdItem *) &j->items[i];
  HdDateItem both = { .last_day = HD_DATE_NONE };

  if (j->n_group != 1 || j->used)
    return FALSE;
  first = (HdItem *) &j->items[j->group[0]];
  if (!hd_when_only (j, first->end, second->first, 2, repeats) ||
      first->date.last_day != HD_DATE_NONE || second->date.last_day != HD_DATE_NONE)
    return FALSE;
  for (guint a = 0; a < first->date.n_dates; a++)
    for (guint b = 0; b < second->date.n_dates; b++)
      if (first->date.dates[a] == second->date.dates[b])
        both.dates[both.n_dates++] = first->date.dates[a];
  if (both.n_dates == 0)
    return FALSE;

  both.part = second->date.part != PART_NONE ? second->date.part : first->date.part;
  both.all_day = first->date.all_day || second->date.all_day;
  second->date = both;
  second->first = first->first;
  j->group[0] = (int) i;
  return TRUE;
}

/* Whether a date far behind the times that wait for one has a time of its own: what waits is of
 * something else. */
static gboolean
has_own_time (const HdJoin *j, guint i)
{
  int time = hd_when_next_on_line (j, i), last = j->waiting[j->n_waiting - 1];

  return time >= 0 && j->items[time].kind == ITEM_TIME &&
         j->items[time].first - j->items[i].end <= 2 &&
         hd_when_line_of (j, last) == hd_when_line_of (j, (int) i) &&
         (j->items[i].first - j->items[last].end > 6 ||
          /* "We may not be done before noon: Thursday 10-12" */
          hd_when_is_punct (&j->r->t[j->items[i].first - 1], ':') ||
          hd_when_sentence (j->r, j->items[i].first, 8).from >= j->items[last].end);
}

/* "between Monday and Friday" */
static gboolean
is_between (const HdJoin *j, const HdItem *before, const HdItem *item)
{
  guint k = before->first;

  while (k > 0 && before->first - k < 2 && hd_when_is (&j->r->t[k - 1], W_THE, NULL))
    k--;
  if (k == 0 || !hd_when_is (&j->r->t[k - 1], W_BETWEEN, NULL) || before->date.n_dates != 1 ||
      item->date.n_dates != 1)
    return FALSE;
  /* "between the 7th and the 11th of December" shares its tokens. */
  return before->first == item->first ||
         (item->first > before->end && hd_when_is (&j->r->t[before->end], W_AND, NULL));
}

/* "Wednesday afternoon or Friday 11 to 13": the time is the second one's alone. */
static gboolean
has_own_part (const HdItem *before, const HdItem *item)
{
  return before->date.part != PART_NONE && item->date.part == PART_NONE;
}

/* "Tuesday or Thursday afternoon": both afternoons. */
static void
share_part (HdJoin *j, const HdItem *item)
{
  for (guint g = 0; g < j->n_group && item->date.part != PART_NONE; g++)
    {
      HdItem *before = (HdItem *) &j->items[j->group[g]];

      if (before->date.part == PART_NONE)
        before->date.part = item->date.part;
    }
}

/* "10am Monday or Tuesday, 2pm Wednesday": the time behind the date at @i is of the date behind it.
 */
static gboolean
has_own_date (const HdJoin *j, guint i, int time)
{
  const HdToken *t = &j->r->t[j->items[i].end];
  int date = hd_when_next_on_line (j, (guint) time);

  return (hd_when_is_punct (t, ',') || hd_when_is_punct (t, ';') || hd_when_is (t, W_OR, NULL) ||
          hd_when_is (t, W_AND, NULL)) &&
         date >= 0 && j->items[date].kind == ITEM_DATE &&
         hd_when_only (j, hd_when_gap_start (j, time, date), j->items[date].first, 2, places_on) &&
         !hd_when_is_punct (&j->r->t[j->items[time].end], ',');
}

static void
take_date (HdJoin *j, guint i)
{
  HdItem *item = (HdItem *) &j->items[i];
  guint line = hd_when_line_of (j, (int) i);

  if (j->n_waiting > 0 && line - hd_when_line_of (j, j->waiting[j->n_waiting - 1]) <= 1 &&
      !has_own_time (j, i))
    {
      leave_group (j);
      for (guint w = 0; w < j->n_waiting; w++)
        {
          add_on_date (j, j->waiting[w], (int) i);
          j->before[w] = j->waiting[w];
        }
      j->n_before = j->n_waiting;
      j->n_waiting = 0;
      j->group[0] = (int) i;
      j->n_group = 1;
      j->used = TRUE;
      return;
    }
  hd_when_take_told (j);

  if (same_date_again (j, i))
    return;
  if (j->n_group > 0 && !j->used && hd_when_line_of (j, j->group[j->n_group - 1]) == line)
    {
      HdItem *before = (HdItem *) &j->items[j->group[j->n_group - 1]];

      same_week (&before->date, &item->date);
      /* Several days of one list share their tokens. */
      if (!is_between (j, before, item) &&
          (before->first == item->first || hd_when_only (j, before->end, item->first, 3, lists)) &&
          j->n_group < MAX_GROUP && !has_own_part (before, item))
        {
          share_part (j, item);
          j->group[j->n_group++] = (int) i;
          return;
        }
      if (((hd_when_only (j, before->end, item->first, 3, hd_when_ranges) &&
            hd_when_has_range (j, before->end, item->first)) ||
           is_between (j, before, item)) &&
          item->date.dates[0] > before->date.dates[0])
        {
          before->date.last_day = item->date.dates[0];
          before->end = item->end;
          return;
        }
    }
  /* "between 9 and 10, Tuesday or Thursday" */
  if (j->n_before > 0 && j->n_group < MAX_GROUP &&
      hd_when_line_of (j, j->group[j->n_group - 1]) == line)
    {
      HdItem *before = (HdItem *) &j->items[j->group[j->n_group - 1]];
      int next = hd_when_next_on_line (j, i);

      /* "10:00 on Wed 2nd or Wed 9th" above "11:00 - 12:00" */
      if (next < 0 && i + 1 < j->n && hd_when_line_of (j, (int) i + 1) == line + 1 &&
          j->items[i + 1].kind == ITEM_TIME && j->r->t[j->items[i].end].kind == T_BREAK &&
          j->items[i + 1].first == j->items[i].end + 1)
        next = (int) i + 1;
      /* "1pm on the 3rd or 4th of November" shares its tokens. */
      if ((before->first == item->first || hd_when_only (j, before->end, item->first, 3, lists)) &&
          (next < 0 || j->items[next].kind != ITEM_TIME || has_own_date (j, i, next)))
        {
          same_week (&before->date, &item->date);
          for (guint t = 0; t < j->n_before; t++)
            add_on_date (j, j->before[t], (int) i);
          j->group[j->n_group++] = (int) i;
          return;
        }
    }
  leave_group (j);
  j->group[0] = (int) i;
  j->n_group = 1;
}

/* Whether words between two tokens announce the parts of one visit. */
gboolean
hd_when_says_agenda (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "schedule",   "agenda",   "itinerary", "ablauf",
                                       "ablaufplan", "programm", "programme", "programa",
                                       "deroule",    NULL };

  return hd_when_says_any (r, from, to, words);
}

/* "Schedule for Thursday" above a list of times: they are parts of one visit, and no offers. */
static gboolean
is_agenda (const HdJoin *j)
{
  guint at = j->items[j->group[0]].first, from = at, to = at;

  while (from > 0 && j->r->t[from - 1].kind != T_BREAK && at - from < 20)
    from--;
  while (to < j->r->n && j->r->t[to].kind != T_BREAK && to - at < 20)
    to++;
  return hd_when_says_agenda (j->r, from, to);
}

static void
wait_for_date (HdJoin *j, guint i)
{
  if (j->n_waiting < MAX_GROUP)
    j->waiting[j->n_waiting++] = (int) i;
  else
    j->cut = TRUE;
}

static void
take_time (HdJoin *j, guint i)
{
  guint line = hd_when_line_of (j, (int) i);
  gboolean follows;

  if (!j->items[i].time.same && hd_when_end_of_last (j, i))
    return;
  /* "Assessment day on 5 November. We finish at 4.30pm.": nobody knows when it begins. */
  if (!j->items[i].time.same && !j->items[i].time.has_end && j->n_group == 1 && !j->used &&
      j->items[j->group[0]].date.part == PART_NONE && line == hd_when_line_of (j, j->group[0]) &&
      hd_when_is_said_end (j->r, &j->items[i]) &&
      !hd_when_is (&j->r->t[j->items[i].first], W_RANGE, NULL))
    {
      ((HdItem *) &j->items[i])->until = TRUE;
      return;
    }
  follows = date_follows (j, i);
  /* "Friday 4 December, same time" */
  if (j->items[i].time.same)
    {
      guint said = i;

      /* It may be one that no longer holds: "from Monday 14:00 to Tuesday, same time". */
      while (said > 0 && i - said < MAX_BACK &&
             (j->items[said].kind != ITEM_TIME || j->items[said].time.same ||
              j->items[said].context || hd_when_is_said_end (j->r, &j->items[said])))
        said--;
      /* Or one that is only told of: "we talked about Tuesday at 2". */
      if (j->items[said].kind != ITEM_TIME || j->items[said].time.same)
        for (said = i; said > 0 && i - said < MAX_BACK &&
                       (j->items[said].kind != ITEM_TIME || j->items[said].time.same);)
          said--;
      if (j->items[said].kind != ITEM_TIME || j->items[said].time.same)
        return;
      j->again = (int) i;
      i = said;
    }
  if (follows)
    {
      wait_for_date (j, i);
      return;
    }
  if (j->n_group > 0)
    {
      guint below = line - hd_when_line_of (j, j->group[j->n_group - 1]);
      gboolean near = below == 0 || (below <= MAX_LINES_BELOW && (!j->used || j->heading));

      if (near)
        {
          if (j->used && below > 0 && is_agenda (j))
            {
              hd_when_end_of_visit (j, i);
              return;
            }
          if (!j->used && below > 0)
            j->heading = TRUE;
          j->used = TRUE;
          for (guint g = 0; g < j->n_group; g++)
            add_on_date (j, (int) i, j->group[g]);
          return;
        }
    }
  wait_for_date (j, i);
}

/* "on Tuesday 8 December, not Monday 7 December. Start is 9:30am.": the first day waits still. */
static gboolean
is_aside_of_group (const HdJoin *j, const HdItem *item)
{
  return j->n_group > 0 && !j->used && item->first - j->items[j->group[j->n_group - 1]].end <= 4;
}

/**
 * hd_when_join:
 * @depth: 0: what the text itself says, 1: what it quotes
 *
 * Joins dates and times to events and adds them to @when.
 */
void
hd_when_join (HdReading *r, guint8 depth, HdWhen *when)
{
  g_autoptr (GArray) drafts = g_array_new (FALSE, FALSE, sizeof (HdDraftEvent));
  g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (int));
  HdSpread spread;
  HdJoin j = { .r = r, .depth = depth, .drafts = drafts, .alone = alone, .again = -1 };
  gboolean timed;

  if (depth == 0)
    hd_when_mark (r);
  hd_when_spread (r, depth, &spread, when);
  if (depth == 0)
    hd_when_tell_former (r, &spread, when);
  j.items = (const HdItem *) (gpointer) r->items->data;
  j.n = r->items->len;

  for (guint i = 0; i < j.n; i++)
    {
      const HdItem *item = &j.items[i];

      if (!hd_when_is_usable (&j, i))
        continue;
      if (drafts->len > HD_WHEN_MAX_EVENTS)
        {
          j.cut = TRUE;
          break;
        }
      if (item->dropped)
        {
          if (item->kind == ITEM_DATE && !is_aside_of_group (&j, item))
            leave_group (&j);
          continue;
        }
      if (item->kind == ITEM_DATE && item->date.n_dates > 0)
        {
          if (hd_when_end_on_other_day (&j, i))
            {
              i = (guint) hd_when_next_on_line (&j, i);
              continue;
            }
          take_date (&j, i);
        }
      else if (item->kind == ITEM_TIME)
        {
          j.again = -1;
          take_time (&j, i);
        }
    }
  hd_when_join_parts (&j);
  hd_when_join_breaks (&j);
  timed = drafts->len > 0;
  hd_when_take_agenda (&j);
  leave_group (&j);
  hd_when_take_rest (&j, timed, when);
  hd_when_finish (r, &spread, drafts, j.cut, when);
  hd_when_spread_clear (&spread);
}
