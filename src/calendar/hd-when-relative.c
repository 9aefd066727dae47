/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"

#include <string.h>

/* Days that count from the day of writing. */

static gboolean
number (const HdReading *r, guint i, int digits, int least, int most)
{
  return r->t[i].kind == T_NUMBER && r->t[i].digits <= digits && r->t[i].value >= least &&
         r->t[i].value <= most;
}

/* A day that counts from the day of writing: of a mail from another day both are asked about. */
static void
add_relative (const HdReading *r, HdDateItem *item, int days)
{
  HdDate today = r->context->today;

  if (r->sent != HD_DATE_NONE && r->sent + days >= today)
    hd_when_add_date (item, r->sent + days);
  hd_when_add_date (item, today + days);
  if (r->sent != HD_DATE_NONE)
    hd_when_add_date (item, r->sent + days);
}

/* "two weeks", "3 jours", "una semana": where it ends; 0: none begins at @k. */
static guint
read_days (const HdReading *r, guint k, int *days)
{
  /* Nobody names a day by so many of these. */
  static const char *const working[] = { "laborables", "habiles", "ouvres", "ouvrables", NULL };
  int n;

  if (number (r, k, 2, 1, 99))
    n = r->t[k].value;
  else if (!hd_when_is (&r->t[k], W_NUMBER, &n))
    return 0;
  k++;
  if (hd_when_is (&r->t[k], W_WEEK, NULL))
    *days = 7 * n;
  else if (hd_when_says (r, k, "fortnight"))
    *days = 14 * n;
  else if (hd_when_is (&r->t[k], W_DAY, NULL) && !hd_when_says_one (r, k + 1, working))
    *days = n;
  else
    return 0;
  return k + 1;
}

/* "in einer Woche", "in two weeks", "dans 3 jours", "dentro de dos semanas". */
guint
hd_when_read_distance (const HdReading *r, guint i, int *days)
{
  static const char *const answers[] = { "answer",    "reply",       "response",
                                         "antwort",   "ruckmeldung", "reponse",
                                         "respuesta", "decision",    NULL };

  if (!hd_when_is (&r->t[i], W_IN, NULL) || strncmp (hd_when_text (r, i), "within", 6) == 0 ||
      hd_when_says (r, i, "innerhalb") || hd_when_says (r, i, "binnen") ||
      hd_when_says (r, i, "sous"))
    return 0;
  /* "réponse dans 10 jours", "respuesta en 10 días laborables": how long something takes. */
  if (i > 0 && hd_when_says_one (r, i - 1, answers))
    return 0;
  return read_days (r, hd_when_skip_optional (r, i + 1, W_OF), days);
}

/* "a week from today", "two weeks from tomorrow", "a week today", "3 days from now". */
static guint
read_weeks_from (const HdReading *r, guint i, int *days)
{
  const HdToken *t = r->t;
  guint k = i + 1;
  int n, value, unit;

  if (number (r, i, 2, 1, 99))
    n = t[i].value;
  else if (!hd_when_is (&t[i], W_NUMBER, &n))
    return 0;

  if (hd_when_is (&t[k], W_WEEK, NULL))
    unit = 7;
  else if (hd_when_says (r, k, "fortnight"))
    unit = 14;
  else if (hd_when_is (&t[k], W_DAY, NULL))
    unit = 1;
  else
    return 0;
  k++;
  if (hd_when_says (r, k, "from"))
    k++;
  else if (unit == 1)
    return 0;
  if (hd_when_says (r, k, "now"))
    value = 0;
  else if (!hd_when_is (&t[k], W_RELDAY, &value) || (value & ~0xff) != 0)
    return 0;
  *days = n * unit + value;
  return k + 1;
}

/* "d'aujourd'hui en huit", "de hoy en ocho", "mañana en ocho": a week from that day. */
static guint
read_in_eight (const HdReading *r, guint i, int *days)
{
  guint k = i + 1;

  if (!hd_when_says (r, i, "en"))
    return 0;
  if (hd_when_says (r, k, "huit") || hd_when_says (r, k, "ocho"))
    *days = 7;
  else if (hd_when_says (r, k, "quinze") || hd_when_says (r, k, "quince"))
    *days = 14;
  else
    return 0;
  return hd_when_is (&r->t[k + 1], W_DAY, NULL) ? k + 2 : k + 1;
}

/* "the same day", "that day", "am selben Tag", "le même jour", "el mismo día", behind another date.
 */
static guint
read_same_day (const HdReading *r, guint i)
{
  static const char *const words[] = { "same",   "selben", "gleichen", "meme", "mismo", "that",
                                       "diesem", "dem",    "ce",       "ese",  "dicho", NULL };

  if (r->named == HD_DATE_NONE || !hd_when_says_one (r, i, words) ||
      !hd_when_is (&r->t[i + 1], W_DAY, NULL))
    return 0;
  /* "ce jour-là" */
  return hd_when_is_punct (&r->t[i + 2], '-') && hd_when_says (r, i + 3, "la") ? i + 4 : i + 2;
}

/* "le lendemain", "the day after", "am Tag darauf", "al día siguiente", behind another date: where
 * it ends, 0: none begins at @i. */
