/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-dates.h"
#include "hd-when-times.h"

/* Days whose month is left out. */

/* So far behind a day with its month the next one may go without, in tokens. */
#define NAMED_REACH 40

/* Rounds of interviews are counted so far. */
#define MOST_ROUNDS 4

static gboolean
number (const HdReading *r, guint i, int digits, int least, int most)
{
  return r->t[i].kind == T_NUMBER && r->t[i].digits <= digits && r->t[i].value >= least &&
         r->t[i].value <= most;
}

/* "el 25 tiene libre", "le 3 après 18h": what can be said of a day. */
static gboolean
is_said_of_day (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];
  int value;

  return t->kind == T_WORD &&
         ((hd_when_is (t, W_DEADLINE, &value) && value == 0) || hd_when_is (t, W_OR, NULL) ||
          hd_when_says (r, i, "apres") || hd_when_says (r, i, "tiene") ||
          hd_when_says (r, i, "tengo") || hd_when_says (r, i, "porque") ||
          (hd_when_cue_at (r, i) & (CUE_OFFER | CUE_BREAK)) != 0);
}

/* "jueves 12 pm", "jueves 10 a. m.": which half of the day an hour is of. */
static gboolean
says_half (const HdReading *r, guint k)
{
  return hd_when_says (r, k, "am") || hd_when_says (r, k, "pm") ||
         ((hd_when_says (r, k, "a") || hd_when_says (r, k, "p")) &&
          hd_when_is_punct (&r->t[k + 1], '.') && hd_when_says (r, k + 2, "m"));
}

/* "le 24 tombe à l'eau", and no "tombe un lundi" */
static gboolean
is_called_off (const HdReading *r, guint i)
{
  return hd_when_says (r, i, "tombe") &&
         hd_when_says_any (r, i + 1, MIN (i + 5, r->n), (const char *const[]){ "eau", NULL });
}

/* "del viernes 13", "du vendredi 13", "of Friday 13" */
static gboolean
is_of_day (const HdReading *r, guint i)
{
  static const char *const words[] = { "del", "du", "of", "from", "vom", NULL };

  return i > 1 && hd_when_is (&r->t[i - 1], W_WEEKDAY, NULL) && hd_when_says_one (r, i - 2, words);
}

/* "Le 11, étude de cas à présenter entre 11h et 12h": whether the sentence that begins with a day
 * tells its hour, and names no other day before it. */
static gboolean
heads_sentence (const HdReading *r, guint i, guint k)
{
  const HdToken *t = r->t;

  if (!hd_when_is_punct (&t[k], ',') ||
      !(i < 2 || t[i - 2].kind == T_BREAK || hd_when_ends_sentence (r, i - 2)))
    return FALSE;
  for (guint n = k + 1; n < k + 14 && !hd_when_ends_sentence (r, n); n++)
    {
      if (hd_when_is (&t[n], W_WEEKDAY, NULL) || hd_when_is (&t[n], W_RELDAY, NULL))
        return FALSE;
      if (t[n].kind == T_NUMBER)
        return t[n].digits <= 2 && t[n].value <= 24 &&
               (hd_when_is (&t[n + 1], W_H, NULL) || hd_when_minutes_follow (r, n + 1));
    }
  return FALSE;
}

/* "7th works", "Wed suits" */
gboolean
hd_when_says_suits (const HdReading *r, guint i)
{
  static const char *const words[] = { "works", "suits", NULL };

  return hd_when_says_one (r, i, words);
}

/* "9th it is", "18th after 6", "7th works": what is said of a day that has its ending. */
static gboolean
is_set_day (const HdReading *r, guint k)
{
  static const char *const bounds[] = { "after", "before", "from", "at", NULL };

  if (hd_when_says (r, k, "it") && hd_when_says (r, k + 1, "is"))
    return hd_when_ends_phrase (&r->t[k + 2]) || hd_when_says (r, k + 2, "then");
  if (hd_when_says_one (r, k, bounds))
    return hd_when_time_ahead (r, k + 1) ||
           (r->t[k + 1].kind == T_NUMBER && r->t[k + 1].digits <= 2 && r->t[k + 1].value <= 24 &&
            (hd_when_ends_phrase (&r->t[k + 2]) || hd_when_is (&r->t[k + 2], W_OR, NULL) ||
             hd_when_is (&r->t[k + 2], W_AND, NULL)));
  return hd_when_says_suits (r, k) &&
         (hd_when_ends_phrase (&r->t[k + 1]) || hd_when_is (&r->t[k + 1], W_FOR, NULL));
}

