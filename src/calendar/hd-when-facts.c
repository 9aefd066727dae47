/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"
#include "hd-when-marks.h"

/* What a text states of a day, so that it offers nothing: that it is a holiday, that all is as
 * usual from it on, that nobody is there. */

#define MAX_FILLERS 5

#define MAX_CLAUSE 30 /* tokens, to either side */

/* Whether the words between two dates only list them. */
static gboolean
only_lists (const HdReading *r, guint from, guint to)
{
  for (guint k = from; k < to; k++)
    if (!hd_when_is (&r->t[k], W_AND, NULL) && !hd_when_is_punct (&r->t[k], ',') &&
        !hd_when_is_punct (&r->t[k], '/') && !hd_when_is (&r->t[k], W_THE, NULL) &&
        !hd_when_is (&r->t[k], W_ON, NULL))
      return FALSE;
  return TRUE;
}

/* "holiday", and no holiday party */
static gboolean
names_holiday (const HdReading *r, guint i)
{
  static const char *const words[] = { "holiday",     "holidays",   "feiertag", "feiertage",
                                       "brueckentag", "bruckentag", "ferie",    "feries",
                                       "feriee",      "feriees",    "festivo",  "festivos",
                                       "feriado",     "feriados",   "fiesta",   NULL };
  static const char *const things[] = { "party", "lunch",  "dinner", "drinks",
                                        "let",   "season", "cover",  NULL };

  return hd_when_says_one (r, i, words) && !hd_when_says_one (r, i + 1, things);
}

/* "Monday is a bank holiday", "Karfreitag und Ostermontag sind bei uns Feiertage", "lundi c'est
 * férié", "el lunes es festivo": what is said of the day that ends at @i. */
static gboolean
is_called_holiday (const HdReading *r, guint i)
{
  static const char *const is[] = { "is",   "are",    "s",  "ist", "sind",  "wird", "est",   "sont",
                                    "sera", "seront", "es", "son", "seran", "was",  "being", NULL };
  static const char *const nots[] = { "not", "no", "t", "nicht", "kein", "keine", "pas", NULL };
  static const char *const lead[] = {
    "it", "that", "which", "das", "der", "c", "ce", "this", NULL
  };
  guint k = i;

  if (hd_when_is_punct (&r->t[k], ')') || hd_when_is_punct (&r->t[k], ','))
    k++;
  while (k < i + 4 && (hd_when_says_one (r, k, lead) || hd_when_is_punct (&r->t[k], '\'')))
    k++;
  if (!hd_when_says_one (r, k, is))
    return FALSE;
  for (guint n = 0; n <= MAX_FILLERS; n++)
    {
      k++;
      if (names_holiday (r, k))
        return TRUE;
      if (r->t[k].kind != T_WORD || hd_when_says_one (r, k, nots))
        return FALSE;
    }
  return FALSE;
}

/* "the bank holiday on Monday", "wegen des Feiertags am 1.5.": and no hour of that day */
static gboolean
follows_holiday (const HdReading *r, const HdItem *items, guint n, guint i)
{
  static const char *const kinds[] = { "bank",         "public",      "national", "federal",
                                       "gesetzlicher", "gesetzliche", NULL };
  guint k = items[i].first;

  while (k > 1 && items[i].first - k < 3 &&
         (hd_when_is (&r->t[k - 1], W_ON, NULL) || hd_when_is (&r->t[k - 1], W_THE, NULL)))
    k--;
  return k > 1 && k < items[i].first && names_holiday (r, k - 1) &&
         hd_when_says_one (r, k - 2, kinds) &&
         !(i + 1 < n && items[i + 1].kind == ITEM_TIME && items[i + 1].first - items[i].end <= 4);
}

/* "ab 4.1. wieder wie gewohnt", "back to normal hours from 1 February": a day without an hour from
 * which on all is as it was. */
