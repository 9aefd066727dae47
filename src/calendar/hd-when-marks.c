/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

#include <string.h>

#include "hd-when-cues.h"
#include "hd-when-dates.h"
#include "hd-when-join.h"

/* Words that may stand between a mark ("by", "instead of") and what it marks. */
static gboolean
filler (const HdReading *r, guint i)
{
  /* "can't make Friday", "not available on Friday", "by the end of day Friday" */
  static const char *const words[] = { "make",       "do",         "manage",
                                       "attend",     "available",  "disponible",
                                       "libre",      "verfugbar",  "frei",
                                       "end",        "wie",        "geplant",
                                       "vereinbart", "besprochen", "planned",
                                       "originally", "erst",       "initialement",
                                       "prevu",      "previsto",   "einschliesslich",
                                       "inklusive",  "inclus",     "incluido",
                                       NULL };
  /* "bis voraussichtlich 12. März" */
  static const char *const vague[] = { "voraussichtlich", "ungefahr", "circa",         "etwa",
                                       "environ",         "vers",     "approximately", "probably",
                                       "aproximadamente", NULL };
  const HdToken *t = &r->t[i];

  if (hd_when_says_one (r, i, words) || hd_when_says_one (r, i, vague))
    return TRUE;
  if (i > 0 && hd_when_says (r, i, "von") && hd_when_says (r, i - 1, "anstelle"))
    return TRUE;

  return hd_when_is (t, W_THE, NULL) || hd_when_is (t, W_ON, NULL) || hd_when_is (t, W_OF, NULL) ||
         hd_when_is (t, W_AT, NULL) || hd_when_is (t, W_DEADLINE, NULL) ||
         hd_when_is_punct (t, '\'') || hd_when_is (t, W_RANGE, NULL) || hd_when_is (t, W_DAY, NULL);
}

/* "can't", "won't", "couldn't" */
static gboolean
is_cannot (const HdReading *r, guint i)
{
  if (i < 2)
    return FALSE;

  return hd_when_says (r, i, "t") && hd_when_is_punct (&r->t[i - 1], '\'') &&
         hd_when_says_one (r, i - 2, (const char *const[]){ "can", "won", "couldn", NULL });
}

/* "aura lieu le", "tendrá lugar el": only "au lieu de" and "en lugar de" refuse. */
static gboolean
takes_place (const HdReading *r, guint i)
{
  static const char *const happens[] = { "findet", "finden", "fande", "fanden", NULL };
  const char *before = i > 0 ? hd_when_text (r, i - 1) : "";

  /* "Das Gespräch findet statt am Donnerstag" */
  if (hd_when_says (r, i, "statt") &&
      hd_when_says_any (r, hd_when_sentence (r, i, 20).from, i, happens))
    return TRUE;

  /* "Could we instead do Wednesday?" */
  if (hd_when_says (r, i, "instead") && !hd_when_says (r, i + 1, "of"))
    return TRUE;
  return (hd_when_says (r, i, "lieu") && strcmp (before, "au") != 0) ||
         ((hd_when_says (r, i, "lugar") || hd_when_says (r, i, "vez")) &&
          strcmp (before, "en") != 0);
}

/* "Bis Donnerstag, 9 Uhr!", "¡Hasta el jueves a las 9!", "super, dann bis Donnerstag, 9 Uhr": one
 * says good-bye so, and tells the hour. */
