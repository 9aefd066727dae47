/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-dates.h"
#include "hd-when-join-private.h"

/* Of how many items behind it a time can be the end. */
#define NEAR_ITEMS 8

/* How many tokens what happens at a time may take up, in a programme. */
#define MAX_TOPIC 20

/* Times and dates that are the end of the event before them. */

gboolean
hd_when_ranges (const HdToken *t)
{
  return hd_when_is (t, W_RANGE, NULL) || hd_when_is_punct (t, '-') ||
         hd_when_is (t, W_THE, NULL) || hd_when_is (t, W_ON, NULL);
}

gboolean
hd_when_has_range (const HdJoin *j, guint from, guint to)
{
  for (guint k = from; k < to; k++)
    if (hd_when_is (&j->r->t[k], W_RANGE, NULL) || hd_when_is_punct (&j->r->t[k], '-'))
      return TRUE;
  return FALSE;
}

/* Whether an item stands on a line of a form that is its end: "Ende: 15:30". */
static gboolean
on_end_line (const HdJoin *j, guint i)
{
  static const char *const words[] = { "end",   "ends", "finish", "ende", "fin",
                                       "until", "bis",  "hasta",  NULL };
  const HdReading *r = j->r;
  guint k = j->items[i].first;

  for (guint n = 0; n < 4 && k > 0 && r->t[k - 1].kind != T_BREAK; n++)
    k--;
  guint colon = r->t[k + 1].kind == T_WORD ? k + 2 : k + 1; /* "End time:" */

  if ((k > 0 && r->t[k - 1].kind != T_BREAK) || !hd_when_is_punct (&r->t[colon], ':'))
    return FALSE;
  return hd_when_says_one (r, k, words);
}

/* "journée d'essai jusqu'à 17 h", "Probetag bis 17 Uhr": what lasts until then stands before the
 * word of a range at @i, in a sentence that wants nothing by then. */
static gboolean
lasts_until (const HdReading *r, guint i)
{
  static const char *const events[] = {
    "essai",        "journee",     "stage",      "atelier",
    "trial",        "day",         "probetag",   "probearbeiten",
    "gesprach",     "hospitation", "jornada",    "prueba",
    "dia",          "entretien",   "visite",     "visita",
    "visit",        "interview",   "entrevista", "workshop",
    "schnuppertag", "room",        "raum",       "salle",
    "sala",         NULL
  };
  HdWhenSentence s = hd_when_sentence (r, i, 30);

  /* "the interview to Friday", "to take place" say where it goes and what for. */
  if (i == 0 || !hd_when_says_one (r, i - 1, events) || hd_when_says (r, i, "to") ||
      hd_when_says (r, i, "a"))
    return FALSE;
  for (guint k = s.from; k < s.to; k++)
    if (r->t[k].kind == T_WORD && (hd_when_cue_at (r, k) & (CUE_REPLY | CUE_LIMIT)) != 0)
      return FALSE;
  return TRUE;
}

