/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-when-cues.h"
#include "hd-when-join.h"

/* What more than one word says of a clause: a limit, a look back, something of the writer's. */

/* "The job trial starts on Monday", "la visite du poste commence à 9h", "um die Stelle zu besetzen,
 * laden wir Sie am Montag ein": what begins then is no work. */
gboolean
hd_when_names_attended (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "trial",         "talk",        "play",         "fair",
                                       "tour",          "visit",       "test",         "tests",
                                       "briefing",      "messe",       "fuhrung",      "visite",
                                       "probearbeiten", "vorstellung", "probearbeit",  "essai",
                                       "prueba",        "feria",       "besichtigung", "laden",
                                       "lade",          "einladen",    "bitten",       "erwarten",
                                       "invite",        "invitons",    "invitamos",    "expect",
                                       "attendons",     "recevons",    "esperamos",    NULL };

  return hd_when_says_any (r, from, to, words);
}

/* "Sans réponse de votre part le 25", "ohne Rückmeldung bis Freitag" */
static gboolean
lacks_answer (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "sans", "ohne", "sin", "without", NULL };

  for (guint i = from; i + 1 < to; i++)
    if (hd_when_says_one (r, i, words) && r->t[i + 1].kind == T_WORD &&
        (hd_when_cue_at (r, i + 1) & (CUE_REPLY | CUE_FOLLOW)) != 0)
      return TRUE;
  return FALSE;
}

/* "Bookings close at 5pm", "die Anmeldung schließt am Freitag": a date that nobody is away for. */
gboolean
hd_when_closes (const HdReading *r, guint from, guint to)
{
  static const char *const what[] = { "bookings",      "booking",       "registration",
                                      "registrations", "applications",  "candidatures",
                                      "candidaturas",  "ausschreibung", "bewerbungsphase",
                                      "form",          "poll",          "survey",
                                      "anmeldung",     "buchung",       "umfrage",
                                      "formular",      "inscriptions",  "inscription",
                                      "formulaire",    "inscripciones", "formulario",
                                      "reservas",      "slots",         NULL };
  static const char *const verbs[] = { "close",   "closes", "closing",   "end",
                                       "ends",    "endet",  "schliesst", "ferme",
                                       "ferment", "cierra", "cierran",   NULL };
  if (hd_when_says_any (r, from, to, what) && hd_when_says_any (r, from, to, verbs))
    return TRUE;
  /* "Der Link läuft am Sonntag ab." */
  while (to > from && r->t[to - 1].kind == T_PUNCT)
    to--;
  return to > from + 1 && hd_when_says (r, to - 1, "ab") &&
         hd_when_says_any (r, from, to, (const char *const[]){ "lauft", "laufen", NULL });
}

/* "Your first day will be 1 February", "erster Arbeitstag", "votre premier jour": when the work
 * begins. */
static gboolean
names_first_day (const HdReading *r, guint from, guint to)
{
  static const char *const first[] = { "first", "erster", "ersten", "premier", "primer", NULL };
  static const char *const day[] = { "day", "arbeitstag", "jour", "dia", NULL };
  static const char *const yours[] = { "your", "ihr", "ihren", "dein", "votre",
                                       "ton",  "su",  "tu",    NULL };

  /* "available to start on 1 March" */
  static const char *const ready[] = { "available", "able", "free", "ready", "expected", NULL };
  static const char *const start[] = { "start", "begin", "join", "commence", NULL };

  for (guint i = from; i + 2 < to; i++)
    if (hd_when_says_one (r, i, ready) && hd_when_says (r, i + 1, "to") &&
        hd_when_says_one (r, i + 2, start))
      return TRUE;
  for (guint i = from; i + 1 < to; i++)
    if (hd_when_says_one (r, i, first) && hd_when_says_one (r, i + 1, day) &&
        (hd_when_says (r, i + 1, "arbeitstag") || (i > from && hd_when_says_one (r, i - 1, yours))))
      return TRUE;
  return FALSE;
}

