/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-times.h"

/* "Las dos por Teams": both of them, and no hour. */
static gboolean
counts_both (const HdReading *r, guint i)
{
  static const char *const words[] = { "por", "en", "son", "seran", "con", "juntas", NULL };

  return hd_when_says (r, i + 1, "dos") && hd_when_says_one (r, i + 2, words);
}

/* "the 9:30 one", "the Tuesday one at 10": a slot, and no hour as in "Tuesday ten, Thursday one".
 */
static gboolean
stands_for_slot (const HdReading *r, guint i, gboolean behind_hour)
{
  return hd_when_says (r, i, "one") &&
         (behind_hour ? r->t[i + 1].kind != T_WORD || !hd_when_is (&r->t[i + 1], W_PM, NULL)
                      : hd_when_is (&r->t[i + 1], W_AT, NULL) || hd_when_says_works (r, i + 1));
}

/* "09:00-0800": four digits behind a time that is later are how far its clock is from UTC. */
static gboolean
is_offset (const HdReading *r, guint i, const HdClock *start)
{
  const HdToken *number = &r->t[i + 1];

  return hd_when_adjoins (r, i, '-') && number->kind == T_NUMBER && !number->space &&
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
  return hd_when_read_clock (r, hd_when_skip_optional (r, k, W_AT), end, TRUE);
}

/* "same time", "gleiche Uhrzeit", "même heure", "misma hora". Returns: the token behind it, or 0 */
guint
hd_when_read_same_hour (const HdReading *r, guint i)
{
  static const char *const same[] = { "same",   "gleiche", "gleichen", "gleicher", "selbe",
                                      "selben", "meme",    "misma",    "mismo",    NULL };
  static const char *const times[] = { "time",    "uhrzeit", "zeit", "heure", "hora",   "timeslot",
                                       "horaire", "horario", "slot", "hour",  "stunde", NULL };

  return hd_when_says_one (r, i, same) && hd_when_says_one (r, i + 1, times) ? i + 2 : 0;
}

/* "An evening call on Tuesday at 9", "at 10, in the evening": whether the sentence of a time at @i
 * names an evening that is none of another day: "Tuesday evening at 7 or Wednesday at 9". */
static gboolean
speaks_of_evening (const HdReading *r, guint i)
{
  static const char *const good[] = { "good", "guten", NULL };
  static const char *const meals[] = { "dinner", "supper",    "drinks",  "abendessen", "diner",
                                       "cena",   "cenar",     "cenamos", "concert",    "konzert",
                                       "party",  "concierto", NULL };
  HdWhenSentence s = hd_when_sentence (r, i, 16);
  guint behind = 0;
  int part;

  for (guint n = r->items->len; n > 0 && r->items->len - n < 4; n--)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, n - 1);

      if (item->kind == ITEM_DATE && item->date.part != PART_NONE)
        behind = MAX (behind, item->end);
    }
  for (guint k = MAX (s.from, behind); k < s.to && !(k > i && hd_when_is (&r->t[k], W_OR, NULL));
       k++)
    if (hd_when_says_one (r, k, meals) ||
        (hd_when_is (&r->t[k], W_PART, &part) && (part == PART_EVENING || part == PART_NIGHT) &&
         !(k > 0 &&
           (hd_when_is (&r->t[k - 1], W_WEEKDAY, NULL) ||
            hd_when_is (&r->t[k - 1], W_RELDAY, NULL) || hd_when_says_one (r, k - 1, good)))))
      return TRUE;
  return FALSE;
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
  /* "the 9:30 one", "the Tuesday one at 10" */
  if (last != NULL && i == last->end && stands_for_slot (r, i, last->kind == ITEM_TIME))
    return 0;
  if ((end = hd_when_read_same_hour (r, i)) != 0)
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
      k += hd_when_adjoins (r, k + 1, '.') ? 2 : 1;
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
  else if (hd_when_is_punct (&t[k], '@') || hd_when_is_moved_to (r, k) ||
           /* "am halbi drü", "am zwei", as in Zurich */
           (r->language == HD_LANG_DE && hd_when_says (r, k, "am") && t[k + 1].kind == T_WORD &&
            (hd_when_is (&t[k + 1], W_NUMBER, NULL) || hd_when_is (&t[k + 1], W_HALF, NULL))))
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
  /* "at either 10 or 2" */
  if (at && k > i && hd_when_says_one (r, k, (const char *const[]){ "either", "entweder", NULL }) &&
      hd_when_is (&t[k + 2], W_OR, NULL))
    k++;
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
       hd_when_is_asked_hour (r, k, last) || hd_when_is_headed (r, k, last)))
    at = bare = TRUE;
  end = hd_when_read_clock (r, k, &time->start, bare || range);
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
      /* "the 9th at 4.15pm - the one on the 10th has gone" */
      if (hd_when_says (r, behind, "one") && hd_when_says (r, behind - 1, "the"))
        stop = 0;
      else
        stop = (iso && hd_when_adjoins (r, second, '-')) || is_offset (r, second, &time->start) ||
                   hd_when_is_length (r, second, behind, &time->start)
                 ? 0
                 : hd_when_read_clock (r, behind, &time->end, TRUE);
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
  if (!time->has_end && hd_when_adjoins (r, end, '/') && time->start.style == CLOCK_HOUR &&
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
  if (part == PART_NONE)
    time->start.late = time->end.late = speaks_of_evening (r, i);

  item->end = end;
  return end;
}
