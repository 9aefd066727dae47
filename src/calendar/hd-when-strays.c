/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/*
 * "We meet on Tuesday at 14:00. […] The last bus leaves at 22:40.": beside an appointment with its
 * day and hour, an hour in a sentence of its own that offers nothing and asks nothing is one of
 * something else. It is told as left out, and is taken when nothing else is left.
 */

#define MAX_SENTENCE 60

/* "Le Thalys de 8h25 arrive à 9h47" */
static gboolean
is_ride (const HdReading *r, const HdWhenSentence *s)
{
  static const char *const words[] = { "train",  "tgv",     "thalys",  "eurostar", "ice",
                                       "zug",    "tren",    "ave",     "bus",      "metro",
                                       "flight", "flug",    "vol",     "vuelo",    "ferry",
                                       "tram",   "navette", "shuttle", NULL };

  return hd_when_says_any (r, s->from, s->to, words);
}

/* "The office closes at 5", "le concours se termine": what is over then. */
static const char *const closes[] = { "close", "closes",  "cierra",  "ferme",    "schliesst",
                                      "ends",  "expires", "termine", "finaliza", "termina",
                                      "endet", "reopen",  "opens",   "vence",    NULL };

/* Whether a word says that something begins, or ends but does not close. */
static gboolean
begins (const HdReading *r, guint i)
{
  return (hd_when_cue_at (r, i) & CUE_BEGIN) != 0 && !hd_when_says_one (r, i, closes);
}

/* Whether a sentence speaks of the appointment, of a choice, or of what is the reader's. */
static gboolean
may_offer (const HdReading *r, const HdWhenSentence *s)
{
  static const char *const words[] = { "your",    "yours",         "votre",   "ihr",     "ihre",
                                       "ihren",   "ihrer",         "dein",    "deine",   "su",
                                       "tu",      "ton",           "let",     "say",     "make",
                                       "time",    "uhrzeit",       "heure",   "hora",    "plutot",
                                       "eher",    "lieber",        "mejor",   "start",   "then",
                                       "danach",  "anschliessend", "puis",    "ensuite", "luego",
                                       "despues", "erwarten",      "erwarte", "expect",  NULL };
  gboolean talks = FALSE;

  if (hd_when_is_punct (&r->t[s->to], '?'))
    return TRUE;
  for (guint k = s->from; k < s->to; k++)
    {
      guint cue = r->t[k].kind == T_WORD ? hd_when_cue_at (r, k) : 0;

      if ((cue & CUE_HABIT) != 0)
        return FALSE;
      talks |= (cue & CUE_TALK) != 0;
    }
  if (!talks && is_ride (r, s))
    return FALSE;
  for (guint k = s->from; k < s->to; k++)
    if (r->t[k].kind == T_WORD &&
        ((hd_when_cue_at (r, k) & (CUE_TALK | CUE_OFFER)) != 0 || begins (r, k) ||
         hd_when_is (&r->t[k], W_OR, NULL) || hd_when_says_one (r, k, words)))
      return TRUE;
  return hd_when_is_alternative (r, s->from, s->to);
}

/* Whether a sentence surely speaks of an appointment, or asks. */
static gboolean
names_event (const HdReading *r, const HdWhenSentence *s)
{
  static const char *const words[] = {
    "lieu",     "statt",     "findet", "oral",  "examen", "exam",   "prufung", "prueba",  "epreuve",
    "tendra",   "celebrara", "place",  "occur", "test",   "tests",  "tarea",   "aufgabe", "tour",
    "rundgang", "round",     "runde",  "ronda", "one",    "other",  "andere",  "anderes", "autre",
    "celui",    "celle",     "otra",   "otro",  "stays",  "bleibt", "reste",   "sigue",   NULL
  };

  if (hd_when_is_punct (&r->t[s->to], '?'))
    return TRUE;
  for (guint k = s->from; k < s->to; k++)
    if (r->t[k].kind == T_WORD &&
        ((hd_when_cue_at (r, k) & (CUE_TALK | CUE_OFFER)) != 0 || hd_when_says_one (r, k, words)))
      return TRUE;
  return FALSE;
}

/* "Your appointment is at", "Ihr Termin", "votre entretien", "tu entrevista" */
static gboolean
names_yours (const HdReading *r, const HdWhenSentence *s)
{
  return (hd_when_cue_at (r, s->from) & CUE_READER) != 0 &&
         (hd_when_cue_at (r, s->from + 1) & CUE_TALK) != 0;
}

/* How many words stand before a time in its sentence that say something. */
static guint
words_before (const HdReading *r, const HdWhenSentence *s, guint at)
{
  guint n = 0;

  for (guint k = s->from; k < at; k++)
    n += r->t[k].kind == T_WORD && !hd_when_is (&r->t[k], W_AT, NULL) &&
         !hd_when_is (&r->t[k], W_THE, NULL) && !hd_when_is (&r->t[k], W_FROM, NULL) &&
         !hd_when_is (&r->t[k], W_BETWEEN, NULL) && !hd_when_is (&r->t[k], W_AND, NULL);
  return n;
}

/* "Café a las 11", "Kaffee um 10 Uhr", "Lunch: 12:30" */
static gboolean
is_meal (const HdReading *r, const HdWhenSentence *s)
{
  static const char *const words[] = { "cafe",        "kaffee", "coffee",   "breakfast",
                                       "fruhstuck",   "lunch",  "dinner",   "diner",
                                       "dejeuner",    "cena",   "almuerzo", "comida",
                                       "tea",         "drinks", "apero",    "abendessen",
                                       "mittagessen", NULL };

  return hd_when_says_one (r, s->from, words);
}