/* "it will finish at about 4.30pm", "endet um 17 Uhr", "se termine à 12h", "termina a las 14 h". */
gboolean
hd_when_is_said_end (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = {
    "finish",     "finishes", "finishing", "finished",  "end",        "ends",         "ending",
    "endet",      "enden",    "termine",   "terminera", "termina",    "terminara",    "acaba",
    "ende",       "fertig",   "runs",      "fin",       "done",       "over",         "finaliza",
    "finalizara", "concluye", "concluira", "acabara",   "acabaremos", "terminaremos", "finira",
    "finirons",   "fini",     "finit",     "wrap",      "wraps",      "conclude",     "concludes",
    "schluss",    NULL
  };
  static const char *const before[] = { "before", "vor", "avant", "antes", NULL };
  static const char *const be[] = { "be", "is", "s", "are", "re", "all", NULL };
  /* "um 15 Uhr endet der Tag": the verb stands behind. */
  static const char *const behind[] = { "endet", "enden", "schliesst", "fertig", NULL };
  /* "dauert voraussichtlich bis 15 Uhr", "dure jusqu'à 16h": with a word of a range between. */
  static const char *const lasts[] = { "dauert", "geht",  "lauft", "dure",   "durera",
                                       "dura",   "lasts", "last",  "durara", NULL };
  /* "terminamos a las 13:15", "nous finissons à 17h": in these languages any form of the verb. */
  static const struct
  {
    const char *stem;
    HdLang lang;
  } verbs[] = { { "termin", HD_LANG_ES }, { "acaba", HD_LANG_ES },  { "finaliz", HD_LANG_ES },
                { "termin", HD_LANG_FR }, { "finiss", HD_LANG_FR }, { "finiron", HD_LANG_FR } };
  guint i = item->first;
  gboolean until = hd_when_is (&r->t[i], W_RANGE, NULL);

  /* "Um 14:15 Uhr sind wir durch", "a las 14:15 habremos terminado" */
  static const char *const are[] = { "sind", "habremos", "hemos", "we", "wir", NULL };
  static const char *const through[] = { "durch", "fertig", "terminado", "acabado", "done", NULL };

  if (hd_when_says_one (r, item->end, behind) ||
      (hd_when_says_one (r, item->end, are) &&
       hd_when_says_any (r, item->end + 1, hd_when_sentence (r, item->end, 4).to, through)))
    return TRUE;
  for (guint n = 0; n < 4 && i > 0 &&
                    (r->t[i - 1].kind == T_WORD || hd_when_is_punct (&r->t[i - 1], '.') ||
                     hd_when_is_punct (&r->t[i - 1], ':') || hd_when_is_punct (&r->t[i - 1], '\''));
       n++)
    {
      i--;
      until |= hd_when_is (&r->t[i], W_RANGE, NULL);
      for (guint v = 0; v < G_N_ELEMENTS (verbs); v++)
        if (r->language == verbs[v].lang && r->t[i].kind == T_WORD &&
            g_str_has_prefix (hd_when_text (r, i), verbs[v].stem))
          return TRUE;
      if (hd_when_is (&r->t[i], W_RANGE, NULL) && lasts_until (r, i))
        return TRUE;
      if (hd_when_says_one (r, i, before))
        return FALSE;
      /* "the next open times on my end are tomorrow 4pm" */
      if (hd_when_says (r, i, "end") && i > 0 &&
          hd_when_says_one (r, i - 1,
                            (const char *const[]){ "my", "our", "your", "his", "her", NULL }))
        return FALSE;
      /* "come over Tuesday at 8" */
      if (hd_when_says (r, i, "over") && !(i > 0 && hd_when_says_one (r, i - 1, be)))
        return FALSE;
      if (hd_when_says_one (r, i, words) || (until && hd_when_says_one (r, i, lasts)))
        return TRUE;
    }
  return FALSE;
}

/* "back at 4 pm", "um 16 Uhr zurück", "de retour à 16 h", "vuelvo a las 16:00": when somebody who
 * is away is at work again. "We will call back at 4 pm" tells of something else. */
static gboolean
is_return (const HdReading *r, const HdItem *item)
{
  static const char *const alone[] = { "vuelvo", "volvere", "regreso", "regresare", NULL };
  static const char *const back[] = { "back", "zuruck", "wieder", "retour", "vuelta", NULL };
  static const char *const led_in[] = { "am",  "be",   "m",   "and", "then", "bin",
                                        "und", "dann", "ich", "de",  "i",    NULL };
  static const char *const at[] = { "at", "around", "about", "by",  "um",    "gegen",
                                    "ab", "a",      "vers",  "las", "sobre", NULL };
  guint i = item->first, behind = item->end;

  while (i > 0 && item->first - i < 3 && hd_when_says_one (r, i - 1, at))
    i--;
  if (i > 0 && hd_when_says_one (r, i - 1, alone))
    return TRUE;
  if (i > 1 && hd_when_says_one (r, i - 1, back))
    return hd_when_is_punct (&r->t[i - 2], ',') || (hd_when_says_one (r, i - 2, led_in));

  /* The verb stands behind in German: "und bin um 16 Uhr wieder da". */
  return i > 0 && hd_when_says_one (r, behind, back) &&
         (hd_when_is_punct (&r->t[i - 1], ',') || (hd_when_says_one (r, i - 1, led_in)));
}

/* "Tuesday, back at 4 pm", "until I'm back at 4": an end, and nobody knows when it begins. */
void
hd_when_mark_returns (HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean begun = FALSE;

      if (items[i].kind != ITEM_TIME || items[i].dropped || items[i].time.has_end ||
          !is_return (r, &items[i]))
        continue;
      for (guint k = i; k > 0 && i - k < NEAR_ITEMS && !begun; k--)
        begun = items[k - 1].kind == ITEM_TIME && !items[k - 1].dropped &&
                r->t[items[i].first].line - r->t[items[k - 1].first].line <= 1;
      if (!begun)
        items[i].dropped = items[i].until = TRUE;
    }
}

