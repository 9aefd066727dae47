/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"
#include "hd-when-times.h"

/* What shows that a short word is a weekday: "Mo", "do", "mar", "sun" may be others. */

/* A weekday that is all of its line, or the last of a list on it, above a time. */
gboolean
hd_when_heads_lines (const HdReading *r, guint i, guint behind)
{
  guint k = i, bullet = 0;

  if (hd_when_is_punct (&r->t[behind], ':') || hd_when_is_punct (&r->t[behind], ','))
    behind++;
  while (k > 0 && bullet++ < 3 && r->t[k - 1].kind != T_BREAK &&
         (r->t[k - 1].kind == T_PUNCT || r->t[k - 1].kind == T_NUMBER))
    k--;
  if (r->t[behind].kind != T_BREAK ||
      (k > 0 && r->t[k - 1].kind != T_BREAK && !hd_when_is_punct (&r->t[i - 1], ';') &&
       !hd_when_is_punct (&r->t[i - 1], ',') && !hd_when_is (&r->t[i - 1], W_OR, NULL) &&
       !hd_when_is (&r->t[i - 1], W_AND, NULL)))
    return FALSE;
  behind++;
  if (hd_when_is_punct (&r->t[behind], '-') || hd_when_is_punct (&r->t[behind], '*'))
    behind++;
  return hd_when_time_ahead (r, behind);
}

/* "8:15am GMT on Wed", "9h dim." */
static gboolean
hangs_on_time (const HdReading *r, guint i)
{
  const HdItem *last =
    r->items->len > 0 ? &g_array_index (r->items, HdItem, r->items->len - 1) : NULL;

  if (last == NULL || (last->kind != ITEM_TIME && last->kind != ITEM_ZONE) || last->end > i ||
      i - last->end > 3 || r->t[last->first].line != r->t[i].line)
    return FALSE;
  for (guint k = last->end; k < i; k++)
    if (!hd_when_is (&r->t[k], W_ON, NULL) && !hd_when_is (&r->t[k], W_THE, NULL) &&
        !hd_when_is_punct (&r->t[k], ',') && !hd_when_is_punct (&r->t[k], ')'))
      return FALSE;
  return r->t[i].title || i == last->end || hd_when_is (&r->t[i - 1], W_ON, NULL) ||
         hd_when_is_punct (&r->t[i - 1], ')');
}

/* Whether a date ends just before @i. */
static gboolean
follows_date (const HdReading *r, guint i)
{
  const HdItem *last =
    r->items->len > 0 ? &g_array_index (r->items, HdItem, r->items->len - 1) : NULL;

  return last != NULL && last->kind == ITEM_DATE && last->end == i;
}

/* So many tokens behind somebody's name another day is looked for. */
#define MAX_ADDRESS 10

/* So many weekdays of a row are looked at, to either side. */
#define MAX_ROW 6

/* "Mo Di Do jeweils ab 16 Uhr", "Mon Tue Thu from 4pm": whether a weekday stands in a row with
 * nothing between them, each later in the week than the one before, and a time soon behind. */
static gboolean
stands_in_row (const HdReading *r, guint i)
{
  guint from = i, to = i + 1;
  int before = 0, day;

  while (from > 0 && i - from < MAX_ROW && hd_when_is (&r->t[from - 1], W_WEEKDAY, NULL))
    from--;
  while (to - i < MAX_ROW && hd_when_is (&r->t[to], W_WEEKDAY, NULL))
    to++;
  for (guint k = from; k < to; before = day & 0xf, k++)
    if (!hd_when_is (&r->t[k], W_WEEKDAY, &day) || (day & 0xf) <= before ||
        r->t[k].title != r->t[i].title)
      return FALSE;
  if (to - from < 2 || (to - from == 2 && !r->t[i].title))
    return FALSE;
  for (guint k = to; k < to + 4 && !hd_when_ends_sentence (r, k); k++)
    if (hd_when_time_ahead (r, k))
      return TRUE;
  return FALSE;
}

/* "Di ab 10 oder Do ab 9": where the bare hour ends what is said of the day. */
static gboolean
begins_at_hour (const HdReading *r, guint i)
{
  const HdToken *hour = &r->t[i + 1];

  return r->language == HD_LANG_DE && hd_when_says (r, i, "ab") && hour->kind == T_NUMBER &&
         hour->digits <= 2 && hour->value >= 6 && hour->value <= 21 &&
         (hd_when_is (&hour[1], W_OR, NULL) || hd_when_is (&hour[1], W_AND, NULL) ||
          (hd_when_ends_phrase (&hour[1]) &&
           /* "ab 9.12." */
           !(hd_when_is_punct (&hour[1], '.') && hour[2].kind == T_NUMBER)));
}

