/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* A list of whose turn is when: "10:00 Ben, 10:30 Kim, 11:15 you". */

#define MAX_TURNS 12

typedef enum
{
  NOBODY,
  SOMEBODY,
  READER,
} Turn;

/* Who stands alone behind a time, up to the next comma or the end of the line. */
static Turn
whose (const HdReading *r, guint i)
{
  static const char *const readers[] = { "you", "sie",   "du", "vous", "toi",
                                         "tu",  "usted", "ti", NULL };
  guint k = i, names = 0;

  if (hd_when_is_punct (&r->t[k], ':') || hd_when_is_punct (&r->t[k], '-'))
    k++;
  if (hd_when_says_one (r, k, readers) &&
      (r->t[k + 1].kind != T_WORD || hd_when_is (&r->t[k + 1], W_AND, NULL)))
    return READER;
  for (; names < 3 && r->t[k].kind == T_WORD && r->t[k].title &&
         (r->t[k].word == NULL || r->t[k].word->meaning == W_NONE);
       k++)
    names++;
  return names > 0 && (r->t[k].kind == T_BREAK || r->t[k].kind == T_END ||
                       hd_when_is_punct (&r->t[k], ',') || hd_when_is_punct (&r->t[k], ';') ||
                       hd_when_is_punct (&r->t[k], '.') || hd_when_is (&r->t[k], W_AND, NULL))
           ? SOMEBODY
           : NOBODY;
}

/**
 * hd_when_mark_turns:
 *
 * Where one of the times of a list is the reader's, the others are of those who are named there.
 */
void
hd_when_mark_turns (HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint end = i, readers = 0, others = 0;

      for (; end < n && end - i < MAX_TURNS && items[end].kind == ITEM_TIME; end++)
        {
          Turn turn = whose (r, items[end].end);

          if (turn == NOBODY)
            break;
          readers += turn == READER;
          others += turn == SOMEBODY;
        }
      if (readers == 1 && others > 0)
        for (guint k = i; k < end; k++)
          if (whose (r, items[k].end) == SOMEBODY)
            items[k].dropped = items[k].context = TRUE;
      i = MAX (i, end - (end > i));
    }
}
