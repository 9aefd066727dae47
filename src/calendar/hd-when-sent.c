/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

/* When what is quoted was written: "tomorrow" and "Monday" in it count from that day. */

/* So many days back somebody may have written what is quoted and still matters. */
#define MAX_AGE 60

/* Within so many tokens of its line the day stands, */
#define MAX_TOKENS 8

/* and so far below it says that somebody wrote: "On Mon, 8 Feb 2027 … wrote:" may be broken. */
#define MAX_WROTE 40

/* So many lines may lie between such a head and what was written. */
#define MAX_HEAD 12

/* Whether a line that is no part of what was written, from @i on, says that somebody wrote. */
static gboolean
says_wrote (const HdReading *r, guint i)
{
  guint breaks = 0;

  for (guint k = i; k < r->n && k - i < MAX_WROTE && breaks < 2; k++)
    if (hd_when_is (&r->t[k], W_WROTE, NULL))
      return TRUE;
    else
      breaks += r->t[k].kind == T_BREAK;
  return FALSE;
}

/* The day that such a line names, %HD_DATE_NONE: none. */
static HdDate
read_day (HdReading *r, guint i)
{
  HdItem items[MAX_DATES + 1];
  int header = 0;
  gboolean head = hd_when_is (&r->t[i], W_HEADER, &header) && (header == 2 || header == 3) &&
                  hd_when_is_punct (&r->t[i + 1], ':');

  if (!head && !says_wrote (r, i))
    return HD_DATE_NONE;
  for (guint k = i + (head ? 2 : 0); k < i + MAX_TOKENS && r->t[k].kind != T_BREAK; k++)
    {
      guint n = 1;

      if (hd_when_read_date (r, k, items, &n) != 0 && items[0].date.n_dates > 0)
        return items[0].date.dates[0];
    }
  return HD_DATE_NONE;
}

/* How deeply what follows a head is quoted. */
static guint
depth_below (const HdReading *r, guint line)
{
  for (guint k = line + 1; k < r->lexed->lines && k - line < MAX_HEAD; k++)
    if (r->lines[k].role != LINE_DROPPED)
      return MIN (r->lines[k].depth, HD_MAX_SENT - 1);
  return 0;
}

/**
 * hd_when_note_sent:
 * @i: the first token of a line
 *
 * Takes note of the day on which what stands below was written, where the line says so, and makes
 * it the one from which the days of the line count.
 */
void
hd_when_note_sent (HdReading *r, guint i)
{
  guint line = r->t[i].line, depth = MIN (r->lines[line].depth, HD_MAX_SENT - 1);

  if (r->lines[line].role == LINE_DROPPED)
    {
      HdDate day = read_day (r, i), today = r->context->today;
      guint below = day != HD_DATE_NONE ? depth_below (r, line) : 0;

      if (below > 0)
        for (guint d = below; d < HD_MAX_SENT; d++)
          r->sent_at[d] = day <= today && today - day <= MAX_AGE ? day : HD_DATE_NONE;
    }
  r->sent = r->sent_at[depth];
}
