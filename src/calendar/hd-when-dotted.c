/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-times.h"

/* What proves a number with a full stop in it, such as 10.15, to be a clock time or none. */

/* "10.15 bis 11.15", "9.30 - 10.15", "9.30 to 11 Uhr": whether the other end of a range at @i says
 * that full stops part hours from minutes. */
gboolean
hd_when_is_dotted_range (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];

  if (!(hd_when_is_punct (t, '-') || hd_when_is (t, W_RANGE, NULL)) || t[1].kind != T_NUMBER)
    return FALSE;
  return (hd_when_is_punct (&t[2], '.') && !t[2].space &&
          (hd_when_is_punct (t, '-') || (t[3].kind == T_NUMBER && !t[3].space))) ||
         hd_when_is (&t[2], W_H, NULL);
}

/* "12.50 Euro", "CHF 12.50": no time, for the number with a full stop at @i ends before @end. */
gboolean
hd_when_is_amount (const HdReading *r, guint i, guint end)
{
  static const char *const units[] = { "eur",     "euro", "euros", "chf", "usd", "gbp",
                                       "franken", "km",   "kg",    "mio", NULL };
  static const gunichar signs[] = { 0x20ac, '$', 0xa3, '%' };

  for (guint s = 0; s < G_N_ELEMENTS (signs); s++)
    if (hd_when_is_punct (&r->t[end], signs[s]) ||
        (i > 0 && hd_when_is_punct (&r->t[i - 1], signs[s])))
      return TRUE;
  return hd_when_says_one (r, end, units) || (i > 0 && hd_when_says_one (r, i - 1, units) &&
                                              !hd_when_is (&r->t[i - 1], W_WEEKDAY, NULL));
}

/* "10.00 welcome, 10.15 case study": behind a comma another of the times that are written with a
 * full stop. */
gboolean
hd_when_follows_dotted (const HdReading *r, guint i)
{
  const HdItem *last =
    r->items->len > 0 ? &g_array_index (r->items, HdItem, r->items->len - 1) : NULL;

  return last != NULL && last->kind == ITEM_TIME && last->time.start.style != CLOCK_BARE &&
         r->t[last->first].kind == T_NUMBER && hd_when_adjoins (r, last->first + 1, '.') &&
         r->t[last->first].line == r->t[i].line && hd_when_is_punct (&r->t[i - 1], ',') &&
         r->t[i + 3].kind == T_WORD;
}

/* "Wed works. 12.30?": nothing else is asked between a day and the end of its question; "Tuesday
 * 10th, still 2.30". */
gboolean
hd_when_is_asked_dotted (const HdReading *r, guint i, guint end)
{
  const HdItem *last =
    r->items->len > 0 ? &g_array_index (r->items, HdItem, r->items->len - 1) : NULL;

  static const char *const still[] = { "still", "weiterhin", "toujours", "sigue", NULL };

  if (last != NULL && last->kind == ITEM_DATE && i - last->end <= 2 && i > 0 &&
      hd_when_says_one (r, i - 1, still))
    return TRUE;
  return last != NULL && last->kind == ITEM_DATE && i - last->end < 8 && i > 0 &&
         r->t[i - 1].kind != T_WORD && hd_when_is_punct (&r->t[end], '?');
}

/* Whether a line begins, behind the number of its place in a list, with hours and minutes that a
 * full stop parts, and says something of them. */
static gboolean
begins_dotted (const HdReading *r, guint i)
{
  if (hd_when_is_punct (&r->t[i], '-') || hd_when_is_punct (&r->t[i], '*') ||
      hd_when_is_punct (&r->t[i], 0x2022))
    i++;
  return r->t[i].kind == T_NUMBER && r->t[i].digits <= 2 && r->t[i].value <= 24 &&
         hd_when_adjoins (r, i + 1, '.') && r->t[i + 2].kind == T_NUMBER && !r->t[i + 2].space &&
         r->t[i + 2].digits == 2 && r->t[i + 2].value % 5 == 0 && r->t[i + 3].kind == T_WORD &&
         r->t[i + 3].space;
}

/* "9.00 arrival", and below it "9.30 case study": so do the lines of a programme. */
gboolean
hd_when_heads_dotted (const HdReading *r, guint hour, guint end)
{
  guint from = hour, to = end;

  while (from > 0 && hour - from < 2 && r->t[from - 1].kind == T_PUNCT)
    from--;
  if (from == 0 || r->t[from - 1].kind != T_BREAK || !begins_dotted (r, from))
    return FALSE;
  while (to - end < 24 && r->t[to].kind != T_BREAK && r->t[to].kind != T_END)
    to++;
  if (r->t[to].kind == T_BREAK && begins_dotted (r, to + 1))
    return TRUE;
  for (to = --from; to > 0 && from - to < 24 && r->t[to - 1].kind != T_BREAK;)
    to--;
  return begins_dotted (r, to);
}