/* "14:00 CET – 15:30 CET", "Start: 14:00" above "End: 15:30"; TRUE when the time was used. */
gboolean
hd_when_end_of_last (HdJoin *j, guint i)
{
  const HdItem *item = &j->items[i];
  HdDraftEvent *draft;
  HdInvitation *event;
  int starts[4], ends[4];
  guint n, from, line = hd_when_line_of (j, (int) i);
  gboolean returns;

  if (j->drafts->len == 0 || item->time.has_end)
    return FALSE;
  draft = &g_array_index (j->drafts, HdDraftEvent, j->drafts->len - 1);
  event = draft->event;
  if (draft->time < 0 || hd_invitation_has_end (event))
    return FALSE;
  /* Far away it ends nothing; looking at all that lies between would take the square of the time.
   */
  if (line - draft->line > 2 || i - (guint) draft->time > NEAR_ITEMS ||
      hd_when_is_clock_again (j->r, (guint) draft->time, i))
    return FALSE;
  from = hd_when_gap_start (j, draft->time, (int) i);
  returns = is_return (j->r, item);
  /* "quarter to ten on Monday till eleven" */
  gboolean leads = hd_when_is (&j->r->t[item->first], W_RANGE, NULL) &&
                   !hd_when_is (&j->r->t[item->first], W_AT, NULL);
  gboolean until =
    leads || (item->first > 0 && hd_when_is (&j->r->t[item->first - 1], W_RANGE, NULL) &&
              !hd_when_is (&j->r->t[item->first - 1], W_AT, NULL));
  /* "20 Nov 9:20; 28 Nov - 17:15" */
  for (guint k = (guint) draft->time + 1; k < i && !hd_when_is_said_end (j->r, item); k++)
    if (j->items[k].kind == ITEM_DATE && j->items[k].first > j->items[draft->time].first &&
        !((returns || until) && (int) k == draft->date))
      return FALSE;
  if (!(draft->line == line && hd_when_only (j, from, item->first, 2, hd_when_ranges) &&
        (leads || hd_when_has_range (j, from, item->first))) &&
      !(line - draft->line <= 2 && on_end_line (j, i)) && !hd_when_is_end_column (j, draft, i) &&
      !(line - draft->line <= 1 && (returns || hd_when_is_said_end (j->r, item))))
    return FALSE;

  n = hd_when_options (j->r, &item->time, PART_NONE, starts, ends);
  for (guint k = 0; k < n; k++)
    if (starts[k] * 60 > event->start.second)
      {
        hd_when_set_seconds (&event->end, event->start.date, starts[k]);
        hd_when_cover (event, j, (int) i);
        /* The same time on other days ends likewise. */
        for (guint d = 0; d + 1 < j->drafts->len; d++)
          {
            HdDraftEvent *other = &g_array_index (j->drafts, HdDraftEvent, d);

            if (other->time == draft->time && !hd_invitation_has_end (other->event))
              hd_when_set_seconds (&other->event->end, other->event->start.date, starts[k]);
          }
        return TRUE;
      }
  return FALSE;
}

/* The times of an agenda say when the visit ends that began with the first of them: "(ends about
 * 16:30)", or the end of the last part. */
void
hd_when_end_of_visit (HdJoin *j, guint i)
{
  HdDraftEvent *draft;
  HdInvitation *event;
  int starts[4], ends[4];

  if (j->drafts->len == 0)
    return;
  draft = &g_array_index (j->drafts, HdDraftEvent, j->drafts->len - 1);
  event = draft->event;
  draft->last = i;
  hd_when_options (j->r, &j->items[i].time, PART_NONE, starts, ends);
  if (!j->items[i].time.has_end && (hd_when_is_said_end (j->r, &j->items[i]) ||
                                    hd_when_says_end_of_programme (j->r, &j->items[i])))
    ends[0] = starts[0];
  else if (!j->items[i].time.has_end)
    return;
  if (ends[0] * 60 > event->start.second)
    hd_when_set_seconds (&event->end, event->start.date, ends[0]);
}

/* "24/11 10:00 - 24/11 16:00 - 26/11 9:00": three of them are a list. */
static gboolean
is_dashed_list (const HdJoin *j, int before, guint i, int time)
{
  const HdToken *t = &j->r->t[j->items[time].end];
  int next = hd_when_next_on_line (j, (guint) time);
  guint first = before >= 0 ? j->items[before].first : 0;

  return (hd_when_is_punct (t, '-') && next >= 0 && j->items[next].kind == ITEM_DATE &&
          j->items[next].first - j->items[time].end <= 2) ||
         (first > 0 && hd_when_is_punct (&j->r->t[first - 1], '-') && (guint) before + 2 == i &&
          before > 1 && j->items[before - 1].end == first - 1 &&
          j->items[before - 1].kind == ITEM_TIME);
}

