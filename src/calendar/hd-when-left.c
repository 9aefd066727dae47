/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

#include <glib/gi18n.h>

/* Whoever reads the offers of a mail is told which of its times are none of them: a deadline that
 * was taken for one by mistake would else be an appointment lost without a word. */

#define MAX_TOLD 6
#define MAX_QUOTED 60 /* characters */

/* Whether an event was made of the time, or says the same, or it is a part of one. @day: the item
 * of the day that stands before it, %NULL: none does */
static gboolean
is_shown (const HdReading *r, const HdItem *item, const HdItem *day, const HdWhen *when)
{
  int from = (int) r->t[item->first].start, to = (int) r->t[item->end - 1].end;
  int starts[4], ends[4];
  guint n = hd_when_options (r, &item->time, PART_NONE, starts, ends);

  for (guint i = 0; i < when->events->len; i++)
    {
      const HdInvitation *event = g_ptr_array_index (when->events, i);
      int last = hd_invitation_has_end (event) ? event->end.second : event->start.second;

      if (from < event->source_end && to > event->source_start)
        return TRUE;
      if (day != NULL && day->date.n_dates > 0 && day->date.dates[0] != event->start.date)
        continue;
      for (guint k = 0; k < n && !event->all_day && !item->hardly; k++)
        {
          int second = starts[k] % 1440 * 60;

          if (second == event->start.second || second == last ||
              (item->time.has_end && second > event->start.second && ends[k] * 60 <= last))
            return TRUE;
        }
    }
  return FALSE;
}

/* A name between a date and a time would be quoted where others may see it. */
static gboolean
all_known (const HdReading *r, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (r->t[i].kind == T_LINK || (r->t[i].kind == T_WORD && r->t[i].word == NULL))
      return FALSE;
  return TRUE;
}

/* The words of the text from one token to another. Returns: (transfer full) */
char *
hd_when_quote (const HdReading *r, guint from, guint to)
{
  guint length = r->t[to - 1].end - r->t[from].start;

  return g_utf8_substring (r->text + r->t[from].byte, 0, MIN (length, MAX_QUOTED));
}

/* Says which time no longer holds, when the text names no other. Returns: whether one is said */
static gboolean
tell_off (const HdReading *r, HdWhen *when)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;

  for (guint i = 0; i < r->items->len; i++)
    if (items[i].off)
      {
        gboolean more = i + 1 < r->items->len && items[i + 1].off &&
                        items[i + 1].first - items[i].end <= 3 &&
                        all_known (r, items[i].end, items[i + 1].first);
        g_autofree char *words = hd_when_quote (r, items[i].first, items[i + more].end);

        /* Translators: %s is a piece of a mail, such as "Friday, 5pm" */
        g_ptr_array_add (when->warnings,
                         g_strdup_printf (_ ("“%s” no longer holds, and no other time is named"),
                                          words));
        return TRUE;
      }
  return FALSE;
}

/* Which of the hints at what no longer holds the last warning is about. */
static void
note_former (const HdReading *r, const HdItem *item, HdWhen *when)
{
  for (guint i = 0; i < when->former->len; i++)
    {
      HdWhenFormer *hint = &g_array_index (when->former, HdWhenFormer, i);

      if (hint->at == (int) r->t[item->first].start)
        hint->warning = (int) when->warnings->len - 1;
    }
}

/**
 * hd_when_tell_left:
 *
 * Says which times of the text itself, not of what it quotes, no event was made of.
 */
void
hd_when_tell_left (const HdReading *r, HdWhen *when)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  guint left = 0;

  if (when->events->len == 0 && tell_off (r, when))
    return;
  if (when->events->len >= HD_WHEN_MAX_EVENTS)
    return;
  for (guint i = 0; i < r->items->len && left <= MAX_TOLD; i++)
    {
      const HdItem *item = &items[i], *before = i > 0 ? &items[i - 1] : NULL;
      guint line = r->t[item->first].line, from = item->first;
      g_autofree char *words = NULL;

      if (before != NULL &&
          (before->kind != ITEM_DATE || r->t[before->first].line != line || from < before->end ||
           from - before->end > 3 || !all_known (r, before->end, from)))
        before = NULL;
      if (item->kind != ITEM_TIME || item->time.same || r->lines[line].depth > 0 ||
          is_shown (r, item, before, when))
        continue;
      if (++left > MAX_TOLD)
        {
          g_ptr_array_add (when->warnings, g_strdup (_ ("other times were left out as well")));
          return;
        }
      if (before != NULL)
        from = before->first;
      words = hd_when_quote (r, from, item->end);
      /* Translators: %s is a piece of a mail, such as "Friday, 5pm" */
      g_ptr_array_add (when->warnings,
                       g_strdup_printf (_ ("“%s” is not read as a time that is offered"), words));
      note_former (r, item, when);
    }
}
