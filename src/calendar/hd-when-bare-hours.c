/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"
#include "hd-when-times.h"

/* Numbers that only what stands around them makes hours. */

/* So many tokens behind the time that it replaces such a number stands. */
#define NEAR_LAST 20

/* "Mon 14 Dec, 10 CET", "martes 8, 10 hora de Londres": whether a zone says that the number before
 * it is an hour. */
gboolean
hd_when_zone_ahead (HdReading *r, const HdItem *time, guint i)
{
  /* "sounds good monday 10 est then" */
  static const char *const closing[] = { "then", "please", "pls", "works", "ok", "thanks", NULL };
  HdItem before = *time, zone;
  guint end;

  before.end = i;
  end = hd_when_read_zone (r, i, &before, &zone);
  return end != 0 && !zone.zone.place && zone.zone.unknown[0] == '\0' &&
         (r->t[i].caps || hd_when_is (&r->t[i], W_TIMEWORD, NULL) ||
          hd_when_is (&r->t[end - 1], W_TIMEWORD, NULL) || hd_when_ends_phrase (&r->t[end]) ||
          hd_when_says_one (r, end, closing));
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

/* "… works for them", "… passt", "… me conviene" */
gboolean
hd_when_says_works (const HdReading *r, guint i)
{
  static const char *const words[] = { "works",    "work",  "suits", "suit",     "passt",
                                       "passen",   "geht",  "ginge", "convient", "irait",
                                       "conviene", "would", "is",    "are",      NULL };
  static const char *const whom[] = { "me",   "te",  "le",   "nos", "vous",
                                      "nous", "lui", "leur", "les", NULL };

  return hd_when_says_one (r, i, words) ||
         (hd_when_says_one (r, i, whom) && hd_when_says_one (r, i + 1, words));
}

/* "10 or 2 works", "10 oder 14 passt", "10 or 2?" */
gboolean
hd_when_is_hour_pair (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];

  return t[0].kind == T_NUMBER && t[0].digits <= 2 && t[0].value >= 1 && t[0].value <= 20 &&
         hd_when_is (&t[1], W_OR, NULL) && t[2].kind == T_NUMBER && t[2].digits <= 2 &&
         t[2].value >= 1 && t[2].value <= 20 &&
         (hd_when_says_works (r, i + 3) ||
          (hd_when_ends_phrase (&t[3]) &&
           !(t[3].kind == T_PUNCT && !t[4].space && t[4].kind == T_NUMBER)));
}

/* "9 oder Fr 11 Uhr": behind the number another weekday has an hour that is sure. */
gboolean
hd_when_is_hour_or_day (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];
  guint k = i + 3;

  if (t->kind != T_NUMBER || t->digits > 2 || t->value < 1 || t->value > 20 ||
      !hd_when_is (&t[1], W_OR, NULL) || !hd_when_is (&t[2], W_WEEKDAY, NULL))
    return FALSE;
  if (hd_when_is_punct (&r->t[k], '.') && !r->t[k].space)
    k++;
  return r->t[k].kind == T_NUMBER && r->t[k].digits <= 2 && r->t[k].value <= 24 &&
         hd_when_time_ahead (r, k);
}

/* "Thursday 3 or 10 works": whether the weekday of a date falls on a number in these weeks. */
static gboolean
is_soon (const HdItem *last, int number)
{
  for (HdDate date = last->date.dates[0]; date <= last->date.dates[0] + 14; date += 7)
    {
      int day;

      hd_date_get_ymd (date, NULL, NULL, &day);
      if (day == number)
        return TRUE;
    }
  return FALSE;
}

/* Behind a weekday that has no such number such a pair are hours. */
static gboolean
is_hour_of_pair (const HdReading *r, guint i, const HdItem *last)
{
  /* "Mon 14 June: 9 or 10" */
  if (last != NULL && last->kind == ITEM_DATE && last->end + 1 == i && !last->date.bare &&
      last->date.n_dates == 1 && hd_when_is_punct (&r->t[i - 1], ':') &&
      hd_when_is_hour_pair (r, i))
    return TRUE;
  return last != NULL && last->kind == ITEM_DATE && last->end == i && last->date.weekday != 0 &&
         hd_when_is_hour_pair (r, i) &&
         !(r->t[i + 2].value > r->t[i].value && is_soon (last, r->t[i].value) &&
           is_soon (last, r->t[i + 2].value));
}