/* "Désolé d'avoir raté ton appel à 9h30": no "rate" of pay. */
static gboolean
misses_call (const HdReading *r, guint from, guint to)
{
  static const char *const missed[] = { "rate", "manque", NULL };
  static const char *const calls[] = { "appel", "appels", "coup", NULL };

  for (guint i = from; i < to; i++)
    if (hd_when_says_one (r, i, missed) && hd_when_says_any (r, i + 1, MIN (to, i + 4), calls))
      return TRUE;
  return FALSE;
}

/* "I'll get back to you tomorrow", "ich melde mich morgen", "je reviens vers vous lundi", "te
 * escribo mañana": when somebody will write. */
static gboolean
follows_up (const HdReading *r, guint from, guint to)
{
  static const char *const pairs[][2] = {
    { "get", "back" },           { "tiens", "courant" },   { "tiendrai", "courant" },
    { "keep", "posted" },        { "halte", "laufenden" }, { "mantengo", "informado" },
    { "mantengo", "informada" }, { "check", "in" },        { "getting", "back" },
    { "come", "back" },          { "be", "touch" },        { "in", "touch" },
    { "melde", "mich" },         { "melden", "uns" },      { "meldet", "sich" },
    { "reviens", "vers" },       { "reviendrai", "vers" }, { "reviendrons", "vers" },
    { "revenons", "vers" },      { "te", "digo" },         { "te", "aviso" },
    { "le", "aviso" },           { "os", "digo" },
  };

  for (guint k = from; k + 1 < to; k++)
    if (r->t[k].kind == T_NUMBER &&
        (hd_when_is_punct (&r->t[k + 1], ':') || hd_when_is (&r->t[k + 1], W_H, NULL) ||
         hd_when_is (&r->t[k + 1], W_AM, NULL) || hd_when_is (&r->t[k + 1], W_PM, NULL) ||
         (k > from && hd_when_is (&r->t[k - 1], W_AT, NULL))))
      return FALSE;
  for (guint k = from; k < to; k++)
    for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
      if (hd_when_says (r, k, pairs[p][0]) &&
          hd_when_says_any (r, k + 1, MIN (to, k + 5),
                            (const char *const[]){ pairs[p][1], NULL }) &&
          (strcmp (pairs[p][1], "back") != 0 || hd_when_says (r, k + 2, "to")))
        return TRUE;
  return FALSE;
}

/* Whether the words between two tokens set a limit in time or look back, and offer none. */
gboolean
hd_when_sets_limit (const HdReading *r, guint from, guint to)
{
  return follows_up (r, from, to) || hd_when_closes (r, from, to) || lacks_answer (r, from, to) ||
         names_first_day (r, from, to) || misses_call (r, from, to);
}

/* "I have a meeting at 2", "j'ai une réunion à 14h", "ich habe um 10 ein Meeting": what the writer
 * does else. */
gboolean
hd_when_tells_own (const HdReading *r, guint from, guint to)
{
  static const char *const nouns[] = { "meeting",     "standup",  "reunion", "appointment",
                                       "besprechung", "kurs",     "cours",   "dentista",
                                       "rdv",         "zahnarzt", "cita",    "lesson",
                                       "class",       "termin",   "call",    NULL };
  /* "I'm out from 3:30", "ich muss um 21 Uhr los", "je suis en réunion de 11h à 13h" */
  static const struct
  {
    const char *first, *last;
  } pairs[] = {
    { "out", "of" },        { "m", "out" },         { "am", "out" },
    { "have", "leave" },    { "need", "leave" },    { "have", "go" },
    { "need", "go" },       { "muss", "los" },      { "muss", "weg" },
    { "muss", "gehen" },    { "bin", "weg" },       { "bin", "besprechung" },
    { "bin", "termin" },    { "bin", "meeting" },   { "bin", "beschaftigt" },
    { "suis", "reunion" },  { "suis", "pris" },     { "suis", "prise" },
    { "dois", "partir" },   { "m", "meetings" },    { "m", "meeting" },
    { "am", "meeting" },    { "estoy", "reunido" }, { "estoy", "reunida" },
    { "tengo", "irme" },    { "tengo", "que" },     { "m", "car" },
    { "am", "car" },        { "sitze", "auto" },    { "bin", "auto" },
    { "suis", "voiture" },  { "suis", "route" },    { "estoy", "coche" },
    { "estoy", "reunion" }, { "m", "stuck" },       { "s", "stuck" },
  };
  static const struct
  {
    const char *first, *last;
  } has[] = { { "i", "have" },   { "ve", "got" },   { "she", "has" }, { "he", "has" },
              { "ich", "habe" }, { "habe", "ich" }, { "ai", "une" },  { "ai", "un" },
              { "ich", "hab" },  { "hab", "ich" },  { "jai", "un" },  { "jai", "une" } };
  gboolean mine = FALSE;

  for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
    for (guint i = from, begun = FALSE; i < to; i++)
      {
        if (begun && hd_when_says (r, i, pairs[p].last))
          return TRUE;
        begun = begun || hd_when_says (r, i, pairs[p].first);
      }
  for (guint i = from; i + 1 < to; i++)
    {
      for (guint p = 0; p < G_N_ELEMENTS (has); p++)
        mine |= hd_when_says (r, i, has[p].first) && hd_when_says (r, i + 1, has[p].last);
      mine |= hd_when_says (r, i, "tengo");
      if (mine && hd_when_says_one (r, i + 1, nouns))
        return TRUE;
    }
  return FALSE;
}