static gboolean
begins_usual (const HdReading *r, const HdItem *items, guint n, guint i)
{
  static const char *const from[] = { "ab",  "from",   "since", "starting", "seit", "partir",
                                      "des", "depuis", "desde", "as",       NULL };
  static const char *const again[] = { "wieder",  "back",       "again",     "resume",
                                       "resumes", "zuruck",     "retour",    "nouveau",
                                       "reprend", "reprennent", "reprenons", "vuelve",
                                       "vuelven", "volvemos",   "retomamos", NULL };
  static const char *const usual[] = { "gewohnt",   "gewohnte",   "gewohnten",  "ublich",
                                       "ubliche",   "ublichen",   "regular",    "normal",
                                       "normale",   "normalen",   "normales",   "normaux",
                                       "regularen", "regulare",   "usual",      "habitude",
                                       "habituel",  "habituels",  "habituelle", "habituelles",
                                       "habitual",  "habituales", "siempre",    NULL };
  /* Whoever is spoken to is asked for: “see you again on Tuesday, as usual”; but “ab 4.1. erreichen
   * Sie uns wie gewohnt” asks for nobody, as long as no one is seen. */
  static const char *const addressed[] = { "you",  "sie",  "ihnen", "dich",  "dir",
                                           "euch", "vous", "te",    "usted", NULL };
  static const char *const seen[] = { "see",     "seeing",    "meet",     "meeting",  "sehen",
                                      "treffen", "begrussen", "voir",     "verte",    "verle",
                                      "vernos",  "vemos",     "recevoir", "recevons", NULL };
  HdWhenSentence s = hd_when_sentence (r, items[i].first, MAX_CLAUSE);
  guint before = items[i].first - MIN (items[i].first, 4);
  gboolean begins = FALSE, spoken_to;

  if (hd_when_is_punct (&r->t[s.to], '?') || !hd_when_says_any (r, s.from, s.to, usual))
    return FALSE;
  spoken_to = hd_when_says_any (r, s.from, s.to, addressed);
  if (spoken_to && hd_when_says_any (r, s.from, s.to, seen))
    return FALSE;
  for (guint k = i > 4 ? i - 4 : 0; k < n && items[k].first < s.to; k++)
    if (items[k].kind == ITEM_TIME && items[k].first >= s.from)
      return FALSE;
  for (guint k = s.from; !spoken_to && k < s.to && !begins; k++)
    begins = hd_when_says_one (r, k, usual) &&
             hd_when_says_any (r, MAX (k - MIN (k, 5), s.from), MIN (k + 3, s.to), again);
  return begins || hd_when_says_any (r, MAX (before, s.from), items[i].first + 1, from);
}

/* "nobody", "no one", "niemand", "nadie", "il n'y a personne" */
static gboolean
names_nobody (const HdReading *r, guint i)
{
  static const char *const words[] = { "nobody", "noone", "niemand", "keiner", "nadie", NULL };
  static const char *const nots[] = { "n", "ne", NULL };
  static const char *const some[] = { "cette",  "la",    "une",  "aucune", "autre",
                                      "chaque", "seule", "meme", "en",     NULL };

  if (hd_when_says_one (r, i, words))
    return TRUE;
  if (hd_when_says (r, i, "no") && hd_when_says (r, i + 1, "one"))
    return TRUE;
  return hd_when_says (r, i, "personne") && !(i > 0 && hd_when_says_one (r, i - 1, some)) &&
         (hd_when_says_any (r, i - MIN (i, 5), i, nots) ||
          hd_when_says_any (r, i + 1, i + 3, nots));
}

/* "…, présentez-vous plutôt vendredi", "…, come on Tuesday": whether a sentence goes on from @i to
 * another day. "Nobody is at the desk on Tuesday at 10, please ring" does not. */
static gboolean
goes_on (const HdReading *r, guint i, guint to)
{
  static const char *const words[] = { "plutot",    "mejor",  "besser", "lieber", "rather",
                                       "presentez", "passez", "passe",  "viens",  NULL };
  gboolean rather = FALSE;

  if (hd_when_goes_on (r, i))
    return TRUE;
  for (guint k = i; k < to; k++)
    if (rather && (hd_when_is (&r->t[k], W_WEEKDAY, NULL) || hd_when_is (&r->t[k], W_MONTH, NULL) ||
                   hd_when_is (&r->t[k], W_RELDAY, NULL)))
      return TRUE;
    else
      rather |= hd_when_says_one (r, k, words);
  return FALSE;
}

