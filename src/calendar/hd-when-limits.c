/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/* By when somebody is to answer: what "by", "bis", "avant", "antes" precedes in a clause. */

static gboolean
within_item (const HdReading *r, guint token, guint first)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;

  for (guint i = first; i < r->items->len && items[i].first <= token; i++)
    if (token < items[i].end)
      return TRUE;
  return FALSE;
}

/* Whether a date begins at token @at that is not the first one from token @from on. */
static gboolean
begins_other_day (const HdReading *r, guint at, guint from, guint first)
{
  gboolean other = FALSE;

  for (guint i = first; i < r->items->len; i++)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, i);

      if (item->first > at)
        return FALSE;
      if (item->kind != ITEM_DATE || item->first < from)
        continue;
      if (item->first == at)
        return other;
      other = TRUE;
    }
  return FALSE;
}

/* Whether three words or more and a comma stand before the next item. */
static gboolean
comma_first (const HdReading *r, guint from, guint to, guint first)
{
  guint next = to, k = from;

  for (guint i = first; i < r->items->len && next == to; i++)
    if (g_array_index (r->items, HdItem, i).first >= from)
      next = MIN (to, g_array_index (r->items, HdItem, i).first);
  while (k < next && !hd_when_is_punct (&r->t[k], ','))
    k++;
  return k < next && k >= from + 3;
}

/* Where the items end that stand close to one another from a token on: "by Friday, 20 Nov, 5 pm".
 */
static guint
end_of_run (const HdReading *r, guint from, guint first)
{
  guint end = 0;

  for (guint i = first; i < r->items->len; i++)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, i);

      if (item->first < from)
        continue;
      if (end != 0 && item->first > end + 5)
        break;
      end = item->end;
    }
  return end != 0 ? end : G_MAXUINT;
}

/* "moved by one day", "brought forward by 30 minutes" */
static gboolean
says_how_much (const HdReading *r, guint i)
{
  guint k = i + 2;

  if (!hd_when_says (r, i, "by") ||
      !(r->t[i + 1].kind == T_NUMBER || hd_when_is (&r->t[i + 1], W_NUMBER, NULL) ||
        hd_when_says_one (r, i + 1, (const char *const[]){ "a", "an", "half", NULL })))
    return FALSE;
  while (k < i + 4 && hd_when_says_one (r, k, (const char *const[]){ "an", "half", "full", NULL }))
    k++;
  return hd_when_is (&r->t[k], W_DAY, NULL) || hd_when_is (&r->t[k], W_HOUR, NULL) ||
         hd_when_is (&r->t[k], W_MINUTE, NULL) || hd_when_is (&r->t[k], W_WEEK, NULL);
}

/**
 * hd_when_find_limit:
 * @clause: that wants an answer, in tokens
 * @first: no item before it begins in the clause
 * @from: (out): what is behind the word
 * @to: (out): where what it says ends
 *
 * Returns: %FALSE when the clause sets no limit
 */
gboolean
hd_when_find_limit (const HdReading *r, HdWhenSentence clause, guint first, guint *from, guint *to)
{
  static const char *const over[] = { "finish", "finished", "end",  "done", "over",
                                      "fertig", "ende",     "fini", NULL };
  static const char *const come[] = { "come", "drop", "pop", "stop", "swing", NULL };
  static const char *const handed[] = { "rendre", "remettre", "rendu", "livrer", NULL };
  int value;

  for (guint i = clause.from; i < clause.to; i++)
    if (((hd_when_is (&r->t[i], W_DEADLINE, &value) && value == 0) || hd_when_says_latest (r, i) ||
         /* "à rendre pour dimanche" */
         (hd_when_says (r, i, "pour") && i > clause.from && hd_when_says_one (r, i - 1, handed))) &&
        !within_item (r, i, first) && !says_how_much (r, i) &&
        /* "No need to bring anything, just come by on Tuesday" */
        !(i > clause.from && hd_when_says (r, i, "by") && hd_when_says_one (r, i - 1, come)))
      {
        *from = i + 1;
        /* "I can confirm that it will finish by 4:30" */
        if (i > clause.from && hd_when_says_one (r, i - 1, over))
          continue;
        /* "Before you sign anything, let's talk on Tuesday" sets no limit. */
        if (comma_first (r, i + 1, clause.to, first))
          continue;
        /* "by Friday, we have booked Monday": the second day is none by which to answer. */
        for (*to = i + 1; *to < clause.to; (*to)++)
          if ((r->t[*to].kind == T_WORD && (hd_when_cue_at (r, *to) & CUE_WHETHER) != 0) ||
              begins_other_day (r, *to, i + 1, first))
            break;
        *to = MIN (*to, end_of_run (r, i + 1, first));
        return TRUE;
      }
  return FALSE;
}