/* "Merci de venir mardi", and no "merci d'être venu", "merci d'avoir appelé" */
static gboolean
requests (const HdReading *r, guint i)
{
  static const char *const past[] = { "etre", "avoir", NULL };
  guint k = i + 2;

  if (!hd_when_says (r, i, "merci") ||
      !(hd_when_says (r, i + 1, "de") || hd_when_says (r, i + 1, "d")))
    return FALSE;
  for (; k < i + 6; k++)
    {
      const char *word = hd_when_text (r, k);

      if (g_str_has_suffix (word, "er") || g_str_has_suffix (word, "ir") ||
          g_str_has_suffix (word, "re"))
        return !hd_when_says_one (r, k, past) && strlen (word) > 3 && strcmp (word, "votre") != 0 &&
               strcmp (word, "notre") != 0;
    }
  return FALSE;
}

/* "thank you for", "merci de", "great to meet", "es hat mich gefreut": the words that a look back
 * begins with. */
static gboolean
looks_back (const HdReading *r, guint i)
{
  static const char *const thanks[] = { "thank",   "thanks",  "danke",    "dank", "merci",
                                        "gracias", "bedanke", "remercie", NULL };
  static const char *const for_what[] = { "for", "fur",  "furs", "pour", "de",
                                          "d",   "dass", "por",  NULL };
  static const char *const good[] = { "great",   "good",    "nice",  "lovely",  "pleasure",
                                      "enjoyed", "ravi",    "ravie", "plaisir", "gusto",
                                      "placer",  "gefreut", NULL };
  static const char *const done[] = { "to",        "speaking", "talking", "meeting",   "chatting",
                                      "chat",      "de",       "haber",   "sie",       "dich",
                                      "our",       "the",      "hablar",  "conversar", "conocerte",
                                      "conocerle", NULL };
  static const char *const others[] = { "confirm", "hear", "read", "know", "learn", "see", NULL };
  /* "au plaisir de vous rencontrer", "ce serait un plaisir" */
  static const char *const yet[] = { "au", "serait", "sera", "seria", NULL };

  if (r->t[i].kind != T_WORD || requests (r, i))
    return FALSE;
  /* "Great to hear that you can speak on Friday" */
  if (hd_when_says_one (r, i, good) && hd_when_says (r, i + 1, "to") &&
      hd_when_says_any (r, i + 2, MIN (i + 4, r->n), others))
    return FALSE;
  if (hd_when_says_one (r, i, good))
    return hd_when_says_one (r, i + 1, done) && !hd_when_says_any (r, i > 2 ? i - 2 : 0, i, yet);
  return hd_when_says_one (r, i, thanks) &&
         hd_when_says_any (r, i + 1, MIN (i + 6, r->n), for_what);
}

