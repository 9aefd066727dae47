/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/*
 * "Our CEO visits us on 2 December at 11", "Frau Kern hat um 14 Uhr einen Termin", "l'équipe est en
 * séminaire jeudi": what somebody else does then. It offers nothing, whatever day and hour it
 * names; only where nothing else is left it may be what the text is about.
 */

#define MAX_PART 60

/* What has fewer tokens may have been typed for the sake of its time. */
#define LONG_TEXT 40

/* How far behind a verb what somebody has may stand: "hat am Donnerstag um 14 Uhr einen Termin". */
#define MAX_OBJECT 12

/* Words that may stand before whom a sentence is about. */
static const char *const leads[] = {
  "and",       "but",  "since", "as",     "because", "also",    "unfortunately",
  "btw",       "und",  "aber",  "da",     "weil",    "denn",    "leider",
  "ausserdem", "et",   "mais",  "car",    "comme",   "puisque", "y",
  "e",         "pero", "que",   "porque", "como",    "so",      NULL
};

static const char *const owners[] = { "le",  "les", "our",   "my",      "the",     "their",
                                      "her", "his", "unser", "unsere",  "mein",    "meine",
                                      "der", "die", "das",   "notre",   "nos",     "mon",
                                      "ma",  "l",   "la",    "nuestro", "nuestra", "nuestros",
                                      "mi",  "mis", "el",    "los",     "las",     NULL };

/* Whom a part of a sentence is about: the token behind, 0 when it is nobody else. */
static guint
read_other (const HdReading *r, guint from, guint to)
{
  guint k = from;

  while (k < to && (hd_when_says_one (r, k, leads) || hd_when_is_punct (&r->t[k], ',')))
    k++;
  if (!hd_when_says_one (r, k, owners))
    return 0;
  k++;
  if (hd_when_is_punct (&r->t[k], '\''))
    k++;
  for (guint n = 0; n < 3 && k < to && r->t[k].kind == T_WORD; n++, k++)
    if ((hd_when_cue_at (r, k) & CUE_OTHER) != 0)
      return k + 1;
  return 0;
}

/* "Paul muss die Kinder abholen", "Mark needs to leave": somebody by name who has to do
 * something. */
static gboolean
has_to (const HdReading *r, guint from, guint to)
{
  static const char *const has[] = { "muss", "doit", "must", NULL };
  static const char *const needs[] = { "has", "needs", NULL };
  static const char *const tiene[] = { "tiene", NULL };

  for (guint k = from + 1; k < MIN (to, from + 6); k++)
    {
      gboolean name = r->t[k - 1].kind == T_WORD && r->t[k - 1].title && r->t[k - 1].word == NULL;
      guint se = k > from + 1 && hd_when_says (r, k - 1, "se") ? k - 2 : k - 1;

      if ((name && (hd_when_says_one (r, k, has) ||
                    (hd_when_says_one (r, k, needs) && hd_when_says (r, k + 1, "to")))) ||
          (hd_when_says_one (r, k, tiene) && hd_when_says (r, k + 1, "que") && r->t[se].title &&
           r->t[se].word == NULL))
        return TRUE;
    }
  return FALSE;
}

/* "has a board meeting", "hat um 14 Uhr einen Kundentermin", "a une réunion", "tiene otra
 * reunión" */
static gboolean
has_meeting (const HdReading *r, guint from, guint to)
{
  static const char *const has[] = { "has", "hat", "tiene", "tienen", "ont", NULL };
  static const char *const articles[] = { "a",     "an",   "another", "his",   "her",
                                          "einen", "eine", "ein",     "un",    "una",
                                          "otra",  "otro", "une",     "autre", NULL };
  static const char *const nouns[] = { "meeting",     "call",     "appointment", "termin",
                                       "besprechung", "sitzung",  "reunion",     "rdv",
                                       "rendez",      "cita",     "rounds",      "visita",
                                       "dentista",    "zahnarzt", "dentiste",    "consejo",
                                       "comite",      "junta",    NULL };

  for (guint k = from; k < to; k++)
    {
      gboolean french = hd_when_says (r, k, "a") && r->text[r->t[k].byte] == 'a' && k > from &&
                        (r->t[k - 1].title ||
                         hd_when_says_one (r, k - 1, (const char *const[]){ "elle", "il", NULL }));

      if (!hd_when_says_one (r, k, has) && !french)
        continue;
      /* "has asked to move the call" has none. */
      for (guint w = k + 1, begun = TRUE; w < MIN (to, k + MAX_OBJECT); w++)
        {
          if (begun &&
              (hd_when_says_one (r, w, nouns) || g_str_has_suffix (hd_when_text (r, w), "termin")))
            return TRUE;
          begun = (begun && w > k + 1) || hd_when_says_one (r, w, articles);
        }
    }
  return FALSE;
}

