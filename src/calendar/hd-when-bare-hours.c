/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"
#include "hd-when-times.h"

/* Numbers that only what stands around them makes hours. */

static gboolean
adjacent (const HdReading *r, guint i, gunichar c)
{
  return hd_when_is_punct (&r->t[i], c) && !r->t[i].space;
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
         adjacent (r, i + 1, '.') && r->t[i + 2].kind == T_NUMBER && !r->t[i + 2].space &&
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

/* "Mon 14 Dec, 10 CET", "martes 8, 10 hora de Londres": whether a zone says that the number before
 * it is an hour. */
gboolean
hd_when_zone_ahead (HdReading *r, const HdItem *time, guint i)
{
  HdItem before = *time, zone;
  guint end;

  before.end = i;
  end = hd_when_read_zone (r, i, &before, &zone);
  return end != 0 && !zone.zone.place && zone.zone.unknown[0] == '\0' &&
         (r->t[i].caps || hd_when_is (&r->t[i], W_TIMEWORD, NULL) ||
          hd_when_is (&r->t[end - 1], W_TIMEWORD, NULL) || hd_when_ends_phrase (&r->t[end]));
}

/* "tmrw 8 for the call?", "mañana 10 vale?": a number behind such a day is no part of it. */
gboolean
hd_when_is_hour_of_day (const HdReading *r, guint i, const HdItem *last)
{
  static const char *const words[] = { "works", "ok",   "okay", "with", "mit", "avec",
                                       "con",   "vale", "bei",  "is",   NULL };
  guint k = last != NULL && last->kind == ITEM_DATE ? last->end : i + 1;

  if (k > i || i - k > 1 || (i > k && !hd_when_is_punct (&r->t[k], ',')) || k == 0 ||
      !hd_when_is (&r->t[k - 1], W_RELDAY, NULL) || r->t[i].kind != T_NUMBER ||
      r->t[i].digits > 2 || r->t[i].value > 23 || r->t[i].value == 0)
    return FALSE;
  k = i + 1;
  return hd_when_is (&r->t[k], W_FOR, NULL) || hd_when_says_one (r, k, words) ||
         (hd_when_ends_phrase (&r->t[k]) &&
          !(r->t[k].kind == T_PUNCT && r->t[k + 1].kind == T_NUMBER && !r->t[k + 1].space));
}

/* "Tue 1 Dec after 3", "let's make it 10.15": words that only an hour follows there. */
gboolean
hd_when_is_hour_behind (const HdReading *r, guint i, const HdItem *last)
{
  static const char *const words[] = { "after", "before", NULL };
  static const char *const make[] = { "make", "makes", NULL };

  if (r->t[i].kind != T_NUMBER || r->t[i].digits > 2 || r->t[i].value > 24 || i < 2)
    return FALSE;
  if (hd_when_says (r, i - 1, "it") && hd_when_says_one (r, i - 2, make))
    return TRUE;
  return hd_when_says_one (r, i - 1, words) && last != NULL && last->kind == ITEM_DATE &&
         last->end == i - 1 &&
         (hd_when_ends_phrase (&r->t[i + 1]) || hd_when_is (&r->t[i + 1], W_OR, NULL) ||
          hd_when_is (&r->t[i + 1], W_AND, NULL));
}

/* "8 on Wednesday", "HR call 7 on Monday", and no "round 2 on Monday": an hour by what stands
 * before it. */
gboolean
hd_when_is_hour_on_day (const HdReading *r, guint i)
{
  static const char *const words[] = { "call",   "chat",  "lunch",  "dinner", "coffee", "breakfast",
                                       "drinks", "maybe", "around", "about",  "say",    "meet",
                                       "make",   "it",    "or",     NULL };

  if (r->t[i].kind != T_NUMBER || r->t[i].digits > 2 || r->t[i].value < 1 || r->t[i].value > 12 ||
      !hd_when_says (r, i + 1, "on") || !hd_when_is (&r->t[i + 2], W_WEEKDAY, NULL))
    return FALSE;
  return i == 0 || r->t[i - 1].kind == T_BREAK || hd_when_ends_sentence (r, i - 1) ||
         hd_when_says_one (r, i - 1, words);
}

/* "5 to 3", "10 to 9": so many hours are no range, so it is minutes before the hour. */
gboolean
hd_when_is_minutes_to (const HdReading *r, guint i)
{
  const HdToken *hour = &r->t[i + 2];
  int hours;

  if (r->t[i].kind != T_NUMBER || (r->t[i].value != 5 && r->t[i].value != 10) ||
      hour->kind != T_NUMBER || hour->digits > 2 || hour->value < 1 || hour->value > 12 ||
      hd_when_is_punct (&r->t[i + 3], ':') || hd_when_is_punct (&r->t[i + 3], '.'))
    return FALSE;
  hours = (hour->value - r->t[i].value + 12) % 12;
  return hours == 0 || hours > (r->t[i].value == 5 ? 6 : 7);
}