/* What one thanks for when it is over. */
static const char *const thanked[] = {
  "time",       "chat",           "chatting",   "call",         "talk",
  "talking",    "speaking",       "visit",      "coming",       "conversation",
  "meeting",    "gesprach",       "telefonat",  "besuch",       "zeit",
  "temps",      "kennenlernen",   "appel",      "echange",      "visite",
  "rencontrer", "charla",         "llamada",    "conversacion", "visita",
  "tiempo",     "conocerte",      "conocerle",  "meet",         "message",
  "mail",       "email",          "note",       "nachricht",    "anruf",
  "venue",      "venida",         "asistencia", "deplacement",  "atenderme",
  "atendernos", "tour",           "mensaje",    "correo",       "courriel",
  "speak",      "kennenzulernen", "rencontre",  "venir",        "venido",
  "venu",       "gekommen",       "waren",      "hablar",       "conversar",
  "austausch",  "unterhaltung",   NULL
};

/* "since the interview on Monday at 2", "seit dem Gespräch am Montag", and no "since the interview
 * is on Monday". */
static gboolean
says_since (const HdReading *r, guint i, guint to)
{
  static const char *const since[] = { "since", "seit", "depuis", "desde", NULL };
  static const char *const on[] = { "on", "am", "vom", "de", "du", "del", "at", "um", NULL };

  if (!hd_when_says_one (r, i, since))
    return FALSE;
  for (guint k = i + 1; k < MIN (i + 5, to); k++)
    if (r->t[k].kind == T_WORD && (hd_when_cue_at (r, k) & CUE_TALK) != 0)
      return hd_when_says_one (r, k + 1, on);
  return FALSE;
}

/* "Thank you for your time on Friday", "es war schön, Sie am Dienstag kennenzulernen": a day that
 * is past, whatever weekday it is. */
gboolean
hd_when_thanks_for (const HdReading *r, guint from, guint to)
{
  gboolean begun = FALSE;

  for (guint i = from; i < to; i++)
    {
      begun = begun || looks_back (r, i);
      if ((begun && hd_when_says_one (r, i, thanked)) || says_since (r, i, to))
        return TRUE;
    }
  return FALSE;
}

/* The same in either order: "vous êtes venue nous rencontrer et nous vous en remercions". */
gboolean
hd_when_thanks_in (const HdReading *r, guint from, guint to)
{
  static const char *const thanks[] = { "thank",     "thanks",     "danke",        "danken",
                                        "dank",      "bedanken",   "merci",        "remercions",
                                        "remercie",  "remerciant", "gracias",      "agradecemos",
                                        "agradezco", "agradecer",  "agradeciendo", NULL };

  return hd_when_says_any (r, from, to, thanks) && hd_when_says_any (r, from, to, thanked);
}

/**
 * hd_when_part_of_time:
 * @first: no item before it begins from @from on
 *
 * "Thank you for the call, and see you on Tuesday", "danke und bis Dienstag", but "danke, dass Sie
 * am Dienstag da waren", "thanks, Ann, for Tuesday"
 *
 * Returns: where what is said of the first date or time of a clause begins
 */
guint
hd_when_part_of_time (const HdReading *r, guint first, guint from, guint to)
{
  static const char *const joins[] = { "dass", "that", "for", "fur", "pour", "por", "para",
                                       "on",   "am",   "le",  "el",  "last", "als", NULL };
  static const char *const fresh[] = { "see",  "bis",  "wir", "nos",   "hasta",   "a",
                                       "look", "talk", "let", "freue", "looking", "speak",
                                       "i",    "we",   "ich", "je",    "nous",    NULL };
  guint k = from;

  for (guint i = first; i < r->items->len && k == from; i++)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, i);

      if (item->first >= to)
        break;
      if (item->first > from && (item->kind == ITEM_DATE || item->kind == ITEM_TIME))
        k = item->first;
    }
  for (; k > from; k--)
    {
      gboolean comma = hd_when_is_punct (&r->t[k - 1], ',');
      guint next = comma ? hd_when_skip_optional (r, k, W_AND) : k;

      if ((comma && !hd_when_says_one (r, next, joins)) ||
          ((hd_when_is (&r->t[k - 1], W_AND, NULL) || hd_when_is_punct (&r->t[k - 1], '-')) &&
           hd_when_says_one (r, k, fresh)))
        return k;
    }
  return from;
}