/* "is in a board meeting", "ist in einer Sitzung", "est en réunion", "está en una reunión", and no
 * meeting room */
static gboolean
is_in_meeting (const HdReading *r, guint from, guint to)
{
  static const char *const is[] = {
    "is", "are", "ist", "sind", "est", "sont", "esta", "estan", NULL
  };
  static const char *const in[] = { "in", "im", "en", NULL };
  static const char *const articles[] = {
    "a", "an", "another", "einer", "einem", "une", "una", NULL
  };
  static const char *const nouns[] = { "meeting", "meetings", "besprechung", "sitzung",
                                       "termin",  "reunion",  NULL };

  for (guint k = from + 1, begun = FALSE; k + 1 < to; k++)
    {
      guint w = k + 1;

      begun = begun || hd_when_says_one (r, k - 1, is);
      if (!begun || !hd_when_says_one (r, k, in))
        continue;
      if (hd_when_says_one (r, w, articles))
        w++;
      for (guint n = 0; n < 2 && w < to; n++, w++)
        if (hd_when_says_one (r, w, nouns) || g_str_has_suffix (hd_when_text (r, w), "sitzung") ||
            g_str_has_suffix (hd_when_text (r, w), "termin"))
          return !hd_when_says (r, w + 1, "room");
    }
  return FALSE;
}

/* "I am with another candidate", "ich habe noch ein anderes Gespräch", "tengo otra entrevista",
 * "Tom is interviewing someone else": one that is not the reader's. */
static gboolean
has_another (const HdReading *r, guint from, guint to)
{
  static const char *const has[] = { "am",   "m",      "with",  "have",  "habe",    "mit", "ai",
                                     "avec", "suis",   "vois",  "tengo", "tenemos", "con", "veo",
                                     "ver",  "seeing", "sehen", "voir",  "meeting", NULL };
  static const char *const another[] = { "another",  "anderes",  "anderen",  "anderer",
                                         "weiteres", "weiteren", "autre",    "otra",
                                         "otro",     "weitere",  "weiterer", NULL };
  static const char *const nouns[] = { "candidate", "interview",  "bewerber",   "bewerberin",
                                       "gesprach",  "kandidaten", "kandidatin", "candidat",
                                       "candidate", "entretien",  "entrevista", "candidato",
                                       "candidata", NULL };

  static const char *const sees[] = {
    "with", "interviewing", "interviews", "seeing",     "sees",    "meeting", "meets",
    "mit",  "trifft",       "treffe",     "interviewt", "spricht", "avec",    "recoit",
    "voit", "con",          "entrevista", "a",          NULL
  };
  static const char *const some[] = { "someone", "somebody", "jemand", "otra", "quelqu", NULL };
  static const char *const else_[] = { "else", "anderem", "anderen", "anders", "persona", NULL };

  for (guint k = from + 1; k + 1 < to; k++)
    if ((hd_when_says_one (r, k, another) && hd_when_says_one (r, k + 1, nouns) &&
         hd_when_says_any (r, k > from + MAX_OBJECT ? k - MAX_OBJECT : from, k, has)) ||
        (hd_when_says_one (r, k, some) && hd_when_says_one (r, k - 1, sees) &&
         /* "quelqu'un d'autre" */
         (hd_when_says_one (r, k + 1, else_) ||
          (hd_when_says (r, k, "quelqu") && hd_when_says (r, k + 5, "autre")))))
      return TRUE;
  return FALSE;
}

