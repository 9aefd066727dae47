/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* Signs that people set beside times: an arrow to where something is moved, a cross at what is
 * gone.
 */

/* A shift over night is so long at most; a meeting of some days begins and ends about so, in
 * minutes.
 */
#define LONGEST_SHIFT (12 * 60)
#define LONGEST_DAYS 4
#define LATEST_START (11 * 60)
#define EARLIEST_END (12 * 60)

/* So many items of a line before and behind one are looked at for signs. */
#define MOST_SIGNS 16

/* How far from a day its hour may stand, in tokens. */
#define NEAR_DAY 3

static gunichar
sign_at (const HdReading *r, guint i)
{
  return r->t[i].kind == T_PUNCT ? g_utf8_get_char (r->text + r->t[i].byte) : 0;
}

static gboolean
is_arrow (const HdReading *r, guint i)
{
  gunichar c = sign_at (r, i);

  /* "->" and "=>" are one token. */
  if (c == '-' || c == '=')
    return r->t[i].end - r->t[i].start == 2;
  return hd_when_is_arrow_sign (c);
}

static gboolean
is_cross (const HdReading *r, guint i)
{
  gunichar c = sign_at (r, i);

  return c == 0x274c || c == 0x2717 || c == 0x2718 || c == 0x2716 || c == 0x26d4 || c == 0x1f6ab;
}

/* Whether a word at @i begins what it stands in, or the word "time" does. */
static gboolean
is_ahead (const HdReading *r, guint i)
{
  return i == 0 || r->t[i - 1].kind == T_BREAK || hd_when_is_punct (&r->t[i - 1], ':') ||
         hd_when_is (&r->t[i - 1], W_TIMEWORD, NULL);
}

/* "Cambio de hora:", "Change:": whether the line of an arrow, or the one above, is headed so, and
 * by no "Change of room:". A new slot may be written with an arrow from its start to its end. */
static gboolean
says_change (const HdReading *r, guint i)
{
  static const char *const words[] = { "change",   "changed",  "changement", "cambio",
                                       "anderung", "geandert", NULL };
  guint line = r->t[i].line;

  for (guint k = i; k > 0 && i - k < 24 && r->t[k - 1].line + 1 >= line; k--)
    if (r->t[k - 1].kind != T_BREAK && hd_when_ends_sentence (r, k - 1))
      return FALSE;
    else if (hd_when_says_one (r, k - 1, words) && is_ahead (r, k - 1))
      {
        while (hd_when_is (&r->t[k], W_OF, NULL) || hd_when_is_punct (&r->t[k], '\'') ||
               hd_when_is (&r->t[k], W_TIMEWORD, NULL))
          k++;
        return hd_when_is_punct (&r->t[k], ':') || r->t[k].kind == T_BREAK ||
               hd_when_is (&r->t[k - 1], W_TIMEWORD, NULL);
      }
  return FALSE;
}

/* Whether the line of an arrow, or the one above, tells of a move. */
static gboolean
says_move (const HdReading *r, guint i)
{
  guint line = r->t[i].line;

  if (says_change (r, i))
    return TRUE;
  for (guint k = i; k > 0 && i - k < 24 && r->t[k - 1].line + 1 >= line; k--)
    if (hd_when_tells_move (r, k - 1))
      return TRUE;
  return FALSE;
}

/* "Mon 7 Dec 9am → Tue 8 Dec 5pm", "Wed 2 Dec 22:00 → Thu 3 Dec 06:00": days of a workshop, and a
 * shift, in minutes. */
static gboolean
is_stretch (int start, int end, HdDate days)
{
  return (days == 1 && end + 24 * 60 - start <= LONGEST_SHIFT) ||
         (days <= LONGEST_DAYS && start <= LATEST_START && end >= EARLIEST_END);
}

/* "Moved: Wed 2 Dec 16:00 → Thu 3 Dec 10:00": the items from @old are of the day that is left,
 * those from @fresh of the one that it goes to. Without such a word it is a stretch of days, unless
 * it goes back. */
static gboolean
goes_to_day (const HdReading *r, const HdItem *old, const HdItem *fresh, guint arrow)
{
  const HdDateItem *from = &old[0].date, *to = &fresh[0].date;

  if (old[0].kind != ITEM_DATE || old[1].kind != ITEM_TIME || fresh[0].kind != ITEM_DATE ||
      fresh[1].kind != ITEM_TIME || old[1].first - old[0].end > NEAR_DAY ||
      fresh[1].first - fresh[0].end > NEAR_DAY || from->n_dates == 0 || to->n_dates == 0 ||
      r->t[old[0].first].line != r->t[fresh[1].first].line)
    return FALSE;
  return says_move (r, arrow) || to->dates[0] < from->dates[0] ||
         !is_stretch (hd_when_minutes_of (&old[1].time.start),
                      hd_when_minutes_of (&fresh[1].time.start), to->dates[0] - from->dates[0]);
}

