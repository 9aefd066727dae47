/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-when-dates.h"
#include "hd-when-times.h"

/* What a number is by what stands around it: an hour, a length, a room, a file's number. */

static gboolean
adjacent (const HdReading *r, guint i, gunichar c)
{
  return hd_when_is_punct (&r->t[i], c) && !r->t[i].space;
}

/* Whether a word before a date in numbers says that it is one: "am", "den", "vom". */
gboolean
hd_when_date_word_before (const HdReading *r, guint i)
{
  static const char *const words[] = { "am", "den", "der", "dem", "vom", "zum", "ab", "bis", NULL };

  return i > 0 && hd_when_says_one (r, i - 1, words);
}

/* st, nd, rd, th, er, º or the German full stop behind a day. */
guint
hd_when_skip_ordinal (const HdReading *r, guint i)
{
  if (!r->t[i].space && hd_when_is (&r->t[i], W_ORD, NULL))
    return i + 1;
  if (adjacent (r, i, '.') || adjacent (r, i, 0xba) || adjacent (r, i, 0xaa) ||
      adjacent (r, i, 0xb0))
    return i + 1;
  return i;
}

/* "…, Tuesday 24." */
gboolean
hd_when_ends_phrase (const HdToken *t)
{
  return t->kind == T_BREAK || t->kind == T_END ||
         (t->kind == T_PUNCT && t->value < 128 && strchr (".,?!)", t->value) != NULL);
}

/* "Ref. 20261124", "Req #20261124": a file's number and no day. */
gboolean
hd_when_is_reference (const HdReading *r, guint i)
{
  static const char *const words[] = { "ref",    "reference", "referenz",     "req",
                                       "id",     "job",       "nr",           "no",
                                       "num",    "numero",    "code",         "kennziffer",
                                       "ticket", "vacancy",   "aktenzeichen", NULL };

  while (i > 0 && r->t[i - 1].kind == T_PUNCT && !hd_when_is_punct (&r->t[i - 1], ',') &&
         !hd_when_is_punct (&r->t[i - 1], ')'))
    i--;
  if (i > 0 && hd_when_says_one (r, i - 1, words))
    return TRUE;
  return FALSE;
}

/* "room 4.12" */
gboolean
hd_when_numbers_room (const HdReading *r, guint i)
{
  static const char *const words[] = {
    "room",    "raum",        "salle",    "sala",   "zimmer", "suite",   "besprechungsraum",
    "version", "aula",        "despacho", "bureau", "buro",   "flat",    "apartment",
    "apt",     "unit",        "top",      "stiege", "tur",    "wohnung", "building",
    "piso",    "appartement", NULL
  };

  return hd_when_says_one (r, i, words);
}

/* "Friday 4:15pm", "Friday 4 - 5pm": an hour and no day of the month. */
gboolean
hd_when_is_hour (const HdReading *r, guint i)
{
  const HdToken *t = r->t;
  guint k = i + 2;

  if (t[i + 2].kind != T_NUMBER || t[i + 2].digits > 2)
    return FALSE;
  if (hd_when_is_punct (&t[i + 1], ':') && !t[i + 1].space && !t[i + 2].space &&
      t[i + 2].digits == 2)
    return TRUE;
  /* "Montag 14 - 16 Uhr": a German day of the month has its full stop. */
  if (hd_when_is_punct (&t[i + 1], '-') && r->language == HD_LANG_DE &&
      t[i].value < t[i + 2].value && t[i + 2].value <= 24 && hd_when_is (&t[i + 3], W_H, NULL))
    return TRUE;
  if (!hd_when_is_punct (&t[i + 1], '-') || t[i].value > 12 || t[i].value == t[i + 2].value)
    return FALSE;
  k = hd_when_is_punct (&t[k + 1], ':') && t[k + 2].kind == T_NUMBER ? k + 3 : k + 1;
  /* "Mon 7 - 3pm" is a day and its time. */
  return (hd_when_is (&t[k], W_AM, NULL) || hd_when_is (&t[k], W_PM, NULL)) &&
         (t[i + 2].value > t[i].value || t[i].value == 12 ||
          (t[i].value >= 8 && t[i + 2].value <= 5));
}

