/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-times.h"

/* Clock times that are written in words. */

static guint
read_hour (const HdReading *r, guint i, int *hour)
{
  if (r->t[i].kind == T_NUMBER && r->t[i].digits <= 2 && r->t[i].value <= 24)
    *hour = r->t[i].value;
  /* Nor "es geht um ein Gespräch". */
  /* "once you're home" is no Spanish eleven. */
  else if (!hd_when_is (&r->t[i], W_NUMBER, hour) || *hour > 24 || hd_when_says (r, i, "a") ||
           (hd_when_says (r, i, "once") && r->language == HD_LANG_EN) ||
           hd_when_says (r, i, "an") || hd_when_says (r, i, "un") ||
           /* "a las 10:00 a una prueba", "10h à une réunion" */
           (hd_when_says (r, i, "una") && !(i > 0 && hd_when_says (r, i - 1, "la")) &&
            !(hd_when_says (r, i + 1, "y") && (hd_when_is (&r->t[i + 2], W_HALF, NULL) ||
                                               hd_when_is (&r->t[i + 2], W_QUARTER, NULL)))) ||
           (hd_when_says (r, i, "une") && !hd_when_says (r, i + 1, "heure")) ||
           (g_str_has_prefix (hd_when_text (r, i), "ein") && !hd_when_says (r, i, "eins") &&
            !hd_when_says (r, i + 1, "uhr")))
    return 0;
  /* "vingt et une heures" */
  if (r->t[i].kind == T_WORD && (*hour == 20 || hd_when_says (r, i, "dix")))
    {
      int tens = *hour;
      guint end = hd_when_read_count (r, i, hour);

      if (*hour <= 24 && (tens == 10 || hd_when_is (&r->t[end], W_H, NULL)))
        return end;
      *hour = tens;
    }
  return i + 1;
}

/* "et demie", "y cuarto", "menos cuarto", "moins le quart" behind an hour. */
guint
hd_when_read_fraction (const HdReading *r, guint i, HdClock *c)
{
  const HdToken *t = r->t;
  guint k;
  int value;

  if (hd_when_is (&t[i], W_AND, NULL))
    {
      if (hd_when_is (&t[i + 1], W_HALF, NULL))
        c->minute = 30;
      else if (hd_when_is (&t[i + 1], W_QUARTER, NULL))
        c->minute = 15;
      /* "a las 11 y 10", and no "a las 10 y 11" */
      else if (hd_when_says (r, i, "y") && t[i + 1].kind == T_NUMBER && t[i + 1].digits == 2 &&
               t[i + 1].value < 60 && t[i + 1].value % 5 == 0 &&
               (t[i + 1].value > 24 || t[i + 1].value < c->hour) &&
               !hd_when_is_punct (&t[i + 2], ':') && !hd_when_is (&t[i + 2], W_H, NULL) &&
               !hd_when_is (&t[i + 2], W_MINUTE, NULL))
        c->minute = t[i + 1].value;
      else if (hd_when_says (r, i, "y") && (k = hd_when_read_count (r, i + 1, &value)) != 0 &&
               value < 60 && value >= 5)
        {
          c->minute = value;
          return k;
        }
      else
        return i;
      return i + 2;
    }
  if (hd_when_says (r, i, "moins") || hd_when_says (r, i, "menos"))
    {
      k = hd_when_skip_optional (r, i + 1, W_THE);
      if (hd_when_is (&t[k], W_QUARTER, NULL))
        value = 15;
      else if (!(t[k].kind == T_NUMBER && t[k].value < 60 && (value = t[k].value) > 0) &&
               !hd_when_is (&t[k], W_NUMBER, &value))
        return i;
      c->minute = 60 - value;
      /* "la una menos cuarto" is a quarter of an hour before one, at noon more likely. */
      c->hour = c->hour == 0 ? 23 : c->hour == 1 ? 12 : c->hour - 1;
      return k + 1;
    }
  return i;
}