/* "Re: Thu 25 Mar 09:00 → 09:45": an answer that says no more may tell of a move. */
static gboolean
heads_answer (const HdReading *r, guint i)
{
  static const char *const words[] = { "re", "aw", NULL };
  guint from = i;

  while (from > 0 && i - from < 24 && r->t[from - 1].kind != T_BREAK)
    from--;
  for (guint k = from; k < i && k < from + 6; k++)
    if (hd_when_says_one (r, k, words) && hd_when_is_punct (&r->t[k + 1], ':'))
      return TRUE;
  return FALSE;
}

/**
 * hd_when_mark_arrows:
 *
 * "09:00 → 09:45" in what tells of a move, "2 Dec 16h ➜ 3 Dec 16h": what the arrow points to holds.
 */
void
hd_when_mark_arrows (HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      HdItem *item = &items[i];

      if (item->dropped || (item->kind != ITEM_TIME && item->kind != ITEM_DATE))
        continue;
      for (guint k = item->first; item->kind == ITEM_TIME && item->time.has_end && k < item->end;
           k++)
        if (!is_arrow (r, k))
          continue;
        else if (!says_change (r, item->first))
          item->time.may_go = heads_answer (r, item->first);
        else
          {
            HdClock start = item->time.start;

            item->time.start = item->time.end;
            item->time.end = start;
            item->time.has_end = FALSE;
            item->time.goes = TRUE;
            r->moves = TRUE;
          }
      if (i > 0 && i + 2 < n && item->kind == ITEM_TIME && is_arrow (r, item->end) &&
          items[i + 1].first == item->end + 1 && goes_to_day (r, item - 1, item + 1, item->end))
        {
          item[-1].dropped = item->dropped = TRUE;
          r->moves = TRUE;
        }
    }
}

static gboolean
is_sign (const HdReading *r, guint i)
{
  gunichar c = sign_at (r, i);

  return is_cross (r, i) || c == 0x2705 || c == 0x2713 || c == 0x2714 || c == 0x2611;
}

/* The sign right before an item, in its line; G_MAXUINT: there is none. */
static guint
sign_before (const HdReading *r, const HdItem *item)
{
  for (guint k = item->first; k > 0 && item->first - k < 2; k--)
    if (r->t[k - 1].kind == T_BREAK)
      break;
    else if (is_sign (r, k - 1))
      return k - 1;
  return G_MAXUINT;
}

/* "❌ Mon 10:00", "Slots: ✗ 9:00 ✓ 10:00": whether the signs in the line of an item stand before its
 * times. */
static gboolean
are_signs_ahead (const HdReading *r, const HdItem *items, guint n, guint i)
{
  guint line = r->t[items[i].first].line, from = i;

  while (from > 0 && i - from < MOST_SIGNS && r->t[items[from - 1].first].line == line)
    from--;
  for (guint m = from; m < n && m - from < 2 * MOST_SIGNS && r->t[items[m].first].line == line; m++)
    {
      if (sign_before (r, &items[m]) != G_MAXUINT &&
          (m == from || sign_before (r, &items[m]) != items[m - 1].end))
        return TRUE;
      if (is_sign (r, items[m].end))
        return FALSE;
    }
  return FALSE;
}

/* What a cross stands before is gone, up to the next sign. */
static void
drop_behind (HdReading *r, HdItem *items, guint n, guint i)
{
  guint line = r->t[items[i].first].line;

  for (guint m = i; m < n && r->t[items[m].first].line == line; m++)
    {
      if (m > i && sign_before (r, &items[m]) != G_MAXUINT)
        return;
      if (items[m].kind == ITEM_TIME || items[m].kind == ITEM_DATE)
        items[m].dropped = items[m].refused = TRUE;
    }
}

/**
 * hd_when_mark_crossed:
 *
 * "Mon 10:00 ❌, Tue 11:00 ✅", "❌ Mon 10:00": a time is gone that is crossed out.
 */
void
hd_when_mark_crossed (HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      HdItem *item = &items[i];
      guint sign = sign_before (r, item);

      if (item->dropped || (item->kind != ITEM_TIME && item->kind != ITEM_DATE))
        continue;
      if (sign != G_MAXUINT && is_cross (r, sign) && are_signs_ahead (r, items, n, i))
        drop_behind (r, items, n, i);
      else if (is_cross (r, item->end) && !are_signs_ahead (r, items, n, i))
        {
          item->dropped = item->refused = TRUE;
          /* Its day goes with it, when it has no other time. */
          if (i > 0 && item->kind == ITEM_TIME && items[i - 1].kind == ITEM_DATE &&
              item->first - items[i - 1].end <= NEAR_DAY)
            items[i - 1].date.silent = TRUE;
        }
    }
}