/* "wegen des Streiks am 19. November", "due to the strike on …", "en raison de la grève du …": the
 * day of a reason. */
gboolean
hd_when_gives_reason (const HdReading *r, guint i)
{
  static const char *const words[] = { "wegen", "aufgrund", "because", "due", "raison",
                                       "cause", "debido",   "causa",   NULL };
  guint from = hd_when_sentence (r, i, 6).from;

  for (guint k = i; k > from; k--)
    if (r->t[k - 1].kind != T_WORD)
      return FALSE;
    else if (hd_when_says_one (r, k - 1, words))
      return TRUE;
  return FALSE;
}

/* "jeden Montag", "chaque lundi", "todos los lunes", "every Monday" */
gboolean
hd_when_says_each (const HdReading *r, guint i)
{
  static const char *const words[] = { "every", "each", "jeden", "jeder", "chaque", "cada", NULL };

  return (i > 0 && hd_when_says_one (r, i - 1, words)) || hd_when_says_one (r, i, words) ||
         (i > 1 && hd_when_says (r, i - 1, "los") && hd_when_says (r, i - 2, "todos")) ||
         (i > 1 && hd_when_says (r, i - 1, "les") && hd_when_says (r, i - 2, "tous"));
}

/* "If you cannot make Tuesday", "falls es nicht passt", "si no te va bien", and no "sí": whether
 * some word between two tokens makes what follows a condition. */
gboolean
hd_when_says_if (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "if",     "wenn",    "falls",  "sofern",
                                       "sollte", "sollten", "should", NULL };

  if (hd_when_says_any (r, from, to, words))
    return TRUE;
  for (guint k = from; k < to; k++)
    if (hd_when_says (r, k, "si") && hd_when_is_plain (r, k))
      return TRUE;
  return FALSE;
}

/* "The bell doesn't work", "der Link für Dienstag geht nicht", "la sonnette ne marche pas": whether
 * what the words at @i deny is a thing, and no time. */
gboolean
hd_when_fails_thing (const HdReading *r, guint i)
{
  static const char *const things[] = {
    "bell",   "doorbell", "buzzer",  "intercom",  "lift",     "elevator",   "link",
    "camera", "wifi",     "printer", "parking",   "klingel",  "aufzug",     "fahrstuhl",
    "kamera", "mikrofon", "drucker", "parken",    "sonnette", "interphone", "ascenseur",
    "lien",   "timbre",   "enlace",  "microfono", "ascensor", "microphone", NULL
  };
  static const char *const for_what[] = { "for", "fur", "pour", "para", "zum", "zu", "du", NULL };
  static const char *const it[] = { "it", "that", "this", "es", "das", "ca", "cela", "eso", NULL };
  guint from = hd_when_sentence (r, i, 20).from;

  /* "Wegen der Klingel passt es nicht" */
  if (hd_when_says_one (r, i + 1, it))
    return FALSE;
  for (guint k = from; k < MIN (from + 4, i); k++)
    if (hd_when_says_one (r, k, things) && hd_when_says_one (r, k + 1, for_what))
      return TRUE;
  for (guint k = i; k > from && i - k < 4 && r->t[k - 1].kind == T_WORD; k--)
    if (hd_when_says_one (r, k - 1, it) || hd_when_is (&r->t[k - 1], W_WEEKDAY, NULL))
      return FALSE;
    else if (hd_when_says_one (r, k - 1, things))
      return TRUE;
  return FALSE;
}

/* "Ne serait-il pas possible mardi ?": whether a French question turns round the verb at @i. */
static gboolean
asks_turned (const HdReading *r, guint i)
{
  static const char *const verbs[] = { "serait", "seraient",     "pourrait",
                                       "irait",  "conviendrait", NULL };
  static const char *const who[] = { "il", "ils", "ce", "elle", "on", NULL };

  return hd_when_says_one (r, i, verbs) && hd_when_is_punct (&r->t[i + 1], '-') &&
         hd_when_says_one (r, i + 2, who);
}

/* A comma that stands in no date: "ok, Dienstag", and no "Dienstag, 1. Dezember, 10 Uhr",
 * "Dienstag, der 17., um 10", "Tuesday, the 17th, at 10". */