static void
shift (HdClock *c, int minutes)
{
  int total = c->hour * 60 + c->minute + minutes;

  total = (total + 24 * 60) % (24 * 60);
  c->hour = total / 60;
  c->minute = total % 60;
  /* "quarter to one" is before one, not before the first hour of the day. */
  if (c->hour == 0)
    c->hour = 12;
}

/* "drei Slots", "las dos rondas", "Thursday three options": so many of something, and no hour as in
 * "at three works". */
static gboolean
counts_things (const HdReading *r, guint first, guint i)
{
  static const char *const verbs[] = { "work",  "works",   "would", "suits",  "geht",
                                       "passt", "ware",    "ginge", "serait", "irait",
                                       "seria", "vendria", NULL };
  const HdToken *t = &r->t[i];
  guint before = first > 0 && hd_when_says (r, first - 1, "las") ? first - 1 : first;

  /* "two of the team leads", "at one of the following", "zwei der Kollegen" */
  if (first > 0 && r->t[i - 1].kind == T_WORD && hd_when_is (&r->t[i - 1], W_NUMBER, NULL) &&
      (hd_when_says (r, i, "of") ||
       (hd_when_says_one (r, i, (const char *const[]){ "der", "von", "des", NULL }) &&
        !(before > 0 && hd_when_is (&r->t[before - 1], W_AT, NULL)))))
    return TRUE;
  /* "a ten minute presentation" */
  if (hd_when_is (t, W_MINUTE, NULL))
    return TRUE;
  if (t->kind != T_WORD || (t->word != NULL && !hd_when_is (t, W_MINUTE, NULL)) ||
      t->end - t->start <= 3)
    return FALSE;
  /* "dès trois heures", and "des trois candidats" */
  if (before > 0 && hd_when_is (&r->t[before - 1], W_AT, NULL) &&
      !hd_when_says (r, before - 1, "des"))
    return FALSE;
  if (hd_when_says_one (r, i, verbs))
    return FALSE;
  return TRUE;
}

/**
 * hd_when_read_academic:
 *
 * Reads "s.t.", "c.t." behind an hour at a university: on the dot, and a quarter past it.
 *
 * Returns: the token behind it, 0 when there is none
 */
guint
hd_when_read_academic (const HdReading *r, guint i, HdClock *c)
{
  gboolean sine = hd_when_says (r, i, "s") || hd_when_says (r, i, "st");
  guint k = i + 1;

  if (r->language == HD_LANG_EN || !(sine || hd_when_says (r, i, "c") || hd_when_says (r, i, "ct")))
    return 0;
  if (r->t[i].end - r->t[i].start == 1)
    {
      if (!hd_when_is_punct (&r->t[k], '.') || !hd_when_says (r, k + 1, "t"))
        return 0;
      k += 2;
      if (hd_when_is_punct (&r->t[k], '.') && !r->t[k].space)
        k++;
    }
  else if ((r->language & HD_LANG_DE) == 0)
    return 0;
  if (!sine)
    c->minute = 15;
  return k;
}

/* "cuarto para las once", "diez para las tres": minutes before the hour in America; 0: none. */
static guint
read_minutes_for (const HdReading *r, guint i, HdClock *c)
{
  guint k = hd_when_says (r, i, "un") ? i + 1 : i, end;
  int value = 15, hour;

  if (!hd_when_says (r, k, "cuarto") &&
      !(k == i && hd_when_is (&r->t[k], W_NUMBER, &value) && value % 5 == 0 && value <= 25))
    return 0;
  if (!hd_when_says (r, k + 1, "para") ||
      !(hd_when_says (r, k + 2, "las") || hd_when_says (r, k + 2, "la")))
    return 0;
  end = read_hour (r, k + 3, &hour);
  if (end == 0 || hour < 1 || hour > 12 || counts_things (r, k + 3, end) ||
      hd_when_is_punct (&r->t[end], ':'))
    return 0;
  c->hour = hour;
  shift (c, -value);
  return end;
}

