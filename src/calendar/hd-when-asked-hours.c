/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"
#include "hd-when-times.h"

/* Numbers that are hours by what is asked of them: "does 4 work?", "Thursday, 7?". */

static gboolean
is_hour (const HdReading *r, guint i, int most)
{
  const HdToken *t = &r->t[i];

  return t->kind == T_NUMBER && t->digits <= 2 && t->value >= 1 && t->value <= most;
}

/* "tmrw", "on Thursday", "am Mittwoch" */
static gboolean
names_day (const HdReading *r, guint i)
{
  i = hd_when_skip_optional (r, i, W_ON);
  return hd_when_is (&r->t[i], W_RELDAY, NULL) || hd_when_is (&r->t[i], W_WEEKDAY, NULL);
}

/* "Would 10 or 11 be better?": at the first of both hours. */
static gboolean
asks_between (const HdReading *r, guint i)
{
  static const char *const does[] = { "does", "would", "do", NULL };
  static const char *const works[] = { "work", "suit", "better", NULL };

  return i > 0 && hd_when_says_one (r, i - 1, does) && is_hour (r, i, 12) &&
         hd_when_is (&r->t[i + 1], W_OR, NULL) && is_hour (r, i + 2, 12) &&
         (hd_when_says_one (r, i + 3, works) ||
          (hd_when_says (r, i + 3, "be") && hd_when_says_one (r, i + 4, works)));
}

/* "Does 4 work for you?", "would 9 suit", "passt 9 am Mittwoch" */
static gboolean
asks_if_works (const HdReading *r, guint i)
{
  static const char *const does[] = { "does", "would", "will", "could", NULL };
  static const char *const works[] = { "work", "suit", NULL };
  static const char *const goes[] = { "passt", "geht", "ginge", "klappt", NULL };
  static const char *const whom[] = { "dir", "euch", "ihnen", NULL };

  if (i == 0)
    return FALSE;
  if (asks_between (r, i) ||
      (i > 2 && hd_when_is (&r->t[i - 1], W_OR, NULL) && asks_between (r, i - 2)))
    return TRUE;
  if (hd_when_says_one (r, i - 1, does) && is_hour (r, i, 12) && hd_when_says_one (r, i + 1, works))
    return hd_when_is (&r->t[i + 2], W_FOR, NULL) || hd_when_says (r, i + 2, "you") ||
           hd_when_says (r, i + 2, "better") || names_day (r, i + 2) ||
           hd_when_ends_phrase (&r->t[i + 2]);
  return hd_when_says_one (r, i - 1, goes) && is_hour (r, i, 20) &&
         (names_day (r, i + 1) || hd_when_says_one (r, i + 1, whom));
}

/* "Are we still on for 5 today?" */
static gboolean
is_on_for (const HdReading *r, guint i)
{
  return i > 1 && hd_when_says (r, i - 1, "for") && hd_when_says (r, i - 2, "on") &&
         is_hour (r, i, 12) &&
         (names_day (r, i + 1) ||
          (hd_when_is_punct (&r->t[i + 1], '?') && i > 2 && hd_when_says (r, i - 3, "still")));
}

/* "… before work – 8 on Wednesday?" */
static gboolean
is_behind_dash (const HdReading *r, guint i)
{
  return i > 1 && hd_when_is_punct (&r->t[i - 1], '-') && r->t[i - 1].space && r->t[i].space &&
         r->t[i - 2].kind == T_WORD && is_hour (r, i, 12) && hd_when_says (r, i + 1, "on") &&
         hd_when_is (&r->t[i + 2], W_WEEKDAY, NULL) &&
         hd_when_is_punct (&r->t[hd_when_sentence (r, i, 12).to], '?');
}

/* "Statt 10 lieber 11 morgen?", "plutôt 11 ?" */
static gboolean
is_rather (const HdReading *r, guint i)
{
  static const char *const words[] = { "lieber", "eher", "plutot", "mejor", "rather", NULL };

  return i > 0 && hd_when_says_one (r, i - 1, words) && is_hour (r, i, 20) &&
         (names_day (r, i + 1) || hd_when_is_punct (&r->t[i + 1], '?'));
}

/* A day of a month at @i: "23.3.", "23 March" */
static gboolean
begins_date (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];

  if (t[0].kind != T_NUMBER || t[0].digits > 2)
    return FALSE;
  return hd_when_is (&t[1], W_MONTH, NULL) ||
         (hd_when_is_punct (&t[1], '.') && !t[1].space && t[2].kind == T_NUMBER &&
          t[2].digits <= 2 && hd_when_is_punct (&t[3], '.') && !t[3].space);
}

/* "22.3. 10 und 23.3. 15", "22 March 10 or 23 March 15": each of the days has its hour. */
static gboolean
is_hour_of_days (const HdReading *r, guint i, const HdItem *last)
{
  guint n = r->items->len;
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;

  if (last == NULL || last->kind != ITEM_DATE || last->end != i || !begins_date (r, last->first) ||
      !is_hour (r, i, 20))
    return FALSE;
  if (hd_when_is (&r->t[i + 1], W_OR, NULL) || hd_when_is (&r->t[i + 1], W_AND, NULL))
    return begins_date (r, i + 2);
  return n > 2 && hd_when_ends_phrase (&r->t[i + 1]) && items[n - 2].kind == ITEM_TIME &&
         items[n - 3].kind == ITEM_DATE && items[n - 2].first == items[n - 3].end &&
         items[n - 1].first == items[n - 2].end + 1 &&
         !(r->t[i + 1].kind == T_PUNCT && r->t[i + 2].kind == T_NUMBER && !r->t[i + 2].space);
}

/* Whether a question is asked of the number at @i: "7?", "9 geht nicht", "9 works" */
gboolean
hd_when_is_asked_of (const HdReading *r, guint i)
{
  return is_hour (r, i, r->language == HD_LANG_EN ? 12 : 20) &&
         (hd_when_is_punct (&r->t[i + 1], '?') ||
          (hd_when_says_works (r, i + 1) && !hd_when_says (r, i + 1, "is") &&
           !hd_when_says (r, i + 1, "are")));
}

/**
 * hd_when_is_asked_hour:
 * @last: (nullable): the item read before
 *
 * Whether a bare number is an hour, for it is asked if it suits, or stands behind a weekday that it
 * is no day of.
 */
gboolean
hd_when_is_asked_hour (const HdReading *r, guint i, const HdItem *last)
{
  guint k = i;

  if (r->t[i].kind != T_NUMBER)
    return FALSE;
  if (asks_if_works (r, i) || is_on_for (r, i) || is_behind_dash (r, i) || is_rather (r, i) ||
      is_hour_of_days (r, i, last))
    return TRUE;
  if (last == NULL || last->kind != ITEM_DATE || last->date.weekday == 0)
    return FALSE;
  if (k > last->end && hd_when_is_punct (&r->t[k - 1], ','))
    k--;
  return k == last->end && hd_when_is (&r->t[k - 1], W_WEEKDAY, NULL) && hd_when_is_asked_of (r, i);
}
