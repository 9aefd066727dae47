/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* "Das Gespräch morgen um 10 ist jetzt am Montag": one time becomes another. */

/* So many tokens may stand between these words and the day or hour. */
#define MAX_FILLERS 4

/* So many may stand between "put", "back" and "to". */
#define MAX_PUT 10

/* Whether a day or an hour is named right at @i, behind words that lead to it. */
static gboolean
names_time (const HdReading *r, guint i)
{
  static const char *const leads[] = {
    "para", "takes", "place", "for", "le", "el", "las", "a", NULL
  };
  guint k = i;

  while (k < i + MAX_FILLERS &&
         (hd_when_is (&r->t[k], W_ON, NULL) || hd_when_is (&r->t[k], W_THE, NULL) ||
          hd_when_is (&r->t[k], W_AT, NULL) || hd_when_says_one (r, k, leads)))
    k++;
  return r->t[k].kind == T_NUMBER || hd_when_is (&r->t[k], W_WEEKDAY, NULL) ||
         hd_when_is (&r->t[k], W_RELDAY, NULL);
}

/**
 * hd_when_becomes:
 *
 * Returns: whether the words at @i say that what stands before them is at the time behind them now:
 * "ist jetzt Montag", and no "ist jetzt frei"
 */
gboolean
hd_when_becomes (const HdReading *r, guint i)
{
  static const char *const verbs[] = { "ist",   "wird",   "ware",  "est", "sera", "es",
                                       "seria", "queda",  "is",    "s",   "will", "be",
                                       "soit",  "serait", "liegt", "are", NULL };
  static const char *const now[] = { "jetzt", "nun",        "neu", "finalement", "maintenant",
                                     "ahora", "finalmente", "now", "plutot",     NULL };
  static const char *const alone[] = { "devient", "deviendra", "devendrait", NULL };

  /* Every word of a text is asked for here, and few stand before a time. */
  if (r->t[i].kind != T_WORD || !(names_time (r, i + 1) || names_time (r, i + 2)))
    return FALSE;
  if (hd_when_says_one (r, i, alone))
    return names_time (r, i + 1);
  /* "your interview now takes place on Monday" */
  if (hd_when_says (r, i, "now") && hd_when_says (r, i + 1, "takes"))
    return names_time (r, i + 1);
  return hd_when_says_one (r, i, verbs) && hd_when_says_one (r, i + 1, now) &&
         names_time (r, i + 2);
}

/**
 * hd_when_puts_back:
 *
 * Returns: whether the words at @i say that something is later: "has been put back to Friday",
 * "slipped a day to Friday", "is delayed until Friday"
 */
gboolean
hd_when_puts_back (const HdReading *r, guint i)
{
  static const char *const pairs[] = { "put", "bring", "brought", "knocked", NULL };
  static const char *const alone[] = { "slipped", "slips", "delayed", "deferred", NULL };
  gboolean back = hd_when_says_one (r, i, alone);

  if (!back && !hd_when_says_one (r, i, pairs))
    return FALSE;
  for (guint k = i + 1; k < i + MAX_PUT && !hd_when_ends_sentence (r, k); k++)
    {
      back |= hd_when_says (r, k, "back");
      if (back && (hd_when_says (r, k, "to") || hd_when_says (r, k, "until")))
        return names_time (r, k + 1);
    }
  return FALSE;
}

/**
 * hd_when_moves_until:
 * @i: a word that precedes a day until which something lasts
 *
 * Returns: whether it is the day to which something is moved: "postponed until Friday"
 */
gboolean
hd_when_moves_until (const HdReading *r, guint i)
{
  if (!hd_when_says_one (r, i, (const char *const[]){ "until", "till", NULL }) || i == 0)
    return FALSE;
  for (guint k = i; k > 0 && i - k < MAX_PUT && !hd_when_ends_sentence (r, k - 1); k--)
    if (hd_when_puts_back (r, k - 1) || (i - k < 2 && hd_when_tells_move (r, k - 1)))
      return TRUE;
  return FALSE;
}

/**
 * hd_when_is_day_again:
 *
 * Returns: whether a date in brackets says which weekday is meant: "Tuesday's chat (8 June)"
 */
gboolean
hd_when_is_day_again (const HdReading *r, const HdItem *before, const HdItem *item)
{
  return before->kind == ITEM_DATE && before->date.bare && item->kind == ITEM_DATE &&
         item->date.n_dates == 1 && item->first > before->end &&
         item->first - before->end <= MAX_FILLERS + 1 &&
         hd_when_is_punct (&r->t[item->first - 1], '(') &&
         (int) hd_date_weekday (item->date.dates[0]) == before->date.weekday;
}
