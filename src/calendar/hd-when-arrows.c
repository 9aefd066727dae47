/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* Signs that people set beside times: an arrow to where something is moved, a cross behind what is
 * gone. */

/* How far from a day its hour may stand, in tokens. */
#define NEAR_DAY 3

/* A meeting may go on for so many days, and each day ends so many hours after it began. */
#define LONGEST_DAYS 4
#define DAY_OF_WORK (6 * 60)

static gunichar
sign_at (const HdReading *r, guint i)
{
  return r->t[i].kind == T_PUNCT ? g_utf8_get_char (r->text + r->t[i].byte) : 0;
}

/* "→", "➜", "->", "=>", which are all read as a dash. */
static gboolean
is_arrow (const HdReading *r, guint i)
{
  static const gunichar arrows[] = { 0x2192, 0x21d2, 0x2794, 0x279c, 0x279d, 0x27a1, 0x27f6 };
  gunichar c = sign_at (r, i);

  if (c == '-' || c == '=')
    return r->text[r->t[i].byte + 1] == '>';
  for (guint a = 0; a < G_N_ELEMENTS (arrows); a++)
    if (c == arrows[a])
      return TRUE;
  return FALSE;
}

static gboolean
is_cross (const HdReading *r, guint i)
{
  gunichar c = sign_at (r, i);

  return c == 0x274c || c == 0x2717 || c == 0x2718 || c == 0x2716 || c == 0x26d4 || c == 0x1f6ab;
}

/* "Cambio:", "Re:", "moved to": whether the line of an arrow, or the one above, tells of a move. */
static gboolean
says_move (const HdReading *r, guint i)
{
  static const char *const words[] = { "change",   "changed", "changement", "cambio", "anderung",
                                       "geandert", "new",     "neu",        "nuevo",  "nueva",
                                       "nouveau",  "nouvel",  "nouvelle",   "update", NULL };
  guint line = r->t[i].line;

  for (guint k = i; k > 0 && i - k < 24 && r->t[k - 1].line + 1 >= line; k--)
    if (hd_when_says_one (r, k - 1, words) || hd_when_tells_move (r, k - 1) ||
        (hd_when_says (r, k - 1, "re") && hd_when_is_punct (&r->t[k], ':')))
      return TRUE;
  return FALSE;
}

static int
minute_of (const HdItem *time)
{
  return time->time.start.hour * 60 + time->time.start.minute;
}

/* "Wed 2 Dec 16:00 → Thu 3 Dec 10:00": the items from @old are of the day that is left, those from
 * @fresh of the one that it goes to. A workshop of some days is written so too. */
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
         to->dates[0] - from->dates[0] > LONGEST_DAYS ||
         minute_of (&fresh[1]) - minute_of (&old[1]) < DAY_OF_WORK;
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
      if (item->kind == ITEM_TIME && item->time.has_end)
        for (guint k = item->first; k < item->end; k++)
          if (is_arrow (r, k) && says_move (r, item->first))
            {
              HdClock start = item->time.start;

              item->time.start = item->time.end;
              item->time.end = start;
              item->time.has_end = FALSE;
              item->time.goes = TRUE;
              r->moves = TRUE;
              break;
            }
      if (i > 0 && i + 2 < n && item->kind == ITEM_TIME && is_arrow (r, item->end) &&
          items[i + 1].first == item->end + 1 && goes_to_day (r, item - 1, item + 1, item->end))
        {
          item[-1].dropped = item->dropped = TRUE;
          r->moves = TRUE;
        }
    }
}

/* Whether the first sign of a line stands before its times: "❌ Mon 10:00". */
static gboolean
is_sign_ahead (const HdReading *r, guint i)
{
  return i == 0 || r->t[i - 1].kind == T_BREAK;
}

/**
 * hd_when_mark_crossed:
 *
 * "Mon 10:00 ❌, Tue 11:00 ✅": a time is gone that is crossed out.
 */
void
hd_when_mark_crossed (HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      HdItem *item = &items[i];
      guint k = item->first;

      if (item->dropped || (item->kind != ITEM_TIME && item->kind != ITEM_DATE))
        continue;
      if (is_cross (r, item->end))
        {
          item->dropped = item->refused = TRUE;
          /* Its day goes with it, when it has no other time. */
          if (i > 0 && item->kind == ITEM_TIME && items[i - 1].kind == ITEM_DATE &&
              item->first - items[i - 1].end <= NEAR_DAY)
            items[i - 1].date.silent = TRUE;
        }
      while (k > 0 && item->first - k < 2 && r->t[k - 1].kind != T_BREAK)
        k--;
      if (k < item->first && is_cross (r, k) && is_sign_ahead (r, k))
        for (guint m = i; m < n && r->t[items[m].first].line == r->t[k].line; m++)
          if (items[m].kind == ITEM_TIME || items[m].kind == ITEM_DATE)
            items[m].dropped = items[m].refused = TRUE;
    }
}