/* "Two interviews on Thu 3 Dec: 1st at 10:00, 2nd at 11:30": numbers of rounds, on a named day. */
static gboolean
follows_named_day (const HdReading *r, guint i)
{
  guint n = r->items->len;

  for (guint k = n; k-- > 0 && n - k <= 4;)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, k);

      if (item->kind == ITEM_DATE)
        return i - item->end <= NAMED_REACH;
    }
  return FALSE;
}

/* The day of a month that was named with its hour shortly before: "5 January at 11, or the 6th at
 * 2pm".
 * @near: (out): it is in one sentence with it */
static HdDate
find_named_before (const HdReading *r, guint i, gboolean *near)
{
  gboolean timed = FALSE;

  for (guint k = r->items->len; k-- > 0;)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, k);

      if (i - item->end > NAMED_REACH)
        return HD_DATE_NONE;
      timed |= item->kind == ITEM_TIME;
      if (item->kind != ITEM_DATE)
        continue;
      if (!timed && !hd_when_is (&r->t[item->end], W_OR, NULL))
        return HD_DATE_NONE;
      if (item->date.n_dates != 1 || item->date.past ||
          r->lines[r->t[item->first].line].depth != r->lines[r->t[i].line].depth)
        return HD_DATE_NONE;
      *near = hd_when_sentence (r, i, NAMED_REACH).from <= item->first;
      for (guint n = item->first; n < item->end; n++)
        if (hd_when_is (&r->t[n], W_MONTH, NULL) ||
            (r->t[n].kind == T_NUMBER && r->t[n + 1].kind == T_PUNCT && !r->t[n + 1].space &&
             r->t[n + 2].kind == T_NUMBER && !r->t[n + 2].space && n + 2 < item->end))
          return item->date.dates[0];
      return HD_DATE_NONE;
    }
  return HD_DATE_NONE;
}

/* "you came on Monday 5 at 10:00", and no "can you come on Monday 5 at 10:00?" */
static gboolean
tells_past (const HdReading *r, guint i)
{
  static const char *const words[] = { "came",    "was",      "were", "kamen", "waren",
                                       "war",     "venu",     "vino", "venue", "etes",
                                       "viniste", "vinieras", NULL };
  HdWhenSentence s = hd_when_sentence (r, i, 24);
  gboolean told = hd_when_says_any (r, s.from, s.to, words);

  for (guint k = s.from; k < s.to; k++)
    told |= r->t[k].kind == T_WORD && (hd_when_cue_at (r, k) & (CUE_TOLD | CUE_PAST)) != 0;
  return told && !hd_when_is_punct (&r->t[s.to], '?');
}

/* The first day of that number from a day on; %HD_DATE_NONE where it is on another weekday. */
static HdDate
find_numbered (HdDate from, int number, int weekday)
{
  /* A month without a 31st may lie between. */
  for (HdDate date = from; date < from + 62; date++)
    {
      int day;

      hd_date_get_ymd (date, NULL, NULL, &day);
      if (day == number)
        return weekday == 0 || (int) hd_date_weekday (date) == weekday ? date : HD_DATE_NONE;
    }
  return HD_DATE_NONE;
}

