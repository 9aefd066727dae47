/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"
#include "hd-when-times.h"

/* The half and the part of the day that an hour is of: am, p. m., in the afternoon, mittags. */

static gboolean
adjacent (const HdReading *r, guint i, gunichar c)
{
  return hd_when_is_punct (&r->t[i], c) && !r->t[i].space;
}

/* "en fin d'", "en début de", "late", "am frühen": where what says which end of a part of the day
 * is meant ends; @i when nothing does. */
static guint
skip_end_of_part (const HdReading *r, guint i)
{
  static const char *const ends[] = { "fin", "debut", "milieu", "final", "finales", NULL };
  static const char *const late[] = { "late",   "early",  "mid",    "spaten",
                                      "fruhen", "spater", "fruher", NULL };
  guint k = i;

  if (hd_when_says (r, k, "en") || hd_when_says (r, k, "al") || hd_when_says (r, k, "a"))
    k++;
  if (hd_when_says_one (r, k, ends) &&
      hd_when_says_one (r, k + 1, (const char *const[]){ "de", "d", NULL }))
    return hd_when_is_punct (&r->t[k + 2], '\'') ? k + 3 : k + 2;
  for (k = i; k < i + 2 && (k == i || hd_when_is (&r->t[k - 1], W_ON, NULL) ||
                            hd_when_is (&r->t[k - 1], W_IN, NULL));
       k++)
    if (hd_when_says_one (r, k, late))
      return hd_when_is_punct (&r->t[k + 1], '-') ? k + 2 : k + 1;
  return i;
}

/* "after lunch", "nach dem Mittagessen", "después de comer", "en fin de journée": which part of the
 * day it is by what is done then. Where it ends, @i when nothing says so. */
static guint
read_part_by_meal (const HdReading *r, guint i, HdDayPart *part)
{
  static const char *const after[] = { "after", "nach", "apres", "despues", NULL };
  static const char *const meals[] = { "lunch",    "mittagessen", "dejeuner", "comer",
                                       "almuerzo", "comida",      "almorzar", NULL };
  static const char *const fillers[] = { "de", "del", "la", "le", "dem", "der", "the", NULL };
  guint k = i + 1;

  if (hd_when_says_one (r, i, after))
    {
      while (k < i + 3 && hd_when_says_one (r, k, fillers))
        k++;
      if (!hd_when_says_one (r, k, meals))
        return i;
      *part = PART_AFTERNOON;
      return k + 1;
    }
  k = skip_end_of_part (r, i);
  if (k == i || !hd_when_says (r, k, "journee"))
    return i;
  for (guint n = i; n < k; n++)
    {
      if (hd_when_says (r, n, "fin"))
        *part = PART_EVENING;
      if (hd_when_says (r, n, "debut"))
        *part = PART_MORNING;
    }
  return *part != PART_NONE ? k + 1 : i;
}

/**
 * hd_when_read_part:
 *
 * Reads a part of the day: "afternoon", "in the morning", "de la tarde", "de l'après-midi".
 *
 * Returns: the token behind it; @i when there is none
 */
guint
hd_when_read_part (const HdReading *r, guint i, HdDayPart *part)
{
  const HdToken *t = r->t;
  guint k;
  int value;

  if ((k = read_part_by_meal (r, i, part)) != i)
    return k;
  k = skip_end_of_part (r, i);
  /* "Monday first thing" */
  if (hd_when_says (r, i, "first") && hd_when_says (r, i + 1, "thing"))
    {
      *part = PART_MORNING;
      return i + 2;
    }
  /* "a primera hora de la tarde" */
  if (hd_when_says (r, k, "a") &&
      (hd_when_says (r, k + 1, "primera") || hd_when_says (r, k + 1, "ultima")) &&
      hd_when_says (r, k + 2, "hora"))
    k += 3;
  /* "toute la matinée", "all morning", "den ganzen Vormittag" */
  if (hd_when_is (&t[k], W_ALL, NULL) ||
      (hd_when_is (&t[k], W_THE, NULL) && hd_when_is (&t[k + 1], W_ALL, NULL)))
    k += hd_when_is (&t[k], W_ALL, NULL) ? 1 : 2;
  if (hd_when_is (&t[k], W_IN, NULL) || hd_when_is (&t[k], W_OF, NULL) ||
      hd_when_is (&t[k], W_ON, NULL) || hd_when_says (r, k, "por") || hd_when_says (r, k, "at") ||
      hd_when_says (r, k, "au"))
    k++;
  k = hd_when_skip_optional (r, k, W_THE);
  if (hd_when_says (r, k, "l") && hd_when_is_punct (&t[k + 1], '\''))
    k += 2;
  else if (k > i && hd_when_says (r, k - 1, "l") && hd_when_is_punct (&t[k], '\''))
    k++;
  if (hd_when_says (r, k, "apres") && hd_when_is_punct (&t[k + 1], '-') &&
      hd_when_says (r, k + 2, "midi"))
    {
      *part = PART_AFTERNOON;
      return k + 3;
    }
  if (!hd_when_is (&t[k], W_PART, &value))
    return i;
  /* Alone these are "tomorrow". */
  if ((hd_when_says (r, k, "manana") || hd_when_says (r, k, "morgen")) && k == i &&
      !(i > 0 && (hd_when_is (&t[i - 1], W_WEEKDAY, NULL) ||
                  hd_when_is (&t[i - 1], W_RELDAY, NULL) || hd_when_is (&t[i - 1], W_THIS, NULL))))
    return i;
  /* "kannst du morgen um 3" */
  if (hd_when_says (r, k, "morgen") && k > i && hd_when_says (r, k - 1, "du"))
    return i;
  /* "15 Uhr am Abend" is a part of the day, "am Abend des 3." begins a date; both are fine. */
  *part = (HdDayPart) value;
  return k + 1;
}