/* "Am Empfang ist niemand morgen um 10, kommen Sie am Dienstag um 11": the day and hour at which
 * nobody is somewhere, up to the next comma. */
static void
mark_nobody (const HdReading *r, HdItem *items, guint n)
{
  static const char *const there[] = {
    "there",   "here",  "around",     "in",       "available",   "free",   "reception",  "desk",
    "office",  "da",    "hier",       "dort",     "empfang",     "buro",   "haus",       "frei",
    "zeit",    "ici",   "la",         "accueil",  "bureau",      "libre",  "disponible", "present",
    "aqui",    "alli",  "recepcion",  "oficina",  "conserjeria", "pforte", "sur",        "place",
    "telefon", "phone", "erreichbar", "standard", "reachable",   NULL
  };
  static const char *const but[] = { "else",   "other", "except", "anders", "anderes", "anderer",
                                     "ausser", "autre", "sauf",   "mas",    "otro",    "excepto",
                                     "salvo",  "yet",   "noch",   "encore", "aun",     NULL };
  guint i = 0;

  for (guint m = 0; m < r->n; m++)
    {
      HdWhenSentence s;
      guint from = m, to = m;
      gboolean hour = FALSE;

      if (r->t[m].kind != T_WORD || !names_nobody (r, m))
        continue;
      s = hd_when_sentence (r, m, MAX_CLAUSE);
      while (from > s.from && !hd_when_is_punct (&r->t[from - 1], ',') &&
             !hd_when_begins_clause (r, from))
        from--;
      while (to < s.to && !hd_when_is_punct (&r->t[to], ',') &&
             !hd_when_is_punct (&r->t[to], ':') && !hd_when_begins_clause (r, to))
        to++;
      if (hd_when_is_punct (&r->t[s.to], '?') || hd_when_says_if (r, s.from, m) ||
          !hd_when_says_any (r, from, to, there) || hd_when_says_any (r, from, to, but) ||
          !goes_on (r, to, s.to))
        continue;
      while (i < n && items[i].first < from)
        i++;
      for (guint k = i; k < n && items[k].first < to; k++)
        {
          /* "… tomorrow at 10 and Tuesday at 11 is fine" */
          if (items[k].kind == ITEM_DATE && hour)
            break;
          hour |= items[k].kind == ITEM_TIME;
          if (items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME)
            items[k].dropped = items[k].context = TRUE;
        }
    }
}

/* "werktags 10 bis 16 Uhr", "weekdays 9-5": hours of each day */
static gboolean
is_of_weekdays (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = { "werktags",    "wochentags", "weekdays",
                                       "werktaglich", "ouvrables",  "ouvres",
                                       "laborables",  "weekday",    NULL };

  return item->kind == ITEM_TIME && item->time.has_end &&
         hd_when_says_any (r, item->first - MIN (item->first, 3), item->first, words);
}

/* Where a clause begins and ends that @m stands in, up to commas. */
static HdWhenSentence
find_clause (const HdReading *r, guint m)
{
  HdWhenSentence s = hd_when_sentence (r, m, MAX_CLAUSE), clause = { m, m };

  while (clause.from > s.from && !hd_when_begins_clause (r, clause.from) &&
         !(hd_when_is_punct (&r->t[clause.from - 1], ',') && r->t[clause.from].kind == T_WORD &&
           r->t[clause.from].word == NULL))
    clause.from--;
  while (clause.to < s.to && !hd_when_is_punct (&r->t[clause.to], ',') &&
         !hd_when_begins_clause (r, clause.to))
    clause.to++;
  return clause;
}