/* Where a list of times ends before the words of "or anytime after 2": its last token's end. */
static gboolean
follows_any (const HdReading *r, guint i, const HdItem *last)
{
  static const char *const words[] = { "any", "time", "anytime", "anything", NULL };
  guint k = i;

  if (last == NULL || last->kind != ITEM_TIME || i < last->end || i - last->end > 4)
    return FALSE;
  while (k > last->end &&
         (hd_when_says_one (r, k - 1, words) || hd_when_is (&r->t[k - 1], W_OR, NULL) ||
          hd_when_is (&r->t[k - 1], W_AND, NULL) || hd_when_is_punct (&r->t[k - 1], ',')))
    k--;
  return k == last->end && k < i;
}

/* "Either 10 or 1:30 on Thursday", "Do 9 oder Fr 11 Uhr", "Punkt 12 am Donnerstag": the other time
 * of the two, or the words before it, say that it is an hour. */
static gboolean
is_hour_beside (const HdReading *r, guint i, const HdItem *last)
{
  static const char *const either[] = { "either", "entweder", "soit", NULL };
  const HdToken *t = &r->t[i];
  gboolean or = hd_when_is (&t[1], W_OR, NULL);

  if (t->kind != T_NUMBER || t->digits > 2 || t->value < 1 || t->value > 20 || i == 0)
    return FALSE;
  if (hd_when_says (r, i - 1, "punkt"))
    return hd_when_ends_phrase (&t[1]) || (hd_when_says (r, i + 1, "am") && t[1].space);
  if (or &&hd_when_says_one (r, i - 1, either) && t[2].kind == T_NUMBER)
    return hd_when_time_ahead (r, i + 2);
  return or &&last != NULL && last->kind == ITEM_DATE && last->end == i &&
              last->date.weekday != 0 && hd_when_is (&t[2], W_WEEKDAY, NULL) &&
              hd_when_is_hour_or_day (r, i);
}

/* "are gone", "is still free", "ist noch frei", "works": @i is the verb. */
static gboolean
says_left (const HdReading *r, guint i)
{
  static const char *const be[] = { "is",   "are",  "s",     "ist",   "sind",   "ware", "est",
                                    "sont", "esta", "estan", "queda", "quedan", NULL };
  static const char *const fillers[] = { "still",   "noch",   "encore", "toujours", "aun",
                                         "already", "schon",  "deja",   "ya",       "both",
                                         "now",     "leider", "only",   "beide",    NULL };
  static const char *const words[] = { "free",    "open",   "available", "possible", "gone",
                                       "taken",   "frei",   "weg",       "vergeben", "belegt",
                                       "libre",   "libres", "possibles", "pris",     "cogido",
                                       "ocupado", "left",   NULL };
  static const char *const works[] = { "works",  "passt",    "geht",  "ginge",
                                       "klappt", "convient", "irait", NULL };
  guint k = i;

  if (hd_when_says_one (r, i, works))
    return i > 1 && (r->t[i - 2].kind == T_PUNCT || hd_when_begins_clause (r, i - 2));
  while (k < i + 4 && (hd_when_says_one (r, k, be) || (k > i && hd_when_says_one (r, k, fillers))))
    k++;
  return k > i && hd_when_says_one (r, k, words);
}

/* "9 und 10", "9, 10" */
static gboolean
ends_list (const HdReading *r, guint i)
{
  return i > 1 && r->t[i - 2].kind == T_NUMBER &&
         (hd_when_is (&r->t[i - 1], W_AND, NULL) || hd_when_is (&r->t[i - 1], W_OR, NULL) ||
          hd_when_is_punct (&r->t[i - 1], ','));
}

/* "9 and 10 on Thursday are gone, 11 is still free": numbers of a sentence with a day in it that
 * are left or not are hours. */
static gboolean
is_hour_left (const HdReading *r, guint i, const HdItem *last)
{
  static const char *const many[] = { "are", "sind", "sont", "son", "quedan", "restent", NULL };
  guint k = i + 1;

  /* "Tuesday 1 December: 9 are still free" are so many. */
  if (hd_when_says_one (r, k, many) && !ends_list (r, i))
    return FALSE;
  if (last != NULL && last->kind == ITEM_DATE && last->end == i && is_soon (last, r->t[i].value))
    return FALSE;
  if (i > 0 && r->t[i - 1].kind == T_WORD && !hd_when_is (&r->t[i - 1], W_AND, NULL) &&
      !hd_when_is (&r->t[i - 1], W_OR, NULL) && !hd_when_begins_clause (r, i - 1) &&
      !(last != NULL && last->end == i))
    return FALSE;
  while (k < i + 7 &&
         (hd_when_is (&r->t[k], W_AND, NULL) || hd_when_is (&r->t[k], W_OR, NULL) ||
          hd_when_is_punct (&r->t[k], ',')) &&
         r->t[k + 1].kind == T_NUMBER && r->t[k + 1].digits <= 2)
    k += 2;
  if (hd_when_is (&r->t[k], W_ON, NULL) && hd_when_is (&r->t[k + 1], W_WEEKDAY, NULL))
    return says_left (r, k + 2);
  return last != NULL && last->first >= hd_when_sentence (r, i, 16).from && says_left (r, k);
}