static gboolean
says_goodbye (const HdReading *r, guint i)
{
  static const char *const words[] = { "bis", "hasta", "until", NULL };
  static const char *const led_in[] = { "dann",     "sonst",   "ansonsten", "super",   "prima",
                                        "perfekt",  "klar",    "danke",     "gut",     "toll",
                                        "okay",     "ok",      "bestens",   "passt",   "entonces",
                                        "perfecto", "vale",    "genial",    "gracias", "estupendo",
                                        "great",    "perfect", "thanks",    NULL };
  guint begin = i > 0 && hd_when_says_one (r, i - 1, led_in) ? i - 1 : i, to;
  gboolean led = hd_when_says_any (r, begin > 4 ? begin - 4 : 0, i, led_in);
  gboolean number = FALSE, more = FALSE;

  if (!hd_when_says_one (r, i, words) || !(begin == 0 || hd_when_ends_sentence (r, begin - 1) ||
                                           hd_when_is_punct (&r->t[begin - 1], 0xa1) ||
                                           (led && hd_when_is_punct (&r->t[begin - 1], ','))))
    return FALSE;
  to = hd_when_sentence (r, i, 12).to;
  for (guint k = i; k < to; k++)
    {
      number |= r->t[k].kind == T_NUMBER;
      more |= r->t[k].kind == T_WORD && r->t[k].word == NULL;
    }
  return number && (hd_when_is_punct (&r->t[to], '!') || (led && !more));
}

/* "Come on Monday at the latest at 10", "Kommen Sie spätestens um 10 Uhr": who is asked to come
 * then is awaited, and nothing is due. */
static gboolean
comes_at_latest (const HdReading *r, guint i)
{
  static const char *const come[] = { "come", "komm",  "kommen", "venez", "viens",
                                      "ven",  "venga", "vengan", NULL };
  HdWhenSentence s = hd_when_sentence (r, i, 10);

  return (hd_when_says (r, i, "spatestens") || hd_when_says_latest (r, i) ||
          (i > 0 && hd_when_says_latest (r, i - 1))) &&
         hd_when_says_any (r, s.from, MIN (s.from + 2, i), come);
}

/* "Come by on Tuesday", "zur Not am Donnerstag", "not before 3pm": words that mark nothing there.
 */
static gboolean
marks_nothing (const HdReading *r, guint i)
{
  static const char *const come[] = { "come", "came",     "stop",   "drop",     "swing",
                                      "pop",  "stopping", "coming", "dropping", NULL };
  static const char *const be[] = { "be", "am", "is", "are", "was", "and", "ll", NULL };
  static const char *const nots[] = { "not", "no", "pas", "nicht", NULL };
  static const char *const early[] = { "before", "until", "avant", "antes", "vor", NULL };

  if ((hd_when_says_one (r, i, nots) && hd_when_says_one (r, i + 1, early)) ||
      says_goodbye (r, i) || comes_at_latest (r, i))
    return TRUE;
  /* "…, back by 4:30pm", "come back by on Tuesday", and no "get it back by Friday" */
  if (i > 1 && hd_when_says (r, i, "by") && hd_when_says (r, i - 1, "back") &&
      (r->t[i - 2].kind != T_WORD || hd_when_says_one (r, i - 2, come) ||
       hd_when_says_one (r, i - 2, be)))
    return TRUE;
  return i > 0 && ((hd_when_says (r, i, "by") && hd_when_says_one (r, i - 1, come)) ||
                   (hd_when_says (r, i, "not") && hd_when_says (r, i - 1, "zur")) ||
                   (hd_when_says_one (r, i, early) && (hd_when_says_one (r, i - 1, nots) ||
                                                       /* "half an hour before, on the 20th" */
                                                       hd_when_is (&r->t[i - 1], W_HOUR, NULL) ||
                                                       hd_when_is (&r->t[i - 1], W_MINUTE, NULL))));
}

/* Whether a word of that meaning stands before @i, with fillers between at most. */
static gboolean
marked (const HdReading *r, guint i, HdWordClass meaning, guint *at)
{
  for (guint n = 0; n < 4 && i > 0; n++)
    {
      i--;
      if ((hd_when_is (&r->t[i], meaning, NULL) && !marks_nothing (r, i) &&
           !(meaning == W_NOT && takes_place (r, i))) ||
          (meaning == W_NOT && is_cannot (r, i)) ||
          (meaning == W_DEADLINE && i > 0 && hd_when_says_latest (r, i - 1) &&
           !comes_at_latest (r, i)))
        {
          *at = i;
          return TRUE;
        }
      if (!filler (r, i))
        return FALSE;
    }
  return FALSE;
}