static gboolean
parts_days (const HdReading *r, guint i)
{
  const HdToken *before = &r->t[i - 1];
  guint day = i + 1 + hd_when_is (&r->t[i + 1], W_ON, NULL);

  if (i > 1 && r->t[i - 2].kind == T_NUMBER && !before->space)
    before--;
  return hd_when_is_punct (&r->t[i], ',') &&
         (hd_when_is (&r->t[day], W_WEEKDAY, NULL) ||
          !(before->kind == T_NUMBER || hd_when_is (before, W_WEEKDAY, NULL) ||
            hd_when_is (before, W_MONTH, NULL) || hd_when_is (before, W_H, NULL)));
}

static gboolean
is_day (const HdReading *r, guint k)
{
  return hd_when_is (&r->t[k], W_WEEKDAY, NULL) || hd_when_is (&r->t[k], W_RELDAY, NULL);
}

/* Whether one time is named before @k and another one behind it: "ok, Dienstag um 10", and no
 * "Would Tuesday at 10, as discussed, not be possible?", "Wäre es Ihnen, Herr Meier, am Dienstag
 * …"; or a reason with one begins there: "to move, as Tuesday at 10 …". */
static gboolean
parts_times (const HdReading *r, guint from, guint k, guint to)
{
  gboolean day = FALSE, hour = FALSE;

  if (k > from && hd_when_is_punct (&r->t[k - 1], ',') && r->t[k].kind == T_WORD &&
      (is_day (r, k + 1) || is_day (r, k + 2)))
    return TRUE;
  for (guint j = from; j < k; j++)
    {
      day |= is_day (r, j);
      hour |= r->t[j].kind == T_NUMBER;
    }
  for (guint j = k + 1; j < to; j++)
    if ((day && is_day (r, j)) || (hour && r->t[j].kind == T_NUMBER))
      return TRUE;
  return FALSE;
}

/* "Wäre Dienstag um 10 nicht möglich?": whether a question begins with its verb and has one clause
 * up to the words at @i that would refuse, so that they are said of what it asks for. */
static gboolean
asks_as_one (const HdReading *r, HdWhenSentence s, guint i)
{
  static const char *const asks[] = { "would",  "is",    "ware", "ist", "ginge",
                                      "serait", "seria", "est",  "es",  NULL };
  static const char *const parts[] = { "as",    "since",   "because", "but",     "weil",
                                       "da",    "denn",    "aber",    "car",     "mais",
                                       "parce", "puisque", "porque",  "pues",    "pero",
                                       "que",   "than",    "als",     "another", NULL };

  if (!hd_when_says_one (r, s.from, asks) || hd_when_says (r, s.from + 1, "there") ||
      (hd_when_says (r, s.from, "es") && r->language != HD_LANG_ES))
    return FALSE;
  /* "Es que el martes no me va, ¿no?" tells of it, and "¿Es que …?" asks. */
  if (hd_when_says (r, s.from, "es") && hd_when_says (r, s.from + 1, "que") &&
      !(s.from > 0 && hd_when_is_punct (&r->t[s.from - 1], 0xbf)))
    return FALSE;
  /* "Est-ce que mardi est impossible ?" */
  if (hd_when_says (r, s.from, "est") && hd_when_says (r, s.from + 2, "ce"))
    s.from += 3;
  for (guint k = s.from + 1; k <= i || k < s.to; k++)
    if ((parts_days (r, k) || hd_when_says_one (r, k, parts)) &&
        parts_times (r, s.from, k, MAX (i, s.to)))
      return FALSE;
  return TRUE;
}

/* "Is 5pm too late for you?", "17h c'est trop tard ?": asked of the only hour of its sentence. */
static gboolean
asks_too (const HdReading *r, guint i, guint to)
{
  static const char *const too[] = { "too", "zu", "trop", "muy", "demasiado", NULL };

  if (!hd_when_says_one (r, i, too))
    return FALSE;
  for (guint k = i; k < to; k++)
    if (r->t[k].kind == T_NUMBER || hd_when_is_punct (&r->t[k], ',') ||
        hd_when_is_punct (&r->t[k], ':') || hd_when_is (&r->t[k], W_OR, NULL))
      return FALSE;
  return TRUE;
}