/* "nous faisons le point entre nous", "wir beraten unter uns": nobody else is asked to come. */
static gboolean
keep_to_themselves (const HdReading *r, guint from, guint to)
{
  static const char *const among[][2] = { { "entre", "nous" },        { "among", "ourselves" },
                                          { "amongst", "ourselves" }, { "between", "ourselves" },
                                          { "unter", "uns" },         { "entre", "nosotros" } };

  for (guint k = from; k + 1 < to; k++)
    for (guint p = 0; p < G_N_ELEMENTS (among); p++)
      if (hd_when_says (r, k, among[p][0]) && hd_when_says (r, k + 1, among[p][1]))
        return TRUE;
  return FALSE;
}

/* "Romain reçoit le dernier candidat", "Jo sees the last candidate": what those do who decide. */
static gboolean
decides (const HdReading *r, guint from, guint to)
{
  static const char *const sees[] = { "recoit", "rencontre", "voit",       "sees",
                                      "meets",  "see",       "trifft",     "empfangt",
                                      "recibe", "ve",        "voyons",     "treffen",
                                      "vemos",  "recevons",  "interviews", NULL };
  static const char *const others[] = { "dernier", "derniere", "derniers", "last",      "final",
                                        "letzten", "letzte",   "ultimo",   "remaining", "ultima",
                                        "other",   "autres",   "anderen",  "otros",     NULL };
  static const char *const nouns[] = { "candidat",   "candidate",  "candidats",  "candidates",
                                       "candidato",  "candidata",  "candidatos", "bewerber",
                                       "bewerberin", "kandidaten", "kandidatin", "finalist",
                                       NULL };

  for (guint k = from; k + 1 < to; k++)
    {
      if (hd_when_says_one (r, k, others) && hd_when_says_one (r, k + 1, nouns) &&
          hd_when_says_any (r, k > from + MAX_OBJECT ? k - MAX_OBJECT : from, k, sees))
        return TRUE;
    }
  return FALSE;
}

/* "The other finalists present at 9:40", "los demás presentan", "die anderen kommen": others'
 * turns */
static gboolean
others_come (const HdReading *r, guint from, guint to)
{
  static const char *const the[] = { "the", "los", "las", "les", "die", NULL };
  static const char *const others[] = { "others", "other",   "demas", "otros",
                                        "autres", "anderen", NULL };
  static const char *const verbs[] = { "present",      "come",       "go",       "presentan",
                                       "vienen",       "passent",    "viennent", "kommen",
                                       "prasentieren", "sind",       "begin",    "start",
                                       "empiezan",     "commencent", "beginnen", NULL };

  for (guint k = from; k + 2 < to; k++)
    if (hd_when_says_one (r, k, the) && hd_when_says_one (r, k + 1, others) &&
        hd_when_says_any (r, k + 2, MIN (k + 4, to), verbs))
      return TRUE;
  return FALSE;
}

/* Whether one of @second stands at most @reach tokens behind one of @first. */
static gboolean
says_pair (const HdReading *r,
           guint from,
           guint to,
           const char *const *first,
           const char *const *second,
           guint reach)
{
  for (guint k = from; k + 1 < to; k++)
    if (hd_when_says_one (r, k, first) &&
        hd_when_says_any (r, k + 1, MIN (k + 1 + reach, to), second))
      return TRUE;
  return FALSE;
}

/* "Martin then has his budget review", "Jana hat ihre Jahresplanung": something of somebody's own,
 * and nothing that is offered. */
static gboolean
has_own (const HdReading *r, guint from, guint to)
{
  static const char *const has[] = { "has", "have", "hat", "haben", NULL };
  static const char *const own[] = { "his", "her", "their", "seine", "seinen", "sein", NULL };

  return says_pair (r, from, to, has, own, 1);
}

/* "um 14:30 Uhr beginnt ihr nächster Termin", "her next meeting is at 2:30", "a las 14:30 entra en
 * otra reunión": what somebody goes to behind the time that is meant. */