/* "Closing date for applications: 30 November": a deadline by a noun further before it. */
static gboolean
names_deadline (const HdReading *r, guint i)
{
  int value;

  for (guint n = 0; n < 6 && i > 0; n++)
    {
      const HdToken *t = &r->t[--i];

      if (hd_when_ends_sentence (r, i) || t->kind == T_NUMBER || hd_when_is_punct (t, '.') ||
          hd_when_is_punct (t, ','))
        return FALSE;
      if (hd_when_is (t, W_DEADLINE, &value) && value == 2)
        return TRUE;
    }
  return FALSE;
}

/* "by 5 pm": no later than that, as no "before noon" of a day that is offered says it. */
static gboolean
says_by (const HdReading *r, guint i)
{
  guint at;

  return marked (r, i, W_DEADLINE, &at) &&
         (hd_when_says (r, at, "by") || hd_when_says (r, at, "until"));
}

/* "no el lunes, sino el martes" */
static gboolean
says_but (const HdReading *r, guint i)
{
  guint from = i;

  for (guint n = 0; n < 4 && i > 0; n++)
    {
      i--;
      if (hd_when_says (r, i, "no"))
        break;
      if (!filler (r, i))
        return FALSE;
    }
  if (!hd_when_says (r, i, "no"))
    return FALSE;
  for (guint k = from; k - from < 30 && !hd_when_ends_sentence (r, k); k++)
    if (hd_when_says (r, k, "sino"))
      return TRUE;
  return FALSE;
}

/* "à 14h et non à 13h", "a las 14:00 y no a las 13:00", "weder 10 noch 11 Uhr" */
static gboolean
says_and_not (const HdReading *r, guint i)
{
  static const char *const nots[] = { "non", "no", "nicht", "not", "pas", NULL };

  static const char *const more[] = { "plus", "mas", "mehr", "longer", NULL };

  for (guint n = 0; n < 3 && i > 0 && filler (r, i - 1); n++)
    i--;
  /* "9h et non plus 10h", "um 9 und nicht mehr um 10", "a las 9 y ya no a las 10" */
  if (i > 1 && hd_when_says_one (r, i - 1, more) && hd_when_says_one (r, i - 2, nots))
    i--;
  if (i > 2 && hd_when_says_one (r, i - 1, nots) && hd_when_says (r, i - 2, "ya") &&
      (hd_when_is (&r->t[i - 3], W_AND, NULL) || hd_when_is_punct (&r->t[i - 3], ',')))
    return TRUE;
  if (i > 1 && hd_when_says_one (r, i - 1, nots) &&
      (hd_when_is (&r->t[i - 2], W_AND, NULL) || hd_when_is_punct (&r->t[i - 2], ',')))
    return TRUE;
  return i > 1 && hd_when_says (r, i - 1, "noch") &&
         hd_when_says_any (r, hd_when_sentence (r, i, 12).from, i,
                           (const char *const[]){ "weder", NULL });
}

/* "Old slot (24/11 10:00)", "alter Termin: 24.11.", "l'ancien créneau de 10h": what no longer
 * holds. */
static gboolean
is_old (const HdReading *r, guint i)
{
  static const char *const words[] = { "old",        "previous", "former",     "alter",
                                       "alten",      "alte",     "bisheriger", "bisherige",
                                       "bisherigen", "ancien",   "ancienne",   "anterior",
                                       "antiguo",    "antigua",  NULL };
  /* Words of other uses, unless a colon follows. */
  static const char *const labels[] = { "alt",    "bisher", "vorher", "was",
                                        "before", "avant",  "antes",  NULL };

  for (guint n = 0; n < 4 && i > 0; n++)
    {
      i--;
      if (hd_when_ends_sentence (r, i) || r->t[i].kind == T_NUMBER ||
          hd_when_is_punct (&r->t[i], '.') || hd_when_is_punct (&r->t[i], ',') ||
          hd_when_is (&r->t[i], W_WEEKDAY, NULL))
        return FALSE;
      if (hd_when_says_one (r, i, words) ||
          (hd_when_says_one (r, i, labels) && hd_when_is_punct (&r->t[i + 1], ':')))
        return TRUE;
    }
  return FALSE;
}

