/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-when-cues.h"
#include "hd-when-dates.h"

/* Weeks that a text names, and the weekdays that are meant in them. */

static HdDate
monday_of (HdDate date)
{
  return date - ((int) hd_date_weekday (date) - 1);
}

/* Where people number the weeks of a year as ISO 8601 does. */
static gboolean
counts_as_iso (const char *region)
{
  static const char *const regions[] = {
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"
  };

  for (guint i = 0; region != NULL && i < G_N_ELEMENTS (regions); i++)
    if (strcmp (region, regions[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The Monday of the week that has the number where the first week is the one of 1 January and weeks
 * begin on Sundays. */
static HdDate
american_week (int year, int number)
{
  HdDate first = hd_date_new (year, 1, 1);

  return first - (int) hd_date_weekday (first) % 7 + 1 + 7 * (number - 1);
}

/* "KW 49", "week 49", "semaine 49": a week of ISO 8601, this year's or next year's. An English
 * "week 2" is one of the process as well, and elsewhere weeks are counted in another way. */
guint
hd_when_read_week_number (const HdReading *r, guint i, HdNamedWeek *week)
{
  static const char *const sure[] = { "kw", "cw", "kalenderwoche", NULL };
  static const char *const weeks[] = { "semaine", "semana", NULL };
  static const char *const english[] = { "week", "wk", NULL };
  HdDate today = r->context->today;
  int year = hd_date_year (today), number;
  guint k = i + 1;
  gboolean iso = counts_as_iso (r->context->region);

  if (!hd_when_says_one (r, i, sure) && !hd_when_says_one (r, i, weeks) &&
      !hd_when_says_one (r, i, english))
    return 0;
  if (hd_when_is_punct (&r->t[k], '.'))
    k++;
  if (r->t[k].kind != T_NUMBER || r->t[k].digits > 2 || r->t[k].value < 1 || r->t[k].value > 53)
    return 0;
  /* "Thursday week 2pm" */
  if (hd_when_says_one (r, i, english) &&
      (hd_when_is (&r->t[k + 1], W_AM, NULL) || hd_when_is (&r->t[k + 1], W_PM, NULL) ||
       (!r->t[k + 1].space && r->t[k + 2].kind == T_NUMBER && r->t[k + 2].digits == 2 &&
        (hd_when_is_punct (&r->t[k + 1], ':') || hd_when_is_punct (&r->t[k + 1], '.')))))
    return 0;

  *week = (HdNamedWeek){ .other = HD_DATE_NONE };
  number = r->t[k].value;
  for (; year <= hd_date_year (today) + 1; year++)
    {
      week->monday = monday_of (hd_date_new (year, 1, 4)) + 7 * (number - 1);
      if (week->monday + 6 >= today)
        break;
    }
  if (hd_when_says_one (r, i, sure))
    return k + 1;

  /* In French and Spanish only a region that is known to count otherwise makes a doubt. */
  if (!iso && (hd_when_says_one (r, i, english) || r->context->region != NULL))
    {
      HdDate other = american_week (year, number);

      week->open = TRUE;
      week->other = other != week->monday && other + 6 >= today ? other : HD_DATE_NONE;
    }
  week->open |= number <= 12 && week->monday - today > 35;
  return k + 1;
}

/* "w/c 7 December", "week commencing 30 November", "la semaine du 30 novembre", "Woche vom 30.11.":
 * where it ends; 0: none begins at @i. */
static guint
read_week_of (const HdReading *r, guint i, HdNamedWeek *week)
{
  static const char *const links[] = { "commencing", "beginning", "starting", "of",   "du",
                                       "vom",        "ab",        "del",      "from", NULL };
  const HdToken *t = r->t;
  HdItem items[MAX_DATES + 1];
  guint k = 0, n = 1, end;

  if (hd_when_says (r, i, "w") && hd_when_is_punct (&t[i + 1], '/') && hd_when_says (r, i + 2, "c"))
    k = i + 3;
  else if (hd_when_is (&t[i], W_WEEK, NULL) && hd_when_says_one (r, i + 1, links))
    k = i + 2;
  if (k == 0)
    return 0;
  k = hd_when_skip_optional (r, k, W_THE);
  if (hd_when_is (&t[k], W_WEEKDAY, NULL))
    k++;
  k = hd_when_skip_optional (r, k, W_THE);
  items[0] = (HdItem){ .kind = ITEM_DATE, .date = { .last_day = HD_DATE_NONE } };
  end = hd_when_read_written (r, k, 0, items, &n);
  if (end == 0 || items[0].date.n_dates == 0)
    return 0;
  /* "the week of 7 December, Tuesday at 2pm": a day of the week, and not of its date. */
  if (end >= k + 3 && hd_when_is (&t[end - 1], W_WEEKDAY, NULL) &&
      hd_when_is_punct (&t[end - 2], ','))
    {
      end -= 2;
      items[0].date.n_dates = 1;
    }
  week->monday = monday_of (items[0].date.dates[0]);
  /* "the week of 7/12" */
  if (items[0].date.n_dates > 1 && items[0].date.dates[1] >= r->context->today)
    week->other = monday_of (items[0].date.dates[1]);
  return end;
}

/* Whether the sentence around two tokens says when something begins. */
static gboolean
tells_of_begin (const HdReading *r, guint at, guint end)
{
  guint from = at, to = at;

  while (from > 0 && at - from < 40 && !hd_when_ends_sentence (r, from - 1))
    from--;
  while (to - at < 40 && !hd_when_ends_sentence (r, to))
    to++;
  for (guint k = from; k < to; k++)
    if (r->t[k].kind == T_WORD && (k < at || k >= end) && (hd_when_cue_at (r, k) & CUE_BEGIN) != 0)
      return TRUE;
  return FALSE;
}

/* "Tuesday at 4 or Wednesday at 10 next week": the week behind the times of a sentence is that of
 * its weekdays, unless it is another offer: "Tuesday at 4 or next week". */
static void
take_week_behind (HdReading *r, guint i)
{
  HdItem *items = (HdItem *) (gpointer) r->items->data;
  guint n = r->items->len, from = i, k = i;

  while (k > 0 && i - k < 3 && n > 0 && items[n - 1].end != k &&
         (hd_when_is (&r->t[k - 1], W_THE, NULL) || hd_when_is (&r->t[k - 1], W_IN, NULL) ||
          hd_when_is (&r->t[k - 1], W_OF, NULL) || hd_when_is (&r->t[k - 1], W_ON, NULL)))
    k--;
  if (n == 0 || items[n - 1].end != k || items[n - 1].kind == ITEM_DATE)
    return;
  while (from > 0 && i - from < 40 && !hd_when_ends_sentence (r, from - 1))
    from--;
  for (guint d = n; d-- > 0 && items[d].first >= from;)
    {
      HdDateItem *date = &items[d].date;
      HdDateItem other = { .last_day = HD_DATE_NONE };

      if (items[d].kind != ITEM_DATE || !date->bare || date->weekday == 0)
        continue;
      hd_when_add_day_of_week (r, &other, &r->week, date->weekday);
      if (other.n_dates == 0 || other.dates[0] < r->context->today)
        continue;
      date->n_dates = other.n_dates;
      memcpy (date->dates, other.dates, sizeof other.dates);
      date->which_weekday = date->weekday;
      date->weekday = 0;
      date->bare = FALSE;
    }
}

/**
 * hd_when_note_week:
 *
 * Keeps the week that begins to be named at @i: weekdays behind it may be its days.
 *
 * Returns: the token behind a week that is named by a date, which is no day that is offered; else 0
 */
guint
hd_when_note_week (HdReading *r, guint i)
{
  const HdToken *t = r->t;
  HdNamedWeek week = { .monday = monday_of (r->context->today), .other = HD_DATE_NONE };
  guint end = 0, dated;
  int weeks;

  if (t[i].kind != T_WORD && t[i].kind != T_NUMBER)
    return 0;
  dated = read_week_of (r, i, &week);
  if (((hd_when_is (&t[i], W_NEXT, NULL) || hd_when_is (&t[i], W_COMING, NULL)) &&
       hd_when_is (&t[i + 1], W_WEEK, NULL)) ||
      (hd_when_is (&t[i], W_WEEK, NULL) && hd_when_is (&t[i + 1], W_NEXT, NULL) &&
       (t[i].word->langs & (HD_LANG_FR | HD_LANG_ES)) != 0))
    {
      week.monday += hd_when_is (&t[i], W_NEXT, &weeks) && weeks == 2 ? 14 : 7;
      end = i + 2;
    }
  else if (hd_when_is (&t[i], W_WEEK, NULL) && hd_when_says (r, i + 1, "after") &&
           hd_when_is (&t[i + 2], W_NEXT, NULL))
    {
      week.monday += 14;
      end = i + 3;
    }
  else if (hd_when_is (&t[i], W_WEEK, NULL) && hd_when_says (r, i + 1, "que") &&
           strncmp (hd_when_text (r, i + 2), "vien", 4) == 0)
    {
      week.monday += 7;
      end = i + 3;
    }
  else if (hd_when_is (&t[i], W_THIS, NULL) && hd_when_is (&t[i + 1], W_WEEK, NULL))
    end = i + 2;
  else if ((end = hd_when_read_week_number (r, i, &week)) == 0 &&
           (end = hd_when_read_month_week (r, i, &week)) != 0)
    {
      /* "The contract begins in early January. Could we talk on Tuesday?" */
      if (tells_of_begin (r, i, end))
        return end;
      dated = end;
    }
  if (dated != 0)
    end = dated;
  if (end == 0)
    return 0;

  r->week = week;
  r->week_at = i;
  take_week_behind (r, i);
  /* "Next week: …", and "Next week I have time:" above a list */
  r->week_sure = hd_when_is_punct (&t[end], ':');
  for (guint k = end; k < end + 12 && t[k].kind != T_END && !r->week_sure; k++)
    if (t[k].kind == T_BREAK)
      {
        r->week_sure = hd_when_is_punct (&t[k - 1], ':');
        break;
      }
  return dated;
}

/* "She is in town next week and could do Wednesday": the same sentence names the week; a pause, a
 * "but" or somebody who is away that week leaves it open. */
static gboolean
same_sentence (const HdReading *r, guint at)
{
  if (at < r->week_at || at - r->week_at > 40)
    return FALSE;
  for (guint k = r->week_at; k < at; k++)
    {
      const char *word = hd_when_text (r, k);

      if (hd_when_ends_sentence (r, k) || hd_when_is (&r->t[k], W_NOT, NULL) ||
          (*word != '\0' && (hd_when_cue (word) & (CUE_BREAK | CUE_AWAY)) != 0))
        return FALSE;
    }
  return TRUE;
}

/* A bare weekday behind the name of a week: its day, and the coming one where that is not said. */
gboolean
hd_when_resolve_in_week (const HdReading *r, HdDateItem *item, int weekday, guint at, HdDate coming)
{
  HdDate last =
    r->week.to != HD_DATE_NONE && r->week.month != 0 ? r->week.to : r->week.monday + weekday - 1;
  guint line = r->t[at].line, named;

  if (r->week.monday == HD_DATE_NONE || MAX (last, r->week.other) < r->context->today)
    return FALSE;
  named = r->t[r->week_at].line;
  /* A list may stand a line below its heading. */
  if (r->week_sure ? r->lines[line].paragraph > r->lines[named].paragraph + 1u : line != named)
    return FALSE;

  hd_when_add_day_of_week (r, item, &r->week, weekday);
  if (item->n_dates == 0)
    return FALSE;
  if (!r->week_sure && !same_sentence (r, at))
    hd_when_add_date (item, coming);
  return TRUE;
}
