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

/* "KW 49", "week 49", "semaine 49": the Monday of a week of ISO 8601, this year's or next year's.
 */
guint
hd_when_read_week_number (const HdReading *r, guint i, HdDate *monday)
{
  HdDate today = r->context->today;
  int year = hd_date_year (today);
  const char *word = hd_when_text (r, i);
  guint k = i + 1;

  if (strcmp (word, "kw") != 0 && strcmp (word, "cw") != 0 && strcmp (word, "wk") != 0 &&
      strcmp (word, "kalenderwoche") != 0 && strcmp (word, "semaine") != 0 &&
      strcmp (word, "semana") != 0 && strcmp (word, "week") != 0)
    return 0;
  if (hd_when_is_punct (&r->t[k], '.'))
    k++;
  if (r->t[k].kind != T_NUMBER || r->t[k].digits > 2 || r->t[k].value < 1 || r->t[k].value > 53)
    return 0;

  for (; year <= hd_date_year (today) + 1; year++)
    {
      *monday = monday_of (hd_date_new (year, 1, 4)) + 7 * (r->t[k].value - 1);
      if (*monday + 6 >= today)
        break;
    }
  return k + 1;
}

/* "w/c 7 December", "week commencing 30 November", "la semaine du 30 novembre", "Woche vom 30.11.":
 * where it ends; 0: none begins at @i. */
static guint
read_week_of (const HdReading *r, guint i, HdDate *monday)
{
  static const char *const links[] = { "commencing", "beginning", "starting", "of",  "du",
                                       "vom",        "ab",        "del",      "from" };
  const HdToken *t = r->t;
  HdItem items[MAX_DATES + 1];
  guint k = 0, n = 1, end;

  if (strcmp (hd_when_text (r, i), "w") == 0 && hd_when_is_punct (&t[i + 1], '/') &&
      strcmp (hd_when_text (r, i + 2), "c") == 0)
    k = i + 3;
  else if (hd_when_is (&t[i], W_WEEK, NULL))
    for (guint w = 0; w < G_N_ELEMENTS (links); w++)
      if (strcmp (hd_when_text (r, i + 1), links[w]) == 0)
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
  *monday = monday_of (items[0].date.dates[0]);
  return end;
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
  HdDate monday = monday_of (r->context->today);
  guint end = 0, dated = read_week_of (r, i, &monday);

  if (((hd_when_is (&t[i], W_NEXT, NULL) || hd_when_is (&t[i], W_COMING, NULL)) &&
       hd_when_is (&t[i + 1], W_WEEK, NULL)) ||
      (hd_when_is (&t[i], W_WEEK, NULL) && hd_when_is (&t[i + 1], W_NEXT, NULL) &&
       (t[i].word->langs & (HD_LANG_FR | HD_LANG_ES)) != 0))
    {
      monday += 7;
      end = i + 2;
    }
  else if (hd_when_is (&t[i], W_WEEK, NULL) && strcmp (hd_when_text (r, i + 1), "que") == 0 &&
           strncmp (hd_when_text (r, i + 2), "vien", 4) == 0)
    {
      monday += 7;
      end = i + 3;
    }
  else if (hd_when_is (&t[i], W_THIS, NULL) && hd_when_is (&t[i + 1], W_WEEK, NULL))
    end = i + 2;
  else
    end = hd_when_read_week_number (r, i, &monday);
  if (dated != 0)
    end = dated;
  if (end == 0)
    return 0;

  r->week = monday;
  r->week_at = i;
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
  HdDate day = r->week + weekday - 1;
  guint line = r->t[at].line, named;

  if (r->week == HD_DATE_NONE || day < r->context->today)
    return FALSE;
  named = r->t[r->week_at].line;
  /* A list may stand a line below its heading. */
  if (r->week_sure ? r->lines[line].paragraph > r->lines[named].paragraph + 1u : line != named)
    return FALSE;

  hd_when_add_date (item, day);
  if (!r->week_sure && !same_sentence (r, at))
    hd_when_add_date (item, coming);
  return TRUE;
}