/* "Lieber am Donnerstag um 14 Uhr als am Dienstag", "plutôt jeudi que mardi": the day behind the
 * word that compares. */
static gboolean
is_less_liked (const HdReading *r, guint i)
{
  static const char *const than[] = { "als", "que", "qu", "than", NULL };
  static const char *const liked[] = { "lieber", "eher",   "besser", "plutot", "mejor",
                                       "rather", "better", "mieux",  "prefer", NULL };
  guint k = i;

  while (k > 0 && i - k < 2 &&
         (hd_when_is (&r->t[k - 1], W_ON, NULL) || hd_when_is (&r->t[k - 1], W_THE, NULL)))
    k--;
  /* "plutôt qu'à 11h" */
  if (k > 1 && hd_when_is (&r->t[k - 1], W_AT, NULL) && hd_when_is_punct (&r->t[k - 2], '\''))
    k--;
  if (k > 1 && hd_when_is_punct (&r->t[k - 1], '\'') && hd_when_says (r, k - 2, "qu"))
    k--;
  if (k == 0 || !hd_when_says_one (r, k - 1, than))
    return FALSE;
  return hd_when_says_any (r, hd_when_sentence (r, k - 1, 22).from, k - 1, liked);
}

/* "Wednesday rather than Tuesday" */
static gboolean
is_rather_than (const HdReading *r, guint i)
{
  return i > 1 && hd_when_says (r, i - 1, "than") && hd_when_says (r, i - 2, "rather");
}

/* "mejor el miércoles que el martes, a las 10": behind a comma the hour is of the day that is
 * preferred. */
static gboolean
is_of_liked (const HdReading *r, const HdItem *items, guint i)
{
  const HdItem *less = &items[i - 1];

  return i > 1 && less[-1].kind == ITEM_DATE && !less[-1].dropped &&
         hd_when_is_punct (&r->t[less->end], ',') && less->first - less[-1].end <= 4 &&
         (is_less_liked (r, less->first) || is_rather_than (r, less->first));
}

/* "mercredi à la place de mardi" */
static gboolean
is_in_place_of (const HdReading *r, guint i)
{
  static const char *const of[] = { "de", "du", "d", NULL };
  guint k = i;

  while (k > 0 && i - k < 2 &&
         (hd_when_says_one (r, k - 1, of) || hd_when_is_punct (&r->t[k - 1], '\'')))
    k--;
  return k > 2 && k < i && hd_when_says (r, k - 1, "place") && hd_when_says (r, k - 2, "la") &&
         hd_when_says (r, k - 3, "a");
}

/* "was Tue 24th 9am, now Wed 25th", "plus mardi 10h mais mercredi 11h30" */
static gboolean
is_no_more (const HdReading *r, guint i)
{
  static const struct
  {
    const char *before;
    const char *behind;
    HdLang language;
  } pairs[] = { { "was", "now", HD_LANG_EN },
                { "war", "jetzt", HD_LANG_DE },
                { "etait", "maintenant", HD_LANG_FR },
                { "plus", "mais", HD_LANG_FR },
                { "era", "ahora", HD_LANG_ES } };
  guint k = i, to = hd_when_sentence (r, i, 20).to;

  while (k > 0 && i - k < 2 &&
         (hd_when_is (&r->t[k - 1], W_ON, NULL) || hd_when_is (&r->t[k - 1], W_THE, NULL)))
    k--;
  for (guint p = 0; k > 0 && p < G_N_ELEMENTS (pairs); p++)
    if (hd_when_says (r, k - 1, pairs[p].before) && r->language == pairs[p].language)
      for (guint m = i; m < to; m++)
        if (hd_when_says (r, m, pairs[p].behind))
          return TRUE;
  return FALSE;
}

/* "If you can't make Tuesday, call us": it holds still. */
static gboolean
is_condition (const HdReading *r, guint i)
{
  guint from = i;

  while (from > 0 && i - from < 10 && !hd_when_ends_sentence (r, from - 1) &&
         !hd_when_is_punct (&r->t[from - 1], ','))
    from--;
  return hd_when_says_if (r, from, i);
}