/* "out of order", "außer Betrieb", "en panne", "no funcionará" */
static gboolean
names_failure (const HdReading *r, guint i)
{
  static const char *const words[][2] = { { "of", "order" },       { "of", "service" },
                                          { "ausser", "betrieb" }, { "en", "panne" },
                                          { "hors", "service" },   { "de", "servicio" },
                                          { "no", "funciona" },    { "no", "funcionara" },
                                          { "not", "working" },    { "nicht", "funktioniert" } };

  if (r->t[i + 1].kind != T_WORD)
    return FALSE;
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    if (hd_when_says (r, i + 1, words[w][1]) && hd_when_says (r, i, words[w][0]))
      return TRUE;
  return FALSE;
}

/* "On Monday the lift is out of order from 8 to 12. Your interview at 10:30 that day": the hours of
 * what fails, and not its day. */
static void
mark_failures (const HdReading *r, HdItem *items, guint n)
{
  guint i = 0;

  for (guint m = 0; m < r->n; m++)
    {
      HdWhenSentence clause;

      if (r->t[m].kind != T_WORD || !names_failure (r, m))
        continue;
      clause = find_clause (r, m);
      while (i < n && items[i].first < clause.from)
        i++;
      for (guint k = i; k < n && items[k].first < clause.to; k++)
        if (items[k].kind == ITEM_TIME && items[k].time.has_end)
          items[k].dropped = items[k].context = TRUE;
    }
}

/* "Sans nouvelles de notre part vendredi 12 à 16h", "si el viernes no ha tenido noticias", "if you
 * have not heard from us on Friday": until when one waits for an answer. */
static void
mark_silence (const HdReading *r, HdItem *items, guint n)
{
  static const char *const nots[] = { "sans", "no", "not", "t", "pas", "sin", "keine", NULL };
  static const char *const news[] = { "nouvelle", "nouvelles", "noticias", "heard",
                                      "hear",     "nachricht", "news",     NULL };
  guint i = 0;

  for (guint m = 0; m < r->n; m++)
    {
      HdWhenSentence s;
      guint to = m;

      if (r->t[m].kind != T_WORD || !hd_when_says_one (r, m, news))
        continue;
      s = hd_when_sentence (r, m, MAX_CLAUSE);
      if (!hd_when_says_any (r, MAX (s.from, m - MIN (m, 6)), m, nots) ||
          !(hd_when_says_if (r, s.from, m) ||
            hd_when_says_any (r, s.from, m, (const char *const[]){ "sans", "sin", NULL })))
        continue;
      while (to < s.to && !hd_when_is_punct (&r->t[to], ','))
        to++;
      while (i < n && items[i].first < s.from)
        i++;
      for (guint k = i; k < n && items[k].first < to; k++)
        if (items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME)
          items[k].dropped = items[k].context = TRUE;
    }
}

/**
 * hd_when_mark_facts:
 *
 * Drops the days of which something is only stated: holidays, those from which on all is as usual,
 * those at which no answer has come, and those with hours at which nobody is there; and the hours
 * at which something does not work.
 */
void
hd_when_mark_facts (HdReading *r, HdItem *items, guint n)
{
  guint last = 0;

  for (guint i = 0; i < n; i++)
    {
      /* The rest of a list ends where the list does, however long it is. */
      last = MAX (last, i);
      if (is_of_weekdays (r, &items[i]))
        items[i].dropped = items[i].context = TRUE;
      if (items[i].kind != ITEM_DATE)
        continue;
      /* "Good Friday and Easter Monday are bank holidays" */
      while (last + 1 < n && items[last + 1].kind == ITEM_DATE &&
             (items[last + 1].first < items[last].end ||
              (items[last + 1].first - items[last].end <= 3 &&
               only_lists (r, items[last].end, items[last + 1].first))))
        last++;
      if (is_called_holiday (r, items[last].end))
        for (guint k = i; k <= last; k++)
          items[k].dropped = items[k].context = TRUE;
      else if (follows_holiday (r, items, n, i) || begins_usual (r, items, n, i))
        items[i].dropped = items[i].context = TRUE;
      else
        continue;
      i = MAX (i, last);
    }
  mark_nobody (r, items, n);
  mark_failures (r, items, n);
  mark_silence (r, items, n);
}