static gboolean
goes_to_next (const HdReading *r, guint from, guint to)
{
  static const char *const whose[] = { "her",   "his",  "their",    "ihr",  "ihre", "sein",
                                       "seine", "son",  "sa",       "leur", "su",   "entra",
                                       "entre", "goes", "enchaine", NULL };
  static const char *const next[] = { "next",    "nachster", "nachste",   "nachstes", "otra",
                                      "otro",    "prochain", "prochaine", "autre",    "siguiente",
                                      "proxima", "another",  "into",      NULL };
  static const char *const nouns[] = { "meeting",  "appointment", "call",    "termin",
                                       "gesprach", "besprechung", "sitzung", "reunion",
                                       "rdv",      "rendez",      "cita",    "llamada",
                                       "clase",    "class",       "slot",    "patient",
                                       NULL };

  for (guint k = from; k + 1 < to; k++)
    /* "Ihr nächster Termin" is the reader's. */
    if (hd_when_says_one (r, k, whose) && !r->t[k].title &&
        says_pair (r, k, MIN (k + 6, to), next, nouns, 2))
      return TRUE;
  return FALSE;
}

/* "The panel meets on Thursday", "la commission se réunit": those who decide, right before their
 * verb. */
static gboolean
panel_meets (const HdReading *r, guint from, guint to)
{
  static const char *const panels[] = { "panel",      "jury",     "committee",
                                        "commission", "comision", "auswahlkommission",
                                        "gremium",    "tribunal", NULL };
  static const char *const verbs[] = { "meets",   "convenes", "tagt",        "reunit", "reune",
                                       "decides", "berat",    "deliberates", NULL };

  return says_pair (r, from, to, panels, verbs, 2);
}

/* "Bosch vuela el jueves", "Alan flies on Thursday", "Frau Pohl fliegt um 18 Uhr" */
static gboolean
travels (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "flies", "travels", "fliegt", "reist",
                                       "vuela", "viaja",   "voyage", NULL };

  for (guint k = from + 1; k < to; k++)
    if (hd_when_says_one (r, k, words) && r->t[k - 1].kind == T_WORD && r->t[k - 1].title)
      return TRUE;
  return FALSE;
}

/* "Visitors may not use phones between 6:00 and 22:00", "darf nicht", "interdit", "prohibido" */
static gboolean
forbids (const HdReading *r, guint from, guint to)
{
  static const char *const alone[] = { "forbidden", "prohibited", "verboten",  "untersagt",
                                       "interdit",  "interdite",  "interdits", "prohibido",
                                       "prohibida", NULL };
  static const char *const may[] = { "may",     "must", "durfen",  "darf", "peut",
                                     "peuvent", "doit", "doivent", NULL };
  static const char *const nots[] = { "not", "nicht", "kein", "keine", "keinen", "pas", NULL };
  static const char *const can[] = {
    "puede", "pueden", "permite", "permiten", "debe", "deben", NULL
  };

  if (hd_when_says_any (r, from, to, alone))
    return TRUE;
  for (guint k = from; k < to; k++)
    {
      if (hd_when_says_one (r, k, may) && hd_when_says_any (r, k + 1, MIN (k + 3, to), nots))
        return TRUE;
      if (hd_when_says (r, k, "not") &&
          (hd_when_says (r, k + 1, "allowed") || hd_when_says (r, k + 1, "permitted")))
        return TRUE;
      if (hd_when_says_one (r, k, can) && k > from &&
          (hd_when_says (r, k - 1, "no") ||
           (k > from + 1 && hd_when_says (r, k - 2, "no") && hd_when_says (r, k - 1, "se"))))
        return TRUE;
    }
  return FALSE;
}

/* "visits us", "besucht uns", "nous rend visite", "viene el día 27", and no "le viene bien" */
static gboolean
visits (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "visit", "visits", "visiting", "visite", "visita", NULL };
  static const char *const us[] = { "us", "uns", "nous", "nos", NULL };

  for (guint k = from; k < to; k++)
    if (hd_when_says (r, k, "viene") && !hd_when_says (r, k + 1, "bien") &&
        !hd_when_says (r, k + 1, "mejor"))
      return TRUE;
  return hd_when_says_any (r, from, to, words) && hd_when_says_any (r, from, to, us);
}

/* "The partners meet on Tuesday", "die Geschäftsführung berät am Dienstag", "le comité se réunit":
 * right behind whom it is about, at @i. */
static gboolean
meets (const HdReading *r, guint i)
{
  static const char *const verbs[] = { "meet",  "meets",  "convenes",   "tagt",
                                       "berat", "trifft", "reunissent", "reunit",
                                       "reune", "reunen", NULL };

  return i > 0 && hd_when_says_any (r, i, i + 3, verbs);
}