/* "I can't do mornings except Tuesday at 10": what a refusal leaves out is offered. */
static gboolean
is_only (const HdReading *r, guint at)
{
  static const char *const except[] = { "except", "sauf", "ausser", "salvo", "excepto", NULL };
  static const char *const nots[] = { "not",  "t",     "cannot", "no", "nicht",
                                      "kein", "keine", "pas",    NULL };

  /* "any day except Tuesday", "kein Problem, jederzeit außer Dienstag", "außer Dienstag geht
   * alles": all but what is left out. */
  static const char *const all[] = { "alles",     "everything", "anything",  "tout",   "todo",
                                     "any",       "every",      "anytime",   "always", "whenever",
                                     "jederzeit", "immer",      "jeder",     "jeden",  "toujours",
                                     "tous",      "siempre",    "todos",     "mind",   "matter",
                                     "problem",   "problema",   "probleme",  "souci",  "worries",
                                     "importa",   "egal",       "cualquier", NULL };
  HdWhenSentence s = hd_when_sentence (r, at, 16);

  return hd_when_says_one (r, at, except) && hd_when_says_any (r, s.from, at, nots) &&
         !hd_when_says_any (r, s.from, s.to, all);
}

/* "not Tuesday" refuses; "why not Tuesday?" offers. */
static gboolean
is_refused (const HdReading *r, guint i)
{
  guint at;
  int value;

  if (is_rather_than (r, i) || says_but (r, i) || says_and_not (r, i) || is_old (r, i) ||
      is_less_liked (r, i) || is_no_more (r, i) || is_in_place_of (r, i))
    return TRUE;
  if (!marked (r, i, W_NOT, &at) || is_condition (r, at) || hd_when_suggests_so (r, at) ||
      is_only (r, at))
    return FALSE;
  if (!hd_when_is (&r->t[at], W_NOT, &value) || value == 0)
    return TRUE;

  static const char *const asks[] = { "why",  "warum", "wieso", "pourquoi", "if",
                                      "wenn", "or",    "ob",    NULL };

  return at == 0 || !hd_when_says_one (r, at - 1, asks);
}

/* Whether the end of a day's work is named at @i. */
static gboolean
ends_day (const HdReading *r, guint i)
{
  static const char *const ends[] = { "eod", "cob", "eob", NULL };

  if (hd_when_says_one (r, i, ends))
    return TRUE;
  return (hd_when_says (r, i, "end") || hd_when_says (r, i, "close")) &&
         hd_when_is (&r->t[i + 1], W_OF, NULL) &&
         (hd_when_is (&r->t[i + 2], W_DAY, NULL) || hd_when_is (&r->t[i + 2], W_WEEK, NULL) ||
          hd_when_says (r, i + 2, "business") || hd_when_says (r, i + 2, "play"));
}

/* Whether a sentence up to a time says that something comes after something else. */
static gboolean
says_then (const HdReading *r, guint from, guint to, gboolean joined)
{
  static const char *const words[] = { "then",          "puis",    "danach",
                                       "anschliessend", "luego",   "despues",
                                       "afterwards",    "ensuite", NULL };

  for (guint k = from; k < to; k++)
    if (hd_when_says_one (r, k, words) &&
        (!joined || (k > from && hd_when_is (&r->t[k - 1], W_AND, NULL))))
      return TRUE;
  return FALSE;
}

/* Whether what is between two times says that the second one comes after: "at 10, then lunch at
 * 12", "at 9:30. You will meet Jo first and then, from 10:15, the team". */
static gboolean
comes_after (const HdReading *r, guint from, guint to, gboolean has_end)
{
  static const char *const several[] = { "interviews", "gesprache", "entretiens", "entrevistas",
                                         "rounds",     "runden",    "rondas",     NULL };
  HdWhenSentence s = hd_when_sentence (r, to, 40);
  guint begin = hd_when_sentence (r, to, 12).from;

  /* "two interviews: Leo from 10 to 10:40 and then Ana from 10:50 to 11:30" */
  if (has_end && hd_when_says_any (r, s.from, from, several))
    return FALSE;
  /* "12:30-13:15 lunch with the team, then interview 13:30-14:30" */
  if (has_end && to > from && (hd_when_cue_at (r, to - 1) & CUE_TALK) != 0)
    return FALSE;
  if (begin <= from)
    return to >= from && to - from <= 12 && says_then (r, from, to, FALSE);
  return says_then (r, begin, to, TRUE);
}