/* "10:15 - 1h30", "16 Uhr - 1,5 Stunden": how long it takes, and no end before the start. */
gboolean
hd_when_is_length (const HdReading *r, guint dash, guint i, const HdClock *start)
{
  const HdToken *t = r->t;
  guint k = i + 1;
  gboolean clock =
    start->hour * 60 + start->minute > (t[i].kind == T_NUMBER ? t[i].value : 24) * 60;

  if (!hd_when_is_punct (&t[dash], '-') || !t[dash].space || t[i].kind != T_NUMBER ||
      t[i].digits > 2)
    return FALSE;
  if ((hd_when_is_punct (&t[k], ',') || hd_when_is_punct (&t[k], '.')) && !t[k].space &&
      t[k + 1].kind == T_NUMBER && !t[k + 1].space && t[k + 1].digits == 1)
    k += 2;
  if (hd_when_is (&t[k], W_MINUTE, NULL) ||
      (hd_when_is (&t[k], W_HOUR, NULL) && (!hd_when_is (&t[k], W_H, NULL) || k > i + 1)))
    return TRUE;
  return clock && t[i].value <= 4 && hd_when_is (&t[k], W_H, NULL) &&
         (r->foreign || r->language == HD_LANG_FR || r->language == HD_LANG_ES);
}

/* "9.45", "10.00 or 11.30": minutes that no month has; the amounts are told by their unit. */
static gboolean
has_no_month (const HdReading *r, guint i)
{
  int minutes = r->t[i + 2].value;

  return minutes % 5 == 0 && (minutes == 0 || minutes > 12) &&
         !(r->t[i + 3].kind == T_PUNCT && !r->t[i + 3].space && r->t[i + 4].kind == T_NUMBER &&
           !r->t[i + 4].space) &&
         !hd_when_is_amount (r, i, i + 3) && !hd_when_is (&r->t[i + 3], W_HOUR, NULL);
}

/* "13.20 Uhr", "9.10-10.10", "9.45", and no "3.12." */
static gboolean
is_dotted (const HdReading *r, guint i)
{
  const HdToken *t = r->t;

  return t[i].kind == T_NUMBER && t[i].digits <= 2 && t[i].value <= 24 &&
         hd_when_is_punct (&t[i + 1], '.') && !t[i + 1].space && t[i + 2].kind == T_NUMBER &&
         !t[i + 2].space && t[i + 2].digits == 2 && t[i + 2].value < 60 &&
         (hd_when_is (&t[i + 3], W_H, NULL) || hd_when_is (&t[i + 3], W_AM, NULL) ||
          hd_when_is (&t[i + 3], W_PM, NULL) || hd_when_is_punct (&t[i + 3], '-') ||
          has_no_month (r, i));
}

/* "halb zehn", "viertel nach neun", "quarter to ten" */
static gboolean
is_spoken (const HdReading *r, guint i)
{
  guint hour = i + 1;

  if (!hd_when_is (&r->t[i], W_HALF, NULL) && !hd_when_is (&r->t[i], W_QUARTER, NULL) &&
      !hd_when_is (&r->t[i], W_THREEQ, NULL))
    return FALSE;
  if (hd_when_is (&r->t[hour], W_PAST, NULL) || hd_when_is (&r->t[hour], W_TO, NULL))
    hour++;
  return hd_when_is (&r->t[hour], W_NUMBER, NULL);
}

