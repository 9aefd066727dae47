/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* "Sorry, none of those work", above the mail that offered them: nothing that is quoted holds. */

/* So many tokens of a sentence are looked at. */
#define MAX_SENTENCE 24

/* Whether something is said to suit. */
static gboolean
says_suits (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = {
    "work",     "works",   "working", "suit",      "suits",      "possible",    "good",
    "fit",      "fits",    "passt",   "passen",    "geht",       "gehen",       "klappt",
    "klappen",  "moglich", "frei",    "zeit",      "convient",   "conviennent", "possibles",
    "va",       "vont",    "viene",   "vienen",    "van",        "encaja",      "encajan",
    "sirve",    "sirven",  "posible", "posibles",  "wahrnehmen", "einrichten",  "marche",
    "marchent", "cuadra",  "cuadran", "available", NULL
  };

  return hd_when_says_any (r, from, to, words);
}

/* Whether what is offered is named within a few tokens from @i on. */
static gboolean
names_offers (const HdReading *r, guint i)
{
  static const char *const whats[] = {
    "davon",    "termine",     "terminen", "termin", "vorschlage", "vorschlagen",  "zeiten",
    "creneau",  "creneaux",    "dates",    "cela",   "horaires",   "propositions", "optionen",
    "opciones", "proposition", "opcion",   "fechas", "eso",        "ellas",        "huecos",
    "hueco",    "ces",         "ceux",     "beiden", "genannten",  "tage",         "options",
    "these",    "those",       "them",     "times",  "slots",      "suggestions",  "two",
    "it",       "esas",        "esos",     "estas",  "estos",      "ellos",        "horarios",
    NULL
  };

  return hd_when_says_any (r, i, MIN (i + 4, r->n), whats);
}

/* "none of these", "neither", "davon nichts", "keiner der Termine", "rien de tout cela", "aucun de
 * ces créneaux", "ninguna de esas": at @i. "Keine Ursache, der Termin passt" names none. */
static gboolean
names_none (const HdReading *r, guint i)
{
  static const char *const alone[] = { "none", "neither", "ninguno", "ninguna", "ningunas", NULL };
  static const char *const all[] = { "keiner", "keine",  "keines", "keinen", "keinem", "nichts",
                                     "aucun",  "aucune", "rien",   "ningun", "nada",   NULL };
  static const char *const parts[] = { "of",  "der", "dieser", "den",   "von",    "davon", "de",
                                       "des", "d",   "del",    "ihrer", "deiner", NULL };
  static const char *const nouns[] = { "creneau", "horaire", "date",   "proposition", "hueco",
                                       "horario", "opcion",  "option", "fecha",       NULL };

  if (hd_when_says_one (r, i, alone) && says_suits (r, i + 1, MIN (i + 4, r->n)))
    return TRUE;
  if (!hd_when_says_one (r, i, alone) && !hd_when_says_one (r, i, all))
    return FALSE;
  return (i > 0 && hd_when_says (r, i - 1, "davon")) || hd_when_says_one (r, i + 1, nouns) ||
         (hd_when_says_one (r, i + 1, parts) && names_offers (r, i + 1)) ||
         (hd_when_says (r, i, "neither") && hd_when_says (r, i + 1, "one"));
}

/* "I can't make any of those", "we can't do either of them" */
static gboolean
cannot_any (const HdReading *r, guint i, HdWhenSentence s)
{
  static const char *const any[] = { "any", "either", NULL };
  static const char *const of[] = { "of", "date", "dates", "slot", "slots", "option", NULL };
  static const char *const nots[] = { "not", "t", "cannot", "unable", NULL };
  static const char *const do_it[] = { "do", "make", "manage", "work", "attend", NULL };

  return hd_when_says_one (r, i, any) && hd_when_says_one (r, i + 1, of) &&
         hd_when_says_any (r, s.from, i, nots) && hd_when_says_any (r, s.from, s.to, do_it) &&
         /* "I can't see any option being better" */
         !hd_when_says_any (r, i, s.to, (const char *const[]){ "better", "being", NULL });
}

/* The clause of @i in the sentence @s: "none" and its verb stand in one. */
static HdWhenSentence
clause_of (const HdReading *r, guint i, HdWhenSentence s)
{
  HdWhenSentence clause = { i, i };

  while (clause.from > s.from && !hd_when_is_punct (&r->t[clause.from - 1], ',') &&
         !hd_when_is_punct (&r->t[clause.from - 1], ';'))
    clause.from--;
  while (clause.to < s.to && !hd_when_is_punct (&r->t[clause.to], ',') &&
         !hd_when_is_punct (&r->t[clause.to], ';'))
    clause.to++;
  return clause;
}

/**
 * hd_when_refuses_all:
 *
 * Returns: whether who writes says of all that was offered that it does not suit, outside of what
 * is quoted
 */
gboolean
hd_when_refuses_all (const HdReading *r)
{
  static const char *const problems[] = { "problem", "problems", "issue", "probleme", NULL };
  guint last = 0;

  for (guint i = 0; i < r->n; i++)
    {
      HdWhenSentence s;

      if (r->t[i].kind != T_WORD || i < last || r->lines[r->t[i].line].depth > 0 ||
          r->lines[r->t[i].line].role == LINE_DROPPED)
        continue;
      s = (HdWhenSentence){ i, i };
      while (s.from > 0 && i - s.from < MAX_SENTENCE && !hd_when_ends_sentence (r, s.from - 1))
        s.from--;
      while (s.to < r->n && s.to - i < MAX_SENTENCE && !hd_when_ends_sentence (r, s.to))
        s.to++;
      last = s.to;
      if (hd_when_is_punct (&r->t[s.to], '?') || hd_when_says_if (r, s.from, s.to) ||
          hd_when_says_any (r, s.from, s.to, problems))
        continue;
      for (guint k = s.from; k < s.to; k++)
        {
          HdWhenSentence clause = clause_of (r, k, s);

          if ((names_none (r, k) && says_suits (r, clause.from, clause.to)) ||
              cannot_any (r, k, clause))
            return TRUE;
        }
    }
  return FALSE;
}
