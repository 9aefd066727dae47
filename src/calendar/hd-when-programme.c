/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/* The programme of a visit: lines that begin with its hours, one below the other. */

/* So many lines make a programme. */
#define FEW_LINES 3

#define MAX_TOPIC 24 /* tokens */

#define MAX_LABEL 8 /* tokens */

/* Between its parts are so many minutes at most. */
#define MAX_PAUSE 30

/* Whether a time begins its line, behind the mark of a list. */
static gboolean
begins_line (const HdReading *r, const HdItem *item)
{
  guint k = item->first;

  while (k > 0 && r->t[k - 1].kind == T_PUNCT)
    k--;
  return k == 0 || r->t[k - 1].kind == T_BREAK;
}

/* Whether a word of its own stands behind the time, and what others do there is no matter of theirs
 * alone: "candidate no. 1". */
static gboolean
has_topic (const HdReading *r, const HdItem *item)
{
  static const char *const others[] = { "candidate",  "candidates", "kandidat",
                                        "kandidatin", "bewerber",   "candidat",
                                        "candidato",  "candidata",  NULL };
  gboolean topic = FALSE;

  for (guint k = item->end; k < r->n && k - item->end < MAX_TOPIC && r->t[k].kind != T_BREAK; k++)
    {
      if (hd_when_says_one (r, k, others) || hd_when_is_punct (&r->t[k], '?'))
        return FALSE;
      topic |= r->t[k].kind == T_WORD && r->t[k].word == NULL;
    }
  return topic;
}

/**
 * hd_when_has_label:
 *
 * Returns: whether what happens at a time stands before it on its line, as in "Group exercise:
 * 09:30 - 10:30", and is no choice: "Option 2: 10:00"
 */
gboolean
hd_when_has_label (const HdReading *r, const HdItem *item)
{
  static const char *const choices[] = { "option",     "options",     "opcion",
                                         "slot",       "choice",      "choix",
                                         "wahl",       "termin",      "terminvorschlag",
                                         "vorschlag",  "creneau",     "hueco",
                                         "propuesta",  "proposition", "alternative",
                                         "alternativ", "alternativa", "candidate",
                                         "kandidat",   "kandidatin",  "bewerber",
                                         "candidat",   "candidato",   "candidata",
                                         "time",       "uhrzeit",     "heure",
                                         "hora",       "when",        "wann",
                                         "quand",      "cuando",      "hours",
                                         "horaires",   "horario",     "telefon",
                                         "phone",      "you",         "your",
                                         "sie",        "ihr",         "du",
                                         "vous",       "tu",          "usted",
                                         "telephone",  NULL };
  guint k = item->first;
  gboolean topic = FALSE;

  if (k == 0 || !hd_when_is_punct (&r->t[k - 1], ':'))
    return FALSE;
  for (k--; k > 0 && r->t[k - 1].kind != T_BREAK; k--)
    {
      if (item->first - k > MAX_LABEL || r->t[k - 1].kind == T_NUMBER ||
          hd_when_says_one (r, k - 1, choices))
        return FALSE;
      topic |= r->t[k - 1].kind == T_WORD && r->t[k - 1].word == NULL;
    }
  return topic;
}

/* Whether the line of a time names a break, whose word is known to the reading. */
static gboolean
is_labelled (const HdReading *r, const HdItem *item)
{
  static const char *const breaks[] = { "break",        "pause",       "pausa",
                                        "descanso",     "lunch",       "comida",
                                        "mittagspause", "mittagessen", "almuerzo",
                                        "kaffeepause",  NULL };

  return hd_when_has_label (r, item) ||
         (item->first > 1 && hd_when_is_punct (&r->t[item->first - 1], ':') &&
          hd_when_says_one (r, item->first - 2, breaks));
}

