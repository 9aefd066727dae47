/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join-private.h"

#include <glib/gi18n.h>

#include "hd-when-cues.h"

/* What is left when dates and times are joined. */

#define SENTENCE_REACH 30

/* Whether some event is on a date. */
static gboolean
told (const HdJoin *j, const HdDateItem *date)
{
  for (guint i = 0; i < j->drafts->len && i < 50; i++)
    for (guint k = 0; k < date->n_dates; k++)
      if (g_array_index (j->drafts, HdDraftEvent, i).event->start.date == date->dates[k])
        return TRUE;
  return date->dates[0] < j->r->context->today;
}

/* Whether a day without a time is told of and not offered: "it was good to meet you today", "wir
 * haben am 2.11. telefoniert": nobody leaves out the year of a day that is nearly one off. */
static gboolean
is_told (const HdJoin *j, const HdDateItem *date)
{
  HdDate today = j->r->context->today;

  if (date->now && date->part == PART_NONE)
    return TRUE;
  for (guint i = 1; i < date->n_dates; i++)
    if (date->dates[i] < today && date->dates[0] > today + 300)
      return TRUE;
  return FALSE;
}

/* Whether a time is named that no longer holds: "I have to cancel Thursday 10:00. I will be in
 * touch tomorrow" offers nothing. */
static gboolean
refused (const HdJoin *j)
{
  for (guint i = 0; i < j->n; i++)
    if (j->items[i].off && hd_when_is_usable (j, i))
      return TRUE;
  return FALSE;
}

/* "in interviews all day Wednesday, and free Thursday at 2", "if you need a bed on Monday night":
 * beside times that are offered, a day or a part of one that its clause does not offer. */
static gboolean
is_said_beside (const HdJoin *j, int date)
{
  const HdReading *r = j->r;
  const HdItem *item = &j->items[date];
  HdWhenSentence s = hd_when_sentence (r, item->first, 30);
  guint from = item->first, to = item->end, cues = 0;

  while (from > s.from && !hd_when_is_punct (&r->t[from - 1], ',') &&
         !hd_when_begins_clause (r, from))
    from--;
  while (to < s.to && !hd_when_is_punct (&r->t[to], ',') && !hd_when_begins_clause (r, to))
    to++;
  for (guint k = from; k < to; k++)
    if (r->t[k].kind == T_WORD && (k < item->first || k >= item->end))
      cues |= hd_when_cue_at (r, k);
  if ((cues & (CUE_OFFER | CUE_WISH)) != 0 || hd_when_is_punct (&r->t[s.to], '?') ||
      hd_when_is_alternative (r, item->end, to))
    return FALSE;
  return item->date.all_day ? (cues & CUE_READER) == 0 && to - from > 4 + item->end - item->first
                            : hd_when_says_if (r, from, item->first);
}

/* "Saturday at 11, or Monday any time before 2": a day that is offered beside another, until an
 * hour. */
static gboolean
is_or_until (const HdJoin *j, int date)
{
  const HdReading *r = j->r;
  const HdItem *item = &j->items[date];
  HdWhenSentence s = hd_when_sentence (r, item->first, SENTENCE_REACH);
  guint k = item->first, time = (guint) date + 1;

  for (guint w = s.from; w < s.to; w++)
    if (r->t[w].kind == T_WORD && (hd_when_cue_at (r, w) & (CUE_REPLY | CUE_LIMIT)) != 0)
      return FALSE;
  while (k > 0 && item->first - k < 2 &&
         (hd_when_is (&r->t[k - 1], W_ON, NULL) || hd_when_is (&r->t[k - 1], W_THE, NULL)))
    k--;
  return k > 0 && hd_when_is (&r->t[k - 1], W_OR, NULL) && time < j->n &&
         j->items[time].kind == ITEM_TIME && j->items[time].dropped && j->items[time].until &&
         hd_when_line_of (j, (int) time) == hd_when_line_of (j, date);
}

/* The event that was added last stands where the text says it. */
static void
put_in_order (HdJoin *j)
{
  guint at = j->drafts->len - 1;
  HdDraftEvent last = g_array_index (j->drafts, HdDraftEvent, at);

  while (at > 0 && g_array_index (j->drafts, HdDraftEvent, at - 1).event->source_start >
                     last.event->source_start)
    at--;
  g_array_set_size (j->drafts, j->drafts->len - 1);
  g_array_insert_val (j->drafts, at, last);
}

/* "Thursday at 9:00", and below it "9:00 - 9:45 Jo, 9:45 - 10:30 Kim": what it consists of says
 * when it ends. */
void
hd_when_take_agenda (HdJoin *j)
{
  HdInvitation *event;
  int at;

  if (j->drafts->len == 0 || j->n_waiting < 2)
    return;
  /* Said in two zones it is one event still. */
  for (guint i = 1; i < j->drafts->len; i++)
    if (g_array_index (j->drafts, HdDraftEvent, i).line !=
        g_array_index (j->drafts, HdDraftEvent, 0).line)
      return;
  event = g_array_index (j->drafts, HdDraftEvent, 0).event;
  if (event->all_day || hd_invitation_has_end (event) || event->questions->len > 0)
    return;

  at = event->start.second / 60;
  for (guint i = 0; i < j->n_waiting; i++)
    {
      const HdTimeItem *time = &j->items[j->waiting[i]].time;
      int starts[4], ends[4];
      guint n = time->has_end ? hd_when_options (j->r, time, PART_NONE, starts, ends) : 0, k = 0;

      while (k < n && starts[k] != at)
        k++;
      if (k == n || ends[k] < 0)
        return;
      at = ends[k];
    }
  hd_when_set_seconds (&event->end, event->start.date, at);
  j->n_waiting = 0;
}

