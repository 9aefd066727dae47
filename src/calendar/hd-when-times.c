/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"
#include "hd-when-times.h"
#include "hd-when-zones.h"

#include <string.h>

static gboolean
adjacent (const HdReading *r, guint i, gunichar c)
{
  return hd_when_is_punct (&r->t[i], c) && !r->t[i].space;
}

/* "at 3 Pacific", "at 3 London time", "9-10 New York" */
static gboolean
names_clock (const HdReading *r, guint i)
{
  static const char *const words[] = { "eastern", "central", "mountain", "pacific", NULL };
  const HdZoneName *name = NULL;
  guint city = hd_when_find_city (r, i, &name);

  if (hd_when_says_one (r, i, words) || (city != 0 && hd_when_ends_phrase (&r->t[city])))
    return TRUE;
  return hd_when_is (&r->t[i + 1], W_TIMEWORD, NULL) || hd_when_ends_part (r, i) ||
         (r->t[i + 1].title && hd_when_is (&r->t[i + 2], W_TIMEWORD, NULL));
}

/* "morgen um 12 Mittagessen": behind a day it is no number of lunches. */
static gboolean
follows_day (const HdReading *r, guint i)
{
  return i > 2 && hd_when_is (&r->t[i - 2], W_AT, NULL) &&
         (hd_when_is (&r->t[i - 3], W_RELDAY, NULL) || hd_when_is (&r->t[i - 3], W_WEEKDAY, NULL) ||
          hd_when_is (&r->t[i - 3], W_MONTH, NULL));
}

/* Whether a bare number is followed by what it counts or by the rest of a date. */
static gboolean
counts_something (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];

  if (hd_when_is (t, W_MINUTE, NULL) || hd_when_is (t, W_DAY, NULL) ||
      hd_when_is (t, W_WEEK, NULL) || hd_when_is (t, W_MONTH, NULL) || hd_when_is_punct (t, '%') ||
      hd_when_is_punct (t, '$') || hd_when_is_punct (t, 0x20ac) ||
      (hd_when_is (t, W_HOUR, NULL) && !hd_when_is (t, W_H, NULL) &&
       /* "a las 10 hora de Londres" */
       !(hd_when_is (t, W_TIMEWORD, NULL) && i > 0 && r->t[i - 1].value > 1)))
    return TRUE;
  /* "How about 5th December" */
  if (((hd_when_is (t, W_OF, NULL) || hd_when_is_punct (t, '.')) &&
       hd_when_is (t + 1, W_MONTH, NULL)) ||
      (hd_when_is (t, W_ORD, NULL) && !t->space))
    return TRUE;
  if (t->kind == T_WORD && t->word == NULL && t->title && !t->caps && !names_clock (r, i) &&
      !follows_day (r, i))
    return TRUE;
  return (hd_when_is_punct (t, '.') || hd_when_is_punct (t, '/')) && !t->space &&
         t[1].kind == T_NUMBER && !t[1].space;
}

/* "10.15 bis 11.15", "9.30 - 10.15", "9.30 to 11 Uhr": whether the other end of a range at @i says
 * that full stops part hours from minutes. */
static gboolean
dotted_range (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];

  if (!(hd_when_is_punct (t, '-') || hd_when_is (t, W_RANGE, NULL)) || t[1].kind != T_NUMBER)
    return FALSE;
  return (hd_when_is_punct (&t[2], '.') && !t[2].space &&
          (hd_when_is_punct (t, '-') || (t[3].kind == T_NUMBER && !t[3].space))) ||
         hd_when_is (&t[2], W_H, NULL);
}

