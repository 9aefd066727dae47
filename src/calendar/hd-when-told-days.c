/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* Days that a mail names and that are no appointment's: of a letter itself, of an answer that
 * somebody promised, of a call to find a date. */

/**
 * hd_when_is_answer_due:
 *
 * Returns: whether somebody answers at a time: "réponse promise le 11 janvier", "a decision is
 * expected on Friday", "die Antwort ist für Montag zugesagt"
 */
gboolean
hd_when_is_answer_due (const HdReading *r, const HdItem *item)
{
  static const char *const promised[] = { "promise",   "promised",    "attendue",  "expected",
                                          "due",       "versprochen", "zugesagt",  "erwartet",
                                          "prometida", "prevista",    "prometido", "angekundigt",
                                          "prevue",    NULL };
  static const char *const answers[] = { "reponse",      "answer",    "reply",       "decision",
                                         "feedback",     "antwort",   "ruckmeldung", "retour",
                                         "entscheidung", "respuesta", "resultado",   "results",
                                         "resultats",    NULL };
  HdWhenSentence s = hd_when_sentence (r, item->first, 10);
  guint from = item->first > 7 ? MAX (s.from, item->first - 7) : s.from;

  for (guint k = item->first; k > from; k--)
    if (hd_when_is_punct (&r->t[k - 1], ',') || hd_when_is_punct (&r->t[k - 1], ':'))
      from = k;
  return hd_when_says_any (r, from, item->first, answers) &&
         (hd_when_says_any (r, from, item->first, promised) ||
          hd_when_says_one (r, item->end, promised));
}

/* "La semana que viene te escribo con fecha nueva", "I will send you a new date next week" */
static gboolean
promises_date (const HdReading *r, const HdItem *item)
{
  static const char *const fresh[] = { "new",   "neuen",   "neuer",   "nouvelle",
                                       "nueva", "anderen", "nouveau", NULL };
  static const char *const dates[] = { "date",  "dates", "time",    "termin",
                                       "fecha", "hora",  "creneau", NULL };
  static const char *const writes[] = { "escribo",  "escribire", "send",     "write",   "email",
                                        "schreibe", "melde",     "schicke",  "nenne",   "ecris",
                                        "ecrirai",  "envoie",    "enverrai", "enviare", "envio",
                                        "let",      "llamo",     "rappelle", "call",    "ring",
                                        "rufe",     "ruf",       "anrufen",  "llamare", "appelle",
                                        NULL };
  /* "Je te rappelle lundi pour trouver une date", "te escribo el lunes y buscamos otro día" */
  static const char *const finds[] = { "find",        "arrange", "trouver",  "fixer", "caler",
                                       "convenir",    "buscar",  "buscamos", "fijar", "finden",
                                       "vereinbaren", "vemos",   "agree",    "sort",  NULL };
  static const char *const days[] = { "date",      "time",  "termin",  "fecha", "dia",
                                      "hora",      "hueco", "creneau", "jour",  "rendez",
                                      "something", "etwas", NULL };
  HdWhenSentence s = hd_when_sentence (r, item->first, 24);

  if (!hd_when_says_any (r, s.from, s.to, writes))
    return FALSE;
  /* "I'll send you the new date: Tuesday at 10" */
  for (guint k = s.from; k < s.to; k++)
    if (r->t[k].kind == T_NUMBER || (k < item->first && hd_when_is_punct (&r->t[k], ':')))
      return FALSE;
  for (guint k = s.from; k < s.to; k++)
    {
      if (k > item->first && hd_when_says_one (r, k, finds) &&
          hd_when_says_any (r, k > s.from + 3 ? k - 3 : s.from, MIN (k + 4, s.to), days))
        return TRUE;
      if (k + 1 < s.to && ((hd_when_says_one (r, k, fresh) && hd_when_says_one (r, k + 1, dates)) ||
                           (hd_when_says_one (r, k, dates) && hd_when_says_one (r, k + 1, fresh))))
        return TRUE;
    }
  return FALSE;
}

/* "En Madrid, a 24 de noviembre de 2026", "Lyon, le 3 mars 2027", "Berlin, den 3. März 2027": a
 * line that says where and when a letter was written. */
static gboolean
heads_letter (const HdReading *r, const HdItem *item)
{
  static const char *const articles[] = { "a", "le", "den", NULL };
  static const char *const leads[] = { "en", "fait", "a", NULL };
  guint k = item->first, end = item->end;

  if (hd_when_is_punct (&r->t[end], '.'))
    end++;
  if (r->t[end].kind != T_BREAK && r->t[end].kind != T_END)
    return FALSE;
  if (!hd_when_says_one (r, k, articles))
    {
      if (k == 0 || !hd_when_says_one (r, k - 1, articles))
        return FALSE;
      k--;
    }
  if (k < 2 || !hd_when_is_punct (&r->t[k - 1], ','))
    return FALSE;
  k--;
  for (guint words = 0; k > 0 && r->t[k - 1].kind != T_BREAK; k--)
    if (r->t[k - 1].kind != T_WORD || ++words > 4 ||
        !(r->t[k - 1].title || hd_when_says_one (r, k - 1, leads)))
      return FALSE;
  return TRUE;
}

/* Whether another date is told that may be an appointment's. */
static gboolean
has_other_date (const HdReading *r, const HdItem *items, guint n, guint i)
{
  for (guint k = 0; k < n; k++)
    if (k != i && items[k].kind == ITEM_DATE && items[k].first != items[i].first &&
        r->lines[r->t[items[k].first].line].depth == 0)
      return TRUE;
  return FALSE;
}

/**
 * hd_when_only_names_day:
 * @i: an item
 *
 * Returns: whether it is the day of a letter, or one on which a date is to be found
 */
gboolean
hd_when_only_names_day (const HdReading *r, const HdItem *items, guint n, guint i)
{
  const HdItem *item = &items[i];

  if (item->kind != ITEM_DATE || item->date.n_dates == 0)
    return FALSE;
  return (heads_letter (r, item) &&
          (item->date.dates[0] <= r->context->today || has_other_date (r, items, n, i))) ||
         promises_date (r, item);
}