/* "14:00 – Fri 4 Dec 12:00": the date and time of an end; TRUE when the two were used. */
gboolean
hd_when_end_on_other_day (HdJoin *j, guint i)
{
  int time = hd_when_next_on_line (j, i);
  HdDraftEvent *draft;
  guint from;

  if (j->drafts->len == 0 || time < 0 || j->items[time].kind != ITEM_TIME ||
      j->items[time].time.has_end || j->items[time].first - j->items[i].end > 3)
    return FALSE;
  draft = &g_array_index (j->drafts, HdDraftEvent, j->drafts->len - 1);
  if (draft->time < 0 || hd_invitation_has_end (draft->event))
    return FALSE;
  if (hd_when_line_of (j, (int) i) - draft->line > 2 || i - (guint) draft->time > NEAR_ITEMS ||
      is_dashed_list (j, draft->date, i, time))
    return FALSE;
  from = hd_when_gap_start (j, draft->time, (int) i);
  if (!(draft->line == hd_when_line_of (j, (int) i) &&
        hd_when_only (j, from, j->items[i].first, 3, hd_when_ranges) &&
        hd_when_has_range (j, from, j->items[i].first)) &&
      !(hd_when_line_of (j, (int) i) - draft->line <= 2 && on_end_line (j, i)))
    return FALSE;

  int starts[4], ends[4];
  HdTimeItem end = j->items[time].time;

  /* Beside "18 Uhr" a "2 Uhr" is the one in the night. */
  if (j->items[draft->time].time.start.hour > 12)
    end.start.style = CLOCK_FIXED;
  hd_when_options (j->r, &end, j->items[i].date.part, starts, ends);
  if (j->items[i].date.dates[0] < draft->event->start.date)
    return FALSE;
  hd_when_set_seconds (&draft->event->end, j->items[i].date.dates[0], starts[0]);
  hd_when_cover (draft->event, j, time);
  return TRUE;
}

/* Whether the line of an event says more than its time: "09:30 - 10:15  System design". */
static guint
has_topic_of (const HdJoin *j, guint i)
{
  const HdDraftEvent *draft = &g_array_index (j->drafts, HdDraftEvent, i);
  const HdReading *r = j->r;

  if (draft->time >= 0 && hd_when_has_label (r, &j->items[draft->time]))
    return 1;
  for (guint k = draft->time >= 0 ? j->items[draft->time].end : r->n;
       k < r->n && r->t[k].kind != T_BREAK; k++)
    if (r->t[k].kind == T_WORD && r->t[k].word == NULL && r->t[k].end - r->t[k].start > 3)
      return 1;
  return 0;
}

/* Whether one event begins where the one before it ends, a line below, on the same day. */
static gboolean
goes_on (const HdDraftEvent *before, const HdDraftEvent *draft)
{
  return before->time >= 0 && draft->time >= 0 && before->date == draft->date &&
         draft->line > before->line && draft->line - before->line <= 3 &&
         hd_invitation_has_end (before->event) &&
         before->event->end.date == draft->event->start.date &&
         before->event->end.second == draft->event->start.second &&
         before->event->questions->len == 0 && draft->event->questions->len == 0;
}

/* Whether one event comes next in a programme of starts, with nothing between that would choose:
 * "9h accueil, 9h15 test". */
static gboolean
comes_next (const HdJoin *j, const HdDraftEvent *before, const HdDraftEvent *draft)
{
  const HdReading *r = j->r;
  guint from, to;

  if (before->time < 0 || draft->time < 0 || before->date < 0 || before->date != draft->date ||
      draft->line < before->line || draft->line - before->line > 3 ||
      before->event->start.date != draft->event->start.date ||
      before->event->start.second >= draft->event->start.second ||
      before->event->questions->len > 0 || draft->event->questions->len > 0 ||
      (hd_invitation_has_end (before->event) &&
       before->event->end.second != draft->event->start.second))
    return FALSE;
  from = j->items[before->time].end;
  to = j->items[draft->time].first;
  if (to < from || to - from > MAX_TOPIC)
    return FALSE;
  for (guint k = from; k < to; k++)
    if (hd_when_is (&r->t[k], W_OR, NULL) || hd_when_is_punct (&r->t[k], '?'))
      return FALSE;
  return TRUE;
}

