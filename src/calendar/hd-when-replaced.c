/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-marks.h"
#include "hd-when-times.h"

/* Times that words beside them say to be old, less liked or left out for another. */

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
      if (!hd_when_is_filler (r, i))
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

  for (guint n = 0; n < 3 && i > 0 && hd_when_is_filler (r, i - 1); n++)
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
  /* "stays as it was: Thursday at 10", "wie bisher: …" */
  static const char *const as[] = { "as", "wie", "comme", "como", NULL };

  for (guint n = 0; n < 4 && i > 0; n++)
    {
      i--;
      if (hd_when_ends_sentence (r, i) || r->t[i].kind == T_NUMBER ||
          hd_when_is_punct (&r->t[i], '.') || hd_when_is_punct (&r->t[i], ',') ||
          hd_when_is (&r->t[i], W_WEEKDAY, NULL))
        return FALSE;
      if (hd_when_says_one (r, i, words) ||
          (hd_when_says_one (r, i, labels) && hd_when_is_punct (&r->t[i + 1], ':') &&
           !hd_when_says_any (r, i - MIN (i, 2), i, as)))
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
  /* "I can't think of a better time than Tuesday" */
  static const char *const nots[] = { "t",    "no",    "not",    "cannot", "nothing",
                                      "kein", "keine", "nichts", "rien",   NULL };
  static const char *const but[] = { "but", "aber", "mais", "pero", NULL };
  static const char *const who[] = { "i",   "we",  "would", "could", "can", "prefer",
                                     "ich", "wir", "je",    "nous",  NULL };
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

  guint from = hd_when_sentence (r, k - 1, 22).from;
  gboolean denied = FALSE;

  for (guint m = from; m < k - 1; m++)
    {
      if (hd_when_says_one (r, m, liked))
        return !denied;
      /* "I don't mind, but Wednesday at 11 is better than Tuesday", and no "I don't think Wednesday
       * is better than Tuesday" */
      denied = !hd_when_is_punct (&r->t[m], ',') && !hd_when_says_one (r, m, but) &&
               !(hd_when_is (&r->t[m], W_AND, NULL) && hd_when_says_one (r, m + 1, who)) &&
               (denied || hd_when_says_one (r, m, nots));
    }
  return FALSE;
}

/* "Wednesday rather than Tuesday" */
static gboolean
is_rather_than (const HdReading *r, guint i)
{
  return i > 1 && hd_when_says (r, i - 1, "than") && hd_when_says (r, i - 2, "rather");
}

/* "tomorrow, same time as today": a day that the hour is only compared with */
static gboolean
is_like_day (const HdReading *r, guint i)
{
  static const char *const as[] = { "as", "wie", "que", "qu", "comme", NULL };
  guint k = i;

  while (k > 0 && i - k < 3 &&
         (hd_when_is (&r->t[k - 1], W_ON, NULL) || hd_when_is (&r->t[k - 1], W_THE, NULL) ||
          hd_when_is_punct (&r->t[k - 1], '\'')))
    k--;
  return k > 2 && hd_when_says_one (r, k - 1, as) && hd_when_read_same_hour (r, k - 3) == k - 1;
}

/* "mejor el miércoles que el martes, a las 10": behind a comma the hour is of the day that is
 * preferred. */
gboolean
hd_when_is_of_liked (const HdReading *r, const HdItem *items, guint i)
{
  const HdItem *less = &items[i - 1], *day = less - 1;

  /* "in two weeks, same time as today, 10am" */
  if (i > 2 && day->kind == ITEM_TIME && day->time.same)
    return day[-1].kind == ITEM_DATE && !day[-1].dropped && is_like_day (r, less->first);
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
  } pairs[] = { { "was", "now", HD_LANG_EN },   { "war", "jetzt", HD_LANG_DE },
                { "aus", "wird", HD_LANG_DE },  { "etait", "maintenant", HD_LANG_FR },
                { "plus", "mais", HD_LANG_FR }, { "era", "ahora", HD_LANG_ES } };
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

/* "If you can't make Tuesday, call us": it holds still. But "is it OK if we talk at 4.30 instead of
 * 4pm" asks for the other. */
static gboolean
is_condition (const HdReading *r, guint i)
{
  static const char *const instead[] = { "instead", "statt", "anstatt", "anstelle",
                                         "lieu",    "lugar", "vez",     NULL };
  guint from = i;

  if (hd_when_says_one (r, i, instead))
    return FALSE;

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
gboolean
hd_when_is_replaced (const HdReading *r, guint i)
{
  guint at;
  int value;

  if (is_rather_than (r, i) || says_but (r, i) || says_and_not (r, i) || is_old (r, i) ||
      is_less_liked (r, i) || is_no_more (r, i) || is_in_place_of (r, i) || is_like_day (r, i))
    return TRUE;
  if (!hd_when_is_marked (r, i, W_NOT, &at) || is_condition (r, at) ||
      hd_when_suggests_so (r, at) || is_only (r, at) || hd_when_fails_thing (r, at))
    return FALSE;
  if (!hd_when_is (&r->t[at], W_NOT, &value) || value == 0)
    return TRUE;

  static const char *const asks[] = { "why",  "warum", "wieso", "pourquoi", "if",
                                      "wenn", "or",    "ob",    NULL };

  return at == 0 || !hd_when_says_one (r, at - 1, asks);
}