/* Whether a clock time begins at @i: what a short weekday needs behind it to be one. */
gboolean
hd_when_time_ahead (const HdReading *r, guint i)
{
  const HdToken *t = r->t;
  HdClock hour = { .hour = 0 };
  static const char *const same[] = { "same",  "gleiche", "gleicher", "gleichen",
                                      "selbe", "meme",    "misma",    NULL };
  gboolean told = FALSE;

  if (hd_when_is_punct (&t[i], ',') || hd_when_is_punct (&t[i], '.') ||
      hd_when_is_punct (&t[i], ':') || hd_when_is_punct (&t[i], '(') ||
      hd_when_is_punct (&t[i], '|') || (hd_when_is_punct (&t[i], '-') && t[i].space))
    i++;
  if ((hd_when_is (&t[i], W_AT, NULL) && !hd_when_says (r, i, "about")) ||
      hd_when_is (&t[i], W_BETWEEN, NULL) || hd_when_is_punct (&t[i], '@'))
    told = TRUE;
  if (told || hd_when_is (&t[i], W_FROM, NULL))
    i = hd_when_skip_optional (r, i + 1, W_THE);
  /* "now Wed same time" */
  if (hd_when_says (r, i, "zur"))
    i++;
  if (hd_when_says_one (r, i, same) && hd_when_is (&t[i + 1], W_TIMEWORD, NULL))
    return TRUE;
  /* "@ 0930", and no year */
  if (told && t[i].kind == T_NUMBER && t[i].digits == 4 && t[i].value / 100 < 24 &&
      t[i].value % 100 < 60 && (t[i].value < 1900 || t[i].value >= 2100))
    return TRUE;
  if (told)
    return (t[i].kind == T_NUMBER && t[i].digits <= 2 && t[i].value <= 24) ||
           hd_when_is (&t[i], W_NUMBER, NULL) || hd_when_is (&t[i], W_NOON, NULL) ||
           hd_when_is (&t[i], W_HALF, NULL) || hd_when_is (&t[i], W_QUARTER, NULL);
  /* "Tue 10, 11 or 2pm" */
  if (is_dotted (r, i) || (t[i].kind == T_NUMBER && t[i].digits <= 2 && t[i].value <= 24 &&
                           hd_when_time_listed (r, i + 1, &hour)))
    return TRUE;
  /* "Do 10 oder 14 passt" */
  if ((hd_when_is_hour_pair (r, i) && hd_when_says_works (r, i + 3)) ||
      hd_when_is_hour_or_day (r, i))
    return TRUE;
  return hd_when_is (&t[i], W_NOON, NULL) || is_spoken (r, i) ||
         (t[i].kind == T_NUMBER && t[i].digits <= 2 && t[i].value <= 24 &&
          (hd_when_is_punct (&t[i + 1], ':') || hd_when_is (&t[i + 1], W_H, NULL) ||
           hd_when_is (&t[i + 1], W_AM, NULL) || hd_when_is (&t[i + 1], W_PM, NULL) ||
           ((hd_when_says (r, i + 1, "a") || hd_when_says (r, i + 1, "p")) &&
            hd_when_is_punct (&t[i + 2], '.') && hd_when_says (r, i + 3, "m")) ||
           hd_when_is_punct (&t[i + 1], '-') || hd_when_says (r, i + 1, "ish") ||
           (hd_when_is (&t[i + 1], W_RANGE, NULL) && t[i + 2].kind == T_NUMBER)));
}

/* Whether the number before @i is the hour of a time: "3:30", and not "Nov 23: 10:00". */
gboolean
hd_when_minutes_follow (const HdReading *r, guint i)
{
  return hd_when_is_punct (&r->t[i], ':') && !r->t[i].space && r->t[i + 1].kind == T_NUMBER &&
         !r->t[i + 1].space;
}