/* Whether another day is named a few tokens behind @i, before its sentence ends. */
static gboolean
names_day_behind (const HdReading *r, guint i)
{
  const guint to = hd_when_sentence (r, i, MAX_ADDRESS).to;

  for (guint k = i + 1; k < to && k < i + MAX_ADDRESS; k++)
    if (hd_when_is (&r->t[k], W_RELDAY, NULL) || hd_when_is (&r->t[k], W_WEEKDAY, NULL))
      return TRUE;
  return FALSE;
}

/* "Hi Sam, 10am tomorrow works", "Thanks Sam, 11am", "Sam, 10am tomorrow": somebody who is spoken
 * to, before a comma. */
static gboolean
is_greeted (const HdReading *r, guint i)
{
  static const char *const words[] = { "hi",      "hey",  "hello",   "dear",    "thanks",
                                       "thank",   "you",  "hallo",   "liebe",   "lieber",
                                       "danke",   "hola", "bonjour", "salut",   "merci",
                                       "gracias", "cher", "chere",   "querida", "querido",
                                       "morning", "moin", "cheers",  NULL };

  if (!r->t[i].title || !hd_when_is_punct (&r->t[i + 1], ','))
    return FALSE;
  if (i == 0 || r->t[i - 1].kind == T_BREAK)
    return (r->language == HD_LANG_EN || r->language == HD_LANG_DE) && names_day_behind (r, i);
  return hd_when_says_one (r, i - 1, words);
}

/* "Call with Sam 3pm Thursday", "chat w/ Mar 10am": somebody, where nobody writes French or
 * Spanish, and who is greeted.
 */
gboolean
hd_when_is_met (const HdReading *r, guint i)
{
  static const char *const with[] = { "with", "w", "from", "mit", "von", NULL };
  const guint before = i > 1 && hd_when_is_punct (&r->t[i - 1], '/') ? i - 2 : i - 1;

  if (!hd_when_says (r, i, "sam") && !hd_when_says (r, i, "mar") && !hd_when_says (r, i, "dom"))
    return FALSE;
  if (is_greeted (r, i))
    return TRUE;
  return i > 0 && r->t[i].title && (r->language == HD_LANG_EN || r->language == HD_LANG_DE) &&
         hd_when_says_one (r, before, with);
}

/* Whether a short weekday is one by what stands behind it: a time, a part of the day, another
 * weekday, a week. */