/* "your first day", "dein erster Tag", "votre premier jour", "tu primer día" */
static gboolean
says_first_day (const HdReading *r, guint from, guint to)
{
  static const char *const first[] = { "first", "erster", "ersten", "premier", "primer", NULL };
  static const char *const day[] = { "day", "tag", "arbeitstag", "jour", "dia", NULL };

  static const char *const work[] = { "work", "trabajo", "travail", NULL };

  /* "Primer día de curso" is of something else. */
  for (guint k = from; k + 1 < to; k++)
    if (hd_when_says_one (r, k, first) && hd_when_says_one (r, k + 1, day))
      return !hd_when_is (&r->t[k + 2], W_OF, NULL) || hd_when_says_any (r, k + 3, k + 5, work);
  return FALSE;
}

/* "start date mon 4 jan", "Arbeitsbeginn wäre der 1. März", "empezarías el 1 de marzo": words that
 * say so whatever else a sentence says. */
static gboolean
says_start_of_work (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "arbeitsbeginn", "arbeitsantritt", "dienstbeginn",
                                       "dienstantritt", "startdatum",     "eintrittsdatum",
                                       "empezarias",    "empezaria",      "commencerais",
                                       "commenceriez",  "startdate",      NULL };
  static const char *const pairs[][2] = { { "start", "date" },   { "starting", "date" },
                                          { "joining", "date" }, { "prise", "poste" },
                                          { "date", "entree" },  { "fecha", "incorporacion" },
                                          { "fecha", "inicio" } };

  if (hd_when_says_any (r, from, to, words))
    return TRUE;
  for (guint k = from; k < to; k++)
    for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
      if (hd_when_says (r, k, pairs[p][0]) &&
          hd_when_says_any (r, k + 1, MIN (to, k + 4), (const char *const[]){ pairs[p][1], NULL }))
        return TRUE;
  return FALSE;
}

static guint
read_cues (const HdReading *r, const HdWhenSentence *s)
{
  /* "12.50 Euro Eintritt" is a price. */
  static const char *const money[] = { "euro", "eur", "franken", "chf", NULL };
  guint cues = 0;

  for (guint k = s->from; k < s->to; k++)
    if (r->t[k].kind == T_WORD && !(k > 0 && hd_when_says_one (r, k - 1, money)))
      cues |= hd_when_cue_at (r, k);
  return cues;
}

/* "Your first day is 4 January", "Arbeitsbeginn: 4. Januar, 8 Uhr", "contrato desde el 1 de enero":
 * when work begins or ends, and nobody comes by for it. */
gboolean
hd_when_begins_work (const HdReading *r, const HdItem *item)
{
  static const char *const since[] = { "from", "ab", "desde", "depuis", "partir", NULL };
  HdWhenSentence s = hd_when_sentence (r, item->first, SENTENCE_REACH);
  guint cues = read_cues (r, &s);
  gboolean from = hd_when_says_any (r, item->first - MIN (item->first, 3), item->first + 1, since);

  if (says_first_day (r, s.from, s.to) ||
      ((cues & CUE_TALK) == 0 && says_start_of_work (r, s.from, s.to)))
    return TRUE;
  return (cues & CUE_JOB) != 0 && ((cues & CUE_BEGIN) != 0 || from) &&
         (cues & (CUE_TALK | CUE_OFFER)) == 0 && !hd_when_is_punct (&r->t[s.to], '?') &&
         !hd_when_names_attended (r, s.from, s.to);
}

/**
 * hd_when_take_rest:
 * @timed: some event was found
 *
 * Makes events of times without a date and of dates without a time, or says that they are left out.
 */
void
hd_when_take_rest (HdJoin *j, gboolean timed, HdWhen *when)
{
  gboolean off = refused (j);

  for (guint i = 0; i < j->alone->len; i++)
    {
      int date = g_array_index (j->alone, int, i);
      const HdDateItem *d = &j->items[date].date;

      if (d->silent || (!d->all_day && is_told (j, d)))
        continue;
      if (j->drafts->len > HD_WHEN_MAX_EVENTS)
        {
          j->cut = TRUE;
          break;
        }
      /* "Otherwise Thursday afternoon" is offered as well, and asked about. */
      gboolean work =
        d->part == PART_NONE && !d->all_day && hd_when_begins_work (j->r, &j->items[date]);

      if ((!timed && !off && !work) || is_or_until (j, date) ||
          (!is_said_beside (j, date) &&
           (d->all_day || (d->part != PART_NONE && !d->now && !told (j, d)))))
        {
          hd_when_add_all_day (j, date);
          put_in_order (j);
        }
      else if (told (j, d))
        continue;
      else if (when->warnings->len >= 10)
        j->cut = TRUE;
      else
        {
          const HdItem *item = &j->items[date];
          gboolean stop = item->end - item->first > 1 && j->r->t[item->end - 2].kind == T_WORD &&
                          hd_when_is_punct (&j->r->t[item->end - 1], '.');
          g_autofree char *words = hd_when_quote (j->r, item->first, item->end - stop);

          /* Translators: %s is a piece of a mail, such as "Thursday, 3 December" */
          g_ptr_array_add (when->warnings,
                           g_strdup_printf (_ ("“%s” is named without a time: left out"), words));
        }
    }
  if (j->drafts->len > 0)
    return;

  if (j->n_waiting == 0 && !off)
    hd_when_take_hence (j);
  for (guint i = 0; i < j->n_waiting; i++)
    {
      HdDateItem near;

      hd_when_find_near_days (j, j->waiting[i], &near);
      hd_when_add_timed (j, j->waiting[i], -1, &near);
    }
}