/* am, pm, a.m., p. m., o'clock, and parts of the day behind a time. */
guint
hd_when_read_meridiem (const HdReading *r, guint i, HdClock *c)
{
  static const char *const zones[] = { "est", "edt", "et",  "cst", "cdt", "ct",  "pst",
                                       "pdt", "pt",  "gmt", "utc", "bst", "cet", NULL };
  const HdToken *t = r->t;
  HdDayPart part = PART_NONE;
  guint k = i, end;

  if (hd_when_says (r, k, "o") && hd_when_is_punct (&t[k + 1], '\'') &&
      hd_when_says (r, k + 2, "clock"))
    k += 3;
  else if (hd_when_says (r, k, "oclock"))
    k++;

  if (hd_when_is (&t[k], W_PM, NULL))
    {
      c->pm = TRUE;
      return k + 1;
    }
  /* "am" is German for "on", where a word or a number comes behind it that is no zone: "10 am EST"
   */
  if (hd_when_is (&t[k], W_AM, NULL) &&
      (!t[k].space || (t[k + 1].kind != T_NUMBER &&
                       (r->language != HD_LANG_DE || t[k + 1].kind == T_BREAK ||
                        hd_when_ends_phrase (&t[k + 1]) || hd_when_says_one (r, k + 1, zones)))))
    {
      c->am = TRUE;
      return k + 1;
    }
  if ((hd_when_says (r, k, "a") || hd_when_says (r, k, "p")) && hd_when_is_punct (&t[k + 1], '.') &&
      hd_when_says (r, k + 2, "m"))
    {
      *(hd_when_says (r, k, "a") ? &c->am : &c->pm) = TRUE;
      return adjacent (r, k + 3, '.') ? k + 4 : k + 3;
    }
  /* "10:30a", "2p", but no seat: "14A", "11A" */
  if ((hd_when_says (r, k, "p") || hd_when_says (r, k, "a")) && !t[k].space && c->hour <= 12 &&
      (!t[k].caps || c->style == CLOCK_COLON) &&
      (t[k + 1].kind != T_PUNCT || t[k + 1].value != '.'))
    {
      *(hd_when_says (r, k, "a") ? &c->am : &c->pm) = TRUE;
      return k + 1;
    }
  /* "las 12 del mediodía" */
  if (hd_when_says (r, k, "del") && hd_when_is (&t[k + 1], W_NOON, NULL))
    k++;
  if (hd_when_is (&t[k], W_NOON, NULL) && !hd_when_says (r, k > 0 ? k - 1 : 0, "apres") &&
      c->hour >= 11 && c->hour <= 14)
    {
      c->style = CLOCK_FIXED;
      return k + 1;
    }
  if (hd_when_is (&t[k], W_NOON, NULL) && c->hour >= 1 && c->hour <= 2)
    {
      c->pm = TRUE;
      return k + 1;
    }
  if (hd_when_is (&t[k], W_MIDNIGHT, NULL) && c->hour == 12)
    {
      c->hour = 0;
      c->midnight = TRUE;
      c->style = CLOCK_FIXED;
      return k + 1;
    }

  end = hd_when_read_part (r, k, &part);
  switch (part)
    {
    case PART_MORNING:
      c->am = c->hour < 12;
      if (c->hour == 12)
        c->style = CLOCK_FIXED;
      break;
    case PART_NOON:
    case PART_AFTERNOON:
    case PART_EVENING:
      c->pm = TRUE;
      break;
    case PART_NIGHT:
      if (c->hour == 12)
        {
          /* "12 Uhr nachts" */
          c->hour = 0;
          c->midnight = TRUE;
          c->style = CLOCK_FIXED;
          break;
        }
      *(c->hour >= 6 && c->hour < 12 ? &c->pm : &c->am) = TRUE;
      break;
    case PART_NONE:
    default:
      return k;
    }
  return end;
}
