/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"
#include "hd-when-times.h"

/* What stands around a time: another of its list, a part of the day. */

/* Where what belongs to a time ends: "9-10 CET", "9:00 (phone)". */
guint
hd_when_behind_time (const HdReading *r, const HdItem *last)
{
  const HdItem *newest =
    r->items->len > 0 ? &g_array_index (r->items, HdItem, r->items->len - 1) : last;

  return last->kind == ITEM_TIME &&
             (newest->kind == ITEM_ZONE || newest->kind == ITEM_LENGTH ||
              newest->kind == ITEM_PLACE) &&
             newest->first >= last->end && newest->end - last->end <= 8 &&
             r->t[newest->first].line == r->t[last->first].line
           ? newest->end
           : last->end;
}

/* Whether a bare number may be a time here, because a date or another time stands just before. */
gboolean
hd_when_follows_item (const HdReading *r, guint i, const HdItem *last)
{
  /* "Donnerstag, 11.2., wahlweise 10 oder 14 Uhr" */
  static const char *const either[] = { "either", "wahlweise", "entweder", "soit", NULL };
  guint from;

  if (last == NULL || (last->kind != ITEM_DATE && last->kind != ITEM_TIME))
    return FALSE;
  from = hd_when_behind_time (r, last);
  if (i < from || i - from > 3)
    return FALSE;
  for (guint k = from; k < i; k++)
    {
      const HdToken *t = &r->t[k];

      if (hd_when_says_one (r, k, either))
        continue;
      if (hd_when_is_punct (t, ',') || (from != last->end && hd_when_is_punct (t, ')')) ||
          hd_when_is_punct (t, ':') || hd_when_is_punct (t, '(') || hd_when_is_punct (t, ';') ||
          hd_when_is (t, W_OR, NULL) || hd_when_is (t, W_AND, NULL) || hd_when_is_punct (t, 0xb7) ||
          hd_when_is_punct (t, '|') || hd_when_is (t, W_FROM, NULL) ||
          /* "Mon 22/2 - 9.30, 12" */
          (last->kind == ITEM_DATE && hd_when_is_punct (t, '-') && t->space && t[1].space) ||
          (last->kind == ITEM_TIME && hd_when_is_punct (t, '/')))
        continue;
      return FALSE;
    }
  return TRUE;
}

/* "Monday morning till eleven", "lundi matin jusqu'à 11": whether the number at @i says until when
 * something lasts on the day before it. */
gboolean
hd_when_ends_day_part (const HdReading *r, guint i, const HdItem *last)
{
  static const char *const words[] = { "till", "until", "bis", "hasta", "jusqu", NULL };
  static const char *const fillers[] = { "a", "las", "la", "um", NULL };
  guint k = i;

  if (last == NULL || last->kind != ITEM_DATE)
    return FALSE;
  while (k > last->end && i - k < 3 &&
         (hd_when_is_punct (&r->t[k - 1], '\'') || hd_when_says_one (r, k - 1, fillers)))
    k--;
  return k == last->end + 1 && hd_when_says_one (r, last->end, words);
}

/* Whether a list of times goes on at @i to one that is sure: "8:30, 9 or 9:30 am", "10, 11 oder 14
 * Uhr"; the half of the day that it says holds for @c too where the hours grow. */
gboolean
hd_when_time_listed (const HdReading *r, guint i, HdClock *c)
{
  const HdToken *t = r->t;

  for (guint n = 0; n < 6; n++)
    {
      guint k = hd_when_is_punct (&t[i], ',') ? i + 1 : i;

      k = hd_when_skip_optional (r, hd_when_skip_optional (r, k, W_OR), W_AND);
      if (k == i || t[k].kind != T_NUMBER || t[k].digits > 2 || t[k].value > 24)
        return FALSE;

      /* "10, 11.30": quarters of an hour are no months. */
      gboolean minutes = (hd_when_is_punct (&t[k + 1], ':') ||
                          (hd_when_is_punct (&t[k + 1], '.') && t[k + 2].value % 15 == 0 &&
                           !t[k + 2].space && !hd_when_is_punct (&t[k + 3], '%'))) &&
                         !t[k + 1].space && t[k + 2].digits == 2 && t[k + 2].value < 60;
      guint behind = minutes ? k + 3 : k + 1;
      gboolean am = hd_when_is (&t[behind], W_AM, NULL), pm = hd_when_is (&t[behind], W_PM, NULL);

      if ((am || pm) && c->hour % 12 <= t[k].value % 12)
        {
          c->am = am;
          c->pm = pm;
        }
      if (minutes || am || pm || hd_when_is (&t[behind], W_H, NULL))
        return TRUE;
      i = behind;
    }
  return FALSE;
}

/* "10, 11:30 or 16": a number that ends a list of times, or stands before the one that does.
 *
 * @i, @end: its tokens; @last: the time before it, whose half of the day holds where hours grow. */
gboolean
hd_when_ends_time_list (const HdReading *r, guint i, guint end, const HdItem *last, HdClock *c)
{
  const HdToken *t = r->t;
  gboolean joined =
    i > 0 && (hd_when_is (&t[i - 1], W_OR, NULL) || hd_when_is (&t[i - 1], W_AND, NULL));
  guint k = end;

  if (last == NULL || last->kind != ITEM_TIME || last->time.has_end || last->time.same)
    return FALSE;
  for (guint n = 0; n < 6 && !joined; n++)
    {
      k = hd_when_is_punct (&t[k], ',') ? k + 1 : k;
      joined = hd_when_is (&t[k], W_OR, NULL) || hd_when_is (&t[k], W_AND, NULL);
      k = joined ? k + 1 : k;
      if (t[k].kind != T_NUMBER || t[k].digits > 2 || t[k].value > 24)
        return FALSE;
      k++;
    }
  /* No "2-hour", "16.30", "5 %" */
  if (!joined || !(hd_when_ends_phrase (&t[k]) || hd_when_says_works (r, k)) ||
      (t[k].kind == T_PUNCT && t[k + 1].kind == T_NUMBER && !t[k + 1].space))
    return FALSE;
  if (last->time.start.style != CLOCK_WORDS && last->time.start.style != CLOCK_BARE)
    c->style = last->time.start.style == CLOCK_FIXED ? CLOCK_COLON : last->time.start.style;
  if (c->hour % 12 > last->time.start.hour % 12)
    {
      c->am = last->time.start.am;
      c->pm = last->time.start.pm;
    }
  return TRUE;
}