/* Whether a part of a sentence only tells what somebody else does, or the writer in a @stretch of
 * time, or what is not allowed in one without a day, @ruled; @away: that nobody is there; @sure: it
 * says what they do. */
static gboolean
tells_of_other (const HdReading *r,
                guint from,
                guint to,
                gboolean stretch,
                gboolean ruled,
                gboolean *away,
                gboolean *sure)
{
  guint behind = read_other (r, from, to);
  gboolean other =
    has_another (r, from, to) || keep_to_themselves (r, from, to) || goes_to_next (r, from, to);
  gboolean busy = has_meeting (r, from, to) || is_in_meeting (r, from, to) || other ||
                  meets (r, behind) || travels (r, from, to) || decides (r, from, to) ||
                  panel_meets (r, from, to) || others_come (r, from, to) ||
                  (ruled && forbids (r, from, to)),
           must = has_to (r, from, to);
  guint cues = 0;

  gboolean theirs = has_own (r, from, to);
  gboolean own = stretch && hd_when_tells_own (r, from, to);

  if ((behind == 0 && !busy && !must && !own && !theirs) || hd_when_is_punct (&r->t[to], '?'))
    return FALSE;
  for (guint k = from; k < to; k++)
    if (hd_when_is_punct (&r->t[k], ':') && r->t[k + 1].kind != T_NUMBER)
      return FALSE;
    else if (r->t[k].kind == T_WORD)
      cues |= hd_when_cue_at (r, k);
  if ((cues & (CUE_READER | CUE_WISH)) != 0 && !other)
    return FALSE;
  busy |= theirs && (cues & CUE_OFFER) == 0;
  *sure = busy;
  *away = behind != 0 && (cues & CUE_AWAY) != 0 && !busy;
  return busy || visits (r, from, to) || (own && (cues & CUE_OFFER) == 0) ||
         (cues & (CUE_TALK | CUE_OFFER)) == 0;
}

static gboolean
has_day (const HdItem *items, guint n, guint first, guint to)
{
  for (guint i = first; i < n && items[i].first < to; i++)
    if (items[i].kind == ITEM_DATE)
      return TRUE;
  return FALSE;
}

static gboolean
has_stretch (const HdItem *items, guint n, guint first, guint to)
{
  for (guint i = first; i < n && items[i].first < to; i++)
    if (items[i].kind == ITEM_TIME && items[i].time.has_end)
      return TRUE;
  return FALSE;
}

/* Drops the times of such a part. Where nothing else is left only the day on which nobody is there
 * stays dropped: "our train leaves at 9" may be what one is to be free for. */
static void
drop_part (HdItem *items, guint n, guint first, guint to, gboolean away, gboolean typed)
{
  gboolean clock = FALSE;

  for (guint i = first; i < n && items[i].first < to; i++)
    clock |= items[i].kind == ITEM_TIME;
  for (guint i = first; i < n && items[i].first < to; i++)
    if ((items[i].kind == ITEM_DATE || items[i].kind == ITEM_TIME) && !items[i].dropped)
      {
        items[i].dropped = items[i].context = TRUE;
        items[i].doubtful = typed && (clock || !away);
      }
}

/**
 * hd_when_mark_others:
 *
 * Drops the times of what others do.
 */
void
hd_when_mark_others (HdReading *r, HdItem *items, guint n)
{
  guint first = 0;

  for (guint from = 0; from < r->n;)
    {
      guint to = from;
      gboolean away = FALSE, sure = FALSE;

      while (first < n && items[first].end <= from)
        first++;
      if (first == n)
        return;
      while (to < r->n && to - from < MAX_PART && !hd_when_parts_clause (r, items, n, first, to))
        to++;
      gboolean stretch = has_stretch (items, n, first, to);

      if (items[first].first < to && r->lines[r->t[from].line].role != LINE_DROPPED &&
          tells_of_other (r, from, to, stretch, stretch && !has_day (items, n, first, to), &away,
                          &sure))
        drop_part (items, n, first, to, away, !sure || r->n < LONG_TEXT);
      from = MAX (to, from + 1);
    }
}