/* Whether a word that means no place and no time stands behind the time of an event. */
static guint
has_topic (const HdJoin *j, const HdDraftEvent *draft)
{
  const HdReading *r = j->r;
  guint from = j->items[draft->time].end;

  if (hd_when_has_label (r, &j->items[draft->time]))
    return 1;
  for (guint k = from; k < r->n && k - from < MAX_TOPIC; k++)
    if (r->t[k].kind == T_NUMBER || r->t[k].kind == T_BREAK)
      return 0;
    else if (r->t[k].kind == T_WORD && r->t[k].word == NULL && r->t[k].end - r->t[k].start > 3)
      return 1;
  return 0;
}

/* "Free slots on 15 December:", "vous avez le choix", "which suits you?": somebody chooses among
 * the times, before the first or behind the last of which that is said. */
gboolean
hd_when_is_choice (const HdJoin *j, const HdDraftEvent *first, const HdDraftEvent *last)
{
  static const char *const words[] = {
    "propose",     "proposons",    "proposes",  "propongo", "proponemos", "propuesta", "schlage",
    "vorschlagen", "biete",        "bieten",    "suggest",  "offer",      "offering",  "ofrezco",
    "ofrecemos",   "possible",     "moglich",   "posible",  "either",     "choose",    "choice",
    "pick",        "which",        "whichever", "slot",     "slots",      "option",    "options",
    "available",   "availability", "free",      "works",    "suits",      NULL
  };
  static const char *const more[] = { "frei",           "freie",
                                      "freien",         "wahl",
                                      "wahlen",         "auswahl",
                                      "welche",         "welcher",
                                      "termine",        "terminvorschlage",
                                      "choix",          "choisir",
                                      "choisissez",     "libre",
                                      "libres",         "creneau",
                                      "creneaux",       "dispo",
                                      "disponible",     "disponibles",
                                      "disponibilites", "quel",
                                      "lequel",         "hueco",
                                      "huecos",         "elegir",
                                      "elige",          "elija",
                                      "opcion",         "opciones",
                                      "cual",           "disponibilidad",
                                      "passt",          "convient",
                                      "conviene",       NULL };
  guint from = j->items[first->time].first, to = j->items[last->time].end;
  guint before = from - MIN (from, 2 * MAX_TOPIC), behind = MIN (to + 2 * MAX_TOPIC, j->r->n);

  return hd_when_says_any (j->r, before, from, words) ||
         hd_when_says_any (j->r, before, from, more) ||
         hd_when_says_any (j->r, to, behind, words) || hd_when_says_any (j->r, to, behind, more);
}

/* The event at @first takes the end of the one before @behind, and all between go. */
void
hd_when_join_run (HdJoin *j, guint first, guint behind)
{
  HdInvitation *event = g_array_index (j->drafts, HdDraftEvent, first).event;
  const HdInvitation *last = g_array_index (j->drafts, HdDraftEvent, behind - 1).event;

  event->end = last->end;
  event->source_end = last->source_end;
  for (guint p = first + 1; p < behind; p++)
    hd_invitation_free (g_array_index (j->drafts, HdDraftEvent, p).event);
  g_array_remove_range (j->drafts, first + 1, behind - first - 1);
}

/* "Here is the plan for Thursday:" above the starts of a visit that nobody says the end of. */
static gboolean
tells_plan (const HdJoin *j, guint i)
{
  static const char *const words[] = { "plan",     "plans",   "planning",  "verlauf",
                                       "zeitplan", "timings", "timetable", "deroulement",
                                       "orden",    "horario", NULL };
  guint at = j->items[g_array_index (j->drafts, HdDraftEvent, i).time].first;
  guint from = at - MIN (at, 2 * MAX_TOPIC);

  return hd_when_says_agenda (j->r, from, at) || hd_when_says_any (j->r, from, at, words);
}

/* "9h accueil, 9h15 test, 10h30-11h15 entretien": starts with their topics, and an end at the last
 * one only. */