/* "Las dos por Teams": both of them, and no hour. */
static gboolean
counts_both (const HdReading *r, guint i)
{
  static const char *const words[] = { "por", "en", "son", "seran", "con", "juntas", NULL };

  return hd_when_says (r, i + 1, "dos") && hd_when_says_one (r, i + 2, words);
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
static gboolean
follows_dotted (const HdReading *r, guint i)
{
  const HdItem *last =
    r->items->len > 0 ? &g_array_index (r->items, HdItem, r->items->len - 1) : NULL;

  return last != NULL && last->kind == ITEM_TIME && last->time.start.style != CLOCK_BARE &&
         r->t[last->first].kind == T_NUMBER && adjacent (r, last->first + 1, '.') &&
         r->t[last->first].line == r->t[i].line && hd_when_is_punct (&r->t[i - 1], ',') &&
         r->t[i + 3].kind == T_WORD;
}

/* "Wed works. 12.30?": nothing else is asked between a day and the end of its question. */
static gboolean
is_asked_behind_day (const HdReading *r, guint i, guint end)
{
  const HdItem *last =
    r->items->len > 0 ? &g_array_index (r->items, HdItem, r->items->len - 1) : NULL;

  return last != NULL && last->kind == ITEM_DATE && i - last->end < 8 && i > 0 &&
         r->t[i - 1].kind != T_WORD && hd_when_is_punct (&r->t[end], '?');
}

/* One clock time. @bare: also a lone number, because something before it says that it is one. */
static guint
read_clock (const HdReading *r, guint i, HdClock *c, gboolean bare)
{
  static const char *const sharp[] = { "sharp", "punktlich", "pile", "precises", NULL };
  const HdToken *t = r->t;
  guint k = i, end;
  int spelt;
  guint count;

  *c = (HdClock){ .style = CLOCK_BARE };
  if (t[i].kind == T_WORD && hd_when_says (r, i, "t") && !t[i + 1].space && i > 0 &&
      t[i - 1].kind == T_NUMBER && t[i + 1].kind == T_NUMBER)
    k = ++i;
  if (hd_when_read_call_number (r, k) != 0)
    return 0;
  if (t[k].kind != T_NUMBER)
    {
      k = hd_when_read_clock_words (r, k, c, bare);
      return k == 0 ? 0 : hd_when_read_meridiem (r, k, c);
    }
  /* But "10-11am/2-3pm", "10:00/11:00" */
  if (i > 0 && !t[i].space && t[i - 1].kind == T_PUNCT && t[i - 1].value < 128 &&
      strchr (".:/+#$", t[i - 1].value) != NULL &&
      !(i > 1 && t[i - 1].value == '/' &&
        (hd_when_is (&t[i - 2], W_AM, NULL) || hd_when_is (&t[i - 2], W_PM, NULL) ||
         hd_when_is (&t[i - 2], W_H, NULL) ||
         (i > 3 && t[i - 2].kind == T_NUMBER && t[i - 2].digits == 2 &&
          ((hd_when_is_punct (&t[i - 3], ':') && hd_when_is_punct (&t[i + 1], ':')) ||
           /* "10.00/11.00" */
           (hd_when_is_punct (&t[i - 3], '.') && hd_when_is_punct (&t[i + 1], '.') &&
            t[i + 2].digits == 2 && !t[i + 2].space))))))
    return 0;

  /* "2026-11-0042" */
  if (i > 1 && !t[i].space && hd_when_is_punct (&t[i - 1], '-') && !t[i - 1].space &&
      t[i - 2].kind == T_NUMBER && t[i - 2].value >= 1900 && t[i - 2].value < 2200 &&
      adjacent (r, i + 1, '-'))
    return 0;

  if ((t[k].digits == 4 || t[k].digits == 6) && t[k].value >= 0)
    {
      int hhmm = t[k].digits == 4 ? t[k].value : t[k].value / 100;

      c->hour = hhmm / 100;
      c->minute = hhmm % 100;
      c->style = CLOCK_FIXED;
      if (c->hour > 24 || c->minute > 59 || (c->hour == 24 && c->minute > 0))
        return 0;
      if (i > 0 && hd_when_says (r, i - 1, "t") && !t[i].space)
        return k + 1;
      if (t[k].digits == 6)
        return 0;
      if (hd_when_is (&t[k + 1], W_H, NULL))
        return k + 2;
      if (hd_when_is (&t[k + 1], W_AM, NULL) || hd_when_is (&t[k + 1], W_PM, NULL))
        {
          c->style = CLOCK_COLON;
          return hd_when_read_meridiem (r, k + 1, c);
        }
      /* 1400-1530 */
      if (hd_when_is_punct (&t[k + 1], '-') && t[k + 2].kind == T_NUMBER && t[k + 2].digits == 4 &&
          (bare || hd_when_day_ahead (r, k + 3) ||
           (r->t[k + 3].title && hd_when_is (&r->t[k + 3], W_WEEKDAY, NULL))))
        return k + 1;
      /* "at 1500", "1500 on Tuesday", but no year. */
      return ((bare && r->language != HD_LANG_FR) ||
              (hd_when_is (&t[k + 1], W_ON, NULL) && c->minute % 5 == 0 &&
               hd_when_is (&t[k + 2], W_WEEKDAY, NULL))) &&
                 (c->hour < 19 || c->hour > 20)
               ? k + 1
               : 0;
    }
  if (bare && (end = hd_when_read_slip (r, k, c)) != 0)
    return end;
  *c = (HdClock){ .style = CLOCK_BARE };
  if (t[k].digits > 2 || t[k].value > 24)
    {
      /* "10 nach 3", "20 vor 12" */
      end = hd_when_read_clock_words (r, k, c, FALSE);
      return end == 0 ? 0 : hd_when_read_meridiem (r, end, c);
    }

  c->hour = t[k].value;
  /* "a las 9'30" */
  if (adjacent (r, k + 1, '\'') && t[k + 2].kind == T_NUMBER && !t[k + 2].space &&
      t[k + 2].digits == 2 && t[k + 2].value < 60)
    {
      c->minute = t[k + 2].value;
      c->style = CLOCK_COLON;
      end = hd_when_is (&t[k + 3], W_H, NULL) ? k + 4 : k + 3;
      return hd_when_read_meridiem (r, end, c);
    }
  if ((adjacent (r, k + 1, ':') || (adjacent (r, k + 1, '.') && !t[k + 2].space)) &&
      t[k + 2].kind == T_NUMBER && !t[k + 2].space && t[k + 2].digits == 2 && t[k + 2].value < 60)
    {
      gboolean dot = t[k + 1].value == '.';
      guint hour = k;

      c->minute = t[k + 2].value;
      c->style = t[k].digits == 2 && c->hour < 10 ? CLOCK_FIXED : CLOCK_COLON;
      end = k + 3;
      if (dot && ((adjacent (r, end, '.') && t[end + 1].kind == T_NUMBER && !t[end + 1].space) ||
                  hd_when_is_amount (r, hour, end)))
        return 0;
      /* "vom 18.11.": a day, but for "um 18.11." */
      if (dot && adjacent (r, end, '.') && c->minute >= 1 && c->minute <= 12 && c->hour >= 1 &&
          !(i > 0 && hd_when_says (r, i - 1, "um")))
        return 0;
      if (!dot && adjacent (r, end, ':') && t[end + 1].kind == T_NUMBER && t[end + 1].digits == 2 &&
          !t[end + 1].space)
        {
          end += 2;
          if (adjacent (r, end, '.') && t[end + 1].kind == T_NUMBER && !t[end + 1].space)
            end += 2;
        }
      if (hd_when_is (&t[end], W_H, NULL) && !hd_when_says (r, end, "heure"))
        {
          if (c->style == CLOCK_COLON)
            c->style = CLOCK_HOUR;
          return hd_when_read_meridiem (r, end + 1, c);
        }
      k = hd_when_read_meridiem (r, end, c);
      if (c->am || c->pm)
        c->style = CLOCK_COLON;
      else if (dot && !bare && !(c->minute % 5 == 0 && hd_when_day_ahead (r, end)) &&
               !(c->minute % 5 == 0 &&
                 (hd_when_says_one (r, end, sharp) || follows_dotted (r, hour) ||
                  is_asked_behind_day (r, hour, end) || hd_when_heads_dotted (r, hour, end))) &&
               !dotted_range (r, end))
        return 0;
      return k;
    }

  /* In Belgium "13u" too. */
  if (hd_when_is (&t[k + 1], W_H, NULL) ||
      ((r->language & HD_LANG_FR) != 0 && hd_when_says (r, k + 1, "u") && !t[k + 1].space))
    {
      end = k + 2;
      c->style = CLOCK_HOUR;
      if (t[end].kind == T_NUMBER && t[end].digits == 2 && t[end].value < 60 &&
          !(hd_when_is_punct (&t[end + 1], ':') && t[end + 2].kind == T_NUMBER &&
            !t[end + 2].space) &&
          /* "14 h 3. Dezember", and no "14 h 30." */
          !(t[end].space && hd_when_is_punct (&t[end + 1], '.') &&
            (hd_when_is (&t[end + 2], W_MONTH, NULL) || t[end + 2].kind == T_NUMBER)) &&
          !(t[end].space && hd_when_is (&t[end + 1], W_MONTH, NULL) &&
            !hd_when_is (&t[end + 1], W_WEEKDAY, NULL)) &&
          /* But "8h30 heure de Paris" */
          !(hd_when_is (&t[end + 1], W_H, NULL) &&
            !((!t[end].space || hd_when_is (&t[end + 2], W_OF, NULL)) &&
              hd_when_is (&t[end + 1], W_TIMEWORD, NULL))) &&
          !(t[end].space &&
            (hd_when_is (&t[end + 1], W_MINUTE, NULL) || hd_when_is_punct (&t[end + 1], '/'))))
        c->minute = t[end++].value;
      else if ((end = hd_when_read_fraction (r, k + 2, c)) == k + 2 &&
               (r->language & HD_LANG_FR) != 0 &&
               (count = hd_when_read_count (r, end, &spelt)) != 0 && spelt >= 10 && spelt < 60)
        {
          c->minute = spelt; /* 14 heures trente */
          end = count;
        }
      if (t[k].digits == 2 && t[k].value < 10)
        c->style = CLOCK_FIXED;
      if ((count = hd_when_read_academic (r, end, c)) != 0)
        return count;
      return hd_when_read_meridiem (r, end, c);
    }
  /* "11 s.t." */
  if ((end = hd_when_read_academic (r, k + 1, c)) != 0)
    {
      c->style = CLOCK_HOUR;
      return end;
    }

  /* "10 nach drei", "10 past 4" before "10"; "10 to 4" is a range. */
  if (hd_when_says (r, k + 1, "nach") || hd_when_says (r, k + 1, "vor") ||
      (t[k].value % 5 == 0 && t[k].value <= 25 &&
       (hd_when_says (r, k + 1, "past") ||
        (hd_when_says (r, k + 1, "to") && (t[k].value >= 20 || hd_when_is_minutes_to (r, k))))))
    {
      end = hd_when_read_clock_words (r, k, c, FALSE);
      if (end != 0)
        return hd_when_read_meridiem (r, end, c);
      *c = (HdClock){ .hour = t[k].value, .style = CLOCK_BARE };
    }
  end = hd_when_read_fraction (r, k + 1, c);
  if (end != k + 1 && bare)
    {
      c->style = CLOCK_WORDS;
      return hd_when_read_meridiem (r, end, c);
    }
  /* "(3 y cuarto de la tarde)" */
  if (end != k + 1 && c->hour != 0 && (count = hd_when_read_meridiem (r, end, c)) != end)
    {
      c->style = CLOCK_WORDS;
      return count;
    }
  *c = (HdClock){ .hour = t[k].value, .style = CLOCK_BARE };
  /* "11ish", "11-ish" */
  end = adjacent (r, k + 1, '-') ? k + 2 : k + 1;
  if (hd_when_says (r, end, "ish") && !t[end].space)
    {
      c->style = CLOCK_COLON;
      return hd_when_read_meridiem (r, end + 1, c);
    }
  /* "10 o'clock" */
  end = hd_when_says (r, k + 1, "oclock") ? k + 2
        : hd_when_says (r, k + 1, "o") && hd_when_is_punct (&t[k + 2], '\'') &&
            hd_when_says (r, k + 3, "clock")
          ? k + 4
          : k + 1;
  if (end != k + 1)
    {
      c->style = CLOCK_WORDS;
      return hd_when_read_meridiem (r, end, c);
    }
  end = hd_when_read_meridiem (r, k + 1, c);
  if (end != k + 1)
    return end;
  return bare && !counts_something (r, k + 1) ? k + 1 : 0;
}

/* "09:00-0800": four digits behind a time that is later are how far its clock is from UTC. */
static gboolean
is_offset (const HdReading *r, guint i, const HdClock *start)
{
  const HdToken *number = &r->t[i + 1];

  return adjacent (r, i, '-') && number->kind == T_NUMBER && !number->space &&
         number->digits == 4 && number->value <= 1200 && number->value % 100 % 15 == 0 &&
         number->value < start->hour * 100 + start->minute && r->t[i - 1].kind == T_NUMBER;
}

/* Gives both ends of a range what only one of them says. */
static void
share_style (HdTimeItem *time)
{
  HdClock *start = &time->start, *end = &time->end;

  if (start->style == CLOCK_BARE && end->style != CLOCK_BARE)
    start->style =
      end->style == CLOCK_FIXED || end->style == CLOCK_WORDS ? CLOCK_COLON : end->style;
  if (end->style == CLOCK_BARE && start->style != CLOCK_BARE)
    end->style = start->style == CLOCK_FIXED ? CLOCK_COLON : start->style;
  if (start->style == CLOCK_WORDS && end->style == CLOCK_HOUR)
    start->style = CLOCK_HOUR;
}

/* "13h30" behind a slash, where no time begins else. */
static guint
read_hours_only (const HdReading *r, guint i, HdClock *c)
{
  const HdToken *minutes = &r->t[i + 2];

  if (r->t[i].digits > 2 || r->t[i].value > 24)
    return 0;
  *c = (HdClock){ .hour = r->t[i].value, .style = CLOCK_HOUR };
  if (minutes->kind != T_NUMBER || minutes->space || minutes->digits != 2 || minutes->value > 59)
    return i + 2;
  c->minute = minutes->value;
  return i + 3;
}

/* "Beginn 9 Uhr, Ende 11 Uhr": the end behind its word. */
static guint
read_end (const HdReading *r, guint i, HdClock *end)
{
  guint k = hd_when_says (r, i, "start") || hd_when_says (r, i, "beginn") ? i + 1 : i;

  if (hd_when_is_punct (&r->t[k], ',') || hd_when_is_punct (&r->t[k], ';'))
    k++;
  if (!hd_when_says (r, k, "ende") && !hd_when_says (r, k, "end") && !hd_when_says (r, k, "ends") &&
      !hd_when_says (r, k, "ending") && !hd_when_says (r, k, "finishing") &&
      !hd_when_says (r, k, "endet") && !hd_when_says (r, k, "fin") &&
      !hd_when_says (r, k, "termina") && !hd_when_says (r, k, "termine"))
    return 0;
  k++;
  if (hd_when_is_punct (&r->t[k], ':'))
    k++;
  return read_clock (r, hd_when_skip_optional (r, k, W_AT), end, TRUE);
}

/* "same time", "gleiche Uhrzeit", "même heure", "misma hora" */
static guint
read_same (const HdReading *r, guint i)
{
  static const char *const same[] = { "same",   "gleiche", "gleichen", "gleicher", "selbe",
                                      "selben", "meme",    "misma",    "mismo",    NULL };
  static const char *const times[] = { "time",    "uhrzeit", "zeit", "heure", "hora",   "timeslot",
                                       "horaire", "horario", "slot", "hour",  "stunde", NULL };

  return hd_when_says_one (r, i, same) && hd_when_says_one (r, i + 1, times) ? i + 2 : 0;
}

/**
 * hd_when_read_time:
 * @last: (nullable): the item read before
 *
 * Reads a clock time or a range of two.
 *
 * Returns: the token behind it, 0 when none begins at @i
 */
guint
hd_when_read_time (HdReading *r, guint i, const HdItem *last, HdItem *item)
{
  const HdToken *t = r->t;
  HdTimeItem *time = &item->time;
  gboolean at = FALSE, from = FALSE, between = FALSE, again, bare, range;
  /* 2026-12-03T09:00-05:00 */
  gboolean iso = hd_when_says (r, i, "t") && !t[i].space && i > 0 && t[i - 1].kind == T_NUMBER;
  HdDayPart part = hd_when_part_before (r, i);
  guint k = i, end;

  *item = (HdItem){ .kind = ITEM_TIME, .first = i };
  if ((end = read_same (r, i)) != 0)
    {
      time->same = TRUE;
      item->end = end;
      return end;
    }
  /* "zwischen 10 und 11 oder 14 und 15 Uhr" */
  again = last != NULL && last->kind == ITEM_TIME && last->time.has_end && i == last->end + 1 &&
          hd_when_is (&t[last->end], W_OR, NULL) && hd_when_is (&t[last->first], W_BETWEEN, NULL);
  if (hd_when_is (&t[k], W_BETWEEN, NULL))
    {
      between = TRUE;
      k += adjacent (r, k + 1, '.') ? 2 : 1;
    }
  else if (hd_when_is (&t[k], W_FROM, NULL))
    {
      from = TRUE;
      k++;
      if (hd_when_says (r, k, "a") || hd_when_is (&t[k], W_AT, NULL))
        k++;
    }
  else if (hd_when_ends_day_part (r, k, last) || hd_when_is_hour_of_day (r, k, last))
    at = TRUE;
  else if (hd_when_is_punct (&t[k], '@') || hd_when_is_moved_to (r, k))
    {
      at = TRUE;
      k++;
    }
  /* "am halbi drü", "am zwei", as in Zurich */
  else if (r->language == HD_LANG_DE && hd_when_says (r, k, "am") && t[k + 1].kind == T_WORD &&
           (hd_when_is (&t[k + 1], W_NUMBER, NULL) || hd_when_is (&t[k + 1], W_HALF, NULL)))
    {
      at = TRUE;
      k++;
    }
  else if (hd_when_is (&t[k], W_AT, NULL))
    {
      at =
        !hd_when_says (r, k, "a") && !hd_when_says (r, k, "sobre") && !hd_when_says (r, k, "des");
      k++;
    }
  if (k > i &&
      (hd_when_says (r, k, "las") || hd_when_says (r, k, "la") || hd_when_says (r, k, "les")))
    {
      at = at || !hd_when_says (r, k, "les");
      k++;
    }
  else if (k == i && hd_when_says (r, k, "las") && t[k + 1].kind != T_BREAK && !counts_both (r, k))
    {
      at = TRUE;
      k++;
    }

  /* "11-1pm": the second number makes the first one a time. */
  range = t[k].kind == T_NUMBER && t[k].digits <= 2 && t[k].value <= 24 &&
          (hd_when_is_punct (&t[k + 1], '-') || hd_when_is (&t[k + 1], W_RANGE, NULL));
  /* "let's say 1-2", "sagen wir 8.30" */
  if (k == i && i > 0 &&
      (hd_when_says_one (r, i - 1, (const char *const[]){ "say", "disons", "digamos", NULL }) ||
       (i > 1 && hd_when_says (r, i - 1, "wir") && hd_when_says (r, i - 2, "sagen"))))
    at = TRUE;
  bare = at || from || between || hd_when_follows_item (r, i, last) || part != PART_NONE ||
         hd_when_follows_label (r, i);
  /* "15 statt 14 Uhr", "3 instead of 2" */
  if (k == i && t[k].kind == T_NUMBER &&
      (hd_when_stands_for_other (r, k + 1) || hd_when_is_hour_on_day (r, k) ||
       hd_when_is_hour_behind (r, k, last) || hd_when_is_next_part (r, k, last) ||
       hd_when_is_asked_hour (r, k, last)))
    at = bare = TRUE;
  end = read_clock (r, k, &time->start, bare || range);
  if (end == 0)
    return 0;

  guint second = end;

  if (hd_when_is_punct (&t[second], '-') || hd_when_is (&t[second], W_RANGE, NULL) ||
      ((between || again) && hd_when_is (&t[second], W_AND, NULL)))
    {
      guint behind = second + 1, stop;

      if (hd_when_says (r, second, "jusqu") && hd_when_is_punct (&t[behind], '\''))
        behind++;
      if (hd_when_is (&t[behind], W_AT, NULL))
        behind++;
      if (hd_when_is (&t[behind], W_FOR, NULL))
        behind += hd_when_is_punct (&t[behind + 1], '.') ? 2 : 1;
      behind = hd_when_skip_optional (r, behind, W_THE);
      stop = (iso && adjacent (r, second, '-')) || is_offset (r, second, &time->start) ||
                 hd_when_is_length (r, second, behind, &time->start)
               ? 0
               : read_clock (r, behind, &time->end, TRUE);
      if (stop != 0)
        {
          if (!bare && range && !hd_when_says (r, second, "till") &&
              time->end.style == CLOCK_BARE && !time->end.am && !time->end.pm &&
              !hd_when_day_ahead (r, stop))
            return 0;
          time->has_end = TRUE;
          share_style (time);
          end = stop;
        }
    }

  /* "Entre les deux, un café", and no two o'clock */
  if (between && !time->has_end && time->start.style == CLOCK_WORDS && k + 1 == end)
    return 0;
  /* "12h30/13h30" */
  if (!time->has_end && adjacent (r, end, '/') && time->start.style == CLOCK_HOUR &&
      t[end + 1].kind == T_NUMBER && !t[end + 1].space && hd_when_is (&t[end + 2], W_H, NULL) &&
      t[end + 1].value * 60 > time->start.hour * 60 + time->start.minute &&
      /* "9h/10h/11h" are three. */
      !hd_when_is_punct (&t[end + 3], '/') && !(i > 0 && hd_when_is_punct (&t[i - 1], '/')))
    {
      guint stop = read_hours_only (r, end + 1, &time->end);

      time->has_end = stop != 0;
      end = MAX (end, stop);
    }
  if (!time->has_end && (second = read_end (r, end, &time->end)) != 0)
    {
      time->has_end = TRUE;
      share_style (time);
      end = second;
    }

  /* "9-10 CET or 2-3 people" */
  if (time->has_end && time->end.style == CLOCK_BARE && !at && !from && !between &&
      (part != PART_NONE || (last != NULL && hd_when_behind_time (r, last) != last->end)) &&
      t[end].kind == T_WORD && t[end].word == NULL && !t[end].title)
    return 0;
  hd_when_take_part (part, &time->start);
  if (time->has_end)
    hd_when_take_part (part, &time->end);

  /* The half of the day goes on through the parts. */
  if (time->has_end && time->start.style == CLOCK_BARE && time->end.style == CLOCK_BARE &&
      last != NULL && last->time.end.style != CLOCK_BARE && hd_when_is_next_part (r, k, last))
    time->start.style = time->end.style = CLOCK_COLON;

  /* "Friday, in the morning from 10 or …" */
  if (from && !time->has_end && time->start.style == CLOCK_BARE && last != NULL &&
      i - last->end <= 6 && t[last->first].line == t[i].line &&
      (hd_when_is (&t[end], W_OR, NULL) || hd_when_is (&t[end], W_AND, NULL) ||
       t[end].kind == T_BREAK || t[end].kind == T_END || hd_when_is_punct (&t[end], '.') ||
       hd_when_is_punct (&t[end], ',') || hd_when_is_punct (&t[end], '?')))
    at = TRUE;

  /* A number that only its surroundings make a time: not without "at", a range or a list. */
  if (time->start.style == CLOCK_BARE && !time->start.am && !time->start.pm && !time->has_end)
    {
      gboolean listed = hd_when_time_listed (r, end, &time->start);

      if (!at && !(bare && last != NULL && (last->kind == ITEM_TIME || last->kind == ITEM_DATE) &&
                   (listed || hd_when_zone_ahead (r, item, end) || hd_when_hour_of_list (r, k) ||
                    hd_when_ends_time_list (r, i, end, last, &time->start))))
        return 0;
    }
  if (!time->has_end && from && time->start.style == CLOCK_BARE && !time->start.am &&
      !time->start.pm && !hd_when_says (r, i, "from") && !hd_when_says (r, i, "ab") && !at)
    return 0;
  if (time->start.style == CLOCK_WORDS && hd_when_is (&t[end], W_HOUR, NULL) &&
      (!at || !hd_when_is (&t[end], W_H, NULL)))
    return 0;

  item->end = end;
  return end;
}