gboolean
hd_when_proves_weekday (const HdReading *r, guint i, guint behind, HdDayPart part)
{
  const HdToken *t = r->t;
  guint k = behind;
  HdWeekdayList list;
  int value;

  if (hd_when_find_weekday_list (r, i, &list))
    return TRUE;
  /* "Mon week at 11" */
  if (r->language == HD_LANG_EN && hd_when_is (&t[k], W_WEEK, NULL) &&
      (hd_when_is (&t[k + 1], W_AT, NULL) || hd_when_time_ahead (r, k + 1)))
    return TRUE;
  if (stands_in_row (r, i))
    return TRUE;
  /* "pushed Wed back an hour", and no "moved Sun Ltd" */
  if (t[i].title && i > 0 && hd_when_is (&t[i - 1], W_MOVED, NULL) &&
      hd_when_says_one (r, behind,
                        (const char *const[]){ "back", "forward", "to", "by", "until", NULL }))
    return TRUE;
  /* "wed 0930", and no year */
  if (t[behind].kind == T_NUMBER && t[behind].digits == 4 && t[behind].value < 1000 &&
      t[behind].value % 100 < 60)
    return TRUE;
  if (begins_at_hour (r, behind))
    return TRUE;
  /* "do 9?", "Mi 9 geht nicht" */
  if (r->language == HD_LANG_DE && hd_when_is_asked_of (r, behind) && !hd_when_says (r, i, "so"))
    return TRUE;
  /* "Mo geht, sagen wir 8.30?" */
  if (t[i].title && r->language == HD_LANG_DE && !hd_when_says (r, i, "so") &&
      (i == 0 || hd_when_ends_sentence (r, i - 1)) && hd_when_says_works (r, behind))
    return TRUE;
  /* "Hiya, Wed works" */
  if (t[i].title && r->language == HD_LANG_EN && i > 0 && t[i - 1].kind != T_WORD &&
      hd_when_says_suits (r, behind))
    return TRUE;
  if (hd_when_time_ahead (r, behind) || hd_when_heads_lines (r, i, behind) || hangs_on_time (r, i))
    return TRUE;
  /* "Mo oder Di jeweils 18:30" */
  if (hd_when_says_one (r, behind,
                        (const char *const[]){ "jeweils", "je", "each", "both", NULL }) &&
      hd_when_time_ahead (r, behind + 1))
    return TRUE;
  /* "mar ou jeu matin", "mié o jue a las 10" */
  if (!t[i].title && (r->language & (HD_LANG_FR | HD_LANG_ES)) != 0 &&
      hd_when_is (&t[behind], W_OR, NULL) && hd_when_is (&t[behind + 1], W_WEEKDAY, NULL))
    {
      HdDayPart both = PART_NONE;

      k = hd_when_is_punct (&t[behind + 2], '.') && !t[behind + 2].space ? behind + 3 : behind + 2;
      if (hd_when_time_ahead (r, k) || hd_when_read_part (r, k, &both) != k)
        return TRUE;
    }
  if (!t[i].title && (r->language & (HD_LANG_FR | HD_LANG_ES)) != 0 && part != PART_NONE && i > 1 &&
      hd_when_is (&t[i - 1], W_OR, NULL) && follows_date (r, i - 1))
    return TRUE;
  /* "fr früh oder mo 14 uhr" */
  if (!t[i].title)
    return r->language == HD_LANG_DE && part != PART_NONE && hd_when_is (&t[behind], W_OR, NULL) &&
           hd_when_is (&t[behind + 1], W_WEEKDAY, NULL) && hd_when_time_ahead (r, behind + 2);
  /* "but on Wed I can" */
  if (i > 0 && (hd_when_says (r, i - 1, "on") ||
                (hd_when_says (r, i - 1, "am") && r->language == HD_LANG_DE)))
    return TRUE;
  /* "Mo Mittagspause 12:15", "Mi um zwei" */
  if (r->language == HD_LANG_DE && (i == 0 || t[i - 1].kind == T_BREAK))
    for (guint n = behind; n < behind + 6 && t[n].kind != T_BREAK && t[n].kind != T_END; n++)
      if (hd_when_is (&t[n], W_AT, NULL) || hd_when_time_ahead (r, n))
        return TRUE;
  if (part != PART_NONE ||
      ((hd_when_is (&t[k], W_NEXT, NULL) || hd_when_is (&t[k], W_THIS, NULL)) &&
       hd_when_is (&t[k + 1], W_WEEK, NULL)))
    return TRUE;

  if (hd_when_is (&t[k], W_AND, NULL) || hd_when_is (&t[k], W_OR, NULL) ||
      hd_when_is_punct (&t[k], ',') || hd_when_is_punct (&t[k], '/'))
    k++;
  if (k == behind)
    return FALSE;
  k = hd_when_skip_optional (r, k, W_OR);
  return hd_when_is (&t[k], W_WEEKDAY, &value) &&
         (t[k].title || (value & WEEKDAY_WEAK) == 0 ||
          /* "Mer. ou jeu." */
          (hd_when_is_punct (&t[k + 1], '.') && !t[k + 1].space));
}

/**
 * hd_when_fits_short_day:
 * @i: the first number of a date without a year
 *
 * Whether two letters before the date of @w, which are other words elsewhere, are the weekday that
 * it falls on: "me 13.01 à 8h30", "gi 14.01".
 */
gboolean
hd_when_fits_short_day (const HdReading *r, guint i, const HdWrittenDate *w)
{
  static const struct
  {
    char letters[3];
    int weekday;
  } days[] = { { "lu", 1 }, { "mo", 1 }, { "ma", 2 }, { "di", 2 }, { "me", 3 }, { "mi", 3 },
               { "je", 4 }, { "ju", 4 }, { "do", 4 }, { "gi", 4 }, { "ve", 5 }, { "vi", 5 },
               { "fr", 5 }, { "sa", 6 }, { "di", 7 }, { "do", 7 }, { "so", 7 } };
  HdDateItem date = { .last_day = HD_DATE_NONE };
  guint before = i;

  if (before > 1 && hd_when_is_punct (&r->t[before - 1], '.') && !r->t[before - 1].space)
    before--;
  if (before == 0 || r->t[before - 1].kind != T_WORD ||
      r->t[before - 1].end - r->t[before - 1].start != 2 || !hd_when_resolve (r, &date, w, 0))
    return FALSE;
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    if (hd_when_says (r, before - 1, days[d].letters) &&
        (int) hd_date_weekday (date.dates[0]) == days[d].weekday)
      return TRUE;
  return FALSE;
}