/* Times in words: half past two, halb drei, Viertel vor vier, dos y media, midi et demi. */
guint
hd_when_read_clock_words (const HdReading *r, guint i, HdClock *c, gboolean bare)
{
  const HdToken *t = r->t;
  guint k = i, end;
  int value, hour;

  c->style = CLOCK_WORDS;
  /* "4 rue du Midi" */
  if (hd_when_says (r, k, "midi") && k > 1 && hd_when_says (r, k - 1, "du"))
    return 0;
  if (hd_when_is (&t[k], W_NOON, &value) && !(k > 1 && hd_when_says (r, k - 2, "apres")))
    {
      c->hour = 12;
      c->style = CLOCK_FIXED;
      c->vague = value == 2;
      /* "midi trente" */
      if (hd_when_says (r, k, "midi") && (end = hd_when_read_count (r, k + 1, &value)) != 0 &&
          value >= 10 && value < 60)
        {
          c->minute = value;
          return end;
        }
      return hd_when_read_fraction (r, k + 1, c);
    }
  if (hd_when_is (&t[k], W_MIDNIGHT, NULL))
    {
      c->style = CLOCK_FIXED;
      c->midnight = TRUE;
      return k + 1;
    }

  if ((end = read_minutes_for (r, k, c)) != 0)
    return end;
  if (hd_when_says (r, k, "half"))
    {
      end = read_hour (r, hd_when_says (r, k + 1, "past") ? k + 2 : k + 1, &hour);
      if (end == 0 || hd_when_is (&t[end], W_HOUR, NULL))
        return 0;
      c->hour = hour;
      c->minute = 30;
      return end;
    }
  if (hd_when_says (r, k, "halb") || hd_when_says (r, k, "halbi"))
    {
      end = read_hour (r, k + 1, &hour);
      if (end == 0)
        return 0;
      c->hour = hour;
      shift (c, -30);
      return end;
    }
  if (hd_when_is (&t[k], W_THREEQ, NULL))
    {
      end = read_hour (r, k + 1, &hour);
      if (end == 0)
        return 0;
      c->hour = hour;
      shift (c, -15);
      return end;
    }

  value = -1;
  if (hd_when_says (r, k, "a") && hd_when_is (&t[k + 1], W_QUARTER, NULL))
    k++;
  if (hd_when_says (r, k, "quarter") || hd_when_says (r, k, "viertel"))
    value = 15;
  else if ((t[k].kind == T_NUMBER && t[k].value < 60 && t[k].digits <= 2 &&
            (hd_when_says (r, k + 1, "nach") || hd_when_says (r, k + 1, "vor") ||
             (t[k].value % 5 == 0 && (hd_when_says (r, k + 1, "past") ||
                                      (hd_when_says (r, k + 1, "to") &&
                                       (t[k].value >= 20 || hd_when_is_minutes_to (r, k))))))))
    value = t[k].value;
  else if (hd_when_is (&t[k], W_NUMBER, &value) && (value % 5 != 0 || value > 30))
    value = -1;
  /* fünf nach halb drei, 5 vor halb 3 */
  if (value > 0 && hd_when_says (r, k + 2, "halb") &&
      (hd_when_says (r, k + 1, "nach") || hd_when_says (r, k + 1, "vor")))
    {
      end = read_hour (r, k + 3, &hour);
      if (end == 0 || hour > 12)
        return 0;
      c->hour = hour;
      shift (c, (hd_when_says (r, k + 1, "nach") ? value : -value) - 30);
      return end;
    }
  /* In Switzerland it is "Viertel ab vier". */
  if (value > 0 && (hd_when_is (&t[k + 1], W_PAST, NULL) || hd_when_says (r, k + 1, "to") ||
                    hd_when_says (r, k + 1, "vor") ||
                    (hd_when_says (r, k, "viertel") && hd_when_says (r, k + 1, "ab"))))
    {
      gboolean past = hd_when_is (&t[k + 1], W_PAST, NULL) || hd_when_says (r, k + 1, "ab");

      end = read_hour (r, k + 2, &hour);
      if (end == 0 || hour > 12)
        return 0;
      c->hour = hour;
      shift (c, past ? value : -value);
      return end;
    }
  /* "viertel drei": a quarter of the third hour */
  if (hd_when_says (r, k, "viertel"))
    {
      end = read_hour (r, k + 1, &hour);
      if (end == 0 || hour > 12 || hour == 0 || hd_when_is (&t[end], W_HOUR, NULL))
        return 0;
      c->hour = hour;
      shift (c, -45);
      return end;
    }

  end = hd_when_says (r, k, "a") || hd_when_says (r, k, "an") ? 0 : read_hour (r, k, &hour);
  if (end == 0 || t[k].kind == T_NUMBER)
    return 0;
  c->hour = hour;
  if (hd_when_is (&t[end], W_H, NULL) && !hd_when_says (r, end, "h"))
    {
      c->style = CLOCK_HOUR;
      /* "zwei Uhr", "trois heures": clocks; "une heure" alone is a length. */
      if ((hd_when_says (r, end, "horas") && !(i > 0 && hd_when_says (r, i - 1, "las"))) ||
          (hour == 1 && !bare))
        return 0;
      k = hd_when_read_fraction (r, end + 1, c);
      if (k == end + 1 && (end = hd_when_read_count (r, k, &value)) != 0 && value >= 5 &&
          value < 60)
        {
          c->minute = value;
          k = end;
        }
      return k;
    }
  k = hd_when_read_fraction (r, end, c);
  if (k != end)
    return k;
  if (hd_when_says (r, end, "o") || hd_when_is (&t[end], W_AM, NULL) ||
      hd_when_is (&t[end], W_PM, NULL))
    return end;
  /* "eleven thirty on Friday" */
  if (hd_when_is (&t[end], W_NUMBER, &value) && value >= 15 && value < 60 && value % 5 == 0 &&
      hour <= 12 &&
      (hd_when_is (&t[end + 1], W_ON, NULL) || hd_when_is (&t[end + 1], W_AM, NULL) ||
       hd_when_is (&t[end + 1], W_PM, NULL) || hd_when_is (&t[end + 1], W_RELDAY, NULL) ||
       hd_when_is (&t[end + 1], W_WEEKDAY, NULL)))
    {
      c->minute = value;
      return end + 1;
    }
  if (bare)
    {
      k = hd_when_read_count (r, end, &value);
      if (k != 0 && value >= 10 && value < 60)
        {
          c->minute = value;
          end = k;
        }
      return counts_things (r, i, end) ? 0 : end;
    }
  return 0;
}

/* "at 10:75", "um 25 Uhr", "à 10h75": behind a word that says that it is a time, one that no clock
 * shows is a slip and asked about. Where it ends, 0: it is none. */
guint
hd_when_read_slip (const HdReading *r, guint i, HdClock *c)
{
  const HdToken *t = r->t;
  gboolean late = t[i].value > 24 && t[i].value <= 33;
  gboolean minutes = t[i + 2].kind == T_NUMBER && t[i + 2].digits == 2 && !t[i + 2].space;

  if (t[i].digits > 2 || t[i].value > 33)
    return 0;
  *c = (HdClock){ .hour = t[i].value, .style = CLOCK_FIXED, .slip = TRUE };
  if (hd_when_is_punct (&t[i + 1], ':') && !t[i + 1].space && minutes &&
      (late || t[i + 2].value > 59))
    return hd_when_is (&t[i + 3], W_H, NULL) ? i + 4 : i + 3;
  if (!hd_when_is (&t[i + 1], W_H, NULL))
    return 0;
  if (minutes && !t[i + 1].space && (late || t[i + 2].value > 59))
    return i + 3;
  return late ? i + 2 : 0;
}