/* "Is it not possible on Thursday at 10?", "Ginge es nicht am Freitag?": a question that begins
 * with words that would refuse, at @i, suggests what it names; but "statt Di 14 Uhr lieber Mi 15
 * Uhr?" */
gboolean
hd_when_suggests_so (const HdReading *r, guint i)
{
  static const char *const in_place[] = { "statt", "anstatt", "anstelle", "instead",
                                          "lieu",  "lugar",   NULL };
  HdWhenSentence s = hd_when_sentence (r, i, 30);

  /* "Ginge heute 18 Uhr statt morgen um 12?", but "… statt finden?" */
  if (hd_when_says_one (r, i, in_place) && !g_str_has_prefix (hd_when_text (r, i + 1), "find"))
    return FALSE;
  if (hd_when_is_punct (&r->t[s.to], '?') && asks_too (r, i, s.to))
    return TRUE;
  s.from += s.from < i && hd_when_is_punct (&r->t[s.from], 0xbf);
  if (i > s.from && s.to - i <= 4 && hd_when_is_punct (&r->t[s.to], '?') && asks_as_one (r, s, i))
    return TRUE;
  for (guint k = i; k < MIN (i + 2, s.to) && hd_when_is_punct (&r->t[s.to], '?'); k++)
    if (asks_turned (r, k))
      return TRUE;
  if (hd_when_says_one (r, i, in_place) || i - s.from > 4 || !hd_when_is_punct (&r->t[s.to], '?'))
    return FALSE;
  for (guint k = s.from; k < s.to; k++)
    if (hd_when_is_punct (&r->t[k], ',') || hd_when_begins_clause (r, k) ||
        (k < i && r->t[k].kind == T_NUMBER))
      return FALSE;
  return TRUE;
}

/* "Si tienes cualquier duda, estoy en la oficina de 9:00 a 17:30", "any questions? I'm in the
 * office 9 to 5": when somebody answers what one asks. */
gboolean
hd_when_answers_questions (const HdReading *r, guint from, guint to)
{
  static const char *const be[] = { "m",     "am",      "bin", "sind",   "suis",
                                    "estoy", "estamos", "are", "sommes", NULL };
  static const char *const office[] = { "office", "buro", "bureau", "oficina", "despacho", NULL };
  static const char *const asked[] = { "question",  "questions", "query",      "queries",
                                       "fragen",    "frage",     "ruckfragen", "duda",
                                       "dudas",     "pregunta",  "preguntas",  "consulta",
                                       "consultas", NULL };
  HdWhenSentence before = hd_when_sentence (r, from > 1 ? from - 2 : 0, 12);

  return hd_when_says_any (r, from, to, be) && hd_when_says_any (r, from, to, office) &&
         (hd_when_says_any (r, from, to, asked) ||
          hd_when_says_any (r, before.from, before.to, asked));
}

/* "Büro erreichbar Mo-Do 8-16 Uhr", "reception open Mon-Fri 9-5": the hours of a place, which
 * nobody types for the sake of a time. */
gboolean
hd_when_begins_with_place (const HdReading *r, guint from, guint to)
{
  static const char *const places[] = { "buro",     "sekretariat", "praxis",     "empfang",
                                        "zentrale", "office",      "reception",  "desk",
                                        "accueil",  "bureau",      "bureaux",    "secretariat",
                                        "oficina",  "recepcion",   "secretaria", NULL };
  while (from < to && hd_when_is (&r->t[from], W_THE, NULL))
    from++;
  return hd_when_says_any (r, from, MIN (from + 2, to), places);
}

/* "au plus tard", "a más tardar", "at the latest", "no later than" */
gboolean
hd_when_says_latest (const HdReading *r, guint i)
{
  static const char *const pairs[][2] = { { "plus", "tard" },
                                          { "mas", "tardar" },
                                          { "muy", "tarde" },
                                          { "later", "than" },
                                          { "the", "latest" } };

  for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
    if (hd_when_says (r, i, pairs[p][0]) && hd_when_says (r, i + 1, pairs[p][1]))
      return TRUE;
  return FALSE;
}