/* "Mon 10, Tue 11": the hour of a weekday in a list, none of whose numbers is its day. */
gboolean
hd_when_hour_of_list (const HdReading *r, guint i)
{
  HdWeekdayList list;
  guint k = i;

  while (k > 0 && i - k < 4 && !hd_when_is (&r->t[k], W_WEEKDAY, NULL))
    k--;
  return hd_when_find_weekday_list (r, k, &list) && list.most <= 20;
}

/* "statt 14 Uhr", "instead of 2", "au lieu de 14h", "en vez de las 12": a time that is replaced. */
gboolean
hd_when_stands_for_other (const HdReading *r, guint i)
{
  static const char *const places[] = { "room", "floor", "raum",   "zimmer", "salle",
                                        "sala", "etage", "planta", NULL };
  guint k = i;

  /* "room 5 instead of 3" */
  if (i > 1 && hd_when_says_one (r, i - 2, places))
    return FALSE;
  if (hd_when_is (&r->t[k], W_H, NULL))
    k++;
  if (!(hd_when_says (r, k, "statt") || hd_when_says (r, k, "anstatt") ||
        hd_when_says (r, k, "instead") ||
        ((hd_when_says (r, k, "au") || hd_when_says (r, k, "en")) &&
         hd_when_is (&r->t[k + 1], W_NOT, NULL))))
    return FALSE;
  /* "5 instead of room 3" are no times. */
  for (; k < i + 6 && !hd_when_says_one (r, k, places); k++)
    if (r->t[k].kind == T_NUMBER)
      return r->t[k].digits <= 2 && r->t[k].value <= 24;
  return FALSE;
}

/* "could we push it back to 11?", "auf 11 verschieben": where something is moved. */
gboolean
hd_when_is_moved_to (const HdReading *r, guint i)
{
  if (!hd_when_says (r, i, "to") && !hd_when_says (r, i, "auf"))
    return FALSE;
  for (guint k = i; k > 0 && i - k < 12 && !hd_when_ends_sentence (r, k - 1); k--)
    if (hd_when_is (&r->t[k - 1], W_MOVED, NULL) ||
        /* "bring the 3pm forward to 2" */
        (hd_when_says (r, k - 1, "bring") && i > 0 && hd_when_says (r, i - 1, "forward")))
      return TRUE;
  return hd_when_says (r, i, "auf") && r->t[i + 1].kind == T_NUMBER &&
         hd_when_is (&r->t[i + 2], W_MOVED, NULL);
}

/* "afternoon 2-3", "abends 7 Uhr", "por la tarde a las 4": the part of the day before a time. */
HdDayPart
hd_when_part_before (const HdReading *r, guint i)
{
  for (guint k = i; k > 0 && i - k < 4; k--)
    {
      HdDayPart part = PART_NONE;

      if (r->t[k - 1].kind != T_WORD)
        break;
      if (hd_when_read_part (r, k - 1, &part) == i)
        return part;
    }
  return PART_NONE;
}

/* Gives a time that names no half of the day the one of such a part. */
void
hd_when_take_part (HdDayPart part, HdClock *c)
{
  if (c->am || c->pm || c->hour == 0 || c->hour > 12 || c->style == CLOCK_FIXED)
    return;
  if (part == PART_AFTERNOON || part == PART_EVENING)
    c->pm = TRUE;
  else if (part == PART_MORNING && c->hour < 12)
    c->am = TRUE;
}

/* "3-4 on Wednesday", "12-1 or 1-2 on Friday" */
gboolean
hd_when_day_ahead (const HdReading *r, guint i)
{
  guint k;
  int value;

  for (guint n = 0; n < 4; n++)
    {
      k = hd_when_is_punct (&r->t[i], ',') ? i + 1 : i;
      k = hd_when_skip_optional (r, hd_when_skip_optional (r, k, W_OR), W_AND);
      if (k == i || r->t[k].kind != T_NUMBER || r->t[k].digits > 2 ||
          !hd_when_is_punct (&r->t[k + 1], '-') || r->t[k + 2].kind != T_NUMBER ||
          r->t[k + 2].digits > 2)
        break;
      i = k + 3;
      if (hd_when_is (&r->t[i], W_AM, NULL) || hd_when_is (&r->t[i], W_PM, NULL) ||
          hd_when_is (&r->t[i], W_H, NULL))
        i++;
    }
  k = hd_when_skip_optional (r, i, W_ON);

  k = hd_when_skip_optional (r, k, W_THE);
  /* "3.15 next Tuesday", "10.30 this Thursday" */
  if (k == i && (hd_when_is (&r->t[k], W_NEXT, NULL) || hd_when_is (&r->t[k], W_THIS, NULL)))
    k++;
  if (hd_when_is (&r->t[k], W_RELDAY, NULL))
    return TRUE;
  return hd_when_is (&r->t[k], W_WEEKDAY, &value) && (value & WEEKDAY_WEAK) == 0;
}