/* "Option 1 - Mon 4 Jan": a number of its own, and a day; no days from the one to the other. */
gboolean
hd_when_counts_options (const HdReading *r, guint joint)
{
  static const char *const words[] = { "option", "slot",      "choice",      "alternative",
                                       "termin", "vorschlag", "creneau",     "choix",
                                       "opcion", "hueco",     "alternativa", NULL };
  guint first = joint;

  if (joint > 1 && r->t[joint - 1].kind == T_NUMBER && r->t[joint].space &&
      hd_when_says_one (r, joint - 2, words))
    return TRUE;
  if (!hd_when_is (&r->t[joint + 1], W_WEEKDAY, NULL))
    return FALSE;
  while (first > 0 && joint - first < 3 && r->t[first].kind != T_NUMBER)
    first--;
  for (guint before = first; before > 0 && first - before < 3; before--)
    if (hd_when_is (&r->t[before - 1], W_WEEKDAY, NULL) ||
        hd_when_is (&r->t[before - 1], W_FROM, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
is_day (const HdToken *t)
{
  return t->kind == T_NUMBER && t->digits <= 2 && t->value >= 1 && t->value <= 31;
}

/* Whether the number at @i can be a day of a list, and is no hour. */
gboolean
hd_when_is_listed_day (const HdReading *r, guint i)
{
  const HdToken *t = r->t;

  return is_day (&t[i]) && !hd_when_minutes_follow (r, i + 1) &&
         !hd_when_is (&t[i + 1], W_AM, NULL) && !hd_when_is (&t[i + 1], W_PM, NULL) &&
         !hd_when_is (&t[i + 1], W_H, NULL) && !hd_when_is (&t[i + 1], W_MONTH, NULL) &&
         !(hd_when_is_punct (&t[i + 1], '.') && !t[i + 1].space && !t[i + 2].space);
}

/* Whether another day of a list follows: "jeudi 26 ou vendredi 27". */
gboolean
hd_when_day_listed (const HdReading *r, guint i)
{
  const HdToken *t = r->t;
  guint k = i;

  if (hd_when_is_punct (&t[k], ','))
    k++;
  k = hd_when_is (&t[k], W_OR, NULL) || hd_when_is (&t[k], W_AND, NULL) ? k + 1 : k;
  if (hd_when_is_punct (&t[k], '/'))
    k++;
  if (k == i)
    return FALSE;
  k = hd_when_skip_optional (r, hd_when_skip_optional (r, k, W_ON), W_THE);
  if (!hd_when_is (&t[k], W_WEEKDAY, NULL))
    return FALSE;
  k++;
  if (hd_when_is_punct (&t[k], '.') && !t[k].space)
    k++;
  k = hd_when_skip_optional (r, k, W_THE);
  return is_day (&t[k]);
}

/* So many weekdays of a list are looked at, to either side. */
#define MAX_LISTED 6

/* The number behind a weekday, 0: there is none, or it begins a time or a date. */
static guint
number_of_weekday (const HdReading *r, guint i)
{
  guint k = i + 1;

  if (!hd_when_is (&r->t[i], W_WEEKDAY, NULL))
    return 0;
  if (hd_when_is_punct (&r->t[k], '.') && !r->t[k].space)
    k++;
  k = hd_when_skip_optional (r, k, W_THE);
  return hd_when_is_listed_day (r, k) && !hd_when_is_punct (&r->t[k + 1], '-') &&
             !hd_when_is_punct (&r->t[k + 1], '/')
           ? k
           : 0;
}

/* What parts the members of a list before @i: where the member before ends; 0: nothing. */
static guint
joint_before (const HdReading *r, guint i)
{
  guint k = i;

  while (k > 0 && i - k < 3 &&
         (hd_when_is (&r->t[k - 1], W_OR, NULL) || hd_when_is (&r->t[k - 1], W_AND, NULL) ||
          hd_when_is (&r->t[k - 1], W_ON, NULL) || hd_when_is (&r->t[k - 1], W_THE, NULL) ||
          hd_when_is_punct (&r->t[k - 1], ',') || hd_when_is_punct (&r->t[k - 1], ';') ||
          hd_when_is_punct (&r->t[k - 1], '/')))
    k--;
  return k < i ? k : 0;
}

/* The same behind a member. */
static guint
joint_behind (const HdReading *r, guint i)
{
  guint k = i;

  while (k < i + 3 && (hd_when_is (&r->t[k], W_OR, NULL) || hd_when_is (&r->t[k], W_AND, NULL) ||
                       hd_when_is (&r->t[k], W_ON, NULL) || hd_when_is (&r->t[k], W_THE, NULL) ||
                       hd_when_is_punct (&r->t[k], ',') || hd_when_is_punct (&r->t[k], ';') ||
                       hd_when_is_punct (&r->t[k], '/')))
    k++;
  return k > i ? k : 0;
}

/* Whether a day of that number is of that weekday in the next two months. */
static gboolean
falls_on (const HdReading *r, int number, int weekday)
{
  HdDate today = r->context->today;
  HdDate date = hd_date_next_weekday (today - 1, (HdWeekday) weekday);
  int year, month, day;

  for (hd_date_get_ymd (date, &year, &month, &day); date <= today + 62; date += 7, day += 7)
    {
      if (day > hd_date_days_in_month (year, month))
        {
          day -= hd_date_days_in_month (year, month);
          year += month / 12;
          month = month % 12 + 1;
        }
      if (day == number)
        return TRUE;
    }
  return FALSE;
}

static void
add_member (const HdReading *r, guint i, guint number, HdWeekdayList *list)
{
  int weekday = 0;

  hd_when_is (&r->t[i], W_WEEKDAY, &weekday);
  list->n++;
  list->most = MAX (list->most, r->t[number].value);
  list->days &= falls_on (r, r->t[number].value, weekday & 0xf);
}

/**
 * hd_when_find_weekday_list:
 * @i: a weekday
 *
 * Whether weekdays with a number each are listed there: "Mon 10, Tue 11 or Wed 12".
 */
gboolean
hd_when_find_weekday_list (const HdReading *r, guint i, HdWeekdayList *list)
{
  guint at = number_of_weekday (r, i), k;

  *list = (HdWeekdayList){ .days = TRUE };
  if (at == 0)
    return FALSE;
  add_member (r, i, at, list);
  for (k = at; list->n < MAX_LISTED;)
    {
      guint next = joint_behind (r, k + 1), number = next == 0 ? 0 : number_of_weekday (r, next);

      if (number == 0)
        break;
      add_member (r, next, number, list);
      k = number;
    }
  for (k = i; list->n < MAX_LISTED;)
    {
      guint end = joint_before (r, k), day = end;

      while (day > 0 && end - day < 4 && !hd_when_is (&r->t[day], W_WEEKDAY, NULL))
        day--;
      /* "entrevista el lunes 14": the first word is no member. */
      if (end < 2 || number_of_weekday (r, day) != end - 1)
        break;
      add_member (r, day, end - 1, list);
      k = day;
    }
  return list->n > 1;
}

/**
 * hd_when_read_count:
 * @value: (out)
 *
 * Reads a number in words: "forty-five", "quarante-cinq", "cuarenta y cinco".
 *
 * Returns: the token behind it, 0 for none
 */
guint
hd_when_read_count (const HdReading *r, guint i, int *value)
{
  guint unit = i + 1;
  int ones;

  if (!hd_when_is (&r->t[i], W_NUMBER, value))
    return 0;
  /* "dix-sept" */
  if (hd_when_says (r, i, "dix") && adjacent (r, unit, '-') && !r->t[unit + 1].space &&
      hd_when_is (&r->t[unit + 1], W_NUMBER, &ones) && ones >= 7 && ones <= 9)
    {
      *value += ones;
      return unit + 2;
    }
  if (*value < 20 || *value > 90 || *value % 10 != 0)
    return i + 1;
  if (hd_when_is_punct (&r->t[unit], '-') || hd_when_is (&r->t[unit], W_AND, NULL))
    unit++;
  if (!hd_when_is (&r->t[unit], W_NUMBER, &ones) || ones < 1 || ones > 9)
    return i + 1;
  *value += ones;
  return unit + 1;
}