/* "9:30 or 11 this Friday", "9:30 or 11 free": the second one of two hours. */
static gboolean
is_second_hour (const HdReading *r, guint i, const HdItem *last)
{
  static const char *const free[] = {
    "free", "open", "available", "frei", "libre", "libres", NULL
  };
  const HdToken *behind = &r->t[i + 1];

  if (last == NULL || last->kind != ITEM_TIME || i != last->end + 1 ||
      !hd_when_is (&r->t[i - 1], W_OR, NULL) || last->time.has_end ||
      last->time.start.style == CLOCK_BARE || r->t[i].value < 1 || r->t[i].value > 20)
    return FALSE;
  return hd_when_ends_phrase (behind) || hd_when_is (behind, W_THIS, NULL) ||
         hd_when_is (behind, W_ON, NULL) || hd_when_is (behind, W_WEEKDAY, NULL) ||
         hd_when_is (behind, W_RELDAY, NULL) || hd_when_says_one (r, i + 1, free);
}

/* "Tue 1 Dec after 3", "let's make it 10.15": words that only an hour follows there. */
gboolean
hd_when_is_hour_behind (const HdReading *r, guint i, const HdItem *last)
{
  static const char *const words[] = { "after", "before", NULL };
  static const char *const make[] = { "make", "makes", NULL };
  static const char *const do_it[] = { "do", "say", "about", "would", "manage", NULL };

  if (is_hour_of_pair (r, i, last) || is_hour_beside (r, i, last))
    return TRUE;
  if (r->t[i].kind != T_NUMBER || r->t[i].digits > 2 || r->t[i].value > 24)
    return FALSE;
  if ((r->t[i].value >= 7 && r->t[i].value <= 20 && is_hour_left (r, i, last)) ||
      is_second_hour (r, i, last))
    return TRUE;
  if (i < 2)
    return FALSE;
  if (hd_when_says (r, i - 1, "it") && hd_when_says_one (r, i - 2, make))
    return TRUE;
  /* "2pm no longer works. Can you do 3 instead?" */
  if (r->t[i].value >= 1 && r->t[i].value <= 12 && last != NULL && i - last->end < NEAR_LAST &&
      (last->kind == ITEM_TIME || last->kind == ITEM_DATE) && hd_when_says_one (r, i - 1, do_it) &&
      hd_when_says (r, i + 1, "instead") && !hd_when_is (&r->t[i + 2], W_OF, NULL))
    return TRUE;
  return hd_when_says_one (r, i - 1, words) && last != NULL &&
         ((last->kind == ITEM_DATE &&
           (last->end == i - 1 ||
            /* "Mon 8: after 4" */
            (last->end == i - 2 && hd_when_is_punct (&r->t[i - 2], ':')))) ||
          (hd_when_says (r, i - 1, "after") && follows_any (r, i - 1, last))) &&
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

  /* "can do 11 tomorrow" */
  if (i > 0 && r->t[i].kind == T_NUMBER && r->t[i].digits <= 2 && r->t[i].value >= 1 &&
      r->t[i].value <= 12 && hd_when_says (r, i - 1, "do") &&
      hd_when_is (&r->t[i + 1], W_RELDAY, NULL))
    return TRUE;
  if (r->t[i].kind != T_NUMBER || r->t[i].digits > 2 || r->t[i].value < 1 || r->t[i].value > 12 ||
      !hd_when_says (r, i + 1, "on") || !hd_when_is (&r->t[i + 2], W_WEEKDAY, NULL))
    return FALSE;
  return i == 0 || r->t[i - 1].kind == T_BREAK || hd_when_ends_sentence (r, i - 1) ||
         hd_when_says_one (r, i - 1, words);
}

/* "9-9:45 recruiter, 10-11 design team": behind the words of one part of a programme the next
 * begins when that one ends, or soon after. */