static guint
read_day_after (const HdReading *r, guint i)
{
  static const char *const alone[] = { "lendemain", "folgetag", NULL };
  static const char *const before[] = { "following", "next",     "darauffolgenden",
                                        "folgenden", "nachsten", NULL };
  static const char *const after[] = { "after",     "later",   "darauf",  "danach",
                                       "siguiente", "suivant", "despues", NULL };

  if (r->named == HD_DATE_NONE)
    return 0;
  if (hd_when_says_one (r, i, alone))
    return i + 1;
  if (hd_when_says_one (r, i, before) && hd_when_is (&r->t[i + 1], W_DAY, NULL))
    return i + 2;
  /* "the day after tomorrow", "the day after the holiday" count from somewhere else. */
  return hd_when_is (&r->t[i], W_DAY, NULL) && hd_when_says_one (r, i + 1, after) &&
             (r->t[i + 2].kind != T_WORD || hd_when_is (&r->t[i + 2], W_AT, NULL) ||
              hd_when_is (&r->t[i + 2], W_FROM, NULL) || hd_when_is (&r->t[i + 2], W_OR, NULL))
           ? i + 2
           : 0;
}

/* today, aujourd'hui, après-demain, the day after tomorrow, pasado mañana, in two weeks. */
guint
hd_when_read_relative (const HdReading *r, guint i, HdDateItem *item)
{
  const HdToken *t = r->t;
  int value, days;
  guint k = i;
  int extra = 0;
  guint end_same;

  if ((k = hd_when_read_distance (r, i, &days)) != 0)
    {
      guint day = k;

      /* "in two weeks, on Monday", "in two weeks' time on Monday": the Monday of that week. */
      if (hd_when_is_punct (&t[day], '\'') && hd_when_says (r, day + 1, "time"))
        day += 2;
      if (hd_when_is_punct (&t[day], ','))
        day++;
      day = hd_when_skip_optional (r, hd_when_skip_optional (r, day, W_ON), W_THE);
      if (days % 7 == 0 && hd_when_is (&t[day], W_WEEKDAY, &value) && (value & WEEKDAY_WEAK) == 0)
        {
          item->which_weekday = value & 0xf;
          add_relative (r, item, days - (int) hd_date_weekday (r->context->today) + (value & 0xf));
          return day + 1;
        }
      /* "dans huit jours", "in acht Tagen" is a week to most, "dans quinze jours" two. */
      if (hd_when_is (&t[k - 1], W_DAY, NULL) && (days == 8 || days == 15) &&
          (t[k - 1].word->langs & HD_LANG_EN) == 0)
        add_relative (r, item, days - 1);
      add_relative (r, item, days);
      return k;
    }

  /* "de aquí a una semana" */
  if (hd_when_says (r, i, "aqui") && hd_when_says (r, i + 1, "a") &&
      (k = read_days (r, i + 2, &days)) != 0)
    {
      add_relative (r, item, days);
      return k;
    }

  if ((k = read_weeks_from (r, i, &days)) != 0)
    {
      add_relative (r, item, days);
      return k;
    }

  k = i;
  if ((end_same = read_same_day (r, k)) != 0)
    {
      for (guint d = 0; d < r->named_item.n_dates; d++)
        hd_when_add_date (item, r->named_item.dates[d]);
      return end_same;
    }
  if ((end_same = read_day_after (r, k)) != 0)
    {
      for (guint d = 0; d < r->named_item.n_dates; d++)
        hd_when_add_date (item, r->named_item.dates[d] + 1);
      return end_same;
    }
  if (hd_when_is (&t[k], W_DAY, NULL) && hd_when_says (r, k + 1, "after") &&
      hd_when_says (r, k + 2, "tomorrow"))
    {
      add_relative (r, item, 2);
      return k + 3;
    }
  if (hd_when_says (r, k, "apres") && hd_when_is_punct (&t[k + 1], '-') &&
      hd_when_says (r, k + 2, "demain"))
    {
      add_relative (r, item, 2);
      return k + 3;
    }
  if ((hd_when_says (r, k, "pasado") && hd_when_says (r, k + 1, "manana")) ||
      (hd_when_says (r, k, "apres") && hd_when_says (r, k + 1, "demain")) ||
      (hd_when_says (r, k, "uber") && hd_when_says (r, k + 1, "morgen") && !t[k + 1].title))
    {
      add_relative (r, item, 2);
      return k + 2;
    }
  if (hd_when_is (&t[k], W_THIS, NULL))
    {
      guint end = hd_when_read_part (r, k + 1, &item->part);

      if (end != k + 1)
        {
          /* "It was good to talk this morning" */
          item->now = item->part == PART_MORNING;
          add_relative (r, item, 0);
          return end;
        }
    }
  if (!hd_when_is (&t[k], W_RELDAY, &value))
    return 0;

  const char *word = hd_when_text (r, k);
  const char *before = k > 0 ? hd_when_text (r, k - 1) : "";

  /* "en horario de mañana" */
  if (strcmp (before, "de") == 0 && k > 1 &&
      (hd_when_says (r, k - 2, "horario") || hd_when_says (r, k - 2, "turno")))
    return 0;

  /* The morning, not tomorrow; and "hier" is "here" in German. */
  if ((strcmp (word, "manana") == 0 && hd_when_is (&t[k > 0 ? k - 1 : 0], W_THE, NULL)) ||
      (strcmp (word, "morgen") == 0 &&
       (strcmp (before, "am") == 0 || strcmp (before, "guten") == 0)) ||
      (strcmp (word, "hier") == 0 && r->language != HD_LANG_FR))
    return 0;

  k++;
  if (strcmp (word, "aujourd") == 0 && hd_when_is_punct (&t[k], '\''))
    k += 2;
  if ((value & 0x300) == 0 || value < 0)
    {
      guint end = read_in_eight (r, k, &days);

      if (end == 0)
        end = hd_when_read_distance (r, k, &days);
      if (end != 0)
        {
          extra = days;
          k = end;
        }
    }
  if (value < 0)
    item->past = TRUE;
  else if (value >> 8 != 0)
    item->part = (HdDayPart) (value >> 8);
  item->now = value == 0 && extra == 0;
  add_relative (r, item, (value < 0 ? value : (value & 0xff)) + extra);
  return k;
}