/* Whether @next stands in the line below that of @item. */
static gboolean
is_below (const HdReading *r, const HdItem *item, const HdItem *next)
{
  guint breaks = 0;

  if (next->first <= item->end || next->first - item->end > MAX_TOPIC)
    return FALSE;
  for (guint k = item->end; k < next->first; k++)
    breaks += r->t[k].kind == T_BREAK;
  return breaks == 1;
}

static int
start_of (const HdReading *r, const HdItem *item)
{
  int starts[4], ends[4];

  return hd_when_options (r, &item->time, PART_NONE, starts, ends) > 0 ? starts[0] : -1;
}

/* Whether a part begins when the one before it ends, or soon after. */
static gboolean
goes_on (const HdReading *r, const HdItem *before, const HdItem *item)
{
  int starts[4], ends[4], start = start_of (r, item);

  if (hd_when_options (r, &before->time, PART_NONE, starts, ends) == 0)
    return FALSE;
  return before->time.has_end ? start >= ends[0] && start - ends[0] <= MAX_PAUSE
                              : start > starts[0];
}

/* "Registration: 09:00", "Group exercise: 09:30 - 10:30", "Break: 10:30 - 10:45": as such lines
 * with their topics behind, where each part goes on from the one above. */
static void
keep_labelled (const HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint last = i, lines = 1, ended;

      if (items[i].kind != ITEM_TIME || !is_labelled (r, &items[i]))
        continue;
      ended = items[i].time.has_end;
      for (guint k = i + 1; k < n && items[k].kind == ITEM_TIME && !items[k].refused &&
                            is_below (r, &items[last], &items[k]) && is_labelled (r, &items[k]) &&
                            goes_on (r, &items[last], &items[k]);
           k++)
        {
          last = k;
          lines++;
          ended += items[k].time.has_end;
        }
      for (guint k = i; k <= last && lines >= FEW_LINES && ended > 1; k++)
        if (!items[k].off)
          items[k].dropped = items[k].context = items[k].until = FALSE;
      i = last;
    }
}

/**
 * hd_when_keep_programmes:
 *
 * Three lines or more that begin with hours, each later than the one above and with a topic of its
 * own, are a programme: what one of its lines tells of a reception or of a team is a part of the
 * visit and nothing that goes on beside it.
 */
void
hd_when_keep_programmes (const HdReading *r, HdItem *items, guint n)
{
  keep_labelled (r, items, n);
  for (guint i = 0; i < n; i++)
    {
      guint last = i, lines = 0;

      if (items[i].kind != ITEM_TIME || !begins_line (r, &items[i]) || !has_topic (r, &items[i]))
        continue;
      lines = 1;
      for (guint k = i + 1; k < n; k++)
        {
          if (items[k].kind == ITEM_DATE || (items[k].kind == ITEM_TIME && items[k].refused))
            break;
          if (items[k].kind != ITEM_TIME)
            continue;
          if (!is_below (r, &items[last], &items[k]) || !begins_line (r, &items[k]) ||
              !has_topic (r, &items[k]) || start_of (r, &items[k]) <= start_of (r, &items[last]))
            break;
          last = k;
          lines++;
        }
      for (guint k = i; k <= last && lines >= FEW_LINES; k++)
        if (items[k].kind == ITEM_TIME && !items[k].off)
          items[k].dropped = items[k].context = items[k].until = FALSE;
      i = last;
    }
}

/**
 * hd_when_says_end_of_programme:
 *
 * Returns: whether the line of a time tells that all ends then: "11:30 – Ende"
 */
gboolean
hd_when_says_end_of_programme (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = { "end",       "ends",           "ende",    "fin",
                                       "schluss",   "cierre",         "final",   "close",
                                       "finish",    "abschluss",      "cloture", "closing",
                                       "departure", "verabschiedung", NULL };
  guint to = item->end;

  while (to < r->n && to - item->end < MAX_TOPIC && r->t[to].kind != T_BREAK)
    to++;
  return to - item->end <= 4 && hd_when_says_any (r, item->end, to, words);
}