gboolean
hd_when_is_next_part (const HdReading *r, guint i, const HdItem *last)
{
  static const char *const counted[] = { "people",     "persons",   "leute",      "personen",
                                         "personnes",  "personas",  "places",     "slots",
                                         "kandidaten", "candidats", "candidates", "bewerber",
                                         NULL };
  static const char *const then[] = { "then",    "dann",    "danach",        "puis", "luego",
                                      "despues", "ensuite", "anschliessend", NULL };
  const HdToken *t = r->t;
  guint joint = i;
  int since;

  /* "11-12 panel, then 12-1 with the CEO" */
  if (i > 1 && hd_when_says_one (r, i - 1, then))
    joint =
      hd_when_is_punct (&t[i - 2], ',') || hd_when_is (&t[i - 2], W_AND, NULL) ? i - 1 : i + 1;
  if (last == NULL || last->kind != ITEM_TIME || !last->time.has_end || i < last->end + 2 ||
      joint > i + 1 || joint < last->end + 2 || joint - last->end > 6 ||
      (joint <= i && !hd_when_is_punct (&t[joint - 1], ',') &&
       !(joint < i && hd_when_is (&t[joint - 1], W_AND, NULL))) ||
      t[last->end].kind != T_WORD || t[last->first].line != t[i].line || t[i].kind != T_NUMBER ||
      t[i].value > 20 || !hd_when_is_punct (&t[i + 1], '-') || t[i + 2].kind != T_NUMBER ||
      t[i + 2].digits > 2)
    return FALSE;
  for (guint k = last->end; k + 1 < MIN (joint, i); k++)
    if ((t[k].kind != T_WORD && !(hd_when_adjoins (r, k, '/') && hd_when_says (r, k - 1, "w"))) ||
        hd_when_is (&t[k], W_OR, NULL))
      return FALSE;
  since = ((t[i].value - last->time.end.hour) * 60 - last->time.end.minute + 1440) % 720;
  return since <= 60 && (t[i + 2].value - t[i].value + 24) % 12 <= 4 &&
         (t[i + 2].value - t[i].value + 24) % 12 > 0 && t[i + 3].kind == T_WORD &&
         !hd_when_is (&t[i + 3], W_MINUTE, NULL) && !hd_when_says_one (r, i + 3, counted);
}

/* "9-9:45 Personal, 10-11 Designteam", "11:15-12 Leitung": what is named behind the end of a part
 * of a programme is no rest of a date, nor counted. */
gboolean
hd_when_ends_part (const HdReading *r, guint i)
{
  const HdToken *t = r->t;
  const HdItem *last =
    r->items->len > 0 ? &g_array_index (r->items, HdItem, r->items->len - 1) : NULL;

  if (i < 5 || t[i - 1].kind != T_NUMBER || !hd_when_is_punct (&t[i - 2], '-') || t[i - 2].space)
    return FALSE;
  return hd_when_is_next_part (r, i - 3, last) ||
         (t[i - 3].kind == T_NUMBER && t[i - 3].digits == 2 && hd_when_adjoins (r, i - 4, ':'));
}

/* "Zeit: 10.15 bis 11.15", "Heure : 14" */
gboolean
hd_when_follows_label (const HdReading *r, guint i)
{
  static const char *const labels[] = { "uhrzeit", "beginn", "debut", "inicio",  "start",   "when",
                                        "wann",    "quand",  "hours", "horaire", "horario", NULL };

  return i > 1 && hd_when_is_punct (&r->t[i - 1], ':') &&
         (hd_when_is (&r->t[i - 2], W_TIMEWORD, NULL) || hd_when_says_one (r, i - 2, labels));
}

/* "5 to 3", "10 to 9": so many hours are no range, so it is minutes before the hour; behind "at"
 * fewer are too many, but "Saturday 10 to 6" is a day's work. */
gboolean
hd_when_is_minutes_to (const HdReading *r, guint i)
{
  const HdToken *hour = &r->t[i + 2];
  gboolean at = i > 0 && hd_when_is (&r->t[i - 1], W_AT, NULL);
  int hours;

  if (r->t[i].kind != T_NUMBER || (r->t[i].value != 5 && r->t[i].value != 10) ||
      hour->kind != T_NUMBER || hour->digits > 2 || hour->value < 1 || hour->value > 12 ||
      hd_when_is_punct (&r->t[i + 3], ':') || hd_when_is_punct (&r->t[i + 3], '.'))
    return FALSE;
  hours = (hour->value - r->t[i].value + 12) % 12;
  return hours == 0 || hours > (at ? 6 : 9);
}