/* "the 3rd", "am 3.", "le 3 à", "el 3 a las", "Thursday 3": the month is left out. */
guint
hd_when_read_day_only (const HdReading *r, guint i, int weekday, HdDateItem *item)
{
  const HdToken *t = r->t;
  HdDate today = r->context->today;
  HdWeekdayList list = { .n = 0 };
  HdDate named;
  gboolean near = FALSE;
  int year, month, day;
  gboolean ordinal, article, past, strict = FALSE, asked = FALSE;
  HdDayPart part = PART_NONE;
  guint k;

  if (!number (r, i, 2, 1, 31) || hd_when_is_hour (r, i))
    return 0;

  k = hd_when_skip_ordinal (r, i + 1);
  ordinal = k > i + 1;
  if (ordinal && t[k].kind == T_NUMBER && !t[k].space)
    return 0;
  /* Elsewhere than in German a full stop behind a day ends the sentence. */
  if (ordinal && weekday != 0 && hd_when_is_punct (&t[i + 1], '.') && t[k].title &&
      (r->language & (HD_LANG_FR | HD_LANG_ES | HD_LANG_EN)) != 0)
    {
      ordinal = FALSE;
      k = i + 1;
    }
  /* "vom 3. Quartal", "the 3rd floor" */
  if (t[k].kind == T_WORD && t[k].word == NULL &&
      ((t[k].title && !t[k].caps) || hd_when_says (r, k, "floor") || hd_when_says (r, k, "round") ||
       hd_when_says (r, k, "time")))
    return 0;
  article = i > 0 && (hd_when_says (r, i - 1, "le") || hd_when_says (r, i - 1, "el") ||
                      hd_when_says (r, i - 1, "dia") ||
                      /* "reporté au 19 à 11h", "aplazado al 19 a las 11", and no "9 au 19" */
                      ((hd_when_says (r, i - 1, "au") || hd_when_says (r, i - 1, "al")) &&
                       !(i > 1 && t[i - 2].kind == T_NUMBER)));
  if (ordinal && hd_when_is_punct (&t[i + 1], '.'))
    /* "am 24. oder 25." */
    ordinal =
      hd_when_date_word_before (r, i) || weekday != 0 ||
      (i > 3 && (hd_when_is (&t[i - 1], W_OR, NULL) || hd_when_is (&t[i - 1], W_AND, NULL)) &&
       hd_when_is_punct (&t[i - 2], '.') && number (r, i - 3, 2, 1, 31) &&
       hd_when_date_word_before (r, i - 3));
  else if (ordinal && weekday == 0)
    ordinal =
      (is_set_day (r, k) && !(t[i].value <= MOST_ROUNDS && follows_named_day (r, i))) ||
      (i > 0 && (hd_when_is (&t[i - 1], W_THE, NULL) || hd_when_is (&t[i - 1], W_OR, NULL) ||
                 hd_when_is (&t[i - 1], W_AND, NULL) || hd_when_date_word_before (r, i)));
  if (!ordinal)
    {
      gboolean at =
        hd_when_is (&t[k], W_AT, NULL) || hd_when_is (&t[k], W_BETWEEN, NULL) ||
        hd_when_is (&t[k], W_FROM, NULL) ||
        (article && hd_when_read_part (r, k, &part) != k) || /* le 25 au matin */
        (article && hd_when_read_same_hour (r, k) != 0) ||   /* le 6 même heure */
        (article && (is_said_of_day (r, k) || heads_sentence (r, i, k) || is_called_off (r, k))) ||
        /* "le 9, pourriez-vous commencer à 8h30 ?" */
        (article && hd_when_is_punct (&t[k], ',') &&
         (hd_when_cue_at (r, k + 1) & CUE_OFFER) != 0) ||
        /* "le 20, à 9h30" */
        (article && hd_when_is_punct (&t[k], ',') &&
         (hd_when_is (&t[k + 1], W_AT, NULL) || hd_when_is (&t[k + 1], W_BETWEEN, NULL) ||
          hd_when_is (&t[k + 1], W_FROM, NULL) || hd_when_is_punct (&t[k + 2], ':') ||
          hd_when_is (&t[k + 2], W_H, NULL)) &&
         hd_when_time_ahead (r, k + 1)) ||
        /* "La entrevista del día 1 se adelanta" */
        (i > 0 && hd_when_says (r, i - 1, "dia") &&
         (t[k].kind == T_WORD || hd_when_ends_phrase (&t[k])) && !hd_when_is (&t[k], W_OF, NULL) &&
         !hd_when_is (&t[k], W_MONTH, NULL) && !hd_when_is (&t[k], W_H, NULL)) ||
        /* "el 25 o el 26" */
        (article && i > 3 && number (r, i - 3, 2, 1, 31) &&
         (hd_when_is (&t[i - 2], W_OR, NULL) || hd_when_is (&t[i - 2], W_AND, NULL)) &&
         hd_when_ends_phrase (&t[k]));
      /* "Tuesday 24, 10:00": a number before a time is none itself. */
      gboolean ahead =
        weekday != 0 &&
        (hd_when_time_ahead (r, k) || hd_when_day_listed (r, k) ||
         /* "Jueves 10:" above its times */
         (hd_when_is_punct (&t[k], ':') && (t[k + 1].kind == T_BREAK ||
                                            /* "Thu 11: lunch" */
                                            (t[k + 1].kind == T_WORD && t[k + 1].space))) ||
         /* "viernes 11 al mediodía", and no range when the eleventh is a Friday */
         (hd_when_says (r, k, "al") && hd_when_is (&t[k + 1], W_NOON, NULL)) ||
         hd_when_ends_phrase (&t[k]) ||
         /* "el martes 24 se retrasa" */
         ((r->language & (HD_LANG_FR | HD_LANG_ES)) != 0 && t[k].kind == T_WORD &&
          !hd_when_is (&t[k], W_H, NULL) && !hd_when_is (&t[k], W_HOUR, NULL) &&
          !hd_when_is (&t[k], W_RANGE, NULL) && !hd_when_is (&t[k], W_MINUTE, NULL)));

      if (!(article || weekday != 0) || !(at || ahead) || says_half (r, k))
        return 0;
      for (guint d = i; weekday != 0 && d > 0 && i - d < 3 && list.n < 2; d--)
        hd_when_find_weekday_list (r, d - 1, &list);
      /* "Mon 10, Tue 2, Wed 16" are hours. */
      if (list.n > 1 && list.most <= 20 && !list.days)
        return 0;
      /* What can be an hour is a day only when the weekday falls on it. */
      /* "Mercredi 9 - 10h": the ninth at ten, or from nine to ten. */
      if (weekday != 0 && hd_when_is_punct (&t[k], '-') && t[k].space &&
          number (r, k + 1, 2, t[i].value + 1, 24) && hd_when_is (&t[k + 2], W_H, NULL) &&
          t[i].value >= 7)
        item->or_hour = t[i].value;
      /* "Thursday, 7?" */
      asked = ahead && !at && list.n < 2 && !article &&
              (r->language & (HD_LANG_FR | HD_LANG_ES)) == 0 && hd_when_is_asked_of (r, i);
      strict = ahead ? t[i].value <= 24 && list.most <= 24 : r->language == HD_LANG_EN;
    }

  named = find_named_before (r, i, &near);
  if (named != HD_DATE_NONE && named > today)
    named = find_numbered (named, t[i].value, weekday);
  else
    named = HD_DATE_NONE;
  if (named != HD_DATE_NONE && named > today + 31)
    {
      /* Behind a full stop it may be about something else. */
      HdDate soon = !near && weekday == 0 ? find_numbered (today, t[i].value, 0) : HD_DATE_NONE;

      hd_when_add_date (item, named);
      if (soon != HD_DATE_NONE && soon != named)
        hd_when_add_date (item, soon);
      return k;
    }

  hd_date_get_ymd (today, &year, &month, &day);
  for (int m = 0; m < 14; m++)
    {
      int y = year + (month - 1 + m) / 12, mm = (month - 1 + m) % 12 + 1;

      if (!hd_date_valid (y, mm, t[i].value))
        continue;

      HdDate date = hd_date_new (y, mm, t[i].value);

      if (date < today || (weekday != 0 && (int) hd_date_weekday (date) != weekday))
        continue;
      /* A weekday that falls on that number only months away contradicts it. */
      if (weekday != 0 && date - today > 62)
        break;
      /* Some weeks off it may be an hour of the coming one. */
      if (asked && date - today > 14)
        {
          if (hd_when_is_punct (&t[i + 1], '?'))
            return 0;
          item->or_hour = t[i].value;
        }
      hd_when_add_date (item, date);
      if (item->or_hour != 0)
        hd_when_add_date (item, hd_date_next_weekday (today, (HdWeekday) weekday));
      return k;
    }
  /* "your message of Friday 13 at 18:20", "you came on Monday 5 at 10:00" */
  past = is_of_day (r, i) || (weekday != 0 && hd_when_is (&t[k], W_AT, NULL) && tells_past (r, i));
  for (HdDate date = today - 1; past && date > today - 32 && item->n_dates == 0; date--)
    {
      hd_date_get_ymd (date, NULL, NULL, &day);
      if (day == t[i].value && (int) hd_date_weekday (date) == weekday)
        {
          item->past = TRUE;
          hd_when_add_date (item, date);
          return k;
        }
    }
  /* "Monday 6 at 5pm" names a day, whatever its weekday is. */
  if (weekday != 0 && hd_when_is (&t[k], W_AT, NULL) && hd_when_time_ahead (r, k))
    strict = FALSE;
  for (HdDate date = today; date < today + 62 && item->n_dates == 0 && !strict; date++)
    {
      hd_date_get_ymd (date, &year, &month, &day);
      if (day == t[i].value)
        {
          hd_when_add_date (item, date);
          hd_when_add_date (item, hd_when_nearest_weekday (date, weekday));
        }
    }
  return item->n_dates > 0 ? k : 0;
}
