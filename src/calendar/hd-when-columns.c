/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join-private.h"

/* "Date | Start | End" above "16/02/2027 | 09:00 | 10:00": columns of a table. */

/* The head of a table stands so many tokens above its first row at most, */
#define MAX_ABOVE 40

/* and has so many. */
#define MAX_HEAD 16

/* Whether a line that ends before the break at @end names a start and behind it an end, and no
 * more than columns. */
static gboolean
is_head (const HdReading *r, guint end)
{
  static const char *const starts[] = { "start",  "from",   "begin",    "beginn",
                                        "von",    "ab",     "debut",    "de",
                                        "inicio", "desde",  "comienzo", "anfang",
                                        "starts", "begins", "starting", NULL };
  static const char *const ends[] = { "end", "ends", "to",    "until", "finish", "ende",   "bis",
                                      "fin", "a",    "hasta", "till",  "final",  "ending", NULL };
  gboolean start = FALSE;

  for (guint k = end; k > 0 && end - k < MAX_HEAD && r->t[k - 1].kind != T_BREAK; k--)
    if (r->t[k - 1].kind == T_NUMBER)
      return FALSE;
    else if (!start)
      start = hd_when_says_one (r, k - 1, ends);
    else if (hd_when_says_one (r, k - 1, starts))
      return TRUE;
  return FALSE;
}

static gboolean
has_head (const HdReading *r, guint at)
{
  guint k = at;

  while (k > 0 && at - k < MAX_ABOVE && r->t[k - 1].kind != T_BREAK)
    k--;
  /* Empty lines and one of dashes may part the two. */
  while (k > 0 && at - k < MAX_ABOVE &&
         (r->t[k - 1].kind == T_BREAK || hd_when_is_punct (&r->t[k - 1], '-') ||
          hd_when_is_punct (&r->t[k - 1], '|') || hd_when_is_punct (&r->t[k - 1], '=')))
    k--;
  return is_head (r, k);
}

/**
 * hd_when_is_end_column:
 *
 * Returns: whether a time stands in the column of ends, behind that of its line which stands in the
 * one of starts
 */
gboolean
hd_when_is_end_column (HdJoin *j, const HdDraftEvent *draft, guint i)
{
  const HdReading *r = j->r;
  guint from = j->items[draft->time].end, line = hd_when_line_of (j, (int) i);

  if (draft->line != line || j->items[i].first < from || j->items[i].first - from > 1 ||
      (j->items[i].first > from && !hd_when_is_punct (&r->t[from], '|') &&
       !hd_when_is_punct (&r->t[from], ';')))
    return FALSE;
  /* The rows below it need not see the head. */
  if ((j->column_line == 0 || line - j->column_line > 2) && !has_head (r, j->items[i].first))
    return FALSE;
  j->column_line = line;
  return TRUE;
}
