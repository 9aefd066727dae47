/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* The hours in which a place is open, or in which somebody answers: nobody meets then. */

/* Nobody talks so long, in minutes. */
#define LONG_HOURS (6 * 60)

/* "Könnten wir am 19. telefonieren? Ich wäre zwischen 10:30 und 11 Uhr gut erreichbar": on the day
 * that the question before it names. */
static gboolean
answers_question (const HdReading *r, const HdItem *before, guint from)
{
  return before->kind == ITEM_DATE && !before->dropped && from > 0 &&
         hd_when_is_punct (&r->t[from - 1], '?') &&
         before->first >= hd_when_sentence (r, from - 1, 40).from;
}

/* "Questions? Chat to us, 9am to 6pm", "Fragen beantworten wir im Chat von 9 bis 18 Uhr": most of a
 * day, in which somebody helps. */
static gboolean
is_help (const HdReading *r, const HdItem *item, guint from, guint to)
{
  static const char *const words[] = { "chat",      "support",    "helpline",  "hilfe",
                                       "fragen",    "ayuda",      "aide",      "helpdesk",
                                       "servicio",  "duda",       "dudas",     "question",
                                       "questions", "ruckfragen", "preguntas", NULL };
  int starts[4], ends[4];

  if (!hd_when_says_any (r, from, to, words) ||
      hd_when_options (r, &item->time, PART_NONE, starts, ends) == 0)
    return FALSE;
  return ends[0] - starts[0] >= LONG_HOURS;
}

/* "Our office is open from 8 to 18": hours of a place, without a day. */
void
hd_when_mark_hours (HdReading *r, HdItem *items, guint n)
{
  static const char *const words[] = { "besetzt", "geoffnet",  "erreichbar", "open",
                                       "opens",   "ouvert",    "ouverte",    "ouverts",
                                       "ouvre",   "joignable", "joignables", "abierto",
                                       "abierta", "abiertos",  "reachable",  "manned",
                                       "staffed", "erwischen", NULL };

  for (guint i = 0; i < n; i++)
    {
      guint from = items[i].first, to = items[i].end;
      gboolean hours = FALSE, day = FALSE;

      if (items[i].kind != ITEM_TIME || !items[i].time.has_end)
        continue;
      while (from > 0 && items[i].first - from < 20 && !hd_when_ends_sentence (r, from - 1))
        from--;
      while (to - items[i].end < 12 && !hd_when_ends_sentence (r, to))
        to++;
      hours = (hd_when_says_any (r, from, to, words) || is_help (r, &items[i], from, to)) &&
              !(i > 0 && answers_question (r, &items[i - 1], from));
      for (guint k = i > 6 ? i - 6 : 0; hours && k < n && k < i + 6; k++)
        day |= items[k].kind == ITEM_DATE && !items[k].date.office && items[k].first >= from &&
               items[k].first < to;
      if (hours && !day)
        items[i].dropped = TRUE;
    }
}