/* The items of one sentence. */
typedef struct
{
  HdWhenSentence words;
  guint first;
  guint end;
  gboolean day;
  gboolean hour;
} Part;

static Part
next_part (const HdReading *r, const HdItem *items, guint n, guint first)
{
  Part part = { .words = hd_when_sentence (r, items[first].first, MAX_SENTENCE),
                .first = first,
                .end = first };

  while (part.end < n && (part.end == first || items[part.end].first < part.words.to))
    {
      /* "I left you a message this morning at 8:20" */
      part.day |= items[part.end].kind == ITEM_DATE &&
                  !(items[part.end].date.now && items[part.end].date.part == PART_MORNING);
      part.hour |= items[part.end].kind == ITEM_TIME && !items[part.end].dropped;
      part.end++;
    }
  return part;
}

/* A line that ends with the sentence ends it with or without a full stop. */
static gboolean
ends_with_stop (const HdReading *r, const HdWhenSentence *s)
{
  return hd_when_is_punct (&r->t[s->to], '.') ||
         (s->to > s->from && hd_when_is_punct (&r->t[s->to - 1], '.'));
}

/* "Our director visits us on 2 December at 11:00.": a whole sentence that names a day and an hour,
 * and neither offers nor asks, nor speaks to the reader. */
static gboolean
is_statement (const HdReading *r, const HdItem *items, const Part *part)
{
  const HdWhenSentence *s = &part->words;
  guint outside = 0;

  for (guint k = s->from, i = part->first; k < s->to; k++)
    {
      while (i < part->end && items[i].end <= k)
        i++;
      outside += r->t[k].kind == T_WORD && (i == part->end || k < items[i].first) &&
                 !hd_when_is (&r->t[k], W_ON, NULL) && !hd_when_is (&r->t[k], W_AT, NULL);
    }
  if (!ends_with_stop (r, s) || outside < (hd_when_says_any (r, s->from, s->to, closes) ? 3 : 4))
    return FALSE;
  for (guint k = s->from; k < s->to; k++)
    if (hd_when_is_punct (&r->t[k], ':') || (hd_when_cue_at (r, k) & (CUE_READER | CUE_WISH)) != 0)
      return FALSE;
  return TRUE;
}

/* Whether an hour is one of something else by the words of its sentence. */
static gboolean
is_stray (const HdReading *r, const HdWhenSentence *s, const HdItem *item)
{
  guint before = words_before (r, s, item->first);

  /* "Le midi nous mangeons ensemble." */
  for (guint k = item->first; k < item->end; k++)
    if (hd_when_is (&r->t[k], W_NOON, NULL) && words_before (r, s, s->to) >= 3)
      return TRUE;
  return before >= 2 || (before == 1 && words_before (r, s, s->to) > 4) || is_meal (r, s) ||
         is_ride (r, s);
}

/* "Como sales a las 18:00, te espero el lunes a las 18:30": the hour of a reason that begins the
 * sentence. */
static void
drop_reason (const HdReading *r, HdItem *items, const Part *part)
{
  static const char *const words[] = { "como",  "since",   "as", "da", "weil",
                                       "comme", "puisque", "vu", NULL };
  guint comma = part->words.from;
  gboolean behind = FALSE;

  if (!hd_when_says_one (r, comma, words))
    return;
  while (comma < part->words.to && !hd_when_is_punct (&r->t[comma], ','))
    comma++;
  for (guint i = part->first; i < part->end; i++)
    behind |= items[i].kind == ITEM_TIME && !items[i].dropped && items[i].first > comma;
  for (guint i = part->first; behind && i < part->end && items[i].first < comma; i++)
    if (items[i].kind == ITEM_DATE)
      return;
  for (guint i = part->first; behind && i < part->end && items[i].first < comma; i++)
    if (items[i].kind == ITEM_TIME)
      items[i].dropped = items[i].context = TRUE;
}

/**
 * hd_when_mark_strays:
 *
 * Drops the hours of sentences that say nothing of the appointment that another one names.
 */
void
hd_when_mark_strays (HdReading *r, HdItem *items, guint n)
{
  gboolean dated = FALSE, offered = FALSE;

  for (guint i = 0; i < n && !offered;)
    {
      Part part = next_part (r, items, n, i);

      if (part.day && part.hour && r->lines[r->t[items[i].first].line].depth == 0)
        {
          dated = TRUE;
          offered = names_event (r, &part.words);
        }
      /* "The inspection is on Thursday at 9. Your appointment is at 9:40." */
      else if (part.hour && dated)
        offered = names_yours (r, &part.words);
      i = part.end;
    }
  for (guint i = 0; i < n && dated;)
    {
      Part part = next_part (r, items, n, i);

      if (part.hour && part.day)
        drop_reason (r, items, &part);
      if (part.hour && r->lines[r->t[items[i].first].line].depth == 0 &&
          !may_offer (r, &part.words))
        for (gboolean other = part.day && offered && is_statement (r, items, &part) &&
                              !names_event (r, &part.words);
             i < part.end; i++)
          if ((items[i].kind == ITEM_TIME && !items[i].dropped && !part.day &&
               is_stray (r, &part.words, &items[i]) &&
               (items[i].time.has_end || !hd_when_is_said_end (r, &items[i]))) ||
              (other && (items[i].kind == ITEM_TIME || items[i].kind == ITEM_DATE) &&
               !items[i].dropped))
            items[i].dropped = items[i].context = items[i].doubtful = TRUE;
      i = part.end;
    }
}
