/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"
#include "hd-when-times.h"

/* "0930 Wed", "1400 thurs 28th": four digits and no colon are an hour where a day stands behind. */

/* Whether what stands before a number makes it one of something else: "room 0930", "#1400". */
static gboolean
is_of_something (const HdReading *r, guint i)
{
  static const char *const words[] = { "ext",   "extension", "pin", "passcode", "bus", "flight",
                                       "train", "zug",       "vol", "vuelo",    NULL };
  const HdToken *t = r->t;

  if (i == 0)
    return FALSE;
  if (t[i - 1].kind == T_NUMBER || hd_when_is (&t[i - 1], W_MONTH, NULL) ||
      hd_when_is_reference (r, i) || hd_when_numbers_room (r, i - 1) ||
      hd_when_says_one (r, i - 1, words))
    return TRUE;
  return t[i - 1].kind == T_PUNCT && !t[i].space && !hd_when_is_punct (&t[i - 1], '(') &&
         !hd_when_is_punct (&t[i - 1], '@');
}

/**
 * hd_when_is_military:
 *
 * Returns: whether the four digits at @i are an hour and its minutes, by the day behind them
 */
gboolean
hd_when_is_military (const HdReading *r, guint i)
{
  const HdToken *t = r->t;
  guint k = i + 1;

  if (t[i].kind != T_NUMBER || t[i].digits != 4 || t[i].value / 100 > 23 || t[i].value % 100 > 59 ||
      t[i].value % 5 != 0 ||
      /* A year begins no day; "2015 Wed" is neither. */
      (t[i].value >= 1900 && t[i].value < 2100) || is_of_something (r, i))
    return FALSE;
  if (hd_when_is_punct (&t[k], ','))
    k++;
  k = hd_when_skip_optional (r, hd_when_skip_optional (r, k, W_ON), W_THE);
  return hd_when_is (&t[k], W_WEEKDAY, NULL) || hd_when_is (&t[k], W_RELDAY, NULL);
}