/* Whether "than" alone stands between two times. */
static gboolean
is_compared (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "que", "qu", "als", "than", NULL };

  return to > from && to - from <= 2 && hd_when_says_one (r, from, words);
}

/* "…, nicht am Montag, 7.12. Beginn bleibt 9:30 Uhr": the full stop of a German date ends the
 * sentence as well. */
static gboolean
begins_sentence (const HdReading *r, guint from, guint to)
{
  return from > 0 && from < to && hd_when_is_punct (&r->t[from - 1], '.') && r->t[from].title &&
         r->t[from].word == NULL;
}

/* "9:45 Uhr am Montag bis 11 Uhr": whether an hour that has no end stands just before its day. */
static gboolean
hour_before (const HdReading *r, const HdItem *items, const HdItem *date)
{
  if (date == items || date[-1].kind != ITEM_TIME || date[-1].dropped || date[-1].time.has_end ||
      date->first - date[-1].end > 2)
    return FALSE;
  for (guint k = date[-1].end; k < date->first; k++)
    if (!hd_when_is (&r->t[k], W_ON, NULL) && !hd_when_is (&r->t[k], W_THE, NULL))
      return FALSE;
  return TRUE;
}

/**
 * hd_when_mark:
 *
 * Marks as dropped what is no offer: deadlines, what is past, what is replaced, opening hours.
 */
