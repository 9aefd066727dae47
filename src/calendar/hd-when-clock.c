/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-times.h"

#include <string.h>

#include "hd-when-dates.h"
#include "hd-when-zones.h"

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

/* One clock time. @bare: also a lone number, because something before it says that it is one. */
guint
hd_when_read_clock (const HdReading *r, guint i, HdClock *c, gboolean bare)
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
      hd_when_adjoins (r, i + 1, '-'))
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
      if (hd_when_is_military (r, k))
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
  if (hd_when_adjoins (r, k + 1, '\'') && t[k + 2].kind == T_NUMBER && !t[k + 2].space &&
      t[k + 2].digits == 2 && t[k + 2].value < 60)
    {
      c->minute = t[k + 2].value;
      c->style = CLOCK_COLON;
      end = hd_when_is (&t[k + 3], W_H, NULL) ? k + 4 : k + 3;
      return hd_when_read_meridiem (r, end, c);
    }
  if ((hd_when_adjoins (r, k + 1, ':') || (hd_when_adjoins (r, k + 1, '.') && !t[k + 2].space)) &&
      t[k + 2].kind == T_NUMBER && !t[k + 2].space && t[k + 2].digits == 2 && t[k + 2].value < 60)
    {
      gboolean dot = t[k + 1].value == '.';
      guint hour = k;

      c->minute = t[k + 2].value;
      c->style = t[k].digits == 2 && c->hour < 10 ? CLOCK_FIXED : CLOCK_COLON;
      end = k + 3;
      if (dot &&
          ((hd_when_adjoins (r, end, '.') && t[end + 1].kind == T_NUMBER && !t[end + 1].space) ||
           hd_when_is_amount (r, hour, end) ||
           /* "Room 3.15 Tuesday at 10" */
           (hour > 0 && hd_when_numbers_room (r, hour - 1))))
        return 0;
      /* "vom 18.11.": a day, but for "um 18.11." */
      if (dot && hd_when_adjoins (r, end, '.') && c->minute >= 1 && c->minute <= 12 &&
          c->hour >= 1 && !(i > 0 && hd_when_says (r, i - 1, "um")))
        return 0;
      if (!dot && hd_when_adjoins (r, end, ':') && t[end + 1].kind == T_NUMBER &&
          t[end + 1].digits == 2 && !t[end + 1].space)
        {
          end += 2;
          if (hd_when_adjoins (r, end, '.') && t[end + 1].kind == T_NUMBER && !t[end + 1].space)
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
                 (hd_when_says_one (r, end, sharp) || hd_when_follows_dotted (r, hour) ||
                  hd_when_is_asked_dotted (r, hour, end) || hd_when_heads_dotted (r, hour, end))) &&
               !hd_when_is_dotted_range (r, end))
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
  end = hd_when_adjoins (r, k + 1, '-') ? k + 2 : k + 1;
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