static void
join_programme (HdJoin *j)
{
  for (guint i = 0; i < j->drafts->len; i++)
    {
      const HdDraftEvent *draft = &g_array_index (j->drafts, HdDraftEvent, i);
      guint k = i + 1, topics, ended = 0;

      if (draft->time < 0 || hd_invitation_has_end (draft->event))
        continue;
      topics = has_topic (j, draft);
      while (k < j->drafts->len &&
             comes_next (j, draft, &g_array_index (j->drafts, HdDraftEvent, k)))
        {
          draft = &g_array_index (j->drafts, HdDraftEvent, k++);
          topics += has_topic (j, draft);
          ended = hd_invitation_has_end (draft->event) ? k : ended;
        }
      const HdItem *last = &j->items[draft->time];
      gboolean said = ended != k && hd_when_says_end_of_programme (j->r, last);

      if (k - i >= 3 && topics * 2 > k - i && (ended == k || said || tells_plan (j, i)) &&
          !hd_when_is_choice (j, &g_array_index (j->drafts, HdDraftEvent, i), draft))
        {
          if (said)
            draft->event->end = draft->event->start;
          hd_when_join_run (j, i, k);
        }
      else
        i = k - 1;
    }
}

/**
 * hd_when_join_parts:
 *
 * Three times or more that follow one another without a gap, each with its topic, are the parts of
 * one visit: "9:30-10:15 System design", "10:15-11:00 Coding".
 */
void
hd_when_join_parts (HdJoin *j)
{
  join_programme (j);
  for (guint i = 0; i < j->drafts->len; i++)
    {
      guint k = i + 1, topics = has_topic_of (j, i);

      while (k < j->drafts->len && goes_on (&g_array_index (j->drafts, HdDraftEvent, k - 1),
                                            &g_array_index (j->drafts, HdDraftEvent, k)))
        topics += has_topic_of (j, k++);
      if (k - i < 3 || topics * 2 <= k - i ||
          hd_when_is_choice (j, &g_array_index (j->drafts, HdDraftEvent, i),
                             &g_array_index (j->drafts, HdDraftEvent, k - 1)))
        continue;
      hd_when_join_run (j, i, k);
    }
}

/* Minutes from midnight. */
int
hd_when_minutes_of (const HdClock *c)
{
  int hour = c->am || c->pm ? c->hour % 12 + (c->pm ? 12 : 0) : c->hour;

  return hour * 60 + c->minute;
}

/* "tomorrow 9am trial in the bakery, until about 12pm", "10 Uhr (bis max. 11 Uhr)": behind a comma
 * that ends its sentence, or in brackets, it is the end of the time before it. */
gboolean
hd_when_takes_end (const HdReading *r, HdItem *before, const HdItem *item)
{
  static const char *const about[] = { "ca",      "circa", "etwa",    "about",   "around",
                                       "environ", "vers",  "gegen",   "mas",     "menos",
                                       "o",       "sobre", "aprox",   "zirka",   "a",
                                       "approx",  "max",   "maximal", "maximum", NULL };
  static const char *const until[] = { "bis", "until", "till", "til", "jusqu", "hasta", NULL };
  guint comma = item->first, behind = item->end;
  gboolean told = FALSE;

  if (before == NULL || before->kind != ITEM_TIME || item->kind != ITEM_TIME || before->dropped ||
      before->time.has_end || before->time.same || item->time.has_end ||
      (item->time.start.style == CLOCK_BARE && !item->time.start.am && !item->time.start.pm) ||
      item->first - before->end > 12)
    return FALSE;
  told = hd_when_says_one (r, comma, until);
  while (comma > before->end && item->first - comma < 7 &&
         (hd_when_says_one (r, comma - 1, about) || hd_when_says_one (r, comma - 1, until) ||
          hd_when_is (&r->t[comma - 1], W_THE, NULL) || hd_when_is_punct (&r->t[comma - 1], '\'') ||
          hd_when_is_punct (&r->t[comma - 1], '.')))
    told |= hd_when_says_one (r, --comma, until);
  if (!told || comma == before->end ||
      !(hd_when_is_punct (&r->t[comma - 1], ',') || hd_when_is_punct (&r->t[comma - 1], '(')))
    return FALSE;
  if (hd_when_says_one (r, behind, about))
    behind++;
  if (!hd_when_ends_phrase (&r->t[behind]) ||
      hd_when_sentence (r, item->first, 14).from > before->first ||
      hd_when_minutes_of (&item->time.start) <= hd_when_minutes_of (&before->time.start))
    return FALSE;
  for (guint k = hd_when_sentence (r, item->first, 30).from; k < item->first; k++)
    if (r->t[k].kind == T_WORD && (hd_when_cue_at (r, k) & CUE_REPLY) != 0)
      return FALSE;
  before->time.end = item->time.start;
  before->time.has_end = TRUE;
  return TRUE;
}