void
hd_when_mark (HdReading *r)
{
  HdItem *items = (HdItem *) (gpointer) r->items->data;
  guint n = r->items->len, refused_to = 0;
  gboolean refused = FALSE;

  for (guint i = 0; i < n; i++)
    {
      HdItem *item = &items[i];
      guint near = i > 0 && items[i - 1].kind == ITEM_ZONE ? i - 1 : i;
      HdItem *before = near > 0 ? &items[near - 1] : NULL;
      guint behind = i > 0 ? items[i - 1].end : 0;
      guint at;

      if (item->kind != ITEM_DATE && item->kind != ITEM_TIME)
        continue;
      if (item->kind == ITEM_DATE && (item->date.past || item->date.office))
        item->dropped = TRUE;
      /* "your application of 2 November 2026" */
      if (item->kind == ITEM_DATE && r->n >= 24 && item->date.n_dates > 0 &&
          item->date.dates[0] < r->context->today &&
          !(i + 1 < n && items[i + 1].kind == ITEM_TIME && items[i + 1].first - item->end <= 3))
        item->dropped = TRUE;
      if (item->kind == ITEM_DATE && r->n >= 24 && hd_when_gives_reason (r, item->first))
        item->dropped = TRUE;
      /* "Friday EOD", "Friday end of day" */
      if (item->kind == ITEM_DATE && ends_day (r, item->end))
        item->dropped = TRUE;
      /* "Tel. 944 12 34 56 de 9 a 14" */
      if (item->kind == ITEM_TIME && item->time.has_end &&
          hd_when_follows_number (r, item->first) && item->first > 3 &&
          r->t[item->first - 1].digits < 4 && r->t[item->first - 2].kind == T_NUMBER &&
          r->t[item->first - 3].kind == T_NUMBER)
        item->dropped = TRUE;
      if (hd_when_only_names_day (r, items, n, i))
        item->dropped = item->context = TRUE;
      if (hd_when_takes_end (r, before, item))
        {
          item->dropped = item->context = TRUE;
          continue;
        }
      if (names_deadline (r, item->first) || hd_when_is_answer_due (r, item))
        item->dropped = TRUE;
      if (marked (r, item->first, W_DEADLINE, &at) &&
          !(item->kind == ITEM_TIME && hd_when_is_said_end (r, item)))
        {
          gboolean range = before != NULL && !before->dropped && at - behind <= 1 &&
                           (before->kind == ITEM_DATE || before->kind == ITEM_TIME);
          gboolean begun = range && before->kind == ITEM_DATE &&
                           hd_when_is (&r->t[at], W_RANGE, NULL) && hour_before (r, items, before);

          /* "Wednesday before noon" begins nobody knows when. */
          if (!range || (item->kind == ITEM_TIME && before->kind == ITEM_DATE && !begun))
            item->dropped = TRUE;
          item->until = range && item->kind == ITEM_TIME && before->kind == ITEM_DATE && !begun;
        }
      if (is_refused (r, item->first) || item->first < refused_to)
        {
          item->dropped = item->refused = refused = TRUE;
          refused_to = MAX (refused_to, hd_when_list_to_end (r, items, n, i));
        }
      /* "except Wednesday and Friday" */
      else if (refused && item->kind == ITEM_DATE && before != NULL && before->kind == ITEM_DATE &&
               item->first == before->end + 1 &&
               (hd_when_is (&r->t[before->end], W_AND, NULL) ||
                hd_when_is (&r->t[before->end], W_OR, NULL)))
        item->dropped = TRUE;
      else
        refused = FALSE;
      /* "10am at the latest", "Monday at the latest" */
      if ((item->kind == ITEM_DATE
             ? i + 1 == n || items[i + 1].kind != ITEM_TIME || items[i + 1].first - item->end > 6
             : !item->time.has_end) &&
          (hd_when_says_latest (r, item->end) ||
           (hd_when_is (&r->t[item->end], W_AT, NULL) && hd_when_says_latest (r, item->end + 1))) &&
          !comes_at_latest (r, item->end + !hd_when_says_latest (r, item->end)))
        item->dropped = TRUE;
      /* "Thursday at 10, then lunch with the team at 12:30" */
      if (item->kind == ITEM_TIME && before != NULL && before->kind == ITEM_TIME &&
          comes_after (r, behind, item->first, item->time.has_end))
        item->dropped = TRUE;
      /* "plutôt 15h que 14h", "lieber um 15 als um 14 Uhr" */
      if (item->kind == ITEM_TIME && before != NULL && before->kind == ITEM_TIME &&
          !before->time.same && is_compared (r, behind, item->first))
        item->dropped = TRUE;
      /* "closes at 23:59 on Sunday", "by 23:59 GMT on Sunday" */
      if (item->kind == ITEM_DATE && before != NULL && before->kind == ITEM_TIME &&
          before->dropped && item->first - behind <= 2 &&
          (names_deadline (r, before->first) || says_by (r, before->first)) &&
          hd_when_is (&r->t[behind], W_ON, NULL))
        item->date.silent = TRUE;
      /* What hangs on something dropped goes with it. */
      if (item->kind == ITEM_TIME && before != NULL && before->dropped &&
          before->kind == ITEM_DATE && item->first - before->end <= 2 &&
          !is_of_liked (r, items, (guint) (before - items) + 1) &&
          !begins_sentence (r, before->end, item->first) &&
          r->t[item->first].line == r->t[before->end - 1].line)
        item->dropped = TRUE;
    }
  hd_when_mark_cancelled (r, items, n);
  hd_when_mark_refusals (r, items, n);
  hd_when_mark_withdrawn (r, items, n);
  hd_when_mark_taken_back (r, items, n);
  hd_when_mark_turns (r, items, n);
  hd_when_mark_others (r, items, n);
  hd_when_mark_returns (r, items, n);
  hd_when_mark_errands (r, items, n);
  hd_when_mark_crossed (r, items, n);
  hd_when_mark_asides (r, items, n);
  hd_when_mark_strays (r, items, n);
  hd_when_judge_clauses (r);

  g_autofree gboolean *dropped = hd_when_note_dropped (items, n);

  hd_when_mark_arrows (r, items, n);
  hd_when_mark_moves (r, items, n);
  hd_when_mark_postponed (r, items, n);
  hd_when_mark_former (r, items, n, dropped);
  hd_when_keep_programmes (r, items, n);
}
